/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-post-index.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/praxis-reading.h"
#include "model/praxis-status.h"
#include "praxis-error.h"

/*
 * What a list needs of all posts at once, without their titles: about 20 bytes a post. It is made from one
 * covering index of the library and never reads a row of the table of posts.
 *
 * An index belongs to one state of the library and is shared by all threads without a lock. When the library
 * has changed, a copy is brought up to date by the rows that changed since: copying 100,000 posts takes a
 * millisecond, and no reader ever waits for another one's update.
 */

typedef struct
{
  guint32     id;
  guint32     digest;
  PraxisMonth month;
  gint32      position;
  guint8      status;
  guint8      known;
  guint8      deleted;
  guint8      own;
} Post;

typedef struct
{
  guint32       id;
  char         *uuid;
  PraxisBitmap *posts;
} Digest;

typedef struct
{
  guint32     digest;
  PraxisMonth month;
} Issue;

struct _PraxisPostIndex
{
  gatomicrefcount   ref_count;
  PraxisIndexState  state;
  GArray           *posts;
  GArray           *order;
  GArray           *months;
  GArray           *digests;
  GArray           *issues;
  PraxisBitmap     *collections[PRAXIS_N_COLLECTIONS];
};

static void
digest_clear (gpointer data)
{
  Digest *digest = data;

  g_free (digest->uuid);
  praxis_bitmap_free (digest->posts);
}

static void
month_clear (gpointer data)
{
  PraxisMonthPosts *month = data;

  praxis_post_set_free (month->posts);
}

static PraxisPostIndex *
index_new (const PraxisIndexState *state)
{
  PraxisPostIndex *self = g_new0 (PraxisPostIndex, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->state = *state;
  self->state.uuid = g_strdup (state->uuid);
  self->posts = g_array_new (FALSE, TRUE, sizeof (Post));
  self->order = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->months = g_array_new (FALSE, FALSE, sizeof (PraxisMonthPosts));
  self->digests = g_array_new (FALSE, FALSE, sizeof (Digest));
  self->issues = g_array_new (FALSE, FALSE, sizeof (Issue));
  g_array_set_clear_func (self->months, month_clear);
  g_array_set_clear_func (self->digests, digest_clear);
  for (guint i = 0; i < PRAXIS_N_COLLECTIONS; i++)
    self->collections[i] = praxis_bitmap_new (0);
  return self;
}

static PraxisPostIndex *
index_copy (PraxisPostIndex        *old,
            const PraxisIndexState *state)
{
  PraxisPostIndex *self = index_new (state);

  g_array_append_vals (self->posts, old->posts->data, old->posts->len);
  for (guint i = 0; i < old->months->len; i++)
    {
      PraxisMonthPosts month = g_array_index (old->months, PraxisMonthPosts, i);

      month.posts = praxis_post_set_copy (month.posts);
      g_array_append_val (self->months, month);
    }
  for (guint i = 0; i < PRAXIS_N_COLLECTIONS; i++)
    praxis_bitmap_or (self->collections[i], old->collections[i]);
  return self;
}

/* The months are kept newest first; "no month" is the newest of all: what is in no issue yet is being written. */
static guint
rank_of_month (PraxisMonth month)
{
  return month == PRAXIS_MONTH_NONE ? G_MAXUINT : month;
}

static PraxisPostSet *
ensure_month (PraxisPostIndex *self,
              PraxisMonth      month)
{
  PraxisMonthPosts added = { .month = month };
  guint low = 0;
  guint high = self->months->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (rank_of_month (g_array_index (self->months, PraxisMonthPosts, middle).month) > rank_of_month (month))
        low = middle + 1;
      else
        high = middle;
    }
  if (low < self->months->len && g_array_index (self->months, PraxisMonthPosts, low).month == month)
    return g_array_index (self->months, PraxisMonthPosts, low).posts;
  added.posts = praxis_post_set_new ();
  g_array_insert_val (self->months, low, added);
  return added.posts;
}

static void
remove_post (PraxisPostIndex *self,
             const Post      *post)
{
  praxis_post_set_remove (ensure_month (self, post->month), post->id);
  for (guint i = 0; i < PRAXIS_N_COLLECTIONS; i++)
    praxis_bitmap_remove (self->collections[i], post->id);
}

