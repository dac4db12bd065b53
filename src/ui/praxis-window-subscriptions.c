/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Digests of others: adding them, asking for their news, and what is said about that. */

#include "config.h"

#include "praxis-window-private.h"

#include <glib/gi18n.h>

#include "praxis-error.h"
#include "subscribe/praxis-key-dialog.h"
#include "subscribe/praxis-subscribe-dialog.h"
#include "subscribe/praxis-subscription-dialog.h"

/* Who waited for an answer may look elsewhere when it comes, and has to reach the button. */
#define NEWS_SECONDS 15

static void check (PraxisWindow *self,
                   const char   *uuid);

static gboolean
is_closed (PraxisWindow *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
is_subscribed (PraxisDigest *digest)
{
  return digest != NULL && praxis_digest_get_origin (digest) == PRAXIS_ORIGIN_SUBSCRIBED;
}

/* --- What is said ------------------------------------------------------------------------------------------ */

static guint
count_added (GPtrArray *updates)
{
  guint n = 0;

  for (guint i = 0; i < updates->len; i++)
    {
      PraxisUpdate *update = updates->pdata[i];

      n += update->error == NULL ? update->added->len : 0;
    }
  return n;
}

/* The digests that have news, and one of them. */
static guint
count_news (GPtrArray     *updates,
            PraxisUpdate **one)
{
  guint n = 0;

  for (guint i = 0; i < updates->len; i++)
    {
      PraxisUpdate *update = updates->pdata[i];

      if (update->error != NULL || update->is_current)
        continue;
      *one = update;
      n++;
    }
  return n;
}

/* "Show" goes to the first post that is new, or has changed. */
static void
add_show_button (AdwToast     *toast,
                 PraxisUpdate *update)
{
  GPtrArray *posts = update->added->len > 0 ? update->added : update->changed;
  gint64 id = posts->len > 0 ? ((PraxisEntry *) posts->pdata[0])->id : 0;

  adw_toast_set_button_label (toast, _("_Show"));
  adw_toast_set_action_name (toast, "win.show-news");
  adw_toast_set_action_target_value (toast, g_variant_new ("(sx)", update->digest_uuid, id));
}

static void
show_text (PraxisWindow *self,
           const char   *text,
           PraxisUpdate *update)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  /* That it is going on is said until it does not any more. */
  adw_toast_set_timeout (toast, self->is_checking ? 0 : NEWS_SECONDS);
  if (update != NULL)
    add_show_button (toast, update);
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Says what came of digests. Returns: whether there was anything. */
gboolean
praxis_window_show_news (PraxisWindow *self,
                         GPtrArray    *updates)
{
  PraxisUpdate *one = NULL;
  guint n_news = count_news (updates, &one);
  guint n_added = count_added (updates);
  g_autofree char *summary = NULL;
  g_autofree char *text = NULL;

  if (n_news == 0)
    return FALSE;
  if (n_news == 1)
    {
      summary = praxis_update_dup_summary (one);
      /* Translators: the title of a digest, and what is new in it: "3 new posts in March 2026, 1 changed" */
      text = g_strdup_printf (_("%s: %s"), one->title, summary);
    }
  else
    {
      text = g_strdup_printf (ngettext ("%'u new post in your digests", "%'u new posts in your digests", n_added), n_added);
    }
  show_text (self, text, one);
  return TRUE;
}

static void
show_news_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  const char *uuid;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &uuid, &id);
  adw_navigation_view_pop_to_page (self->pages, self->library_page);
  praxis_browser_set_collection (self->browser, PRAXIS_COLLECTION_ALL, uuid);
  adw_navigation_split_view_set_show_content (self->inner_view, TRUE);
  adw_navigation_split_view_set_show_content (self->outer_view, id != 0);
  if (id == 0)
    return;
  praxis_posts_pane_select (self->posts_pane, id);
  if (adw_navigation_split_view_get_collapsed (self->outer_view))
    praxis_reader_focus (self->reader);
}

/* --- Asking for news --------------------------------------------------------------------------------------- */

/* An update that waits for its reader to agree to a key. */
typedef struct
{
  PraxisWindow *window;
  PraxisUpdate *update;
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->window);
  g_clear_pointer (&asking->update, praxis_update_free);
  g_free (asking);
}

static void
show_failure (PraxisWindow *self,
              PraxisUpdate *update)
{
  g_autofree char *message = g_strdup_printf (_("%s: %s"), update->title, update->error->message);
  g_autoptr (GError) error = g_error_new_literal (update->error->domain, update->error->code, message);

  praxis_window_show_error (self, _("A Digest Was Not Updated"), error);
}

