/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a digest comes from, when that was last asked, and who vouches for it. */

#include "config.h"

#include "praxis-subscription-dialog.h"

#include <glib/gi18n.h>

#include "praxis-archive-words.h"
#include "subscribe/praxis-archive-link.h"

struct _PraxisSubscriptionDialog
{
  AdwDialog      parent_instance;

  AdwActionRow  *title_row;
  AdwActionRow  *author_row;
  AdwActionRow  *address_row;
  AdwActionRow  *checked_row;
  AdwActionRow  *key_row;
  GtkWidget     *check_row;
};

enum
{
  CHECK,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisSubscriptionDialog, praxis_subscription_dialog, ADW_TYPE_DIALOG)

static void
check_cb (PraxisSubscriptionDialog *self)
{
  g_signal_emit (self, signals[CHECK], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
removed_cb (PraxisSubscriptionDialog *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
remove_cb (PraxisSubscriptionDialog *self)
{
  /* Translators: %s is the title of a digest */
  g_autofree char *body = g_strdup_printf (_("The posts of “%s” leave your library. Your notes, your reading list and what you have read are "
                                             "kept; they are there again when you subscribe again."),
                                           adw_action_row_get_subtitle (self->title_row));
  AdwDialog *dialog = adw_alert_dialog_new (_("Remove This Subscription?"), body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "remove", _("_Remove"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response::remove", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
praxis_subscription_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PRAXIS_TYPE_SUBSCRIPTION_DIALOG);

  G_OBJECT_CLASS (praxis_subscription_dialog_parent_class)->dispose (object);
}

static void
praxis_subscription_dialog_class_init (PraxisSubscriptionDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_subscription_dialog_dispose;

  signals[CHECK] =
    g_signal_new ("check", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] =
    g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/subscribe/praxis-subscription-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscriptionDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscriptionDialog, author_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscriptionDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscriptionDialog, checked_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscriptionDialog, key_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisSubscriptionDialog, check_row);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
praxis_subscription_dialog_init (PraxisSubscriptionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = seconds > 0 ? g_date_time_new_from_unix_local (seconds) : NULL;

  /* Translators: a date and a time in the form that is usual, see strftime(3) */
  return time != NULL ? g_date_time_format (time, _("%x %R")) : g_strdup (_("Never"));
}

/* The signals "check" and "remove" say that the user wants it. */
PraxisSubscriptionDialog *
praxis_subscription_dialog_new (PraxisDigest             *digest,
                                const PraxisSubscription *subscription)
{
  PraxisSubscriptionDialog *self = g_object_new (PRAXIS_TYPE_SUBSCRIPTION_DIALOG, NULL);
  const char *author = praxis_digest_get_author (digest);
  gboolean has_address = *subscription->address != '\0';
  g_autofree char *checked = dup_time (subscription->checked);
  g_autofree char *key = praxis_archive_dup_key_words (subscription->signing_key, praxis_archive_link_is_in_clear (subscription->address));

  adw_action_row_set_subtitle (self->title_row, praxis_digest_get_title (digest));
  adw_action_row_set_subtitle (self->author_row, author);
  gtk_widget_set_visible (GTK_WIDGET (self->author_row), *author != '\0');
  adw_action_row_set_subtitle (self->address_row, has_address ? subscription->address
                                                              : _("None: it came as a file. Subscribe to its site to get news of it."));
  adw_action_row_set_subtitle (self->checked_row, checked);
  gtk_widget_set_visible (GTK_WIDGET (self->checked_row), has_address);
  adw_action_row_set_subtitle (self->key_row, key);
  gtk_widget_set_visible (self->check_row, has_address);
  return self;
}
