/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-finding-match.h"

#include <math.h>
#include <string.h>

#include "praxis-effect-private.h"
#include "praxis-number-words.h"

/*
 * Which effect of a text a confirmed finding is, after any edit of the text, and whether the text says another thing there now. The
 * author may have corrected by hand what was read: words that are still the same are no change, whatever the finding says.
 */

/* How many bytes around two places must be the same for them to be one. */
#define LEAST_CONTEXT 8

/* How well an effect stands for a finding; 0 where it does not. */
typedef guint (*Rate) (const PraxisFindingFields *finding,
                       const PraxisFindingFields *effect);

static gboolean
same_number (double a,
             double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
same_effect (const PraxisFindingFields *a,
             const PraxisFindingFields *b)
{
  return a->measure == b->measure && same_number (a->estimate, b->estimate) && same_number (a->lower, b->lower) &&
         same_number (a->upper, b->upper);
}

static guint
count_common_behind (const PraxisFindingFields *a,
                     const PraxisFindingFields *b)
{
  guint common = 0;

  while (a->suffix[common] != '\0' && a->suffix[common] == b->suffix[common])
    common++;
  return common;
}

/* How many of the last bytes before, and of the first behind, two places have in common. */
static guint
count_common (const PraxisFindingFields *a,
              const PraxisFindingFields *b)
{
  gsize length_a = strlen (a->prefix), length_b = strlen (b->prefix);
  guint common = 0;

  for (gsize i = 1; i <= MIN (length_a, length_b) && a->prefix[length_a - i] == b->prefix[length_b - i]; i++)
    common++;
  return common + count_common_behind (a, b);
}

/* Whether a number ends before a place: "0.5" in "0.5." and "0.5, ", not in "0.55", "0.5.1" or "5,000". */
static gboolean
ends_number (const char *at)
{
  const char *next = at + strspn (at, ".,");

  return !g_ascii_isdigit (*next);
}

/* Two shares of the same size are two findings: of numbers that repeat, the words before them tell which is which. */
static guint
rate_place (const PraxisFindingFields *finding,
            const PraxisFindingFields *effect)
{
  return g_str_equal (finding->quote, effect->quote) && g_str_equal (finding->prefix, effect->prefix);
}

/* Nothing but the number is another one. */
static guint
rate_surroundings (const PraxisFindingFields *finding,
                   const PraxisFindingFields *effect)
{
  guint behind = count_common_behind (finding, effect);

  return finding->measure == effect->measure && strlen (finding->prefix) >= LEAST_CONTEXT &&
         g_str_equal (finding->prefix, effect->prefix) && (behind >= LEAST_CONTEXT || finding->suffix[behind] == '\0');
}

static guint
rate_words (const PraxisFindingFields *finding,
            const PraxisFindingFields *effect)
{
  return g_str_equal (finding->quote, effect->quote) || same_effect (finding, effect) ? 1 + count_common (finding, effect) : 0;
}

static guint
rate_context (const PraxisFindingFields *finding,
              const PraxisFindingFields *effect)
{
  gboolean goes_on = *finding->quote != '\0' && g_str_has_prefix (effect->quote, finding->quote) &&
                     ends_number (effect->quote + strlen (finding->quote));
  guint common = count_common (finding, effect) + (goes_on ? LEAST_CONTEXT : 0);

  return finding->measure == effect->measure && common >= LEAST_CONTEXT ? common : 0;
}

static PraxisEffect *
find_best (PraxisFinding *finding,
           GPtrArray     *effects,
           GPtrArray     *taken,
           Rate           rate)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (finding);
  PraxisEffect *best = NULL;
  guint most = 0;

  for (guint i = 0; i < effects->len; i++)
    {
      PraxisEffect *effect = effects->pdata[i];
      const PraxisFindingFields *other = praxis_finding_get_fields (effect->finding);
      guint rating = g_str_equal (fields->part, other->part) ? rate (fields, other) : 0;

      if (rating > most && !g_ptr_array_find (taken, effect, NULL))
        {
          best = effect;
          most = rating;
        }
    }
  return best;
}

