/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-finding-offer.h"

#include <math.h>
#include <string.h>

#include "praxis-finding-match.h"
#include "praxis-reviewer.h"
#include "store/praxis-store-review.h"

/* Which of the effects that a post reports its author has still to decide on. */

/* How many bytes before a share tell it from others of the same size. */
#define KEY_CONTEXT 16

/**
 * praxis_finding_with_numbers:
 * @finding: a finding that its author has confirmed
 * @newer: what its place in the text says now
 *
 * Returns: (transfer full): the finding with the numbers and the place of @newer, and all else as its author had it
 */
PraxisFinding *
praxis_finding_with_numbers (PraxisFinding *finding,
                             PraxisFinding *newer)
{
  PraxisFindingFields fields = *praxis_finding_get_fields (finding);
  const PraxisFindingFields *from = praxis_finding_get_fields (newer);

  fields.estimate = from->estimate;
  fields.lower = from->lower;
  fields.upper = from->upper;
  fields.p = from->p;
  fields.p_comparison = from->p_comparison;
  if (!isnan (from->level))
    fields.level = from->level;
  if (from->n > 0)
    fields.n = from->n;
  if (from->k > 0)
    fields.k = from->k;
  fields.part = from->part;
  fields.quote = from->quote;
  fields.prefix = from->prefix;
  fields.suffix = from->suffix;
  return praxis_finding_new (&fields);
}

/**
 * praxis_finding_dup_key:
 * @finding: an effect that was offered
 *
 * Returns: (transfer full): what tells it from others of its post in the decisions on them
 */
char *
praxis_finding_dup_key (PraxisFinding *finding)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (finding);
  g_autofree char *numbers = praxis_finding_to_text (finding);
  gsize length = strlen (fields->prefix);
  const char *before = fields->prefix + (length > KEY_CONTEXT ? length - KEY_CONTEXT : 0);

  /* Shares of the same size are many; other numbers tell by themselves. */
  if (fields->measure != PRAXIS_MEASURE_PERCENTAGE)
    return g_strdup_printf ("%s: %s", fields->part, numbers);
  while ((*before & 0xc0) == 0x80)
    before++;
  return g_strdup_printf ("%s: %s%s", fields->part, before, numbers);
}

static gboolean
is_rejected (PraxisFinding *finding,
             GPtrArray     *decisions)
{
  g_autofree char *key = praxis_finding_dup_key (finding);

  for (guint i = 0; i < decisions->len; i++)
    {
      const PraxisDecision *decision = decisions->pdata[i];

      if (g_str_equal (decision->check, PRAXIS_FINDING_DECISION) && g_str_equal (decision->key, key))
        return TRUE;
    }
  return FALSE;
}

static void
add_once (GPtrArray     *findings,
          PraxisFinding *finding)
{
  if (!g_ptr_array_find (findings, finding, NULL))
    g_ptr_array_add (findings, g_object_ref (finding));
}

/**
 * praxis_finding_list:
 * @draft: the content of a post
 * @decisions: (element-type PraxisDecision): what its author has decided already
 *
 * Returns: (transfer full) (element-type PraxisFinding): the findings of the post, the same objects, and the effects in its texts that
 *   its author has neither confirmed nor rejected, in the order of the texts; findings that no text has are at the end
 */
GPtrArray *
praxis_finding_list (PraxisDraft *draft,
                     GPtrArray   *decisions)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *confirmed = praxis_draft_get_findings (draft);
  g_autoptr(GPtrArray) statistics = NULL, effects = NULL, matches = NULL;

  praxis_review_find_evidence (draft, &statistics, &effects);
  matches = praxis_findings_match (confirmed, effects);
  for (guint i = 0; i < effects->len; i++)
    {
      PraxisFinding *finding = ((PraxisEffect *) effects->pdata[i])->finding;
      guint known;

      if (g_ptr_array_find (matches, effects->pdata[i], &known))
        add_once (findings, confirmed->pdata[known]);
      else if (!is_rejected (finding, decisions))
        g_ptr_array_add (findings, g_object_ref (finding));
    }
  for (guint i = 0; i < confirmed->len; i++)
    add_once (findings, confirmed->pdata[i]);
  return findings;
}
