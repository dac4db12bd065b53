/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "import/praxis-pdf.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "praxis-error.h"
#include "test-pdf-file.h"
#include "test-session.h"

typedef struct
{
  char  *folder;
  char  *path;
  GFile *file;
  char  *helper;
} TestPdf;

static void
set_up (TestPdf       *test,
        gconstpointer  data)
{
  test->folder = g_dir_make_tmp ("praxis-pdf-XXXXXX", NULL);
  g_assert_nonnull (test->folder);
  test->path = g_build_filename (test->folder, "Article 1.pdf", NULL);
  test->file = g_file_new_for_path (test->path);
  test->helper = g_strdup (g_getenv ("PRAXIS_PDF_INFO"));
  g_assert_nonnull (test->helper);
}

static void
tear_down (TestPdf       *test,
           gconstpointer  data)
{
  g_setenv ("PRAXIS_PDF_INFO", test->helper, TRUE);
  test_remove_folder (test->folder);
  g_free (test->folder);
  g_free (test->path);
  g_free (test->helper);
  /* The thread that opened it may hold it for a moment more. */
  g_object_unref (test->file);
}

/* --- Asking ----------------------------------------------------------------------------------------------- */

static PraxisPdf *
read_pdf (TestPdf  *test,
          GError  **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  praxis_pdf_read_async (test->file, NULL, test_result_cb, &result);
  WAIT_UNTIL (result != NULL);
  return praxis_pdf_read_finish (test->file, result, error);
}

#define assert_pdf(test, title_, doi_, author_) \
  G_STMT_START { \
    g_autoptr(GError) error_ = NULL; \
    g_autoptr(PraxisPdf) pdf_ = read_pdf (test, &error_); \
    g_assert_no_error (error_); \
    g_assert_cmpstr (pdf_->title, ==, title_); \
    g_assert_cmpstr (pdf_->doi, ==, doi_); \
    g_assert_cmpstr (pdf_->author, ==, author_); \
  } G_STMT_END

/* The message is a sentence in which @words stand. */
#define assert_refused(test, code_, words_) \
  G_STMT_START { \
    g_autoptr(GError) error_ = NULL; \
    g_autoptr(PraxisPdf) pdf_ = read_pdf (test, &error_); \
    g_assert_null (pdf_); \
    g_assert_error (error_, PRAXIS_ERROR, code_); \
    g_assert_true (g_str_has_suffix (error_->message, ".")); \
    g_assert_nonnull (strstr (error_->message, words_)); \
  } G_STMT_END

/* --- What a document says of itself ----------------------------------------------------------------------- */

static void
test_metadata (TestPdf       *test,
               gconstpointer  data)
{
  TestPdfFile *pdf = test_pdf_file_new (test->path);
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisPdf) found = NULL;
  g_autoptr(PraxisPdf) copy = NULL;

  test_pdf_file_set (pdf, CAIRO_PDF_METADATA_TITLE, "On waiting for  the next session");
  test_pdf_file_set (pdf, CAIRO_PDF_METADATA_AUTHOR, "Writer, A. B.; Reader, C.");
  test_pdf_file_set (pdf, CAIRO_PDF_METADATA_SUBJECT, "Journal of Patience, 12 (2024) 45. doi:10.1000/patience.45");
  test_pdf_file_say (pdf, 20, 100, "Something Larger Than All Others");
  test_pdf_file_next_page (pdf);
  test_pdf_file_end (pdf);

  found = read_pdf (test, &error);
  g_assert_no_error (error);
  copy = praxis_pdf_copy (found);
  g_assert_cmpstr (copy->title, ==, "On waiting for the next session");
  g_assert_cmpstr (copy->doi, ==, "10.1000/patience.45");
  g_assert_cmpstr (copy->author, ==, "Writer, A. B.");
  g_assert_cmpuint (copy->n_pages, ==, 2);
}

