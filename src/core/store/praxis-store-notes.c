/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-notes.h"

#include <glib/gi18n-lib.h>

#include "praxis-error.h"
#include "praxis-store-private.h"
#include "praxis-store-reading-private.h"

/* The reader's notes. One that is deleted leaves its row, without its words, so that another computer can be told; until then
 * whoever deleted it holds the note and can give it back. */

#define NOTE_COLUMNS \
  "SELECT uuid, post_uuid, text, quote, prefix, suffix, variant_of, created, modified FROM note "

/* More earlier forms than two computers that know each other are ever apart. */
#define FORMS "200"

/* A new form: the time of the one before goes to the earlier ones. */
#define NEW_FORM \
  "earlier = json_insert (CASE WHEN json_array_length (earlier) >= " FORMS " " \
  "THEN json_remove (earlier, '$[0]') ELSE earlier END, '$[#]', modified), modified = max (?1, modified + 1)"

static PraxisNote *
build_note (PraxisStatement *row)
{
  return praxis_note_new (&(PraxisNoteFields) {
    .uuid = praxis_statement_get_text (row, 0),
    .post_uuid = praxis_statement_get_text (row, 1),
    .text = praxis_statement_get_text (row, 2),
    .quote = praxis_statement_get_text (row, 3),
    .prefix = praxis_statement_get_text (row, 4),
    .suffix = praxis_statement_get_text (row, 5),
    .variant_of = praxis_statement_get_text (row, 6),
    .created = praxis_statement_get_int (row, 7),
    .modified = praxis_statement_get_int (row, 8),
  });
}

static gboolean
check_words (const char  *text,
             const char  *quote,
             GError     **error)
{
  if (*text != '\0' || (quote != NULL && *quote != '\0'))
    return TRUE;
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("A note needs words. Write something, or delete it."));
  return FALSE;
}

static const char *
or_empty (const char *words)
{
  return words != NULL ? words : "";
}

static gboolean
insert_note (PraxisStore  *self,
             const char   *uuid,
             const char   *post_uuid,
             const char   *text,
             const char   *quote,
             const char   *prefix,
             const char   *suffix,
             GError      **error)
{
  return praxis_store_ensure_reading (self, post_uuid, error) &&
         praxis_connection_run (praxis_store_get_connection (self), error,
                                "INSERT INTO note (uuid, post_uuid, text, quote, prefix, suffix, created, modified) "
                                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)", "tttttti",
                                uuid, post_uuid, text, or_empty (quote), or_empty (prefix), or_empty (suffix),
                                praxis_store_now_precise ()) &&
         praxis_store_follow_reading (self, post_uuid, error);
}

/**
 * praxis_store_add_note:
 * @self: a library
 * @post_uuid: the UUID of a post
 * @text: what the reader says; may be empty where there is a quote
 * @quote: (nullable): the words of the passage that it is on; %NULL for the whole post
 * @prefix: (nullable): the words before them
 * @suffix: (nullable): the words after them
 * @error: return location
 *
 * Returns: (transfer full): the new note; %NULL with %PRAXIS_ERROR_INVALID where it says nothing, with
 *   %PRAXIS_ERROR_NOT_FOUND where there is no such post
 */
PraxisNote *
praxis_store_add_note (PraxisStore  *self,
                       const char   *post_uuid,
                       const char   *text,
                       const char   *quote,
                       const char   *prefix,
                       const char   *suffix,
                       GError      **error)
{
  g_autofree char *uuid = g_uuid_string_random ();

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (post_uuid != NULL && text != NULL, NULL);

  if (!check_words (text, quote, error) || !praxis_store_begin (self, error) ||
      !praxis_store_end (self, insert_note (self, uuid, post_uuid, text, quote, prefix, suffix, error), error))
    return NULL;
  return praxis_store_get_note (self, uuid, error);
}

/**
 * praxis_store_edit_note:
 * @self: a library
 * @uuid: a note
 * @text: what it shall say; may be empty where it has a quote
 * @error: return location
 *
 * Returns: (transfer full): the note as it is now; %NULL with %PRAXIS_ERROR_INVALID where it says nothing, with
 *   %PRAXIS_ERROR_NOT_FOUND where there is no such note
 */
