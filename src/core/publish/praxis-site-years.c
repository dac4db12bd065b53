/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cite/praxis-reference-writer.h"
#include "praxis-catalogue.h"
#include "praxis-site-private.h"
#include "praxis-site-search.h"

/* The archive: the years with their months, which stays light however many posts there are, and a page a year, with the
 * posts of each of its months. */

static const char *
get_language (PraxisSite *self)
{
  return praxis_digest_get_language (self->publication->digest);
}

/**
 * praxis_site_dup_year_name:
 * @self: a site
 * @year: a year of it
 *
 * Returns: (transfer full): what the year is called
 */
char *
praxis_site_dup_year_name (PraxisSite           *self,
                           const PraxisSiteYear *year)
{
  return year->year != 0 ? g_strdup_printf ("%d", year->year)
                         : g_strdup (praxis_site_word (self, NC_ ("page", "Without a month")));
}

/* The archive */

static char *
key_of_archive (PraxisSite           *self,
                const PraxisSiteFile *file)
{
  GString *key = praxis_site_key_begin (self, file->path);

  praxis_site_key_add_facets (key, self, NULL, NULL);
  for (guint i = 0; i < self->months->len; i++)
    {
      const PraxisSiteMonth *month = self->months->pdata[i];

      praxis_site_key_add_number (key, month->month);
      praxis_site_key_add_number (key, month->n);
    }
  return praxis_site_key_end (key);
}

static void
write_months (PraxisHtml           *html,
              PraxisSite           *self,
              const PraxisSiteYear *year)
{
  praxis_html_open (html, "ul", "class", "months", NULL);
  for (guint i = year->months; i < year->months + year->n_months; i++)
    {
      const PraxisSiteMonth *month = self->months->pdata[i];
      g_autofree char *words = praxis_catalogue_format_month (get_language (self), month->month);

      praxis_html_open (html, "li", NULL);
      praxis_html_open (html, "a", "href", month->path, NULL);
      praxis_html_element (html, "span", words, NULL);
      praxis_site_write_count (html, month->n);
      praxis_html_close (html);
      praxis_html_close (html);
    }
  praxis_html_close (html);
}

