/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the evidence: a finding, and the words for it. What the words are made of is the plot's, which the item holds. */

#include "config.h"

#include "praxis-evidence-item.h"

#include <glib/gi18n.h>

struct _PraxisEvidenceItem
{
  GObject                  parent_instance;

  PraxisForestPlot        *plot;
  const PraxisForestGroup *group;
  const PraxisForestRow   *row;
};

typedef enum
{
  PROP_LABEL = 1,
  PROP_NOTICE,
  PROP_DETAIL,
  PROP_MEASURE,
  PROP_NOTE,
  PROP_ESTIMATE,
  PROP_INTERVAL,
  PROP_STUDIES,
  PROP_PEOPLE,
  PROP_YEAR,
  PROP_DESCRIPTION,
} PraxisEvidenceItemProperty;

static GParamSpec *properties[PROP_DESCRIPTION + 1];

G_DEFINE_FINAL_TYPE (PraxisEvidenceItem, praxis_evidence_item, G_TYPE_OBJECT)

static const PraxisFindingFields *
get_fields (PraxisEvidenceItem *self)
{
  return praxis_finding_get_fields (self->row->finding);
}

static char *
dup_number (PraxisEvidenceItem *self,
            double              number)
{
  g_autoptr (GString) text = g_string_new (NULL);
  PraxisMeasure measure = get_fields (self)->measure;

  praxis_finding_append_number (text, measure, number);
  if (measure == PRAXIS_MEASURE_PERCENTAGE)
    g_string_append_c (text, '%');

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Turned around in no language. */
static char *
dup_interval (PraxisEvidenceItem *self)
{
  const PraxisFindingFields *fields = get_fields (self);
  g_autofree char *lower = NULL;
  g_autofree char *upper = NULL;

  if (!praxis_finding_has_interval (self->row->finding))
    return g_strdup (C_("interval", "not reported"));
  lower = dup_number (self, fields->lower);
  upper = dup_number (self, fields->upper);

  return g_strdup_printf ("\u2066[%s, %s]\u2069", lower, upper);
}

/* From left to right, so that its sign stays in front of it among words that go the other way. */
static char *
dup_estimate (PraxisEvidenceItem *self)
{
  g_autofree char *number = dup_number (self, get_fields (self)->estimate);

  return g_strdup_printf ("\u2066%s\u2069", number);
}

static char *
dup_count (gint64 count)
{
  return count > 0 ? g_strdup_printf ("%'" G_GINT64_FORMAT, count) : g_strdup ("");
}

/* What a screen reader says of the row. */
static char *
dup_description (PraxisEvidenceItem *self)
{
  g_autofree char *words = praxis_forest_row_dup_words (self->plot, self->row);
  g_autofree char *numbers = praxis_finding_to_text (self->row->finding);

  /* Translators: a study, often with what it compared, and what it found */
  return g_strdup_printf (C_("row for screen readers", "%s: %s"), words, numbers);
}

static void
praxis_evidence_item_finalize (GObject *object)
{
  PraxisEvidenceItem *self = PRAXIS_EVIDENCE_ITEM (object);

  g_clear_pointer (&self->plot, praxis_forest_plot_unref);

  G_OBJECT_CLASS (praxis_evidence_item_parent_class)->finalize (object);
}

static char *
dup_text (PraxisEvidenceItem         *self,
          PraxisEvidenceItemProperty  property)
{
  switch (property)
    {
    case PROP_LABEL: return g_strdup (praxis_forest_row_get_label (self->plot, self->row));
    case PROP_NOTICE: return praxis_forest_row_dup_notice (self->plot, self->row);
    case PROP_DETAIL: return praxis_forest_row_dup_detail (self->plot, self->row);
    case PROP_MEASURE: return g_strdup (praxis_measure_get_label (self->group->measure));
    case PROP_NOTE: return praxis_forest_dup_group_note (self->plot, self->group);
    case PROP_ESTIMATE: return dup_estimate (self);
    case PROP_INTERVAL: return dup_interval (self);
    case PROP_STUDIES: return dup_count (get_fields (self)->k);
    case PROP_PEOPLE: return dup_count (get_fields (self)->n);
    case PROP_YEAR: return self->row->source.year != 0 ? g_strdup_printf ("%d", self->row->source.year) : g_strdup ("");
    case PROP_DESCRIPTION: return dup_description (self);
    }
  return NULL;
}

static void
praxis_evidence_item_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  if (prop_id < PROP_LABEL || prop_id > PROP_DESCRIPTION)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  else
    g_value_take_string (value, dup_text (PRAXIS_EVIDENCE_ITEM (object), (PraxisEvidenceItemProperty) prop_id));
}

static void
praxis_evidence_item_class_init (PraxisEvidenceItemClass *klass)
{
  static const char * const names[] = { NULL, "label", "notice", "detail", "measure", "note", "estimate", "interval", "studies", "people",
                                        "year", "description" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = praxis_evidence_item_finalize;
  object_class->get_property = praxis_evidence_item_get_property;

  for (guint i = 1; i < G_N_ELEMENTS (properties); i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
praxis_evidence_item_init (PraxisEvidenceItem *self)
{
}

/* @group and @row are the plot's. */
PraxisEvidenceItem *
praxis_evidence_item_new (PraxisForestPlot        *plot,
                          const PraxisForestGroup *group,
                          const PraxisForestRow   *row)
{
  PraxisEvidenceItem *self = g_object_new (PRAXIS_TYPE_EVIDENCE_ITEM, NULL);

  self->plot = praxis_forest_plot_ref (plot);
  self->group = group;
  self->row = row;

  return self;
}

const PraxisForestPlot *
praxis_evidence_item_get_plot (PraxisEvidenceItem *self)
{
  return self->plot;
}

const PraxisForestGroup *
praxis_evidence_item_get_group (PraxisEvidenceItem *self)
{
  return self->group;
}

const PraxisForestRow *
praxis_evidence_item_get_row (PraxisEvidenceItem *self)
{
  return self->row;
}
