/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "praxis-checks.h"
#include "praxis-number-scanner.h"

/* Symbols and whether what they stand for can be greater than 1. The longer ones first. */
static const struct
{
  const char *symbol;
  gboolean    can_exceed_one;
} symbols[] = {
  { "SMD", TRUE }, { "OR", TRUE }, { "RR", TRUE }, { "HR", TRUE }, { "SD", TRUE }, { "SE", TRUE }, { "MD", TRUE },
  { "ηp²", FALSE }, { "η²", FALSE }, { "R²", FALSE }, { "R2", FALSE }, { "g", TRUE }, { "d", TRUE }, { "M", TRUE }, { "p-value", FALSE },
  { "p", FALSE }, { "ICC", FALSE }, { "r", FALSE }, { "β", FALSE }, { "α", FALSE }, { "κ", FALSE },
};

/* "r(46)", "r (N = 46)" */
static void
skip_degrees (PraxisNumberScanner *scanner)
{
  PraxisNumberScanner ahead = *scanner;
  const char *end;

  praxis_number_scanner_skip_spaces (&ahead);
  end = *ahead.at == '(' ? strpbrk (ahead.at + 1, "()\n") : NULL;
  if (end != NULL && *end == ')' && end - ahead.at < 16 && strpbrk (ahead.at, "0123456789") < end)
    scanner->at = end + 1;
}

/* "=", "<"; "of" where it cannot be the unit of a letter */
static gboolean
skip_equals (PraxisNumberScanner *scanner,
             const char          *symbol)
{
  char comparison;

  if (praxis_number_scanner_skip_comparison (scanner, &comparison))
    return TRUE;
  return strcmp (symbol, "p-value") == 0 &&
         (praxis_number_scanner_skip (scanner, "of ") || praxis_number_scanner_skip (scanner, "was "));
}

static gboolean
scan_symbol (PraxisNumberScanner *scanner,
             gboolean            *can_exceed_one)
{
  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      if (!praxis_number_scanner_skip (scanner, symbols[i].symbol))
        continue;
      *can_exceed_one = symbols[i].can_exceed_one;
      if (strcmp (symbols[i].symbol, "r") == 0)
        skip_degrees (scanner);
      praxis_number_scanner_skip_spaces (scanner);
      if (!skip_equals (scanner, symbols[i].symbol))
        return FALSE;
      praxis_number_scanner_skip_spaces (scanner);
      if (!praxis_number_scanner_skip (scanner, "-") && !praxis_number_scanner_skip (scanner, "−"))
        praxis_number_scanner_skip (scanner, "–");
      return TRUE;
    }
  return FALSE;
}

static void
remark (PraxisReviewContext *context,
        PraxisReviewText    *text,
        const char          *start,
        const char          *end,
        gboolean             can_exceed_one)
{
  const char *plain = praxis_review_text_get_plain (text);
  g_autofree char *number = can_exceed_one ? g_strdup_printf ("0%.*s", (int) (end - start), start)
                                           : g_strndup (start + 1, end - start - 1);
  /* Translators: %s is a number: ".03" */
  g_autofree char *label = g_strdup_printf (_("Write “%s”"), number);

  praxis_review_remark_on_text (context, text, start - plain, end - plain, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_SUGGESTION,
    .message = can_exceed_one ? _("APA 7 writes a zero before the point here.") : _("APA 7 writes no zero before the point here."),
    .reason = can_exceed_one ? _("What can be greater than 1 has a zero before the decimal point.")
                             : _("What cannot be greater than 1 (p, r, β, η²) has no zero before the decimal point."),
    .fix_label = label,
    .replacement = number,
  });
}

/* How far the number is looked for that a standard error is of, or the interval of a number, in bytes. */
#define MAX_TO_ESTIMATE 60

/* The standard error of what has no zero, "β = −.23 (SE = .07)", "a correlation of .30 (n = 40, SE = .05)", has none either. The number
 * before it says which, but for whole ones, which count. */
static gboolean
is_error_of_small (const char *plain,
                   const char *at)
{
  const char *from = at;

  if (!g_str_has_prefix (at, "SE"))
    return FALSE;
  while (from > plain && at - from < MAX_TO_ESTIMATE)
    {
      from--;
      if (*from == '.' && g_ascii_isdigit (from[1]))
        return from == plain || !g_ascii_isdigit (from[-1]);
    }
  return FALSE;
}

/* A β with zeros in its interval is a slope that can be greater than 1: "β = 0.37 (95% CI 0.05–0.69)" */
static gboolean
is_slope (const char *at,
          const char *end)
{
  const char *interval = g_str_has_prefix (at, "β") ? g_strstr_len (end, MAX_TO_ESTIMATE, "CI") : NULL;

  if (interval == NULL)
    return FALSE;
  interval += strcspn (interval, "0123456789.\n");
  return interval[0] == '0' && interval[1] == '.';
}

static void
check_at (PraxisReviewContext *context,
          PraxisReviewText    *text,
          const char          *at)
{
  const char *plain = praxis_review_text_get_plain (text);
  PraxisNumberScanner scanner = { plain, at };
  gboolean can_exceed_one, has_zero;
  const char *start;
  double number;
  int decimals;

  if (!scan_symbol (&scanner, &can_exceed_one))
    return;
  start = scanner.at;
  if (!praxis_number_scanner_scan (&scanner, PRAXIS_NUMBER_UNSIGNED, &number, &decimals) || decimals == 0 || number >= 1)
    return;
  has_zero = start[0] == '0' && start[1] == '.';
  if ((has_zero || start[0] == '.') && has_zero != can_exceed_one && !is_error_of_small (plain, at) && !is_slope (at, scanner.at))
    remark (context, text, start, scanner.at, can_exceed_one);
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);

  for (guint i = 0; i < texts->len; i++)
    {
      const char *plain = praxis_review_text_get_plain (texts->pdata[i]);
      gunichar before = ' ';

      for (const char *at = plain; *at != '\0'; at = g_utf8_next_char (at))
        {
          if (!g_unichar_isalnum (before) && before != '-')
            check_at (context, texts->pdata[i], at);
          before = g_utf8_get_char (at);
        }
    }
}

const PraxisCheck praxis_check_leading_zero = {
  .name = "leading-zero",
  .label = N_("Zeros before the point"),
  .rule = N_("A number that cannot be greater than 1 has no zero before the decimal point, others have one."),
  .source = "APA 7, 6.36",
  .fields = PRAXIS_CHECK_READS_TEXTS,
  .run = run,
};
