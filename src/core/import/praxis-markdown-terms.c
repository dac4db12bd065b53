/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-markdown-terms.h"

#include <glib/gi18n-lib.h>

#include "model/praxis-term.h"
#include "praxis-error.h"

/* The vocabularies in the front matter of a digest. */

#define KEY "vocabularies"

static gboolean
refuse (PraxisFrontMatter  *file,
        GError            **error)
{
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
               /* Translators: the number is a line; leave “vocabularies”, “topics”, “types”, “label” and “aliases” as they are */
               _("Line %u: “vocabularies” must have lists of “topics” and “types”, each with a “label” and, if it has other names, a "
                 "list of “aliases”."), praxis_front_matter_get_line (file, KEY));
  return FALSE;
}

static gboolean
is_text_or_missing (yyjson_val *object,
                    const char *key)
{
  yyjson_val *value = yyjson_obj_get (object, key);

  return value == NULL || yyjson_is_str (value);
}

static gboolean
read_term (PraxisFrontMatter  *file,
           yyjson_val         *value,
           PraxisVocabulary    vocabulary,
           GPtrArray          *terms,
           GPtrArray          *bases,
           GError            **error)
{
  const char *label = praxis_json_get_string (value, "label");
  yyjson_val *aliases = yyjson_obj_get (value, "aliases");
  g_auto(GStrv) names = NULL;
  g_auto(GStrv) other_names = NULL;

  if (label == NULL || *label == '\0' || !is_text_or_missing (value, "uuid") || !is_text_or_missing (value, "slug") ||
      !is_text_or_missing (value, "base") || (aliases != NULL && !yyjson_is_arr (aliases)))
    return refuse (file, error);
  names = praxis_json_get_strv (value, "aliases");
  if (g_strv_length (names) != yyjson_arr_size (aliases))
    return refuse (file, error);
  other_names = praxis_term_dup_other_names (label, (const char * const *) names);
  g_ptr_array_add (terms, praxis_term_new (praxis_json_get_string (value, "uuid"), vocabulary, label,
                                           praxis_json_get_string (value, "slug"), (const char * const *) other_names,
                                           yyjson_get_bool (yyjson_obj_get (value, "retired"))));
  g_ptr_array_add (bases, g_strdup (praxis_json_get_string (value, "base")));
  return TRUE;
}

/**
 * praxis_markdown_read_terms:
 * @file: the file of a digest
 * @terms: (out) (transfer full) (nullable) (element-type PraxisTerm): its topics and then its types of research; %NULL where it
 *   does not say
 * @bases: (out) (transfer full) (nullable) (element-type utf8): for each of them what it says of the term that the library had, or
 *   %NULL; itself %NULL where @terms is
 * @error: return location
 *
 * Returns: whether they could be understood; %FALSE with %PRAXIS_ERROR_INVALID
 */
gboolean
praxis_markdown_read_terms (PraxisFrontMatter  *file,
                            GPtrArray         **terms,
                            GPtrArray         **bases,
                            GError            **error)
{
  static const char *const keys[PRAXIS_N_VOCABULARIES] = { "topics", "types" };
  yyjson_val *vocabularies = yyjson_obj_get (yyjson_doc_get_root (file->header), KEY);
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) list_of_bases = g_ptr_array_new_with_free_func (g_free);

  *terms = NULL;
  *bases = NULL;
  if (vocabularies == NULL || yyjson_is_null (vocabularies))
    return TRUE;
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    {
      yyjson_val *array = yyjson_obj_get (vocabularies, keys[i]);
      yyjson_arr_iter iter = yyjson_arr_iter_with (array);
      yyjson_val *value;

      if (!yyjson_is_obj (vocabularies) || (array != NULL && !yyjson_is_arr (array)))
        return refuse (file, error);
      while ((value = yyjson_arr_iter_next (&iter)) != NULL)
        {
          if (!read_term (file, value, i, list, list_of_bases, error))
            return FALSE;
        }
    }
  *terms = g_steal_pointer (&list);
  *bases = g_steal_pointer (&list_of_bases);
  return TRUE;
}
