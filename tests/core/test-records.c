/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "test-records.h"

#include <string.h>

char *
test_records_load (const char *name)
{
  g_autofree char *path = g_build_filename (TEST_DATA_DIR, "records", name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

PraxisBlogPage *
test_records_read_text (const char         *text,
                        PraxisRecordFormat  format)
{
  g_autoptr(GError) error = NULL;
  PraxisBlogPage *page;

  g_assert_cmpint (praxis_record_format_detect (text), ==, format);
  page = praxis_record_importer_read (text, format, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (page->is_records);
  return page;
}

PraxisBlogPage *
test_records_read_file (const char         *name,
                        PraxisRecordFormat  format)
{
  g_autofree char *text = test_records_load (name);

  return test_records_read_text (text, format);
}

PraxisCitation *
test_records_work (PraxisBlogPage *page,
                   guint           i)
{
  PraxisBlogPagePost *post;

  g_assert_cmpuint (i, <, page->posts->len);
  post = g_ptr_array_index (page->posts, i);
  g_assert_cmpuint (post->citations->len, ==, 1);
  return g_ptr_array_index (post->citations, 0);
}

/* @... are pairs of a field and its text, "" for none. */
void
test_records_assert_fields (PraxisCitation *citation,
                            ...)
{
  va_list fields;
  const char *field;

  va_start (fields, citation);
  while ((field = va_arg (fields, const char *)) != NULL)
    {
      const char *expected = va_arg (fields, const char *);

      g_assert_cmpstr (praxis_citation_get_field (citation, field), ==, *expected != '\0' ? expected : NULL);
    }
  va_end (fields);
}

/* The names as JSON, which shows each of their parts. */
void
test_records_assert_has (PraxisCitation *citation,
                         const char     *json)
{
  if (strstr (praxis_citation_get_json (citation), json) == NULL)
    g_error ("%s is not in %s", json, praxis_citation_get_json (citation));
}

/* The lines of what was left out, in order. */
void
test_records_assert_left_out (PraxisBlogPage *page,
                              const char     *expected)
{
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; i < page->problems->len; i++)
    {
      const PraxisBlogPageProblem *problem = g_ptr_array_index (page->problems, i);

      if (problem->field == NULL)
        g_string_append_printf (lines, "%s%u", lines->len > 0 ? " " : "", problem->line);
    }
  g_assert_cmpstr (lines->str, ==, expected);
}
