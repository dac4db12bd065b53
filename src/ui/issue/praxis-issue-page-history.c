/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was done on the issue page, step by step, with what takes each step back. */

#include "config.h"

#include "praxis-issue-page-private.h"

#include <glib/gi18n.h>

#include "praxis-error-dialog.h"

typedef struct
{
  PraxisIssueChange *change;
  PraxisIssueChange *inverse;
} Step;

static Step *
step_new (PraxisIssueChange *change,
          PraxisIssueChange *inverse)
{
  Step *step = g_new0 (Step, 1);

  step->change = praxis_issue_change_ref (change);
  step->inverse = praxis_issue_change_ref (inverse);

  return step;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  praxis_issue_change_unref (step->change);
  praxis_issue_change_unref (step->inverse);
  g_free (step);
}

static void
push (GPtrArray **steps,
      Step       *step)
{
  if (*steps == NULL)
    *steps = g_ptr_array_new_with_free_func (step_free);
  g_ptr_array_add (*steps, step);
}

static void
forget_all (PraxisIssuePage *self)
{
  g_clear_pointer (&self->undo_steps, g_ptr_array_unref);
  g_clear_pointer (&self->redo_steps, g_ptr_array_unref);
}

/* --- Writing --------------------------------------------------------------------------------------------- */

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PraxisIssuePage) self = user_data;
  g_autoptr (GError) error = NULL;

  praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  self->n_writing--;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (error != NULL)
    {
      /* The steps before it may not fit any more to what is there. */
      forget_all (self);
      praxis_error_dialog_present (GTK_WIDGET (self), _("The Issue Could Not Be Changed"), error);
    }
  praxis_issue_page_read (self);
}

static void
write_change (PraxisIssuePage   *self,
              PraxisIssueChange *change)
{
  self->n_writing++;
  praxis_library_write_async (self->library, praxis_issue_change_job, praxis_issue_change_ref (change),
                              (GDestroyNotify) praxis_issue_change_unref, NULL, NULL, written_cb,
                              g_object_ref (self));
}

/* --- An order in the list -------------------------------------------------------------------------------- */

/* Where a post stands; GTK_INVALID_LIST_POSITION where it does not. */
guint
praxis_issue_page_find (PraxisIssuePage *self,
                        gint64           id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (PraxisIssueItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (praxis_issue_item_get_id (item) == id)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* At once, before the library has it, in one change: so the rows are the same ones, and the keyboard stays. */
static void
show_order (PraxisIssuePage   *self,
            PraxisIssueChange *change)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < change->ids->len; i++)
    {
      guint position = praxis_issue_page_find (self, g_array_index (change->ids, gint64, i));

      if (position != GTK_INVALID_LIST_POSITION)
        g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (self->items), position));
    }

  /* A post came or went meanwhile: the library knows the order. */
  if (items->len != g_list_model_get_n_items (G_LIST_MODEL (self->items)))
    return;

  g_list_store_splice (self->items, 0, items->len, items->pdata, items->len);
  for (guint i = 0; i < items->len; i++)
    praxis_issue_item_set_place (items->pdata[i], i, items->len);
}

static void
announce_place (PraxisIssuePage *self,
                PraxisIssueItem *item,
                guint            position)
{
  /* Translators: said when a post was moved: its title, its new place, how many there are. */
  g_autofree char *text = g_strdup_printf (_("“%s” is now %u of %u"), praxis_issue_item_get_title (item), position + 1,
                                           g_list_model_get_n_items (G_LIST_MODEL (self->items)));

  gtk_accessible_announce (GTK_ACCESSIBLE (self->list), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Moves the post at @from to @to; FALSE where that changes nothing. */
gboolean
praxis_issue_page_place (PraxisIssuePage *self,
                         guint            from,
                         guint            to)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autoptr (PraxisIssueItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), from);
  PraxisIssueChange *inverse, *change;
  gint64 id;

  if (item == NULL || to >= n_items || from == to)
    return FALSE;

  id = praxis_issue_item_get_id (item);
  inverse = praxis_issue_change_new_order (self->key, G_LIST_MODEL (self->items));
  change = praxis_issue_change_new_order (self->key, G_LIST_MODEL (self->items));
  g_array_remove_index (change->ids, from);
  g_array_insert_val (change->ids, to, id);

  praxis_issue_page_make (self, change, inverse, NULL);
  gtk_list_view_scroll_to (self->list, to, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  announce_place (self, item, to);

  praxis_issue_change_unref (change);
  praxis_issue_change_unref (inverse);

  return TRUE;
}

/* --- Steps ----------------------------------------------------------------------------------------------- */

static void
apply (PraxisIssuePage   *self,
       PraxisIssueChange *change)
{
  if (change->kind == PRAXIS_ISSUE_CHANGE_ORDER)
    show_order (self, change);
  write_change (self, change);
  praxis_issue_page_update_actions (self);
}

static void
undo_clicked_cb (PraxisIssuePage *self)
{
  praxis_issue_page_undo (self);
}

static void
show_toast (PraxisIssuePage *self,
            const char      *words)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  if (toasts == NULL)
    return;

  toast = adw_toast_new (words);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_dismiss_all (ADW_TOAST_OVERLAY (toasts));
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
}

/* Makes a change that @inverse takes back; @words (nullable) are what a toast says of it. */
void
praxis_issue_page_make (PraxisIssuePage   *self,
                        PraxisIssueChange *change,
                        PraxisIssueChange *inverse,
                        const char        *words)
{
  push (&self->undo_steps, step_new (change, inverse));
  g_clear_pointer (&self->redo_steps, g_ptr_array_unref);
  apply (self, change);
  if (words != NULL)
    show_toast (self, words);
}

static void
take_step (PraxisIssuePage  *self,
           GPtrArray       **from,
           GPtrArray       **to,
           gboolean          back,
           const char       *words)
{
  Step *step;

  if (*from == NULL || (*from)->len == 0)
    return;

  step = g_ptr_array_steal_index (*from, (*from)->len - 1);
  push (to, step);
  apply (self, back ? step->inverse : step->change);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->list), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

void
praxis_issue_page_undo (PraxisIssuePage *self)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  /* The toast that offered it, or one about a step that is not the last one any more. */
  if (toasts != NULL)
    adw_toast_overlay_dismiss_all (ADW_TOAST_OVERLAY (toasts));
  take_step (self, &self->undo_steps, &self->redo_steps, TRUE, C_("announcement", "Undone"));
}

void
praxis_issue_page_redo (PraxisIssuePage *self)
{
  take_step (self, &self->redo_steps, &self->undo_steps, FALSE, C_("announcement", "Redone"));
}
