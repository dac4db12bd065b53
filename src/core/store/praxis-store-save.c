/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "praxis-error.h"
#include "praxis-sha256.h"
#include "praxis-store-posts.h"
#include "praxis-store-private.h"

/*
 * Writing posts. A save makes a revision; nothing that was ever saved is overwritten, but for what one writer saves
 * while the writing goes on, which becomes one revision. A post that is published keeps the revision that is, whatever
 * is saved on top of it.
 */

/* What a save has to know of a post that is there. */
typedef struct
{
  gint64       id;
  gint64       digest_id;
  gint64       month;
  gint64       revision;
  gint64       published_revision;
  gint64       published;
  gint64       deleted;
} PostRow;

static gboolean
read_row (PraxisStore      *self,
          PraxisStatement  *statement,
          PostRow          *post,
          GError          **error)
{
  g_autoptr(PraxisStatement) row = statement;
  g_autoptr(GError) failure = NULL;

  *post = (PostRow) { 0 };
  if (row == NULL)
    return FALSE;
  if (praxis_connection_next (praxis_store_get_connection (self), row, &failure))
    {
      *post = (PostRow) {
        .id = praxis_statement_get_int (row, 0),
        .digest_id = praxis_statement_get_int (row, 1),
        .month = praxis_statement_get_int (row, 2),
        .revision = praxis_statement_get_int (row, 3),
        .published_revision = praxis_statement_get_int (row, 4),
        .published = praxis_statement_get_int (row, 5),
        .deleted = praxis_statement_get_int (row, 6),
      };
      return TRUE;
    }
  return praxis_rows_end (&failure, error);
}

#define ROW_COLUMNS \
  "id, digest_id, month, revision_id, published_revision_id, published, deleted"

/* The post that a draft saves onto; all zero for a new one. */
static gboolean
find_row (PraxisStore  *self,
          const char   *uuid,
          PostRow      *post,
          GError      **error)
{
  return read_row (self,
                   praxis_connection_query (praxis_store_get_connection (self), error,
                                            "SELECT " ROW_COLUMNS " FROM post WHERE uuid = ?", "t", uuid),
                   post, error);
}

static gboolean
need_row (PraxisStore  *self,
          gint64        id,
          PostRow      *post,
          GError      **error)
{
  if (!read_row (self,
                 praxis_connection_query (praxis_store_get_connection (self), error,
                                          "SELECT " ROW_COLUMNS " FROM post WHERE id = ?", "i", id),
                 post, error))
    return FALSE;
  if (post->id == 0)
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("The post is gone."));
  return post->id != 0;
}

gboolean
praxis_store_insert_revision (PraxisStore  *self,
                              gint64        post_id,
                              gint64        parent,
                              gint64        created,
                              const char   *content,
                              gint64       *revision,
                              GError      **error)
{
  g_autofree char *hash = praxis_sha256_of (content, strlen (content));

  if (!praxis_connection_run (praxis_store_get_connection (self), error,
                              "INSERT INTO revision (post_id, parent, created, hash, content) "
                              "VALUES (?, ?, ?, ?, ?)", "iiitt",
                              post_id, parent, created, hash, content))
    return FALSE;
  *revision = praxis_connection_get_last_row (praxis_store_get_connection (self));
  return TRUE;
}

/* Puts a post behind the others of its month, or in no month. */
static gboolean
put_into_month (PraxisStore  *self,
                gint64        digest_id,
                gint64        post_id,
                PraxisMonth   month,
                GError      **error)
{
  if (month == PRAXIS_MONTH_NONE)
    return praxis_connection_run (praxis_store_get_connection (self), error,
                                  "UPDATE post SET month = NULL, position = 0 WHERE id = ?", "i", post_id);
  return praxis_store_ensure_issue (self, digest_id, month, error) &&
         praxis_connection_run (praxis_store_get_connection (self), error,
                                "UPDATE post SET month = ?2, position = (SELECT coalesce (max (position) + 1, 0) "
                                "FROM post WHERE digest_id = ?3 AND month = ?2 AND id <> ?1) WHERE id = ?1",
                                "iii", post_id, (gint64) month, digest_id);
}

