/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-own-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-error.h"
#include "praxis-note-form.h"
#include "praxis-store-private.h"
#include "praxis-store-reading-private.h"

/*
 * All of the reader's own as one file, to keep it and to take it to another computer. It is JSON:
 *
 *     { "format": "praxis-notes", "version": 1,
 *       "posts": [ { "uuid", "digest", "about": { "title", "month", "digest", "citations" },
 *                    "unread", "unread-set", "place", "place-set" } … ],
 *       "notes": [ { "uuid", "post", "text", "quote", "prefix", "suffix", "variant-of",
 *                    "created", "modified", "deleted", "earlier" } … ] }
 *
 * Times are microseconds since 1970-01-01 UTC. "place" is that of the reading list as the library keeps it: below 0 for a
 * post that was taken out, 0 for one that never was in it. "deleted" stands in notes that are deleted, which have no words.
 * What a reader does not know it leaves alone; a change that it would misunderstand is another version.
 *
 * Merging takes of each thing what was said last. It does not matter which library is merged into which, nor how often.
 */

#define FORMAT "praxis-notes"
#define VERSION 1

/* Of places and times: what leaves room to count on. */
#define MAX_NUMBER (G_GINT64_CONSTANT (1) << 60)

/* --- Writing --- */

static gboolean
save_posts (PraxisStore        *self,
            PraxisJsonBuilder  *builder,
            yyjson_mut_val     *array,
            GError            **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  rows = praxis_connection_query (connection, error,
                                  "SELECT post_uuid, digest_uuid, about, unread, unread_set, place, place_set "
                                  "FROM reading ORDER BY post_uuid", "");
  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (connection, rows, &failure))
    {
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (builder, array);
      g_autoptr(PraxisJson) about = praxis_json_parse (praxis_statement_get_text (rows, 2), -1, NULL);

      praxis_json_add_string (builder, object, "uuid", praxis_statement_get_text (rows, 0));
      praxis_json_add_string (builder, object, "digest", praxis_statement_get_text (rows, 1));
      if (about != NULL)
        yyjson_mut_obj_add_val (builder, object, "about", yyjson_val_mut_copy (builder, yyjson_doc_get_root (about)));
      yyjson_mut_obj_add_bool (builder, object, "unread", praxis_statement_get_int (rows, 3) != 0);
      yyjson_mut_obj_add_sint (builder, object, "unread-set", praxis_statement_get_int (rows, 4));
      yyjson_mut_obj_add_sint (builder, object, "place", praxis_statement_get_int (rows, 5));
      yyjson_mut_obj_add_sint (builder, object, "place-set", praxis_statement_get_int (rows, 6));
    }
  return praxis_rows_end (&failure, error);
}

static gboolean
save_notes (PraxisStore        *self,
            PraxisJsonBuilder  *builder,
            yyjson_mut_val     *array,
            GError            **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  rows = praxis_connection_query (connection, error, "SELECT " PRAXIS_NOTE_FORM_COLUMNS " FROM note ORDER BY uuid", "");
  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (connection, rows, &failure))
    {
      g_autoptr(PraxisNoteForm) form = praxis_note_form_new_from_row (rows);

      praxis_note_form_to_json (form, builder, yyjson_mut_arr_add_obj (builder, array));
    }
  return praxis_rows_end (&failure, error);
}

/**
 * praxis_store_save_own:
 * @self: a library
 * @error: return location
 *
 * Returns: (transfer full): everything that the reader has on posts, with what was deleted, as the text of a file; the same
 *   for libraries that hold the same
 */
char *
praxis_store_save_own (PraxisStore  *self,
                       GError      **error)
{
  g_autoptr(PraxisJsonBuilder) builder = yyjson_mut_doc_new (NULL);
  g_autofree char *text = NULL;
  yyjson_mut_val *root = yyjson_mut_obj (builder);

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  yyjson_mut_doc_set_root (builder, root);
  praxis_json_add_string (builder, root, "format", FORMAT);
  yyjson_mut_obj_add_int (builder, root, "version", VERSION);
  if (!save_posts (self, builder, yyjson_mut_obj_add_arr (builder, root, "posts"), error) ||
      !save_notes (self, builder, yyjson_mut_obj_add_arr (builder, root, "notes"), error))
    return NULL;
  text = praxis_json_to_string (builder, TRUE);
  return g_strconcat (text, "\n", NULL);
}

/* --- Merging: posts --- */

