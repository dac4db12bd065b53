/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-suggestion-private.h"

#include <math.h>
#include <string.h>

#include "store/praxis-connection.h"
#include "store/praxis-store-private.h"

/* What already tagged posts have in common with a draft. Its rarer words are looked up in the index of the search; the posts that
 * share most of them are its neighbours, and a term that most of them have, but few others, may be one of the draft. The work is
 * bounded: so many words, and of each so many posts; a word of more posts says nothing. */

#define WORDS_MAX 40
/* A word of more posts than a tenth of them, or than this, is passed over. */
#define HITS_MAX 400
#define NEIGHBOURS 20
#define NEIGHBOURS_MIN 5
#define POSTS_MIN 30
#define WORD_LENGTH_MIN 5
/* How much more often neighbours must have a term than posts have it at all. */
#define LIFT_MIN 3.0
/* What fewer neighbours have is not even counted. */
#define SHARE_MIN 0.3

typedef struct
{
  gint64 id;
  double score;
} Neighbour;

/* The words that may say what the draft is about, those of the titles first, without repetition. */
static GPtrArray *
choose_words (const PraxisSuggestionText *text)
{
  GPtrArray *chosen = g_ptr_array_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int field = 0; field < PRAXIS_N_SUGGESTION_FIELDS; field++)
    {
      for (guint i = 0; i < text->words[field]->len && chosen->len < WORDS_MAX; i++)
        {
          const PraxisSuggestionWord *word = &g_array_index (text->words[field], PraxisSuggestionWord, i);

          if (strlen (word->norm) < WORD_LENGTH_MIN || g_ascii_isdigit (*word->norm) || praxis_suggestion_is_common (word->light) ||
              !g_hash_table_add (seen, word->norm))
            continue;
          g_ptr_array_add (chosen, (gpointer) word);
        }
    }
  return chosen;
}

/* Adds the word's weight to each post that has it. */
static gboolean
score_word (PraxisConnection           *connection,
            const PraxisSuggestionWord *word,
            gint64                      n_posts,
            GHashTable                  *scores,
            GError                     **error)
{
  g_autofree char *plain = g_strndup (word->start, (gsize) (word->end - word->start));
  /* Only letters and digits are in a word, so that no quotation mark can end it. */
  g_autofree char *match = g_strdup_printf ("{title reference summary implications} : \"%s\"", plain);
  gint64 limit = CLAMP (n_posts / 10, NEIGHBOURS_MIN, HITS_MAX);
  g_autoptr(GArray) ids = praxis_connection_list_ints (connection, error, "SELECT rowid FROM post_fts WHERE post_fts MATCH ? LIMIT ?", "ti",
                                                       match, limit + 1);

  if (ids == NULL)
    return FALSE;
  if (ids->len > limit)
    return TRUE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      double *score = g_hash_table_lookup (scores, &id);

      if (score == NULL)
        {
          score = g_new0 (double, 1);
          g_hash_table_insert (scores, g_memdup2 (&id, sizeof id), score);
        }
      *score += log ((double) n_posts / ids->len);
    }
  return TRUE;
}

static int
compare_neighbours (gconstpointer a,
                    gconstpointer b)
{
  const Neighbour *first = a, *second = b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return first->id < second->id ? -1 : first->id > second->id;
}

/* The posts of the digest with the most in common with the draft, but not the draft's own. */
static GArray *
choose_neighbours (PraxisConnection  *connection,
                   GHashTable        *scores,
                   gint64             digest_id,
                   const char        *except,
                   GError           **error)
{
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (Neighbour));
  g_autoptr(GArray) chosen = g_array_new (FALSE, FALSE, sizeof (Neighbour));
  GHashTableIter iter;
  gpointer id, score;

  g_hash_table_iter_init (&iter, scores);
  while (g_hash_table_iter_next (&iter, &id, &score))
    {
      Neighbour neighbour = { *(gint64 *) id, *(double *) score };

      g_array_append_val (all, neighbour);
    }
  g_array_sort (all, compare_neighbours);
  for (guint i = 0; i < all->len && i < 10 * NEIGHBOURS && chosen->len < NEIGHBOURS; i++)
    {
      gint64 found = 0;

      if (!praxis_connection_get_int (connection, &found, error, "SELECT count (*) FROM post WHERE id = ? AND digest_id = ? AND uuid <> ?",
                                      "iit", g_array_index (all, Neighbour, i).id, digest_id, except))
        return NULL;
      if (found > 0)
        g_array_append_val (chosen, g_array_index (all, Neighbour, i));
    }
  return g_steal_pointer (&chosen);
}

