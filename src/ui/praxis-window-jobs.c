/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window's commands do to the library: each is one job of the writer, and a toast says what was done
 * and takes it back. */

#include "config.h"

#include "praxis-window-private.h"

#include <glib/gi18n.h>

#include "import/praxis-import.h"
#include "import/praxis-sample.h"
#include "publish/praxis-export.h"
#include "store/praxis-store-posts.h"

#define TRASH_DAYS 30

/* Longer than a toast that only tells something: who deleted by mistake has to notice, read, and reach it. */
#define UNDO_SECONDS 15

void
praxis_window_show_toast (PraxisWindow *self,
                          const char   *text,
                          const char   *undo_action,
                          gint64        target)
{
  AdwToast *toast;

  praxis_window_set_undo (self, undo_action, target);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  toast = adw_toast_new (text);
  if (undo_action != NULL)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_timeout (toast, UNDO_SECONDS);
      adw_toast_set_action_name (toast, undo_action);
      adw_toast_set_action_target (toast, "x", target);
    }

  /* What was said before may not hold any more. */
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* The result of a job, or NULL and, as long as there is a window, a dialog that says why. */
static gpointer
finish_job (PraxisWindow *self,
            GObject      *source,
            GAsyncResult *result,
            const char   *heading)
{
  g_autoptr (GError) error = NULL;
  gpointer answer = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  /* A window that was closed meanwhile has no place for words. */
  if (error != NULL && !g_cancellable_is_cancelled (self->cancellable))
    praxis_window_show_error (self, heading, error);

  return answer;
}

/* A command about one post or one import, from its start to its answer. */
typedef struct
{
  PraxisWindow *window;
  gint64        id;
} Command;

static void
run (PraxisWindow        *self,
     PraxisJob            job,
     gint64               id,
     GAsyncReadyCallback  callback)
{
  Command *command = g_new0 (Command, 1);

  command->window = g_object_ref (self);
  command->id = id;
  praxis_library_write_async (self->library, job, g_memdup2 (&id, sizeof id), g_free, NULL, NULL, callback, command);
}

static void
command_free (Command *command)
{
  g_object_unref (command->window);
  g_free (command);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Command, command_free)

/* --- Deleting and restoring ------------------------------------------------------------------------------ */

static gpointer
delete_job (PraxisStore   *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return praxis_store_delete_posts (store, data, 1, error) ? data : NULL;
}

static gpointer
restore_job (PraxisStore   *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return praxis_store_restore_posts (store, data, 1, error) ? data : NULL;
}

static void
select_post (PraxisWindow *self,
             gint64        id)
{
  if (!g_cancellable_is_cancelled (self->cancellable))
    praxis_posts_pane_select (self->posts_pane, id);
}

/* A post that leaves the list leaves the selection to the next one, so that one can go on; below the last one,
 * to the one before it. */
static void
select_neighbour (PraxisWindow *self)
{
  if (!praxis_posts_pane_move (self->posts_pane, 1) && !praxis_posts_pane_move (self->posts_pane, -1))
    select_post (self, 0);
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Command) command = user_data;

  if (finish_job (command->window, source, result, _("The Post Could Not Be Deleted")) != NULL)
    praxis_window_show_toast (command->window, _("Post moved to the trash"), "win.restore-post", command->id);
  else
    select_post (command->window, command->id);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Command) command = user_data;

  if (finish_job (command->window, source, result, _("The Post Could Not Be Restored")) != NULL)
    praxis_window_show_toast (command->window, _("Post restored"), NULL, 0);
  else
    select_post (command->window, command->id);
}

static void
undeleted_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Command) command = user_data;

  if (finish_job (command->window, source, result, _("The Post Could Not Be Restored")) == NULL)
    return;

  praxis_window_show_toast (command->window, _("Post restored"), NULL, 0);
  select_post (command->window, command->id);
}

void
praxis_window_delete_post (PraxisWindow *self,
                           gint64        id)
{
  select_neighbour (self);
  run (self, delete_job, id, deleted_cb);
}

/* Out of the trash, which is what the list shows. */
void
praxis_window_restore_post (PraxisWindow *self,
                            gint64        id)
{
  select_neighbour (self);
  run (self, restore_job, id, restored_cb);
}

/* Back into the list where it was, and selected again. */
void
praxis_window_undelete_post (PraxisWindow *self,
                             gint64        id)
{
  run (self, restore_job, id, undeleted_cb);
}

/* --- The trash ------------------------------------------------------------------------------------------- */

static gpointer
empty_job (PraxisStore   *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return praxis_store_empty_trash (store, *(gint64 *) data, error) ? data : NULL;
}

static void
old_trash_emptied_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (Command) command = user_data;
  g_autoptr (GError) error = NULL;

  /* A library that cannot be written to keeps its trash; nobody has asked for this. */
  praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (error != NULL)
    g_debug ("The trash was not emptied: %s", error->message);
}

static void
emptied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Command) command = user_data;

  if (finish_job (command->window, source, result, _("The Trash Could Not Be Emptied")) == NULL)
    return;

  praxis_window_show_toast (command->window, _("Trash emptied"), NULL, 0);
  if (!g_cancellable_is_cancelled (command->window->cancellable))
    praxis_posts_pane_focus (command->window->posts_pane);
}

