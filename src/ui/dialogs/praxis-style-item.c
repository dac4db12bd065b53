/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A citation style, as a row of the list to choose from. */

#include "config.h"

#include "praxis-style-item.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/praxis-text.h"

struct _PraxisStyleItem
{
  GObject   parent_instance;

  char     *id;
  char     *title;
  char     *short_title;
  char     *key;
  gboolean  is_added;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_DETAIL,
  PROP_DESCRIPTION,
} PraxisStyleItemProperty;

static GParamSpec *properties[PROP_DESCRIPTION + 1];

G_DEFINE_FINAL_TYPE (PraxisStyleItem, praxis_style_item, G_TYPE_OBJECT)

/* What stands behind the title; empty where nothing does. */
static const char *
get_detail (PraxisStyleItem *self)
{
  if (self->is_added)
    return C_("citation style", "Added by You");

  return self->short_title != NULL && !g_str_equal (self->short_title, self->title) ? self->short_title : "";
}

static char *
dup_description (PraxisStyleItem *self)
{
  const char *detail = get_detail (self);

  return *detail != '\0' ? g_strdup_printf ("%s, %s", self->title, detail) : g_strdup (self->title);
}

static void
praxis_style_item_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PraxisStyleItem *self = PRAXIS_STYLE_ITEM (object);

  switch ((PraxisStyleItemProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, get_detail (self));
      break;
    case PROP_DESCRIPTION:
      g_value_take_string (value, dup_description (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_style_item_finalize (GObject *object)
{
  PraxisStyleItem *self = PRAXIS_STYLE_ITEM (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->short_title);
  g_free (self->key);

  G_OBJECT_CLASS (praxis_style_item_parent_class)->finalize (object);
}

static void
praxis_style_item_class_init (PraxisStyleItemClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = praxis_style_item_get_property;
  object_class->finalize = praxis_style_item_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  /* What a screen reader says of the row. */
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
praxis_style_item_init (PraxisStyleItem *self)
{
}

/* Any thread may make one. */
PraxisStyleItem *
praxis_style_item_new (const PraxisCslInfo *info)
{
  PraxisStyleItem *self = g_object_new (PRAXIS_TYPE_STYLE_ITEM, NULL);
  g_autofree char *names = g_strjoin (" ", info->title, info->short_title != NULL ? info->short_title : "", NULL);

  self->id = g_strdup (info->id);
  self->title = g_strdup (info->title);
  self->short_title = g_strdup (info->short_title);
  self->key = praxis_text_fold (names);
  self->is_added = info->is_added;

  return self;
}

const char *
praxis_style_item_get_id (PraxisStyleItem *self)
{
  return self->id;
}

const char *
praxis_style_item_get_title (PraxisStyleItem *self)
{
  return self->title;
}

gboolean
praxis_style_item_is_added (PraxisStyleItem *self)
{
  return self->is_added;
}

/* Whether it has all of the words, which are folded; parts of words count. */
gboolean
praxis_style_item_matches (PraxisStyleItem    *self,
                           const char * const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (strstr (self->key, words[i]) == NULL)
        return FALSE;
    }

  return TRUE;
}
