/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-statistic.h"

#include <math.h>

#include "praxis-number-scanner.h"
#include "praxis-p-value.h"

/*
 * Tests as journals report them, "t(48) = 2.31, p = .025" (APA 7, 6.43), read from left to right: the name of a test, its degrees of
 * freedom, the value, what may stand between, the p-value. White space of any kind may stand between the parts. A name without a
 * value, or a value without a p-value, is nothing.
 */

/* How far behind the value its p-value may stand, in bytes, with other numbers between them. */
#define MAX_DISTANCE 120

/* A place in a text that moves on. */
typedef PraxisNumberScanner Scanner;

/* --- The name of the test --------------------------------------------------------------------------------- */

static const struct
{
  const char          *name;
  PraxisStatisticType  type;
  gboolean             any_case;
} names[] = {
  /* The longer ones first. */
  { "chi-squared", PRAXIS_STATISTIC_CHI2, TRUE },
  { "chi-square", PRAXIS_STATISTIC_CHI2, TRUE },
  { "chi squared", PRAXIS_STATISTIC_CHI2, TRUE },
  { "chi square", PRAXIS_STATISTIC_CHI2, TRUE },
  { "chi2", PRAXIS_STATISTIC_CHI2, TRUE },
  { "chi²", PRAXIS_STATISTIC_CHI2, TRUE },
  { "χ^2", PRAXIS_STATISTIC_CHI2, FALSE },
  { "χ²", PRAXIS_STATISTIC_CHI2, FALSE },
  { "χ2", PRAXIS_STATISTIC_CHI2, FALSE },
  { "Χ²", PRAXIS_STATISTIC_CHI2, FALSE },
  { "Χ2", PRAXIS_STATISTIC_CHI2, FALSE },
  { "X²", PRAXIS_STATISTIC_CHI2, FALSE },
  { "X2", PRAXIS_STATISTIC_CHI2, FALSE },
  { "χ", PRAXIS_STATISTIC_CHI2, FALSE },
  { "t", PRAXIS_STATISTIC_T, FALSE },
  { "F", PRAXIS_STATISTIC_F, FALSE },
  { "r", PRAXIS_STATISTIC_R, FALSE },
  { "z", PRAXIS_STATISTIC_Z, FALSE },
  { "Z", PRAXIS_STATISTIC_Z, FALSE },
  { "Q", PRAXIS_STATISTIC_Q, FALSE },
};

static gboolean
starts_with (const char *text,
             const char *name,
             gboolean    any_case)
{
  return any_case ? g_ascii_strncasecmp (text, name, strlen (name)) == 0 : g_str_has_prefix (text, name);
}

/* "Qb", "Qw", "Q-between", "Q within" */
static void
scan_kind_of_q (Scanner         *scanner,
                PraxisStatistic *statistic)
{
  static const struct { const char *name; PraxisStatisticType type; } kinds[] = {
    { "between", PRAXIS_STATISTIC_QB }, { "within", PRAXIS_STATISTIC_QW }, { "b", PRAXIS_STATISTIC_QB },
    { "w", PRAXIS_STATISTIC_QW },       { "B", PRAXIS_STATISTIC_QB },      { "W", PRAXIS_STATISTIC_QW },
  };
  Scanner ahead = *scanner;

  praxis_number_scanner_skip_spaces (&ahead);
  praxis_number_scanner_skip (&ahead, "-");
  praxis_number_scanner_skip_spaces (&ahead);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (praxis_number_scanner_skip (&ahead, kinds[i].name))
        {
          statistic->type = kinds[i].type;
          *scanner = ahead;
          return;
        }
    }
}

/* A name begins a word, and ends one: what follows is a bracket, a space or a comparison. */
static gboolean
scan_name (Scanner         *scanner,
           PraxisStatistic *statistic)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (!starts_with (scanner->at, names[i].name, names[i].any_case))
        continue;
      scanner->at += strlen (names[i].name);
      statistic->type = names[i].type;
      if (statistic->type == PRAXIS_STATISTIC_Q)
        scan_kind_of_q (scanner, statistic);
      return !g_unichar_isalnum (g_utf8_get_char (scanner->at));
    }
  return FALSE;
}

/* --- Degrees of freedom ----------------------------------------------------------------------------------- */

static gboolean
has_degrees (PraxisStatisticType type)
{
  return type != PRAXIS_STATISTIC_Z;
}

