/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-epub-private.h"

#include <glib/gi18n-lib.h>

#include "model/praxis-issue.h"
#include "praxis-article.h"
#include "praxis-prose.h"

/* The pages of a book that stand before its lists: cover, title page, contents, and a chapter for each month, with the
 * articles of every export. */

/**
 * praxis_epub_begin_page:
 * @self: a book
 * @title: what the page is about
 *
 * Returns: (transfer full): a page with an open body
 */
PraxisHtml *
praxis_epub_begin_page (PraxisEpubBook *self,
                        const char     *title)
{
  PraxisHtml *html = praxis_html_new_xhtml ();

  praxis_html_doctype (html);
  praxis_html_open (html, "html", "xmlns", "http://www.w3.org/1999/xhtml", "xmlns:epub", "http://www.idpf.org/2007/ops",
                    "lang", self->language, "xml:lang", self->language, "dir", praxis_html_get_direction (self->language), NULL);
  praxis_html_open (html, "head", NULL);
  praxis_html_void (html, "meta", "charset", "utf-8", NULL);
  praxis_html_element (html, "title", title, NULL);
  praxis_html_void (html, "meta", "name", "viewport", "content", "width=device-width, initial-scale=1", NULL);
  praxis_html_void (html, "link", "rel", "stylesheet", "type", "text/css", "href", "style.css", NULL);
  praxis_html_close (html);
  praxis_html_open (html, "body", NULL);
  return html;
}

/**
 * praxis_epub_end_page:
 * @html: (transfer full): a page with an open body
 *
 * Returns: (transfer full): the page
 */
char *
praxis_epub_end_page (PraxisHtml *html)
{
  praxis_html_close (html);
  praxis_html_close (html);
  return praxis_html_free_to_string (html);
}

/**
 * praxis_epub_write_post_link:
 * @self: a book
 * @html: a page of it
 * @i: the place of a post
 */
void
praxis_epub_write_post_link (PraxisEpubBook *self,
                             PraxisHtml     *html,
                             guint           i)
{
  g_autofree char *address = praxis_epub_book_dup_address (self, i);

  praxis_html_element (html, "a", praxis_epub_book_get_title (self, i), "href", address, "dir", "auto", NULL);
}

/**
 * praxis_epub_make_cover_page:
 * @self: a book
 *
 * Returns: (transfer full): the page that shows its cover
 */
char *
praxis_epub_make_cover_page (PraxisEpubBook *self)
{
  PraxisHtml *html = praxis_epub_begin_page (self, praxis_epub_book_word (self, NC_ ("page", "Cover")));
  /* Translators: {title} is the title of a book */
  g_autoptr(GString) description = g_string_new (praxis_epub_book_word (self, NC_ ("page", "Cover: {title}")));

  g_string_replace (description, "{title}", self->title, 1);
  praxis_html_open (html, "section", "class", "cover", "epub:type", "cover", NULL);
  praxis_html_void (html, "img", "src", "cover.svg", "alt", description->str, "role", "doc-cover", NULL);
  praxis_html_close (html);
  return praxis_epub_end_page (html);
}

static void
write_about (PraxisEpubBook *self,
             PraxisHtml     *html)
{
  const char *author = praxis_digest_get_author (self->digest);
  const char *licence = praxis_digest_get_licence (self->digest);

  if (self->epub->subtitle != NULL)
    praxis_html_element (html, "p", self->epub->subtitle, "class", "subtitle", "epub:type", "subtitle", "dir", "auto", NULL);
  if (*author != '\0')
    praxis_html_element (html, "p", author, "class", "author", "dir", "auto", NULL);
  if (self->span != NULL && g_strcmp0 (self->span, self->epub->subtitle) != 0)
    praxis_html_element (html, "p", self->span, "class", "about", NULL);
  if (*licence == '\0')
    return;
  praxis_html_open (html, "p", "class", "about", NULL);
  praxis_html_text (html, praxis_epub_book_word (self, NC_ ("page", "Licence:")));
  praxis_html_text (html, " ");
  praxis_html_text (html, licence);
  praxis_html_close (html);
}

