/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-effect-private.h"
#include "praxis-number-words.h"
#include "praxis-people.h"

/* How many people and studies an effect is from. A sentence often counts several groups; which of them is meant is taken only where
 * nothing else can be. */

static const char *const studies[] = {
  "studies", "trials", "RCTs", "samples", "randomized", "randomised", "controlled trials", "comparisons", "meta-analyses", NULL
};

/* Who they were in a study. */
static const char *const groups[] = { "cases", "controls", "completers", NULL };

/**
 * praxis_effect_scan_whole:
 * @scanner: a place in a text
 * @count: (out): the number
 *
 * Returns: whether a whole number stands there, in digits or as a word; the place is behind it then
 */
gboolean
praxis_effect_scan_whole (PraxisNumberScanner *scanner,
                          gint64              *count)
{
  PraxisNumberScanner ahead = *scanner;
  double number;
  int decimals;
  gsize length;

  if (g_ascii_isdigit (*ahead.at))
    {
      if (!praxis_number_scanner_scan (&ahead, PRAXIS_NUMBER_UNSIGNED | PRAXIS_NUMBER_GROUPS, &number, &decimals) || decimals > 0 ||
          number < 1 || number >= 1e12)
        return FALSE;
      *count = number;
      *scanner = ahead;
      return TRUE;
    }
  for (length = 0; g_ascii_isalpha (ahead.at[length]) || ahead.at[length] == '-'; length++)
    ;
  *count = praxis_number_word_read (ahead.at, length);
  if (*count == 0)
    return FALSE;
  scanner->at += length;
  return TRUE;
}

static gboolean
names_one_of (const char        *at,
              const char *const *nouns)
{
  for (gsize i = 0; nouns[i] != NULL; i++)
    {
      gsize length = strlen (nouns[i]);

      if (g_ascii_strncasecmp (at, nouns[i], length) == 0 && !g_ascii_isalpha (at[length]))
        return TRUE;
    }
  return FALSE;
}

/* Whether a number counts such things: "75 trials", "75 randomized controlled trials", "57 depressed inpatients". "One in five clients",
 * "seven of the patients" and "12 weeks patients", or what belongs to them, "the 12 clinicians' clients", are not all of them. */
static gboolean
counts (const char        *behind,
        const char        *limit,
        const char *const *nouns)
{
  static const char *const parts[] = {
    "in", "of", "and", "or", "with", "on", "to", "for", "from", "the", "a", "per", "by", "at", "that", "who", "were", "was", "is", "are", "had",
    "than", "as", "may", "might", "can", "minutes", "hours", "days", "weeks", "months", "years", "later", "after", "before", "sessions",
    "followed", "compared", "included", "treated", "asked", "rated", "studied", "found", "reported", "used", "trials", "studies", "asks",
    "treats", "reviewers", "raters", NULL
  };
  const char *at = behind, *noun;

  if (g_unichar_isalpha (g_utf8_get_char (behind)))
    return FALSE;

  for (int i = 0; i < 3 && at < limit; i++)
    {
      while (g_ascii_isspace (*at))
        at++;
      if (names_one_of (at, nouns))
        {
          noun = at + strcspn (at, " ,.;:()'\n");
          return *noun != '\'' && g_strstr_len (at, noun - at, "’") == NULL;
        }
      if (!g_ascii_isalpha (*at) || names_one_of (at, parts))
        return FALSE;
      while (g_unichar_isalpha (g_utf8_get_char (at)) || *at == '-')
        at = g_utf8_next_char (at);
    }
  return FALSE;
}

/**
 * praxis_effect_counts_people:
 * @behind: the place behind a number
 * @limit: where the sentence ends
 *
 * Returns: whether people are what it counts
 */
gboolean
praxis_effect_counts_people (const char *behind,
                             const char *limit)
{
  return counts (behind, limit, praxis_people_nouns) || counts (behind, limit, groups);
}

/* "in 3 of 4 families", "one of 12 clinicians": the whole that a part is of */
static gboolean
is_whole_of_part (const char *text,
                  const char *at)
{
  static const char *const of[] = { "of", NULL };
  const char *end, *word;

  if (!praxis_effect_follows_one_of (text, at, of))
    return FALSE;
  end = at - strlen ("of ");
  while (end > text && end[-1] == ' ')
    end--;
  word = end;
  while (word > text && g_ascii_isalnum (word[-1]))
    word--;
  return end > word && (g_ascii_isdigit (*word) || praxis_number_word_read (word, end - word) > 0);
}

