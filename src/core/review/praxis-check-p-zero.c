/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "praxis-checks.h"
#include "praxis-effect-private.h"
#include "praxis-number-scanner.h"
#include "praxis-p-value.h"

/* A p-value by itself, wherever it stands. */
typedef struct
{
  const char *comparison;
  const char *end;
  char        sign;
  double      p;
  int         decimals;
} PValue;

/* "where p = 5 predictors were used": what is counted is no p-value. "p = 05" lacks a point. */
static gboolean
is_count (const char *start,
          const char *end,
          int         decimals)
{
  return decimals == 0 && *start >= '1' && *start <= '9' && *end == ' ' && g_ascii_isalpha (end[1]);
}

/* "p = .00 to .05" */
static gboolean
starts_range (const char *end)
{
  return g_str_has_prefix (end, " to .") || g_str_has_prefix (end, " to 0") || g_str_has_prefix (end, "–") || g_str_has_prefix (end, " – ") ||
         (*end == '-' && (end[1] == '.' || g_ascii_isdigit (end[1])));
}

/* "p = 0" without decimals: a word, another number or "q = 1" behind it makes it the order of a model, or half of a number. */
static gboolean
is_whole_zero (const char *end)
{
  const char *next = end + strspn (end, " ");

  if (g_ascii_isalnum (*next) || *next == '-' || *next == '/' || *next == ':' || *next == '*' || g_str_has_prefix (next, "–") ||
      g_str_has_prefix (next, "×"))
    return FALSE;
  if ((*end == '.' || *end == ',') && g_ascii_isdigit (*(end + 1 + strspn (end + 1, " "))))
    return FALSE;
  return g_strstr_len (end, 24, "q =") == NULL && g_strstr_len (end, 24, "q=") == NULL;
}

/* "1.3.", "1.3, and": a number with nothing behind it that makes it one of something else */
static gboolean
ends_number (const char *end)
{
  return *end == '\0' || *end == ')' || *end == '\n' || (strchr (".,;", *end) != NULL && !g_ascii_isdigit (end[1])) ||
         g_str_has_prefix (end, " was ") || g_str_has_prefix (end, " for ");
}

/* Whether a p-value is the one of a test as it stands: behind an article, and where no logarithm or correction is told of. */
static gboolean
is_of_test (const char *text,
            const char *at)
{
  static const char * const others[] = { "log", "corrected", "adjusted", "Bonferroni", "Holm", "sum of", "surprisal", "S-value", "truncated", NULL };

  if (praxis_effect_contains_one_of (praxis_sentence_find_start (text, at), at + strcspn (at, ".\n"), others))
    return FALSE;
  return (at - text >= 2 && g_ascii_strncasecmp (at - 2, "a ", 2) == 0) || (at - text >= 4 && g_ascii_strncasecmp (at - 4, "the ", 4) == 0) ||
         (at > text && at[-1] == '(');
}

/* "a p-value of 1.3", "the p value was 1.3": only one that cannot be. */
static gboolean
scan_in_words (PraxisNumberScanner  scanner,
               PValue              *value)
{
  static const char * const links[] = { " of ", " was ", " is ", ": " };
  const char *name = scanner.at - 1;
  gboolean found = FALSE;

  if ((!praxis_number_scanner_skip (&scanner, "-value") && !praxis_number_scanner_skip (&scanner, " value")) ||
      !is_of_test (scanner.text, name))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (links) && !found; i++)
    found = praxis_number_scanner_skip (&scanner, links[i]);
  value->comparison = scanner.at;
  value->sign = '=';
  if (!found || !praxis_number_scanner_scan (&scanner, PRAXIS_NUMBER_EXPONENT, &value->p, &value->decimals))
    return FALSE;
  value->end = scanner.at;
  return value->decimals > 0 && value->p > 1 && ends_number (value->end);
}

static gboolean
scan_p (const char *text,
        const char *at,
        PValue     *value)
{
  PraxisNumberScanner scanner = { text, at };
  const char *start;

  if (!praxis_number_scanner_is_word_start (&scanner))
    return FALSE;
  if (!praxis_number_scanner_skip (&scanner, "p") && !praxis_number_scanner_skip (&scanner, "P"))
    return FALSE;
  if (scan_in_words (scanner, value))
    return TRUE;
  praxis_number_scanner_skip_spaces (&scanner);
  value->comparison = scanner.at;
  if (!praxis_number_scanner_skip_comparison (&scanner, &value->sign))
    return FALSE;
  praxis_number_scanner_skip_spaces (&scanner);
  start = scanner.at;
  if (!praxis_number_scanner_scan (&scanner, PRAXIS_NUMBER_EXPONENT, &value->p, &value->decimals) || *scanner.at == '%')
    return FALSE;
  /* "p =.0.3" is malformed, and another check's. */
  if (*scanner.at == '.' && g_ascii_isdigit (scanner.at[1]))
    return FALSE;
  value->end = scanner.at;
  if (value->p == 0 && (value->sign == '>' || starts_range (scanner.at) || (value->decimals == 0 && !is_whole_zero (scanner.at))))
    return FALSE;
  return !(value->p > 1 && is_count (start, scanner.at, value->decimals));
}

