/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window's commands do to the library: each is one job of the writer, and a toast says what was done
 * and takes it back. */

#include "config.h"

#include "praxis-window-private.h"

#include <glib/gi18n.h>

#include "import/praxis-import.h"
#include "import/praxis-sample.h"
#include "store/praxis-store-posts.h"

#define TRASH_DAYS 30

static void
show_toast (PraxisWindow *self,
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
      adw_toast_set_action_name (toast, undo_action);
      adw_toast_set_action_target (toast, "x", target);
    }

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

static gpointer
new_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

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
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  gint64 *id = finish_job (self, source, result, _("The Post Could Not Be Deleted"));

  if (id != NULL)
    show_toast (self, _("Post moved to the trash"), "win.restore-post", *id);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  gint64 *id = finish_job (self, source, result, _("The Post Could Not Be Restored"));

  if (id != NULL)
    show_toast (self, _("Post restored"), NULL, 0);
}

/* The next post is selected, so that one can go on; below the last one, the one before it. */
void
praxis_window_delete_post (PraxisWindow *self,
                           gint64        id)
{
  if (!praxis_posts_pane_move (self->posts_pane, 1) && !praxis_posts_pane_move (self->posts_pane, -1))
    praxis_post_model_set_selected (praxis_posts_pane_get_model (self->posts_pane), 0);

  praxis_library_write_async (self->library, delete_job, new_id (id), g_free, NULL, NULL,
                              deleted_cb, g_object_ref (self));
}

void
praxis_window_restore_post (PraxisWindow *self,
                            gint64        id)
{
  praxis_library_write_async (self->library, restore_job, new_id (id), g_free, NULL, NULL,
                              restored_cb, g_object_ref (self));
}

/* --- Old trash ------------------------------------------------------------------------------------------- */

static gpointer
empty_job (PraxisStore   *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  return praxis_store_empty_trash (store, now - TRASH_DAYS * 24 * 60 * 60, error) ? store : NULL;
}

static void
emptied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* A library that cannot be written to keeps its trash; nobody has asked for this. */
  praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("The trash was not emptied: %s", error->message);
}

void
praxis_window_empty_old_trash (PraxisWindow *self)
{
  praxis_library_write_async (self->library, empty_job, NULL, NULL, NULL, self->cancellable, emptied_cb, NULL);
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
                             guint         n_posts,
                             gint64        import_id)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u post imported", "%u posts imported", n_posts), n_posts);

  show_toast (self, text, import_id != 0 ? "win.undo-import" : NULL, import_id);
}

static void
sample_added_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autoptr (PraxisImportReport) report = finish_job (self, source, result, _("The Sample Could Not Be Added"));

  if (report != NULL && report->import_id != 0)
    praxis_window_show_imported (self, report->added->len, report->import_id);
  else if (report != NULL)
    show_toast (self, _("The sample is here already"), NULL, 0);
}

void
praxis_window_add_sample (PraxisWindow *self)
{
  praxis_library_write_async (self->library, sample_job, NULL, NULL, (GDestroyNotify) praxis_import_report_free,
                              NULL, sample_added_cb, g_object_ref (self));
}

static gpointer
undo_import_job (PraxisStore   *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return praxis_import_undo (store, *(gint64 *) data, error) ? store : NULL;
}

static void
import_undone_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;

  if (finish_job (self, source, result, _("The Import Could Not Be Undone")) != NULL)
    show_toast (self, _("Import undone"), NULL, 0);
}

void
praxis_window_undo_import (PraxisWindow *self,
                           gint64        import_id)
{
  praxis_library_write_async (self->library, undo_import_job, new_id (import_id), g_free, NULL, NULL,
                              import_undone_cb, g_object_ref (self));
}
