/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-finding.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "praxis-text.h"

/* Findings as JSON, as revisions, archives and Markdown have them. What is not given has no member. */

static const char *const direction_names[PRAXIS_N_DIRECTIONS] = { "", "treatment", "comparison", "neither" };

/* Translators: for what an effect speaks */
static const char *const direction_labels[PRAXIS_N_DIRECTIONS] = {
  NC_ ("direction", "Not said"),
  NC_ ("direction", "For what was studied"),
  NC_ ("direction", "For what it was compared with"),
  NC_ ("direction", "For neither"),
};

/**
 * praxis_direction_to_string:
 * @direction: a direction
 *
 * Returns: (transfer none): its name in files; empty for an unknown one
 */
const char *
praxis_direction_to_string (PraxisDirection direction)
{
  g_return_val_if_fail (direction < PRAXIS_N_DIRECTIONS, "");

  return direction_names[direction];
}

/**
 * praxis_direction_get_label:
 * @direction: a direction
 *
 * Returns: (transfer none): what it says, in the process's language
 */
const char *
praxis_direction_get_label (PraxisDirection direction)
{
  g_return_val_if_fail (direction < PRAXIS_N_DIRECTIONS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "direction", direction_labels[direction]);
}

/**
 * praxis_direction_parse:
 * @string: (nullable): what praxis_direction_to_string() gave
 *
 * Returns: the direction; unknown where it is no name of one
 */
PraxisDirection
praxis_direction_parse (const char *string)
{
  return praxis_text_find_name (direction_names, PRAXIS_N_DIRECTIONS, string, PRAXIS_DIRECTION_UNKNOWN);
}

static void
add_number (PraxisJsonBuilder *builder,
            yyjson_mut_val    *object,
            const char        *key,
            double             number)
{
  if (isfinite (number))
    yyjson_mut_obj_add_real (builder, object, key, number);
}

static void
add_count (PraxisJsonBuilder *builder,
           yyjson_mut_val    *object,
           const char        *key,
           gint64             count)
{
  if (count > 0)
    yyjson_mut_obj_add_sint (builder, object, key, count);
}

static void
add_text (PraxisJsonBuilder *builder,
          yyjson_mut_val    *object,
          const char        *key,
          const char        *text)
{
  if (*text != '\0')
    praxis_json_add_string (builder, object, key, text);
}

static yyjson_mut_val *
finding_to_json (PraxisFinding     *finding,
                 PraxisJsonBuilder *builder)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (finding);
  yyjson_mut_val *object = yyjson_mut_obj (builder);

  add_text (builder, object, "measure", praxis_measure_to_string (fields->measure));
  add_number (builder, object, "estimate", fields->estimate);
  add_number (builder, object, "lower", fields->lower);
  add_number (builder, object, "upper", fields->upper);
  add_number (builder, object, "level", fields->level);
  if (isfinite (fields->p))
    {
      const char comparison[] = { fields->p_comparison, '\0' };

      praxis_json_add_string (builder, object, "p_comp", comparison);
      yyjson_mut_obj_add_real (builder, object, "p", fields->p);
    }
  add_count (builder, object, "n", fields->n);
  add_count (builder, object, "k", fields->k);
  add_text (builder, object, "comparison", fields->comparison);
  add_text (builder, object, "direction", praxis_direction_to_string (fields->direction));
  add_text (builder, object, "time_point", fields->time_point);
  add_text (builder, object, "part", fields->part);
  add_text (builder, object, "quote", fields->quote);
  add_text (builder, object, "prefix", fields->prefix);
  add_text (builder, object, "suffix", fields->suffix);
  if (fields->is_explained)
    yyjson_mut_obj_add_bool (builder, object, "explained", TRUE);
  return object;
}

/**
 * praxis_findings_to_json:
 * @findings: (element-type PraxisFinding): findings
 * @builder: the document that they shall stand in
 *
 * Returns: (transfer none): an array of objects, the same for the same findings
 */
