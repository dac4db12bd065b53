/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export-private.h"

#include <glib/gi18n-lib.h>

#include "praxis-article.h"
#include "praxis-error.h"
#include "praxis-print-page.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-issues.h"
#include "store/praxis-store-posts.h"

/*
 * A post or a month as HTML without a page around it, for what has pages of its own, or with the page that is printed. An
 * author pastes a month before it is published here, so that it has what is ready, as it stands now.
 */

static PraxisPost *
load_post (PraxisStore                *store,
           PraxisReferences           *references,
           gint64                      id,
           const PraxisExportRequest  *request,
           GError                    **error)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (store, id, error);

  if (post == NULL || !praxis_references_load (references, store, praxis_post_get_citations (post), request->cancellable, error))
    return NULL;
  return g_steal_pointer (&post);
}

static char *
find_blurb (PraxisStore                *store,
            const PraxisExportRequest  *request,
            GError                    **error)
{
  g_autoptr(GPtrArray) issues = praxis_store_list_issues (store, request->digest_uuid, error);

  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      if (praxis_issue_get_month (issues->pdata[i]) == request->month)
        return g_strdup (praxis_issue_get_blurb (issues->pdata[i]));
    }
  return issues != NULL ? g_strdup ("") : NULL;
}

/* As when the month is published, drafts stay back. */
static gboolean
collect_posts (PraxisStore                *store,
               PraxisReferences           *references,
               const PraxisExportRequest  *request,
               GPtrArray                  *posts,
               GError                    **error)
{
  g_autoptr(GPtrArray) entries = praxis_store_list_issue_posts (store, request->digest_uuid, request->month, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const PraxisEntry *entry = entries->pdata[i];
      PraxisPost *post;

      if (entry->status == PRAXIS_STATUS_DRAFT)
        continue;
      post = load_post (store, references, entry->id, request, error);
      if (post == NULL)
        return FALSE;
      g_ptr_array_add (posts, post);
    }
  if (entries != NULL && posts->len == 0)
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                         _("All posts of this month are drafts. Mark those as ready that belong to it."));
  return entries != NULL && posts->len > 0;
}

/* Of one post there is no month. */
static PraxisExportFile *
make_file (const PraxisExportFormat *format,
           PraxisDigest             *digest,
           PraxisReferences         *references,
           const char               *stem,
           PraxisMonth               month,
           GPtrArray                *posts,
           const char               *blurb)
{
  if (format->variant == PRAXIS_FRAGMENT_PRINT)
    return praxis_export_file_new (digest, g_strconcat (stem, "-print.html", NULL),
                                   praxis_print_page (digest, references, posts, month, blurb));
  return praxis_export_file_new (digest, g_strconcat (stem, "-fragment.html", NULL),
                                 praxis_article_issue_to_html (digest, references, posts, blurb, PRAXIS_ARTICLE_MESSAGE));
}

static PraxisExportFile *
make_post (const PraxisExportFormat   *format,
           PraxisStore                *store,
           const PraxisExportRequest  *request,
           GError                    **error)
{
  g_autoptr(PraxisPost) about = praxis_store_get_post_by_id (store, request->post_id, error);
  g_autoptr(PraxisDigest) digest =
    about != NULL ? praxis_store_find_digest (store, praxis_post_get_digest_uuid (about), error) : NULL;
  g_autoptr(PraxisReferences) references = digest != NULL ? praxis_references_new (store, digest, error) : NULL;
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);
  PraxisPost *post = references != NULL ? load_post (store, references, request->post_id, request, error) : NULL;

  if (post == NULL)
    return NULL;
  g_ptr_array_add (posts, post);
  return make_file (format, digest, references, praxis_post_get_slug (post), PRAXIS_MONTH_NONE, posts, NULL);
}

static PraxisExportFile *
make_month (const PraxisExportFormat   *format,
            PraxisStore                *store,
            const PraxisExportRequest  *request,
            GError                    **error)
{
  g_autoptr(PraxisDigest) digest = praxis_store_find_digest (store, request->digest_uuid, error);
  g_autoptr(PraxisReferences) references = digest != NULL ? praxis_references_new (store, digest, error) : NULL;
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *blurb = references != NULL ? find_blurb (store, request, error) : NULL;
  g_autofree char *month = praxis_month_to_string (request->month);

  if (blurb == NULL || !collect_posts (store, references, request, posts, error))
    return NULL;
  return make_file (format, digest, references, month, request->month, posts, blurb);
}

/**
 * praxis_export_make_fragment:
 *
 * Makes a post or a month as HTML without a page around it, `SLUG-fragment.html` or `YYYY-MM-fragment.html`, or with the page
 * that is printed, `SLUG-print.html` or `YYYY-MM-print.html`; a #PraxisExportFormat has it as its function.
 */
PraxisExportFile *
praxis_export_make_fragment (const PraxisExportFormat   *format,
                             PraxisStore                *store,
                             const PraxisExportRequest  *request,
                             GError                    **error)
{
  return request->post_id != 0 ? make_post (format, store, request, error) : make_month (format, store, request, error);
}
