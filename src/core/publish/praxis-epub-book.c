/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-epub-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/praxis-text.h"
#include "praxis-catalogue.h"

/*
 * What is in a book: posts in chapters, topics, and works, before and while it is written. None of it holds the texts of
 * posts.
 */

/* So many posts are in one chapter: more would be slow to open on a small device. */
#define POSTS_IN_CHAPTER 100

static void
chapter_free (PraxisEpubChapter *chapter)
{
  g_free (chapter->path);
  g_free (chapter->title);
  g_free (chapter);
}

static void
topic_free (PraxisEpubTopic *topic)
{
  g_array_unref (topic->posts);
  g_free (topic);
}

static void
work_free (PraxisEpubWork *work)
{
  g_free (work->key);
  g_free (work->html);
  g_array_unref (work->posts);
  g_free (work);
}

static void
item_free (PraxisEpubItem *item)
{
  g_free (item->id);
  g_free (item->path);
  g_free (item);
}

/* The newest month comes first in a blog and last in a book; within a month, and among the posts that have none, the order
 * is the author's. */
static void
add_posts (PraxisEpubBook *self)
{
  GPtrArray *published = self->epub->publication->posts;
  guint end = published->len;
  guint first_without = published->len;

  while (first_without > 0 &&
         ((PraxisPublished *) published->pdata[first_without - 1])->month == PRAXIS_MONTH_NONE)
    first_without--;
  end = first_without;
  while (end > 0)
    {
      guint first = end - 1;

      while (first > 0 && ((PraxisPublished *) published->pdata[first - 1])->month ==
                          ((PraxisPublished *) published->pdata[end - 1])->month)
        first--;
      for (guint i = first; i < end; i++)
        g_ptr_array_add (self->posts, published->pdata[i]);
      end = first;
    }
  for (guint i = first_without; i < published->len; i++)
    g_ptr_array_add (self->posts, published->pdata[i]);
}

/* What somebody has put into an order is no sequence of months. */
static PraxisMonth
get_chapter_month (PraxisEpubBook  *self,
                   PraxisPublished *post)
{
  return self->epub->keeps_order ? PRAXIS_MONTH_NONE : post->month;
}

static char *
dup_chapter_title (PraxisEpubBook *self,
                   PraxisMonth     month)
{
  char *title = praxis_catalogue_format_month (self->language, month);

  if (title != NULL)
    return title;
  if (!self->epub->keeps_order)
    return g_strdup (praxis_epub_book_word (self, NC_ ("page", "Without a month")));
  return g_strdup (self->epub->subtitle != NULL ? self->epub->subtitle : praxis_epub_book_word (self, NC_ ("page", "Posts")));
}

static PraxisEpubChapter *
add_chapter (PraxisEpubBook    *self,
             PraxisMonth        month,
             guint              first,
             guint              part)
{
  PraxisEpubChapter *chapter = g_new0 (PraxisEpubChapter, 1);
  g_autofree char *name = praxis_month_to_string (month);
  g_autofree char *number = part > 1 ? g_strdup_printf ("-part-%u", part) : g_strdup ("");

  chapter->month = month;
  chapter->first = first;
  chapter->is_continued = part > 1;
  chapter->path = self->epub->keeps_order ? g_strdup_printf ("posts%s.xhtml", number)
                                          : g_strdup_printf ("month-%s%s.xhtml", name != NULL ? name : "none", number);
  chapter->title = dup_chapter_title (self, month);
  g_ptr_array_add (self->chapters, chapter);
  return chapter;
}

static void
add_chapters (PraxisEpubBook *self)
{
  PraxisEpubChapter *last = NULL;
  guint part = 1;

  for (guint i = 0; i < self->posts->len; i++)
    {
      PraxisMonth month = get_chapter_month (self, self->posts->pdata[i]);

      if (last == NULL || last->month != month || last->n == POSTS_IN_CHAPTER)
        {
          part = last != NULL && last->month == month ? part + 1 : 1;
          last = add_chapter (self, month, i, part);
        }
      last->n++;
      g_ptr_array_add (self->chapter_of, last);
    }
}

static void
add_topic_of_post (GHashTable *by_uuid,
                   PraxisTerm *term,
                   guint       i)
{
  const char *uuid = praxis_term_get_uuid (term);
  GArray *posts = g_hash_table_lookup (by_uuid, uuid);

  if (praxis_term_get_vocabulary (term) != PRAXIS_VOCABULARY_TOPIC)
    return;
  if (posts == NULL)
    {
      posts = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (by_uuid, (gpointer) uuid, posts);
    }
  g_array_append_val (posts, i);
}

