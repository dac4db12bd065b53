/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-check.h"

G_BEGIN_DECLS

/**
 * PraxisGrimNumber:
 * @value: the number
 * @decimals: how many decimals it was printed with
 * @start: where it starts in the text, in bytes
 * @end: where it ends
 *
 * A percentage or a mean in a text.
 */
typedef struct
{
  double value;
  int    decimals;
  gsize  start;
  gsize  end;
} PraxisGrimNumber;

gboolean praxis_grim_read_number     (GArray                 *words,
                                      guint                   i,
                                      PraxisGrimNumber       *number);
guint    praxis_grim_read_percentage (GArray                 *words,
                                      const char             *plain,
                                      guint                   i,
                                      PraxisGrimNumber       *number);
void     praxis_grim_check_share     (PraxisReviewContext    *context,
                                      PraxisReviewText       *text,
                                      const PraxisGrimNumber *number,
                                      guint                   n);
void     praxis_grim_check_count     (PraxisReviewContext    *context,
                                      PraxisReviewText       *text,
                                      const PraxisGrimNumber *number,
                                      guint                   k,
                                      guint                   n);
void     praxis_grim_check_mean      (PraxisReviewContext    *context,
                                      PraxisReviewText       *text,
                                      const PraxisGrimNumber *number,
                                      guint                   n);

G_END_DECLS
