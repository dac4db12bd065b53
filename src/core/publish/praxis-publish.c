/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-publish.h"

#include <glib/gi18n-lib.h>

#include "model/praxis-missing.h"
#include "review/praxis-review-library.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"

/*
 * Publishing: the posts of a month get published, and the site is written with them.
 *
 *   begin ── statuses ── export (reads what is not committed yet) ── commit
 *                           └ fails: roll back
 *
 * Both are in one transaction, and the folder comes first: a process that is killed leaves the statuses as they were,
 * and the folder as it was or, where it had come as far as to put the files in place, complete. Publishing again then
 * finds the pages unchanged. The other way round the library could say that something is published that nobody can see.
 */

/**
 * praxis_publish_plan_free:
 * @plan: (transfer full): a plan
 */
void
praxis_publish_plan_free (PraxisPublishPlan *plan)
{
  g_clear_pointer (&plan->posts, g_ptr_array_unref);
  g_clear_pointer (&plan->blocked, g_ptr_array_unref);
  g_strfreev (plan->faults);
  g_strfreev (plan->added);
  g_strfreev (plan->changed);
  g_strfreev (plan->removed);
  g_strfreev (plan->kept);
  g_free (plan->start);
  g_free (plan);
}

static PraxisPublishPlan *
plan_new (void)
{
  PraxisPublishPlan *plan = g_new0 (PraxisPublishPlan, 1);

  plan->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_entry_free);
  plan->blocked = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_entry_free);
  return plan;
}

/* Takes over what the export says of the folder. */
static void
take_report (PraxisPublishPlan  *plan,
             PraxisExportReport *report)
{
  plan->added = g_steal_pointer (&report->added);
  plan->changed = g_steal_pointer (&report->changed);
  plan->removed = g_steal_pointer (&report->gone);
  plan->kept = g_steal_pointer (&report->kept);
  plan->start = g_steal_pointer (&report->start);
  plan->unchanged = report->unchanged;
  praxis_export_report_free (report);
}

/* Returns: (element-type PraxisEntry): what is not published as it stands, in the order of the issues */
static GPtrArray *
list_candidates (PraxisStore  *store,
                 const char   *digest_uuid,
                 PraxisMonth   month,
                 GError      **error)
{
  g_autoptr(GArray) ids = NULL;
  gint64 digest_id;

  if (!praxis_store_find_digest_id (store, digest_uuid, &digest_id, error))
    return NULL;
  ids = praxis_connection_list_ints (praxis_store_get_connection (store), error,
                                     "SELECT id FROM post WHERE digest_id = ?1 AND (?2 = 0 OR month = ?2) "
                                     "AND deleted = 0 AND status <> ?3 ORDER BY month, position, id", "iii",
                                     digest_id, (gint64) month, (gint64) PRAXIS_STATUS_PUBLISHED);
  if (ids == NULL)
    return NULL;
  return praxis_store_get_entries (store, (const gint64 *) ids->data, ids->len, error);
}

/* The content of a post that may go out: its author is done with it, and nothing is missing. Gives %NULL for others. */
static gboolean
load_if_done (PraxisStore        *store,
              const PraxisEntry  *entry,
              PraxisDraft       **content,
              GError            **error)
{
  g_autoptr(PraxisPost) post = NULL;
  g_autoptr(PraxisDraft) draft = NULL;

  *content = NULL;
  if (entry->status == PRAXIS_STATUS_DRAFT)
    return TRUE;
  post = praxis_store_get_post_by_id (store, entry->id, error);
  if (post == NULL)
    return FALSE;
  draft = praxis_draft_new_from_post (post);
  if (praxis_draft_get_missing_for (draft, PRAXIS_STATUS_PUBLISHED) == 0)
    *content = g_steal_pointer (&draft);
  return TRUE;
}

/* Takes the content of each of the plan's posts into @contents, where that is given. */
static gboolean
publish_posts (PraxisStore        *store,
               const char         *digest_uuid,
               PraxisMonth         month,
               PraxisPublishPlan  *plan,
               GPtrArray          *contents,
               GError            **error)
{
  g_autoptr(GPtrArray) candidates = list_candidates (store, digest_uuid, month, error);

  for (guint i = 0; candidates != NULL && i < candidates->len; i++)
    {
      PraxisEntry *entry = candidates->pdata[i];
      g_autoptr(PraxisDraft) content = NULL;

      if (!load_if_done (store, entry, &content, error) ||
          (content != NULL && !praxis_store_set_status (store, entry->id, PRAXIS_STATUS_PUBLISHED, error)))
        return FALSE;
      g_ptr_array_add (content != NULL ? plan->posts : plan->blocked, praxis_entry_copy (entry));
      if (content != NULL && contents != NULL)
        g_ptr_array_add (contents, g_steal_pointer (&content));
    }
  return candidates != NULL;
}

