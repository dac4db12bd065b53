/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-epub LIBRARY [FILE]: how long it takes to make a book of the first digest of a library, twice: as it is, and once
 * more when all references are known. The book goes to FILE, or away.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "publish/praxis-epub.h"
#include "store/praxis-store-digests.h"

static void
measure (const char       *name,
         const PraxisEpub *epub,
         GFile            *file)
{
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  struct rusage usage;

  if (!praxis_epub_save (epub, file, NULL, &error))
    g_error ("%s", error->message);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%-20s %8.0f ms, at most %ld MB\n", name, (double) (g_get_monotonic_time () - start) / 1000, usage.ru_maxrss / 1024);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("praxis-bench-XXXXXX", NULL);
  g_autofree char *path = argc > 2 ? g_strdup (argv[2]) : g_build_filename (folder, "book.epub", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisStore) store = argc > 1 ? praxis_store_open (argv[1], PRAXIS_STORE_READ, &error) : NULL;
  g_autoptr(GPtrArray) digests = store != NULL ? praxis_store_list_digests (store, &error) : NULL;
  PraxisEpub epub = { .store = store, .selection = "" };

  if (digests == NULL || digests->len == 0)
    g_error ("bench-epub needs a library: %s", error != NULL ? error->message : "none was given");
  if (!praxis_store_begin_read (store, &error))
    g_error ("%s", error->message);
  epub.publication = praxis_store_get_publication (store, praxis_digest_get_uuid (digests->pdata[0]), &error);
  epub.references = praxis_references_new (store, digests->pdata[0], &error);
  g_print ("%u posts\n", epub.publication->posts->len);
  measure ("as it is", &epub, file);
  measure ("references known", &epub, file);
  praxis_references_unref (epub.references);
  praxis_publication_free (epub.publication);
  praxis_store_end_read (store);
  if (argc <= 2)
    g_unlink (path);
  g_rmdir (folder);
  return EXIT_SUCCESS;
}
