/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-error.h"

/**
 * praxis_json_parse:
 * @text: JSON (RFC 8259) in UTF-8
 * @length: its length in bytes, or -1 where it ends with a NUL
 * @error: return location
 *
 * Returns: (transfer full): the document, to be freed with yyjson_doc_free(); %NULL with
 *   %PRAXIS_ERROR_INVALID where @text is no JSON
 */
PraxisJson *
praxis_json_parse (const char  *text,
                   gssize       length,
                   GError     **error)
{
  yyjson_read_err failure;
  PraxisJson *json;

  g_return_val_if_fail (text != NULL, NULL);

  if (length < 0)
    length = strlen (text);

  json = yyjson_read_opts ((char *) text, length, YYJSON_READ_NOFLAG, NULL, &failure);
  if (json == NULL)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                 /* Translators: the first %s is what the parser says, in English; the number is a place in bytes */
                 _("This is not valid JSON: %s at byte %zu."),
                 failure.msg, failure.pos);
  return json;
}

/**
 * praxis_json_to_string:
 * @builder: a document under construction
 * @pretty: whether to indent, for people
 *
 * Returns: (transfer full): the document as UTF-8 text, without a line end
 */
char *
praxis_json_to_string (PraxisJsonBuilder *builder,
                       gboolean           pretty)
{
  g_return_val_if_fail (builder != NULL, NULL);

  /* GLib promises that g_free() frees what malloc() gave. */
  return yyjson_mut_write (builder,
                           pretty ? YYJSON_WRITE_PRETTY_TWO_SPACES : YYJSON_WRITE_NOFLAG,
                           NULL);
}

/**
 * praxis_json_get_string:
 * @object: (nullable): an object
 * @key: a member's name
 *
 * Returns: (transfer none) (nullable): the member's text; %NULL where it is missing or no text
 */
const char *
praxis_json_get_string (yyjson_val *object,
                        const char *key)
{
  return yyjson_get_str (yyjson_obj_get (object, key));
}

/**
 * praxis_json_add_string:
 * @builder: a document under construction
 * @object: an object of it
 * @key: (transfer none): the member's name; a literal, since it is not copied
 * @value: (nullable): the member's text, copied; %NULL adds an empty text
 */
void
praxis_json_add_string (PraxisJsonBuilder *builder,
                        yyjson_mut_val    *object,
                        const char        *key,
                        const char        *value)
{
  yyjson_mut_obj_add_strcpy (builder, object, key, value != NULL ? value : "");
}

/**
 * praxis_json_put_string:
 * @builder: a document
 * @object: an object of it
 * @key: a key
 * @value: a text; it is copied, as @key is
 *
 * Sets a member, in place of one that the object has under this key.
 */
void
praxis_json_put_string (PraxisJsonBuilder *builder,
                        yyjson_mut_val    *object,
                        const char        *key,
                        const char        *value)
{
  yyjson_mut_obj_put (object, yyjson_mut_strcpy (builder, key), yyjson_mut_strcpy (builder, value));
}

/**
 * praxis_json_peek_string:
 * @object: an object that is being made
 * @key: a key
 *
 * Returns: (transfer none) (nullable): the text of a member; %NULL where it has none, or no text
 */
const char *
praxis_json_peek_string (yyjson_mut_val *object,
                         const char     *key)
{
  return yyjson_mut_get_str (yyjson_mut_obj_get (object, key));
}

/**
 * praxis_json_add_strv:
 * @builder: a document under construction
 * @object: an object of it
 * @key: (transfer none): the member's name; a literal, since it is not copied
 * @values: (nullable) (array zero-terminated=1): the texts, copied
 */
void
praxis_json_add_strv (PraxisJsonBuilder  *builder,
                      yyjson_mut_val     *object,
                      const char         *key,
                      const char * const *values)
{
  yyjson_mut_val *array = yyjson_mut_obj_add_arr (builder, object, key);

  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    yyjson_mut_arr_add_strcpy (builder, array, values[i]);
}

/**
 * praxis_json_get_strv:
 * @object: (nullable): an object
 * @key: a member's name
 *
 * Returns: (transfer full): the texts in the member's array, without what is no text; empty where
 *   there is none
 */
GStrv
praxis_json_get_strv (yyjson_val *object,
                      const char *key)
{
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();
  yyjson_val *array = yyjson_obj_get (object, key);
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  yyjson_val *value;

  while ((value = yyjson_arr_iter_next (&iter)) != NULL)
    {
      if (yyjson_is_str (value))
        g_strv_builder_add (texts, yyjson_get_str (value));
    }
  return g_strv_builder_end (texts);
}
