/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-effect-private.h"

/* Of how many people a percentage is. A number of people beside it is as often of those who are the share: what is not surely the whole is
 * not taken. */

/* How many words may stand between "94 of 180" and its percentage, and between "In" and what is counted. */
#define MAX_WORDS_BETWEEN 4

static gboolean
is_share_of (const PraxisEstimate *share,
             double                part,
             gint64                whole)
{
  return fabs (100 * part / whole - share->estimate) <= 0.5 * pow (10, -share->decimals) + 1e-9;
}

/* Whether any number of so many people is such a percentage of them. */
static gboolean
can_be_of (const PraxisEstimate *share,
           gint64                whole)
{
  return is_share_of (share, round (share->estimate * whole / 100), whole);
}

/* --- Said in so many words -------------------------------------------------------------------------------- */

static void
skip_all (PraxisNumberScanner *scanner)
{
  static const char *const words[] = { "all of the ", "all ", "the ", "these ", "those ", "our ", "its ", NULL };

  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (praxis_number_scanner_skip (scanner, words[i]))
        return;
    }
}

static const char *
skip_words (const char *at)
{
  for (guint n = 0; n < MAX_WORDS_BETWEEN && g_ascii_isalpha (at[*at == ' ' ? 1 : 0]); n++)
    {
      at += *at == ' ';
      while (g_ascii_isalpha (*at) || *at == '-')
        at++;
    }
  return at;
}

/* "of 180 trials", "of 16 sessions": no people, whatever else they are. */
static gboolean
counts_things (const char *behind)
{
  static const char *const things[] = {
    "studies", "trials", "RCTs", "samples", "comparisons", "effects", "sessions", "items", "weeks", "months", "days", "years", "visits",
    "modules", "outcomes", "measures", "questions", "meta-analyses", "scales", "countries", "sites", NULL
  };
  const char *end = skip_words (behind);

  while (behind < end)
    {
      gsize length = 0;

      behind += *behind == ' ';
      while (g_ascii_isalpha (behind[length]) || behind[length] == '-')
        length++;
      if (praxis_effect_is_one_of (behind, length, things))
        return TRUE;
      behind += length;
    }
  return FALSE;
}

/* "94/180", "94 of 180", "six of the 71"; the whole is 0 where it is not of people. */
static gboolean
scan_fraction (PraxisNumberScanner *scanner,
               gint64              *part,
               gint64              *whole)
{
  if (!praxis_effect_scan_whole (scanner, part))
    return FALSE;
  if (!praxis_number_scanner_skip (scanner, "/"))
    {
      praxis_number_scanner_skip_spaces (scanner);
      if (!praxis_number_scanner_skip (scanner, "out of ") && !praxis_number_scanner_skip (scanner, "of "))
        return FALSE;
      skip_all (scanner);
    }
  if (!praxis_effect_scan_whole (scanner, whole) || *whole < *part || *scanner->at == '%')
    return FALSE;
  if (counts_things (scanner->at))
    *whole = 0;
  return TRUE;
}

/* Whether only a few words lead from one place to another, with a comma or a bracket at their end: " patients (", ", or ". */
static gboolean
leads_to (const char *from,
          const char *to)
{
  guint n_words = 0;

  for (const char *at = from; at < to; at++)
    {
      if (strchr (",;:([", *at) != NULL)
        {
          at += strspn (at, " ,;:([");
          if (g_str_has_prefix (at, "or "))
            at += strlen ("or ");
          return at == to;
        }
      if (!g_ascii_isalpha (*at) && *at != ' ' && *at != '-')
        return FALSE;
      n_words += *at == ' ' && g_ascii_isalpha (at[1]);
    }
  return n_words <= MAX_WORDS_BETWEEN;
}

/* "94/180 (52.2%)", "six of 71 patients (8.5%)", "n = 18 of 94, 19%" */
static gboolean
find_fraction_before (const PraxisEffectScope *scope,
                      gint64                  *part,
                      gint64                  *whole)
{
  const char *from = scope->estimate_before != NULL ? scope->estimate_before->end : scope->sentence;

  for (const char *at = from; at < scope->effect; at = g_utf8_next_char (at))
    {
      PraxisNumberScanner scanner = { scope->text, at };

      if (praxis_number_scanner_is_word_start (&scanner) && scan_fraction (&scanner, part, whole) && scanner.at <= scope->effect &&
          leads_to (scanner.at, scope->effect))
        return TRUE;
    }
  return FALSE;
}

