/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The topics or the types of research of a post: chips that go with a click, a chooser that adds them, and what the
 * text suggests, which nobody but the author accepts.
 *
 * The draft has the labels in the order of the vocabulary, as the exported article will have them. */

#include "config.h"

#include "praxis-term-field.h"

#include <glib/gi18n.h>

#include "edit/praxis-suggestion.h"
#include "praxis-menus.h"
#include "praxis-term-chooser.h"
#include "praxis-term-item.h"

struct _PraxisTermField
{
  AdwBin             parent_instance;

  AdwWrapBox        *chips;
  AdwWrapBox        *suggestions;
  GtkWidget         *add_button;

  PraxisEditSession *session;
  GListStore        *items;
  GPtrArray         *buttons;
  GPtrArray         *suggested;
  char              *title;
  char              *add_label;
  PraxisVocabulary   vocabulary;
  gboolean           has_suggestion;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_ADD_LABEL,
  PROP_HAS_SUGGESTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisTermField, praxis_term_field, ADW_TYPE_BIN)

static PraxisDraft *
get_draft (PraxisTermField *self)
{
  return praxis_edit_session_get_draft (self->session);
}

static const char * const *
get_labels (PraxisTermField *self)
{
  return praxis_draft_get_terms (get_draft (self), self->vocabulary);
}

/* --- Choosing -------------------------------------------------------------------------------------------- */

static gboolean
is_in_vocabulary (PraxisTermField *self,
                  const char      *label)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (PraxisTermItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (g_str_equal (praxis_term_item_get_label (item), label))
        return TRUE;
    }
  return FALSE;
}

/* Adds or takes away one label. Those of the vocabulary stand in its order, new ones behind them. */
static void
set_label (PraxisTermField *self,
           const char      *label,
           gboolean         chosen)
{
  const char * const *before = get_labels (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (PraxisTermItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const char *own = praxis_term_item_get_label (item);

      if (g_str_equal (own, label) ? chosen : g_strv_contains (before, own))
        g_strv_builder_add (builder, own);
    }
  for (gsize i = 0; before[i] != NULL; i++)
    {
      if (!is_in_vocabulary (self, before[i]) && !g_str_equal (before[i], label))
        g_strv_builder_add (builder, before[i]);
    }
  if (chosen && !is_in_vocabulary (self, label))
    g_strv_builder_add (builder, label);

  labels = g_strv_builder_end (builder);
  praxis_edit_session_end_step (self->session);
  praxis_draft_set_terms (get_draft (self), self->vocabulary, (const char * const *) labels);
}

static void
announce (PraxisTermField *self,
          const char      *label,
          gboolean         chosen)
{
  g_autofree char *words = chosen ? g_strdup_printf (_("%s added"), label) : g_strdup_printf (_("%s removed"), label);

  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisTermField *self = PRAXIS_TERM_FIELD (widget);
  g_autofree char *label = g_variant_dup_string (parameter, NULL);

  set_label (self, label, FALSE);
  announce (self, label, FALSE);
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  PraxisTermField *self = PRAXIS_TERM_FIELD (widget);
  g_autofree char *label = g_variant_dup_string (parameter, NULL);

  set_label (self, label, TRUE);
  announce (self, label, TRUE);
}

/* --- Chips ----------------------------------------------------------------------------------------------- */

static GtkWidget *
new_chip (const char *label,
          const char *icon_name,
          const char *action,
          const char *tooltip)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_label_new (label);

  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", label);

  return button;
}

/* Which of the chips has the keyboard; -1 for none. */
static int
find_focus (PraxisTermField *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      if (gtk_widget_has_focus (g_ptr_array_index (self->buttons, i)))
        return i;
    }
  return -1;
}

