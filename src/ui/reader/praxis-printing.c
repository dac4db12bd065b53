/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A post or a month on paper or as a PDF. What is printed is not what is on the screen, with its colours and marks, but a
 * page made for it (publish/praxis-print-page), which WebKit lays out in a view that nobody sees.
 *
 *   library ─> page ─> view ─┬─> the print dialog
 *                            └─> where to? ─> a file of our own ─> the file that was named
 *
 * The last step is there so that the named file is a whole PDF or what it was before. */

#include "config.h"

#include "praxis-printing.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <webkit/webkit.h>

#include "praxis-error-dialog.h"
#include "praxis-export-job.h"
#include "praxis-toasts.h"

#define MARGIN_MM 20

/* What the name of a file may have, in bytes and without its ending. */
#define MAX_NAME 120

typedef struct
{
  GtkWidget            *widget;
  WebKitWebView        *view;
  WebKitPrintOperation *operation;
  GFile                *target;
  char                 *folder;     /* of our own file */
  AdwToast             *toast;
  gboolean              is_pdf;
  gboolean              has_failed;
} Printing;

static char *
dup_own_path (Printing *printing)
{
  return g_build_filename (printing->folder, "print.pdf", NULL);
}

static void
printing_free (Printing *printing)
{
  if (printing->folder != NULL)
    {
      g_autofree char *path = dup_own_path (printing);

      g_unlink (path);
      g_rmdir (printing->folder);
    }
  if (printing->toast != NULL)
    adw_toast_dismiss (printing->toast);
  g_clear_object (&printing->toast);
  g_clear_object (&printing->target);
  g_clear_object (&printing->operation);
  g_clear_object (&printing->view);
  g_clear_object (&printing->widget);
  g_free (printing->folder);
  g_free (printing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Printing, printing_free)

static gboolean
is_closed (Printing *printing)
{
  return gtk_widget_get_root (printing->widget) == NULL;
}

static GtkWindow *
get_window (Printing *printing)
{
  return GTK_WINDOW (gtk_widget_get_root (printing->widget));
}

static void
show_failure (Printing     *printing,
              const GError *error)
{
  printing->has_failed = TRUE;
  if (!is_closed (printing))
    praxis_error_dialog_present (printing->widget,
                                 printing->is_pdf ? _("The PDF Could Not Be Saved") : _("Nothing Was Printed"), error);
}

/* --- The end --------------------------------------------------------------------------------------------- */

static void
open_cb (AdwToast *toast)
{
  GtkWidget *widget = g_object_get_data (G_OBJECT (toast), "widget");
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (g_object_get_data (G_OBJECT (toast), "file"));

  gtk_file_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, NULL, NULL);
}

static void
show_saved (Printing *printing)
{
  AdwToastOverlay *toasts = praxis_toasts_find (printing->widget);
  AdwToast *toast;

  if (toasts == NULL)
    return;

  toast = adw_toast_new (_("PDF saved"));
  adw_toast_set_button_label (toast, _("_Open"));
  g_object_set_data_full (G_OBJECT (toast), "file", g_object_ref (printing->target), g_object_unref);
  g_object_set_data_full (G_OBJECT (toast), "widget", g_object_ref (printing->widget), g_object_unref);
  g_signal_connect (toast, "button-clicked", G_CALLBACK (open_cb), NULL);
  adw_toast_overlay_add_toast (toasts, toast);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Printing) printing = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_copy_finish (G_FILE (source), result, &error))
    show_saved (printing);
  else
    show_failure (printing, error);
}

static void
failed_cb (Printing     *printing,
           const GError *error)
{
  show_failure (printing, error);
}

/* WebKit says this after a failure, too. */
static void
finished_cb (Printing *printing)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  if (!printing->is_pdf || printing->has_failed)
    {
      printing_free (printing);
      return;
    }

  path = dup_own_path (printing);
  file = g_file_new_for_path (path);
  g_file_copy_async (file, printing->target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS,
                     G_PRIORITY_DEFAULT, NULL, NULL, NULL, copied_cb, printing);
}

/* --- Printing -------------------------------------------------------------------------------------------- */

static GtkPageSetup *
new_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();

  gtk_page_setup_set_top_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN_MM, GTK_UNIT_MM);

  return setup;
}

static void
print (Printing         *printing,
       GtkPrintSettings *settings,
       GtkPageSetup     *setup)
{
  printing->operation = webkit_print_operation_new (printing->view);
  webkit_print_operation_set_print_settings (printing->operation, settings);
  webkit_print_operation_set_page_setup (printing->operation, setup);
  g_signal_connect_swapped (printing->operation, "failed", G_CALLBACK (failed_cb), printing);
  g_signal_connect_swapped (printing->operation, "finished", G_CALLBACK (finished_cb), printing);
  webkit_print_operation_print (printing->operation);
}

static void
print_to_file (Printing *printing)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GtkPageSetup) setup = new_page_setup ();
  g_autofree char *path = dup_own_path (printing);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  /* Without a dialog the printer is found by its name, which is one of the toolkit's own words. */
  gtk_print_settings_set_printer (settings, g_dgettext ("gtk40", "Print to File"));
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  print (printing, settings, setup);
}

static void
set_up_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Printing) printing = user_data;
  g_autoptr (GError) error = NULL;
  GtkPrintSetup *setup = gtk_print_dialog_setup_finish (GTK_PRINT_DIALOG (source), result, &error);

  if (setup != NULL)
    print (g_steal_pointer (&printing), gtk_print_setup_get_print_settings (setup),
           gtk_print_setup_get_page_setup (setup));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
           !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    show_failure (printing, error);
  g_clear_pointer (&setup, gtk_print_setup_unref);
}

