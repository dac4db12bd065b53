/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/**
 * PraxisNumberScanner:
 * @text: the text
 * @at: a place in it, at the start of a character
 *
 * A place in a text that moves on.
 */
typedef struct
{
  const char *text;
  const char *at;
} PraxisNumberScanner;

/**
 * PraxisNumberForm:
 * @PRAXIS_NUMBER_UNSIGNED: it has no sign
 * @PRAXIS_NUMBER_GROUPS: its digits may be in groups of three, with commas
 * @PRAXIS_NUMBER_EXPONENT: it may have an exponent, "1.8e-06" or "1.8 × 10⁻⁶"
 *
 * What a number may look like, besides digits with a point.
 */
typedef enum
{
  PRAXIS_NUMBER_UNSIGNED = 1 << 0,
  PRAXIS_NUMBER_GROUPS = 1 << 1,
  PRAXIS_NUMBER_EXPONENT = 1 << 2,
} PraxisNumberForm;

gboolean praxis_number_scanner_is_word_start   (const PraxisNumberScanner *self);
gboolean praxis_number_scanner_skip            (PraxisNumberScanner *self,
                                                const char          *words);
void     praxis_number_scanner_skip_spaces     (PraxisNumberScanner *self);
gboolean praxis_number_scanner_skip_percent    (PraxisNumberScanner *self);
gboolean praxis_number_scanner_skip_comparison (PraxisNumberScanner *self,
                                                char                *comparison);
gboolean praxis_number_scanner_scan            (PraxisNumberScanner *self,
                                                PraxisNumberForm     form,
                                                double              *number,
                                                int                 *decimals);

G_END_DECLS
