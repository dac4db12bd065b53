/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds topics or types of research as one types, to give them to a post or take them off it, and can add one that
 * there is not yet. Who made it does what was chosen. */

#include "config.h"

#include "praxis-term-chooser.h"

#include <glib/gi18n.h>

#include "model/praxis-text.h"
#include "praxis-term-item.h"

struct _PraxisTermChooser
{
  GtkPopover           parent_instance;

  GtkEditable         *entry;
  GtkListView         *list;
  GtkSingleSelection  *selection;
  GtkFilterListModel  *filtered;
  GtkButton           *new_button;

  GListModel          *items;
  GtkCustomFilter     *filter;
  char                *folded;
};

enum
{
  TOGGLED,
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisTermChooser, praxis_term_chooser, GTK_TYPE_POPOVER)

static gboolean
filter_cb (gpointer object,
           gpointer user_data)
{
  PraxisTermChooser *self = user_data;

  return praxis_term_item_matches (object, self->folded);
}

/* Whether what was typed is a name that no term has. */
static gboolean
is_new_name (PraxisTermChooser *self)
{
  if (*self->folded == '\0')
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (self->items); i++)
    {
      g_autoptr (PraxisTermItem) item = g_list_model_get_item (self->items, i);

      if (praxis_term_item_is_called (item, self->folded))
        return FALSE;
    }
  return TRUE;
}

static void
search_changed_cb (PraxisTermChooser *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  g_autofree char *label = NULL;

  g_free (self->folded);
  self->folded = praxis_text_fold (text);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_single_selection_set_selected (self->selection, 0);

  /* Translators: a button; %s is what was typed, a name that no topic or type of research has yet. */
  label = g_strdup_printf (_("Add “%s”"), text);
  gtk_button_set_label (self->new_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->new_button), is_new_name (self));
}

/* The next one is found from its first letter on. */
static void
start_again (PraxisTermChooser *self)
{
  gtk_editable_set_text (self->entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
item_activated_cb (PraxisTermChooser *self,
                   guint              position)
{
  g_autoptr (PraxisTermItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  g_signal_emit (self, signals[TOGGLED], 0, item);
  start_again (self);
}

static void
new_clicked_cb (PraxisTermChooser *self)
{
  g_autofree char *label = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  g_signal_emit (self, signals[ADDED], 0, label);
  start_again (self);
}

/* Enter takes the one that is marked. A new one takes a second Enter: half a word is typed soon. */
static void
entry_activated_cb (PraxisTermChooser *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (selected != GTK_INVALID_LIST_POSITION && *self->folded != '\0')
    item_activated_cb (self, selected);
  else if (is_new_name (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->new_button));
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
entry_key_cb (PraxisTermChooser *self,
              guint              keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
search_stopped_cb (PraxisTermChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
shown_cb (PraxisTermChooser *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  gtk_editable_set_text (self->entry, "");
  search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
praxis_term_chooser_dispose (GObject *object)
{
  PraxisTermChooser *self = PRAXIS_TERM_CHOOSER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_TERM_CHOOSER);
  g_clear_object (&self->items);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (praxis_term_chooser_parent_class)->dispose (object);
}

static void
praxis_term_chooser_finalize (GObject *object)
{
  g_free (PRAXIS_TERM_CHOOSER (object)->folded);

  G_OBJECT_CLASS (praxis_term_chooser_parent_class)->finalize (object);
}

static void
praxis_term_chooser_class_init (PraxisTermChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_term_chooser_dispose;
  object_class->finalize = praxis_term_chooser_finalize;

  /* A term that there is was chosen, given as its item; a new one, given as its name. */
  signals[TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, PRAXIS_TYPE_TERM_ITEM);
  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/editor/praxis-term-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisTermChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, PraxisTermChooser, list);
  gtk_widget_class_bind_template_child (widget_class, PraxisTermChooser, selection);
  gtk_widget_class_bind_template_child (widget_class, PraxisTermChooser, filtered);
  gtk_widget_class_bind_template_child (widget_class, PraxisTermChooser, new_button);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
praxis_term_chooser_init (PraxisTermChooser *self)
{
  self->folded = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @items are PraxisTermItem; they may change. */
GtkWidget *
praxis_term_chooser_new (GListModel *items)
{
  PraxisTermChooser *self = g_object_new (PRAXIS_TYPE_TERM_CHOOSER, NULL);

  self->items = g_object_ref (items);
  self->filter = gtk_custom_filter_new (filter_cb, self, NULL);
  gtk_filter_list_model_set_filter (self->filtered, GTK_FILTER (self->filter));
  gtk_filter_list_model_set_model (self->filtered, items);
  return GTK_WIDGET (self);
}
