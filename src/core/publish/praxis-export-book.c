/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export-book.h"

#include "model/praxis-text.h"
#include "praxis-epub.h"
#include "praxis-export-private.h"
#include "praxis-selection.h"

/* The way from a library to a book in a folder. */

typedef struct
{
  PraxisStore            *store;
  const PraxisExportBook *book;
  GFile                  *folder;
  PraxisExportProgress    progress;
  gpointer                user_data;
  GCancellable           *cancellable;
} Export;

/* The digest's name and what was selected: "digest-2023.epub", "digest-empathy.epub". */
static char *
dup_path (PraxisDigest          *digest,
          const PraxisSelection *selection)
{
  g_autofree char *slug = praxis_text_slugify (praxis_digest_get_slug (digest), "digest");
  g_autofree char *topic =
    selection->topic != NULL ? praxis_text_slugify (praxis_term_get_slug (selection->topic), "topic") : NULL;
  g_autofree char *month = praxis_month_to_string (selection->month);
  g_autoptr(GString) path = g_string_new (slug);

  if (topic != NULL)
    g_string_append_printf (path, "-%s", topic);
  if (month != NULL)
    g_string_append_printf (path, "-%s", month);
  else if (selection->year != 0)
    g_string_append_printf (path, "-%04d", selection->year);
  if (selection->ids != NULL)
    g_string_append (path, "-selection");
  g_string_append (path, ".epub");
  return g_string_free_and_steal (g_steal_pointer (&path));
}

static PraxisExportReport *
write_book (const Export           *self,
            PraxisPublication      *publication,
            const PraxisSelection  *selection,
            GError                **error)
{
  g_autoptr(PraxisReferences) references = praxis_references_new (self->store, publication->digest, error);
  g_autofree char *title = praxis_selection_dup_title (selection, praxis_digest_get_language (publication->digest));
  g_autofree char *key = praxis_selection_dup_key (selection, publication);
  g_autofree char *path = dup_path (publication->digest, selection);
  g_autoptr(PraxisFolder) target = NULL;
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  const PraxisEpub epub = {
    .store = self->store,
    .publication = publication,
    .references = references,
    .subtitle = title,
    .selection = key,
    .progress = self->progress,
    .user_data = self->user_data,
  };

  if (references == NULL || !praxis_epub_write (&epub, stream, self->cancellable, error))
    return NULL;
  target = praxis_export_open_alone (self->folder, publication->digest, FALSE, error);
  if (target == NULL)
    return NULL;
  return praxis_export_end_alone (target, path, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                                  g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), error);
}

static PraxisExportReport *
export (gconstpointer   data,
        GError        **error)
{
  const Export *self = data;
  const PraxisExportBook *book = self->book;
  g_autoptr(PraxisPublication) publication = praxis_store_get_publication (self->store, book->digest_uuid, error);
  PraxisSelection selection = { .year = book->year, .month = book->month, .ids = book->ids, .n_ids = book->n_ids };

  if (publication == NULL)
    return NULL;
  if (book->topic != NULL)
    {
      selection.topic = praxis_selection_find_topic (publication, book->topic, error);
      if (selection.topic == NULL)
        return NULL;
    }
  praxis_selection_apply (&selection, publication);
  return write_book (self, publication, &selection, error);
}

/**
 * praxis_export_book:
 * @store: a library
 * @book: which posts
 * @folder: an empty folder, or one that pages were exported to before; made if it is missing
 * @progress: (nullable): told, in this thread, how many posts are written
 * @user_data: for @progress
 * @cancellable: (nullable): ends it early, with everything as it was
 * @report: (out) (optional) (transfer full): what was done
 * @error: return location
 *
 * Exports published posts as one book, `SLUG.epub` with what was selected in its name.
 *
 * Returns: whether it did; otherwise the folder is as it was, and @error is one of praxis_export()'s or
 *   praxis_epub_write()'s, or %PRAXIS_ERROR_NOT_FOUND where the digest has no such topic
 */
gboolean
praxis_export_book (PraxisStore             *store,
                    const PraxisExportBook  *book,
                    GFile                   *folder,
                    PraxisExportProgress     progress,
                    gpointer                 user_data,
                    GCancellable            *cancellable,
                    PraxisExportReport     **report,
                    GError                 **error)
{
  const Export self = { store, book, folder, progress, user_data, cancellable };

  g_return_val_if_fail (PRAXIS_IS_STORE (store), FALSE);
  g_return_val_if_fail (book != NULL && book->digest_uuid != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (folder), FALSE);

  return praxis_export_run (store, folder, FALSE, export, &self, report, error);
}
