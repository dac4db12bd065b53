/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one does about a remark on the review page: mend it, which makes a revision of the post, or ignore it. Both can be taken
 * back, by the toast or with Ctrl+Z. */

#include "config.h"

#include "praxis-review-page-private.h"

#include <glib/gi18n.h>

#include "praxis-error-dialog.h"
#include "praxis-ignore-dialog.h"
#include "praxis-toasts.h"

/* As in the window, longer than a toast that only tells something. */
#define UNDO_SECONDS 15

/* A job of the page, from its start to its answer. */
typedef struct
{
  PraxisReviewPage     *page;
  PraxisReviewDecision *decision;
  gboolean              is_fix;
  gboolean              is_undo;
} Command;

static void
command_free (Command *command)
{
  g_object_unref (command->page);
  praxis_review_decision_free (command->decision);
  g_free (command);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Command, command_free)

static PraxisReviewDecision *
decision_new (PraxisReviewItem *item,
              const char       *reason)
{
  PraxisRemark *remark = praxis_review_item_get_remark (item);
  const PraxisRemarkFields *fields = praxis_remark_get_fields (remark);

  return praxis_review_decision_copy (&(PraxisReviewDecision) {
    .post_id = praxis_review_item_get_post_id (item),
    .post_uuid = (char *) praxis_review_item_get_post_uuid (item),
    .check = (char *) fields->check,
    .key = (char *) praxis_remark_get_key (remark),
    .text = (char *) fields->text,
    .reason = (char *) reason,
  });
}

/* --- Taking back ----------------------------------------------------------------------------------------- */

static void
toast_gone_cb (PraxisReviewPage *self,
               AdwToast         *toast)
{
  if (self->toast == toast)
    g_clear_object (&self->toast);
}

void
praxis_review_page_forget_undo (PraxisReviewPage *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->toast);

  if (toast != NULL)
    adw_toast_dismiss (toast);
  g_clear_pointer (&self->undo, praxis_review_decision_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.undo", FALSE);
}

static void run (PraxisReviewPage     *self,
                 PraxisReviewDecision *decision,
                 gboolean              is_fix,
                 gboolean              is_undo);

static void
undo (PraxisReviewPage *self)
{
  PraxisReviewDecision *decision = g_steal_pointer (&self->undo);

  if (decision == NULL)
    return;
  praxis_review_page_forget_undo (self);
  decision->is_taken_back = TRUE;
  run (self, decision, self->is_fix, TRUE);
}

static void
offer_undo (PraxisReviewPage           *self,
            const PraxisReviewDecision *decision,
            gboolean                    is_fix)
{
  AdwToastOverlay *toasts = praxis_toasts_find (GTK_WIDGET (self));
  AdwToast *toast = adw_toast_new (is_fix ? _("Remark fixed in the post") : _("Remark ignored"));

  praxis_review_page_forget_undo (self);
  self->undo = praxis_review_decision_copy (decision);
  self->is_fix = is_fix;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.undo", TRUE);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_gone_cb), self, G_CONNECT_SWAPPED);
  self->toast = g_object_ref_sink (toast);
  if (toasts != NULL)
    adw_toast_overlay_add_toast (toasts, g_object_ref (toast));
}

/* --- Doing ----------------------------------------------------------------------------------------------- */

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Command) command = user_data;
  PraxisReviewPage *self = command->page;
  g_autoptr (GError) error = NULL;

  praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (self->library == NULL)
    return;
  if (error != NULL)
    praxis_error_dialog_present (GTK_WIDGET (self), command->is_undo ? _("It Could Not Be Taken Back")
                                                    : command->is_fix ? _("The Remark Could Not Be Fixed")
                                                                      : _("The Decision Could Not Be Kept"), error);
  else if (!command->is_undo)
    offer_undo (self, command->decision, command->is_fix);
}

/* Takes @decision. */
static void
run (PraxisReviewPage     *self,
     PraxisReviewDecision *decision,
     gboolean              is_fix,
     gboolean              is_undo)
{
  Command *command = g_new0 (Command, 1);
  PraxisJob job = !is_fix ? praxis_review_decide_job : is_undo ? praxis_review_undo_fix_job : praxis_review_fix_job;

  command->page = g_object_ref (self);
  command->decision = decision;
  command->is_fix = is_fix;
  command->is_undo = is_undo;
  praxis_library_write_async (self->library, job, decision, NULL, NULL, NULL, done_cb, command);
}

void
praxis_review_page_fix (PraxisReviewPage *self,
                        PraxisReviewItem *item)
{
  if (item != NULL && praxis_remark_get_fields (praxis_review_item_get_remark (item))->fix_label != NULL)
    run (self, decision_new (item, NULL), TRUE, FALSE);
}

static void
ignored_cb (PraxisReviewPage *self,
            PraxisRemark     *remark,
            const char       *reason,
            AdwDialog        *dialog)
{
  run (self, decision_new (g_object_get_data (G_OBJECT (dialog), "item"), reason), FALSE, FALSE);
}

void
praxis_review_page_ignore (PraxisReviewPage *self,
                           PraxisReviewItem *item)
{
  AdwDialog *dialog;

  if (item == NULL)
    return;
  dialog = praxis_ignore_dialog_new (praxis_review_item_get_remark (item));
  g_object_set_data_full (G_OBJECT (dialog), "item", g_object_ref (item), g_object_unref);
  g_signal_connect_object (dialog, "ignored", G_CALLBACK (ignored_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* --- Actions --------------------------------------------------------------------------------------------- */

static void
selected_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PraxisReviewPage *self = PRAXIS_REVIEW_PAGE (widget);

  if (g_str_equal (action_name, "review.fix"))
    praxis_review_page_fix (self, praxis_review_page_get_selected (self));
  else
    praxis_review_page_ignore (self, praxis_review_page_get_selected (self));
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  undo (PRAXIS_REVIEW_PAGE (widget));
}

void
praxis_review_page_install_decisions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.fix", NULL, selected_action);
  gtk_widget_class_install_action (widget_class, "review.ignore", NULL, selected_action);
  gtk_widget_class_install_action (widget_class, "review.undo", NULL, undo_action);
}
