/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-markdown-evidence.h"

#include <glib/gi18n-lib.h>

#include "praxis-error.h"
#include "praxis-import-private.h"

/* The findings of a post and the notices about its works in front matter. A value of the wrong kind is an error, and what is no
 * finding or no notice is spoken of, as everything else in a file. */

typedef enum
{
  TEXT,
  NUMBER,
  SWITCH,
} Kind;

typedef struct
{
  const char *key;
  Kind        kind;
} Member;

static const Member finding_members[] = {
  { "measure", TEXT }, { "estimate", NUMBER }, { "lower", NUMBER },    { "upper", NUMBER },     { "level", NUMBER },
  { "p_comp", TEXT },  { "p", NUMBER },        { "n", NUMBER },        { "k", NUMBER },         { "comparison", TEXT },
  { "direction", TEXT }, { "time_point", TEXT }, { "part", TEXT },     { "quote", TEXT },       { "prefix", TEXT },
  { "suffix", TEXT },  { "explained", SWITCH }, { NULL },
};

static const Member notice_members[] = {
  { "state", TEXT }, { "doi", TEXT }, { "pmid", TEXT }, { "date", TEXT }, { "notice_doi", TEXT }, { NULL },
};

typedef struct
{
  const char   *key;
  const Member *members;
  guint         line;
  GPtrArray    *problems;
} List;

static const Member *
find_member (const List *list,
             const char *key)
{
  for (const Member *member = list->members; member->key != NULL; member++)
    {
      if (g_str_equal (member->key, key))
        return member;
    }
  return NULL;
}

static gboolean
is_of_kind (yyjson_val *value,
            Kind        kind)
{
  switch (kind)
    {
    case TEXT:
      return yyjson_is_str (value);
    case NUMBER:
      return yyjson_is_num (value);
    case SWITCH:
      return yyjson_is_bool (value);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
refuse (const List  *list,
        const char  *key,
        Kind         kind,
        GError     **error)
{
  switch (kind)
    {
    case TEXT:
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   /* Translators: the number is a line, the first text a list in a file's front matter, "findings", the second one a
                    * key in it */
                   _("Line %u: “%s”: “%s” must be text."), list->line, list->key, key);
      break;
    case NUMBER:
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("Line %u: “%s”: “%s” must be a number."), list->line, list->key,
                   key);
      break;
    case SWITCH:
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("Line %u: “%s”: “%s” must be true or false."), list->line,
                   list->key, key);
      break;
    default:
      g_assert_not_reached ();
    }
  return FALSE;
}

static gboolean
check_entry (const List  *list,
             yyjson_val  *entry,
             GError     **error)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (entry);
  yyjson_val *key;

  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    {
      const Member *member = find_member (list, yyjson_get_str (key));
      g_autofree char *message = NULL;

      if (member != NULL && !is_of_kind (yyjson_obj_iter_get_val (key), member->kind))
        return refuse (list, member->key, member->kind, error);
      if (member != NULL)
        continue;
      message = g_strdup_printf (_("“%s” is no key that Praxis knows; it was left out."), yyjson_get_str (key));
      g_ptr_array_add (list->problems, praxis_import_problem_new (list->line, message));
    }
  return TRUE;
}

/* Gives the array, which is NULL where there is none. */
static gboolean
check_list (const List         *list,
            PraxisFrontMatter  *file,
            yyjson_val        **array,
            GError            **error)
{
  yyjson_arr_iter iter;
  yyjson_val *entry;

  *array = yyjson_obj_get (yyjson_doc_get_root (file->header), list->key);
  if (*array != NULL && !yyjson_is_null (*array) && !yyjson_is_arr (*array))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   /* Translators: the number is a line, %s a key of a file's front matter */
                   _("Line %u: “%s” must be a list."), list->line, list->key);
      return FALSE;
    }
  iter = yyjson_arr_iter_with (*array);
  while ((entry = yyjson_arr_iter_next (&iter)) != NULL)
    {
      if (!check_entry (list, entry, error))
        return FALSE;
    }
  return TRUE;
}

static void
report (const List *list,
        const char *message)
{
  g_ptr_array_add (list->problems, praxis_import_problem_new (list->line, message));
}

/* Says that a value means nothing, unless it is given as none. */
static void
report_value (const List *list,
              guint       number,
              yyjson_val *entry,
              const char *key)
{
  yyjson_val *value = yyjson_obj_get (entry, key);
  g_autofree char *text = NULL, *message = NULL;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (yyjson_is_num (value))
    text = g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g", yyjson_get_num (value)));
  else
    text = g_strdup (yyjson_get_str (value));
  if (text == NULL || *text == '\0')
    return;
  /* Translators: the number counts the entries of a list in a file, from 1; the first text is the list, "findings", the second a key of the
   * entry, "direction", the third what stands behind it: "Entry 2 of “findings”: “direction” cannot be “up”; it was left out." */
  message = g_strdup_printf (_("Entry %u of “%s”: “%s” cannot be “%s”; it was left out."), number, list->key, key, text);
  report (list, message);
}

