/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "subscribe/praxis-offer.h"

#include <glib/gstdio.h>
#include <string.h>

#include "praxis-error.h"
#include "store/praxis-store-maintenance.h"
#include "store/praxis-store-posts.h"
#include "test-served-archive.h"
#include "test-wire.h"

static void
assert_error (const GError *error,
              PraxisError   code,
              const char   *words)
{
  g_test_message ("%s", error != NULL ? error->message : "no error");
  g_assert_error (error, PRAXIS_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_test_fail_printf ("“%s” does not say “%s”", error->message, words);
}

static void
assert_sound (PraxisStore *store)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) problems = NULL;

  praxis_store_verify (store, &problems, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstrv (problems, ((const char *[]) { NULL }));
}

static gint64
get_change (TestServedArchive *test)
{
  gint64 change = 0;

  g_assert_true (praxis_store_get_change (test->archives.reader, &change, NULL));
  return change;
}

/* What the server was asked for: paths and statuses, as "manifest.json 200, posts/003.json.gz 200". */
static char *
dup_asked (TestServedArchive *test,
           guint            n_lines)
{
  g_auto(GStrv) lines = test_nginx_read_log (test->nginx, n_lines);
  g_autoptr(GString) asked = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (lines[i], " ", 3);

      g_string_append_printf (asked, "%s%s %s", asked->len > 0 ? ", " : "", words[0], words[1]);
    }
  return g_string_free_and_steal (g_steal_pointer (&asked));
}

static char *
find_name (TestServedArchive *test,
           const char      *end)
{
  g_autofree char *folder = g_build_filename (test->nginx->root, "blog", "archive", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, end))
        return g_build_filename ("blog", "archive", name, NULL);
    }
  g_assert_not_reached ();
}

static void
remove_from_site (TestServedArchive *test,
                  const char      *name)
{
  g_autofree char *path = g_build_filename (test->nginx->root, name, NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* --- Find ------------------------------------------------------------------------------------------------- */

static PraxisOffer *
find_at (TestServedArchive  *test,
         const char       *place,
         GError          **error)
{
  g_autofree char *address = *place == '/' ? test_nginx_dup_address (test->nginx, TEST_NGINX_PLAIN, place) : g_strdup (place);

  return praxis_offer_find (test->downloader, address, test->folder, NULL, error);
}

static void
assert_found (TestServedArchive *test,
              const char      *place,
              const char      *end)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisOffer) offer = find_at (test, place, &error);
  g_autoptr(PraxisArchiveReport) report = NULL;
  PraxisArchiveManifest *manifest;

  g_test_message ("%s", place);
  g_assert_no_error (error);
  manifest = praxis_offer_get_manifest (offer);
  g_assert_cmpstr (praxis_digest_get_uuid (manifest->digest), ==, test->archives.author.digest_uuid);
  g_assert_cmpuint (manifest->n_posts, ==, 3);
  g_assert_cmpstr (manifest->public_key, ==, praxis_signing_key_get_public (test->archives.key));
  g_assert_false (praxis_offer_is_in_clear (offer));
  if (end != NULL)
    g_assert_true (g_str_has_suffix (praxis_offer_get_address (offer), end));
  else
    g_assert_null (praxis_offer_get_address (offer));
  praxis_offer_fetch (offer, test->downloader, test->archives.reader, NULL, NULL, &error);
  g_assert_no_error (error);
  report = praxis_offer_apply (offer, test->archives.reader, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_archives_count (test->archives.reader, "SELECT count(*) FROM post WHERE status > 1"), ==, 3);
}

