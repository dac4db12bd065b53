/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A work that was found, field by field beside what is there: what is chosen takes its place. Where the two may be
 * different works, nothing that is there is chosen beforehand. */

#include "config.h"

#include "praxis-lookup-dialog.h"

#include <glib/gi18n.h>

struct _PraxisLookupDialog
{
  AdwDialog       parent_instance;

  GtkWidget      *doubts_box;
  GtkLabel       *doubts_label;
  GtkCheckButton *all_check;
  GtkListBox     *list;
  GtkWidget      *use_button;

  GPtrArray      *variables;   /* of the rows, borrowed */
  GPtrArray      *checks;      /* of the rows, borrowed */
  GTask          *task;
  gboolean        is_following;
};

G_DEFINE_FINAL_TYPE (PraxisLookupDialog, praxis_lookup_dialog, ADW_TYPE_DIALOG)

/* --- What is chosen ---------------------------------------------------------------------------------------- */

static guint
count_chosen (PraxisLookupDialog *self)
{
  guint n_chosen = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n_chosen += gtk_check_button_get_active (g_ptr_array_index (self->checks, i));
  return n_chosen;
}

static void
update (PraxisLookupDialog *self)
{
  guint n_chosen = count_chosen (self);

  if (self->is_following)
    return;
  self->is_following = TRUE;
  gtk_check_button_set_active (self->all_check, n_chosen == self->checks->len);
  gtk_check_button_set_inconsistent (self->all_check, n_chosen > 0 && n_chosen < self->checks->len);
  self->is_following = FALSE;
  gtk_widget_set_sensitive (self->use_button, n_chosen > 0);
}

static void
all_toggled_cb (PraxisLookupDialog *self)
{
  gboolean is_chosen = gtk_check_button_get_active (self->all_check);

  if (self->is_following)
    return;
  self->is_following = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i), is_chosen);
  self->is_following = FALSE;
  update (self);
}

/* --- Rows ------------------------------------------------------------------------------------------------ */

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_words (const PraxisLookupField *field)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = make_label (field->label, "caption");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (words), label);
  if (field->change == PRAXIS_LOOKUP_DIFFERENT)
    {
      GtkWidget *before = make_label (field->before, "struck");

      gtk_widget_add_css_class (before, "dim-label");
      gtk_box_append (GTK_BOX (words), before);
    }
  gtk_box_append (GTK_BOX (words), make_label (field->after, NULL));
  gtk_widget_set_hexpand (words, TRUE);
  return words;
}

/* What a screen reader says of it. */
static char *
describe (const PraxisLookupField *field)
{
  if (field->change == PRAXIS_LOOKUP_DIFFERENT)
    /* Translators: a field of a work, what stands there, and what was found in the network */
    return g_strdup_printf (_("%s: %s instead of %s"), field->label, field->after, field->before);
  /* Translators: a field of a work, and what was found for it */
  return g_strdup_printf (_("%s: %s"), field->label, field->after);
}

static void
add_row (PraxisLookupDialog      *self,
         const PraxisLookupField *field,
         gboolean                 is_chosen)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *words = describe (field);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), make_words (field));
  gtk_widget_add_css_class (box, "lookup-field");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->variables, (gpointer) field->variable);
  g_ptr_array_add (self->checks, check);
}

static void
row_activated_cb (PraxisLookupDialog *self,
                  GtkListBoxRow      *row)
{
  GtkCheckButton *check = g_ptr_array_index (self->checks, gtk_list_box_row_get_index (row));

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static void
fill (PraxisLookupDialog     *self,
      PraxisLookupComparison *comparison)
{
  GPtrArray *fields = praxis_lookup_comparison_get_fields (comparison);
  const char * const *doubts = praxis_lookup_comparison_get_doubts (comparison);
  g_autofree char *words = g_strjoinv ("\n", (char **) doubts);

  gtk_widget_set_visible (self->doubts_box, *doubts != NULL);
  gtk_label_set_label (self->doubts_label, words);
  for (guint i = 0; i < fields->len; i++)
    {
      const PraxisLookupField *field = g_ptr_array_index (fields, i);

      if (field->change != PRAXIS_LOOKUP_SAME)
        add_row (self, field, *doubts == NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->all_check), self->checks->len > 1);
  update (self);
  /* What can be chosen first; or else the button, where everything is. */
  if (*doubts == NULL)
    adw_dialog_set_focus (ADW_DIALOG (self), self->use_button);
  else if (self->checks->len > 0)
    adw_dialog_set_focus (ADW_DIALOG (self), g_ptr_array_index (self->checks, 0));
}

/* --- Answers --------------------------------------------------------------------------------------------- */

static void
use_clicked_cb (PraxisLookupDialog *self)
{
  g_autoptr (GStrvBuilder) variables = g_strv_builder_new ();

  for (guint i = 0; i < self->checks->len; i++)
    {
      if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
        g_strv_builder_add (variables, g_ptr_array_index (self->variables, i));
    }
  if (self->task != NULL)
    g_task_return_pointer (self->task, g_strv_builder_end (variables), (GDestroyNotify) g_strfreev);
  g_clear_object (&self->task);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
praxis_lookup_dialog_closed (AdwDialog *dialog)
{
  PraxisLookupDialog *self = PRAXIS_LOOKUP_DIALOG (dialog);

  if (self->task != NULL)
    g_task_return_pointer (self->task, NULL, NULL);
  g_clear_object (&self->task);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_lookup_dialog_dispose (GObject *object)
{
  PraxisLookupDialog *self = PRAXIS_LOOKUP_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_LOOKUP_DIALOG);
  g_clear_pointer (&self->variables, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (praxis_lookup_dialog_parent_class)->dispose (object);
}

static void
praxis_lookup_dialog_class_init (PraxisLookupDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_lookup_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = praxis_lookup_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/editor/praxis-lookup-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisLookupDialog, doubts_box);
  gtk_widget_class_bind_template_child (widget_class, PraxisLookupDialog, doubts_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisLookupDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PraxisLookupDialog, all_check);
  gtk_widget_class_bind_template_child (widget_class, PraxisLookupDialog, use_button);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_clicked_cb);
}

static void
praxis_lookup_dialog_init (PraxisLookupDialog *self)
{
  self->variables = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @comparison has to stay until the answer. */
void
praxis_lookup_dialog_choose_async (GtkWidget              *parent,
                                   PraxisLookupComparison *comparison,
                                   GAsyncReadyCallback     callback,
                                   gpointer                user_data)
{
  PraxisLookupDialog *self = g_object_new (PRAXIS_TYPE_LOOKUP_DIALOG, NULL);

  self->task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (self->task, praxis_lookup_dialog_choose_async);
  fill (self, comparison);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

/* Returns: (transfer full) (nullable): the CSL variables that shall be taken over; %NULL where nothing shall change */
GStrv
praxis_lookup_dialog_choose_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
