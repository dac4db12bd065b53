/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-checks.h"
#include "praxis-finding-offer.h"

static PraxisReviewText *
find_text (PraxisReviewContext *context,
           const char          *part)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);
  PraxisDraftField field = g_str_equal (part, "implications") ? PRAXIS_DRAFT_IMPLICATIONS : PRAXIS_DRAFT_SUMMARY;

  for (guint i = 0; *part != '\0' && i < texts->len; i++)
    {
      if (praxis_review_text_get_field (texts->pdata[i]) == field)
        return texts->pdata[i];
    }
  return NULL;
}

/* How many of the last characters before, and of the first behind, two places have in common. */
static guint
count_common (const PraxisFindingFields *a,
              const PraxisFindingFields *b)
{
  gsize length_a = strlen (a->prefix), length_b = strlen (b->prefix);
  guint common = 0;

  for (gsize i = 1; i <= MIN (length_a, length_b) && a->prefix[length_a - i] == b->prefix[length_b - i]; i++)
    common++;
  for (gsize i = 0; a->suffix[i] != '\0' && a->suffix[i] == b->suffix[i]; i++)
    common++;
  return common;
}

/* The effect of the same measure that stands where the finding stood, by the words around it. */
static PraxisFinding *
find_successor (PraxisReviewContext       *context,
                PraxisReviewText          *text,
                const PraxisFindingFields *fields)
{
  GPtrArray *effects = praxis_review_context_get_effects (context, text);
  PraxisFinding *best = NULL;
  guint most = 7;

  for (guint i = 0; i < effects->len; i++)
    {
      PraxisFinding *finding = ((PraxisEffect *) effects->pdata[i])->finding;
      const PraxisFindingFields *other = praxis_finding_get_fields (finding);
      guint common = count_common (fields, other);

      if (other->measure == fields->measure && common > most)
        {
          best = finding;
          most = common;
        }
    }
  return best;
}

static void
remark_on_change (PraxisReviewContext *context,
                  guint                index,
                  PraxisFinding       *finding,
                  PraxisFinding       *newer)
{
  g_autoptr(PraxisFinding) changed = praxis_finding_with_numbers (finding, newer);
  g_autofree char *before = praxis_finding_to_text (finding);
  g_autofree char *after = praxis_finding_to_text (changed);
  /* Translators: both %s are findings: "g = 0.70, k = 17" */
  g_autofree char *message = g_strdup_printf (_("The text says “%s” now, the finding “%s”."), after, before);

  praxis_review_remark (context, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_DOUBT,
    .place = { .field = PRAXIS_DRAFT_FINDINGS, .index = index },
    .text = before,
    .original = before,
    .key = after,
    .message = message,
    .reason = _("Plots and tables show the finding, readers read the text; they should not differ."),
    .fix_label = _("Take the Numbers of the Text"),
    .finding = changed,
  });
}

static void
remark_on_loss (PraxisReviewContext *context,
                guint                index,
                PraxisFinding       *finding)
{
  g_autofree char *numbers = praxis_finding_to_text (finding);
  /* Translators: %s is a finding: "g = 0.70, k = 17" */
  g_autofree char *message = g_strdup_printf (_("The words of the finding “%s” are gone from the text."), numbers);

  praxis_review_remark (context, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_SUGGESTION,
    .place = { .field = PRAXIS_DRAFT_FINDINGS, .index = index },
    .text = numbers,
    .message = message,
    .reason = _("It still stands in plots and tables. Remove it there, or leave it if it is meant to stay."),
  });
}

/* Whether the words stand anywhere in the post: a sentence may have moved from the summary to the implications. */
static gboolean
is_in_post (PraxisReviewContext *context,
            const char          *quote)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);

  for (guint i = 0; i < texts->len; i++)
    {
      if (strstr (praxis_review_text_get_plain (texts->pdata[i]), quote) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
check_finding (PraxisReviewContext *context,
               guint                index,
               PraxisFinding       *finding)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (finding);
  PraxisReviewText *text = find_text (context, fields->part);
  PraxisFinding *newer;

  if (text == NULL || *fields->quote == '\0' || strstr (praxis_review_text_get_plain (text), fields->quote) != NULL)
    return;
  newer = find_successor (context, text, fields);
  if (newer == NULL && !is_in_post (context, fields->quote))
    remark_on_loss (context, index, finding);
  else if (newer != NULL && !praxis_finding_same_numbers (finding, newer))
    remark_on_change (context, index, finding, newer);
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *findings = praxis_draft_get_findings (praxis_review_context_get_draft (context));

  for (guint i = 0; i < findings->len; i++)
    check_finding (context, i, findings->pdata[i]);
}

const PraxisCheck praxis_check_finding = {
  .name = "finding-changed",
  .label = N_("Findings and the text"),
  .rule = N_("A finding says what the text says at the place that it was read from."),
  .fields = PRAXIS_CHECK_READS_TEXTS | PRAXIS_CHECK_READS (FINDINGS),
  .run = run,
};
