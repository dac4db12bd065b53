/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The proof-reader in the editor: how much it says in the header, and the way through what it says.
 *
 *   proof ──"changed"──▶ count in the header, underlines and rows in the form
 *   F8, the count, a row ──▶ the place in the form, with the remark in a popover ──▶ mended, or ignored
 */

#include "config.h"

#include "praxis-editor-page-private.h"

#include <glib/gi18n.h>

#include "praxis-css-class.h"
#include "praxis-error-dialog.h"
#include "praxis-ignore-dialog.h"
#include "praxis-remark-popover.h"
#include "praxis-remark-view.h"
#include "praxis-toasts.h"

/* How many frames a place may take to come into sight. */
#define MAX_POPUP_FRAMES 60

/* --- How much there is ----------------------------------------------------------------------------------- */

static char *
describe_counts (PraxisEditorPage *self)
{
  guint errors = praxis_proof_count (self->proof, PRAXIS_SEVERITY_ERROR);
  guint doubts = praxis_proof_count (self->proof, PRAXIS_SEVERITY_DOUBT);
  guint suggestions = praxis_proof_count (self->proof, PRAXIS_SEVERITY_SUGGESTION);
  g_autofree char *error_words = g_strdup_printf (ngettext ("%'u error", "%'u errors", errors), errors);
  g_autofree char *doubt_words = g_strdup_printf (ngettext ("%'u doubt", "%'u doubts", doubts), doubts);
  g_autofree char *suggestion_words = g_strdup_printf (ngettext ("%'u suggestion", "%'u suggestions", suggestions), suggestions);

  if (errors + doubts + suggestions == 0)
    return g_strdup (_("No Remarks"));
  /* Translators: what the proof-reader has to say: "1 error, 2 doubts, 3 suggestions" */
  return g_strdup_printf (C_("remarks", "%s, %s, %s"), error_words, doubt_words, suggestion_words);
}

static PraxisSeverity
get_worst (PraxisEditorPage *self)
{
  if (praxis_proof_count (self->proof, PRAXIS_SEVERITY_ERROR) > 0)
    return PRAXIS_SEVERITY_ERROR;
  return praxis_proof_count (self->proof, PRAXIS_SEVERITY_DOUBT) > 0 ? PRAXIS_SEVERITY_DOUBT : PRAXIS_SEVERITY_SUGGESTION;
}

static void
update_count (PraxisEditorPage *self)
{
  guint n_remarks = g_list_model_get_n_items (praxis_proof_get_remarks (self->proof));
  g_autofree char *words = describe_counts (self);
  g_autofree char *count = g_strdup_printf ("%'u", n_remarks);
  PraxisSeverity worst = get_worst (self);

  gtk_label_set_label (self->checks_label, count);
  gtk_image_set_from_icon_name (self->checks_icon,
                                n_remarks > 0 ? praxis_severity_get_icon (worst) : "object-select-symbolic");
  for (guint i = 0; i < PRAXIS_N_SEVERITIES; i++)
    praxis_widget_set_css_class (GTK_WIDGET (self->checks_button), praxis_severity_get_css_class (i),
                                 n_remarks > 0 && i == worst && i != PRAXIS_SEVERITY_SUGGESTION);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->checks_button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.next-remark", n_remarks > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.previous-remark", n_remarks > 0);
}

static void
proof_changed_cb (PraxisEditorPage *self)
{
  update_count (self);
  praxis_editor_form_show_remarks (self->form, praxis_proof_get_remarks (self->proof));
  praxis_editor_page_lead (self);
}

static void
proof_failed_cb (PraxisEditorPage *self,
                 const GError     *error)
{
  praxis_editor_page_show_error (self, _("The Decision Could Not Be Kept"), error);
}

/* --- Going there ----------------------------------------------------------------------------------------- */

static void fix_cb    (PraxisEditorPage *self,
                       PraxisRemark     *remark);
static void ignore_cb (PraxisEditorPage *self,
                       PraxisRemark     *remark);

