/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-effect-private.h"

/* What a sentence says in words of an effect: what was compared with what, when it was measured, whom it speaks for. The words are
 * taken as they stand; where they are not plain nothing is taken. */

/* Words at which the name of a treatment or a group ends. */
static const char *const stops[] = {
  "of", "in", "on", "for", "from", "with", "that", "the", "a", "an", "by", "at", "than", "was", "were", "is", "are", "had", "has",
  "showed", "found", "and", "or", "to", "as", "between", "comparing", "when", "which", "after", "before", "during", "reported",
  "did", "do", "does", "improved", "reduced", "symptoms", "but", "patients", "people", "clients", "participants", "trial", "trials",
  "study", "studies", "it", "its", "their", "yielded", "produced", "this", "these", "we", "who", "while", "whereas", "across", "among",
  "receiving", "given", "within", "over", "into", "using", "including", "favouring", "favoring", "favours", "favors", "not", "compared", "versus", "vs",
  "relative", "rather", "against", "only", "effect", "effects", "difference", "differences", "better", "worse", "superior", "inferior",
  "more", "less", "effective", "larger", "smaller", "greater", "higher", "lower", NULL
};

#define MAX_WORDS 6

/* "helped", "led": what was done, but for "guided self-help", "trauma-focused therapy". */
static gboolean
is_past_tense (const char *word,
               gsize       length)
{
  static const char *const names[] = {
    "based", "focused", "guided", "combined", "integrated", "unguided", "supported", "prolonged", "enhanced", "extended", "blended",
    "computerized", "computerised", "modified", "tailored", "structured", "manualized", "manualised", "accelerated", "unified", "stepped", NULL
  };

  if (length < 5 || g_ascii_strncasecmp (word + length - 2, "ed", 2) != 0 || memchr (word, '-', length) != NULL)
    return FALSE;
  return !praxis_effect_is_one_of (word, length, names);
}

/* "significantly", which is of what follows or of the verb before */
static gboolean
is_adverb (const char *word,
           gsize       length)
{
  static const char *const names[] = { "family", "multifamily", "multi-family", "early", "elderly", "weekly", NULL };

  return length > 4 && g_ascii_strncasecmp (word + length - 2, "ly", 2) == 0 && memchr (word, '-', length) == NULL &&
         !praxis_effect_is_one_of (word, length, names);
}

/* "treatment as usual" is one name. */
static gboolean
is_as_usual (const char *word,
             gsize       length)
{
  return length == 2 && g_ascii_strncasecmp (word, "as usual", 8) == 0 && !g_ascii_isalpha (word[8]);
}

static gboolean
is_stop (const char *word,
         gsize       length)
{
  return (g_ascii_isdigit (*word) || is_adverb (word, length) || is_past_tense (word, length) ||
          praxis_effect_is_one_of (word, length, stops)) &&
         !is_as_usual (word, length);
}

static gboolean
is_part_of_word (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return g_unichar_isalnum (c) || c == '-' || c == 0x2013 || c == 0x2019 || c == '\'' || c == '/';
}

/* "cognitive behavioral therapy (CBT)": the place before the short form, or @end where there is none. */
static const char *
skip_short_form (const char *limit,
                 const char *end)
{
  const char *at;

  if (end - limit < 3 || end[-1] != ')')
    return end;
  at = end - 1;
  while (at > limit && is_part_of_word (g_utf8_find_prev_char (limit, at)))
    at = g_utf8_find_prev_char (limit, at);
  return at - limit > 1 && at[-1] == '(' && at[-2] == ' ' && end - at > 2 ? at - 2 : end;
}

/* "CBT vs. waitlist ORs": the name of a measure is not of the name before. */
static gboolean
is_measure (const char *word)
{
  PraxisNumberScanner scanner = { word, word };

  return praxis_effect_skip_symbol (&scanner) != NULL || praxis_effect_skip_plural (&scanner) != NULL;
}

/* The words before @at that name something, back to a stop; @at where there is none, or where they are more than a name has. */
static const char *
find_name_before (const char *limit,
                  const char *at)
{
  const char *start = at;

  for (int i = 0; i <= MAX_WORDS; i++)
    {
      const char *end = start, *word;

      while (end > limit && end[-1] == ' ')
        end--;
      word = end = i == 0 ? skip_short_form (limit, end) : end;
      while (word > limit && is_part_of_word (g_utf8_find_prev_char (limit, word)))
        word = g_utf8_find_prev_char (limit, word);
      if (word == end || is_stop (word, end - word) || is_measure (word))
        return start;
      start = word;
    }
  return at;
}

