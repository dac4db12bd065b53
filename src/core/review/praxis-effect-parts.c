/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-effect-private.h"
#include "praxis-statistic-private.h"

/* What follows an effect in its sentence: its interval and its p-value. */

/* --- What belongs to an effect ---------------------------------------------------------------------------- */

/* How many words may stand between an effect and its interval, "at the end of treatment in seventeen trials", and how many before a
 * p-value. Behind more, they are of something else. */
#define MAX_WORDS_TO_INTERVAL 6
#define MAX_WORDS_TO_P 3

/* How much longer the one arm of two numbers in brackets may be than the other, for them to be an interval, of the longer one. */
#define MAX_LOPSIDED 0.1

/* How many words may stand between a share and its interval: "dropped out early" */
#define MAX_WORDS_OF_SHARE 3

/* "t(48)", "F(2, 45)", "z =": what follows is of that. */
static gboolean
is_test (PraxisNumberScanner scanner)
{
  PraxisStatisticType type;

  if (!praxis_statistic_scan_name (&scanner, &type))
    return FALSE;
  praxis_number_scanner_skip_spaces (&scanner);
  return *scanner.at == '(' || *scanner.at == '[' || praxis_statistic_scan_comparison (&scanner) != 0;
}

/* "slope = −.09", "τ² = 0.04": what follows is of that, unless it counts or tells how sure the effect is. */
static gboolean
is_other_value (const char *at)
{
  static const char *const of_effect[] = { "CI", "K", "N", "P", "SD", "SE", "df", "k", "n", "p", NULL };
  const char *end = at;
  g_autofree char *name = NULL;

  while (g_unichar_isalpha (g_utf8_get_char (end)) || g_str_has_prefix (end, "²") || (end > at && *end == '2'))
    end = g_utf8_next_char (end);
  name = g_strndup (at, end - at);
  end += strspn (end, " ");
  return *name != '\0' && *end == '=' && !g_strv_contains (of_effect, name);
}

/**
 * praxis_effect_is_i_squared:
 * @at: a place in a text where a word starts
 *
 * Returns: whether it is the I² of a meta-analysis
 */
gboolean
praxis_effect_is_i_squared (const char *at)
{
  return g_str_has_prefix (at, "I²") || g_str_has_prefix (at, "I2") || g_str_has_prefix (at, "I^2") || g_str_has_prefix (at, "I-squared");
}

