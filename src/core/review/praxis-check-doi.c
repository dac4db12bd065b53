/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cite/praxis-identifier.h"
#include "praxis-checks.h"

/* How people name a DOI where only the DOI itself should stand. */
static gboolean
is_wrapped (const char *doi,
            const char *bare)
{
  return g_ascii_strcasecmp (doi, bare) != 0;
}

static void
remark (PraxisReviewContext *context,
        guint                index,
        const char          *doi,
        const char          *bare)
{
  g_autofree char *message = NULL;
  g_autofree char *fix = bare != NULL ? g_strdup_printf (_("Write “%s”"), bare) : NULL;

  message = bare != NULL
    ? g_strdup_printf (_("“%s” is more than a DOI."), doi)
    : g_strdup_printf (_("“%s” is no DOI."), doi);
  praxis_review_remark (context, &(PraxisRemarkFields) {
    .severity = bare != NULL ? PRAXIS_SEVERITY_SUGGESTION : PRAXIS_SEVERITY_ERROR,
    .place = { .field = PRAXIS_DRAFT_CITATIONS, .index = index, .variable = "DOI" },
    .text = doi,
    .message = message,
    .reason = _("A DOI starts with “10.”, the number of who registered it, and a slash: “10.1002/wps.21035”. Others would "
                "lead readers nowhere."),
    .fix_label = fix,
    .replacement = bare,
    .original = doi,
  });
}

static void
check_work (PraxisReviewContext *context,
            guint                index,
            PraxisCitation      *citation)
{
  const char *doi = praxis_citation_get_field (citation, "DOI");
  g_autofree char *bare = NULL;

  if (doi == NULL || *doi == '\0')
    return;
  if (praxis_identifier_parse (doi, &bare) != PRAXIS_IDENTIFIER_DOI)
    g_clear_pointer (&bare, g_free);
  if (bare == NULL || is_wrapped (doi, bare))
    remark (context, index, doi, bare);
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (context));

  for (guint i = 0; i < citations->len; i++)
    check_work (context, i, citations->pdata[i]);
}

const PraxisCheck praxis_check_doi = {
  .name = "doi",
  .label = N_("DOI"),
  .rule = N_("A DOI starts with “10.”, a number of the one who registered it, and a slash."),
  .source = "ISO 26324:2022",
  .fields = PRAXIS_CHECK_READS (CITATIONS),
  .run = run,
};