/* Titles that are none: the page has the right one. */
static void
test_titles_that_are_none (TestPdf       *test,
                           gconstpointer  data)
{
  static const char * const titles[] = {
    "Microsoft Word - thesis final.doc", "untitled", "Untitled 2", "pst_pst0000123 1..12", "jclp22345 45..67",
    "doi:10.1000/patience.45", "10.1000/patience.45", "PII: S0165-0327(20)30001-2", "waiting final.indd", "my article.pdf",
    "https://example.org/patience", "Layout 1", "Psychotherapy", "PowerPoint Presentation", "C:\\Users\\me\\waiting v2", "...", "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      TestPdfFile *pdf = test_pdf_file_new (test->path);

      g_test_message ("“%s”", titles[i]);
      test_pdf_file_set (pdf, CAIRO_PDF_METADATA_TITLE, titles[i]);
      test_pdf_file_say (pdf, 18, 100, "What Waiting Does to People");
      test_pdf_file_say_text (pdf, 200);
      test_pdf_file_end (pdf);
      assert_pdf (test, "What Waiting Does to People", strstr (titles[i], "10.1000") != NULL ? "10.1000/patience.45" : NULL, NULL);
    }
}

/* And those that only look like it. */
static void
test_titles_that_are_some (TestPdf       *test,
                           gconstpointer  data)
{
  static const char * const titles[] = {
    "Documenting change", "Untitled lives: A study of names", "10 years of waiting", "Microsystems of care: Word by word",
    "Das Warten auf die nächste Sitzung", "Attendre: une étude", "等待 与 治疗的研究方法论", "WAITING FOR CHANGE",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      TestPdfFile *pdf = test_pdf_file_new (test->path);

      test_pdf_file_set (pdf, CAIRO_PDF_METADATA_TITLE, titles[i]);
      test_pdf_file_end (pdf);
      assert_pdf (test, titles[i], NULL, NULL);
    }
}

