/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-concern.h"

#include <glib/gi18n-lib.h>

#include "praxis-error.h"
#include "praxis-known-notice.h"
#include "store/praxis-store-private.h"

/* Which posts of a library are about works that publishers have said something of since. */

/**
 * praxis_concern_free:
 * @self: (transfer full): a concern
 */
void
praxis_concern_free (PraxisConcern *self)
{
  g_free (self->post_uuid);
  g_free (self->title);
  g_free (self->work);
  g_clear_object (&self->notice);
  g_free (self->reasons);
  g_free (self);
}

static gboolean
shows (PraxisDraft  *draft,
       PraxisNotice *known)
{
  GPtrArray *notices = praxis_draft_get_notices (draft);

  for (guint i = 0; i < notices->len; i++)
    {
      if (praxis_notice_is_of_same_work (notices->pdata[i], known) &&
          praxis_notice_get_state (notices->pdata[i]) == praxis_notice_get_state (known))
        return TRUE;
    }
  return FALSE;
}

/* Adds the concern of one work, where there is one. */
static gboolean
look_up (PraxisStore     *store,
         PraxisDraft     *draft,
         PraxisCitation  *citation,
         gint64           post_id,
         GPtrArray       *concerns,
         GError         **error)
{
  g_autoptr(PraxisNotice) work = praxis_known_notice_name_work (citation);
  g_autoptr(PraxisRetractions) records = praxis_store_find_retractions (store, praxis_notice_get_doi (work),
                                                                        praxis_notice_get_pmid (work), error);
  g_autoptr(PraxisNotice) known = NULL;
  const char *reasons;
  PraxisConcern *concern;

  if (records == NULL)
    return FALSE;
  known = praxis_known_notice_sum_up (work, records, &reasons);
  if (known == NULL || praxis_notice_get_state (known) == PRAXIS_NOTICE_NONE_KNOWN)
    return TRUE;
  concern = g_new0 (PraxisConcern, 1);
  concern->post_id = post_id;
  concern->post_uuid = g_strdup (praxis_draft_get_post_uuid (draft));
  concern->title = g_strdup (praxis_draft_get_title (draft));
  concern->work = praxis_citation_dup_short_label (citation);
  concern->is_shown = shows (draft, known);
  concern->notice = g_steal_pointer (&known);
  concern->reasons = g_strdup (reasons != NULL ? reasons : "");
  g_ptr_array_add (concerns, concern);
  return TRUE;
}

static gboolean
look_up_works (PraxisStore  *store,
               gint64        post_id,
               gint64        revision_id,
               const char   *uuid,
               GPtrArray    *concerns,
               GError      **error)
{
  g_autoptr(PraxisDraft) draft = praxis_store_get_content (store, revision_id, error);
  GPtrArray *citations = draft != NULL ? praxis_draft_get_citations (draft) : NULL;

  if (draft == NULL)
    return FALSE;
  praxis_draft_set_post_uuid (draft, uuid);
  for (guint i = 0; i < citations->len; i++)
    {
      if (!look_up (store, draft, citations->pdata[i], post_id, concerns, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_review_list_concerns:
 * @store: a library
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Looks up every work of every post that is not in the trash, those of other people's digests among them.
 *
 * Returns: (transfer full) (element-type PraxisConcern): the posts about works of which a notice is known, newest month first; %NULL
 *   with an error
 */
GPtrArray *
praxis_review_list_concerns (PraxisStore   *store,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr(GPtrArray) concerns = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_concern_free);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);

  rows = praxis_connection_query (praxis_store_get_connection (store), error,
                                  "SELECT id, revision_id, uuid FROM post WHERE deleted = 0 "
                                  "ORDER BY coalesce (month, 0) DESC, position, id", "");
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (store), rows, &failure))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !look_up_works (store, praxis_statement_get_int (rows, 0), praxis_statement_get_int (rows, 1),
                          praxis_statement_get_text (rows, 2), concerns, error))
        return NULL;
    }
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&concerns) : NULL;
}

/**
 * praxis_review_put_retractions:
 * @store: a library
 * @retractions: the records of a whole file
 * @is_trial: whether nothing shall be changed
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Puts the records in the place of those of the last file, and looks which posts they concern. A file without any would make the
 * library know of nothing, and is refused.
 *
 * Returns: (transfer full) (element-type PraxisConcern): as praxis_review_list_concerns(); %NULL with %PRAXIS_ERROR_INVALID where there
 *   are no records, or another error, and the last file is kept
 */
GPtrArray *
praxis_review_put_retractions (PraxisStore        *store,
                               PraxisRetractions  *retractions,
                               gboolean            is_trial,
                               GCancellable       *cancellable,
                               GError            **error)
{
  g_autoptr(GPtrArray) concerns = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);
  g_return_val_if_fail (retractions != NULL, NULL);

  if (retractions->records->len == 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   _("The file has no notice about a work with a DOI or a PubMed ID, so it was not imported. Get it again; what was "
                     "known before is kept."));
      return NULL;
    }
  if (!praxis_store_begin (store, error))
    return NULL;
  if (praxis_store_put_retractions (store, retractions, error))
    concerns = praxis_review_list_concerns (store, cancellable, error);
  if (!praxis_store_end (store, concerns != NULL && !is_trial, error) && !is_trial)
    return NULL;
  return g_steal_pointer (&concerns);
}
