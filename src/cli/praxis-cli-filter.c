/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-filter.h"

#include <glib/gi18n.h>

#include "model/praxis-month.h"
#include "model/praxis-text.h"
#include "praxis-error.h"
#include "search/praxis-query.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-terms.h"

/* What verbs that look for posts have in common. */

static gboolean
has_name (PraxisTerm *term,
          const char *key)
{
  const char * const *aliases = praxis_term_get_aliases (term);
  g_autofree char *label = praxis_text_fold (praxis_term_get_label (term));

  if (g_str_equal (label, key))
    return TRUE;
  for (gsize i = 0; aliases[i] != NULL; i++)
    {
      g_autofree char *alias = praxis_text_fold (aliases[i]);

      if (g_str_equal (alias, key))
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_cli_find_label:
 * @store: a library
 * @vocabulary: a vocabulary
 * @name: a label or an alias, however it is cased
 * @error: return location
 *
 * Returns: (transfer full): the label of the term of this name, in whichever digest; %NULL with %PRAXIS_ERROR_NOT_FOUND
 */
char *
praxis_cli_find_label (PraxisStore       *store,
                       PraxisVocabulary   vocabulary,
                       const char        *name,
                       GError           **error)
{
  g_autoptr(GPtrArray) digests = praxis_store_list_digests (store, error);
  g_autofree char *key = praxis_text_fold (name);

  for (guint i = 0; digests != NULL && i < digests->len; i++)
    {
      const char *uuid = praxis_digest_get_uuid (g_ptr_array_index (digests, i));
      g_autoptr(GPtrArray) terms = praxis_store_list_terms (store, uuid, vocabulary, error);

      if (terms == NULL)
        return NULL;
      for (guint j = 0; j < terms->len; j++)
        {
          if (has_name (g_ptr_array_index (terms, j), key))
            return g_strdup (praxis_term_get_label (g_ptr_array_index (terms, j)));
        }
    }
  if (digests == NULL)
    return NULL;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
               vocabulary == PRAXIS_VOCABULARY_TOPIC
               ? _("There is no topic “%s”. “praxis-cli topics” lists them.")
               : _("There is no type of research “%s”. “praxis-cli types” lists them."), name);
  return NULL;
}

/**
 * praxis_cli_filter_terms:
 * @self: a call
 * @store: a library
 * @filter: a filter
 * @facet: %PRAXIS_FACET_TOPIC or %PRAXIS_FACET_TYPE
 * @option: the option that names its values, by label or alias
 * @error: return location
 *
 * Returns: whether all of them were found, and chosen in @filter; %FALSE with %PRAXIS_ERROR_NOT_FOUND
 */
gboolean
praxis_cli_filter_terms (PraxisCli     *self,
                         PraxisStore   *store,
                         PraxisFilter  *filter,
                         PraxisFacet    facet,
                         const char    *option,
                         GError       **error)
{
  PraxisVocabulary vocabulary = facet == PRAXIS_FACET_TOPIC ? PRAXIS_VOCABULARY_TOPIC : PRAXIS_VOCABULARY_TYPE;

  for (gsize i = 0; i < praxis_cli_get_count (self, option); i++)
    {
      g_autofree char *label = praxis_cli_find_label (store, vocabulary, praxis_cli_get_nth (self, option, i), error);

      if (label == NULL)
        return FALSE;
      praxis_filter_set_choice (filter, facet, label, PRAXIS_CHOICE_INCLUDE);
    }
  return TRUE;
}

/**
 * praxis_cli_filter_text:
 * @filter: a filter
 * @text: what to search for
 * @error: return location
 *
 * Returns: whether there is a word in @text, which @filter has then; %FALSE with %PRAXIS_ERROR_INVALID
 */
gboolean
praxis_cli_filter_text (PraxisFilter  *filter,
                        const char    *text,
                        GError       **error)
{
  g_autoptr(PraxisQuery) query = praxis_query_parse (text);

  if (praxis_query_is_empty (query))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   _("There is no word to search for in “%s”."), text);
      return FALSE;
    }
  praxis_filter_set_text (filter, text);
  return TRUE;
}

/* Adds a post's "month": "YYYY-MM", or null. */
void
praxis_cli_add_month (PraxisJsonBuilder *json,
                      yyjson_mut_val    *object,
                      guint              month)
{
  g_autofree char *text = praxis_month_to_string (month);

  if (text != NULL)
    praxis_json_add_string (json, object, "month", text);
  else
    yyjson_mut_obj_add_null (json, object, "month");
}
