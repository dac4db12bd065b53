/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "praxis-error.h"
#include "publish/praxis-article.h"
#include "publish/praxis-folder-private.h"
#include "publish/praxis-publish.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-issues.h"
#include "store/praxis-store-maintenance.h"
#include "store/praxis-store-posts.h"
#include "test-library.h"

static char *program;

static gint64
add (TestLibrary  *test,
     const char   *title,
     PraxisMonth   month,
     PraxisStatus  status)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(PraxisCitation) citation = praxis_citation_new_verbatim ("Berg, A. (in press).");
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, title);
  praxis_draft_set_month (draft, month);
  praxis_draft_set_summary (draft, "S");
  praxis_draft_set_implications (draft, "I");
  praxis_draft_add_citation (draft, citation);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, (const char *const[]) { "Empathy", NULL });
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  praxis_store_set_status (test->store, outcome.post_id, status, &error);
  g_assert_no_error (error);
  return outcome.post_id;
}

static void
edit (TestLibrary *test,
      gint64       id,
      const char  *title,
      const char  *summary)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, title);
  praxis_draft_set_summary (draft, summary);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
}

static PraxisStatus
get_status (TestLibrary *test,
            gint64       id)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);

  return praxis_post_get_status (post);
}

static GFile *
get_site (TestLibrary *test)
{
  return g_file_new_build_filename (test->folder, "site", NULL);
}

static gboolean
page_exists (TestLibrary *test,
             const char  *path)
{
  g_autofree char *file = g_build_filename (test->folder, "site", path, NULL);

  return g_file_test (file, G_FILE_TEST_EXISTS);
}

static char *
join (GStrv paths)
{
  return g_strjoinv (" ", paths);
}

/* Asserts what a plan says: titles of posts and of blocked ones, and paths, a word each. */
static void
assert_plan (PraxisPublishPlan *plan,
             const char        *posts,
             const char        *blocked,
             const char        *added,
             const char        *changed,
             const char        *removed)
{
  GPtrArray *lists[] = { plan->posts, plan->blocked };
  const char *titles[] = { posts, blocked };
  g_autofree char *new_files = join (plan->added);
  g_autofree char *old_files = join (plan->changed);
  g_autofree char *gone = join (plan->removed);

  for (gsize list = 0; list < G_N_ELEMENTS (lists); list++)
    {
      g_autoptr(GString) found = g_string_new (NULL);

      for (guint i = 0; i < lists[list]->len; i++)
        g_string_append_printf (found, "%s%s", i > 0 ? " " : "", ((PraxisEntry *) lists[list]->pdata[i])->title);
      g_assert_cmpstr (found->str, ==, titles[list]);
    }
  g_assert_cmpstr (new_files, ==, added);
  g_assert_cmpstr (old_files, ==, changed);
  g_assert_cmpstr (gone, ==, removed);
}

static PraxisPublishPlan *
plan (TestLibrary *test,
      PraxisMonth  month)
{
  g_autoptr(GFile) site = get_site (test);
  g_autoptr(GError) error = NULL;
  PraxisPublishPlan *found = praxis_publish_plan (test->store, test->digest_uuid, month, site, NULL, &error);

  g_assert_no_error (error);
  return found;
}

static PraxisPublishPlan *
publish (TestLibrary *test,
         PraxisMonth  month)
{
  g_autoptr(GFile) site = get_site (test);
  g_autoptr(GError) error = NULL;
  PraxisPublishPlan *done = NULL;

  praxis_publish (test->store, test->digest_uuid, month, site, NULL, NULL, NULL, &done, &error);
  g_assert_no_error (error);
  return done;
}

/* Every file below a folder with what is in it, to see whether anything changes. */
static void
list_files (const char *path,
            GString    *list)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *child = g_build_filename (path, names->pdata[i], NULL);
      g_autofree char *text = NULL;

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        list_files (child, list);
      else if (g_file_get_contents (child, &text, NULL, NULL))
        g_string_append_printf (list, "%s: %s\n", child, text);
    }
}

