/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window does with notes: it shows all of them, changes and deletes one, hands them out, and takes them to another
 * computer and brings them in from there. */

#include "config.h"

#include "praxis-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/praxis-note.h"
#include "notes/praxis-notes-page.h"
#include "notes/praxis-notes-style-dialog.h"
#include "praxis-error.h"
#include "publish/praxis-notes-export.h"
#include "store/praxis-store-notes.h"
#include "store/praxis-store-own-file.h"

/* --- One note -------------------------------------------------------------------------------------------- */

/* What a note shall say; NULL deletes it. */
typedef struct
{
  char       *uuid;
  char       *text;
  PraxisNote *deleted;
} Change;

static void
change_free (Change *change)
{
  g_free (change->uuid);
  g_free (change->text);
  g_clear_object (&change->deleted);
  g_free (change);
}

static Change *
change_new (const char *uuid,
            const char *text)
{
  Change *change = g_new0 (Change, 1);

  change->uuid = g_strdup (uuid);
  change->text = g_strdup (text);

  return change;
}

/* Runs in the writer thread. */
static gpointer
change_job (PraxisStore   *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Change *change = data;

  if (change->deleted != NULL)
    return praxis_store_restore_note (store, change->deleted, error);
  if (change->text != NULL)
    return praxis_store_edit_note (store, change->uuid, change->text, error);

  return praxis_store_delete_note (store, change->uuid, error);
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisNote) note = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (note == NULL && !g_cancellable_is_cancelled (self->cancellable))
    praxis_window_show_error (self, _("The Note Could Not Be Changed"), error);
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisNote) note = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (note == NULL)
    {
      praxis_window_show_error (self, _("The Note Could Not Be Deleted"), error);
      return;
    }

  g_set_object (&self->deleted_note, note);
  self->note_number++;
  praxis_window_show_toast (self, _("Note deleted"), "win.undo-note", self->note_number);
}

static void
write_change (PraxisWindow        *self,
              Change              *change,
              GAsyncReadyCallback  callback)
{
  praxis_library_write_async (self->library, change_job, change, (GDestroyNotify) change_free, g_object_unref, NULL, callback,
                              g_object_ref (self));
}

static void
delete_note_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  write_change (PRAXIS_WINDOW (widget), change_new (g_variant_get_string (parameter, NULL), NULL), deleted_cb);
}

static void
undo_note_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  Change *change;

  if (g_variant_get_int64 (parameter) != self->note_number || self->deleted_note == NULL)
    return;
  change = change_new (praxis_note_get_uuid (self->deleted_note), NULL);
  change->deleted = g_steal_pointer (&self->deleted_note);
  write_change (self, change, changed_cb);
}

/* --- Editing --------------------------------------------------------------------------------------------- */

static gpointer
load_note_job (PraxisStore   *store,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return praxis_store_get_note (store, data, error);
}

static void
save_note_cb (PraxisWindow *self,
              const char   *response,
              AdwDialog    *dialog)
{
  GtkTextBuffer *buffer = g_object_get_data (G_OBJECT (dialog), "buffer");
  const char *uuid = g_object_get_data (G_OBJECT (dialog), "uuid");
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  write_change (self, change_new (uuid, g_strchomp (text)), changed_cb);
}

/* A note that is on no passage must say something. */
static void
update_save_cb (AdwAlertDialog *dialog,
                GtkTextBuffer  *buffer)
{
  gboolean needs_words = g_object_get_data (G_OBJECT (dialog), "needs-words") != NULL;

  adw_alert_dialog_set_response_enabled (dialog, "save", !needs_words || gtk_text_buffer_get_char_count (buffer) > 0);
}

static GtkWidget *
new_text_view (PraxisNote *note)
{
  GtkWidget *view = g_object_new (GTK_TYPE_TEXT_VIEW, "accepts-tab", FALSE, "wrap-mode", GTK_WRAP_WORD_CHAR,
                                  "top-margin", 9, "bottom-margin", 9, "left-margin", 9, "right-margin", 9, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), praxis_note_get_text (note), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Note"), -1);

  return view;
}

static void
present_editor (PraxisWindow *self,
                PraxisNote   *note)
{
  const char *quote = praxis_note_get_quote (note);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Edit Note"), *quote != '\0' ? quote : NULL));
  GtkWidget *view = new_text_view (note);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", view, "min-content-height", 120,
                                      "hscrollbar-policy", GTK_POLICY_NEVER, NULL);

  gtk_widget_add_css_class (scroller, "card");
  adw_alert_dialog_set_extra_child (dialog, scroller);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "save", _("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  g_object_set_data (G_OBJECT (dialog), "buffer", buffer);
  g_object_set_data_full (G_OBJECT (dialog), "uuid", g_strdup (praxis_note_get_uuid (note)), g_free);
  if (*quote == '\0')
    g_object_set_data (G_OBJECT (dialog), "needs-words", dialog);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (update_save_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response::save", G_CALLBACK (save_note_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_set_focus (ADW_DIALOG (dialog), view);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
note_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisNote) note = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (note != NULL)
    present_editor (self, note);
  else
    praxis_window_show_error (self, _("The Note Cannot Be Read"), error);
}

