/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "model/praxis-issue.h"
#include "praxis-archive-manifest.h"
#include "store/praxis-store-citations.h"
#include "store/praxis-store-terms.h"

/* What a manifest says of a digest of the library. */

static void
list_issues (PraxisArchiveManifest *self,
             PraxisPublication     *publication)
{
  g_autoptr(GHashTable) months = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < publication->posts->len; i++)
    g_hash_table_add (months, GUINT_TO_POINTER (((PraxisPublished *) publication->posts->pdata[i])->month));
  for (guint i = 0; i < publication->issues->len; i++)
    {
      PraxisIssue *issue = publication->issues->pdata[i];

      if (g_hash_table_contains (months, GUINT_TO_POINTER (praxis_issue_get_month (issue))))
        g_ptr_array_add (self->issues, g_object_ref (issue));
    }
}

/* The terms that a published post has, with their other names, by which the documents may call them. */
static gboolean
list_terms (PraxisArchiveManifest  *self,
            PraxisStore            *store,
            PraxisPublication      *publication,
            GError                **error)
{
  g_autoptr(GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  /* The posts share their terms: most are known by their addresses. */
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < publication->posts->len; i++)
    {
      PraxisPublished *post = publication->posts->pdata[i];

      for (guint j = 0; j < post->terms->len; j++)
        {
          if (g_hash_table_add (seen, post->terms->pdata[j]))
            g_hash_table_add (used, (gpointer) praxis_term_get_uuid (post->terms->pdata[j]));
        }
    }
  for (guint v = 0; v < PRAXIS_N_VOCABULARIES; v++)
    {
      g_autoptr(GPtrArray) terms =
        praxis_store_list_terms (store, praxis_digest_get_uuid (publication->digest), v, error);

      if (terms == NULL)
        return FALSE;
      for (guint i = 0; i < terms->len; i++)
        {
          if (g_hash_table_contains (used, praxis_term_get_uuid (terms->pdata[i])))
            g_ptr_array_add (self->terms[v], g_object_ref (terms->pdata[i]));
        }
    }
  return TRUE;
}

static gboolean
read_style (PraxisArchiveManifest  *self,
            PraxisStore            *store,
            PraxisPublication      *publication,
            GError                **error)
{
  const char *id = praxis_digest_get_citation_style (publication->digest);
  g_autoptr(GError) failure = NULL;

  if (*id == '\0')
    return TRUE;
  self->style = praxis_store_get_style (store, id, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * praxis_archive_manifest_fill:
 * @self: a manifest of nothing
 * @store: a library, between praxis_store_begin_read() and praxis_store_end_read()
 * @publication: what praxis_store_get_publication() gave of it
 * @error: return location
 *
 * Takes in the digest with the issues and terms that its published posts have, and its style; nothing of the posts.
 *
 * Returns: whether it did; otherwise an error of the library
 */
gboolean
praxis_archive_manifest_fill (PraxisArchiveManifest  *self,
                              PraxisStore            *store,
                              PraxisPublication      *publication,
                              GError                **error)
{
  g_return_val_if_fail (self != NULL && publication != NULL, FALSE);
  g_return_val_if_fail (PRAXIS_IS_STORE (store), FALSE);

  self->digest = g_object_ref (publication->digest);
  list_issues (self, publication);
  return list_terms (self, store, publication, error) && read_style (self, store, publication, error);
}
