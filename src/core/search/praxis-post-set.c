/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-post-set.h"

/*
 * A bitmap costs 12 KB at 100,000 posts, whether it holds one of them or all. Topics have thousands of posts
 * each; but there are hundreds of months and can be thousands of journals, most of them with few. So a set is a
 * list of rows, and becomes a bitmap when that is smaller. Counting costs in proportion to the memory.
 */

/* A list takes 32 bits a post, a bitmap one bit a row of the library. */
#define LIST_BITS 32

/* Below this nothing is gained. */
#define MIN_DENSE 64

struct _PraxisPostSet
{
  /* One of the two. */
  GArray       *list;
  PraxisBitmap *bits;
};

/**
 * praxis_post_set_new:
 *
 * Returns: (transfer full): an empty set
 */
PraxisPostSet *
praxis_post_set_new (void)
{
  PraxisPostSet *self = g_new0 (PraxisPostSet, 1);

  self->list = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

/**
 * praxis_post_set_copy:
 * @self: a set
 *
 * Returns: (transfer full): a copy
 */
PraxisPostSet *
praxis_post_set_copy (const PraxisPostSet *self)
{
  PraxisPostSet *copy = g_new0 (PraxisPostSet, 1);

  if (self->list != NULL)
    copy->list = g_array_copy (self->list);
  else
    copy->bits = praxis_bitmap_copy (self->bits);
  return copy;
}

/**
 * praxis_post_set_free:
 * @self: (transfer full): a set
 */
void
praxis_post_set_free (PraxisPostSet *self)
{
  g_clear_pointer (&self->list, g_array_unref);
  g_clear_pointer (&self->bits, praxis_bitmap_free);
  g_free (self);
}

/* The place of @id in the list, or the one where it belongs. */
static guint
find (GArray  *list,
      guint32  id)
{
  guint low = 0;
  guint high = list->len;

  /* Rows mostly come in their order. */
  if (high > 0 && g_array_index (list, guint32, high - 1) < id)
    return high;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (list, guint32, middle) < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
make_dense (PraxisPostSet *self)
{
  self->bits = praxis_bitmap_new (g_array_index (self->list, guint32, self->list->len - 1) + 1);
  for (guint i = 0; i < self->list->len; i++)
    praxis_bitmap_add (self->bits, g_array_index (self->list, guint32, i));
  g_clear_pointer (&self->list, g_array_unref);
}

/**
 * praxis_post_set_add:
 * @self: a set
 * @id: the row of a post
 */
void
praxis_post_set_add (PraxisPostSet *self,
                     guint32        id)
{
  guint at;

  if (self->bits != NULL)
    {
      praxis_bitmap_add (self->bits, id);
      return;
    }
  at = find (self->list, id);
  if (at < self->list->len && g_array_index (self->list, guint32, at) == id)
    return;
  g_array_insert_val (self->list, at, id);
  if (self->list->len > MIN_DENSE &&
      self->list->len > g_array_index (self->list, guint32, self->list->len - 1) / LIST_BITS)
    make_dense (self);
}

/**
 * praxis_post_set_remove:
 * @self: a set
 * @id: the row of a post
 */
void
praxis_post_set_remove (PraxisPostSet *self,
                        guint32        id)
{
  guint at;

  if (self->bits != NULL)
    {
      praxis_bitmap_remove (self->bits, id);
      return;
    }
  at = find (self->list, id);
  if (at < self->list->len && g_array_index (self->list, guint32, at) == id)
    g_array_remove_index (self->list, at);
}

/**
 * praxis_post_set_count_in:
 * @self: a set
 * @posts: other posts
 *
 * Returns: how many of @self are among @posts
 */
gsize
praxis_post_set_count_in (const PraxisPostSet *self,
                          const PraxisBitmap  *posts)
{
  gsize count = 0;

  if (self->bits != NULL)
    return praxis_bitmap_count_and (self->bits, posts);
  for (guint i = 0; i < self->list->len; i++)
    count += praxis_bitmap_contains (posts, g_array_index (self->list, guint32, i));
  return count;
}

/**
 * praxis_post_set_add_to:
 * @self: a set
 * @posts: posts that those of @self are added to
 */
void
praxis_post_set_add_to (const PraxisPostSet *self,
                        PraxisBitmap        *posts)
{
  if (self->bits != NULL)
    {
      praxis_bitmap_or (posts, self->bits);
      return;
    }
  for (guint i = 0; i < self->list->len; i++)
    praxis_bitmap_add (posts, g_array_index (self->list, guint32, i));
}

/**
 * praxis_post_set_next:
 * @self: a set
 * @position: (inout): 0 to begin with, then what the last call left there
 * @id: (out): the next post, in ascending order
 *
 * Returns: whether there was one
 */
gboolean
praxis_post_set_next (const PraxisPostSet *self,
                      gsize               *position,
                      guint32             *id)
{
  if (self->bits != NULL)
    {
      if (!praxis_bitmap_next (self->bits, position))
        return FALSE;
      *id = *position;
    }
  else
    {
      if (*position >= self->list->len)
        return FALSE;
      *id = g_array_index (self->list, guint32, *position);
    }
  (*position)++;
  return TRUE;
}
