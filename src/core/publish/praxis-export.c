/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cite/praxis-reference-list.h"
#include "model/praxis-issue.h"
#include "model/praxis-text.h"
#include "praxis-error.h"
#include "praxis-export-private.h"
#include "praxis-export-site.h"
#include "praxis-folder.h"
#include "praxis-site.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"

/* The way from a library to a folder of pages. What is published is read as one moment of the library, and what is
 * written is written as a whole or not at all: see praxis-folder.c. */

/* What an export is asked to do; all of it is borrowed. */
typedef struct
{
  PraxisStore          *store;
  PraxisExportKind      kind;
  /* The works that posts are about instead of the posts. */
  gboolean              only_references;
  PraxisReferenceFormat format;
  const char           *digest_uuid;
  gint64                post_id;
  PraxisMonth           month;
  GFile                *folder;
  gboolean              only_plan;
  PraxisExportProgress  progress;
  gpointer              user_data;
  GCancellable         *cancellable;
} Export;

/* What goes into one file that stands alone. */
typedef struct
{
  PraxisDigest        *digest;
  char                *stem;
  char                *blurb;
  GPtrArray           *posts;
  PraxisReferenceList *references;
} Content;

static void
content_clear (Content *self)
{
  g_clear_object (&self->digest);
  g_clear_pointer (&self->stem, g_free);
  g_clear_pointer (&self->blurb, g_free);
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  g_clear_pointer (&self->references, praxis_reference_list_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Content, content_clear)

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

static PraxisFolder *
open_site (const Export  *self,
           PraxisDigest  *digest,
           GError       **error)
{
  const char *uuid = praxis_digest_get_uuid (digest);

  return self->only_plan ? praxis_folder_open_to_plan (self->folder, "site", uuid, FALSE, error)
                         : praxis_folder_open (self->folder, "site", uuid, FALSE, error);
}

static gboolean
load_references (const Export      *self,
                 PraxisReferences  *references,
                 GPtrArray         *posts,
                 GError           **error)
{
  for (guint i = 0; i < posts->len; i++)
    {
      if (!praxis_references_load (references, self->store, praxis_post_get_citations (posts->pdata[i]), self->cancellable,
                                   error))
        return FALSE;
    }
  return TRUE;
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

/* Takes a post in; of one whose works alone go out no more than these stays. */
static void
take_post (Content    *content,
           PraxisPost *post)
{
  if (content->references != NULL)
    praxis_reference_list_add (content->references, praxis_post_get_citations (post),
                               praxis_post_get_terms (post, PRAXIS_VOCABULARY_TOPIC));
  else
    g_ptr_array_add (content->posts, g_object_ref (post));
}

static gboolean
gather_post (const Export  *self,
             Content       *content,
             GError       **error)
{
  g_autoptr(PraxisPost) post = get_public_post (self->store, self->post_id, error);

  if (post == NULL)
    return FALSE;
  content->digest = praxis_store_find_digest (self->store, praxis_post_get_digest_uuid (post), error);
  if (content->digest == NULL)
    return FALSE;
  content->stem = praxis_text_slugify (praxis_post_get_slug (post), "post");
  take_post (content, post);
  return TRUE;
}

/* A page begins with what comes first in the issue; works begin with the oldest, so that they keep their keys. */
static gboolean
gather_published (const Export       *self,
                  PraxisPublication  *publication,
                  Content            *content,
                  guint              *n_posts,
                  GError            **error)
{
  guint n = publication->posts->len;

  for (guint i = 0; i < n; i++)
    {
      PraxisPublished *published = publication->posts->pdata[self->only_references ? n - 1 - i : i];
      g_autoptr(PraxisPost) post = NULL;

      if (self->kind == PRAXIS_EXPORT_ISSUE && published->month != self->month)
        continue;
      post = praxis_store_get_published_post (self->store, published->id, error);
      if (post == NULL || g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      take_post (content, post);
      (*n_posts)++;
      if (self->progress != NULL && self->only_references)
        self->progress (i + 1, n, self->user_data);
    }
  return TRUE;
}

static gboolean
gather_publication (const Export  *self,
                    Content       *content,
                    GError       **error)
{
  g_autoptr(PraxisPublication) publication = praxis_store_get_publication (self->store, self->digest_uuid, error);
  guint n_posts = 0;

  if (publication == NULL || !gather_published (self, publication, content, &n_posts, error))
    return FALSE;
  if (n_posts == 0 && self->kind == PRAXIS_EXPORT_ISSUE)
    {
      g_autofree char *words = praxis_month_format (self->month);

      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                   /* Translators: %s is a month, "March 2023" */
                   _("Nothing is published in %s."), words);
      return FALSE;
    }
  if (n_posts == 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                   /* Translators: %s is a digest's title */
                   _("“%s” has published nothing yet."), praxis_digest_get_title (publication->digest));
      return FALSE;
    }
  content->digest = g_object_ref (publication->digest);
  content->stem = self->kind == PRAXIS_EXPORT_ISSUE ? praxis_month_to_string (self->month) : g_strdup (PRAXIS_REFERENCES_STEM);
  content->blurb = g_strdup (find_blurb (publication, self->month));
  return TRUE;
}

/* Its posts as one page, in the citation style of the digest. */
static char *
make_page (const Export   *self,
           const Content  *content,
           GError        **error)
{
  g_autoptr(PraxisReferences) references = praxis_references_new (self->store, content->digest, error);

  if (references == NULL || !load_references (self, references, content->posts, error))
    return NULL;
  return praxis_page_of_posts (content->digest, references, content->posts,
                               self->kind == PRAXIS_EXPORT_ISSUE ? self->month : PRAXIS_MONTH_NONE, content->blurb);
}

/* One file that stands alone: beside those that earlier exports have put there. */
static PraxisExportReport *
export_file (const Export  *self,
             GError       **error)
{
  g_auto(Content) content = { NULL };
  g_autoptr(PraxisFolder) target = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;

  if (self->only_references)
    content.references = praxis_reference_list_new (TRUE);
  else
    content.posts = g_ptr_array_new_with_free_func (g_object_unref);
  if (!(self->kind == PRAXIS_EXPORT_POST ? gather_post (self, &content, error) : gather_publication (self, &content, error)))
    return NULL;
  target = praxis_export_open_alone (self->folder, content.digest, self->only_plan, error);
  if (target == NULL)
    return NULL;
  if (self->only_references)
    {
      text = praxis_reference_list_write (content.references, self->format, error);
      path = praxis_reference_format_dup_file_name (self->format, content.stem);
    }
  else
    {
      text = make_page (self, &content, error);
      path = g_strconcat (content.stem, ".html", NULL);
    }
  if (text == NULL)
    return NULL;
  return praxis_export_end_alone (target, path, text, strlen (text), error);
}

static PraxisExportReport *
export_site (const Export  *self,
             GError       **error)
{
  g_autoptr(PraxisPublication) publication = praxis_store_get_publication (self->store, self->digest_uuid, error);
  g_autoptr(PraxisReferences) references = NULL;
  g_autoptr(PraxisSite) site = NULL;
  g_autoptr(PraxisFolder) target = NULL;

  if (publication == NULL)
    return NULL;
  references = praxis_references_new (self->store, publication->digest, error);
  if (references == NULL)
    return NULL;
  site = praxis_site_new (g_steal_pointer (&publication), references);
  target = open_site (self, site->publication->digest, error);
  if (target == NULL ||
      !praxis_export_site (self->store, site, target, self->progress, self->user_data, self->cancellable, error) ||
      !praxis_folder_commit (target, error))
    return NULL;
  return praxis_export_report_new (target, "index.html");
}

static PraxisExportReport *
export (gconstpointer   data,
        GError        **error)
{
  const Export *self = data;

  if (self->kind == PRAXIS_EXPORT_SITE && !self->only_references)
    return export_site (self, error);
  return export_file (self, error);
}

/* What all exports have in common: what was asked for is checked, done and reported. */
static gboolean
check_and_run (const Export        *self,
               PraxisExportReport **report,
               GError             **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self->store), FALSE);
  g_return_val_if_fail (G_IS_FILE (self->folder), FALSE);
  g_return_val_if_fail (self->kind == PRAXIS_EXPORT_POST || self->digest_uuid != NULL, FALSE);
  g_return_val_if_fail (self->kind != PRAXIS_EXPORT_ISSUE || self->month != PRAXIS_MONTH_NONE, FALSE);

  return praxis_export_run (self->store, self->folder, self->only_plan, export, self, report, error);
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
  const Export self = {
    .store = store,
    .kind = kind,
    .digest_uuid = digest_uuid,
    .post_id = post_id,
    .month = month,
    .folder = folder,
    .progress = progress,
    .user_data = user_data,
    .cancellable = cancellable,
  };

  return check_and_run (&self, report, error);
}

