/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-csl-json-writer.h"

#include <string.h>

#include "praxis-citation-key.h"

/*
 * Works as CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), the form in which they are kept:
 * every field goes out as it is, also what Praxis does not know.
 */

/* Puts a text behind what the item has there already. */
static void
add_text (PraxisJsonBuilder *builder,
          yyjson_mut_val    *item,
          const char        *key,
          const char        *separator,
          const char        *text)
{
  const char *before = praxis_json_peek_string (item, key);
  g_autofree char *both = NULL;

  if (before != NULL && *before != '\0')
    both = g_strconcat (before, separator, text, NULL);
  praxis_json_put_string (builder, item, key, both != NULL ? both : text);
}

static yyjson_mut_val *
make_item (PraxisJsonBuilder *builder,
           PraxisCitation    *citation,
           const char        *id,
           GPtrArray         *keywords)
{
  g_autoptr(PraxisJson) source = praxis_json_parse (praxis_citation_get_json (citation), -1, NULL);
  yyjson_mut_val *item = yyjson_val_mut_copy (builder, yyjson_doc_get_root (source));

  yyjson_mut_obj_remove_key (item, "id");
  yyjson_mut_obj_insert (item, yyjson_mut_str (builder, "id"), yyjson_mut_strcpy (builder, id), 0);
  if (praxis_citation_get_field (citation, "type") == NULL)
    praxis_json_put_string (builder, item, "type", "document");
  if (praxis_citation_is_verbatim (citation))
    add_text (builder, item, "note", "\n", praxis_citation_get_reference (citation));
  for (guint i = 0; keywords != NULL && i < keywords->len; i++)
    add_text (builder, item, "keyword", "; ", keywords->pdata[i]);
  return item;
}

/**
 * praxis_csl_json_write_item:
 * @citation: a work
 * @id: its key
 * @keywords: (nullable) (element-type utf8): texts that say what it is about
 *
 * Returns: (transfer full): the item as it stands in the array of praxis_csl_json_write(), without a comma or a line end behind
 *   it
 */
char *
praxis_csl_json_write_item (PraxisCitation *citation,
                            const char     *id,
                            GPtrArray      *keywords)
{
  g_autoptr(PraxisJsonBuilder) builder = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_arr (builder);
  g_autofree char *text = NULL;

  yyjson_mut_doc_set_root (builder, root);
  yyjson_mut_arr_append (root, make_item (builder, citation, id, keywords));
  text = praxis_json_to_string (builder, TRUE);
  return g_strndup (text + strlen (PRAXIS_CSL_JSON_HEAD), strlen (text) - strlen (PRAXIS_CSL_JSON_HEAD "\n]"));
}

/**
 * praxis_csl_json_write:
 * @citations: (element-type PraxisCitation): works, the older ones first
 * @keywords: (nullable) (element-type GPtrArray): for each work an array of texts that say what it is about, or %NULL
 *
 * Writes an array with one item a work, its id the key of praxis_citation_keys_new(). Of a work of which only the printed
 * reference is known, that is the "note" of an item of the type "document": programs show it to people, and none of them
 * takes it for a title.
 *
 * Returns: (transfer full): the array, indented, ended by a line end
 */
char *
praxis_csl_json_write (GPtrArray *citations,
                       GPtrArray *keywords)
{
  g_autoptr(GPtrArray) ids = NULL;
  g_autoptr(GString) text = NULL;

  g_return_val_if_fail (citations != NULL, NULL);
  g_return_val_if_fail (keywords == NULL || keywords->len == citations->len, NULL);

  if (citations->len == 0)
    return g_strdup ("[]\n");
  text = g_string_new (PRAXIS_CSL_JSON_HEAD);
  ids = praxis_citation_keys_new (citations);
  for (guint i = 0; i < citations->len; i++)
    {
      g_autofree char *item = praxis_csl_json_write_item (citations->pdata[i], ids->pdata[i],
                                                          keywords != NULL ? keywords->pdata[i] : NULL);

      g_string_append (text, item);
      g_string_append (text, i + 1 < citations->len ? PRAXIS_CSL_JSON_BETWEEN : PRAXIS_CSL_JSON_END);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}
