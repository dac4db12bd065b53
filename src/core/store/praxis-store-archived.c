/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-archived.h"

#include <glib/gi18n-lib.h>

#include "model/praxis-post.h"
#include "praxis-error.h"
#include "praxis-store-posts.h"
#include "praxis-store-private.h"
#include "praxis-store-reading-private.h"
#include "praxis-store-terms.h"

/*
 * Posts of a digest that comes from an archive. They are not edited: an archive puts them there as they were published, and
 * all of this runs in the one transaction in which an archive is applied. What the reader has on them stands elsewhere.
 *
 * While posts change places, two may want one name in addresses. Who has it gives way to who gets it, under a name that no
 * slug can be ("/" and the UUID), and gets its own when its turn comes.
 */

#define KEPT_FOR_READER \
  "EXISTS (SELECT 1 FROM reading WHERE post_uuid = post.uuid AND place > 0) " \
  "OR EXISTS (SELECT 1 FROM note WHERE post_uuid = post.uuid AND note.deleted = 0)"

typedef struct
{
  gint64 id;
  gint64 digest_id;
  gint64 revision;
} Known;

static gboolean
find_known (PraxisStore  *self,
            const char   *uuid,
            Known        *known,
            GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStatement) row =
    praxis_connection_query (connection, error, "SELECT id, digest_id, revision_id FROM post WHERE uuid = ?", "t", uuid);

  *known = (Known) { 0 };
  if (row == NULL)
    return FALSE;
  if (praxis_connection_next (connection, row, &failure))
    *known = (Known) {
      .id = praxis_statement_get_int (row, 0),
      .digest_id = praxis_statement_get_int (row, 1),
      .revision = praxis_statement_get_int (row, 2),
    };
  return praxis_rows_end (&failure, error);
}

/* --- One post --- */

static gboolean
insert_post (PraxisStore              *self,
             gint64                    digest_id,
             const PraxisArchivePost  *post,
             Known                    *known,
             GError                  **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);

  if (!praxis_connection_run (connection, error,
                              "INSERT INTO post (uuid, digest_id, slug, title, citation, status, position, revision_id, "
                              "created, modified, change) VALUES (?1, ?2, '/' || ?1, '', '', ?3, 0, 0, ?4, ?4, ?5)", "tiiii",
                              post->uuid, digest_id, (gint64) PRAXIS_STATUS_PUBLISHED, post->published,
                              praxis_store_get_own_change (self)))
    return FALSE;
  known->id = praxis_connection_get_last_row (connection);
  known->digest_id = digest_id;
  /* Somebody who had it before, or has it on another computer, has said already whether it is read. */
  return praxis_connection_run (connection, error,
                                "INSERT INTO reading (post_uuid, digest_uuid, about, unread, unread_set) "
                                "SELECT ?, uuid, '', 1, ? FROM digest WHERE id = ? ON CONFLICT DO NOTHING", "tii",
                                post->uuid, praxis_store_now_precise (), digest_id);
}

/* Whether the library's newest revision says the same. */
static gboolean
has_same_content (PraxisStore              *self,
                  gint64                    id,
                  const PraxisArchivePost  *post,
                  gboolean                 *same,
                  GError                  **error)
{
  g_autoptr(PraxisPost) stored = praxis_store_get_post_by_id (self, id, error);
  g_autoptr(PraxisDraft) content = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (stored == NULL)
    return FALSE;
  content = praxis_draft_new_from_post (stored);
  before = praxis_draft_to_json (content);
  after = praxis_draft_to_json (post->draft);
  *same = g_str_equal (before, after);
  return TRUE;
}

static gboolean
write_revision (PraxisStore              *self,
                Known                    *known,
                const PraxisArchivePost  *post,
                PraxisArchivedChange      change,
                GError                  **error)
{
  g_autofree char *content = praxis_draft_to_json (post->draft);
  gint64 before = known->revision;

  return praxis_store_insert_revision (self, known->id, known->revision, post->modified, content, &known->revision, error) &&
         /* Changed since it was read, which it was if it is not unread. */
         (change == PRAXIS_ARCHIVED_NEW ||
          praxis_connection_run (praxis_store_get_connection (self), error,
                                 "UPDATE post SET own = own | 8, read_revision_id = iif (own & 8, read_revision_id, ?) "
                                 "WHERE id = ? AND own & 1 = 0", "ii", before, known->id));
}