static gboolean
has_all_degrees (const PraxisStatistic *statistic)
{
  switch (statistic->type)
    {
    case PRAXIS_STATISTIC_T:
    case PRAXIS_STATISTIC_R:
      return !isnan (statistic->df2);
    case PRAXIS_STATISTIC_F:
      return !isnan (statistic->df1) && !isnan (statistic->df2);
    case PRAXIS_STATISTIC_Z:
      return TRUE;
    case PRAXIS_STATISTIC_CHI2:
    case PRAXIS_STATISTIC_Q:
    case PRAXIS_STATISTIC_QB:
    case PRAXIS_STATISTIC_QW:
    default:
      return !isnan (statistic->df1);
    }
}

static gboolean
scan_count (Scanner *scanner)
{
  double count;

  praxis_number_scanner_skip_spaces (scanner);
  if (!praxis_number_scanner_skip (scanner, "N") && !praxis_number_scanner_skip (scanner, "n"))
    return FALSE;
  praxis_number_scanner_skip_spaces (scanner);
  if (!praxis_number_scanner_skip (scanner, "="))
    return FALSE;
  praxis_number_scanner_skip_spaces (scanner);
  return praxis_number_scanner_scan (scanner, PRAXIS_NUMBER_GROUPS, &count, NULL);
}

/* One number of degrees of freedom, or two for F, with spaces and "df =" before them. */
static gboolean
scan_degrees (Scanner         *scanner,
              PraxisStatistic *statistic)
{
  double df;

  praxis_number_scanner_skip_spaces (scanner);
  if (praxis_number_scanner_skip (scanner, "df"))
    {
      praxis_number_scanner_skip_spaces (scanner);
      if (!praxis_number_scanner_skip (scanner, "="))
        return FALSE;
      praxis_number_scanner_skip_spaces (scanner);
    }
  if (!praxis_number_scanner_scan (scanner, PRAXIS_NUMBER_UNSIGNED, &df, NULL))
    return FALSE;
  praxis_number_scanner_skip_spaces (scanner);
  if (statistic->type == PRAXIS_STATISTIC_T || statistic->type == PRAXIS_STATISTIC_R)
    statistic->df2 = df;
  else
    statistic->df1 = df;
  if (statistic->type != PRAXIS_STATISTIC_F)
    return TRUE;
  if (!praxis_number_scanner_skip (scanner, ",") && !praxis_number_scanner_skip (scanner, ";"))
    return FALSE;
  praxis_number_scanner_skip_spaces (scanner);
  return praxis_number_scanner_scan (scanner, PRAXIS_NUMBER_UNSIGNED | PRAXIS_NUMBER_GROUPS, &statistic->df2, NULL);
}

/* "(48)", "(2, 56)", "(1, N = 120)", in brackets of either kind. For z there may be the number of people alone. */
static gboolean
scan_brackets (Scanner         *scanner,
               PraxisStatistic *statistic)
{
  const char *closing = *scanner->at == '(' ? ")" : "]";

  if (!praxis_number_scanner_skip (scanner, "(") && !praxis_number_scanner_skip (scanner, "["))
    return FALSE;
  if (!has_degrees (statistic->type))
    {
      if (!scan_count (scanner))
        return FALSE;
    }
  else if (!scan_degrees (scanner, statistic))
    {
      return FALSE;
    }
  praxis_number_scanner_skip_spaces (scanner);
  if (praxis_number_scanner_skip (scanner, ",") && !scan_count (scanner))
    return FALSE;
  praxis_number_scanner_skip_spaces (scanner);
  return praxis_number_scanner_skip (scanner, closing);
}

/* --- The value and the p-value ---------------------------------------------------------------------------- */

static gboolean
scan_value (Scanner         *scanner,
            PraxisStatistic *statistic)
{
  praxis_number_scanner_skip_spaces (scanner);
  if (!praxis_number_scanner_skip_comparison (scanner, &statistic->test_comparison))
    return FALSE;
  praxis_number_scanner_skip_spaces (scanner);
  return praxis_number_scanner_scan (scanner, PRAXIS_NUMBER_GROUPS, &statistic->value, &statistic->value_decimals);
}

static gboolean
is_word_start (Scanner *scanner)
{
  return scanner->at == scanner->text ||
         !g_unichar_isalnum (g_utf8_get_char (g_utf8_find_prev_char (scanner->text, scanner->at)));
}

static gboolean
scan_ns (Scanner         *scanner,
         PraxisStatistic *statistic)
{
  if (!praxis_number_scanner_skip (scanner, "n.s.") && !praxis_number_scanner_skip (scanner, "ns"))
    return FALSE;
  if (g_unichar_isalnum (g_utf8_get_char (scanner->at)))
    return FALSE;
  statistic->p_comparison = 'n';
  statistic->reported_p = NAN;
  return TRUE;
}

