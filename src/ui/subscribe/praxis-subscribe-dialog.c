/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Adding somebody else's digest: where it is, what it is, then into the library.
 *
 *   start ──> busy ──> found ──> busy ──> closed, "added"
 *     ^         └────> failed <────┘ └──> is its key the right one?
 *     └──────────────────┘
 */

#include "config.h"

#include "praxis-subscribe-dialog.h"

#include <glib/gi18n.h>

#include "praxis-archive-words.h"
#include "praxis-error.h"
#include "praxis-key-dialog.h"
#include "praxis-words.h"
#include "subscribe/praxis-archive-link.h"

struct _PraxisSubscribeDialog
{
  AdwDialog         parent_instance;

  GtkStack         *stack;
  AdwEntryRow      *address_row;
  GtkWidget        *find_button;
  AdwStatusPage    *busy_page;
  GtkProgressBar   *progress_bar;
  AdwStatusPage    *failed_page;
  GtkWidget        *again_button;
  GtkLabel         *title_label;
  GtkLabel         *introduction_label;
  AdwActionRow     *author_row;
  AdwActionRow     *posts_row;
  AdwActionRow     *language_row;
  AdwActionRow     *address_found_row;
  AdwActionRow     *key_row;
  GtkWidget        *add_bar;
  GtkWidget        *add_button;

  PraxisSubscriber *subscriber;
  PraxisUpdate     *update;       /* what was found */
  char             *place;        /* where it was looked for last */
  GCancellable     *cancellable;  /* of what is going on */
  guint             progress_id;
  gboolean          closed;
};

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisSubscribeDialog, praxis_subscribe_dialog, ADW_TYPE_DIALOG)

#define PROGRESS_INTERVAL_MS 100

static void bring (PraxisSubscribeDialog *self,
                   const char            *agreed_key);

static void
show (PraxisSubscribeDialog *self,
      const char            *name)
{
  GtkWidget *button = NULL;

  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (g_str_equal (name, "start"))
    button = self->find_button;
  else if (g_str_equal (name, "found"))
    button = self->add_button;
  else if (g_str_equal (name, "failed"))
    button = self->again_button;

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->add_bar, g_str_equal (name, "found"));
  adw_dialog_set_default_widget (ADW_DIALOG (self), button);
  if (g_str_equal (name, "start"))
    gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
  else if (button != NULL)
    gtk_widget_grab_focus (button);
}

static void
show_error (PraxisSubscribeDialog *self,
            const char            *message)
{
  praxis_status_page_set_words (self->failed_page, message);
  show (self, "failed");
}

/* --- While it takes time ---------------------------------------------------------------------------------- */

static gboolean
progress_cb (gpointer user_data)
{
  PraxisSubscribeDialog *self = user_data;
  double fraction = praxis_subscriber_get_fraction (self->subscriber);

  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), fraction > 0);
  gtk_progress_bar_set_fraction (self->progress_bar, fraction);
  return G_SOURCE_CONTINUE;
}

static void
start_waiting (PraxisSubscribeDialog *self,
               const char            *words)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  adw_status_page_set_title (self->busy_page, words);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), FALSE);
  show (self, "busy");
  self->progress_id = g_timeout_add (PROGRESS_INTERVAL_MS, progress_cb, self);
}

