/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* One connection to a database, with its prepared statements. Not for two threads at a time. */
typedef struct _PraxisConnection PraxisConnection;

/* A prepared statement in use: reset, and given back to its connection, when it goes out of scope. */
typedef sqlite3_stmt PraxisStatement;

typedef enum
{
  PRAXIS_CONNECTION_READ,
  PRAXIS_CONNECTION_WRITE,
  PRAXIS_CONNECTION_CREATE,
  /* A file from somewhere else: nothing in its schema is trusted to be harmless. */
  PRAXIS_CONNECTION_UNTRUSTED,
  /* The same, of a file that is complete without others beside it, whose values have their limits. */
  PRAXIS_CONNECTION_ARCHIVE,
} PraxisConnectionMode;

PraxisConnection *praxis_connection_open         (const char            *path,
                                                  PraxisConnectionMode   mode,
                                                  GError               **error);
void              praxis_connection_close        (PraxisConnection      *self);
sqlite3          *praxis_connection_get_handle   (PraxisConnection      *self);
void              praxis_connection_set_error    (PraxisConnection      *self,
                                                  GError               **error);
gboolean          praxis_connection_execute      (PraxisConnection      *self,
                                                  const char            *script,
                                                  GError               **error);
void              praxis_connection_set_cache    (PraxisConnection      *self,
                                                  guint                  kibibytes);
PraxisStatement  *praxis_connection_query        (PraxisConnection      *self,
                                                  GError               **error,
                                                  const char            *sql,
                                                  const char            *types,
                                                  ...);
gboolean          praxis_connection_run          (PraxisConnection      *self,
                                                  GError               **error,
                                                  const char            *sql,
                                                  const char            *types,
                                                  ...);
gboolean          praxis_connection_get_int      (PraxisConnection      *self,
                                                  gint64                *value,
                                                  GError               **error,
                                                  const char            *sql,
                                                  const char            *types,
                                                  ...);
GArray           *praxis_connection_list_ints    (PraxisConnection      *self,
                                                  GError               **error,
                                                  const char            *sql,
                                                  const char            *types,
                                                  ...);
gboolean          praxis_connection_next         (PraxisConnection      *self,
                                                  PraxisStatement       *statement,
                                                  GError               **error);
gboolean          praxis_rows_end                (GError               **failure,
                                                  GError               **error);
gint64            praxis_connection_get_last_row (PraxisConnection      *self);
int               praxis_connection_get_changes  (PraxisConnection      *self);
gboolean          praxis_connection_begin        (PraxisConnection      *self,
                                                  GError               **error);
gboolean          praxis_connection_commit       (PraxisConnection      *self,
                                                  GError               **error);
void              praxis_connection_rollback     (PraxisConnection      *self);
void              praxis_connection_set_cancellable (PraxisConnection   *self,
                                                  GCancellable          *cancellable);

const char       *praxis_statement_get_text      (PraxisStatement       *statement,
                                                  int                    column);
gint64            praxis_statement_get_int       (PraxisStatement       *statement,
                                                  int                    column);
double            praxis_statement_get_double    (PraxisStatement       *statement,
                                                  int                    column);
void              praxis_statement_end           (PraxisStatement       *statement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisConnection, praxis_connection_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisStatement, praxis_statement_end)

G_END_DECLS