/* "p = .03", "p-value < 0.001", "p's > .05", "ns" */
static gboolean
scan_p (Scanner         *scanner,
        PraxisStatistic *statistic)
{
  Scanner ahead = *scanner;

  if (scan_ns (&ahead, statistic))
    {
      *scanner = ahead;
      return TRUE;
    }
  ahead = *scanner;
  if (!praxis_number_scanner_skip (&ahead, "p") && !praxis_number_scanner_skip (&ahead, "P"))
    return FALSE;
  if (!praxis_number_scanner_skip (&ahead, "-value") && !praxis_number_scanner_skip (&ahead, " value") &&
      !praxis_number_scanner_skip (&ahead, "'s") && !praxis_number_scanner_skip (&ahead, "’s"))
    praxis_number_scanner_skip (&ahead, "s");
  praxis_number_scanner_skip_spaces (&ahead);
  if (!praxis_number_scanner_skip_comparison (&ahead, &statistic->p_comparison))
    return FALSE;
  praxis_number_scanner_skip_spaces (&ahead);
  if (!praxis_number_scanner_scan (&ahead, PRAXIS_NUMBER_UNSIGNED | PRAXIS_NUMBER_EXPONENT, &statistic->reported_p,
                                   &statistic->p_decimals))
    return FALSE;
  *scanner = ahead;
  return TRUE;
}

/* A full stop, and something other than a digit behind it. */
static gboolean
is_sentence_end (const char *at)
{
  return (*at == '.' || *at == '!' || *at == '?') && (at[1] == '\0' || g_ascii_isspace (at[1])) &&
         g_unichar_isupper (g_utf8_get_char (g_utf8_next_char (at[1] != '\0' ? at + 1 : at)));
}

static gboolean scan_head (Scanner         *scanner,
                           PraxisStatistic *statistic);

/* Goes on to the p-value: over commas, brackets and other numbers of the same result, not over another test or into another sentence.
 * Degrees of freedom that were not in brackets may stand on the way. */
static gboolean
find_p (Scanner         *scanner,
        PraxisStatistic *statistic)
{
  const char *limit = scanner->at + MAX_DISTANCE;

  for (; *scanner->at != '\0' && scanner->at < limit; scanner->at = g_utf8_next_char (scanner->at))
    {
      Scanner ahead = *scanner;
      PraxisStatistic other = { 0 };

      if (is_sentence_end (scanner->at) || g_str_has_prefix (scanner->at, "\n\n"))
        return FALSE;
      if (!is_word_start (scanner))
        continue;
      statistic->p_start = scanner->at - scanner->text;
      if (scan_p (scanner, statistic))
        return TRUE;
      if (scan_head (&ahead, &other))
        return FALSE;
      ahead = *scanner;
      if (!has_all_degrees (statistic) && g_str_has_prefix (scanner->at, "df") && scan_degrees (&ahead, statistic))
        *scanner = ahead;
    }
  return FALSE;
}

/* A name, degrees of freedom and a value. */
static gboolean
scan_head (Scanner         *scanner,
           PraxisStatistic *statistic)
{
  Scanner ahead;

  statistic->df1 = statistic->df2 = NAN;
  if (!scan_name (scanner, statistic))
    return FALSE;
  praxis_number_scanner_skip_spaces (scanner);
  ahead = *scanner;
  if (scan_brackets (&ahead, statistic))
    *scanner = ahead;
  else
    statistic->df1 = statistic->df2 = NAN;
  return scan_value (scanner, statistic);
}

static gboolean
is_possible (const PraxisStatistic *statistic)
{
  return has_all_degrees (statistic) && !(statistic->reported_p > 1) &&
         !(statistic->type == PRAXIS_STATISTIC_R && fabs (statistic->value) > 1);
}

static gboolean
scan_statistic (Scanner         *scanner,
                PraxisStatistic *statistic)
{
  *statistic = (PraxisStatistic) { .start = scanner->at - scanner->text };
  if (!scan_head (scanner, statistic) || !find_p (scanner, statistic) || !is_possible (statistic))
    return FALSE;
  statistic->end = scanner->at - scanner->text;
  return TRUE;
}

/* --- The whole text --------------------------------------------------------------------------------------- */

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
  gboolean one_tailed = mentions_one_tail (text);

  for (const char *at = text; *at != '\0';)
    {
      Scanner scanner = { text, at };
      PraxisStatistic statistic;

      if (is_word_start (&scanner) && scan_statistic (&scanner, &statistic))
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
