/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-statistic-private.h"

/* The words of a test in a text: its name, what p is called, what leads to it. */

typedef PraxisNumberScanner Scanner;

/* Any of some strings. */
static gboolean
skip_any (Scanner           *scanner,
          const char *const *strings)
{
  for (; *strings != NULL; strings++)
    {
      if (praxis_number_scanner_skip (scanner, *strings))
        return TRUE;
    }
  return FALSE;
}

static gboolean
skip_hyphen (Scanner *scanner)
{
  static const char *const hyphens[] = { "-", "‐", "‑", "–", NULL };

  return skip_any (scanner, hyphens);
}

/* A word in whatever case, given in small letters. No letter or digit follows it. */
gboolean
praxis_statistic_scan_word (Scanner    *scanner,
                            const char *word)
{
  gsize length = strlen (word);

  if (g_ascii_strncasecmp (scanner->at, word, length) != 0 || g_unichar_isalnum (g_utf8_get_char (scanner->at + length)))
    return FALSE;
  scanner->at += length;
  return TRUE;
}

/* A comparison and the spaces around it; 0 where there is none. */
char
praxis_statistic_scan_comparison (Scanner *scanner)
{
  Scanner ahead = *scanner;
  char comparison;

  praxis_number_scanner_skip_spaces (&ahead);
  if (!praxis_number_scanner_skip_comparison (&ahead, &comparison))
    return 0;
  praxis_number_scanner_skip_spaces (&ahead);
  *scanner = ahead;
  return comparison;
}

/* --- The name of a test ----------------------------------------------------------------------------------- */

/* The two of χ², in the line or above it. */
static gboolean
scan_two (Scanner *scanner)
{
  Scanner ahead = *scanner;

  praxis_number_scanner_skip_spaces (&ahead);
  praxis_number_scanner_skip (&ahead, "^");
  if (!praxis_number_scanner_skip (&ahead, "²") && !praxis_number_scanner_skip (&ahead, "2"))
    return FALSE;
  if (g_ascii_isdigit (*ahead.at))
    return FALSE;
  *scanner = ahead;
  return TRUE;
}

static gboolean
scan_chi_in_letters (Scanner *scanner)
{
  Scanner ahead = *scanner;
  gboolean is_chi = g_ascii_strncasecmp (ahead.at, "chi", 3) == 0;

  if (!is_chi)
    return FALSE;
  ahead.at += 3;
  if (!scan_two (&ahead))
    {
      if (!skip_hyphen (&ahead))
        praxis_number_scanner_skip_spaces (&ahead);
      is_chi = praxis_statistic_scan_word (&ahead, "square") || praxis_statistic_scan_word (&ahead, "squared");
    }
  if (is_chi)
    *scanner = ahead;
  return is_chi;
}

/* "H(2)", of Kruskal and Wallis, and "G(1)": with their degrees of freedom in brackets, and as nothing else. */
static gboolean
scan_capital (Scanner *scanner)
{
  if ((*scanner->at != 'H' && *scanner->at != 'G') || (scanner->at[1] != '(' && !g_str_has_prefix (scanner->at + 1, " (")))
    return FALSE;
  scanner->at++;
  return TRUE;
}

/* χ², and what stands in its place: X2, c2; G², which has its distribution. "Δχ²" is the difference of two, and one as well. */
static gboolean
scan_chi (Scanner *scanner)
{
  static const char *const letters[] = { "X", "x", "C", "c", "G", NULL };
  Scanner ahead, start = *scanner;

  if (!praxis_number_scanner_skip (scanner, "Δ"))
    praxis_number_scanner_skip (scanner, "∆");
  ahead = *scanner;

  if (praxis_number_scanner_skip (scanner, "χ") || praxis_number_scanner_skip (scanner, "Χ"))
    {
      scan_two (scanner);
      return TRUE;
    }
  if (skip_any (&ahead, letters) && scan_two (&ahead))
    {
      *scanner = ahead;
      return TRUE;
    }
  if (scan_capital (scanner) || scan_chi_in_letters (scanner))
    return TRUE;
  *scanner = start;
  return FALSE;
}

/* What tells one Q of a meta-analysis from another. Single capitals are as statcheck has them. */
static PraxisStatisticType
scan_kind_of_q (Scanner *scanner)
{
  static const struct { const char *name; PraxisStatisticType type; } kinds[] = {
    { "between", PRAXIS_STATISTIC_QB }, { "within", PRAXIS_STATISTIC_QW }, { "total", PRAXIS_STATISTIC_Q },
    { "model", PRAXIS_STATISTIC_Q },    { "error", PRAXIS_STATISTIC_Q },   { "b", PRAXIS_STATISTIC_QB },
    { "w", PRAXIS_STATISTIC_QW },       { "m", PRAXIS_STATISTIC_Q },       { "e", PRAXIS_STATISTIC_Q },
    { "t", PRAXIS_STATISTIC_Q },
  };
  Scanner ahead = *scanner;

  if (!skip_hyphen (&ahead) && !praxis_number_scanner_skip (&ahead, "_"))
    praxis_number_scanner_skip_spaces (&ahead);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gboolean is_capital = g_ascii_isupper (*ahead.at) && kinds[i].name[1] == '\0';

      if (praxis_statistic_scan_word (&ahead, kinds[i].name))
        {
          *scanner = ahead;
          return is_capital ? PRAXIS_STATISTIC_Q : kinds[i].type;
        }
    }
  return PRAXIS_STATISTIC_Q;
}