/* "52.2% (94/180)", "34% (n = 17 of 50)", "60% of patients (72 of 120)" */
static gboolean
find_fraction_behind (const PraxisEffectScope *scope,
                      gint64                  *part,
                      gint64                  *whole)
{
  const char *behind = skip_words (scope->estimate->end);
  PraxisNumberScanner scanner = { scope->text, behind + strspn (behind, " ,;([") };

  if (!praxis_number_scanner_skip (&scanner, "n = "))
    praxis_number_scanner_skip (&scanner, "n=");
  return scanner.at > behind && scan_fraction (&scanner, part, whole);
}

/* "75% of trials", "(75%) of the trials", "40 trials (75%)" */
static gboolean
is_of_things (const PraxisEffectScope *scope,
              GArray                  *counts)
{
  PraxisNumberScanner scanner = { scope->text, scope->estimate->end };
  gboolean is_in_brackets = praxis_number_scanner_skip (&scanner, ")") || praxis_number_scanner_skip (&scanner, "]");

  if (g_str_has_prefix (scanner.at, " of ") && counts_things (scanner.at + strlen (" of")))
    return TRUE;
  for (guint i = 0; is_in_brackets && i < counts->len; i++)
    {
      const PraxisEffectCount *count = &g_array_index (counts, PraxisEffectCount, i);

      if (!count->is_of_people && count->end < scope->effect && leads_to (count->end, scope->effect))
        return TRUE;
    }
  return FALSE;
}

/* "44% of 300 patients", "94 patients (52%) of 180", "56.6% of the sample (N = 244)" */
static gint64
find_behind_of (const PraxisEffectScope *scope)
{
  PraxisNumberScanner scanner = { scope->text, scope->estimate->end };
  gboolean is_in_brackets = praxis_number_scanner_skip (&scanner, ")") || praxis_number_scanner_skip (&scanner, "]");
  gint64 whole;

  praxis_number_scanner_skip_spaces (&scanner);
  if (!praxis_number_scanner_skip (&scanner, "of "))
    return 0;
  skip_all (&scanner);
  if (praxis_effect_scan_whole (&scanner, &whole))
    return is_in_brackets || praxis_effect_counts_people (scanner.at, scope->sentence_end) ? whole : 0;
  for (guint n = 0; n < MAX_WORDS_BETWEEN && g_ascii_isalpha (*scanner.at); n++)
    {
      while (g_ascii_isalpha (*scanner.at) || *scanner.at == '-')
        scanner.at++;
      if (praxis_number_scanner_skip (&scanner, " (N = ") || praxis_number_scanner_skip (&scanner, " [N = "))
        return praxis_effect_scan_whole (&scanner, &whole) ? whole : 0;
      praxis_number_scanner_skip (&scanner, " ");
    }
  return 0;
}

/* --- Said beside those who are the share ------------------------------------------------------------------ */

/* "94 (52%)", "thirty participants (30%)", "n = 121, 75%": the number before the percentage that is of those who are the share. */
static gboolean
find_part_before (const PraxisEffectScope *scope,
                  gint64                  *part)
{
  const char *from = scope->estimate_before != NULL ? scope->estimate_before->end : scope->sentence;

  for (const char *at = from; at < scope->effect; at = g_utf8_next_char (at))
    {
      PraxisNumberScanner scanner = { scope->text, at };

      if (praxis_number_scanner_is_word_start (&scanner) && praxis_effect_scan_whole (&scanner, part) && scanner.at < scope->effect &&
          strcspn (scanner.at, ",;:([") < (gsize) (scope->effect - scanner.at) && leads_to (scanner.at, scope->effect))
        return TRUE;
    }
  return FALSE;
}

/* "52% (n = 94)", "52% (94 patients)" */
static gboolean
find_part_behind (const PraxisEffectScope *scope,
                  gint64                  *part)
{
  PraxisNumberScanner scanner = { scope->text, scope->estimate->end };

  praxis_number_scanner_skip_spaces (&scanner);
  if (strspn (scanner.at, ",;([") == 0)
    return FALSE;
  scanner.at += strspn (scanner.at, " ,;([");
  if (!praxis_number_scanner_skip (&scanner, "n = "))
    praxis_number_scanner_skip (&scanner, "n=");
  return praxis_effect_scan_whole (&scanner, part);
}

