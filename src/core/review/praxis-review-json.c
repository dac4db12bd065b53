/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-review-json.h"

#include <math.h>

#include "model/praxis-text.h"
#include "praxis-checks.h"
#include "praxis-effect.h"
#include "praxis-statistic.h"

/* What the proof-reader says, as JSON: for the command line, and for the library, which keeps it by post. */

/* The parts of a post by their names in JSON, as the content of a post has them. */
static const char *const field_names[PRAXIS_N_DRAFT_FIELDS] = {
  [PRAXIS_DRAFT_TITLE] = "title",     [PRAXIS_DRAFT_MONTH] = "month",
  [PRAXIS_DRAFT_CITATIONS] = "citations", [PRAXIS_DRAFT_SUMMARY] = "summary",
  [PRAXIS_DRAFT_IMPLICATIONS] = "implications", [PRAXIS_DRAFT_TOPICS] = "topics",
  [PRAXIS_DRAFT_TYPES] = "types",     [PRAXIS_DRAFT_FINDINGS] = "findings",
  [PRAXIS_DRAFT_NOTICES] = "notices",
};

static void
add_text (PraxisJsonBuilder *builder,
          yyjson_mut_val    *object,
          const char        *key,
          const char        *text)
{
  if (text != NULL)
    praxis_json_add_string (builder, object, key, text);
}

/* What is not known is null, so that every row has the same members. */
static void
add_number (PraxisJsonBuilder *builder,
            yyjson_mut_val    *object,
            const char        *key,
            double             number)
{
  if (isfinite (number))
    yyjson_mut_obj_add_real (builder, object, key, number);
  else
    yyjson_mut_obj_add_null (builder, object, key);
}

static void
add_comparison (PraxisJsonBuilder *builder,
                yyjson_mut_val    *object,
                const char        *key,
                char               comparison)
{
  const char text[] = { comparison, '\0' };

  praxis_json_add_string (builder, object, key, comparison == 'n' ? "ns" : text);
}

static void
add_remark (PraxisJsonBuilder *builder,
            yyjson_mut_val    *array,
            PraxisRemark      *remark)
{
  const PraxisRemarkFields *fields = praxis_remark_get_fields (remark);
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (builder, array);

  praxis_json_add_string (builder, object, "check", fields->check);
  praxis_json_add_string (builder, object, "severity", praxis_severity_to_string (fields->severity));
  praxis_json_add_string (builder, object, "field", field_names[fields->place.field]);
  if (fields->place.field == PRAXIS_DRAFT_CITATIONS || fields->place.field == PRAXIS_DRAFT_FINDINGS)
    yyjson_mut_obj_add_uint (builder, object, "index", fields->place.index);
  add_text (builder, object, "variable", fields->place.variable);
  yyjson_mut_obj_add_uint (builder, object, "start", fields->place.start);
  yyjson_mut_obj_add_uint (builder, object, "end", fields->place.end);
  praxis_json_add_string (builder, object, "text", fields->text != NULL ? fields->text : "");
  praxis_json_add_string (builder, object, "message", fields->message);
  praxis_json_add_string (builder, object, "reason", fields->reason);
  praxis_json_add_string (builder, object, "key", praxis_remark_get_key (remark));
  if (!praxis_remark_can_fix (remark))
    return;
  praxis_json_add_string (builder, object, "fix", fields->fix_label);
  add_text (builder, object, "replacement", fields->replacement);
  add_text (builder, object, "original", fields->original);
}

/**
 * praxis_remarks_to_json:
 * @remarks: (element-type PraxisRemark): remarks on a post
 * @builder: the document that they shall stand in
 *
 * Returns: (transfer none): an array of objects
 */
yyjson_mut_val *
praxis_remarks_to_json (GPtrArray         *remarks,
                        PraxisJsonBuilder *builder)
{
  yyjson_mut_val *array = yyjson_mut_arr (builder);

  for (guint i = 0; i < remarks->len; i++)
    add_remark (builder, array, remarks->pdata[i]);
  return array;
}

