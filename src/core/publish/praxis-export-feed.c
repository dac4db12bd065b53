/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export-feed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/praxis-text.h"
#include "praxis-error.h"
#include "praxis-export-private.h"
#include "praxis-selection.h"
#include "store/praxis-store-posts.h"

/* The way from a library to a feed in a folder, for those who have a site of another kind. */

typedef struct
{
  PraxisStore      *store;
  PraxisFeedFormat  format;
  const char       *digest_uuid;
  const char       *topic;
  GFile            *folder;
  GCancellable     *cancellable;
} Export;

/* Returns: (transfer none) (nullable): the topic with its posts */
static PraxisSiteTerm *
find_topic (PraxisSite  *site,
            const char  *label,
            GError     **error)
{
  PraxisTerm *term = praxis_selection_find_topic (site->publication, label, error);
  PraxisSiteTerm *topic = term != NULL ? praxis_site_get_term (site, term) : NULL;

  if (term != NULL && topic == NULL)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                 /* Translators: %s is the label of a topic */
                 _("Nothing is published about “%s”."), praxis_term_get_label (term));
  return topic;
}

/* Returns: (transfer full) (nullable): what the feed is made of, as published */
static GPtrArray *
read_posts (const Export    *self,
            PraxisSite      *site,
            PraxisSiteTerm  *topic,
            GError         **error)
{
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));

  praxis_feed_add_posts (site, topic, places);
  for (guint i = 0; i < places->len; i++)
    {
      gint64 id = praxis_site_get_post (site, g_array_index (places, guint, i))->id;
      PraxisPost *post = praxis_store_get_published_post (self->store, id, error);

      if (post == NULL)
        return NULL;
      g_ptr_array_add (posts, post);
      if (!praxis_references_load (site->references, self->store, praxis_post_get_citations (post), self->cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&posts);
}

static PraxisSite *
open_site (const Export  *self,
           GError       **error)
{
  g_autoptr(PraxisPublication) publication = praxis_store_get_publication (self->store, self->digest_uuid, error);
  g_autoptr(PraxisReferences) references = NULL;

  if (publication == NULL)
    return NULL;
  references = praxis_references_new (self->store, publication->digest, error);
  return references != NULL ? praxis_site_new (g_steal_pointer (&publication), references) : NULL;
}

static PraxisExportReport *
export (gconstpointer   data,
        GError        **error)
{
  const Export *self = data;
  g_autoptr(PraxisSite) site = open_site (self, error);
  g_autoptr(PraxisFolder) target = NULL;
  g_autoptr(GPtrArray) posts = NULL;
  g_autofree char *text = NULL;
  g_autofree char *slug = NULL;
  g_autofree char *path = NULL;
  PraxisSiteTerm *topic = NULL;

  if (site == NULL)
    return NULL;
  if (self->topic != NULL)
    {
      topic = find_topic (site, self->topic, error);
      if (topic == NULL)
        return NULL;
      slug = praxis_text_slugify (praxis_term_get_slug (topic->term), "topic");
    }
  posts = read_posts (self, site, topic, error);
  if (posts == NULL)
    return NULL;
  text = praxis_feed_write (site, topic, posts, self->format, TRUE);
  path = g_strconcat (slug != NULL ? slug : PRAXIS_FEED_STEM, ".", praxis_feed_format_get_extension (self->format), NULL);
  target = praxis_export_open_alone (self->folder, site->publication->digest, FALSE, error);
  return target != NULL ? praxis_export_end_alone (target, path, text, strlen (text), error) : NULL;
}

/**
 * praxis_export_feed:
 * @store: a library
 * @format: how to write it
 * @digest_uuid: the digest
 * @topic: (nullable): the label of a topic, for its feed; %NULL for the whole digest's
 * @folder: an empty folder, or one that pages were exported to before; made if it is missing
 * @cancellable: (nullable): ends it early, with everything as it was
 * @report: (out) (optional) (transfer full): what was done
 * @error: return location
 *
 * Exports the feed of what is published, as one file: `feed.xml`, `feed.json`, or with the name of the topic. It is the one
 * that the site has, but that it holds no address where the digest has no base URL.
 *
 * Returns: whether it did; otherwise the folder is as it was, and @error is one of praxis_export()'s, or
 *   %PRAXIS_ERROR_NOT_FOUND where the digest has no such topic or nothing about it
 */
gboolean
praxis_export_feed (PraxisStore          *store,
                    PraxisFeedFormat      format,
                    const char           *digest_uuid,
                    const char           *topic,
                    GFile                *folder,
                    GCancellable         *cancellable,
                    PraxisExportReport  **report,
                    GError              **error)
{
  const Export self = { store, format, digest_uuid, topic, folder, cancellable };

  g_return_val_if_fail (PRAXIS_IS_STORE (store), FALSE);
  g_return_val_if_fail (digest_uuid != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (folder), FALSE);

  return praxis_export_run (store, folder, FALSE, export, &self, report, error);
}