/* "Of 180 patients, 94 (52%) …": the one number of people that a number beside the percentage is this percentage of. */
static gint64
find_whole_of_part (const PraxisEffectScope *scope,
                    GArray                  *counts)
{
  gint64 part, whole = 0;

  if (!find_part_before (scope, &part) && !find_part_behind (scope, &part))
    return 0;
  for (guint i = 0; i < counts->len; i++)
    {
      const PraxisEffectCount *count = &g_array_index (counts, PraxisEffectCount, i);

      if (!count->is_of_people || count->count <= part || count->count == whole || !is_share_of (scope->estimate, part, count->count))
        continue;
      if (whole != 0)
        return 0;
      whole = count->count;
    }
  return whole;
}

/* --- Said elsewhere in the sentence ----------------------------------------------------------------------- */

/* Whether a percentage ends there, of those that stand nearest. */
static gboolean
ends_share (const PraxisEffectScope *scope,
            const char              *at)
{
  return at == scope->estimate->end || (scope->estimate_before != NULL && at == scope->estimate_before->end) ||
         (scope->estimate_behind != NULL && at == scope->estimate_behind->end);
}

/* "60% of patients (n = 72)" may be of all of them or of the share. */
static gboolean
is_behind_words (const PraxisEffectScope *scope,
                 const PraxisEffectCount *count,
                 const char              *at)
{
  return count->symbol == 'n' && at > scope->estimate->end && skip_words (scope->estimate->end) == at;
}

/* "thirty participants (30%)", "52% (n = 94)", "n = 121, 75%": those who are the share. "180 patients (52% women)" are all. */
static gboolean
is_part (const PraxisEffectScope *scope,
         const PraxisEffectCount *count)
{
  static const char marks[] = " ,;([";
  const char *before = count->start, *behind = skip_words (count->end);
  PraxisNumberScanner scanner = { scope->text, behind + strspn (behind, marks) };
  gboolean is_in_brackets;
  double number;

  while (before > scope->sentence && strchr (marks, before[-1]) != NULL)
    before--;
  if ((gsize) (count->start - before) > strspn (before, " ") && (ends_share (scope, before) || is_behind_words (scope, count, before)))
    return TRUE;
  if (scanner.at == behind || !praxis_number_scanner_scan (&scanner, PRAXIS_NUMBER_UNSIGNED, &number, NULL) ||
      !praxis_number_scanner_skip_percent (&scanner))
    return FALSE;
  is_in_brackets = strcspn (behind, "([") < strcspn (behind, "%");
  return is_in_brackets ? !g_ascii_isalpha (*(scanner.at + strspn (scanner.at, " "))) : strchr (",)", *scanner.at) != NULL;
}

/* The preposition behind a percentage, and what stands in brackets behind that: "40% (95% CI 32 to 48) with drugs". */
static char *
dup_preposition (const char *behind,
                 const char *limit)
{
  static const char *const prepositions[] = { "with", "in", "for", "after", "on", "among", "of", "under", "receiving", "without", "by", NULL };
  gsize length = 0;

  behind += strspn (behind, " ");
  /* "52% (CBT)" */
  if (*behind == '(' && strcspn (behind, "0123456789") > strcspn (behind, ")"))
    return g_strdup ("(");
  if (strchr ("([", *behind) != NULL && *behind != '\0')
    {
      while (behind < limit && strchr (")]", *behind) == NULL)
        behind++;
      behind += strspn (behind, ")] ");
    }
  while (behind < limit && g_ascii_isalpha (behind[length]))
    length++;
  return praxis_effect_is_one_of (behind, length, prepositions) ? g_ascii_strdown (behind, length) : g_strdup ("");
}

/* "52% with CBT and 40% with drugs", "60% versus 30%": each is of its own part. */
static gboolean
are_of_parts (const PraxisEffectScope *scope,
              const PraxisEstimate    *first,
              const PraxisEstimate    *second)
{
  static const char *const contrasts[] = { " vs", " versus ", " compared ", " than ", " against ", " whereas ", NULL };
  g_autofree char *one = NULL, *other = NULL;

  if (first == NULL || second == NULL || first->measure != PRAXIS_MEASURE_PERCENTAGE || second->measure != PRAXIS_MEASURE_PERCENTAGE)
    return FALSE;
  if (praxis_effect_contains_one_of (first->end, second->start, contrasts))
    return TRUE;
  one = dup_preposition (first->end, scope->sentence_end);
  other = dup_preposition (second->end, scope->sentence_end);
  return *one != '\0' && *other != '\0';
}

