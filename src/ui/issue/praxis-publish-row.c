/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-publish-row.h"

struct _PraxisPublishRow
{
  AdwExpanderRow  parent_instance;

  GtkWidget      *lines_row;
  GtkListView    *list;
  GtkStringList  *lines;
};

G_DEFINE_FINAL_TYPE (PraxisPublishRow, praxis_publish_row, ADW_TYPE_EXPANDER_ROW)

static void
praxis_publish_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PRAXIS_TYPE_PUBLISH_ROW);

  G_OBJECT_CLASS (praxis_publish_row_parent_class)->dispose (object);
}

static void
praxis_publish_row_class_init (PraxisPublishRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_publish_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/issue/praxis-publish-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishRow, lines_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishRow, list);
  gtk_widget_class_bind_template_child (widget_class, PraxisPublishRow, lines);
}

static void
praxis_publish_row_init (PraxisPublishRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Without lines the row is not to be seen. */
void
praxis_publish_row_set_lines (PraxisPublishRow   *self,
                              const char         *title,
                              const char * const *lines)
{
  static const char * const none[] = { NULL };

  gtk_string_list_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                          lines != NULL ? lines : none);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lines_row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), lines != NULL && lines[0] != NULL);
}
