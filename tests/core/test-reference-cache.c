/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cite/praxis-bibtex-writer.h"
#include "cite/praxis-csl-engine.h"
#include "praxis-error.h"
#include "store/praxis-library.h"
#include "store/praxis-store-citations.h"
#include "store/praxis-store-private.h"
#include "test-library.h"

/* How many references a library keeps. */
#define LIMIT 200000

#define OTHER_STYLE \
  "<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\"><info><title>Other</title>" \
  "<id>http://example.org/other</id><updated>2024-01-01T00:00:00+00:00</updated></info><citation><layout>" \
  "<text variable=\"title\"/></layout></citation><bibliography><layout><text variable=\"title\" prefix=\"Other: \"/>" \
  "</layout></bibliography></style>"

#define FIRST_TEXT "Ott, D. (2020). First. Press."

/* Where the library of the process that started this one is. */
#define LIBRARY_VARIABLE "PRAXIS_TEST_LIBRARY"

static PraxisCitation *
cite (const char *title)
{
  g_autofree char *json = g_strdup_printf ("{\"type\":\"book\",\"title\":\"%s\",\"author\":[{\"family\":\"Ott\",\"given\":"
                                           "\"D.\"}],\"publisher\":\"Press\",\"issued\":{\"date-parts\":[[2020]]}}", title);
  g_autoptr(GError) error = NULL;
  PraxisCitation *citation = praxis_citation_new (json, NULL, &error);

  g_assert_no_error (error);
  return citation;
}

static void
load (PraxisReferences *references,
      PraxisStore      *store,
      PraxisCitation   *citation)
{
  g_autoptr(GPtrArray) citations = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (citations, citation);
  praxis_references_load (references, store, citations, NULL, &error);
  g_assert_no_error (error);
}

/* Loads one citation and keeps what was new. Returns: how many references were. */
static guint
load_and_keep (PraxisReferences *references,
               PraxisStore      *store,
               PraxisCitation   *citation)
{
  g_auto(GStrv) pairs = NULL;
  g_autoptr(GError) error = NULL;

  load (references, store, citation);
  pairs = praxis_store_steal_new_references (store);
  if (pairs == NULL)
    return 0;
  praxis_store_keep_references (store, (const char * const *) pairs, &error);
  g_assert_no_error (error);
  return g_strv_length (pairs) / 2;
}

static gint64
count_kept (PraxisStore *store)
{
  gint64 count = -1;
  g_autoptr(GError) error = NULL;

  praxis_connection_get_int (praxis_store_get_connection (store), &count, &error,
                             "SELECT count(*) FROM formatted_reference", "");
  g_assert_no_error (error);
  return count;
}

