/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-front-matter.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "praxis-error.h"

/*
 * Text files with front matter: YAML 1.1 as libyaml reads it, handed on as JSON, since the values are those of
 * CSL-JSON. Anchors are refused: a few lines of them can stand for millions of values.
 */

/* Front matter nests four levels deep; more than this is no post. */
#define MAX_DEPTH 32

#define FENCE "---"

typedef struct
{
  yaml_parser_t      parser;
  PraxisJsonBuilder *json;
} Reader;

static yyjson_mut_val *read_value (Reader             *reader,
                                   const yaml_event_t *event,
                                   guint               depth,
                                   GError            **error);

static void
set_yaml_error (Reader  *reader,
                GError **error)
{
  const char *problem = reader->parser.problem != NULL ? reader->parser.problem : "";

  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
               /* Translators: the number is a line, %s is what the parser says, in English */
               _("The lines at the top of the file are not valid YAML: line %u: %s."),
               (guint) reader->parser.problem_mark.line + 2, problem);
}

static gboolean
next_event (Reader        *reader,
            yaml_event_t  *event,
            GError       **error)
{
  if (yaml_parser_parse (&reader->parser, event))
    return TRUE;
  set_yaml_error (reader, error);
  return FALSE;
}

/* A plain scalar may be a number or a truth value; a quoted one is text (YAML 1.2, section 10.3.2). */
static yyjson_mut_val *
read_scalar (Reader             *reader,
             const yaml_event_t *event)
{
  const char *text = (const char *) event->data.scalar.value;
  char *end = NULL;
  gint64 number;

  if (event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
    return yyjson_mut_strcpy (reader->json, text);
  if (g_str_equal (text, "true") || g_str_equal (text, "false"))
    return yyjson_mut_bool (reader->json, text[0] == 't');
  if (*text == '\0' || g_str_equal (text, "null") || g_str_equal (text, "~"))
    return yyjson_mut_null (reader->json);
  errno = 0;
  number = g_ascii_strtoll (text, &end, 10);
  if (end != text && *end == '\0' && errno == 0)
    return yyjson_mut_sint (reader->json, number);
  return yyjson_mut_strcpy (reader->json, text);
}

static yyjson_mut_val *
read_sequence (Reader  *reader,
               guint    depth,
               GError **error)
{
  yyjson_mut_val *array = yyjson_mut_arr (reader->json);

  for (;;)
    {
      yaml_event_t event;
      yyjson_mut_val *value = NULL;
      gboolean end;

      if (!next_event (reader, &event, error))
        return NULL;
      end = event.type == YAML_SEQUENCE_END_EVENT;
      if (!end)
        value = read_value (reader, &event, depth + 1, error);
      yaml_event_delete (&event);
      if (end)
        return array;
      if (value == NULL)
        return NULL;
      yyjson_mut_arr_append (array, value);
    }
}

static yyjson_mut_val *
read_mapping (Reader  *reader,
              guint    depth,
              GError **error)
{
  yyjson_mut_val *object = yyjson_mut_obj (reader->json);

  for (;;)
    {
      yaml_event_t event;
      yyjson_mut_val *key = NULL;
      yyjson_mut_val *value = NULL;
      gboolean end;

      if (!next_event (reader, &event, error))
        return NULL;
      end = event.type == YAML_MAPPING_END_EVENT;
      if (event.type == YAML_SCALAR_EVENT)
        key = yyjson_mut_strcpy (reader->json, (const char *) event.data.scalar.value);
      yaml_event_delete (&event);
      if (end)
        return object;
      if (key == NULL)
        {
          g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                               _("The lines at the top of the file have a key that is no text."));
          return NULL;
        }
      if (!next_event (reader, &event, error))
        return NULL;
      value = read_value (reader, &event, depth + 1, error);
      yaml_event_delete (&event);
      if (value == NULL)
        return NULL;
      yyjson_mut_obj_put (object, key, value);
    }
}

static yyjson_mut_val *
read_value (Reader             *reader,
            const yaml_event_t *event,
            guint               depth,
            GError            **error)
{
  if (depth <= MAX_DEPTH)
    {
      if (event->type == YAML_SCALAR_EVENT)
        return read_scalar (reader, event);
      if (event->type == YAML_SEQUENCE_START_EVENT)
        return read_sequence (reader, depth, error);
      if (event->type == YAML_MAPPING_START_EVENT)
        return read_mapping (reader, depth, error);
    }
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                       _("The lines at the top of the file are not of the form that Praxis writes."));
  return NULL;
}

/* Reads the one document of a stream. */
static yyjson_mut_val *
read_document (Reader  *reader,
               GError **error)
{
  for (;;)
    {
      yaml_event_t event;
      yaml_event_type_t type;
      yyjson_mut_val *value = NULL;

      if (!next_event (reader, &event, error))
        return NULL;
      type = event.type;
      if (type != YAML_STREAM_START_EVENT && type != YAML_DOCUMENT_START_EVENT)
        value = read_value (reader, &event, 0, error);
      yaml_event_delete (&event);
      if (type != YAML_STREAM_START_EVENT && type != YAML_DOCUMENT_START_EVENT)
        return value;
    }
}

static PraxisJson *
parse_header (const char  *yaml,
              gsize        length,
              GError     **error)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  Reader reader = { .json = json };
  yyjson_mut_val *root;

  yaml_parser_initialize (&reader.parser);
  yaml_parser_set_encoding (&reader.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&reader.parser, (const unsigned char *) yaml, length);
  root = read_document (&reader, error);
  yaml_parser_delete (&reader.parser);
  if (root == NULL)
    return NULL;
  if (!yyjson_mut_is_obj (root))
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                           _("The lines at the top of the file name no keys."));
      return NULL;
    }
  yyjson_mut_doc_set_root (json, root);
  return yyjson_mut_doc_imut_copy (json, NULL);
}

/* The line after @line; %NULL at the end. */
static const char *
next_line (const char *line)
{
  const char *end = strchr (line, '\n');

  return end != NULL ? end + 1 : NULL;
}

static gboolean
is_fence (const char *line)
{
  return g_str_has_prefix (line, FENCE) && (line[3] == '\n' || line[3] == '\r' || line[3] == '\0');
}

/**
 * praxis_front_matter_parse:
 * @text: UTF-8: a line "---", YAML, a line "---", and a body
 * @error: return location
 *
 * Returns: (transfer full): the two parts; %NULL with %PRAXIS_ERROR_INVALID where @text has no front matter
 */
PraxisFrontMatter *
praxis_front_matter_parse (const char  *text,
                           GError     **error)
{
  g_autoptr(PraxisJson) header = NULL;
  PraxisFrontMatter *self;
  const char *start, *end, *body;

  g_return_val_if_fail (text != NULL, NULL);

  start = is_fence (text) ? next_line (text) : NULL;
  for (end = start; end != NULL && !is_fence (end);)
    end = next_line (end);
  if (end == NULL)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                           _("The file does not begin with front matter between two lines of “---”."));
      return NULL;
    }
  header = parse_header (start, end - start, error);
  if (header == NULL)
    return NULL;

  body = next_line (end);
  self = g_new0 (PraxisFrontMatter, 1);
  self->header = g_steal_pointer (&header);
  self->body = g_strstrip (g_strdup (body != NULL ? body : ""));
  return self;
}

/**
 * praxis_front_matter_free:
 * @self: (transfer full): the two parts
 */
void
praxis_front_matter_free (PraxisFrontMatter *self)
{
  yyjson_doc_free (self->header);
  g_free (self->body);
  g_free (self);
}
