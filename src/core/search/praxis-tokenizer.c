/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-tokenizer.h"

#include <sqlite3.h>
#include <string.h>

/*
 * The tokenizer of the full-text index, "unicode61 remove_diacritics 2", for texts that are not in a library's index: it is
 * SQLite's own (https://www.sqlite.org/fts5.html, "Extending FTS5"), so that both find the same words. SQLite gives it out
 * to a connection only, which is one of its own, with nothing in it.
 */

struct _PraxisTokenizer
{
  sqlite3        *connection;
  fts5_tokenizer  functions;
  Fts5Tokenizer  *tokenizer;
};

typedef struct
{
  PraxisTokenFunc func;
  gpointer        user_data;
} Run;

static fts5_api *
find_api (sqlite3 *connection)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (connection, "SELECT fts5 (?1)", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  return api;
}

/**
 * praxis_tokenizer_new:
 *
 * Returns: (transfer full): a tokenizer. Nothing fails but for want of memory: a library without FTS5 does not even open
 */
PraxisTokenizer *
praxis_tokenizer_new (void)
{
  static const char *arguments[] = { "remove_diacritics", "2" };
  PraxisTokenizer *self = g_new0 (PraxisTokenizer, 1);
  fts5_api *api;
  void *data = NULL;

  if (sqlite3_open_v2 (":memory:", &self->connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    g_error ("No connection for a tokenizer: %s", sqlite3_errmsg (self->connection));
  api = find_api (self->connection);
  if (api == NULL || api->xFindTokenizer (api, "unicode61", &data, &self->functions) != SQLITE_OK ||
      self->functions.xCreate (data, arguments, G_N_ELEMENTS (arguments), &self->tokenizer) != SQLITE_OK)
    g_error ("SQLite has no tokenizer");
  return self;
}

/**
 * praxis_tokenizer_free:
 * @self: (transfer full): a tokenizer
 */
void
praxis_tokenizer_free (PraxisTokenizer *self)
{
  self->functions.xDelete (self->tokenizer);
  sqlite3_close (self->connection);
  g_free (self);
}

static int
token_cb (void       *data,
          int         flags,
          const char *word,
          int         length,
          int         start,
          int         end)
{
  const Run *run = data;

  run->func (word, length, run->user_data);
  return SQLITE_OK;
}

/**
 * praxis_tokenizer_run:
 * @self: a tokenizer
 * @text: UTF-8
 * @func: (scope call): told each word of it, in order
 * @user_data: for @func
 */
void
praxis_tokenizer_run (PraxisTokenizer *self,
                      const char      *text,
                      PraxisTokenFunc  func,
                      gpointer         user_data)
{
  Run run = { func, user_data };

  g_return_if_fail (self != NULL && text != NULL);

  if (self->functions.xTokenize (self->tokenizer, &run, FTS5_TOKENIZE_DOCUMENT, text, strlen (text), token_cb) != SQLITE_OK)
    g_error ("No memory to tokenize");
}
