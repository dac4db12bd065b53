/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the issue page reads of the library and does to it, in the library's threads. */

#include "config.h"

#include "praxis-issue-jobs.h"

#include <glib/gi18n.h>

#include "praxis-error.h"
#include "praxis-issue-item.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-issues.h"
#include "store/praxis-store-posts.h"

PraxisIssueKey *
praxis_issue_key_new (const char  *digest_uuid,
                      PraxisMonth  month)
{
  PraxisIssueKey *key = g_new0 (PraxisIssueKey, 1);

  key->digest_uuid = g_strdup (digest_uuid);
  key->month = month;

  return key;
}

void
praxis_issue_key_free (PraxisIssueKey *key)
{
  g_free (key->digest_uuid);
  g_free (key);
}

void
praxis_issue_content_free (PraxisIssueContent *content)
{
  g_clear_object (&content->digest);
  g_clear_pointer (&content->entries, g_ptr_array_unref);
  g_clear_pointer (&content->missing, g_array_unref);
  g_free (content->blurb);
  g_free (content);
}

/* --- Changes --------------------------------------------------------------------------------------------- */

static PraxisIssueChange *
change_new (PraxisIssueChangeKind  kind,
            const PraxisIssueKey  *key)
{
  PraxisIssueChange *change = g_atomic_rc_box_new0 (PraxisIssueChange);

  change->kind = kind;
  change->key = praxis_issue_key_new (key->digest_uuid, key->month);
  change->ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  return change;
}

/* The order in which @items (of PraxisIssueItem) stand. */
PraxisIssueChange *
praxis_issue_change_new_order (const PraxisIssueKey *key,
                               GListModel           *items)
{
  PraxisIssueChange *change = change_new (PRAXIS_ISSUE_CHANGE_ORDER, key);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (PraxisIssueItem) item = g_list_model_get_item (items, i);
      gint64 id = praxis_issue_item_get_id (item);

      g_array_append_val (change->ids, id);
    }

  return change;
}

PraxisIssueChange *
praxis_issue_change_new_month (const PraxisIssueKey *key,
                               gint64                id,
                               PraxisMonth           month)
{
  PraxisIssueChange *change = change_new (PRAXIS_ISSUE_CHANGE_MONTH, key);

  g_array_append_val (change->ids, id);
  change->month = month;

  return change;
}

PraxisIssueChange *
praxis_issue_change_new_status (const PraxisIssueKey *key,
                                gint64                id,
                                PraxisStatus          status)
{
  PraxisIssueChange *change = change_new (PRAXIS_ISSUE_CHANGE_STATUS, key);

  g_array_append_val (change->ids, id);
  change->status = status;

  return change;
}

/* Takes @other back, which was made before. */
PraxisIssueChange *
praxis_issue_change_new_back (PraxisIssueChange *other)
{
  PraxisIssueChange *change = change_new (PRAXIS_ISSUE_CHANGE_BACK, other->key);

  change->other = praxis_issue_change_ref (other);

  return change;
}

PraxisIssueChange *
praxis_issue_change_ref (PraxisIssueChange *change)
{
  return g_atomic_rc_box_acquire (change);
}

static void
change_clear (gpointer data)
{
  PraxisIssueChange *change = data;

  g_clear_pointer (&change->key, praxis_issue_key_free);
  g_clear_pointer (&change->ids, g_array_unref);
  g_clear_pointer (&change->batch, praxis_batch_free);
  g_clear_pointer (&change->other, praxis_issue_change_unref);
}

void
praxis_issue_change_unref (PraxisIssueChange *change)
{
  g_atomic_rc_box_release_full (change, change_clear);
}

/* --- Jobs ------------------------------------------------------------------------------------------------ */

static gboolean
collect_missing (PraxisStore         *store,
                 PraxisIssueContent  *content,
                 GError             **error)
{
  content->missing = g_array_new (FALSE, TRUE, sizeof (PraxisMissing));

  for (guint i = 0; i < content->entries->len; i++)
    {
      const PraxisEntry *entry = content->entries->pdata[i];
      g_autoptr (PraxisPost) post = praxis_store_get_post_by_id (store, entry->id, error);
      g_autoptr (PraxisDraft) draft = post != NULL ? praxis_draft_new_from_post (post) : NULL;
      PraxisMissing missing;

      if (draft == NULL)
        return FALSE;

      missing = praxis_draft_get_missing (draft);
      g_array_append_val (content->missing, missing);
    }

  return TRUE;
}

static gboolean
find_blurb (PraxisStore           *store,
            const PraxisIssueKey  *key,
            PraxisIssueContent    *content,
            GError               **error)
{
  g_autoptr (GPtrArray) issues = praxis_store_list_issues (store, key->digest_uuid, error);

  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      if (praxis_issue_get_month (issues->pdata[i]) == key->month)
        content->blurb = g_strdup (praxis_issue_get_blurb (issues->pdata[i]));
    }
  if (content->blurb == NULL)
    content->blurb = g_strdup ("");

  return issues != NULL;
}

gpointer
praxis_issue_read_job (PraxisStore   *store,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const PraxisIssueKey *key = data;
  g_autoptr (PraxisIssueContent) content = g_new0 (PraxisIssueContent, 1);

  content->digest = praxis_store_find_digest (store, key->digest_uuid, error);
  if (content->digest == NULL)
    return NULL;

  content->entries = praxis_store_list_issue_posts (store, key->digest_uuid, key->month, error);
  if (content->entries == NULL ||
      !collect_missing (store, content, error) ||
      !find_blurb (store, key, content, error))
    return NULL;

  return g_steal_pointer (&content);
}

/* Keeps what takes it back: the post's place in its month, too. */
static gboolean
change_post (PraxisStore        *store,
             PraxisIssueChange  *change,
             GError            **error)
{
  PraxisPostChange wanted = {
    .set_month = change->kind == PRAXIS_ISSUE_CHANGE_MONTH,
    .month = change->month,
    .set_status = change->kind == PRAXIS_ISSUE_CHANGE_STATUS,
    .status = change->status,
  };
  g_autoptr (GPtrArray) refused = NULL;

  g_clear_pointer (&change->batch, praxis_batch_free);
  change->batch = praxis_store_change_posts (store, (gint64 *) (gpointer) change->ids->data, change->ids->len, &wanted,
                                             &refused, error);
  if (change->batch == NULL || refused->len == 0)
    return change->batch != NULL;

  /* Somebody took something from the post since it was looked at. */
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("Something is still missing in the post."));
  return FALSE;
}

static gboolean
take_back (PraxisStore        *store,
           PraxisIssueChange  *change,
           GError            **error)
{
  /* A change that failed has left nothing to take back. */
  return change->batch == NULL || praxis_store_undo_batch (store, change->batch, error);
}

gpointer
praxis_issue_change_job (PraxisStore   *store,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  PraxisIssueChange *change = data;
  gboolean done = FALSE;

  switch (change->kind)
    {
    case PRAXIS_ISSUE_CHANGE_ORDER:
      done = praxis_store_set_issue_order (store, change->key->digest_uuid, change->key->month,
                                           (gint64 *) (gpointer) change->ids->data, change->ids->len, error);
      break;
    case PRAXIS_ISSUE_CHANGE_MONTH:
    case PRAXIS_ISSUE_CHANGE_STATUS:
      done = change_post (store, change, error);
      break;
    case PRAXIS_ISSUE_CHANGE_BACK:
      done = take_back (store, change->other, error);
      break;
    default:
      g_assert_not_reached ();
    }

  return done ? data : NULL;
}
