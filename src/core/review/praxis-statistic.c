/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-statistic.h"

#include <math.h>

#include "praxis-p-value.h"
#include "praxis-statistic-private.h"

/*
 * Tests as journals report them (APA 7, 6.43), read from left to right:
 *
 *   t      (45)      = 2.10   , d = 0.3, 95% CI [0.0, 0.6], (   p = .04
 *   name   degrees   value    what stands between               p-value
 *
 * White space of any kind may stand between the parts. What stands between is numbers that have names; were it any words, the p-value
 * of something else would be taken for that of the test. A name without a value, or a value without a p-value, is nothing.
 */

/* How many numbers may stand between a value and its p-value. */
#define MAX_BETWEEN 5

/* A place in a text that moves on. */
typedef PraxisNumberScanner Scanner;

/* Whether the number before the place ends there: "2.1 ms" does, "2.1ms" and "2.1%" are something else. */
static gboolean
ends_number (Scanner *scanner)
{
  return *scanner->at != '%' && !g_unichar_isalpha (g_utf8_get_char (scanner->at));
}

/* --- Degrees of freedom and value ------------------------------------------------------------------------- */

/* Without brackets they come later, or not at all. A capital T may be another test, and a small f another effect, without them. */
static gboolean
scan_degrees (Scanner         *scanner,
              PraxisStatistic *statistic,
              char             letter)
{
  Scanner ahead = *scanner;

  if (praxis_statistic_scan_degrees (scanner, statistic) || praxis_statistic_scan_low_degrees (scanner, statistic))
    return TRUE;
  praxis_number_scanner_skip_spaces (&ahead);
  return strchr ("([", *ahead.at) == NULL && letter != 'T' && letter != 'f';
}

static gboolean
scan_value (Scanner          *scanner,
            PraxisStatistic  *statistic,
            PraxisNumberForm  form)
{
  statistic->test_comparison = praxis_statistic_scan_comparison (scanner);
  return statistic->test_comparison != 0 &&
         praxis_number_scanner_scan (scanner, form, &statistic->value, &statistic->value_decimals) && ends_number (scanner);
}

/* --- The p-value ------------------------------------------------------------------------------------------ */

static gboolean
scan_ns (Scanner         *scanner,
         PraxisStatistic *statistic)
{
  if (!praxis_statistic_scan_ns (scanner))
    return FALSE;
  statistic->p_comparison = 'n';
  statistic->reported_p = NAN;
  return TRUE;
}

/* "p = .03", "p-value < 0.001", "p = ns", "ns" */
static gboolean
scan_p (Scanner         *scanner,
        PraxisStatistic *statistic)
{
  Scanner ahead = *scanner;

  statistic->p_start = scanner->at - scanner->text;
  if (scan_ns (scanner, statistic))
    return TRUE;
  if (!praxis_statistic_scan_p_name (&ahead))
    return FALSE;
  statistic->p_comparison = praxis_statistic_scan_comparison (&ahead);
  praxis_number_scanner_skip_spaces (&ahead);
  if (!(statistic->p_comparison != 0 &&
        praxis_number_scanner_scan (&ahead, PRAXIS_NUMBER_UNSIGNED | PRAXIS_NUMBER_EXPONENT, &statistic->reported_p,
                                    &statistic->p_decimals) && ends_number (&ahead)) &&
      !scan_ns (&ahead, statistic))
    return FALSE;
  *scanner = ahead;
  return TRUE;
}

/* --- What stands between ---------------------------------------------------------------------------------- */

/* Commas, semicolons and brackets. Says whether there were any. */
static gboolean
skip_separators (Scanner *scanner)
{
  const char *start;

  praxis_number_scanner_skip_spaces (scanner);
  start = scanner->at;
  while (*scanner->at != '\0' && strchr (",;:()[]", *scanner->at) != NULL)
    {
      scanner->at++;
      praxis_number_scanner_skip_spaces (scanner);
    }
  return scanner->at > start;
}

