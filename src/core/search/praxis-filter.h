/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PraxisFacet:
 * @PRAXIS_FACET_TOPIC: topics, by label
 * @PRAXIS_FACET_TYPE: types of research, by label
 * @PRAXIS_FACET_YEAR: years of the issues, "2023"
 * @PRAXIS_FACET_MONTH: months of the issues, "2023-03"; years and months are one choice: a post matches
 *   where its year or its month is chosen
 * @PRAXIS_FACET_JOURNAL: journals (the container titles of the cited works)
 *
 * What an archive can be narrowed by.
 */
typedef enum
{
  PRAXIS_FACET_TOPIC,
  PRAXIS_FACET_TYPE,
  PRAXIS_FACET_YEAR,
  PRAXIS_FACET_MONTH,
  PRAXIS_FACET_JOURNAL,
} PraxisFacet;

#define PRAXIS_N_FACETS 5

/**
 * PraxisChoice:
 * @PRAXIS_CHOICE_NONE: not chosen
 * @PRAXIS_CHOICE_INCLUDE: posts must have it
 * @PRAXIS_CHOICE_EXCLUDE: posts must not have it
 */
typedef enum
{
  PRAXIS_CHOICE_NONE,
  PRAXIS_CHOICE_INCLUDE,
  PRAXIS_CHOICE_EXCLUDE,
} PraxisChoice;

/**
 * PraxisCollection:
 * @PRAXIS_COLLECTION_ALL: every post that is not in the trash
 * @PRAXIS_COLLECTION_DRAFTS: posts that are draft or ready
 * @PRAXIS_COLLECTION_UNREAD: posts that the reader has not read
 * @PRAXIS_COLLECTION_LISTED: the posts of the reading list
 * @PRAXIS_COLLECTION_TRASH: deleted posts
 */
typedef enum
{
  PRAXIS_COLLECTION_ALL,
  PRAXIS_COLLECTION_DRAFTS,
  PRAXIS_COLLECTION_UNREAD,
  PRAXIS_COLLECTION_LISTED,
  PRAXIS_COLLECTION_TRASH,
} PraxisCollection;

#define PRAXIS_N_COLLECTIONS 5

/**
 * PraxisSort:
 * @PRAXIS_SORT_AUTOMATIC: by relevance where there is a query; where there is none the reading list in its own order, and
 *   all else newest month first
 * @PRAXIS_SORT_NEWEST: newest month first, then the issue's own order
 * @PRAXIS_SORT_OLDEST: oldest month first, then the issue's own order
 * @PRAXIS_SORT_RELEVANCE: best match first (weighted bm25); newest first where there are too many hits to rank
 */
typedef enum
{
  PRAXIS_SORT_AUTOMATIC,
  PRAXIS_SORT_NEWEST,
  PRAXIS_SORT_OLDEST,
  PRAXIS_SORT_RELEVANCE,
} PraxisSort;

/* What is shown of a library: plain data, copied whole to the thread that searches. */
typedef struct _PraxisFilter PraxisFilter;

#define PRAXIS_TYPE_FILTER (praxis_filter_get_type ())

GType               praxis_filter_get_type       (void);
PraxisFilter       *praxis_filter_new            (void);
PraxisFilter       *praxis_filter_copy           (const PraxisFilter *self);
void                praxis_filter_free           (PraxisFilter       *self);
gboolean            praxis_filter_equal          (const PraxisFilter *a,
                                                  const PraxisFilter *b);
const char         *praxis_filter_get_text       (const PraxisFilter *self);
void                praxis_filter_set_text       (PraxisFilter       *self,
                                                  const char         *text);
PraxisCollection    praxis_filter_get_collection (const PraxisFilter *self);
void                praxis_filter_set_collection (PraxisFilter       *self,
                                                  PraxisCollection    collection);
void                praxis_filter_keep           (PraxisFilter       *self,
                                                  gint64              id);
GArray             *praxis_filter_get_kept       (const PraxisFilter *self);
const char         *praxis_filter_get_digest     (const PraxisFilter *self);
void                praxis_filter_set_digest     (PraxisFilter       *self,
                                                  const char         *uuid);
PraxisSort          praxis_filter_get_sort       (const PraxisFilter *self);
void                praxis_filter_set_sort       (PraxisFilter       *self,
                                                  PraxisSort          sort);
gboolean            praxis_filter_get_any_topic  (const PraxisFilter *self);
void                praxis_filter_set_any_topic  (PraxisFilter       *self,
                                                  gboolean            any);
PraxisChoice        praxis_filter_get_choice     (const PraxisFilter *self,
                                                  PraxisFacet         facet,
                                                  const char         *value);
void                praxis_filter_set_choice     (PraxisFilter       *self,
                                                  PraxisFacet         facet,
                                                  const char         *value,
                                                  PraxisChoice        choice);
const char * const *praxis_filter_get_values     (const PraxisFilter *self,
                                                  PraxisFacet         facet,
                                                  PraxisChoice        choice);
gboolean            praxis_filter_has_choices    (const PraxisFilter *self);
void                praxis_filter_clear_choices  (PraxisFilter       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisFilter, praxis_filter_free)

G_END_DECLS