static char *
dump_site (TestLibrary *test)
{
  g_autofree char *path = g_build_filename (test->folder, "site", NULL);
  GString *list = g_string_new (NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    list_files (path, list);
  else
    g_string_append (list, "nothing");
  return g_string_free (list, FALSE);
}

static void
test_publish (TestLibrary   *test,
              gconstpointer  data)
{
  static const char *const first_files =
    "2023/03/index.html 2023/index.html 404.html archive.html archive/digest.praxis archive/manifest.json "
    "archive/posts/000.json.gz favicon.svg feed.json feed.xml index.html posts/index.html "
    "posts/one.html posts/two.html references.bib references.json references.ris robots.txt search.js search/places-0.js "
    "search/posts-0.js search/site.js search/words-0.js style.css topics/empathy.html topics/empathy.json topics/empathy.xml";
  gint64 one = add (test, "One", 202303, PRAXIS_STATUS_READY);
  gint64 two = add (test, "Two", 202303, PRAXIS_STATUS_READY);
  gint64 draft = add (test, "Draft", 202303, PRAXIS_STATUS_DRAFT);
  gint64 april = add (test, "April", 202304, PRAXIS_STATUS_READY);
  g_autoptr(PraxisPublishPlan) planned = NULL;
  g_autoptr(PraxisPublishPlan) done = NULL;
  g_autoptr(PraxisPublishPlan) again = NULL;

  g_assert_true (praxis_store_set_issue_order (test->store, test->digest_uuid, 202303, (const gint64[]) { two, one }, 2,
                                               NULL));
  planned = plan (test, 202303);
  assert_plan (planned, "Two One", "Draft", first_files, "", "");
  g_assert_false (page_exists (test, ""));
  g_assert_cmpint (get_status (test, one), ==, PRAXIS_STATUS_READY);

  done = publish (test, 202303);
  assert_plan (done, "Two One", "Draft", first_files, "", "");
  g_assert_cmpuint (done->unchanged, ==, 0);
  g_assert_cmpstr (done->start, ==, "index.html");
  g_assert_cmpint (get_status (test, one), ==, PRAXIS_STATUS_PUBLISHED);
  g_assert_cmpint (get_status (test, two), ==, PRAXIS_STATUS_PUBLISHED);
  g_assert_cmpint (get_status (test, draft), ==, PRAXIS_STATUS_DRAFT);
  g_assert_cmpint (get_status (test, april), ==, PRAXIS_STATUS_READY);
  g_assert_true (page_exists (test, "posts/one.html"));
  g_assert_false (page_exists (test, "posts/april.html"));

  again = publish (test, 202303);
  assert_plan (again, "", "Draft", "", "", "");
  g_assert_cmpuint (again->unchanged, ==, 27);
}

/* What the plan says is what is done, for a later month and after edits too. */
static void
test_update (TestLibrary   *test,
             gconstpointer  data)
{
  gint64 one = add (test, "One", 202303, PRAXIS_STATUS_READY);
  gint64 two = add (test, "Two", 202303, PRAXIS_STATUS_READY);
  g_autoptr(PraxisPublishPlan) first = publish (test, 202303);
  g_autoptr(PraxisPublishPlan) planned = NULL;
  g_autoptr(PraxisPublishPlan) done = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *added = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *removed = NULL;
  gint64 change_before, change_after;

  edit (test, one, "One", "Edited.");
  g_assert_true (praxis_store_set_status (test->store, two, PRAXIS_STATUS_DRAFT, NULL));
  add (test, "Three", 202303, PRAXIS_STATUS_READY);
  add (test, "Later", 202304, PRAXIS_STATUS_READY);
  before = dump_site (test);
  praxis_store_get_change (test->store, &change_before, NULL);
  planned = plan (test, 202303);
  after = dump_site (test);
  praxis_store_get_change (test->store, &change_after, NULL);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (change_before, ==, change_after);
  g_assert_cmpint (get_status (test, one), ==, PRAXIS_STATUS_NEEDS_UPDATE);

  assert_plan (planned, "One Three", "Two", "posts/three.html",
               "2023/03/index.html 2023/index.html archive/digest.praxis archive/manifest.json archive/posts/000.json.gz "
               "feed.json feed.xml index.html posts/index.html posts/one.html search/places-0.js search/posts-0.js "
               "search/site.js search/words-0.js "
               "topics/empathy.html topics/empathy.json topics/empathy.xml",
               "posts/two.html");
  g_assert_cmpuint (planned->unchanged, ==, 9);
  added = join (planned->added);
  changed = join (planned->changed);
  removed = join (planned->removed);
  done = publish (test, 202303);
  assert_plan (done, "One Three", "Two", added, changed, removed);
  g_assert_cmpuint (done->unchanged, ==, planned->unchanged);
  g_assert_cmpint (get_status (test, one), ==, PRAXIS_STATUS_PUBLISHED);
  g_assert_false (page_exists (test, "posts/two.html"));
  g_assert_cmpuint (first->unchanged, ==, 0);
}

static void
test_whole_digest (TestLibrary   *test,
                   gconstpointer  data)
{
  gint64 loose = add (test, "Loose", PRAXIS_MONTH_NONE, PRAXIS_STATUS_READY);
  g_autoptr(PraxisPublishPlan) done = NULL;

  add (test, "April", 202304, PRAXIS_STATUS_READY);
  add (test, "March", 202303, PRAXIS_STATUS_READY);
  done = publish (test, PRAXIS_MONTH_NONE);
  g_assert_cmpuint (done->posts->len, ==, 2);
  g_assert_cmpuint (done->blocked->len, ==, 1);
  g_assert_cmpint (((PraxisEntry *) done->blocked->pdata[0])->id, ==, loose);
  g_assert_true (page_exists (test, "posts/march.html"));
  g_assert_true (page_exists (test, "posts/april.html"));
}

/* What is not whole any more stays back; what was published of it stays out. */
static void
test_blocked (TestLibrary   *test,
              gconstpointer  data)
{
  gint64 id = add (test, "One", 202303, PRAXIS_STATUS_READY);
  gint64 emptied = add (test, "Two", 202303, PRAXIS_STATUS_READY);
  g_autoptr(PraxisPublishPlan) done = NULL;
  g_autoptr(PraxisPublishPlan) again = NULL;
  g_autoptr(PraxisPost) published = NULL;

  edit (test, emptied, "Two", " ");
  g_assert_cmpint (get_status (test, emptied), ==, PRAXIS_STATUS_READY);
  done = publish (test, 202303);
  g_assert_cmpuint (done->posts->len, ==, 1);
  g_assert_cmpuint (done->blocked->len, ==, 1);
  g_assert_cmpint (get_status (test, emptied), ==, PRAXIS_STATUS_READY);

  edit (test, id, "One", "");
  again = publish (test, 202303);
  g_assert_cmpuint (again->posts->len, ==, 0);
  g_assert_cmpuint (again->blocked->len, ==, 2);
  g_assert_cmpint (get_status (test, id), ==, PRAXIS_STATUS_NEEDS_UPDATE);
  published = praxis_store_get_published_post (test->store, id, NULL);
  g_assert_cmpstr (praxis_post_get_summary (published), ==, "S");
}

static void
assert_refused (TestLibrary *test,
                PraxisStore *store,
                const char  *digest_uuid,
                GFile       *site,
                gint64       id,
                GQuark       domain,
                int          code)
{
  g_autoptr(PraxisPublishPlan) planned = NULL;
  g_autoptr(PraxisPublishPlan) done = NULL;
  g_autoptr(GError) plan_error = NULL;
  g_autoptr(GError) error = NULL;

  planned = praxis_publish_plan (store, digest_uuid, 202303, site, NULL, &plan_error);
  g_assert_null (planned);
  g_assert_error (plan_error, domain, code);
  g_assert_false (praxis_publish (store, digest_uuid, 202303, site, NULL, NULL, NULL, &done, &error));
  g_assert_error (error, domain, code);
  g_assert_null (done);
  g_assert_cmpint (get_status (test, id), ==, PRAXIS_STATUS_READY);
}

static void
test_refused (TestLibrary   *test,
              gconstpointer  data)
{
  gint64 id = add (test, "One", 202303, PRAXIS_STATUS_READY);
  g_autoptr(GFile) site = get_site (test);
  g_autoptr(GFile) occupied = g_file_new_for_path (test->folder);
  g_autoptr(GFile) remote = g_file_new_for_uri ("sftp://example.org/site");
  g_autoptr(PraxisStore) reader = praxis_store_open (test->path, PRAXIS_STORE_READ, NULL);
  g_autofree char *before = dump_site (test);
  g_autofree char *after = NULL;

  assert_refused (test, test->store, "nowhere", site, id, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  assert_refused (test, test->store, test->digest_uuid, occupied, id, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS);
  assert_refused (test, test->store, test->digest_uuid, remote, id, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  assert_refused (test, reader, test->digest_uuid, site, id, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY);
  after = dump_site (test);
  g_assert_cmpstr (before, ==, after);
}

/* Somebody else's file in the place of a page is found by the plan, and not touched. */
static void
test_foreign_file (TestLibrary   *test,
                   gconstpointer  data)
{
  gint64 id;
  g_autoptr(PraxisPublishPlan) first = NULL;
  g_autoptr(GFile) site = get_site (test);
  g_autofree char *path = g_build_filename (test->folder, "site", "posts", "one.html", NULL);
  g_autofree char *text = NULL;

  add (test, "Zero", 202303, PRAXIS_STATUS_READY);
  first = publish (test, 202303);
  id = add (test, "One", 202303, PRAXIS_STATUS_READY);
  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  assert_refused (test, test->store, test->digest_uuid, site, id, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
}

static void
cancel_late (guint    done,
             guint    total,
             gpointer user_data)
{
  if (done * 2 >= total)
    g_cancellable_cancel (user_data);
}

static void
test_cancelled (TestLibrary   *test,
                gconstpointer  data)
{
  gint64 id = add (test, "One", 202303, PRAXIS_STATUS_READY);
  g_autoptr(GFile) site = get_site (test);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_assert_false (praxis_publish (test->store, test->digest_uuid, 202303, site, cancel_late, cancellable, cancellable, NULL,
                                  &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (get_status (test, id), ==, PRAXIS_STATUS_READY);
  g_assert_false (page_exists (test, ""));
  g_assert_null (praxis_publish_plan (test->store, test->digest_uuid, 202303, site, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A disk that fails at any step leaves statuses and folder as they were. */
static void
test_broken (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr(GFile) site = get_site (test);
  g_autoptr(PraxisPublishPlan) first = NULL;
  g_autofree char *before = NULL;
  gint64 id;
  gboolean success = FALSE;
  int steps;

  add (test, "Zero", 202302, PRAXIS_STATUS_READY);
  first = publish (test, 202302);
  before = dump_site (test);
  id = add (test, "One", 202303, PRAXIS_STATUS_READY);
  for (steps = 0; !success && steps < 1000; steps++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *after = NULL;

      praxis_folder_break_after (steps, FALSE);
      success = praxis_publish (test->store, test->digest_uuid, 202303, site, NULL, NULL, NULL, NULL, &error);
      praxis_folder_break_after (-1, FALSE);
      if (success)
        break;
      g_assert_nonnull (error);
      g_assert_cmpint (get_status (test, id), ==, PRAXIS_STATUS_READY);
      after = dump_site (test);
      g_assert_cmpstr (before, ==, after);
    }
  g_assert_true (success);
  g_assert_cmpint (steps, >, 5);
  g_assert_cmpint (get_status (test, id), ==, PRAXIS_STATUS_PUBLISHED);
}

/* Publishes March 2023 in a process of its own, which is killed after some steps. A fork would not do: the threads that
 * write pages would not be in it. Returns: whether it was killed */
static gboolean
publish_and_die (TestLibrary *test,
                 int          steps)
{
  g_autofree char *site = g_build_filename (test->folder, "site", NULL);
  g_autofree char *number = g_strdup_printf ("%d", steps);
  char *arguments[] = { program, (char *) "--publish", test->path, test->digest_uuid, site, number, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  if (WIFSIGNALED (status))
    {
      g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
      return TRUE;
    }
  g_assert_cmpint (status, ==, 0);
  return FALSE;
}

/* What that process does. */
static int
publish_in_process (char *argv[])
{
  g_autoptr(PraxisStore) store = praxis_store_open (argv[2], PRAXIS_STORE_WRITE, NULL);
  g_autoptr(GFile) site = g_file_new_for_path (argv[4]);

  praxis_folder_break_after (atoi (argv[5]), TRUE);
  return praxis_publish (store, argv[3], 202303, site, NULL, NULL, NULL, NULL, NULL) ? 0 : 1;
}

/* Killed at any moment: the library is sound and never says that something is published that nobody can see, the folder
 * is whole after the next look at it, and publishing again does the rest. */
static void
test_killed (TestLibrary   *test,
             gconstpointer  data)
{
  guint n_killed = 0;

  for (int steps = 0; steps < 1000; steps++)
    {
      g_autofree char *title = g_strdup_printf ("Tale %d", steps);
      g_autofree char *path = g_strdup_printf ("posts/tale-%d.html", steps);
      gint64 id = add (test, title, 202303, PRAXIS_STATUS_READY);
      g_autoptr(PraxisPublishPlan) done = NULL;
      g_autoptr(GError) error = NULL;
      g_auto(GStrv) problems = NULL;
      gboolean killed = publish_and_die (test, steps);

      if (!killed)
        break;
      n_killed++;
      g_assert_true (praxis_store_verify (test->store, &problems, NULL, NULL));
      g_assert_cmpuint (g_strv_length (problems), ==, 0);
      g_assert_cmpint (get_status (test, id), ==, PRAXIS_STATUS_READY);
      g_assert_true (praxis_export_recover_all (test->store, NULL, &error));
      g_assert_no_error (error);
      g_assert_false (page_exists (test, PRAXIS_FOLDER_STAGING));
      done = publish (test, 202303);
      g_assert_cmpuint (done->posts->len, ==, 1);
      g_assert_cmpint (get_status (test, id), ==, PRAXIS_STATUS_PUBLISHED);
      g_assert_true (page_exists (test, path));
    }
  g_assert_cmpuint (n_killed, >, 5);
}

/* A plan beside an export that was interrupted looks, and repairs nothing. */
static void
test_plan_of_interrupted (TestLibrary   *test,
                          gconstpointer  data)
{
  g_autoptr(PraxisPublishPlan) planned = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add (test, "One", 202303, PRAXIS_STATUS_READY);
  g_assert_true (publish_and_die (test, 4));
  g_assert_true (page_exists (test, PRAXIS_FOLDER_STAGING));
  before = dump_site (test);
  planned = plan (test, 202303);
  g_assert_cmpuint (planned->posts->len, ==, 1);
  after = dump_site (test);
  g_assert_cmpstr (before, ==, after);
}

/* What a digest keeps for its author alone is on no page. */
static void
test_site_folder (TestLibrary   *test,
                  gconstpointer  data)
{
  g_autoptr(PraxisPublishPlan) first = NULL;
  g_autoptr(PraxisPublishPlan) second = NULL;
  g_autoptr(PraxisDigest) digest = NULL;
  g_autofree char *pages = NULL;
  g_autoptr(GError) error = NULL;

  add (test, "One", 202303, PRAXIS_STATUS_READY);
  first = publish (test, 202303);
  g_assert_true (praxis_store_set_site_folder (test->store, test->digest_uuid, "file:///srv/private-place", &error));
  g_assert_no_error (error);
  digest = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  g_assert_cmpstr (praxis_digest_get_site_folder (digest), ==, "file:///srv/private-place");
  g_assert_cmpstr (praxis_digest_get_title (digest), ==, "A digest");
  second = publish (test, 202303);
  assert_plan (second, "", "", "", "", "");
  pages = dump_site (test);
  g_assert_null (strstr (pages, "private-place"));
  g_assert_false (praxis_store_set_site_folder (test->store, "nowhere", "", &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
}

static void
test_fragment (TestLibrary   *test,
               gconstpointer  data)
{
  gint64 ids[] = { add (test, "One <b>", 202303, PRAXIS_STATUS_READY), add (test, "Two", 202303, PRAXIS_STATUS_READY) };
  g_autoptr(PraxisDigest) digest = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *fragment = NULL;
  g_autofree char *bare = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *articles = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (posts, praxis_store_get_post_by_id (test->store, ids[i], NULL));
  fragment = praxis_article_issue_to_html (digest, test_references_of (posts->pdata[0]), posts, "This month… *two* <script>",
                                           PRAXIS_ARTICLE_PAGE);
  bare = praxis_article_issue_to_html (digest, test_references_of (posts->pdata[0]), posts, " ", PRAXIS_ARTICLE_PAGE);
  {
    g_autofree char *one = praxis_article_to_html (posts->pdata[0], digest, test_references_of (posts->pdata[0]));
    g_autofree char *two = praxis_article_to_html (posts->pdata[1], digest, test_references_of (posts->pdata[1]));

    articles = g_strconcat (one, two, NULL);
  }
  expected = g_strconcat ("<div class=\"blurb\"><p>This month… <em>two</em> &lt;script&gt;</p>\n</div>\n", articles, NULL);
  g_assert_cmpstr (bare, ==, articles);
  g_assert_cmpstr (fragment, ==, expected);
}

int
main (int   argc,
      char *argv[])
{
  program = argv[0];
  if (argc == 6 && strcmp (argv[1], "--publish") == 0)
    return publish_in_process (argv);
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/publish/month", test_publish);
  test_library_add_test ("/publish/update", test_update);
  test_library_add_test ("/publish/whole-digest", test_whole_digest);
  test_library_add_test ("/publish/blocked", test_blocked);
  test_library_add_test ("/publish/refused", test_refused);
  test_library_add_test ("/publish/foreign-file", test_foreign_file);
  test_library_add_test ("/publish/cancelled", test_cancelled);
  test_library_add_test ("/publish/broken", test_broken);
  test_library_add_test ("/publish/killed", test_killed);
  test_library_add_test ("/publish/plan-of-interrupted", test_plan_of_interrupted);
  test_library_add_test ("/publish/site-folder", test_site_folder);
  test_library_add_test ("/publish/fragment", test_fragment);
  return g_test_run ();
}