static gboolean
add_terms (PraxisConnection  *connection,
           gint64             post_id,
           double             share,
           GHashTable        *shares,
           GError           **error)
{
  g_autoptr(PraxisStatement) statement = praxis_connection_query (connection, error, "SELECT term.uuid FROM post_term JOIN term ON term.id = "
                                                                  "post_term.term_id WHERE post_id = ? AND retired = 0", "i", post_id);
  g_autoptr(GError) failure = NULL;

  if (statement == NULL)
    return FALSE;
  while (praxis_connection_next (connection, statement, &failure))
    {
      const char *uuid = praxis_statement_get_text (statement, 0);
      double *sum = g_hash_table_lookup (shares, uuid);

      if (sum == NULL)
        {
          sum = g_new0 (double, 1);
          g_hash_table_insert (shares, g_strdup (uuid), sum);
        }
      *sum += share;
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return failure == NULL;
}

/* Leaves out what nearly as many posts have anyway. */
static gboolean
remove_usual (PraxisConnection  *connection,
              gint64             n_posts,
              GHashTable        *shares,
              GError           **error)
{
  GHashTableIter iter;
  gpointer uuid, share;

  g_hash_table_iter_init (&iter, shares);
  while (g_hash_table_iter_next (&iter, &uuid, &share))
    {
      gint64 n = 0;

      if (*(double *) share >= SHARE_MIN &&
          !praxis_connection_get_int (connection, &n, error, "SELECT count (*) FROM post_term WHERE term_id = "
                                      "(SELECT id FROM term WHERE uuid = ?)", "t", uuid))
        return FALSE;
      if (n < NEIGHBOURS_MIN || *(double *) share < LIFT_MIN * n / n_posts)
        g_hash_table_iter_remove (&iter);
    }
  return TRUE;
}

static gboolean
score_posts (PraxisConnection            *connection,
             const PraxisSuggestionText  *text,
             gint64                       n_posts,
             GHashTable                  *scores,
             GCancellable                *cancellable,
             GError                     **error)
{
  g_autoptr(GPtrArray) words = choose_words (text);

  for (guint i = 0; i < words->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !score_word (connection, words->pdata[i], n_posts, scores, error))
        return FALSE;
    }
  return TRUE;
}

GHashTable *
praxis_suggestion_find_in_posts (PraxisStore                 *store,
                                 const char                  *digest_uuid,
                                 const char                  *except_post_uuid,
                                 const PraxisSuggestionText  *text,
                                 GCancellable                *cancellable,
                                 GError                     **error)
{
  PraxisConnection *connection = praxis_store_get_connection (store);
  g_autoptr(GHashTable) shares = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) scores = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr(GArray) neighbours = NULL;
  gint64 digest_id, n_posts = 0;
  double sum = 0;

  if (!praxis_store_find_digest_id (store, digest_uuid, &digest_id, error) ||
      !praxis_connection_get_int (connection, &n_posts, error, "SELECT count (*) FROM post WHERE digest_id = ? AND deleted = 0", "i", digest_id))
    return NULL;
  if (n_posts < POSTS_MIN)
    return g_steal_pointer (&shares);
  if (!score_posts (connection, text, n_posts, scores, cancellable, error))
    return NULL;
  neighbours = choose_neighbours (connection, scores, digest_id, except_post_uuid != NULL ? except_post_uuid : "", error);
  if (neighbours == NULL)
    return NULL;
  for (guint i = 0; i < neighbours->len; i++)
    sum += g_array_index (neighbours, Neighbour, i).score;
  for (guint i = 0; i < neighbours->len && neighbours->len >= NEIGHBOURS_MIN; i++)
    {
      const Neighbour *neighbour = &g_array_index (neighbours, Neighbour, i);

      if (!add_terms (connection, neighbour->id, neighbour->score / sum, shares, error))
        return NULL;
    }
  if (!remove_usual (connection, n_posts, shares, error))
    return NULL;
  return g_steal_pointer (&shares);
}