static void
update_chips (PraxisTermField *self)
{
  const char * const *labels = get_labels (self);
  int focus = find_focus (self);
  GtkWidget *last = NULL;

  for (guint i = 0; i < self->buttons->len; i++)
    adw_wrap_box_remove (self->chips, g_ptr_array_index (self->buttons, i));
  g_ptr_array_set_size (self->buttons, 0);

  for (gsize i = 0; labels[i] != NULL; i++)
    {
      /* Translators: a button that takes a topic or a type of research off a post. */
      g_autofree char *tooltip = g_strdup_printf (_("Remove “%s”"), labels[i]);
      GtkWidget *chip = new_chip (labels[i], "window-close-symbolic", "terms.remove", tooltip);

      gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
      adw_wrap_box_insert_child_after (self->chips, chip, last);
      g_ptr_array_add (self->buttons, chip);
      last = chip;
    }

  /* The keyboard goes on to the chip that has moved up, or to what adds one. */
  if (focus >= 0)
    gtk_widget_grab_focus ((guint) focus < self->buttons->len ? g_ptr_array_index (self->buttons, focus)
                                                              : self->add_button);
}

/* The first child is the word before them. */
static GtkWidget *
get_suggestion (PraxisTermField *self,
                int              index)
{
  GtkWidget *child = gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (self->suggestions)));

  while (child != NULL && index-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Which of the suggestions has the keyboard; -1 for none. */
static int
find_focused_suggestion (PraxisTermField *self)
{
  int index = 0;

  for (GtkWidget *child = get_suggestion (self, 0); child != NULL; child = gtk_widget_get_next_sibling (child), index++)
    {
      if (gtk_widget_has_focus (child))
        return index;
    }
  return -1;
}

static void
update_suggestions (PraxisTermField *self)
{
  int focus = find_focused_suggestion (self);
  GtkWidget *child;
  guint n_shown = 0;

  while ((child = get_suggestion (self, 0)) != NULL)
    adw_wrap_box_remove (self->suggestions, child);

  for (guint i = 0; self->suggested != NULL && i < self->suggested->len; i++)
    {
      PraxisSuggestion *suggestion = g_ptr_array_index (self->suggested, i);
      g_autofree char *words = NULL;
      GtkWidget *chip;

      if (suggestion->vocabulary != self->vocabulary || g_strv_contains (get_labels (self), suggestion->label))
        continue;

      chip = new_chip (suggestion->label, "list-add-symbolic", "terms.add", suggestion->reason);
      /* Translators: a button that gives a post a topic which its text suggests. */
      words = g_strdup_printf (_("Add suggested “%s”"), suggestion->label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      gtk_widget_add_css_class (chip, "suggested");
      adw_wrap_box_append (self->suggestions, chip);
      n_shown++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->suggestions), n_shown > 0);
  if (self->has_suggestion != (n_shown > 0))
    {
      self->has_suggestion = n_shown > 0;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SUGGESTION]);
    }

  /* As with the chips: who accepts one after the other stays in the row. */
  if (focus >= 0)
    {
      child = get_suggestion (self, MIN (focus, (int) n_shown - 1));
      gtk_widget_grab_focus (n_shown > 0 ? child : self->add_button);
    }
}

static void
update_items (PraxisTermField *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (PraxisTermItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      praxis_term_item_set_chosen (item, g_strv_contains (get_labels (self), praxis_term_item_get_label (item)));
    }
}

static void
follow (PraxisTermField *self)
{
  update_chips (self);
  update_items (self);
  update_suggestions (self);
}

static void
draft_changed_cb (PraxisTermField *self,
                  guint            field)
{
  if (field == (self->vocabulary == PRAXIS_VOCABULARY_TOPIC ? PRAXIS_DRAFT_TOPICS : PRAXIS_DRAFT_TYPES))
    follow (self);
}

/* --- The chooser ----------------------------------------------------------------------------------------- */

static void
toggled_cb (PraxisTermField *self,
            PraxisTermItem  *item)
{
  const char *label = praxis_term_item_get_label (item);
  gboolean is_chosen = praxis_term_item_is_chosen (item);

  set_label (self, label, !is_chosen);
  announce (self, label, !is_chosen);
}

static void
added_cb (PraxisTermField *self,
          const char      *label)
{
  set_label (self, label, TRUE);
  announce (self, label, TRUE);
}