yyjson_mut_val *
praxis_findings_to_json (GPtrArray         *findings,
                         PraxisJsonBuilder *builder)
{
  yyjson_mut_val *array = yyjson_mut_arr (builder);

  for (guint i = 0; i < findings->len; i++)
    yyjson_mut_arr_append (array, finding_to_json (findings->pdata[i], builder));
  return array;
}

static double
get_number (yyjson_val *object,
            const char *key)
{
  yyjson_val *value = yyjson_obj_get (object, key);

  return yyjson_is_num (value) ? yyjson_get_num (value) : NAN;
}

/* "12.0" is 12 where a program writes every number with a point. */
static gint64
get_count (yyjson_val *object,
           const char *key)
{
  double number = get_number (object, key);

  return number >= 1 && number < 1e12 && number == floor (number) ? number : 0;
}

/* NaN behind a comparison that is none of these: with another sign it would be another claim. What is at most a number is taken as it
 * is in texts. */
static double
get_p (yyjson_val *object,
       char       *comparison)
{
  static const struct { const char *sign; char comparison; } signs[] = {
    { "", '=' }, { "=", '=' }, { "<", '<' }, { ">", '>' }, { "<=", '<' }, { ">=", '>' }, { "≤", '<' }, { "≥", '>' },
  };
  const char *sign = praxis_json_get_string (object, "p_comp");

  *comparison = '=';
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (g_str_equal (sign != NULL ? sign : "", signs[i].sign))
        {
          *comparison = signs[i].comparison;
          return get_number (object, "p");
        }
    }
  return NAN;
}

/**
 * praxis_finding_from_json:
 * @object: one of what praxis_findings_to_json() gave, or anything else
 *
 * Reads what can be understood of it. What cannot is as if it were not given.
 *
 * Returns: (transfer full) (nullable): a finding, which praxis_finding_is_whole() may not be; %NULL where it is no object
 */
PraxisFinding *
praxis_finding_from_json (yyjson_val *object)
{
  char comparison;
  double p;

  if (!yyjson_is_obj (object))
    return NULL;
  p = get_p (object, &comparison);
  return praxis_finding_new (&(PraxisFindingFields) {
    .measure = praxis_measure_parse (praxis_json_get_string (object, "measure")),
    .estimate = get_number (object, "estimate"),
    .lower = get_number (object, "lower"),
    .upper = get_number (object, "upper"),
    .level = get_number (object, "level"),
    .p = p,
    .p_comparison = comparison,
    .n = get_count (object, "n"),
    .k = get_count (object, "k"),
    .comparison = praxis_json_get_string (object, "comparison"),
    .direction = praxis_direction_parse (praxis_json_get_string (object, "direction")),
    .time_point = praxis_json_get_string (object, "time_point"),
    .part = praxis_json_get_string (object, "part"),
    .quote = praxis_json_get_string (object, "quote"),
    .prefix = praxis_json_get_string (object, "prefix"),
    .suffix = praxis_json_get_string (object, "suffix"),
    .is_explained = yyjson_get_bool (yyjson_obj_get (object, "explained")),
  });
}

/**
 * praxis_finding_is_whole:
 * @self: a finding
 *
 * Returns: whether it has what makes it one: a measure and an estimate
 */
gboolean
praxis_finding_is_whole (PraxisFinding *self)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (self);

  return fields->measure != PRAXIS_MEASURE_NONE && isfinite (fields->estimate);
}

/**
 * praxis_findings_from_json:
 * @array: (nullable): what praxis_findings_to_json() gave, or anything else
 *
 * Reads findings from a file that may come from anywhere: what is no finding is left out.
 *
 * Returns: (transfer full) (element-type PraxisFinding): the findings
 */
GPtrArray *
praxis_findings_from_json (yyjson_val *array)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  yyjson_val *value;

  while ((value = yyjson_arr_iter_next (&iter)) != NULL)
    {
      g_autoptr(PraxisFinding) finding = praxis_finding_from_json (value);

      if (finding != NULL && praxis_finding_is_whole (finding))
        g_ptr_array_add (findings, g_steal_pointer (&finding));
    }
  return findings;
}
