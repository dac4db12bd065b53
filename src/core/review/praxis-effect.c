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

typedef struct
{
  const char    *name;
  PraxisMeasure  measure;
} Name;

/* Symbols. Those of one letter need an "=" before their number: as words they mean other things. The longer ones first. */
static const Name symbols[] = {
  { "SMD", PRAXIS_MEASURE_SMD }, { "MD", PRAXIS_MEASURE_MD }, { "aOR", PRAXIS_MEASURE_OR }, { "OR", PRAXIS_MEASURE_OR },
  { "RR", PRAXIS_MEASURE_RR }, { "aHR", PRAXIS_MEASURE_HR }, { "HR", PRAXIS_MEASURE_HR }, { "NNT", PRAXIS_MEASURE_NNT },
  { "ηp²", PRAXIS_MEASURE_ETA_SQUARED }, { "ηp2", PRAXIS_MEASURE_ETA_SQUARED }, { "η²p", PRAXIS_MEASURE_ETA_SQUARED },
  { "η²", PRAXIS_MEASURE_ETA_SQUARED }, { "η2", PRAXIS_MEASURE_ETA_SQUARED }, { "β", PRAXIS_MEASURE_BETA },
  { "g", PRAXIS_MEASURE_HEDGES_G }, { "d", PRAXIS_MEASURE_COHENS_D }, { "r", PRAXIS_MEASURE_R }, { "b", PRAXIS_MEASURE_B },
  { "B", PRAXIS_MEASURE_B },
};

/* Names in words. */
static const Name words[] = {
  { "standardized mean difference", PRAXIS_MEASURE_SMD }, { "standardised mean difference", PRAXIS_MEASURE_SMD },
  { "mean difference", PRAXIS_MEASURE_MD }, { "odds ratio", PRAXIS_MEASURE_OR }, { "risk ratio", PRAXIS_MEASURE_RR },
  { "relative risk", PRAXIS_MEASURE_RR }, { "hazard ratio", PRAXIS_MEASURE_HR },
  { "number needed to treat", PRAXIS_MEASURE_NNT }, { "partial eta squared", PRAXIS_MEASURE_ETA_SQUARED },
  { "eta squared", PRAXIS_MEASURE_ETA_SQUARED }, { "eta-squared", PRAXIS_MEASURE_ETA_SQUARED },
  { "Hedges’ g", PRAXIS_MEASURE_HEDGES_G }, { "Hedges' g", PRAXIS_MEASURE_HEDGES_G }, { "Hedges’s g", PRAXIS_MEASURE_HEDGES_G },
  { "Cohen’s d", PRAXIS_MEASURE_COHENS_D }, { "Cohen's d", PRAXIS_MEASURE_COHENS_D },
  { "correlation coefficient", PRAXIS_MEASURE_R }, { "correlations", PRAXIS_MEASURE_NONE }, { "correlation", PRAXIS_MEASURE_R },
  { "correlated", PRAXIS_MEASURE_R }, { "effect sizes", PRAXIS_MEASURE_NONE }, { "effect size", PRAXIS_MEASURE_SMD },
};

/* What may stand between a name in words and its number. */
static const char *const links[] = {
  "of", "was", "is", "were", "at", "about", "approximately", "around", "equal to", "with", "=", ":", ",", "(",
};

#define MAX_LINKS 3

/* What was found of one effect, with its places as pointers. */
typedef struct
{
  const char    *start;
  const char    *number_start;
  const char    *end;
  PraxisMeasure  measure;
  double         estimate;
  int            decimals;
} Estimate;

/* --- Estimates -------------------------------------------------------------------------------------------- */

static gboolean
is_word_start (const char *text,
               const char *at)
{
  gunichar before = at > text ? g_utf8_get_char (g_utf8_find_prev_char (text, at)) : ' ';

  return !g_unichar_isalnum (before) && before != '-' && before != '_';
}

static gboolean
is_word_end (const char *at)
{
  return !g_unichar_isalnum (g_utf8_get_char (at));
}

static gboolean
scan_number (PraxisNumberScanner *scanner,
             Estimate            *estimate)
{
  praxis_number_scanner_skip_spaces (scanner);
  estimate->number_start = scanner->at;
  if (!praxis_number_scanner_scan (scanner, PRAXIS_NUMBER_GROUPS, &estimate->estimate, &estimate->decimals) ||
      !is_word_end (scanner->at))
    return FALSE;
  estimate->end = scanner->at;
  return TRUE;
}

/* "r(46) = .30" is a test with its degrees of freedom, and an effect all the same. */
static gboolean
scan_degrees (PraxisNumberScanner *scanner)
{
  double df;

  return praxis_number_scanner_skip (scanner, "(") &&
         praxis_number_scanner_scan (scanner, PRAXIS_NUMBER_UNSIGNED, &df, NULL) &&
         praxis_number_scanner_skip (scanner, ")");
}

