/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cite/praxis-reference-writer.h"
#include "praxis-article.h"
#include "praxis-catalogue.h"
#include "praxis-feed.h"
#include "praxis-page.h"
#include "praxis-prose.h"
#include "praxis-site-search.h"

/* The pages that lead to posts: the first one, the archive, and one a topic and a type of research. */

#define EXCERPT_LENGTH 280

static const char *
get_language (PraxisSite *self)
{
  return praxis_digest_get_language (self->publication->digest);
}

static void
write_facet (PraxisHtml *html,
             const char *address,
             const char *label,
             guint       count,
             gboolean    here)
{
  char number[24];

  g_snprintf (number, sizeof number, "(%u)", count);
  praxis_html_open (html, "li", NULL);
  praxis_html_open (html, "a", "href", address, "aria-current", here ? "page" : NULL, NULL);
  praxis_html_element (html, "span", label, NULL);
  /* No line begins with the number. */
  praxis_html_text (html, "\u00a0");
  praxis_html_element (html, "span", number, "class", "count", NULL);
  praxis_html_close (html);
  praxis_html_close (html);
}

static void
write_facet_list (PraxisHtml       *html,
                  PraxisSite       *self,
                  PraxisVocabulary  vocabulary,
                  const char       *root,
                  const char       *here)
{
  const char *name = vocabulary == PRAXIS_VOCABULARY_TOPIC ? praxis_site_word (self, NC_ ("page", "Topics"))
                                                           : praxis_site_word (self, NC_ ("page", "Type of Research"));

  praxis_html_open (html, "nav", "aria-label", name, NULL);
  praxis_html_element (html, "h2", name, NULL);
  praxis_html_open (html, "ul", NULL);
  if (vocabulary == PRAXIS_VOCABULARY_TOPIC)
    {
      g_autofree char *address = g_strconcat (root, "archive.html", NULL);

      write_facet (html, address, praxis_site_word (self, NC_ ("page", "All topics")), self->paths->len,
                   g_strcmp0 (here, "archive.html") == 0);
    }
  for (guint i = 0; i < self->terms->len; i++)
    {
      PraxisSiteTerm *term = self->terms->pdata[i];
      g_autofree char *address = NULL;

      if (praxis_term_get_vocabulary (term->term) != vocabulary)
        continue;
      address = g_strconcat (root, term->path, NULL);
      write_facet (html, address, praxis_term_get_label (term->term), term->posts->len, g_strcmp0 (here, term->path) == 0);
    }
  praxis_html_close (html);
  praxis_html_close (html);
}

static gboolean
has_types (PraxisSite *self)
{
  PraxisSiteTerm *last = self->terms->len > 0 ? self->terms->pdata[self->terms->len - 1] : NULL;

  return last != NULL && praxis_term_get_vocabulary (last->term) == PRAXIS_VOCABULARY_TYPE;
}

static void
write_facets (PraxisHtml *html,
              PraxisSite *self,
              const char *root,
              const char *here)
{
  praxis_html_open (html, "div", "class", "facets", NULL);
  write_facet_list (html, self, PRAXIS_VOCABULARY_TOPIC, root, here);
  if (has_types (self))
    write_facet_list (html, self, PRAXIS_VOCABULARY_TYPE, root, here);
  praxis_html_close (html);
}

/* Writes the link to a post's page; a post without a title has to be called something. */
static void
write_post_link (PraxisHtml *html,
                 PraxisSite *self,
                 guint       i,
                 const char *root)
{
  g_autofree char *address = g_strconcat (root, self->paths->pdata[i], NULL);
  const char *title = praxis_site_get_post (self, i)->title;

  praxis_html_link (html, address, *title != '\0' ? title : praxis_site_word (self, NC_ ("page", "Untitled")));
}

static void
write_excerpt (PraxisHtml *html,
               PraxisSite *self,
               PraxisPost *post)
{
  g_autofree char *excerpt = praxis_prose_to_excerpt (praxis_post_get_summary (post), EXCERPT_LENGTH);

  if (*excerpt != '\0')
    praxis_html_element (html, "p", excerpt, "class", "entry-excerpt", NULL);
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
  write_post_link (html, self, i, "");
  praxis_html_close (html);
  if (*published->citation != '\0')
    praxis_html_element (html, "p", published->citation, "class", "entry-about", NULL);
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

/* The first page, with the posts of the current month. */
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
    .address = "index.html",
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
  write_facets (html, self, "", "index.html");
  praxis_page_end (html, &page);
  return praxis_html_free_to_bytes (html);
}

static void
write_archive_month (PraxisHtml      *html,
                     PraxisSite      *self,
                     PraxisSiteMonth *month)
{
  praxis_html_open (html, "section", "class", "month", NULL);
  if (month->path != NULL)
    {
      g_autofree char *words = praxis_catalogue_format_month (get_language (self), month->month);

      praxis_html_open (html, "h3", NULL);
      praxis_html_link (html, month->path, words);
      praxis_html_close (html);
    }
  praxis_html_open (html, "ul", NULL);
  for (guint i = month->first; i < month->first + month->n; i++)
    {
      praxis_html_open (html, "li", "dir", "auto", NULL);
      write_post_link (html, self, i, "");
      praxis_html_close (html);
    }
  praxis_html_close (html);
  praxis_html_close (html);
}

