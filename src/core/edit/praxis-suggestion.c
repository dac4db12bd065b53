/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-suggestion-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "model/praxis-text.h"
#include "store/praxis-store-terms.h"

/* Topics and types of research for a post while it is written. A wrong suggestion costs more than a missing one, which the author
 * finds in the list anyway. */

/* What the text must say of a term for a suggestion; with neighbours that have it, half is enough. */
#define SCORE_MIN 2.0
#define SCORE_WITH_POSTS 1.0
#define SHARE_ALONE 0.6
#define SHARE_WITH_TEXT 0.4

static const guint most[PRAXIS_N_VOCABULARIES] = { 5, 3 };

static void
free_suggestion (gpointer data)
{
  PraxisSuggestion *suggestion = data;

  g_free (suggestion->label);
  g_free (suggestion->reason);
  g_free (suggestion);
}

static gboolean
has_name (PraxisTerm         *term,
          const char * const *labels)
{
  const char * const *aliases = praxis_term_get_aliases (term);

  for (gsize i = 0; labels != NULL && labels[i] != NULL; i++)
    {
      g_autofree char *key = praxis_text_fold (labels[i]), *label = praxis_text_fold (praxis_term_get_label (term));

      if (g_str_equal (key, label))
        return TRUE;
      for (gsize j = 0; aliases != NULL && aliases[j] != NULL; j++)
        {
          g_autofree char *alias = praxis_text_fold (aliases[j]);

          if (g_str_equal (key, alias))
            return TRUE;
        }
    }
  return FALSE;
}

static void
add_suggestion (GPtrArray  *suggestions,
                PraxisTerm *term,
                double      confidence,
                const char *said)
{
  PraxisSuggestion *suggestion = g_new0 (PraxisSuggestion, 1);

  suggestion->label = g_strdup (praxis_term_get_label (term));
  suggestion->vocabulary = praxis_term_get_vocabulary (term);
  suggestion->confidence = confidence;
  if (said != NULL)
    /* Translators: why a topic is suggested; %s are words of the post */
    suggestion->reason = g_strdup_printf (_("The text says “%s”"), said);
  else
    /* Translators: why a topic is suggested */
    suggestion->reason = g_strdup (_("Posts with similar words have it"));
  g_ptr_array_add (suggestions, suggestion);
}

static void
judge (GPtrArray                  *suggestions,
       const PraxisSuggestionText *text,
       PraxisTerm                 *term,
       const double               *found)
{
  g_autofree char *said = NULL;
  double score = praxis_suggestion_find_term (text, term, &said);
  double share = found != NULL ? *found : 0;

  if (score >= SCORE_MIN || (score >= SCORE_WITH_POSTS && share >= SHARE_WITH_TEXT))
    add_suggestion (suggestions, term, 1 - exp (-(score + 2 * share) / 2.5), said);
  else if (share >= SHARE_ALONE)
    add_suggestion (suggestions, term, share * 0.8, NULL);
}

static int
compare_suggestions (gconstpointer a,
                     gconstpointer b)
{
  const PraxisSuggestion *first = *(PraxisSuggestion * const *) a, *second = *(PraxisSuggestion * const *) b;

  if (first->confidence != second->confidence)
    return first->confidence > second->confidence ? -1 : 1;
  return g_utf8_collate (first->label, second->label);
}

static GPtrArray *
suggest (PraxisStore                 *store,
         const char                  *digest_uuid,
         PraxisDraft                 *draft,
         const PraxisSuggestionText  *text,
         PraxisVocabulary             vocabulary,
         GHashTable                  *shares,
         GError                     **error)
{
  g_autoptr(GPtrArray) suggestions = g_ptr_array_new_with_free_func (free_suggestion);
  g_autoptr(GPtrArray) terms = praxis_store_list_terms (store, digest_uuid, vocabulary, error);

  if (terms == NULL)
    return NULL;
  for (guint i = 0; i < terms->len; i++)
    {
      PraxisTerm *term = terms->pdata[i];

      if (!praxis_term_is_retired (term) && !has_name (term, praxis_draft_get_terms (draft, vocabulary)))
        judge (suggestions, text, term, g_hash_table_lookup (shares, praxis_term_get_uuid (term)));
    }
  g_ptr_array_sort (suggestions, compare_suggestions);
  if (suggestions->len > most[vocabulary])
    g_ptr_array_set_size (suggestions, (int) most[vocabulary]);
  return g_steal_pointer (&suggestions);
}

/**
 * praxis_suggest_terms:
 * @store: a library
 * @digest_uuid: the digest that the post belongs to
 * @draft: a post while it is written
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Suggests topics and types of research: those that the text names, by their labels and aliases, and those that posts with similar
 * words have. Nothing is changed.
 *
 * Returns: (transfer full) (element-type PraxisSuggestion) (nullable): at most five topics and three types, best first, none that
 *   @draft has and none that is retired; %NULL with %PRAXIS_ERROR_NOT_FOUND where there is no such digest, with
 *   %G_IO_ERROR_CANCELLED, or with the error of reading the library
 */
GPtrArray *
praxis_suggest_terms (PraxisStore   *store,
                      const char    *digest_uuid,
                      PraxisDraft   *draft,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(PraxisSuggestionText) text = NULL;
  g_autoptr(GHashTable) shares = NULL;
  g_autoptr(GPtrArray) topics = NULL;
  g_autoptr(GPtrArray) types = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);
  g_return_val_if_fail (digest_uuid != NULL, NULL);
  g_return_val_if_fail (PRAXIS_IS_DRAFT (draft), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  text = praxis_suggestion_text_new (draft);
  shares = praxis_suggestion_find_in_posts (store, digest_uuid, praxis_draft_get_post_uuid (draft), text, cancellable, error);
  if (shares == NULL)
    return NULL;
  topics = suggest (store, digest_uuid, draft, text, PRAXIS_VOCABULARY_TOPIC, shares, error);
  if (topics == NULL)
    return NULL;
  types = suggest (store, digest_uuid, draft, text, PRAXIS_VOCABULARY_TYPE, shares, error);
  if (types == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (topics, g_steal_pointer (&types));
  g_ptr_array_sort (topics, compare_suggestions);
  return g_steal_pointer (&topics);
}
