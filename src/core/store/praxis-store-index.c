/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "praxis-store-private.h"
#include "praxis-store-words.h"
#include "praxis-store-reading-private.h"

/*
 * What is derived from a post's content for lists, facets and search. Everything here can be made again from
 * the newest revision, and is, when a check finds it wrong.
 */

static const char *
field_or_empty (PraxisCitation *citation,
                const char     *field)
{
  const char *text = praxis_citation_get_field (citation, field);

  return text != NULL ? text : "";
}

static gboolean
index_citations (PraxisStore  *self,
                 gint64        post_id,
                 GPtrArray    *citations,
                 GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);

  if (!praxis_connection_run (connection, error, "DELETE FROM citation WHERE post_id = ?", "i", post_id))
    return FALSE;
  for (guint i = 0; i < citations->len; i++)
    {
      PraxisCitation *citation = g_ptr_array_index (citations, i);

      if (!praxis_connection_run (connection, error,
                                  "INSERT INTO citation (post_id, position, type, title, container, year, doi) "
                                  "VALUES (?, ?, ?, ?, ?, ?, lower (?))", "iitttit",
                                  post_id, (gint64) i,
                                  field_or_empty (citation, "type"),
                                  field_or_empty (citation, "title"),
                                  field_or_empty (citation, "container-title"),
                                  (gint64) praxis_citation_get_year (citation),
                                  field_or_empty (citation, "DOI")))
        return FALSE;
    }
  return TRUE;
}

/* A number that was not given is NULL. */
static gboolean
index_finding (PraxisStore                *self,
               gint64                      post_id,
               gint64                      position,
               const PraxisFindingFields  *fields,
               GError                    **error)
{
  const char p_comparison[] = { isnan (fields->p) ? '\0' : fields->p_comparison, '\0' };

  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "INSERT INTO finding (post_id, position, measure, estimate, lower, upper, level, n, k, "
                                "comparison, time_point, p, p_comparison, direction) "
                                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "iitddddiittdtt",
                                post_id, position, praxis_measure_to_string (fields->measure), fields->estimate,
                                fields->lower, fields->upper, fields->level, fields->n, fields->k, fields->comparison,
                                fields->time_point, fields->p, p_comparison, praxis_direction_to_string (fields->direction));
}

static gboolean
index_findings (PraxisStore  *self,
                gint64        post_id,
                GPtrArray    *findings,
                GError      **error)
{
  if (!praxis_connection_run (praxis_store_get_connection (self), error,
                              "DELETE FROM finding WHERE post_id = ?", "i", post_id))
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    {
      if (!index_finding (self, post_id, i, praxis_finding_get_fields (findings->pdata[i]), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
index_terms (PraxisStore  *self,
             gint64        post_id,
             GArray       *term_ids,
             GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);

  if (!praxis_connection_run (connection, error, "DELETE FROM post_term WHERE post_id = ?", "i", post_id))
    return FALSE;
  for (guint i = 0; i < term_ids->len; i++)
    {
      if (!praxis_connection_run (connection, error,
                                  "INSERT INTO post_term (post_id, term_id) VALUES (?, ?)", "ii",
                                  post_id, g_array_index (term_ids, gint64, i)))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_store_index_words:
 * @self: a library, in a transaction
 * @post_id: a post
 * @draft: its content
 * @error: return location
 *
 * Writes the words that are searched. A row that would not change is not written, and so costs the index
 * nothing.
 *
 * Returns: whether it was written
 */
gboolean
praxis_store_index_words (PraxisStore  *self,
                          gint64        post_id,
                          PraxisDraft  *draft,
                          GError      **error)
{
  g_autoptr(PraxisWords) words = praxis_words_new (draft);

  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "INSERT INTO post_text "
                                "(id, title, authors, journal, reference, summary, implications, topics) "
                                "VALUES (?, ?, ?, ?, ?, ?, ?, '') "
                                "ON CONFLICT (id) DO UPDATE SET title = excluded.title, "
                                "authors = excluded.authors, journal = excluded.journal, "
                                "reference = excluded.reference, summary = excluded.summary, "
                                "implications = excluded.implications "
                                "WHERE title <> excluded.title OR authors <> excluded.authors "
                                "OR journal <> excluded.journal OR reference <> excluded.reference "
                                "OR summary <> excluded.summary OR implications <> excluded.implications",
                                "itttttt", post_id, words->title, words->authors, words->journal, words->reference,
                                words->summary, words->implications) &&
         praxis_store_index_topics (self, post_id, error);
}

/**
 * praxis_store_index_topics:
 * @self: a library, in a transaction
 * @post_id: a post
 * @error: return location
 *
 * Writes the labels of a post's topics and types of research into the words that are searched.
 *
 * Returns: whether it was written
 */
gboolean
praxis_store_index_topics (PraxisStore  *self,
                           gint64        post_id,
                           GError      **error)
{
  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "UPDATE post_text SET topics = labels.text FROM "
                                "(SELECT coalesce (group_concat (label, char (10)), '') AS text FROM "
                                "(SELECT label FROM post_term JOIN term ON term.id = term_id "
                                "WHERE post_id = ?1 ORDER BY vocabulary, position)) AS labels "
                                "WHERE id = ?1 AND topics <> labels.text", "i", post_id);
}

/**
 * praxis_store_index_post:
 * @self: a library, in a transaction
 * @post_id: a post that is not in the trash
 * @draft: its content
 * @term_ids: (element-type gint64): the rows of its terms
 * @error: return location
 *
 * Writes everything that is derived from a post's content.
 *
 * Returns: whether it was written
 */
gboolean
praxis_store_index_post (PraxisStore  *self,
                         gint64        post_id,
                         PraxisDraft  *draft,
                         GArray       *term_ids,
                         GError      **error)
{
  g_autofree char *label = praxis_citations_dup_short_label (praxis_draft_get_citations (draft));

  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "UPDATE post SET title = ?, citation = ? WHERE id = ?", "tti",
                                praxis_draft_get_title (draft), label, post_id) &&
         index_citations (self, post_id, praxis_draft_get_citations (draft), error) &&
         index_findings (self, post_id, praxis_draft_get_findings (draft), error) &&
         index_terms (self, post_id, term_ids, error) &&
         praxis_store_index_words (self, post_id, draft, error) &&
         praxis_store_index_own (self, post_id, draft, error);
}
