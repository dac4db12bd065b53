/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisSearchField:
 * @PRAXIS_SEARCH_FIELD_TITLE: a post's title
 * @PRAXIS_SEARCH_FIELD_AUTHORS: the authors of its works
 * @PRAXIS_SEARCH_FIELD_JOURNAL: what they appeared in
 * @PRAXIS_SEARCH_FIELD_TOPICS: its topics and types of research
 * @PRAXIS_SEARCH_FIELD_TEXT: everything else
 *
 * Where in a post a word stands, in the order in which the index takes it.
 */
typedef enum
{
  PRAXIS_SEARCH_FIELD_TITLE,
  PRAXIS_SEARCH_FIELD_AUTHORS,
  PRAXIS_SEARCH_FIELD_JOURNAL,
  PRAXIS_SEARCH_FIELD_TOPICS,
  PRAXIS_SEARCH_FIELD_TEXT,
} PraxisSearchField;

#define PRAXIS_N_SEARCH_FIELDS 5

/* The index of an exported site's search, while it is made. */
typedef struct _PraxisSearchIndex PraxisSearchIndex;

PraxisSearchIndex *praxis_search_index_new        (void);
void               praxis_search_index_free       (PraxisSearchIndex *self);
void               praxis_search_index_begin_post (PraxisSearchIndex *self);
void               praxis_search_index_add        (PraxisSearchIndex *self,
                                                   PraxisSearchField  field,
                                                   const char        *text);
void               praxis_search_index_write_frame (PraxisSearchIndex *self,
                                                   GString           *json);
void               praxis_search_index_write_words (PraxisSearchIndex *self,
                                                   GString           *text);
void               praxis_search_index_write_starts (PraxisSearchIndex *self,
                                                   GString           *text);
void               praxis_search_index_write_places (PraxisSearchIndex *self,
                                                   GString           *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisSearchIndex, praxis_search_index_free)

G_END_DECLS
