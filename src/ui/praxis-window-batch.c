/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done to all the chosen posts at once: one job, and one toast that takes it back. The posts stay chosen, so
 * that the next thing can be done to them. */

#include "config.h"

#include "praxis-window-private.h"

#include <glib/gi18n.h>

#include "praxis-batch-terms-dialog.h"
#include "praxis-month-dialog.h"
#include "store/praxis-store-batch.h"
#include "store/praxis-store-posts.h"

/* How many of the posts that were refused are named. */
#define N_NAMED 8

/* What is to be done to which posts, and what came of it. */
typedef struct
{
  PraxisWindow     *window;
  GArray           *ids;
  GStrv             add;
  GStrv             remove;
  PraxisPostChange  change;
  PraxisBatch      *batch;
  GPtrArray        *refused;
} Task;

static Task *
task_new (PraxisWindow *self,
          GArray       *ids)
{
  Task *task = g_atomic_rc_box_new0 (Task);

  task->window = g_object_ref (self);
  task->ids = ids;

  return task;
}

static void
task_clear (gpointer data)
{
  Task *task = data;

  g_clear_pointer (&task->ids, g_array_unref);
  g_strfreev (task->add);
  g_strfreev (task->remove);
  g_clear_pointer (&task->batch, praxis_batch_free);
  g_clear_pointer (&task->refused, g_ptr_array_unref);
  g_object_unref (task->window);
}

static void
task_unref (gpointer task)
{
  g_atomic_rc_box_release_full (task, task_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Task, task_unref)

static PraxisPostModel *
get_model (PraxisWindow *self)
{
  return praxis_posts_pane_get_model (self->posts_pane);
}

static const gint64 *
get_ids (GArray *ids)
{
  return (const gint64 *) (gpointer) ids->data;
}

/* --- Taking it back -------------------------------------------------------------------------------------- */

/* Only the last thing can be taken back; its number tells it from those before. */
static void
keep_undo (PraxisWindow *self,
           PraxisBatch  *batch,
           GArray       *deleted)
{
  praxis_window_clear_batch (self);
  self->batch = batch;
  self->batch_deleted = deleted != NULL ? g_array_ref (deleted) : NULL;
  self->batch_number++;
}

void
praxis_window_clear_batch (PraxisWindow *self)
{
  g_clear_pointer (&self->batch, praxis_batch_free);
  g_clear_pointer (&self->batch_deleted, g_array_unref);
}

/* Runs in the writer thread. */
static gpointer
undo_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Task *task = data;
  gboolean undone;

  if (task->batch != NULL)
    undone = praxis_store_undo_batch (store, task->batch, error);
  else
    undone = praxis_store_restore_posts (store, get_ids (task->ids), task->ids->len, error);

  return undone ? data : NULL;
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Task) task = user_data;
  g_autoptr (GError) error = NULL;
  gboolean undone = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error) != NULL;

  if (g_cancellable_is_cancelled (task->window->cancellable))
    return;

  if (undone)
    praxis_window_show_toast (task->window, _("Undone"), NULL, 0);
  else
    praxis_window_show_error (task->window, _("It Could Not Be Undone"), error);
}

static void
undo_batch_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  Task *task;

  if (g_variant_get_int64 (parameter) != self->batch_number || (self->batch == NULL && self->batch_deleted == NULL))
    return;

  task = task_new (self, g_steal_pointer (&self->batch_deleted));
  task->batch = g_steal_pointer (&self->batch);
  praxis_library_write_async (self->library, undo_job, g_atomic_rc_box_acquire (task), task_unref, NULL, NULL,
                              undone_cb, task);
}

/* --- Changing -------------------------------------------------------------------------------------------- */

/* Runs in the writer thread. */
static gpointer
change_job (PraxisStore   *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Task *task = data;

  task->batch = praxis_store_change_posts (store, get_ids (task->ids), task->ids->len, &task->change, &task->refused,
                                           error);

  return task->batch != NULL ? data : NULL;
}

static char *
describe (Task  *task,
          guint  n_posts)
{
  const PraxisPostChange *change = &task->change;

  if (change->set_month && change->month != PRAXIS_MONTH_NONE)
    {
      g_autofree char *month = praxis_month_format (change->month);

      /* Translators: the number of posts, and a month: "March 2023" */
      return g_strdup_printf (ngettext ("%'u post moved to %s", "%'u posts moved to %s", n_posts), n_posts, month);
    }
  if (change->set_status)
    /* Translators: the number of posts, and a status: "Ready" */
    return g_strdup_printf (ngettext ("%'u post: %s", "%'u posts: %s", n_posts), n_posts,
                            praxis_status_get_label (change->status));

  return g_strdup_printf (ngettext ("%'u post changed", "%'u posts changed", n_posts), n_posts);
}

