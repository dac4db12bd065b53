/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "praxis-checks.h"
#include "praxis-number-scanner.h"
#include "praxis-parts.h"
#include "praxis-people.h"
#include "praxis-review-words.h"

/* Numbers that nothing can have: a correlation of 1.3, 120% of the patients, 30 women and 37 men of 57 inpatients. */

/* --- Values of a statistic -------------------------------------------------------------------------------- */

typedef enum
{
  RANGE_CORRELATION,   /* from −1 to 1 */
  RANGE_AGREEMENT,     /* the same */
  RANGE_SHARE,         /* from 0 to 1 */
  RANGE_EXPLAINED,     /* not over 1: an adjusted R², or one of new data, may be negative */
  RANGE_PERCENT,       /* from 0 to 100 */
  RANGE_POSITIVE,      /* not below 0 */
  RANGE_OUTSIDE,       /* not between −1 and 1 */
  RANGE_AREA,          /* from 0 to 1 */
} Range;

/* What stands before "=", or before "of" or "was" where it is a word. */
static const struct
{
  const char *name;
  Range       range;
  gboolean    is_word;
} statistics[] = {
  { "r", RANGE_CORRELATION, FALSE },          { "correlation", RANGE_CORRELATION, TRUE },
  { "rs", RANGE_CORRELATION, FALSE },         { "correlations", RANGE_CORRELATION, TRUE },
  { "ρ", RANGE_CORRELATION, TRUE },           { "correlation coefficient", RANGE_CORRELATION, TRUE },
  { "rho", RANGE_CORRELATION, TRUE },         { "correlated", RANGE_CORRELATION, TRUE },
  { "ICC", RANGE_CORRELATION, TRUE },
  { "κ", RANGE_AGREEMENT, FALSE },            { "kappa", RANGE_AGREEMENT, TRUE },
  { "α", RANGE_AGREEMENT, TRUE },             { "alpha", RANGE_AGREEMENT, TRUE },
  { "R²", RANGE_EXPLAINED, FALSE },           { "R2", RANGE_EXPLAINED, FALSE },
  { "η²", RANGE_SHARE, FALSE },               { "ηp²", RANGE_SHARE, FALSE },
  { "I²", RANGE_PERCENT, TRUE },              { "I2", RANGE_PERCENT, TRUE },
  { "I-squared", RANGE_PERCENT, TRUE },       { "I squared", RANGE_PERCENT, TRUE },
  { "SD", RANGE_POSITIVE, TRUE },             { "SDs", RANGE_POSITIVE, TRUE },
  { "SE", RANGE_POSITIVE, TRUE },             { "SEM", RANGE_POSITIVE, TRUE },
  { "variance", RANGE_POSITIVE, TRUE },       { "standard deviation", RANGE_POSITIVE, TRUE },
  { "σ²", RANGE_POSITIVE, TRUE },             { "standard error", RANGE_POSITIVE, TRUE },
  { "σ2", RANGE_POSITIVE, TRUE },             { "s²", RANGE_POSITIVE, FALSE },
  { "τ²", RANGE_POSITIVE, TRUE },             { "τ2", RANGE_POSITIVE, TRUE },
  { "tau²", RANGE_POSITIVE, TRUE },           { "tau2", RANGE_POSITIVE, TRUE },
  { "tau-squared", RANGE_POSITIVE, TRUE },    { "tau squared", RANGE_POSITIVE, TRUE },
  { "χ²", RANGE_POSITIVE, FALSE },            { "NNT", RANGE_OUTSIDE, TRUE },
  { "number needed to treat", RANGE_OUTSIDE, TRUE },
  { "AUC", RANGE_AREA, TRUE },                { "AUROC", RANGE_AREA, TRUE },
  { "area under the curve", RANGE_AREA, TRUE }, { "area under the ROC curve", RANGE_AREA, TRUE },
};

