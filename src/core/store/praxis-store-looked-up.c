/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-looked-up.h"

#include "praxis-store-private.h"

/* What registries have said of works by their DOIs, whose letters are the same in both cases (DOI Handbook, section 2.4). */

/**
 * praxis_store_keep_looked_up:
 * @self: a library
 * @doi: a DOI
 * @found: the work that its registry has for it
 * @error: return location
 *
 * Remembers what was found, in the place of an older answer.
 *
 * Returns: whether it was written
 */
gboolean
praxis_store_keep_looked_up (PraxisStore     *self,
                             const char      *doi,
                             PraxisCitation  *found,
                             GError         **error)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (doi != NULL, FALSE);
  g_return_val_if_fail (PRAXIS_IS_CITATION (found), FALSE);

  key = g_ascii_strdown (doi, -1);
  /* What the proof-reader has said of the posts about it does not hold any more. */
  return praxis_store_begin (self, error) &&
         praxis_store_end (self,
                           praxis_connection_run (praxis_store_get_connection (self), error,
                                                  "INSERT OR REPLACE INTO looked_up (doi, csl, fetched) VALUES (?, ?, ?)", "tti",
                                                  key, praxis_citation_get_json (found), praxis_store_now ()) &&
                           praxis_connection_run (praxis_store_get_connection (self), error,
                                                  "DELETE FROM post_review WHERE post_id IN "
                                                  "(SELECT post_id FROM citation WHERE doi = ?)", "t", key),
                           error);
}

/* Adds what is known of one DOI. */
static gboolean
read_looked_up (PraxisStore  *self,
                const char   *doi,
                GHashTable   *works,
                GError      **error)
{
  g_autofree char *key = g_ascii_strdown (doi, -1);
  g_autoptr(PraxisStatement) rows = praxis_connection_query (praxis_store_get_connection (self), error,
                                                             "SELECT csl FROM looked_up WHERE doi = ?", "t", key);
  g_autoptr(GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    {
      PraxisCitation *found = praxis_citation_new (praxis_statement_get_text (rows, 0), NULL, NULL);

      if (found != NULL)
        g_hash_table_replace (works, g_steal_pointer (&key), found);
    }
  return praxis_rows_end (&failure, error);
}

/**
 * praxis_store_get_looked_up:
 * @self: a library
 * @citations: (element-type PraxisCitation): works
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8 PraxisCitation): from the DOIs of those works, in small letters, to what their registries
 *   have said, where they were asked; %NULL with an error
 */
GHashTable *
praxis_store_get_looked_up (PraxisStore  *self,
                            GPtrArray    *citations,
                            GError      **error)
{
  g_autoptr(GHashTable) works = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (citations != NULL, NULL);

  for (guint i = 0; i < citations->len; i++)
    {
      const char *doi = praxis_citation_get_field (citations->pdata[i], "DOI");

      if (doi != NULL && !read_looked_up (self, doi, works, error))
        return NULL;
    }
  return g_steal_pointer (&works);
}