static const char *
find_name_behind (const char *limit,
                  const char *at)
{
  const char *end = at;

  for (int i = 0; i <= MAX_WORDS; i++)
    {
      const char *word = end, *next;

      while (word < limit && *word == ' ')
        word++;
      next = word;
      while (next < limit && is_part_of_word (next))
        next = g_utf8_next_char (next);
      if (next == word || is_stop (word, next - word) || is_measure (word))
        return end;
      end = next;
    }
  return at;
}

/* The first place, or the last one, between two where one of some words stands; %NULL where there is none. */
static const char *
find_between (const PraxisEffectScope *scope,
              const char              *from,
              const char              *to,
              const char *const       *wanted,
              gboolean                 is_last,
              gsize                   *length)
{
  const char *found = NULL;
  gsize found_length;

  for (const char *at = from; at < to && (found == NULL || is_last); at = g_utf8_next_char (at))
    {
      if ((at > scope->text && g_ascii_isalpha (at[-1])) || !praxis_effect_has_words (at, wanted, &found_length))
        continue;
      found = at;
      *length = found_length;
    }
  return found;
}

/* The words that stand in the bracket of one of several effects; %NULL for none. */
static const char *
find_in_bracket (const PraxisEffectScope *scope,
                 const char *const       *wanted,
                 gsize                   *length)
{
  const char *from, *to;

  if (!praxis_effect_is_one_of_several (scope) || !praxis_effect_find_bracket (scope, &from, &to))
    return NULL;
  return find_between (scope, from, to, wanted, FALSE, length);
}

/* The place of one of some words that are said of the effect. A sentence has them before its effects, "at the end d = 0.5 and later d =
 * 0.3", where they hold until others follow or something is contrasted; or behind each, "d = 0.5 at the end and d = 0.3 later". Of several
 * that stand before several effects none is taken. */
static const char *
find_words (const PraxisEffectScope *scope,
            const char *const       *wanted,
            gsize                   *length)
{
  const char *found = find_in_bracket (scope, wanted, length), *first;
  gsize first_length;

  if (found != NULL)
    return found;
  first = find_between (scope, scope->sentence, scope->first, wanted, FALSE, &first_length);
  if (first == NULL && praxis_effect_is_last_of_row (scope))
    return NULL;
  if (first == NULL)
    return find_between (scope, scope->effect, praxis_effect_find_own_end (scope), wanted, FALSE, length);
  found = find_between (scope, scope->sentence, scope->effect, wanted, TRUE, length);
  if (found != first && found < scope->first && praxis_effect_is_one_of_several (scope))
    return NULL;
  return scope->previous != NULL && found < scope->previous && praxis_effect_has_contrast (scope) ? NULL : found;
}

/* --- What was compared --- */

static const char *const versus[] = { "vs.", "vs", "versus", "compared with", "compared to", "relative to", NULL };

/* Two names, and the words between them. */
typedef struct
{
  const char *start;
  const char *link;
  const char *second;
  const char *end;
} Comparison;

static const char *
skip_article (const char *at)
{
  static const char *const articles[] = { "the ", "a ", "an ", NULL };

  at += strspn (at, " ");
  for (gsize i = 0; articles[i] != NULL; i++)
    {
      if (g_ascii_strncasecmp (at, articles[i], strlen (articles[i])) == 0)
        return at + strlen (articles[i]);
    }
  return at;
}

/* "a reduction in depression compared with TAU", "CBT for depression vs. TAU": what stands behind such a word is what was measured, or of
 * whom, and not what was compared, but in "the effect of CBT vs. TAU" and "0.31 for CBT vs. TAU". */
static gboolean
is_of_outcome (const PraxisEffectScope *scope,
               const char              *name)
{
  static const char *const prepositions[] = { "in", "for", "with", "at", "on", "from", "of", NULL };
  static const char *const compared[] = {
    "effect", "effects", "efficacy", "effectiveness", "comparison", "comparisons", "superiority", "advantage", "trial", "trials", "study",
    "studies", "difference", "differences", "benefit", "benefits", "meta-analysis", "ratio", "ratios", "OR", "RR", "HR", "SMD", "MD",
    "NNT", "g", "d", NULL
  };
  const char *word = name, *end;

  while (word > scope->sentence && word[-1] == ' ')
    word--;
  end = word;
  while (word > scope->sentence && is_part_of_word (g_utf8_find_prev_char (scope->sentence, word)))
    word = g_utf8_find_prev_char (scope->sentence, word);
  if (!praxis_effect_is_one_of (word, end - word, prepositions))
    return FALSE;
  end = word;
  while (end > scope->sentence && end[-1] == ' ')
    end--;
  if (end == scope->sentence || !is_part_of_word (g_utf8_find_prev_char (scope->sentence, end)) || g_ascii_isdigit (end[-1]))
    return FALSE;
  word = end;
  while (word > scope->sentence && is_part_of_word (g_utf8_find_prev_char (scope->sentence, word)))
    word = g_utf8_find_prev_char (scope->sentence, word);
  return !praxis_effect_is_one_of (word, end - word, compared);
}