static gboolean
names_group (const char *from,
             const char *to)
{
  static const char *const groups[] = { " group", " arm ", " arm,", " arm (", " arms", " condition", NULL };

  return praxis_effect_contains_one_of (from, to, groups);
}

/* "of those who completed", "of women": a part of the people that the sentence counts. */
static gboolean
is_of_some (const PraxisEffectScope *scope)
{
  static const char *const all[] = {
    "patients", "participants", "people", "persons", "clients", "respondents", "individuals", "sample", "cases", "them", NULL
  };
  static const char *const parts[] = {
    "who", "with", "in", "receiving", "assigned", "allocated", "treated", "randomized", "randomised", "that", "whose", NULL
  };
  PraxisNumberScanner scanner = { scope->text, scope->estimate->end };
  gsize length = 0;

  if (!praxis_number_scanner_skip (&scanner, " of "))
    return FALSE;
  skip_all (&scanner);
  while (g_ascii_isalpha (scanner.at[length]))
    length++;
  if (!praxis_effect_is_one_of (scanner.at, length, all))
    return TRUE;
  scanner.at += length;
  if (!praxis_number_scanner_skip (&scanner, " "))
    return FALSE;
  for (length = 0; g_ascii_isalpha (scanner.at[length]);)
    length++;
  return praxis_effect_is_one_of (scanner.at, length, parts);
}

/* Whether the percentage is of a part of the people that the sentence may count elsewhere; what stands before it, from @from on, and may
 * say so. */
static gboolean
is_of_part (const PraxisEffectScope *scope,
            const char              *from)
{
  const char *to = praxis_effect_find_clause_end (scope, scope->estimate->end, scope->next);

  return names_group (from, to) || is_of_some (scope) || are_of_parts (scope, scope->estimate_before, scope->estimate) ||
         are_of_parts (scope, scope->estimate, scope->estimate_behind);
}

/* "Of 120 patients, 80 completed it and 45% …": a number between the people and the percentage may be the whole as well; one of months is
 * none. */
static gboolean
has_number_between (const PraxisEffectScope *scope,
                    const PraxisEffectCount *count)
{
  static const char *const units[] = { "month", "week", "year", "session", "day", "hour", "item", "stud", "trial", "RCT", NULL };

  for (const char *at = count->end; at < scope->effect; at++)
    {
      PraxisNumberScanner scanner = { scope->text, at };
      gboolean is_of_unit = FALSE;
      gint64 number;

      if (!g_ascii_isdigit (*at) || !praxis_number_scanner_is_word_start (&scanner) || !praxis_effect_scan_whole (&scanner, &number))
        continue;
      if (praxis_number_scanner_skip_percent (&scanner))
        return FALSE;
      scanner.at += strspn (scanner.at, " -");
      for (gsize i = 0; units[i] != NULL; i++)
        is_of_unit |= g_str_has_prefix (scanner.at, units[i]);
      if (!is_of_unit)
        return TRUE;
    }
  return FALSE;
}

/* Behind the percentage and before the next effect, or before all of them; a noun counts for the whole sentence. */
static gboolean
is_in_reach (const PraxisEffectScope *scope,
             const PraxisEffectCount *count)
{
  return count->symbol == 0 || (count->start > scope->effect ? count->start < scope->next : count->start < scope->first);
}

/* "Of 120 patients, 45% dropped out, 60% of them early": a later percentage that may be of others than the first one. */
static gboolean
is_of_others (const PraxisEffectScope *scope)
{
  static const char *const words[] = {
    "them", "these", "those", "whom", "which", "who", "most", "mostly", "among", "earlier", "but", NULL
  };
  gsize length;

  if (scope->estimate_before == NULL || scope->estimate_before->measure != PRAXIS_MEASURE_PERCENTAGE)
    return FALSE;
  for (const char *at = scope->estimate_before->end; at < scope->next; at++)
    {
      for (length = 0; g_ascii_isalpha (at[length]); length++)
        ;
      if (length > 0 && praxis_effect_is_one_of (at, length, words))
        return TRUE;
      at += length > 0 ? length - 1 : 0;
    }
  return FALSE;
}

/* "45% of 80 patients and 20% of others": the people right behind the percentage before are its own. */
static gboolean
is_of_percentage_before (const PraxisEffectScope *scope,
                         const PraxisEffectCount *count)
{
  static const char *const prepositions[] = { " of ", " in ", " among ", " for " };
  const char *from;

  if (scope->estimate_before == NULL || scope->estimate_before->measure != PRAXIS_MEASURE_PERCENTAGE)
    return FALSE;
  from = scope->estimate_before->end;
  for (gsize i = 0; i < G_N_ELEMENTS (prepositions); i++)
    {
      if (g_str_has_prefix (from, prepositions[i]) && count->start == from + strlen (prepositions[i]))
        return TRUE;
    }
  return FALSE;
}

