/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One term of a vocabulary: its names, whether it is offered, and the way to merging it into another one. */

#include "config.h"

#include "praxis-term-page.h"

#include <glib/gi18n.h>

#include "praxis-merge-page.h"

struct _PraxisTermPage
{
  AdwNavigationPage  parent_instance;

  AdwEntryRow       *name_row;
  AdwEntryRow       *aliases_row;
  AdwSwitchRow      *offered_row;

  PraxisTermList    *terms;
  PraxisVocabularyItem    *item;
  gboolean           is_filling;
};

G_DEFINE_FINAL_TYPE (PraxisTermPage, praxis_term_page, ADW_TYPE_NAVIGATION_PAGE)

static PraxisTerm *
get_term (PraxisTermPage *self)
{
  return praxis_vocabulary_item_get_term (self->item);
}

/* What is being typed is left alone. */
static void
fill_entry (AdwEntryRow *row,
            const char  *text)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
fill (PraxisTermPage *self)
{
  g_autofree char *aliases = g_strjoinv ("; ", (char **) praxis_term_get_aliases (get_term (self)));

  self->is_filling = TRUE;
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), praxis_term_get_label (get_term (self)));
  fill_entry (self->name_row, praxis_term_get_label (get_term (self)));
  fill_entry (self->aliases_row, aliases);
  adw_switch_row_set_active (self->offered_row, !praxis_term_is_retired (get_term (self)));
  self->is_filling = FALSE;
}

static GStrv
split_aliases (const char *text,
               const char *label)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr (GStrvBuilder) aliases = g_strv_builder_new ();

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] != '\0' && g_strcmp0 (parts[i], label) != 0)
        g_strv_builder_add (aliases, parts[i]);
    }

  return g_strv_builder_end (aliases);
}

/* Old files and revisions still mean the same term by its old name. */
static void
keep_old_label (GStrv      *aliases,
                const char *old)
{
  g_autoptr (GStrvBuilder) builder = NULL;

  if (g_strv_contains ((const char * const *) *aliases, old))
    return;

  builder = g_strv_builder_new ();
  g_strv_builder_addv (builder, (const char **) *aliases);
  g_strv_builder_add (builder, old);
  g_strfreev (*aliases);
  *aliases = g_strv_builder_end (builder);
}

static void
names_applied_cb (PraxisTermPage *self)
{
  const char *old = praxis_term_get_label (get_term (self));
  g_autofree char *label = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  g_autoptr (PraxisTermEdit) edit = NULL;
  g_auto (GStrv) aliases = NULL;

  if (*label == '\0')
    {
      fill (self);
      return;
    }

  aliases = split_aliases (gtk_editable_get_text (GTK_EDITABLE (self->aliases_row)), label);
  if (g_strcmp0 (label, old) != 0)
    keep_old_label (&aliases, old);

  edit = praxis_term_edit_new_names (praxis_term_list_get_digest (self->terms), get_term (self), label,
                                     (const char * const *) aliases);
  praxis_term_list_apply (self->terms, edit);
}

static void
offered_changed_cb (PraxisTermPage *self)
{
  g_autoptr (PraxisTermEdit) edit = NULL;

  if (self->is_filling)
    return;

  edit = praxis_term_edit_new_retire (praxis_term_list_get_digest (self->terms), get_term (self),
                                      !adw_switch_row_get_active (self->offered_row));
  praxis_term_list_apply (self->terms, edit);
}

static void
merge_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PraxisTermPage *self = PRAXIS_TERM_PAGE (widget);
  GtkWidget *view = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);

  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), praxis_merge_page_new (self->terms, self->item));
}

/* The term may have gone, merged into another. */
static void
reloaded_cb (PraxisTermPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  gboolean here = praxis_term_list_find (self->terms, praxis_term_get_uuid (get_term (self))) !=
                  GTK_INVALID_LIST_POSITION;

  if (here)
    fill (self);
  else if (view != NULL)
    adw_navigation_view_pop_to_tag (ADW_NAVIGATION_VIEW (view), "vocabulary");
}

static void
failed_cb (PraxisTermPage *self)
{
  fill (self);
}

static void
praxis_term_page_dispose (GObject *object)
{
  PraxisTermPage *self = PRAXIS_TERM_PAGE (object);

  self->is_filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_TERM_PAGE);
  g_clear_object (&self->terms);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (praxis_term_page_parent_class)->dispose (object);
}

static void
praxis_term_page_class_init (PraxisTermPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_term_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-term-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisTermPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisTermPage, aliases_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisTermPage, offered_row);
  gtk_widget_class_bind_template_callback (widget_class, names_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, offered_changed_cb);

  gtk_widget_class_install_action (widget_class, "term.merge", NULL, merge_action);
}

static void
praxis_term_page_init (PraxisTermPage *self)
{
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
praxis_term_page_new (PraxisTermList *terms,
                      PraxisVocabularyItem *item)
{
  PraxisTermPage *self = g_object_new (PRAXIS_TYPE_TERM_PAGE, NULL);

  self->terms = g_object_ref (terms);
  self->item = g_object_ref (item);
  fill (self);
  g_signal_connect_object (terms, "reloaded", G_CALLBACK (reloaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (terms, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);

  return ADW_NAVIGATION_PAGE (self);
}