static void
put_post (PraxisPostIndex *self,
          const Post      *post)
{
  if (post->id >= self->posts->len)
    g_array_set_size (self->posts, post->id + 1);
  else if (g_array_index (self->posts, Post, post->id).known)
    remove_post (self, &g_array_index (self->posts, Post, post->id));
  g_array_index (self->posts, Post, post->id) = *post;

  praxis_post_set_add (ensure_month (self, post->month), post->id);
  if (post->deleted)
    {
      praxis_bitmap_add (self->collections[PRAXIS_COLLECTION_TRASH], post->id);
      return;
    }
  praxis_bitmap_add (self->collections[PRAXIS_COLLECTION_ALL], post->id);
  if (post->status == PRAXIS_STATUS_DRAFT || post->status == PRAXIS_STATUS_READY)
    praxis_bitmap_add (self->collections[PRAXIS_COLLECTION_DRAFTS], post->id);
  if (post->own & PRAXIS_OWN_UNREAD)
    praxis_bitmap_add (self->collections[PRAXIS_COLLECTION_UNREAD], post->id);
  if (post->own & PRAXIS_OWN_LISTED)
    praxis_bitmap_add (self->collections[PRAXIS_COLLECTION_LISTED], post->id);
}

static int
compare_posts_by_id (gconstpointer a,
                     gconstpointer b)
{
  guint32 x = ((const Post *) a)->id;
  guint32 y = ((const Post *) b)->id;

  return (x > y) - (x < y);
}

static gboolean
is_sorted (GArray *posts)
{
  for (guint i = 1; i < posts->len; i++)
    {
      if (g_array_index (posts, Post, i - 1).id > g_array_index (posts, Post, i).id)
        return FALSE;
    }
  return TRUE;
}

/* What has changed after @change, in the order of the rows: appending to a set is quick, inserting is not. */
static GArray *
read_posts (PraxisConnection  *connection,
            gint64             change,
            GError           **error)
{
  g_autoptr(GArray) posts = g_array_new (FALSE, FALSE, sizeof (Post));
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  rows = praxis_connection_query (connection, error,
                                  "SELECT id, digest_id, month, position, status, deleted, own "
                                  "FROM post INDEXED BY post_facets WHERE change > ?", "i", change);
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (connection, rows, &failure))
    {
      gint64 id = praxis_statement_get_int (rows, 0);
      Post post = {
        .id = id,
        .digest = praxis_statement_get_int (rows, 1),
        .month = praxis_statement_get_int (rows, 2),
        .position = praxis_statement_get_int (rows, 3),
        .status = praxis_statement_get_int (rows, 4),
        .deleted = praxis_statement_get_int (rows, 5) != 0,
        .own = praxis_statement_get_int (rows, 6),
        .known = TRUE,
      };

      if (id < 1 || id > PRAXIS_INDEX_MAX_ID)
        {
          g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED,
                       _("The library is damaged. Restore a backup with “praxis-cli restore”."));
          return NULL;
        }
      g_array_append_val (posts, post);
    }
  if (!praxis_rows_end (&failure, error))
    return NULL;
  if (!is_sorted (posts))
    g_array_sort (posts, compare_posts_by_id);
  return g_steal_pointer (&posts);
}

static gboolean
read_digests (PraxisPostIndex   *self,
              PraxisConnection  *connection,
              GError           **error)
{
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  rows = praxis_connection_query (connection, error, "SELECT id, uuid FROM digest ORDER BY id", "");
  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (connection, rows, &failure))
    {
      Digest digest = {
        .id = praxis_statement_get_int (rows, 0),
        .uuid = g_strdup (praxis_statement_get_text (rows, 1)),
        .posts = praxis_bitmap_new (self->posts->len),
      };

      g_array_append_val (self->digests, digest);
    }
  return praxis_rows_end (&failure, error);
}

static gboolean
read_issues (PraxisPostIndex   *self,
             PraxisConnection  *connection,
             GError           **error)
{
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  rows = praxis_connection_query (connection, error, "SELECT digest_id, month FROM issue", "");
  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (connection, rows, &failure))
    {
      Issue issue = {
        .digest = praxis_statement_get_int (rows, 0),
        .month = praxis_statement_get_int (rows, 1),
      };

      g_array_append_val (self->issues, issue);
    }
  return praxis_rows_end (&failure, error);
}

