/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-bibtex-writer.h"

#include "praxis-citation-key.h"
#include "praxis-csl-engine.h"
#include "praxis-csl-json-writer.h"

/* Works as BibTeX (BibTeXing, O. Patashnik, 1988; the fields of biblatex where BibTeX has none). The citation engine writes
 * it, from the same items and keys that CSL-JSON has. */

static char *
make_request (GPtrArray *citations,
              GPtrArray *keywords)
{
  g_autoptr(PraxisJsonBuilder) builder = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (builder);
  g_autofree char *items = praxis_csl_json_write (citations, keywords);
  g_autoptr(GPtrArray) keys = praxis_citation_keys_new (citations);
  yyjson_mut_val *list;

  yyjson_mut_doc_set_root (builder, root);
  yyjson_mut_obj_add_val (builder, root, "items", yyjson_mut_rawcpy (builder, items));
  list = yyjson_mut_obj_add_arr (builder, root, "keys");
  for (guint i = 0; i < citations->len; i++)
    yyjson_mut_arr_add_strcpy (builder, list, g_ptr_array_index (keys, i));
  return praxis_json_to_string (builder, FALSE);
}

/**
 * praxis_bibtex_write:
 * @citations: (element-type PraxisCitation): works, the older ones first, as praxis_citation_keys_new() wants them
 * @keywords: (nullable) (element-type GPtrArray): for each work an array of texts that say what it is about, or %NULL
 * @error: return location
 *
 * Waits for the citation engine: not for the main loop.
 *
 * Returns: (transfer full): the works as BibTeX, UTF-8; %NULL with an error of praxis_csl_engine_call()
 */
char *
praxis_bibtex_write (GPtrArray  *citations,
                     GPtrArray  *keywords,
                     GError    **error)
{
  g_autofree char *request = NULL;
  g_autofree char *answer = NULL;
  g_autoptr(PraxisJson) json = NULL;

  g_return_val_if_fail (citations != NULL, NULL);

  request = make_request (citations, keywords);
  answer = praxis_csl_engine_call (praxis_csl_engine_get_default (), "writeBibtex", request, NULL, error);
  json = answer != NULL ? praxis_json_parse (answer, -1, error) : NULL;
  return json != NULL ? g_strdup (yyjson_get_str (yyjson_doc_get_root (json))) : NULL;
}