static gboolean
insert_post (PraxisStore        *self,
             gint64              digest_id,
             PraxisDraft        *draft,
             GArray             *term_ids,
             PraxisSaveOutcome  *outcome,
             GError            **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  const char *uuid = praxis_draft_get_post_uuid (draft);
  g_autofree char *own_uuid = uuid == NULL ? g_uuid_string_random () : NULL;
  g_autofree char *slug = praxis_store_make_slug (self, digest_id, 0, praxis_draft_get_title (draft), error);
  g_autofree char *content = praxis_draft_to_json (draft);

  if (slug == NULL ||
      !praxis_connection_run (connection, error,
                              "INSERT INTO post (uuid, digest_id, slug, title, citation, status, position, "
                              "revision_id, created, modified, change) "
                              "VALUES (?1, ?2, ?3, '', '', ?4, 0, 0, ?5, ?5, ?6)", "titiii",
                              uuid != NULL ? uuid : own_uuid, digest_id, slug, (gint64) PRAXIS_STATUS_DRAFT,
                              praxis_store_now (), praxis_store_get_own_change (self)))
    return FALSE;
  outcome->post_id = praxis_connection_get_last_row (connection);
  outcome->created = TRUE;
  return praxis_store_insert_revision (self, outcome->post_id, 0, praxis_store_now (), content, &outcome->revision, error) &&
         praxis_connection_run (connection, error, "UPDATE post SET revision_id = ? WHERE id = ?", "ii",
                                outcome->revision, outcome->post_id) &&
         put_into_month (self, digest_id, outcome->post_id, praxis_draft_get_month (draft), error) &&
         praxis_store_index_post (self, outcome->post_id, draft, term_ids, error);
}

/* Whether a post as it stands and a draft say the same, whatever its terms were called when it was saved. */
static gboolean
same_content (PraxisPost  *post,
              PraxisDraft *draft)
{
  g_autoptr(PraxisDraft) stored = praxis_draft_new_from_post (post);
  g_autofree char *before = praxis_draft_to_json (stored);
  g_autofree char *after = praxis_draft_to_json (draft);

  return g_str_equal (before, after);
}

/* A post that says again what is published needs no update; one that was never published is a draft or ready. */
static gboolean
follow_status (PraxisStore    *self,
               const PostRow  *post,
               PraxisDraft    *draft,
               gint64          revision,
               GError        **error)
{
  g_autoptr(PraxisPost) published = NULL;
  gboolean same;

  if (post->published_revision == 0)
    return TRUE;
  published = praxis_store_get_published_post (self, post->id, error);
  if (published == NULL)
    return FALSE;
  same = same_content (published, draft);
  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "UPDATE post SET status = ?2, published_revision_id = ?3 WHERE id = ?1", "iii",
                                post->id,
                                (gint64) (same ? PRAXIS_STATUS_PUBLISHED : PRAXIS_STATUS_NEEDS_UPDATE),
                                same ? revision : post->published_revision);
}

/* Until a post is published its slug follows its title. */
static gboolean
follow_title (PraxisStore    *self,
              const PostRow  *post,
              PraxisDraft    *draft,
              GError        **error)
{
  g_autofree char *slug = NULL;

  if (post->published != 0)
    return TRUE;
  slug = praxis_store_make_slug (self, post->digest_id, post->id, praxis_draft_get_title (draft), error);
  return slug != NULL &&
         praxis_connection_run (praxis_store_get_connection (self), error,
                                "UPDATE post SET slug = ? WHERE id = ?", "ti", slug, post->id);
}

/* Whether the newest revision may give way to one that goes on from it. What is published stays, and so does what an
 * import wrote: an import that is taken back removes for good what has no other revision, and the same file that comes
 * again is known by what it said. */
static gboolean
may_replace (PraxisStore    *self,
             const PostRow  *post,
             PraxisDraft    *draft,
             gboolean       *replace,
             GError        **error)
{
  gint64 imported = 0;

  *replace = FALSE;
  if (praxis_draft_get_base_revision (draft) != post->revision || post->revision == post->published_revision)
    return TRUE;
  if (!praxis_connection_get_int (praxis_store_get_connection (self), &imported, error,
                                  "SELECT (EXISTS (SELECT 1 FROM import_row WHERE kind = 'post' AND row_id = ?1) "
                                  "AND (SELECT count(*) FROM revision WHERE post_id = ?1) = 1) "
                                  "OR EXISTS (SELECT 1 FROM import_row WHERE kind = 'revision' AND row_id = ?1 "
                                  "AND CAST (after AS INTEGER) = ?2)", "ii", post->id, post->revision))
    return FALSE;
  *replace = imported == 0;
  return TRUE;
}

