/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What there is around a post while it is written: its digest, the vocabularies, the issues. */

#include "config.h"

#include "praxis-editor-context.h"

#include "model/praxis-issue.h"
#include "praxis-term-item.h"
#include "search/praxis-searcher.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-terms.h"

void
praxis_editor_context_free (PraxisEditorContext *self)
{
  g_clear_object (&self->digest);
  g_clear_pointer (&self->references, praxis_references_unref);
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    g_clear_pointer (&self->items[i], g_ptr_array_unref);
  g_clear_pointer (&self->months, g_array_unref);
  g_free (self);
}

static guint
find_count (GPtrArray  *counts,
            const char *label)
{
  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      PraxisFacetCount *count = g_ptr_array_index (counts, i);

      if (g_str_equal (count->value, label))
        return count->count;
    }
  return 0;
}

static gboolean
collect_terms (PraxisEditorContext  *self,
               PraxisStore          *store,
               const char           *digest_uuid,
               GCancellable         *cancellable,
               GError              **error)
{
  static const PraxisFacet facets[PRAXIS_N_VOCABULARIES] = { PRAXIS_FACET_TOPIC, PRAXIS_FACET_TYPE };
  g_autoptr (PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr (PraxisFilter) filter = praxis_filter_new ();
  g_autoptr (PraxisSearchResult) result = NULL;

  praxis_filter_set_digest (filter, digest_uuid);
  result = praxis_searcher_search (searcher, store, filter, cancellable, error);
  if (result == NULL)
    return FALSE;

  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    {
      g_autoptr (GPtrArray) terms = praxis_store_list_terms (store, digest_uuid, i, error);

      if (terms == NULL)
        return FALSE;
      self->items[i] = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint j = 0; j < terms->len; j++)
        {
          PraxisTerm *term = g_ptr_array_index (terms, j);

          if (!praxis_term_is_retired (term))
            g_ptr_array_add (self->items[i],
                             praxis_term_item_new (term, find_count (praxis_search_result_get_counts (result, facets[i]),
                                                                     praxis_term_get_label (term))));
        }
    }
  return TRUE;
}

static gboolean
collect_months (PraxisEditorContext  *self,
                PraxisStore          *store,
                const char           *digest_uuid,
                GError              **error)
{
  g_autoptr (GPtrArray) issues = praxis_store_list_issues (store, digest_uuid, error);

  if (issues == NULL)
    return FALSE;
  self->months = g_array_new (FALSE, FALSE, sizeof (PraxisMonth));
  for (guint i = 0; i < issues->len; i++)
    {
      PraxisMonth month = praxis_issue_get_month (g_ptr_array_index (issues, i));

      g_array_append_val (self->months, month);
    }
  return TRUE;
}

/* Runs in a reader thread. */
static gpointer
load_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const char *digest_uuid = data;
  g_autoptr (PraxisEditorContext) self = g_new0 (PraxisEditorContext, 1);

  self->digest = praxis_store_find_digest (store, digest_uuid, error);
  if (self->digest == NULL ||
      !collect_terms (self, store, digest_uuid, cancellable, error) ||
      !collect_months (self, store, digest_uuid, error))
    return NULL;
  self->references = praxis_references_new_for_reading (store, self->digest);

  return g_steal_pointer (&self);
}

void
praxis_editor_context_load_async (PraxisLibrary       *library,
                                  const char          *digest_uuid,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  praxis_library_read_async (library, load_job, g_strdup (digest_uuid), g_free,
                             (GDestroyNotify) praxis_editor_context_free, cancellable, callback, user_data);
}

PraxisEditorContext *
praxis_editor_context_load_finish (PraxisLibrary  *library,
                                   GAsyncResult   *result,
                                   GError        **error)
{
  return praxis_library_job_finish (library, result, error);
}
