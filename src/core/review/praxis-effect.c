/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-effect.h"

#include "praxis-effect-private.h"

/*
 * Effects as abstracts report them: the name or symbol of a measure, its number, and in the same sentence its interval, p-value and
 * counts. What counts for several effects of a sentence is taken by the nearest one before it.
 *
 *   psychotherapy vs. control, SMD = −0.52 [95% CI −0.70, −0.33], 75 trials, 4507 patients
 *                              |_________|  |________________|
 *                               estimate         interval
 */

/* --- Whole effects ---------------------------------------------------------------------------------------- */

#define CONTEXT_CHARACTERS 30

static char *
dup_before (const char *text,
            const char *at)
{
  const char *start = at;

  for (int i = 0; i < CONTEXT_CHARACTERS && start > text; i++)
    start = g_utf8_find_prev_char (text, start);
  return g_strndup (start, at - start);
}

static char *
dup_behind (const char *at)
{
  const char *end = at;

  for (int i = 0; i < CONTEXT_CHARACTERS && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  return g_strndup (at, end - at);
}

/* Takes a p-value that stands between two places. */
static gboolean
take_p (PraxisEffect            *effect,
        const PraxisEffectScope *scope,
        const char              *from,
        const char              *limit,
        PraxisFindingFields     *fields)
{
  const char *end = praxis_effect_scan_p (scope, from, limit, fields);

  if (end == NULL)
    return FALSE;
  effect->end = MAX (effect->end, (gsize) (end - scope->text));
  return TRUE;
}

/* "the difference between d = 0.60 and d = 0.35": what follows is of the difference. */
static gboolean
is_compared (const PraxisEffectScope *scope)
{
  static const char between[] = "between ";
  gsize length = strlen (between);

  return scope->previous != NULL && (gsize) (scope->previous - scope->sentence) > length &&
         strncmp (scope->previous - length, between, length) == 0;
}

/* Interval and p-value, which follow the number. The p-value may stand before the interval. */
static void
take_followers (PraxisEffect            *effect,
                const PraxisEstimate    *estimate,
                const PraxisEffectScope *scope,
                PraxisFindingFields     *fields)
{
  PraxisInterval interval;

  if (is_compared (scope) || estimate->is_bare)
    return;
  if (praxis_effect_scan_interval (scope, estimate, &interval))
    {
      fields->lower = interval.lower;
      fields->upper = interval.upper;
      fields->level = isnan (interval.level) ? estimate->level : interval.level;
      effect->lower_start = interval.lower_start - scope->text;
      effect->upper_end = interval.end - scope->text;
      effect->bound_decimals = interval.decimals;
      effect->end = MAX (effect->end, (gsize) (interval.end - scope->text));
      if (take_p (effect, scope, estimate->end, interval.start, fields))
        return;
    }
  take_p (effect, scope, scope->text + effect->end, scope->next, fields);
}

/* With the brackets that close those within the words. */
static void
take_bracket (PraxisEffect            *effect,
              const PraxisEffectScope *scope)
{
  const char *end = scope->text + effect->end;
  int depth = 0;

  for (const char *at = scope->text + effect->start; at < end; at++)
    depth += (*at == '[' || *at == '(') - (*at == ']' || *at == ')');
  for (; depth > 0 && (*end == ']' || *end == ')'); depth--, end++)
    effect->end++;
}

static PraxisFinding *
make_finding (PraxisEffect            *effect,
              const PraxisEstimate    *estimate,
              const PraxisEffectScope *scope,
              const char              *part)
{
  PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;
  g_autofree char *comparison = praxis_effect_dup_comparison (scope);
  g_autofree char *time_point = praxis_effect_dup_time_point (scope);
  g_autofree char *quote = NULL, *prefix = NULL, *suffix = NULL;

  fields.measure = estimate->measure;
  fields.estimate = estimate->estimate;
  take_followers (effect, estimate, scope, &fields);
  take_bracket (effect, scope);
  praxis_effect_scan_counts (scope, &fields);
  quote = g_strndup (scope->text + effect->start, effect->end - effect->start);
  prefix = dup_before (scope->text, scope->text + effect->start);
  suffix = dup_behind (scope->text + effect->end);
  fields.direction = praxis_effect_find_direction (scope);
  fields.comparison = comparison;
  fields.time_point = time_point;
  fields.part = part;
  fields.quote = quote;
  fields.prefix = prefix;
  fields.suffix = suffix;
  return praxis_finding_new (&fields);
}

/* Where an estimate stands, and its neighbours in the sentence. */
static PraxisEffectScope
make_scope (const char *text,
            GArray     *estimates,
            guint       i)
{
  const PraxisEstimate *all = (const PraxisEstimate *) estimates->data, *estimate = &all[i];
  PraxisEffectScope scope = {
    .text = text,
    .sentence = praxis_sentence_find_start (text, estimate->start),
    .sentence_end = praxis_sentence_find_end (estimate->end),
    .effect = estimate->start,
    .estimate = estimate,
  };
  guint first = i;

  while (first > 0 && all[first - 1].start >= scope.sentence)
    first--;
  scope.first = all[first].start;
  if (first < i)
    scope.estimate_before = estimate - 1;
  if (i + 1 < estimates->len && all[i + 1].start < scope.sentence_end)
    scope.estimate_behind = estimate + 1;
  scope.previous = scope.estimate_before != NULL ? scope.estimate_before->start : NULL;
  scope.next = scope.estimate_behind != NULL ? scope.estimate_behind->start : scope.sentence_end;
  scope.next = praxis_effect_find_bare_number (&scope, estimate->end, scope.next);
  return scope;
}

static gboolean
starts_range (const char           *text,
              const PraxisEstimate *estimate)
{
  static const char *const verbs[] = { "ranged from ", "ranging from ", "ranges from ", "range from " };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      gsize length = strlen (verbs[i]);

      if ((gsize) (estimate->start - text) >= length && strncmp (estimate->start - length, verbs[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "ranged from d = 0.20 to d = 0.80": neither end is what was found. */
static gboolean
is_end_of_range (const PraxisEffectScope *scope)
{
  static const char to[] = " to ";
  const PraxisEstimate *low = scope->estimate, *high = scope->estimate_behind;

  for (guint n = 0; n < 2 && low != NULL; n++)
    {
      if (high != NULL && starts_range (scope->text, low) && (gsize) (high->start - low->end) == strlen (to) &&
          g_str_has_prefix (low->end, to))
        return TRUE;
      high = low;
      low = scope->estimate_before;
    }
  return FALSE;
}

/* %NULL where the sentence does not say that it was found. */
static PraxisEffect *
make_effect (const char *text,
             GArray     *estimates,
             guint       i,
             const char *part)
{
  PraxisEffect *effect;
  PraxisEffectScope scope = make_scope (text, estimates, i);
  const PraxisEstimate *estimate = scope.estimate;

  if (praxis_effect_is_hypothetical (&scope) || is_end_of_range (&scope))
    return NULL;
  effect = g_new0 (PraxisEffect, 1);
  effect->start = estimate->start - text;
  effect->end = estimate->end - text;
  effect->estimate_start = estimate->number_start - text;
  effect->estimate_end = estimate->end - text;
  effect->estimate_decimals = estimate->decimals;
  effect->finding = make_finding (effect, estimate, &scope, part);
  return effect;
}

/* A percentage is an effect only where it is said of how many, and a ratio only above zero: a logarithm may be printed as one. */
static gboolean
is_whole (const PraxisEffect *effect)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (effect->finding);

  if (praxis_measure_is_ratio (fields->measure) && praxis_measure_get_fault (fields->measure, fields->estimate, FALSE) != NULL)
    return FALSE;
  return fields->measure != PRAXIS_MEASURE_PERCENTAGE || fields->n > 0;
}

/**
 * praxis_effect_free:
 * @self: (transfer full): an effect
 */
void
praxis_effect_free (PraxisEffect *self)
{
  g_object_unref (self->finding);
  g_free (self);
}

/**
 * praxis_effects_find:
 * @text: words without markup, UTF-8
 * @part: the part of a post that they are, "summary"; or empty
 *
 * Finds the effects that a text reports.
 *
 * Returns: (transfer full) (element-type PraxisEffect): the effects, in the order of the text
 */
GPtrArray *
praxis_effects_find (const char *text,
                     const char *part)
{
  GPtrArray *effects = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_effect_free);
  g_autoptr(GArray) estimates = praxis_effect_find_estimates (text);

  for (guint i = 0; i < estimates->len; i++)
    {
      g_autoptr(PraxisEffect) effect = make_effect (text, estimates, i, part);

      if (effect != NULL && is_whole (effect))
        g_ptr_array_add (effects, g_steal_pointer (&effect));
    }
  return effects;
}
