/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-connection-private.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

/*
 * Statements are prepared once per connection, found again by the address of their SQL, and always bound.
 *
 * Values are bound by a string of types, one letter a parameter: "t" a text (may be NULL), "i" a gint64 (the
 * caller casts), "d" a double (NaN is NULL), "n" SQL's NULL, without an argument.
 */

static void
bind (PraxisStatement *statement,
      const char      *types,
      va_list          values)
{
  for (int i = 0; types[i] != '\0'; i++)
    {
      switch (types[i])
        {
        case 't':
          sqlite3_bind_text (statement, i + 1, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
          break;
        case 'i':
          sqlite3_bind_int64 (statement, i + 1, va_arg (values, gint64));
          break;
        case 'd':
          sqlite3_bind_double (statement, i + 1, va_arg (values, double));
          break;
        case 'n':
          sqlite3_bind_null (statement, i + 1);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

/* Statements are found by the address of their SQL, which is a literal in the source. */
static PraxisStatement *
query (PraxisConnection  *self,
       GError           **error,
       const char        *sql,
       const char        *types,
       va_list            values)
{
  PraxisStatement *statement = g_hash_table_lookup (self->statements, sql);

  if (statement == NULL)
    {
      if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
        {
          praxis_connection_set_error (self, error);
          return NULL;
        }
      g_hash_table_insert (self->statements, (gpointer) sql, statement);
    }
  g_assert (!sqlite3_stmt_busy (statement));
  g_assert ((int) strlen (types) == sqlite3_bind_parameter_count (statement));
  bind (statement, types, values);
  return statement;
}

/**
 * praxis_connection_query:
 * @self: a connection
 * @error: return location
 * @sql: one statement, a literal
 * @types: the types of its parameters, in their order
 * @...: their values
 *
 * Returns: (transfer full): the statement, to be stepped with praxis_connection_next() and ended by
 *   praxis_statement_end(); %NULL with an error where it cannot be prepared
 */
PraxisStatement *
praxis_connection_query (PraxisConnection  *self,
                         GError           **error,
                         const char        *sql,
                         const char        *types,
                         ...)
{
  PraxisStatement *statement;
  va_list values;

  va_start (values, types);
  statement = query (self, error, sql, types, values);
  va_end (values);
  return statement;
}

/**
 * praxis_connection_run:
 * @self: a connection
 * @error: return location
 * @sql: one statement that gives no rows, a literal
 * @types: the types of its parameters, in their order
 * @...: their values
 *
 * Returns: whether it ran
 */
gboolean
praxis_connection_run (PraxisConnection  *self,
                       GError           **error,
                       const char        *sql,
                       const char        *types,
                       ...)
{
  g_autoptr(PraxisStatement) statement = NULL;
  va_list values;

  va_start (values, types);
  statement = query (self, error, sql, types, values);
  va_end (values);
  if (statement == NULL)
    return FALSE;
  if (sqlite3_step (statement) == SQLITE_DONE)
    return TRUE;
  praxis_connection_set_error (self, error);
  return FALSE;
}

/**
 * praxis_connection_get_int:
 * @self: a connection
 * @value: (inout): the number in the first column of the first row; left as it is where there is no row
 * @error: return location
 * @sql: one statement, a literal
 * @types: the types of its parameters, in their order
 * @...: their values
 *
 * Returns: whether it ran, with or without a row
 */
gboolean
praxis_connection_get_int (PraxisConnection  *self,
                           gint64            *value,
                           GError           **error,
                           const char        *sql,
                           const char        *types,
                           ...)
{
  g_autoptr(PraxisStatement) statement = NULL;
  g_autoptr(GError) failure = NULL;
  va_list values;

  va_start (values, types);
  statement = query (self, error, sql, types, values);
  va_end (values);
  if (statement == NULL)
    return FALSE;
  if (praxis_connection_next (self, statement, &failure))
    *value = sqlite3_column_int64 (statement, 0);
  return praxis_rows_end (&failure, error);
}

/**
 * praxis_connection_list_ints:
 * @self: a connection
 * @error: return location
 * @sql: one statement, a literal
 * @types: the types of its parameters, in their order
 * @...: their values
 *
 * Returns: (transfer full) (element-type gint64): the numbers in the first column of all rows; %NULL with an
 *   error
 */
GArray *
praxis_connection_list_ints (PraxisConnection  *self,
                             GError           **error,
                             const char        *sql,
                             const char        *types,
                             ...)
{
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(PraxisStatement) statement = NULL;
  g_autoptr(GError) failure = NULL;
  va_list values;

  va_start (values, types);
  statement = query (self, error, sql, types, values);
  va_end (values);
  if (statement == NULL)
    return NULL;
  while (praxis_connection_next (self, statement, &failure))
    {
      gint64 number = sqlite3_column_int64 (statement, 0);

      g_array_append_val (numbers, number);
    }
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&numbers) : NULL;
}

/**
 * praxis_connection_next:
 * @self: a connection
 * @statement: a statement of it
 * @error: return location
 *
 * Returns: whether there is a row; %FALSE without an error after the last one
 */
gboolean
praxis_connection_next (PraxisConnection  *self,
                        PraxisStatement   *statement,
                        GError           **error)
{
  int result = sqlite3_step (statement);

  if (result != SQLITE_ROW && result != SQLITE_DONE)
    praxis_connection_set_error (self, error);
  return result == SQLITE_ROW;
}

/**
 * praxis_rows_end:
 * @failure: (inout): what praxis_connection_next() gave as its error
 * @error: return location
 *
 * Ends a loop over rows: passes on why it ended early, if it did. The loop has an error of its own, since the caller's
 * may be %NULL.
 *
 * Returns: whether all rows were read
 */
gboolean
praxis_rows_end (GError **failure,
                 GError **error)
{
  if (*failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (failure));
  return FALSE;
}

/**
 * praxis_statement_get_text:
 * @statement: a statement on a row
 * @column: a column, from 0
 *
 * Returns: (transfer none): its text, UTF-8, valid until the next step; empty for SQL's NULL. Of a damaged text that
 *   is not UTF-8 it is U+FFFD alone: everything behind this takes text to be sound.
 */
const char *
praxis_statement_get_text (PraxisStatement *statement,
                           int              column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  if (text == NULL)
    return "";
  return g_utf8_validate (text, -1, NULL) ? text : "\357\277\275";
}

/**
 * praxis_statement_get_int:
 * @statement: a statement on a row
 * @column: a column, from 0
 *
 * Returns: its number; 0 for SQL's NULL
 */
gint64
praxis_statement_get_int (PraxisStatement *statement,
                          int              column)
{
  return sqlite3_column_int64 (statement, column);
}

/**
 * praxis_statement_end:
 * @statement: (transfer full): a statement in use
 */
void
praxis_statement_end (PraxisStatement *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

/**
 * praxis_statement_get_double:
 * @statement: a statement that stands on a row
 * @column: a column, from 0
 *
 * Returns: its number; NaN for NULL
 */
double
praxis_statement_get_double (PraxisStatement *statement,
                             int              column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL ? NAN : sqlite3_column_double (statement, column);
}
