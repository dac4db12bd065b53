/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "praxis-effect-private.h"
#include "praxis-statistic-private.h"

/* Which words of a sentence with several effects are of which one: "CBT (n = 64, d = 1.21) was superior to TAU (n = 61, d = 0.62)". What
 * stands in the bracket of an effect is of that one, and so is what follows it at once; the rest is of none, or of all. */

#define MAX_DEPTH 8

/* The innermost bracket that is open at a place of the sentence; %NULL where none is. */
static const char *
find_open (const PraxisEffectScope *scope)
{
  const char *open[MAX_DEPTH];
  guint depth = 0;

  for (const char *at = scope->sentence; at < scope->effect; at++)
    {
      if ((*at == '(' || *at == '[') && depth < MAX_DEPTH)
        open[depth++] = at;
      else if ((*at == ')' || *at == ']') && depth > 0)
        depth--;
    }
  return depth > 0 ? open[depth - 1] : NULL;
}

/* Where the bracket that opens at a place closes; the end of the sentence where it does not. */
static const char *
find_close (const PraxisEffectScope *scope,
            const char              *open)
{
  int depth = 0;

  for (const char *at = open; at < scope->sentence_end; at++)
    {
      depth += (*at == '(' || *at == '[') - (*at == ')' || *at == ']');
      if (depth == 0)
        return at;
    }
  return scope->sentence_end;
}

/**
 * praxis_effect_is_one_of_several:
 * @scope: the sentence of an effect
 *
 * Returns: whether it reports other effects too
 */
gboolean
praxis_effect_is_one_of_several (const PraxisEffectScope *scope)
{
  return scope->estimate_before != NULL || scope->estimate_behind != NULL;
}

/**
 * praxis_effect_is_last_of_row:
 * @scope: the sentence of an effect
 *
 * Returns: whether the effect before stands right before it, "g = 0.45 and g = 0.30 at post and follow-up", or they share a name: what
 *   follows may be of both
 */
gboolean
praxis_effect_is_last_of_row (const PraxisEffectScope *scope)
{
  static const char *const links[] = { " and ", ", ", ", and " };

  for (gsize i = 0; scope->estimate_before != NULL && i < G_N_ELEMENTS (links); i++)
    {
      const char *end = scope->estimate_before->end;

      if (scope->effect == end + strlen (links[i]) && g_str_has_prefix (end, links[i]))
        return TRUE;
    }
  return scope->estimate->is_bare;
}

/**
 * praxis_effect_find_bracket:
 * @scope: the sentence of an effect
 * @from: (out) (transfer none): where the bracket opens
 * @to: (out) (transfer none): where it closes
 *
 * Returns: whether the effect stands in a bracket, and no other effect does
 */
gboolean
praxis_effect_find_bracket (const PraxisEffectScope  *scope,
                            const char              **from,
                            const char              **to)
{
  *from = find_open (scope);
  if (*from == NULL)
    return FALSE;
  *to = find_close (scope, *from);
  return (scope->estimate_before == NULL || scope->estimate_before->start < *from) &&
         (scope->estimate_behind == NULL || scope->estimate_behind->start >= *to);
}

/* "in", "across": the word that may stand between an effect and what it is from. */
static const char *
skip_preposition (const char *at)
{
  static const char *const prepositions[] = { "in ", "across ", "from ", "of ", "based on " };

  for (gsize i = 0; i < G_N_ELEMENTS (prepositions); i++)
    {
      if (g_str_has_prefix (at, prepositions[i]))
        return at + strlen (prepositions[i]);
    }
  return at;
}

/* "p = .001" */
static const char *
skip_p (const PraxisEffectScope *scope,
        const char              *at)
{
  PraxisNumberScanner scanner = { scope->text, at };
  double p;

  return praxis_statistic_scan_p_name (&scanner) && praxis_statistic_scan_comparison (&scanner) != 0 &&
         praxis_number_scanner_scan (&scanner, PRAXIS_NUMBER_UNSIGNED | PRAXIS_NUMBER_EXPONENT, &p, NULL) ? scanner.at : at;
}

/* "per week" */
static const char *
skip_unit (const char *at)
{
  const char *word = at + strlen ("per ");

  return g_str_has_prefix (at, "per ") ? word + strcspn (word, " ,;)]") : at;
}

/**
 * praxis_effect_is_followed_by:
 * @scope: the sentence of an effect
 * @place: a place behind the effect
 *
 * Returns: whether nothing stands between them but an interval, a p-value, a unit, a preposition or a bracket: "g = 0.21 [0.10, 0.30] in
 *   seventeen trials"
 */
gboolean
praxis_effect_is_followed_by (const PraxisEffectScope *scope,
                              const char              *place)
{
  const char *at = scope->estimate->end;

  while (at < place)
    {
      const char *start = at;
      const char *interval = praxis_interval_skip (scope->text, at);

      if (interval != NULL)
        at = interval;
      at += strspn (at, " ,;])");
      at = skip_p (scope, skip_unit (skip_preposition (at)));
      if (*at == '(')
        at++;
      if (at == start)
        return FALSE;
    }
  return at == place;
}

/**
 * praxis_effect_find_own_end:
 * @scope: the sentence of an effect
 *
 * Returns: (transfer none): up to where words behind the effect are said of it: the end of its bracket, or the next comma or "and"; the
 *   end of its clause where it is the last one
 */
const char *
praxis_effect_find_own_end (const PraxisEffectScope *scope)
{
  static const char *const ends[] = { ",", ";", ")", "]", " and ", " or ", " but ", " while ", " than " };
  const char *end = praxis_effect_find_clause_end (scope, scope->effect, scope->next);
  const char *from, *to;

  if (scope->estimate_behind == NULL)
    return end;
  if (praxis_effect_find_bracket (scope, &from, &to))
    return MIN (end, to);
  for (const char *at = scope->estimate->end; at < end; at++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
        {
          if (g_str_has_prefix (at, ends[i]))
            return at;
        }
    }
  return end;
}
