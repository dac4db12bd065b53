/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-findings.h"

#include <string.h>

#include "praxis-store-private.h"

/* The findings of many posts, from their narrow table, so that no content has to be parsed. */

#define COLUMNS "finding.measure, estimate, lower, upper, level, n, k, comparison, time_point, p, p_comparison, direction"
#define N_COLUMNS 12

static void
stored_finding_free (PraxisStoredFinding *self)
{
  g_object_unref (self->finding);
  g_free (self->citation);
  g_free (self->title);
  g_free (self);
}

/* The finding in the first columns of a row. */
static PraxisFinding *
read_finding (PraxisStatement *row)
{
  PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;

  fields.measure = praxis_measure_parse (praxis_statement_get_text (row, 0));
  fields.estimate = praxis_statement_get_double (row, 1);
  fields.lower = praxis_statement_get_double (row, 2);
  fields.upper = praxis_statement_get_double (row, 3);
  fields.level = praxis_statement_get_double (row, 4);
  fields.n = praxis_statement_get_int (row, 5);
  fields.k = praxis_statement_get_int (row, 6);
  fields.comparison = praxis_statement_get_text (row, 7);
  fields.time_point = praxis_statement_get_text (row, 8);
  fields.p = praxis_statement_get_double (row, 9);
  fields.p_comparison = *praxis_statement_get_text (row, 10);
  fields.direction = praxis_direction_parse (praxis_statement_get_text (row, 11));
  return praxis_finding_new (&fields);
}

/**
 * praxis_store_list_findings:
 * @self: a library
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisStoredFinding): what all posts report that are not in the trash, the newest works
 *   first, and what one post reports in its order; %NULL with an error of the library
 */
GPtrArray *
praxis_store_list_findings (PraxisStore  *self,
                            GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) stored_finding_free);
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStatement) rows =
    praxis_connection_query (connection, error,
                             "SELECT " COLUMNS ", post.id, post.citation, post.title, month, year, revision_id "
                             "FROM finding JOIN post ON post.id = finding.post_id "
                             "LEFT JOIN citation ON citation.post_id = post.id AND citation.position = 0 "
                             "WHERE deleted = 0 AND withdrawn = 0 ORDER BY year DESC, month DESC, post.id, finding.position", "");

  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (connection, rows, &failure))
    {
      PraxisStoredFinding *stored = g_new0 (PraxisStoredFinding, 1);

      stored->finding = read_finding (rows);
      stored->post_id = praxis_statement_get_int (rows, N_COLUMNS);
      stored->citation = g_strdup (praxis_statement_get_text (rows, N_COLUMNS + 1));
      stored->title = g_strdup (praxis_statement_get_text (rows, N_COLUMNS + 2));
      stored->month = praxis_statement_get_int (rows, N_COLUMNS + 3);
      stored->year = praxis_statement_get_int (rows, N_COLUMNS + 4);
      stored->revision_id = praxis_statement_get_int (rows, N_COLUMNS + 5);
      g_ptr_array_add (findings, stored);
    }
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&findings) : NULL;
}

/* Whether a content may have a notice, or a work that is known by its PubMed ID alone. */
static gboolean
may_have_notice (const char *content,
                 gboolean    has_records)
{
  return strstr (content, "\"notices\"") != NULL || (has_records && strstr (content, "\"PMID\"") != NULL);
}

/**
 * praxis_store_list_noticeable:
 * @self: a library
 * @error: return location
 *
 * Finds out, without making anything of a content, which posts there is no use in asking for notices about their works. A DOI that
 * begins as one is compared with those of the records as it is; of another one, and of a PubMed ID, only who reads it can tell.
 *
 * Returns: (transfer full) (element-type gint64): the rows of the posts that report anything, and whose newest content has a notice
 *   or a work that the library may have a record of; %NULL with an error of the library
 */
GArray *
praxis_store_list_noticeable (PraxisStore  *self,
                              GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStatement) rows =
    praxis_connection_query (connection, error,
                             "SELECT post.id, content, EXISTS (SELECT 1 FROM retraction), EXISTS (SELECT 1 FROM citation "
                             "WHERE citation.post_id = post.id AND doi <> '' AND (doi NOT GLOB '10.*' OR EXISTS "
                             "(SELECT 1 FROM retraction WHERE retraction.doi = trim (citation.doi, ' ' || char (9, 10, 11, 12, 13)) "
                             "AND retraction.doi <> ''))) "
                             "FROM post JOIN revision ON revision.id = revision_id "
                             "WHERE deleted = 0 AND EXISTS (SELECT 1 FROM finding WHERE finding.post_id = post.id)", "");

  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (connection, rows, &failure))
    {
      gint64 id = praxis_statement_get_int (rows, 0);
      gboolean has_records = praxis_statement_get_int (rows, 2) != 0;

      if (may_have_notice (praxis_statement_get_text (rows, 1), has_records) ||
          (has_records && praxis_statement_get_int (rows, 3) != 0))
        g_array_append_val (ids, id);
    }
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&ids) : NULL;
}

/**
 * praxis_store_map_published_findings:
 * @self: a library
 * @digest_uuid: a digest
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64 GPtrArray): of each published post that is as it was published, and that reports
 *   anything, the list of its #PraxisFinding; %NULL with an error of the library
 */
GHashTable *
praxis_store_map_published_findings (PraxisStore  *self,
                                     const char   *digest_uuid,
                                     GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GHashTable) map = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStatement) rows =
    praxis_connection_query (connection, error,
                             "SELECT " COLUMNS ", post.id FROM digest JOIN post ON post.digest_id = digest.id "
                             "JOIN finding ON finding.post_id = post.id "
                             "WHERE digest.uuid = ? AND revision_id = published_revision_id ORDER BY post.id, finding.position", "t",
                             digest_uuid);

  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (connection, rows, &failure))
    {
      gint64 id = praxis_statement_get_int (rows, N_COLUMNS);
      GPtrArray *findings = g_hash_table_lookup (map, &id);

      if (findings == NULL)
        {
          findings = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (map, g_memdup2 (&id, sizeof id), findings);
        }
      g_ptr_array_add (findings, read_finding (rows));
    }
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&map) : NULL;
}

/**
 * praxis_store_narrow_findings:
 * @findings: (element-type PraxisFinding): findings, as a content has them
 *
 * Returns: (transfer full) (nullable) (element-type PraxisFinding): the same as lists of them from the library are; %NULL for none
 */
GPtrArray *
praxis_store_narrow_findings (GPtrArray *findings)
{
  GPtrArray *narrow;

  if (findings->len == 0)
    return NULL;
  narrow = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < findings->len; i++)
    {
      const PraxisFindingFields *all = praxis_finding_get_fields (findings->pdata[i]);
      PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;

      fields.measure = all->measure;
      fields.estimate = all->estimate;
      fields.lower = all->lower;
      fields.upper = all->upper;
      fields.level = all->level;
      fields.n = all->n;
      fields.k = all->k;
      fields.comparison = all->comparison;
      fields.time_point = all->time_point;
      fields.p = all->p;
      fields.p_comparison = all->p_comparison;
      fields.direction = all->direction;
      g_ptr_array_add (narrow, praxis_finding_new (&fields));
    }
  return narrow;
}
