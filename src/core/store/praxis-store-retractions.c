/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-retractions.h"

#include "praxis-store-private.h"

/* What the Retraction Watch data say of works, as the newest file that was imported has it. */

/* A megabyte of texts at a time. */
#define CHUNK_SIZE (1024 * 1024)

/**
 * praxis_retractions_new:
 *
 * Returns: (transfer full): a list without records
 */
PraxisRetractions *
praxis_retractions_new (void)
{
  PraxisRetractions *self = g_new0 (PraxisRetractions, 1);

  self->records = g_array_new (FALSE, FALSE, sizeof (PraxisRetraction));
  self->as_of = g_strdup ("");
  self->texts = g_string_chunk_new (CHUNK_SIZE);
  return self;
}

/**
 * praxis_retractions_free:
 * @self: (transfer full): a list of records
 */
void
praxis_retractions_free (PraxisRetractions *self)
{
  g_array_unref (self->records);
  g_free (self->as_of);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * praxis_retractions_add:
 * @self: a list of records
 * @record: a record, which is copied
 */
void
praxis_retractions_add (PraxisRetractions      *self,
                        const PraxisRetraction *record)
{
  /* Most reasons, and many dates, stand in thousands of records. */
  PraxisRetraction copy = {
    .state = record->state,
    .doi = g_string_chunk_insert (self->texts, record->doi),
    .pmid = g_string_chunk_insert (self->texts, record->pmid),
    .date = g_string_chunk_insert_const (self->texts, record->date),
    .notice_doi = g_string_chunk_insert (self->texts, record->notice_doi),
    .reasons = g_string_chunk_insert_const (self->texts, record->reasons),
  };

  g_array_append_val (self->records, copy);
}

static gboolean
put_record (PraxisConnection        *connection,
            const PraxisRetraction  *record,
            GError                 **error)
{
  return praxis_connection_run (connection, error,
                                "INSERT INTO retraction (doi, pmid, state, date, notice_doi, reasons) VALUES (?, ?, ?, ?, ?, ?)",
                                "tttttt", record->doi, record->pmid, praxis_notice_state_to_string (record->state),
                                record->date, record->notice_doi, record->reasons);
}

static gboolean
put_all (PraxisStore        *self,
         PraxisRetractions  *retractions,
         GError            **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);

  if (!praxis_connection_run (connection, error, "DELETE FROM retraction", "") ||
      !praxis_connection_run (connection, error,
                              "INSERT OR REPLACE INTO retraction_file (id, as_of, imported, records) VALUES (1, ?, ?, ?)",
                              "tii", retractions->as_of, praxis_store_now (), (gint64) retractions->records->len))
    return FALSE;
  for (guint i = 0; i < retractions->records->len; i++)
    {
      if (!put_record (connection, &g_array_index (retractions->records, PraxisRetraction, i), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_store_put_retractions:
 * @self: a library
 * @retractions: the records of a whole file
 * @error: return location
 *
 * Puts the records in the place of those of the last file, in one transaction.
 *
 * Returns: whether they were written
 */
gboolean
praxis_store_put_retractions (PraxisStore        *self,
                              PraxisRetractions  *retractions,
                              GError            **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (retractions != NULL, FALSE);

  return praxis_store_begin (self, error) && praxis_store_end (self, put_all (self, retractions, error), error);
}

/**
 * praxis_store_find_retractions:
 * @self: a library
 * @doi: the DOI of a work, in small letters; empty where it has none
 * @pmid: its PubMed ID; empty where it has none
 * @error: return location
 *
 * Returns: (transfer full): the records of that work, the oldest first; %NULL with an error
 */
PraxisRetractions *
praxis_store_find_retractions (PraxisStore  *self,
                               const char   *doi,
                               const char   *pmid,
                               GError      **error)
{
  g_autoptr(PraxisRetractions) found = praxis_retractions_new ();
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (doi != NULL && pmid != NULL, NULL);

  /* The conditions on empty texts are those of the two indices. */
  rows = praxis_connection_query (praxis_store_get_connection (self), error,
                                  "SELECT state, doi, pmid, date, notice_doi, reasons FROM retraction WHERE id IN "
                                  "(SELECT id FROM retraction WHERE doi = ?1 AND doi <> '' "
                                  "UNION SELECT id FROM retraction WHERE pmid = ?2 AND pmid <> '') ORDER BY date, id",
                                  "tt", doi, pmid);
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    praxis_retractions_add (found, &(PraxisRetraction) {
      .state = praxis_notice_state_parse (praxis_statement_get_text (rows, 0)),
      .doi = praxis_statement_get_text (rows, 1),
      .pmid = praxis_statement_get_text (rows, 2),
      .date = praxis_statement_get_text (rows, 3),
      .notice_doi = praxis_statement_get_text (rows, 4),
      .reasons = praxis_statement_get_text (rows, 5),
    });
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&found) : NULL;
}

/**
 * praxis_store_get_retraction_file:
 * @self: a library
 * @as_of: (out) (optional) (transfer full) (nullable): the day that the newest file speaks for, "2026-11-25"; empty where that is
 *   not known, %NULL where none was imported
 * @imported: (out) (optional): when it was imported, in seconds since 1970-01-01 UTC; 0 where none was
 * @n_records: (out) (optional): how many records it has
 * @error: return location
 *
 * Returns: whether that could be read
 */
gboolean
praxis_store_get_retraction_file (PraxisStore  *self,
                                  char        **as_of,
                                  gint64       *imported,
                                  guint        *n_records,
                                  GError      **error)
{
  g_autoptr(PraxisStatement) row = NULL;
  g_autoptr(GError) failure = NULL;
  gboolean is_there;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);

  row = praxis_connection_query (praxis_store_get_connection (self), error,
                                 "SELECT as_of, imported, records FROM retraction_file", "");
  if (row == NULL)
    return FALSE;
  is_there = praxis_connection_next (praxis_store_get_connection (self), row, &failure);
  if (!praxis_rows_end (&failure, error))
    return FALSE;
  if (as_of != NULL)
    *as_of = is_there ? g_strdup (praxis_statement_get_text (row, 0)) : NULL;
  if (imported != NULL)
    *imported = is_there ? praxis_statement_get_int (row, 1) : 0;
  if (n_records != NULL)
    *n_records = is_there ? praxis_statement_get_int (row, 2) : 0;
  return TRUE;
}
