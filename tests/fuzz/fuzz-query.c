/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Random searches, the same ones in every run: whatever is typed, the parser's expressions must be such that FTS5
 * takes them, and a snippet must come out as well-formed markup. Pieces of the search language, in any order, reach
 * further into the parser than random bytes; some bytes are broken afterwards.
 */

#include "config.h"

#include "search/praxis-query-private.h"
#include "search/praxis-searcher.h"

#include <sqlite3.h>
#include <string.h>

#define N_TEXTS 6000

static const char * const pieces[] = {
  " ", " ", " ", "\"", "\"", "-", "OR", "AND", "NOT", "NEAR", ":", "title:", "author:", "journal:", "topic:", "year:",
  "2020", "2015-2020", "99999", "alliance", "rup", "al", "a", "*", "^", "+", "(", ")", "{", "}", "[", ",", ";", "'",
  "\\", "%", "_", "/", "&", "<b>", "\n", "\t", "\x01", "\x02", "\x7f", "“", "”", "«", "»", "–", "é", "e\u0301", "ß",
  "İ", "心理", "療法", "العلاج", "😀", "👩‍⚕️", "\u00ad", "\u200b", "\u202e", "\ufeff", "\ufffd", "\U00010330", "\U0001d7d8",
  "\xff", "\xc3", "\xed\xa0\x80", "rowid", "rank", "post_fts", "DROP TABLE post",
};

static const char * const columns = "title, authors, journal, reference, summary, implications, topics";

typedef struct
{
  sqlite3      *database;
  sqlite3_stmt *match;
  sqlite3_stmt *snippet;
  GRand        *random;
} Fuzzer;

static char *
make_text (Fuzzer *self)
{
  g_autoptr(GString) text = g_string_new (NULL);
  int n_pieces = g_rand_int_range (self->random, 1, 16);

  for (int i = 0; i < n_pieces; i++)
    {
      const char *piece = pieces[g_rand_int_range (self->random, 0, G_N_ELEMENTS (pieces))];
      int times = g_rand_int_range (self->random, 0, 200) == 0 ? 400 : 1;

      while (times-- > 0)
        g_string_append (text, piece);
    }
  while (g_rand_int_range (self->random, 0, 4) == 0)
    text->str[g_rand_int_range (self->random, 0, text->len)] = g_rand_int_range (self->random, 1, 256);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
check_match (Fuzzer     *self,
             const char *text,
             const char *match)
{
  int result;

  if (match == NULL)
    return;
  g_assert_true (g_utf8_validate (match, -1, NULL));
  sqlite3_bind_text (self->match, 1, match, -1, SQLITE_STATIC);
  while ((result = sqlite3_step (self->match)) == SQLITE_ROW)
    continue;
  if (result != SQLITE_DONE)
    {
      g_autofree char *typed = g_strescape (text, NULL);

      g_error ("%s became %s: %s", typed, match, sqlite3_errmsg (self->database));
    }
  sqlite3_reset (self->match);
}

static void
check_markup (const char *snippet)
{
  static const GMarkupParser parser = { NULL };
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, NULL, NULL);
  g_autofree char *markup = praxis_snippet_format (snippet, "<b>", "</b>");
  g_autofree char *document = g_strconcat ("<p>", markup, "</p>", NULL);
  g_autoptr(GError) error = NULL;

  g_markup_parse_context_parse (context, document, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

static void
check_snippets (Fuzzer     *self,
                const char *marks)
{
  if (marks == NULL)
    return;
  sqlite3_bind_text (self->snippet, 1, marks, -1, SQLITE_STATIC);
  while (sqlite3_step (self->snippet) == SQLITE_ROW)
    check_markup ((const char *) sqlite3_column_text (self->snippet, 0));
  sqlite3_reset (self->snippet);
}

static void
check_text (Fuzzer     *self,
            const char *text)
{
  g_autoptr(PraxisQuery) query = praxis_query_parse (text);

  check_match (self, text, praxis_query_get_match (query));
  check_match (self, text, praxis_query_get_marks (query));
  for (guint i = 0; i < praxis_query_get_n_groups (query); i++)
    {
      GPtrArray *group = praxis_query_get_group (query, i);

      g_assert_cmpuint (group->len, >, 0);
      for (guint j = 0; j < group->len; j++)
        {
          PraxisQueryTerm *term = g_ptr_array_index (group, j);

          g_assert_true ((term->match != NULL) != (term->first_year > 0));
          check_match (self, text, term->match);
        }
    }
  check_snippets (self, praxis_query_get_marks (query));
  check_markup (text);
}

static void
set_up (Fuzzer *self)
{
  g_autofree char *schema = g_strdup_printf ("CREATE VIRTUAL TABLE post_fts USING fts5 (%s, tokenize = "
                                             "'unicode61 remove_diacritics 2');", columns);
  sqlite3_stmt *insert = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &self->database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (self->database, schema, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (self->database, "INSERT INTO post_fts (title, summary, topics) VALUES (?, ?, ?)",
                                       -1, &insert, NULL), ==, SQLITE_OK);
  for (int i = 0; i < 40; i++)
    {
      for (int j = 1; j <= 3; j++)
        {
          g_autofree char *text = make_text (self);

          sqlite3_bind_text (insert, j, text, -1, SQLITE_TRANSIENT);
        }
      g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  g_assert_cmpint (sqlite3_prepare_v2 (self->database, "SELECT rowid FROM post_fts WHERE post_fts MATCH ?", -1,
                                       &self->match, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (self->database, "SELECT snippet (post_fts, -1, char (1), char (2), '…', 28) "
                                       "FROM post_fts WHERE post_fts MATCH ? LIMIT 3", -1, &self->snippet, NULL), ==,
                   SQLITE_OK);
}

static void
test_query (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20230301);
  Fuzzer self = { .random = random };

  set_up (&self);
  for (int i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *text = make_text (&self);

      check_text (&self, text);
    }
  sqlite3_finalize (self.match);
  sqlite3_finalize (self.snippet);
  sqlite3_close (self.database);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/query", test_query);
  return g_test_run ();
}
