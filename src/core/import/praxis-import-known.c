/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-import-known.h"

#include <glib/gi18n-lib.h>

#include "model/praxis-text.h"
#include "praxis-error.h"
#include "praxis-import-revise.h"
#include "praxis-import-works.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"

/*
 * Which posts of an import a digest has already: asked before it, so that people see what is new, and while it is written.
 */

struct _PraxisImportKnown
{
  /* What a post is known by → its title; no title where it is one of the source. */
  GHashTable        *posts;
  /* The UUIDs of the source. */
  GHashTable        *uuids;
  PraxisImportWorks *works;
};

/**
 * praxis_import_known_new:
 *
 * Returns: (transfer full): a list without posts
 */
PraxisImportKnown *
praxis_import_known_new (void)
{
  PraxisImportKnown *self = g_new0 (PraxisImportKnown, 1);

  self->posts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->uuids = g_hash_table_new (g_str_hash, g_str_equal);
  self->works = praxis_import_works_new ();
  return self;
}

/**
 * praxis_import_known_free:
 * @self: (transfer full): a list
 */
void
praxis_import_known_free (PraxisImportKnown *self)
{
  g_hash_table_unref (self->posts);
  g_hash_table_unref (self->uuids);
  praxis_import_works_free (self->works);
  g_free (self);
}

/* Two keys say that a post without a UUID is there already: its title in its month, and the work it is about in its month. */
static char *
title_key (const char  *title,
           PraxisMonth  month)
{
  g_autofree char *fold = praxis_text_fold (title);

  return g_strdup_printf ("t%u:%s", month, fold);
}

static char *
work_key (const char  *title,
          int          year,
          PraxisMonth  month)
{
  g_autofree char *fold = praxis_text_fold (title);

  return g_strdup_printf ("w%u:%d:%s", month, year, fold);
}

