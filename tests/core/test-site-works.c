/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "publish/praxis-export.h"
#include "publish/praxis-folder-private.h"
#include "publish/praxis-site-works.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-terms.h"
#include "test-library.h"

/* The files of references of a site that is written again and again are those of one that is written anew. */

#define NOTE PRAXIS_FOLDER_NOTE "references"

static const char *const files[] = { "references.json", "references.ris", "references.bib" };

static PraxisCitation *
make_work (const char *doi,
           const char *title)
{
  g_autofree char *json =
    g_strdup_printf ("{\"type\":\"article-journal\",\"title\":\"%s\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],"
                     "\"container-title\":\"J\",\"DOI\":\"%s\",\"issued\":{\"date-parts\":[[2020,5]]}}", title, doi);

  return praxis_citation_new (json, NULL, NULL);
}

static gint64
save (TestLibrary *test,
      PraxisDraft *draft,
      const char  *doi,
      const char  *title,
      const char  *topics)
{
  g_autoptr(PraxisCitation) citation = make_work (doi, title);
  g_autoptr(GPtrArray) citations = g_ptr_array_new ();
  g_auto(GStrv) labels = g_strsplit (topics, "|", -1);
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  g_ptr_array_add (citations, citation);
  praxis_draft_set_citations (draft, citations);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, (const char *const *) labels);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  praxis_store_set_status (test->store, outcome.post_id, PRAXIS_STATUS_PUBLISHED, &error);
  g_assert_no_error (error);
  return outcome.post_id;
}

static gint64
add (TestLibrary *test,
     PraxisMonth  month,
     const char  *doi,
     const char  *title,
     const char  *topics)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();

  praxis_draft_set_title (draft, title);
  praxis_draft_set_month (draft, month);
  praxis_draft_set_summary (draft, "Some words.");
  return save (test, draft, doi, title, topics);
}

static void
edit (TestLibrary *test,
      gint64       id,
      const char  *doi,
      const char  *title,
      const char  *topics)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);

  save (test, draft, doi, title, topics);
}