static Digest *
find_digest (const PraxisPostIndex *self,
             guint32                id)
{
  for (guint i = 0; i < self->digests->len; i++)
    {
      if (g_array_index (self->digests, Digest, i).id == id)
        return &g_array_index (self->digests, Digest, i);
    }
  return NULL;
}

static void
fill_digests (PraxisPostIndex *self)
{
  Digest *digest = NULL;

  for (guint i = 0; i < self->posts->len; i++)
    {
      const Post *post = &g_array_index (self->posts, Post, i);

      if (!post->known)
        continue;
      if (digest == NULL || digest->id != post->digest)
        digest = find_digest (self, post->digest);
      if (digest != NULL)
        praxis_bitmap_add (digest->posts, i);
    }
}

static int
compare_by_place (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  GArray *posts = data;
  const Post *x = &g_array_index (posts, Post, *(const guint32 *) a);
  const Post *y = &g_array_index (posts, Post, *(const guint32 *) b);

  if (x->position != y->position)
    return x->position < y->position ? -1 : 1;
  return compare_posts_by_id (x, y);
}

/* Newest month first, then the issue's own order, then the older post: no sort but within a month. */
static void
make_order (PraxisPostIndex *self)
{
  for (guint i = 0; i < self->months->len; i++)
    {
      PraxisMonthPosts *month = &g_array_index (self->months, PraxisMonthPosts, i);
      guint first = self->order->len;
      gboolean sorted = TRUE;
      gsize position = 0;
      guint32 id;

      while (praxis_post_set_next (month->posts, &position, &id))
        {
          if (self->order->len > first)
            sorted = sorted && compare_by_place (&g_array_index (self->order, guint32, self->order->len - 1), &id,
                                                 self->posts) < 0;
          g_array_append_val (self->order, id);
        }
      if (!sorted)
        g_sort_array (&g_array_index (self->order, guint32, first), self->order->len - first, sizeof (guint32),
                      compare_by_place, self->posts);
    }
}

/**
 * praxis_post_index_load:
 * @old: (nullable): an index of an older state of the same library, which is left as it is
 * @state: the state that @connection sees now
 * @connection: a library, in a transaction
 * @error: return location
 *
 * Returns: (transfer full): an index of the library as it is now
 */
PraxisPostIndex *
praxis_post_index_load (PraxisPostIndex         *old,
                        const PraxisIndexState  *state,
                        PraxisConnection        *connection,
                        GError                 **error)
{
  gboolean whole = old == NULL || old->state.purge_change != state->purge_change ||
                   !g_str_equal (old->state.uuid, state->uuid);
  g_autoptr(PraxisPostIndex) self = whole ? index_new (state) : index_copy (old, state);
  g_autoptr(GArray) posts = read_posts (connection, whole ? 0 : old->state.change, error);

  if (posts == NULL)
    return NULL;
  for (guint i = 0; i < posts->len; i++)
    put_post (self, &g_array_index (posts, Post, i));
  if (!read_digests (self, connection, error) || !read_issues (self, connection, error))
    return NULL;
  fill_digests (self);
  make_order (self);
  return g_steal_pointer (&self);
}

