/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "praxis-error.h"
#include "praxis-store-posts.h"
#include "praxis-store-private.h"

/* What a post was, and making it that again. Going back is a save like any other: it adds a revision, and takes none. */

/**
 * praxis_revision_free:
 * @revision: (transfer full): a revision
 */
void
praxis_revision_free (PraxisRevision *revision)
{
  g_free (revision->content);
  g_free (revision);
}

/**
 * praxis_store_list_revisions:
 * @self: a library
 * @post_id: a post's row
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisRevision): its revisions, newest first
 */
GPtrArray *
praxis_store_list_revisions (PraxisStore  *self,
                             gint64        post_id,
                             GError      **error)
{
  g_autoptr(GPtrArray) revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_revision_free);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  rows = praxis_connection_query (praxis_store_get_connection (self), error,
                                  "SELECT id, parent, created, content FROM revision "
                                  "WHERE post_id = ? ORDER BY id DESC", "i", post_id);
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    {
      PraxisRevision *revision = g_new0 (PraxisRevision, 1);

      revision->id = praxis_statement_get_int (rows, 0);
      revision->parent = praxis_statement_get_int (rows, 1);
      revision->created = praxis_statement_get_int (rows, 2);
      revision->content = g_strdup (praxis_statement_get_text (rows, 3));
      g_ptr_array_add (revisions, revision);
    }
  if (failure == NULL)
    return g_steal_pointer (&revisions);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * praxis_store_get_revision_draft:
 * @self: a library
 * @revision_id: a revision
 * @error: return location
 *
 * Returns: (transfer full): the content of a revision, as a draft of a new post; %NULL with %PRAXIS_ERROR_NOT_FOUND or
 *   %PRAXIS_ERROR_DAMAGED
 */
PraxisDraft *
praxis_store_get_revision_draft (PraxisStore  *self,
                                 gint64        revision_id,
                                 GError      **error)
{
  gint64 found = 0;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  if (!praxis_connection_get_int (praxis_store_get_connection (self), &found, error,
                                  "SELECT count(*) FROM revision WHERE id = ?", "i", revision_id))
    return NULL;
  if (found == 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                   _("There is no revision %d."), (int) revision_id);
      return NULL;
    }
  return praxis_store_get_content (self, revision_id, error);
}

/* Saves a content onto a post as its newest revision. */
static gboolean
save_onto (PraxisStore        *self,
           PraxisPost         *post,
           PraxisDraft        *content,
           PraxisSaveOutcome  *outcome,
           GError            **error)
{
  praxis_draft_set_post_uuid (content, praxis_post_get_uuid (post));
  praxis_draft_set_base_revision (content, praxis_post_get_revision (post));
  return praxis_store_save_draft (self, praxis_post_get_digest_uuid (post), content, outcome, error);
}

static gboolean
restore_revision (PraxisStore        *self,
                  gint64              post_id,
                  gint64              revision_id,
                  PraxisSaveOutcome  *outcome,
                  GError            **error)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (self, post_id, error);
  g_autoptr(PraxisDraft) content = NULL;
  gint64 owner = 0;

  if (post == NULL ||
      !praxis_connection_get_int (praxis_store_get_connection (self), &owner, error,
                                  "SELECT post_id FROM revision WHERE id = ?", "i", revision_id))
    return FALSE;
  if (owner != post_id)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                   /* Translators: %s is a post's title */
                   _("“%s” has no revision %d."), praxis_post_get_title (post), (int) revision_id);
      return FALSE;
    }
  content = praxis_store_get_content (self, revision_id, error);
  return content != NULL && save_onto (self, post, content, outcome, error);
}

/**
 * praxis_store_restore_revision:
 * @self: a library
 * @post_id: a post's row
 * @revision_id: a revision of it
 * @outcome: (out): what the save did
 * @error: return location
 *
 * Saves the content of an older revision as a new one. This never publishes: a published post needs an update
 * afterwards, unless the revision says what is published.
 *
 * Returns: whether it was saved; %FALSE with %PRAXIS_ERROR_NOT_FOUND (post, or a revision of it),
 *   %PRAXIS_ERROR_DAMAGED (revision) or an error of praxis_store_save_draft()
 */
