/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/praxis-store-publication.h"

G_BEGIN_DECLS

/**
 * PraxisSelection:
 * @year: a year; 0 for any
 * @month: a month; %PRAXIS_MONTH_NONE for any
 * @topic: (nullable): a topic; %NULL for any
 * @ids: (nullable) (array length=n_ids): the rows of posts, such as what a search has found; %NULL for any
 * @n_ids: how many
 * @name: (nullable): what the posts of @ids are called, such as the words that were searched for
 *
 * Which of the posts that a digest has published are meant: those for which all of it is true. All of it is borrowed.
 */
typedef struct
{
  int           year;
  PraxisMonth   month;
  PraxisTerm   *topic;
  const gint64 *ids;
  gsize         n_ids;
  const char   *name;
} PraxisSelection;

PraxisTerm *praxis_selection_find_topic (PraxisPublication     *publication,
                                         const char            *label,
                                         GError               **error);
void        praxis_selection_apply      (const PraxisSelection *self,
                                         PraxisPublication     *publication);
char       *praxis_selection_dup_title  (const PraxisSelection *self,
                                         const char            *language);
char       *praxis_selection_dup_suffix (const PraxisSelection *self);
char       *praxis_selection_dup_key    (const PraxisSelection *self,
                                         PraxisPublication     *publication);

G_END_DECLS
