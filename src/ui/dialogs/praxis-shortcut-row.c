/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A key and what it does. GTK's own window of shortcuts is deprecated and does not fit a narrow screen, and its
 * successor comes with libadwaita 1.8. */

#include "config.h"

#include "praxis-shortcut-row.h"

struct _PraxisShortcutRow
{
  AdwActionRow  parent_instance;

  GtkWidget    *keys;
  char         *accelerator;
};

enum
{
  PROP_0,
  PROP_ACCELERATOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisShortcutRow, praxis_shortcut_row, ADW_TYPE_ACTION_ROW)

static void
set_accelerator (PraxisShortcutRow *self,
                 const char        *accelerator)
{
  g_autofree char *label = NULL;
  GdkModifierType modifiers;
  guint key;

  if (!g_set_str (&self->accelerator, accelerator))
    return;

  if (accelerator != NULL && gtk_accelerator_parse (accelerator, &key, &modifiers))
    label = gtk_accelerator_get_label (key, modifiers);
  gtk_label_set_label (GTK_LABEL (self->keys), label != NULL ? label : "");

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCELERATOR]);
}

static void
praxis_shortcut_row_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ACCELERATOR:
      g_value_set_string (value, PRAXIS_SHORTCUT_ROW (object)->accelerator);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_shortcut_row_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ACCELERATOR:
      set_accelerator (PRAXIS_SHORTCUT_ROW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_shortcut_row_finalize (GObject *object)
{
  g_free (PRAXIS_SHORTCUT_ROW (object)->accelerator);

  G_OBJECT_CLASS (praxis_shortcut_row_parent_class)->finalize (object);
}

static void
praxis_shortcut_row_class_init (PraxisShortcutRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = praxis_shortcut_row_get_property;
  object_class->set_property = praxis_shortcut_row_set_property;
  object_class->finalize = praxis_shortcut_row_finalize;

  properties[PROP_ACCELERATOR] = g_param_spec_string ("accelerator", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
praxis_shortcut_row_init (PraxisShortcutRow *self)
{
  self->keys = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->keys, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->keys);
}