static void
test_authors (TestPdf       *test,
              gconstpointer  data)
{
  static const struct { const char *printed; const char *first; } authors[] = {
    { "Ann B. Writer", "Writer, Ann B." }, { "Ann Writer and Carl Reader", "Writer, Ann" },
    { "Ann Writer; Carl Reader", "Writer, Ann" }, { "Writer, A. B., & Reader, C.", "Writer, A. B." },
    { "Vera van der Berg; Carl Reader", "van der Berg, Vera" },
    { "user", NULL }, { "Microsoft Office User", NULL }, { "Admin Laptop", NULL }, { "hp", NULL }, { "a@example.org b", NULL }, { " ", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (authors); i++)
    {
      TestPdfFile *pdf = test_pdf_file_new (test->path);

      test_pdf_file_set (pdf, CAIRO_PDF_METADATA_AUTHOR, authors[i].printed);
      test_pdf_file_end (pdf);
      g_test_message ("“%s”", authors[i].printed);
      assert_pdf (test, NULL, NULL, authors[i].first);
    }
}

static void
test_xmp (TestPdf       *test,
          gconstpointer  data)
{
  test_pdf_file_write_xmp (test->path,
    "<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/'"
    " xmlns:prism='http://prismstandard.org/namespaces/basic/2.0/' prism:doi='https://doi.org/10.1000/patience.45'>"
    "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Waiting &amp; hoping</rdf:li><rdf:li xml:lang='de'>Warten</rdf:li></rdf:Alt></dc:title>"
    "<dc:creator><rdf:Seq>\n<rdf:li>Ann Writer</rdf:li><rdf:li>Carl Reader</rdf:li></rdf:Seq></dc:creator>"
    "<dc:identifier>10.1000/another</dc:identifier></rdf:Description>");
  assert_pdf (test, "Waiting & hoping", "10.1000/patience.45", "Writer, Ann");

  /* What the article's journal is called is not what the article is called. */
  test_pdf_file_write_xmp (test->path,
    "<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/'"
    " xmlns:prism='http://prismstandard.org/namespaces/basic/2.1/'>"
    "<dc:title>Studies in Waiting</dc:title><dc:identifier>doi:10.1000/patience.46</dc:identifier>"
    "<prism:publicationName>Studies in Waiting</prism:publicationName></rdf:Description>");
  assert_pdf (test, NULL, "10.1000/patience.46", NULL);
}

/* An entity of an entity of an entity is not unfolded, and nothing is fetched. */
static void
test_hostile_xmp (TestPdf       *test,
                  gconstpointer  data)
{
  g_autofree char *secret = g_build_filename (test->folder, "secret", NULL);
  g_autofree char *packet = NULL;

  g_file_set_contents (secret, "Words of another file", -1, NULL);
  packet = g_strdup_printf (
    "<!DOCTYPE x [<!ENTITY a 'ha ha ha ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;'><!ENTITY f SYSTEM 'file://%s'>]>"
    "<x xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>&f;</dc:title><dc:creator>&b;</dc:creator></x>", secret);
  test_pdf_file_write_packet (test->path, packet);
  assert_pdf (test, NULL, NULL, NULL);

  test_pdf_file_write_packet (test->path, "<x xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Cut off in the");
  assert_pdf (test, NULL, NULL, NULL);
  test_pdf_file_write_packet (test->path, "");
  assert_pdf (test, NULL, NULL, NULL);
}

/* --- What is printed -------------------------------------------------------------------------------------- */

static void
test_title_on_page (TestPdf       *test,
                    gconstpointer  data)
{
  TestPdfFile *pdf = test_pdf_file_new (test->path);

  test_pdf_file_say (pdf, 26, 60, "Journal of Patience");
  test_pdf_file_say (pdf, 22, 90, "ORIGINAL ARTICLE");
  test_pdf_file_say (pdf, 18, 140, "What Waiting Does to People: A Long-");
  test_pdf_file_say (pdf, 18, 162, "Term Study of E\xef\xac\x80""ects in Two");
  test_pdf_file_say_beside (pdf, 18, 184, "Countries", 9, "1");
  test_pdf_file_say (pdf, 12, 210, "Ann B. Writer and Carl Reader");
  test_pdf_file_say_text (pdf, 260);
  test_pdf_file_say (pdf, 30, 800, "Large Words at the Bottom");
  test_pdf_file_end (pdf);
  assert_pdf (test, "What Waiting Does to People: A Long-Term Study of Effects in Two Countries", NULL, NULL);
}

/* Nothing stands out: silence is better than the first line of the text. */
static void
test_no_title_on_page (TestPdf       *test,
                       gconstpointer  data)
{
  TestPdfFile *pdf = test_pdf_file_new (test->path);

  test_pdf_file_say_text (pdf, 100);
  test_pdf_file_end (pdf);
  assert_pdf (test, NULL, NULL, NULL);

  pdf = test_pdf_file_new (test->path);
  test_pdf_file_end (pdf);
  assert_pdf (test, NULL, NULL, NULL);
}

static void
test_doi_in_text (TestPdf       *test,
                  gconstpointer  data)
{
  static const struct { const char *lines[3]; const char *doi; } texts[] = {
    { { "https://doi.org/10.1000/patience.45" }, "10.1000/patience.45" },
    { { "Vol. 3, 2024, doi: 10.1000/Patience.45." }, "10.1000/Patience.45" },
    { { "(DOI 10.1000/s0033-2909(05)00012-3)" }, "10.1000/s0033-2909(05)00012-3" },
    { { "See https://doi.org/10.1000/", "patience.45 and more of it" }, "10.1000/patience.45" },
    { { "https://doi.org/10.1000/j.patience.2024.", "05.012", "And then more" }, "10.1000/j.patience.2024.05.012" },
    { { "https://doi.org/10.", "1000/patience.45" }, "10.1000/patience.45" },
    { { "doi:10.1000/s12345-024-", "0123-4 is where it ends" }, "10.1000/s12345-024-0123-4" },
    { { "doi:10.1000/patience.45", "2024 by the authors" }, "10.1000/patience.45" },
    { { "doi:10.1000/patience.", "Received in May" }, "10.1000/patience" },
    { { "doi:10.1000/e\xef\xac\x80""ect.45" }, "10.1000/effect.45" },
    { { "Supplement: https://doi.org/10.1000/pat0000123.supp" }, "10.1000/pat0000123" },
    { { "https://doi.org/10.1000/journal.pat.0158753.g001" }, "10.1000/journal.pat.0158753" },
    { { "Some words on it", "References", "Reader (2020). https://doi.org/10.1000/another" }, NULL },
    { { "Section 10.1000 and p. 210.1000/7, version 1.10.1000/7" }, NULL },
    { { "10.12/short" }, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      TestPdfFile *pdf = test_pdf_file_new (test->path);

      for (gsize j = 0; j < 3 && texts[i].lines[j] != NULL; j++)
        test_pdf_file_say (pdf, 9, 700 + 11 * (double) j, texts[i].lines[j]);
      test_pdf_file_end (pdf);
      g_test_message ("“%s”", texts[i].lines[0]);
      assert_pdf (test, NULL, texts[i].doi, NULL);
    }
}

/* On the second page it is found, on the third it is not the work's. */
static void
test_doi_on_later_pages (TestPdf       *test,
                         gconstpointer  data)
{
  for (int n_before = 1; n_before <= 2; n_before++)
    {
      TestPdfFile *pdf = test_pdf_file_new (test->path);

      for (int i = 0; i < n_before; i++)
        test_pdf_file_next_page (pdf);
      test_pdf_file_say (pdf, 9, 700, "https://doi.org/10.1000/patience.45");
      test_pdf_file_end (pdf);
      assert_pdf (test, NULL, n_before == 1 ? "10.1000/patience.45" : NULL, NULL);
    }
}

/* Behind the two columns of a page, where the one in the left ends in the middle of a line. */
static void
test_two_columns (TestPdf       *test,
                  gconstpointer  data)
{
  TestPdfFile *pdf = test_pdf_file_new (test->path);

  test_pdf_file_say (pdf, 18, 80, "What Waiting Does to People");
  for (int i = 0; i < 30; i++)
    {
      test_pdf_file_say_at (pdf, 9, 50, 150 + 12 * i, i == 29 ? "https://doi.org/10.1000/" : "Words of the left column go on here");
      test_pdf_file_say_at (pdf, 9, 320, 150 + 12 * i, i == 0 ? "and the right column begins" : "and those of the right one too");
    }
  test_pdf_file_say_at (pdf, 9, 50, 150 + 12 * 30, "patience.45");
  test_pdf_file_end (pdf);
  assert_pdf (test, "What Waiting Does to People", "10.1000/patience.45", NULL);
}

static void
test_doi_in_link (TestPdf       *test,
                  gconstpointer  data)
{
  TestPdfFile *pdf = test_pdf_file_new (test->path);

  test_pdf_file_link (pdf, "https://journal.example.org/10.1000/advert");
  test_pdf_file_link (pdf, "https://doi.org/10.1000%2Fpatience.45?src=pdf#top");
  test_pdf_file_end (pdf);
  assert_pdf (test, NULL, "10.1000/patience.45", NULL);
}

/* --- What is no such file --------------------------------------------------------------------------------- */

static void
test_no_pdf (TestPdf       *test,
             gconstpointer  data)
{
  static const char * const contents[] = { "", "Just words.\n", "%!PS-Adobe-3.0\n", "<html>PDF</html>" };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_file_set_contents (test->path, contents[i], -1, NULL);
      assert_refused (test, PRAXIS_ERROR_INVALID, "not a PDF");
    }
}

static void
test_damaged (TestPdf       *test,
              gconstpointer  data)
{
  static const char * const contents[] = { "%PDF-1.7\n", "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\ntrailer<</Root 1 0 R>>\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_file_set_contents (test->path, contents[i], -1, NULL);
      assert_refused (test, PRAXIS_ERROR_DAMAGED, "damaged");
    }
}

static void
test_encrypted (TestPdf       *test,
                gconstpointer  data)
{
  test_pdf_file_write_encrypted (test->path);
  assert_refused (test, PRAXIS_ERROR_INVALID, "password");
}

static void
test_too_large (TestPdf       *test,
                gconstpointer  data)
{
  g_file_set_contents (test->path, "%PDF-1.7\n", -1, NULL);
  g_assert_cmpint (truncate (test->path, (off_t) PRAXIS_PDF_MAX + 1), ==, 0);
  assert_refused (test, PRAXIS_ERROR_TOO_LARGE, "200 MB");
}

static void
test_no_file (TestPdf       *test,
              gconstpointer  data)
{
  assert_refused (test, PRAXIS_ERROR_NOT_FOUND, "Article 1.pdf");

  g_assert_cmpint (g_mkdir (test->path, 0700), ==, 0);
  assert_refused (test, PRAXIS_ERROR_INVALID, "folder");
  g_assert_cmpint (g_rmdir (test->path), ==, 0);

  /* Nobody will ever write into it. */
  g_assert_cmpint (mkfifo (test->path, 0600), ==, 0);
  assert_refused (test, PRAXIS_ERROR_INVALID, "device");
  g_unlink (test->path);
  g_assert_cmpint (symlink ("/dev/zero", test->path), ==, 0);
  assert_refused (test, PRAXIS_ERROR_INVALID, "device");
}

/* --- A helper that misbehaves ----------------------------------------------------------------------------- */

static void
use_helper (TestPdf    *test,
            const char *script)
{
  g_autofree char *path = g_build_filename (test->folder, "helper", NULL);
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\ncd '%s'\n%s\n", test->folder, script);
  g_autoptr(GError) error = NULL;

  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0700, &error);
  g_assert_no_error (error);
  g_setenv ("PRAXIS_PDF_INFO", path, TRUE);
  g_file_set_contents (test->path, "%PDF-1.7\n", -1, NULL);
}

