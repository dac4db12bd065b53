/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-post-index.h"

G_BEGIN_DECLS

/**
 * PraxisFacetValue:
 * @label: the value as it is shown
 * @sort_key: what journals are sorted by
 * @posts: the posts that have it, those in the trash among them
 */
typedef struct
{
  char          *label;
  char          *sort_key;
  PraxisPostSet *posts;
} PraxisFacetValue;

/* Which posts have a topic, a type of research, a journal or a cited year. Never changed once it is made. */
typedef struct _PraxisTermIndex PraxisTermIndex;

PraxisTermIndex        *praxis_term_index_load        (PraxisTermIndex         *old,
                                                       const PraxisIndexState  *state,
                                                       PraxisConnection        *connection,
                                                       GError                 **error);
PraxisTermIndex        *praxis_term_index_ref         (PraxisTermIndex         *self);
void                    praxis_term_index_unref       (PraxisTermIndex         *self);
const PraxisIndexState *praxis_term_index_get_state   (const PraxisTermIndex   *self);
GPtrArray              *praxis_term_index_get_values  (const PraxisTermIndex   *self,
                                                       PraxisFacet              facet);
const PraxisFacetValue *praxis_term_index_find        (const PraxisTermIndex   *self,
                                                       PraxisFacet              facet,
                                                       const char              *name);
void                    praxis_term_index_add_cited   (const PraxisTermIndex   *self,
                                                       int                      first_year,
                                                       int                      last_year,
                                                       PraxisBitmap            *posts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisTermIndex, praxis_term_index_unref)

G_END_DECLS
