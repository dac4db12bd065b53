/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-epub-private.h"

#include <glib/gi18n-lib.h>

#include "praxis-catalogue.h"

/* The lists at the end of a book: the works, alphabetically, and the posts by topic. */

static void
write_work (PraxisEpubBook *self,
            PraxisHtml     *html,
            PraxisEpubWork *work)
{
  praxis_html_open (html, "li", NULL);
  praxis_html_open (html, "p", "class", "reference", "dir", "auto", NULL);
  praxis_epub_append_text (html, work->html);
  praxis_html_close (html);
  for (guint i = 0; i < work->posts->len; i++)
    {
      praxis_html_open (html, "p", "class", "where", NULL);
      praxis_epub_write_post_link (self, html, g_array_index (work->posts, guint, i));
      praxis_html_close (html);
    }
  praxis_html_close (html);
}

/**
 * praxis_epub_make_references:
 * @self: a book
 * @works: (element-type PraxisEpubWork): its works, alphabetically
 * @first: the place of the first one in this file
 *
 * Returns: (transfer full): as many works as one file holds, each with links to the posts that are about it
 */
char *
praxis_epub_make_references (PraxisEpubBook *self,
                             GPtrArray      *works,
                             guint           first)
{
  const char *title = praxis_epub_book_word (self, NC_ ("page", "References"));
  PraxisHtml *html = praxis_epub_begin_page (self, title);

  praxis_html_open (html, "section", "class", "references", "epub:type", "bibliography", "role", "doc-bibliography",
                    "aria-labelledby", "references", NULL);
  praxis_html_element (html, "h1", title, "id", "references", NULL);
  praxis_html_open (html, "ul", NULL);
  for (guint i = first; i < MIN (works->len, first + PRAXIS_EPUB_WORKS_IN_FILE); i++)
    write_work (self, html, works->pdata[i]);
  praxis_html_close (html);
  praxis_html_close (html);
  return praxis_epub_end_page (html);
}

static void
write_topic (PraxisEpubBook  *self,
             PraxisHtml      *html,
             PraxisEpubTopic *topic,
             guint            number)
{
  g_autofree char *id = g_strdup_printf ("topic-%u", number);

  praxis_html_open (html, "section", "aria-labelledby", id, NULL);
  praxis_html_element (html, "h2", praxis_term_get_label (topic->term), "id", id, "dir", "auto", NULL);
  praxis_html_open (html, "ul", NULL);
  for (guint i = 0; i < topic->posts->len; i++)
    {
      guint post = g_array_index (topic->posts, guint, i);
      g_autofree char *month =
        praxis_catalogue_format_month (self->language, ((PraxisPublished *) self->posts->pdata[post])->month);

      praxis_html_open (html, "li", NULL);
      praxis_epub_write_post_link (self, html, post);
      if (month != NULL)
        {
          praxis_html_text (html, " ");
          praxis_html_element (html, "span", month, "class", "when", NULL);
        }
      praxis_html_close (html);
    }
  praxis_html_close (html);
  praxis_html_close (html);
}

/**
 * praxis_epub_make_topics:
 * @self: a book
 *
 * Returns: (transfer full): the index of its topics
 */
char *
praxis_epub_make_topics (PraxisEpubBook *self)
{
  const char *title = praxis_epub_book_word (self, NC_ ("page", "Topics"));
  PraxisHtml *html = praxis_epub_begin_page (self, title);

  praxis_html_open (html, "section", "class", "topics", "role", "doc-index", "aria-labelledby", "topics", NULL);
  praxis_html_element (html, "h1", title, "id", "topics", NULL);
  for (guint i = 0; i < self->topics->len; i++)
    write_topic (self, html, self->topics->pdata[i], i + 1);
  praxis_html_close (html);
  return praxis_epub_end_page (html);
}
