/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-fragment.h"

#include <glib/gi18n.h>

#include "praxis-error-dialog.h"
#include "praxis-error.h"
#include "praxis-toasts.h"
#include "publish/praxis-article.h"
#include "publish/praxis-export-email.h"
#include "publish/praxis-print-page.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-issues.h"
#include "store/praxis-store-posts.h"

typedef struct
{
  char               *digest_uuid;
  gint64              post_id;
  PraxisMonth         month;
  PraxisFragmentForm  form;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->digest_uuid);
  g_free (request);
}

static char *
find_blurb (PraxisStore    *store,
            const Request  *request,
            GError        **error)
{
  g_autoptr (GPtrArray) issues = praxis_store_list_issues (store, request->digest_uuid, error);

  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      if (praxis_issue_get_month (issues->pdata[i]) == request->month)
        return g_strdup (praxis_issue_get_blurb (issues->pdata[i]));
    }

  return issues != NULL ? g_strdup ("") : NULL;
}

static gboolean
add_post (PraxisStore       *store,
          gint64             id,
          PraxisReferences  *references,
          GPtrArray         *posts,
          GError           **error)
{
  PraxisPost *post = praxis_store_get_post_by_id (store, id, error);

  if (post == NULL)
    return FALSE;

  g_ptr_array_add (posts, post);
  return praxis_references_load (references, store, praxis_post_get_citations (post), NULL, error);
}

/* As when the month is published, drafts stay back. */
static gboolean
add_month (PraxisStore       *store,
           const Request     *request,
           PraxisReferences  *references,
           GPtrArray         *posts,
           GError           **error)
{
  g_autoptr (GPtrArray) entries = praxis_store_list_issue_posts (store, request->digest_uuid, request->month, error);

  if (entries == NULL)
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const PraxisEntry *entry = entries->pdata[i];

      if (entry->status != PRAXIS_STATUS_DRAFT && !add_post (store, entry->id, references, posts, error))
        return FALSE;
    }

  if (posts->len == 0)
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                         _("All posts of this month are drafts. Mark those as ready that belong to it."));
  return posts->len > 0;
}

static char *
make (const Request    *request,
      PraxisDigest     *digest,
      PraxisReferences *references,
      GPtrArray        *posts,
      const char       *blurb)
{
  PraxisMonth month = request->post_id != 0 ? PRAXIS_MONTH_NONE : request->month;

  return request->form == PRAXIS_FRAGMENT_PRINT ? praxis_print_page (digest, references, posts, month, blurb)
                                                : praxis_article_issue_to_html (digest, references, posts, blurb);
}

static gpointer
make_articles (PraxisStore    *store,
               const Request  *request,
               GError        **error)
{
  g_autoptr (PraxisDigest) digest = praxis_store_find_digest (store, request->digest_uuid, error);
  g_autoptr (PraxisReferences) references = digest != NULL ? praxis_references_new (store, digest, error) : NULL;
  g_autoptr (GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *blurb = NULL;

  if (references == NULL)
    return NULL;

  if (request->post_id != 0)
    return add_post (store, request->post_id, references, posts, error)
             ? make (request, digest, references, posts, NULL) : NULL;

  blurb = find_blurb (store, request, error);
  return blurb != NULL && add_month (store, request, references, posts, error)
           ? make (request, digest, references, posts, blurb) : NULL;
}

/* Runs in a reader thread. */
static gpointer
read_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Request *request = data;

  if (request->form == PRAXIS_FRAGMENT_NEWSLETTER)
    return praxis_export_email_to_string (store, PRAXIS_EMAIL_NEWSLETTER, request->digest_uuid, request->month,
                                          cancellable, error);

  return make_articles (store, request, error);
}

/* @post_id: 0 for the whole month. */
void
praxis_fragment_read_async (PraxisLibrary       *library,
                            PraxisFragmentForm   form,
                            const char          *digest_uuid,
                            gint64               post_id,
                            PraxisMonth          month,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Request *request = g_new0 (Request, 1);

  request->form = form;
  request->digest_uuid = g_strdup (digest_uuid);
  request->post_id = post_id;
  request->month = month;
  praxis_library_read_async (library, read_job, request, request_free, g_free, cancellable, callback, user_data);
}

char *
praxis_fragment_read_finish (PraxisLibrary  *library,
                             GAsyncResult   *result,
                             GError        **error)
{
  return praxis_library_job_finish (library, result, error);
}

/* --- To the clipboard ------------------------------------------------------------------------------------ */

/* A visual editor takes what it looks like, a text field the source. */
static void
set_clipboard (GdkClipboard *clipboard,
               const char   *html)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr (GdkContentProvider) provider = NULL;
  GdkContentProvider *forms[2];

  forms[0] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  forms[1] = gdk_content_provider_new_typed (G_TYPE_STRING, html);
  provider = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
  gdk_clipboard_set_content (clipboard, provider);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *html = praxis_fragment_read_finish (PRAXIS_LIBRARY (source), result, &error);
  AdwToastOverlay *toasts = praxis_toasts_find (widget);

  /* Closed meanwhile. */
  if (gtk_widget_get_root (widget) == NULL)
    return;

  if (html == NULL)
    {
      praxis_error_dialog_present (widget, _("Nothing Was Copied"), error);
      return;
    }

  set_clipboard (gtk_widget_get_clipboard (widget), html);
  if (toasts != NULL)
    adw_toast_overlay_add_toast (toasts, adw_toast_new (_("Copied as HTML")));
}

/* Says so in a toast of the window. */
void
praxis_fragment_copy (GtkWidget          *widget,
                      PraxisLibrary      *library,
                      PraxisFragmentForm  form,
                      const char         *digest_uuid,
                      gint64              post_id,
                      PraxisMonth         month)
{
  praxis_fragment_read_async (library, form, digest_uuid, post_id, month, NULL, copied_cb, g_object_ref (widget));
}
