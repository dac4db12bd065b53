/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-aged-posts.h"

#include "model/praxis-term.h"
#include "store/praxis-store-private.h"

/*
 * A post's evidence has aged when its newest work is older than some year, and others of the posts on the same topics are about newer
 * works. All posts are read once, newest work first; each topic has the list of its posts in that order, so that those which are newer
 * stand at its start.
 */

typedef struct
{
  gint64      id;
  char       *title;
  int         year;
  /* The lists of its topics. */
  GPtrArray  *topics;
  /* How many topics the post shares with the one that is looked at. */
  guint       n_shared;
} Post;

static void
post_free (gpointer data)
{
  Post *post = data;

  g_free (post->title);
  g_ptr_array_unref (post->topics);
  g_free (post);
}

/**
 * praxis_aged_post_free:
 * @self: (transfer full): a post
 */
void
praxis_aged_post_free (PraxisAgedPost *self)
{
  g_free (self->title);
  g_clear_pointer (&self->newer, g_ptr_array_unref);
  g_free (self);
}

static Post *
add_post (GPtrArray       *posts,
          PraxisStatement *row)
{
  Post *post = g_new0 (Post, 1);

  post->id = praxis_statement_get_int (row, 0);
  post->title = g_strdup (praxis_statement_get_text (row, 1));
  post->year = praxis_statement_get_int (row, 2);
  post->topics = g_ptr_array_new ();
  g_ptr_array_add (posts, post);
  return post;
}

static void
add_topic (GHashTable *topics,
           Post       *post,
           const char *label)
{
  GPtrArray *list = g_hash_table_lookup (topics, label);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (topics, g_strdup (label), list);
    }
  if (g_ptr_array_find (post->topics, list, NULL))
    return;
  g_ptr_array_add (list, post);
  g_ptr_array_add (post->topics, list);
}

/* All posts that cite a work with a year and have topics, newest work first. */
static GPtrArray *
load_posts (PraxisStore  *store,
            const char   *digest_uuid,
            GHashTable   *topics,
            GError      **error)
{
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func (post_free);
  g_autoptr(GError) failure = NULL;
  Post *last = NULL;
  g_autoptr(PraxisStatement) rows =
    praxis_connection_query (praxis_store_get_connection (store), error,
                             "SELECT post.id, post.title, newest, label FROM post JOIN digest ON digest.id = post.digest_id "
                             "JOIN (SELECT post_id AS cited, max (year) AS newest FROM citation GROUP BY post_id) ON cited = post.id "
                             "JOIN post_term ON post_term.post_id = post.id JOIN term ON term.id = term_id "
                             "WHERE deleted = 0 AND newest > 0 AND vocabulary = ?2 AND (?1 IS NULL OR digest.uuid = ?1) "
                             "ORDER BY newest DESC, post.id DESC", "ti", digest_uuid, (gint64) PRAXIS_VOCABULARY_TOPIC);

  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (store), rows, &failure))
    {
      if (last == NULL || last->id != praxis_statement_get_int (rows, 0))
        last = add_post (posts, rows);
      add_topic (topics, last, praxis_statement_get_text (rows, 3));
    }
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&posts) : NULL;
}

/* More shared topics first, then newer works. */
static int
compare_posts (gconstpointer a,
               gconstpointer b)
{
  const Post *x = *(Post * const *) a, *y = *(Post * const *) b;

  if (x->n_shared != y->n_shared)
    return x->n_shared > y->n_shared ? -1 : 1;
  if (x->year != y->year)
    return x->year > y->year ? -1 : 1;
  return x->id > y->id ? -1 : 1;
}

/* The posts on newer works that share a topic with @post; each has counted how many. */
static GPtrArray *
find_newer (Post *post)
{
  GPtrArray *newer = g_ptr_array_new ();

  for (guint i = 0; i < post->topics->len; i++)
    {
      GPtrArray *list = post->topics->pdata[i];

      for (guint j = 0; j < list->len && ((Post *) list->pdata[j])->year > post->year; j++)
        {
          Post *other = list->pdata[j];

          if (other->n_shared++ == 0)
            g_ptr_array_add (newer, other);
        }
    }
  return newer;
}

static PraxisAgedPost *
aged_post_new (const Post *post)
{
  PraxisAgedPost *aged = g_new0 (PraxisAgedPost, 1);

  aged->id = post->id;
  aged->title = g_strdup (post->title);
  aged->year = post->year;
  return aged;
}

/* NULL where there is nothing newer. */
static PraxisAgedPost *
look_at (Post *post)
{
  g_autoptr(GPtrArray) newer = find_newer (post);
  PraxisAgedPost *aged;

  if (newer->len == 0)
    return NULL;
  g_ptr_array_sort (newer, compare_posts);
  aged = aged_post_new (post);
  aged->n_newer = newer->len;
  aged->newer = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_aged_post_free);
  for (guint i = 0; i < newer->len; i++)
    {
      if (i < PRAXIS_AGED_POST_MAX_NEWER)
        g_ptr_array_add (aged->newer, aged_post_new (newer->pdata[i]));
      ((Post *) newer->pdata[i])->n_shared = 0;
    }
  return aged;
}

/**
 * praxis_aged_posts_list:
 * @store: a library, in a snapshot of its own
 * @digest_uuid: (nullable): a digest; %NULL for all of them
 * @before_year: works of this year, and newer ones, have not aged
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisAgedPost): the posts whose evidence has aged, the oldest first; %NULL with an error
 */
GPtrArray *
praxis_aged_posts_list (PraxisStore   *store,
                        const char    *digest_uuid,
                        int            before_year,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr(GHashTable) topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GPtrArray) aged_posts = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_aged_post_free);
  g_autoptr(GPtrArray) posts = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);

  posts = load_posts (store, digest_uuid, topics, error);
  if (posts == NULL)
    return NULL;
  for (guint i = posts->len; i > 0 && ((Post *) posts->pdata[i - 1])->year < before_year; i--)
    {
      PraxisAgedPost *aged = look_at (posts->pdata[i - 1]);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_clear_pointer (&aged, praxis_aged_post_free);
          return NULL;
        }
      if (aged != NULL)
        g_ptr_array_add (aged_posts, aged);
    }
  return g_steal_pointer (&aged_posts);
}
