/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-post.h"
#include "praxis-epub.h"
#include "praxis-html.h"

G_BEGIN_DECLS

/**
 * PraxisEpubChapter:
 * @month: its month; %PRAXIS_MONTH_NONE for the posts that have none, and in a book with an order of its own
 * @path: its file
 * @title: the month in words, or what the posts have in common
 * @first: the place of its first post in the book
 * @n: how many posts it has
 * @is_continued: whether the chapter before is of the same month, which is too large for one file
 */
typedef struct
{
  PraxisMonth  month;
  char        *path;
  char        *title;
  guint        first;
  guint        n;
  gboolean     is_continued;
} PraxisEpubChapter;

/**
 * PraxisEpubTopic:
 * @term: a topic
 * @posts: (element-type guint): the places of the posts that have it
 */
typedef struct
{
  PraxisTerm *term;
  GArray     *posts;
} PraxisEpubTopic;

/**
 * PraxisEpubWork:
 * @key: by what it is sorted
 * @html: its reference
 * @posts: (element-type guint): the places of the posts that are about it
 */
typedef struct
{
  char   *key;
  char   *html;
  GArray *posts;
} PraxisEpubWork;

/**
 * PraxisEpubItem:
 * @id: its name in the package
 * @path: its file
 * @type: its media type
 * @properties: (nullable): what it is, for the package
 * @is_page: whether it is read, in the order of the items
 */
typedef struct
{
  char       *id;
  char       *path;
  const char *type;
  const char *properties;
  gboolean    is_page;
} PraxisEpubItem;

/**
 * PraxisEpubBook:
 * @posts: (element-type PraxisPublished): in the order of the book: oldest month first, those without a month last, or their own
 * @months: (element-type PraxisMonth): those of the posts that have one, each as often as it has posts, oldest first
 * @chapters: (element-type PraxisEpubChapter): its chapters
 * @chapter_of: (element-type PraxisEpubChapter): that of each post
 * @topics: (element-type PraxisEpubTopic): those that have posts, in the digest's order
 * @works: (element-type PraxisEpubWork): the works of the posts that were written already
 * @items: (element-type PraxisEpubItem): its files
 * @has_plots: whether pages that were written already have pictures
 *
 * A book while it is written.
 */
typedef struct
{
  const PraxisEpub *epub;
  PraxisDigest     *digest;
  const char       *language;
  char             *title;
  char             *span;
  GPtrArray        *posts;
  GArray           *months;
  GPtrArray        *chapters;
  GPtrArray        *chapter_of;
  GPtrArray        *topics;
  GHashTable       *works;
  GPtrArray        *items;
  gboolean          has_plots;
} PraxisEpubBook;

/* praxis-epub-book.c: what is in it. */
PraxisEpubBook    *praxis_epub_book_new         (const PraxisEpub   *epub);
void               praxis_epub_book_free        (PraxisEpubBook     *self);
const char        *praxis_epub_book_word        (PraxisEpubBook     *self,
                                                 const char         *message);
const char        *praxis_epub_book_get_title   (PraxisEpubBook     *self,
                                                 guint               i);
char              *praxis_epub_book_dup_address (PraxisEpubBook     *self,
                                                 guint               i);
void               praxis_epub_book_add_item    (PraxisEpubBook     *self,
                                                 const char         *path,
                                                 const char         *type,
                                                 const char         *properties,
                                                 gboolean            is_page);
void               praxis_epub_book_add_work    (PraxisEpubBook     *self,
                                                 PraxisCitation     *citation,
                                                 guint               post);
GPtrArray         *praxis_epub_book_sort_works  (PraxisEpubBook     *self);

/* praxis-epub-package.c, praxis-epub-cover.c: what programs read, and the picture. */
char              *praxis_epub_make_container   (void);
char              *praxis_epub_make_package     (PraxisEpubBook     *self);
char              *praxis_epub_make_cover       (PraxisEpubBook     *self,
                                                 GBytes            **image);

/* praxis-epub-links.c */
void               praxis_epub_append_text      (PraxisHtml         *html,
                                                 const char         *source);

/* praxis-epub-pages.c, praxis-epub-lists.c: what people read. */
PraxisHtml        *praxis_epub_begin_page       (PraxisEpubBook     *self,
                                                 const char         *title);
char              *praxis_epub_end_page         (PraxisHtml         *html);
void               praxis_epub_write_post_link  (PraxisEpubBook     *self,
                                                 PraxisHtml         *html,
                                                 guint               i);
char              *praxis_epub_make_cover_page  (PraxisEpubBook     *self);
char              *praxis_epub_make_title_page  (PraxisEpubBook     *self);
char              *praxis_epub_make_chapter     (PraxisEpubBook     *self,
                                                 PraxisEpubChapter  *chapter,
                                                 GPtrArray          *posts);
char              *praxis_epub_make_navigation  (PraxisEpubBook     *self);
char              *praxis_epub_make_references  (PraxisEpubBook     *self,
                                                 GPtrArray          *works,
                                                 guint               first);
char              *praxis_epub_make_topics      (PraxisEpubBook     *self);

/* So many works are in one file of references, so that no file is too large for a small device. */
#define PRAXIS_EPUB_WORKS_IN_FILE 500

/* Shown on shelves, not in the book. */
#define PRAXIS_EPUB_COVER_IMAGE "cover.png"

#define PRAXIS_EPUB_PAGE "application/xhtml+xml"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisEpubBook, praxis_epub_book_free)

G_END_DECLS
