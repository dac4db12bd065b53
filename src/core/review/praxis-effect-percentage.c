/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-effect-private.h"

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

/* "reduced by 28%", "a difference of about 12%" */
static gboolean
is_change_before (const char *text,
                  const char *at)
{
  static const char *const hedges[] = { "about", "around", "approximately", "almost", "nearly", "only", "some", NULL };
  static const char *const links[] = { "of", "was", "is", NULL };
  static const char *const by[] = { "by", NULL };
  static const char *const verbs[] = {
    "reduced", "reduces", "reducing", "decreased", "decreases", "increased", "increases", "fell", "rose", "dropped", "declined", "grew",
    "improved", "improves", "lowered", "higher", "lower", "greater", "smaller", "larger", "better", "worse", "changed", "differed", NULL
  };
  gsize length, link_length;
  const char *link = find_word_before (text, at, &link_length), *word;

  if (praxis_effect_is_one_of (link, link_length, hedges))
    link = find_word_before (text, link, &link_length);
  word = find_word_before (text, link, &length);
  if (praxis_effect_is_one_of (link, link_length, by))
    return praxis_effect_is_one_of (word, length, verbs) || praxis_effect_is_one_of (word, length, changes);
  return praxis_effect_is_one_of (link, link_length, links) && praxis_effect_is_one_of (word, length, changes);
}

/* "28% lower", "a 28% relative risk reduction", "12% of the variance", "80% power" */
static gboolean
is_change_behind (const char *at)
{
  static const char *const comparatives[] = {
    "lower", "higher", "less", "more", "fewer", "greater", "larger", "smaller", "better", "worse", "faster", "shorter", "longer", "power",
    "variance", "variation", "heterogeneity", "chance", "probability", "likelihood", "points", NULL
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

static gboolean
starts_range (const char *at)
{
  const char *next = at + strspn (at, " ");

  if (*next == '-')
    next++;
  else if (g_str_has_prefix (next, "–"))
    next += strlen ("–");
  else
    return FALSE;
  return g_ascii_isdigit (*(next + strspn (next, " ")));
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

static gboolean
is_level (PraxisNumberScanner scanner)
{
  static const char *const names[] = { "CI", "C.I.", "CrI", "confidence", "credible", "prediction" };

  praxis_number_scanner_skip_spaces (&scanner);
  praxis_number_scanner_skip (&scanner, "-");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_has_prefix (scanner.at, names[i]))
        return TRUE;
    }
  return FALSE;
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

  if (!g_ascii_isdigit (*at) || (at > text && (at[-1] == '.' || at[-1] == ',')) || is_other_before (text, at))
    return FALSE;
  estimate->measure = PRAXIS_MEASURE_PERCENTAGE;
  estimate->number_start = at;
  if (!praxis_number_scanner_scan (&scanner, PRAXIS_NUMBER_UNSIGNED | PRAXIS_NUMBER_GROUPS, &estimate->estimate,
                                   &estimate->decimals) ||
      estimate->estimate > 100 || !praxis_number_scanner_skip_percent (&scanner))
    return FALSE;
  estimate->end = scanner.at;
  return !is_level (scanner) && !starts_range (scanner.at) && !is_change_before (text, at) && !is_change_behind (scanner.at);
}
