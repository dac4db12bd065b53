/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages that lie on the library: posts that are being written. A post is open once, in whichever window; a page
 * that goes, or a window that is closed, first waits until the library has every word. */

#include "config.h"

#include "praxis-window-private.h"

#include <glib/gi18n.h>

#include "praxis-editor-page.h"
#include "praxis-issue-page.h"
#include "praxis-open-posts.h"
#include "store/praxis-store-posts.h"

/* --- Finding what is open -------------------------------------------------------------------------------- */

static PraxisEditorPage *
find_page (PraxisWindow *self,
           gboolean    (*matches) (PraxisEditSession *session, gconstpointer data),
           gconstpointer data)
{
  g_autoptr (GListModel) pages = adw_navigation_view_get_navigation_stack (self->pages);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (AdwNavigationPage) page = g_list_model_get_item (pages, i);

      if (PRAXIS_IS_EDITOR_PAGE (page) && matches (praxis_editor_page_get_session (PRAXIS_EDITOR_PAGE (page)), data))
        return PRAXIS_EDITOR_PAGE (page);
    }
  return NULL;
}

static gboolean
is_post (PraxisEditSession *session,
         gconstpointer      data)
{
  return praxis_autosave_get_post_id (praxis_edit_session_get_autosave (session)) == *(const gint64 *) data;
}

static gboolean
is_unsaved (PraxisEditSession *session,
            gconstpointer      data)
{
  PraxisAutosaveState state = praxis_autosave_get_state (praxis_edit_session_get_autosave (session));

  return state == PRAXIS_AUTOSAVE_UNSAVED || state == PRAXIS_AUTOSAVE_FAILED;
}

/* To the remark that was asked for, if it is on this post. */
static void
lead_to_remark (PraxisWindow     *self,
                PraxisEditorPage *page,
                gint64            post_id)
{
  g_autoptr (GVariant) wanted = g_steal_pointer (&self->wanted_remark);
  const char *check, *key;
  gint64 wanted_id;

  if (wanted == NULL)
    return;
  g_variant_get (wanted, "(x&s&s)", &wanted_id, &check, &key);
  if (wanted_id == post_id)
    praxis_editor_page_lead_to_remark (page, check, key);
}

/* Shows the post where it is open already, in this window or another one. */
static gboolean
present_open (PraxisWindow *self,
              gint64        post_id)
{
  GList *windows = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self)));

  for (GList *l = windows; l != NULL; l = l->next)
    {
      PraxisEditorPage *page = PRAXIS_IS_WINDOW (l->data) ? find_page (l->data, is_post, &post_id) : NULL;

      if (page == NULL)
        continue;
      adw_navigation_view_pop_to_page (PRAXIS_WINDOW (l->data)->pages, ADW_NAVIGATION_PAGE (page));
      gtk_window_present (l->data);
      lead_to_remark (self, page, post_id);
      return TRUE;
    }
  return FALSE;
}

/* --- Leaving --------------------------------------------------------------------------------------------- */

typedef struct
{
  PraxisWindow      *window;
  AdwNavigationPage *page;
} Leaving;

static void
leaving_free (Leaving *leaving)
{
  g_object_unref (leaving->window);
  g_object_unref (leaving->page);
  g_free (leaving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Leaving, leaving_free)

static gboolean
has_page (PraxisWindow      *self,
          AdwNavigationPage *page)
{
  g_autoptr (GListModel) pages = adw_navigation_view_get_navigation_stack (self->pages);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (AdwNavigationPage) one = g_list_model_get_item (pages, i);

      if (one == page)
        return TRUE;
    }
  return FALSE;
}

/* Words that the library does not take are not thrown away: the page comes back and says why. It may only have been
 * covered by another one. */
static void
come_back (Leaving *leaving)
{
  if (!g_cancellable_is_cancelled (leaving->window->cancellable) && !has_page (leaving->window, leaving->page))
    adw_navigation_view_push (leaving->window->pages, leaving->page);
}

static void
post_left_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Leaving) leaving = user_data;

  if (!praxis_autosave_flush_finish (PRAXIS_AUTOSAVE (source), result, NULL))
    come_back (leaving);
}

static void
issue_left_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Leaving) leaving = user_data;

  if (!praxis_blurb_editor_flush_finish (PRAXIS_BLURB_EDITOR (source), result, NULL))
    come_back (leaving);
}

static void
page_hidden_cb (PraxisWindow      *self,
                AdwNavigationPage *page)
{
  Leaving *leaving = g_new0 (Leaving, 1);

  leaving->window = g_object_ref (self);
  leaving->page = g_object_ref (page);
  if (PRAXIS_IS_EDITOR_PAGE (page))
    praxis_autosave_flush_async (praxis_edit_session_get_autosave (praxis_editor_page_get_session (PRAXIS_EDITOR_PAGE (page))),
                                 post_left_cb, leaving);
  else
    praxis_blurb_editor_flush_async (praxis_issue_page_get_blurb_editor (PRAXIS_ISSUE_PAGE (page)), issue_left_cb, leaving);
}