static gboolean
scan_letter (Scanner             *scanner,
             PraxisStatisticType *type)
{
  static const struct { const char *letter; PraxisStatisticType type; } letters[] = {
    { "t", PRAXIS_STATISTIC_T }, { "T", PRAXIS_STATISTIC_T }, { "F", PRAXIS_STATISTIC_F }, { "f", PRAXIS_STATISTIC_F },
    { "r", PRAXIS_STATISTIC_R }, { "z", PRAXIS_STATISTIC_Z }, { "Z", PRAXIS_STATISTIC_Z }, { "Q", PRAXIS_STATISTIC_Q },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      if (praxis_number_scanner_skip (scanner, letters[i].letter))
        {
          *type = letters[i].type;
          return TRUE;
        }
    }
  return FALSE;
}

/* The name of a test. Digits may follow, which stood below the line. */
gboolean
praxis_statistic_scan_name (Scanner             *scanner,
                            PraxisStatisticType *type)
{
  Scanner ahead = *scanner;

  if (scan_chi (&ahead))
    *type = PRAXIS_STATISTIC_CHI2;
  else if (!scan_letter (&ahead, type))
    return FALSE;
  if (*type == PRAXIS_STATISTIC_Q)
    *type = scan_kind_of_q (&ahead);
  if (g_unichar_isalpha (g_utf8_get_char (ahead.at)))
    return FALSE;
  *scanner = ahead;
  return TRUE;
}

/* --- p ---------------------------------------------------------------------------------------------------- */

/* "ns", "NS", "n.s.", "n. s." */
gboolean
praxis_statistic_scan_ns (Scanner *scanner)
{
  Scanner ahead = *scanner;

  if (!praxis_statistic_scan_word (&ahead, "ns"))
    {
      if (!praxis_statistic_scan_word (&ahead, "n") || !praxis_number_scanner_skip (&ahead, "."))
        return FALSE;
      praxis_number_scanner_skip_spaces (&ahead);
      if (!praxis_statistic_scan_word (&ahead, "s"))
        return FALSE;
      praxis_number_scanner_skip (&ahead, ".");
    }
  *scanner = ahead;
  return TRUE;
}

/* "s", "'s", "-value" or " values" behind p. */
static void
scan_ending (Scanner *scanner)
{
  static const char *const marks[] = { "'", "’", "-", "‑", "–", " ", "\u00a0", NULL };
  Scanner ahead = *scanner;

  if (praxis_statistic_scan_word (scanner, "s") || !skip_any (&ahead, marks))
    return;
  if (praxis_statistic_scan_word (&ahead, "s") || praxis_statistic_scan_word (&ahead, "value") ||
      praxis_statistic_scan_word (&ahead, "values"))
    *scanner = ahead;
}

/* What is said of p in parentheses: "(two-tailed)". One that is "(adjusted)" or "(corrected)" is not that of the test. */
static void
scan_note (Scanner *scanner)
{
  Scanner ahead = *scanner;
  const char *end;

  praxis_number_scanner_skip_spaces (&ahead);
  end = *ahead.at == '(' ? strpbrk (ahead.at + 1, "()=<>\n") : NULL;
  if (end != NULL && *end == ')' && end - ahead.at < 24 && g_strstr_len (ahead.at, end - ahead.at, "adj") == NULL &&
      g_strstr_len (ahead.at, end - ahead.at, "corr") == NULL)
    scanner->at = end + 1;
}

/* "p", "P", "p's", "p-value", "p (two-tailed)" */
gboolean
praxis_statistic_scan_p_name (Scanner *scanner)
{
  if (!praxis_number_scanner_skip (scanner, "p") && !praxis_number_scanner_skip (scanner, "P"))
    return FALSE;
  scan_ending (scanner);
  scan_note (scanner);
  return TRUE;
}

/* The words that lead to a p-value, or to degrees of freedom, where they stand: "and a two-tailed", "on" */
void
praxis_statistic_scan_leading_words (Scanner *scanner)
{
  static const char *const words[] = { "and", "with", "at", "on", "a", "an", "exact", NULL };
  static const char *const numbers[] = { "one", "two", "One", "Two", "1", "2", NULL };
  Scanner ahead;

  for (const char *const *word = words; *word != NULL; word++)
    {
      if (praxis_statistic_scan_word (scanner, *word))
        praxis_number_scanner_skip_spaces (scanner);
    }
  ahead = *scanner;
  if (!skip_any (&ahead, numbers))
    return;
  if (!skip_hyphen (&ahead))
    praxis_number_scanner_skip_spaces (&ahead);
  if (praxis_statistic_scan_word (&ahead, "tailed") || praxis_statistic_scan_word (&ahead, "sided"))
    {
      praxis_number_scanner_skip_spaces (&ahead);
      *scanner = ahead;
    }
}