static void
edit_note_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);

  praxis_library_read_async (self->library, load_note_job, g_variant_dup_string (parameter, NULL), g_free, g_object_unref,
                             self->cancellable, note_loaded_cb, g_object_ref (self));
}

/* --- All notes ------------------------------------------------------------------------------------------- */

static void
notes_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);

  if (!PRAXIS_IS_NOTES_PAGE (adw_navigation_view_get_visible_page (self->pages)))
    praxis_window_show_overview (self, praxis_notes_page_new (self->library));
}

/* To the post that the note is on, and to its place there. */
static void
show_note_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  const char *uuid;
  gint64 post_id;

  g_variant_get (parameter, "(x&s)", &post_id, &uuid);
  if (post_id == 0)
    {
      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("This post is no longer in the library")));
      return;
    }

  praxis_window_show_post (self, post_id);
  praxis_notes_pane_lead_to (praxis_reader_get_notes_pane (self->reader), uuid);
}

/* --- Files ----------------------------------------------------------------------------------------------- */

typedef enum
{
  FILE_EXPORT,
  FILE_SAVE,
  FILE_MERGE,
} FileKind;

typedef struct
{
  PraxisWindow      *window;
  FileKind           kind;
  PraxisNotesScope   scope;
  PraxisNotesFormat  format;
  char              *style_id;
  GFile             *file;
  PraxisMergeReport  report;
} Task;

static void
task_clear (gpointer data)
{
  Task *task = data;

  g_clear_object (&task->file);
  g_free (task->style_id);
  g_object_unref (task->window);
}

static void
task_unref (gpointer task)
{
  g_atomic_rc_box_release_full (task, task_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Task, task_unref)

static Task *
task_new (PraxisWindow *self,
          FileKind      kind)
{
  Task *task = g_atomic_rc_box_new0 (Task);

  task->window = g_object_ref (self);
  task->kind = kind;

  return task;
}

static char *
load_text (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable,
                                                  error);
  char *text = NULL;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > PRAXIS_OWN_FILE_MAX_SIZE)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE, _("This file is too large to be one of notes."));
      return NULL;
    }

  return g_file_load_contents (file, cancellable, &text, NULL, NULL, error) ? text : NULL;
}

/* Runs in a thread of the library: in the writer's for merging, and else in a reader's. */
static gpointer
file_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Task *task = data;
  g_autofree char *text = NULL;

  if (task->kind == FILE_MERGE)
    {
      text = load_text (task->file, cancellable, error);
      return text != NULL && praxis_store_merge_own (store, text, &task->report, error) ? data : NULL;
    }
  if (task->kind == FILE_SAVE)
    text = praxis_store_save_own (store, error);
  else
    text = praxis_notes_export (store, task->scope, task->format, task->style_id, cancellable, error);
  if (text == NULL)
    return NULL;

  return g_file_replace_contents (task->file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error)
         ? data : NULL;
}

static char *
describe (Task *task)
{
  const PraxisMergeReport *report = &task->report;
  guint n_notes = report->n_added + report->n_changed + report->n_deleted + report->n_variants;
  g_autofree char *name = g_file_get_basename (task->file);

  if (task->kind != FILE_MERGE)
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_("Saved as “%s”"), name);
  if (n_notes == 0 && report->n_posts == 0)
    return g_strdup (_("Everything in this file was here already"));
  if (report->n_variants > 0)
    return g_strdup_printf (ngettext ("Brought in. %'u note had been changed on both computers; you have both forms.",
                                      "Brought in. %'u notes had been changed on both computers; you have both forms.",
                                      report->n_variants), report->n_variants);

  return g_strdup_printf (ngettext ("Brought in: %'u note is new or other than before",
                                    "Brought in: %'u notes are new or other than before", n_notes), n_notes);
}

static void
file_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Task) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (g_cancellable_is_cancelled (task->window->cancellable) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      praxis_window_show_error (task->window, task->kind == FILE_MERGE ? _("The Notes Could Not Be Brought In")
                                                                       : _("The File Could Not Be Written"), error);
      return;
    }
  text = describe (task);
  adw_toast_overlay_add_toast (task->window->toasts, adw_toast_new (text));
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Task) task = user_data;
  PraxisWindow *self = task->window;

  if (task->kind == FILE_MERGE)
    task->file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  else
    task->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (task->file == NULL)
    return;
  if (task->kind == FILE_MERGE)
    praxis_library_write_async (self->library, file_job, g_atomic_rc_box_acquire (task), task_unref, NULL, NULL, file_done_cb,
                                g_atomic_rc_box_acquire (task));
  else
    praxis_library_read_async (self->library, file_job, g_atomic_rc_box_acquire (task), task_unref, NULL, self->cancellable,
                               file_done_cb, g_atomic_rc_box_acquire (task));
}