/* A file that has no path is copied first; what the resource of the sample holds is no PDF, and comes as far as the helper. */
static void
test_no_path (TestPdf       *test,
              gconstpointer  data)
{
  static const char * const helper = "grep -q '^' && printf '{\"title\": \"Copied as it is\"}'";

  g_clear_object (&test->file);
  test->file = g_file_new_for_uri ("resource:///nothing/there.pdf");
  g_assert_null (g_file_peek_path (test->file));
  assert_refused (test, PRAXIS_ERROR_NOT_FOUND, "there.pdf");

  g_clear_object (&test->file);
  test->file = g_file_new_for_uri ("resource://" APP_PATH "/sample/digest.md");
  assert_refused (test, PRAXIS_ERROR_INVALID, "not a PDF");
  use_helper (test, helper);
  assert_pdf (test, "Copied as it is", NULL, NULL);
}

static void
test_helper_missing (TestPdf       *test,
                     gconstpointer  data)
{
  g_file_set_contents (test->path, "%PDF-1.7\n", -1, NULL);
  g_setenv ("PRAXIS_PDF_INFO", "/nowhere/praxis-pdf-info", TRUE);
  assert_refused (test, PRAXIS_ERROR_FAILED, "Install Praxis again");
}

static void
test_helper_ends_badly (TestPdf       *test,
                        gconstpointer  data)
{
  static const char * const scripts[] = {
    "exit 1", "kill -SEGV $$", "echo '{\"title\": \"A title\"}'; exit 3", "echo 'no JSON'", "echo '[1, 2]'", "echo '{\"title\"'",
    "printf '{\"title\": \"\\377\\376\"}'", "echo '{\"error\": \"another\"}'", "exec yes", ":",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      use_helper (test, scripts[i]);
      g_test_message ("%s", scripts[i]);
      assert_refused (test, PRAXIS_ERROR_FAILED, "could not be read");
    }
}

