/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "praxis-checks.h"
#include "praxis-finding-match.h"
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

/* A number that its measure cannot be: one that was confirmed or came from a file before Praxis looked at that. */
static gboolean
remark_on_fault (PraxisReviewContext *context,
                 guint                index,
                 PraxisFinding       *finding)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (finding);
  const char *fault = praxis_measure_get_fault (fields->measure, fields->estimate, FALSE);
  g_autofree char *numbers = praxis_finding_to_text (finding);
  g_autofree char *message = NULL;

  if (fault == NULL)
    fault = praxis_measure_get_fault (fields->measure, fields->lower, TRUE);
  if (fault == NULL)
    fault = praxis_measure_get_fault (fields->measure, fields->upper, TRUE);
  if (fault == NULL)
    return FALSE;
  /* Translators: %s is a finding: "OR = −0.45" */
  message = g_strdup_printf (_("The finding “%s” cannot be right."), numbers);
  praxis_review_remark (context, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_ERROR,
    .place = { .field = PRAXIS_DRAFT_FINDINGS, .index = index },
    .text = numbers,
    .message = message,
    .reason = fault,
  });
  return TRUE;
}

/* Whether the words stand anywhere in the post: a sentence may have moved from the summary to the implications. */
static gboolean
is_in_post (PraxisReviewContext *context,
            const char          *quote)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);

  for (guint i = 0; i < texts->len; i++)
    {
      if (praxis_finding_find_quote (praxis_review_text_get_plain (texts->pdata[i]), quote) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* All that the texts of the post report. */
static GPtrArray *
list_effects (PraxisReviewContext *context)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);
  GPtrArray *effects = g_ptr_array_new ();

  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_extend (effects, praxis_review_context_get_effects (context, texts->pdata[i]), NULL, NULL);
  return effects;
}

static void
check_finding (PraxisReviewContext *context,
               guint                index,
               PraxisFinding       *finding,
               PraxisEffect        *effect)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (finding);
  PraxisReviewText *text = find_text (context, fields->part);
  const char *plain;

  if (remark_on_fault (context, index, finding) || text == NULL || *fields->quote == '\0')
    return;
  plain = praxis_review_text_get_plain (text);
  if (effect == NULL && !is_in_post (context, fields->quote))
    remark_on_loss (context, index, finding);
  else if (effect != NULL && praxis_finding_is_changed (finding, effect, plain))
    remark_on_change (context, index, finding, effect->finding);
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *findings = praxis_draft_get_findings (praxis_review_context_get_draft (context));
  g_autoptr(GPtrArray) effects = NULL, matches = NULL;

  if (findings->len == 0)
    return;
  effects = list_effects (context);
  matches = praxis_findings_match (findings, effects);
  for (guint i = 0; i < findings->len; i++)
    check_finding (context, i, findings->pdata[i], matches->pdata[i]);
}

const PraxisCheck praxis_check_finding = {
  .name = "finding-changed",
  .label = N_("Findings and the text"),
  .rule = N_("A finding says what the text says at the place that it was read from, and is a number that its measure can be."),
  .fields = PRAXIS_CHECK_READS_TEXTS | PRAXIS_CHECK_READS (FINDINGS),
  .run = run,
};
