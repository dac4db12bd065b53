/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "search/praxis-query-private.h"

#include <sqlite3.h>
#include <string.h>

/* Every case is also given to a real index: whatever the parser makes must be an expression that FTS5 takes. */
static sqlite3 *database;

static void
assert_accepted (const char *match)
{
  sqlite3_stmt *statement = NULL;
  int result;

  if (match == NULL)
    return;
  g_assert_cmpint (sqlite3_prepare_v2 (database, "SELECT rowid FROM post_fts WHERE post_fts MATCH ?", -1, &statement,
                                       NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    continue;
  if (result != SQLITE_DONE)
    g_error ("%s: %s", match, sqlite3_errmsg (database));
  sqlite3_finalize (statement);
}

static PraxisQuery *
parse (const char *text)
{
  PraxisQuery *query = praxis_query_parse (text);

  assert_accepted (praxis_query_get_match (query));
  assert_accepted (praxis_query_get_marks (query));
  for (guint i = 0; i < praxis_query_get_n_groups (query); i++)
    {
      GPtrArray *group = praxis_query_get_group (query, i);

      g_assert_cmpuint (group->len, >, 0);
      for (guint j = 0; j < group->len; j++)
        assert_accepted (((PraxisQueryTerm *) g_ptr_array_index (group, j))->match);
    }
  return query;
}

static void
assert_match (const char *text,
              const char *match)
{
  g_autoptr(PraxisQuery) query = parse (text);

  g_assert_cmpstr (praxis_query_get_match (query), ==, match);
}

static void
test_words (void)
{
  assert_match ("alliance", "\"alliance\"*");
  assert_match ("alliance ", "\"alliance\"");
  assert_match ("alliance rupture", "\"alliance\" \"rupture\"*");
  assert_match ("alliance AND rupture", "\"alliance\" \"rupture\"*");
  assert_match ("meta-analysis of", "\"meta-analysis\" \"of\"");
  assert_match ("don't", "\"don't\"");
  assert_match ("Flückiger", "\"Flückiger\"*");
  assert_match ("and or not", "\"and\" \"or\" \"not\"*");
}

static void
test_prefix (void)
{
  assert_match ("al", "\"al\"");
  assert_match ("all", "\"all\"*");
  assert_match ("all.", "\"all.\"");
  assert_match ("meta-an", "\"meta-an\"");
  assert_match ("meta-ana", "\"meta-ana\"*");
  assert_match ("é", "\"é\"");
  assert_match ("心", "\"心\"*");
  assert_match ("\"the alli", "\"the alli\"*");
  assert_match ("\"the alli\"", "\"the alli\"");
  assert_match ("title:alli", "title : \"alli\"*");
}

static void
test_phrases (void)
{
  assert_match ("\"quality of life\" pain ", "\"quality of life\" \"pain\"");
  assert_match ("“quality of life” ", "\"quality of life\"");
  assert_match ("«quality»life ", "\"quality\" \"life\"");
  assert_match ("5\" x ", "\"5\" \" x \"");
}

static void
assert_term (PraxisQuery *query,
             guint        group,
             guint        index,
             const char  *match,
             gboolean     negated)
{
  PraxisQueryTerm *term = g_ptr_array_index (praxis_query_get_group (query, group), index);

  g_assert_cmpstr (term->match, ==, match);
  g_assert_cmpint (term->negated, ==, negated);
}

static void
test_without (void)
{
  g_autoptr(PraxisQuery) query = parse ("depression -medication --\"side effects\" NOT children -title:pain");
  g_autoptr(PraxisQuery) only = parse ("-medication");

  g_assert_cmpstr (praxis_query_get_match (query), ==, "\"depression\"");
  g_assert_cmpstr (praxis_query_get_marks (query), ==, "\"depression\"");
  g_assert_cmpuint (praxis_query_get_n_groups (query), ==, 5);
  assert_term (query, 1, 0, "\"medication\"", TRUE);
  assert_term (query, 2, 0, "\"side effects\"", TRUE);
  assert_term (query, 3, 0, "\"children\"", TRUE);
  assert_term (query, 4, 0, "title : \"pain\"", TRUE);

  g_assert_null (praxis_query_get_match (only));
  g_assert_null (praxis_query_get_marks (only));
  g_assert_false (praxis_query_is_empty (only));
}

static void
test_or (void)
{
  g_autoptr(PraxisQuery) mixed = parse ("pain year:2020 OR recent OR -old");

  assert_match ("anxiety OR depression ", "(\"anxiety\" OR \"depression\")");
  assert_match ("alliance rupture OR repair \"x y\"", "\"alliance\" \"x y\" AND (\"rupture\" OR \"repair\")");
  assert_match ("a OR b OR c d OR e ", "(\"a\" OR \"b\" OR \"c\") AND (\"d\" OR \"e\")");
  assert_match ("(a OR b) c ", "\"c\" AND (\"(a\" OR \"b)\")");
  assert_match ("OR", NULL);
  assert_match ("OR a OR OR ", "\"a\"");
  assert_match ("a OR ?? b ", "\"a\" \"b\"");

  g_assert_cmpstr (praxis_query_get_match (mixed), ==, "\"pain\"");
  g_assert_cmpstr (praxis_query_get_marks (mixed), ==, "\"pain\" OR \"recent\"");
  g_assert_cmpuint (praxis_query_get_n_groups (mixed), ==, 2);
  g_assert_cmpuint (praxis_query_get_group (mixed, 1)->len, ==, 3);
  g_assert_false (praxis_query_group_is_plain (praxis_query_get_group (mixed, 1)));
}

static void
test_fields (void)
{
  assert_match ("title:outcome ", "title : \"outcome\"");
  assert_match ("TITLE:outcome ", "title : \"outcome\"");
  assert_match ("author:wampold ", "authors : \"wampold\"");
  assert_match ("authors:\"van der Berg\" ", "authors : \"van der Berg\"");
  assert_match ("journal:psychiatry topic:attachment ", "journal : \"psychiatry\" topics : \"attachment\"");
  assert_match ("title:a OR author:b ", "(title : \"a\" OR authors : \"b\")");
  /* Not a field, or nothing behind it: plain words. */
  assert_match ("therapy:review ", "\"therapy\" \"review\"");
  assert_match ("doi:10.1037/a ", "\"doi\" \"10.1037/a\"");
  assert_match ("title: outcome ", "\"title\" \"outcome\"");
  assert_match ("title:- x ", "\"title\" \"x\"");
  assert_match ("therapy:\"a b\"", "\"therapy\" \"a b\"");
  assert_match ("summary:x ", "\"summary\" \"x\"");
  assert_match ("title:a:b ", "title : \"a:b\"");
}

static void
assert_years (const char *text,
              int         first,
              int         last)
{
  g_autoptr(PraxisQuery) query = parse (text);
  PraxisQueryTerm *term;

  g_assert_cmpuint (praxis_query_get_n_groups (query), ==, 1);
  g_assert_null (praxis_query_get_match (query));
  term = g_ptr_array_index (praxis_query_get_group (query, 0), 0);
  g_assert_null (term->match);
  g_assert_cmpint (term->first_year, ==, first);
  g_assert_cmpint (term->last_year, ==, last);
}

static void
test_years (void)
{
  assert_years ("year:2020", 2020, 2020);
  assert_years ("Year:\"2020\"", 2020, 2020);
  assert_years ("year:2015-2020", 2015, 2020);
  assert_years ("year:2015–2020", 2015, 2020);
  assert_years ("year:2020-2015", 2015, 2020);
  assert_years ("year:2015-", 2015, 9999);
  assert_years ("year:-2015", 1, 2015);
  assert_match ("year:20200 ", "\"year\" \"20200\"");
  assert_match ("year:2020x ", "\"year\" \"2020x\"");
  assert_match ("year:- ", "\"year\"");
  assert_match ("year:0 ", "\"year\" \"0\"");
  assert_match ("year:\"last\" ", "\"last\"");
}

/* None of this is a search, and none of it an error. */
static void
test_nothing (void)
{
  static const char * const texts[] = {
    "", " ", "\"", "\"\"", "\"\"\"\"\"", "-", "--", "- -", "-\"\"", "-\"", ":", "::", "()", "*", "^", "{}", "+", "\\",
    "'", "%", "_ _", "...", "\t\n\r", "\x01\x02\x1f\x7f", "“”", "«»", "😀", "😀 👍🏽", "\u0301", "\u200b", "\u202e",
    "AND", "OR", "NOT", "AND OR NOT", "-OR", "NOT -", "\xff\xfe", "\xc3", "—", "§ ¶ ©",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(PraxisQuery) query = parse (texts[i]);

      if (g_str_equal (texts[i], "-OR"))
        continue;
      g_assert_true (praxis_query_is_empty (query));
      g_assert_null (praxis_query_get_match (query));
    }
  {
    g_autoptr(PraxisQuery) query = praxis_query_parse (NULL);

    g_assert_true (praxis_query_is_empty (query));
  }
}

/* What FTS5 would take for its own. */
static void
test_syntax (void)
{
  assert_match ("a* ", "\"a*\"");
  assert_match ("NEAR(a b, 2) ", "\"NEAR(a\" \"b,\" \"2)\"");
  assert_match ("^a + b ", "\"^a\" \"b\"");
  assert_match ("{title authors}:a ", "\"{title\" \"authors}\" \"a\"");
  assert_match ("a;DROP TABLE post;-- ", "\"a;DROP\" \"TABLE\" \"post;--\"");
  assert_match ("a'b\\c ", "\"a'b\\c\"");
  assert_match ("a\x01" "b\x1f" "c ", "\"a\" \"b\" \"c\"");
  assert_match ("post_fts:x ", "\"post_fts\" \"x\"");
  assert_match ("rank:x ", "\"rank\" \"x\"");
  assert_match ("心理療法 と ", "\"心理療法\" \"と\"");
  assert_match ("العلاج النفسي ", "\"العلاج\" \"النفسي\"");
  assert_match ("\xff" "abc ", "\"\xef\xbf\xbd" "abc\"");
}

static void
test_long (void)
{
  g_autoptr(GString) words = g_string_new (NULL);
  g_autofree char *run = g_strnfill (100000, 'a');
  g_autofree char *quotes = g_strnfill (100000, '"');
  g_autofree char *minuses = g_strnfill (100000, '-');
  g_autofree char *colons = g_strnfill (100000, ':');
  g_autoptr(PraxisQuery) long_run = parse (run);
  g_autoptr(PraxisQuery) long_quotes = parse (quotes);
  g_autoptr(PraxisQuery) long_minuses = parse (minuses);
  g_autoptr(PraxisQuery) long_colons = parse (colons);
  g_autoptr(PraxisQuery) many = NULL;
  g_autoptr(PraxisQuery) many_parts = NULL;

  for (int i = 0; i < 2000; i++)
    g_string_append (words, "é OR a:b ");
  many = parse (words->str);
  for (gsize i = 0; i < words->len; i++)
    words->str[i] = i % 2 ? ':' : 'x';
  many_parts = parse (words->str);

  g_assert_cmpuint (strlen (praxis_query_get_match (long_run)), <, 5000);
  g_assert_true (praxis_query_is_empty (long_quotes));
  g_assert_true (praxis_query_is_empty (long_minuses));
  g_assert_true (praxis_query_is_empty (long_colons));
  g_assert_cmpuint (praxis_query_get_n_groups (many), <=, 32);
  g_assert_cmpuint (praxis_query_get_n_groups (many_parts), ==, 32);
}

static void
test_shared (void)
{
  PraxisQuery *query = praxis_query_parse ("a b");
  PraxisQuery *other = praxis_query_ref (query);

  praxis_query_unref (query);
  g_assert_nonnull (praxis_query_get_match (other));
  praxis_query_unref (other);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sqlite3_open (":memory:", &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, "CREATE VIRTUAL TABLE post_fts USING fts5 (title, authors, journal, "
                                 "reference, summary, implications, topics, "
                                 "tokenize = 'unicode61 remove_diacritics 2');"
                                 "INSERT INTO post_fts (title, summary) VALUES ('alliance', 'a b c');", NULL, NULL,
                                 NULL), ==, SQLITE_OK);
  g_test_add_func ("/query/words", test_words);
  g_test_add_func ("/query/prefix", test_prefix);
  g_test_add_func ("/query/phrases", test_phrases);
  g_test_add_func ("/query/without", test_without);
  g_test_add_func ("/query/or", test_or);
  g_test_add_func ("/query/fields", test_fields);
  g_test_add_func ("/query/years", test_years);
  g_test_add_func ("/query/nothing", test_nothing);
  g_test_add_func ("/query/syntax", test_syntax);
  g_test_add_func ("/query/long", test_long);
  g_test_add_func ("/query/shared", test_shared);
  result = g_test_run ();
  sqlite3_close (database);
  return result;
}