static void
report_lost (const List *list,
             guint       n_lost)
{
  g_autofree char *message = NULL;

  if (n_lost == 0)
    return;
  /* Translators: the number counts entries of a list in a file, %s is the list's key, "findings" */
  message = g_strdup_printf (ngettext ("%u entry of “%s” says too little and was left out.",
                                       "%u entries of “%s” say too little and were left out.", n_lost), n_lost, list->key);
  report (list, message);
}

/* What the entry gives, and the finding has not. */
static void
report_finding (const List    *list,
                guint          number,
                yyjson_val    *entry,
                PraxisFinding *finding)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (finding);

  if (fields->measure == PRAXIS_MEASURE_NONE)
    report_value (list, number, entry, "measure");
  if (isnan (fields->p) && yyjson_obj_get (entry, "p") != NULL)
    report_value (list, number, entry, "p_comp");
  if (fields->n == 0)
    report_value (list, number, entry, "n");
  if (fields->k == 0)
    report_value (list, number, entry, "k");
  if (fields->direction == PRAXIS_DIRECTION_UNKNOWN)
    report_value (list, number, entry, "direction");
}

/* A number that its measure cannot be, such as a ratio below zero, means nothing. */
static void
drop_impossible (const List    *list,
                 guint          number,
                 yyjson_val    *entry,
                 PraxisMeasure  measure,
                 const char    *key,
                 double        *value)
{
  if (praxis_measure_get_fault (measure, *value, !g_str_equal (key, "estimate")) == NULL)
    return;
  report_value (list, number, entry, key);
  *value = NAN;
}

/* Bounds the wrong way round say nothing; those of a number needed to treat may go through infinity. */
static void
drop_reversed (const List          *list,
               guint                number,
               PraxisFindingFields *fields)
{
  g_autofree char *message = NULL;

  if (fields->measure == PRAXIS_MEASURE_NNT || !(fields->lower > fields->upper))
    return;
  /* Translators: the number counts the entries of a list in a file, from 1, and the text is the list, "findings" */
  message = g_strdup_printf (_("Entry %u of “%s”: the lower bound is greater than the upper one; both were left out."), number,
                             list->key);
  report (list, message);
  fields->lower = fields->upper = NAN;
}

/* What remains of an entry without the numbers that mean nothing, which are told of. */
static PraxisFinding *
read_finding (const List *list,
              guint       number,
              yyjson_val *entry)
{
  g_autoptr(PraxisFinding) finding = praxis_finding_from_json (entry);
  PraxisFindingFields fields;

  if (finding == NULL)
    return NULL;
  report_finding (list, number, entry, finding);
  fields = *praxis_finding_get_fields (finding);
  drop_impossible (list, number, entry, fields.measure, "estimate", &fields.estimate);
  if (!isnan (fields.estimate))
    {
      drop_impossible (list, number, entry, fields.measure, "lower", &fields.lower);
      drop_impossible (list, number, entry, fields.measure, "upper", &fields.upper);
      drop_reversed (list, number, &fields);
    }
  return praxis_finding_new (&fields);
}

static GPtrArray *
read_findings (const List *list,
               yyjson_val *array)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  yyjson_val *entry;

  for (guint number = 1; (entry = yyjson_arr_iter_next (&iter)) != NULL; number++)
    {
      g_autoptr(PraxisFinding) finding = read_finding (list, number, entry);

      if (finding != NULL && praxis_finding_is_whole (finding))
        g_ptr_array_add (findings, g_steal_pointer (&finding));
    }
  report_lost (list, yyjson_arr_size (array) - findings->len);
  return findings;
}

static GPtrArray *
read_notices (const List *list,
              yyjson_val *array)
{
  GPtrArray *notices = praxis_notices_from_json (array);
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  yyjson_val *entry;

  for (guint number = 1; (entry = yyjson_arr_iter_next (&iter)) != NULL; number++)
    {
      if (praxis_notice_state_parse (praxis_json_get_string (entry, "state")) == PRAXIS_NOTICE_NONE_KNOWN)
        report_value (list, number, entry, "state");
    }
  report_lost (list, yyjson_arr_size (array) - notices->len);
  return notices;
}

/**
 * praxis_markdown_read_evidence:
 * @file: the file of a post
 * @draft: where to set its findings and its notices
 * @problems: (element-type PraxisImportProblem): where to add what was not taken
 * @error: return location
 *
 * Reads the findings of a post and the notices on its works. A value that means nothing is left out with a problem that names it, and the
 * rest is kept.
 *
 * Returns: whether they could be understood; %FALSE with %PRAXIS_ERROR_INVALID
 */
gboolean
praxis_markdown_read_evidence (PraxisFrontMatter  *file,
                               PraxisDraft        *draft,
                               GPtrArray          *problems,
                               GError            **error)
{
  const List of_findings = { "findings", finding_members, praxis_front_matter_get_line (file, "findings"), problems };
  const List of_notices = { "notices", notice_members, praxis_front_matter_get_line (file, "notices"), problems };
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GPtrArray) notices = NULL;
  yyjson_val *array;

  if (!check_list (&of_findings, file, &array, error))
    return FALSE;
  findings = read_findings (&of_findings, array);
  if (!check_list (&of_notices, file, &array, error))
    return FALSE;
  notices = read_notices (&of_notices, array);
  praxis_draft_set_findings (draft, findings);
  praxis_draft_set_notices (draft, notices);
  return TRUE;
}
