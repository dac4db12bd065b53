/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-finding.h"

#include <math.h>
#include <string.h>

/* One effect that a post reports and its author has confirmed, with the place that it stands in: a snapshot that nobody changes. */

/* Whole numbers from here on are sums of money, or of days: "2500" says enough. */
#define LEAST_SUM 100

struct _PraxisFinding
{
  GObject             parent_instance;

  /* Its texts are its own. */
  PraxisFindingFields fields;
};

G_DEFINE_FINAL_TYPE (PraxisFinding, praxis_finding, G_TYPE_OBJECT)

/* The texts of a finding. */
static const gsize texts[] = {
  G_STRUCT_OFFSET (PraxisFindingFields, comparison), G_STRUCT_OFFSET (PraxisFindingFields, time_point),
  G_STRUCT_OFFSET (PraxisFindingFields, part),       G_STRUCT_OFFSET (PraxisFindingFields, quote),
  G_STRUCT_OFFSET (PraxisFindingFields, prefix),     G_STRUCT_OFFSET (PraxisFindingFields, suffix),
};

static void
praxis_finding_finalize (GObject *object)
{
  PraxisFinding *self = PRAXIS_FINDING (object);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (G_STRUCT_MEMBER (char *, &self->fields, texts[i]));

  G_OBJECT_CLASS (praxis_finding_parent_class)->finalize (object);
}

static void
praxis_finding_class_init (PraxisFindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_finding_finalize;
}

static void
praxis_finding_init (PraxisFinding *self)
{
}

/**
 * praxis_finding_new:
 * @fields: what it is made from
 *
 * Returns: (transfer full): the finding; its texts are empty where they were %NULL
 */
PraxisFinding *
praxis_finding_new (const PraxisFindingFields *fields)
{
  PraxisFinding *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (PRAXIS_TYPE_FINDING, NULL);
  self->fields = *fields;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = G_STRUCT_MEMBER (const char *, fields, texts[i]);

      G_STRUCT_MEMBER (char *, &self->fields, texts[i]) = g_strdup (text != NULL ? text : "");
    }
  return self;
}

/**
 * praxis_finding_get_fields:
 * @self: a finding
 *
 * Returns: (transfer none): what it is made from, valid as long as it is; a copy of the structure makes another finding
 */
const PraxisFindingFields *
praxis_finding_get_fields (PraxisFinding *self)
{
  g_return_val_if_fail (PRAXIS_IS_FINDING (self), NULL);

  return &self->fields;
}

/* Two numbers that are not given are the same. */
static gboolean
same_number (double a,
             double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
same_fields (const PraxisFindingFields *a,
             const PraxisFindingFields *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (!g_str_equal (G_STRUCT_MEMBER (const char *, a, texts[i]), G_STRUCT_MEMBER (const char *, b, texts[i])))
        return FALSE;
    }
  return a->measure == b->measure && same_number (a->estimate, b->estimate) && same_number (a->lower, b->lower) &&
         same_number (a->upper, b->upper) && same_number (a->level, b->level) && same_number (a->p, b->p) &&
         a->p_comparison == b->p_comparison && a->n == b->n && a->k == b->k && a->direction == b->direction &&
         !a->is_explained == !b->is_explained;
}

/**
 * praxis_finding_equal:
 * @self: a finding
 * @other: another one
 *
 * Returns: whether both say the same of the same place
 */
gboolean
praxis_finding_equal (PraxisFinding *self,
                      PraxisFinding *other)
{
  g_return_val_if_fail (PRAXIS_IS_FINDING (self), FALSE);
  g_return_val_if_fail (PRAXIS_IS_FINDING (other), FALSE);

  return self == other || same_fields (&self->fields, &other->fields);
}

/**
 * praxis_findings_equal:
 * @findings: (element-type PraxisFinding): findings
 * @others: (element-type PraxisFinding): others
 *
 * Returns: whether both lists hold equal findings in the same order
 */
