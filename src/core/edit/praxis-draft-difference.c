/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-difference.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cite/praxis-references.h"

static void
free_field (gpointer data)
{
  PraxisFieldDifference *field = data;

  g_free (field->field);
  g_free (field->label);
  g_clear_pointer (&field->pieces, g_ptr_array_unref);
  g_free (field);
}

/* Adds a field where something differs. */
static void
add_field (GPtrArray  *fields,
           const char *name,
           const char *label,
           GPtrArray  *pieces)
{
  PraxisFieldDifference *field;
  gboolean differs = FALSE;

  for (guint i = 0; i < pieces->len; i++)
    differs = differs || ((PraxisDifferencePiece *) pieces->pdata[i])->kind != PRAXIS_DIFFERENCE_SAME;
  if (!differs)
    {
      g_ptr_array_unref (pieces);
      return;
    }
  field = g_new0 (PraxisFieldDifference, 1);
  field->field = g_strdup (name);
  field->label = g_strdup (label);
  field->pieces = pieces;
  g_ptr_array_add (fields, field);
}

static void
add_text (GPtrArray  *fields,
          const char *name,
          const char *label,
          const char *before,
          const char *after)
{
  if (g_strcmp0 (before, after) != 0)
    add_field (fields, name, label, praxis_difference_of_texts (before != NULL ? before : "", after != NULL ? after : ""));
}

/* The references, one a line, as the reader sees them. */
static char *
dup_references (PraxisDraft      *draft,
                PraxisReferences *references)
{
  GPtrArray *citations = praxis_draft_get_citations (draft);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < citations->len; i++)
    {
      g_autofree char *reference = praxis_references_dup_text (references, citations->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", reference);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* What is added to a line, where it was given. */
static void
append_words (GString    *text,
              const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, " · %s", words);
}

/* One a line, with all that a person has said of it. */
static char *
dup_findings (PraxisDraft *draft)
{
  GPtrArray *findings = praxis_draft_get_findings (draft);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const PraxisFindingFields *fields = praxis_finding_get_fields (findings->pdata[i]);
      g_autofree char *numbers = praxis_finding_to_text (findings->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", numbers);
      append_words (text, fields->comparison);
      append_words (text, fields->time_point);
      if (fields->direction != PRAXIS_DIRECTION_UNKNOWN)
        append_words (text, praxis_direction_get_label (fields->direction));
      if (fields->is_explained)
        append_words (text, C_("finding", "explained in the post"));
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
dup_notices (PraxisDraft *draft)
{
  GPtrArray *notices = praxis_draft_get_notices (draft);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < notices->len; i++)
    {
      PraxisNotice *notice = notices->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                              praxis_notice_state_get_label (praxis_notice_get_state (notice)));
      append_words (text, praxis_notice_get_doi (notice));
      append_words (text, praxis_notice_get_pmid (notice));
      append_words (text, praxis_notice_get_date (notice));
      append_words (text, praxis_notice_get_notice_doi (notice));
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
add_evidence (GPtrArray   *fields,
              PraxisDraft *before,
              PraxisDraft *after)
{
  g_autofree char *findings_before = dup_findings (before), *findings_after = dup_findings (after);
  g_autofree char *notices_before = dup_notices (before), *notices_after = dup_notices (after);

  add_text (fields, "findings", C_("field of a post", "Findings"), findings_before, findings_after);
  add_text (fields, "notices", C_("field of a post", "Notices about the Works"), notices_before, notices_after);
}

static void
add_months (GPtrArray   *fields,
            PraxisDraft *before,
            PraxisDraft *after)
{
  g_autofree char *first = praxis_month_format (praxis_draft_get_month (before));
  g_autofree char *second = praxis_month_format (praxis_draft_get_month (after));
  const char * const months[][2] = { { first, NULL }, { second, NULL } };

  /* A month is one thing: "March 2023" to "March 2024" is not the change of a number. */
  if (praxis_draft_get_month (before) != praxis_draft_get_month (after))
    add_field (fields, "month", C_("field of a post", "Issue"), praxis_difference_of_labels (months[0], months[1]));
}

static int
compare_labels (gconstpointer a,
                gconstpointer b)
{
  return g_utf8_collate (*(const char * const *) a, *(const char * const *) b);
}

/* In the order of the alphabet, since that in which they were chosen means nothing. */
static GStrv
dup_sorted_terms (PraxisDraft      *draft,
                  PraxisVocabulary  vocabulary)
{
  GStrv terms = g_strdupv ((char **) praxis_draft_get_terms (draft, vocabulary));

  if (terms == NULL)
    return g_new0 (char *, 1);
  qsort (terms, g_strv_length (terms), sizeof *terms, compare_labels);
  return terms;
}

static void
add_terms (GPtrArray        *fields,
           const char       *name,
           const char       *label,
           PraxisDraft      *before,
           PraxisDraft      *after,
           PraxisVocabulary  vocabulary)
{
  g_auto(GStrv) first = dup_sorted_terms (before, vocabulary);
  g_auto(GStrv) second = dup_sorted_terms (after, vocabulary);

  add_field (fields, name, label, praxis_difference_of_labels ((const char * const *) first, (const char * const *) second));
}

/**
 * praxis_difference_of_drafts:
 * @before: the earlier content of a post
 * @after: the later one
 * @references: the references of its digest, the citations of both among those that were loaded
 *
 * Compares two revisions of a post for people to read. Citations are compared as the references that a reader sees, so that what
 * no reader sees makes no difference.
 *
 * Returns: (transfer full) (element-type PraxisFieldDifference): the fields that differ, in the order of the editor
 */
GPtrArray *
praxis_difference_of_drafts (PraxisDraft      *before,
                             PraxisDraft      *after,
                             PraxisReferences *references)
{
  GPtrArray *fields;
  g_autofree char *first = NULL, *second = NULL;

  g_return_val_if_fail (PRAXIS_IS_DRAFT (before), NULL);
  g_return_val_if_fail (PRAXIS_IS_DRAFT (after), NULL);

  fields = g_ptr_array_new_with_free_func (free_field);
  first = dup_references (before, references);
  second = dup_references (after, references);
  add_text (fields, "title", C_("field of a post", "Title"), praxis_draft_get_title (before), praxis_draft_get_title (after));
  add_months (fields, before, after);
  add_terms (fields, "topics", C_("field of a post", "Topics"), before, after, PRAXIS_VOCABULARY_TOPIC);
  add_terms (fields, "types", C_("field of a post", "Type of Research"), before, after, PRAXIS_VOCABULARY_TYPE);
  add_text (fields, "citations", C_("field of a post", "References"), first, second);
  add_text (fields, "summary", C_("field of a post", "Summary"), praxis_draft_get_summary (before), praxis_draft_get_summary (after));
  add_text (fields, "implications", C_("field of a post", "Practice Implications"), praxis_draft_get_implications (before),
            praxis_draft_get_implications (after));
  add_evidence (fields, before, after);
  return fields;
}