/**
 * praxis_epub_make_title_page:
 * @self: a book
 *
 * Returns: (transfer full): the page with title, author and introduction
 */
char *
praxis_epub_make_title_page (PraxisEpubBook *self)
{
  PraxisHtml *html = praxis_epub_begin_page (self, self->title);
  const char *introduction = praxis_digest_get_introduction (self->digest);
  g_autofree char *text = NULL;

  praxis_html_open (html, "section", "class", "title-page", "epub:type", "titlepage", NULL);
  praxis_html_element (html, "h1", self->title, "epub:type", "title", "dir", "auto", NULL);
  write_about (self, html);
  if (introduction != NULL && *introduction != '\0')
    {
      praxis_html_open (html, "div", "class", "introduction", NULL);
      text = praxis_prose_to_html (introduction, 2);
      praxis_epub_append_text (html, text);
      praxis_html_close (html);
    }
  praxis_html_close (html);
  return praxis_epub_end_page (html);
}

static const char *
find_blurb (PraxisEpubBook *self,
            PraxisMonth     month)
{
  GPtrArray *issues = self->epub->publication->issues;

  for (guint i = 0; i < issues->len; i++)
    {
      if (praxis_issue_get_month (issues->pdata[i]) == month)
        return praxis_issue_get_blurb (issues->pdata[i]);
    }
  return NULL;
}

/**
 * praxis_epub_make_chapter:
 * @self: a book
 * @chapter: a chapter of it
 * @posts: (element-type PraxisPost): its posts, their references loaded
 *
 * Returns: (transfer full): the chapter
 */
char *
praxis_epub_make_chapter (PraxisEpubBook    *self,
                          PraxisEpubChapter *chapter,
                          GPtrArray         *posts)
{
  PraxisHtml *html = praxis_epub_begin_page (self, chapter->title);
  g_autofree char *articles =
    praxis_article_issue_to_html (self->digest, self->epub->references, posts,
                                  chapter->is_continued ? NULL : find_blurb (self, chapter->month), PRAXIS_ARTICLE_PAGE);

  praxis_html_open (html, "section", "class", "issue", "epub:type", "chapter", "role", "doc-chapter", "aria-labelledby",
                    "month", NULL);
  praxis_html_element (html, "h1", chapter->title, "id", "month", NULL);
  praxis_epub_append_text (html, articles);
  praxis_html_close (html);
  return praxis_epub_end_page (html);
}

/* --- Contents --------------------------------------------------------------------------------------------- */

static void
open_list (PraxisHtml *html)
{
  praxis_html_open (html, "ol", NULL);
}

static void
write_entry (PraxisHtml *html,
             const char *address,
             const char *text,
             const char *type)
{
  praxis_html_open (html, "li", NULL);
  praxis_html_element (html, "a", text, "href", address, "epub:type", type, NULL);
  praxis_html_close (html);
}

/* A month, with its posts below it. Returns: the place of the first chapter that is of another one. */
static guint
write_month (PraxisEpubBook *self,
             PraxisHtml     *html,
             guint           i)
{
  PraxisEpubChapter *first = self->chapters->pdata[i];

  praxis_html_open (html, "li", NULL);
  praxis_html_element (html, "a", first->title, "href", first->path, NULL);
  open_list (html);
  for (; i < self->chapters->len; i++)
    {
      PraxisEpubChapter *chapter = self->chapters->pdata[i];

      if (chapter->month != first->month)
        break;
      for (guint n = chapter->first; n < chapter->first + chapter->n; n++)
        {
          praxis_html_open (html, "li", NULL);
          praxis_epub_write_post_link (self, html, n);
          praxis_html_close (html);
        }
    }
  praxis_html_close (html);
  praxis_html_close (html);
  return i;
}