/* "95% CI [0.1, 0.4" */
static gboolean
skip_interval (Scanner *scanner)
{
  Scanner ahead = *scanner;
  const char *end;
  double level;

  if (praxis_number_scanner_scan (&ahead, PRAXIS_NUMBER_UNSIGNED, &level, NULL))
    {
      praxis_number_scanner_skip_spaces (&ahead);
      praxis_number_scanner_skip (&ahead, "%");
      praxis_number_scanner_skip_spaces (&ahead);
    }
  if (!praxis_statistic_scan_word (&ahead, "ci") && !praxis_statistic_scan_word (&ahead, "confidence interval"))
    return FALSE;
  end = strpbrk (ahead.at, "])\n");
  if (end == NULL || *end == '\n' || end - ahead.at > 40)
    return FALSE;
  scanner->at = end;
  return TRUE;
}

/* One to three words that name a number: "d", "Hedges' g", "partial η²". */
static gboolean
skip_other_name (Scanner *scanner)
{
  const char *start = scanner->at;
  int n_spaces = 0;

  while (scanner->at - start < 32 && n_spaces < 3)
    {
      gunichar character = g_utf8_get_char (scanner->at);

      if (character == ' ')
        n_spaces++;
      else if (!g_unichar_isalnum (character) && character != 0x2019 && character != 0xb2 &&
               (character == 0 || strchr ("'-^_", *scanner->at) == NULL))
        return scanner->at > start;
      scanner->at = g_utf8_next_char (scanner->at);
    }
  return FALSE;
}

/* Another number of the same result, with its name, that is not a test of its own. */
static gboolean
skip_other_number (Scanner *scanner)
{
  Scanner ahead = *scanner;
  PraxisStatisticType type;
  double number;

  if (praxis_statistic_scan_name (&ahead, &type))
    return FALSE;
  ahead = *scanner;
  if (!skip_other_name (&ahead) || praxis_statistic_scan_comparison (&ahead) == 0 ||
      !praxis_number_scanner_scan (&ahead, PRAXIS_NUMBER_GROUPS, &number, NULL))
    return FALSE;
  praxis_number_scanner_skip (&ahead, "%");
  *scanner = ahead;
  return TRUE;
}

/* Goes on to the p-value. Degrees of freedom that were not in brackets may stand on the way. */
static gboolean
find_p (Scanner         *scanner,
        PraxisStatistic *statistic)
{
  for (int i = 0; i < MAX_BETWEEN; i++)
    {
      gboolean is_separated = skip_separators (scanner);
      Scanner ahead = *scanner;

      praxis_statistic_scan_leading_words (&ahead);
      if (scan_p (&ahead, statistic))
        {
          *scanner = ahead;
          return TRUE;
        }
      /* "r = .12 (n = 40)" is of these; further on, the number of people may be that of something else. */
      if (!praxis_statistic_has_degrees (statistic) && praxis_statistic_scan_named_degrees (&ahead, statistic, i == 0))
        {
          *scanner = ahead;
          continue;
        }
      if (!is_separated)
        return FALSE;
      if (!skip_interval (scanner) && !skip_other_number (scanner))
        return FALSE;
    }
  return FALSE;
}

/* "t = 2.1, p = .04, df = 45" */
static void
scan_late_degrees (Scanner         *scanner,
                   PraxisStatistic *statistic)
{
  Scanner ahead = *scanner;

  if (!praxis_statistic_has_degrees (statistic) && skip_separators (&ahead) &&
      praxis_statistic_scan_named_degrees (&ahead, statistic, FALSE))
    *scanner = ahead;
}

static gboolean
is_possible (const PraxisStatistic *statistic)
{
  return praxis_statistic_has_degrees (statistic) && !(statistic->reported_p > 1) &&
         !(statistic->type == PRAXIS_STATISTIC_R && fabs (statistic->value) > 1);
}

static gboolean
scan_statistic (Scanner          *scanner,
                PraxisStatistic  *statistic,
                PraxisNumberForm  form)
{
  char letter = *scanner->at;

  *statistic = (PraxisStatistic) { .start = scanner->at - scanner->text, .df1 = NAN, .df2 = NAN };
  if (!praxis_statistic_scan_name (scanner, &statistic->type) || !scan_degrees (scanner, statistic, letter) ||
      !scan_value (scanner, statistic, form) || !find_p (scanner, statistic))
    return FALSE;
  scan_late_degrees (scanner, statistic);
  statistic->end = scanner->at - scanner->text;
  return is_possible (statistic);
}