/* When somebody opens it: it has more widgets than the rest of the field. */
static void
create_chooser_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  PraxisTermField *self = user_data;
  GtkWidget *chooser;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  chooser = praxis_term_chooser_new (G_LIST_MODEL (self->items));
  g_signal_connect_object (chooser, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chooser, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, chooser);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_term_field_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PraxisTermField *self = PRAXIS_TERM_FIELD (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_ADD_LABEL:
      g_value_set_string (value, self->add_label);
      break;
    case PROP_HAS_SUGGESTION:
      g_value_set_boolean (value, self->has_suggestion);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_term_field_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  PraxisTermField *self = PRAXIS_TERM_FIELD (object);
  char **text = prop_id == PROP_TITLE ? &self->title : &self->add_label;

  if (prop_id != PROP_TITLE && prop_id != PROP_ADD_LABEL)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  else if (g_set_str (text, g_value_get_string (value)))
    g_object_notify_by_pspec (object, pspec);
}

static gboolean
praxis_term_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PRAXIS_TERM_FIELD (widget)->add_button);
}

static void
praxis_term_field_dispose (GObject *object)
{
  PraxisTermField *self = PRAXIS_TERM_FIELD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_TERM_FIELD);
  g_clear_object (&self->session);
  g_clear_object (&self->items);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer (&self->suggested, g_ptr_array_unref);

  G_OBJECT_CLASS (praxis_term_field_parent_class)->dispose (object);
}

static void
praxis_term_field_finalize (GObject *object)
{
  PraxisTermField *self = PRAXIS_TERM_FIELD (object);

  g_free (self->title);
  g_free (self->add_label);

  G_OBJECT_CLASS (praxis_term_field_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/editor/praxis-term-field.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisTermField, chips);
  gtk_widget_class_bind_template_child (widget_class, PraxisTermField, suggestions);
  gtk_widget_class_bind_template_child (widget_class, PraxisTermField, add_button);
}

static void
praxis_term_field_class_init (PraxisTermFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = praxis_term_field_get_property;
  object_class->set_property = praxis_term_field_set_property;
  object_class->dispose = praxis_term_field_dispose;
  object_class->finalize = praxis_term_field_finalize;
  widget_class->grab_focus = praxis_term_field_grab_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_ADD_LABEL] = g_param_spec_string ("add-label", NULL, NULL, NULL, flags);
  properties[PROP_HAS_SUGGESTION] = g_param_spec_boolean ("has-suggestion", NULL, NULL, FALSE,
                                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "terms.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "terms.remove", "s", remove_action);
  bind_template (widget_class);
}

static void
praxis_term_field_init (PraxisTermField *self)
{
  self->items = g_list_store_new (PRAXIS_TYPE_TERM_ITEM);
  self->buttons = g_ptr_array_new ();
  self->title = g_strdup ("");
  self->add_label = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  praxis_menu_button_set_late_popup (GTK_MENU_BUTTON (self->add_button), create_chooser_cb, self, NULL);
}

void
praxis_term_field_set_session (PraxisTermField   *self,
                               PraxisEditSession *session,
                               PraxisVocabulary   vocabulary)
{
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->vocabulary = vocabulary;
  g_signal_connect_object (get_draft (self), "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  follow (self);
}

/* @items are PraxisTermItem, in the order of the vocabulary. */
void
praxis_term_field_set_terms (PraxisTermField *self,
                             GPtrArray       *items)
{
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  follow (self);
}

/* @suggestions are PraxisSuggestion; those of the other vocabulary are passed over. */
void
praxis_term_field_set_suggestions (PraxisTermField *self,
                                   GPtrArray       *suggestions)
{
  g_clear_pointer (&self->suggested, g_ptr_array_unref);
  self->suggested = g_ptr_array_ref (suggestions);
  update_suggestions (self);
}

gboolean
praxis_term_field_has_suggestion (PraxisTermField *self)
{
  return self->has_suggestion;
}

/* Takes the first suggestion. */
void
praxis_term_field_accept (PraxisTermField *self)
{
  GtkWidget *chip = get_suggestion (self, 0);
  g_autoptr (GVariant) label = NULL;

  if (chip == NULL)
    return;

  /* Not through the button, which takes its time to show that it is pressed: the next press may be there before. */
  label = g_variant_ref (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (chip)));
  gtk_widget_activate_action_variant (GTK_WIDGET (self), "terms.add", label);
}