/**
 * praxis_export_plan:
 * @store: a library
 * @kind: what would be made
 * @digest_uuid: (nullable): the digest, for an issue and a site
 * @post_id: the row of the post, for a post
 * @month: the month, for an issue
 * @folder: an empty folder, one that was exported to before, or one that is missing
 * @cancellable: (nullable): ends it early
 * @report: (out) (transfer full): what praxis_export() would do
 * @error: return location
 *
 * Finds out what an export would do. Nothing on the disk changes; what would be written is made nevertheless, since only
 * that tells whether it differs, so that it takes about as long.
 *
 * Returns: whether it could find out; otherwise @error is one of praxis_export()'s
 */
gboolean
praxis_export_plan (PraxisStore         *store,
                    PraxisExportKind     kind,
                    const char          *digest_uuid,
                    gint64               post_id,
                    PraxisMonth          month,
                    GFile               *folder,
                    GCancellable        *cancellable,
                    PraxisExportReport **report,
                    GError             **error)
{
  const Export self = {
    .store = store,
    .kind = kind,
    .digest_uuid = digest_uuid,
    .post_id = post_id,
    .month = month,
    .folder = folder,
    .only_plan = TRUE,
    .cancellable = cancellable,
  };

  g_return_val_if_fail (report != NULL, FALSE);

  return check_and_run (&self, report, error);
}

