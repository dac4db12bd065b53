/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-csv.h"

#include <math.h>
#include <string.h>

/* Tables for spreadsheets, as RFC 4180 has them. */

static void
append_comma (GString *csv)
{
  if (csv->len > 0 && csv->str[csv->len - 1] != '\n')
    g_string_append_c (csv, ',');
}

/**
 * praxis_csv_append_text:
 * @csv: a table
 * @text: a text
 *
 * Appends a field. A spreadsheet takes what begins with one of some characters for a formula, and may run it; behind an
 * apostrophe it is text.
 */
void
praxis_csv_append_text (GString    *csv,
                        const char *text)
{
  append_comma (csv);
  g_string_append_c (csv, '"');
  if (*text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    g_string_append_c (csv, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

/**
 * praxis_csv_append_number:
 * @csv: a table
 * @number: a number
 *
 * Appends a field with a number, in digits that every spreadsheet knows; an empty one for NaN. A number below zero stays one.
 */
void
praxis_csv_append_number (GString *csv,
                          double   number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  append_comma (csv);
  if (isnan (number))
    g_string_append (csv, "\"\"");
  else
    g_string_append (csv, g_ascii_formatd (buffer, sizeof buffer, "%.10g", number));
}

/**
 * praxis_csv_append_row:
 * @csv: a table
 * @fields: (array zero-terminated=1): texts
 *
 * Appends a row of texts.
 */
void
praxis_csv_append_row (GString            *csv,
                       const char * const *fields)
{
  for (gsize i = 0; fields[i] != NULL; i++)
    praxis_csv_append_text (csv, fields[i]);
  praxis_csv_end_row (csv);
}

/**
 * praxis_csv_end_row:
 * @csv: a table
 *
 * Ends the row of the fields that were appended.
 */
void
praxis_csv_end_row (GString *csv)
{
  g_string_append (csv, "\r\n");
}