static void
test_find (TestServedArchive *test,
           gconstpointer    data)
{
  g_autofree char *file = NULL;
  g_autofree char *place = NULL;
  g_autofree char *uri = NULL;

  test_served_archive_add_posts (test, 3);
  test_served_archive_publish (test, "blog");
  file = find_name (test, ".praxis");
  place = g_strconcat ("/", file, NULL);
  uri = g_filename_to_uri (test->archives.path, NULL, NULL);
  test_nginx_write (test->nginx, "blog/posts/one.html", "<link rel=alternate type='application/vnd.praxis+json' href='../archive/manifest.json'>", -1);
  test_nginx_write (test->nginx, "blog/feed.xml", "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>"
                    "<link rel='alternate' type='application/vnd.praxis+json' href='archive/manifest.json'/></feed>", -1);

  assert_found (test, "/blog/", "/blog/archive/manifest.json");
  assert_found (test, "/blog", "/blog/archive/manifest.json");
  assert_found (test, "/blog/index.html", "/blog/archive/manifest.json");
  assert_found (test, "/blog/posts/one.html", "/blog/archive/manifest.json");
  assert_found (test, "/blog/feed.xml", "/blog/archive/manifest.json");
  assert_found (test, "/blog/archive/manifest.json", "/blog/archive/manifest.json");
  assert_found (test, place, ".praxis");
  /* Moved for good, and for now. */
  assert_found (test, "/moved/archive/manifest.json", "/blog/archive/manifest.json");
  assert_found (test, "/lent/archive/manifest.json", "/lent/archive/manifest.json");
  assert_found (test, uri, NULL);
}

static void
test_find_file (TestServedArchive *test,
                gconstpointer    data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisOffer) offer = NULL;

  test_served_archive_add_posts (test, 3);
  test_archives_write (&test->archives);
  offer = praxis_offer_find (test->downloader, test->archives.path, test->folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (praxis_offer_get_address (offer));
  g_clear_pointer (&offer, praxis_offer_free);
  offer = praxis_offer_find (test->downloader, "none.praxis", test->folder, NULL, &error);
  g_assert_null (offer);
  assert_error (error, PRAXIS_ERROR_NOT_FOUND, "none.praxis");
}

static void
assert_not_found (TestServedArchive *test,
                  const char      *place,
                  PraxisError      code,
                  const char      *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisOffer) offer = find_at (test, place, &error);

  g_assert_null (offer);
  assert_error (error, code, words);
}

static void
test_find_nothing (TestServedArchive *test,
                   gconstpointer    data)
{
  test_nginx_write (test->nginx, "plain/index.html", "<title>A site without a digest</title>", -1);
  test_nginx_write (test->nginx, "strange/archive/manifest.json", "{\"name\": \"An application\"}", -1);
  test_nginx_write (test->nginx, "strange/index.html", "<title>An application</title>", -1);
  test_nginx_write (test->nginx, "words/notes.praxis", "Nothing but words, and more than a few of them.", -1);
  assert_not_found (test, "/plain/", PRAXIS_ERROR_NOT_FOUND, "has no digest of Praxis");
  assert_not_found (test, "/strange/", PRAXIS_ERROR_NOT_FOUND, "has no digest of Praxis");
  assert_not_found (test, "/none/", PRAXIS_ERROR_NOT_FOUND, "There is nothing at");
  assert_not_found (test, "/hotel/", PRAXIS_ERROR_NOT_FOUND, "sign in first");
  assert_not_found (test, "/hotel/x.praxis", PRAXIS_ERROR_INVALID, "sign in first");
  assert_not_found (test, "/words/notes.praxis", PRAXIS_ERROR_FOREIGN, "not an archive of Praxis");
  assert_not_found (test, "/off/", PRAXIS_ERROR_FAILED, "busy");
  assert_not_found (test, "two words", PRAXIS_ERROR_INVALID, "no address of the web");
}

/* --- First ------------------------------------------------------------------------------------------------ */

