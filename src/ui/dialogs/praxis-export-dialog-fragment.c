/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The export dialog's way of a fragment into a file. */

#include "config.h"

#include "praxis-export-dialog-private.h"

#include <glib/gi18n.h>

#include "praxis-words.h"

static gboolean
is_closed (PraxisExportDialog *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
is_newsletter (PraxisExportDialog *self)
{
  return praxis_export_dialog_get_form (self) == PRAXIS_EXPORT_FORM_NEWSLETTER;
}

static void
show_saved (PraxisExportDialog *self)
{
  g_autofree char *name = g_file_get_parse_name (self->fragment);

  adw_status_page_set_title (self->done_page, is_newsletter (self) ? _("Newsletter Saved") : _("Fragment Saved"));
  praxis_status_page_set_words (self->done_page, name);
  gtk_stack_set_visible_child_name (self->stack, "done");
  gtk_widget_grab_focus (self->open_button);
}

static void
fragment_written_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (PraxisExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  if (is_closed (self))
    return;

  if (written)
    show_saved (self);
  else
    praxis_export_dialog_show_failure (self, error);
}

static void
fragment_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (PraxisExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *html = praxis_fragment_read_finish (PRAXIS_LIBRARY (source), result, &error);
  g_autoptr (GBytes) bytes = NULL;

  if (is_closed (self))
    return;

  if (html == NULL)
    {
      praxis_export_dialog_show_failure (self, error);
      return;
    }

  bytes = g_bytes_new (html, strlen (html));
  g_file_replace_contents_bytes_async (self->fragment, bytes, NULL, FALSE, G_FILE_CREATE_NONE, self->cancellable,
                                       fragment_written_cb, g_object_ref (self));
}

static void
fragment_named_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (PraxisExportDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file == NULL || is_closed (self))
    return;

  g_set_object (&self->fragment, file);
  praxis_fragment_read_async (self->library,
                              is_newsletter (self) ? PRAXIS_FRAGMENT_NEWSLETTER : PRAXIS_FRAGMENT_ARTICLES,
                              praxis_export_dialog_get_digest_uuid (self),
                              praxis_export_dialog_get_post_id (self), praxis_export_dialog_get_month (self),
                              self->cancellable, fragment_read_cb, g_object_ref (self));
}

void
praxis_export_dialog_save_fragment (PraxisExportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  gboolean is_post = praxis_export_dialog_get_post_id (self) != 0;
  g_autofree char *month = praxis_month_to_string (praxis_export_dialog_get_month (self));
  g_autofree char *name = g_strconcat (is_post ? praxis_post_get_slug (self->post) : month,
                                       is_newsletter (self) ? "-newsletter.html" : ".html", NULL);

  gtk_file_dialog_set_title (dialog, is_newsletter (self) ? _("Save the Newsletter") : _("Save the Fragment"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->cancellable,
                        fragment_named_cb, g_object_ref (self));
}
