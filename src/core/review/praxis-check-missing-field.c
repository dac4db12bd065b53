/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cite/praxis-work.h"
#include "praxis-checks.h"

/* What a reference of its kind has and this one has not. A reference that is kept as it was printed has no fields at all. */

static const struct
{
  PraxisWorkKind  kind;
  const char     *variable;
  PraxisSeverity  severity;
} needed[] = {
  { PRAXIS_WORK_ARTICLE, "author", PRAXIS_SEVERITY_DOUBT },
  { PRAXIS_WORK_ARTICLE, "issued", PRAXIS_SEVERITY_DOUBT },
  { PRAXIS_WORK_ARTICLE, "container-title", PRAXIS_SEVERITY_DOUBT },
  { PRAXIS_WORK_ARTICLE, "volume", PRAXIS_SEVERITY_SUGGESTION },
  { PRAXIS_WORK_ONLINE_FIRST, "author", PRAXIS_SEVERITY_DOUBT },
  { PRAXIS_WORK_ONLINE_FIRST, "issued", PRAXIS_SEVERITY_DOUBT },
  { PRAXIS_WORK_ONLINE_FIRST, "container-title", PRAXIS_SEVERITY_DOUBT },
  { PRAXIS_WORK_CHAPTER, "author", PRAXIS_SEVERITY_DOUBT },
  { PRAXIS_WORK_CHAPTER, "issued", PRAXIS_SEVERITY_DOUBT },
  { PRAXIS_WORK_CHAPTER, "container-title", PRAXIS_SEVERITY_DOUBT },
  { PRAXIS_WORK_CHAPTER, "publisher", PRAXIS_SEVERITY_SUGGESTION },
  { PRAXIS_WORK_BOOK, "author", PRAXIS_SEVERITY_DOUBT },
  { PRAXIS_WORK_BOOK, "issued", PRAXIS_SEVERITY_DOUBT },
  { PRAXIS_WORK_BOOK, "publisher", PRAXIS_SEVERITY_SUGGESTION },
  { PRAXIS_WORK_THESIS, "author", PRAXIS_SEVERITY_DOUBT },
  { PRAXIS_WORK_THESIS, "issued", PRAXIS_SEVERITY_DOUBT },
  { PRAXIS_WORK_THESIS, "publisher", PRAXIS_SEVERITY_SUGGESTION },
  { PRAXIS_WORK_REPORT, "issued", PRAXIS_SEVERITY_DOUBT },
  { PRAXIS_WORK_PREPRINT, "author", PRAXIS_SEVERITY_DOUBT },
  { PRAXIS_WORK_PREPRINT, "issued", PRAXIS_SEVERITY_DOUBT },
};

static gboolean
has_names (PraxisCitation *citation,
           const char     *variable)
{
  g_autoptr(GPtrArray) names = praxis_citation_get_names (citation, variable);

  return names->len > 0;
}

/* Whether the work has what it needs; books have editors as well as authors, and what is "in press" has its date later. */
static gboolean
has_variable (PraxisCitation *citation,
              PraxisWorkKind  kind,
              const char     *variable)
{
  g_autofree char *text = NULL;

  if (g_str_equal (variable, "author"))
    return has_names (citation, "author") || (kind == PRAXIS_WORK_BOOK && has_names (citation, "editor"));
  if (g_str_equal (variable, "issued") && praxis_citation_get_field (citation, "status") != NULL)
    return TRUE;
  /* An article with a number needs no volume. */
  if (g_str_equal (variable, "volume") &&
      (praxis_citation_get_field (citation, "number") != NULL || praxis_citation_get_field (citation, "issue") != NULL))
    return TRUE;
  text = praxis_work_dup_text (citation, variable);
  return *text != '\0';
}

static const char *
get_label (PraxisWorkKind  kind,
           const char     *variable)
{
  gsize n_fields;
  const PraxisWorkField *fields = praxis_work_kind_get_fields (kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    {
      if (g_str_equal (fields[i].variable, variable))
        return praxis_work_field_get_label (&fields[i]);
    }
  return variable;
}

static void
remark (PraxisReviewContext *context,
        guint                index,
        PraxisWorkKind       kind,
        const char          *variable,
        PraxisSeverity       severity)
{
  /* Translators: %s is a field of a work: "Publisher" */
  g_autofree char *message = g_strdup_printf (_("The reference has nothing for “%s”."), get_label (kind, variable));
  /* Translators: %s is a kind of work: "Journal article" */
  g_autofree char *reason = g_strdup_printf (_("It belongs to a reference of this kind: “%s”."), praxis_work_kind_get_label (kind));
  g_autofree char *key = g_strdup_printf ("%u %s", index, variable);

  praxis_review_remark (context, &(PraxisRemarkFields) {
    .severity = severity,
    .place = { .field = PRAXIS_DRAFT_CITATIONS, .index = index, .variable = variable },
    .message = message,
    .reason = reason,
    .key = key,
  });
}

static void
check_work (PraxisReviewContext *context,
            guint                index,
            PraxisCitation      *citation)
{
  PraxisWorkKind kind = praxis_work_get_kind (citation);

  if (praxis_citation_is_verbatim (citation))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      if (needed[i].kind == kind && !has_variable (citation, kind, needed[i].variable))
        remark (context, index, kind, needed[i].variable, needed[i].severity);
    }
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (context));

  for (guint i = 0; i < citations->len; i++)
    check_work (context, i, citations->pdata[i]);
}

const PraxisCheck praxis_check_missing_field = {
  .name = "missing-field",
  .label = N_("Missing parts of references"),
  .rule = N_("A reference has what belongs to its kind: an article its journal, a chapter its book, a book its publisher."),
  .source = "APA 7, 9.4",
  .fields = PRAXIS_CHECK_READS (CITATIONS),
  .run = run,
};
