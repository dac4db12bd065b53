/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A vocabulary of a digest, in the author's order: adding a term, moving one by drag or by Alt+Up and Alt+Down, and
 * the way to all else that can be done with it. */

#include "config.h"

#include "praxis-vocabulary-page.h"

#include <glib/gi18n.h>

#include "model/praxis-text.h"
#include "praxis-term-page.h"
#include "praxis-term-row.h"

struct _PraxisVocabularyPage
{
  AdwNavigationPage  parent_instance;

  GtkEntry          *entry;
  GtkWidget         *exists_label;
  GtkListView       *list;

  PraxisTermList    *terms;
  char              *moved;     /* the term whose row the keyboard follows */
};

enum
{
  PROP_0,
  PROP_ITEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisVocabularyPage, praxis_vocabulary_page, ADW_TYPE_NAVIGATION_PAGE)

static PraxisVocabularyItem *
ref_item (PraxisVocabularyPage *self,
          guint                 position)
{
  return g_list_model_get_item (praxis_term_list_get_items (self->terms), position);
}

/* --- Adding ---------------------------------------------------------------------------------------------- */

static char *
dup_typed (PraxisVocabularyPage *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static gboolean
has_name (PraxisTerm *term,
          const char *key)
{
  const char * const *aliases = praxis_term_get_aliases (term);
  g_autofree char *label = praxis_text_fold (praxis_term_get_label (term));

  if (g_str_equal (label, key))
    return TRUE;
  for (gsize i = 0; aliases[i] != NULL; i++)
    {
      g_autofree char *alias = praxis_text_fold (aliases[i]);

      if (g_str_equal (alias, key))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_known (PraxisVocabularyPage *self,
          const char           *name)
{
  guint n_items = g_list_model_get_n_items (praxis_term_list_get_items (self->terms));
  g_autofree char *key = praxis_text_fold (name);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (PraxisVocabularyItem) item = ref_item (self, i);

      if (has_name (praxis_vocabulary_item_get_term (item), key))
        return TRUE;
    }

  return FALSE;
}

static void
entry_changed_cb (PraxisVocabularyPage *self)
{
  g_autofree char *name = dup_typed (self);
  gboolean known = *name != '\0' && is_known (self, name);

  if (known && !gtk_widget_get_visible (self->exists_label))
    gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), gtk_label_get_label (GTK_LABEL (self->exists_label)),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_set_visible (self->exists_label, known);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "vocabulary.add", *name != '\0' && !known);
}

static void
add_cb (PraxisVocabularyPage *self)
{
  g_autofree char *name = dup_typed (self);
  g_autoptr (PraxisTermEdit) edit = NULL;

  if (*name == '\0' || is_known (self, name))
    return;

  edit = praxis_term_edit_new_add (praxis_term_list_get_digest (self->terms),
                                   praxis_term_list_get_vocabulary (self->terms), name);
  praxis_term_list_apply (self->terms, edit);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  add_cb (PRAXIS_VOCABULARY_PAGE (widget));
}

/* --- Moving ---------------------------------------------------------------------------------------------- */

static void
announce_move (PraxisVocabularyPage *self,
               PraxisTerm           *term,
               guint                 position)
{
  guint n_items = g_list_model_get_n_items (praxis_term_list_get_items (self->terms));
  g_autofree char *text = NULL;

  /* Translators: for screen readers: a topic's name, its new place in the list, how many there are. */
  text = g_strdup_printf (_("%s: place %u of %u"), praxis_term_get_label (term), position + 1, n_items);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->list), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
move (PraxisVocabularyPage *self,
      guint                 from,
      guint                 to)
{
  g_autoptr (PraxisVocabularyItem) item = ref_item (self, from);
  PraxisTerm *term = praxis_vocabulary_item_get_term (item);
  g_autoptr (PraxisTermEdit) edit = praxis_term_edit_new_move (praxis_term_list_get_digest (self->terms), term,
                                                               from, to);

  g_set_str (&self->moved, praxis_term_get_uuid (term));
  praxis_term_list_apply (self->terms, edit);
  announce_move (self, term, to);
}

/* The keyboard goes with the row. */
static void
reloaded_cb (PraxisVocabularyPage *self)
{
  g_autofree char *moved = g_steal_pointer (&self->moved);
  guint position = moved != NULL ? praxis_term_list_find (self->terms, moved) : GTK_INVALID_LIST_POSITION;

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
}

