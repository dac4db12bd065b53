/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-finding-offer.h"

#include <math.h>

#include "praxis-reviewer.h"
#include "store/praxis-store-review.h"

/* Which of the effects that a post reports its author has still to decide on. */

static gboolean
same_number (double a,
             double b)
{
  return a == b || (isnan (a) && isnan (b));
}

/**
 * praxis_finding_same_numbers:
 * @finding: a finding
 * @other: another one
 *
 * Returns: whether both are of the same measure with the same estimate and interval
 */
gboolean
praxis_finding_same_numbers (PraxisFinding *finding,
                             PraxisFinding *other)
{
  const PraxisFindingFields *a = praxis_finding_get_fields (finding), *b = praxis_finding_get_fields (other);

  return a->measure == b->measure && same_number (a->estimate, b->estimate) && same_number (a->lower, b->lower) &&
         same_number (a->upper, b->upper);
}

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
  g_autofree char *numbers = praxis_finding_to_text (finding);

  return g_strdup_printf ("%s: %s", praxis_finding_get_fields (finding)->part, numbers);
}

/* The confirmed finding that an effect is, if it is one. */
static PraxisFinding *
find_confirmed (PraxisFinding *finding,
                GPtrArray     *confirmed)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (finding);

  for (guint i = 0; i < confirmed->len; i++)
    {
      const PraxisFindingFields *other = praxis_finding_get_fields (confirmed->pdata[i]);

      if (g_str_equal (fields->part, other->part) &&
          (g_str_equal (fields->quote, other->quote) || praxis_finding_same_numbers (finding, confirmed->pdata[i])))
        return confirmed->pdata[i];
    }
  return NULL;
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
  g_autoptr(GPtrArray) statistics = NULL, effects = NULL;

  praxis_review_find_evidence (draft, &statistics, &effects);
  for (guint i = 0; i < effects->len; i++)
    {
      PraxisFinding *finding = ((PraxisEffect *) effects->pdata[i])->finding;
      PraxisFinding *known = find_confirmed (finding, confirmed);

      if (known != NULL)
        add_once (findings, known);
      else if (!is_rejected (finding, decisions))
        g_ptr_array_add (findings, g_object_ref (finding));
    }
  for (guint i = 0; i < confirmed->len; i++)
    add_once (findings, confirmed->pdata[i]);
  return findings;
}

/**
 * praxis_finding_offer:
 * @draft: the content of a post
 * @decisions: (element-type PraxisDecision): what its author has decided already
 *
 * Returns: (transfer full) (element-type PraxisFinding): the effects in its texts that its author has neither confirmed nor rejected, in
 *   their order
 */
GPtrArray *
praxis_finding_offer (PraxisDraft *draft,
                      GPtrArray   *decisions)
{
  g_autoptr(GPtrArray) findings = praxis_finding_list (draft, decisions);
  GPtrArray *offered = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < findings->len; i++)
    {
      if (!g_ptr_array_find (praxis_draft_get_findings (draft), findings->pdata[i], NULL))
        g_ptr_array_add (offered, g_object_ref (findings->pdata[i]));
    }
  return offered;
}