static void
choose_refused_cb (Task *task)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < task->refused->len; i++)
    g_array_append_val (ids, ((PraxisEntry *) task->refused->pdata[i])->id);
  praxis_post_model_choose (get_model (task->window), get_ids (ids), ids->len);
  praxis_posts_pane_focus (task->window->posts_pane);
}

static void
tell_refused (Task *task)
{
  guint n_refused = task->refused->len;
  g_autoptr (GString) body = g_string_new (NULL);
  AdwDialog *dialog;

  /* Translators: the number of posts, and a status: "Ready" */
  g_string_append_printf (body, ngettext ("%'u post cannot become “%s”: a title, a reference, a topic, the summary or "
                                          "the practice implications are missing or, to be published, the month.",
                                          "%'u posts cannot become “%s”: a title, a reference, a topic, the summary "
                                          "or the practice implications are missing or, to be published, the month.",
                                          n_refused), n_refused, praxis_status_get_label (task->change.status));
  g_string_append_c (body, '\n');
  for (guint i = 0; i < MIN (n_refused, N_NAMED); i++)
    {
      const char *title = ((PraxisEntry *) task->refused->pdata[i])->title;

      g_string_append_printf (body, "\n%s", *title != '\0' ? title : _("Untitled"));
    }
  if (n_refused > N_NAMED)
    g_string_append (body, "\n…");

  dialog = adw_alert_dialog_new (_("Not All Are Complete"), body->str);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "close", _("_Close"), "select", _("_Select Them"), NULL);
  g_signal_connect_data (dialog, "response::select", G_CALLBACK (choose_refused_cb), g_atomic_rc_box_acquire (task),
                         (GClosureNotify) G_CALLBACK (task_unref), G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (task->window));
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Task) task = user_data;
  g_autoptr (GError) error = NULL;
  PraxisWindow *self = task->window;
  gboolean done = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error) != NULL;
  guint n_changed = done ? praxis_batch_get_size (task->batch) : 0;
  g_autofree char *text = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (!done)
    {
      praxis_window_show_error (self, _("The Posts Could Not Be Changed"), error);
      return;
    }

  if (n_changed > 0)
    {
      text = describe (task, n_changed);
      keep_undo (self, g_steal_pointer (&task->batch), NULL);
      praxis_window_show_toast (self, text, "win.undo-batch", self->batch_number);
    }
  if (task->refused != NULL && task->refused->len > 0)
    tell_refused (task);
}

static void
change (Task *task)
{
  praxis_library_write_async (task->window->library, change_job, g_atomic_rc_box_acquire (task), task_unref, NULL,
                              NULL, changed_cb, task);
}

static void
terms_chosen_cb (PraxisWindow           *self,
                 char                  **add,
                 char                  **remove,
                 PraxisBatchTermsDialog *dialog)
{
  Task *task = task_new (self, g_array_ref (praxis_batch_terms_dialog_get_ids (dialog)));

  task->add = g_strdupv (add);
  task->remove = g_strdupv (remove);
  if (praxis_batch_terms_dialog_get_vocabulary (dialog) == PRAXIS_VOCABULARY_TOPIC)
    {
      task->change.add_topics = (const char * const *) task->add;
      task->change.remove_topics = (const char * const *) task->remove;
    }
  else
    {
      task->change.add_types = (const char * const *) task->add;
      task->change.remove_types = (const char * const *) task->remove;
    }
  change (task);
}