PraxisNote *
praxis_store_edit_note (PraxisStore  *self,
                        const char   *uuid,
                        const char   *text,
                        GError      **error)
{
  g_autoptr(PraxisNote) old = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (uuid != NULL && text != NULL, NULL);

  old = praxis_store_get_note (self, uuid, error);
  if (old == NULL || !check_words (text, praxis_note_get_quote (old), error))
    return NULL;
  if (g_str_equal (praxis_note_get_text (old), text))
    return g_steal_pointer (&old);
  if (!praxis_store_begin (self, error) ||
      !praxis_store_end (self,
                         praxis_connection_run (praxis_store_get_connection (self), error,
                                                "UPDATE note SET " NEW_FORM ", text = ?2 WHERE uuid = ?3", "itt",
                                                praxis_store_now_precise (), text, uuid) &&
                         praxis_store_follow_reading (self, praxis_note_get_post_uuid (old), error), error))
    return NULL;
  return praxis_store_get_note (self, uuid, error);
}

/**
 * praxis_store_delete_note:
 * @self: a library
 * @uuid: a note
 * @error: return location
 *
 * Returns: (transfer full): the note as it was, for praxis_store_restore_note(); %NULL with %PRAXIS_ERROR_NOT_FOUND where there
 *   is no such note
 */
PraxisNote *
praxis_store_delete_note (PraxisStore  *self,
                          const char   *uuid,
                          GError      **error)
{
  g_autoptr(PraxisNote) old = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (uuid != NULL, NULL);

  old = praxis_store_get_note (self, uuid, error);
  if (old == NULL || !praxis_store_begin (self, error))
    return NULL;
  if (!praxis_store_end (self,
                         praxis_connection_run (praxis_store_get_connection (self), error,
                                                "UPDATE note SET " NEW_FORM ", deleted = ?1, "
                                                "text = '', quote = '', prefix = '', suffix = '' WHERE uuid = ?2", "it",
                                                praxis_store_now_precise (), uuid) &&
                         praxis_store_follow_reading (self, praxis_note_get_post_uuid (old), error), error))
    return NULL;
  return g_steal_pointer (&old);
}

/**
 * praxis_store_restore_note:
 * @self: a library
 * @note: what praxis_store_delete_note() gave
 * @error: return location
 *
 * Takes a deletion back. A note that is there is left as it is.
 *
 * Returns: (transfer full): the note; %NULL with %PRAXIS_ERROR_NOT_FOUND where the library never had it
 */
PraxisNote *
praxis_store_restore_note (PraxisStore  *self,
                           PraxisNote   *note,
                           GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (PRAXIS_IS_NOTE (note), NULL);

  if (!praxis_store_begin (self, error))
    return NULL;
  if (!praxis_store_end (self,
                         praxis_connection_run (praxis_store_get_connection (self), error,
                                                "UPDATE note SET " NEW_FORM ", deleted = 0, "
                                                "text = ?2, quote = ?3, prefix = ?4, suffix = ?5 "
                                                "WHERE uuid = ?6 AND deleted <> 0", "ittttt",
                                                praxis_store_now_precise (), praxis_note_get_text (note),
                                                praxis_note_get_quote (note), praxis_note_get_prefix (note),
                                                praxis_note_get_suffix (note), praxis_note_get_uuid (note)) &&
                         praxis_store_follow_reading (self, praxis_note_get_post_uuid (note), error), error))
    return NULL;
  return praxis_store_get_note (self, praxis_note_get_uuid (note), error);
}

/**
 * praxis_store_get_note:
 * @self: a library
 * @uuid: a note
 * @error: return location
 *
 * Returns: (transfer full): the note; %NULL with %PRAXIS_ERROR_NOT_FOUND where there is none, or it is deleted
 */
PraxisNote *
praxis_store_get_note (PraxisStore  *self,
                       const char   *uuid,
                       GError      **error)
{
  g_autoptr(PraxisStatement) row = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (uuid != NULL, NULL);

  row = praxis_connection_query (praxis_store_get_connection (self), error,
                                 NOTE_COLUMNS "WHERE uuid = ? AND deleted = 0", "t", uuid);
  if (row == NULL)
    return NULL;
  if (praxis_connection_next (praxis_store_get_connection (self), row, &failure))
    return build_note (row);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("There is no note “%s”."), uuid);
  return NULL;
}

/**
 * praxis_store_list_notes:
 * @self: a library
 * @post_uuid: (nullable): the UUID of a post, in the library or not; %NULL for all notes
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisNote): the notes on the post, in the order in which they were made; all of them
 *   with the one that changed last first
 */
GPtrArray *
praxis_store_list_notes (PraxisStore  *self,
                         const char   *post_uuid,
                         GError      **error)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  rows = praxis_connection_query (praxis_store_get_connection (self), error,
                                  NOTE_COLUMNS "WHERE deleted = 0 AND (?1 IS NULL OR post_uuid = ?1) "
                                  "ORDER BY iif (?1 IS NULL, -modified, created), id", "t", post_uuid);
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    g_ptr_array_add (notes, build_note (rows));
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&notes) : NULL;
}