/* "g = 0.41 vs. g = 0.72", "waitlist or TAU": the second name is none, or is not the only one. */
static gboolean
is_unsure_name (const char *second,
                const char *end)
{
  const char *behind = end + strspn (end, " ");

  static const char *const none[] = {
    "those", "one another", "each other", "both", "them", "what", "the year", "year", "before", "baseline", "pretreatment", "pre-treatment", NULL
  };
  gsize length;

  return end - second < 2 || *behind == '=' || g_str_has_prefix (behind, "or ") || praxis_effect_has_words (second, none, &length);
}

/* "with medication alone (g = 0.37), placebo (g = 0.72)": the name in front of a bracket with the first effect is of that alone. */
static gboolean
is_of_first_alone (const PraxisEffectScope *scope,
                   const Comparison        *comparison)
{
  const char *behind = comparison->end + strspn (comparison->end, " ");

  return comparison->link < scope->first && scope->first < scope->effect && (*behind == '(' || *behind == '[') && behind < scope->first;
}

/* Whether a sentence says what was compared with what; the first name may be missing. */
static gboolean
find_comparison (const PraxisEffectScope *scope,
                 Comparison              *comparison)
{
  gsize length;
  const char *at = find_words (scope, versus, &length);

  if (at == NULL)
    return FALSE;
  comparison->link = at;
  /* "compared with a waiting list" */
  comparison->second = skip_article (at + length);
  comparison->start = find_name_before (scope->sentence, at);
  if (is_of_outcome (scope, comparison->start))
    comparison->start = at;
  comparison->end = find_name_behind (scope->effect > comparison->second ? scope->effect : scope->next, comparison->second);
  return comparison->end > comparison->second && !is_unsure_name (comparison->second, comparison->end) &&
         !is_of_first_alone (scope, comparison);
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
  Comparison comparison;
  PraxisMeasure measure = scope->estimate->measure;

  if (measure == PRAXIS_MEASURE_R || measure == PRAXIS_MEASURE_PERCENTAGE || !find_comparison (scope, &comparison))
    return NULL;
  return g_strstrip (g_strndup (comparison.start, comparison.end - comparison.start));
}

/* --- When --- */

/* "lost to follow-up", "early termination": no time at which something was measured. */
static gboolean
is_no_time (const PraxisEffectScope *scope,
            const char              *start)
{
  static const char *const before[] = {
    "lost to", "loss to", "losses to", "without", "longer", "shorter", "completed", "premature", "early", "unilateral", "planned", "no", NULL
  };

  return praxis_effect_follows_one_of (scope->sentence, start, before);
}

/* Whether a sentence with several effects speaks of other times too, so that one of them does not hold for this effect. */
static gboolean
is_unsure_time (const PraxisEffectScope *scope,
                const char              *start,
                const char              *end)
{
  static const char *const times[] = {
    "month", "months", "week", "weeks", "year", "years", "baseline", "post", "immediately", "mid-treatment", "later", "pretreatment",
    "pre-treatment", "than", NULL
  };
  static const char *const links[] = { "and", "or", NULL };

  if (!praxis_effect_is_one_of_several (scope))
    return FALSE;
  return praxis_effect_follows_one_of (scope->sentence, start, links) || (start < scope->first && end < scope->first &&
         (praxis_effect_names_one_of (scope->sentence, start, times) || praxis_effect_names_one_of (end, scope->effect, times)));
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
  if (is_no_time (scope, start) || is_unsure_time (scope, start, at + length))
    return NULL;
  return g_strndup (start, at + length - start);
}

/* --- Whom it speaks for --- */

/* What treatments are compared with. */
static gboolean
names_control (const char *from,
               const char *to)
{
  static const char *const controls[] = {
    "control", "controls", "waiting", "waitlist", "waitlists", "wait-list", "wait list", "usual", "TAU", "placebo", "comparison",
    "comparator", "comparators", "no treatment", "no-treatment", "untreated", "sham", NULL
  };

  return praxis_effect_names_one_of (from, to, controls);
}