/* What it says is not believed. */
static void
test_helper_lies (TestPdf       *test,
                  gconstpointer  data)
{
  use_helper (test, "echo '{\"title\": [], \"doi\": \"javascript:alert(1)\", \"author\": 7, \"pages\": -3}'");
  assert_pdf (test, NULL, NULL, NULL);
  use_helper (test, "printf '%s' '{\"title\": \"One\\n\\u202etwo\\u0007 three\", \"doi\": \"x 10.1000/182. y\", \"author\": \"<b>A B</b>\"}'");
  assert_pdf (test, "One two three", "10.1000/182", NULL);
  use_helper (test, "printf '{\"title\": \"'; head -c 60000 /dev/zero | tr '\\0' x; printf '\"}'");
  assert_pdf (test, NULL, NULL, NULL);
}

/* Ten forms that draw the next ten times each would take years: the helper is ended, and so is one that only waits. The
 * two run beside each other. */
static void
test_endless (TestPdf       *test,
              gconstpointer  data)
{
  g_autofree char *script = g_strdup_printf ("mkdir first 2>/dev/null && exec '%s' bomb.pdf\nexec sleep 600", test->helper);
  g_autofree char *bomb = g_build_filename (test->folder, "bomb.pdf", NULL);
  GAsyncResult *results[2] = { NULL, NULL };
  gboolean late = FALSE;

  test_pdf_file_write_bomb (bomb);
  use_helper (test, script);
  for (int i = 0; i < 2; i++)
    praxis_pdf_read_async (test->file, NULL, test_result_cb, &results[i]);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;

      WAIT_UNTIL (results[i] != NULL);
      g_assert_null (praxis_pdf_read_finish (test->file, results[i], &error));
      g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED);
      late = late || strstr (error->message, "too long") != NULL;
      g_object_unref (results[i]);
    }
  g_assert_true (late);
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static pid_t
read_pid (const char *path)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && strchr (text, '\n') != NULL ? (pid_t) atoi (text) : 0;
}

