/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When a work appeared; what took several days has its last one, too. A date that is none ("in press") has a text and no
 * year. */
typedef struct
{
  int  year;
  int  month;
  int  day;
  int  end_month;
  int  end_day;
  int  original_year;
  char suffix;
  char text[40];
} PraxisReferenceDate;

int      praxis_reference_month_from_word (const char          *word,
                                           gsize                length);
gboolean praxis_reference_date_parse      (const char          *text,
                                           gsize                length,
                                           PraxisReferenceDate *date);
gboolean praxis_reference_date_find       (const char          *text,
                                           gsize                from,
                                           gsize               *start,
                                           gsize               *end,
                                           PraxisReferenceDate *date);

G_END_DECLS