static gboolean
is_possible (Range  range,
             double value)
{
  switch (range)
    {
    case RANGE_CORRELATION:
    case RANGE_AGREEMENT:
      return fabs (value) <= 1;
    case RANGE_SHARE:
    case RANGE_AREA:
      return value >= 0 && value <= 1;
    case RANGE_EXPLAINED:
      return value <= 1;
    case RANGE_PERCENT:
      return value >= 0 && value <= 100;
    case RANGE_POSITIVE:
      return value >= 0;
    case RANGE_OUTSIDE:
    default:
      return fabs (value) >= 1;
    }
}

static const char *
get_message (Range range)
{
  switch (range)
    {
    case RANGE_CORRELATION:
      return _("A correlation is between −1 and 1.");
    case RANGE_AGREEMENT:
      return _("A coefficient of agreement or of reliability is between −1 and 1.");
    case RANGE_SHARE:
    case RANGE_EXPLAINED:
      return _("A share of variance is between 0 and 1.");
    case RANGE_PERCENT:
      return _("I² is between 0% and 100%.");
    case RANGE_POSITIVE:
      return _("A variance, a standard deviation or a standard error is never negative, nor is χ².");
    case RANGE_AREA:
      return _("An area under the curve of sensitivity and specificity is between 0 and 1.");
    case RANGE_OUTSIDE:
    default:
      return _("A number needed to treat is never between −1 and 1.");
    }
}

static void
remark (PraxisReviewContext *context,
        PraxisReviewText    *text,
        gsize                start,
        gsize                end,
        PraxisSeverity       severity,
        const char          *message,
        const char          *reason)
{
  praxis_review_remark_on_text (context, text, start, end, &(PraxisRemarkFields) {
    .severity = severity,
    .message = message,
    .reason = reason,
  });
}

/* A name; one in words may begin a sentence, with a capital letter. */
static gboolean
skip_name (PraxisNumberScanner *scanner,
           const char          *name)
{
  gboolean is_word = g_ascii_islower (name[0]) && g_ascii_islower (name[1]) && g_ascii_islower (name[2]);

  if (*scanner->at != *name && !(is_word && g_ascii_tolower (*scanner->at) == *name))
    return FALSE;
  if (strncmp (scanner->at + 1, name + 1, strlen (name) - 1) != 0)
    return FALSE;
  scanner->at += strlen (name);
  return TRUE;
}

/* "(48)", the degrees of freedom behind a symbol. */
static void
skip_parentheses (PraxisNumberScanner *scanner)
{
  const char *end = *scanner->at == '(' ? g_strstr_len (scanner->at, 24, ")") : NULL;

  if (end != NULL)
    scanner->at = end + 1;
}

/* How many words may stand between "correlation" and "was". */
#define MAX_OUTCOME 9

/* "between the alliance and the outcome was": what is correlated, up to the verb. Words of other numbers, or of a clause, end it. */
static gboolean
skip_correlated (PraxisNumberScanner *scanner)
{
  static const char * const prepositions[] = { "between", "of", "with", "for", "in", NULL };
  static const char * const others[] = {
    "who", "whom", "whose", "which", "that", "what", "when", "where", "while", "whereas", "if", "but", "because", "not", "than", "were",
    "d", "g", "b", "r", "size", "sizes", "ratio", "difference", "mean", "means", "slope", "score", "change", NULL
  };
  PraxisNumberScanner ahead = *scanner;

  for (guint n = 0; n < MAX_OUTCOME && (n == 0 || praxis_number_scanner_skip (&ahead, " ")); n++)
    {
      const char *start = ahead.at;
      g_autofree char *word = NULL;

      while (g_unichar_isalpha (g_utf8_get_char (ahead.at)) || *ahead.at == '-')
        ahead.at = g_utf8_next_char (ahead.at);
      word = g_strndup (start, ahead.at - start);
      if (n > 1 && (strcmp (word, "was") == 0 || strcmp (word, "is") == 0))
        {
          *scanner = ahead;
          return TRUE;
        }
      if (*word == '\0' || g_strv_contains (others, word) || (n == 0 && !g_strv_contains (prepositions, word)))
        return FALSE;
    }
  return FALSE;
}

