/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-fragment.h"

#include <glib/gi18n.h>

#include "praxis-error-dialog.h"
#include "praxis-export-job.h"
#include "praxis-toasts.h"

/* What is pasted elsewhere as HTML, on the clipboard. */

/* A visual editor takes what it looks like, a text field the source. */
static void
set_clipboard (GdkClipboard *clipboard,
               GBytes       *bytes)
{
  g_autofree char *html = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
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
  g_autoptr (PraxisExportResult) done = praxis_export_job_finish (PRAXIS_LIBRARY (source), result, &error);
  AdwToastOverlay *toasts = praxis_toasts_find (widget);

  /* Closed meanwhile. */
  if (gtk_widget_get_root (widget) == NULL)
    return;

  if (done == NULL)
    {
      praxis_error_dialog_present (widget, _("Nothing Was Copied"), error);
      return;
    }

  set_clipboard (gtk_widget_get_clipboard (widget), done->file->bytes);
  if (toasts != NULL)
    adw_toast_overlay_add_toast (toasts, adw_toast_new (_("Copied as HTML")));
}

/* @format is one file of HTML. Says so in a toast of the window. */
void
praxis_fragment_copy (GtkWidget                 *widget,
                      PraxisLibrary             *library,
                      const PraxisExportFormat  *format,
                      const PraxisExportRequest *request)
{
  PraxisExportJob *job = praxis_export_job_new (format, request, NULL);

  praxis_export_job_run_async (job, library, NULL, copied_cb, g_object_ref (widget));
  praxis_export_job_unref (job);
}

/* @post_id: 0 for the whole month. */
void
praxis_fragment_copy_articles (GtkWidget     *widget,
                               PraxisLibrary *library,
                               const char    *digest_uuid,
                               gint64         post_id,
                               PraxisMonth    month)
{
  const PraxisExportRequest request = { .digest_uuid = digest_uuid, .post_id = post_id, .month = month };

  praxis_fragment_copy (widget, library, praxis_export_format_find ("fragment"), &request);
}
