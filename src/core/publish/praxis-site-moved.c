/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "model/praxis-text.h"
#include "praxis-manifest.h"
#include "praxis-page.h"
#include "praxis-site-private.h"

/*
 * The pages that were. One leads on to where its content is now: of a post that got another name in addresses, and of a
 * topic or type that was merged into another, whose names that one has as its own since. No page that is there gives way.
 */

static void
redirect_free (PraxisSiteRedirect *redirect)
{
  g_free (redirect->path);
  g_free (redirect);
}

/* Takes @path. Returns: whether the page leads on; another one may be there, or no such name be possible */
static gboolean
add (PraxisSite           *self,
     GHashTable           *taken,
     char                 *path,
     const char           *target,
     const char           *title,
     const PraxisSiteTerm *topic)
{
  PraxisSiteRedirect *redirect;

  if (!praxis_manifest_is_path (path) || !g_hash_table_add (taken, g_strdup (path)))
    {
      g_free (path);
      return FALSE;
    }
  redirect = g_new0 (PraxisSiteRedirect, 1);
  redirect->path = path;
  redirect->target = target;
  redirect->title = title;
  redirect->topic = topic;
  g_ptr_array_add (self->redirects, redirect);
  return TRUE;
}

static void
find_posts (PraxisSite *self,
            GHashTable *taken)
{
  g_autoptr(GHashTable) by_row = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->publication->posts->len; i++)
    g_hash_table_insert (by_row, &praxis_site_get_post (self, i)->id, GUINT_TO_POINTER (i));
  for (guint i = 0; i < self->publication->former_slugs->len; i++)
    {
      const PraxisFormerSlug *former = self->publication->former_slugs->pdata[i];
      gpointer place;

      if (g_hash_table_lookup_extended (by_row, &former->post_id, NULL, &place) && strchr (former->slug, '/') == NULL)
        add (self, taken, g_strdup_printf ("posts/%s.html", former->slug), self->paths->pdata[GPOINTER_TO_UINT (place)],
             praxis_site_get_post (self, GPOINTER_TO_UINT (place))->title, NULL);
    }
}

/* What a term was called in addresses goes by what it was called: a new one gets its slug so. */
static GPtrArray *
list_former_slugs (const PraxisSiteTerm *term)
{
  GPtrArray *slugs = g_ptr_array_new_with_free_func (g_free);
  const char *const *names = praxis_term_get_aliases (term->term);

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      char *slug = praxis_text_slugify (names[i], "");

      if (*slug != '\0')
        g_ptr_array_add (slugs, slug);
      else
        g_free (slug);
    }
  return slugs;
}

/* `topics/TOPIC.html`, with another name in place of the last part but the ending. */
static char *
dup_sibling (const char *path,
             const char *slug)
{
  return g_strdup_printf ("%.*s/%s.html", (int) (strrchr (path, '/') - path), path, slug);
}

/* `topics/TOPIC/TYPE.html`, with another name of the topic. */
static char *
dup_cousin (const char *path,
            const char *slug)
{
  const char *type = strrchr (path, '/');

  return g_strdup_printf ("%.*s/%s%s", (int) (strchr (path, '/') - path), path, slug, type);
}

static void
find_term (PraxisSite           *self,
           GHashTable           *taken,
           const PraxisSiteTerm *term)
{
  g_autoptr(GPtrArray) slugs = list_former_slugs (term);
  gboolean is_topic = praxis_term_get_vocabulary (term->term) == PRAXIS_VOCABULARY_TOPIC;
  const char *label = praxis_term_get_label (term->term);

  for (guint i = 0; i < slugs->len; i++)
    {
      /* Below the name of another term stand the combinations of that one. */
      if (!add (self, taken, dup_sibling (term->path, slugs->pdata[i]), term->path, label, is_topic ? term : NULL))
        continue;
      for (guint n = 0; n < term->crossings->len; n++)
        {
          const PraxisSiteCrossing *crossing = term->crossings->pdata[n];

          add (self, taken,
               is_topic ? dup_cousin (crossing->path, slugs->pdata[i]) : dup_sibling (crossing->path, slugs->pdata[i]),
               crossing->path, label, NULL);
        }
    }
}

/**
 * praxis_site_find_redirects:
 * @self: a site that knows its posts and terms
 * @taken: the paths that its pages have; gets those of the pages that were
 *
 * Finds the pages that were.
 */
void
praxis_site_find_redirects (PraxisSite *self,
                            GHashTable *taken)
{
  self->redirects = g_ptr_array_new_with_free_func ((GDestroyNotify) redirect_free);
  find_posts (self, taken);
  for (guint i = 0; i < self->terms->len; i++)
    find_term (self, taken, self->terms->pdata[i]);
}

static char *
key_of_redirect (PraxisSite           *self,
                 const PraxisSiteFile *file)
{
  const PraxisSiteRedirect *redirect = file->data;
  GString *key = praxis_site_key_begin (self, file->path);

  praxis_site_key_add (key, redirect->target);
  praxis_site_key_add (key, redirect->title);
  return praxis_site_key_end (key);
}

static GBytes *
render_redirect (PraxisSite            *self,
                 const PraxisSiteFile  *file,
                 GPtrArray             *posts,
                 GError               **error)
{
  const PraxisSiteRedirect *redirect = file->data;
  gboolean is_deep = strchr (strchr (file->path, '/') + 1, '/') != NULL;
  PraxisHtml *html = praxis_html_new ();
  const PraxisPage page = {
    .digest = self->publication->digest,
    .root = is_deep ? "../../" : "../",
    .address = redirect->target,
    .title = redirect->title,
  };
  g_autofree char *target = g_strconcat (page.root, redirect->target, NULL);

  praxis_page_write_redirect (html, &page, target);
  return praxis_html_free_to_bytes (html);
}

/**
 * praxis_site_add_redirects:
 * @self: a site
 *
 * Lists the pages that were.
 */
void
praxis_site_add_redirects (PraxisSite *self)
{
  static const PraxisSiteFileKind kind = { key_of_redirect, render_redirect, NULL };

  for (guint i = 0; i < self->redirects->len; i++)
    praxis_site_add_file (self, ((PraxisSiteRedirect *) self->redirects->pdata[i])->path, &kind, self->redirects->pdata[i]);
}
