/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-bitmap.h"

G_BEGIN_DECLS

/* The posts that have one value of a facet: a sorted list of rows while they are few, a bitmap when they are many. */
typedef struct _PraxisPostSet PraxisPostSet;

PraxisPostSet *praxis_post_set_new       (void);
PraxisPostSet *praxis_post_set_copy      (const PraxisPostSet *self);
void           praxis_post_set_free      (PraxisPostSet       *self);
void           praxis_post_set_add       (PraxisPostSet       *self,
                                          guint32              id);
void           praxis_post_set_remove    (PraxisPostSet       *self,
                                          guint32              id);
gsize          praxis_post_set_count_in  (const PraxisPostSet *self,
                                          const PraxisBitmap  *posts);
void           praxis_post_set_add_to    (const PraxisPostSet *self,
                                          PraxisBitmap        *posts);
gboolean       praxis_post_set_next      (const PraxisPostSet *self,
                                          gsize               *position,
                                          guint32             *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisPostSet, praxis_post_set_free)

G_END_DECLS
