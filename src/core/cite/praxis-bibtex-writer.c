/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-bibtex-writer.h"

#include "praxis-citation-key.h"
#include "praxis-csl-engine.h"
#include "praxis-csl-json-writer.h"
#include "praxis-sha256.h"

/* Works as BibTeX (BibTeXing, O. Patashnik, 1988; the fields of biblatex where BibTeX has none). The citation engine writes
 * it, from the same items and keys that CSL-JSON has. */

/* Works that the engine is given at once. */
#define BATCH 500

/* The hash of all that an entry is made from. */
static char *
dup_cache_key (PraxisCitation *citation,
               GPtrArray      *keywords,
               const char     *key)
{
  g_autofree char *text = NULL;
  PraxisSha256 hash;

  praxis_sha256_begin (&hash);
  praxis_sha256_add_text (&hash, praxis_csl_engine_get_version ());
  praxis_sha256_add_text (&hash, key);
  praxis_sha256_add_text (&hash, praxis_citation_get_json (citation));
  praxis_sha256_add_text (&hash, praxis_citation_get_reference (citation));
  for (guint i = 0; keywords != NULL && i < keywords->len; i++)
    praxis_sha256_add_text (&hash, keywords->pdata[i]);
  text = praxis_sha256_end (&hash);
  return g_strconcat (PRAXIS_BIBTEX_PREFIX, text, NULL);
}

static char *
make_request (GPtrArray *citations,
              GPtrArray *keywords,
              GPtrArray *keys)
{
  g_autoptr(PraxisJsonBuilder) builder = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (builder);
  g_autofree char *items = praxis_csl_json_write (citations, keywords);
  yyjson_mut_val *list;

  yyjson_mut_doc_set_root (builder, root);
  yyjson_mut_obj_add_val (builder, root, "items", yyjson_mut_rawcpy (builder, items));
  list = yyjson_mut_obj_add_arr (builder, root, "keys");
  for (guint i = 0; i < keys->len; i++)
    yyjson_mut_arr_add_strcpy (builder, list, keys->pdata[i]);
  return praxis_json_to_string (builder, FALSE);
}

/* Has the engine write the works at the @n places from @first on, and puts the entries there. */
static gboolean
write_batch (GPtrArray    *citations,
             GPtrArray    *keywords,
             GPtrArray    *keys,
             const guint  *places,
             guint         n,
             GPtrArray    *entries,
             GError      **error)
{
  g_autoptr(GPtrArray) its_citations = g_ptr_array_new ();
  g_autoptr(GPtrArray) its_keywords = keywords != NULL ? g_ptr_array_new () : NULL;
  g_autoptr(GPtrArray) its_keys = g_ptr_array_new ();
  g_autofree char *request = NULL;
  g_autofree char *answer = NULL;
  g_autoptr(PraxisJson) json = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (its_citations, citations->pdata[places[i]]);
      g_ptr_array_add (its_keys, keys->pdata[places[i]]);
      if (keywords != NULL)
        g_ptr_array_add (its_keywords, keywords->pdata[places[i]]);
    }
  request = make_request (its_citations, its_keywords, its_keys);
  answer = praxis_csl_engine_call (praxis_csl_engine_get_default (), "writeBibtexEntries", request, NULL, error);
  json = answer != NULL ? praxis_json_parse (answer, -1, error) : NULL;
  for (guint i = 0; json != NULL && i < n; i++)
    {
      const char *entry = yyjson_get_str (yyjson_arr_get (yyjson_doc_get_root (json), i));

      entries->pdata[places[i]] = g_strdup (entry != NULL ? entry : "");
    }
  return json != NULL;
}

/* Returns: (element-type guint): the places of the works whose entries are not known; the others get theirs */
static GArray *
take_known (GPtrArray  *cache_keys,
            GHashTable *known,
            GPtrArray  *entries)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < cache_keys->len; i++)
    {
      const char *entry = known != NULL ? g_hash_table_lookup (known, cache_keys->pdata[i]) : NULL;

      if (entry != NULL)
        entries->pdata[i] = g_strdup (entry);
      else
        g_array_append_val (missing, i);
    }
  return missing;
}

static char *
join (GPtrArray *entries)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      if (i > 0)
        g_string_append (text, PRAXIS_BIBTEX_BETWEEN);
      g_string_append (text, entries->pdata[i]);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * praxis_bibtex_write_entries:
 * @citations: (element-type PraxisCitation): works
 * @keywords: (nullable) (element-type GPtrArray): for each work an array of texts that say what it is about, or %NULL
 * @keys: (element-type utf8): the key of each
 * @known: (nullable) (element-type utf8 utf8): what was added to @fresh before, keys and entries
 * @fresh: (nullable) (element-type utf8): keys and entries that were not known are added to it, in turn
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8): the entry of each work; %NULL with an error of praxis_csl_engine_call()
 */
GPtrArray *
praxis_bibtex_write_entries (GPtrArray   *citations,
                             GPtrArray   *keywords,
                             GPtrArray   *keys,
                             GHashTable  *known,
                             GPtrArray   *fresh,
                             GError     **error)
{
  g_autoptr(GPtrArray) cache_keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) missing = NULL;

  g_return_val_if_fail (citations != NULL && keys != NULL && keys->len == citations->len, NULL);

  for (guint i = 0; i < citations->len; i++)
    g_ptr_array_add (cache_keys, dup_cache_key (citations->pdata[i], keywords != NULL ? keywords->pdata[i] : NULL,
                                                keys->pdata[i]));
  g_ptr_array_set_size (entries, citations->len);
  missing = take_known (cache_keys, known, entries);
  for (guint first = 0; first < missing->len; first += BATCH)
    {
      if (!write_batch (citations, keywords, keys, &g_array_index (missing, guint, first), MIN (BATCH, missing->len - first),
                        entries, error))
        return NULL;
    }
  for (guint i = 0; fresh != NULL && i < missing->len; i++)
    {
      guint place = g_array_index (missing, guint, i);

      g_ptr_array_add (fresh, g_strdup (cache_keys->pdata[place]));
      g_ptr_array_add (fresh, g_strdup (entries->pdata[place]));
    }
  return g_steal_pointer (&entries);
}

/**
 * praxis_bibtex_write_known:
 * @citations: (element-type PraxisCitation): works, the older ones first, as praxis_citation_keys_new() wants them
 * @keywords: (nullable) (element-type GPtrArray): for each work an array of texts that say what it is about, or %NULL
 * @known: (nullable) (element-type utf8 utf8): what was added to @fresh before, keys and entries
 * @fresh: (nullable) (element-type utf8): keys and entries that were not known are added to it, in turn
 * @error: return location
 *
 * Writes what praxis_bibtex_write() does, and asks the engine for what is not known alone.
 *
 * Returns: (transfer full): the works as BibTeX, UTF-8; %NULL with an error of praxis_csl_engine_call()
 */
char *
praxis_bibtex_write_known (GPtrArray   *citations,
                           GPtrArray   *keywords,
                           GHashTable  *known,
                           GPtrArray   *fresh,
                           GError     **error)
{
  g_autoptr(GPtrArray) keys = NULL;
  g_autoptr(GPtrArray) entries = NULL;

  g_return_val_if_fail (citations != NULL, NULL);

  keys = praxis_citation_keys_new (citations);
  entries = praxis_bibtex_write_entries (citations, keywords, keys, known, fresh, error);
  return entries != NULL ? join (entries) : NULL;
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
  return praxis_bibtex_write_known (citations, keywords, NULL, NULL, error);
}
