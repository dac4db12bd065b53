/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/praxis-issue.h"
#include "model/praxis-text.h"
#include "praxis-error.h"
#include "praxis-export-notes.h"
#include "praxis-export-site.h"
#include "praxis-folder.h"
#include "praxis-hash.h"
#include "praxis-site.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"

/* The way from a library to a folder of pages. What is published is read as one moment of the library, and what is
 * written is written as a whole or not at all: see praxis-folder.c. */

static const char *const kinds[PRAXIS_N_EXPORT_KINDS] = { "post", "issue", "site" };

/**
 * praxis_export_kind_parse:
 * @text: a name
 * @kind: (out): what it means
 *
 * Returns: whether there is a kind of that name
 */
gboolean
praxis_export_kind_parse (const char       *text,
                          PraxisExportKind *kind)
{
  for (guint i = 0; i < PRAXIS_N_EXPORT_KINDS; i++)
    {
      if (g_strcmp0 (text, kinds[i]) == 0)
        {
          *kind = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * praxis_export_report_free:
 * @report: (transfer full): a report
 */
void
praxis_export_report_free (PraxisExportReport *report)
{
  g_strfreev (report->kept);
  g_free (report->start);
  g_free (report);
}

static PraxisExportReport *
make_report (PraxisFolder *folder,
             const char   *start)
{
  PraxisExportReport *report = g_new0 (PraxisExportReport, 1);

  report->written = praxis_folder_get_written (folder);
  report->unchanged = praxis_folder_get_unchanged (folder);
  report->removed = praxis_folder_get_removed (folder);
  report->kept = praxis_folder_dup_kept (folder);
  report->start = g_strdup (start);
  return report;
}

/* One page that stands alone: beside those that earlier exports have put there. */
static PraxisExportReport *
export_page (PraxisDigest  *digest,
             GPtrArray     *posts,
             PraxisMonth    month,
             const char    *blurb,
             const char    *path,
             GFile         *folder,
             GError       **error)
{
  g_autoptr(PraxisFolder) target =
    praxis_folder_open (folder, "pages", praxis_digest_get_uuid (digest), TRUE, error);
  g_autofree char *html = NULL;
  g_autofree char *key = NULL;

  if (target == NULL)
    return NULL;
  html = praxis_page_of_posts (digest, posts, month, blurb);
  key = praxis_hash_data (html, strlen (html));
  if (!praxis_folder_write (target, path, key, html, strlen (html), error) || !praxis_folder_commit (target, error))
    return NULL;
  return make_report (target, path);
}

/* The post as it may be seen by others: of one that was edited since it was published, what was published. */
static PraxisPost *
get_public_post (PraxisStore  *store,
                 gint64        post_id,
                 GError      **error)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (store, post_id, error);

  if (post == NULL)
    return NULL;
  if (praxis_post_get_deleted (post) != 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                   _("“%s” is in the trash. Restore it before you export it."), praxis_post_get_title (post));
      return NULL;
    }
  if (praxis_post_get_status (post) == PRAXIS_STATUS_DRAFT)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   _("“%s” is a draft. Mark it as ready before you export it."), praxis_post_get_title (post));
      return NULL;
    }
  if (praxis_post_get_status (post) == PRAXIS_STATUS_NEEDS_UPDATE)
    return praxis_store_get_published_post (store, post_id, error);
  return g_steal_pointer (&post);
}

static PraxisExportReport *
export_post (PraxisStore  *store,
             gint64        post_id,
             GFile        *folder,
             GError      **error)
{
  g_autoptr(PraxisPost) post = get_public_post (store, post_id, error);
  g_autoptr(PraxisDigest) digest = NULL;
  g_autoptr(GPtrArray) posts = g_ptr_array_new ();
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (post == NULL)
    return NULL;
  digest = praxis_store_find_digest (store, praxis_post_get_digest_uuid (post), error);
  if (digest == NULL)
    return NULL;
  g_ptr_array_add (posts, post);
  name = praxis_text_slugify (praxis_post_get_slug (post), "post");
  path = g_strconcat (name, ".html", NULL);
  return export_page (digest, posts, PRAXIS_MONTH_NONE, NULL, path, folder, error);
}

static const char *
find_blurb (PraxisPublication *publication,
            PraxisMonth        month)
{
  for (guint i = 0; i < publication->issues->len; i++)
    {
      if (praxis_issue_get_month (publication->issues->pdata[i]) == month)
        return praxis_issue_get_blurb (publication->issues->pdata[i]);
    }
  return NULL;
}