/* "Egger's test", "heterogeneity": a p-value or an interval behind these is of what they name. */
static gboolean
is_other_subject (const char *at)
{
  static const char *const others[] = {
    "Egger", "heterogeneity", "heterogeneous", "homogeneity", "interaction", "moderator", "moderators", "moderated", "subgroup",
    "subgroups", "bias", "trend", NULL
  };
  const char *end = at;
  g_autofree char *word = NULL;

  if (praxis_effect_is_i_squared (at))
    return TRUE;
  while (g_ascii_isalpha (*end))
    end++;
  word = g_strndup (at, end - at);
  for (gsize i = 0; *end != '-' && others[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (word, others[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "0.65", which has no name: what follows is of that. */
static gboolean
is_bare_number (PraxisNumberScanner scanner)
{
  const char *before = scanner.at;
  double number;
  int decimals;

  if (!praxis_number_scanner_scan (&scanner, PRAXIS_NUMBER_GROUPS, &number, &decimals) || decimals == 0)
    return FALSE;
  while (before > scanner.text)
    {
      gunichar c;

      before = g_utf8_prev_char (before);
      c = g_utf8_get_char (before);
      if (c == '=' || c == '<' || c == '>' || c == 0x2264 || c == 0x2265 || c == '.')
        return FALSE;
      if (c != '-' && c != 0x2212 && c != 0x2013 && !g_unichar_isspace (c))
        return TRUE;
    }
  return TRUE;
}

/* "0.30 at follow-up"; not "61.5%", "1.5 years", "(0.12)" nor the ends of ranges. Goes over it, or over the bracket that it begins. */
static gboolean
skip_bare_number (PraxisNumberScanner *scanner)
{
  static const char *const units[] = { "%", " %", " percent", " years", " months", " weeks", " days", " hours", " points", " times", "-fold" };
  PraxisNumberScanner start = *scanner;
  gboolean is_in_bracket = scanner->at > scanner->text && strchr ("([", scanner->at[-1]) != NULL;
  gboolean is_bare = !is_in_bracket && is_bare_number (start);
  double number;

  praxis_number_scanner_scan (scanner, PRAXIS_NUMBER_GROUPS, &number, NULL);
  if (is_in_bracket)
    scanner->at += strcspn (scanner->at, ")]");
  if (praxis_interval_starts_range (*scanner, TRUE) || !praxis_number_scanner_is_word_start (&start))
    return FALSE;
  for (gsize i = 0; is_bare && i < G_N_ELEMENTS (units); i++)
    is_bare = !g_str_has_prefix (scanner->at, units[i]);
  return is_bare;
}

/**
 * praxis_effect_find_bare_number:
 * @scope: the sentence of an effect
 * @from: the place behind its number
 * @to: where to look no further
 *
 * Returns: (transfer none): where another number without a name stands, "g was 0.80 for waitlist and 0.30 for TAU"; @to where there is none
 */
const char *
praxis_effect_find_bare_number (const PraxisEffectScope *scope,
                                const char              *from,
                                const char              *to)
{
  for (const char *at = from; at < to;)
    {
      const char *end = praxis_interval_skip (scope->text, at);
      PraxisNumberScanner scanner = { scope->text, at };

      if (end == NULL && g_ascii_isdigit (*at))
        {
          /* Those needed to treat have no decimals: "was 5 after treatment and 9 at follow-up". */
          if (skip_bare_number (&scanner) || (scope->estimate->measure == PRAXIS_MEASURE_NNT &&
                                              praxis_effect_follows_one_of (scope->text, at, (const char *const[]) { "and", NULL })))
            return at;
          end = MAX (scanner.at, at + 1);
        }
      at = end != NULL ? end : g_utf8_next_char (at);
    }
  return to;
}

static gboolean
starts_with_one_of (const char        *at,
                    const char *const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (g_str_has_prefix (at, words[i]))
        return TRUE;
    }
  return FALSE;
}

/* How many brackets that open between two places do not close there. */
static int
count_open (const char *from,
            const char *to)
{
  int depth = 0;

  for (; from < to; from++)
    depth += (*from == '(' || *from == '[') - (*from == ')' || *from == ']');
  return depth;
}

/* Whether a bracket closes there that opened before the effect: what stands behind it is of the sentence. */
static gboolean
leaves_bracket (const char *at,
                int        *depth)
{
  *depth += count_open (at, at + 1);
  return *depth < 0;
}

/* ", and they liked it", "but heterogeneity was high", "and in men": what follows is said of something else. */
static gboolean
is_new_clause (const PraxisNumberScanner *scanner)
{
  static const char *const behind_comma[] = { "and ", "but ", "while ", "whereas ", "although ", "though ", NULL };
  static const char *const anywhere[] = {
    "but ", "while ", "whereas ", "although ", "and in ", "and for ", "and among ", "and with ", "and at ", "and after ", "and the ", NULL
  };
  gboolean is_behind_comma = scanner->at - scanner->text >= 2 && g_str_has_prefix (scanner->at - 2, ", ");

  return (is_behind_comma && starts_with_one_of (scanner->at, behind_comma)) || starts_with_one_of (scanner->at, anywhere);
}

/* "; EMDR had …": a semicolon outside of brackets, before words. */
static gboolean
ends_clause (const PraxisEffectScope *scope,
             const char              *at)
{
  const char *word = at + 1 + strspn (at + 1, " ");

  return *at == ';' && g_ascii_isalpha (word[0]) && g_ascii_isalpha (word[1]) && !g_str_has_prefix (word, "CI") &&
         count_open (scope->sentence, at) == 0;
}

/**
 * praxis_effect_find_clause_end:
 * @scope: the sentence of an effect
 * @from: a place in it
 * @to: a later one
 *
 * Returns: (transfer none): where a clause begins that speaks of something else; @to where that is not before @to
 */
const char *
praxis_effect_find_clause_end (const PraxisEffectScope *scope,
                               const char              *from,
                               const char              *to)
{
  for (const char *at = from; at < to; at = g_utf8_next_char (at))
    {
      const PraxisNumberScanner scanner = { scope->text, at };

      if (ends_clause (scope, at) ||
          (praxis_number_scanner_is_word_start (&scanner) && is_new_clause (&scanner)))
        return at;
    }
  return to;
}

/**
 * praxis_effect_has_contrast:
 * @scope: the sentence of an effect
 *
 * Returns: whether another effect stands before, and something says that what was true of that one need not be true of this one
 */
gboolean
praxis_effect_has_contrast (const PraxisEffectScope *scope)
{
  static const char *const words[] = {
    "but ", "while ", "whereas ", "although ", "however", "unlike ", "not ", "no ", "nor ", "neither ", NULL
  };

  if (scope->estimate_before == NULL)
    return FALSE;
  for (const char *at = scope->estimate_before->end; at < scope->effect; at = g_utf8_next_char (at))
    {
      const PraxisNumberScanner scanner = { scope->text, at };

      if (ends_clause (scope, at) ||
          (praxis_number_scanner_is_word_start (&scanner) && starts_with_one_of (at, words)))
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_effect_compares:
 * @measure: a measure
 *
 * Returns: whether it says how far two groups lie apart, so that it can speak for one of them
 */
gboolean
praxis_effect_compares (PraxisMeasure measure)
{
  return praxis_measure_is_standardized (measure) || praxis_measure_is_ratio (measure) || measure == PRAXIS_MEASURE_MD ||
         measure == PRAXIS_MEASURE_NNT;
}

/* Whether the word or the number that begins at a place takes what follows it away from the effect before. Counts the words. */
static gboolean
leads_away (PraxisNumberScanner  scanner,
            guint               *n_words)
{
  if (g_unichar_isalpha (g_utf8_get_char (scanner.at)))
    (*n_words)++;
  return is_test (scanner) || is_other_value (scanner.at) || is_other_subject (scanner.at) || is_bare_number (scanner) ||
         is_new_clause (&scanner);
}

/* "[0.1, 0.3] and [0.4, 0.8]", "0.1 and 0.3, respectively" behind an interval: it is of several effects, and the first of them not of the
 * last effect. */
static gboolean
is_first_of_several (const char *text,
                     const char *end)
{
  const char *sentence_end = praxis_sentence_find_end (end);
  PraxisNumberScanner scanner = { text, end };
  PraxisInterval next;
  gboolean is_and, is_list;
  double number;

  praxis_number_scanner_skip (&scanner, "]");
  praxis_number_scanner_skip (&scanner, ",");
  praxis_number_scanner_skip_spaces (&scanner);
  is_and = praxis_number_scanner_skip (&scanner, "and ");
  if (!praxis_number_scanner_skip (&scanner, "["))
    praxis_number_scanner_skip (&scanner, "(");
  if (is_and && praxis_interval_scan_range (scanner, &next, &is_list) && next.decimals > 0)
    return TRUE;
  return scanner.at > end && praxis_number_scanner_scan (&scanner, 0, &number, NULL) &&
         g_strstr_len (end, sentence_end - end, "respectively") != NULL;
}

/* "d = 0.41; anxiety: p = .40, d = 0.10": what stands right before the next effect, and behind words, is of that one. */
static gboolean
leads_to_next (const PraxisEffectScope *scope,
               const char              *behind)
{
  const char *next = behind + strspn (behind, " ,;])");

  return scope->estimate_behind != NULL && next == scope->estimate_behind->start && strcspn (behind, ",;") < (gsize) (next - behind);
}

/* --- The interval ----------------------------------------------------------------------------------------- */

/* "60% versus 30% (95% CI 20 to 40)": that is the interval of what lies between them. */
static gboolean
is_compared_with_previous (const PraxisEffectScope *scope)
{
  static const char *const links[] = {
    " vs", " versus ", " compared ", " against ", " than ", " and ", " or ", " to ", " with ", NULL
  };

  if (scope->previous == NULL || g_strstr_len (scope->previous, scope->effect - scope->previous, "CI") != NULL ||
      memchr (scope->previous, '[', scope->effect - scope->previous) != NULL)
    return FALSE;
  return praxis_effect_contains_one_of (scope->previous, scope->effect, links);
}

/**
 * praxis_effect_holds:
 * @estimate: the number of an effect
 * @interval: an interval
 *
 * Returns: whether the interval can be of the effect, as far as both are printed
 */
gboolean
praxis_effect_holds (const PraxisEstimate *estimate,
                     const PraxisInterval *interval)
{
  double slack = pow (10, -MIN (estimate->decimals, interval->decimals));

  return estimate->estimate >= MIN (interval->lower, interval->upper) - slack &&
         estimate->estimate <= MAX (interval->lower, interval->upper) + slack;
}

/* "19.7% dropped out (95% CI …": a few words that compare with nothing, and nothing else. */
static gboolean
is_verb_between (const char *from,
                 const char *to)
{
  static const char *const comparing[] = {
    "more", "less", "than", "fewer", "higher", "lower", "greater", "smaller", "difference", "reduction", "vs", "versus", "compared", NULL
  };
  guint n_words = 0;

  for (const char *at = from; at < to;)
    {
      gsize length = 0;

      while (g_ascii_isalpha (at[length]))
        length++;
      if (length > 0 && (++n_words > MAX_WORDS_OF_SHARE || praxis_effect_is_one_of (at, length, comparing)))
        return FALSE;
      if (length == 0 && *at != ' ' && *at != '-' && (strchr ("([", *at) == NULL || at + 1 != to))
        return FALSE;
      at += MAX (length, 1);
    }
  return TRUE;
}

/* The interval of a share is in percent, holds it, and stands right behind it, behind "of patients" or a few words: behind others it is
 * more often of a difference. */
static gboolean
is_of_share (const PraxisEffectScope *scope,
             const PraxisEstimate    *estimate,
             const PraxisInterval    *interval)
{
  gboolean is_near = g_str_has_prefix (estimate->end, " of ") || is_verb_between (estimate->end, interval->start);

  for (const char *at = estimate->end; !is_near && at < interval->start; at++)
    {
      if (g_ascii_isalpha (*at) && (strchr ("nN", *at) == NULL || g_ascii_isalpha (at[1])))
        return FALSE;
    }
  return !is_compared_with_previous (scope) && praxis_effect_holds (estimate, interval);
}

/* "the median effect was g = 0.45 (0.20–0.70)", "the range around the mean of g = 0.45": how far effects lie apart. */
static gboolean
is_spread (const PraxisEffectScope *scope)
{
  static const char *const spreads[] = { "median", "Median", "range", "Range", "quartile", NULL };

  return praxis_effect_contains_one_of (scope->sentence, scope->effect, spreads);
}

/* "SMD 0.30 (0.26–0.34)": a range in brackets right behind the number that it holds, with nothing that calls it another one. Two numbers
 * with a comma between them can be many things, but hardly with the effect in their middle. */
static gboolean
scan_range_in_brackets (const PraxisEffectScope *scope,
                        const PraxisEstimate    *estimate,
                        PraxisInterval          *interval)
{
  PraxisNumberScanner scanner = { scope->text, estimate->end };
  gboolean is_list;

  praxis_number_scanner_skip_spaces (&scanner);
  if ((!praxis_number_scanner_skip (&scanner, "(") && !praxis_number_scanner_skip (&scanner, "[")) ||
      !praxis_interval_scan_range (scanner, interval, &is_list) || strchr (")]", *interval->end) == NULL || *interval->end == '\0' ||
      !praxis_effect_holds (estimate, interval))
    return FALSE;
  if (!isnan (estimate->level))
    return TRUE;
  if ((interval->decimals == 0 && !interval->is_percent) || is_spread (scope))
    return FALSE;
  return !is_list || praxis_interval_is_around (interval, estimate->estimate, estimate->decimals, MAX_LOPSIDED);
}

/* The first interval behind an effect and before a place, unless something leads away from the effect to it. */
static gboolean
scan_interval_behind (const PraxisEffectScope *scope,
                      const PraxisEstimate    *estimate,
                      const char              *limit,
                      PraxisInterval          *interval)
{
  gboolean is_share = estimate->measure == PRAXIS_MEASURE_PERCENTAGE;
  int depth = count_open (estimate->start, estimate->end);
  guint n_words = 0;

  if (estimate->is_bare)
    return FALSE;
  if (scan_range_in_brackets (scope, estimate, interval))
    return !is_share || !is_compared_with_previous (scope);
  for (const char *at = estimate->end; at < limit && n_words <= MAX_WORDS_TO_INTERVAL; at = g_utf8_next_char (at))
    {
      const PraxisNumberScanner scanner = { scope->text, at };

      if (praxis_interval_scan (scope->text, at, interval))
        return !is_first_of_several (scope->text, interval->end) && !(n_words > 0 && leads_to_next (scope, interval->end)) &&
               (is_share ? is_of_share (scope, estimate, interval) : !interval->is_percent);
      if (leaves_bracket (at, &depth) ||
          (praxis_number_scanner_is_word_start (&scanner) && leads_away (scanner, &n_words)))
        return FALSE;
    }
  return FALSE;
}

/* "r = .29, d = .62, 95% CI [.10, .47]": an interval that holds the number before and not the nearest one is of that before, which has no
 * other. */
static gboolean
is_of_first (const PraxisEffectScope *scope,
             const PraxisEstimate    *first,
             const PraxisEstimate    *second,
             const PraxisInterval    *interval)
{
  PraxisInterval own;

  if (first == NULL || second == NULL || first->measure == PRAXIS_MEASURE_PERCENTAGE || second->measure == PRAXIS_MEASURE_PERCENTAGE)
    return FALSE;
  return !praxis_effect_holds (second, interval) && praxis_effect_holds (first, interval) &&
         praxis_effect_find_clause_end (scope, first->end, second->start) == second->start &&
         !scan_interval_behind (scope, first, second->start, &own);
}

/**
 * praxis_effect_scan_interval:
 * @scope: the sentence of an effect
 * @estimate: its number
 * @interval: (out): the interval
 *
 * Returns: whether an interval of the effect follows
 */
gboolean
praxis_effect_scan_interval (const PraxisEffectScope *scope,
                             const PraxisEstimate    *estimate,
                             PraxisInterval          *interval)
{
  if (scan_interval_behind (scope, estimate, scope->next, interval))
    return !is_of_first (scope, scope->estimate_before, estimate, interval) &&
           !praxis_effect_is_of_earlier (scope, estimate, interval);
  return scope->estimate_behind != NULL && scan_interval_behind (scope, scope->estimate_behind, scope->sentence_end, interval) &&
         is_of_first (scope, estimate, scope->estimate_behind, interval);
}

/* --- The p-value ------------------------------------------------------------------------------------------ */

static gboolean
scan_p (PraxisNumberScanner *scanner,
        PraxisFindingFields *fields)
{
  char comparison;
  double p;

  if (!praxis_number_scanner_skip (scanner, "p") && !praxis_number_scanner_skip (scanner, "P"))
    return FALSE;
  comparison = praxis_statistic_scan_comparison (scanner);
  if (comparison == 0 ||
      !praxis_number_scanner_scan (scanner, PRAXIS_NUMBER_UNSIGNED | PRAXIS_NUMBER_EXPONENT, &p, NULL) || p > 1)
    return FALSE;
  fields->p = p;
  fields->p_comparison = comparison;
  return TRUE;
}

/**
 * praxis_effect_scan_p:
 * @scope: the sentence of an effect
 * @from: the place behind its number, or its interval
 * @limit: where its interval, or something else, begins
 * @fields: takes the p-value
 *
 * Returns: (transfer none) (nullable): the place behind a p-value of the effect
 */
const char *
praxis_effect_scan_p (const PraxisEffectScope *scope,
                      const char              *from,
                      const char              *limit,
                      PraxisFindingFields     *fields)
{
  PraxisFindingFields found = PRAXIS_FINDING_FIELDS_INIT;
  int depth = count_open (scope->effect, from);
  guint n_words = 0;

  for (const char *at = from; at < limit && n_words <= MAX_WORDS_TO_P; at = g_utf8_next_char (at))
    {
      PraxisNumberScanner scanner = { scope->text, at };

      if (leaves_bracket (at, &depth))
        return NULL;
      if (!praxis_number_scanner_is_word_start (&scanner))
        continue;
      if (scan_p (&scanner, &found))
        {
          if (n_words > 0 && leads_to_next (scope, scanner.at))
            return NULL;
          fields->p = found.p;
          fields->p_comparison = found.p_comparison;
          return scanner.at;
        }
      scanner.at = at;
      if (leads_away (scanner, &n_words))
        return NULL;
    }
  return NULL;
}