/* A page in which something is written: of a post, or of an issue. */
void
praxis_window_push_page (PraxisWindow      *self,
                         AdwNavigationPage *page)
{
  g_signal_connect_object (page, "hidden", G_CALLBACK (page_hidden_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->pages, page);
}

/* --- Opening --------------------------------------------------------------------------------------------- */

static void
open_session (PraxisWindow      *self,
              PraxisEditSession *session)
{
  PraxisEditorPage *page = praxis_editor_page_new (session);

  g_signal_connect_object (page, "notify::title", G_CALLBACK (praxis_window_update_title), self, G_CONNECT_SWAPPED);
  praxis_window_push_page (self, ADW_NAVIGATION_PAGE (page));
  lead_to_remark (self, page, praxis_autosave_get_post_id (praxis_edit_session_get_autosave (session)));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisEditSession) session = praxis_edit_session_load_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (session == NULL)
    praxis_window_show_error (self, _("The Post Cannot Be Edited"), error);
  else if (!present_open (self, praxis_autosave_get_post_id (praxis_edit_session_get_autosave (session))))
    open_session (self, session);
}

void
praxis_window_edit_post (PraxisWindow *self,
                         gint64        post_id)
{
  if (!present_open (self, post_id))
    praxis_edit_session_load_async (self->library, post_id, self->cancellable, loaded_cb, g_object_ref (self));
}

/* The digest that a new post goes into: the one that is shown, or else the first of the user's own. */
static PraxisDigest *
find_digest_to_write (PraxisWindow *self)
{
  GPtrArray *digests = praxis_browser_get_digests (self->browser);
  const char *shown = praxis_filter_get_digest (praxis_browser_get_filter (self->browser));
  PraxisDigest *first = NULL;

  for (guint i = 0; digests != NULL && i < digests->len; i++)
    {
      PraxisDigest *digest = g_ptr_array_index (digests, i);

      if (praxis_digest_get_origin (digest) == PRAXIS_ORIGIN_SUBSCRIBED)
        continue;
      if (g_strcmp0 (praxis_digest_get_uuid (digest), shown) == 0)
        return digest;
      if (first == NULL)
        first = digest;
    }
  return first;
}

/* --- Commands -------------------------------------------------------------------------------------------- */

/* The library has nothing of it before the first word. */
static void
write_post (PraxisWindow *self,
            const char   *digest_uuid,
            PraxisMonth   month)
{
  g_autoptr (PraxisDraft) draft = praxis_draft_new ();
  g_autoptr (PraxisEditSession) session = NULL;

  praxis_draft_set_month (draft, month);
  session = praxis_edit_session_new (self->library, digest_uuid, draft);
  open_session (self, session);
}

static void
new_post_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  PraxisDigest *digest = find_digest_to_write (self);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (digest == NULL)
    {
      gtk_widget_activate_action (widget, "win.new-digest", NULL);
      return;
    }

  write_post (self, praxis_digest_get_uuid (digest),
              praxis_month_new (g_date_time_get_year (now), g_date_time_get_month (now)));
}

/* The target is the digest's UUID and the month. */
static void
new_post_in_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  const char *digest_uuid;
  PraxisMonth month;

  g_variant_get (parameter, "(&su)", &digest_uuid, &month);
  write_post (PRAXIS_WINDOW (widget), digest_uuid, month);
}

static void
edit_post_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  praxis_window_edit_post (PRAXIS_WINDOW (widget), g_variant_get_int64 (parameter));
}

/* The target is the post, and of a remark on it the check and the key. */
static void
edit_post_at_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  gint64 post_id;

  g_variant_get_child (parameter, 0, "x", &post_id);
  g_clear_pointer (&self->wanted_remark, g_variant_unref);
  self->wanted_remark = g_variant_ref (parameter);
  praxis_window_edit_post (self, post_id);
}

static void
edit_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);

  praxis_window_edit_post (self, praxis_post_get_id (praxis_reader_get_post (self->reader)));
}

static gpointer
duplicate_job (PraxisStore   *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  PraxisSaveOutcome outcome;

  if (!praxis_store_duplicate_post (store, *(gint64 *) data, &outcome, error))
    return NULL;
  return g_memdup2 (&outcome.post_id, sizeof outcome.post_id);
}

static void
duplicated_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (id == NULL)
    praxis_window_show_error (self, _("The Post Could Not Be Duplicated"), error);
  else
    praxis_window_edit_post (self, *id);
}

/* The copy is opened at once: it is made to be changed. */
static void
duplicate_post_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  gint64 id = parameter != NULL ? g_variant_get_int64 (parameter)
                                : praxis_post_get_id (praxis_reader_get_post (self->reader));

  praxis_library_write_async (self->library, duplicate_job, g_memdup2 (&id, sizeof id), g_free, g_free, NULL,
                              duplicated_cb, g_object_ref (self));
}

/* From its editor: back to the library, where it can be undone. */
static void
delete_post_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);

  adw_navigation_view_pop (self->pages);
  if (id != 0)
    praxis_window_delete_post (self, id);
}

