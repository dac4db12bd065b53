/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-error.h"
#include "store/praxis-store-notes.h"
#include "store/praxis-store-private.h"
#include "store/praxis-store-reading.h"
#include "store/praxis-store-subscriptions.h"
#include "test-archives.h"

static void
test_remove (TestArchives  *test,
             gconstpointer  data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisArchiveReport) second = NULL;
  g_autoptr(PraxisNote) note = NULL;
  g_autoptr(GError) error = NULL;

  test_archives_publish (test, "One", 202301, "Alliance");
  test_archives_publish (test, "Two", 202301, "Alliance");
  test_archives_write (test);
  first = test_archives_apply (test);
  note = test_archives_note_post (test->reader, "one");
  praxis_store_set_unread (test->reader, (const gint64 *) first->added->data, first->added->len, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (praxis_store_remove_subscription (test->author.store, test->author.digest_uuid, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_clear_error (&error);
  praxis_store_remove_subscription (test->reader, test->author.digest_uuid, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT (SELECT count(*) FROM post) + (SELECT count(*) FROM digest) + "
                                        "(SELECT count(*) FROM subscription) + (SELECT count(*) FROM revision)"), ==, 0);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM note"), ==, 1);
  test_archives_assert_sound (test->reader);

  second = test_archives_apply (test);
  g_assert_true (second->is_new);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT sum (own) FROM post"), ==, 4);
  test_archives_assert_sound (test->reader);
}

/* Gives the rows of all tables, by which a library can be compared with itself; without the numbers of changes. */
static char *
dump (PraxisStore *store)
{
  PraxisConnection *connection = praxis_store_get_connection (store);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(PraxisStatement) tables = NULL;
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GString) sql = g_string_new ("CREATE TEMP TABLE dump (table_name, content); ");

  tables = praxis_connection_query (connection, NULL,
                                    "SELECT schema.name, group_concat ('quote (' || c.name || ')', ' || '' '' || ') "
                                    "FROM main.sqlite_schema AS schema, pragma_table_info (schema.name) AS c "
                                    "WHERE schema.type = 'table' AND c.name <> 'change' AND schema.name NOT LIKE 'sqlite%' "
                                    "AND schema.name NOT LIKE '%_fts%' AND schema.name <> 'library' GROUP BY schema.name", "");
  while (praxis_connection_next (connection, tables, NULL))
    g_string_append_printf (sql, "INSERT INTO dump SELECT '%s', %s FROM main.%s; ", praxis_statement_get_text (tables, 0),
                            praxis_statement_get_text (tables, 1), praxis_statement_get_text (tables, 0));
  g_assert_true (praxis_connection_execute (connection, sql->str, NULL));

  rows = praxis_connection_query (connection, NULL, "SELECT table_name, content FROM dump ORDER BY 1, 2", "");
  while (praxis_connection_next (connection, rows, NULL))
    g_string_append_printf (text, "%s: %s\n", praxis_statement_get_text (rows, 0), praxis_statement_get_text (rows, 1));
  g_clear_pointer (&rows, praxis_statement_end);
  g_clear_pointer (&tables, praxis_statement_end);
  g_assert_true (praxis_connection_execute (connection, "DROP TABLE dump", NULL));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A digest that was removed comes back as it was, with what the reader did meanwhile. */
static void
test_take_back (TestArchives  *test,
                gconstpointer  data)
{
  const char *uuid = test->author.digest_uuid;
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autoptr(PraxisArchiveReport) second = NULL;
  g_autoptr(PraxisNote) note = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 id;

  test_archives_publish (test, "One", 202301, "Alliance");
  id = test_archives_publish (test, "Two", 202302, "Alliance");
  test_archives_write (test);
  report = test_archives_apply (test);
  test_archives_list_post (test->reader, "one");
  test_archives_edit (test, id, "Other words", TRUE);
  test_archives_write (test);
  second = test_archives_apply (test);
  g_assert_false (praxis_store_restore_subscription (test->reader, uuid, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);

  before = dump (test->reader);
  praxis_store_remove_subscription (test->reader, uuid, &error);
  g_assert_no_error (error);
  g_assert_true (praxis_store_restore_subscription (test->reader, uuid, &error));
  g_assert_no_error (error);
  after = dump (test->reader);
  g_assert_cmpstr (before, ==, after);
  test_archives_assert_sound (test->reader);
  g_assert_false (praxis_store_restore_subscription (test->reader, uuid, NULL));

  note = test_archives_note_post (test->reader, "one");
  praxis_store_remove_subscription (test->reader, uuid, NULL);
  praxis_store_place_reading (test->reader, praxis_note_get_post_uuid (note), PRAXIS_LISTING_OFF, &error);
  g_assert_no_error (error);
  g_assert_true (praxis_store_restore_subscription (test->reader, uuid, NULL));
  g_assert_cmpint (test_archives_count (test->reader, "SELECT own FROM post WHERE title = 'One'"), ==, 5);

  /* Not beside itself. */
  praxis_store_remove_subscription (test->reader, uuid, NULL);
  praxis_archive_report_free (test_archives_apply (test));
  g_assert_false (praxis_store_restore_subscription (test->reader, uuid, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS);
  test_archives_assert_sound (test->reader);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_archives_add_test ("/unsubscribe/remove", test_remove);
  test_archives_add_test ("/unsubscribe/take-back", test_take_back);
  return g_test_run ();
}
