/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-reviews.h"

#include <string.h>

#include "model/praxis-text.h"
#include "praxis-store-posts.h"
#include "praxis-store-private.h"

/* Whether a work was reviewed before. */

/* A DOI as the table of citations has it: in small letters (DOI Handbook, 2.4: case does not count), without the address
 * that it is often written as. */
static char *
fold_doi (const char *doi)
{
  static const char *const prefixes[] = { "https://", "http://", "dx.", "doi.org/", "doi:" };
  g_autofree char *folded = g_ascii_strdown (doi != NULL ? doi : "", -1);
  const char *bare = g_strstrip (folded);

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      if (g_str_has_prefix (bare, prefixes[i]))
        bare += strlen (prefixes[i]);
    }
  return g_strdup (g_strchug ((char *) bare));
}

static gboolean
is_same_title (const char *folded,
               const char *title)
{
  g_autofree char *other = praxis_text_fold (title);

  return *folded != '\0' && g_str_equal (folded, other);
}

/* @statement gives posts, and the DOIs and titles of what they cite. */
static GArray *
pick_reviews (PraxisStore      *self,
              PraxisStatement  *statement,
              const char       *doi,
              const char       *folded_title,
              GError          **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(PraxisStatement) rows = statement;
  g_autoptr(GError) failure = NULL;
  gint64 last = 0;

  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    {
      gint64 id = praxis_statement_get_int (rows, 0);
      g_autofree char *other = fold_doi (praxis_statement_get_text (rows, 1));
      gboolean same_doi = *doi != '\0' && g_str_equal (doi, other);

      if (id == last ||
          (!same_doi && (praxis_statement_get_int (rows, 3) == 0 ||
                         !is_same_title (folded_title, praxis_statement_get_text (rows, 2)))))
        continue;
      last = id;
      g_array_append_val (ids, id);
    }
  if (failure == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * praxis_store_find_reviews:
 * @self: a library
 * @digest_uuid: (nullable): a digest; %NULL for all of them
 * @citation: a work
 * @except_post_uuid: (nullable): a post that does not count: the one that is being written
 * @error: return location
 *
 * Finds the posts that cite the same work: of the same DOI, or of the same title and year. Case and accents of a title
 * do not count; where one of two works has no year, their titles say nothing.
 *
 * Returns: (transfer full) (element-type PraxisEntry): the posts, newest month first, without those in the trash; empty
 *   where there are none; %NULL with an error
 */
GPtrArray *
praxis_store_find_reviews (PraxisStore     *self,
                           const char      *digest_uuid,
                           PraxisCitation  *citation,
                           const char      *except_post_uuid,
                           GError         **error)
{
  g_autoptr(GArray) ids = NULL;
  g_autofree char *doi = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);

  doi = fold_doi (praxis_citation_get_field (citation, "DOI"));
  title = praxis_text_fold (praxis_citation_get_field (citation, "title") != NULL
                            ? praxis_citation_get_field (citation, "title") : "");
  ids = pick_reviews (self,
                      praxis_connection_query (praxis_store_get_connection (self), error,
                                               "SELECT post.id, doi, citation.title, year = ?1 AND year <> 0 "
                                               "FROM citation JOIN post ON post.id = post_id "
                                               "JOIN digest ON digest.id = digest_id "
                                               "WHERE ((year = ?1 AND year <> 0) OR (?2 <> '' AND doi LIKE '%' || ?2)) "
                                               "AND deleted = 0 AND (?3 IS NULL OR digest.uuid = ?3) "
                                               "AND (?4 IS NULL OR post.uuid <> ?4) "
                                               "ORDER BY coalesce (month, 0) DESC, post.id DESC, citation.position",
                                               "ittt",
                                               (gint64) praxis_citation_get_year (citation), doi, digest_uuid,
                                               except_post_uuid),
                      doi, title, error);
  if (ids == NULL)
    return NULL;
  return praxis_store_get_entries (self, (const gint64 *) ids->data, ids->len, error);
}
