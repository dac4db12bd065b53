/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-coverage.h"

#include <string.h>

#include "model/praxis-term.h"
#include "store/praxis-store-private.h"

/* Terms of several digests that have the same label are one, as in the library's filters. */

/* Posts that are not in the trash and in an issue: of the digest ?1, or all, and of the type ?2, or all. */
#define OF_POSTS \
  "FROM post JOIN digest ON digest.id = post.digest_id " \
  "JOIN post_term ON post_term.post_id = post.id JOIN term ON term.id = term_id " \
  "WHERE deleted = 0 AND month IS NOT NULL AND (?1 IS NULL OR digest.uuid = ?1) "

static int
compare_labels (gconstpointer a,
                gconstpointer b)
{
  return g_utf8_collate (*(const char * const *) a, *(const char * const *) b);
}

static GStrv
take_labels (PraxisStore      *store,
             PraxisStatement  *rows,
             GError          **error)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) failure = NULL;

  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (store), rows, &failure))
    g_ptr_array_add (labels, g_strdup (praxis_statement_get_text (rows, 0)));
  if (!praxis_rows_end (&failure, error))
    return NULL;
  g_ptr_array_sort (labels, compare_labels);
  g_ptr_array_add (labels, NULL);
  return (GStrv) g_ptr_array_steal (labels, NULL);
}

/* Those that nothing was written on yet too, unless they are not offered any more. */
static GStrv
load_topics (PraxisStore  *store,
             const char   *digest_uuid,
             GError      **error)
{
  g_autoptr(PraxisStatement) rows =
    praxis_connection_query (praxis_store_get_connection (store), error,
                             "SELECT label FROM term JOIN digest ON digest.id = digest_id "
                             "WHERE vocabulary = ?2 AND retired = 0 AND (?1 IS NULL OR digest.uuid = ?1) "
                             "UNION SELECT label " OF_POSTS "AND vocabulary = ?2", "ti",
                             digest_uuid, (gint64) PRAXIS_VOCABULARY_TOPIC);

  return take_labels (store, rows, error);
}

static GStrv
load_types (PraxisStore  *store,
            const char   *digest_uuid,
            GError      **error)
{
  g_autoptr(PraxisStatement) rows =
    praxis_connection_query (praxis_store_get_connection (store), error,
                             "SELECT DISTINCT label " OF_POSTS "AND vocabulary = ?2", "ti",
                             digest_uuid, (gint64) PRAXIS_VOCABULARY_TYPE);

  return take_labels (store, rows, error);
}

static gboolean
load_years (PraxisStore     *store,
            const char      *digest_uuid,
            PraxisCoverage  *self,
            GError         **error)
{
  g_autoptr(PraxisStatement) row = praxis_connection_query (praxis_store_get_connection (store), error,
                                                            "SELECT min (month) / 100, max (month) / 100 " OF_POSTS, "t",
                                                            digest_uuid);
  g_autoptr(GError) failure = NULL;

  if (row == NULL)
    return FALSE;
  if (praxis_connection_next (praxis_store_get_connection (store), row, &failure))
    {
      self->first_year = praxis_statement_get_int (row, 0);
      self->n_years = self->first_year > 0 ? praxis_statement_get_int (row, 1) - self->first_year + 1 : 0;
    }
  return praxis_rows_end (&failure, error);
}

static GHashTable *
map_places (char **labels)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; labels[i] != NULL; i++)
    g_hash_table_insert (places, labels[i], GUINT_TO_POINTER (i));
  return places;
}

/* A row is a topic, a year, and either a type with the number of its posts, or none with the number of all. */
static void
take_count (PraxisCoverage  *self,
            PraxisStatement *row,
            GHashTable      *topics,
            GHashTable      *types)
{
  guint topic = GPOINTER_TO_UINT (g_hash_table_lookup (topics, praxis_statement_get_text (row, 0)));
  guint year = praxis_statement_get_int (row, 1) - self->first_year;
  const char *type = praxis_statement_get_text (row, 2);
  guint count = praxis_statement_get_int (row, 3);
  guint cell = topic * self->n_years + year;

  if (*type != '\0')
    self->type_counts[(gsize) cell * self->n_types + GPOINTER_TO_UINT (g_hash_table_lookup (types, type))] = count;
  else
    self->counts[cell] = count;
}