/* "Study 2 participants", "in 2018 clients", "at age 18": a number that names something. "one", too, counts nobody. */
static gboolean
is_name (const char *text,
         const char *at,
         gint64      number)
{
  static const char *const labels[] = {
    "study", "session", "sessions", "wave", "phase", "week", "month", "year", "day", "age", "aged", "cluster", "bipolar", "type", "module",
    "step", "stage", "level", "grade", "experiment", "time", "item", "class", "profile", "version",
    "group", "arm", "table", "figure", "chapter", "part", NULL
  };
  static const char *const years[] = { "in", "since", "by", "before", "after", "from", "until", "during", "the", "of", NULL };

  return number == 1 || is_whole_of_part (text, at) || praxis_effect_follows_one_of (text, at, labels) ||
         (number >= 1900 && number < 2100 && g_ascii_isdigit (at[1]) && praxis_effect_follows_one_of (text, at, years));
}

/* "rated by two psychologists", "two clinicians rated": those who did the work of a study, and not who was studied. */
static gboolean
is_of_staff (const char *text,
             const char *at,
             const char *behind,
             const char *limit)
{
  static const char *const by[] = { "by", NULL };
  static const char *const done[] = {
    "rated", "coded", "assessed", "judged", "delivered", "treated", "saw", "played", "conducted", "watched", "supervised", "scored", NULL
  };
  const char *verb = behind + strspn (behind, " ");

  if (!counts (behind, limit, praxis_people_staff))
    return FALSE;
  verb += strcspn (verb, " ");
  return praxis_effect_follows_one_of (text, at, by) || (*verb == ' ' && names_one_of (verb + 1, done));
}

/* "n = 57", "N = 4,507", "k = 17" */
static gboolean
scan_symbol (PraxisNumberScanner *scanner,
             PraxisEffectCount   *count)
{
  count->symbol = *scanner->at;
  if (*scanner->at == '\0' || strchr ("nNkK", *scanner->at) == NULL)
    return FALSE;
  scanner->at++;
  praxis_number_scanner_skip_spaces (scanner);
  if (!praxis_number_scanner_skip (scanner, "="))
    return FALSE;
  praxis_number_scanner_skip_spaces (scanner);
  count->number_start = scanner->at;
  return praxis_effect_scan_whole (scanner, &count->count);
}

/* "n = 20 studies" */
static gboolean
is_symbol_of_people (const PraxisEffectCount *count,
                     const char              *behind,
                     const char              *limit)
{
  return strchr ("nN", count->symbol) != NULL && !counts (behind, limit, studies);
}

/* "for every 5 patients", "1 in 5 clients": that many of each such group, and not in the study. */
static gboolean
is_rate (const char *text,
         const char *at)
{
  const char *word;

  if (at - text >= 6 && g_ascii_strncasecmp (at - 6, "every ", 6) == 0)
    return TRUE;
  if (at - text < 5 || g_ascii_strncasecmp (at - 4, " in ", 4) != 0)
    return FALSE;
  word = at - 4;
  while (word > text && g_ascii_isalnum (word[-1]))
    word--;
  /* "g = 0.21 in seventeen trials" */
  if (word > text && (word[-1] != ' ' || (word > text + 1 && word[-2] == '=')))
    return FALSE;
  return g_ascii_isdigit (*word) || praxis_number_word_read (word, at - 4 - word) > 0;
}

/* "at least 50 patients", "compared with the 41 patients who dropped out": a bound, or others than those of the effect. */
static const char *const others[] = {
  "at least", "more than", "fewer than", "less than", "than", "up to", "versus", "vs.", "compared with", "compared with the", "compared to",
  "compared to the", "excluding", "excluded", "removing", "removed", "imputed", "groups of", "group of", "team of", "teams of",
  "fail-safe", "–", "to", "after", NULL
};