/* The keyboard goes back to where one writes. */
static void
closed_cb (PraxisEditorPage *self)
{
  PraxisRemark *remark = praxis_remark_popover_get_remark (PRAXIS_REMARK_POPOVER (self->remark_popover));

  praxis_editor_form_show_place (self->form, &praxis_remark_get_fields (remark)->place);
}

static void
ensure_popover (PraxisEditorPage *self)
{
  if (self->remark_popover != NULL)
    return;
  self->remark_popover = praxis_remark_popover_new ();
  gtk_widget_set_parent (self->remark_popover, GTK_WIDGET (self->form));
  g_signal_connect_object (self->remark_popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->remark_popover, "fix", G_CALLBACK (fix_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->remark_popover, "ignore", G_CALLBACK (ignore_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
pop_up_cb (gpointer user_data)
{
  PraxisEditorPage *self = user_data;

  self->popup_id = 0;
  gtk_popover_popup (GTK_POPOVER (self->remark_popover));
  praxis_remark_popover_focus (PRAXIS_REMARK_POPOVER (self->remark_popover));

  return G_SOURCE_REMOVE;
}

/* The layouts of its first frames give a page that was just opened its places, so one frame after the other looks
 * whether the form has scrolled there. The popover is a surface of its own, and comes between frames. */
static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  PraxisEditorPage *self = user_data;
  GdkRectangle place;

  if (!praxis_editor_form_reveal_caret (self->form, &place) && ++self->n_popup_frames < MAX_POPUP_FRAMES)
    return G_SOURCE_CONTINUE;

  /* Where a place has no room, at the edge that is next to it. */
  place.y = CLAMP (place.y, 0, MAX (gtk_widget_get_height (widget) - place.height, 0));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->remark_popover), &place);
  self->popup_id = g_idle_add (pop_up_cb, self);
  self->popup_tick_id = 0;

  return G_SOURCE_REMOVE;
}

static void
stop_popup (PraxisEditorPage *self)
{
  if (self->popup_tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->form), self->popup_tick_id);
  self->popup_tick_id = 0;
  g_clear_handle_id (&self->popup_id, g_source_remove);
}

static void
start_popup (PraxisEditorPage *self)
{
  stop_popup (self);
  self->n_popup_frames = 0;
  self->popup_tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->form), frame_cb, self, NULL);
}

static void
show_remark (PraxisEditorPage *self,
             PraxisRemark     *remark)
{
  if (self->compact)
    gtk_toggle_button_set_active (self->preview_button, FALSE);
  ensure_popover (self);
  gtk_popover_popdown (GTK_POPOVER (self->remark_popover));
  praxis_editor_form_show_place (self->form, &praxis_remark_get_fields (remark)->place);
  praxis_remark_popover_set_remark (PRAXIS_REMARK_POPOVER (self->remark_popover), remark, praxis_proof_find_number (self->proof, remark),
                                    g_list_model_get_n_items (praxis_proof_get_remarks (self->proof)));
  start_popup (self);
}

/* To the remark that was asked for, once the page is there and the proof-reader has looked. It may be gone. */
void
praxis_editor_page_lead (PraxisEditorPage *self)
{
  GListModel *remarks = praxis_proof_get_remarks (self->proof);
  g_autofree char *check = NULL;
  g_autofree char *key = NULL;

  if (self->wanted_check == NULL || !self->was_shown || !self->has_context || !praxis_proof_has_looked (self->proof))
    return;
  check = g_steal_pointer (&self->wanted_check);
  key = g_steal_pointer (&self->wanted_key);
  for (guint i = 0; i < g_list_model_get_n_items (remarks); i++)
    {
      g_autoptr (PraxisRemark) remark = g_list_model_get_item (remarks, i);

      if (g_str_equal (praxis_remark_get_fields (remark)->check, check) && g_str_equal (praxis_remark_get_key (remark), key))
        {
          show_remark (self, remark);
          return;
        }
    }
}

/* @key tells the remark from others of the check. */
void
praxis_editor_page_lead_to_remark (PraxisEditorPage *self,
                                   const char       *check,
                                   const char       *key)
{
  g_set_str (&self->wanted_check, check);
  g_set_str (&self->wanted_key, key);
  praxis_editor_page_lead (self);
}