/* The row stays where it is, and so does the keyboard. */
static void
failed_cb (PraxisVocabularyPage *self)
{
  g_clear_pointer (&self->moved, g_free);
}

static PraxisVocabularyItem *
get_focused_item (PraxisVocabularyPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (!PRAXIS_IS_TERM_ROW (child) || !gtk_widget_is_ancestor (child, GTK_WIDGET (self->list)))
    return NULL;

  return praxis_term_row_get_item (PRAXIS_TERM_ROW (child));
}

static void
move_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisVocabularyPage *self = PRAXIS_VOCABULARY_PAGE (widget);
  PraxisVocabularyItem *item = get_focused_item (self);
  gboolean up = g_str_equal (action_name, "vocabulary.move-up");
  guint n_items = g_list_model_get_n_items (praxis_term_list_get_items (self->terms));
  guint from;

  /* One move after the other: the next begins where the last one ended. */
  if (item == NULL || self->moved != NULL)
    return;

  from = praxis_term_list_find (self->terms, praxis_term_get_uuid (praxis_vocabulary_item_get_term (item)));
  if (from != GTK_INVALID_LIST_POSITION && (up ? from > 0 : from + 1 < n_items))
    move (self, from, up ? from - 1 : from + 1);
}

static void
drop_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisVocabularyPage *self = PRAXIS_VOCABULARY_PAGE (widget);
  const char *dropped, *target;
  guint from, to;

  g_variant_get (parameter, "(&s&s)", &dropped, &target);
  from = praxis_term_list_find (self->terms, dropped);
  to = praxis_term_list_find (self->terms, target);
  if (from != to && from != GTK_INVALID_LIST_POSITION && to != GTK_INVALID_LIST_POSITION)
    move (self, from, to);
}

static void
activated_cb (PraxisVocabularyPage *self,
              guint                 position)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (PraxisVocabularyItem) item = ref_item (self, position);

  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), praxis_term_page_new (self->terms, item));
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_vocabulary_page_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  PraxisVocabularyPage *self = PRAXIS_VOCABULARY_PAGE (object);

  switch (prop_id)
    {
    case PROP_ITEMS:
      g_value_set_object (value, self->terms != NULL ? praxis_term_list_get_items (self->terms) : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_vocabulary_page_dispose (GObject *object)
{
  PraxisVocabularyPage *self = PRAXIS_VOCABULARY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_VOCABULARY_PAGE);
  g_clear_object (&self->terms);
  g_clear_pointer (&self->moved, g_free);

  G_OBJECT_CLASS (praxis_vocabulary_page_parent_class)->dispose (object);
}

static void
praxis_vocabulary_page_class_init (PraxisVocabularyPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = praxis_vocabulary_page_get_property;
  object_class->dispose = praxis_vocabulary_page_dispose;

  properties[PROP_ITEMS] = g_param_spec_object ("items", NULL, NULL, G_TYPE_LIST_MODEL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PRAXIS_TYPE_VOCABULARY_ITEM);
  g_type_ensure (PRAXIS_TYPE_TERM_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-vocabulary-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisVocabularyPage, entry);
  gtk_widget_class_bind_template_child (widget_class, PraxisVocabularyPage, exists_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisVocabularyPage, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);

  gtk_widget_class_install_action (widget_class, "vocabulary.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "vocabulary.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "vocabulary.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "vocabulary.drop", "(ss)", drop_action);
}

static void
praxis_vocabulary_page_init (PraxisVocabularyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "vocabulary.add", FALSE);
}

AdwNavigationPage *
praxis_vocabulary_page_new (PraxisTermList *terms)
{
  PraxisVocabularyPage *self = g_object_new (PRAXIS_TYPE_VOCABULARY_PAGE, NULL);
  gboolean is_topics = praxis_term_list_get_vocabulary (terms) == PRAXIS_VOCABULARY_TOPIC;
  const char *title = is_topics ? _("Topics") : _("Types of Research");
  const char *hint = is_topics ? _("Add a topic") : _("Add a type of research");

  self->terms = g_object_ref (terms);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  gtk_entry_set_placeholder_text (self->entry, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (terms, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (terms, "reloaded", G_CALLBACK (reloaded_cb), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEMS]);

  return ADW_NAVIGATION_PAGE (self);
}