/* What was kept is found by a process whose engine has not even started. */
static void
test_found (TestLibrary   *test,
            gconstpointer  data)
{
  g_autoptr(PraxisReferences) references = praxis_references_new_with_style (NULL, "en-US");
  g_autoptr(PraxisCitation) citation = cite ("First");
  g_auto(GStrv) environment = g_get_environ ();

  g_assert_cmpuint (load_and_keep (references, test->store, citation), ==, 1);
  g_assert_true (praxis_csl_engine_is_running (praxis_csl_engine_get_default ()));
  environment = g_environ_setenv (environment, LIBRARY_VARIABLE, test->path, TRUE);
  g_test_trap_subprocess_with_envp ("/reference-cache/found/subprocess", (const char * const *) environment, 0,
                                    G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_found_subprocess (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisStore) store = praxis_store_open (g_getenv (LIBRARY_VARIABLE), PRAXIS_STORE_READ, &error);
  g_autoptr(PraxisReferences) references = praxis_references_new_with_style (NULL, "en-US");
  g_autoptr(PraxisReferences) others = praxis_references_new_with_style (OTHER_STYLE, "en-US");
  g_autoptr(PraxisCitation) citation = cite ("First");
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  load (references, store, citation);
  text = praxis_references_dup_text (references, citation);
  g_assert_cmpstr (text, ==, FIRST_TEXT);
  g_assert_false (praxis_csl_engine_is_running (praxis_csl_engine_get_default ()));
  g_assert_null (praxis_store_steal_new_references (store));

  /* What was not, is formatted. */
  load (others, store, citation);
  g_assert_true (praxis_csl_engine_is_running (praxis_csl_engine_get_default ()));
}

/* A reference is that of one work, in one style and in one language. */
static void
test_keys (TestLibrary   *test,
           gconstpointer  data)
{
  g_autoptr(PraxisReferences) apa = praxis_references_new_with_style (NULL, "en-US");
  g_autoptr(PraxisReferences) again = praxis_references_new_with_style (NULL, "en-US");
  g_autoptr(PraxisReferences) french = praxis_references_new_with_style (NULL, "fr-FR");
  g_autoptr(PraxisReferences) other = praxis_references_new_with_style (OTHER_STYLE, "en-US");
  g_autoptr(PraxisCitation) first = cite ("First");
  g_autoptr(PraxisCitation) second = cite ("Second");
  g_autofree char *text = NULL;

  g_assert_cmpstr (praxis_references_get_key (apa), ==, praxis_references_get_key (again));
  g_assert_cmpstr (praxis_references_get_key (apa), !=, praxis_references_get_key (french));
  g_assert_cmpstr (praxis_references_get_key (apa), !=, praxis_references_get_key (other));

  g_assert_cmpuint (load_and_keep (apa, test->store, first), ==, 1);
  g_assert_cmpuint (load_and_keep (apa, test->store, first), ==, 0);
  g_assert_cmpuint (load_and_keep (again, test->store, first), ==, 0);
  g_assert_cmpuint (load_and_keep (apa, test->store, second), ==, 1);
  g_assert_cmpuint (load_and_keep (french, test->store, first), ==, 1);
  g_assert_cmpuint (load_and_keep (other, test->store, first), ==, 1);
  g_assert_cmpint (count_kept (test->store), ==, 4);

  text = praxis_references_dup_text (other, first);
  g_assert_cmpstr (text, ==, "Other: First");
}

/* What is not formatted is not kept: a printed reference, and all of a style that cannot be used. */
static void
test_not_kept (TestLibrary   *test,
               gconstpointer  data)
{
  g_autoptr(PraxisReferences) apa = praxis_references_new_with_style (NULL, "en-US");
  g_autoptr(PraxisReferences) broken = praxis_references_new_with_style ("<style/>", "en-US");
  g_autoptr(PraxisCitation) printed = praxis_citation_new_verbatim (FIRST_TEXT);
  g_autoptr(PraxisCitation) first = cite ("First");
  g_autoptr(GPtrArray) citations = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpuint (load_and_keep (apa, test->store, printed), ==, 0);

  g_ptr_array_add (citations, first);
  g_assert_false (praxis_references_load (broken, test->store, citations, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_assert_null (praxis_store_steal_new_references (test->store));
  text = praxis_references_dup_text (broken, first);
  g_assert_cmpstr (text, ==, "First");
}

static void
check_kept (PraxisStore *store,
            const char  *key,
            const char  *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *html = praxis_store_get_reference (store, key, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (html, ==, expected);
}

/* Where there are too many, the oldest go. */
static void
test_limit (TestLibrary   *test,
            gconstpointer  data)
{
  static const char * const old[] = { "oldest", "1", "older", "2", "old", "3", NULL };
  static const char * const new[] = { "new", "4", NULL };
  g_autoptr(GError) error = NULL;

  praxis_store_keep_references (test->store, old, &error);
  g_assert_no_error (error);
  /* As if as many as the limit had come meanwhile. */
  praxis_connection_run (praxis_store_get_connection (test->store), &error,
                         "INSERT INTO formatted_reference (id, key, html) VALUES (?, 'last', 'html')", "i",
                         (gint64) LIMIT + 1);
  g_assert_no_error (error);
  praxis_store_keep_references (test->store, new, &error);
  g_assert_no_error (error);
  check_kept (test->store, "oldest", NULL);
  check_kept (test->store, "older", NULL);
  check_kept (test->store, "old", "3");
  check_kept (test->store, "new", "4");
}

/* --- In the threads of the application -------------------------------------------------------------------- */

static gpointer
load_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(PraxisReferences) references = praxis_references_new_with_style (NULL, "en-US");
  g_autoptr(PraxisCitation) citation = cite ("First");
  g_autoptr(GPtrArray) citations = g_ptr_array_new ();

  g_ptr_array_add (citations, citation);
  return praxis_references_load (references, store, citations, cancellable, error) ? data : NULL;
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  gboolean *is_done = user_data;
  g_autoptr(GError) error = NULL;

  praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  g_assert_no_error (error);
  *is_done = TRUE;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  gboolean *is_done = user_data;
  g_autoptr(GError) error = NULL;

  praxis_library_open_finish (PRAXIS_LIBRARY (source), result, &error);
  g_assert_no_error (error);
  *is_done = TRUE;
}

static void
wait_for (gboolean *is_done)
{
  while (!*is_done)
    g_main_context_iteration (NULL, TRUE);
}

/* A reader cannot write; what it formatted is written by the thread that can. */
static void
test_read_job (TestLibrary   *test,
               gconstpointer  data)
{
  PraxisLibrary *library = praxis_library_new (test->path);
  g_autoptr(PraxisReferences) references = praxis_references_new_with_style (NULL, "en-US");
  g_autoptr(PraxisCitation) citation = cite ("First");
  gboolean is_open = FALSE, is_read = FALSE;

  praxis_library_open_async (library, NULL, opened_cb, &is_open);
  wait_for (&is_open);
  praxis_library_read_async (library, load_job, test, NULL, NULL, NULL, done_cb, &is_read);
  wait_for (&is_read);
  while (count_kept (test->store) == 0)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (load_and_keep (references, test->store, citation), ==, 0);
  praxis_library_close (library);
  g_assert_finalize_object (library);
}

/* BibTeX is kept beside the references, each work by itself; what is known is taken as it is. */
static void
test_bibtex (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr(PraxisCitation) first = cite ("First");
  g_autoptr(PraxisCitation) second = cite ("Second");
  g_autoptr(GPtrArray) citations = g_ptr_array_new ();
  g_autoptr(GPtrArray) fresh = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) none = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) known = NULL;
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;
  g_autofree char *plain = NULL;
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (citations, first);
  written = praxis_bibtex_write_known (citations, NULL, NULL, fresh, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fresh->len, ==, 2);
  g_assert_cmpstr (written, ==, fresh->pdata[1]);
  praxis_store_note_reference (test->store, "other", "Text");
  praxis_store_note_reference (test->store, fresh->pdata[0], "@misc{known,\n}\n");
  {
    g_auto(GStrv) pairs = praxis_store_steal_new_references (test->store);

    g_assert_true (praxis_store_keep_references (test->store, (const char * const *) pairs, &error));
  }

  known = praxis_store_list_references (test->store, PRAXIS_BIBTEX_PREFIX, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (known), ==, 1);
  g_ptr_array_add (citations, second);
  again = praxis_bibtex_write_known (citations, NULL, known, none, &error);
  plain = praxis_bibtex_write (citations, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 2);
  g_assert_true (g_str_has_prefix (again, "@misc{known,\n}\n\n@book{"));
  g_assert_true (g_str_has_prefix (plain, written));
  g_assert_true (g_str_has_suffix (plain, none->pdata[1]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/reference-cache/found", test_found);
  g_test_add_func ("/reference-cache/found/subprocess", test_found_subprocess);
  test_library_add_test ("/reference-cache/keys", test_keys);
  test_library_add_test ("/reference-cache/not-kept", test_not_kept);
  test_library_add_test ("/reference-cache/limit", test_limit);
  test_library_add_test ("/reference-cache/read-job", test_read_job);
  test_library_add_test ("/reference-cache/bibtex", test_bibtex);
  return g_test_run ();
}
