/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the review page does in the library. */

#include "config.h"

#include "praxis-review-jobs.h"

#include <glib/gi18n.h>

#include "praxis-error.h"
#include "praxis-review-item.h"
#include "review/praxis-review-library.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-retractions.h"

void
praxis_review_list_free (PraxisReviewList *self)
{
  g_ptr_array_unref (self->items);
  g_free (self->as_of);
  g_free (self);
}

PraxisReviewDecision *
praxis_review_decision_copy (const PraxisReviewDecision *self)
{
  PraxisReviewDecision *copy = g_memdup2 (self, sizeof *self);

  copy->post_uuid = g_strdup (self->post_uuid);
  copy->check = g_strdup (self->check);
  copy->key = g_strdup (self->key);
  copy->text = g_strdup (self->text);
  copy->reason = g_strdup (self->reason);

  return copy;
}

void
praxis_review_decision_free (PraxisReviewDecision *self)
{
  g_free (self->post_uuid);
  g_free (self->check);
  g_free (self->key);
  g_free (self->text);
  g_free (self->reason);
  g_free (self);
}

/* Runs in a reader thread. */
gpointer
praxis_review_list_job (PraxisStore   *store,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autofree char *state = praxis_post_reviews_dup_state (store, error);
  g_autoptr (GPtrArray) posts = state != NULL ? praxis_post_reviews_load (store, state, error) : NULL;
  g_autoptr (GArray) own = posts != NULL ? praxis_store_list_own_posts (store, error) : NULL;
  g_autoptr (PraxisReviewList) list = NULL;

  if (own == NULL)
    return NULL;
  list = g_new0 (PraxisReviewList, 1);
  list->n_posts = own->len;
  list->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < posts->len; i++)
    praxis_review_items_add (list->items, posts->pdata[i]);

  return praxis_store_get_retraction_file (store, &list->as_of, &list->imported, NULL, error) ? g_steal_pointer (&list) : NULL;
}

/* Runs in the writer thread, like those below. */
gpointer
praxis_review_decide_job (PraxisStore   *store,
                          gpointer       data,
                          GCancellable  *cancellable,
                          GError       **error)
{
  PraxisReviewDecision *decision = data;
  gboolean success;

  success = decision->is_taken_back
    ? praxis_store_take_back_decision (store, decision->post_uuid, decision->check, decision->key, error)
    : praxis_store_decide (store, decision->post_uuid, decision->check, decision->key, decision->text, decision->reason, error);
  return success ? data : NULL;
}

static PraxisRemark *
find_remark (GPtrArray                  *remarks,
             const PraxisReviewDecision *decision)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      if (g_str_equal (praxis_remark_get_fields (remarks->pdata[i])->check, decision->check) &&
          g_str_equal (praxis_remark_get_key (remarks->pdata[i]), decision->key))
        return remarks->pdata[i];
    }
  return NULL;
}

static gboolean
is_fixed (PraxisStore           *store,
          PraxisDraft           *draft,
          PraxisReviewDecision  *decision,
          GError               **error)
{
  g_autoptr (PraxisReviewSettings) settings = praxis_review_settings_new ();
  g_autoptr (PraxisReviewer) reviewer = praxis_reviewer_new (settings);
  g_autoptr (GPtrArray) remarks = praxis_review_draft (store, reviewer, draft, NULL, error);
  PraxisRemark *remark = remarks != NULL ? find_remark (remarks, decision) : NULL;

  if (remarks == NULL)
    return FALSE;
  if (remark != NULL && praxis_remark_fix (remark, draft))
    return TRUE;
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                       _("The post has other words by now. Look at the remark in the editor."));
  return FALSE;
}

/* What the list shows may be old, so the post is looked at again; its fix is a revision of its own. */
gpointer
praxis_review_fix_job (PraxisStore   *store,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  PraxisReviewDecision *decision = data;
  g_autoptr (PraxisPost) post = praxis_store_get_post_by_id (store, decision->post_id, error);
  g_autoptr (PraxisDraft) draft = post != NULL ? praxis_draft_new_from_post (post) : NULL;
  PraxisSaveOutcome outcome;

  if (draft == NULL || !is_fixed (store, draft, decision, error))
    return NULL;
  decision->revision = praxis_post_get_revision (post);
  if (!praxis_store_save_draft_with_flags (store, praxis_post_get_digest_uuid (post), draft, PRAXIS_SAVE_REFUSE_CONFLICT,
                                           &outcome, error))
    return NULL;
  decision->fixed_revision = outcome.revision;
  return data;
}

/* What was written since is not thrown away. */
gpointer
praxis_review_undo_fix_job (PraxisStore   *store,
                            gpointer       data,
                            GCancellable  *cancellable,
                            GError       **error)
{
  PraxisReviewDecision *decision = data;
  g_autoptr (PraxisPost) post = praxis_store_get_post_by_id (store, decision->post_id, error);
  PraxisSaveOutcome outcome;

  if (post == NULL)
    return NULL;
  if (praxis_post_get_revision (post) != decision->fixed_revision)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_CONFLICT,
                           _("The post was edited since. Its history still has what it was before."));
      return NULL;
    }
  return praxis_store_restore_revision (store, decision->post_id, decision->revision, &outcome, error) ? data : NULL;
}