static void
test_cancel (TestPdf       *test,
             gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *pid_path = g_build_filename (test->folder, "pid", NULL);
  guint tick = g_timeout_add (5, tick_cb, NULL);
  pid_t pid;

  use_helper (test, "echo $$ > pid; exec sleep 600");
  praxis_pdf_read_async (test->file, cancellable, test_result_cb, &result);
  WAIT_UNTIL (read_pid (pid_path) != 0);
  pid = read_pid (pid_path);
  g_cancellable_cancel (cancellable);
  WAIT_UNTIL (result != NULL);
  g_assert_null (praxis_pdf_read_finish (test->file, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  WAIT_UNTIL (kill (pid, 0) != 0 && errno == ESRCH);

  /* Before it begins. */
  g_clear_error (&error);
  praxis_pdf_read_async (test->file, cancellable, test_result_cb, &result);
  WAIT_UNTIL (result != NULL);
  g_assert_null (praxis_pdf_read_finish (test->file, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_source_remove (tick);
}

#define add(path, func) g_test_add (path, TestPdf, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  add ("/pdf/metadata", test_metadata);
  add ("/pdf/titles-that-are-none", test_titles_that_are_none);
  add ("/pdf/titles-that-are-some", test_titles_that_are_some);
  add ("/pdf/authors", test_authors);
  add ("/pdf/xmp", test_xmp);
  add ("/pdf/hostile-xmp", test_hostile_xmp);
  add ("/pdf/title-on-page", test_title_on_page);
  add ("/pdf/no-title-on-page", test_no_title_on_page);
  add ("/pdf/doi-in-text", test_doi_in_text);
  add ("/pdf/doi-on-later-pages", test_doi_on_later_pages);
  add ("/pdf/two-columns", test_two_columns);
  add ("/pdf/doi-in-link", test_doi_in_link);
  add ("/pdf/no-pdf", test_no_pdf);
  add ("/pdf/damaged", test_damaged);
  add ("/pdf/encrypted", test_encrypted);
  add ("/pdf/too-large", test_too_large);
  add ("/pdf/no-file", test_no_file);
  add ("/pdf/no-path", test_no_path);
  add ("/pdf/helper-missing", test_helper_missing);
  add ("/pdf/helper-ends-badly", test_helper_ends_badly);
  add ("/pdf/helper-lies", test_helper_lies);
  add ("/pdf/endless", test_endless);
  add ("/pdf/cancel", test_cancel);

  status = g_test_run ();
  test_pdf_file_finish ();
  return status;
}
