/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-archive LIBRARY [FOLDER]: how long it takes to make a signed archive of the first digest of a library, to bring it up
 * to date after one edit, to make all that a site offers of it, to verify it, and to bring it into a new library. The library
 * is copied first.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "archive/praxis-archive-apply.h"
#include "archive/praxis-archive-writer.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-maintenance.h"
#include "store/praxis-store-posts.h"

static gint64 started;

static void
begin (void)
{
  started = g_get_monotonic_time ();
}

static void
end (const char   *name,
     const GError *error)
{
  struct rusage usage;

  if (error != NULL)
    g_error ("%s: %s", name, error->message);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%-36s %8.0f ms, at most %ld MB\n", name, (double) (g_get_monotonic_time () - started) / 1000,
           usage.ru_maxrss / 1024);
}

static void
edit (PraxisStore  *store,
      GError      **error)
{
  g_autoptr(PraxisPublication) publication = NULL;
  g_autoptr(GPtrArray) digests = praxis_store_list_digests (store, error);
  g_autoptr(PraxisPost) post = NULL;
  g_autoptr(PraxisDraft) draft = NULL;
  PraxisSaveOutcome outcome;

  publication = praxis_store_get_publication (store, praxis_digest_get_uuid (digests->pdata[0]), error);
  post = praxis_store_get_post_by_id (store, ((PraxisPublished *) publication->posts->pdata[0])->id, error);
  draft = praxis_draft_new_from_post (post);
  praxis_draft_set_title (draft, "Another title");
  praxis_store_save_draft (store, praxis_post_get_digest_uuid (post), draft, &outcome, error);
  praxis_store_set_status (store, outcome.post_id, PRAXIS_STATUS_PUBLISHED, error);
}

static void
measure_site (PraxisStore             *store,
              const char              *uuid,
              const PraxisSigningKey  *key,
              GError                 **error)
{
  g_autoptr(PraxisPublication) publication = NULL;
  g_autoptr(PraxisArchiveContent) content = NULL;
  g_autofree char *envelope = NULL;
  gsize size = 0;
  guint n_groups;

  begin ();
  praxis_store_begin_read (store, NULL);
  publication = praxis_store_get_publication (store, uuid, error);
  content = praxis_archive_content_new (store, publication, error);
  praxis_archive_content_load (content, publication, NULL, NULL, error);
  praxis_archive_content_seal (content, key, NULL);
  envelope = praxis_archive_manifest_to_envelope (praxis_archive_content_get_manifest (content));
  end ("hashes and manifest", *error);
  n_groups = praxis_archive_manifest_get_n_groups (praxis_archive_content_get_manifest (content));
  g_print ("  manifest of %zu bytes, %u groups\n", strlen (envelope), n_groups);
  begin ();
  for (guint i = 0; i < n_groups; i++)
    {
      g_autoptr(GBytes) packed = praxis_archive_content_pack_group (content, i, error);

      size += g_bytes_get_size (packed);
    }
  end ("all groups packed", *error);
  g_print ("  %zu bytes\n", size);
  praxis_store_end_read (store);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = argc > 2 ? g_strdup (argv[2]) : g_dir_make_tmp ("praxis-bench-XXXXXX", NULL);
  g_autofree char *library = g_build_filename (folder, "bench-author.db", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.praxis", NULL);
  g_autofree char *reader = g_build_filename (folder, "bench-reader.db", NULL);
  g_autoptr(PraxisSigningKey) key = praxis_signing_key_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisStore) original = argc > 1 ? praxis_store_open (argv[1], PRAXIS_STORE_WRITE, &error) : NULL;
  g_autoptr(PraxisStore) store = NULL;
  g_autoptr(PraxisStore) into = NULL;
  g_autoptr(GPtrArray) digests = NULL;
  g_autoptr(PraxisArchive) archive = NULL;
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autoptr(PraxisArchiveReport) second = NULL;
  PraxisArchiveOutcome outcome;
  const char *uuid;
  struct stat info;

  if (original == NULL || !praxis_store_backup (original, library, NULL, &error))
    g_error ("bench-archive needs a library: %s", error != NULL ? error->message : "none was given");
  store = praxis_store_open (library, PRAXIS_STORE_WRITE, &error);
  digests = praxis_store_list_digests (store, &error);
  uuid = praxis_digest_get_uuid (digests->pdata[0]);

  measure_site (store, uuid, key, &error);
  begin ();
  praxis_archive_write (store, uuid, key, path, FALSE, &outcome, NULL, &error);
  end ("archive", error);
  g_stat (path, &info);
  g_print ("  %u posts, %zd bytes\n", outcome.n_posts, (gssize) info.st_size);
  begin ();
  praxis_archive_write (store, uuid, key, path, FALSE, &outcome, NULL, &error);
  end ("archive, nothing changed", error);

  begin ();
  archive = praxis_archive_open (path, &error);
  if (archive != NULL)
    praxis_archive_verify (archive, NULL, &error);
  end ("verify", error);
  into = praxis_store_open (reader, PRAXIS_STORE_CREATE, &error);
  begin ();
  report = praxis_archive_apply (into, archive, NULL, NULL, NULL, &error);
  end ("into a new library", error);

  edit (store, &error);
  begin ();
  praxis_archive_write (store, uuid, key, path, FALSE, &outcome, NULL, &error);
  end ("archive, one edit", error);
  g_clear_pointer (&archive, praxis_archive_free);
  begin ();
  archive = praxis_archive_open (path, &error);
  second = praxis_archive_apply (into, archive, NULL, NULL, NULL, &error);
  end ("into that library, one edit", error);

  g_unlink (path);
  g_unlink (library);
  g_unlink (reader);
  if (argc <= 2)
    g_rmdir (folder);
  return EXIT_SUCCESS;
}