/* Who cancelled is somewhere else already. */
static gboolean
is_over (PraxisSubscribeDialog *self,
         const GError          *error)
{
  return self->closed || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- What was found --------------------------------------------------------------------------------------- */

static void
show_found (PraxisSubscribeDialog *self)
{
  PraxisArchiveManifest *manifest = praxis_offer_get_manifest (self->update->offer);
  const char *author = praxis_digest_get_author (manifest->digest);
  const char *introduction = praxis_digest_get_introduction (manifest->digest);
  const char *address = praxis_offer_get_address (self->update->offer);
  g_autofree char *posts = praxis_archive_dup_posts_words (manifest);
  g_autofree char *language = praxis_archive_dup_language_words (manifest);
  g_autofree char *key = praxis_archive_dup_key_words (manifest->public_key, praxis_offer_is_in_clear (self->update->offer));

  gtk_label_set_label (self->title_label, praxis_digest_get_title (manifest->digest));
  gtk_label_set_label (self->introduction_label, introduction);
  gtk_widget_set_visible (GTK_WIDGET (self->introduction_label), *introduction != '\0');
  adw_action_row_set_subtitle (self->author_row, author);
  gtk_widget_set_visible (GTK_WIDGET (self->author_row), *author != '\0');
  adw_action_row_set_subtitle (self->posts_row, posts);
  adw_action_row_set_subtitle (self->language_row, language);
  adw_action_row_set_subtitle (self->address_found_row, address != NULL ? address : "");
  gtk_widget_set_visible (GTK_WIDGET (self->address_found_row), address != NULL);
  adw_action_row_set_subtitle (self->key_row, key);
  show (self, "found");
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PraxisSubscribeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  PraxisUpdate *update = praxis_subscriber_find_finish (PRAXIS_SUBSCRIBER (source), result, &error);

  if (is_over (self, error))
    {
      g_clear_pointer (&update, praxis_update_free);
      return;
    }
  if (update == NULL)
    {
      show_error (self, error->message);
      return;
    }
  self->update = update;
  show_found (self);
}

static void
find (PraxisSubscribeDialog *self)
{
  g_clear_pointer (&self->update, praxis_update_free);
  start_waiting (self, _("Looking…"));
  praxis_subscriber_find_async (self->subscriber, self->place, self->cancellable, found_cb, g_object_ref (self));
}

/* --- Into the library ------------------------------------------------------------------------------------- */

static void
key_agreed_cb (PraxisSubscribeDialog *self)
{
  g_autofree char *key = g_strdup (praxis_offer_get_manifest (self->update->offer)->public_key);

  bring (self, key);
}

static void
ask_for_key (PraxisSubscribeDialog *self)
{
  AdwDialog *dialog = praxis_key_dialog_new (self->update);

  show_found (self);
  g_signal_connect_object (dialog, "response::trust", G_CALLBACK (key_agreed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
brought_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PraxisSubscribeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  PraxisUpdate *update = praxis_subscriber_bring_finish (PRAXIS_SUBSCRIBER (source), result, &error);

  if (is_over (self, error) || update == NULL)
    {
      g_clear_pointer (&update, praxis_update_free);
      return;
    }
  self->update = update;
  if (g_error_matches (update->error, PRAXIS_ERROR, PRAXIS_ERROR_OTHER_KEY))
    {
      ask_for_key (self);
    }
  else if (update->error != NULL)
    {
      show_error (self, update->error->message);
    }
  else
    {
      g_signal_emit (self, signals[ADDED], 0, update);
      adw_dialog_force_close (ADW_DIALOG (self));
    }
}

static void
bring (PraxisSubscribeDialog *self,
       const char            *agreed_key)
{
  start_waiting (self, _("Adding to the Library…"));
  praxis_subscriber_bring_async (self->subscriber, g_steal_pointer (&self->update), agreed_key, self->cancellable, brought_cb,
                                 g_object_ref (self));
}

/* --- Commands --------------------------------------------------------------------------------------------- */

static void
update_find_cb (PraxisSubscribeDialog *self)
{
  g_autofree char *address = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->address_row))));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "subscribe.find", *address != '\0');
}

static void
address_activated_cb (PraxisSubscribeDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "subscribe.find", NULL);
}

/* What is typed is an address; files are chosen. */
static void
find_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisSubscribeDialog *self = PRAXIS_SUBSCRIBE_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->place, g_free);
  self->place = praxis_archive_link_complete (gtk_editable_get_text (GTK_EDITABLE (self->address_row)), &error);
  if (self->place == NULL)
    show_error (self, error->message);
  else
    find (self);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (PraxisSubscribeDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file == NULL || self->closed)
    return;
  g_free (self->place);
  self->place = g_file_get_uri (file);
  find (self);
}

