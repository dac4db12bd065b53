/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-effect-private.h"
#include "praxis-number-words.h"

/* Which percentages are shares of people: not those of intervals, of heterogeneity, of ranges, and not how much something changed. */

/* What grows or shrinks, in nouns: "a reduction of 28%", "a 28% reduction". */
static const char *const changes[] = {
  "reduction", "reductions", "decrease", "decreases", "increase", "increases", "improvement", "improvements", "decline", "drop", "change",
  "changes", "gain", "gains", "difference", "differences", "growth", NULL
};

/* The word that ends before a place, and nothing but spaces between; empty where there is none. */
static const char *
find_word_before (const char *text,
                  const char *at,
                  gsize      *length)
{
  const char *end = at;

  while (end > text && end[-1] == ' ')
    end--;
  at = end;
  while (at > text && g_ascii_isalpha (at[-1]))
    at--;
  *length = end - at;
  return at;
}

/* "up to 50%", "at least 50%": a bound, and not how many there were. */
static gboolean
is_bound (const char *text,
          const char *at)
{
  static const char *const bounds[] = {
    "up to ", "more than ", "less than ", "fewer than ", "at least ", "at most ", "over ", "under ", "as many as ", "as much as ", "below ",
    "above ", "exceeding ", "> ", "< ", "≥ ", "≤ ", ">", "<", "≥", "≤"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      gsize length = strlen (bounds[i]);

      if ((gsize) (at - text) >= length && g_ascii_strncasecmp (at - length, bounds[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "reduced by 28%", "a difference of about 12%", "explained 5%", "a power of 80%" */
static gboolean
is_change_before (const char *text,
                  const char *at)
{
  static const char *const hedges[] = { "about", "around", "approximately", "almost", "nearly", "only", "some", NULL };
  static const char *const links[] = { "of", "was", "is", NULL };
  static const char *const others[] = {
    "power", "agreement", "reliability", "accuracy", "sensitivity", "specificity", "heterogeneity", "probability", "value", "effective",
    "mean", "average", "compliance", "top", "bottom", "lowest", "highest", NULL
  };
  static const char *const by[] = { "by", NULL };
  static const char *const explaining[] = { "explained", "explains", "explaining", "explain", NULL };
  static const char *const accounting[] = { "accounted", "accounts", "accounting", "account", NULL };
  static const char *const verbs[] = {
    "reduced", "reduces", "reducing", "decreased", "decreases", "increased", "increases", "fell", "rose", "dropped", "declined", "grew",
    "improved", "improves", "lowered", "higher", "lower", "greater", "smaller", "larger", "better", "worse", "changed", "differed", NULL
  };
  gsize length, link_length;
  const char *link = find_word_before (text, at, &link_length), *word;

  if (praxis_effect_is_one_of (link, link_length, hedges))
    link = find_word_before (text, link, &link_length);
  word = find_word_before (text, link, &length);
  if (praxis_effect_is_one_of (link, link_length, explaining) ||
      (link_length == 3 && strncmp (link, "for", 3) == 0 && praxis_effect_is_one_of (word, length, accounting)))
    return TRUE;
  if (praxis_effect_is_one_of (link, link_length, by))
    return praxis_effect_is_one_of (word, length, verbs) || praxis_effect_is_one_of (word, length, changes);
  return praxis_effect_is_one_of (link, link_length, links) &&
         (praxis_effect_is_one_of (word, length, changes) || praxis_effect_is_one_of (word, length, others));
}

/* "28% lower", "a 28% relative risk reduction", "12% of the variance", "80% power" */
static gboolean
is_change_behind (const char *at)
{
  static const char *const comparatives[] = {
    "lower", "higher", "less", "more", "fewer", "greater", "larger", "smaller", "better", "worse", "faster", "shorter", "longer", "power",
    "variance", "variation", "heterogeneity", "chance", "probability", "likelihood", "points", "accuracy", "sensitivity", "specificity",
    "agreement", "below", "above", "most", "least", NULL
  };
  static const char *const between[] = { "of", "the", "its", "all", "total", "relative", "absolute", "risk", "symptom", "mean", NULL };
  gsize length;

  for (guint n = 0; n < 4; n++)
    {
      at += strspn (at, " -");
      for (length = 0; g_ascii_isalpha (at[length]);)
        length++;
      if (praxis_effect_is_one_of (at, length, changes) || praxis_effect_is_one_of (at, length, comparatives))
        return TRUE;
      if (!praxis_effect_is_one_of (at, length, between))
        return FALSE;
      at += length;
    }
  return FALSE;
}

/* "I² = 61%" and "36–48%" are no shares of people. */
static gboolean
is_other_before (const char *text,
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

/* "95% CI", "95% bootstrap interval": how sure it is. */
static gboolean
is_level (PraxisNumberScanner scanner)
{
  static const char *const names[] = { "confidence", "credible", "prediction" };

  praxis_number_scanner_skip_spaces (&scanner);
  praxis_number_scanner_skip (&scanner, "-");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_has_prefix (scanner.at, names[i]))
        return TRUE;
    }
  return praxis_interval_skip_name (&scanner);
}

/* "44", "forty-four" before "percent" */
static gboolean
scan_share (PraxisNumberScanner *scanner,
            PraxisEstimate      *estimate)
{
  gsize length = 0;

  if (g_ascii_isdigit (*scanner->at))
    return praxis_number_scanner_scan (scanner, PRAXIS_NUMBER_UNSIGNED | PRAXIS_NUMBER_GROUPS, &estimate->estimate, &estimate->decimals);
  while (g_ascii_isalpha (scanner->at[length]) || scanner->at[length] == '-')
    length++;
  estimate->estimate = praxis_number_word_read (scanner->at, length);
  scanner->at += length;
  return estimate->estimate > 0;
}

/* "ten to twenty percent", "ten or twenty percent" */
static gboolean
is_end_of_range (const char *text,
                 const char *at)
{
  static const char *const links[] = { "to", "or", "and", NULL };
  gsize length, before_length;
  const char *word = find_word_before (text, at, &length), *before;

  if (!praxis_effect_is_one_of (word, length, links))
    return FALSE;
  before = find_word_before (text, word, &before_length);
  while (before > text && (before[-1] == '-' || g_ascii_isalpha (before[-1])))
    {
      before--;
      before_length++;
    }
  return praxis_number_word_read (before, before_length) > 0;
}

/**
 * praxis_effect_scan_percentage:
 * @text: words without markup
 * @at: where a word of it starts
 * @estimate: (out): takes the percentage
 *
 * Returns: whether a percentage stands there that can be a share of people
 */
gboolean
praxis_effect_scan_percentage (const char     *text,
                               const char     *at,
                               PraxisEstimate *estimate)
{
  PraxisNumberScanner scanner = { text, at };
  gboolean is_word = g_ascii_isalpha (*at);

  if ((!is_word && !g_ascii_isdigit (*at)) || (at > text && (at[-1] == '.' || at[-1] == ',')) || is_other_before (text, at) ||
      (is_word && is_end_of_range (text, at)))
    return FALSE;
  estimate->measure = PRAXIS_MEASURE_PERCENTAGE;
  estimate->number_start = at;
  if (!scan_share (&scanner, estimate) || estimate->estimate > 100 || !praxis_number_scanner_skip_percent (&scanner))
    return FALSE;
  estimate->end = scanner.at;
  return !is_level (scanner) && !praxis_interval_starts_range (scanner, FALSE) && !is_bound (text, at) &&
         !is_change_before (text, at) && !is_change_behind (scanner.at);
}