/* "45 patients each", "30 per group", "24 patients dropped out": the words behind a count up to a comma or a bracket. */
static gboolean
is_of_part (const char *behind,
            const char *limit)
{
  static const char *const words[] = {
    " each", " per ", " dropped out", " withdrew", " were excluded", " was excluded", " were screened", " refused", " declined", " had dropped"
  };

  for (const char *at = behind; at < limit && strchr (",;()[]", *at) == NULL; at++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        {
          if (g_str_has_prefix (at, words[i]))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
scan_count (const PraxisEffectScope *scope,
            const char              *at,
            PraxisEffectCount       *count)
{
  PraxisNumberScanner scanner = { scope->text, at };
  gboolean found;

  *count = (PraxisEffectCount) { .start = at, .number_start = at };
  if (!praxis_number_scanner_is_word_start (&scanner) || (at > scope->text && strchr (".,-/", at[-1]) != NULL) ||
      is_rate (scope->text, at))
    return FALSE;
  found = scan_symbol (&scanner, count);
  if (found)
    count->is_of_people = is_symbol_of_people (count, scanner.at, scope->sentence_end);
  else
    {
      count->symbol = 0;
      count->number_start = scanner.at = at;
      found = praxis_effect_scan_whole (&scanner, &count->count) && !is_name (scope->text, at, count->count) &&
              !is_of_staff (scope->text, at, scanner.at, scope->sentence_end);
      count->is_of_people = found && praxis_effect_counts_people (scanner.at, scope->sentence_end);
      found = count->is_of_people || (found && counts (scanner.at, scope->sentence_end, studies));
    }
  count->end = scanner.at;
  count->is_of_part = found && (is_of_part (scanner.at, scope->sentence_end) || praxis_effect_follows_one_of (scope->sentence, at, others));
  return found;
}

/**
 * praxis_effect_collect_counts:
 * @scope: the sentence of an effect
 *
 * Returns: (transfer full) (element-type PraxisEffectCount): what the sentence counts
 */
GArray *
praxis_effect_collect_counts (const PraxisEffectScope *scope)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (PraxisEffectCount));
  PraxisEffectCount count;

  for (const char *at = scope->sentence; at < scope->sentence_end;)
    {
      gboolean is_count = scan_count (scope, at, &count);

      if (is_count)
        g_array_append_val (found, count);
      at = is_count ? count.end : g_utf8_next_char (at);
    }
  return found;
}

/* --- Which of them an effect is from --- */

/* "CBT (n = 45)" counts one of the groups that an effect compares; "in this trial (n = 90)" and "patients (n = 90)" count all. */
static gboolean
is_of_group (const PraxisEffectScope *scope,
             const PraxisEffectCount *count)
{
  static const char *const wholes[] = { "trial", "study", "sample", "total", "cohort", NULL };
  const char *end = count->start, *word;

  while (end > scope->sentence && strchr (" ([", end[-1]) != NULL)
    end--;
  word = end;
  while (word > scope->sentence && g_ascii_isalpha (word[-1]))
    word--;
  return count->symbol == 'n' && count->start < scope->effect && end < count->start &&
         praxis_effect_compares (scope->estimate->measure) && !names_one_of (word, praxis_people_nouns) && !names_one_of (word, groups) && !names_one_of (word, studies) && !names_one_of (word, wholes);
}

/* Of a sentence with one effect: the one number that remains up to the end of its clause; 0 where it is not the only one. What tells all of
 * them, N, goes before n, and what stands behind the effect as a symbol before words elsewhere. */
static gint64
choose (const PraxisEffectScope *scope,
        GArray                  *all,
        gboolean                 is_of_people)
{
  const char *end = praxis_effect_find_clause_end (scope, scope->effect, scope->next);
  gint64 chosen = 0;
  int chosen_rank = 0;
  gboolean is_certain = TRUE;

  for (guint i = 0; i < all->len; i++)
    {
      const PraxisEffectCount *count = &g_array_index (all, PraxisEffectCount, i);
      gboolean is_part = count->is_of_part || is_of_group (scope, count);
      int rank = 1 + (count->symbol == 'N') + 2 * (count->symbol != 0 && count->start > scope->effect);

      if (count->is_of_people != is_of_people || rank < chosen_rank || count->start >= end)
        continue;
      if (rank > chosen_rank)
        is_certain = TRUE;
      else if (count->count != chosen || count->symbol == 'n')
        is_certain = FALSE;
      is_certain &= !is_part;
      chosen = count->count;
      chosen_rank = rank;
    }
  return is_certain ? chosen : 0;
}

/* Whether something is counted between the first effect and this one, though nothing says what: "and three with relaxation". */
static gboolean
has_whole_between (const PraxisEffectScope *scope)
{
  for (const char *at = scope->first; at < scope->effect; at = g_utf8_next_char (at))
    {
      PraxisNumberScanner scanner = { scope->text, at };
      gint64 count;

      if (praxis_number_scanner_is_word_start (&scanner) && at[-1] != '.' && praxis_effect_scan_whole (&scanner, &count) &&
          *scanner.at != '%')
        return TRUE;
    }
  return FALSE;
}

static guint
count_between (GArray                   *all,
               gboolean                  is_of_people,
               const char               *from,
               const char               *to,
               const PraxisEffectCount **last)
{
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const PraxisEffectCount *count = &g_array_index (all, PraxisEffectCount, i);

      if (count->is_of_people != is_of_people || count->start < from || count->start >= to)
        continue;
      *last = count;
      n++;
    }
  return n;
}

