/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A topic or type of research in the chooser of the editor: how many posts have it, and whether this one has. */

#include "config.h"

#include "praxis-term-item.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/praxis-text.h"

struct _PraxisTermItem
{
  GObject     parent_instance;

  PraxisTerm *term;
  GPtrArray  *names;
  guint       count;
  gboolean    chosen;
};

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_COUNT,
  PROP_DESCRIPTION,
  PROP_ICON_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisTermItem, praxis_term_item, G_TYPE_OBJECT)

/* What a screen reader says. */
static char *
describe (PraxisTermItem *self)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%'u post", "%'u posts", self->count), self->count);

  return g_strjoin (", ", praxis_term_item_get_label (self), count, self->chosen ? _("chosen") : NULL, NULL);
}

static void
praxis_term_item_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PraxisTermItem *self = PRAXIS_TERM_ITEM (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, praxis_term_item_get_label (self));
      break;
    case PROP_COUNT:
      g_value_take_string (value, g_strdup_printf ("%'u", self->count));
      break;
    case PROP_DESCRIPTION:
      g_value_take_string (value, describe (self));
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->chosen ? "object-select-symbolic" : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_term_item_finalize (GObject *object)
{
  PraxisTermItem *self = PRAXIS_TERM_ITEM (object);

  g_clear_object (&self->term);
  g_clear_pointer (&self->names, g_ptr_array_unref);

  G_OBJECT_CLASS (praxis_term_item_parent_class)->finalize (object);
}

static void
praxis_term_item_class_init (PraxisTermItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = praxis_term_item_get_property;
  object_class->finalize = praxis_term_item_finalize;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_COUNT] = g_param_spec_string ("count", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
praxis_term_item_init (PraxisTermItem *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
}

/* @count is the number of posts that have the term. */
PraxisTermItem *
praxis_term_item_new (PraxisTerm *term,
                      guint       count)
{
  PraxisTermItem *self = g_object_new (PRAXIS_TYPE_TERM_ITEM, NULL);
  const char * const *aliases = praxis_term_get_aliases (term);

  self->term = g_object_ref (term);
  self->count = count;
  g_ptr_array_add (self->names, praxis_text_fold (praxis_term_get_label (term)));
  for (gsize i = 0; aliases != NULL && aliases[i] != NULL; i++)
    g_ptr_array_add (self->names, praxis_text_fold (aliases[i]));

  return self;
}

const char *
praxis_term_item_get_label (PraxisTermItem *self)
{
  return praxis_term_get_label (self->term);
}

gboolean
praxis_term_item_is_chosen (PraxisTermItem *self)
{
  return self->chosen;
}

void
praxis_term_item_set_chosen (PraxisTermItem *self,
                             gboolean        chosen)
{
  if (self->chosen == chosen)
    return;

  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ICON_NAME]);
}

/* Whether its label or an alias holds what was typed, as praxis_text_fold() gives it. */
gboolean
praxis_term_item_matches (PraxisTermItem *self,
                          const char     *folded)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      if (strstr (g_ptr_array_index (self->names, i), folded) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Whether its label or an alias is what was typed. */
gboolean
praxis_term_item_is_called (PraxisTermItem *self,
                            const char     *folded)
{
  return g_ptr_array_find_with_equal_func (self->names, folded, g_str_equal, NULL);
}