static void
write_year (PraxisHtml           *html,
            PraxisSite           *self,
            const PraxisSiteYear *year)
{
  g_autofree char *name = praxis_site_dup_year_name (self, year);
  g_autofree char *address = g_strconcat (year->folder, "/index.html", NULL);

  praxis_html_open (html, "h2", NULL);
  praxis_html_link (html, address, name);
  praxis_site_write_count (html, year->n);
  praxis_html_close (html);
  if (year->year != 0)
    write_months (html, self, year);
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

static GBytes *
render_archive (PraxisSite            *self,
                const PraxisSiteFile  *file,
                GPtrArray             *posts,
                GError               **error)
{
  PraxisHtml *html = praxis_html_new ();
  const char *title = praxis_site_word (self, NC_ ("page", "Archive"));
  const PraxisPageStep steps[] = { { title, file->path } };
  const PraxisPage page = {
    .digest = self->publication->digest,
    .root = "",
    .address = file->path,
    .title = title,
    .kind = "archive with-facets",
    .has_heading = TRUE,
    .has_search = praxis_site_has_search (self),
    .has_references = praxis_site_has_references (self),
    .steps = steps,
    .n_steps = G_N_ELEMENTS (steps),
  };

  praxis_page_begin (html, &page);
  praxis_html_open (html, "div", NULL);
  praxis_html_element (html, "h1", title, NULL);
  praxis_site_write_search (html, self, page.root, NULL, NULL);
  if (self->months->len == 0)
    praxis_html_element (html, "p", praxis_site_word (self, NC_ ("page", "Nothing has been published yet.")), NULL);
  for (guint i = 0; i < self->years->len; i++)
    write_year (html, self, self->years->pdata[i]);
  if (page.has_references)
    write_references (html, self);
  praxis_html_close (html);
  praxis_site_write_facets (html, self, page.root, NULL, NULL, TRUE);
  praxis_page_end (html, &page);
  return praxis_html_free_to_bytes (html);
}

/* The page of a year */

static guint
find_year (PraxisSite           *self,
           const PraxisSiteYear *year)
{
  guint i = 0;

  g_ptr_array_find (self->years, year, &i);
  return i;
}

static char *
key_of_year (PraxisSite           *self,
             const PraxisSiteFile *file)
{
  const PraxisSiteYear *year = file->data;
  GString *key = praxis_site_key_begin (self, file->path);
  guint i = find_year (self, year);

  praxis_site_key_add_number (key, i > 0 ? ((PraxisSiteYear *) self->years->pdata[i - 1])->year : 0);
  praxis_site_key_add_number (key, i + 1 < self->years->len ? ((PraxisSiteYear *) self->years->pdata[i + 1])->year + 1 : 0);
  for (guint n = year->first; n < year->first + year->n; n++)
    praxis_site_key_add_entry (key, self, n);
  return praxis_site_key_end (key);
}

static void
write_year_month (PraxisHtml            *html,
                  PraxisSite            *self,
                  const PraxisSiteMonth *month)
{
  if (month->path != NULL)
    {
      g_autofree char *address = g_strconcat ("../", month->path, NULL);
      g_autofree char *words = praxis_catalogue_format_month (get_language (self), month->month);

      praxis_html_open (html, "h2", NULL);
      praxis_html_link (html, address, words);
      praxis_html_close (html);
    }
  praxis_html_open (html, "ul", "class", "titles", NULL);
  for (guint i = month->first; i < month->first + month->n; i++)
    {
      const char *citation = praxis_site_get_post (self, i)->citation;

      praxis_html_open (html, "li", NULL);
      praxis_html_open (html, "p", "dir", "auto", NULL);
      praxis_site_write_link (html, self, i, "../");
      praxis_html_close (html);
      if (*citation != '\0')
        praxis_html_element (html, "p", citation, "class", "entry-about", "dir", "auto", NULL);
      praxis_html_close (html);
    }
  praxis_html_close (html);
}

static void
write_year_neighbours (PraxisHtml           *html,
                       PraxisSite           *self,
                       const PraxisSiteYear *year)
{
  guint i = find_year (self, year);

  if (self->years->len < 2)
    return;
  praxis_html_open (html, "nav", "class", "neighbours", "aria-label", praxis_site_word (self, NC_ ("page", "Years")), NULL);
  for (int older = 1; older >= 0; older--)
    {
      guint other = older ? i + 1 : i - 1;
      PraxisSiteYear *neighbour = other < self->years->len ? self->years->pdata[other] : NULL;
      g_autofree char *name = neighbour != NULL ? praxis_site_dup_year_name (self, neighbour) : NULL;
      g_autofree char *path = neighbour != NULL ? g_strconcat (neighbour->folder, "/index.html", NULL) : NULL;

      if (neighbour != NULL)
        praxis_site_write_neighbour (html, older ? "previous" : "next",
                                     older ? praxis_site_word (self, NC_ ("page", "Older year"))
                                           : praxis_site_word (self, NC_ ("page", "Newer year")), "../", path, name);
    }
  praxis_html_close (html);
}

static GBytes *
render_year (PraxisSite            *self,
             const PraxisSiteFile  *file,
             GPtrArray             *posts,
             GError               **error)
{
  const PraxisSiteYear *year = file->data;
  PraxisHtml *html = praxis_html_new ();
  g_autofree char *name = praxis_site_dup_year_name (self, year);
  const PraxisPageStep steps[] = {
    { praxis_site_word (self, NC_ ("page", "Archive")), "archive.html" },
    { name, file->path },
  };
  const PraxisPage page = {
    .digest = self->publication->digest,
    .root = "../",
    .address = file->path,
    .title = name,
    .kind = "year",
    .has_heading = TRUE,
    .steps = steps,
    .n_steps = G_N_ELEMENTS (steps),
    .shows_steps = TRUE,
  };

  praxis_page_begin (html, &page);
  praxis_html_element (html, "h1", name, NULL);
  for (guint i = year->months; i < year->months + year->n_months; i++)
    write_year_month (html, self, self->months->pdata[i]);
  write_year_neighbours (html, self, year);
  praxis_page_end (html, &page);
  return praxis_html_free_to_bytes (html);
}

/**
 * praxis_site_add_years:
 * @self: a site
 *
 * Lists the archive and the pages of years.
 */
void
praxis_site_add_years (PraxisSite *self)
{
  static const PraxisSiteFileKind archive = { key_of_archive, render_archive, NULL };
  static const PraxisSiteFileKind of_year = { key_of_year, render_year, NULL };

  praxis_site_add_file (self, "archive.html", &archive, NULL);
  for (guint i = 0; i < self->years->len; i++)
    {
      PraxisSiteYear *year = self->years->pdata[i];
      g_autofree char *path = g_strconcat (year->folder, "/index.html", NULL);

      praxis_site_add_file (self, path, &of_year, year);
    }
}
