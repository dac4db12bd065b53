/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-review-number.h"

#include <math.h>

/* Numbers in what the proof-reader says, as APA 7 (6.36) writes them. */

/**
 * praxis_review_dup_p:
 * @p: a p-value
 *
 * Returns: (transfer full): it with three decimals and without a zero before the point, ".025"; "< .001" for smaller ones
 */
char *
praxis_review_dup_p (double p)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (p < 0.001)
    return g_strdup ("< .001");
  g_ascii_formatd (buffer, sizeof buffer, "%.3f", p);
  return g_strdup (buffer[0] == '0' ? buffer + 1 : buffer);
}

/**
 * praxis_review_dup_number:
 * @number: a number
 * @decimals: with how many decimals
 *
 * Returns: (transfer full): it with the minus of typography, "−0.52"
 */
char *
praxis_review_dup_number (double number,
                          int    decimals)
{
  char format[16], buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, 9));
  g_ascii_formatd (buffer, sizeof buffer, format, fabs (number));
  return g_strconcat (signbit (number) && number != 0 ? "−" : "", buffer, NULL);
}
