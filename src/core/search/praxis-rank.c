/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-rank.h"

#include <math.h>
#include <string.h>

#include "praxis-post-index.h"

/*
 * The order of relevance: Okapi BM25 with a weight a column, as FTS5's own bm25() has it
 * (https://www.sqlite.org/fts5.html#the_bm25_function), but for the length of a post, which FTS5 keeps in a table of
 * its own, one look-up a hit: that makes it three times as fast, and posts are much of a length, so that it says
 * little.
 *
 * FTS5 hands a cursor to the function that a query calls. Ours gathers the hits and their scores in a PraxisRanking,
 * which the query is given as a pointer that SQL cannot forge, and gives no value. Finding and scoring are one query:
 * of an open word FTS5 puts the lists of all words together that begin so, before it gives the first hit, and that
 * may take longer than everything else.
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

/* The beginnings of words that begin hundreds of words; what rarity they have is not worth the time to find it. */
#define MAX_COMMON_LENGTH 3

struct _PraxisRanking
{
  const PraxisBitmap *among;
  gsize               limit;
  gsize               n_hits;
  GArray             *scored;
  /* The inverse document frequency of each phrase. */
  GArray             *idf;

  /* During a query. */
  PraxisBitmap       *hits;
  int                 common_phrase;
};

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

  /* A word of a third of all posts says next to nothing; how little does not matter. */
  for (int i = 0; result == SQLITE_OK && i < n_phrases; i++)
    {
      PhraseCount count = { .limit = n_rows / 3 + 1 };
      double idf = 1;

      /* With one phrase its rarity is the same for all. */
      if (n_phrases > 1)
        {
          if (i == ranking->common_phrase)
            count.n_rows = count.limit;
          else
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
  sqlite3_int64 id;
  Scored scored;

  if (ranking == NULL)
    {
      sqlite3_result_error (outcome, FUNCTION_NAME " is not for SQL", -1);
      return;
    }
  id = api->xRowid (context);
  if (id <= 0 || id > PRAXIS_INDEX_MAX_ID)
    return;
  praxis_bitmap_add (ranking->hits, id);
  if (++ranking->n_hits > ranking->limit || !praxis_bitmap_contains (ranking->among, id))
    return;
  scored.id = id;
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

/* Which phrase of an expression is so short a beginning of a word; -1 for none. */
static int
find_common_phrase (const char *match)
{
  const char *star = NULL;
  int n_quotes = 0;
  gsize length = 0;

  for (const char *p = match; *p != '\0' && star == NULL; p++)
    {
      if (*p == '*' && n_quotes % 2 == 0)
        star = p;
      n_quotes += *p == '"';
    }
  if (star == NULL)
    return -1;
  /* The word stands before the quote; all bytes of it that begin a character count. */
  while (star > match && *--star != '"')
    ;
  while (star > match && strchr ("\" ", *--star) == NULL)
    length += ((guchar) *star & 0xc0) != 0x80;
  return length <= MAX_COMMON_LENGTH ? n_quotes / 2 - 1 : -1;
}

/**
 * praxis_ranking_new:
 * @among: the posts that may be wanted; must stay as long as the ranking
 * @limit: how many hits at most are ranked
 *
 * Returns: (transfer full): a ranking, for one query
 */
PraxisRanking *
praxis_ranking_new (const PraxisBitmap *among,
                    gsize               limit)
{
  PraxisRanking *self = g_new0 (PraxisRanking, 1);

  self->among = among;
  self->limit = limit;
  self->scored = g_array_new (FALSE, FALSE, sizeof (Scored));
  self->idf = g_array_new (FALSE, FALSE, sizeof (double));
  return self;
}

/**
 * praxis_ranking_free:
 * @self: (transfer full): a ranking
 */
void
praxis_ranking_free (PraxisRanking *self)
{
  g_array_unref (self->scored);
  g_array_unref (self->idf);
  g_free (self);
}

/**
 * praxis_ranking_find:
 * @self: a ranking
 * @connection: a library
 * @match: an expression for MATCH
 * @hits: where to add the posts that match, all of them
 * @error: return location
 *
 * Finds posts, and scores those that may be wanted.
 *
 * Returns: whether it could
 */
gboolean
praxis_ranking_find (PraxisRanking     *self,
                     PraxisConnection  *connection,
                     const char        *match,
                     PraxisBitmap      *hits,
                     GError           **error)
{
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  if (!ensure_function (connection, error))
    return FALSE;
  rows = praxis_connection_query (connection, error,
                                  "SELECT " FUNCTION_NAME " (post_fts, ?2) FROM post_fts WHERE post_fts MATCH ?1",
                                  "tn", match);
  if (rows == NULL)
    return FALSE;
  self->hits = hits;
  self->common_phrase = find_common_phrase (match);
  sqlite3_bind_pointer (rows, 2, self, POINTER_TYPE, NULL);
  while (praxis_connection_next (connection, rows, &failure))
    continue;
  sqlite3_bind_null (rows, 2);
  return praxis_rows_end (&failure, error);
}

/**
 * praxis_ranking_list:
 * @self: a ranking
 * @posts: the posts that are wanted, of those that may be
 *
 * Returns: (transfer full) (nullable) (element-type guint32): those of them that were found, best first; %NULL where
 *   nothing was found, or too much to be ranked
 */
GArray *
praxis_ranking_list (PraxisRanking      *self,
                     const PraxisBitmap *posts)
{
  GArray *ids;

  if (self->n_hits == 0 || self->n_hits > self->limit)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_sort (self->scored, compare_scores);
  for (guint i = 0; i < self->scored->len; i++)
    {
      guint32 id = g_array_index (self->scored, Scored, i).id;

      if (praxis_bitmap_contains (posts, id))
        g_array_append_val (ids, id);
    }
  return ids;
}
