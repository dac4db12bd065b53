/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-blog-page-merge.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "praxis-blog-page-line.h"

/* A page may list a post twice: as a teaser and in full, or under two headings. Of doubles one stays, with the most complete of each
 * part. */

/* The shortest title whose beginning alone, before an ellipsis, tells a post. */
#define TEASER_MIN 16
/* How many titles are looked through for one that was cut short. */
#define LOOK_MAX 400

static char *
fold_title (const char *title,
            gboolean   *cut)
{
  *cut = g_str_has_suffix (title, "…") || g_str_has_suffix (title, "...");
  return praxis_blog_page_fold (title);
}

static char *
citation_key (PraxisBlogPagePost *post)
{
  PraxisCitation *citation;
  const char *doi, *title;

  if (post->citations->len == 0)
    return NULL;
  citation = g_ptr_array_index (post->citations, 0);
  doi = praxis_citation_get_field (citation, "DOI");
  title = praxis_citation_get_field (citation, "title");
  if (title == NULL && doi != NULL)
    return g_ascii_strdown (doi, -1);
  return praxis_blog_page_fold (title != NULL ? title : praxis_citation_get_reference (citation));
}

/* What a post is known by: its title, or without one the work it cites. */
static char *
post_key (PraxisBlogPagePost *post,
          gboolean           *cut)
{
  g_autofree char *citation = NULL;

  *cut = FALSE;
  if (post->title != NULL)
    return fold_title (post->title, cut);
  citation = citation_key (post);
  return citation != NULL ? g_strconcat ("=", citation, NULL) : NULL;
}

static gboolean
is_double (PraxisBlogPagePost *first,
           PraxisBlogPagePost *second)
{
  g_autofree char *a = citation_key (first);
  g_autofree char *b = citation_key (second);

  if (a != NULL && b != NULL)
    return strcmp (a, b) == 0;
  return first->month == second->month || first->month == PRAXIS_MONTH_NONE || second->month == PRAXIS_MONTH_NONE ||
         g_str_has_prefix (first->summary, second->summary) || g_str_has_prefix (second->summary, first->summary);
}

/* Gives @to what @from has more of. */
static void
take_longer (char  **to_markdown,
             GStrv  *to_text,
             char  **from_markdown,
             GStrv  *from_text)
{
  if (strlen (*from_markdown) <= strlen (*to_markdown))
    return;
  g_clear_pointer (to_markdown, g_free);
  g_clear_pointer (to_text, g_strfreev);
  *to_markdown = g_steal_pointer (from_markdown);
  *to_text = g_steal_pointer (from_text);
}

static void
drop_doubt (GPtrArray  *doubts,
            guint       line,
            const char *field)
{
  for (guint i = doubts->len; i-- > 0;)
    {
      PraxisBlogPageProblem *problem = g_ptr_array_index (doubts, i);

      if (problem->line == line && g_strcmp0 (problem->field, field) == 0)
        g_ptr_array_remove_index (doubts, i);
    }
}

static void
merge (PraxisBlogPage     *page,
       PraxisBlogPagePost *post,
       PraxisBlogPagePost *other,
       gboolean            longer_title)
{
  g_autofree char *message = NULL;

  take_longer (&post->summary, &post->summary_paragraphs, &other->summary, &other->summary_paragraphs);
  take_longer (&post->implications, &post->implication_paragraphs, &other->implications, &other->implication_paragraphs);
  if (*post->implications != '\0')
    {
      drop_doubt (post->doubts, post->line, "implications");
      drop_doubt (page->problems, post->line, "implications");
      drop_doubt (page->problems, other->line, "implications");
    }
  if (post->citations->len == 0 && other->citations->len > 0)
    {
      g_ptr_array_extend_and_steal (post->citations, g_steal_pointer (&other->citations));
      other->citations = g_ptr_array_new_with_free_func (g_object_unref);
      drop_doubt (post->doubts, post->line, "citation");
      drop_doubt (page->problems, post->line, "citation");
    }
  drop_doubt (page->problems, other->line, "citation");
  if (longer_title)
    g_set_str (&post->title, other->title);
  if (post->month == PRAXIS_MONTH_NONE && other->month != PRAXIS_MONTH_NONE)
    {
      post->month = other->month;
      g_set_str (&post->month_label, other->month_label);
      drop_doubt (post->doubts, post->line, "month");
      drop_doubt (page->problems, post->line, "month");
    }
  /* Translators: %u is the number of a line. */
  message = g_strdup_printf (_("This post stands on the page again, in line %u; the two were merged."), other->line);
  praxis_blog_page_add_problem (page, post, post->line, "title", message);
}

/* The place of the first key among @keys, at most LOOK_MAX of them, that begins with @key or, with @reverse, that @key
 * begins with; -1 where there is none. */
static int
find_cut (GPtrArray  *keys,
          const char *key,
          gboolean    reverse)
{
  for (guint i = 0; i < keys->len && i < LOOK_MAX; i++)
    {
      const char *other = g_ptr_array_index (keys, i);

      if (reverse ? strlen (other) >= TEASER_MIN && g_str_has_prefix (key, other) : g_str_has_prefix (other, key))
        return (int) i;
    }
  return -1;
}

typedef struct
{
  GHashTable *by_key;
  GPtrArray  *keys;
  GPtrArray  *posts;
  GPtrArray  *cut_keys;
  GPtrArray  *cut_posts;
} Merger;

/* The post that @key belongs to: the same title, or one that a teaser cut short. */
static PraxisBlogPagePost *
find_double (Merger     *self,
             const char *key,
             gboolean    cut,
             gboolean   *longer_title)
{
  PraxisBlogPagePost *found = g_hash_table_lookup (self->by_key, key);
  int index;

  *longer_title = FALSE;
  if (found != NULL || strlen (key) < TEASER_MIN)
    return found;
  if (cut)
    {
      index = find_cut (self->keys, key, FALSE);
      return index >= 0 ? g_ptr_array_index (self->posts, index) : NULL;
    }
  index = find_cut (self->cut_keys, key, TRUE);
  *longer_title = index >= 0;
  return index >= 0 ? g_ptr_array_index (self->cut_posts, index) : NULL;
}

/**
 * praxis_blog_page_merge_doubles:
 * @page: a page
 *
 * Makes one post of those that are the same.
 */
void
praxis_blog_page_merge_doubles (PraxisBlogPage *page)
{
  g_autoptr(GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) posts = g_ptr_array_new ();
  g_autoptr(GPtrArray) cut_keys = g_ptr_array_new ();
  g_autoptr(GPtrArray) cut_posts = g_ptr_array_new ();
  g_autoptr(GPtrArray) all = g_steal_pointer (&page->posts);
  Merger merger = { by_key, keys, posts, cut_keys, cut_posts };

  page->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_blog_page_post_free);
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      PraxisBlogPagePost *post = g_ptr_array_index (all, i);
      gboolean cut, longer_title;
      char *key = post_key (post, &cut);
      PraxisBlogPagePost *found = key != NULL ? find_double (&merger, key, cut, &longer_title) : NULL;

      if (found != NULL && is_double (found, post))
        {
          merge (page, found, post, longer_title);
          praxis_blog_page_post_free (post);
          g_free (key);
          continue;
        }
      g_ptr_array_add (page->posts, post);
      if (key == NULL)
        continue;
      if (found == NULL)
        g_hash_table_insert (by_key, key, post);
      g_ptr_array_add (keys, key);
      g_ptr_array_add (posts, post);
      if (cut)
        {
          g_ptr_array_add (cut_keys, key);
          g_ptr_array_add (cut_posts, post);
        }
    }
}