static void
test_first (TestServedArchive *test,
            gconstpointer    data)
{
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autoptr(PraxisSubscription) subscription = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisOffer) offer = NULL;
  g_autofree char *address = test_nginx_dup_address (test->nginx, TEST_NGINX_PLAIN, "/blog/archive/manifest.json");
  g_autofree char *asked = NULL;
  g_autofree char *name = NULL;
  g_autofree char *expected = NULL;
  g_autoptr(GDir) left = NULL;

  test_served_archive_add_posts (test, 120);
  test_served_archive_publish (test, "blog");
  name = find_name (test, ".praxis");
  offer = find_at (test, "/blog/", &error);
  g_assert_no_error (error);
  praxis_offer_fetch (offer, test->downloader, test->archives.reader, NULL, NULL, &error);
  g_assert_no_error (error);
  report = praxis_offer_apply (offer, test->archives.reader, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (report->is_new);
  g_assert_cmpuint (report->added->len, ==, 120);
  /* All of it is needed, so it comes as one. */
  asked = dup_asked (test, 2);
  expected = g_strdup_printf ("/blog/archive/manifest.json 200, /%s 200", name);
  g_assert_cmpstr (asked, ==, expected);

  subscription = test_served_archive_get (test);
  g_assert_cmpstr (subscription->address, ==, address);
  g_assert_cmpstr (subscription->etag, !=, "");
  g_assert_cmpstr (subscription->last_modified, !=, "");
  g_assert_cmpint (subscription->checked, >, 0);
  g_assert_cmpstr (subscription->signing_key, ==, praxis_signing_key_get_public (test->archives.key));
  assert_sound (test->archives.reader);
  /* Nothing is kept that is in the library. */
  left = g_dir_open (test->folder, 0, NULL);
  g_assert_null (g_dir_read_name (left));
}

/* A site without the whole archive has the parts. */
static void
test_first_by_groups (TestServedArchive *test,
                      gconstpointer    data)
{
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autofree char *name = NULL;

  test_served_archive_add_posts (test, 120);
  test_served_archive_publish (test, "blog");
  name = find_name (test, ".praxis");
  remove_from_site (test, name);
  report = test_served_archive_subscribe (test);
  g_assert_cmpuint (report->added->len, ==, 120);
  assert_sound (test->archives.reader);
}

/* --- Update ----------------------------------------------------------------------------------------------- */