static void
add_topics (PraxisEpubBook *self)
{
  g_autoptr(GHashTable) by_uuid = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  GPtrArray *terms = self->epub->publication->terms;

  for (guint i = 0; i < self->posts->len; i++)
    {
      PraxisPublished *post = self->posts->pdata[i];

      for (guint n = 0; n < post->terms->len; n++)
        add_topic_of_post (by_uuid, post->terms->pdata[n], i);
    }
  for (guint i = 0; i < terms->len; i++)
    {
      PraxisEpubTopic *topic;
      gpointer posts;

      if (!g_hash_table_steal_extended (by_uuid, praxis_term_get_uuid (terms->pdata[i]), NULL, &posts))
        continue;
      topic = g_new0 (PraxisEpubTopic, 1);
      topic->term = terms->pdata[i];
      topic->posts = posts;
      g_ptr_array_add (self->topics, topic);
    }
}

static int
compare_months (gconstpointer a,
                gconstpointer b)
{
  PraxisMonth first = *(const PraxisMonth *) a;
  PraxisMonth second = *(const PraxisMonth *) b;

  return first < second ? -1 : first > second;
}

static void
add_months (PraxisEpubBook *self)
{
  for (guint i = 0; i < self->posts->len; i++)
    {
      PraxisMonth month = ((PraxisPublished *) self->posts->pdata[i])->month;

      if (month != PRAXIS_MONTH_NONE)
        g_array_append_val (self->months, month);
    }
  g_array_sort (self->months, compare_months);
}

/* Returns: from when to when the posts are, as years; NULL where no month is known */
static char *
dup_span (PraxisEpubBook *self)
{
  int first, last;

  if (self->months->len == 0)
    return NULL;
  first = praxis_month_get_year (g_array_index (self->months, PraxisMonth, 0));
  last = praxis_month_get_year (g_array_index (self->months, PraxisMonth, self->months->len - 1));
  return first == last ? g_strdup_printf ("%d", first) : g_strdup_printf ("%d–%d", first, last);
}

/**
 * praxis_epub_book_new:
 * @epub: what it is made of, which stays as long as the book
 *
 * Returns: (transfer full): the book, without the works
 */
PraxisEpubBook *
praxis_epub_book_new (const PraxisEpub *epub)
{
  PraxisEpubBook *self = g_new0 (PraxisEpubBook, 1);
  const char *title;

  self->epub = epub;
  self->digest = epub->publication->digest;
  self->language = praxis_digest_get_language (self->digest);
  if (self->language == NULL || *self->language == '\0')
    self->language = "en";
  title = praxis_digest_get_title (self->digest);
  self->title = praxis_html_dup_allowed (*title != '\0' ? title : praxis_epub_book_word (self, NC_ ("page", "Untitled")));
  self->posts = g_ptr_array_new ();
  self->months = g_array_new (FALSE, FALSE, sizeof (PraxisMonth));
  self->chapters = g_ptr_array_new_with_free_func ((GDestroyNotify) chapter_free);
  self->chapter_of = g_ptr_array_new ();
  self->topics = g_ptr_array_new_with_free_func ((GDestroyNotify) topic_free);
  self->works = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) work_free);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  if (epub->keeps_order)
    g_ptr_array_extend (self->posts, epub->publication->posts, NULL, NULL);
  else
    add_posts (self);
  add_months (self);
  add_chapters (self);
  add_topics (self);
  self->span = dup_span (self);
  return self;
}

/**
 * praxis_epub_book_free:
 * @self: (transfer full): a book
 */
