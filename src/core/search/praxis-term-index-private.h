/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-term-index.h"

G_BEGIN_DECLS

struct _PraxisTermIndex
{
  gatomicrefcount   ref_count;
  PraxisIndexState  state;
  char             *terms_hash;
  /* In the order in which they are shown; they own the values. */
  GPtrArray        *values[PRAXIS_N_FACETS];
  /* From the key of a name to the value. */
  GHashTable       *names[PRAXIS_N_FACETS];
  /* From the row of a term to the value. */
  GHashTable       *terms;
  /* From a year to the posts. */
  GHashTable       *years;
  /* From a journal as it is written to the value, so that each spelling is folded once. */
  GHashTable       *spellings;
};

PraxisTermIndex *praxis_term_index_new                  (const PraxisIndexState *state);
PraxisTermIndex *praxis_term_index_copy                 (PraxisTermIndex        *old,
                                                         const PraxisIndexState *state);
void             praxis_term_index_put_name             (PraxisTermIndex        *self,
                                                         PraxisFacet             facet,
                                                         gint64                  id,
                                                         const char             *label,
                                                         const char             *key);
void             praxis_term_index_put_journal          (PraxisTermIndex        *self,
                                                         guint32                 post,
                                                         const char             *journal);
void             praxis_term_index_put_cited_year       (PraxisTermIndex        *self,
                                                         guint32                 post,
                                                         int                     year);
void             praxis_term_index_remove_post          (PraxisTermIndex        *self,
                                                         guint32                 post);
void             praxis_term_index_drop_unused_journals (PraxisTermIndex        *self);
void             praxis_term_index_sort_journals        (PraxisTermIndex        *self);

G_END_DECLS