/* Takes the task. */
static void
ask_for_file (Task *task)
{
  PraxisWindow *self = task->window;
  gboolean is_list = task->scope == PRAXIS_NOTES_READING_LIST;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  /* Translators: a name for a file, without its ending */
  g_autofree char *name = g_strconcat (is_list ? _("Reading List") : _("Notes"), praxis_notes_format_get_suffix (task->format),
                                       NULL);

  gtk_file_dialog_set_title (dialog, is_list ? _("Export Reading List") : _("Export Notes"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), self->cancellable, file_chosen_cb, task);
}

static void
style_chosen_cb (PraxisNotesStyleDialog *dialog,
                 const char             *response,
                 Task                   *task)
{
  g_set_str (&task->style_id, praxis_notes_style_dialog_get_style_id (dialog));
  ask_for_file (g_atomic_rc_box_acquire (task));
}

static void
style_closed_cb (gpointer  task,
                 GClosure *closure)
{
  task_unref (task);
}

static gpointer
list_styles_job (PraxisStore   *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return praxis_notes_list_styles (store, ((Task *) data)->scope, error);
}

/* There is a question only where there is a choice. */
static void
styles_listed_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Task) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) styles = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  PraxisNotesStyleDialog *dialog;

  if (g_cancellable_is_cancelled (task->window->cancellable))
    return;
  if (styles == NULL)
    {
      praxis_window_show_error (task->window, _("The File Could Not Be Written"), error);
      return;
    }
  if (styles->len < 2)
    {
      ask_for_file (g_steal_pointer (&task));
      return;
    }
  dialog = praxis_notes_style_dialog_new (styles);
  g_signal_connect_data (dialog, "response::continue", G_CALLBACK (style_chosen_cb), g_atomic_rc_box_acquire (task),
                         style_closed_cb, 0);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (task->window));
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  g_autoptr (Task) task = task_new (self, FILE_EXPORT);

  if (!praxis_notes_format_parse (g_variant_get_string (parameter, NULL), &task->format))
    return;
  task->scope = g_str_equal (action_name, "win.export-reading-list") ? PRAXIS_NOTES_READING_LIST : PRAXIS_NOTES_OF_READER;
  if (praxis_notes_format_has_style (task->format))
    praxis_library_read_async (self->library, list_styles_job, g_atomic_rc_box_acquire (task), task_unref,
                               (GDestroyNotify) g_ptr_array_unref, self->cancellable, styles_listed_cb,
                               g_atomic_rc_box_acquire (task));
  else
    ask_for_file (g_atomic_rc_box_acquire (task));
}

static void
move_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  gboolean is_merge = g_str_equal (action_name, "win.merge-own");
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (Task) task = task_new (self, is_merge ? FILE_MERGE : FILE_SAVE);
  g_autofree char *name = g_strconcat (_("Notes"), PRAXIS_OWN_FILE_SUFFIX, NULL);

  if (is_merge)
    {
      gtk_file_dialog_set_title (dialog, _("Bring In Notes"));
      gtk_file_dialog_open (dialog, GTK_WINDOW (self), self->cancellable, file_chosen_cb, g_steal_pointer (&task));
      return;
    }
  gtk_file_dialog_set_title (dialog, _("Save for Another Computer"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), self->cancellable, file_chosen_cb, g_steal_pointer (&task));
}

/* --- Actions --------------------------------------------------------------------------------------------- */

void
praxis_window_install_notes (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.notes", NULL, notes_action);
  gtk_widget_class_install_action (widget_class, "win.show-note", "(xs)", show_note_action);
  gtk_widget_class_install_action (widget_class, "win.edit-note", "s", edit_note_action);
  gtk_widget_class_install_action (widget_class, "win.delete-note", "s", delete_note_action);
  gtk_widget_class_install_action (widget_class, "win.undo-note", "x", undo_note_action);
  gtk_widget_class_install_action (widget_class, "win.export-notes", "s", export_action);
  gtk_widget_class_install_action (widget_class, "win.export-reading-list", "s", export_action);
  gtk_widget_class_install_action (widget_class, "win.save-own", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "win.merge-own", NULL, move_action);
}

void
praxis_window_update_notes (PraxisWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.notes", praxis_window_can_show_overview (self));
}
