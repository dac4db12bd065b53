/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Making a digest, and its settings. */

#include "config.h"

#include "praxis-window-private.h"

#include "praxis-digest-dialog.h"

static gboolean
is_mine (PraxisDigest *digest)
{
  return digest != NULL && praxis_digest_get_origin (digest) == PRAXIS_ORIGIN_MINE;
}

static gboolean
is_subscribed (PraxisDigest *digest)
{
  return digest != NULL && praxis_digest_get_origin (digest) == PRAXIS_ORIGIN_SUBSCRIBED;
}

/* The only one that can be written to; NULL where there are none or several. */
static PraxisDigest *
find_only (PraxisWindow *self)
{
  GPtrArray *digests = praxis_browser_get_digests (self->browser);
  PraxisDigest *only = NULL;

  for (guint i = 0; digests != NULL && i < digests->len; i++)
    {
      if (!is_mine (digests->pdata[i]))
        continue;
      if (only != NULL)
        return NULL;
      only = digests->pdata[i];
    }

  return only;
}

/* The digest that is meant: the one that is shown, else the only one of mine. */
static PraxisDigest *
find_current (PraxisWindow *self)
{
  const char *uuid = praxis_filter_get_digest (praxis_browser_get_filter (self->browser));
  PraxisDigest *shown = uuid != NULL ? praxis_browser_find_digest (self->browser, uuid) : NULL;

  return uuid != NULL ? shown : find_only (self);
}

/* As soon as the window knows of the digest, a post can be written for it. */
static void
first_known_cb (PraxisWindow *self)
{
  if (find_only (self) == NULL)
    return;

  g_signal_handlers_disconnect_by_func (self->browser, first_known_cb, self);
  praxis_window_update_actions (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.new-post", NULL);
}

/* A new digest is shown, and the first one asks for its first post. */
static void
created_cb (PraxisWindow *self,
            const char   *uuid)
{
  GPtrArray *digests = praxis_browser_get_digests (self->browser);
  gboolean is_first = digests == NULL || digests->len == 0;

  praxis_browser_set_collection (self->browser, PRAXIS_COLLECTION_ALL, uuid);
  adw_navigation_split_view_set_show_content (self->inner_view, TRUE);
  if (is_first)
    g_signal_connect_object (self->browser, "updated", G_CALLBACK (first_known_cb), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
new_digest_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  PraxisDigestDialog *dialog = praxis_digest_dialog_new (self->library);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* The target is the digest's UUID; an empty one means the digest that is shown. */
static void
digest_settings_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  const char *uuid = g_variant_get_string (parameter, NULL);
  PraxisDigest *digest = *uuid != '\0' ? praxis_browser_find_digest (self->browser, uuid) : find_current (self);

  if (is_mine (digest))
    adw_dialog_present (ADW_DIALOG (praxis_digest_dialog_new_settings (self->library, digest,
                                                                       praxis_reader_get_post (self->reader))), widget);
  else if (is_subscribed (digest))
    praxis_window_show_subscription (self, digest);
}

void
praxis_window_install_digests (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-digest", NULL, new_digest_action);
  gtk_widget_class_install_action (widget_class, "win.digest-settings", "s", digest_settings_action);
}

void
praxis_window_update_digests (PraxisWindow *self)
{
  GPtrArray *digests = praxis_browser_get_digests (self->browser);
  gboolean is_on_top = adw_navigation_view_get_visible_page (self->pages) == self->library_page;
  gboolean has_settings = FALSE;

  for (guint i = 0; digests != NULL && i < digests->len; i++)
    has_settings = has_settings || is_mine (digests->pdata[i]) || is_subscribed (digests->pdata[i]);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-digest", is_on_top && self->open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.digest-settings", is_on_top && has_settings);
}
