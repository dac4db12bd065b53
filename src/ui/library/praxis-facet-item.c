/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the facets pane: a collection, a digest, a group of values, or a value that posts can be narrowed
 * by. The tree keeps it up to date; the row writes "included" when somebody ticks it. */

#include "config.h"

#include "praxis-facet-item.h"

#include <glib/gi18n.h>

struct _PraxisFacetItem
{
  GObject              parent_instance;

  char                *value;
  char                *label;
  char                *icon_name;
  GListModel          *children;
  PraxisFacetItemKind  kind;
  PraxisCollection     collection;
  PraxisFacet          facet;
  PraxisChoice         choice;
  guint                count;
  gboolean             current;
};

typedef enum
{
  PROP_LABEL = 1,
  PROP_ICON_NAME,
  PROP_COUNT_LABEL,
  PROP_DESCRIPTION,
  PROP_IS_GROUP,
  PROP_IS_VALUE,
  PROP_INCLUDED,
  PROP_EXCLUDED,
  PROP_CURRENT,
  PROP_EMPTY,
} PraxisFacetItemProperty;

static GParamSpec *properties[PROP_EMPTY + 1];

G_DEFINE_FINAL_TYPE (PraxisFacetItem, praxis_facet_item, G_TYPE_OBJECT)

/* What a screen reader says of the row. */
static char *
dup_description (PraxisFacetItem *self)
{
  g_autofree char *posts = NULL;

  if (self->kind == PRAXIS_FACET_ITEM_GROUP)
    return g_strdup (self->label);

  posts = g_strdup_printf (ngettext ("%'u post", "%'u posts", self->count), self->count);

  if (self->choice == PRAXIS_CHOICE_EXCLUDE)
    /* Translators: for screen readers: a topic, year or journal, and how many posts have it. */
    return g_strdup_printf (_("%s, excluded, %s"), self->label, posts);
  if (self->choice == PRAXIS_CHOICE_INCLUDE)
    /* Translators: for screen readers: a topic, year or journal, and how many posts have it. */
    return g_strdup_printf (_("%s, chosen, %s"), self->label, posts);
  if (self->current)
    /* Translators: for screen readers: the collection that is shown, and how many posts it has. */
    return g_strdup_printf (_("%s, shown, %s"), self->label, posts);

  /* Translators: for screen readers: a topic, year, journal or collection, and how many posts it has. */
  return g_strdup_printf (_("%s, %s"), self->label, posts);
}

static void
praxis_facet_item_finalize (GObject *object)
{
  PraxisFacetItem *self = PRAXIS_FACET_ITEM (object);

  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->icon_name, g_free);
  g_clear_object (&self->children);

  G_OBJECT_CLASS (praxis_facet_item_parent_class)->finalize (object);
}