/* A row for a post that the library has nothing on; one that stands in no list of the file too. */
static gboolean
add_reading (PraxisStore  *self,
             const char   *uuid,
             const char   *digest,
             const char   *about,
             GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);

  return praxis_connection_run (connection, error,
                                "INSERT INTO reading (post_uuid, digest_uuid, about) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                                "ttt", uuid, digest, about) &&
         /* Where the post is here, it says itself what it is; of two words on one that is gone, any will do, if it is
          * always the same. */
         praxis_connection_run (connection, error,
                                "UPDATE reading SET about = ?2 WHERE post_uuid = ?1 AND about < ?2 "
                                "AND NOT EXISTS (SELECT 1 FROM post WHERE uuid = ?1)", "tt", uuid, about);
}

static gint64
get_number (yyjson_val *object,
            const char *key)
{
  return CLAMP (yyjson_get_sint (yyjson_obj_get (object, key)), -MAX_NUMBER, MAX_NUMBER);
}

static gboolean
write_post (PraxisStore  *self,
            yyjson_val   *object,
            const char   *uuid,
            gboolean     *changed,
            GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  gint64 n_changes;

  if (!praxis_connection_run (connection, error,
                              "UPDATE reading SET unread = ?2, unread_set = ?3 WHERE post_uuid = ?1 "
                              "AND (unread_set < ?3 OR (unread_set = ?3 AND unread < ?2))", "tii", uuid,
                              (gint64) yyjson_get_bool (yyjson_obj_get (object, "unread")),
                              get_number (object, "unread-set")))
    return FALSE;
  n_changes = praxis_connection_get_changes (connection);
  if (!praxis_connection_run (connection, error,
                              "UPDATE reading SET place = ?2, place_set = ?3 WHERE post_uuid = ?1 "
                              "AND (place_set < ?3 OR (place_set = ?3 AND place < ?2))", "tii", uuid,
                              get_number (object, "place"), get_number (object, "place-set")))
    return FALSE;
  *changed = n_changes + praxis_connection_get_changes (connection) > 0;
  return TRUE;
}

static gboolean
merge_post (PraxisStore        *self,
            yyjson_val         *object,
            PraxisMergeReport  *report,
            GError            **error)
{
  const char *uuid = praxis_json_get_string (object, "uuid");
  const char *digest = praxis_json_get_string (object, "digest");
  g_autofree char *about = yyjson_val_write (yyjson_obj_get (object, "about"), YYJSON_WRITE_NOFLAG, NULL);
  gboolean changed;

  if (uuid == NULL || !g_uuid_string_is_valid (uuid))
    return TRUE;
  if (!add_reading (self, uuid, digest != NULL ? digest : "", about != NULL ? about : "", error) ||
      !write_post (self, object, uuid, &changed, error))
    return FALSE;
  if (!changed)
    return TRUE;
  report->n_posts++;
  return praxis_store_follow_reading (self, uuid, error);
}

/* --- Merging: notes --- */

static PraxisNoteForm *
find_form (PraxisStore  *self,
           const char   *uuid,
           GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(PraxisStatement) row = NULL;

  row = praxis_connection_query (connection, error, "SELECT " PRAXIS_NOTE_FORM_COLUMNS " FROM note WHERE uuid = ?", "t", uuid);
  return row != NULL && praxis_connection_next (connection, row, error) ? praxis_note_form_new_from_row (row) : NULL;
}

static gboolean
write_form (PraxisStore           *self,
            const PraxisNoteForm  *form,
            GError               **error)
{
  g_autofree char *earlier = praxis_note_form_dup_earlier (form);
  gboolean is_deleted = form->deleted != 0;

  return add_reading (self, form->post_uuid, "", "", error) &&
         praxis_connection_run (praxis_store_get_connection (self), error,
                                "INSERT INTO note (uuid, post_uuid, text, quote, prefix, suffix, variant_of, created, modified, "
                                "deleted, earlier) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) "
                                "ON CONFLICT (uuid) DO UPDATE SET text = ?3, quote = ?4, prefix = ?5, suffix = ?6, "
                                "modified = ?9, deleted = ?10, earlier = ?11", "tttttttiiit",
                                form->uuid, form->post_uuid, is_deleted ? "" : form->text, is_deleted ? "" : form->quote,
                                is_deleted ? "" : form->prefix, is_deleted ? "" : form->suffix, form->variant_of,
                                form->created, form->modified, form->deleted, earlier) &&
         praxis_store_follow_reading (self, form->post_uuid, error);
}

/* A variant that is there was made by an earlier merge; the reader may have changed or deleted it since. */
static gboolean
keep_variant (PraxisStore           *self,
              const PraxisNoteForm  *loser,
              PraxisMergeReport     *report,
              GError               **error)
{
  g_autoptr(PraxisNoteForm) variant = praxis_note_form_make_variant (loser);
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisNoteForm) known = find_form (self, variant->uuid, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (known != NULL)
    return TRUE;
  report->n_variants++;
  return write_form (self, variant, error);
}

