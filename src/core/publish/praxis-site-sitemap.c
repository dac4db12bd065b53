/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "praxis-site-private.h"
#include "praxis-xml.h"

/*
 * What search engines ask for: `robots.txt`, and where the site has an address the list of its pages
 * (https://www.sitemaps.org/protocol.html). A list holds 50,000 pages at most; of more there are several, and
 * `sitemap.xml` lists these.
 */

#define MAX_PAGES 50000

#define NAMESPACE "http://www.sitemaps.org/schemas/sitemap/0.9"

typedef struct
{
  char   *path;
  gint64  changed;
} Page;

static void
page_free (Page *page)
{
  g_free (page->path);
  g_free (page);
}

static void
add_page (GPtrArray  *pages,
          const char *path,
          gint64      changed)
{
  Page *page = g_new0 (Page, 1);

  page->path = g_strdup (path);
  page->changed = changed;
  g_ptr_array_add (pages, page);
}

static gint64
get_newest (PraxisSite *self,
            guint       first,
            guint       n)
{
  gint64 newest = 0;

  for (guint i = first; i < first + n; i++)
    newest = MAX (newest, praxis_site_get_post (self, i)->changed);
  return newest;
}

static gint64
get_newest_of (PraxisSite *self,
               GArray     *posts)
{
  gint64 newest = 0;

  for (guint i = 0; i < posts->len; i++)
    newest = MAX (newest, praxis_site_get_post (self, g_array_index (posts, guint, i))->changed);
  return newest;
}

/* Pages of two facets are left out: they hold nothing that the pages of either have not. */
static GPtrArray *
list_pages (PraxisSite *self)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) page_free);
  gint64 newest = get_newest (self, 0, self->paths->len);

  add_page (pages, "index.html", newest);
  add_page (pages, "archive.html", newest);
  add_page (pages, "posts/index.html", newest);
  for (guint i = 0; i < self->years->len; i++)
    {
      const PraxisSiteYear *year = self->years->pdata[i];
      g_autofree char *path = g_strconcat (year->folder, "/index.html", NULL);

      add_page (pages, path, get_newest (self, year->first, year->n));
    }
  for (guint i = 0; i < self->months->len; i++)
    {
      const PraxisSiteMonth *month = self->months->pdata[i];

      if (month->path != NULL)
        add_page (pages, month->path, get_newest (self, month->first, month->n));
    }
  for (guint i = 0; i < self->terms->len; i++)
    {
      const PraxisSiteTerm *term = self->terms->pdata[i];

      add_page (pages, term->path, get_newest_of (self, term->posts));
    }
  for (guint i = 0; i < self->paths->len; i++)
    add_page (pages, self->paths->pdata[i], praxis_site_get_post (self, i)->changed);
  return pages;
}

static void
write_place (PraxisXml    *xml,
             PraxisSite   *self,
             const char   *element,
             const char   *path,
             gint64        changed)
{
  g_autofree char *url = praxis_page_dup_url (self->publication->digest, path);
  g_autoptr(GDateTime) date = changed > 0 ? g_date_time_new_from_unix_utc (changed) : NULL;
  g_autofree char *day = date != NULL ? g_date_time_format (date, "%Y-%m-%d") : NULL;

  praxis_xml_open (xml, element, NULL);
  praxis_xml_element (xml, "loc", url, NULL);
  if (day != NULL)
    praxis_xml_element (xml, "lastmod", day, NULL);
  praxis_xml_close (xml);
}

static char *
dup_part_path (guint part)
{
  return g_strdup_printf ("sitemap-%u.xml", part + 1);
}

static GBytes *
end_xml (PraxisXml *xml)
{
  char *text = praxis_xml_free_to_string (xml);

  return g_bytes_new_take (text, strlen (text));
}

/* A part, from 1, or all pages. */
static GBytes *
render_pages (PraxisSite            *self,
              const PraxisSiteFile  *file,
              GPtrArray             *posts,
              GError               **error)
{
  g_autoptr(GPtrArray) pages = list_pages (self);
  guint part = GPOINTER_TO_UINT (file->data);
  PraxisXml *xml = praxis_xml_new ();

  praxis_xml_open (xml, "urlset", "xmlns", NAMESPACE, NULL);
  for (guint i = part > 0 ? (part - 1) * MAX_PAGES : 0; i < pages->len && i < MAX (part, 1) * MAX_PAGES; i++)
    {
      const Page *page = pages->pdata[i];

      write_place (xml, self, "url", page->path, page->changed);
    }
  return end_xml (xml);
}