static gboolean
load_counts (PraxisStore     *store,
             const char      *digest_uuid,
             const char      *type,
             PraxisCoverage  *self,
             GError         **error)
{
  g_autoptr(GHashTable) topics = map_places (self->topics);
  g_autoptr(GHashTable) types = map_places (self->types);
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStatement) rows =
    praxis_connection_query (praxis_store_get_connection (store), error,
                             "WITH cell AS (SELECT DISTINCT post.id AS post_id, label, month / 100 AS year " OF_POSTS
                             "AND vocabulary = ?2 AND (?3 IS NULL OR post.id IN (SELECT post_id FROM post_term "
                             "JOIN term ON term.id = term_id WHERE vocabulary = ?4 AND label = ?3))) "
                             "SELECT label, year, '', count (*) FROM cell GROUP BY 1, 2 UNION ALL "
                             "SELECT cell.label, year, term.label, count (DISTINCT post_id) FROM cell "
                             "JOIN post_term USING (post_id) JOIN term ON term.id = term_id "
                             "WHERE vocabulary = ?4 GROUP BY 1, 2, 3", "titi",
                             digest_uuid, (gint64) PRAXIS_VOCABULARY_TOPIC, type, (gint64) PRAXIS_VOCABULARY_TYPE);

  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (praxis_store_get_connection (store), rows, &failure))
    take_count (self, rows, topics, types);
  for (guint i = 0; i < g_hash_table_size (topics) * self->n_years; i++)
    self->max = MAX (self->max, self->counts[i]);
  return praxis_rows_end (&failure, error);
}

/**
 * praxis_coverage_load:
 * @store: a library, in a snapshot of its own
 * @digest_uuid: (nullable): a digest; %NULL for all of them
 * @type: (nullable): a type of research that the posts must have; %NULL for all posts
 * @error: return location
 *
 * Posts that are in no issue are of no year, and are left out. Topics that nothing was written on are there, so that they are seen.
 *
 * Returns: (transfer full): how many posts there are; %NULL with an error
 */
PraxisCoverage *
praxis_coverage_load (PraxisStore  *store,
                      const char   *digest_uuid,
                      const char   *type,
                      GError      **error)
{
  g_autoptr(PraxisCoverage) self = g_atomic_rc_box_new0 (PraxisCoverage);
  gsize n_cells;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);

  self->topics = load_topics (store, digest_uuid, error);
  self->types = self->topics != NULL ? load_types (store, digest_uuid, error) : NULL;
  if (self->types == NULL || !load_years (store, digest_uuid, self, error))
    return NULL;
  n_cells = g_strv_length (self->topics) * self->n_years;
  self->n_types = g_strv_length (self->types);
  self->counts = g_new0 (guint, n_cells + 1);
  self->type_counts = g_new0 (guint, n_cells * self->n_types + 1);
  return load_counts (store, digest_uuid, type, self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * praxis_coverage_ref:
 * @self: a coverage, which nobody changes
 *
 * Returns: (transfer full): @self
 */
PraxisCoverage *
praxis_coverage_ref (PraxisCoverage *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
coverage_clear (gpointer data)
{
  PraxisCoverage *self = data;

  g_strfreev (self->topics);
  g_strfreev (self->types);
  g_free (self->counts);
  g_free (self->type_counts);
}

/**
 * praxis_coverage_unref:
 * @self: (transfer full): a coverage
 */
void
praxis_coverage_unref (PraxisCoverage *self)
{
  g_atomic_rc_box_release_full (self, coverage_clear);
}

/**
 * praxis_coverage_get_count:
 * @self: a coverage
 * @topic: the place of a topic
 * @year: the place of a year, or %PRAXIS_COVERAGE_ALL_YEARS
 *
 * Returns: how many posts there are on the topic then
 */
guint
praxis_coverage_get_count (const PraxisCoverage *self,
                           guint                 topic,
                           guint                 year)
{
  guint total = 0;

  if (year != PRAXIS_COVERAGE_ALL_YEARS)
    return self->counts[topic * self->n_years + year];
  for (guint i = 0; i < self->n_years; i++)
    total += praxis_coverage_get_count (self, topic, i);
  return total;
}

/**
 * praxis_coverage_get_type_count:
 * @self: a coverage
 * @topic: the place of a topic
 * @year: the place of a year, or %PRAXIS_COVERAGE_ALL_YEARS
 * @type: the place of a type of research
 *
 * Returns: how many of the posts on the topic then are of that type
 */
guint
praxis_coverage_get_type_count (const PraxisCoverage *self,
                                guint                 topic,
                                guint                 year,
                                guint                 type)
{
  guint total = 0;

  if (year != PRAXIS_COVERAGE_ALL_YEARS)
    return self->type_counts[((gsize) topic * self->n_years + year) * self->n_types + type];
  for (guint i = 0; i < self->n_years; i++)
    total += praxis_coverage_get_type_count (self, topic, i, type);
  return total;
}