/**
 * praxis_export_references:
 * @store: a library
 * @format: a format
 * @digest_uuid: (nullable): the digest; not needed with @post_id
 * @post_id: the row of a post, for its works alone; or 0
 * @month: a month, for the works of its posts alone; or %PRAXIS_MONTH_NONE
 * @folder: an empty folder, or one that pages or references were exported to before; made if it is missing
 * @progress: (nullable): told, in this thread, how many posts are read
 * @user_data: for @progress
 * @cancellable: (nullable): ends it early, with everything as it was
 * @report: (out) (optional) (transfer full): what was done
 * @error: return location
 *
 * Exports the works that published posts are about, as one file: `SLUG.EXT` of a post, `YYYY-MM.EXT` of a month,
 * `references.EXT` of a digest. Of what is exported as a post also one that is ready.
 *
 * Returns: whether it did; otherwise the folder is as it was, and @error is one of praxis_export()'s or
 *   praxis_reference_write()'s
 */
gboolean
praxis_export_references (PraxisStore            *store,
                          PraxisReferenceFormat   format,
                          const char             *digest_uuid,
                          gint64                  post_id,
                          PraxisMonth             month,
                          GFile                  *folder,
                          PraxisExportProgress    progress,
                          gpointer                user_data,
                          GCancellable           *cancellable,
                          PraxisExportReport    **report,
                          GError                **error)
{
  const Export self = {
    .store = store,
    .kind = post_id != 0 ? PRAXIS_EXPORT_POST : month != PRAXIS_MONTH_NONE ? PRAXIS_EXPORT_ISSUE : PRAXIS_EXPORT_SITE,
    .only_references = TRUE,
    .format = format,
    .digest_uuid = digest_uuid,
    .post_id = post_id,
    .month = month,
    .folder = folder,
    .progress = progress,
    .user_data = user_data,
    .cancellable = cancellable,
  };

  return check_and_run (&self, report, error);
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
