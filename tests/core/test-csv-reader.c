/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "import/praxis-csv-reader.h"

/* What a reader comes upon, a line each: "2: a|b", or "2: damaged". */
static char *
read_all (const char *text,
          gsize       length,
          guint       width)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (text, length, NULL);
  g_autoptr(PraxisCsvReader) reader = praxis_csv_reader_new (stream);
  GString *all = g_string_new (NULL);
  PraxisCsvResult result;

  praxis_csv_reader_set_width (reader, width);
  while ((result = praxis_csv_reader_next (reader, NULL, NULL)) != PRAXIS_CSV_END)
    {
      g_assert_cmpint (result, !=, PRAXIS_CSV_FAILED);
      g_string_append_printf (all, "%u: ", praxis_csv_reader_get_line (reader));
      for (guint i = 0; result == PRAXIS_CSV_RECORD && i < praxis_csv_reader_get_width (reader); i++)
        g_string_append_printf (all, "%s%s", i > 0 ? "|" : "", praxis_csv_reader_get_field (reader, i));
      g_string_append (all, result == PRAXIS_CSV_DAMAGED ? "damaged\n" : "\n");
    }
  return g_string_free_and_steal (all);
}

static void
test_records (void)
{
  static const struct { const char *text; guint width; const char *records; } cases[] = {
    { "", 0, "" },
    { "\xef\xbb\xbf" "a,b\r\nc,d\r\n", 0, "1: a|b\n2: c|d\n" },
    { "a,b\nc,", 0, "1: a|b\n2: c|\n" },
    { "\n\n\"a\"\n\n,\n", 0, "3: a\n5: |\n" },
    { "\"a, b\",\"c \"\"d\"\"\"\n", 0, "1: a, b|c \"d\"\n" },
    { "\"two\nlines\",x\ny,z\n", 2, "1: two\nlines|x\n3: y|z\n" },
    { "say \"a\",b\n", 2, "1: say \"a\"|b\n" },
    /* A quote that is missing costs its line alone. */
    { "a,b\n\"c,d\ne,f\n\"g\",h\n", 2, "1: a|b\n2: damaged\n3: e|f\n4: g|h\n" },
    { "a,b\n\"c,d\ne,f\n", 2, "1: a|b\n2: damaged\n3: e|f\n" },
    { "a,b\nc\nd,e,f\ng,h\n", 2, "1: a|b\n2: damaged\n3: damaged\n4: g|h\n" },
    { "\"a\"x,b\nc,d\n", 2, "1: damaged\n2: c|d\n" },
    { "\"", 0, "1: damaged\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *records = read_all (cases[i].text, strlen (cases[i].text), cases[i].width);

      g_assert_cmpstr (records, ==, cases[i].records);
    }
}

static void
test_zero (void)
{
  g_autofree char *after_quote = read_all ("\"a\"\0b,c\nd,e\n", 12, 2);
  g_autofree char *inside = read_all ("a\0b,c\n", 6, 2);

  g_assert_cmpstr (after_quote, ==, "1: damaged\n2: d|e\n");
  g_assert_cmpstr (inside, ==, "1: a|c\n");
}

/* Records that lie across the blocks that are read, each byte once at their border. */
static void
test_blocks (void)
{
  for (gsize shift = 0; shift < 24; shift++)
    {
      g_autoptr(GString) text = g_string_new ("first,");
      g_autoptr(GString) expected = g_string_new ("1: first|");
      g_autofree char *records = NULL;

      for (gsize i = 0; i < 65536 - 24 - 6 + shift; i++)
        {
          g_string_append_c (text, 'x');
          g_string_append_c (expected, 'x');
        }
      g_string_append (text, "\r\n\"a \"\"b\"\"\r\nc\",d\r\ne,f\r\n");
      g_string_append (expected, "\n2: a \"b\"\r\nc|d\n4: e|f\n");
      records = read_all (text->str, text->len, 2);
      g_assert_cmpstr (records, ==, expected->str);
    }
}

/* A field without end takes no more memory than a record may have, and not much time. */
static void
test_hostile (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(PraxisCsvReader) reader = NULL;
  PraxisCsvResult result;

  g_string_append_c (text, '"');
  for (guint i = 0; i < 3 * PRAXIS_CSV_MAX_RECORD; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, "\na,b\n");
  stream = g_memory_input_stream_new_from_data (text->str, text->len, NULL);
  reader = praxis_csv_reader_new (stream);
  g_assert_cmpint (praxis_csv_reader_next (reader, NULL, NULL), ==, PRAXIS_CSV_DAMAGED);
  while ((result = praxis_csv_reader_next (reader, NULL, NULL)) == PRAXIS_CSV_DAMAGED)
    ;
  g_assert_cmpint (result, ==, PRAXIS_CSV_RECORD);
}

static void
test_cancelled (void)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data ("a,b\n", 4, NULL);
  g_autoptr(PraxisCsvReader) reader = praxis_csv_reader_new (stream);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_cmpint (praxis_csv_reader_next (reader, cancellable, &error), ==, PRAXIS_CSV_FAILED);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-reader/records", test_records);
  g_test_add_func ("/csv-reader/zero", test_zero);
  g_test_add_func ("/csv-reader/blocks", test_blocks);
  g_test_add_func ("/csv-reader/hostile", test_hostile);
  g_test_add_func ("/csv-reader/cancelled", test_cancelled);

  return g_test_run ();
}
