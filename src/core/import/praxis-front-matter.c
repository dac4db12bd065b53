/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-front-matter.h"

#include <glib/gi18n-lib.h>
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

/* How many bytes tell whether a text begins with front matter. */
#define MAX_LOOK ((gsize) 1024)

typedef struct
{
  yaml_parser_t      parser;
  PraxisJsonBuilder *json;
  GHashTable        *lines;
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

/* A plain scalar may be a number or a truth value; a quoted one is text (YAML 1.2, section 10.3.2). What would not be
 * the same as a number, such as 007 or 1.10, is text. */
static yyjson_mut_val *
read_scalar (Reader             *reader,
             const yaml_event_t *event)
{
  const char *text = (const char *) event->data.scalar.value;
  g_autoptr(PraxisJson) number = NULL;
  g_autofree char *written = NULL;

  if (event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
    return yyjson_mut_strcpy (reader->json, text);
  if (g_str_equal (text, "true") || g_str_equal (text, "false"))
    return yyjson_mut_bool (reader->json, text[0] == 't');
  if (*text == '\0' || g_str_equal (text, "null") || g_str_equal (text, "~"))
    return yyjson_mut_null (reader->json);
  if (g_ascii_isdigit (*text) || *text == '-')
    number = yyjson_read (text, strlen (text), YYJSON_READ_NOFLAG);
  written = number != NULL ? yyjson_write (number, YYJSON_WRITE_NOFLAG, NULL) : NULL;
  if (g_strcmp0 (written, text) == 0)
    return yyjson_val_mut_copy (reader->json, yyjson_doc_get_root (number));
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

/* Takes a key; one that stands twice would lose what stands behind the first. */
static yyjson_mut_val *
read_key (Reader              *reader,
          const yaml_event_t  *event,
          yyjson_mut_val      *object,
          guint                depth,
          GError             **error)
{
  const char *text = (const char *) event->data.scalar.value;

  if (event->type != YAML_SCALAR_EVENT)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                           _("The lines at the top of the file have a key that is no text."));
      return NULL;
    }
  if (yyjson_mut_obj_get (object, text) != NULL)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   /* Translators: %s is a key of a file's front matter, such as "title"; the number is a line */
                   _("The lines at the top of the file say “%s” twice, the second time in line %u."), text,
                   (guint) event->start_mark.line + 2);
      return NULL;
    }
  if (depth == 0)
    g_hash_table_insert (reader->lines, g_strdup (text), GUINT_TO_POINTER ((guint) event->start_mark.line + 2));
  return yyjson_mut_strcpy (reader->json, text);
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
      if (!end)
        key = read_key (reader, &event, object, depth, error);
      yaml_event_delete (&event);
      if (end)
        return object;
      if (key == NULL || !next_event (reader, &event, error))
        return NULL;
      value = read_value (reader, &event, depth + 1, error);
      yaml_event_delete (&event);
      if (value == NULL)
        return NULL;
      yyjson_mut_obj_add (object, key, value);
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
              GHashTable  *lines,
              GError     **error)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  Reader reader = { .json = json, .lines = lines };
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
  gsize length = strcspn (line, "\n");

  return g_str_has_prefix (line, FENCE) && 3 + strspn (line + 3, " \t\r") >= length;
}

/* A copy with line ends of one byte, without a byte order mark. */
static char *
clean_text (const char  *text,
            gssize       length,
            GError     **error)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr(GString) out = g_string_sized_new (n);

  if (!g_utf8_validate_len (text, n, NULL))
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("This is no text in UTF-8."));
      return NULL;
    }
  for (gsize i = n >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0; i < n; i++)
    {
      if (text[i] == '\r' && i + 1 < n && text[i + 1] == '\n')
        continue;
      g_string_append_c (out, text[i] == '\r' ? '\n' : text[i]);
    }
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/**
 * praxis_front_matter_is_there:
 * @text: (array length=length): a text
 * @length: its length in bytes, or -1
 *
 * Returns: whether @text begins like front matter: a line "---", and behind it one that names a key
 */
