/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-site-preview.h"

#include <string.h>

#include "praxis-article.h"
#include "praxis-site.h"
#include "praxis-theme.h"
#include "store/praxis-store-posts.h"

/* A page of a site before it is published, to see what becomes of its settings. */

static char *
render_newest (PraxisSite    *site,
               PraxisStore   *store,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(PraxisPost) post = praxis_store_get_published_post (store, praxis_site_get_post (site, 0)->id, error);
  g_autofree char *article = NULL;

  if (post == NULL ||
      !praxis_references_load (site->references, store, praxis_post_get_citations (post), cancellable, error))
    return NULL;
  article = praxis_article_to_html (post, site->publication->digest, site->references);
  return praxis_html_free_to_string (praxis_site_render_post (site, 0, post, article));
}

/* Of a digest that has published nothing there is the first page. */
static char *
render_first (PraxisSite  *site,
              GError     **error)
{
  g_autoptr(GPtrArray) posts = g_ptr_array_new ();

  for (guint i = 0; i < site->files->len; i++)
    {
      PraxisSiteFile *file = site->files->pdata[i];
      g_autoptr(GBytes) page = NULL;

      if (!g_str_equal (file->path, "index.html"))
        continue;
      page = file->kind->render (site, file, posts, error);
      return page != NULL ? g_strndup (g_bytes_get_data (page, NULL), g_bytes_get_size (page)) : NULL;
    }
  g_assert_not_reached ();
}

/**
 * praxis_site_preview:
 * @store: a library, in a transaction that reads
 * @digest: a digest of it, as it may be: its settings need not be in the library yet
 * @cancellable: (nullable): ends it early
 * @error: return location
 *
 * Returns: (transfer full): the page of the newest published post as it would be in the site, without its style sheet, which is
 *   a file beside it; %NULL with an error of the library or of the citation engine
 */
char *
praxis_site_preview (PraxisStore   *store,
                     PraxisDigest  *digest,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(PraxisPublication) publication = praxis_store_get_publication (store, praxis_digest_get_uuid (digest), error);
  g_autoptr(PraxisReferences) references = NULL;
  g_autoptr(PraxisSite) site = NULL;

  if (publication == NULL)
    return NULL;
  g_set_object (&publication->digest, digest);
  references = praxis_references_new (store, digest, error);
  if (references == NULL)
    return NULL;
  site = praxis_site_new (g_steal_pointer (&publication), references);
  return site->paths->len > 0 ? render_newest (site, store, cancellable, error) : render_first (site, error);
}

/**
 * praxis_site_preview_style:
 * @theme: the name of a theme; empty for the plain one
 * @dark: whether its reader likes pages dark
 * @error: return location
 *
 * Returns: (transfer full): the style sheet as such a reader sees it, whatever the system prefers; %NULL with
 *   praxis_theme_load()'s errors
 */
char *
praxis_site_preview_style (const char  *theme,
                           gboolean     dark,
                           GError     **error)
{
  g_autoptr(PraxisTheme) loaded = praxis_theme_load (theme, error);
  g_autofree char *style = NULL;
  const char *scheme;

  if (loaded == NULL)
    return NULL;
  style = praxis_theme_dup_style (loaded);
  scheme = praxis_theme_get_value (loaded, "--color-scheme");
  if (strchr (scheme, ' ') != NULL)
    scheme = dark ? "dark" : "light";
  return g_strconcat (style, "\n:root {\n  --color-scheme: ", scheme, ";\n}\n", NULL);
}