/* Whether a number with decimals that is no range stands there. A ratio is small: "HR 72.5" is the rate of a heart. */
static gboolean
is_plain_number (PraxisNumberScanner scanner)
{
  double number;
  int decimals;

  return praxis_number_scanner_scan (&scanner, 0, &number, &decimals) && decimals > 0 && number < 20 &&
         strchr ("-%", *scanner.at) == NULL && !g_str_has_prefix (scanner.at, "–") && !g_str_has_prefix (scanner.at, " to ") &&
         !g_str_has_prefix (scanner.at, " and ");
}

/* What stands between a symbol and its number: "=", or "of"; behind those of more letters "was", or nothing. */
static gboolean
skip_equals (PraxisNumberScanner *scanner,
             const char          *symbol,
             PraxisMeasure        measure)
{
  gboolean is_abbreviation = strlen (symbol) > 1 && g_ascii_isupper (symbol[strlen (symbol) - 1]);
  char comparison;

  if (praxis_number_scanner_skip_comparison (scanner, &comparison))
    return comparison == '=';
  if (praxis_number_scanner_skip (scanner, "of "))
    return TRUE;
  if (!is_abbreviation)
    return FALSE;
  return praxis_number_scanner_skip (scanner, "was ") || praxis_number_scanner_skip (scanner, "is ")
    ? measure == PRAXIS_MEASURE_NNT || is_plain_number (*scanner)
    : is_plain_number (*scanner);
}

/* "d = 0.42", "g of 0.70", where a whole number is no effect: "d = 30 days" */
static gboolean
scan_symbol (const char *text,
             const char *at,
             Estimate   *estimate)
{
  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      PraxisNumberScanner scanner = { text, at };

      if (!praxis_number_scanner_skip (&scanner, symbols[i].name) || !is_word_end (scanner.at))
        continue;
      praxis_number_scanner_skip_spaces (&scanner);
      if (symbols[i].measure == PRAXIS_MEASURE_R && *scanner.at == '(' && !scan_degrees (&scanner))
        return FALSE;
      praxis_number_scanner_skip_spaces (&scanner);
      if (!skip_equals (&scanner, symbols[i].name, symbols[i].measure))
        return FALSE;
      estimate->measure = symbols[i].measure;
      return scan_number (&scanner, estimate) &&
             (estimate->decimals > 0 || estimate->measure == PRAXIS_MEASURE_NNT || strlen (symbols[i].name) > 2);
    }
  return FALSE;
}

/* Goes over what links a name to its number. */
static void
skip_links (PraxisNumberScanner *scanner)
{
  for (guint n = 0; n < MAX_LINKS; n++)
    {
      gboolean found = FALSE;

      praxis_number_scanner_skip_spaces (scanner);
      for (gsize i = 0; i < G_N_ELEMENTS (links) && !found; i++)
        found = praxis_number_scanner_skip (scanner, links[i]);
      if (!found)
        return;
    }
}

/* "an odds ratio of 1.8", "the correlation was .29" */
static gboolean
scan_words (const char *text,
            const char *at,
            Estimate   *estimate)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      PraxisNumberScanner scanner = { text, at };

      if (g_ascii_strncasecmp (at, words[i].name, strlen (words[i].name)) != 0)
        continue;
      scanner.at += strlen (words[i].name);
      if (!is_word_end (scanner.at) || words[i].measure == PRAXIS_MEASURE_NONE)
        return FALSE;
      skip_links (&scanner);
      estimate->measure = words[i].measure;
      return scan_number (&scanner, estimate) && (estimate->decimals > 0 || estimate->measure == PRAXIS_MEASURE_NNT) &&
             *scanner.at != '%';
    }
  return FALSE;
}

static gboolean
is_percent_sign (PraxisNumberScanner *scanner)
{
  praxis_number_scanner_skip_spaces (scanner);
  return praxis_number_scanner_skip (scanner, "%") || praxis_number_scanner_skip (scanner, "percent") ||
         praxis_number_scanner_skip (scanner, "per cent");
}

/* "I² = 61%" and "36–48%" are no shares of people. */
static gboolean
is_other_percentage (const char *text,
                     const char *at)
{
  static const char *const dash = "–";
  const char *from = at;

  if (at - text >= (gssize) strlen (dash) && g_str_has_prefix (at - strlen (dash), dash))
    return TRUE;
  while (from > text && at - from < 8 && *from != 'I')
    from--;
  return *from == 'I' && praxis_effect_is_i_squared (from);
}