static gboolean
has_works (PraxisImport *import)
{
  for (guint i = 0; i < import->posts->len; i++)
    {
      const PraxisImportPost *post = g_ptr_array_index (import->posts, i);

      if (post->is_work)
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_import_known_collect:
 * @self: a list
 * @import: what it is asked for
 * @store: a library
 * @digest_id: the row of a digest
 * @error: return location
 *
 * Adds the posts of a digest that are not in the trash.
 *
 * Returns: whether they could be read
 */
gboolean
praxis_import_known_collect (PraxisImportKnown  *self,
                             PraxisImport       *import,
                             PraxisStore        *store,
                             gint64              digest_id,
                             GError            **error)
{
  PraxisConnection *connection = praxis_store_get_connection (store);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  if (has_works (import) && !praxis_import_works_collect (self->works, store, digest_id, error))
    return FALSE;
  rows = praxis_connection_query (connection, error,
                                  "SELECT post.title, month, coalesce (citation.title, ''), "
                                  "coalesce (citation.year, 0) "
                                  "FROM post LEFT JOIN citation ON post_id = post.id "
                                  "WHERE digest_id = ? AND deleted = 0", "i", digest_id);
  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (connection, rows, &failure))
    {
      const char *title = praxis_statement_get_text (rows, 0);
      PraxisMonth month = praxis_statement_get_int (rows, 1);
      const char *work = praxis_statement_get_text (rows, 2);

      g_hash_table_replace (self->posts, title_key (title, month), g_strdup (title));
      if (*work != '\0')
        g_hash_table_replace (self->posts, work_key (work, praxis_statement_get_int (rows, 3), month), g_strdup (title));
    }
  return praxis_rows_end (&failure, error);
}

/* The same for a post that comes of a work's record: the months do not matter, nor does what the posts are called. */
static const char *
find_work (PraxisImportKnown       *self,
           const PraxisImportPost  *post,
           const char             **title)
{
  GPtrArray *citations = praxis_draft_get_citations (post->draft);
  const char *reason = NULL;

  for (guint i = 0; reason == NULL && i < citations->len; i++)
    reason = praxis_import_works_find (self->works, g_ptr_array_index (citations, i), title);
  for (guint i = 0; reason == NULL && i < citations->len; i++)
    praxis_import_works_add (self->works, g_ptr_array_index (citations, i), NULL);
  return reason;
}

static gboolean
is_known (PraxisImportKnown  *self,
          const char         *key,
          const char        **title)
{
  gpointer value = NULL;

  if (key == NULL || !g_hash_table_lookup_extended (self->posts, key, NULL, &value))
    return FALSE;
  *title = value;
  return TRUE;
}

static const char *
find_post (PraxisImportKnown       *self,
           const PraxisImportPost  *post,
           const char             **title)
{
  PraxisMonth month = praxis_draft_get_month (post->draft);
  GPtrArray *citations = praxis_draft_get_citations (post->draft);
  g_autofree char *key = title_key (praxis_draft_get_title (post->draft), month);

  /* A post with a UUID is that one and no other, whatever it is called. */
  if (post->uuid != NULL)
    {
      g_hash_table_insert (self->posts, g_steal_pointer (&key), NULL);
      return NULL;
    }
  if (is_known (self, key, title))
    return _("The digest already has a post of this title in this month.");
  for (guint i = 0; i < citations->len; i++)
    {
      PraxisCitation *citation = g_ptr_array_index (citations, i);
      const char *work = praxis_citation_get_field (citation, "title");
      g_autofree char *about = work != NULL ? work_key (work, praxis_citation_get_year (citation), month) : NULL;

      if (is_known (self, about, title))
        return _("The digest already has a post about this work in this month.");
    }
  /* Two posts of one source may be about one work, but not have one title. */
  g_hash_table_insert (self->posts, g_steal_pointer (&key), NULL);
  return NULL;
}

/**
 * praxis_import_known_find:
 * @self: a list
 * @post: a post of the import; where it is not known, it is from now on
 * @title: (out) (optional) (nullable) (transfer none): the title of the post that it is known by; %NULL where that is one
 *   that was asked for before
 *
 * Returns: (transfer none) (nullable): why the post is not added, a sentence for people; %NULL where it is
 */
const char *
praxis_import_known_find (PraxisImportKnown       *self,
                          const PraxisImportPost  *post,
                          const char             **title)
{
  const char *unused = NULL;

  if (title == NULL)
    title = &unused;
  *title = NULL;
  return post->is_work ? find_work (self, post, title) : find_post (self, post, title);
}

/**
 * praxis_import_known_see:
 * @self: a list
 * @post: a post of the import, which must outlive the list
 *
 * Notes the UUID of a post.
 *
 * Returns: whether no post before had it
 */
gboolean
praxis_import_known_see (PraxisImportKnown       *self,
                         const PraxisImportPost  *post)
{
  return post->uuid == NULL || g_hash_table_add (self->uuids, post->uuid);
}

/**
 * praxis_import_may_revise:
 * @import: an import
 * @digest: (nullable): the digest that it goes into; %NULL where that is still to be made
 * @known: a post that the library has
 *
 * Returns: whether the import may give the post another text: it is in this digest, which is the author's own
 */
gboolean
praxis_import_may_revise (PraxisImport *import,
                          PraxisDigest *digest,
                          PraxisPost   *known)
{
  return !import->only_adds && digest != NULL && praxis_digest_get_origin (digest) != PRAXIS_ORIGIN_SUBSCRIBED &&
         g_str_equal (praxis_digest_get_uuid (digest), praxis_post_get_digest_uuid (known));
}

/**
 * praxis_import_find_post:
 * @store: a library
 * @post: a post of an import
 * @known: (out) (nullable) (transfer full): the post, in the trash too, that the library has under its UUID
 * @error: return location
 *
 * Returns: whether the library could be asked
 */
gboolean
praxis_import_find_post (PraxisStore             *store,
                         const PraxisImportPost  *post,
                         PraxisPost             **known,
                         GError                 **error)
{
  g_autoptr(GError) failure = NULL;

  *known = post->uuid != NULL ? praxis_store_get_post (store, post->uuid, &failure) : NULL;
  if (failure == NULL || g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static PraxisImportMet *
met_new (gboolean  updates,
         char     *words)
{
  PraxisImportMet *met = g_new0 (PraxisImportMet, 1);

  met->updates = updates;
  met->words = words;
  return met;
}

/**
 * praxis_import_met_free:
 * @met: (transfer full) (nullable): a post that the library has
 */
void
praxis_import_met_free (PraxisImportMet *met)
{
  if (met == NULL)
    return;
  g_free (met->words);
  g_free (met);
}

/* @title: (nullable): what it is called; %NULL for one of the source */
static PraxisImportMet *
left_out (const char *title)
{
  if (title == NULL)
    return met_new (FALSE, g_strdup (_("The same as one above")));
  /* Translators: %s is the title of a post */
  return met_new (FALSE, g_strdup_printf (_("Already in the digest: “%s”"), *title != '\0' ? title : _("Untitled")));
}

/* What becomes of a post that the library has. */
static gboolean
describe_known (PraxisImport            *import,
                PraxisStore             *store,
                PraxisDigest            *digest,
                PraxisPost              *known,
                const PraxisImportPost  *post,
                PraxisImportMet        **met,
                GError                 **error)
{
  PraxisImportMeeting meeting = PRAXIS_IMPORT_MEETING_KNOWN;
  g_autoptr(GError) wrong = NULL;

  if (praxis_import_may_revise (import, digest, known) && !praxis_import_meet (store, known, post, &meeting, error))
    return FALSE;
  if (meeting == PRAXIS_IMPORT_MEETING_KNOWN)
    *met = left_out (praxis_post_get_title (known));
  else if (!praxis_import_check_name (store, known, post, &wrong))
    *met = met_new (FALSE, g_strdup (wrong->message));
  else if (meeting == PRAXIS_IMPORT_MEETING_EDITED)
    *met = met_new (TRUE, g_strdup (_("Edited; the post in the digest will be updated")));
  else
    *met = met_new (TRUE, g_strdup (_("Edited, and maybe the post in the digest too; it will be updated, and its history keeps the text that it has now")));
  return TRUE;
}

/* Sets @met to what people are told of a post that is known. */
static gboolean
describe (PraxisImportKnown       *self,
          PraxisImport            *import,
          PraxisStore             *store,
          PraxisDigest            *digest,
          const PraxisImportPost  *post,
          PraxisImportMet        **met,
          GError                 **error)
{
  g_autoptr(PraxisPost) known = NULL;
  const char *title = NULL;

  *met = NULL;
  if (!praxis_import_known_see (self, post))
    {
      *met = left_out (NULL);
      return TRUE;
    }
  if (!praxis_import_find_post (store, post, &known, error))
    return FALSE;
  if (known != NULL && praxis_post_get_deleted (known) == 0)
    return describe_known (import, store, digest, known, post, met, error);
  if (known == NULL && praxis_import_known_find (self, post, &title) != NULL)
    *met = left_out (title);
  return TRUE;
}

/* A digest that is still to be made has no posts. */
static gboolean
collect (PraxisImportKnown  *self,
         PraxisImport       *import,
         PraxisStore        *store,
         PraxisDigest       *digest,
         GError            **error)
{
  gint64 digest_id;

  return digest == NULL ||
         (praxis_store_find_digest_id (store, praxis_digest_get_uuid (digest), &digest_id, error) &&
          praxis_import_known_collect (self, import, store, digest_id, error));
}

/**
 * praxis_import_find_known:
 * @self: an import
 * @store: a library
 * @digest_name: (nullable): what praxis_import_apply() will be given
 * @error: return location
 *
 * Says which posts praxis_import_apply() would leave out or give another text, without writing anything.
 *
 * Returns: (transfer full) (element-type PraxisImportMet): for each post, in the order in which they were added to the import,
 *   where it is already, or %NULL for one that is new; %NULL with an error of praxis_import_apply()
 */
GPtrArray *
praxis_import_find_known (PraxisImport  *self,
                          PraxisStore   *store,
                          const char    *digest_name,
                          GError       **error)
{
  g_autoptr(PraxisImportKnown) known = praxis_import_known_new ();
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_import_met_free);
  g_autoptr(PraxisDigest) digest = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);

  if (!praxis_import_find_digest (self, store, digest_name, &digest, error) ||
      !collect (known, self, store, digest, error))
    return NULL;
  for (guint i = 0; i < self->posts->len; i++)
    {
      PraxisImportMet *met;

      if (!describe (known, self, store, digest, g_ptr_array_index (self->posts, i), &met, error))
        return NULL;
      g_ptr_array_add (list, met);
    }
  return g_steal_pointer (&list);
}