/* Whether one is still where a remark leads to. */
static gboolean
is_at (PraxisRemark      *remark,
       const PraxisPlace *caret)
{
  const PraxisPlace *place = &praxis_remark_get_fields (remark)->place;

  return place->field == caret->field && place->index == caret->index &&
         ((caret->field != PRAXIS_DRAFT_SUMMARY && caret->field != PRAXIS_DRAFT_IMPLICATIONS) ||
          (place->start <= caret->start && caret->start <= place->end));
}

void
praxis_editor_page_go_to_remark (PraxisEditorPage *self,
                                 gboolean          backwards)
{
  PraxisRemark *shown = self->remark_popover != NULL
    ? praxis_remark_popover_get_remark (PRAXIS_REMARK_POPOVER (self->remark_popover)) : NULL;
  gboolean is_open = shown != NULL && gtk_widget_get_visible (self->remark_popover);
  g_autoptr (PraxisRemark) next = NULL;
  PraxisPlace caret;
  gboolean has_caret = praxis_editor_form_find_caret (self->form, &caret);

  if (shown != NULL && !is_open && has_caret && !is_at (shown, &caret))
    shown = NULL;
  next = praxis_proof_find_next (self->proof, shown, has_caret ? &caret : NULL, backwards);
  if (next != NULL)
    show_remark (self, next);
}

/* --- Deciding -------------------------------------------------------------------------------------------- */

static void
add_toast (PraxisEditorPage *self,
           AdwToast         *toast)
{
  AdwToastOverlay *toasts = praxis_toasts_find (GTK_WIDGET (self));

  if (toasts != NULL)
    adw_toast_overlay_add_toast (toasts, toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

static void
fix_cb (PraxisEditorPage *self,
        PraxisRemark     *remark)
{
  /* The place has other words by now; the next look will say what is true of them. */
  if (!praxis_proof_fix (self->proof, remark))
    add_toast (self, adw_toast_new (_("The text has changed meanwhile")));
}

static void
undo_ignore_cb (AdwToast         *toast,
                PraxisEditorPage *self)
{
  PraxisRemark *remark = g_object_get_data (G_OBJECT (toast), "remark");

  praxis_proof_take_back (self->proof, praxis_remark_get_fields (remark)->check, praxis_remark_get_key (remark));
}

static void
ignored_cb (PraxisEditorPage *self,
            PraxisRemark     *remark,
            const char       *reason)
{
  AdwToast *toast = adw_toast_new (_("Remark ignored"));

  praxis_proof_ignore (self->proof, remark, reason);
  adw_toast_set_button_label (toast, _("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "remark", g_object_ref (remark), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_ignore_cb), self, 0);
  add_toast (self, toast);
}

static void
ignore_cb (PraxisEditorPage *self,
           PraxisRemark     *remark)
{
  AdwDialog *dialog = praxis_ignore_dialog_new (remark);

  g_signal_connect_object (dialog, "ignored", G_CALLBACK (ignored_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* --- The page -------------------------------------------------------------------------------------------- */

void
praxis_editor_page_start_proof (PraxisEditorPage *self)
{
  PraxisChecksGroup *checks = praxis_editor_form_get_checks (self->form);

  self->proof = praxis_proof_new (self->session);
  g_signal_connect_object (self->proof, "changed", G_CALLBACK (proof_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->proof, "failed", G_CALLBACK (proof_failed_cb), self, G_CONNECT_SWAPPED);
  praxis_editor_form_set_proof (self->form, self->proof);
  g_signal_connect_object (checks, "chosen", G_CALLBACK (show_remark), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (checks, "fix", G_CALLBACK (fix_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (checks, "ignore", G_CALLBACK (ignore_cb), self, G_CONNECT_SWAPPED);
  update_count (self);
}

void
praxis_editor_page_stop_proof (PraxisEditorPage *self)
{
  stop_popup (self);
  g_clear_pointer (&self->remark_popover, gtk_widget_unparent);
  g_clear_object (&self->proof);
  g_clear_pointer (&self->wanted_check, g_free);
  g_clear_pointer (&self->wanted_key, g_free);
}