/* "In women (n = 45) r = .30 and in men (n = 40) r = .20": one number stands before each effect; %NULL where they do not. */
static const PraxisEffectCount *
find_leading (const PraxisEffectScope *scope,
              GArray                  *all,
              gboolean                 is_of_people)
{
  const char *from = scope->estimate_before != NULL ? scope->estimate_before->end : scope->sentence;
  const PraxisEffectCount *leading = NULL, *other = NULL;
  guint n_behind = count_between (all, is_of_people, scope->effect, scope->next, &other);

  if (count_between (all, is_of_people, scope->sentence, scope->first, &other) != 1 ||
      n_behind != (scope->estimate_behind != NULL ? 1 : 0) ||
      count_between (all, is_of_people, from, scope->effect, &leading) != 1)
    return NULL;
  return leading->is_of_part || is_of_group (scope, leading) ? NULL : leading;
}

/* Of a sentence with several effects: what stands in the bracket of the effect, or follows at once; else one that leads to it, as others do
 * to others; else the only number that the sentence has, in front of all of them. */
static gint64
choose_of_several (const PraxisEffectScope *scope,
                   GArray                  *all,
                   gboolean                 is_of_people)
{
  const PraxisEffectCount *own = NULL, *only = NULL;
  const char *from, *to;
  gboolean has_bracket = praxis_effect_find_bracket (scope, &from, &to);
  guint n_counts = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const PraxisEffectCount *count = &g_array_index (all, PraxisEffectCount, i);
      gboolean is_own = (has_bracket && count->start > from && count->start < to) ||
                        (count->start > scope->effect && count->start < scope->next && !praxis_effect_is_last_of_row (scope) &&
                         praxis_effect_is_followed_by (scope, count->start));

      if (count->is_of_people != is_of_people)
        continue;
      only = count;
      n_counts++;
      /* "(n = 64, n = 61; d = 0.30)" */
      if (is_own && own != NULL && own->symbol != 'N')
        return count->symbol == 'N' ? count->count : 0;
      if (is_own && own == NULL)
        own = count;
    }
  if (own == NULL)
    own = find_leading (scope, all, is_of_people);
  if (own != NULL)
    return own->is_of_part ? 0 : own->count;
  if (n_counts != 1 || only->start > scope->first || only->is_of_part || is_of_group (scope, only) ||
      (scope->estimate_before != NULL && has_whole_between (scope)))
    return 0;
  return only->count;
}

/* "An NNT of 5 means that five patients are treated": numbers of people that tell what it means, and not of whom it is. */
static void
drop_illustrations (GArray *all)
{
  for (guint i = all->len; i > 0; i--)
    {
      const PraxisEffectCount *count = &g_array_index (all, PraxisEffectCount, i - 1);

      if (count->is_of_people && count->symbol == 0)
        g_array_remove_index (all, i - 1);
    }
}

/**
 * praxis_effect_scan_counts:
 * @scope: the sentence of an effect
 * @fields: takes the numbers of people and of studies
 */
void
praxis_effect_scan_counts (const PraxisEffectScope *scope,
                           PraxisFindingFields     *fields)
{
  g_autoptr(GArray) all = praxis_effect_collect_counts (scope);
  gint64 (*choose_count) (const PraxisEffectScope *, GArray *, gboolean) =
    praxis_effect_is_one_of_several (scope) ? choose_of_several : choose;

  /* Two of two studies may be one each. */
  if (scope->estimate->is_bare)
    return;
  if (fields->measure == PRAXIS_MEASURE_NNT)
    drop_illustrations (all);
  fields->k = choose_count (scope, all, FALSE);
  if (fields->measure == PRAXIS_MEASURE_PERCENTAGE)
    fields->n = praxis_effect_find_whole (scope, all);
  else
    fields->n = choose_count (scope, all, TRUE);
}