PraxisPostIndex *
praxis_post_index_ref (PraxisPostIndex *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
praxis_post_index_unref (PraxisPostIndex *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  praxis_index_state_clear (&self->state);
  g_array_unref (self->posts);
  g_array_unref (self->order);
  g_array_unref (self->months);
  g_array_unref (self->digests);
  g_array_unref (self->issues);
  for (guint i = 0; i < PRAXIS_N_COLLECTIONS; i++)
    praxis_bitmap_free (self->collections[i]);
  g_free (self);
}

const PraxisIndexState *
praxis_post_index_get_state (const PraxisPostIndex *self)
{
  return &self->state;
}

/**
 * praxis_post_index_get_size:
 * @self: an index
 *
 * Returns: how many bits a set of its posts has: one more than the highest row
 */
gsize
praxis_post_index_get_size (const PraxisPostIndex *self)
{
  return self->posts->len;
}

/**
 * praxis_post_index_get_order:
 * @self: an index
 * @n_ids: (out): how many
 *
 * Returns: (transfer none) (array length=n_ids): all posts, those in the trash among them, newest month first
 *   and in the order of their issues
 */
const guint32 *
praxis_post_index_get_order (const PraxisPostIndex *self,
                             gsize                 *n_ids)
{
  *n_ids = self->order->len;
  return (const guint32 *) (gpointer) self->order->data;
}

PraxisMonth
praxis_post_index_get_month (const PraxisPostIndex *self,
                             guint32                id)
{
  return g_array_index (self->posts, Post, id).month;
}

/**
 * praxis_post_index_get_months:
 * @self: an index
 *
 * Returns: (transfer none) (element-type PraxisMonthPosts): the months that have posts, newest first
 */
GArray *
praxis_post_index_get_months (const PraxisPostIndex *self)
{
  return self->months;
}

const PraxisBitmap *
praxis_post_index_get_collection (const PraxisPostIndex *self,
                                  PraxisCollection       collection)
{
  return self->collections[collection];
}

/**
 * praxis_post_index_get_digest:
 * @self: an index
 * @uuid: a digest
 *
 * Returns: (transfer none) (nullable): its posts, those in the trash among them
 */
const PraxisBitmap *
praxis_post_index_get_digest (const PraxisPostIndex *self,
                              const char            *uuid)
{
  for (guint i = 0; i < self->digests->len; i++)
    {
      if (g_str_equal (g_array_index (self->digests, Digest, i).uuid, uuid))
        return g_array_index (self->digests, Digest, i).posts;
    }
  return NULL;
}

/**
 * praxis_post_index_list_digests:
 * @self: an index
 *
 * Returns: (transfer full) (element-type utf8 guint): how many posts that are not in the trash each digest has,
 *   by its UUID
 */
GHashTable *
praxis_post_index_list_digests (const PraxisPostIndex *self)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->digests->len; i++)
    {
      const Digest *digest = &g_array_index (self->digests, Digest, i);
      gsize count = praxis_bitmap_count_and (digest->posts, self->collections[PRAXIS_COLLECTION_ALL]);

      g_hash_table_insert (counts, g_strdup (digest->uuid), GUINT_TO_POINTER (count));
    }
  return counts;
}

static int
compare_months (gconstpointer a,
                gconstpointer b)
{
  PraxisMonth x = *(const PraxisMonth *) a;
  PraxisMonth y = *(const PraxisMonth *) b;

  return (x < y) - (x > y);
}

/**
 * praxis_post_index_list_empty:
 * @self: an index
 * @digest_uuid: (nullable): a digest; %NULL for all of them
 *
 * Returns: (transfer full) (element-type PraxisMonth): the months that have an issue and in no issue a post,
 *   but for the trash, newest first
 */
GArray *
praxis_post_index_list_empty (const PraxisPostIndex *self,
                              const char            *digest_uuid)
{
  GArray *empty = g_array_new (FALSE, FALSE, sizeof (PraxisMonth));
  g_autoptr(PraxisBitmap) posts = praxis_bitmap_copy (self->collections[PRAXIS_COLLECTION_ALL]);
  g_autoptr(GHashTable) full = g_hash_table_new (NULL, NULL);

  if (digest_uuid != NULL && praxis_post_index_get_digest (self, digest_uuid) != NULL)
    praxis_bitmap_and (posts, praxis_post_index_get_digest (self, digest_uuid));
  for (guint i = 0; i < self->months->len; i++)
    {
      const PraxisMonthPosts *month = &g_array_index (self->months, PraxisMonthPosts, i);

      if (praxis_post_set_count_in (month->posts, posts) > 0)
        g_hash_table_add (full, GUINT_TO_POINTER (month->month));
    }
  for (guint i = 0; i < self->issues->len; i++)
    {
      const Issue *issue = &g_array_index (self->issues, Issue, i);
      const Digest *digest = find_digest (self, issue->digest);

      if (digest == NULL || (digest_uuid != NULL && !g_str_equal (digest->uuid, digest_uuid)))
        continue;
      if (g_hash_table_add (full, GUINT_TO_POINTER (issue->month)))
        g_array_append_val (empty, issue->month);
    }
  g_array_sort (empty, compare_months);
  return empty;
}
