/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-catalogue.h"
#include "praxis-site-private.h"

/*
 * The table of every post. It is one page as long as a browser can be asked to take it at once, and then one a year,
 * of which the newest is the first page.
 */

#define MANY_POSTS 1000

static gboolean
is_parted (PraxisSite *self)
{
  return self->paths->len > MANY_POSTS && self->years->len > 1;
}

/* The page on which a year's posts are. */
static char *
dup_path (PraxisSite           *self,
          const PraxisSiteYear *year)
{
  return year == self->years->pdata[0] ? g_strdup ("posts/index.html") : g_strconcat (year->folder, "/posts.html", NULL);
}

static void
get_range (PraxisSite           *self,
           const PraxisSiteYear *year,
           guint                *first,
           guint                *n)
{
  *first = year != NULL ? year->first : 0;
  *n = year != NULL ? year->n : self->paths->len;
}

static char *
key_of_table (PraxisSite           *self,
              const PraxisSiteFile *file)
{
  GString *key = praxis_site_key_begin (self, file->path);
  guint first, n;

  get_range (self, file->data, &first, &n);
  for (guint i = 0; is_parted (self) && i < self->years->len; i++)
    {
      praxis_site_key_add_number (key, ((PraxisSiteYear *) self->years->pdata[i])->year);
      praxis_site_key_add_number (key, ((PraxisSiteYear *) self->years->pdata[i])->n);
    }
  for (guint i = first; i < first + n; i++)
    {
      guint start = g_array_index (self->term_starts, guint, i);
      guint end = g_array_index (self->term_starts, guint, i + 1);

      praxis_site_key_add_entry (key, self, i);
      for (guint t = start; t < end; t++)
        {
          PraxisSiteTerm *term = self->terms->pdata[g_array_index (self->term_indexes, guint, t)];

          if (term->index < self->n_topics)
            praxis_site_key_add (key, praxis_term_get_label (term->term));
        }
      praxis_site_key_add_number (key, end - start);
    }
  return praxis_site_key_end (key);
}

/* The short form of one citation ends with its year, which has a column of its own. */
static char *
dup_authors (PraxisPublished *post)
{
  g_autofree char *suffix = g_strdup_printf (", %d", post->year);

  if (post->year != 0 && strchr (post->citation, ';') == NULL && g_str_has_suffix (post->citation, suffix))
    return g_strndup (post->citation, strlen (post->citation) - strlen (suffix));
  return g_strdup (post->citation);
}

static char *
dup_topics (PraxisSite *self,
            guint       i)
{
  GString *topics = g_string_new (NULL);

  for (guint t = g_array_index (self->term_starts, guint, i); t < g_array_index (self->term_starts, guint, i + 1); t++)
    {
      PraxisSiteTerm *term = self->terms->pdata[g_array_index (self->term_indexes, guint, t)];

      if (term->index < self->n_topics)
        g_string_append_printf (topics, "%s%s", topics->len > 0 ? " · " : "", praxis_term_get_label (term->term));
    }
  return g_string_free_and_steal (topics);
}

/* A text may be written in another direction than the page, without leaving its column. */
static void
write_cell (PraxisHtml *html,
            const char *text)
{
  praxis_html_open (html, "td", NULL);
  if (text != NULL && *text != '\0')
    praxis_html_element (html, "bdi", text, NULL);
  praxis_html_close (html);
}

static void
write_row (PraxisHtml *html,
           PraxisSite *self,
           guint       i,
           const char *language)
{
  PraxisPublished *post = praxis_site_get_post (self, i);
  g_autofree char *authors = dup_authors (post);
  g_autofree char *month = praxis_catalogue_format_month (language, post->month);
  g_autofree char *topics = dup_topics (self, i);
  char year[16] = "";

  if (post->year != 0)
    g_snprintf (year, sizeof year, "%d", post->year);
  praxis_html_open (html, "tr", NULL);
  praxis_html_open (html, "th", "scope", "row", NULL);
  praxis_html_open (html, "bdi", NULL);
  praxis_site_write_link (html, self, i, "../");
  praxis_html_close (html);
  praxis_html_close (html);
  write_cell (html, authors);
  praxis_html_element (html, "td", year, NULL);
  write_cell (html, post->journal);
  praxis_html_element (html, "td", month != NULL ? month : "", NULL);
  praxis_html_element (html, "td", topics, NULL);
  praxis_html_close (html);
}

