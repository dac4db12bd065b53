/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The commands of the editor. Those about the post as the library has it first save everything. */

#include "config.h"

#include "praxis-editor-page-private.h"

#include <glib/gi18n.h>

#include "edit/praxis-completeness.h"
#include "praxis-history-dialog.h"
#include "praxis-missing-dialog.h"
#include "store/praxis-store-posts.h"

static PraxisAutosave *
get_autosave (PraxisEditorPage *self)
{
  return praxis_edit_session_get_autosave (self->session);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  praxis_edit_session_undo (PRAXIS_EDITOR_PAGE (widget)->session);
}

static void
redo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  praxis_edit_session_redo (PRAXIS_EDITOR_PAGE (widget)->session);
}

static void
toggle_preview_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  GtkToggleButton *button = PRAXIS_EDITOR_PAGE (widget)->preview_button;

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static void
add_work_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  praxis_editor_form_add_work (PRAXIS_EDITOR_PAGE (widget)->form);
}

static void
accept_suggestion_action (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  praxis_editor_form_accept_suggestion (PRAXIS_EDITOR_PAGE (widget)->form);
}

static void
remark_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  praxis_editor_page_go_to_remark (PRAXIS_EDITOR_PAGE (widget), g_str_equal (action_name, "editor.previous-remark"));
}

/* A command on the post as the library has it: first everything is saved, then the job runs, one behind the other in
 * the writer's queue. */
typedef struct
{
  PraxisEditorPage *page;
  gint64            post_id;
  PraxisStatus      status;
} Command;

static Command *
command_new (PraxisEditorPage *self,
             PraxisStatus      status)
{
  Command *command = g_new0 (Command, 1);

  praxis_autosave_save (get_autosave (self));
  command->page = g_object_ref (self);
  command->post_id = praxis_autosave_get_post_id (get_autosave (self));
  command->status = status;
  return command;
}

static void
command_free (gpointer data)
{
  Command *command = data;

  g_object_unref (command->page);
  g_free (command);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Command, command_free)

static gpointer
advance_job (PraxisStore   *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Command *command = data;

  return praxis_store_advance (store, command->post_id, command->status, NULL, error) ? data : NULL;
}

static void
advanced_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PraxisEditorPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error) == NULL)
    praxis_editor_page_show_error (self, _("The Status Could Not Be Changed"), error);
}

static void
set_status (PraxisEditorPage *self,
            PraxisStatus      status)
{
  /* The session sees the new status as it sees what others change. */
  praxis_library_write_async (praxis_edit_session_get_library (self->session), advance_job,
                              command_new (self, status), command_free, NULL, NULL, advanced_cb, g_object_ref (self));
}

static void
missing_chosen_cb (PraxisEditorPage *self,
                   guint             field)
{
  if (self->compact)
    gtk_toggle_button_set_active (self->preview_button, FALSE);
  praxis_editor_form_focus (self->form, field);
}

static void
flushed_to_advance_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (PraxisEditorPage) self = user_data;

  /* What could not be saved says so in its banner. */
  if (praxis_autosave_flush_finish (PRAXIS_AUTOSAVE (source), result, NULL) &&
      praxis_autosave_get_post_id (get_autosave (self)) != 0)
    set_status (self, PRAXIS_STATUS_READY);
}

static void
mark_ready_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PraxisEditorPage *self = PRAXIS_EDITOR_PAGE (widget);
  PraxisMissing missing = praxis_draft_get_missing_for (praxis_edit_session_get_draft (self->session), PRAXIS_STATUS_READY);
  AdwDialog *dialog;

  if (missing == 0)
    {
      praxis_autosave_flush_async (get_autosave (self), flushed_to_advance_cb, g_object_ref (self));
      return;
    }

  dialog = praxis_missing_dialog_new (missing);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (missing_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
mark_draft_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  set_status (PRAXIS_EDITOR_PAGE (widget), PRAXIS_STATUS_DRAFT);
}

static gpointer
discard_job (PraxisStore   *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Command *command = data;
  PraxisSaveOutcome outcome;

  return praxis_store_discard_changes (store, command->post_id, &outcome, error) ? data : NULL;
}

static void
discarded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (PraxisEditorPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error) == NULL)
    praxis_editor_page_show_error (self, _("The Text Could Not Be Brought Back"), error);
}