static gboolean
write_slugs (PraxisStore              *self,
             const Known              *known,
             const PraxisArchivePost  *post,
             GError                  **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);

  if (!praxis_connection_run (connection, error,
                              "UPDATE post SET slug = '/' || uuid, change = ? WHERE digest_id = ? AND slug = ? AND id <> ?",
                              "iiti", praxis_store_get_own_change (self), known->digest_id, post->slug, known->id) ||
      !praxis_connection_run (connection, error, "UPDATE post SET slug = ? WHERE id = ?", "ti", post->slug, known->id) ||
      !praxis_connection_run (connection, error, "DELETE FROM slug_redirect WHERE post_id = ?", "i", known->id))
    return FALSE;
  for (gsize i = 0; post->former_slugs[i] != NULL; i++)
    {
      if (!praxis_connection_run (connection, error,
                                  "INSERT INTO slug_redirect (digest_id, slug, post_id) VALUES (?1, ?2, ?3) "
                                  "ON CONFLICT DO UPDATE SET post_id = ?3", "iti",
                                  known->digest_id, post->former_slugs[i], known->id))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_post (PraxisStore              *self,
            const Known              *known,
            const PraxisArchivePost  *post,
            const char               *hash,
            GError                  **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);

  return (post->month == PRAXIS_MONTH_NONE ||
          praxis_store_ensure_issue (self, known->digest_id, post->month, error)) &&
         praxis_connection_run (connection, error,
                                "UPDATE post SET month = nullif (?2, 0), position = ?3, status = ?4, revision_id = ?5, "
                                "published_revision_id = ?5, published = ?6, modified = ?7, deleted = 0, withdrawn = 0, "
                                "change = ?8 WHERE id = ?1", "iiiiiiii",
                                known->id, (gint64) post->month, (gint64) post->position,
                                (gint64) PRAXIS_STATUS_PUBLISHED, known->revision, post->published, post->modified,
                                praxis_store_get_own_change (self)) &&
         praxis_connection_run (connection, error,
                                "INSERT INTO archived_post (post_id, hash) VALUES (?1, ?2) "
                                "ON CONFLICT DO UPDATE SET hash = ?2", "it", known->id, hash);
}

/**
 * praxis_store_put_archived_post:
 * @self: a library, in a transaction that writes
 * @digest_id: a digest that comes from an archive, with the archive's terms
 * @post: a post of the archive, whose draft gets the labels and the order of those terms; names that none of them has are taken
 *   from it
 * @hash: the SHA-256 of its document
 * @id: (out): its row
 * @change: (out): what was done
 * @error: return location
 *
 * Brings a post to what the archive says of it. A new text is a new revision.
 *
 * Returns: whether it was written; %FALSE with %PRAXIS_ERROR_EXISTS where the post is in another digest
 */
gboolean
praxis_store_put_archived_post (PraxisStore              *self,
                                gint64                    digest_id,
                                const PraxisArchivePost  *post,
                                const char               *hash,
                                gint64                   *id,
                                PraxisArchivedChange     *change,
                                GError                  **error)
{
  g_autoptr(GArray) term_ids = NULL;
  gboolean same = FALSE;
  Known known;

  if (!find_known (self, post->uuid, &known, error))
    return FALSE;
  if (known.id != 0 && known.digest_id != digest_id)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS,
                   /* Translators: %s is a post's title */
                   _("This archive cannot be used because of its post “%s”: your library has it in another digest."),
                   praxis_draft_get_title (post->draft));
      return FALSE;
    }
  *change = known.id == 0 ? PRAXIS_ARCHIVED_NEW : PRAXIS_ARCHIVED_CHANGED;
  if (!praxis_store_keep_known_terms (self, digest_id, post->draft, error) ||
      !praxis_store_resolve_terms (self, digest_id, post->draft, &term_ids, error) ||
      (known.id != 0 ? !has_same_content (self, known.id, post, &same, error)
                     : !insert_post (self, digest_id, post, &known, error)))
    return FALSE;
  if (same)
    *change = PRAXIS_ARCHIVED_MOVED;
  *id = known.id;
  return (same || write_revision (self, &known, post, *change, error)) &&
         write_slugs (self, &known, post, error) &&
         write_post (self, &known, post, hash, error) &&
         praxis_store_index_post (self, known.id, post->draft, term_ids, error);
}

