/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-import-terms.h"

#include "praxis-json.h"
#include "store/praxis-store-adopt.h"
#include "store/praxis-store-private.h"
#include "store/praxis-store-terms.h"
#include "store/praxis-store-vocabulary.h"

/* Writing what an import says of vocabularies into a library, and taking it back. */

/* --- Taking it -------------------------------------------------------------------------------------------- */

/* Behind the term that it follows in the source; else before one that follows it; else at the end. */
static gboolean
add_term (PraxisStore                 *store,
          gint64                       digest_id,
          PraxisDigest                *digest,
          const PraxisImportTermEdit  *edit,
          GError                     **error)
{
  gint64 position = 0;

  return praxis_connection_get_int (praxis_store_get_connection (store), &position, error,
                                    "SELECT coalesce (max (iif (label = ?3, position + 1, NULL)), "
                                    "max (iif (label = ?4, position, NULL)), max (position) + 1, 0) "
                                    "FROM term WHERE digest_id = ?1 AND vocabulary = ?2", "iitt",
                                    digest_id, (gint64) praxis_term_get_vocabulary (edit->after), edit->behind, edit->ahead) &&
         praxis_store_adopt_term (store, praxis_digest_get_uuid (digest), edit->after, position, error);
}

/**
 * praxis_import_take_term_edit:
 * @store: a library, in a transaction
 * @import_id: the import that it is a part of
 * @digest_id: the row of a digest
 * @digest: the digest
 * @edit: an edit without a problem; those before it in its list are taken
 * @error: return location
 *
 * Adds or changes a term, and notes how it was before; new ones are noted with those that come with posts.
 *
 * Returns: whether it did
 */
gboolean
praxis_import_take_term_edit (PraxisStore                 *store,
                              gint64                       import_id,
                              gint64                       digest_id,
                              PraxisDigest                *digest,
                              const PraxisImportTermEdit  *edit,
                              GError                     **error)
{
  const char *digest_uuid = praxis_digest_get_uuid (digest);
  PraxisVocabulary vocabulary = praxis_term_get_vocabulary (edit->after);
  const char *label = praxis_term_get_label (edit->after);

  if (edit->before == NULL)
    return add_term (store, digest_id, digest, edit, error);
  return praxis_connection_run (praxis_store_get_connection (store), error,
                                "INSERT INTO import_row (import_id, kind, row_id, before) "
                                "SELECT ?, 'term', id, " PRAXIS_IMPORT_TERM_WORDS " FROM term WHERE uuid = ?", "it",
                                import_id, praxis_term_get_uuid (edit->before)) &&
         praxis_store_set_term_names (store, digest_uuid, vocabulary, praxis_term_get_label (edit->before), label,
                                      praxis_term_get_aliases (edit->after), error) &&
         praxis_store_retire_term (store, digest_uuid, vocabulary, label, praxis_term_is_retired (edit->after), error);
}

/* --- Taking it back --------------------------------------------------------------------------------------- */

/* A term that an import has edited, and how it was before. */
typedef struct
{
  gint64            id;
  gint64            digest_id;
  char             *digest_uuid;
  PraxisVocabulary  vocabulary;
  char             *now;
  char             *label;
  gboolean          retired;
  char             *names;
} Edited;

static void
edited_free (Edited *edited)
{
  g_free (edited->digest_uuid);
  g_free (edited->now);
  g_free (edited->label);
  g_free (edited->names);
  g_free (edited);
}

static GPtrArray *
list_edited (PraxisStore  *store,
             gint64        import_id,
             GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (store);
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) edited_free);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  rows = praxis_connection_query (connection, error,
                                  "SELECT term.id, digest_id, digest.uuid, vocabulary, label, before ->> 0, before ->> 1, "
                                  "json_object ('names', json (before ->> 2)) FROM import_row JOIN term ON term.id = row_id "
                                  "JOIN digest ON digest.id = digest_id WHERE import_id = ? AND kind = 'term' "
                                  "AND before IS NOT NULL AND after = " PRAXIS_IMPORT_TERM_WORDS, "i", import_id);
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (connection, rows, &failure))
    {
      Edited *edited = g_new0 (Edited, 1);

      edited->id = praxis_statement_get_int (rows, 0);
      edited->digest_id = praxis_statement_get_int (rows, 1);
      edited->digest_uuid = g_strdup (praxis_statement_get_text (rows, 2));
      edited->vocabulary = praxis_statement_get_int (rows, 3);
      edited->now = g_strdup (praxis_statement_get_text (rows, 4));
      edited->label = g_strdup (praxis_statement_get_text (rows, 5));
      edited->retired = praxis_statement_get_int (rows, 6) != 0;
      edited->names = g_strdup (praxis_statement_get_text (rows, 7));
      g_ptr_array_add (list, edited);
    }
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&list) : NULL;
}

/* A name that has come to mean another term since goes on to do so. */
static gboolean
take_names_back (PraxisStore   *store,
                 const Edited  *edited,
                 GError       **error)
{
  g_autoptr(PraxisJson) json = praxis_json_parse (edited->names, -1, error);
  g_auto(GStrv) names = json != NULL ? praxis_json_get_strv (yyjson_doc_get_root (json), "names") : NULL;

  return names != NULL &&
         praxis_store_add_term_names (store, edited->digest_id, edited->vocabulary, (const char * const *) names, edited->id, error);
}

/**
 * praxis_import_take_terms_back:
 * @store: a library, in a transaction
 * @import_id: an import
 * @error: return location
 *
 * Makes terms that the import has edited what they were before. What was edited since stays.
 *
 * Returns: whether it did
 */
gboolean
praxis_import_take_terms_back (PraxisStore  *store,
                               gint64        import_id,
                               GError      **error)
{
  g_autoptr(GPtrArray) list = list_edited (store, import_id, error);

  /* One may have got the name of another, so that all give up theirs before they get their own. */
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Edited *edited = list->pdata[i];

      if (!praxis_store_set_term_names (store, edited->digest_uuid, edited->vocabulary, edited->now, edited->label, NULL, error) ||
          !praxis_store_retire_term (store, edited->digest_uuid, edited->vocabulary, edited->label, edited->retired, error))
        return FALSE;
    }
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      if (!take_names_back (store, list->pdata[i], error))
        return FALSE;
    }
  return list != NULL;
}
