/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "test-served-archive.h"

#include <string.h>

#include "archive/praxis-archive-group.h"
#include "archive/praxis-archive-hash.h"
#include "store/praxis-store-batch.h"
#include "store/praxis-store-private.h"

static const char locations[] =
  "location /moved/ { rewrite ^/moved/(.*)$ http://127.0.0.1:@plain@/blog/$1 permanent; }\n"
  "location /lent/ { rewrite ^/lent/(.*)$ http://127.0.0.1:@plain@/blog/$1 redirect; }\n"
  "location /hotel/ { default_type text/html; return 200 '<!DOCTYPE html><title>Sign in</title>'; }\n"
  "location /off/ { return 503; }\n";

void
test_served_archive_set_up (TestServedArchive *test,
                          gconstpointer    data)
{
  test_archives_set_up (&test->archives, NULL);
  test->nginx = test_nginx_new (locations, FALSE);
  test->downloader = praxis_downloader_new ();
  test->folder = g_build_filename (test->nginx->folder, "cache", NULL);
}

void
test_served_archive_tear_down (TestServedArchive *test,
                             gconstpointer    data)
{
  g_assert_finalize_object (test->downloader);
  test_nginx_free (test->nginx);
  test_archives_tear_down (&test->archives, NULL);
  g_free (test->folder);
}

/* Adds published posts to the author's library, "Post 0" and so on, two a month. */
void
test_served_archive_add_posts (TestServedArchive *test,
                             guint            n_posts)
{
  PraxisStore *author = test->archives.author.store;
  g_autoptr(GError) error = NULL;

  praxis_store_begin (author, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_posts; i++)
    {
      g_autofree char *title = g_strdup_printf ("Post %u", i);

      test_archives_publish (&test->archives, title, 200001 + 100 * (i / 24) + i % 24 / 2, "Alliance");
    }
  praxis_store_end (author, TRUE, &error);
  g_assert_no_error (error);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static void
write_group (TestServedArchive *test,
             PraxisArchive     *archive,
             const char        *folder,
             guint              group,
             GPtrArray         *uuids)
{
  g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *file = praxis_archive_group_name (group);
  g_autofree char *name = g_build_filename (folder, "archive", "posts", file, NULL);
  g_autoptr(GBytes) packed = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < uuids->len; i++)
    {
      g_ptr_array_add (documents, praxis_archive_load_document (archive, uuids->pdata[i], &error));
      g_assert_no_error (error);
    }
  packed = praxis_archive_group_pack (documents);
  g_assert_no_error (error);
  test_nginx_write (test->nginx, name, g_bytes_get_data (packed, NULL), (gssize) g_bytes_get_size (packed));
}

static void
write_groups (TestServedArchive *test,
              PraxisArchive     *archive,
              const char        *folder)
{
  guint n_groups = praxis_archive_manifest_get_n_groups (praxis_archive_get_manifest (archive));
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *uuids = praxis_archive_get_uuids (archive);

  for (guint i = 0; i < n_groups; i++)
    g_ptr_array_add (groups, g_ptr_array_new ());
  for (guint i = 0; i < uuids->len; i++)
    g_ptr_array_add (groups->pdata[praxis_archive_group_of (uuids->pdata[i], n_groups)], uuids->pdata[i]);
  for (guint i = 0; i < n_groups; i++)
    {
      g_ptr_array_sort (groups->pdata[i], compare_texts);
      write_group (test, archive, folder, i, groups->pdata[i]);
    }
}

/* Writes all that a site has of the archive below @folder of the server. */
void
test_served_archive_publish (TestServedArchive *test,
                           const char      *folder)
{
  g_autoptr(PraxisArchive) archive = NULL;
  g_autofree char *envelope = NULL;
  g_autofree char *manifest = g_build_filename (folder, "archive", "manifest.json", NULL);
  g_autofree char *file = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *data = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  test_archives_write (&test->archives);
  archive = praxis_archive_open (test->archives.path, &error);
  g_assert_no_error (error);
  praxis_archive_verify (archive, NULL, &error);
  g_assert_no_error (error);
  write_groups (test, archive, folder);
  g_file_get_contents (test->archives.path, &data, &length, &error);
  g_assert_no_error (error);
  file = g_strconcat (praxis_digest_get_slug (praxis_archive_get_manifest (archive)->digest), ".praxis", NULL);
  whole = g_build_filename (folder, "archive", file, NULL);
  test_nginx_write (test->nginx, whole, data, (gssize) length);
  envelope = praxis_archive_manifest_to_envelope (praxis_archive_get_manifest (archive));
  test_nginx_write (test->nginx, manifest, envelope, -1);
}

/* The reader subscribes to what is at /blog/, which must work; what the server was asked for that is forgotten. */
PraxisArchiveReport *
test_served_archive_subscribe (TestServedArchive *test)
{
  g_autofree char *address = test_nginx_dup_address (test->nginx, TEST_NGINX_PLAIN, "/blog/");
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisOffer) offer = praxis_offer_find (test->downloader, address, test->folder, NULL, &error);
  PraxisArchiveReport *report;

  g_assert_no_error (error);
  praxis_offer_fetch (offer, test->downloader, test->archives.reader, NULL, NULL, &error);
  g_assert_no_error (error);
  report = praxis_offer_apply (offer, test->archives.reader, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (report->is_new);
  test_nginx_forget (test->nginx);
  return report;
}

PraxisSubscription *
test_served_archive_get (TestServedArchive *test)
{
  g_autoptr(GError) error = NULL;
  PraxisSubscription *subscription = praxis_store_get_subscription (test->archives.reader, test->archives.author.digest_uuid, &error);

  g_assert_no_error (error);
  return subscription;
}

PraxisArchiveReport *
test_served_archive_update (TestServedArchive  *test,
                          const char       *agreed_key,
                          GError          **error)
{
  g_autoptr(PraxisSubscription) subscription = test_served_archive_get (test);
  g_autoptr(PraxisOffer) offer = praxis_offer_find_update (test->downloader, subscription, test->folder, NULL, error);

  if (offer == NULL || !praxis_offer_fetch (offer, test->downloader, test->archives.reader, agreed_key, NULL, error))
    return NULL;
  return praxis_offer_apply (offer, test->archives.reader, agreed_key, NULL, error);
}
