/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "import/praxis-typed-work.h"

#include <glib/gstdio.h>

#include "cite/praxis-work.h"
#include "praxis-error.h"

/* What people have at hand of a work: what it is taken for, and what comes of it. All works are invented. */

typedef struct
{
  const char           *text;
  const char           *label;
  PraxisIdentifierKind  identifier;
  const char           *value;
} Case;

static const Case identifiers[] = {
  { "10.1000/pair.3", "DOI", PRAXIS_IDENTIFIER_DOI, "10.1000/pair.3" },
  { " https://doi.org/10.1000/pair.3\n", "DOI", PRAXIS_IDENTIFIER_DOI, "10.1000/pair.3" },
  { "PMID: 31209238", "PubMed ID", PRAXIS_IDENTIFIER_PMID, "31209238" },
  { "PMC6613236", "PubMed Central ID", PRAXIS_IDENTIFIER_PMCID, "PMC6613236" },
  { "978-0-471-04154-2", "ISBN", PRAXIS_IDENTIFIER_ISBN, "9780471041542" },
  { "arXiv:2101.00001v2", "arXiv ID", PRAXIS_IDENTIFIER_ARXIV, "2101.00001v2" },
  { "https://example.org/a", "Web Address", PRAXIS_IDENTIFIER_URL, "https://example.org/a" },
};

static void
test_identifiers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (identifiers); i++)
    {
      const Case *test = &identifiers[i];
      g_autoptr(GError) error = NULL;
      g_autoptr(PraxisTypedWork) work = praxis_typed_work_read (test->text, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (work->identifier, ==, test->identifier);
      g_assert_cmpstr (work->value, ==, test->value);
      g_assert_null (work->records);
      g_assert_null (work->reference);
      g_assert_cmpstr (praxis_typed_work_describe (test->text), ==, test->label);
    }
}

static void
test_records (void)
{
  const char *text = "PMID- 1\nTI  - A first\nAU  - Berg A\n\nPMID- 2\nTI  - A second\nAU  - Ott D\n";
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisTypedWork) work = praxis_typed_work_read (text, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (work->records);
  g_assert_cmpuint (work->records->posts->len, ==, 2);
  g_assert_cmpint (work->identifier, ==, PRAXIS_IDENTIFIER_NONE);
  g_assert_cmpstr (praxis_typed_work_describe (text), ==, "PubMed");
}

static void
test_reference (void)
{
  const char *text = "Berg, A., & Ott, D. (2015). Another made-up study. Journal of Pairs, 3(1), 1–9. "
                     "https://doi.org/10.1000/pair.3";
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisTypedWork) work = praxis_typed_work_read (text, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (work->reference);
  g_assert_cmpstr (praxis_citation_get_field (work->reference->citation, "DOI"), ==, "10.1000/pair.3");
  g_assert_cmpstr (praxis_typed_work_describe (text), ==, "Printed Reference");
}

static void
test_nothing (void)
{
  const char *texts[] = { "", " ", "hello", "the alliance in therapy", "10.1000", "123456789012" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (praxis_typed_work_read (texts[i], NULL, &error));
      g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
      g_assert_null (praxis_typed_work_describe (texts[i]));
    }
}

static void
test_identify (void)
{
  static const struct { PraxisIdentifierKind kind; const char *value; const char *field; const char *text; } cases[] = {
    { PRAXIS_IDENTIFIER_DOI, "10.1000/1", "DOI", "10.1000/1" },
    { PRAXIS_IDENTIFIER_ARXIV, "2101.00001v2", "DOI", "10.48550/arXiv.2101.00001" },
    { PRAXIS_IDENTIFIER_PMID, "7", "PMID", "7" },
    { PRAXIS_IDENTIFIER_PMCID, "PMC7", "PMCID", "PMC7" },
    { PRAXIS_IDENTIFIER_ISBN, "9780471041542", "ISBN", "9780471041542" },
    { PRAXIS_IDENTIFIER_URL, "https://example.org/", "URL", "https://example.org/" },
  };
  g_autoptr(PraxisCitation) citation = praxis_citation_new ("{\"type\":\"article-journal\",\"title\":\"T\"}", NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisCitation) known = praxis_typed_work_identify (citation, cases[i].kind, cases[i].value);

      g_assert_cmpstr (praxis_citation_get_field (known, cases[i].field), ==, cases[i].text);
      g_assert_cmpstr (praxis_citation_get_field (known, "title"), ==, "T");
      g_assert_false (praxis_typed_work_replaces (citation, cases[i].kind, cases[i].value));
      g_assert_false (praxis_typed_work_replaces (known, cases[i].kind, cases[i].value));
      g_assert_true (praxis_typed_work_replaces (known, cases[i].kind, "8"));
    }
}