/* Whether a name stands in another one, in any case. */
static gboolean
has_name (const char *from,
          const char *to,
          const char *name,
          gsize       length)
{
  for (const char *at = from; at + length <= to; at++)
    {
      if (g_ascii_strncasecmp (at, name, length) == 0 && (at == from || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (at[length]))
        return TRUE;
    }
  return FALSE;
}

/* Which side of what a sentence compares the favoured one is. */
static PraxisDirection
find_side (const Comparison *comparison,
           const char       *favoured,
           gsize             length)
{
  gboolean is_first = has_name (comparison->start, comparison->link, favoured, length);
  gboolean is_second = has_name (comparison->second, comparison->end, favoured, length);

  if (is_first != is_second)
    return is_first ? PRAXIS_DIRECTION_TREATMENT : PRAXIS_DIRECTION_COMPARISON;
  if (names_control (comparison->second, comparison->end) && !is_first)
    return names_control (favoured, favoured + length) ? PRAXIS_DIRECTION_COMPARISON : PRAXIS_DIRECTION_TREATMENT;
  return PRAXIS_DIRECTION_UNKNOWN;
}

/* Whether the word at a place is a verb: "favoured", and not "in favour of" or "favouring". */
static gboolean
is_verb (const char *at)
{
  return g_ascii_strncasecmp (at, "in ", 3) != 0 && g_ascii_strncasecmp (at, "favoring", 8) != 0 &&
         g_ascii_strncasecmp (at, "favouring", 9) != 0;
}

/* "did not favour", "was favoured by", "patients favoured": that says nothing of the effect. Behind "not" other words may stand. */
static gboolean
is_no_favour (const PraxisEffectScope *scope,
              const char              *at)
{
  static const char *const negations[] = {
    "not", "no", "neither", "nor", "without", "never", "allegiance", "preference", "preferences", "expectations", "regression", "factor", NULL
  };
  static const char *const others[] = {
    "was", "were", "is", "are", "been", "be", "patients", "participants", "clients", "people", "therapists", "clinicians", "respondents",
    NULL
  };
  const char *word = at;

  for (guint n = 0; n < 4; n++)
    {
      const char *end;

      while (word > scope->sentence && word[-1] == ' ')
        word--;
      end = word;
      while (word > scope->sentence && g_ascii_isalpha (word[-1]))
        word--;
      if (word == end)
        return FALSE;
      if (praxis_effect_is_one_of (word, end - word, negations) ||
          (n == 0 && is_verb (at) && praxis_effect_is_one_of (word, end - word, others)))
        return TRUE;
    }
  return FALSE;
}

/* Whom the sentence favours, which it may have compared with another: "CBT over waitlist". Where it favours several, one of them alone does
 * not say which was studied. */
static PraxisDirection
judge_favoured (const PraxisEffectScope *scope,
                const char              *favoured,
                const char              *end,
                gboolean                 is_only)
{
  static const char *const over[] = {
    "over", "vs.", "vs", "versus", "compared with", "compared to", "relative to", "rather than", "against", NULL
  };
  static const char *const others[] = {
    "women", "men", "girls", "boys", "males", "females", "younger", "older", "medication", "medications", "drugs", "drug",
    "antidepressants", "pharmacotherapy", "either", "neither", "both", "any", "null", "hypothesis", "model", "drop-out", "dropout", NULL
  };
  Comparison comparison = { .start = favoured, .link = end };
  gboolean is_compared;
  gsize length;

  if (praxis_effect_has_words (end + strspn (end, " "), over, &length))
    {
      comparison.second = skip_article (end + strspn (end, " ") + length);
      comparison.end = find_name_behind (scope->sentence_end, comparison.second);
      if (names_control (comparison.second, comparison.end) == names_control (favoured, end))
        return PRAXIS_DIRECTION_UNKNOWN;
      return names_control (favoured, end) ? PRAXIS_DIRECTION_COMPARISON : PRAXIS_DIRECTION_TREATMENT;
    }
  is_compared = find_comparison (scope, &comparison);
  if (is_compared)
    return find_side (&comparison, favoured, end - favoured);
  if (names_control (favoured, end))
    return PRAXIS_DIRECTION_COMPARISON;
  return praxis_effect_names_one_of (favoured, end, others) || !is_only ? PRAXIS_DIRECTION_UNKNOWN : PRAXIS_DIRECTION_TREATMENT;
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
  static const char *const favours[] = {
    "in favor of", "in favour of", "favoring", "favouring", "favored", "favoured", "favors", "favours", NULL
  };
  gsize length;
  const char *at, *favoured, *end;

  if (scope->estimate->measure == PRAXIS_MEASURE_R || scope->estimate->measure == PRAXIS_MEASURE_PERCENTAGE)
    return PRAXIS_DIRECTION_UNKNOWN;
  at = find_words (scope, favours, &length);
  if (at == NULL || is_no_favour (scope, at))
    return PRAXIS_DIRECTION_UNKNOWN;
  favoured = skip_article (at + length);
  end = find_name_behind (scope->sentence_end, favoured);
  if (end == favoured)
    return PRAXIS_DIRECTION_UNKNOWN;
  return judge_favoured (scope, favoured, end,
                         find_between (scope, scope->sentence, scope->sentence_end, favours, FALSE, &length) ==
                         find_between (scope, scope->sentence, scope->sentence_end, favours, TRUE, &length));
}