static void
test_nothing_new (TestServedArchive *test,
                  gconstpointer    data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *asked = NULL;
  gint64 before;

  test_served_archive_add_posts (test, 3);
  test_served_archive_publish (test, "blog");
  first = test_served_archive_subscribe (test);
  before = get_change (test);
  report = test_served_archive_update (test, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (report->is_same);
  g_assert_cmpstr (praxis_digest_get_uuid (report->digest), ==, test->archives.author.digest_uuid);
  g_assert_cmpint (get_change (test), ==, before);
  asked = dup_asked (test, 1);
  g_assert_cmpstr (asked, ==, "/blog/archive/manifest.json 304");
  g_assert_cmpuint (test_nginx_count_bytes (test->nginx, 1), <, 300);
}

/* Written anew with the same in it. */
static void
test_same_again (TestServedArchive *test,
                 gconstpointer    data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisArchiveReport) second = NULL;
  g_autoptr(PraxisArchiveReport) third = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *asked = NULL;

  test_served_archive_add_posts (test, 3);
  test_served_archive_publish (test, "blog");
  first = test_served_archive_subscribe (test);
  test_served_archive_publish (test, "blog");
  second = test_served_archive_update (test, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (second->is_same);
  third = test_served_archive_update (test, NULL, &error);
  g_assert_no_error (error);
  asked = dup_asked (test, 2);
  g_assert_cmpstr (asked, ==, "/blog/archive/manifest.json 200, /blog/archive/manifest.json 304");
}

static void
change_posts (TestServedArchive *test,
              guint            n_posts,
              const char      *summary)
{
  for (guint i = 0; i < n_posts; i++)
    test_archives_edit (&test->archives, 1 + i, summary, TRUE);
}

static void
test_changed (TestServedArchive *test,
              gconstpointer    data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *asked = NULL;
  g_auto(GStrv) words = NULL;

  test_served_archive_add_posts (test, 120);
  test_served_archive_publish (test, "blog");
  first = test_served_archive_subscribe (test);
  /* What was read and has changed is marked. */
  test_archives_run (test->archives.reader, "UPDATE reading SET unread = 0; UPDATE post SET own = own & ~1");
  change_posts (test, 2, "A correction.");
  test_archives_publish (&test->archives, "New", 203001, "Alliance");
  test_served_archive_publish (test, "blog");
  report = test_served_archive_update (test, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->changed->len, ==, 2);
  g_assert_cmpuint (report->added->len, ==, 1);
  g_assert_cmpuint (report->months->len, ==, 1);
  g_assert_cmpuint (g_array_index (report->months, guint, 0), ==, 203001);
  g_assert_cmpint (test_archives_count (test->archives.reader, "SELECT count(*) FROM post WHERE own & 8"), ==, 2);
  asked = dup_asked (test, 2);
  g_test_message ("%s", asked);
  /* The manifest and at most three groups. */
  words = g_strsplit (asked, ", ", -1);
  g_assert_cmpuint (g_strv_length (words), >=, 2);
  g_assert_cmpuint (g_strv_length (words), <=, 4);
  for (guint i = 1; words[i] != NULL; i++)
    g_assert_true (g_str_has_prefix (words[i], "/blog/archive/posts/"));
  assert_sound (test->archives.reader);
}

static void
test_withdrawn (TestServedArchive *test,
                gconstpointer    data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autoptr(GError) error = NULL;
  const gint64 one = 1;

  test_served_archive_add_posts (test, 3);
  test_served_archive_publish (test, "blog");
  first = test_served_archive_subscribe (test);
  praxis_store_delete_posts (test->archives.author.store, &one, 1, &error);
  g_assert_no_error (error);
  test_served_archive_publish (test, "blog");
  report = test_served_archive_update (test, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->removed->len, ==, 1);
  assert_sound (test->archives.reader);
}

/* --- What does not fit ------------------------------------------------------------------------------------ */

static PraxisOffer *
find_update (TestServedArchive *test)
{
  g_autoptr(PraxisSubscription) subscription = test_served_archive_get (test);
  g_autoptr(GError) error = NULL;
  PraxisOffer *offer = praxis_offer_find_update (test->downloader, subscription, test->folder, NULL, &error);

  g_assert_no_error (error);
  return offer;
}

/* The site is published between two questions. */
static void
test_published_meanwhile (TestServedArchive *test,
                          gconstpointer    data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autoptr(PraxisArchiveReport) again = NULL;
  g_autoptr(PraxisOffer) offer = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *asked = NULL;

  test_served_archive_add_posts (test, 120);
  test_served_archive_publish (test, "blog");
  first = test_served_archive_subscribe (test);
  change_posts (test, 1, "A correction.");
  test_served_archive_publish (test, "blog");
  offer = find_update (test);
  change_posts (test, 1, "A correction of the correction.");
  test_served_archive_publish (test, "blog");
  praxis_offer_fetch (offer, test->downloader, test->archives.reader, NULL, NULL, &error);
  g_assert_no_error (error);
  report = praxis_offer_apply (offer, test->archives.reader, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->changed->len, ==, 1);
  g_assert_cmpint (test_archives_count (test->archives.reader,
                                        "SELECT count(*) FROM post_text WHERE summary LIKE '%correction of the correction%'"), ==, 1);
  asked = dup_asked (test, 4);
  g_test_message ("%s", asked);
  g_assert_null (strstr (asked, ".praxis"));
  /* What it says of the manifest is of the second one. */
  again = test_served_archive_update (test, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (again->is_same);
}

static void
write_rubbish (TestServedArchive *test,
               const char      *name)
{
  g_autofree char *path = g_build_filename (test->nginx->root, name, NULL);
  g_autofree char *data = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  data[length * 2 / 3] ^= 0x41;
  test_nginx_write (test->nginx, name, data, (gssize) length);
}

static void
for_all_groups (TestServedArchive *test,
                void           (*func) (TestServedArchive *test,
                                        const char      *name))
{
  g_autofree char *folder = g_build_filename (test->nginx->root, "blog", "archive", "posts", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("blog", "archive", "posts", name, NULL);

      func (test, path);
    }
}

/* A part that is missing, and one that is damaged: the manifest once more, and then the whole. */
static void
test_bad_groups (TestServedArchive *test,
                 gconstpointer    data)
{
  void (*const bad[]) (TestServedArchive *, const char *) = { remove_from_site, write_rubbish };
  g_autoptr(PraxisArchiveReport) first = NULL;

  test_served_archive_add_posts (test, 120);
  test_served_archive_publish (test, "blog");
  first = test_served_archive_subscribe (test);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *summary = g_strdup_printf ("Correction %" G_GSIZE_FORMAT ".", i);
      g_autoptr(PraxisArchiveReport) report = NULL;
      g_autofree char *asked = NULL;
      g_autoptr(GError) error = NULL;

      change_posts (test, 1, summary);
      test_served_archive_publish (test, "blog");
      for_all_groups (test, bad[i]);
      test_nginx_forget (test->nginx);
      report = test_served_archive_update (test, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (report->changed->len, ==, 1);
      asked = dup_asked (test, 4);
      g_test_message ("%s", asked);
      g_assert_nonnull (strstr (asked, ".praxis 200"));
    }
}

/* Nothing that comes is right: the library stays as it is. */
static void
test_bad_all (TestServedArchive *test,
              gconstpointer    data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;
  gint64 before;

  test_served_archive_add_posts (test, 40);
  test_served_archive_publish (test, "blog");
  first = test_served_archive_subscribe (test);
  before = get_change (test);
  change_posts (test, 1, "A correction.");
  test_served_archive_publish (test, "blog");
  name = find_name (test, ".praxis");
  for_all_groups (test, write_rubbish);
  write_rubbish (test, name);
  report = test_served_archive_update (test, NULL, &error);
  g_assert_null (report);
  assert_error (error, PRAXIS_ERROR_DAMAGED, "");
  g_assert_cmpint (get_change (test), ==, before);
  /* And it is not kept, so that the next time all is well. */
  g_clear_error (&error);
  test_served_archive_publish (test, "blog");
  report = test_served_archive_update (test, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->changed->len, ==, 1);
  assert_sound (test->archives.reader);
}

static void
test_bad_manifest (TestServedArchive *test,
                   gconstpointer    data)
{
  static const char *const manifests[] = { "", "{", "{\"manifest\": 7}", "<!DOCTYPE html><title>Sign in</title>" };
  g_autoptr(PraxisArchiveReport) first = NULL;
  gint64 before;

  test_served_archive_add_posts (test, 3);
  test_served_archive_publish (test, "blog");
  first = test_served_archive_subscribe (test);
  before = get_change (test);
  for (gsize i = 0; i < G_N_ELEMENTS (manifests); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PraxisArchiveReport) report = NULL;

      test_nginx_write (test->nginx, "blog/archive/manifest.json", manifests[i], -1);
      report = test_served_archive_update (test, NULL, &error);
      g_assert_null (report);
      assert_error (error, PRAXIS_ERROR_INVALID, "");
    }
  g_assert_cmpint (get_change (test), ==, before);
}

/* --- Whom to trust ---------------------------------------------------------------------------------------- */

static void
test_older (TestServedArchive *test,
            gconstpointer    data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisArchiveReport) second = NULL;
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (test->nginx->root, "blog", "archive", "manifest.json", NULL);
  g_autofree char *old = NULL;
  gint64 before;

  test_served_archive_add_posts (test, 3);
  test_served_archive_publish (test, "blog");
  g_assert_true (g_file_get_contents (path, &old, NULL, NULL));
  first = test_served_archive_subscribe (test);
  change_posts (test, 1, "A correction.");
  test_served_archive_publish (test, "blog");
  second = test_served_archive_update (test, NULL, &error);
  g_assert_no_error (error);
  before = get_change (test);
  test_nginx_write (test->nginx, "blog/archive/manifest.json", old, -1);
  report = test_served_archive_update (test, NULL, &error);
  g_assert_null (report);
  assert_error (error, PRAXIS_ERROR_OLDER, "older than the one in your library");
  g_assert_cmpint (get_change (test), ==, before);
}

