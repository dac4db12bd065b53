/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <gio/gio.h>

#include "cite/praxis-reference-parser.h"
#include "import/praxis-blog-page-importer.h"
#include "import/praxis-record-importer.h"

/* Feeds the page importer, the importers of records and the reference parser with the test pages, damaged: bytes changed, pieces cut, doubled and
 * exchanged. The seed is fixed, so that a failure comes again. Whatever happens, what comes out is UTF-8 and the parsers
 * return. */

#define SEED 20130401
#define ROUNDS 60

static const char * const tokens[] = {
  "<div>", "</div>", "<b>", "<table>", "<!--", "-->", "<script>", "(2019)", "(Eds.)", "In ", "doi:10.1000/", "et al.", "…", "\n", "\n\n", "June 2020\n",
  "Practice Implications\n", "\xff", "\xc3", "&amp;", "&#x0;", "(", ")", "[", "]", "\"", "“", "10.", "pp. ", "https://", "<p hidden>", "<svg>", "\t", "This month",
  "@article{", "\n@book{k,", "@string{a = a # ", "{", "}", "\\", "$", " and ", "crossref = {", "TY  - JOUR\n", "ER  - \n", "TY-", "\nAU  - ",
};

static void
damage (GByteArray *data,
        GRand      *random)
{
  guint steps = (guint) g_rand_int_range (random, 1, 12);

  for (guint i = 0; i < steps && data->len > 8; i++)
    {
      guint at = (guint) g_rand_int_range (random, 0, (gint32) data->len - 4);
      guint length = (guint) g_rand_int_range (random, 1, (gint32) MIN (data->len - at, 200));
      const char *token = tokens[g_rand_int_range (random, 0, G_N_ELEMENTS (tokens))];

      switch (g_rand_int_range (random, 0, 5))
        {
        case 0:
          data->data[at] = (guint8) g_rand_int (random);
          break;
        case 1:
          g_byte_array_remove_range (data, at, length);
          break;
        case 2:
          {
            g_autofree guint8 *copy = g_memdup2 (data->data + at, length);

            g_byte_array_append (data, copy, length);
          }
          break;
        case 3:
          memcpy (data->data + at, token, MIN (strlen (token), data->len - at));
          break;
        default:
          g_byte_array_append (data, (const guint8 *) token, (guint) strlen (token));
        }
    }
}

static void
run_page (GByteArray *data)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data->data, data->len);
  g_autoptr(PraxisBlogPage) page = praxis_blog_page_importer_decode (bytes, NULL, NULL, NULL);
  g_autofree char *json = page != NULL ? praxis_blog_page_to_json (page) : NULL;

  g_assert_true (json == NULL || g_utf8_validate (json, -1, NULL));
}

/* Every importer gets every form: who says what a file is may be wrong. */
static void
run_records (GByteArray *data)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data->data, data->len);

  praxis_record_format_detect (text);
  for (PraxisRecordFormat format = PRAXIS_RECORD_FORMAT_CSL_JSON; format <= PRAXIS_RECORD_FORMAT_RIS; format++)
    {
      g_autoptr(PraxisBlogPage) page = praxis_record_importer_read (text, format, NULL, NULL);
      g_autofree char *json = page != NULL ? praxis_blog_page_to_json (page) : NULL;

      g_assert_true (json == NULL || g_utf8_validate (json, -1, NULL));
    }
}

static void
run_reference (GByteArray *data)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data->data, data->len);
  g_autoptr(PraxisReferenceParse) parse = praxis_reference_parse (text);

  g_assert_true (g_utf8_validate (praxis_citation_get_json (parse->citation), -1, NULL));
  praxis_reference_looks_like_one (text);
}

static void
fuzz_folder (const char  *name,
             void       (*run) (GByteArray *data),
             gboolean     lines)
{
  g_autofree char *folder = g_build_filename (TEST_DATA_DIR, name, NULL);
  g_autoptr(GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  g_assert_nonnull (dir);
  while ((entry = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (entry));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_autofree char *content = NULL;
      g_auto(GStrv) parts = NULL;
      gsize length;

      if ((g_str_equal (name, "pages") && g_str_has_suffix (path, ".json")) || !g_file_get_contents (path, &content, &length, NULL))
        continue;
      parts = lines ? g_strsplit (content, "\n", -1) : NULL;
      for (guint round = 0; round < (lines ? g_strv_length (parts) * 4 : ROUNDS); round++)
        {
          g_autoptr(GByteArray) data = g_byte_array_new ();
          const char *source = lines ? parts[round / 4] : content;

          g_byte_array_append (data, (const guint8 *) source, (guint) (lines ? strlen (source) : length));
          if (round > 0)
            damage (data, random);
          if (data->len == 0)
            continue;
          run (data);
        }
    }
}

static void
fuzz_pages (void)
{
  fuzz_folder ("pages", run_page, FALSE);
}

static void
fuzz_records (void)
{
  fuzz_folder ("records", run_records, FALSE);
}

static void
fuzz_references (void)
{
  fuzz_folder ("references", run_reference, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/pages", fuzz_pages);
  g_test_add_func ("/fuzz/records", fuzz_records);
  g_test_add_func ("/fuzz/references", fuzz_references);
  return g_test_run ();
}