/* "57.8%", not the level of an interval. */
static gboolean
scan_percentage (const char *text,
                 const char *at,
                 Estimate   *estimate)
{
  PraxisNumberScanner scanner = { text, at };

  if (!g_ascii_isdigit (*at) || (at > text && (at[-1] == '.' || at[-1] == ',')) || is_other_percentage (text, at))
    return FALSE;
  estimate->measure = PRAXIS_MEASURE_PERCENTAGE;
  estimate->number_start = at;
  if (!praxis_number_scanner_scan (&scanner, PRAXIS_NUMBER_UNSIGNED | PRAXIS_NUMBER_GROUPS, &estimate->estimate,
                                   &estimate->decimals) ||
      !is_percent_sign (&scanner))
    return FALSE;
  estimate->end = scanner.at;
  praxis_number_scanner_skip_spaces (&scanner);
  praxis_number_scanner_skip (&scanner, "-");
  return !g_str_has_prefix (scanner.at, "CI") && !g_str_has_prefix (scanner.at, "confidence") &&
         !g_str_has_prefix (scanner.at, "credible") && !g_str_has_prefix (scanner.at, "prediction") && estimate->estimate <= 100;
}

static gboolean
scan_estimate (const char *text,
               const char *at,
               Estimate   *estimate)
{
  *estimate = (Estimate) { .start = at };
  return is_word_start (text, at) &&
         (scan_symbol (text, at, estimate) || scan_words (text, at, estimate) || scan_percentage (text, at, estimate));
}

static GArray *
find_estimates (const char *text)
{
  GArray *estimates = g_array_new (FALSE, FALSE, sizeof (Estimate));
  Estimate estimate;

  for (const char *at = text; *at != '\0';)
    {
      if (scan_estimate (text, at, &estimate))
        {
          g_array_append_val (estimates, estimate);
          at = estimate.end;
        }
      else
        {
          at = g_utf8_next_char (at);
        }
    }
  return estimates;
}

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
                const PraxisEffectScope *scope,
                PraxisFindingFields     *fields)
{
  PraxisInterval interval;
  const char *from = scope->text + effect->end;

  if (is_compared (scope))
    return;
  if (fields->measure != PRAXIS_MEASURE_PERCENTAGE &&
      praxis_effect_scan_interval (scope, from, &interval))
    {
      fields->lower = interval.lower;
      fields->upper = interval.upper;
      fields->level = interval.level;
      effect->lower_start = interval.lower_start - scope->text;
      effect->upper_end = interval.end - scope->text;
      effect->bound_decimals = interval.decimals;
      effect->end = MAX (effect->end, (gsize) (interval.end - scope->text));
      if (take_p (effect, scope, from, interval.start, fields))
        return;
    }
  take_p (effect, scope, scope->text + effect->end, scope->next, fields);
}

/* With the bracket that closes one within the words. */
static void
take_bracket (PraxisEffect            *effect,
              const PraxisEffectScope *scope)
{
  const char *end = scope->text + effect->end;
  int depth = 0;

  for (const char *at = scope->text + effect->start; at < end; at++)
    depth += (*at == '[' || *at == '(') - (*at == ']' || *at == ')');
  if (depth > 0 && (*end == ']' || *end == ')'))
    effect->end++;
}

static PraxisFinding *
make_finding (PraxisEffect            *effect,
              const Estimate          *estimate,
              const PraxisEffectScope *scope,
              const char              *part)
{
  PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;
  g_autofree char *comparison = praxis_effect_dup_comparison (scope);
  g_autofree char *time_point = praxis_effect_dup_time_point (scope);
  g_autofree char *quote = NULL, *prefix = NULL, *suffix = NULL;

  fields.measure = estimate->measure;
  fields.estimate = estimate->estimate;
  take_followers (effect, scope, &fields);
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

static PraxisEffect *
make_effect (const char     *text,
             const Estimate *previous,
             const Estimate *estimate,
             const Estimate *next,
             const char     *part)
{
  PraxisEffect *effect = g_new0 (PraxisEffect, 1);
  PraxisEffectScope scope = {
    .text = text,
    .sentence = praxis_sentence_find_start (text, estimate->start),
    .sentence_end = praxis_sentence_find_end (estimate->end),
    .effect = estimate->start,
  };

  scope.previous = previous != NULL && previous->start >= scope.sentence ? previous->start : NULL;
  scope.next = next != NULL && next->start < scope.sentence_end ? next->start : scope.sentence_end;
  effect->start = estimate->start - text;
  effect->end = estimate->end - text;
  effect->estimate_start = estimate->number_start - text;
  effect->estimate_end = estimate->end - text;
  effect->estimate_decimals = estimate->decimals;
  effect->finding = make_finding (effect, estimate, &scope, part);
  return effect;
}

/* A percentage is an effect only where it is said of how many. */
static gboolean
is_whole (const PraxisEffect *effect)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (effect->finding);

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
  g_autoptr(GArray) estimates = find_estimates (text);

  for (guint i = 0; i < estimates->len; i++)
    {
      const Estimate *estimate = &g_array_index (estimates, Estimate, i);
      const Estimate *previous = i > 0 ? estimate - 1 : NULL;
      const Estimate *next = i + 1 < estimates->len ? estimate + 1 : NULL;
      g_autoptr(PraxisEffect) effect = make_effect (text, previous, estimate, next, part);

      if (is_whole (effect))
        g_ptr_array_add (effects, g_steal_pointer (&effect));
    }
  return effects;
}