static PraxisExportReport *
export_issue (PraxisStore   *store,
              const char    *digest_uuid,
              PraxisMonth    month,
              GFile         *folder,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(PraxisPublication) publication = praxis_store_get_publication (store, digest_uuid, error);
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *name = praxis_month_to_string (month);
  g_autofree char *path = g_strconcat (name, ".html", NULL);

  for (guint i = 0; publication != NULL && i < publication->posts->len; i++)
    {
      PraxisPublished *published = publication->posts->pdata[i];
      PraxisPost *post;

      if (published->month != month)
        continue;
      post = praxis_store_get_published_post (store, published->id, error);
      if (post == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_clear_object (&post);
          return NULL;
        }
      g_ptr_array_add (posts, post);
    }
  if (publication == NULL)
    return NULL;
  if (posts->len == 0)
    {
      g_autofree char *words = praxis_month_format (month);

      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                   /* Translators: %s is a month, "March 2023" */
                   _("Nothing is published in %s."), words);
      return NULL;
    }
  return export_page (publication->digest, posts, month, find_blurb (publication, month), path, folder, error);
}

static PraxisExportReport *
export_site (PraxisStore           *store,
             const char            *digest_uuid,
             GFile                 *folder,
             PraxisExportProgress   progress,
             gpointer               user_data,
             GCancellable          *cancellable,
             GError               **error)
{
  PraxisPublication *publication = praxis_store_get_publication (store, digest_uuid, error);
  g_autoptr(PraxisSite) site = NULL;
  g_autoptr(PraxisFolder) target = NULL;

  if (publication == NULL)
    return NULL;
  site = praxis_site_new (publication);
  target = praxis_folder_open (folder, "site", praxis_digest_get_uuid (publication->digest), FALSE, error);
  if (target == NULL ||
      !praxis_export_site (store, site, target, progress, user_data, cancellable, error) ||
      !praxis_folder_commit (target, error))
    return NULL;
  return make_report (target, "index.html");
}

/**
 * praxis_export:
 * @store: a library
 * @kind: what to make
 * @digest_uuid: (nullable): the digest, for an issue and a site
 * @post_id: the row of the post, for a post
 * @month: the month, for an issue
 * @folder: an empty folder, or one that was exported to before; made if it is missing
 * @progress: (nullable): told, in this thread, how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): ends it early, with everything as it was
 * @report: (out) (optional) (transfer full): what was done
 * @error: return location
 *
 * Exports what is published; as a post also one that is ready. Touches no file in @folder that an earlier export has not
 * written. Reads the library as it is at one moment; if no transaction is open it opens one.
 *
 * Returns: whether it did; otherwise the folder is as it was, and @error is %PRAXIS_ERROR_EXISTS where the folder holds
 *   something else, %PRAXIS_ERROR_NO_SPACE, %PRAXIS_ERROR_READ_ONLY, %PRAXIS_ERROR_BUSY where another export writes there,
 *   %PRAXIS_ERROR_NOT_FOUND or %PRAXIS_ERROR_INVALID where there is nothing to export, or %G_IO_ERROR_CANCELLED
 */
gboolean
praxis_export (PraxisStore           *store,
               PraxisExportKind       kind,
               const char            *digest_uuid,
               gint64                 post_id,
               PraxisMonth            month,
               GFile                 *folder,
               PraxisExportProgress   progress,
               gpointer               user_data,
               GCancellable          *cancellable,
               PraxisExportReport   **report,
               GError               **error)
{
  PraxisExportReport *done = NULL;
  char *note;
  gboolean in_read;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), FALSE);
  g_return_val_if_fail (G_IS_FILE (folder), FALSE);
  g_return_val_if_fail (kind == PRAXIS_EXPORT_POST || digest_uuid != NULL, FALSE);
  g_return_val_if_fail (kind != PRAXIS_EXPORT_ISSUE || month != PRAXIS_MONTH_NONE, FALSE);

  in_read = praxis_store_in_read (store);
  if (!in_read && !praxis_store_begin_read (store, error))
    return FALSE;
  note = praxis_export_note_begin (store, folder);
  if (kind == PRAXIS_EXPORT_POST)
    done = export_post (store, post_id, folder, error);
  else if (kind == PRAXIS_EXPORT_ISSUE)
    done = export_issue (store, digest_uuid, month, folder, cancellable, error);
  else
    done = export_site (store, digest_uuid, folder, progress, user_data, cancellable, error);
  praxis_export_note_end (note);
  if (!in_read)
    praxis_store_end_read (store);
  if (done == NULL)
    return FALSE;
  if (report != NULL)
    *report = done;
  else
    praxis_export_report_free (done);
  return TRUE;
}

/**
 * praxis_export_recover:
 * @folder: a folder
 * @recovered: (out) (optional): whether an export had been interrupted there
 * @error: return location
 *
 * Finishes, or undoes, an export that was interrupted by a crash or a power cut.
 *
 * Returns: whether the folder is whole now
 */
gboolean
praxis_export_recover (GFile     *folder,
                       gboolean  *recovered,
                       GError   **error)
{
  g_return_val_if_fail (G_IS_FILE (folder), FALSE);

  return praxis_folder_recover (folder, recovered, error);
}
