/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/praxis-text.h"
#include "praxis-error.h"
#include "praxis-export-private.h"
#include "praxis-feed.h"
#include "praxis-selection.h"

/* The way from a library to a feed by itself, for those who have a site of another kind. */

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

/**
 * praxis_export_make_feed:
 *
 * Makes the feed that the site has, of the digest or of a topic, but that it holds no address where the digest has no base
 * URL; a #PraxisExportFormat has it as its function, and a #PraxisFeedFormat as its variant.
 */
PraxisExportFile *
praxis_export_make_feed (const PraxisExportFormat   *format,
                         PraxisStore                *store,
                         const PraxisExportRequest  *request,
                         GError                    **error)
{
  g_autoptr(PraxisSite) site = praxis_export_load_site (store, request, error);
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GPtrArray) posts = NULL;
  g_autofree char *stem = NULL;
  PraxisSiteTerm *topic = NULL;

  if (site == NULL)
    return NULL;
  if (request->topic != NULL)
    {
      topic = find_topic (site, request->topic, error);
      if (topic == NULL)
        return NULL;
    }
  praxis_feed_add_posts (site, topic, places);
  posts = praxis_export_load_posts (store, request, site, places, error);
  if (posts == NULL)
    return NULL;
  stem = topic != NULL ? praxis_text_slugify (praxis_term_get_slug (topic->term), "topic") : g_strdup (PRAXIS_FEED_STEM);
  return praxis_export_file_new (site->publication->digest,
                                 g_strconcat (stem, ".", praxis_feed_format_get_extension (format->variant), NULL),
                                 praxis_feed_write (site, topic, posts, format->variant, TRUE));
}