static void
terms_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  gboolean topics = g_str_equal (action_name, "win.batch-topics");
  g_autoptr (GArray) ids = praxis_post_model_dup_chosen (get_model (self));
  PraxisBatchTermsDialog *dialog;

  dialog = praxis_batch_terms_dialog_new (self->library, topics ? PRAXIS_VOCABULARY_TOPIC : PRAXIS_VOCABULARY_TYPE,
                                          ids);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (terms_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
month_chosen_cb (PraxisWindow      *self,
                 const char        *response,
                 PraxisMonthDialog *dialog)
{
  Task *task = task_new (self, praxis_post_model_dup_chosen (get_model (self)));

  task->change.set_month = TRUE;
  task->change.month = praxis_month_dialog_get_month (dialog);
  change (task);
}

static void
month_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  PraxisPost *post = praxis_reader_get_post (self->reader);
  AdwDialog *dialog = praxis_month_dialog_new (_("The selected posts become part of this month’s issue."),
                                               post != NULL ? praxis_post_get_month (post) : PRAXIS_MONTH_NONE);

  g_signal_connect_object (dialog, "response::move", G_CALLBACK (month_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
status_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  PraxisStatus status;
  Task *task;

  if (!praxis_status_parse (g_variant_get_string (parameter, NULL), &status))
    return;

  task = task_new (self, praxis_post_model_dup_chosen (get_model (self)));
  task->change.set_status = TRUE;
  task->change.status = status;
  change (task);
}

/* Of the post that is read. One that is published leaves the site with the next publishing. */
static void
mark_draft_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = praxis_post_get_id (praxis_reader_get_post (self->reader));
  Task *task;

  g_array_append_val (ids, id);
  task = task_new (self, g_steal_pointer (&ids));
  task->change.set_status = TRUE;
  task->change.status = PRAXIS_STATUS_DRAFT;
  change (task);
}

/* --- Deleting -------------------------------------------------------------------------------------------- */

/* Runs in the writer thread. */
static gpointer
delete_job (PraxisStore   *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Task *task = data;

  return praxis_store_delete_posts (store, get_ids (task->ids), task->ids->len, error) ? data : NULL;
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Task) task = user_data;
  g_autoptr (GError) error = NULL;
  PraxisWindow *self = task->window;
  gboolean done = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error) != NULL;
  guint n_posts = task->ids->len;
  g_autofree char *text = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (!done)
    {
      praxis_window_show_error (self, _("The Posts Could Not Be Deleted"), error);
      return;
    }

  text = g_strdup_printf (ngettext ("%'u post moved to the trash", "%'u posts moved to the trash", n_posts), n_posts);
  keep_undo (self, NULL, task->ids);
  praxis_window_show_toast (self, text, "win.undo-batch", self->batch_number);
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  Task *task = task_new (self, praxis_post_model_dup_chosen (get_model (self)));

  praxis_library_write_async (self->library, delete_job, g_atomic_rc_box_acquire (task), task_unref, NULL, NULL,
                              deleted_cb, task);
}

/* --- Actions --------------------------------------------------------------------------------------------- */

static void
select_posts_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  PraxisPostModel *model = get_model (PRAXIS_WINDOW (widget));

  praxis_post_model_set_selecting (model, !praxis_post_model_is_selecting (model));
  praxis_posts_pane_focus (PRAXIS_WINDOW (widget)->posts_pane);
}

void
praxis_window_install_batch (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.select-posts", NULL, select_posts_action);
  gtk_widget_class_install_action (widget_class, "win.batch-topics", NULL, terms_action);
  gtk_widget_class_install_action (widget_class, "win.batch-types", NULL, terms_action);
  gtk_widget_class_install_action (widget_class, "win.batch-month", NULL, month_action);
  gtk_widget_class_install_action (widget_class, "win.batch-status", "s", status_action);
  gtk_widget_class_install_action (widget_class, "win.batch-delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "win.mark-draft", NULL, mark_draft_action);
  gtk_widget_class_install_action (widget_class, "win.undo-batch", "x", undo_batch_action);
}

void
praxis_window_update_batch (PraxisWindow *self)
{
  static const char * const actions[] = {
    "win.batch-topics", "win.batch-types", "win.batch-month", "win.batch-status", "win.batch-delete",
  };
  gboolean is_on_top = adw_navigation_view_get_visible_page (self->pages) == self->library_page;
  gboolean is_trash = praxis_filter_get_collection (praxis_browser_get_filter (self->browser)) ==
                      PRAXIS_COLLECTION_TRASH;
  gboolean has_chosen = praxis_post_model_get_n_chosen (get_model (self)) > 0;
  PraxisPost *post = praxis_window_get_own_post (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.mark-draft",
                                 post != NULL && praxis_post_get_status (post) != PRAXIS_STATUS_DRAFT);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.select-posts",
                                 is_on_top && g_list_model_get_n_items (G_LIST_MODEL (get_model (self))) > 0);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], is_on_top && !is_trash && has_chosen);
}