static void
brought_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  PraxisUpdate *update = praxis_subscriber_bring_finish (PRAXIS_SUBSCRIBER (source), result, NULL);
  g_autoptr (GPtrArray) updates = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_update_free);

  if (update == NULL)
    return;
  g_ptr_array_add (updates, update);
  if (is_closed (self))
    return;
  if (update->error != NULL)
    show_failure (self, update);
  else
    praxis_window_show_news (self, updates);
}

static void
trusted_cb (Asking *asking)
{
  g_autoptr (PraxisSubscriber) subscriber = praxis_subscriber_new (asking->window->library, NULL);
  g_autofree char *key = g_strdup (praxis_offer_get_manifest (asking->update->offer)->public_key);

  praxis_subscriber_bring_async (subscriber, g_steal_pointer (&asking->update), key, asking->window->cancellable, brought_cb,
                                 g_object_ref (asking->window));
}

static void
asked_free_cb (gpointer  data,
               GClosure *closure)
{
  asking_free (data);
}

static void
ask_for_key (PraxisWindow *self,
             PraxisUpdate *update)
{
  Asking *asking = g_new0 (Asking, 1);
  AdwDialog *dialog = praxis_key_dialog_new (update);

  asking->window = g_object_ref (self);
  asking->update = update;
  g_signal_connect_data (dialog, "response::trust", G_CALLBACK (trusted_cb), asking, asked_free_cb, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* One dialog at a time; the next check says what else is wrong. */
static gboolean
show_first_failure (PraxisWindow *self,
                    GPtrArray    *updates)
{
  for (guint i = 0; i < updates->len; i++)
    {
      PraxisUpdate *update = updates->pdata[i];

      if (update->error == NULL)
        continue;
      if (g_error_matches (update->error, PRAXIS_ERROR, PRAXIS_ERROR_OTHER_KEY))
        ask_for_key (self, g_ptr_array_steal_index (updates, i));
      else
        show_failure (self, update);
      return TRUE;
    }
  return FALSE;
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) updates = praxis_subscriber_check_finish (PRAXIS_SUBSCRIBER (source), result, &error);
  gboolean has_failed;

  self->is_checking = FALSE;
  if (is_closed (self))
    return;
  praxis_window_update_actions (self);
  adw_toast_overlay_dismiss_all (self->toasts);
  if (updates == NULL)
    {
      praxis_window_show_error (self, _("The Digests Could Not Be Updated"), error);
      return;
    }
  praxis_window_show_news (self, updates);
  if (updates->len == 0)
    {
      show_text (self, _("No digest here comes from a site"), NULL);
      return;
    }
  has_failed = show_first_failure (self, updates);
  if (!has_failed && count_news (updates, &(PraxisUpdate *) { NULL }) == 0)
    show_text (self, _("Nothing new"), NULL);
}

static void
check (PraxisWindow *self,
       const char   *uuid)
{
  g_autoptr (PraxisSubscriber) subscriber = praxis_subscriber_new (self->library, NULL);

  self->is_checking = TRUE;
  praxis_window_update_actions (self);
  show_text (self, _("Checking for updates…"), NULL);
  praxis_subscriber_check_async (subscriber, uuid, self->cancellable, checked_cb, g_object_ref (self));
}

/* The target is the digest's UUID; an empty one means all. */
static void
check_updates_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  const char *uuid = g_variant_get_string (parameter, NULL);

  check (PRAXIS_WINDOW (widget), *uuid != '\0' ? uuid : NULL);
}

/* --- Adding ------------------------------------------------------------------------------------------------ */

static void
added_cb (PraxisWindow *self,
          PraxisUpdate *update)
{
  g_autofree char *text = NULL;
  g_autofree char *summary = NULL;

  if (update->is_new)
    {
      /* Translators: %s is the title of a digest */
      text = g_strdup_printf (_("“%s” is in your library"), update->title);
      praxis_browser_set_collection (self->browser, PRAXIS_COLLECTION_ALL, update->digest_uuid);
      adw_navigation_split_view_set_show_content (self->inner_view, TRUE);
      show_text (self, text, NULL);
    }
  else
    {
      summary = praxis_update_dup_summary (update);
      text = g_strdup_printf (_("%s: %s"), update->title, summary);
      show_text (self, text, update->is_current ? NULL : update);
    }
}

static void
subscribe_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  PraxisSubscribeDialog *dialog = praxis_subscribe_dialog_new (self->library);

  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* --- One of them ------------------------------------------------------------------------------------------- */