/* "=" and whatever may stand for it behind a word. */
static gboolean
skip_equals (PraxisNumberScanner *scanner,
             Range                range,
             gboolean             is_word)
{
  static const char * const words[] = { "of ", "was ", "is ", "were " };
  char comparison;

  praxis_number_scanner_skip_spaces (scanner);
  skip_parentheses (scanner);
  praxis_number_scanner_skip_spaces (scanner);
  /* "r < 2" says nothing that cannot be. */
  if (praxis_number_scanner_skip_comparison (scanner, &comparison))
    return comparison == '=';
  /* "correlated at .40"; a variance is at a point. */
  if (is_word && range == RANGE_CORRELATION && (praxis_number_scanner_skip (scanner, "at ") || skip_correlated (scanner)))
    return TRUE;
  for (gsize i = 0; is_word && i < G_N_ELEMENTS (words); i++)
    {
      if (praxis_number_scanner_skip (scanner, words[i]))
        return TRUE;
    }
  return FALSE;
}

/* "one standard deviation below" is a point of a moderator: "−1 SD", "SD = −1", "SD = −1.5". */
static gboolean
is_point (Range  range,
          double value,
          int    decimals)
{
  return range == RANGE_POSITIVE && ((decimals == 0 && (value == -1 || value == -2)) || (decimals == 1 && value == -1.5));
}

/* How many words of a unit may stand behind a number: "1.5 and 3 years". */
#define MAX_TO_UNIT 3

