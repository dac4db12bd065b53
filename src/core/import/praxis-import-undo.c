/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "praxis-error.h"
#include "praxis-import-private.h"
#include "praxis-import-revise.h"
#include "praxis-import-terms.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"

/*
 * Taking an import back. What it added and nobody touched is removed for good, since the source still has it;
 * a post that was edited since goes to the trash; what came from the trash goes back there. A post that it revised gets the
 * text from before, unless it was edited since; so do a blurb, a digest and a topic. A blurb, a digest or a topic that came with it and was
 * edited since stays: they have no trash.
 */

/* Posts that nobody touched: one revision, not in the trash. */
#define UNTOUCHED \
  "SELECT row_id FROM import_row JOIN post ON post.id = row_id " \
  "WHERE import_id = ?1 AND kind = 'post' AND before IS NULL AND post.deleted = 0 " \
  "AND (SELECT count(*) FROM revision WHERE post_id = post.id) = 1"

static gboolean
remove_untouched (PraxisStore  *store,
                  gint64        import_id,
                  GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (store);

  return praxis_connection_run (connection, error, "DELETE FROM post_text WHERE id IN (" UNTOUCHED ")", "i",
                                import_id) &&
         praxis_connection_run (connection, error, "DELETE FROM post WHERE id IN (" UNTOUCHED ")", "i",
                                import_id) &&
         praxis_connection_run (connection, error, "UPDATE library SET purge_change = ?", "i",
                                praxis_store_get_own_change (store));
}

static gboolean
trash_others (PraxisStore  *store,
              gint64        import_id,
              GError      **error)
{
  g_autoptr(GArray) ids = NULL;

  ids = praxis_connection_list_ints (praxis_store_get_connection (store), error,
                                     "SELECT row_id FROM import_row JOIN post ON post.id = row_id "
                                     "WHERE import_id = ? AND kind = 'post' AND post.deleted = 0", "i",
                                     import_id);
  return ids != NULL &&
         praxis_store_delete_posts (store, (const gint64 *) ids->data, ids->len, error);
}

/* An issue that the import made goes where nothing is in it; one that it gave a blurb gets the old one back. */
static gboolean
undo_issues (PraxisStore  *store,
             gint64        import_id,
             GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (store);

  return praxis_connection_run (connection, error,
                                "UPDATE issue SET blurb = before FROM import_row "
                                "WHERE import_id = ? AND kind = 'issue' AND row_id = issue.id "
                                "AND before IS NOT NULL AND after = " PRAXIS_IMPORT_ISSUE_WORDS, "i",
                                import_id) &&
         praxis_connection_run (connection, error,
                                "DELETE FROM issue WHERE id IN (SELECT row_id FROM import_row "
                                "WHERE import_id = ? AND kind = 'issue' AND before IS NULL "
                                "AND (after = " PRAXIS_IMPORT_ISSUE_WORDS " OR issue.blurb = '')) "
                                "AND NOT EXISTS (SELECT 1 FROM post WHERE post.digest_id = issue.digest_id "
                                "AND post.month = issue.month)", "i", import_id) &&
         praxis_store_touch_frame (store, error);
}

static gboolean
undo_digest (PraxisStore  *store,
             gint64        import_id,
             GError      **error)
{
  return praxis_connection_run (praxis_store_get_connection (store), error,
                                "DELETE FROM digest WHERE id IN (SELECT row_id FROM import_row "
                                "WHERE import_id = ? AND kind = 'digest' "
                                "AND after = " PRAXIS_IMPORT_DIGEST_WORDS ") "
                                "AND NOT EXISTS (SELECT 1 FROM post WHERE digest_id = digest.id) "
                                "AND NOT EXISTS (SELECT 1 FROM issue WHERE digest_id = digest.id)", "i",
                                import_id);
}

/* A digest gets back what it was before, where nobody has edited it since. */
static gboolean
undo_settings (PraxisStore  *store,
               gint64        import_id,
               GError      **error)
{
  return praxis_connection_run (praxis_store_get_connection (store), error,
                                "UPDATE digest SET (" PRAXIS_IMPORT_DIGEST_COLUMNS ") = ("
                                "before ->> 0, before ->> 1, before ->> 2, before ->> 3, before ->> 4, before ->> 5, "
                                "before ->> 6, before ->> 7, before ->> 8, before ->> 9, before ->> 10) FROM import_row "
                                "WHERE import_id = ? AND kind = 'settings' AND row_id = digest.id "
                                "AND after = " PRAXIS_IMPORT_DIGEST_SETTINGS, "i", import_id) &&
         praxis_store_touch_frame (store, error);
}

/* Topics and types that came with the posts go where nobody changed them and no post has them, not even in the trash. */
static gboolean
undo_terms (PraxisStore  *store,
            gint64        import_id,
            GError      **error)
{
  g_autoptr(GArray) ids = NULL;

  ids = praxis_connection_list_ints (praxis_store_get_connection (store), error,
                                     "SELECT row_id FROM import_row JOIN term ON term.id = row_id "
                                     "WHERE import_id = ? AND kind = 'term' AND before IS NULL AND after = " PRAXIS_IMPORT_TERM_WORDS " "
                                     "AND NOT EXISTS (SELECT 1 FROM post_term WHERE term_id = row_id)", "i",
                                     import_id);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      if (!praxis_store_remove_term (store, g_array_index (ids, gint64, i), error))
        return FALSE;
    }
  return ids != NULL;
}

static gboolean
undo (PraxisStore  *store,
      gint64        import_id,
      GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (store);
  gint64 found = 0;

  if (!praxis_connection_get_int (connection, &found, error, "SELECT count(*) FROM import WHERE id = ?", "i",
                                  import_id))
    return FALSE;
  if (found == 0)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                           _("This import was taken back already."));
      return FALSE;
    }
  return praxis_import_take_revisions_back (store, import_id, error) &&
         remove_untouched (store, import_id, error) &&
         trash_others (store, import_id, error) &&
         undo_issues (store, import_id, error) &&
         undo_digest (store, import_id, error) &&
         undo_settings (store, import_id, error) &&
         undo_terms (store, import_id, error) &&
         praxis_import_take_terms_back (store, import_id, error) &&
         praxis_connection_run (connection, error, "DELETE FROM import WHERE id = ?", "i", import_id);
}

/**
 * praxis_import_undo:
 * @store: a library, open for writing
 * @import_id: what praxis_import_apply() reported
 * @error: return location
 *
 * Takes an import back, in one transaction. Posts that were edited since go to the trash, or stay where they were there before,
 * so that no word is lost.
 *
 * Returns: whether it is taken back; %FALSE with %PRAXIS_ERROR_NOT_FOUND where it was already
 */
gboolean
praxis_import_undo (PraxisStore  *store,
                    gint64        import_id,
                    GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (store), FALSE);

  if (!praxis_store_begin (store, error))
    return FALSE;
  return praxis_store_end (store, undo (store, import_id, error), error);
}