gboolean
praxis_store_restore_revision (PraxisStore        *self,
                               gint64              post_id,
                               gint64              revision_id,
                               PraxisSaveOutcome  *outcome,
                               GError            **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (outcome != NULL, FALSE);

  *outcome = (PraxisSaveOutcome) { 0 };
  if (!praxis_store_begin (self, error))
    return FALSE;
  return praxis_store_end (self, restore_revision (self, post_id, revision_id, outcome, error), error);
}

static gboolean
discard_changes (PraxisStore        *self,
                 gint64              post_id,
                 PraxisSaveOutcome  *outcome,
                 GError            **error)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (self, post_id, error);
  g_autoptr(PraxisPost) published = NULL;
  g_autoptr(PraxisDraft) content = NULL;
  g_autoptr(GError) failure = NULL;

  if (post == NULL)
    return FALSE;
  if (praxis_post_get_deleted (post) != 0)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_CONFLICT,
                           _("The post is in the trash. Restore it first."));
      return FALSE;
    }
  published = praxis_store_get_published_post (self, post_id, &failure);
  if (g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND))
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                 /* Translators: %s is a post's title */
                 _("“%s” is not published, so there is nothing to go back to."), praxis_post_get_title (post));
  else if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  if (published == NULL)
    return FALSE;
  content = praxis_draft_new_from_post (published);
  /* Where the texts are the same no revision is made, and it is the status alone that says otherwise. */
  return save_onto (self, post, content, outcome, error) &&
         praxis_store_set_status (self, post_id, PRAXIS_STATUS_PUBLISHED, error);
}

/**
 * praxis_store_discard_changes:
 * @self: a library
 * @post_id: a post's row
 * @outcome: (out): what the save did
 * @error: return location
 *
 * Goes back to what is published, as a new revision; the post is "published" again.
 *
 * Returns: whether it did; %FALSE with %PRAXIS_ERROR_NOT_FOUND, %PRAXIS_ERROR_INVALID where the post is not published,
 *   %PRAXIS_ERROR_CONFLICT where it is in the trash, or an error of praxis_store_save_draft()
 */
gboolean
praxis_store_discard_changes (PraxisStore        *self,
                              gint64              post_id,
                              PraxisSaveOutcome  *outcome,
                              GError            **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (outcome != NULL, FALSE);

  *outcome = (PraxisSaveOutcome) { 0 };
  if (!praxis_store_begin (self, error))
    return FALSE;
  return praxis_store_end (self, discard_changes (self, post_id, outcome, error), error);
}

static gboolean
duplicate_post (PraxisStore        *self,
                gint64              post_id,
                PraxisSaveOutcome  *outcome,
                GError            **error)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (self, post_id, error);
  g_autoptr(PraxisDraft) copy = NULL;

  if (post == NULL)
    return FALSE;
  copy = praxis_draft_new_from_post (post);
  praxis_draft_set_post_uuid (copy, NULL);
  praxis_draft_set_base_revision (copy, 0);
  if (*praxis_post_get_title (post) != '\0')
    {
      /* Translators: the title of a post that is made from another one; %s is that one's title */
      g_autofree char *title = g_strdup_printf (_("Copy of %s"), praxis_post_get_title (post));

      praxis_draft_set_title (copy, title);
    }
  return praxis_store_save_draft (self, praxis_post_get_digest_uuid (post), copy, outcome, error);
}

/**
 * praxis_store_duplicate_post:
 * @self: a library
 * @post_id: a post's row
 * @outcome: (out): what the save did; its post is the new one
 * @error: return location
 *
 * Makes a new draft with the content of a post, at the end of the same month. What was published of the post, and its
 * history, stay with the post alone.
 *
 * Returns: whether it was made; %FALSE with %PRAXIS_ERROR_NOT_FOUND or an error of praxis_store_save_draft()
 */
gboolean
praxis_store_duplicate_post (PraxisStore        *self,
                             gint64              post_id,
                             PraxisSaveOutcome  *outcome,
                             GError            **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (outcome != NULL, FALSE);

  *outcome = (PraxisSaveOutcome) { 0 };
  if (!praxis_store_begin (self, error))
    return FALSE;
  return praxis_store_end (self, duplicate_post (self, post_id, outcome, error), error);
}