/**
 * praxis_store_derive_archived:
 * @self: a library, in a transaction that writes
 * @digest_id: a digest that comes from an archive
 * @post_id: a post of it
 * @error: return location
 *
 * Makes again what is derived from the post, after names of terms have changed. Names that no term has any more are passed
 * over.
 *
 * Returns: whether it is made
 */
gboolean
praxis_store_derive_archived (PraxisStore  *self,
                              gint64        digest_id,
                              gint64        post_id,
                              GError      **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (self, post_id, &failure);
  g_autoptr(PraxisDraft) content = NULL;
  g_autoptr(GArray) term_ids = NULL;

  /* It may have gone with this archive. */
  if (g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND))
    return TRUE;
  if (post == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  content = praxis_store_get_content (self, praxis_post_get_revision (post), error);
  return content != NULL &&
         praxis_store_keep_known_terms (self, digest_id, content, error) &&
         praxis_store_resolve_terms (self, digest_id, content, &term_ids, error) &&
         praxis_store_index_post (self, post_id, content, term_ids, error) &&
         praxis_connection_run (praxis_store_get_connection (self), error, "UPDATE post SET change = ? WHERE id = ?", "ii",
                                praxis_store_get_own_change (self), post_id);
}

/**
 * praxis_store_drop_archived_post:
 * @self: a library, in a transaction that writes
 * @post_id: a post that its archive no longer has
 * @is_kept: (out): whether it stays, since the reader has notes on it or it is in the reading list
 * @error: return location
 *
 * Returns: whether it is removed or marked
 */
gboolean
praxis_store_drop_archived_post (PraxisStore  *self,
                                 gint64        post_id,
                                 gboolean     *is_kept,
                                 GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  gint64 kept = 0;

  if (!praxis_connection_get_int (connection, &kept, error, "SELECT " KEPT_FOR_READER " FROM post WHERE id = ?", "i", post_id))
    return FALSE;
  *is_kept = kept != 0;
  if (*is_kept)
    return praxis_connection_run (connection, error,
                                  "UPDATE post SET withdrawn = ?, change = ? WHERE id = ? AND withdrawn = 0", "iii",
                                  praxis_store_now (), praxis_store_get_own_change (self), post_id) &&
           praxis_connection_run (connection, error, "DELETE FROM archived_post WHERE post_id = ?", "i", post_id);
  return praxis_connection_run (connection, error, "DELETE FROM post_text WHERE id = ?", "i", post_id) &&
         praxis_connection_run (connection, error, "DELETE FROM post WHERE id = ?", "i", post_id) &&
         praxis_connection_run (connection, error, "UPDATE library SET purge_change = ?", "i",
                                praxis_store_get_own_change (self));
}

static void
archived_free (gpointer data)
{
  PraxisArchivedPost *post = data;

  g_free (post->uuid);
  g_free (post->hash);
  g_free (post);
}

/**
 * praxis_store_list_archived:
 * @self: a library
 * @digest_uuid: a digest that comes from an archive
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisArchivedPost): its posts; none where there is no such digest
 */
GPtrArray *
praxis_store_list_archived (PraxisStore  *self,
                            const char   *digest_uuid,
                            GError      **error)
{
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func (archived_free);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (digest_uuid != NULL, NULL);

  rows = praxis_connection_query (praxis_store_get_connection (self), error,
                                  "SELECT post.id, post.uuid, hash FROM digest JOIN post ON post.digest_id = digest.id "
                                  "LEFT JOIN archived_post ON post_id = post.id WHERE digest.uuid = ?", "t", digest_uuid);
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    {
      PraxisArchivedPost *post = g_new0 (PraxisArchivedPost, 1);
      const char *hash = praxis_statement_get_text (rows, 2);

      post->id = praxis_statement_get_int (rows, 0);
      post->uuid = g_strdup (praxis_statement_get_text (rows, 1));
      post->hash = *hash != '\0' ? g_strdup (hash) : NULL;
      g_ptr_array_add (posts, post);
    }
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&posts) : NULL;
}