/* Two forms of one note of which neither went on from the other. */
static gboolean
is_conflict (const PraxisNoteForm *here,
             const PraxisNoteForm *there)
{
  return here->deleted == 0 && there->deleted == 0 && !praxis_note_form_says_same (here, there) &&
         !praxis_note_form_follows (here, there) && !praxis_note_form_follows (there, here);
}

static gboolean
takes_other (const PraxisNoteForm *here,
             const PraxisNoteForm *there)
{
  if (praxis_note_form_follows (here, there))
    return FALSE;
  return praxis_note_form_follows (there, here) || praxis_note_form_is_later (there, here);
}

static gboolean
merge_forms (PraxisStore        *self,
             PraxisNoteForm     *here,
             PraxisNoteForm     *there,
             PraxisMergeReport  *report,
             GError            **error)
{
  gboolean takes = takes_other (here, there);
  PraxisNoteForm *winner = takes ? there : here;
  PraxisNoteForm *loser = takes ? here : there;
  g_autofree char *before = praxis_note_form_dup_earlier (here);
  g_autofree char *after = NULL;

  if (is_conflict (here, there) && !keep_variant (self, loser, report, error))
    return FALSE;
  praxis_note_form_remember (winner, loser);
  after = praxis_note_form_dup_earlier (winner);
  if (!takes && g_str_equal (before, after))
    return TRUE;
  if (takes && !praxis_note_form_says_same (here, there))
    {
      report->n_deleted += there->deleted != 0;
      report->n_changed += there->deleted == 0;
    }
  /* Where it hangs is not a matter of its forms. */
  g_set_str (&winner->post_uuid, here->post_uuid);
  return write_form (self, winner, error);
}

/* What is no note, or was written by somebody who knows more, is left out; a deleted note that was never here says nothing
 * to the reader, and is kept for the next computer. */
static gboolean
merge_note (PraxisStore        *self,
            yyjson_val         *object,
            PraxisMergeReport  *report,
            GError            **error)
{
  g_autoptr(PraxisNoteForm) there = praxis_note_form_new_from_json (object);
  g_autoptr(PraxisNoteForm) here = NULL;
  g_autoptr(GError) failure = NULL;

  if (there == NULL)
    return TRUE;
  here = find_form (self, there->uuid, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (here != NULL)
    return merge_forms (self, here, there, report, error);
  report->n_added += there->deleted == 0;
  return write_form (self, there, error);
}

/* --- Merging: the file --- */

typedef gboolean (*MergeFunc) (PraxisStore        *self,
                               yyjson_val         *object,
                               PraxisMergeReport  *report,
                               GError            **error);

static gboolean
merge_array (PraxisStore        *self,
             yyjson_val         *array,
             MergeFunc           merge,
             PraxisMergeReport  *report,
             GError            **error)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  yyjson_val *object;

  while ((object = yyjson_arr_iter_next (&iter)) != NULL)
    {
      if (!merge (self, object, report, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_file (yyjson_val  *root,
            GError     **error)
{
  if (g_strcmp0 (praxis_json_get_string (root, "format"), FORMAT) != 0)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_FOREIGN, _("This is not a file of notes that Praxis has saved."));
      return FALSE;
    }
  if (yyjson_get_sint (yyjson_obj_get (root, "version")) > VERSION)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_NEW,
                           _("These notes were saved by a newer version of Praxis. Update Praxis to read them."));
      return FALSE;
    }
  return TRUE;
}

/**
 * praxis_store_merge_own:
 * @self: a library
 * @text: what praxis_store_save_own() gave of another library, or of this one at another time
 * @report: (out): what is other than before
 * @error: return location
 *
 * Brings what the reader has on posts together, all or nothing. Of each thing what was said last holds; of a note that both
 * had changed the other form becomes a note of its own. The same file again changes nothing.
 *
 * Returns: whether it was merged; %FALSE with %PRAXIS_ERROR_INVALID, %PRAXIS_ERROR_FOREIGN or %PRAXIS_ERROR_TOO_NEW where
 *   @text is no such file
 */
gboolean
praxis_store_merge_own (PraxisStore        *self,
                        const char         *text,
                        PraxisMergeReport  *report,
                        GError            **error)
{
  g_autoptr(PraxisJson) document = NULL;
  yyjson_val *root;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (text != NULL && report != NULL, FALSE);

  *report = (PraxisMergeReport) { 0 };
  document = praxis_json_parse (text, -1, error);
  if (document == NULL)
    return FALSE;
  root = yyjson_doc_get_root (document);
  if (!check_file (root, error) || !praxis_store_begin (self, error))
    return FALSE;
  return praxis_store_end (self,
                           merge_array (self, yyjson_obj_get (root, "posts"), merge_post, report, error) &&
                           merge_array (self, yyjson_obj_get (root, "notes"), merge_note, report, error),
                           error);
}