/* --- The whole text --------------------------------------------------------------------------------------- */

/* Whether a comma behind digits is a decimal mark: behind a nought, or behind a comparison where no group of three follows. */
static gboolean
is_decimal_comma (const char *text,
                  const char *comma)
{
  const char *at = comma;
  gboolean is_group = g_ascii_isdigit (comma[1]) && g_ascii_isdigit (comma[2]) && g_ascii_isdigit (comma[3]) &&
                      !g_ascii_isdigit (comma[4]);

  while (at > text && g_ascii_isdigit (at[-1]))
    at--;
  if (at == comma || !g_ascii_isdigit (comma[1]))
    return FALSE;
  if (*at == '0' && at + 1 == comma)
    return TRUE;
  while (at > text && (at[-1] == ' ' || at[-1] == '-'))
    at--;
  return !is_group && at > text && strchr ("=<>", at[-1]) != NULL;
}

/* In a text with decimal commas and no decimal point, a comma before three digits is a decimal mark too. */
static gboolean
has_decimal_commas (const char *text)
{
  gboolean has_comma = FALSE;

  for (const char *at = strpbrk (text, ".,"); at != NULL; at = strpbrk (at + 1, ".,"))
    {
      if (*at == '.' && g_ascii_isdigit (at[1]))
        return FALSE;
      has_comma |= *at == ',' && is_decimal_comma (text, at);
    }
  return has_comma;
}

static char *
dup_raw (const char            *text,
         const PraxisStatistic *statistic)
{
  g_autoptr(GString) raw = g_string_new (NULL);
  const char *end = text + statistic->end;

  for (const char *at = text + statistic->start; at < end; at = g_utf8_next_char (at))
    {
      if (!g_unichar_isspace (g_utf8_get_char (at)))
        g_string_append_unichar (raw, g_utf8_get_char (at));
      else if (raw->len > 0 && raw->str[raw->len - 1] != ' ')
        g_string_append_c (raw, ' ');
    }
  return g_string_free_and_steal (g_steal_pointer (&raw));
}

/**
 * praxis_statistic_free:
 * @self: (transfer full): a test
 */
void
praxis_statistic_free (PraxisStatistic *self)
{
  g_free (self->raw);
  g_free (self);
}

/* Whether the text says anywhere that a test was one-tailed. */
static gboolean
mentions_one_tail (const char *text)
{
  static const char *const words[] = { "one-tailed", "one tailed", "one-sided", "one sided", "directional" };
  g_autofree char *small = g_ascii_strdown (text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strstr (small, words[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_statistics_find:
 * @text: words without markup, UTF-8
 *
 * Finds the tests that a text reports with their p-values, and computes these again.
 *
 * Returns: (transfer full) (element-type PraxisStatistic): the tests, in the order of the text
 */
GPtrArray *
praxis_statistics_find (const char *text)
{
  GPtrArray *statistics = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_statistic_free);
  PraxisNumberForm form = has_decimal_commas (text) ? 0 : PRAXIS_NUMBER_GROUPS;
  gboolean one_tailed = mentions_one_tail (text);

  for (const char *at = text; *at != '\0';)
    {
      Scanner scanner = { text, at };
      PraxisStatistic statistic;

      if (praxis_number_scanner_is_word_start (&scanner) && scan_statistic (&scanner, &statistic, form))
        {
          statistic.raw = dup_raw (text, &statistic);
          statistic.one_tailed_in_text = one_tailed;
          praxis_p_value_judge (&statistic);
          g_ptr_array_add (statistics, g_memdup2 (&statistic, sizeof statistic));
          at = scanner.at;
        }
      else
        {
          at = g_utf8_next_char (at);
        }
    }
  return statistics;
}

/**
 * praxis_statistic_type_to_string:
 * @type: a test
 *
 * Returns: (transfer none): its name, as statcheck's table has it
 */
const char *
praxis_statistic_type_to_string (PraxisStatisticType type)
{
  static const char *const type_names[PRAXIS_N_STATISTIC_TYPES] = { "t", "F", "r", "Z", "Chi2", "Q", "Qb", "Qw" };

  g_return_val_if_fail (type < PRAXIS_N_STATISTIC_TYPES, "");

  return type_names[type];
}
