/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The effects that a post reports: those that its author has confirmed, and those that are offered. On a row Return or Y confirms, E
 * corrects, N or Delete rejects, U takes the last of these back. */

#include "config.h"

#include "praxis-findings-group.h"

#include <glib/gi18n.h>

#include "praxis-finding-dialog.h"
#include "praxis-toasts.h"
#include "review/praxis-finding-offer.h"

struct _PraxisFindingsGroup
{
  AdwBin             parent_instance;

  GtkWidget         *nothing_label;
  GtkListBox        *list;

  PraxisEditSession *session;
  PraxisProof       *proof;
  GListStore        *findings;
  /* The key of the effect that was rejected last, if nothing else was done since. */
  char              *rejected;
  gboolean           can_undo;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisFindingsGroup, praxis_findings_group, ADW_TYPE_BIN)

static GPtrArray *
get_confirmed (PraxisFindingsGroup *self)
{
  return praxis_draft_get_findings (praxis_edit_session_get_draft (self->session));
}

static gboolean
is_confirmed (PraxisFindingsGroup *self,
              PraxisFinding       *finding)
{
  return g_ptr_array_find (get_confirmed (self), finding, NULL);
}

/* --- Deciding -------------------------------------------------------------------------------------------- */

/* One step that can be undone: @before gives way to @after; NULL adds or removes. */
static void
replace (PraxisFindingsGroup *self,
         PraxisFinding       *before,
         PraxisFinding       *after)
{
  GPtrArray *confirmed = get_confirmed (self);
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  gboolean is_placed = FALSE;

  for (guint i = 0; i < confirmed->len; i++)
    {
      gboolean is_it = confirmed->pdata[i] == before;

      if (!is_it)
        g_ptr_array_add (changed, confirmed->pdata[i]);
      else if (after != NULL)
        g_ptr_array_add (changed, after);
      is_placed = is_placed || is_it;
    }
  if (!is_placed && after != NULL)
    g_ptr_array_add (changed, after);
  praxis_edit_session_end_step (self->session);
  praxis_draft_set_findings (praxis_edit_session_get_draft (self->session), changed);
  praxis_edit_session_end_step (self->session);
  g_clear_pointer (&self->rejected, g_free);
  self->can_undo = TRUE;
  praxis_proof_look (self->proof);
}

static void
confirm (PraxisFindingsGroup *self,
         PraxisFinding       *finding)
{
  if (!is_confirmed (self, finding))
    replace (self, NULL, finding);
}

static void
take_back (PraxisFindingsGroup *self)
{
  if (self->rejected != NULL)
    praxis_proof_take_back (self->proof, PRAXIS_FINDING_DECISION, self->rejected);
  else if (self->can_undo && praxis_edit_session_can_undo (self->session))
    praxis_edit_session_undo (self->session);
  g_clear_pointer (&self->rejected, g_free);
  self->can_undo = FALSE;
}

/* What is undone is the last step of the post, which is another one now. */
static void
draft_changed_cb (PraxisFindingsGroup *self)
{
  self->can_undo = FALSE;
}

static void
show_rejected (PraxisFindingsGroup *self)
{
  AdwToastOverlay *toasts = praxis_toasts_find (GTK_WIDGET (self));
  AdwToast *toast = adw_toast_new (_("Not a finding"));

  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (take_back), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (toasts, toast);
}

/* A confirmed one is removed, and then stands here as an offer, if the text still says it. */
static void
reject (PraxisFindingsGroup *self,
        PraxisFinding       *finding)
{
  if (is_confirmed (self, finding))
    {
      replace (self, finding, NULL);
      return;
    }
  praxis_proof_reject_finding (self->proof, finding);
  g_free (self->rejected);
  self->rejected = praxis_finding_dup_key (finding);
  show_rejected (self);
}

static void
edited_cb (PraxisFindingsGroup *self,
           PraxisFinding       *before,
           PraxisFinding       *after)
{
  replace (self, before, after);
}