/* WebKit's own print dialog complains when Escape closes it. */
static void
ask_how (Printing *printing)
{
  g_autoptr (GtkPrintDialog) dialog = gtk_print_dialog_new ();
  g_autoptr (GtkPageSetup) setup = new_page_setup ();

  gtk_print_dialog_set_page_setup (dialog, setup);
  gtk_print_dialog_setup (dialog, get_window (printing), NULL, set_up_cb, printing);
}

/* --- Where to -------------------------------------------------------------------------------------------- */

/* The document's title as the name of a file that every system takes. */
static char *
dup_file_name (Printing *printing)
{
  const char *title = webkit_web_view_get_title (printing->view);
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = title != NULL ? title : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_bad = g_unichar_iscntrl (c) || (c < 128 && strchr ("/\\:*?\"<>|", (int) c) != NULL) ||
                        (c == '.' && name->len == 0);

      if (name->len + 4 > MAX_NAME)
        break;
      if (!is_bad)
        g_string_append_unichar (name, c);
      else if (name->len > 0 && c != '?' && c != '"' && name->str[name->len - 1] != ' ')
        g_string_append_c (name, ' ');
    }
  g_string_replace (name, "  ", " ", 0);
  g_string_append (name, ".pdf");

  return g_string_free_and_steal (g_steal_pointer (&name));
}

static void
show_progress (Printing *printing)
{
  AdwToastOverlay *toasts = praxis_toasts_find (printing->widget);

  if (toasts == NULL)
    return;

  printing->toast = g_object_ref_sink (adw_toast_new (_("Saving the PDF…")));
  adw_toast_set_timeout (printing->toast, 0);
  adw_toast_overlay_add_toast (toasts, g_object_ref (printing->toast));
}

static void
named_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Printing) printing = user_data;
  g_autoptr (GError) error = NULL;

  printing->target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (printing->target == NULL || is_closed (printing))
    return;

  printing->folder = g_dir_make_tmp ("praxis-print-XXXXXX", &error);
  if (printing->folder == NULL)
    {
      show_failure (printing, error);
      return;
    }

  show_progress (printing);
  print_to_file (g_steal_pointer (&printing));
}

static void
ask_where_to (Printing *printing)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = dup_file_name (printing);

  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_dialog_set_title (dialog, _("Save as PDF"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_save (dialog, get_window (printing), NULL, named_cb, printing);
}

/* --- The page -------------------------------------------------------------------------------------------- */

static void
loaded (gpointer data)
{
  Printing *printing = data;

  if (is_closed (printing))
    printing_free (printing);
  else if (printing->is_pdf)
    ask_where_to (printing);
  else
    ask_how (printing);
}

/* Not from within the view's own signal: the view may go. */
static void
load_changed_cb (WebKitWebView   *view,
                 WebKitLoadEvent  event,
                 gpointer         data)
{
  if (event == WEBKIT_LOAD_FINISHED)
    g_idle_add_once (loaded, data);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Printing) printing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisExportResult) page = praxis_export_job_finish (PRAXIS_LIBRARY (source), result, &error);
  g_autoptr (WebKitNetworkSession) session = NULL;
  g_autoptr (WebKitSettings) settings = NULL;

  if (page == NULL)
    show_failure (printing, error);
  if (page == NULL || is_closed (printing))
    return;

  session = webkit_network_session_new_ephemeral ();
  settings = webkit_settings_new_with_settings ("enable-javascript", FALSE, NULL);
  printing->view = g_object_ref_sink (g_object_new (WEBKIT_TYPE_WEB_VIEW, "network-session", session,
                                                    "settings", settings, NULL));
  g_signal_connect (printing->view, "load-changed", G_CALLBACK (load_changed_cb), printing);
  webkit_web_view_load_bytes (printing->view, page->file->bytes, "text/html", "UTF-8", NULL);
  g_steal_pointer (&printing);
}

static void
start (GtkWidget     *widget,
       PraxisLibrary *library,
       const char    *digest_uuid,
       gint64         post_id,
       PraxisMonth    month,
       gboolean       is_pdf)
{
  const PraxisExportRequest request = { .digest_uuid = digest_uuid, .post_id = post_id, .month = month };
  PraxisExportJob *job = praxis_export_job_new (praxis_export_format_get_print (), &request, NULL);
  Printing *printing = g_new0 (Printing, 1);

  printing->widget = g_object_ref (widget);
  printing->is_pdf = is_pdf;
  praxis_export_job_run_async (job, library, NULL, read_cb, printing);
  praxis_export_job_unref (job);
}

/* @post_id: 0 for the whole month. What comes of it is said in the window that @widget is in. */
void
praxis_printing_print (GtkWidget     *widget,
                       PraxisLibrary *library,
                       const char    *digest_uuid,
                       gint64         post_id,
                       PraxisMonth    month)
{
  start (widget, library, digest_uuid, post_id, month, FALSE);
}

/* The same into a file, whose name is asked for. */
void
praxis_printing_save_pdf (GtkWidget     *widget,
                          PraxisLibrary *library,
                          const char    *digest_uuid,
                          gint64         post_id,
                          PraxisMonth    month)
{
  start (widget, library, digest_uuid, post_id, month, TRUE);
}