/* Writes the content as the revision behind @base, or behind the one before that it takes the place of. */
static gboolean
write_revision (PraxisStore        *self,
                const PostRow      *post,
                PraxisDraft        *draft,
                gint64              base,
                gboolean            replace,
                PraxisSaveOutcome  *outcome,
                GError            **error)
{
  g_autofree char *content = praxis_draft_to_json (draft);
  gint64 parent = base;

  if (replace &&
      !praxis_connection_get_int (praxis_store_get_connection (self), &parent, error,
                                  "SELECT parent FROM revision WHERE id = ?", "i", base))
    return FALSE;
  return praxis_store_insert_revision (self, post->id, parent, praxis_store_now (), content, &outcome->revision, error);
}

/* Makes the revision the newest one. One that gave way goes with its number, so that whoever else has started from it
 * finds that somebody was faster. */
static gboolean
point_to_revision (PraxisStore    *self,
                   const PostRow  *post,
                   gint64          revision,
                   gboolean        replace,
                   GError        **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);

  return praxis_connection_run (connection, error,
                                "UPDATE post SET revision_id = ?, modified = ?, change = ? WHERE id = ?", "iiii",
                                revision, praxis_store_now (), praxis_store_get_own_change (self), post->id) &&
         (!replace ||
          praxis_connection_run (connection, error, "DELETE FROM revision WHERE id = ?", "i", post->revision));
}

static gboolean
update_post (PraxisStore        *self,
             const PostRow      *post,
             PraxisDraft        *draft,
             PraxisSaveFlags     flags,
             GArray             *term_ids,
             PraxisSaveOutcome  *outcome,
             GError            **error)
{
  g_autoptr(PraxisPost) current = praxis_store_get_post_by_id (self, post->id, error);
  gint64 base = praxis_draft_get_base_revision (draft);
  gboolean replace = FALSE;

  if (current == NULL)
    return FALSE;
  outcome->post_id = post->id;
  outcome->revision = post->revision;
  if (same_content (current, draft))
    return TRUE;

  outcome->conflict = base != 0 && base != post->revision;
  if (outcome->conflict && (flags & PRAXIS_SAVE_REFUSE_CONFLICT) != 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_CONFLICT,
                   /* Translators: %s is a post's title, %d the number of its newest revision */
                   _("“%s” was saved by somebody else in the meantime; its newest revision is %d."),
                   praxis_post_get_title (current), (int) post->revision);
      return FALSE;
    }
  if ((flags & PRAXIS_SAVE_CONTINUE) != 0 && !may_replace (self, post, draft, &replace, error))
    return FALSE;
  return write_revision (self, post, draft, base != 0 ? base : post->revision, replace, outcome, error) &&
         follow_status (self, post, draft, outcome->revision, error) &&
         follow_title (self, post, draft, error) &&
         point_to_revision (self, post, outcome->revision, replace, error) &&
         ((gint64) praxis_draft_get_month (draft) == post->month ||
          put_into_month (self, post->digest_id, post->id, praxis_draft_get_month (draft), error)) &&
         praxis_store_index_post (self, post->id, draft, term_ids, error);
}

static gboolean
save (PraxisStore        *self,
      const char         *digest_uuid,
      PraxisDraft        *draft,
      PraxisSaveFlags     flags,
      PraxisSaveOutcome  *outcome,
      GError            **error)
{
  g_autoptr(GArray) term_ids = NULL;
  PostRow post = { 0 };
  gint64 digest_id;

  if (praxis_draft_get_post_uuid (draft) != NULL &&
      !find_row (self, praxis_draft_get_post_uuid (draft), &post, error))
    return FALSE;
  if (post.deleted != 0)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_CONFLICT,
                           _("The post is in the trash. Restore it, then save again."));
      return FALSE;
    }
  digest_id = post.digest_id;
  if (post.id == 0
      ? !praxis_store_find_own_digest_id (self, digest_uuid, &digest_id, error)
      : !praxis_store_check_own_digest (self, digest_id, error))
    return FALSE;
  if (!praxis_store_resolve_terms (self, digest_id, draft, &term_ids, error))
    return FALSE;
  if (post.id == 0)
    return insert_post (self, digest_id, draft, term_ids, outcome, error);
  return update_post (self, &post, draft, flags, term_ids, outcome, error);
}

