/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-query.h"

G_BEGIN_DECLS

/**
 * PraxisQueryColumn:
 *
 * The column of the full-text index that a term is looked for in.
 */
typedef enum
{
  PRAXIS_QUERY_ANYWHERE,
  PRAXIS_QUERY_TITLE,
  PRAXIS_QUERY_AUTHORS,
  PRAXIS_QUERY_JOURNAL,
  PRAXIS_QUERY_TOPICS,
  /* Not of a post, but of the notes on it. */
  PRAXIS_QUERY_NOTES,
} PraxisQueryColumn;

/**
 * PraxisQueryTerm:
 * @match: (nullable): an expression of FTS5 for the words, for the index of posts; %NULL where the term is a range of years or
 *   about notes
 * @note_match: (nullable): the same for the index of notes, which has no such columns: the words alone; %NULL where @column is
 *   one of those, or the term is a range of years
 * @text: (nullable): the words under the key of praxis_text_fold(), for what is not in the index
 * @column: where the words are looked for
 * @negated: whether posts must not have it
 * @first_year: the first year of a range
 * @last_year: the last year of a range
 *
 * One word, phrase or range of years of a query.
 */
typedef struct
{
  char              *match;
  char              *note_match;
  char              *text;
  PraxisQueryColumn  column;
  gboolean           negated;
  int                first_year;
  int                last_year;
} PraxisQueryTerm;

/* A query is groups that must all hold; a group is terms of which one is enough. */
GPtrArray             *praxis_query_parse_groups (const char        *text);
guint                  praxis_query_get_n_groups (const PraxisQuery *self);
GPtrArray             *praxis_query_get_group    (const PraxisQuery *self,
                                                  guint              index);
gboolean               praxis_query_group_is_plain (GPtrArray       *group);
const char            *praxis_query_get_marks    (const PraxisQuery *self);

G_END_DECLS
