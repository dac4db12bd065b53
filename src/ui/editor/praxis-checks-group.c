/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that the proof-reader says of a post, in the order of the form, and what its author has decided to ignore. */

#include "config.h"

#include "praxis-checks-group.h"

#include <glib/gi18n.h>

#include "praxis-remark-view.h"
#include "review/praxis-finding-offer.h"

struct _PraxisChecksGroup
{
  AdwBin           parent_instance;

  GtkStack        *stack;
  GtkLabel        *nothing_label;
  GtkListBox      *list;
  GtkWidget       *ignored_box;
  AdwExpanderRow  *ignored_row;

  PraxisProof     *proof;
  GPtrArray       *ignored_rows;
};

enum
{
  CHOSEN,
  FIX,
  IGNORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisChecksGroup, praxis_checks_group, ADW_TYPE_BIN)

/* --- Open remarks ---------------------------------------------------------------------------------------- */

static PraxisRemark *
get_remark (GtkListBoxRow *row)
{
  return praxis_remark_view_get_remark (PRAXIS_REMARK_VIEW (gtk_list_box_row_get_child (row)));
}

static void
row_activated_cb (PraxisChecksGroup *self,
                  GtkListBoxRow     *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, get_remark (row));
}

static void
fix_cb (PraxisChecksGroup *self,
        PraxisRemark      *remark)
{
  g_signal_emit (self, signals[FIX], 0, remark);
}

static void
ignore_cb (PraxisChecksGroup *self,
           PraxisRemark      *remark)
{
  g_signal_emit (self, signals[IGNORE], 0, remark);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  PraxisChecksGroup *self = user_data;
  PraxisRemark *remark = item;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *view = praxis_remark_view_new ();

  gtk_widget_set_margin_top (view, 12);
  gtk_widget_set_margin_bottom (view, 12);
  gtk_widget_set_margin_start (view, 12);
  gtk_widget_set_margin_end (view, 12);
  praxis_remark_view_set_remark (PRAXIS_REMARK_VIEW (view), remark);
  g_signal_connect_object (view, "fix", G_CALLBACK (fix_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "ignore", G_CALLBACK (ignore_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  praxis_remark_get_fields (remark)->message, -1);

  return row;
}

/* --- Ignored ones ---------------------------------------------------------------------------------------- */

static void
take_back_cb (PraxisChecksGroup *self,
              GtkWidget         *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  GPtrArray *decisions = praxis_proof_get_decisions (self->proof);
  const PraxisDecision *decision = index < decisions->len ? decisions->pdata[index] : NULL;

  if (decision != NULL)
    praxis_proof_take_back (self->proof, decision->check, decision->key);
}

static GtkWidget *
create_ignored_row (PraxisChecksGroup    *self,
                    const PraxisDecision *decision,
                    guint                 index)
{
  const PraxisCheck *check = praxis_checks_find (decision->check);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  g_autofree char *title = NULL;

  /* Translators: the kind of a remark, and the words that it is about: "DOI: 10.x". */
  title = g_strdup_printf (C_("ignored remark", "%s: %s"), check != NULL ? praxis_check_get_label (check) : decision->check,
                           decision->text);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), decision->reason);
  gtk_widget_set_tooltip_text (button, _("Remark on It Again"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_back_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

/* Effects that are no findings are decided on in the group of findings. */
static gboolean
is_of_a_remark (const PraxisDecision *decision)
{
  return !g_str_equal (decision->check, PRAXIS_FINDING_DECISION);
}

static void
update_ignored (PraxisChecksGroup *self)
{
  GPtrArray *decisions = praxis_proof_get_decisions (self->proof);
  g_autofree char *title = NULL;

  for (guint i = 0; i < self->ignored_rows->len; i++)
    adw_expander_row_remove (self->ignored_row, self->ignored_rows->pdata[i]);
  g_ptr_array_set_size (self->ignored_rows, 0);
  for (guint i = 0; i < decisions->len; i++)
    {
      if (is_of_a_remark (decisions->pdata[i]))
        g_ptr_array_add (self->ignored_rows, create_ignored_row (self, decisions->pdata[i], i));
    }
  for (guint i = 0; i < self->ignored_rows->len; i++)
    adw_expander_row_add_row (self->ignored_row, self->ignored_rows->pdata[i]);

  title = g_strdup_printf (ngettext ("%'u ignored remark", "%'u ignored remarks", self->ignored_rows->len),
                           self->ignored_rows->len);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->ignored_row), title);
  gtk_widget_set_visible (self->ignored_box, self->ignored_rows->len > 0);
}

static void
update (PraxisChecksGroup *self)
{
  guint n_remarks = g_list_model_get_n_items (praxis_proof_get_remarks (self->proof));

  gtk_label_set_label (self->nothing_label, praxis_proof_has_looked (self->proof)
                         ? _("Nothing to remark. Numbers, names and the citation are checked against each other as you write.")
                         : _("The post is being read…"));
  gtk_stack_set_visible_child_name (self->stack, n_remarks > 0 ? "remarks" : "nothing");
  update_ignored (self);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_checks_group_dispose (GObject *object)
{
  PraxisChecksGroup *self = PRAXIS_CHECKS_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_CHECKS_GROUP);
  g_clear_pointer (&self->ignored_rows, g_ptr_array_unref);
  g_clear_object (&self->proof);

  G_OBJECT_CLASS (praxis_checks_group_parent_class)->dispose (object);
}

static guint
add_signal (PraxisChecksGroupClass *klass,
            const char             *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, PRAXIS_TYPE_REMARK);
}

static void
praxis_checks_group_class_init (PraxisChecksGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_checks_group_dispose;

  /* Somebody wants to go to the place of a remark; to have it mended; not to see it any more. */
  signals[CHOSEN] = add_signal (klass, "chosen");
  signals[FIX] = add_signal (klass, "fix");
  signals[IGNORE] = add_signal (klass, "ignore");

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/editor/praxis-checks-group.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisChecksGroup, stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisChecksGroup, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisChecksGroup, list);
  gtk_widget_class_bind_template_child (widget_class, PraxisChecksGroup, ignored_box);
  gtk_widget_class_bind_template_child (widget_class, PraxisChecksGroup, ignored_row);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
praxis_checks_group_init (PraxisChecksGroup *self)
{
  self->ignored_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
praxis_checks_group_set_proof (PraxisChecksGroup *self,
                               PraxisProof       *proof)
{
  g_return_if_fail (self->proof == NULL);

  self->proof = g_object_ref (proof);
  gtk_list_box_bind_model (self->list, praxis_proof_get_remarks (proof), create_row, self, NULL);
  g_signal_connect_object (proof, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