/* Signed by somebody else, and by nobody. */
static void
test_other_key (TestServedArchive *test,
                gconstpointer    data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;

  test_served_archive_add_posts (test, 40);
  test_served_archive_publish (test, "blog");
  first = test_served_archive_subscribe (test);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *summary = g_strdup_printf ("Correction %u.", i);
      const char *key;
      g_autoptr(GError) error = NULL;
      g_autoptr(PraxisArchiveReport) report = NULL;
      g_autoptr(PraxisSubscription) subscription = NULL;
      g_autofree char *asked = NULL;
      gint64 before = get_change (test);

      g_clear_pointer (&test->archives.key, praxis_signing_key_free);
      test->archives.key = i == 0 ? praxis_signing_key_new () : NULL;
      key = i == 0 ? praxis_signing_key_get_public (test->archives.key) : "";
      change_posts (test, 1, summary);
      test_served_archive_publish (test, "blog");
      test_nginx_forget (test->nginx);
      report = test_served_archive_update (test, NULL, &error);
      g_assert_null (report);
      assert_error (error, PRAXIS_ERROR_OTHER_KEY, i == 0 ? "signed with another key" : "is not signed");
      g_assert_cmpint (get_change (test), ==, before);
      /* Nothing more was fetched. */
      asked = dup_asked (test, 1);
      g_assert_cmpstr (asked, ==, "/blog/archive/manifest.json 200");

      g_clear_error (&error);
      report = test_served_archive_update (test, "0000", &error);
      g_assert_null (report);
      g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_OTHER_KEY);
      g_clear_error (&error);
      report = test_served_archive_update (test, key, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (report->changed->len, ==, 1);
      subscription = test_served_archive_get (test);
      g_assert_cmpstr (subscription->signing_key, ==, key);
    }
}