/* Months stand below their years, where there are several; what has no month stands beside them. */
static void
write_months (PraxisEpubBook *self,
              PraxisHtml     *html)
{
  guint i = 0;
  PraxisEpubChapter *last = self->chapters->len > 0 ? self->chapters->pdata[self->chapters->len - 1] : NULL;
  PraxisEpubChapter *first = last != NULL ? self->chapters->pdata[0] : NULL;
  gboolean has_years = last != NULL && praxis_month_get_year (last->month) != praxis_month_get_year (first->month);

  while (i < self->chapters->len)
    {
      int year = praxis_month_get_year (((PraxisEpubChapter *) self->chapters->pdata[i])->month);
      g_autofree char *number = g_strdup_printf ("%d", year);

      if (!has_years || year == 0)
        {
          i = write_month (self, html, i);
          continue;
        }
      praxis_html_open (html, "li", NULL);
      praxis_html_element (html, "span", number, NULL);
      open_list (html);
      while (i < self->chapters->len &&
             praxis_month_get_year (((PraxisEpubChapter *) self->chapters->pdata[i])->month) == year)
        i = write_month (self, html, i);
      praxis_html_close (html);
      praxis_html_close (html);
    }
}

static void
write_topics (PraxisEpubBook *self,
              PraxisHtml     *html)
{
  praxis_html_open (html, "li", NULL);
  praxis_html_element (html, "a", praxis_epub_book_word (self, NC_ ("page", "Topics")), "href", "topics.xhtml", NULL);
  open_list (html);
  for (guint i = 0; i < self->topics->len; i++)
    {
      PraxisEpubTopic *topic = self->topics->pdata[i];
      g_autofree char *address = g_strdup_printf ("topics.xhtml#topic-%u", i + 1);

      write_entry (html, address, praxis_term_get_label (topic->term), NULL);
    }
  praxis_html_close (html);
  praxis_html_close (html);
}

/* What reading systems offer as ways to the parts that every book has. */
static void
write_landmarks (PraxisEpubBook *self,
                 PraxisHtml     *html)
{
  const char *title = praxis_epub_book_word (self, NC_ ("page", "Parts of the Book"));

  praxis_html_open (html, "nav", "epub:type", "landmarks", "hidden", "hidden", "aria-label", title, NULL);
  praxis_html_element (html, "h2", title, NULL);
  open_list (html);
  write_entry (html, "cover.xhtml", praxis_epub_book_word (self, NC_ ("page", "Cover")), "cover");
  write_entry (html, "title.xhtml", praxis_epub_book_word (self, NC_ ("page", "Title Page")), "titlepage");
  write_entry (html, "nav.xhtml", praxis_epub_book_word (self, NC_ ("page", "Contents")), "toc");
  if (self->chapters->len > 0)
    write_entry (html, ((PraxisEpubChapter *) self->chapters->pdata[0])->path,
                 praxis_epub_book_word (self, NC_ ("page", "Posts")), "bodymatter");
  if (g_hash_table_size (self->works) > 0)
    write_entry (html, "references-1.xhtml", praxis_epub_book_word (self, NC_ ("page", "References")), "bibliography");
  if (self->topics->len > 0)
    write_entry (html, "topics.xhtml", praxis_epub_book_word (self, NC_ ("page", "Topics")), "index");
  praxis_html_close (html);
  praxis_html_close (html);
}

/**
 * praxis_epub_make_navigation:
 * @self: a book, with all of its works
 *
 * Returns: (transfer full): its contents, which are a page of it too (https://www.w3.org/TR/epub-33/#sec-nav)
 */
char *
praxis_epub_make_navigation (PraxisEpubBook *self)
{
  const char *title = praxis_epub_book_word (self, NC_ ("page", "Contents"));
  PraxisHtml *html = praxis_epub_begin_page (self, title);

  praxis_html_open (html, "nav", "class", "contents", "epub:type", "toc", "role", "doc-toc", "aria-labelledby", "contents", NULL);
  praxis_html_element (html, "h1", title, "id", "contents", NULL);
  open_list (html);
  write_entry (html, "title.xhtml", praxis_epub_book_word (self, NC_ ("page", "Title Page")), NULL);
  write_months (self, html);
  if (g_hash_table_size (self->works) > 0)
    write_entry (html, "references-1.xhtml", praxis_epub_book_word (self, NC_ ("page", "References")), NULL);
  if (self->topics->len > 0)
    write_topics (self, html);
  praxis_html_close (html);
  praxis_html_close (html);
  write_landmarks (self, html);
  return praxis_epub_end_page (html);
}
