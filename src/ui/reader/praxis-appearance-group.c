/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader's colours, size, width, spacing and lines: the same rows in the reader's popover and in the preferences,
 * kept in the settings. */

#include "config.h"

#include "praxis-appearance-group.h"

struct _PraxisAppearanceGroup
{
  AdwPreferencesGroup  parent_instance;

  AdwComboRow         *scheme_row;
  AdwSpinRow          *size_row;
  AdwSpinRow          *width_row;
  AdwSpinRow          *spacing_row;
  AdwSwitchRow        *justified_row;

  GSettings           *settings;
};

G_DEFINE_FINAL_TYPE (PraxisAppearanceGroup, praxis_appearance_group, ADW_TYPE_PREFERENCES_GROUP)

/* In the order of the rows. */
static const char * const schemes[] = { "system", "light", "sepia", "dark", "night" };

static gboolean
scheme_to_row (GValue   *value,
               GVariant *variant,
               gpointer  user_data)
{
  const char *scheme = g_variant_get_string (variant, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      if (g_str_equal (schemes[i], scheme))
        g_value_set_uint (value, i);
    }

  return TRUE;
}

static GVariant *
row_to_scheme (const GValue       *value,
               const GVariantType *type,
               gpointer            user_data)
{
  guint selected = g_value_get_uint (value);

  return selected < G_N_ELEMENTS (schemes) ? g_variant_new_string (schemes[selected]) : NULL;
}

static void
praxis_appearance_group_dispose (GObject *object)
{
  PraxisAppearanceGroup *self = PRAXIS_APPEARANCE_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_APPEARANCE_GROUP);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (praxis_appearance_group_parent_class)->dispose (object);
}

static void
praxis_appearance_group_class_init (PraxisAppearanceGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_appearance_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/reader/praxis-appearance-group.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisAppearanceGroup, scheme_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisAppearanceGroup, size_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisAppearanceGroup, width_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisAppearanceGroup, spacing_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisAppearanceGroup, justified_row);
}

static void
praxis_appearance_group_init (PraxisAppearanceGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (APP_ID);
  g_settings_bind (self->settings, "reader-size", self->size_row, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "reader-width", self->width_row, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "reader-line-spacing", self->spacing_row, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "reader-justified", self->justified_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (self->settings, "reader-scheme", self->scheme_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, scheme_to_row, row_to_scheme, NULL, NULL);
}
