/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-catalogue.h"
#include "praxis-site-private.h"

/* What lists of posts have in common. */

/* A list that is longer is parted by years. */
#define MANY_ENTRIES 20

/**
 * praxis_site_get_title:
 * @self: a site
 * @i: the place of a post
 *
 * Returns: (transfer none): its title; a post without one has to be called something
 */
const char *
praxis_site_get_title (PraxisSite *self,
                       guint       i)
{
  const char *title = praxis_site_get_post (self, i)->title;

  return *title != '\0' ? title : praxis_site_word (self, NC_ ("page", "Untitled"));
}

/**
 * praxis_site_write_link:
 * @html: a writer
 * @self: a site
 * @i: the place of a post
 * @root: the way from the page to the site's folder
 *
 * Writes a link to a post's page.
 */
void
praxis_site_write_link (PraxisHtml *html,
                        PraxisSite *self,
                        guint       i,
                        const char *root)
{
  g_autofree char *address = g_strconcat (root, self->paths->pdata[i], NULL);

  praxis_html_link (html, address, praxis_site_get_title (self, i));
}

/**
 * praxis_site_write_count:
 * @html: a writer
 * @count: how many posts something has
 *
 * Writes the number behind a name.
 */
void
praxis_site_write_count (PraxisHtml *html,
                         guint       count)
{
  char number[24];

  g_snprintf (number, sizeof number, "(%u)", count);
  /* No line begins with the number. */
  praxis_html_text (html, "\u00a0");
  praxis_html_element (html, "span", number, "class", "count", NULL);
}

/**
 * praxis_site_write_neighbour:
 * @html: a writer
 * @class: "previous" or "next"
 * @label: what the page is to this one
 * @root: the way from here to the site's folder
 * @path: the page
 * @title: its title
 *
 * Writes the way to the page before or behind.
 */
void
praxis_site_write_neighbour (PraxisHtml *html,
                             const char *class,
                             const char *label,
                             const char *root,
                             const char *path,
                             const char *title)
{
  g_autofree char *address = g_strconcat (root, path, NULL);
  gboolean is_next = strcmp (class, "next") == 0;

  praxis_html_open (html, "p", "class", class, NULL);
  praxis_html_element (html, "span", label, NULL);
  praxis_html_text (html, " ");
  praxis_html_element (html, "a", title, "href", address, "rel", is_next ? "next" : "prev", "dir", "auto", NULL);
  praxis_html_close (html);
}

static char *
make_entry (PraxisSite *self,
            guint       i)
{
  PraxisPublished *post = praxis_site_get_post (self, i);
  g_autofree char *month = praxis_catalogue_format_month (praxis_digest_get_language (self->publication->digest), post->month);
  g_autoptr(PraxisHtml) html = praxis_html_new ();

  praxis_html_text (html, self->paths->pdata[i]);
  praxis_html_append (html, "\">");
  praxis_html_text (html, praxis_site_get_title (self, i));
  praxis_html_append (html, "</a></p>\n");
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
  praxis_html_append (html, "</li>\n");
  return praxis_html_free_to_string (g_steal_pointer (&html));
}

/* A post is in many lists, which differ in the way to it only: what follows that is made once. */
static const char *
get_entry (PraxisSite *self,
           guint       i)
{
  char *entry = g_atomic_pointer_get (&self->entry_pages[i]);

  if (entry != NULL)
    return entry;
  entry = make_entry (self, i);
  if (g_atomic_pointer_compare_and_exchange (&self->entry_pages[i], NULL, entry))
    return entry;
  g_free (entry);
  return g_atomic_pointer_get (&self->entry_pages[i]);
}

/**
 * praxis_site_write_entry:
 * @html: a writer in an open list
 * @self: a site
 * @i: the place of a post
 * @root: the way from the page to the site's folder
 *
 * Writes a post's title, which leads to its page, its month and what it is on.
 */
void
praxis_site_write_entry (PraxisHtml *html,
                         PraxisSite *self,
                         guint       i,
                         const char *root)
{
  praxis_html_append (html, "<li><p class=\"entry-title\" dir=\"auto\"><a href=\"");
  praxis_html_append (html, root);
  praxis_html_append (html, get_entry (self, i));
}

/**
 * praxis_site_write_entries:
 * @html: a writer
 * @self: a site
 * @posts: (element-type guint): the places of posts, newest first
 * @root: the way from the page to the site's folder
 *
 * Writes a list of posts; a long one by years.
 */
void
praxis_site_write_entries (PraxisHtml *html,
                           PraxisSite *self,
                           GArray     *posts,
                           const char *root)
{
  gboolean by_year = posts->len > MANY_ENTRIES;
  int last = -1;

  for (guint i = 0; i < posts->len; i++)
    {
      guint place = g_array_index (posts, guint, i);
      int year = by_year ? praxis_month_get_year (praxis_site_get_post (self, place)->month) : 0;

      if (year != last)
        {
          if (i > 0)
            praxis_html_close (html);
          if (by_year && year != 0)
            {
              g_autofree char *number = g_strdup_printf ("%d", year);

              praxis_html_element (html, "h2", number, "class", "entries-year", NULL);
            }
          else if (by_year)
            {
              praxis_html_element (html, "h2", praxis_site_word (self, NC_ ("page", "Without a month")),
                                   "class", "entries-year", NULL);
            }
          praxis_html_open (html, "ol", "class", "entries", NULL);
        }
      last = year;
      praxis_site_write_entry (html, self, place, root);
    }
  if (posts->len > 0)
    praxis_html_close (html);
}
