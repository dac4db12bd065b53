/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the coverage page. */

#include "config.h"

#include "praxis-coverage-item.h"

#include <glib/gi18n.h>

#include "praxis-coverage-words.h"

/* --- Topics and years ------------------------------------------------------------------------------------ */

struct _PraxisCoverageItem
{
  GObject         parent_instance;

  PraxisCoverage *coverage;
  guint           topic;
  guint           year;
};

enum
{
  PROP_0,
  PROP_TOPIC,
  PROP_YEAR,
  PROP_YEAR_LABEL,
  PROP_COUNT,
  PROP_TYPES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisCoverageItem, praxis_coverage_item, G_TYPE_OBJECT)

static void
praxis_coverage_item_finalize (GObject *object)
{
  praxis_coverage_unref (PRAXIS_COVERAGE_ITEM (object)->coverage);

  G_OBJECT_CLASS (praxis_coverage_item_parent_class)->finalize (object);
}

static void
praxis_coverage_item_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  PraxisCoverageItem *self = PRAXIS_COVERAGE_ITEM (object);

  switch (prop_id)
    {
    case PROP_TOPIC:
      g_value_set_string (value, praxis_coverage_item_get_topic (self));
      break;
    case PROP_YEAR:
      g_value_set_int (value, praxis_coverage_item_get_year (self));
      break;
    case PROP_COUNT:
      g_value_set_uint (value, praxis_coverage_get_count (self->coverage, self->topic, self->year));
      break;
    case PROP_YEAR_LABEL:
      if (self->year != PRAXIS_COVERAGE_ALL_YEARS)
        g_value_take_string (value, g_strdup_printf ("%d", praxis_coverage_item_get_year (self)));
      break;
    case PROP_TYPES:
      g_value_take_string (value, praxis_coverage_dup_type_words (self->coverage, self->topic, self->year));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_coverage_item_class_init (PraxisCoverageItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = praxis_coverage_item_finalize;
  object_class->get_property = praxis_coverage_item_get_property;
  properties[PROP_TOPIC] = g_param_spec_string ("topic", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_YEAR] = g_param_spec_int ("year", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_YEAR_LABEL] = g_param_spec_string ("year-label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TYPES] = g_param_spec_string ("types", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
praxis_coverage_item_init (PraxisCoverageItem *self)
{
}

static void
add_item (GPtrArray      *items,
          PraxisCoverage *coverage,
          guint           topic,
          guint           year)
{
  PraxisCoverageItem *self = g_object_new (PRAXIS_TYPE_COVERAGE_ITEM, NULL);

  self->coverage = praxis_coverage_ref (coverage);
  self->topic = topic;
  self->year = year;
  g_ptr_array_add (items, self);
}

/* One for each topic and year that has posts, and one for each topic that has none. */
GPtrArray *
praxis_coverage_items_new (PraxisCoverage *coverage)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint topic = 0; coverage->topics[topic] != NULL; topic++)
    {
      if (praxis_coverage_get_count (coverage, topic, PRAXIS_COVERAGE_ALL_YEARS) == 0)
        add_item (items, coverage, topic, PRAXIS_COVERAGE_ALL_YEARS);
      for (guint year = coverage->n_years; year > 0; year--)
        {
          if (praxis_coverage_get_count (coverage, topic, year - 1) > 0)
            add_item (items, coverage, topic, year - 1);
        }
    }

  return items;
}

const char *
praxis_coverage_item_get_topic (PraxisCoverageItem *self)
{
  return self->coverage->topics[self->topic];
}

/* Returns: 0 for a topic that has no posts */
int
praxis_coverage_item_get_year (PraxisCoverageItem *self)
{
  return self->year != PRAXIS_COVERAGE_ALL_YEARS ? self->coverage->first_year + (int) self->year : 0;
}

/* --- Aged posts ------------------------------------------------------------------------------------------ */

struct _PraxisAgedItem
{
  GObject         parent_instance;

  PraxisAgedPost *post;
};

G_DEFINE_FINAL_TYPE (PraxisAgedItem, praxis_aged_item, G_TYPE_OBJECT)

static void
praxis_aged_item_finalize (GObject *object)
{
  praxis_aged_post_free (PRAXIS_AGED_ITEM (object)->post);

  G_OBJECT_CLASS (praxis_aged_item_parent_class)->finalize (object);
}

static void
praxis_aged_item_class_init (PraxisAgedItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_aged_item_finalize;
}

static void
praxis_aged_item_init (PraxisAgedItem *self)
{
}

/* Takes the posts of @posts, which is freed. */
GPtrArray *
praxis_aged_items_new (GPtrArray *posts)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_set_free_func (posts, NULL);
  for (guint i = 0; i < posts->len; i++)
    {
      PraxisAgedItem *self = g_object_new (PRAXIS_TYPE_AGED_ITEM, NULL);

      self->post = posts->pdata[i];
      g_ptr_array_add (items, self);
    }
  g_ptr_array_unref (posts);

  return items;
}

const PraxisAgedPost *
praxis_aged_item_get_post (PraxisAgedItem *self)
{
  return self->post;
}