/* "1.4 times as high", "at 1.5 and 3 years" */
static gboolean
has_unit_word (const char *end)
{
  static const char * const units[] = { "times", "fold", "mm", "cm", "km", "kg", "points", "hours", "days", "weeks", "months", "year", "years" };

  for (guint n = 0; n < MAX_TO_UNIT && (*end == ' ' || *end == '-'); n++)
    {
      const char *word = ++end;

      while (g_ascii_isalnum (*end) || (*end == '.' && g_ascii_isdigit (end[1])))
        end++;
      for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
        {
          if (strlen (units[i]) == (gsize) (end - word) && strncmp (units[i], word, end - word) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

/* Whether what stands behind a number makes it a quantity of something else: "%", "kg", "µV". */
static gboolean
has_unit (const char *end,
          Range       range)
{
  if (range == RANGE_PERCENT)
    return FALSE;
  return *end == '%' || g_str_has_prefix (end, " %") || g_ascii_isalpha (*end) || *end == '/' ||
         g_str_has_prefix (end, " \u00b5") || g_str_has_prefix (end, " \u03bc") || has_unit_word (end);
}

/* Whether the sentence says itself that a variance is below zero, "a Heywood case", or that it is its logarithm. */
static gboolean
is_said_negative (GArray *words,
                  gsize   at)
{
  static const char * const said[] = { "negative", "heywood", "inadmissible", "improper", "implausible", "impossible", "zero", "fixed",
                                      "constrained", "set", "log", "log-*", NULL };

  return praxis_review_words_sentence_has (words, at, said);
}

/* An α may be many things; one that is Cronbach's, or of a scale that is consistent, is a reliability. */
static gboolean
is_other_alpha (const char *plain,
                const char *at)
{
  static const char * const names[] = { "Cronbach", "consistenc", "internally consistent", "reliabilit" };
  const char *from = at;

  if (!g_str_has_prefix (at, "α") && g_ascii_strncasecmp (at, "alpha", 5) != 0)
    return FALSE;
  while (from > plain && at - from < 60 && *from != '.' && *from != '\n')
    from--;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_strstr_len (from, at - from, names[i]) != NULL)
        return FALSE;
    }
  return TRUE;
}

/* Whether a number that is out of the range is no mistake of the author's, or no such number. */
static gboolean
is_excused (const char *plain,
            const char *at,
            const char *end,
            gsize       i,
            double      value,
            int         decimals)
{
  Range range = statistics[i].range;

  /* "the correlation of 24 sessions", "the correlation was 3 times as high" */
  return (statistics[i].is_word && range <= RANGE_AGREEMENT && decimals == 0) || is_other_alpha (plain, at) ||
         is_point (range, value, decimals) || has_unit (end, range);
}

/* What is greater is no slip of a digit, but another scale: "AUC = 81.2" */
#define MAX_SLIP 10

/* The area under the curve of a hormone has any size; that of a test that tells people apart has not. */
static gboolean
is_other_area (GArray *words,
               gsize   at)
{
  static const char * const of_tests[] = {
    "roc", "auroc", "sensitivity", "specificity", "discriminat*", "classif*", "cutoff*", "cut-off*", NULL
  };
  static const char * const of_courses[] = {
    "cortisol", "glucose", "insulin", "concentration*", "plasma", "saliva*", "serum", "hormone*", "dose*", "exposure", "time", "course*",
    "daily", "stress", "craving*", "burden", "reactivity", "output", "total", "percent", NULL
  };

  return !praxis_review_words_sentence_has (words, at, of_tests) || praxis_review_words_sentence_has (words, at, of_courses);
}

static void
check_statistic (PraxisReviewContext *context,
                 PraxisReviewText    *text,
                 const char          *at)
{
  const char *plain = praxis_review_text_get_plain (text);

  for (gsize i = 0; i < G_N_ELEMENTS (statistics); i++)
    {
      PraxisNumberScanner scanner = { plain, at };
      Range range = statistics[i].range;
      double value;
      int decimals;

      if (!skip_name (&scanner, statistics[i].name) || !skip_equals (&scanner, range, statistics[i].is_word))
        continue;
      praxis_number_scanner_skip_spaces (&scanner);
      if (!praxis_number_scanner_scan (&scanner, PRAXIS_NUMBER_EXPONENT, &value, &decimals) || is_possible (range, value) ||
          is_excused (plain, at, scanner.at, i, value, decimals) ||
          (range == RANGE_POSITIVE && is_said_negative (praxis_review_context_get_words (context, text), at - plain)) ||
          (range == RANGE_AREA && (value >= MAX_SLIP || is_other_area (praxis_review_context_get_words (context, text), at - plain))))
        return;
      remark (context, text, at - plain, scanner.at - plain, PRAXIS_SEVERITY_ERROR, get_message (range),
              _("A point or a digit may be missing, or a sign may be wrong."));
      return;
    }
}

static void
check_statistics (PraxisReviewContext *context,
                  PraxisReviewText    *text)
{
  gboolean in_word = FALSE;

  for (const char *at = praxis_review_text_get_plain (text); *at != '\0'; at = g_utf8_next_char (at))
    {
      gboolean is_letter = g_unichar_isalnum (g_utf8_get_char (at));

      if (is_letter && !in_word)
        check_statistic (context, text, at);
      in_word = is_letter;
    }
}

/* --- Percentages of people -------------------------------------------------------------------------------- */

/* How many words may stand between a number of people and a share of them: "Of the 91 depressed women, 120%" */
#define MAX_TO_SHARE 4

/* The percentage that a word is the number of; NaN where it is none. @end is behind the sign. */
static double
get_percentage (GArray     *words,
                const char *plain,
                guint       i,
                gsize      *end,
                guint      *next)
{
  const PraxisReviewWord *word = praxis_review_words_get (words, i);
  const char *behind = plain + word->full_end;

  if (!g_ascii_isdigit (*word->text) || word->text[strspn (word->text, "0123456789.")] != '\0')
    return NAN;
  *next = i + 1;
  *end = word->full_end + (*behind == ' ') + 1;
  if (*behind == '%' || g_str_has_prefix (behind, " %"))
    return g_ascii_strtod (word->text, NULL);
  if (i + 1 >= words->len || !praxis_review_words_are_next (words, plain, i) ||
      strcmp (praxis_review_words_get (words, i + 1)->fold, "percent") != 0)
    return NAN;
  *end = praxis_review_words_get (words, ++(*next) - 1)->full_end;
  return g_ascii_strtod (word->text, NULL);
}

/* Whether "of the patients" begins with a word; not "of the patients' weight". */
static gboolean
is_of_people (GArray     *words,
              const char *plain,
              guint       i)
{
  static const char * const studies[] = { "studies", "trials", NULL };
  static const char * const between[] = { "all", "the", "these", "those", "them", "included", "treated", "female", "male", NULL };

  if (i >= words->len || strcmp (praxis_review_words_get (words, i)->fold, "of") != 0)
    return FALSE;
  for (guint n = 0; n < 3 && praxis_review_words_are_next (words, plain, i); n++)
    {
      const PraxisReviewWord *word = praxis_review_words_get (words, ++i);
      const char *behind = plain + word->full_end;

      if (g_strv_contains (praxis_people_nouns, word->fold) || g_strv_contains (studies, word->fold))
        return word->full_end == word->end && *behind != '\'' && !g_str_has_prefix (behind, "’");
      if (!g_strv_contains (between, word->fold))
        return FALSE;
    }
  return FALSE;
}

/* "130% of the variance" */
static gboolean
is_of_variance (GArray *words,
                guint   i)
{
  static const char * const the[] = { "the", "total", "all", "outcome", "symptom", NULL };

  if (i >= words->len || strcmp (praxis_review_words_get (words, i)->fold, "of") != 0)
    return FALSE;
  for (i++; i < words->len && praxis_review_words_in (praxis_review_words_get (words, i)->fold, the);)
    i++;
  return i < words->len && strcmp (praxis_review_words_get (words, i)->fold, "variance") == 0;
}

/* "113% recovered": only people do that. */
static gboolean
is_done_by_people (GArray     *words,
                   const char *plain,
                   guint       i)
{
  static const char * const done[] = { "recovered", "remitted", "responded", "relapsed", "agreed", "completed", NULL };

  return i > 0 && i < words->len && !praxis_review_words_get (words, i)->is_first &&
         praxis_review_words_in (praxis_review_words_get (words, i)->fold, done) &&
         plain[praxis_review_words_get (words, i)->start - 1] == ' ';
}

/* "sensitivity was 181%", "a dropout rate of 120%": what is never over 100. What is told of a plan may be. */
static gboolean
is_of_rate (GArray     *words,
            const char *plain,
            guint       i,
            guint       next)
{
  static const char * const links[] = { "was", "of", "is", "were", NULL };
  /* "compared with waitlist (100%)", "the rise in prevalence": more than all is then no mistake. */
  static const char * const relative[] = {
    "relative*", "compar*", "versus", "than", "above", "over", "increase*", "rise", "rose", "growth", "change*", "higher", "greater", "larger",
    "more", "index*", "baseline", "percentage*", "when", "times", "as", "rejoin*", "100", "set", NULL
  };
  static const char * const shares[] = { "sensitivity", "specificity", "prevalence", NULL };
  static const char * const rates[] = {
    "response", "remission", "recovery", "relapse", "retention", "dropout", "drop-out", "attrition", "completion", "deterioration", NULL
  };
  const char *fold;

  if (i < 2 || !praxis_review_words_in (praxis_review_words_get (words, i - 1)->fold, links) ||
      !praxis_review_words_are_next (words, plain, i - 2) || !praxis_review_words_are_next (words, plain, i - 1) ||
      (next < words->len && praxis_review_words_in (praxis_review_words_get (words, next)->fold, (const char * const[]) { "of", "that", NULL })) ||
      praxis_review_words_sentence_has (words, praxis_review_words_get (words, i)->start, relative))
    return FALSE;
  fold = praxis_review_words_get (words, i - 2)->fold;
  if (praxis_review_words_in (fold, shares))
    return TRUE;
  return i > 2 && praxis_review_words_in (fold, (const char * const[]) { "rate", "rates", NULL }) &&
         praxis_review_words_in (praxis_review_words_get (words, i - 3)->fold, rates);
}

/* "Of the 91 women, 120% improved" */
static gboolean
is_share_of_named (GArray     *words,
                   const char *plain,
                   guint       i,
                   guint       next)
{
  static const char * const done[] = { "improved", "dropped", "worsened", "deteriorated", "stayed", "left", "reported", "had", "were", NULL };
  guint from, to, number;

  praxis_review_words_get_sentence (words, i, &from, &to);
  if (i < from + 2 || next >= to || strcmp (praxis_review_words_get (words, from)->fold, "of") != 0 ||
      plain[praxis_review_words_get (words, i - 1)->full_end] != ',' || plain[praxis_review_words_get (words, next)->start - 1] != ' ' ||
      !praxis_review_words_in (praxis_review_words_get (words, next)->fold, done))
    return FALSE;
  /* "Of 91", "Of the 91" */
  for (guint at = from + 1; at <= from + 2 && at < i; at++)
    {
      if (praxis_review_words_get_number (words, plain, at, &number) > 0)
        return i <= at + MAX_TO_SHARE;
    }
  return FALSE;
}

static void
check_percentages (PraxisReviewContext *context,
                   PraxisReviewText    *text)
{
  /* What makes a percentage one of another number: "rose by 150% of …", "at 110% of …". */
  static const char * const relative[] = { "by", "at", "to", "reached", "increased", "rose", "grew", NULL };
  /* More may come than were planned. */
  static const char * const of_plan[] = { "recruit*", "planned", "target*", "funded", "asked", "capacity", "power", NULL };
  GArray *words = praxis_review_context_get_words (context, text);
  const char *plain = praxis_review_text_get_plain (text);

  for (guint i = 0; i < words->len; i++)
    {
      gsize end;
      guint next;
      gboolean of_variance;
      double percentage = get_percentage (words, plain, i, &end, &next);

      if (isnan (percentage) || percentage <= 100)
        continue;
      of_variance = is_of_variance (words, next);
      if (!of_variance && !is_of_people (words, plain, next) && !is_done_by_people (words, plain, next) &&
          !is_of_rate (words, plain, i, next) && !is_share_of_named (words, plain, i, next))
        continue;
      if ((i > 0 && praxis_review_words_in (praxis_review_words_get (words, i - 1)->fold, relative)) ||
          (!of_variance && praxis_review_words_sentence_has (words, praxis_review_words_get (words, i)->start, of_plan)))
        continue;
      remark (context, text, praxis_review_words_get (words, i)->start, end, PRAXIS_SEVERITY_ERROR,
              /* xgettext:no-c-format */
              of_variance ? _("No more than 100% of the variance can be explained.")
                          /* xgettext:no-c-format */
                          : _("No more than 100% of them can be meant."), _("A point may be missing, or a digit may be too much."));
    }
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);

  for (guint i = 0; i < texts->len; i++)
    {
      check_statistics (context, texts->pdata[i]);
      check_percentages (context, texts->pdata[i]);
      praxis_parts_check (context, texts->pdata[i]);
    }
}

const PraxisCheck praxis_check_impossible_value = {
  .name = "impossible-value",
  .label = N_("Impossible values"),
  .rule = N_("A correlation is between −1 and 1, a share of people not over 100%, a standard deviation not negative; the parts of a group "
             "have its number together, and none is greater than it."),
  .source = NULL,
  .fields = PRAXIS_CHECK_READS_TEXTS,
  .run = run,
};