static void
export (TestLibrary *test,
        const char  *name)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  praxis_export (test->store, PRAXIS_EXPORT_SITE, test->digest_uuid, 0, PRAXIS_MONTH_NONE, folder, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static char *
read_file (TestLibrary *test,
           const char  *folder,
           const char  *file)
{
  g_autofree char *path = g_build_filename (test->folder, folder, file, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
write_file (TestLibrary *test,
            const char  *file,
            const char  *text,
            gssize       length)
{
  g_autofree char *path = g_build_filename (test->folder, "site", file, NULL);

  g_assert_true (g_file_set_contents (path, text, length, NULL));
}

/* Exports again, and anew, and compares. */
static void
check (TestLibrary *test)
{
  static guint n = 0;
  g_autofree char *fresh = g_strdup_printf ("fresh-%u", n++);

  export (test, "site");
  export (test, fresh);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *again = read_file (test, "site", files[i]);
      g_autofree char *anew = read_file (test, fresh, files[i]);

      g_assert_cmpstr (again, ==, anew);
    }
}

static void
test_edits (TestLibrary   *test,
            gconstpointer  data)
{
  gint64 first = add (test, 202301, "10.1/1", "Alliance", "Empathy");
  gint64 second = add (test, 202302, "10.1/2", "Rupture", "Training|Empathy");
  g_autofree char *text = NULL;

  check (test);
  edit (test, second, "10.1/2", "Ruptures", "Training|Empathy");
  check (test);
  edit (test, first, "10.1/3", "Alliance", "");
  check (test);
  add (test, 202303, "10.1/4", "Outcome", "Empathy");
  check (test);
  g_assert_true (praxis_store_set_status (test->store, second, PRAXIS_STATUS_DRAFT, NULL));
  check (test);
  text = read_file (test, "site", "references.ris");
  g_assert_null (strstr (text, "Rupture"));
  g_assert_nonnull (strstr (text, "Outcome"));
}

/* An older work of the same name takes its key from one that nobody has touched. */
static void
test_keys (TestLibrary   *test,
           gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add (test, 202305, "10.1/1", "Alliance", "Empathy");
  check (test);
  before = read_file (test, "site", "references.json");
  g_assert_nonnull (strstr (before, "\"id\": \"ott2020alliance\""));
  g_assert_null (strstr (before, "\"id\": \"ott2020alliancea\""));
  add (test, 202301, "10.1/2", "Alliance", "Empathy");
  check (test);
  after = read_file (test, "site", "references.json");
  g_assert_nonnull (strstr (after, "\"id\": \"ott2020alliancea\""));
}

/* Two posts on one work: what the newer one is about is a keyword of the work, which stands where the older one put it. */
static void
test_shared (TestLibrary   *test,
             gconstpointer  data)
{
  gint64 newer;
  g_autofree char *text = NULL;

  add (test, 202301, "10.1/1", "Alliance", "Empathy");
  newer = add (test, 202302, "10.1/1", "Alliance", "Training");
  check (test);
  edit (test, newer, "10.1/1", "Alliance", "Termination");
  check (test);
  text = read_file (test, "site", "references.ris");
  g_assert_nonnull (strstr (text, "KW  - Empathy\r\nKW  - Termination"));
}

static void
test_terms (TestLibrary   *test,
            gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  add (test, 202301, "10.1/1", "Alliance", "Empathy|Training");
  add (test, 202302, "10.1/2", "Rupture", "Training");
  check (test);
  praxis_store_rename_term (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Training", "Teaching", &error);
  g_assert_no_error (error);
  check (test);
  praxis_store_merge_terms (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Empathy", "Teaching", &error);
  g_assert_no_error (error);
  check (test);
  text = read_file (test, "site", "references.ris");
  g_assert_nonnull (strstr (text, "KW  - Teaching"));
  g_assert_null (strstr (text, "KW  - Training"));
}

/* The keys of the files that a note is about. */
static GStrv
dup_keys (const char *note)
{
  g_auto(GStrv) lines = g_strsplit (note, "\n", 3);

  return g_strsplit (lines[1], "\t", -1);
}

typedef struct
{
  char       *note;
  GStrv       keys;
  gsize       sizes[G_N_ELEMENTS (files)];
  PraxisSite *site;
} Written;

static void
written_clear (Written *written)
{
  g_free (written->note);
  g_strfreev (written->keys);
  praxis_site_free (written->site);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Written, written_clear)

/* What the last export has written, and the site as it is now. */
static void
read_written (TestLibrary *test,
              Written     *written)
{
  PraxisPublication *publication = praxis_store_get_publication (test->store, test->digest_uuid, NULL);
  g_autoptr(PraxisReferences) references = praxis_references_new (test->store, publication->digest, NULL);

  written->note = read_file (test, "site", NOTE);
  written->keys = dup_keys (written->note);
  written->site = praxis_site_new (publication, references);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = read_file (test, "site", files[i]);

      written->sizes[i] = strlen (text);
    }
}

static gboolean
remember (const Written   *written,
          PraxisSiteWorks *works,
          const char      *note,
          gsize            length)
{
  return praxis_site_works_remember (works, g_strndup (note, length), length, (const char *const *) written->keys, written->sizes);
}

/* The note is worth something: what has not changed is not read, and its works are not written. */
static void
test_not_read (TestLibrary   *test,
               gconstpointer  data)
{
  gint64 untouched = add (test, 202301, "10.1/1", "Alliance", "Empathy");
  gint64 touched = add (test, 202302, "10.1/2", "Rupture", "Training");
  g_auto(Written) written = { 0 };
  g_autoptr(PraxisSiteWorks) works = NULL;
  g_autoptr(PraxisPost) post = NULL;

  export (test, "site");
  edit (test, touched, "10.1/2", "Ruptures", "Training");
  read_written (test, &written);
  works = praxis_site_works_new (written.site);
  g_assert_true (remember (&written, works, written.note, strlen (written.note)));
  for (guint place = 0; place < 2; place++)
    g_assert_true (praxis_site_works_wants (works, place) == (praxis_site_get_post (written.site, place)->id != untouched));
  post = praxis_store_get_published_post (test->store, touched, NULL);
  praxis_site_works_add (works, praxis_site_get_post (written.site, 0)->id == touched ? 0 : 1, post);
  g_assert_true (praxis_site_works_settle (works));
  g_assert_cmpuint (praxis_site_works_count_old (works), ==, 1);
  g_assert_cmpuint (praxis_site_works_count_new (works), ==, 1);
  g_assert_false (praxis_site_works_is_same (works));
  for (guint place = 0; place < 2; place++)
    g_assert_false (praxis_site_works_wants (works, place));
}

/* A post whose words were edited is still about the same works: the files would be the same, and the next export knows it too. */
static void
test_same (TestLibrary   *test,
           gconstpointer  data)
{
  gint64 id = add (test, 202301, "10.1/1", "Alliance", "Empathy");
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(PraxisPost) edited = NULL;
  g_auto(Written) written = { 0 };
  g_autoptr(PraxisSiteWorks) works = NULL;

  add (test, 202302, "10.1/2", "Rupture", "Training");
  export (test, "site");
  praxis_draft_set_summary (draft, "Other words.");
  save (test, draft, "10.1/1", "Alliance", "Empathy");
  read_written (test, &written);
  works = praxis_site_works_new (written.site);
  g_assert_true (remember (&written, works, written.note, strlen (written.note)));
  g_assert_true (praxis_site_works_wants (works, 1));
  edited = praxis_store_get_published_post (test->store, id, NULL);
  praxis_site_works_add (works, 1, edited);
  g_assert_true (praxis_site_works_settle (works));
  g_assert_true (praxis_site_works_is_same (works));
  g_assert_cmpuint (praxis_site_works_count_new (works), ==, 0);
  /* Where a file is not the one that the note is about any more, what is remembered is worth nothing. */
  praxis_site_works_forget (works);
  for (guint place = 0; place < 2; place++)
    g_assert_true (praxis_site_works_wants (works, place));
  check (test);
  edit (test, id, "10.1/3", "Alliances", "Empathy");
  check (test);
}

/* No byte of a note can change, and none be missing, without its being refused. */
static void
test_refused (TestLibrary   *test,
              gconstpointer  data)
{
  g_auto(Written) written = { 0 };
  gsize length;

  add (test, 202301, "10.1/1", "Alliance", "Empathy");
  export (test, "site");
  read_written (test, &written);
  length = strlen (written.note);
  for (gsize i = 0; i < length; i++)
    {
      g_autoptr(PraxisSiteWorks) works = praxis_site_works_new (written.site);
      g_autofree char *damaged = g_strdup (written.note);

      damaged[i] ^= 1;
      g_assert_false (remember (&written, works, damaged, length));
      g_assert_false (remember (&written, works, written.note, i));
      g_assert_true (praxis_site_works_wants (works, 0));
    }
}

static void
test_damaged (TestLibrary   *test,
              gconstpointer  data)
{
  gint64 id;
  g_autofree char *note = NULL;
  gsize length;

  add (test, 202301, "10.1/1", "Alliance", "Empathy");
  id = add (test, 202302, "10.1/2", "Rupture", "Training");
  export (test, "site");
  note = read_file (test, "site", NOTE);
  length = strlen (note);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *damaged = g_strdup (note);
      g_autofree char *title = g_strdup_printf ("Rupture %u", i);

      damaged[length - 2] ^= 1;
      write_file (test, NOTE, damaged, length * (4 - i) / 4);
      edit (test, id, "10.1/2", title, "Training");
      check (test);
    }
}

/* A note is about the files that are there, and nobody else's. */
static void
test_files_changed (TestLibrary   *test,
                    gconstpointer  data)
{
  g_autofree char *note = NULL;
  gint64 id;

  add (test, 202301, "10.1/1", "Alliance", "Empathy");
  id = add (test, 202302, "10.1/2", "Rupture", "Training");
  export (test, "site");
  note = read_file (test, "site", NOTE);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *title = g_strdup_printf ("Rupture %zu", i);

      write_file (test, files[i], "Not what was written.", -1);
      edit (test, id, "10.1/2", title, "Training");
      check (test);
    }
  /* One of an export before. */
  write_file (test, NOTE, note, -1);
  edit (test, id, "10.1/2", "Ruptures", "Training");
  check (test);
}

/* It is no part of the site. */
static void
test_no_part (TestLibrary   *test,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (test->folder, "site", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_auto(GStrv) missing = NULL;
  g_auto(GStrv) changed = NULL;
  g_auto(GStrv) foreign = NULL;

  add (test, 202301, "10.1/1", "Alliance", "Empathy");
  export (test, "site");
  g_assert_true (praxis_folder_verify (folder, &missing, &changed, &foreign, NULL, NULL));
  g_assert_cmpuint (g_strv_length (missing) + g_strv_length (changed) + g_strv_length (foreign), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/site-works/edits", test_edits);
  test_library_add_test ("/site-works/keys", test_keys);
  test_library_add_test ("/site-works/shared", test_shared);
  test_library_add_test ("/site-works/terms", test_terms);
  test_library_add_test ("/site-works/not-read", test_not_read);
  test_library_add_test ("/site-works/same", test_same);
  test_library_add_test ("/site-works/refused", test_refused);
  test_library_add_test ("/site-works/damaged", test_damaged);
  test_library_add_test ("/site-works/files-changed", test_files_changed);
  test_library_add_test ("/site-works/no-part", test_no_part);
  return g_test_run ();
}
