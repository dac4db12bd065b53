/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "praxis-checks.h"
#include "praxis-number-scanner.h"

/* A p-value by itself, wherever it stands. */
typedef struct
{
  const char *comparison;
  const char *end;
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

static gboolean
scan_p (const char *text,
        const char *at,
        PValue     *value)
{
  PraxisNumberScanner scanner = { text, at };
  const char *start;
  char comparison;

  if (!praxis_number_scanner_is_word_start (&scanner))
    return FALSE;
  if (!praxis_number_scanner_skip (&scanner, "p") && !praxis_number_scanner_skip (&scanner, "P"))
    return FALSE;
  praxis_number_scanner_skip_spaces (&scanner);
  value->comparison = scanner.at;
  if (!praxis_number_scanner_skip_comparison (&scanner, &comparison))
    return FALSE;
  praxis_number_scanner_skip_spaces (&scanner);
  start = scanner.at;
  if (!praxis_number_scanner_scan (&scanner, PRAXIS_NUMBER_EXPONENT, &value->p, &value->decimals) || *scanner.at == '%')
    return FALSE;
  /* "p =.0.3" is malformed, and another check's. */
  if (*scanner.at == '.' && g_ascii_isdigit (scanner.at[1]))
    return FALSE;
  value->end = scanner.at;
  return (comparison != '>' || value->p != 0) && !(value->p > 1 && is_count (start, scanner.at, value->decimals));
}

static void
remark_on_zero (PraxisReviewContext *context,
                PraxisReviewText    *text,
                const PValue        *value)
{
  const char *plain = praxis_review_text_get_plain (text);

  praxis_review_remark_on_text (context, text, value->comparison - plain, value->end - plain, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_SUGGESTION,
    .message = _("No p-value is zero."),
    .reason = _("Programs print .000 for what is below .0005; APA 7 (6.36) writes p < .001."),
    .fix_label = _("Write “< .001”"),
    .replacement = "< .001",
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
      else if (value.p == 0 && value.decimals > 0)
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
  .rule = N_("A p-value is greater than zero and not greater than one; small ones are written p < .001."),
  .source = "APA 7, 6.36",
  .fields = PRAXIS_CHECK_READS_TEXTS,
  .run = run,
};
