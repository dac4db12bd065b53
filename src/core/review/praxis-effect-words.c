/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-effect-private.h"

/* What a sentence says in words of an effect: what was compared with what, when it was measured, whom it speaks for. The words are
 * taken as they stand; where they are not plain nothing is taken. */

/* Words at which the name of a treatment or a group ends. */
static const char *const stops[] = {
  "of", "in", "on", "for", "from", "with", "that", "the", "a", "an", "by", "at", "than", "was", "were", "is", "are", "had", "has",
  "showed", "found", "and", "or", "to", "as", "between", "comparing", "when", "which", "after", "before", "during", "reported",
  "did", "do", "does", "improved", "reduced", "symptoms", "but", "patients", "people", "clients", "participants", "trials", "studies", "it", "its", "their", "yielded", "produced", NULL
};

#define MAX_WORDS 4

/**
 * praxis_effect_is_one_of:
 * @word: a place in a text
 * @length: how many bytes the word there has
 * @wanted: (array zero-terminated=1): words in ASCII
 *
 * Returns: whether it is one of them, in any case
 */
gboolean
praxis_effect_is_one_of (const char        *word,
                         gsize              length,
                         const char *const *wanted)
{
  for (gsize i = 0; wanted[i] != NULL; i++)
    {
      if (strlen (wanted[i]) == length && g_ascii_strncasecmp (word, wanted[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "helped", "led": what was done, but for "guided self-help", "trauma-focused therapy". */
static gboolean
is_past_tense (const char *word,
               gsize       length)
{
  static const char *const names[] = { "based", "focused", "guided", "combined", "integrated", "unguided", "supported", NULL };

  if (length < 5 || g_ascii_strncasecmp (word + length - 2, "ed", 2) != 0 || memchr (word, '-', length) != NULL)
    return FALSE;
  return !praxis_effect_is_one_of (word, length, names);
}

static gboolean
is_stop (const char *word,
         gsize       length)
{
  return g_ascii_isdigit (*word) || is_past_tense (word, length) || praxis_effect_is_one_of (word, length, stops);
}

static gboolean
is_part_of_word (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return g_unichar_isalnum (c) || c == '-' || c == 0x2019 || c == '\'' || c == '/';
}

/* The words before @at that name something, back to a stop; @at where there is none. */
static const char *
find_name_before (const char *limit,
                  const char *at)
{
  const char *start = at;

  for (int i = 0; i < MAX_WORDS; i++)
    {
      const char *end = start, *word;

      while (end > limit && end[-1] == ' ')
        end--;
      word = end;
      while (word > limit && is_part_of_word (g_utf8_find_prev_char (limit, word)))
        word = g_utf8_find_prev_char (limit, word);
      if (word == end || is_stop (word, end - word))
        break;
      start = word;
    }
  return start;
}

static const char *
find_name_behind (const char *limit,
                  const char *at)
{
  const char *end = at;

  for (int i = 0; i < MAX_WORDS; i++)
    {
      const char *word = end, *next;

      while (word < limit && *word == ' ')
        word++;
      next = word;
      while (next < limit && is_part_of_word (next))
        next = g_utf8_next_char (next);
      if (next == word || is_stop (word, next - word))
        break;
      end = next;
    }
  return end;
}

/* Whether one of some words stands at @at. */
static gboolean
has_words (const char        *at,
           const char *const *wanted,
           gsize             *length)
{
  for (gsize i = 0; wanted[i] != NULL; i++)
    {
      *length = strlen (wanted[i]);
      if (g_ascii_strncasecmp (at, wanted[i], *length) == 0 && !g_ascii_isalpha (at[*length]))
        return TRUE;
    }
  return FALSE;
}

/* The last place of one of some words before the effect; where there is none, the first one behind it, before the next effect. */
static const char *
find_words (const PraxisEffectScope *scope,
            const char *const       *wanted,
            gsize                   *length)
{
  const char *found = NULL;
  gsize found_length;

  for (const char *at = scope->sentence; at < scope->next && (found == NULL || at < scope->effect); at = g_utf8_next_char (at))
    {
      if ((at > scope->text && g_ascii_isalpha (at[-1])) || !has_words (at, wanted, &found_length))
        continue;
      found = at;
      *length = found_length;
    }
  return found;
}

/**
 * praxis_effect_dup_comparison:
 * @scope: the sentence of an effect
 *
 * Returns: (transfer full) (nullable): what it says was compared with what, "psychotherapy vs. control"
 */
char *
praxis_effect_dup_comparison (const PraxisEffectScope *scope)
{
  static const char *const versus[] = { "vs.", "vs", "versus", "compared with", "compared to", "relative to", NULL };
  gsize length;
  const char *at = find_words (scope, versus, &length), *start, *end, *behind;

  if (at == NULL)
    return NULL;
  behind = at + length;
  while (*behind == ' ')
    behind++;
  /* "compared with a waiting list" */
  for (const char *const *article = (const char *const[]) { "the ", "a ", "an ", NULL }; *article != NULL; article++)
    {
      if (g_ascii_strncasecmp (behind, *article, strlen (*article)) == 0)
        behind += strlen (*article);
    }
  start = find_name_before (scope->sentence, at);
  end = find_name_behind (scope->effect > behind ? scope->effect : scope->sentence_end, behind);
  if (end == behind)
    return NULL;
  return g_strstrip (g_strndup (start, end - start));
}

/**
 * praxis_effect_dup_time_point:
 * @scope: the sentence of an effect
 *
 * Returns: (transfer full) (nullable): when it says that was measured, "one-year follow-up"
 */
char *
praxis_effect_dup_time_point (const PraxisEffectScope *scope)
{
  static const char *const points[] = {
    "follow-up", "followup", "post-treatment", "posttreatment", "end of treatment", "termination", "one year later",
    "six months later", NULL
  };
  gsize length;
  const char *at = find_words (scope, points, &length), *start;

  if (at == NULL)
    return NULL;
  start = at;
  /* "one-year follow-up", "6-month follow-up" */
  if (at > scope->sentence && at[-1] == ' ')
    {
      const char *word = at - 1;

      while (word > scope->sentence && is_part_of_word (word - 1))
        word--;
      if (memchr (word, '-', at - 1 - word) != NULL)
        start = word;
    }
  return g_strndup (start, at + length - start);
}

/**
 * praxis_effect_find_direction:
 * @scope: the sentence of an effect
 *
 * Returns: whom the sentence says that it speaks for; unknown where it does not say so in plain words
 */
PraxisDirection
praxis_effect_find_direction (const PraxisEffectScope *scope)
{
  static const char *const favours[] = { "in favor of", "in favour of", "favoring", "favouring", NULL };
  static const char *const controls[] = { "control", "waiting", "waitlist", "wait-list", "usual", "placebo", "comparison", NULL };
  gsize length;
  const char *at = find_words (scope, favours, &length), *end;

  if (at == NULL)
    return PRAXIS_DIRECTION_UNKNOWN;
  end = at + length;
  while (*end == ' ')
    end++;
  if (g_ascii_strncasecmp (end, "the ", 4) == 0)
    end += 4;
  for (const char *limit = find_name_behind (scope->sentence_end, end); end < limit; end = g_utf8_next_char (end))
    {
      if (!g_ascii_isalpha (end[-1]) && has_words (end, controls, &length))
        return PRAXIS_DIRECTION_COMPARISON;
    }
  return PRAXIS_DIRECTION_TREATMENT;
}

/**
 * praxis_effect_is_hypothetical:
 * @scope: the sentence of an effect
 * @behind: the place behind its number
 *
 * Returns: whether the sentence says what would be an effect, or what counts as one, and not that it was found: "power to detect
 *   d = 0.50", "a d of 0.20 is considered small"
 */
gboolean
praxis_effect_is_hypothetical (const PraxisEffectScope *scope,
                               const char              *behind)
{
  static const char *const planned[] = { "detect", "detectable", "powered", "rule of thumb", "rules of thumb", NULL };
  static const char *const judged[] = {
    "is considered", "are considered", "is regarded as", "are regarded as", "is conventionally", "are conventionally", "counts as",
    "count as", "is called", "are called", "would", NULL
  };
  gsize length;

  behind += strspn (behind, " )],");
  if (has_words (behind, judged, &length))
    return TRUE;
  for (const char *at = scope->sentence; at < scope->sentence_end; at = g_utf8_next_char (at))
    {
      if ((at == scope->sentence || !g_ascii_isalpha (at[-1])) && has_words (at, planned, &length))
        return TRUE;
    }
  return FALSE;
}