static void
praxis_facet_item_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PraxisFacetItem *self = PRAXIS_FACET_ITEM (object);

  switch ((PraxisFacetItemProperty) prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_COUNT_LABEL:
      /* Translators: a number of posts, alone at the end of a row. */
      g_value_take_string (value, self->kind == PRAXIS_FACET_ITEM_GROUP
                                    ? g_strdup ("") : g_strdup_printf (C_("count", "%'u"), self->count));
      break;
    case PROP_DESCRIPTION:
      g_value_take_string (value, dup_description (self));
      break;
    case PROP_IS_GROUP:
      g_value_set_boolean (value, self->kind == PRAXIS_FACET_ITEM_GROUP);
      break;
    case PROP_IS_VALUE:
      g_value_set_boolean (value, self->kind == PRAXIS_FACET_ITEM_VALUE);
      break;
    case PROP_INCLUDED:
      g_value_set_boolean (value, self->choice == PRAXIS_CHOICE_INCLUDE);
      break;
    case PROP_EXCLUDED:
      g_value_set_boolean (value, self->choice == PRAXIS_CHOICE_EXCLUDE);
      break;
    case PROP_CURRENT:
      g_value_set_boolean (value, self->current);
      break;
    case PROP_EMPTY:
      g_value_set_boolean (value, self->kind == PRAXIS_FACET_ITEM_VALUE && self->count == 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_facet_item_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  PraxisFacetItem *self = PRAXIS_FACET_ITEM (object);

  switch ((PraxisFacetItemProperty) prop_id)
    {
    case PROP_INCLUDED:
      if (g_value_get_boolean (value) != (self->choice == PRAXIS_CHOICE_INCLUDE))
        praxis_facet_item_set_choice (self, g_value_get_boolean (value) ? PRAXIS_CHOICE_INCLUDE
                                                                         : PRAXIS_CHOICE_NONE);
      break;
    case PROP_LABEL:
    case PROP_ICON_NAME:
    case PROP_COUNT_LABEL:
    case PROP_DESCRIPTION:
    case PROP_IS_GROUP:
    case PROP_IS_VALUE:
    case PROP_EXCLUDED:
    case PROP_CURRENT:
    case PROP_EMPTY:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_facet_item_class_init (PraxisFacetItemClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = praxis_facet_item_finalize;
  object_class->get_property = praxis_facet_item_get_property;
  object_class->set_property = praxis_facet_item_set_property;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, readable);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, readable);
  properties[PROP_COUNT_LABEL] = g_param_spec_string ("count-label", NULL, NULL, NULL, readable);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, readable);
  properties[PROP_IS_GROUP] = g_param_spec_boolean ("is-group", NULL, NULL, FALSE, readable);
  properties[PROP_IS_VALUE] = g_param_spec_boolean ("is-value", NULL, NULL, FALSE, readable);
  properties[PROP_INCLUDED] = g_param_spec_boolean ("included", NULL, NULL, FALSE, writable);
  properties[PROP_EXCLUDED] = g_param_spec_boolean ("excluded", NULL, NULL, FALSE, readable);
  properties[PROP_CURRENT] = g_param_spec_boolean ("current", NULL, NULL, FALSE, readable);
  properties[PROP_EMPTY] = g_param_spec_boolean ("empty", NULL, NULL, FALSE, readable);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
praxis_facet_item_init (PraxisFacetItem *self)
{
}

static PraxisFacetItem *
new_item (PraxisFacetItemKind  kind,
          const char          *value,
          const char          *label,
          GListModel          *children)
{
  PraxisFacetItem *self = g_object_new (PRAXIS_TYPE_FACET_ITEM, NULL);

  self->kind = kind;
  self->value = g_strdup (value);
  self->label = g_strdup (label);
  g_set_object (&self->children, children);

  return self;
}

PraxisFacetItem *
praxis_facet_item_new_collection (PraxisCollection  collection,
                                  const char       *label,
                                  const char       *icon_name)
{
  PraxisFacetItem *self = new_item (PRAXIS_FACET_ITEM_COLLECTION, NULL, label, NULL);

  self->collection = collection;
  self->icon_name = g_strdup (icon_name);

  return self;
}

PraxisFacetItem *
praxis_facet_item_new_digest (const char *uuid,
                              const char *label)
{
  PraxisFacetItem *self = new_item (PRAXIS_FACET_ITEM_DIGEST, uuid, label, NULL);

  self->icon_name = g_strdup ("x-office-document-symbolic");

  return self;
}

/* The page of all notes, which is no collection of posts. */
PraxisFacetItem *
praxis_facet_item_new_notes (const char *label,
                             const char *icon_name)
{
  PraxisFacetItem *self = new_item (PRAXIS_FACET_ITEM_NOTES, NULL, label, NULL);

  self->icon_name = g_strdup (icon_name);

  return self;
}

PraxisFacetItem *
praxis_facet_item_new_group (PraxisFacet  facet,
                             const char  *label,
                             GListModel  *children)
{
  PraxisFacetItem *self = new_item (PRAXIS_FACET_ITEM_GROUP, NULL, label, children);

  self->facet = facet;

  return self;
}

PraxisFacetItem *
praxis_facet_item_new_value (PraxisFacet  facet,
                             const char  *value,
                             const char  *label,
                             GListModel  *children)
{
  PraxisFacetItem *self = new_item (PRAXIS_FACET_ITEM_VALUE, value, label, children);

  self->facet = facet;

  return self;
}

PraxisFacetItemKind
praxis_facet_item_get_kind (PraxisFacetItem *self)
{
  return self->kind;
}

PraxisCollection
praxis_facet_item_get_collection (PraxisFacetItem *self)
{
  return self->collection;
}

PraxisFacet
praxis_facet_item_get_facet (PraxisFacetItem *self)
{
  return self->facet;
}

/* A digest's UUID or the value of a facet. */
const char *
praxis_facet_item_get_value (PraxisFacetItem *self)
{
  return self->value;
}

const char *
praxis_facet_item_get_label (PraxisFacetItem *self)
{
  return self->label;
}

/* A group's values, a year's months; NULL where there is nothing to open. */
GListModel *
praxis_facet_item_get_children (PraxisFacetItem *self)
{
  return self->children;
}

PraxisChoice
praxis_facet_item_get_choice (PraxisFacetItem *self)
{
  return self->choice;
}

void
praxis_facet_item_set_choice (PraxisFacetItem *self,
                              PraxisChoice     choice)
{
  if (self->choice == choice)
    return;

  self->choice = choice;

  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INCLUDED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXCLUDED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
  g_object_thaw_notify (G_OBJECT (self));
}

guint
praxis_facet_item_get_count (PraxisFacetItem *self)
{
  return self->count;
}

gboolean
praxis_facet_item_is_current (PraxisFacetItem *self)
{
  return self->current;
}

void
praxis_facet_item_set_count (PraxisFacetItem *self,
                             guint            count)
{
  if (self->count == count)
    return;

  self->count = count;

  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMPTY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Whether this collection or digest is the one that is shown. */
void
praxis_facet_item_set_current (PraxisFacetItem *self,
                               gboolean         current)
{
  if (self->current == current)
    return;

  self->current = current;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}
