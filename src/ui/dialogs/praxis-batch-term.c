/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A topic or a type of research for many posts at once: none of them has it, some have it, or all. */

#include "config.h"

#include "praxis-batch-term.h"

#include <glib/gi18n.h>

typedef enum
{
  STATE_NONE,
  STATE_SOME,
  STATE_ALL,
} State;

struct _PraxisBatchTerm
{
  GObject  parent_instance;

  char    *label;
  guint    n_having;
  guint    n_posts;
  State    before;
  State    state;
};

typedef enum
{
  PROP_LABEL = 1,
  PROP_COUNT_LABEL,
  PROP_ALL,
  PROP_SOME,
  PROP_DESCRIPTION,
} PraxisBatchTermProperty;

static GParamSpec *properties[PROP_DESCRIPTION + 1];

G_DEFINE_FINAL_TYPE (PraxisBatchTerm, praxis_batch_term, G_TYPE_OBJECT)

/* What is going to be. */
static char *
dup_count_label (PraxisBatchTerm *self)
{
  if (self->state == STATE_ALL)
    return g_strdup (C_("a topic of the selected posts", "All"));
  if (self->state == STATE_NONE)
    return g_strdup ("");

  /* Translators: how many of the selected posts have a topic: "12 of 40" */
  return g_strdup_printf (_("%'u of %'u"), self->n_having, self->n_posts);
}

static char *
dup_description (PraxisBatchTerm *self)
{
  if (self->state == STATE_ALL)
    /* Translators: for screen readers: the name of a topic. */
    return g_strdup_printf (_("%s, on all selected posts"), self->label);
  if (self->state == STATE_NONE)
    /* Translators: for screen readers: the name of a topic. */
    return g_strdup_printf (_("%s, on none of the selected posts"), self->label);

  /* Translators: for screen readers: the name of a topic, how many of the selected posts have it, and how many there
   * are. */
  return g_strdup_printf (_("%s, on %'u of %'u selected posts"), self->label, self->n_having, self->n_posts);
}

static void
praxis_batch_term_finalize (GObject *object)
{
  g_free (PRAXIS_BATCH_TERM (object)->label);

  G_OBJECT_CLASS (praxis_batch_term_parent_class)->finalize (object);
}

static void
praxis_batch_term_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PraxisBatchTerm *self = PRAXIS_BATCH_TERM (object);

  switch ((PraxisBatchTermProperty) prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_COUNT_LABEL:
      g_value_take_string (value, dup_count_label (self));
      break;
    case PROP_ALL:
      g_value_set_boolean (value, self->state == STATE_ALL);
      break;
    case PROP_SOME:
      g_value_set_boolean (value, self->state == STATE_SOME);
      break;
    case PROP_DESCRIPTION:
      g_value_take_string (value, dup_description (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_batch_term_class_init (PraxisBatchTermClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = praxis_batch_term_finalize;
  object_class->get_property = praxis_batch_term_get_property;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_COUNT_LABEL] = g_param_spec_string ("count-label", NULL, NULL, NULL, flags);
  properties[PROP_ALL] = g_param_spec_boolean ("all", NULL, NULL, FALSE, flags);
  properties[PROP_SOME] = g_param_spec_boolean ("some", NULL, NULL, FALSE, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
praxis_batch_term_init (PraxisBatchTerm *self)
{
}

/* @n_having of the @n_posts selected posts have it. */
PraxisBatchTerm *
praxis_batch_term_new (const char *label,
                       guint       n_having,
                       guint       n_posts)
{
  PraxisBatchTerm *self = g_object_new (PRAXIS_TYPE_BATCH_TERM, NULL);

  self->label = g_strdup (label);
  self->n_having = n_having;
  self->n_posts = n_posts;
  self->before = n_having == 0 ? STATE_NONE : n_having < n_posts ? STATE_SOME : STATE_ALL;
  self->state = self->before;

  return self;
}

const char *
praxis_batch_term_get_label (PraxisBatchTerm *self)
{
  return self->label;
}

/* All, none and, where it was so, some again. */
void
praxis_batch_term_toggle (PraxisBatchTerm *self)
{
  if (self->state == STATE_ALL)
    self->state = STATE_NONE;
  else if (self->state == STATE_NONE && self->before == STATE_SOME)
    self->state = STATE_SOME;
  else
    self->state = STATE_ALL;

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_COUNT_LABEL; i <= PROP_DESCRIPTION; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

gboolean
praxis_batch_term_is_added (PraxisBatchTerm *self)
{
  return self->state == STATE_ALL && self->before != STATE_ALL;
}

gboolean
praxis_batch_term_is_removed (PraxisBatchTerm *self)
{
  return self->state == STATE_NONE && self->before != STATE_NONE;
}
