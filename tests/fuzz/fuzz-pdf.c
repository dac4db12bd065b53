/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * PDFs that are cut off or have bytes broken, the same ones in every run: whatever becomes of the helper, the answer here
 * is a description or a sentence, and it comes in time. The files that are broken have all that the helper looks at: data,
 * XMP, text in several sizes, links.
 */

#include "config.h"

#include "import/praxis-pdf.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/test-pdf-file.h"
#include "core/test-session.h"
#include "praxis-error.h"

#define N_FILES 240
#define N_AT_ONCE 4

static void
write_drawn (const char *path)
{
  TestPdfFile *pdf = test_pdf_file_new (path);

  test_pdf_file_set (pdf, CAIRO_PDF_METADATA_TITLE, "Microsoft Word - waiting.doc");
  test_pdf_file_set (pdf, CAIRO_PDF_METADATA_AUTHOR, "Ann B. Writer; Carl Reader");
  test_pdf_file_say (pdf, 18, 100, "What Waiting Does to People");
  test_pdf_file_say_text (pdf, 200);
  test_pdf_file_say (pdf, 9, 700, "https://doi.org/10.1000/");
  test_pdf_file_say (pdf, 9, 711, "patience.45");
  test_pdf_file_link (pdf, "https://doi.org/10.1000/patience.46");
  test_pdf_file_next_page (pdf);
  test_pdf_file_end (pdf);
}

static void
write_described (const char *path)
{
  test_pdf_file_write_xmp (path,
    "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:prism='http://prismstandard.org/namespaces/basic/2.0/'"
    " prism:doi='10.1000/patience.45'><dc:title><rdf:Alt><rdf:li>Waiting and hoping</rdf:li></rdf:Alt></dc:title></rdf:Description>");
}

static void
break_file (const char *path,
            GRand      *random)
{
  g_autofree char *bytes = NULL;
  gsize length;
  int n_faults = g_rand_int_range (random, 1, 40);

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  if (g_rand_int_range (random, 0, 3) == 0)
    length = (gsize) g_rand_int_range (random, 1, (gint32) length);
  for (int i = 0; i < n_faults; i++)
    {
      gsize at = (gsize) g_rand_int_range (random, 0, (gint32) length);

      bytes[at] = (char) (g_rand_boolean (random) ? bytes[at] ^ (1 << g_rand_int_range (random, 0, 8)) : g_rand_int_range (random, 0, 256));
    }
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || (*text != '\0' && g_utf8_validate (text, -1, NULL) && strchr (text, '\n') == NULL));
}

static void
check_answer (GAsyncResult *result)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = G_FILE (g_async_result_get_source_object (result));
  g_autoptr(PraxisPdf) pdf = praxis_pdf_read_finish (file, result, &error);

  if (pdf == NULL)
    {
      g_assert_true (error->domain == PRAXIS_ERROR);
      g_assert_true (g_str_has_suffix (error->message, "."));
      return;
    }
  check_text (pdf->title);
  check_text (pdf->author);
  check_text (pdf->doi);
}

static void
test_broken_files (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20240503);
  g_autofree char *folder = g_dir_make_tmp ("praxis-fuzz-XXXXXX", NULL);

  for (int i = 0; i < N_FILES; i += N_AT_ONCE)
    {
      GAsyncResult *results[N_AT_ONCE] = { NULL };

      for (int j = 0; j < N_AT_ONCE; j++)
        {
          g_autofree char *name = g_strdup_printf ("%d.pdf", i + j);
          g_autofree char *path = g_build_filename (folder, name, NULL);
          g_autoptr(GFile) file = g_file_new_for_path (path);

          (j % 2 == 0 ? write_drawn : write_described) (path);
          break_file (path, random);
          praxis_pdf_read_async (file, NULL, test_result_cb, &results[j]);
        }
      for (int j = 0; j < N_AT_ONCE; j++)
        {
          WAIT_UNTIL (results[j] != NULL);
          check_answer (results[j]);
          g_object_unref (results[j]);
        }
    }
  test_remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/pdf", test_broken_files);
  status = g_test_run ();
  test_pdf_file_finish ();
  return status;
}