/* Which one a command is about, until it is done. */
typedef struct
{
  PraxisWindow *window;
  PraxisDigest *digest;
} Command;

static void
command_free (Command *command)
{
  g_object_unref (command->window);
  g_object_unref (command->digest);
  g_free (command);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Command, command_free)

static Command *
command_new (PraxisWindow *window,
             PraxisDigest *digest)
{
  Command *command = g_new0 (Command, 1);

  command->window = g_object_ref (window);
  command->digest = g_object_ref (digest);
  return command;
}

static void
command_free_cb (gpointer  data,
                 GClosure *closure)
{
  command_free (data);
}

static gpointer
remove_job (PraxisStore   *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return praxis_store_remove_subscription (store, data, error) ? data : NULL;
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Command) command = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean removed = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error) != NULL;

  if (is_closed (command->window))
    return;
  if (!removed)
    {
      praxis_window_show_error (command->window, _("The Subscription Could Not Be Removed"), error);
      return;
    }
  /* Translators: %s is the title of a digest */
  text = g_strdup_printf (_("“%s” removed"), praxis_digest_get_title (command->digest));
  g_set_str (&command->window->removed_digest, praxis_digest_get_uuid (command->digest));
  praxis_window_show_toast (command->window, text, "win.undo-remove", ++command->window->removed_number);
}

static gpointer
bring_back_job (PraxisStore   *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return praxis_store_restore_subscription (store, data, error) ? data : NULL;
}

static void
brought_back_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (error != NULL && !is_closed (self))
    praxis_window_show_error (self, _("The Subscription Could Not Be Brought Back"), error);
}

static void
undo_remove_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);

  if (g_variant_get_int64 (parameter) == self->removed_number && self->removed_digest != NULL)
    praxis_library_write_async (self->library, bring_back_job, g_steal_pointer (&self->removed_digest), g_free, NULL, NULL,
                                brought_back_cb, g_object_ref (self));
}

static void
remove_cb (Command *command)
{
  PraxisWindow *self = command->window;

  praxis_browser_set_collection (self->browser, PRAXIS_COLLECTION_ALL, NULL);
  praxis_posts_pane_select (self->posts_pane, 0);
  praxis_library_write_async (self->library, remove_job, g_strdup (praxis_digest_get_uuid (command->digest)), g_free, NULL, NULL,
                              removed_cb, command_new (self, command->digest));
}

static void
check_cb (Command *command)
{
  check (command->window, praxis_digest_get_uuid (command->digest));
}

static gpointer
get_job (PraxisStore   *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return praxis_store_get_subscription (store, data, error);
}

static void
got_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (Command) command = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisSubscription) subscription = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  PraxisSubscriptionDialog *dialog;

  if (is_closed (command->window))
    return;
  if (subscription == NULL)
    {
      praxis_window_show_error (command->window, _("The Subscription Could Not Be Read"), error);
      return;
    }
  dialog = praxis_subscription_dialog_new (command->digest, subscription);
  g_signal_connect_data (dialog, "check", G_CALLBACK (check_cb), command_new (command->window, command->digest), command_free_cb,
                         G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "remove", G_CALLBACK (remove_cb), command_new (command->window, command->digest), command_free_cb,
                         G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (command->window));
}

/* The settings of a digest that somebody else writes. */
void
praxis_window_show_subscription (PraxisWindow *self,
                                 PraxisDigest *digest)
{
  praxis_library_read_async (self->library, get_job, g_strdup (praxis_digest_get_uuid (digest)), g_free,
                             (GDestroyNotify) praxis_subscription_free, self->cancellable, got_cb, command_new (self, digest));
}

/* --- Commands ---------------------------------------------------------------------------------------------- */

void
praxis_window_install_subscriptions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.subscribe", NULL, subscribe_action);
  gtk_widget_class_install_action (widget_class, "win.check-updates", "s", check_updates_action);
  gtk_widget_class_install_action (widget_class, "win.undo-remove", "x", undo_remove_action);
  gtk_widget_class_install_action (widget_class, "win.show-news", "(sx)", show_news_action);
}

void
praxis_window_update_subscriptions (PraxisWindow *self)
{
  GPtrArray *digests = praxis_browser_get_digests (self->browser);
  gboolean is_on_top = adw_navigation_view_get_visible_page (self->pages) == self->library_page;
  gboolean has_any = FALSE;

  for (guint i = 0; digests != NULL && i < digests->len; i++)
    has_any = has_any || is_subscribed (digests->pdata[i]);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.subscribe", is_on_top && self->open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.check-updates", is_on_top && has_any && !self->is_checking);
}