void
praxis_epub_book_free (PraxisEpubBook *self)
{
  g_free (self->title);
  g_free (self->span);
  g_ptr_array_unref (self->posts);
  g_array_unref (self->months);
  g_ptr_array_unref (self->chapters);
  g_ptr_array_unref (self->chapter_of);
  g_ptr_array_unref (self->topics);
  g_hash_table_unref (self->works);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * praxis_epub_book_word:
 * @self: a book
 * @message: a word of pages, in English
 *
 * Returns: (transfer none): the word in the digest's language
 */
const char *
praxis_epub_book_word (PraxisEpubBook *self,
                       const char     *message)
{
  return praxis_catalogue_get (self->language, "page", message);
}

/**
 * praxis_epub_book_get_title:
 * @self: a book
 * @i: the place of a post
 *
 * Returns: (transfer none): what it is called, never nothing
 */
const char *
praxis_epub_book_get_title (PraxisEpubBook *self,
                            guint           i)
{
  const char *title = ((PraxisPublished *) self->posts->pdata[i])->title;
  const char *start = title;

  while (g_ascii_isspace (*start))
    start++;
  return *start != '\0' ? title : praxis_epub_book_word (self, NC_ ("page", "Untitled"));
}

/**
 * praxis_epub_book_dup_address:
 * @self: a book
 * @i: the place of a post
 *
 * Returns: (transfer full): where it is, for a link from any page of the book
 */
char *
praxis_epub_book_dup_address (PraxisEpubBook *self,
                              guint           i)
{
  PraxisEpubChapter *chapter = self->chapter_of->pdata[i];

  return g_strdup_printf ("%s#post-%s", chapter->path, ((PraxisPublished *) self->posts->pdata[i])->uuid);
}

/**
 * praxis_epub_book_add_item:
 * @self: a book
 * @path: the path of a file, beside the package
 * @type: its media type, a literal
 * @properties: (nullable): what it is for the package (https://www.w3.org/TR/epub-33/#app-item-properties-vocab), a literal
 * @is_page: whether it is read where it stands among the items
 */
void
praxis_epub_book_add_item (PraxisEpubBook *self,
                           const char     *path,
                           const char     *type,
                           const char     *properties,
                           gboolean        is_page)
{
  PraxisEpubItem *item = g_new0 (PraxisEpubItem, 1);

  item->id = g_strdelimit (g_strconcat ("item-", path, NULL), ".", '-');
  item->path = g_strdup (path);
  item->type = type;
  item->properties = properties;
  item->is_page = is_page;
  g_ptr_array_add (self->items, item);
}

/* --- Works ------------------------------------------------------------------------------------------------ */

/* Adds the letters and numbers of a text, with one space between words. */
static void
append_sortable (GString    *key,
                 const char *text)
{
  g_autofree char *folded = praxis_text_fold (text);

  if (key->len > 0)
    g_string_append_c (key, ' ');
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (key, c);
      else if (key->len > 0 && key->str[key->len - 1] != ' ')
        g_string_append_c (key, ' ');
    }
}

/* By the names of the authors, then by year and title, whatever order the style shows them in. Not by the words of a locale,
 * which would make the book another one on another machine. */
static char *
make_key (PraxisCitation *citation,
          const char     *text)
{
  g_autoptr(GPtrArray) names = praxis_citation_get_names (citation, "author");
  const char *title = praxis_citation_get_field (citation, "title");
  g_autoptr(GString) key = g_string_new (NULL);
  char year[16];

  if (praxis_citation_is_verbatim (citation) || names->len == 0)
    {
      append_sortable (key, text);
      return g_string_free_and_steal (g_steal_pointer (&key));
    }
  for (guint i = 0; i < names->len; i++)
    {
      const PraxisName *name = names->pdata[i];
      const char *parts[] = { name->literal, name->non_dropping_particle, name->family, name->given };

      for (gsize n = 0; n < G_N_ELEMENTS (parts); n++)
        {
          if (parts[n] != NULL)
            append_sortable (key, parts[n]);
        }
    }
  g_snprintf (year, sizeof year, "%04d", CLAMP (praxis_citation_get_year (citation), 0, 9999));
  append_sortable (key, year);
  if (title != NULL)
    append_sortable (key, title);
  return g_string_free_and_steal (g_steal_pointer (&key));
}

/**
 * praxis_epub_book_add_work:
 * @self: a book
 * @citation: a work, its reference loaded
 * @post: the place of a post that is about it
 *
 * Adds a work; what is written the same way is the same work.
 */
void
praxis_epub_book_add_work (PraxisEpubBook *self,
                           PraxisCitation *citation,
                           guint           post)
{
  g_autofree char *html = praxis_references_dup_html (self->epub->references, citation);
  PraxisEpubWork *work = g_hash_table_lookup (self->works, html);

  if (*html == '\0')
    return;
  if (work == NULL)
    {
      g_autofree char *text = praxis_references_dup_text (self->epub->references, citation);

      work = g_new0 (PraxisEpubWork, 1);
      work->key = make_key (citation, text);
      work->html = g_steal_pointer (&html);
      work->posts = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->works, work->html, work);
    }
  if (work->posts->len == 0 || g_array_index (work->posts, guint, work->posts->len - 1) != post)
    g_array_append_val (work->posts, post);
}

static int
compare_works (gconstpointer a,
               gconstpointer b)
{
  const PraxisEpubWork *first = *(PraxisEpubWork *const *) a;
  const PraxisEpubWork *second = *(PraxisEpubWork *const *) b;
  int order = strcmp (first->key, second->key);

  return order != 0 ? order : strcmp (first->html, second->html);
}

/**
 * praxis_epub_book_sort_works:
 * @self: a book
 *
 * Returns: (transfer container) (element-type PraxisEpubWork): its works, alphabetically
 */
GPtrArray *
praxis_epub_book_sort_works (PraxisEpubBook *self)
{
  GPtrArray *works = g_hash_table_get_values_as_ptr_array (self->works);

  g_ptr_array_sort (works, compare_works);
  return works;
}
