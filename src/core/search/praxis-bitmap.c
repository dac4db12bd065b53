/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-bitmap.h"

#include <string.h>

static gsize
words_for (gsize n_bits)
{
  return (n_bits + 63) / 64;
}

/**
 * praxis_bitmap_new:
 * @n_bits: for how many bits to make room at once
 *
 * Returns: (transfer full): an empty set
 */
PraxisBitmap *
praxis_bitmap_new (gsize n_bits)
{
  PraxisBitmap *self = g_new (PraxisBitmap, 1);

  self->n_words = words_for (n_bits);
  self->words = g_new0 (guint64, self->n_words);
  return self;
}

/**
 * praxis_bitmap_copy:
 * @self: a set
 *
 * Returns: (transfer full): a copy
 */
PraxisBitmap *
praxis_bitmap_copy (const PraxisBitmap *self)
{
  PraxisBitmap *copy = g_new (PraxisBitmap, 1);

  copy->n_words = self->n_words;
  copy->words = g_memdup2 (self->words, self->n_words * sizeof (guint64));
  return copy;
}

/**
 * praxis_bitmap_free:
 * @self: (transfer full): a set
 */
void
praxis_bitmap_free (PraxisBitmap *self)
{
  g_free (self->words);
  g_free (self);
}

static void
grow (PraxisBitmap *self,
      gsize         n_words)
{
  if (n_words <= self->n_words)
    return;
  self->words = g_renew (guint64, self->words, n_words);
  memset (self->words + self->n_words, 0, (n_words - self->n_words) * sizeof (guint64));
  self->n_words = n_words;
}

/**
 * praxis_bitmap_add:
 * @self: a set
 * @bit: what to put into it
 */
void
praxis_bitmap_add (PraxisBitmap *self,
                   gsize         bit)
{
  if (bit / 64 >= self->n_words)
    grow (self, MAX (bit / 64 + 1, self->n_words + self->n_words / 8));
  self->words[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
}

/**
 * praxis_bitmap_remove:
 * @self: a set
 * @bit: what to take from it
 */
void
praxis_bitmap_remove (PraxisBitmap *self,
                      gsize         bit)
{
  if (bit / 64 < self->n_words)
    self->words[bit / 64] &= ~(G_GUINT64_CONSTANT (1) << (bit % 64));
}

/**
 * praxis_bitmap_count:
 * @self: a set
 *
 * Returns: how many there are in it
 */
gsize
praxis_bitmap_count (const PraxisBitmap *self)
{
  gsize count = 0;

  for (gsize i = 0; i < self->n_words; i++)
    count += __builtin_popcountll (self->words[i]);
  return count;
}

/**
 * praxis_bitmap_count_and:
 * @a: a set
 * @b: another
 *
 * Returns: how many are in both
 */
gsize
praxis_bitmap_count_and (const PraxisBitmap *a,
                         const PraxisBitmap *b)
{
  gsize n = MIN (a->n_words, b->n_words);
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    {
      guint64 word = a->words[i] & b->words[i];

      /* Most searches hit few posts, and no instruction that counts is faster than none. */
      if (word != 0)
        count += __builtin_popcountll (word);
    }
  return count;
}

/**
 * praxis_bitmap_and:
 * @self: a set
 * @other: what it is restricted to
 */
void
praxis_bitmap_and (PraxisBitmap       *self,
                   const PraxisBitmap *other)
{
  gsize n = MIN (self->n_words, other->n_words);

  for (gsize i = 0; i < n; i++)
    self->words[i] &= other->words[i];
  if (n < self->n_words)
    memset (self->words + n, 0, (self->n_words - n) * sizeof (guint64));
}

/**
 * praxis_bitmap_or:
 * @self: a set
 * @other: what is added to it
 */
void
praxis_bitmap_or (PraxisBitmap       *self,
                  const PraxisBitmap *other)
{
  grow (self, other->n_words);
  for (gsize i = 0; i < other->n_words; i++)
    self->words[i] |= other->words[i];
}

/**
 * praxis_bitmap_and_not:
 * @self: a set
 * @other: what is taken from it
 */
void
praxis_bitmap_and_not (PraxisBitmap       *self,
                       const PraxisBitmap *other)
{
  gsize n = MIN (self->n_words, other->n_words);

  for (gsize i = 0; i < n; i++)
    self->words[i] &= ~other->words[i];
}

static gboolean
is_zero (const PraxisBitmap *self,
         gsize               from)
{
  for (gsize i = from; i < self->n_words; i++)
    {
      if (self->words[i] != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_bitmap_equal:
 * @a: a set
 * @b: another
 *
 * Returns: whether both hold the same, however much room they have
 */
gboolean
praxis_bitmap_equal (const PraxisBitmap *a,
                     const PraxisBitmap *b)
{
  gsize n = MIN (a->n_words, b->n_words);

  if (n > 0 && memcmp (a->words, b->words, n * sizeof (guint64)) != 0)
    return FALSE;
  return is_zero (a, n) && is_zero (b, n);
}

/**
 * praxis_bitmap_next:
 * @self: a set
 * @bit: (inout): where to look from; where it was found. To go on, add one
 *
 * Returns: whether there is one at @bit or after it
 */
gboolean
praxis_bitmap_next (const PraxisBitmap *self,
                    gsize              *bit)
{
  gsize i = *bit / 64;
  guint64 word;

  if (i >= self->n_words)
    return FALSE;
  word = self->words[i] & (~G_GUINT64_CONSTANT (0) << (*bit % 64));
  while (word == 0)
    {
      if (++i >= self->n_words)
        return FALSE;
      word = self->words[i];
    }
  *bit = i * 64 + __builtin_ctzll (word);
  return TRUE;
}