static void
write_table (PraxisHtml *html,
             PraxisSite *self,
             const char *title,
             guint       first,
             guint       n)
{
  static const char *const columns[] = {
    /* Translators: the heading of a column with the titles of posts */
    NC_ ("page", "Post"),
    /* Translators: the heading of a column with the names of the authors of works */
    NC_ ("page", "Authors"),
    /* Translators: the heading of a column with the years in which works came out */
    NC_ ("page", "Year"),
    NC_ ("page", "Journal"),
    /* Translators: the heading of a column with the months of issues */
    NC_ ("page", "Issue"),
    NC_ ("page", "Topics"),
  };
  const char *language = praxis_digest_get_language (self->publication->digest);

  praxis_html_open (html, "table", NULL);
  praxis_html_element (html, "caption", title, NULL);
  praxis_html_open (html, "thead", NULL);
  praxis_html_open (html, "tr", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    praxis_html_element (html, "th", praxis_site_word (self, columns[i]), "scope", "col", NULL);
  praxis_html_close (html);
  praxis_html_close (html);
  praxis_html_open (html, "tbody", NULL);
  for (guint i = first; i < first + n; i++)
    write_row (html, self, i, language);
  praxis_html_close (html);
  praxis_html_close (html);
}

static void
write_years (PraxisHtml           *html,
             PraxisSite           *self,
             const PraxisSiteYear *here)
{
  praxis_html_open (html, "nav", "class", "years", "aria-label", praxis_site_word (self, NC_ ("page", "Years")), NULL);
  praxis_html_open (html, "ul", NULL);
  for (guint i = 0; i < self->years->len; i++)
    {
      const PraxisSiteYear *year = self->years->pdata[i];
      g_autofree char *name = praxis_site_dup_year_name (self, year);
      g_autofree char *path = dup_path (self, year);
      g_autofree char *address = g_strconcat ("../", path, NULL);

      praxis_html_open (html, "li", NULL);
      praxis_html_open (html, "a", "href", address, "aria-current", year == here ? "page" : NULL, NULL);
      praxis_html_element (html, "span", name, NULL);
      praxis_site_write_count (html, year->n);
      praxis_html_close (html);
      praxis_html_close (html);
    }
  praxis_html_close (html);
  praxis_html_close (html);
}

static GBytes *
render_table (PraxisSite            *self,
              const PraxisSiteFile  *file,
              GPtrArray             *posts,
              GError               **error)
{
  const PraxisSiteYear *year = file->data;
  PraxisHtml *html = praxis_html_new ();
  const char *all = praxis_site_word (self, NC_ ("page", "All Posts"));
  g_autofree char *name = year != NULL ? praxis_site_dup_year_name (self, year) : NULL;
  g_autofree char *title = name != NULL ? g_strconcat (all, " · ", name, NULL) : g_strdup (all);
  const PraxisPageStep steps[] = { { title, file->path } };
  const PraxisPage page = {
    .digest = self->publication->digest,
    .root = "../",
    .address = file->path,
    .title = title,
    .kind = "table",
    .has_heading = TRUE,
    .steps = steps,
    .n_steps = G_N_ELEMENTS (steps),
  };
  guint first, n;

  get_range (self, year, &first, &n);
  praxis_page_begin (html, &page);
  praxis_html_element (html, "h1", all, NULL);
  if (year != NULL)
    write_years (html, self, year);
  if (n > 0)
    write_table (html, self, title, first, n);
  else
    praxis_html_element (html, "p", praxis_site_word (self, NC_ ("page", "Nothing has been published yet.")), NULL);
  praxis_page_end (html, &page);
  return praxis_html_free_to_bytes (html);
}

/**
 * praxis_site_add_tables:
 * @self: a site
 *
 * Lists the pages of the table of all posts.
 */
void
praxis_site_add_tables (PraxisSite *self)
{
  static const PraxisSiteFileKind kind = { key_of_table, render_table, NULL };

  if (!is_parted (self))
    {
      praxis_site_add_file (self, "posts/index.html", &kind, NULL);
      return;
    }
  for (guint i = 0; i < self->years->len; i++)
    {
      g_autofree char *path = dup_path (self, self->years->pdata[i]);

      praxis_site_add_file (self, path, &kind, self->years->pdata[i]);
    }
}
