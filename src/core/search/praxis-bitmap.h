/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A set of posts: one bit a row, in words of 64 bits. It grows as bits are set; what is beyond is not set. */
typedef struct
{
  guint64 *words;
  gsize    n_words;
} PraxisBitmap;

PraxisBitmap *praxis_bitmap_new       (gsize               n_bits);
PraxisBitmap *praxis_bitmap_copy      (const PraxisBitmap *self);
void          praxis_bitmap_free      (PraxisBitmap       *self);
void          praxis_bitmap_add       (PraxisBitmap       *self,
                                       gsize               bit);
void          praxis_bitmap_remove    (PraxisBitmap       *self,
                                       gsize               bit);
gsize         praxis_bitmap_count     (const PraxisBitmap *self);
gsize         praxis_bitmap_count_and (const PraxisBitmap *a,
                                       const PraxisBitmap *b);
void          praxis_bitmap_and       (PraxisBitmap       *self,
                                       const PraxisBitmap *other);
void          praxis_bitmap_or        (PraxisBitmap       *self,
                                       const PraxisBitmap *other);
void          praxis_bitmap_and_not   (PraxisBitmap       *self,
                                       const PraxisBitmap *other);
gboolean      praxis_bitmap_equal     (const PraxisBitmap *a,
                                       const PraxisBitmap *b);
gboolean      praxis_bitmap_next      (const PraxisBitmap *self,
                                       gsize              *bit);

static inline gboolean
praxis_bitmap_contains (const PraxisBitmap *self,
                        gsize               bit)
{
  return bit / 64 < self->n_words && (self->words[bit / 64] >> (bit % 64) & 1);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisBitmap, praxis_bitmap_free)

G_END_DECLS
