/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A key and what it does. GTK's own window of shortcuts is deprecated and does not fit a narrow screen, and its
 * successor comes with libadwaita 1.8. */

#include "config.h"

#include "praxis-shortcut-row.h"

#include <glib/gi18n.h>

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

static char *
dup_label (const char *accelerator)
{
  GdkModifierType modifiers;
  guint key;

  return accelerator != NULL && gtk_accelerator_parse (accelerator, &key, &modifiers)
           ? gtk_accelerator_get_label (key, modifiers) : g_strdup ("");
}

/* One, or two with a space between them. */
static void
set_accelerator (PraxisShortcutRow *self,
                 const char        *accelerator)
{
  g_auto (GStrv) both = NULL;
  g_autofree char *label = NULL, *other = NULL, *text = NULL;

  if (!g_set_str (&self->accelerator, accelerator))
    return;

  both = g_strsplit (accelerator != NULL ? accelerator : "", " ", 2);
  label = dup_label (both[0]);
  if (both[0] != NULL && both[1] != NULL)
    {
      other = dup_label (both[1]);
      /* Translators: two keys that do the same, like "Alt+Up or K". */
      text = g_strdup_printf (_("%s or %s"), label, other);
    }
  gtk_label_set_label (GTK_LABEL (self->keys), text != NULL ? text : label);

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