/* The only number of people that the sentence names besides those that are a share of them. */
static gint64
find_only (const PraxisEffectScope *scope,
           GArray                  *counts)
{
  gboolean of_part = is_of_part (scope, scope->estimate_before != NULL ? scope->estimate_before->end : scope->sentence);
  gboolean has_studies = FALSE;
  gint64 only = 0;

  if (is_of_others (scope))
    return 0;
  for (guint i = 0; i < counts->len; i++)
    {
      const PraxisEffectCount *count = &g_array_index (counts, PraxisEffectCount, i);

      has_studies |= !count->is_of_people;
      if (!count->is_of_people || is_part (scope, count))
        continue;
      if ((only != 0 && only != count->count) || !is_in_reach (scope, count) || has_number_between (scope, count) ||
          is_of_percentage_before (scope, count) ||
          (of_part && !count->is_of_part))
        return 0;
      only = count->count;
    }
  /* A pooled share is not of whole people. */
  return only > 0 && (has_studies || can_be_of (scope->estimate, only)) ? only : 0;
}

/* Whether a preposition leads to a number of people: "in the CBT group (n = 45)", "of 180 patients". */
static gboolean
is_introduced (const PraxisEffectCount *count,
               const char              *from)
{
  static const char *const prepositions[] = { "in", "among", "of", "for", "with", NULL };
  const char *word = count->start;

  for (guint n = 0; n < MAX_WORDS_BETWEEN + 1; n++)
    {
      const char *end;

      while (word > from && strchr (" ([", word[-1]) != NULL)
        word--;
      end = word;
      while (word > from && (g_ascii_isalnum (word[-1]) || word[-1] == '-'))
        word--;
      if (word == end)
        return FALSE;
      if (praxis_effect_is_one_of (word, end - word, prepositions))
        return TRUE;
    }
  return FALSE;
}

/* "In the CBT group (n = 45), 60% responded": what a sentence speaks of, right before the percentage. */
static gint64
find_introduced (const PraxisEffectScope *scope,
                 GArray                  *counts)
{
  const char *from = scope->estimate_before != NULL ? scope->estimate_before->end : scope->sentence;
  const PraxisEffectCount *last = NULL;

  for (guint i = 0; i < counts->len; i++)
    {
      const PraxisEffectCount *count = &g_array_index (counts, PraxisEffectCount, i);

      if (count->start < scope->effect)
        last = count;
    }
  if (last == NULL || !last->is_of_people || last->start < from || is_part (scope, last) || has_number_between (scope, last) ||
      !leads_to (last->end + strspn (last->end, ")]"), scope->effect) || !is_introduced (last, from) ||
      is_of_percentage_before (scope, last))
    return 0;
  return can_be_of (scope->estimate, last->count) ? last->count : 0;
}

/* "Age explained 4% of the variance, and gender 2%.", "Of 52 trials with 4,100 patients, 46% had a high risk of bias." */
static gboolean
speaks_of_others (const PraxisEffectScope *scope)
{
  static const char *const others[] = { " variance", " risk of bias", NULL };

  return praxis_effect_contains_one_of (scope->sentence, scope->sentence_end, others);
}

/**
 * praxis_effect_find_whole:
 * @scope: the sentence of a percentage
 * @counts: (element-type PraxisEffectCount): what the sentence counts
 *
 * Returns: of how many people the percentage is; 0 where that is not certain
 */
gint64
praxis_effect_find_whole (const PraxisEffectScope *scope,
                          GArray                  *counts)
{
  gint64 part, whole;

  if (is_of_things (scope, counts) || speaks_of_others (scope))
    return 0;
  if (find_fraction_before (scope, &part, &whole) || find_fraction_behind (scope, &part, &whole))
    return whole > 0 && is_share_of (scope->estimate, part, whole) ? whole : 0;
  whole = find_behind_of (scope);
  if (whole == 0)
    whole = find_whole_of_part (scope, counts);
  if (whole > 0)
    return whole;
  whole = is_of_part (scope, scope->estimate->end) ? 0 : find_introduced (scope, counts);
  return whole > 0 ? whole : find_only (scope, counts);
}