static void
choose_file_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Archives"));
  gtk_file_filter_add_suffix (filter, "praxis");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _("Open an Archive"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, file_chosen_cb, g_object_ref (widget));
}

/* Once more what failed: it may have been found already. */
static void
try_again_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PraxisSubscribeDialog *self = PRAXIS_SUBSCRIBE_DIALOG (widget);

  if (self->update != NULL)
    bring (self, NULL);
  else if (self->place != NULL)
    find (self);
  else
    show (self, "start");
}

static void
start_over_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PraxisSubscribeDialog *self = PRAXIS_SUBSCRIBE_DIALOG (widget);

  g_clear_pointer (&self->update, praxis_update_free);
  show (self, "start");
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisSubscribeDialog *self = PRAXIS_SUBSCRIBE_DIALOG (widget);

  g_cancellable_cancel (self->cancellable);
  show (self, "start");
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  bring (PRAXIS_SUBSCRIBE_DIALOG (widget), NULL);
}

/* --- The class -------------------------------------------------------------------------------------------- */

static void
praxis_subscribe_dialog_closed (AdwDialog *dialog)
{
  PraxisSubscribeDialog *self = PRAXIS_SUBSCRIBE_DIALOG (dialog);

  self->closed = TRUE;
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}

static void
praxis_subscribe_dialog_dispose (GObject *object)
{
  PraxisSubscribeDialog *self = PRAXIS_SUBSCRIBE_DIALOG (object);

  g_clear_handle_id (&self->progress_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRAXIS_TYPE_SUBSCRIBE_DIALOG);

  G_OBJECT_CLASS (praxis_subscribe_dialog_parent_class)->dispose (object);
}

static void
praxis_subscribe_dialog_finalize (GObject *object)
{
  PraxisSubscribeDialog *self = PRAXIS_SUBSCRIBE_DIALOG (object);

  g_clear_pointer (&self->update, praxis_update_free);
  g_clear_object (&self->subscriber);
  g_clear_object (&self->cancellable);
  g_free (self->place);

  G_OBJECT_CLASS (praxis_subscribe_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/subscribe/praxis-subscribe-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscribeDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscribeDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscribeDialog, find_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscribeDialog, busy_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscribeDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscribeDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscribeDialog, again_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscribeDialog, title_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscribeDialog, introduction_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscribeDialog, author_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscribeDialog, posts_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscribeDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscribeDialog, address_found_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscribeDialog, key_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscribeDialog, add_bar);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscribeDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, update_find_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_activated_cb);
}

static void
praxis_subscribe_dialog_class_init (PraxisSubscribeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_subscribe_dialog_dispose;
  object_class->finalize = praxis_subscribe_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = praxis_subscribe_dialog_closed;

  /* A PraxisUpdate, for as long as the handlers run. */
  signals[ADDED] =
    g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_POINTER);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "subscribe.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "subscribe.choose-file", NULL, choose_file_action);
  gtk_widget_class_install_action (widget_class, "subscribe.try-again", NULL, try_again_action);
  gtk_widget_class_install_action (widget_class, "subscribe.start-over", NULL, start_over_action);
  gtk_widget_class_install_action (widget_class, "subscribe.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "subscribe.add", NULL, add_action);
}

static void
praxis_subscribe_dialog_init (PraxisSubscribeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_find_cb (self);
  show (self, "start");
}

PraxisSubscribeDialog *
praxis_subscribe_dialog_new (PraxisLibrary *library)
{
  PraxisSubscribeDialog *self = g_object_new (PRAXIS_TYPE_SUBSCRIBE_DIALOG, NULL);

  self->subscriber = praxis_subscriber_new (library, NULL);
  return self;
}
