/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-effect-private.h"

/* The names of measures with their numbers: "SMD = −0.52", "the odds ratio (OR) for dropout was 1.4", "57.8%". */

/* --- Numbers ---------------------------------------------------------------------------------------------- */

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
             PraxisEstimate      *estimate)
{
  praxis_number_scanner_skip_spaces (scanner);
  estimate->number_start = scanner->at;
  if (!praxis_number_scanner_scan (scanner, PRAXIS_NUMBER_GROUPS, &estimate->estimate, &estimate->decimals) ||
      !is_word_end (scanner->at) || praxis_interval_starts_range (*scanner, TRUE))
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

/* "HR = 72.5 bpm", "0.20 smaller", "0.30 or higher", "1.00 (reference)": words behind a number that make it one of something else, how far
 * two effects are apart, or a bound. */
static gboolean
is_of_something_else (const PraxisEstimate *estimate)
{
  static const char *const units[] = {
    "bpm", "beats", "breaths", "ms", "s", "Hz", "mg", "m", "per minute", "standard deviations", "standard deviation", "SD", "SDs", "times",
    "smaller", "larger", "lower", "higher", "greater", "weaker", "stronger", "or higher", "or more", "or lower", "or smaller", "or larger",
    "or greater", "or less", "or above", "or below", "and higher", "and above", "hours", "mm", "cm", "km", "kg", "miles", "(ref", "(reference", "years", "in the example",
    "by convention", "by definition", NULL
  };
  PraxisNumberScanner scanner = { estimate->end, estimate->end };
  gsize length;

  praxis_number_scanner_skip_spaces (&scanner);
  return scanner.at > estimate->end && praxis_effect_has_words (scanner.at, units, &length);
}

/* "12%", "1.4-fold", "0.3 points": where nothing but words says that it is a number of the measure. A difference may be one of points. */
static gboolean
has_unit (const PraxisEstimate *estimate)
{
  static const char *const units[] = { "percent", "months", "weeks", "days", NULL }, *const of_scales[] = { "points", "m", NULL };
  gboolean is_on_scale = estimate->measure == PRAXIS_MEASURE_MD || estimate->measure == PRAXIS_MEASURE_B;
  PraxisNumberScanner scanner = { estimate->end, estimate->end };
  gsize length;

  if (*estimate->end == '%' || *estimate->end == '-')
    return TRUE;
  praxis_number_scanner_skip_spaces (&scanner);
  return *scanner.at == '%' || praxis_effect_has_words (scanner.at, units, &length) ||
         (!is_on_scale && praxis_effect_has_words (scanner.at, of_scales, &length));
}

/* Whether it can be a number of such a measure, where that is not told by a sign. */
static gboolean
is_effect_number (const PraxisEstimate *estimate)
{
  if (has_unit (estimate) || praxis_measure_get_fault (estimate->measure, estimate->estimate, FALSE) != NULL)
    return FALSE;
  if (praxis_measure_is_ratio (estimate->measure))
    return estimate->estimate < 20;
  return !praxis_measure_is_standardized (estimate->measure) || fabs (estimate->estimate) < 10;
}

/* The number behind the name, and behind what the effect is of. */
static gboolean
scan_outcome (PraxisNumberScanner  scanner,
              PraxisEstimate      *estimate)
{
  if (!praxis_effect_skip_outcome (&scanner, FALSE))
    return FALSE;
  praxis_effect_skip_estimated (&scanner);
  return scan_number (&scanner, estimate) && (estimate->decimals > 0 || estimate->measure == PRAXIS_MEASURE_NNT) &&
         is_effect_number (estimate) && !praxis_effect_is_one_of_two (estimate->end);
}

/* --- Symbols and words ------------------------------------------------------------------------------------ */

/* "the intraclass correlation" says how raters agree, "the test-retest correlation" how stable a scale is. */
static gboolean
is_of_scale (const char *text,
             const char *at)
{
  static const char *const kinds[] = {
    "intraclass ", "intra-class ", "intracluster ", "interrater ", "inter-rater ", "retest ", "test-retest ", "test–retest ", "item-total ",
    "item-rest ", "inter-item ", "interitem ", "pre-post ", "pre–post ", "subscale ", "factor ", "split-half ", NULL
  };
  static const char *const subjects[] = {
    "reliability", "Reliability", "reliabilities", "retest", "Retest", "raters", "Raters", "coders", "Coders", "stability", "Stability",
    "consistency", "Internal consistency", NULL
  };
  static const char *const anywhere[] = {
    "subscales", "convergent validity", "discriminant validity", "between halves", "reliable change", "inter-item", "as the reliability",
    "test and retest", NULL
  };
  const char *start = praxis_sentence_find_start (text, at), *end = praxis_sentence_find_end (at);


  return praxis_effect_contains_one_of (start, end, anywhere) || praxis_effect_contains_one_of (start, at, subjects) ||
         praxis_effect_is_behind_one_of (text, at, kinds);
}

/* "log OR", "ln(RR)", "the logarithm of the odds ratio": no ratio, but its logarithm. */
static gboolean
is_logarithm (const char    *text,
              const char    *at,
              PraxisMeasure  measure)
{
  static const char *const logarithms[] = {
    "log ", "log-", "log(", "log (", "ln ", "ln-", "ln(", "ln (", "log10 ", "log10(", "logged ", "log-transformed ", "log transformed ",
    "log of the ", "logarithm of the ", "logarithms of the ", "logarithmic ", NULL
  };

  return praxis_measure_is_ratio (measure) && praxis_effect_is_behind_one_of (text, at, logarithms);
}

/* "power (1 − β) = .80", "α = .05, β = .20": how often a test misses an effect. */
static gboolean
is_error_rate (const char    *text,
               const char    *at,
               PraxisMeasure  measure)
{
  static const char *const complement[] = { "1 − ", "1 - ", "1 – ", "1−", "1-", "1–", NULL };
  const char *start;

  if (measure != PRAXIS_MEASURE_BETA)
    return FALSE;
  if (praxis_effect_is_behind_one_of (text, at, complement))
    return TRUE;
  start = praxis_sentence_find_start (text, at);
  for (const char *word = start; word < at; word++)
    {
      if (is_word_start (text, word) && ((g_ascii_strncasecmp (word, "power", 5) == 0 && is_word_end (word + 5)) ||
                                         g_str_has_prefix (word, "α = ") || g_str_has_prefix (word, "alpha = ")))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_other_measure (const char    *text,
                  const char    *at,
                  PraxisMeasure  measure)
{
  return is_logarithm (text, at, measure) || is_error_rate (text, at, measure) ||
         (measure == PRAXIS_MEASURE_R && is_of_scale (text, at));
}

/* "an effect (d) was 0.45": a letter in brackets is a symbol only behind what has a size; others may count the parts of a sentence. */
static gboolean
is_name_in_brackets (const PraxisNumberScanner *start,
                       const PraxisNumberScanner *end)
{
  static const char *const nouns[] = {
    "effect", "effects", "effect size", "effect sizes", "difference", "differences", "change", "slope", "coefficient", "association", "effect estimate", "effect estimates", NULL
  };

  return start->at > start->text && strchr ("([", start->at[-1]) != NULL && strchr (")]", *end->at) != NULL && *end->at != '\0' &&
         (end->at - start->at > 1 || praxis_effect_follows_one_of (start->text, start->at - 1, nouns));
}

/* "The OR for dropout was 1.4", "the pooled g across trials was 0.45". "The MD for depression" is a doctor and "the RR at rest" breath, unless
 * an interval follows; so is a letter something else that is not called the mean of several. */
static gboolean
scan_outcome_of_symbol (PraxisNumberScanner        scanner,
                        const PraxisNumberScanner *start,
                        gboolean                   is_abbreviation,
                        PraxisEstimate            *estimate)
{
  static const char *const means[] = { "mean", "pooled", "overall", "average", "weighted", NULL }, *const the[] = { "the", NULL };
  gboolean is_sure = is_abbreviation ? estimate->measure != PRAXIS_MEASURE_MD && estimate->measure != PRAXIS_MEASURE_RR
                                     : estimate->measure == PRAXIS_MEASURE_R || praxis_effect_follows_one_of (start->text, start->at, means);
  PraxisInterval interval;
  gboolean is_list;

  if (estimate->measure == PRAXIS_MEASURE_B || (!is_abbreviation && !praxis_effect_follows_one_of (start->text, start->at, means) &&
                                                    !praxis_effect_follows_one_of (start->text, start->at, the)) ||
      !scan_outcome (scanner, estimate))
    return FALSE;
  if (is_sure)
    return TRUE;
  scanner.at = estimate->end;
  praxis_number_scanner_skip_spaces (&scanner);
  return (praxis_number_scanner_skip (&scanner, "(") || praxis_number_scanner_skip (&scanner, "[") ||
          praxis_number_scanner_skip (&scanner, ", ")) &&
         (praxis_interval_scan (scanner.text, scanner.at, &interval) || praxis_interval_scan_range (scanner, &interval, &is_list));
}

/* "d = 0.42", "g of 0.70", where a whole number is no effect: "d = 30 days" */
static gboolean
scan_symbol (const char     *text,
             const char     *at,
             PraxisEstimate *estimate)
{
  static const char *const coefficients[] = { "coefficient", "coefficients", "slope", "slopes", NULL };
  const PraxisNumberScanner start = { text, at };
  PraxisNumberScanner scanner = start, behind;
  const PraxisEffectName *symbol = praxis_effect_skip_symbol (&scanner);
  gboolean is_abbreviation, is_plain, is_in_brackets, has_sign;

  if (symbol == NULL || is_other_measure (text, at, symbol->measure))
    return FALSE;
  is_abbreviation = strlen (symbol->name) > 1 && g_ascii_isupper (scanner.at[-1]);
  estimate->measure = symbol->measure;
  /* Points on a scale are a difference as well, "the difference (b) was 3.40 points". */
  is_in_brackets = is_name_in_brackets (&start, &scanner) &&
                   (symbol->measure != PRAXIS_MEASURE_B || praxis_effect_follows_one_of (text, at - 1, coefficients));
  if (is_in_brackets)
    {
      scanner.at++;
      estimate->start--;
    }
  is_plain = praxis_interval_skip_header (&scanner, &estimate->level) || is_abbreviation;
  behind = scanner;
  praxis_number_scanner_skip_spaces (&scanner);
  if (symbol->measure == PRAXIS_MEASURE_R && *scanner.at == '(' && !scan_degrees (&scanner))
    return FALSE;
  praxis_number_scanner_skip_spaces (&scanner);
  has_sign = *scanner.at != '\0' && strchr ("=<>", *scanner.at) != NULL;
  if (praxis_effect_skip_equals (&scanner, symbol->measure, is_plain, is_in_brackets))
    return scan_number (&scanner, estimate) &&
           (estimate->decimals > 0 || symbol->measure == PRAXIS_MEASURE_NNT || strlen (symbol->name) > 2) &&
           (has_sign || is_effect_number (estimate));
  return scan_outcome_of_symbol (behind, &start, is_abbreviation, estimate);
}

/* "(Hedges' g)", "(SMD; 95% CI …)" behind a number: what it is a number of. A letter alone may count the parts of a sentence, unless the
 * number is known to be an effect. */
static gboolean
scan_name_behind (PraxisNumberScanner  scanner,
                  PraxisMeasure       *measure)
{
  gboolean is_effect = *measure != PRAXIS_MEASURE_NONE;
  const char *start;
  const PraxisEffectName *name;

  praxis_number_scanner_skip_spaces (&scanner);
  if (!praxis_number_scanner_skip (&scanner, "(") && !praxis_number_scanner_skip (&scanner, "["))
    return FALSE;
  start = scanner.at;
  name = praxis_effect_skip_words (&scanner);
  if (name == NULL)
    name = praxis_effect_skip_symbol (&scanner);
  if (name == NULL || *scanner.at == '\0' || strchr (")];,", *scanner.at) == NULL ||
      (!is_effect && scanner.at - start < 2))
    return FALSE;
  *measure = name->measure;
  return TRUE;
}

/* "an effect of 0.45 (Hedges' g)" */
static gboolean
scan_number_first (const char     *text,
                   const char     *at,
                   PraxisEstimate *estimate)
{
  static const char *const effects[] = { "effect of ", "effects of ", "difference of ", NULL };
  PraxisNumberScanner scanner = { text, at };

  if (g_ascii_isalpha (*at) || !scan_number (&scanner, estimate) || estimate->decimals == 0)
    return FALSE;
  estimate->measure = praxis_effect_is_behind_one_of (text, at, effects) ? PRAXIS_MEASURE_SMD : PRAXIS_MEASURE_NONE;
  return scan_name_behind (scanner, &estimate->measure) && is_effect_number (estimate);
}

/* "an odds ratio of 1.8", "the correlation was .29", "the risk ratio (RR) for dropout was 0.72" */
static gboolean
scan_words (const char     *text,
            const char     *at,
            PraxisEstimate *estimate)
{
  PraxisNumberScanner scanner = { text, at }, behind;
  const PraxisEffectName *name = praxis_effect_skip_words (&scanner);

  if (name == NULL || is_other_measure (text, at, name->measure))
    return FALSE;
  estimate->measure = name->measure;
  /* "the mean effect (Hedges' g) was 0.45" */
  if (is_name_in_brackets (&(PraxisNumberScanner) { text, at }, &scanner))
    {
      scanner.at++;
      estimate->start--;
    }
  praxis_effect_skip_abbreviation (&scanner, &estimate->measure);
  praxis_interval_skip_header (&scanner, &estimate->level);
  behind = scanner;
  praxis_effect_skip_links (&scanner);
  praxis_effect_skip_estimated (&scanner);
  if (scan_number (&scanner, estimate) && (estimate->decimals > 0 || estimate->measure == PRAXIS_MEASURE_NNT))
    {
      PraxisMeasure measure = estimate->measure;

      /* "an effect size of 0.45 (Hedges' g)" */
      if (measure == PRAXIS_MEASURE_SMD && scan_name_behind (scanner, &measure) && praxis_measure_is_standardized (measure))
        estimate->measure = measure;
      return *scanner.at != '%';
    }
  return scan_outcome (behind, estimate);
}

/* --- Several numbers of one name -------------------------------------------------------------------------- */

/* How many words may say what one of several numbers is of: "for women with depression" */
#define MAX_WORDS_OF_ITEM 4

/* "(95% CI 1.1–1.8)" */
static gboolean
skip_bracket (PraxisNumberScanner *scanner)
{
  PraxisNumberScanner ahead = *scanner;
  gboolean is_round;

  praxis_number_scanner_skip_spaces (&ahead);
  is_round = *ahead.at == '(';
  if (!is_round && *ahead.at != '[')
    return FALSE;
  ahead.at++;
  ahead.at += strcspn (ahead.at, is_round ? "()" : "[]");
  if (!praxis_number_scanner_skip (&ahead, is_round ? ")" : "]"))
    return FALSE;
  *scanner = ahead;
  return TRUE;
}

/* "for women", "at 6 months"; numbers only where they cannot be members, as those needed to treat could */
static void
skip_item (PraxisNumberScanner *scanner,
           gboolean             has_numbers)
{
  static const char *const prepositions[] = {
    "for ", "in ", "with ", "at ", "on ", "among ", "of ", "after ", "vs. ", "versus ", "against ", "compared with ", "compared to "
  };
  PraxisNumberScanner ahead = *scanner;
  gboolean found = FALSE;

  praxis_number_scanner_skip_spaces (&ahead);
  for (gsize i = 0; i < G_N_ELEMENTS (prepositions) && !found; i++)
    found = praxis_number_scanner_skip (&ahead, prepositions[i]);
  for (guint n = 0; found && n < MAX_WORDS_OF_ITEM && g_unichar_isalnum (g_utf8_get_char (ahead.at)) &&
                             (has_numbers || !g_ascii_isdigit (*ahead.at)) && !g_str_has_prefix (ahead.at, "and "); n++)
    {
      while (g_unichar_isalnum (g_utf8_get_char (ahead.at)) || *ahead.at == '-')
        ahead.at = g_utf8_next_char (ahead.at);
      *scanner = ahead;
      praxis_number_scanner_skip (&ahead, " ");
    }
}

/* ", ", " and ", ", and " before the next number */
static gboolean
skip_and (PraxisNumberScanner *scanner)
{
  gboolean is_comma = praxis_number_scanner_skip (scanner, ",");

  return (praxis_number_scanner_skip (scanner, " and ") || praxis_number_scanner_skip (scanner, " or ") ||
          (is_comma && praxis_number_scanner_skip (scanner, " "))) &&
         praxis_effect_starts_number (scanner->at);
}

/* One of the numbers, and whether a bracket with what is said of it follows. */
static gboolean
scan_member (PraxisNumberScanner  *scanner,
             const PraxisEstimate *head,
             PraxisEstimate       *estimate)
{
  *estimate = *head;
  if (!scan_number (scanner, estimate) || (estimate->decimals == 0 && head->measure != PRAXIS_MEASURE_NNT) ||
      !is_effect_number (estimate) || is_of_something_else (estimate))
    return FALSE;
  estimate->start = estimate->number_start;
  estimate->is_bare = !skip_bracket (scanner);
  skip_item (scanner, head->measure != PRAXIS_MEASURE_NNT);
  estimate->is_bare &= !skip_bracket (scanner);
  return TRUE;
}

/* "0.74 and 0.81 (95% CIs …)": a bracket behind one alone is of all. */
static void
share_brackets (GArray *estimates,
                guint   first)
{
  gboolean is_bare = FALSE;

  for (guint i = first; i < estimates->len; i++)
    is_bare = is_bare || g_array_index (estimates, PraxisEstimate, i).is_bare;
  for (guint i = first; i < estimates->len; i++)
    g_array_index (estimates, PraxisEstimate, i).is_bare = is_bare;
}

/* What stands between a name in the plural and the first number. */
static gboolean
skip_to_members (PraxisNumberScanner *scanner)
{
  PraxisNumberScanner behind = *scanner;
  char comparison;

  praxis_number_scanner_skip_spaces (scanner);
  if (praxis_number_scanner_skip_comparison (scanner, &comparison) && comparison != '=')
    return FALSE;
  praxis_effect_skip_links (scanner);
  if (g_ascii_isalpha (*scanner->at))
    {
      *scanner = behind;
      if (!praxis_effect_skip_outcome (scanner, TRUE))
        return FALSE;
    }
  praxis_effect_skip_estimated (scanner);
  return TRUE;
}

/* "ORs were 1.4 for women and 1.7 for men", "(ds = 0.45 and 0.30)": several numbers, each of which is an effect of its own. What stands in
 * no bracket of its own behind one of them is not known to be of that. Returns where they end, and NULL where there are not several. */
static const char *
scan_series (const char *text,
             const char *at,
             GArray     *estimates)
{
  PraxisNumberScanner scanner = { text, at };
  const PraxisEffectName *name = is_word_start (text, at) ? praxis_effect_skip_plural (&scanner) : NULL;
  guint n_before = estimates->len;
  PraxisEstimate head = { .start = at, .level = NAN }, estimate;
  const char *end = NULL;

  if (name == NULL || is_other_measure (text, at, name->measure))
    return NULL;
  head.measure = name->measure;
  praxis_effect_skip_abbreviation (&scanner, &head.measure);
  praxis_interval_skip_header (&scanner, &head.level);
  if (!skip_to_members (&scanner))
    return NULL;
  while (scan_member (&scanner, &head, &estimate))
    {
      g_array_append_val (estimates, estimate);
      end = estimate.end;
      if (!skip_and (&scanner))
        break;
    }
  if (estimates->len - n_before > 1)
    {
      share_brackets (estimates, n_before);
      return end;
    }
  g_array_set_size (estimates, n_before);
  return NULL;
}

/* --- All of a text ---------------------------------------------------------------------------------------- */

static gboolean
scan_estimate (const char     *text,
               const char     *at,
               PraxisEstimate *estimate)
{
  *estimate = (PraxisEstimate) { .start = at, .level = NAN };
  return is_word_start (text, at) && (scan_symbol (text, at, estimate) || scan_words (text, at, estimate) ||
                                      scan_number_first (text, at, estimate) ||
                                      praxis_effect_scan_percentage (text, at, estimate)) &&
         !is_of_something_else (estimate);
}

/**
 * praxis_effect_find_estimates:
 * @text: words without markup, UTF-8
 *
 * Finds the numbers of effects. The bounds of intervals and the ends of ranges are none.
 *
 * Returns: (transfer full) (element-type PraxisEstimate): the estimates, in the order of the text
 */
GArray *
praxis_effect_find_estimates (const char *text)
{
  GArray *estimates = g_array_new (FALSE, FALSE, sizeof (PraxisEstimate));
  PraxisEstimate estimate;

  for (const char *at = text; *at != '\0';)
    {
      const char *end = praxis_interval_skip (text, at);

      if (end == NULL && scan_estimate (text, at, &estimate))
        {
          g_array_append_val (estimates, estimate);
          end = estimate.end;
        }
      else if (end == NULL)
        {
          end = scan_series (text, at, estimates);
        }
      at = end != NULL ? end : g_utf8_next_char (at);
    }
  return estimates;
}
