/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "praxis-article.h"
#include "praxis-catalogue.h"
#include "praxis-prose.h"
#include "praxis-site-private.h"

/* The first page of a site: what it is, its current issue, and the ways into the archive. */

#define EXCERPT_LENGTH 280

static const char *
get_language (PraxisSite *self)
{
  return praxis_digest_get_language (self->publication->digest);
}

static void
write_excerpt (PraxisHtml *html,
               PraxisSite *self,
               PraxisPost *post)
{
  g_autofree char *excerpt = praxis_prose_to_excerpt (praxis_post_get_summary (post), EXCERPT_LENGTH);

  if (*excerpt != '\0')
    praxis_html_element (html, "p", excerpt, "class", "entry-excerpt", "dir", "auto", NULL);
}

static void
write_current_entry (PraxisHtml *html,
                     PraxisSite *self,
                     guint       i,
                     PraxisPost *post)
{
  PraxisPublished *published = praxis_site_get_post (self, i);

  praxis_html_open (html, "li", NULL);
  praxis_html_open (html, "h3", "dir", "auto", NULL);
  praxis_site_write_link (html, self, i, "");
  praxis_html_close (html);
  if (*published->citation != '\0')
    praxis_html_element (html, "p", published->citation, "class", "entry-about", "dir", "auto", NULL);
  if (post != NULL)
    write_excerpt (html, self, post);
  praxis_html_close (html);
}

static void
write_current (PraxisHtml      *html,
               PraxisSite      *self,
               PraxisSiteMonth *month,
               GPtrArray       *posts)
{
  g_autofree char *words = praxis_catalogue_format_month (get_language (self), month->month);

  praxis_html_open (html, "section", "class", "current", NULL);
  praxis_html_open (html, "h2", NULL);
  if (month->path != NULL)
    praxis_html_link (html, month->path, words);
  else
    praxis_html_text (html, praxis_site_word (self, NC_ ("page", "Posts")));
  praxis_html_close (html);
  praxis_article_write_blurb (html, month->blurb, 3);
  praxis_html_open (html, "ol", "class", "entries", NULL);
  for (guint i = 0; i < month->n; i++)
    write_current_entry (html, self, month->first + i, i < posts->len ? posts->pdata[i] : NULL);
  praxis_html_close (html);
  praxis_html_close (html);
}

static void
add_current_posts (PraxisSite           *self,
                   const PraxisSiteFile *file,
                   GArray               *places)
{
  PraxisSiteMonth *month = praxis_site_get_current (self);

  for (guint i = 0; month != NULL && i < month->n; i++)
    {
      guint place = month->first + i;

      g_array_append_val (places, place);
    }
}

static char *
key_of_index (PraxisSite           *self,
              const PraxisSiteFile *file)
{
  GString *key = praxis_site_key_begin (self, file->path);
  PraxisSiteMonth *month = praxis_site_get_current (self);

  praxis_site_key_add (key, praxis_digest_get_introduction (self->publication->digest));
  praxis_site_key_add_facets (key, self, NULL, NULL);
  praxis_site_key_add_number (key, self->months->len > 1);
  for (guint i = 0; month != NULL && i < month->n; i++)
    {
      if (i == 0)
        praxis_site_key_add (key, month->blurb);
      praxis_site_key_add_entry (key, self, month->first + i);
      praxis_site_key_add_content (key, praxis_site_get_post (self, month->first + i));
    }
  return praxis_site_key_end (key);
}

static GBytes *
render_index (PraxisSite            *self,
              const PraxisSiteFile  *file,
              GPtrArray             *posts,
              GError               **error)
{
  PraxisHtml *html = praxis_html_new ();
  PraxisDigest *digest = self->publication->digest;
  PraxisSiteMonth *month = praxis_site_get_current (self);
  const char *introduction = praxis_digest_get_introduction (digest);
  g_autofree char *description = praxis_prose_to_excerpt (introduction, EXCERPT_LENGTH);
  const PraxisPage page = {
    .digest = digest,
    .root = "",
    .address = file->path,
    .description = description,
    .kind = "home with-facets",
  };

  praxis_page_begin (html, &page);
  praxis_html_open (html, "div", NULL);
  if (*introduction != '\0')
    {
      praxis_html_open (html, "div", "class", "introduction", NULL);
      praxis_prose_write (html, introduction, 2);
      praxis_html_close (html);
    }
  if (month != NULL)
    write_current (html, self, month, posts);
  else
    praxis_html_element (html, "p", praxis_site_word (self, NC_ ("page", "Nothing has been published yet.")), NULL);
  if (self->months->len > 1)
    {
      praxis_html_open (html, "p", "class", "more", NULL);
      praxis_html_link (html, "archive.html", praxis_site_word (self, NC_ ("page", "All posts in the archive")));
      praxis_html_close (html);
    }
  praxis_html_close (html);
  praxis_site_write_facets (html, self, "", NULL, NULL, FALSE);
  praxis_page_end (html, &page);
  return praxis_html_free_to_bytes (html);
}

/**
 * praxis_site_add_index:
 * @self: a site
 *
 * Lists the first page.
 */
void
praxis_site_add_index (PraxisSite *self)
{
  static const PraxisSiteFileKind kind = { key_of_index, render_index, add_current_posts };

  praxis_site_add_file (self, "index.html", &kind, NULL);
}
