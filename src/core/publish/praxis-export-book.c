/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export-private.h"

#include "model/praxis-text.h"
#include "praxis-epub.h"

/* The way from a library to a book. */

/* The digest's name and what was selected: "digest-2023.epub", "digest-empathy.epub". */
static char *
dup_name (PraxisDigest          *digest,
          const PraxisSelection *selection)
{
  g_autofree char *slug = praxis_text_slugify (praxis_digest_get_slug (digest), "digest");
  g_autofree char *suffix = praxis_selection_dup_suffix (selection);

  return g_strconcat (slug, suffix, ".epub", NULL);
}

/**
 * praxis_export_make_book:
 *
 * Makes published posts one book, `SLUG.epub` with what was selected in its name; a #PraxisExportFormat has it as its function.
 */
PraxisExportFile *
praxis_export_make_book (const PraxisExportFormat   *format,
                         PraxisStore                *store,
                         const PraxisExportRequest  *request,
                         GError                    **error)
{
  PraxisSelection selection;
  g_autoptr(PraxisPublication) publication = praxis_export_get_publication (store, request, &selection, error);
  g_autoptr(PraxisReferences) references = publication != NULL ? praxis_references_new (store, publication->digest, error) : NULL;
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *title = NULL;
  g_autofree char *key = NULL;
  PraxisExportFile *file;
  PraxisEpub epub;

  if (references == NULL)
    return NULL;
  title = praxis_selection_dup_title (&selection, praxis_digest_get_language (publication->digest));
  key = praxis_selection_dup_key (&selection, publication);
  epub = (PraxisEpub) {
    .store = store,
    .publication = publication,
    .references = references,
    .subtitle = title,
    .selection = key,
    .keeps_order = request->reading_list,
    .progress = request->progress,
    .user_data = request->user_data,
  };
  if (!praxis_epub_write (&epub, stream, request->cancellable, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;
  file = g_new0 (PraxisExportFile, 1);
  file->name = dup_name (publication->digest, &selection);
  file->bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  file->digest = g_object_ref (publication->digest);
  return file;
}