/**
 * praxis_findings_match:
 * @findings: (element-type PraxisFinding): the findings of a post
 * @effects: (element-type PraxisEffect): what its texts report now
 *
 * Gives each finding the effect that it is, and no effect to two findings: first those that stand where they stood, then those with
 * another number between the same words, those that say the same elsewhere, and last those with other numbers between nearly the same
 * words.
 *
 * Returns: (transfer container) (element-type PraxisEffect): for each finding its effect, or %NULL
 */
GPtrArray *
praxis_findings_match (GPtrArray *findings,
                       GPtrArray *effects)
{
  static const Rate rates[] = { rate_place, rate_surroundings, rate_words, rate_context };
  GPtrArray *matches = g_ptr_array_new ();

  g_ptr_array_set_size (matches, findings->len);
  for (guint pass = 0; pass < G_N_ELEMENTS (rates); pass++)
    {
      for (guint i = 0; i < findings->len; i++)
        {
          if (matches->pdata[i] == NULL)
            matches->pdata[i] = find_best (findings->pdata[i], effects, matches, rates[pass]);
        }
    }
  return matches;
}

static gboolean
names_count (const char *start,
             const char *end,
             gint64      count)
{
  for (const char *at = start; at < end; at = g_utf8_next_char (at))
    {
      PraxisNumberScanner scanner = { start, at };
      double number;
      int decimals;
      gsize length = 0;

      if (!praxis_number_scanner_is_word_start (&scanner))
        continue;
      if (g_ascii_isdigit (*at) &&
          praxis_number_scanner_scan (&scanner, PRAXIS_NUMBER_UNSIGNED | PRAXIS_NUMBER_GROUPS, &number, &decimals) &&
          number == count)
        return TRUE;
      while (g_ascii_isalpha (at[length]) || at[length] == '-')
        length++;
      if (length > 0 && praxis_number_word_read (at, length) == count)
        return TRUE;
    }
  return FALSE;
}

/* A count that still stands in the sentence is what the author took, where Praxis reads another one. */
static gboolean
is_other_count (gint64        own,
                gint64        told,
                PraxisEffect *effect,
                const char   *text)
{
  const char *at = text + effect->start;

  return own > 0 && told > 0 && own != told &&
         !names_count (praxis_sentence_find_start (text, at), praxis_sentence_find_end (text + effect->end), own);
}

/* What a text does not give says nothing against it. */
static gboolean
is_other_number (double own,
                 double told)
{
  return !isnan (told) && own != told;
}

/* Whether the words stand there as they did, with what followed them: a newer Praxis may take more of these for the effect. */
static gboolean
stands_unchanged (const PraxisFindingFields *own,
                  const char                *at)
{
  gsize length = strlen (own->quote);

  return *own->suffix != '\0' && strncmp (at, own->quote, length) == 0 && g_str_has_prefix (at + length, own->suffix);
}

/**
 * praxis_finding_is_changed:
 * @finding: a finding that its author has confirmed
 * @effect: the effect of the text that it is
 * @text: the text, without markup
 *
 * Returns: whether the text says other numbers now than the finding
 */
gboolean
praxis_finding_is_changed (PraxisFinding *finding,
                           PraxisEffect  *effect,
                           const char    *text)
{
  const PraxisFindingFields *own = praxis_finding_get_fields (finding);
  const PraxisFindingFields *told = praxis_finding_get_fields (effect->finding);

  if (is_other_count (own->k, told->k, effect, text) || is_other_count (own->n, told->n, effect, text))
    return TRUE;
  if (g_str_equal (own->quote, told->quote) || stands_unchanged (own, text + effect->start))
    return FALSE;
  return !same_effect (own, told) || is_other_number (own->level, told->level) || is_other_number (own->p, told->p) ||
         (!isnan (told->p) && own->p_comparison != told->p_comparison);
}

/**
 * praxis_finding_find_quote:
 * @text: a text
 * @quote: words of it, which may begin or end with a number
 *
 * Returns: (transfer none) (nullable): where they stand, and not as a part of a longer number
 */
const char *
praxis_finding_find_quote (const char *text,
                           const char *quote)
{
  for (const char *at = strstr (text, quote); at != NULL; at = strstr (at + 1, quote))
    {
      gboolean starts = at == text || (!g_ascii_isdigit (at[-1]) && at[-1] != '.');

      if (starts && ends_number (at + strlen (quote)))
        return at;
    }
  return NULL;
}