static void
add_faults (GStrvBuilder      *faults,
            const PraxisEntry *entry,
            GPtrArray         *remarks)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      const PraxisRemarkFields *fields = praxis_remark_get_fields (remarks->pdata[i]);

      if (fields->severity == PRAXIS_SEVERITY_ERROR)
        /* Translators: a post's title, and what the proof-reader says of it, a sentence */
        g_strv_builder_take (faults, g_strdup_printf (C_("remark on a post", "%s: %s"), entry->title, fields->message));
    }
}

/* What the proof-reader calls an error in the posts that would go out: their author is asked, and decides. */
static gboolean
find_faults (PraxisStore        *store,
             PraxisPublishPlan  *plan,
             GPtrArray          *contents,
             GCancellable       *cancellable,
             GError            **error)
{
  g_autoptr(PraxisReviewSettings) settings = praxis_review_settings_new ();
  g_autoptr(PraxisReviewer) reviewer = praxis_reviewer_new (settings);
  g_autoptr(GStrvBuilder) faults = g_strv_builder_new ();

  for (guint i = 0; i < plan->posts->len; i++)
    {
      g_autoptr(GPtrArray) remarks = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      remarks = praxis_review_draft (store, reviewer, contents->pdata[i], NULL, error);
      if (remarks == NULL)
        return FALSE;
      add_faults (faults, plan->posts->pdata[i], remarks);
    }
  plan->faults = g_strv_builder_end (faults);
  return TRUE;
}

/**
 * praxis_publish_plan:
 * @store: a library, open for writing
 * @digest_uuid: a digest
 * @month: the month that would be published; %PRAXIS_MONTH_NONE for everything that is ready or needs an update
 * @folder: where its site is, or would be
 * @cancellable: (nullable): ends it early
 * @error: return location
 *
 * Finds out what praxis_publish() would do, by doing all of it in a transaction that is rolled back; nothing changes in
 * the library nor on the disk.
 *
 * Returns: (transfer full): the plan; %NULL with one of praxis_publish()'s errors
 */
PraxisPublishPlan *
praxis_publish_plan (PraxisStore   *store,
                     const char    *digest_uuid,
                     PraxisMonth    month,
                     GFile         *folder,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(PraxisPublishPlan) plan = NULL;
  g_autoptr(GPtrArray) contents = g_ptr_array_new_with_free_func (g_object_unref);
  PraxisExportReport *report = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);
  g_return_val_if_fail (digest_uuid != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  plan = plan_new ();
  if (!praxis_store_begin (store, error))
    return NULL;
  if (publish_posts (store, digest_uuid, month, plan, contents, error) && find_faults (store, plan, contents, cancellable, error))
    praxis_export_plan (store, PRAXIS_EXPORT_SITE, digest_uuid, 0, month, folder, cancellable, &report, error);
  praxis_store_end (store, FALSE, NULL);
  if (report == NULL)
    return NULL;
  take_report (plan, report);
  return g_steal_pointer (&plan);
}

/**
 * praxis_publish:
 * @store: a library, open for writing
 * @digest_uuid: a digest
 * @month: the month to publish; %PRAXIS_MONTH_NONE for everything that is ready or needs an update
 * @folder: where its site goes: an empty folder, or the one that it was published to before; made if it is missing
 * @progress: (nullable): told, in this thread, how far the pages are
 * @user_data: for @progress
 * @cancellable: (nullable): ends it early, with everything as it was
 * @done: (out) (optional) (transfer full): what was done
 * @error: return location
 *
 * Publishes the posts of a month that are ready or need an update and that lack nothing, and brings the digest's site up
 * to date with everything else that has changed. Other writers wait meanwhile.
 *
 * Returns: whether it did; otherwise the statuses of the posts are as before, and the folder is too, unless the library
 *   itself could not be written at last. @error is %PRAXIS_ERROR_NOT_FOUND where there is no such digest,
 *   %G_IO_ERROR_CANCELLED, or one of praxis_export()'s or praxis_store_set_status()'s
 */
gboolean
praxis_publish (PraxisStore           *store,
                const char            *digest_uuid,
                PraxisMonth            month,
                GFile                 *folder,
                PraxisExportProgress   progress,
                gpointer               user_data,
                GCancellable          *cancellable,
                PraxisPublishPlan    **done,
                GError               **error)
{
  g_autoptr(PraxisPublishPlan) plan = NULL;
  PraxisExportReport *report = NULL;
  gboolean success;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), FALSE);
  g_return_val_if_fail (digest_uuid != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (folder), FALSE);

  plan = plan_new ();
  if (!praxis_store_begin (store, error))
    return FALSE;
  success = publish_posts (store, digest_uuid, month, plan, NULL, error) &&
            praxis_export (store, PRAXIS_EXPORT_SITE, digest_uuid, 0, PRAXIS_MONTH_NONE, folder, progress, user_data,
                           cancellable, &report, error);
  success = praxis_store_end (store, success, error);
  if (report != NULL)
    take_report (plan, report);
  if (success && done != NULL)
    *done = g_steal_pointer (&plan);
  return success;
}
