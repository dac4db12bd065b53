/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of a vocabulary: a term and how many posts have it. The same term stays the same row. */

#include "config.h"

#include "praxis-vocabulary-item.h"

#include <glib/gi18n.h>

struct _PraxisVocabularyItem
{
  GObject     parent_instance;

  PraxisTerm *term;
  guint       n_posts;
};

typedef enum
{
  PROP_LABEL = 1,
  PROP_ALIASES,
  PROP_COUNT_LABEL,
  PROP_RETIRED,
  PROP_DESCRIPTION,
} PraxisVocabularyItemProperty;

static GParamSpec *properties[PROP_DESCRIPTION + 1];

G_DEFINE_FINAL_TYPE (PraxisVocabularyItem, praxis_vocabulary_item, G_TYPE_OBJECT)

static char *
dup_aliases (PraxisVocabularyItem *self)
{
  return g_strjoinv ("; ", (char **) praxis_term_get_aliases (self->term));
}

/* What a screen reader says of the row. */
static char *
dup_description (PraxisVocabularyItem *self)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%'u post", "%'u posts", self->n_posts), self->n_posts);
  const char *label = praxis_term_get_label (self->term);

  if (praxis_term_is_retired (self->term))
    /* Translators: for screen readers: a topic's name, that it is not offered any more, how many posts have it. */
    return g_strdup_printf (_("%s, retired, %s"), label, count);

  /* Translators: for screen readers: a topic's name, and how many posts have it. */
  return g_strdup_printf (C_("topic and count, for screen readers", "%s, %s"), label, count);
}

static void
praxis_vocabulary_item_finalize (GObject *object)
{
  g_clear_object (&PRAXIS_VOCABULARY_ITEM (object)->term);

  G_OBJECT_CLASS (praxis_vocabulary_item_parent_class)->finalize (object);
}

static void
praxis_vocabulary_item_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PraxisVocabularyItem *self = PRAXIS_VOCABULARY_ITEM (object);

  switch ((PraxisVocabularyItemProperty) prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, praxis_term_get_label (self->term));
      break;
    case PROP_ALIASES:
      g_value_take_string (value, dup_aliases (self));
      break;
    case PROP_COUNT_LABEL:
      g_value_take_string (value, g_strdup_printf ("%'u", self->n_posts));
      break;
    case PROP_RETIRED:
      g_value_set_boolean (value, praxis_term_is_retired (self->term));
      break;
    case PROP_DESCRIPTION:
      g_value_take_string (value, dup_description (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_vocabulary_item_class_init (PraxisVocabularyItemClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = praxis_vocabulary_item_finalize;
  object_class->get_property = praxis_vocabulary_item_get_property;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_ALIASES] = g_param_spec_string ("aliases", NULL, NULL, NULL, flags);
  properties[PROP_COUNT_LABEL] = g_param_spec_string ("count-label", NULL, NULL, NULL, flags);
  properties[PROP_RETIRED] = g_param_spec_boolean ("retired", NULL, NULL, FALSE, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
praxis_vocabulary_item_init (PraxisVocabularyItem *self)
{
}

PraxisVocabularyItem *
praxis_vocabulary_item_new (PraxisTerm *term,
                      guint       n_posts)
{
  PraxisVocabularyItem *self = g_object_new (PRAXIS_TYPE_VOCABULARY_ITEM, NULL);

  self->term = g_object_ref (term);
  self->n_posts = n_posts;

  return self;
}

PraxisTerm *
praxis_vocabulary_item_get_term (PraxisVocabularyItem *self)
{
  return self->term;
}

guint
praxis_vocabulary_item_get_count (PraxisVocabularyItem *self)
{
  return self->n_posts;
}

static gboolean
is_same (PraxisTerm *a,
         PraxisTerm *b)
{
  return g_strcmp0 (praxis_term_get_label (a), praxis_term_get_label (b)) == 0 &&
         praxis_term_is_retired (a) == praxis_term_is_retired (b) &&
         g_strv_equal (praxis_term_get_aliases (a), praxis_term_get_aliases (b));
}

/* As it is now. */
void
praxis_vocabulary_item_update (PraxisVocabularyItem *self,
                         PraxisTerm     *term,
                         guint           n_posts)
{
  gboolean same = is_same (self->term, term) && self->n_posts == n_posts;

  g_set_object (&self->term, term);
  self->n_posts = n_posts;
  if (same)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_LABEL; i <= PROP_DESCRIPTION; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}