static void
flushed_to_discard_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (PraxisEditorPage) self = user_data;

  /* The session follows the text, as one step that can be undone, and the status, as it follows what others change. */
  if (praxis_autosave_flush_finish (PRAXIS_AUTOSAVE (source), result, NULL))
    praxis_library_write_async (praxis_edit_session_get_library (self->session), discard_job,
                                command_new (self, PRAXIS_STATUS_PUBLISHED), command_free, NULL, NULL, discarded_cb,
                                g_object_ref (self));
}

/* What was typed last is in the history before it goes. */
static void
discard_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PraxisEditorPage *self = PRAXIS_EDITOR_PAGE (widget);

  praxis_autosave_flush_async (get_autosave (self), flushed_to_discard_cb, g_object_ref (self));
}

static gpointer
revision_job (PraxisStore   *store,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return praxis_store_get_revision_draft (store, *(gint64 *) data, error);
}

/* What was once becomes what is: one step that can be undone, and a revision of its own. */
static void
replaced_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PraxisEditorPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisDraft) content = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (content == NULL)
    {
      praxis_editor_page_show_error (self, _("The Text Could Not Be Brought Back"), error);
      return;
    }
  praxis_edit_session_replace (self->session, content);
  praxis_autosave_save (get_autosave (self));
}

static void
restore_cb (PraxisEditorPage *self,
            gint64            revision)
{
  praxis_library_read_async (praxis_edit_session_get_library (self->session), revision_job,
                             g_memdup2 (&revision, sizeof revision), g_free, g_object_unref, self->cancellable,
                             replaced_cb, g_object_ref (self));
}

static void
flushed_to_look_back_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_autoptr (PraxisEditorPage) self = user_data;
  gint64 id = praxis_autosave_get_post_id (PRAXIS_AUTOSAVE (source));
  PraxisHistoryDialog *dialog;

  /* With what could not be saved the history is still there to be read. */
  praxis_autosave_flush_finish (PRAXIS_AUTOSAVE (source), result, NULL);
  /* On a page that somebody has left meanwhile it would be a window of its own. */
  if (id == 0 || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  dialog = praxis_history_dialog_new (praxis_edit_session_get_library (self->session), id);
  g_signal_connect_object (dialog, "restore", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
history_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PraxisEditorPage *self = PRAXIS_EDITOR_PAGE (widget);

  adw_banner_set_revealed (self->conflict_banner, FALSE);
  praxis_autosave_flush_async (get_autosave (self), flushed_to_look_back_cb, g_object_ref (self));
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PraxisEditorPage *self = PRAXIS_EDITOR_PAGE (widget);

  praxis_autosave_save (get_autosave (self));
  gtk_widget_activate_action (widget, "win.duplicate-post", "x", praxis_autosave_get_post_id (get_autosave (self)));
}

static void
flushed_to_delete_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (PraxisEditorPage) self = user_data;

  /* What cannot be saved goes to the trash as it was last. Without a window somebody has left the page meanwhile. */
  praxis_autosave_flush_finish (PRAXIS_AUTOSAVE (source), result, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.delete-post", "x",
                              praxis_autosave_get_post_id (PRAXIS_AUTOSAVE (source)));
}

/* A new post may not be in the library yet: first it has to be something that can be deleted, and restored. */
static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisEditorPage *self = PRAXIS_EDITOR_PAGE (widget);

  praxis_autosave_flush_async (get_autosave (self), flushed_to_delete_cb, g_object_ref (self));
}

/* Escape ends a search or a menu; whoever presses it once too often while writing does not want to go away. */
static void
stay_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
}

void
praxis_editor_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct { const char *name; GtkWidgetActionActivateFunc activate; } actions[] = {
    { "editor.undo", undo_action },
    { "editor.redo", redo_action },
    { "editor.toggle-preview", toggle_preview_action },
    { "editor.add-work", add_work_action },
    { "editor.accept-suggestion", accept_suggestion_action },
    { "editor.next-remark", remark_action },
    { "editor.previous-remark", remark_action },
    { "editor.mark-ready", mark_ready_action },
    { "editor.mark-draft", mark_draft_action },
    { "editor.discard", discard_action },
    { "editor.history", history_action },
    { "editor.duplicate", duplicate_action },
    { "editor.delete", delete_action },
    { "editor.stay", stay_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "editor.stay", NULL);
}