/* A number on a book is all that is known of it. */
static void
test_isbn (void)
{
  g_autoptr(PraxisCitation) blank = praxis_work_new (PRAXIS_WORK_ARTICLE);
  g_autoptr(PraxisCitation) book = praxis_typed_work_identify (blank, PRAXIS_IDENTIFIER_ISBN, "9780471041542");
  g_autoptr(PraxisCitation) titled = praxis_work_with_text (blank, "title", "On waiting");
  g_autoptr(PraxisCitation) article = praxis_typed_work_identify (titled, PRAXIS_IDENTIFIER_ISBN, "9780471041542");

  g_assert_cmpint (praxis_work_get_kind (book), ==, PRAXIS_WORK_BOOK);
  g_assert_cmpstr (praxis_citation_get_field (book, "ISBN"), ==, "9780471041542");
  g_assert_cmpint (praxis_work_get_kind (article), ==, PRAXIS_WORK_ARTICLE);
}

static void
test_file (void)
{
  static const struct { const char *content; gboolean known; } cases[] = {
    { "PMID- 7\nTI  - On waiting.\n", TRUE },
    { "https://doi.org/10.1000/1\n", TRUE },
    { "Writer, A. B. (2024). On waiting. Journal of Patience, 12(3), 45-67.\n", TRUE },
    { "Milk and bread.\n", FALSE },
    { "PMID- \n", FALSE },
    { "", FALSE },
    { "\x89PNG\r\n\x1a\n", FALSE },
  };
  g_autofree char *folder = g_dir_make_tmp ("praxis-typed-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "file.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) parent = g_file_get_parent (file);
  g_autoptr(GError) error = NULL;
  g_autofree char *none = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisTypedWork) work = NULL;
      g_autoptr(GError) failure = NULL;
      g_autofree char *text = NULL;

      g_test_message ("file %" G_GSIZE_FORMAT, i);
      g_assert_true (g_file_set_contents (path, cases[i].content, -1, NULL));
      work = praxis_typed_work_read_file (file, &text, NULL, &failure);
      g_assert_cmpint (work != NULL, ==, cases[i].known);
      g_assert_cmpint (text != NULL, ==, cases[i].known);
      if (!cases[i].known)
        g_assert_error (failure, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
    }
  g_unlink (path);
  g_assert_null (praxis_typed_work_read_file (file, &none, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (praxis_typed_work_read_file (parent, &none, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_rmdir (folder);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
wait_for_read (const char   *typed,
               GFile        *file,
               GCancellable *cancellable)
{
  GAsyncResult *result = NULL;

  praxis_typed_work_read_async (typed, file, cancellable, read_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return result;
}

/* For the main loop: what was read comes with it, and who cancelled is told so. */
static void
test_async (void)
{
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();
  g_autoptr(GFile) nowhere = g_file_new_for_path ("/nowhere");
  g_autoptr(GAsyncResult) first = wait_for_read ("doi:10.1000/182", NULL, NULL);
  g_autoptr(GAsyncResult) second = wait_for_read (NULL, nowhere, NULL);
  g_autoptr(GAsyncResult) third = NULL;
  g_autoptr(PraxisTypedWork) work = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *none = NULL;

  work = praxis_typed_work_read_finish (first, &text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (work->value, ==, "10.1000/182");
  g_assert_cmpstr (text, ==, "doi:10.1000/182");
  g_assert_null (praxis_typed_work_read_finish (second, &none, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_assert_null (none);
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  third = wait_for_read ("doi:10.1000/182", NULL, cancelled);
  g_assert_null (praxis_typed_work_read_finish (third, &none, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed-work/identifiers", test_identifiers);
  g_test_add_func ("/typed-work/records", test_records);
  g_test_add_func ("/typed-work/reference", test_reference);
  g_test_add_func ("/typed-work/nothing", test_nothing);
  g_test_add_func ("/typed-work/identify", test_identify);
  g_test_add_func ("/typed-work/isbn", test_isbn);
  g_test_add_func ("/typed-work/file", test_file);
  g_test_add_func ("/typed-work/async", test_async);
  return g_test_run ();
}