/* The works of all posts, for programs for references. */
static void
write_references (PraxisHtml *html,
                  PraxisSite *self)
{
  gboolean first = TRUE;

  praxis_html_open (html, "p", "class", "more", NULL);
  /* Translators: the names of the formats follow in which all cited works can be downloaded, such as RIS */
  praxis_html_text (html, praxis_site_word (self, NC_ ("page", "References:")));
  for (guint i = 0; i < PRAXIS_N_REFERENCE_FORMATS; i++)
    {
      g_autofree char *path = praxis_reference_format_dup_file_name (i, PRAXIS_REFERENCES_STEM);

      praxis_html_text (html, first ? " " : " · ");
      praxis_html_element (html, "a", praxis_reference_format_get_label (i), "href", path,
                           "type", praxis_reference_format_get_media_type (i), NULL);
      first = FALSE;
    }
  praxis_html_close (html);
}

/* The page of all posts, by year and month. */
static GBytes *
render_archive (PraxisSite            *self,
                const PraxisSiteFile  *file,
                GPtrArray             *posts,
                GError               **error)
{
  PraxisHtml *html = praxis_html_new ();
  const char *title = praxis_site_word (self, NC_ ("page", "Archive"));
  const PraxisPage page = {
    .digest = self->publication->digest,
    .root = "",
    .address = "archive.html",
    .title = title,
    .kind = "archive with-facets",
    .has_heading = TRUE,
    .has_search = praxis_site_has_search (self),
    .has_references = praxis_site_has_references (self),
  };
  int year = -1;

  praxis_page_begin (html, &page);
  praxis_html_open (html, "div", NULL);
  praxis_html_element (html, "h1", title, NULL);
  praxis_site_write_search (html, self, "", NULL);
  if (self->months->len == 0)
    praxis_html_element (html, "p", praxis_site_word (self, NC_ ("page", "Nothing has been published yet.")), NULL);
  for (guint i = 0; i < self->months->len; i++)
    {
      PraxisSiteMonth *month = self->months->pdata[i];

      if (praxis_month_get_year (month->month) != year)
        {
          g_autofree char *number = g_strdup_printf ("%d", praxis_month_get_year (month->month));

          year = praxis_month_get_year (month->month);
          praxis_html_element (html, "h2",
                               year != 0 ? number : praxis_site_word (self, NC_ ("page", "Without a month")), NULL);
        }
      write_archive_month (html, self, month);
    }
  if (page.has_references)
    write_references (html, self);
  praxis_html_close (html);
  write_facets (html, self, "", "archive.html");
  praxis_page_end (html, &page);
  return praxis_html_free_to_bytes (html);
}

static void
write_entry (PraxisHtml *html,
             PraxisSite *self,
             guint       i)
{
  PraxisPublished *post = praxis_site_get_post (self, i);
  g_autofree char *month = praxis_catalogue_format_month (get_language (self), post->month);

  praxis_html_open (html, "li", NULL);
  praxis_html_open (html, "p", "class", "entry-title", "dir", "auto", NULL);
  write_post_link (html, self, i, "../");
  praxis_html_close (html);
  if (month != NULL || *post->citation != '\0')
    {
      praxis_html_open (html, "p", "class", "entry-about", NULL);
      if (month != NULL)
        praxis_html_text (html, month);
      if (month != NULL && *post->citation != '\0')
        praxis_html_text (html, " · ");
      praxis_html_text (html, post->citation);
      praxis_html_close (html);
    }
  praxis_html_close (html);
}

/* The page of a topic or type of research. */
static GBytes *
render_term (PraxisSite            *self,
             const PraxisSiteFile  *file,
             GPtrArray             *posts,
             GError               **error)
{
  const PraxisSiteTerm *term = file->data;
  PraxisHtml *html = praxis_html_new ();
  const char *label = praxis_term_get_label (term->term);
  gboolean is_topic = praxis_term_get_vocabulary (term->term) == PRAXIS_VOCABULARY_TOPIC;
  g_autofree char *feed = is_topic ? praxis_feed_dup_stem (term) : NULL;
  const PraxisPage page = {
    .digest = self->publication->digest,
    .root = "../",
    .address = term->path,
    .title = label,
    .kind = "term with-facets",
    .feed = feed,
    .has_heading = TRUE,
    .has_search = TRUE,
  };

  praxis_page_begin (html, &page);
  praxis_html_open (html, "div", NULL);
  praxis_html_element (html, "p",
                       is_topic ? praxis_site_word (self, NC_ ("page", "Topic"))
                                : praxis_site_word (self, NC_ ("page", "Type of Research")),
                       "class", "eyebrow", NULL);
  praxis_html_element (html, "h1", label, NULL);
  praxis_site_write_search (html, self, "../", term);
  praxis_html_open (html, "ol", "class", "entries", NULL);
  for (guint i = 0; i < term->posts->len; i++)
    write_entry (html, self, g_array_index (term->posts, guint, i));
  praxis_html_close (html);
  praxis_html_close (html);
  write_facets (html, self, "../", term->path);
  praxis_page_end (html, &page);
  return praxis_html_free_to_bytes (html);
}

/**
 * praxis_site_add_lists:
 * @self: a site
 *
 * Lists the pages that lead to posts.
 */
void
praxis_site_add_lists (PraxisSite *self)
{
  static const PraxisSiteFileKind index = { praxis_site_key_of_index, render_index, add_current_posts };
  static const PraxisSiteFileKind archive = { praxis_site_key_of_archive, render_archive, NULL };
  static const PraxisSiteFileKind term = { praxis_site_key_of_term, render_term, NULL };

  /* What takes longest goes first. */
  praxis_site_add_file (self, "archive.html", &archive, NULL);
  for (guint i = 0; i < self->terms->len; i++)
    praxis_site_add_file (self, ((PraxisSiteTerm *) self->terms->pdata[i])->path, &term, self->terms->pdata[i]);
  praxis_site_add_file (self, "index.html", &index, NULL);
}