gboolean
praxis_findings_equal (GPtrArray *findings,
                       GPtrArray *others)
{
  if (findings->len != others->len)
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    {
      if (!praxis_finding_equal (findings->pdata[i], others->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_finding_has_interval:
 * @self: a finding
 *
 * Returns: whether both bounds of its interval are given
 */
gboolean
praxis_finding_has_interval (PraxisFinding *self)
{
  g_return_val_if_fail (PRAXIS_IS_FINDING (self), FALSE);

  return !isnan (self->fields.lower) && !isnan (self->fields.upper);
}

/**
 * praxis_finding_append_number:
 * @text: a text
 * @measure: what it is a measure of
 * @number: a number
 *
 * Appends a number as findings are written: with at least two decimals, as APA 7, 6.36 has them, so that the numbers of a column or of
 * a plot are alike, but for what counts people and for large sums in whole units; and with the minus of typography.
 */
void
praxis_finding_append_number (GString       *text,
                              PraxisMeasure  measure,
                              double         number)
{
  gboolean counts = measure == PRAXIS_MEASURE_PERCENTAGE || measure == PRAXIS_MEASURE_NNT;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const char *point;

  /* As many digits as anyone prints; with fewer, a sum of money would get an exponent. */
  g_ascii_formatd (buffer, sizeof buffer, "%.10g", fabs (number));
  point = strchr (buffer, '.');
  g_string_append_printf (text, "%s%s", signbit (number) ? "−" : "", buffer);
  if (counts || strchr (buffer, 'e') != NULL)
    return;
  if (point == NULL && fabs (number) < LEAST_SUM)
    g_string_append (text, ".00");
  else if (point != NULL && point[1] != '\0' && point[2] == '\0')
    g_string_append_c (text, '0');
}

static void
append_interval (GString                   *text,
                 const PraxisFindingFields *fields)
{
  g_string_append (text, ", ");
  if (!isnan (fields->level))
    {
      praxis_finding_append_number (text, PRAXIS_MEASURE_PERCENTAGE, fields->level);
      g_string_append (text, "% ");
    }
  g_string_append (text, "CI [");
  praxis_finding_append_number (text, fields->measure, fields->lower);
  g_string_append (text, ", ");
  praxis_finding_append_number (text, fields->measure, fields->upper);
  g_string_append_c (text, ']');
}

/**
 * praxis_finding_dup_p:
 * @self: a finding
 *
 * Returns: (transfer full) (nullable): its p-value as APA 7, 6.36 has it, without the zero before the point of what cannot be
 *   greater than 1, and with its sign: "= .043", "< .001"; %NULL where it was not given
 */
char *
praxis_finding_dup_p (PraxisFinding *self)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (PRAXIS_IS_FINDING (self), NULL);

  if (isnan (self->fields.p))
    return NULL;
  g_ascii_formatd (buffer, sizeof buffer, "%.6g", self->fields.p);
  return g_strdup_printf ("%c %s", self->fields.p_comparison, g_str_has_prefix (buffer, "0.") ? buffer + 1 : buffer);
}

/**
 * praxis_finding_to_text:
 * @self: a finding
 *
 * Returns: (transfer full): its numbers as one writes them, "g = 0.70, 95% CI [0.52, 0.88], p < .001, k = 75, N = 4507", the same
 *   in every language
 */
char *
praxis_finding_to_text (PraxisFinding *self)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *p = praxis_finding_dup_p (self);
  const PraxisFindingFields *fields;
  gboolean is_share;

  g_return_val_if_fail (PRAXIS_IS_FINDING (self), NULL);

  fields = &self->fields;
  is_share = fields->measure == PRAXIS_MEASURE_PERCENTAGE;
  if (!is_share)
    g_string_append_printf (text, "%s = ", praxis_measure_get_symbol (fields->measure));
  praxis_finding_append_number (text, fields->measure, fields->estimate);
  if (is_share)
    g_string_append_c (text, '%');
  if (praxis_finding_has_interval (self))
    append_interval (text, fields);
  if (p != NULL)
    g_string_append_printf (text, ", p %s", p);
  if (fields->k > 0)
    g_string_append_printf (text, ", k = %" G_GINT64_FORMAT, fields->k);
  if (fields->n > 0)
    g_string_append_printf (text, ", N = %" G_GINT64_FORMAT, fields->n);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