static void
edit (PraxisFindingsGroup *self,
      PraxisFinding       *finding)
{
  AdwDialog *dialog = praxis_finding_dialog_new (finding);

  g_signal_connect_object (dialog, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
add_clicked_cb (PraxisFindingsGroup *self)
{
  edit (self, NULL);
}

/* --- Rows ------------------------------------------------------------------------------------------------ */

static PraxisFinding *
get_finding (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  return row != NULL ? g_object_get_data (G_OBJECT (row), "finding") : NULL;
}

/* An offer is confirmed; what is confirmed leads to its words. */
static void
row_activated_cb (PraxisFindingsGroup *self,
                  GtkListBoxRow       *row)
{
  PraxisFinding *finding = get_finding (GTK_WIDGET (row));

  if (is_confirmed (self, finding))
    g_signal_emit (self, signals[CHOSEN], 0, finding);
  else
    confirm (self, finding);
}

static gboolean
key_pressed_cb (PraxisFindingsGroup   *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  PraxisFinding *finding = get_finding (gtk_root_get_focus (root));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || finding == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_y:
      confirm (self, finding);
      return GDK_EVENT_STOP;
    case GDK_KEY_e:
      edit (self, finding);
      return GDK_EVENT_STOP;
    case GDK_KEY_n:
    case GDK_KEY_Delete:
      reject (self, finding);
      return GDK_EVENT_STOP;
    case GDK_KEY_u:
      take_back (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
confirm_clicked_cb (PraxisFindingsGroup *self,
                    GtkWidget           *button)
{
  confirm (self, get_finding (button));
}

static void
edit_clicked_cb (PraxisFindingsGroup *self,
                 GtkWidget           *button)
{
  edit (self, get_finding (button));
}

static void
reject_clicked_cb (PraxisFindingsGroup *self,
                   GtkWidget           *button)
{
  reject (self, get_finding (button));
}

static void
add_button (PraxisFindingsGroup *self,
            GtkWidget           *row,
            const char          *icon,
            const char          *words,
            GCallback            clicked_cb)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked_cb, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static char *
dup_subtitle (PraxisFindingsGroup *self,
              PraxisFinding       *finding)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (finding);
  const char *state = is_confirmed (self, finding) ? C_("finding", "Confirmed") : C_("finding", "Offered");
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_strv_builder_add (words, state);
  if (*fields->comparison != '\0')
    g_strv_builder_add (words, fields->comparison);
  if (*fields->time_point != '\0')
    g_strv_builder_add (words, fields->time_point);
  all = g_strv_builder_end (words);

  return g_strjoinv (" · ", all);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  PraxisFindingsGroup *self = user_data;
  PraxisFinding *finding = item;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = praxis_finding_to_text (finding);
  g_autofree char *subtitle = dup_subtitle (self, finding);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "finding", g_object_ref (finding), g_object_unref);
  if (is_confirmed (self, finding))
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("object-select-symbolic"));
  else
    add_button (self, row, "object-select-symbolic", _("Confirm"), G_CALLBACK (confirm_clicked_cb));
  add_button (self, row, "document-edit-symbolic", _("Correct…"), G_CALLBACK (edit_clicked_cb));
  add_button (self, row, "edit-delete-symbolic", is_confirmed (self, finding) ? _("Remove") : _("Not a Finding"),
              G_CALLBACK (reject_clicked_cb));

  return row;
}

/* The place of the row that has the keyboard, so that another row there has it afterwards; -1 for none. */
static int
find_focused_row (PraxisFindingsGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return -1;
  row = GTK_IS_LIST_BOX_ROW (focus) ? focus : gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

/* Rows that say the same stay, so that nothing moves while one writes. */
static void
update (PraxisFindingsGroup *self)
{
  GPtrArray *findings = praxis_proof_get_findings (self->proof);
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->findings)), start = 0;
  int focused = find_focused_row (self);

  for (; start < MIN (n_before, findings->len); start++)
    {
      g_autoptr (PraxisFinding) before = g_list_model_get_item (G_LIST_MODEL (self->findings), start);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, start);
      g_autofree char *subtitle = dup_subtitle (self, findings->pdata[start]);

      if (!praxis_finding_equal (before, findings->pdata[start]) ||
          !g_str_equal (subtitle, adw_action_row_get_subtitle (ADW_ACTION_ROW (row))))
        break;
      /* The row stands for the object that the draft has. */
      g_object_set_data_full (G_OBJECT (row), "finding", g_object_ref (findings->pdata[start]), g_object_unref);
    }
  if (start < n_before || start < findings->len)
    g_list_store_splice (self->findings, start, n_before - start, findings->pdata + start, findings->len - start);
  gtk_widget_set_visible (self->nothing_label, findings->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), findings->len > 0);
  if (focused >= (int) start && findings->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, MIN ((guint) focused, findings->len - 1))));
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_findings_group_dispose (GObject *object)
{
  PraxisFindingsGroup *self = PRAXIS_FINDINGS_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_FINDINGS_GROUP);
  g_clear_object (&self->findings);
  g_clear_object (&self->proof);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rejected, g_free);

  G_OBJECT_CLASS (praxis_findings_group_parent_class)->dispose (object);
}

static void
praxis_findings_group_class_init (PraxisFindingsGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_findings_group_dispose;

  /* Somebody wants to see the words that a finding was read from. */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, PRAXIS_TYPE_FINDING);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/editor/praxis-findings-group.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisFindingsGroup, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisFindingsGroup, list);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
praxis_findings_group_init (PraxisFindingsGroup *self)
{
  self->findings = g_list_store_new (PRAXIS_TYPE_FINDING);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
praxis_findings_group_set_proof (PraxisFindingsGroup *self,
                                 PraxisEditSession   *session,
                                 PraxisProof         *proof)
{
  g_return_if_fail (self->proof == NULL);

  self->session = g_object_ref (session);
  self->proof = g_object_ref (proof);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->findings), create_row, self, NULL);
  g_signal_connect_object (proof, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (praxis_edit_session_get_draft (session), "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