static PraxisRemark *
remark_from_json (yyjson_val *object)
{
  const char *name = praxis_json_get_string (object, "check");
  const PraxisCheck *check = name != NULL ? praxis_checks_find (name) : NULL;
  guint field = praxis_text_find_name (field_names, PRAXIS_N_DRAFT_FIELDS, praxis_json_get_string (object, "field"),
                                       PRAXIS_N_DRAFT_FIELDS);
  PraxisSeverity severity = praxis_severity_parse (praxis_json_get_string (object, "severity"));
  const char *message = praxis_json_get_string (object, "message"), *reason = praxis_json_get_string (object, "reason");

  if (check == NULL || field == PRAXIS_N_DRAFT_FIELDS || message == NULL || reason == NULL)
    return NULL;
  return praxis_remark_new (&(PraxisRemarkFields) {
    .check = check->name,
    .severity = severity,
    .place = {
      .field = field,
      .index = yyjson_get_uint (yyjson_obj_get (object, "index")),
      .variable = praxis_json_get_string (object, "variable"),
      .start = yyjson_get_uint (yyjson_obj_get (object, "start")),
      .end = yyjson_get_uint (yyjson_obj_get (object, "end")),
    },
    .text = praxis_json_get_string (object, "text"),
    .message = message,
    .reason = reason,
    .key = praxis_json_get_string (object, "key"),
    .fix_label = praxis_json_get_string (object, "fix"),
    .replacement = praxis_json_get_string (object, "replacement"),
    .original = praxis_json_get_string (object, "original"),
  });
}

/**
 * praxis_remarks_from_json:
 * @array: (nullable): what praxis_remarks_to_json() gave
 *
 * Reads remarks back. Those of checks that are not known any more are left out. A fix that is more than words has its label only:
 * who wants to do it reviews the post again.
 *
 * Returns: (transfer full) (element-type PraxisRemark): the remarks
 */
GPtrArray *
praxis_remarks_from_json (yyjson_val *array)
{
  GPtrArray *remarks = g_ptr_array_new_with_free_func (g_object_unref);
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  yyjson_val *value;

  while ((value = yyjson_arr_iter_next (&iter)) != NULL)
    {
      PraxisRemark *remark = remark_from_json (value);

      if (remark != NULL)
        g_ptr_array_add (remarks, remark);
    }
  return remarks;
}

/**
 * praxis_statistics_to_json:
 * @statistics: (element-type PraxisStatistic): tests that a text reports
 * @text: (nullable): the text, for the places in it, in characters
 * @builder: the document that they shall stand in
 *
 * The names are those of statcheck's table (https://cran.r-project.org/package=statcheck).
 *
 * Returns: (transfer none): an array of objects
 */
yyjson_mut_val *
praxis_statistics_to_json (GPtrArray         *statistics,
                           const char        *text,
                           PraxisJsonBuilder *builder)
{
  yyjson_mut_val *array = yyjson_mut_arr (builder);

  for (guint i = 0; i < statistics->len; i++)
    {
      const PraxisStatistic *statistic = statistics->pdata[i];
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (builder, array);

      praxis_json_add_string (builder, object, "raw", statistic->raw);
      praxis_json_add_string (builder, object, "type", praxis_statistic_type_to_string (statistic->type));
      add_number (builder, object, "df1", statistic->df1);
      add_number (builder, object, "df2", statistic->df2);
      add_comparison (builder, object, "test_comp", statistic->test_comparison);
      add_number (builder, object, "test_value", statistic->value);
      add_comparison (builder, object, "p_comp", statistic->p_comparison);
      add_number (builder, object, "reported_p", statistic->reported_p);
      add_number (builder, object, "computed_p", statistic->computed_p);
      yyjson_mut_obj_add_bool (builder, object, "error", statistic->error);
      yyjson_mut_obj_add_bool (builder, object, "decision_error", statistic->decision_error);
      if (text == NULL)
        continue;
      yyjson_mut_obj_add_uint (builder, object, "start", g_utf8_pointer_to_offset (text, text + statistic->start));
      yyjson_mut_obj_add_uint (builder, object, "end", g_utf8_pointer_to_offset (text, text + statistic->end));
    }
  return array;
}

/**
 * praxis_effects_to_json:
 * @effects: (element-type PraxisEffect): effects that a text reports
 * @builder: the document that they shall stand in
 *
 * Returns: (transfer none): an array of the effects' findings
 */
yyjson_mut_val *
praxis_effects_to_json (GPtrArray         *effects,
                        PraxisJsonBuilder *builder)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new ();

  for (guint i = 0; i < effects->len; i++)
    g_ptr_array_add (findings, ((PraxisEffect *) effects->pdata[i])->finding);
  return praxis_findings_to_json (findings, builder);
}
