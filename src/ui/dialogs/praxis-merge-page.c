/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a term is merged into. It asks before it does so: this cannot be undone. */

#include "config.h"

#include "praxis-merge-page.h"

#include <glib/gi18n.h>

struct _PraxisMergePage
{
  AdwNavigationPage   parent_instance;

  GtkListView        *list;
  GtkFilterListModel *rows;
  GtkCustomFilter    *others;
  GtkStringFilter    *filter;
  GtkSearchEntry     *search_entry;

  PraxisTermList     *terms;
  PraxisVocabularyItem     *item;
  char               *into;
};

enum
{
  PROP_0,
  PROP_ITEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisMergePage, praxis_merge_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
is_other (gpointer item,
          gpointer user_data)
{
  PraxisMergePage *self = user_data;

  return item != self->item;
}

static void
merge_cb (PraxisMergePage *self)
{
  g_autoptr (PraxisTermEdit) edit = NULL;

  edit = praxis_term_edit_new_merge (praxis_term_list_get_digest (self->terms),
                                     praxis_vocabulary_item_get_term (self->item), self->into);
  praxis_term_list_apply (self->terms, edit);
}

static void
activated_cb (PraxisMergePage *self,
              guint            position)
{
  g_autoptr (PraxisVocabularyItem) into = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  const char *from_label = praxis_term_get_label (praxis_vocabulary_item_get_term (self->item));
  guint n_posts = praxis_vocabulary_item_get_count (self->item);
  gboolean is_topic = praxis_term_list_get_vocabulary (self->terms) == PRAXIS_VOCABULARY_TOPIC;
  g_autofree char *body = NULL;
  AdwDialog *dialog;

  g_set_str (&self->into, praxis_term_get_label (praxis_vocabulary_item_get_term (into)));
  /* Translators: the name of a topic that goes, the topic that stays, the number of posts that get it. */
  body = g_strdup_printf (ngettext ("“%s” becomes one of the other names of “%s”, and %'u post gets that instead. "
                                    "This cannot be undone.",
                                    "“%s” becomes one of the other names of “%s”, and %'u posts get that instead. "
                                    "This cannot be undone.", n_posts), from_label, self->into, n_posts);

  dialog = adw_alert_dialog_new (is_topic ? _("Merge Topics?") : _("Merge Types of Research?"), body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "merge", _("_Merge"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "merge", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response::merge", G_CALLBACK (merge_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
search_changed_cb (PraxisMergePage *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
search_activated_cb (PraxisMergePage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0)
    return;

  gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
praxis_merge_page_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PraxisMergePage *self = PRAXIS_MERGE_PAGE (object);

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
praxis_merge_page_dispose (GObject *object)
{
  PraxisMergePage *self = PRAXIS_MERGE_PAGE (object);

  if (self->others != NULL)
    gtk_custom_filter_set_filter_func (self->others, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_MERGE_PAGE);
  g_clear_object (&self->terms);
  g_clear_object (&self->item);
  g_clear_pointer (&self->into, g_free);

  G_OBJECT_CLASS (praxis_merge_page_parent_class)->dispose (object);
}

static void
praxis_merge_page_class_init (PraxisMergePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = praxis_merge_page_get_property;
  object_class->dispose = praxis_merge_page_dispose;

  properties[PROP_ITEMS] = g_param_spec_object ("items", NULL, NULL, G_TYPE_LIST_MODEL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PRAXIS_TYPE_VOCABULARY_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-merge-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisMergePage, list);
  gtk_widget_class_bind_template_child (widget_class, PraxisMergePage, rows);
  gtk_widget_class_bind_template_child (widget_class, PraxisMergePage, others);
  gtk_widget_class_bind_template_child (widget_class, PraxisMergePage, filter);
  gtk_widget_class_bind_template_child (widget_class, PraxisMergePage, search_entry);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
praxis_merge_page_init (PraxisMergePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
praxis_merge_page_new (PraxisTermList *terms,
                       PraxisVocabularyItem *item)
{
  PraxisMergePage *self = g_object_new (PRAXIS_TYPE_MERGE_PAGE, NULL);

  self->terms = g_object_ref (terms);
  self->item = g_object_ref (item);
  gtk_custom_filter_set_filter_func (self->others, is_other, self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEMS]);

  return ADW_NAVIGATION_PAGE (self);
}