/**
 * praxis_store_save_draft:
 * @self: a library
 * @digest_uuid: the digest that a new post goes into; an old one stays where it is
 * @draft: the content; its terms get the labels and the order of the digest's vocabularies, and names that
 *   the vocabularies do not have are added to them
 * @outcome: (out): what the save did
 * @error: return location
 *
 * Saves a draft as a new revision, and makes the post where it is new. A draft that says what the newest
 * revision says makes none. Where the post was saved by somebody else since the draft was started, both stay
 * in its history and @outcome says so.
 *
 * Returns: whether it was saved; %FALSE with %PRAXIS_ERROR_NOT_FOUND (digest), %PRAXIS_ERROR_CONFLICT (a post
 *   in the trash), %PRAXIS_ERROR_NO_SPACE, %PRAXIS_ERROR_READ_ONLY (also where the digest comes from an archive),
 *   %PRAXIS_ERROR_BUSY or %PRAXIS_ERROR_FAILED
 */
gboolean
praxis_store_save_draft (PraxisStore        *self,
                         const char         *digest_uuid,
                         PraxisDraft        *draft,
                         PraxisSaveOutcome  *outcome,
                         GError            **error)
{
  return praxis_store_save_draft_with_flags (self, digest_uuid, draft, PRAXIS_SAVE_NEW_REVISION, outcome, error);
}

/**
 * praxis_store_save_draft_with_flags:
 * @self: a library
 * @digest_uuid: the digest that a new post goes into; an old one stays where it is
 * @draft: the content, as for praxis_store_save_draft()
 * @flags: how its history grows
 * @outcome: (out): what the save did
 * @error: return location
 *
 * As praxis_store_save_draft(). With %PRAXIS_SAVE_CONTINUE the new revision takes the place of the one that the draft
 * started from, if that is the newest one. It is a new one nevertheless where the one before is published, where it is
 * all that an import has written, and where somebody else has saved in the meantime.
 *
 * Returns: whether it was saved; the errors are those of praxis_store_save_draft(), and with
 *   %PRAXIS_SAVE_REFUSE_CONFLICT also %PRAXIS_ERROR_CONFLICT where somebody else was faster
 */
gboolean
praxis_store_save_draft_with_flags (PraxisStore        *self,
                                    const char         *digest_uuid,
                                    PraxisDraft        *draft,
                                    PraxisSaveFlags     flags,
                                    PraxisSaveOutcome  *outcome,
                                    GError            **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (PRAXIS_IS_DRAFT (draft), FALSE);
  g_return_val_if_fail (outcome != NULL, FALSE);

  *outcome = (PraxisSaveOutcome) { 0 };
  if (!praxis_store_begin (self, error))
    return FALSE;
  return praxis_store_end (self, save (self, digest_uuid, draft, flags, outcome, error), error);
}

static gboolean
set_status (PraxisStore   *self,
            gint64         id,
            PraxisStatus   status,
            GError       **error)
{
  PostRow post;

  if (!need_row (self, id, &post, error) || !praxis_store_check_own_digest (self, post.digest_id, error))
    return FALSE;
  if (status == PRAXIS_STATUS_NEEDS_UPDATE && post.published_revision == 0)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                           _("Only a published post can need an update."));
      return FALSE;
    }
  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "UPDATE post SET status = ?2, change = ?3, "
                                "published_revision_id = CASE WHEN ?2 = 2 THEN revision_id "
                                "WHEN ?2 = 3 THEN published_revision_id END, "
                                "published = CASE WHEN ?2 = 2 AND published = 0 THEN ?4 ELSE published END "
                                "WHERE id = ?1", "iiii",
                                id, (gint64) status, praxis_store_get_own_change (self), praxis_store_now ());
}

/**
 * praxis_store_set_status:
 * @self: a library
 * @id: a post's row
 * @status: its new status; "published" publishes its newest revision, "draft" and "ready" take it back
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
praxis_store_set_status (PraxisStore   *self,
                         gint64         id,
                         PraxisStatus   status,
                         GError       **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (status < PRAXIS_N_STATUSES, FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  return praxis_store_end (self, set_status (self, id, status, error), error);
}