static void
test_other_digest (TestServedArchive *test,
                   gconstpointer    data)
{
  TestServedArchive other = { 0 };
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *manifest = NULL;
  gint64 before;

  test_served_archive_add_posts (test, 3);
  test_served_archive_publish (test, "blog");
  first = test_served_archive_subscribe (test);
  before = get_change (test);
  test_served_archive_set_up (&other, NULL);
  test_served_archive_add_posts (&other, 2);
  test_served_archive_publish (&other, "blog");
  path = g_build_filename (other.nginx->root, "blog", "archive", "manifest.json", NULL);
  g_assert_true (g_file_get_contents (path, &manifest, NULL, NULL));
  test_nginx_write (test->nginx, "blog/archive/manifest.json", manifest, -1);
  report = test_served_archive_update (test, NULL, &error);
  g_assert_null (report);
  assert_error (error, PRAXIS_ERROR_CONFLICT, "there is another digest now");
  g_assert_cmpint (get_change (test), ==, before);
  test_served_archive_tear_down (&other, NULL);
}

/* --- Where it is ------------------------------------------------------------------------------------------ */

static void
set_address (TestServedArchive *test,
             const char      *path)
{
  g_autoptr(PraxisSubscription) subscription = test_served_archive_get (test);
  g_autoptr(GError) error = NULL;

  g_free (subscription->address);
  subscription->address = test_nginx_dup_address (test->nginx, TEST_NGINX_PLAIN, path);
  praxis_store_put_subscription (test->archives.reader, subscription, &error);
  g_assert_no_error (error);
}

static void
assert_address (TestServedArchive *test,
                const char      *path)
{
  g_autoptr(PraxisSubscription) subscription = test_served_archive_get (test);
  g_autofree char *address = test_nginx_dup_address (test->nginx, TEST_NGINX_PLAIN, path);

  g_assert_cmpstr (subscription->address, ==, address);
}

