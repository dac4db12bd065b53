/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ways from the library to an issue, and a post's ways to the clipboard as HTML and to paper. */

#include "config.h"

#include "praxis-window-private.h"

#include <glib/gi18n.h>

#include "issue/praxis-fragment.h"
#include "issue/praxis-issue-page.h"
#include "reader/praxis-printing.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-issues.h"

static PraxisDigest *
find_editable (PraxisWindow *self,
               const char   *uuid)
{
  PraxisDigest *digest = uuid != NULL ? praxis_browser_find_digest (self->browser, uuid) : NULL;

  return digest != NULL && praxis_digest_get_origin (digest) != PRAXIS_ORIGIN_SUBSCRIBED ? digest : NULL;
}

/* The digest that an issue without one is meant to be of: that of the list, that of the post that is read, or the
 * first one that is the author's. */
static PraxisDigest *
get_current_digest (PraxisWindow *self)
{
  PraxisPost *post = praxis_reader_get_post (self->reader);
  GPtrArray *digests = praxis_browser_get_digests (self->browser);
  PraxisDigest *digest = find_editable (self, praxis_filter_get_digest (praxis_browser_get_filter (self->browser)));

  if (digest == NULL && post != NULL)
    digest = find_editable (self, praxis_post_get_digest_uuid (post));
  for (guint i = 0; digest == NULL && digests != NULL && i < digests->len; i++)
    digest = find_editable (self, praxis_digest_get_uuid (digests->pdata[i]));

  return digest;
}

static void
open_issue (PraxisWindow *self,
            const char   *digest_uuid,
            PraxisMonth   month)
{
  AdwNavigationPage *visible = adw_navigation_view_get_visible_page (self->pages);

  if (PRAXIS_IS_ISSUE_PAGE (visible) && praxis_issue_page_is (PRAXIS_ISSUE_PAGE (visible), digest_uuid, month))
    return;

  praxis_window_push_page (self, praxis_issue_page_new (self->library, digest_uuid, month));
}

static void
open_issue_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  PraxisDigest *digest;
  const char *uuid;
  PraxisMonth month;

  g_variant_get (parameter, "(&su)", &uuid, &month);
  digest = *uuid != '\0' ? find_editable (self, uuid) : get_current_digest (self);
  if (digest != NULL && month != PRAXIS_MONTH_NONE)
    open_issue (self, praxis_digest_get_uuid (digest), month);
}

/* --- The current issue ----------------------------------------------------------------------------------- */

/* An author who has no issue yet begins with this month's. */
static PraxisMonth
get_this_month (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return praxis_month_new (g_date_time_get_year (now), g_date_time_get_month (now));
}

/* Runs in a reader thread. The result is the month of the digest's newest issue in which there is a post. */
static gpointer
newest_job (PraxisStore   *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GPtrArray) issues = praxis_store_list_issues (store, data, error);

  if (issues == NULL)
    return NULL;

  /* They come newest first. */
  for (guint i = 0; i < issues->len; i++)
    {
      PraxisMonth month = praxis_issue_get_month (issues->pdata[i]);
      g_autoptr (GPtrArray) posts = praxis_store_list_issue_posts (store, data, month, error);

      if (posts == NULL)
        return NULL;
      if (posts->len > 0)
        return GUINT_TO_POINTER (month);
    }

  return GUINT_TO_POINTER (get_this_month ());
}

static void
newest_found_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  PraxisMonth month = GPOINTER_TO_UINT (praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error));
  PraxisDigest *digest;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  digest = get_current_digest (self);
  if (error != NULL)
    praxis_window_show_error (self, _("The Issue Could Not Be Found"), error);
  else if (digest != NULL)
    open_issue (self, praxis_digest_get_uuid (digest), month);
}

static void
current_issue_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  PraxisPost *post = praxis_reader_get_post (self->reader);
  PraxisDigest *digest = post != NULL ? find_editable (self, praxis_post_get_digest_uuid (post)) : NULL;

  if (digest != NULL && praxis_post_get_month (post) != PRAXIS_MONTH_NONE)
    {
      open_issue (self, praxis_digest_get_uuid (digest), praxis_post_get_month (post));
      return;
    }

  digest = get_current_digest (self);
  if (digest != NULL)
    praxis_library_read_async (self->library, newest_job, g_strdup (praxis_digest_get_uuid (digest)), g_free,
                               NULL, self->cancellable, newest_found_cb, g_object_ref (self));
}

/* --- The clipboard --------------------------------------------------------------------------------------- */

static void
copy_html_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  PraxisPost *post = praxis_reader_get_post (self->reader);

  if (post != NULL)
    praxis_fragment_copy_articles (GTK_WIDGET (self->reader), self->library, praxis_post_get_digest_uuid (post),
                                   praxis_post_get_id (post), praxis_post_get_month (post));
}

/* --- Paper ----------------------------------------------------------------------------------------------- */

static void
print_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  PraxisPost *post = praxis_reader_get_post (self->reader);

  if (g_str_equal (action_name, "win.print"))
    praxis_printing_print (GTK_WIDGET (self->reader), self->library, praxis_post_get_digest_uuid (post),
                           praxis_post_get_id (post), praxis_post_get_month (post));
  else
    praxis_printing_save_pdf (GTK_WIDGET (self->reader), self->library, praxis_post_get_digest_uuid (post),
                              praxis_post_get_id (post), praxis_post_get_month (post));
}

void
praxis_window_install_issues (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-issue", "(su)", open_issue_action);
  gtk_widget_class_install_action (widget_class, "win.current-issue", NULL, current_issue_action);
  gtk_widget_class_install_action (widget_class, "win.copy-html", NULL, copy_html_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.save-pdf", NULL, print_action);
}

void
praxis_window_update_issues (PraxisWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_on_top = adw_navigation_view_get_visible_page (self->pages) == self->library_page;
  gboolean is_author = get_current_digest (self) != NULL;
  gboolean is_read = is_on_top && praxis_reader_get_post (self->reader) != NULL;

  gtk_widget_action_set_enabled (widget, "win.open-issue", is_author);
  gtk_widget_action_set_enabled (widget, "win.current-issue", is_on_top && is_author);
  gtk_widget_action_set_enabled (widget, "win.copy-html", is_read);
  gtk_widget_action_set_enabled (widget, "win.print", is_read);
  gtk_widget_action_set_enabled (widget, "win.save-pdf", is_read);
  /* The page on top goes back itself, with the same key. */
}