gboolean
praxis_front_matter_is_there (const char *text,
                              gssize      length)
{
  g_autofree char *start = NULL;
  const char *line;
  gsize key;

  g_return_val_if_fail (text != NULL, FALSE);

  /* Two lines tell, and a page may be large. */
  start = g_strndup (text, length < 0 ? MAX_LOOK : MIN ((gsize) length, MAX_LOOK));
  line = g_str_has_prefix (start, "\xef\xbb\xbf") ? start + 3 : start;
  line = is_fence (line) ? next_line (line) : NULL;
  if (line == NULL)
    return FALSE;
  key = strcspn (line, ": \t\r\n");
  return key > 0 && line[key] == ':';
}

/**
 * praxis_front_matter_parse:
 * @text: (array length=length): UTF-8: a line "---", YAML, a line "---", and a body
 * @length: its length in bytes, or -1
 * @error: return location
 *
 * Returns: (transfer full): the two parts; %NULL with %PRAXIS_ERROR_INVALID where @text has no front matter
 */
PraxisFrontMatter *
praxis_front_matter_parse (const char  *text,
                           gssize       length,
                           GError     **error)
{
  g_autoptr(PraxisJson) header = NULL;
  g_autoptr(GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *clean = NULL;
  PraxisFrontMatter *self;
  const char *start, *end, *body;

  g_return_val_if_fail (text != NULL, NULL);

  clean = clean_text (text, length, error);
  if (clean == NULL)
    return NULL;
  start = is_fence (clean) ? next_line (clean) : NULL;
  for (end = start; end != NULL && !is_fence (end);)
    end = next_line (end);
  if (end == NULL)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                           _("The file does not begin with front matter between two lines of “---”."));
      return NULL;
    }
  header = parse_header (start, end - start, lines, error);
  if (header == NULL)
    return NULL;

  body = next_line (end);
  self = g_new0 (PraxisFrontMatter, 1);
  self->header = g_steal_pointer (&header);
  self->lines = g_steal_pointer (&lines);
  self->body = g_strdup (body != NULL ? body : "");
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
  g_hash_table_unref (self->lines);
  g_free (self->body);
  g_free (self);
}

/**
 * praxis_front_matter_get_line:
 * @self: a file
 * @key: a key at the top of its front matter
 *
 * Returns: its line in the file, from 1; 0 where it is not there
 */
guint
praxis_front_matter_get_line (PraxisFrontMatter *self,
                              const char        *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, key));
}

/**
 * praxis_front_matter_get_text:
 * @self: a file
 * @key: a key
 * @text: (out) (transfer none) (nullable): its text; %NULL where it is not there, or null
 * @error: return location
 *
 * Returns: whether it is text or not there; %FALSE with %PRAXIS_ERROR_INVALID
 */
gboolean
praxis_front_matter_get_text (PraxisFrontMatter  *self,
                              const char         *key,
                              const char        **text,
                              GError            **error)
{
  yyjson_val *value = yyjson_obj_get (yyjson_doc_get_root (self->header), key);

  *text = yyjson_get_str (value);
  if (value == NULL || yyjson_is_null (value) || yyjson_is_str (value))
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
               /* Translators: the number is a line, %s is a key of a file's front matter, such as "title" */
               _("Line %u: “%s” must be text. Put it in double quotes."), praxis_front_matter_get_line (self, key), key);
  return FALSE;
}

/**
 * praxis_front_matter_get_texts:
 * @self: a file
 * @key: a key
 * @texts: (out) (transfer full) (array zero-terminated=1): the items of its list; empty where it is not there, or null
 * @error: return location
 *
 * Returns: whether it is a list of texts or not there; %FALSE with %PRAXIS_ERROR_INVALID
 */
gboolean
praxis_front_matter_get_texts (PraxisFrontMatter  *self,
                               const char         *key,
                               GStrv              *texts,
                               GError            **error)
{
  yyjson_val *root = yyjson_doc_get_root (self->header);
  yyjson_val *value = yyjson_obj_get (root, key);

  *texts = praxis_json_get_strv (root, key);
  if (value == NULL || yyjson_is_null (value) ||
      (yyjson_is_arr (value) && yyjson_arr_size (value) == g_strv_length (*texts)))
    return TRUE;
  g_clear_pointer (texts, g_strfreev);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
               /* Translators: the number is a line, %s is a key of a file's front matter, such as "topics" */
               _("Line %u: “%s” must be a list of texts. Write each on a line of its own, behind “- ”."),
               praxis_front_matter_get_line (self, key), key);
  return FALSE;
}