static void
test_moved (TestServedArchive *test,
            gconstpointer    data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisArchiveReport) lent = NULL;
  g_autoptr(PraxisArchiveReport) moved = NULL;
  g_autoptr(PraxisArchiveReport) bad = NULL;
  g_autoptr(PraxisArchiveReport) same = NULL;
  g_autoptr(GError) error = NULL;

  test_served_archive_add_posts (test, 40);
  test_served_archive_publish (test, "blog");
  first = test_served_archive_subscribe (test);
  /* For now only: the old address stays. */
  set_address (test, "/lent/archive/manifest.json");
  change_posts (test, 1, "A correction.");
  test_served_archive_publish (test, "blog");
  lent = test_served_archive_update (test, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lent->changed->len, ==, 1);
  assert_address (test, "/lent/archive/manifest.json");
  /* For good, but to something that is not right: the old address stays. */
  set_address (test, "/moved/archive/manifest.json");
  test_nginx_write (test->nginx, "blog/archive/manifest.json", "{}", -1);
  bad = test_served_archive_update (test, NULL, &error);
  g_assert_null (bad);
  g_clear_error (&error);
  assert_address (test, "/moved/archive/manifest.json");
  /* For good. */
  change_posts (test, 1, "Another correction.");
  test_served_archive_publish (test, "blog");
  moved = test_served_archive_update (test, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (moved->changed->len, ==, 1);
  assert_address (test, "/blog/archive/manifest.json");
  /* Also where there is nothing new. */
  set_address (test, "/moved/archive/manifest.json");
  same = test_served_archive_update (test, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (same->is_same);
  assert_address (test, "/blog/archive/manifest.json");
}

/* A reader who has only the file's address is asked about that. */
static void
test_file_address (TestServedArchive *test,
                   gconstpointer    data)
{
  g_autofree char *name = NULL;
  g_autofree char *place = NULL;
  g_autofree char *asked = NULL;
  g_autoptr(PraxisArchiveReport) same = NULL;
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autoptr(GError) error = NULL;

  test_served_archive_add_posts (test, 3);
  test_served_archive_publish (test, "blog");
  name = find_name (test, ".praxis");
  place = g_strconcat ("/", name, NULL);
  assert_found (test, place, ".praxis");
  test_nginx_forget (test->nginx);
  same = test_served_archive_update (test, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (same->is_same);
  asked = dup_asked (test, 1);
  g_assert_nonnull (strstr (asked, ".praxis 304"));
  change_posts (test, 1, "A correction.");
  test_served_archive_publish (test, "blog");
  report = test_served_archive_update (test, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->changed->len, ==, 1);
}

static void
test_no_address (TestServedArchive *test,
                 gconstpointer    data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autoptr(GError) error = NULL;

  test_served_archive_add_posts (test, 3);
  test_archives_write (&test->archives);
  first = test_archives_apply (&test->archives);
  report = test_served_archive_update (test, NULL, &error);
  g_assert_null (report);
  assert_error (error, PRAXIS_ERROR_NOT_FOUND, "came as a file");
}

/* --- Cuts ------------------------------------------------------------------------------------------------- */

static void
test_cut_file (TestServedArchive *test,
               gconstpointer    data)
{
  /* The manifest's connection and what the file's goes on with, twice. */
  guint cuts[] = { 0, 0, 0, 0, 0, 0 };
  g_autoptr(TestWire) wire = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *place = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisOffer) offer = NULL;
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_auto(GStrv) log = NULL;
  GStatBuf status;
  gboolean has_range = FALSE;

  test_served_archive_add_posts (test, 120);
  test_served_archive_publish (test, "blog");
  name = find_name (test, ".praxis");
  path = g_build_filename (test->nginx->root, name, NULL);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  cuts[0] = (guint) status.st_size / 2;
  wire = test_wire_new_to (test->nginx->ports[0], cuts, 2);
  place = g_strdup_printf ("http://127.0.0.1:%u/%s", test_wire_get_port (wire), name);
  offer = praxis_offer_find (test->downloader, place, test->folder, NULL, &error);
  g_assert_null (offer);
  assert_error (error, PRAXIS_ERROR_FAILED, "broke off");
  g_clear_error (&error);
  offer = praxis_offer_find (test->downloader, place, test->folder, NULL, &error);
  g_assert_no_error (error);
  report = praxis_offer_apply (offer, test->archives.reader, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->added->len, ==, 120);
  log = test_nginx_read_log (test->nginx, 2);
  for (guint i = 0; log[i] != NULL; i++)
    has_range = has_range || strstr (log[i], " range=bytes=") != NULL;
  g_assert_true (has_range);
}

/* Groups that came before the cut are not asked for again. */
static void
test_cut_groups (TestServedArchive *test,
                 gconstpointer    data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autoptr(PraxisOffer) offer = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *asked = NULL;
  g_autofree char *again = NULL;
  g_autofree char *folder = g_build_filename (test->nginx->root, "blog", "archive", "posts", NULL);
  g_autofree char *away = g_build_filename (test->nginx->root, "away", NULL);
  g_auto(GStrv) first_words = NULL;
  g_auto(GStrv) words = NULL;

  test_served_archive_add_posts (test, 120);
  test_served_archive_publish (test, "blog");
  first = test_served_archive_subscribe (test);
  /* In six of eight groups at most: where it is more the whole file is fetched. */
  change_posts (test, 6, "A correction.");
  test_served_archive_publish (test, "blog");
  offer = find_update (test);
  g_assert_true (praxis_offer_fetch (offer, test->downloader, test->archives.reader, NULL, NULL, NULL));
  asked = dup_asked (test, 3);
  first_words = g_strsplit (asked, ", ", -1);
  g_assert_cmpuint (g_strv_length (first_words), >=, 3);
  /* It ends here; the next time another process begins, and the groups are not there any more. */
  g_clear_pointer (&offer, praxis_offer_free);
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  test_nginx_forget (test->nginx);
  report = test_served_archive_update (test, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->changed->len, ==, 6);
  again = dup_asked (test, 1);
  g_assert_cmpstr (again, ==, "/blog/archive/manifest.json 200");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_served_archive_add_test ("/offer/find", test_find);
  test_served_archive_add_test ("/offer/find/file", test_find_file);
  test_served_archive_add_test ("/offer/find/nothing", test_find_nothing);
  test_served_archive_add_test ("/offer/first", test_first);
  test_served_archive_add_test ("/offer/first/by-groups", test_first_by_groups);
  test_served_archive_add_test ("/offer/update/nothing-new", test_nothing_new);
  test_served_archive_add_test ("/offer/update/same-again", test_same_again);
  test_served_archive_add_test ("/offer/update/changed", test_changed);
  test_served_archive_add_test ("/offer/update/withdrawn", test_withdrawn);
  test_served_archive_add_test ("/offer/misfit/published-meanwhile", test_published_meanwhile);
  test_served_archive_add_test ("/offer/misfit/groups", test_bad_groups);
  test_served_archive_add_test ("/offer/misfit/all", test_bad_all);
  test_served_archive_add_test ("/offer/misfit/manifest", test_bad_manifest);
  test_served_archive_add_test ("/offer/trust/older", test_older);
  test_served_archive_add_test ("/offer/trust/other-key", test_other_key);
  test_served_archive_add_test ("/offer/trust/other-digest", test_other_digest);
  test_served_archive_add_test ("/offer/place/moved", test_moved);
  test_served_archive_add_test ("/offer/place/file", test_file_address);
  test_served_archive_add_test ("/offer/place/none", test_no_address);
  test_served_archive_add_test ("/offer/cut/file", test_cut_file);
  test_served_archive_add_test ("/offer/cut/groups", test_cut_groups);
  return g_test_run ();
}