/* The test that a p-value is of; NULL where none with its degrees of freedom stands before it. */
static const PraxisStatistic *
find_statistic (PraxisReviewContext *context,
                PraxisReviewText    *text,
                gsize                at)
{
  GPtrArray *statistics = praxis_review_context_get_statistics (context, text);

  for (guint i = 0; i < statistics->len; i++)
    {
      const PraxisStatistic *statistic = statistics->pdata[i];

      if (at >= statistic->p_start && at < statistic->end)
        return statistic;
    }
  return NULL;
}

/* What is surely right: of the test that was computed again, or of what is rounded to .000 or to .00. NULL where nothing is. */
static const char *
get_limit (const PValue          *value,
           const PraxisStatistic *statistic)
{
  gboolean is_computed = statistic != NULL && !isnan (statistic->computed_p);

  if (is_computed && statistic->test_comparison == '=' && statistic->p_high < 0.001)
    return "< .001";
  if (value->decimals >= 3)
    return is_computed && praxis_p_value_excludes (statistic, 0.001) ? NULL : "< .001";
  if (value->decimals == 2)
    return is_computed && praxis_p_value_excludes (statistic, 0.01) ? NULL : "< .01";
  return NULL;
}

/* The same in the marks of the value: "< ,001" for ",000", "< 0,001" for "0,000". */
static char *
dup_limit_in_marks (const PValue *value,
                    const char   *limit)
{
  const char *comma = memchr (value->comparison, ',', value->end - value->comparison);

  if (limit == NULL || comma == NULL)
    return g_strdup (limit);
  return g_strconcat ("< ", g_ascii_isdigit (comma[-1]) ? "0," : ",", strchr (limit, '.') + 1, NULL);
}

static void
remark_on_zero (PraxisReviewContext *context,
                PraxisReviewText    *text,
                const PValue        *value)
{
  const char *plain = praxis_review_text_get_plain (text);
  const PraxisStatistic *statistic = find_statistic (context, text, value->comparison - plain);
  g_autofree char *limit = dup_limit_in_marks (value, get_limit (value, statistic));
  /* Translators: %s is a number: ".03" */
  g_autofree char *label = limit != NULL ? g_strdup_printf (_("Write “%s”"), limit) : NULL;
  gboolean is_excluded = limit == NULL && statistic != NULL && praxis_p_value_excludes (statistic, 0.001);

  praxis_review_remark_on_text (context, text, value->comparison - plain, value->end - plain, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_SUGGESTION,
    .message = _("No p-value is zero."),
    .reason = is_excluded ? _("Programs print .000 for what is below .0005. The p-value of this test is greater than .001.")
                          : _("Programs print .000 for what is below .0005; APA 7 (6.36) writes p < .001."),
    .fix_label = label,
    .replacement = limit,
  });
}

static void
remark_on_impossible (PraxisReviewContext *context,
                      PraxisReviewText    *text,
                      const PValue        *value)
{
  const char *plain = praxis_review_text_get_plain (text);

  praxis_review_remark_on_text (context, text, value->comparison - plain, value->end - plain, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_ERROR,
    .message = _("A p-value is between 0 and 1."),
    .reason = _("A p-value is a probability. A point or a digit may be missing."),
  });
}

static void
check_text (PraxisReviewContext *context,
            PraxisReviewText    *text)
{
  const char *plain = praxis_review_text_get_plain (text);

  for (const char *at = plain; *at != '\0'; at = g_utf8_next_char (at))
    {
      PValue value;

      if ((*at != 'p' && *at != 'P') || !scan_p (plain, at, &value))
        continue;
      if (value.p < 0 || value.p > 1)
        remark_on_impossible (context, text, &value);
      else if (value.p == 0)
        remark_on_zero (context, text, &value);
    }
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);

  for (guint i = 0; i < texts->len; i++)
    check_text (context, texts->pdata[i]);
}

const PraxisCheck praxis_check_p_zero = {
  .name = "p-zero",
  .label = N_("Impossible p-values"),
  .rule = N_("A p-value is greater than zero and not greater than one; small ones are written p < .001."),
  .source = "APA 7, 6.36",
  .fields = PRAXIS_CHECK_READS_TEXTS,
  .run = run,
};
