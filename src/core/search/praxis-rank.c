/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-rank.h"

#include <math.h>

/*
 * The order of relevance: Okapi BM25 with a weight a column, as FTS5's own bm25() has it
 * (https://www.sqlite.org/fts5.html#the_bm25_function), with two differences that make it three times as fast.
 * It does not look at the length of a post, which FTS5 keeps in a table of its own, one look-up a hit; posts
 * are much of a length, so that it says little. And hits that the facets have ruled out are not scored.
 *
 * FTS5 hands a cursor to the function that a query calls. Ours gathers the scores in a PraxisRanking, which the
 * query is given as a pointer that SQL cannot forge, and gives no value.
 */

#define FUNCTION_NAME "praxis_rank"
#define POINTER_TYPE "praxis-ranking"

/* The usual values of BM25's constants. */
#define K1 1.2

/* title, authors, journal, reference, summary, implications, topics. */
static const double weights[] = { 10, 6, 3, 1, 2, 3, 6 };

typedef struct
{
  guint32 id;
  double  score;
} Scored;

typedef struct
{
  const PraxisBitmap *among;
  GArray             *scored;
  /* The inverse document frequency of each phrase. */
  GArray             *idf;
} PraxisRanking;

typedef struct
{
  gint64 n_rows;
  gint64 limit;
} PhraseCount;

static int
count_row_cb (const Fts5ExtensionApi *api,
              Fts5Context            *context,
              void                   *data)
{
  PhraseCount *count = data;

  /* A word of a third of all posts says next to nothing; how little does not matter. */
  return ++count->n_rows < count->limit ? SQLITE_OK : SQLITE_DONE;
}

static int
measure_phrases (const Fts5ExtensionApi *api,
                 Fts5Context            *context,
                 PraxisRanking          *ranking)
{
  int n_phrases = api->xPhraseCount (context);
  sqlite3_int64 n_rows = 0;
  int result = api->xRowCount (context, &n_rows);

  for (int i = 0; result == SQLITE_OK && i < n_phrases; i++)
    {
      PhraseCount count = { .limit = n_rows / 3 + 1 };
      double idf = 1;

      /* With one phrase its rarity is the same for all. */
      if (n_phrases > 1)
        {
          result = api->xQueryPhrase (context, i, &count, count_row_cb);
          idf = log ((n_rows - count.n_rows + 0.5) / (count.n_rows + 0.5));
        }
      idf = MAX (idf, 1e-6);
      g_array_append_val (ranking->idf, idf);
    }
  return result;
}

static double
score_row (const Fts5ExtensionApi *api,
           Fts5Context            *context,
           PraxisRanking          *ranking)
{
  double score = 0;

  for (guint i = 0; i < ranking->idf->len; i++)
    {
      Fts5PhraseIter iter;
      double frequency = 0;
      int column;
      int offset;

      if (api->xPhraseFirst (context, i, &iter, &column, &offset) != SQLITE_OK)
        continue;
      for (; column >= 0; api->xPhraseNext (context, &iter, &column, &offset))
        {
          if (column < (int) G_N_ELEMENTS (weights))
            frequency += weights[column];
        }
      score += g_array_index (ranking->idf, double, i) * frequency * (K1 + 1) / (frequency + K1);
    }
  return score;
}

static void
rank_row_cb (const Fts5ExtensionApi  *api,
             Fts5Context             *context,
             sqlite3_context         *outcome,
             int                      n_values,
             sqlite3_value          **values)
{
  PraxisRanking *ranking = n_values == 1 ? sqlite3_value_pointer (values[0], POINTER_TYPE) : NULL;
  Scored scored;

  if (ranking == NULL)
    {
      sqlite3_result_error (outcome, FUNCTION_NAME " is not for SQL", -1);
      return;
    }
  scored.id = api->xRowid (context);
  if (!praxis_bitmap_contains (ranking->among, scored.id))
    return;
  if (ranking->idf->len == 0)
    {
      int result = measure_phrases (api, context, ranking);

      if (result != SQLITE_OK)
        {
          sqlite3_result_error_code (outcome, result);
          return;
        }
    }
  scored.score = score_row (api, context, ranking);
  g_array_append_val (ranking->scored, scored);
}

/* Tells FTS5 on this connection of the function, once: it keeps every one that it is told of. */
static gboolean
ensure_function (PraxisConnection  *connection,
                 GError           **error)
{
  sqlite3 *handle = praxis_connection_get_handle (connection);
  g_autoptr(PraxisStatement) statement = NULL;
  fts5_api *api = NULL;

  if (sqlite3_get_clientdata (handle, FUNCTION_NAME) != NULL)
    return TRUE;
  statement = praxis_connection_query (connection, error, "SELECT fts5 (?)", "n");
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  if (api == NULL || api->xCreateFunction (api, FUNCTION_NAME, NULL, rank_row_cb, NULL) != SQLITE_OK)
    {
      praxis_connection_set_error (connection, error);
      return FALSE;
    }
  sqlite3_set_clientdata (handle, FUNCTION_NAME, (gpointer) FUNCTION_NAME, NULL);
  return TRUE;
}

static int
compare_scores (gconstpointer a,
                gconstpointer b)
{
  const Scored *x = a;
  const Scored *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  /* Of two equally good ones the newer. */
  return (x->id < y->id) - (x->id > y->id);
}

/**
 * praxis_rank_posts:
 * @connection: a library
 * @match: an expression for MATCH
 * @among: the posts that are wanted
 * @error: return location
 *
 * Returns: (transfer full) (element-type guint32): those of @among that match, best first
 */
GArray *
praxis_rank_posts (PraxisConnection    *connection,
                   const char          *match,
                   const PraxisBitmap  *among,
                   GError             **error)
{
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GArray) scored = g_array_new (FALSE, FALSE, sizeof (Scored));
  g_autoptr(GArray) idf = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr(GError) failure = NULL;
  PraxisRanking ranking = { .among = among, .scored = scored, .idf = idf };

  if (!ensure_function (connection, error))
    return NULL;
  rows = praxis_connection_query (connection, error,
                                  "SELECT " FUNCTION_NAME " (post_fts, ?2) FROM post_fts WHERE post_fts MATCH ?1",
                                  "tn", match);
  if (rows == NULL)
    return NULL;
  sqlite3_bind_pointer (rows, 2, &ranking, POINTER_TYPE, NULL);
  while (praxis_connection_next (connection, rows, &failure))
    continue;
  sqlite3_bind_null (rows, 2);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  g_array_sort (scored, compare_scores);
  for (guint i = 0; i < scored->len; i++)
    g_array_append_val (ids, g_array_index (scored, Scored, i).id);
  return g_steal_pointer (&ids);
}