static GBytes *
render_parts (PraxisSite            *self,
              const PraxisSiteFile  *file,
              GPtrArray             *posts,
              GError               **error)
{
  g_autoptr(GPtrArray) pages = list_pages (self);
  PraxisXml *xml = praxis_xml_new ();

  praxis_xml_open (xml, "sitemapindex", "xmlns", NAMESPACE, NULL);
  for (guint part = 0; part * MAX_PAGES < pages->len; part++)
    {
      g_autofree char *path = dup_part_path (part);
      gint64 newest = 0;

      for (guint i = part * MAX_PAGES; i < pages->len && i < (part + 1) * MAX_PAGES; i++)
        newest = MAX (newest, ((Page *) pages->pdata[i])->changed);
      write_place (xml, self, "sitemap", path, newest);
    }
  return end_xml (xml);
}

static char *
key_of_sitemap (PraxisSite           *self,
                const PraxisSiteFile *file)
{
  GString *key = praxis_site_key_begin (self, file->path);

  for (guint i = 0; i < self->terms->len; i++)
    praxis_site_key_add (key, ((PraxisSiteTerm *) self->terms->pdata[i])->path);
  for (guint i = 0; i < self->paths->len; i++)
    {
      const PraxisPublished *post = praxis_site_get_post (self, i);

      praxis_site_key_add (key, self->paths->pdata[i]);
      praxis_site_key_add_number (key, post->month);
      praxis_site_key_add_number (key, post->changed / 86400);
      for (guint t = g_array_index (self->term_starts, guint, i); t < g_array_index (self->term_starts, guint, i + 1); t++)
        praxis_site_key_add_number (key, g_array_index (self->term_indexes, guint, t));
    }
  return praxis_site_key_end (key);
}

/* robots.txt */

static char *
dup_robots (PraxisSite *self)
{
  g_autofree char *sitemap = praxis_page_dup_url (self->publication->digest, "sitemap.xml");

  return g_strconcat ("User-agent: *\nDisallow:\n", sitemap != NULL ? "\nSitemap: " : "", sitemap != NULL ? sitemap : "",
                      sitemap != NULL ? "\n" : "", NULL);
}

static char *
key_of_robots (PraxisSite           *self,
               const PraxisSiteFile *file)
{
  g_autofree char *text = dup_robots (self);

  return praxis_hash_data (text, strlen (text));
}

static GBytes *
render_robots (PraxisSite            *self,
               const PraxisSiteFile  *file,
               GPtrArray             *posts,
               GError               **error)
{
  char *text = dup_robots (self);

  return g_bytes_new_take (text, strlen (text));
}

static guint
count_pages (PraxisSite *self)
{
  guint n = 3 + self->years->len + self->terms->len + self->paths->len;

  for (guint i = 0; i < self->months->len; i++)
    n += ((PraxisSiteMonth *) self->months->pdata[i])->path != NULL;
  return n;
}

/**
 * praxis_site_add_sitemap:
 * @self: a site
 *
 * Lists what search engines ask for.
 */
void
praxis_site_add_sitemap (PraxisSite *self)
{
  static const PraxisSiteFileKind robots = { key_of_robots, render_robots, NULL };
  static const PraxisSiteFileKind pages = { key_of_sitemap, render_pages, NULL };
  static const PraxisSiteFileKind parts = { key_of_sitemap, render_parts, NULL };
  g_autofree char *url = praxis_page_dup_url (self->publication->digest, "sitemap.xml");
  guint n = count_pages (self);

  praxis_site_add_file (self, "robots.txt", &robots, NULL);
  if (url == NULL)
    return;
  praxis_site_add_file (self, "sitemap.xml", n > MAX_PAGES ? &parts : &pages, NULL);
  for (guint part = 0; n > MAX_PAGES && part * MAX_PAGES < n; part++)
    {
      g_autofree char *path = dup_part_path (part);

      praxis_site_add_file (self, path, &pages, GUINT_TO_POINTER (part + 1));
    }
}