void
praxis_window_install_pages (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-post", NULL, new_post_action);
  gtk_widget_class_install_action (widget_class, "win.new-post-in", "(su)", new_post_in_action);
  gtk_widget_class_install_action (widget_class, "win.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "win.edit-post", "x", edit_post_action);
  gtk_widget_class_install_action (widget_class, "win.edit-post-at", "(xss)", edit_post_at_action);
  gtk_widget_class_install_action (widget_class, "win.delete-post", "x", delete_post_action);
  gtk_widget_class_install_action (widget_class, "win.duplicate", NULL, duplicate_post_action);
  gtk_widget_class_install_action (widget_class, "win.duplicate-post", "x", duplicate_post_action);
}

static gboolean
can_edit (PraxisWindow *self,
          PraxisPost   *post)
{
  PraxisDigest *digest = post != NULL ? praxis_browser_find_digest (self->browser, praxis_post_get_digest_uuid (post))
                                      : NULL;

  return digest != NULL && praxis_digest_get_origin (digest) != PRAXIS_ORIGIN_SUBSCRIBED &&
         praxis_post_get_deleted (post) == 0;
}

/* @post is the one on the screen, NULL where a page lies on the library. */
void
praxis_window_update_pages (PraxisWindow *self,
                            PraxisPost   *post,
                            gboolean      is_on_top)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-post", is_on_top && self->open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.edit", can_edit (self, post));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.duplicate", can_edit (self, post));
}

/* --- Closing --------------------------------------------------------------------------------------------- */

static void
close_anyway_cb (PraxisWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
ask_to_close (PraxisWindow *self,
              const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("The Last Words Are Not Saved"), error->message);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "keep", _("_Keep Open"), "close", _("_Close and Lose Them"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "keep");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response::close", G_CALLBACK (close_anyway_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
post_flushed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (praxis_autosave_flush_finish (PRAXIS_AUTOSAVE (source), result, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    ask_to_close (self, error);
}

static void
issue_flushed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (praxis_blurb_editor_flush_finish (PRAXIS_BLURB_EDITOR (source), result, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    ask_to_close (self, error);
}

/* The blurb of an issue page that the library may not have. */
static PraxisBlurbEditor *
find_unsaved_blurb (PraxisWindow *self)
{
  g_autoptr (GListModel) pages = adw_navigation_view_get_navigation_stack (self->pages);

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (AdwNavigationPage) page = g_list_model_get_item (pages, i);
      PraxisBlurbEditor *editor = PRAXIS_IS_ISSUE_PAGE (page)
        ? praxis_issue_page_get_blurb_editor (PRAXIS_ISSUE_PAGE (page)) : NULL;

      if (editor != NULL && praxis_blurb_editor_is_unsaved (editor))
        return editor;
    }
  return NULL;
}

/* Whether the window can go now. Otherwise it goes as soon as everything is saved; what cannot be saved keeps it. */
gboolean
praxis_window_can_close (PraxisWindow *self)
{
  PraxisEditorPage *page = find_page (self, is_unsaved, NULL);
  PraxisBlurbEditor *blurb = find_unsaved_blurb (self);

  if (blurb != NULL)
    praxis_blurb_editor_flush_async (blurb, issue_flushed_cb, g_object_ref (self));
  else if (page != NULL)
    praxis_autosave_flush_async (praxis_edit_session_get_autosave (praxis_editor_page_get_session (page)),
                                 post_flushed_cb, g_object_ref (self));
  return blurb == NULL && page == NULL && praxis_window_has_saved_notes (self);
}

/* --- After a crash --------------------------------------------------------------------------------------- */

/* Of the posts that were open the one that was opened last and is still there. */
static gpointer
find_left_job (PraxisStore   *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  GStrv uuids = data;
  g_autoptr (PraxisPost) post = NULL;

  for (gsize i = g_strv_length (uuids); post == NULL && i > 0; i--)
    {
      g_clear_error (error);
      post = praxis_store_get_post (store, uuids[i - 1], error);
      if (post != NULL && praxis_post_get_deleted (post) != 0)
        g_clear_object (&post);
    }
  return g_steal_pointer (&post);
}

static void
left_found_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autoptr (PraxisPost) post = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, NULL);
  g_autofree char *words = NULL;
  AdwToast *toast;

  if (post == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  words = *praxis_post_get_title (post) != '\0'
    ? g_strdup_printf (_("You were writing “%s”"), praxis_post_get_title (post))
    : g_strdup (_("You were writing a post"));
  toast = adw_toast_new (words);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _("_Go On"));
  adw_toast_set_action_name (toast, "win.edit-post");
  adw_toast_set_action_target (toast, "x", praxis_post_get_id (post));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
praxis_window_offer_open_posts (PraxisWindow *self)
{
  g_auto (GStrv) uuids = praxis_open_posts_take ();

  if (uuids[0] != NULL)
    praxis_library_read_async (self->library, find_left_job, g_steal_pointer (&uuids), (GDestroyNotify) g_strfreev,
                               g_object_unref, self->cancellable, left_found_cb, g_object_ref (self));
}