void
praxis_window_empty_old_trash (PraxisWindow *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  run (self, empty_job, now - TRASH_DAYS * 24 * 60 * 60, old_trash_emptied_cb);
}

static void
empty_chosen_cb (PraxisWindow *self)
{
  select_post (self, 0);
  run (self, empty_job, G_MAXINT64, emptied_cb);
}

/* Asks first: this is the one thing that cannot be undone. */
void
praxis_window_empty_trash (PraxisWindow *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Empty the Trash?"),
                                            _("All posts in the trash will be deleted for good, with their "
                                              "history. This cannot be undone."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "empty", _("_Empty Trash"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "empty", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response::empty", G_CALLBACK (empty_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* --- Exports that were interrupted ----------------------------------------------------------------------- */

static gpointer
finish_exports_job (PraxisStore   *store,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autofree guint *n_finished = g_new0 (guint, 1);

  return praxis_export_recover_all (store, n_finished, error) ? g_steal_pointer (&n_finished) : NULL;
}

static void
exports_finished_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autofree guint *n_finished = finish_job (self, source, result, _("An Interrupted Export Could Not Be Finished"));

  if (n_finished != NULL && *n_finished > 0)
    praxis_window_show_toast (self, _("An export that was interrupted is whole now"), NULL, 0);
}

/* After a crash or a power cut a site may be half the old and half the new one. */
void
praxis_window_finish_exports (PraxisWindow *self)
{
  praxis_library_read_async (self->library, finish_exports_job, NULL, NULL, g_free, self->cancellable, exports_finished_cb,
                             g_object_ref (self));
}

/* --- Sample and imports ---------------------------------------------------------------------------------- */

static gpointer
sample_job (PraxisStore   *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return praxis_sample_import (store, error);
}

void
praxis_window_show_imported (PraxisWindow *self,
                             guint         n_added,
                             guint         n_updated,
                             gint64        import_id)
{
  g_autofree char *added = g_strdup_printf (ngettext ("%'u post imported", "%'u posts imported", n_added), n_added);
  g_autofree char *updated = g_strdup_printf (ngettext ("%'u post updated", "%'u posts updated", n_updated), n_updated);
  g_autofree char *text = NULL;

  if (n_added > 0 && n_updated > 0)
    /* Translators: what an import did: "3 posts imported", "1 post updated". */
    text = g_strdup_printf (C_("what an import did", "%s, %s"), added, updated);
  else if (n_added + n_updated == 0)
    text = g_strdup (_("Edits imported"));
  else
    text = g_strdup (n_updated > 0 ? updated : added);
  praxis_window_show_toast (self, text, import_id != 0 ? "win.undo-import" : NULL, import_id);
}

static void
sample_added_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autoptr (PraxisImportReport) report = finish_job (self, source, result, _("The Sample Could Not Be Added"));

  if (report != NULL && report->import_id != 0)
    praxis_window_show_imported (self, report->added->len, 0, report->import_id);
  else if (report != NULL)
    praxis_window_show_toast (self, _("The sample is here already"), NULL, 0);
}

void
praxis_window_add_sample (PraxisWindow *self)
{
  praxis_library_write_async (self->library, sample_job, NULL, NULL, (GDestroyNotify) praxis_import_report_free,
                              NULL, sample_added_cb, g_object_ref (self));
}

typedef struct
{
  gint64 import_id;
  gint64 selected;
} Undoing;

/* What is selected is gone with its import, or has stayed. */
enum
{
  UNDONE_WITH_SELECTED = 1,
  UNDONE
};

/* Runs in the writer thread. */
static gpointer
undo_import_job (PraxisStore   *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const Undoing *undoing = data;
  g_autoptr (PraxisPost) selected = NULL;

  if (!praxis_import_undo (store, undoing->import_id, error))
    return NULL;

  selected = undoing->selected != 0 ? praxis_store_get_post_by_id (store, undoing->selected, NULL) : NULL;
  return GINT_TO_POINTER (selected != NULL ? UNDONE : UNDONE_WITH_SELECTED);
}

static void
import_undone_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Command) command = user_data;
  int outcome = GPOINTER_TO_INT (finish_job (command->window, source, result, _("The Import Could Not Be Undone")));
  gint64 selected;

  if (outcome == 0)
    return;

  praxis_window_show_toast (command->window, _("Import undone"), NULL, 0);
  selected = praxis_post_model_get_selected (praxis_posts_pane_get_model (command->window->posts_pane));
  if (outcome == UNDONE_WITH_SELECTED && selected == command->id)
    select_post (command->window, 0);
}

void
praxis_window_undo_import (PraxisWindow *self,
                           gint64        import_id)
{
  Command *command = g_new0 (Command, 1);
  Undoing *undoing = g_new0 (Undoing, 1);

  command->window = g_object_ref (self);
  command->id = praxis_post_model_get_selected (praxis_posts_pane_get_model (self->posts_pane));
  undoing->import_id = import_id;
  undoing->selected = command->id;
  praxis_library_write_async (self->library, undo_import_job, undoing, g_free, NULL, NULL, import_undone_cb, command);
}
