/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/praxis-text.h"
#include "praxis-error.h"
#include "praxis-import-known.h"
#include "praxis-import-private.h"
#include "praxis-import-revise.h"
#include "store/praxis-store-adopt.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"

/*
 * Writing an import into a library: one transaction, a list of the rows that it made, nothing added twice.
 */

typedef struct
{
  PraxisImport       *import;
  PraxisStore        *store;
  PraxisImportReport *report;
  gint64              digest_id;
  gboolean            made;
  gint64              last_term;
  PraxisImportKnown  *known;
} Applying;

/* Notes a row that an import has made or changed; @before: what it held, where it was there. */
gboolean
praxis_import_record (PraxisStore  *store,
                      gint64        import_id,
                      const char   *kind,
                      gint64        row,
                      const char   *before,
                      GError      **error)
{
  return praxis_connection_run (praxis_store_get_connection (store), error,
                                "INSERT INTO import_row (import_id, kind, row_id, before) VALUES (?, ?, ?, ?) "
                                "ON CONFLICT DO NOTHING", "itit", import_id, kind, row, before);
}

static gboolean
record (Applying    *applying,
        const char  *kind,
        gint64       row,
        const char  *before,
        GError     **error)
{
  return praxis_import_record (applying->store, applying->report->import_id, kind, row, before, error);
}

/* Finds or makes the digest, and notes a new one. */
static gboolean
take_digest (Applying    *applying,
             const char  *name,
             GError     **error)
{
  PraxisImportReport *report = applying->report;

  report->digest = praxis_import_choose_digest (applying->import, applying->store, name, &applying->made, error);
  return report->digest != NULL &&
         praxis_store_find_digest_id (applying->store, praxis_digest_get_uuid (report->digest),
                                      &applying->digest_id, error) &&
         (!applying->made || record (applying, "digest", applying->digest_id, NULL, error));
}

static PraxisImportedPost *
describe (const PraxisImportPost *post,
          const char             *reason)
{
  PraxisImportedPost *entry = g_new0 (PraxisImportedPost, 1);

  entry->uuid = g_strdup (post->uuid);
  entry->slug = g_strdup (post->slug);
  entry->title = g_strdup (praxis_draft_get_title (post->draft));
  entry->reason = g_strdup (reason);
  return entry;
}

/* Takes a post out of the trash. */
static gboolean
restore_post (Applying    *applying,
              PraxisPost **known,
              GError     **error)
{
  gint64 id = praxis_post_get_id (*known);

  g_clear_object (known);
  if (!praxis_store_restore_posts (applying->store, &id, 1, error) ||
      !record (applying, "post", id, "trash", error))
    return FALSE;
  *known = praxis_store_get_post_by_id (applying->store, id, error);
  return *known != NULL;
}

/* What a new post is called in addresses; NULL where the source says nothing. */
static const char *
get_slug (const PraxisImportPost *post)
{
  return post->slug != NULL ? post->slug : post->default_slug;
}

static PraxisImportedPost *
describe_stored (const PraxisImportPost *post,
                 PraxisPost             *stored)
{
  PraxisImportedPost *entry = describe (post, NULL);

  entry->id = praxis_post_get_id (stored);
  g_set_str (&entry->uuid, praxis_post_get_uuid (stored));
  g_set_str (&entry->slug, praxis_post_get_slug (stored));
  return entry;
}

/* Gives a post that the library has the text of a source that was edited. */
static gboolean
revise_post (Applying                *applying,
             PraxisPost              *known,
             const PraxisImportPost  *post,
             PraxisImportMeeting      meeting,
             GError                 **error)
{
  g_autoptr(PraxisPost) stored = NULL;
  PraxisImportedPost *entry;

  if (!praxis_import_revise (applying->store, applying->report->import_id, known, post, error))
    return FALSE;
  stored = praxis_store_get_post_by_id (applying->store, praxis_post_get_id (known), error);
  if (stored == NULL)
    return FALSE;
  entry = describe_stored (post, stored);
  entry->note = praxis_import_describe_revision (meeting, known, stored);
  g_ptr_array_add (applying->report->updated, entry);
  return TRUE;
}

/* A post that the library has under this UUID: left alone where it says nothing new, and taken out of the trash. */
static gboolean
meet_known_post (Applying                *applying,
                 PraxisPost             **known,
                 const PraxisImportPost  *post,
                 GError                 **error)
{
  PraxisImportMeeting meeting = PRAXIS_IMPORT_MEETING_KNOWN;
  gboolean restored = praxis_post_get_deleted (*known) != 0;
  const char *reason = _("The library already has this post.");
  g_autoptr(GError) wrong = NULL;

  if ((restored && !restore_post (applying, known, error)) ||
      (praxis_import_may_revise (applying->import, applying->report->digest, *known) &&
       !praxis_import_meet (applying->store, *known, post, &meeting, error)))
    return FALSE;
  if (meeting != PRAXIS_IMPORT_MEETING_KNOWN)
    {
      if (praxis_import_check_name (applying->store, *known, post, &wrong))
        return revise_post (applying, *known, post, meeting, error);
      reason = wrong->message;
    }
  if (restored)
    g_ptr_array_add (applying->report->added, describe_stored (post, *known));
  if (!restored || wrong != NULL)
    g_ptr_array_add (applying->report->skipped, describe (post, reason));
  return TRUE;
}

/* The keywords that are names of a topic become topics; the vocabulary is not for an import to change. */
static gboolean
add_topics (Applying                *applying,
            const PraxisImportPost  *post,
            GError                 **error)
{
  PraxisConnection *connection = praxis_store_get_connection (applying->store);
  g_autoptr(GPtrArray) topics = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; post->keywords != NULL && post->keywords[i] != NULL; i++)
    {
      g_autofree char *key = praxis_text_fold (post->keywords[i]);
      g_autoptr(PraxisStatement) row = NULL;
      g_autoptr(GError) failure = NULL;

      row = praxis_connection_query (connection, error,
                                     "SELECT label FROM term_name JOIN term ON term.id = term_id "
                                     "WHERE term_name.digest_id = ? AND term_name.vocabulary = ? AND key = ? AND retired = 0",
                                     "iit", applying->digest_id, (gint64) PRAXIS_VOCABULARY_TOPIC, key);
      if (row == NULL)
        return FALSE;
      if (praxis_connection_next (connection, row, &failure) &&
          !g_ptr_array_find_with_equal_func (topics, praxis_statement_get_text (row, 0), g_str_equal, NULL))
        g_ptr_array_add (topics, g_strdup (praxis_statement_get_text (row, 0)));
      if (!praxis_rows_end (&failure, error))
        return FALSE;
    }
  g_ptr_array_add (topics, NULL);
  if (topics->len > 1)
    praxis_draft_set_terms (post->draft, PRAXIS_VOCABULARY_TOPIC, (const char * const *) topics->pdata);
  return TRUE;
}

static gboolean
add_post (Applying                *applying,
          const PraxisImportPost  *post,
          GError                 **error)
{
  const char *digest_uuid = praxis_digest_get_uuid (applying->report->digest);
  const char *slug = get_slug (post);
  g_autoptr(PraxisPost) stored = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_post_uuid (post->draft, post->uuid);
  if (!add_topics (applying, post, error) ||
      !praxis_store_save_draft (applying->store, digest_uuid, post->draft, &outcome, error) ||
      (slug != NULL && !praxis_store_rename_slug (applying->store, outcome.post_id, slug, error)) ||
      (post->status != PRAXIS_STATUS_DRAFT &&
       !praxis_store_set_status (applying->store, outcome.post_id, post->status, error)) ||
      !praxis_store_adopt_past (applying->store, outcome.post_id, (const char * const *) post->former_slugs, post->published,
                                post->modified, error) ||
      !record (applying, "post", outcome.post_id, NULL, error))
    return FALSE;
  stored = praxis_store_get_post_by_id (applying->store, outcome.post_id, error);
  if (stored == NULL)
    return FALSE;
  g_ptr_array_add (applying->report->added, describe_stored (post, stored));
  return TRUE;
}

/* Adds a post, or says why not. */
static gboolean
take_post (Applying                *applying,
           const PraxisImportPost  *post,
           GError                 **error)
{
  g_autoptr(PraxisPost) known = NULL;
  const char *reason;

  /* Who copies a file to begin a new one may forget what stands in it. */
  if (!praxis_import_known_see (applying->known, post))
    {
      reason = _("Another file has the same “uuid:”. For a post of its own, take that line out.");
      g_ptr_array_add (applying->report->skipped, describe (post, reason));
      return TRUE;
    }
  if (!praxis_import_find_post (applying->store, post, &known, error))
    return FALSE;
  if (known != NULL)
    return meet_known_post (applying, &known, post, error);
  reason = praxis_import_known_find (applying->known, post, NULL);
  if (reason == NULL)
    return add_post (applying, post, error);
  g_ptr_array_add (applying->report->skipped, describe (post, reason));
  return TRUE;
}

static gboolean
add_posts (Applying      *applying,
           GCancellable  *cancellable,
           GError       **error)
{
  for (guint i = 0; i < applying->import->posts->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !take_post (applying, g_ptr_array_index (applying->import->posts, i), error))
        return FALSE;
    }
  return TRUE;
}

/* Makes an issue that is not there yet and notes it, so that taking the import back takes it along. */
static gboolean
add_issue (Applying     *applying,
           PraxisMonth   month,
           const char   *uuid,
           GError      **error)
{
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;
  gint64 id;

  if (!praxis_import_read_issue (applying->store, applying->digest_id, month, &id, &before, error))
    return FALSE;
  if (id != 0)
    return TRUE;
  return praxis_store_ensure_issue (applying->store, applying->digest_id, month, error) &&
         (uuid == NULL ||
          praxis_store_adopt_issue (applying->store, praxis_digest_get_uuid (applying->report->digest), month, uuid, error)) &&
         praxis_import_read_issue (applying->store, applying->digest_id, month, &id, &now, error) &&
         record (applying, "issue", id, NULL, error);
}

static gboolean
add_issues (Applying  *applying,
            GError   **error)
{
  for (guint i = 0; i < applying->import->issues->len; i++)
    {
      const PraxisImportIssue *issue = g_ptr_array_index (applying->import->issues, i);

      if (!add_issue (applying, issue->month, issue->uuid, error))
        return FALSE;
    }
  for (guint i = 0; i < applying->import->posts->len; i++)
    {
      const PraxisImportPost *post = g_ptr_array_index (applying->import->posts, i);
      PraxisMonth month = praxis_draft_get_month (post->draft);

      if (month != PRAXIS_MONTH_NONE && !add_issue (applying, month, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Of a digest that is new nothing was edited. */
static gboolean
take_edits (Applying  *applying,
            GError   **error)
{
  if (!praxis_import_take_edits (applying->import, applying->store, applying->digest_id, applying->report, error))
    return FALSE;
  if (applying->made)
    g_ptr_array_set_size (applying->report->edits, 0);
  return TRUE;
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const PraxisImportPost *const *first = a;
  const PraxisImportPost *const *second = b;
  GHashTable *places = data;

  /* Posts that nobody placed keep their order, behind the others. */
  return GPOINTER_TO_INT (g_hash_table_lookup (places, *first)) -
         GPOINTER_TO_INT (g_hash_table_lookup (places, *second));
}

static guint
place_in (GPtrArray              *orders,
          const PraxisImportPost *post)
{
  PraxisMonth month = praxis_draft_get_month (post->draft);
  const char *slug = get_slug (post);

  for (guint i = 0; slug != NULL && i < orders->len; i++)
    {
      const PraxisImportOrder *order = g_ptr_array_index (orders, i);

      for (guint place = 0; order->month == month && order->slugs[place] != NULL; place++)
        {
          if (g_str_equal (order->slugs[place], slug))
            return place;
        }
    }
  return G_MAXINT;
}

/* A post is put behind those of its month, so the author's order is the order of adding. */
static void
sort_posts (PraxisImport *import)
{
  g_autoptr(GHashTable) places = g_hash_table_new (NULL, NULL);

  if (import->orders->len == 0)
    return;
  for (guint i = 0; i < import->posts->len; i++)
    {
      PraxisImportPost *post = g_ptr_array_index (import->posts, i);

      g_hash_table_insert (places, post, GUINT_TO_POINTER (place_in (import->orders, post)));
    }
  g_ptr_array_sort_with_data (import->posts, compare_places, places);
}

/* What people can edit is noted as the import leaves it, so that taking it back sees what was written since. */
static gboolean
note_words (Applying  *applying,
            GError   **error)
{
  PraxisConnection *connection = praxis_store_get_connection (applying->store);

  return praxis_connection_run (connection, error,
                                "UPDATE import_row SET after = (SELECT " PRAXIS_IMPORT_ISSUE_WORDS " FROM issue "
                                "WHERE issue.id = row_id) WHERE import_id = ? AND kind = 'issue'", "i",
                                applying->report->import_id) &&
         praxis_connection_run (connection, error,
                                "UPDATE import_row SET after = (SELECT " PRAXIS_IMPORT_DIGEST_WORDS " FROM digest "
                                "WHERE digest.id = row_id) WHERE import_id = ? AND kind = 'digest'", "i",
                                applying->report->import_id) &&
         praxis_connection_run (connection, error,
                                "UPDATE import_row SET after = (SELECT " PRAXIS_IMPORT_DIGEST_SETTINGS " FROM digest "
                                "WHERE digest.id = row_id) WHERE import_id = ? AND kind = 'settings'", "i",
                                applying->report->import_id) &&
         praxis_connection_run (connection, error,
                                "UPDATE import_row SET after = (SELECT " PRAXIS_IMPORT_TERM_WORDS " FROM term "
                                "WHERE term.id = row_id) WHERE import_id = ? AND kind = 'term'", "i",
                                applying->report->import_id) &&
         praxis_connection_run (connection, error,
                                "INSERT INTO import_row (import_id, kind, row_id, after) "
                                "SELECT ?, 'term', id, " PRAXIS_IMPORT_TERM_WORDS " FROM term "
                                "WHERE digest_id = ? AND id > ?", "iii",
                                applying->report->import_id, applying->digest_id, applying->last_term);
}

/* An import that changed nothing leaves no trace. */
static gboolean
forget_if_empty (Applying  *applying,
                 GError   **error)
{
  PraxisConnection *connection = praxis_store_get_connection (applying->store);
  gint64 rows = 0;

  if (!praxis_connection_get_int (connection, &rows, error,
                                  "SELECT count(*) FROM import_row WHERE import_id = ?", "i",
                                  applying->report->import_id))
    return FALSE;
  if (rows > 0)
    return TRUE;
  if (!praxis_connection_run (connection, error, "DELETE FROM import WHERE id = ?", "i",
                              applying->report->import_id))
    return FALSE;
  applying->report->import_id = 0;
  return TRUE;
}

static gboolean
apply (Applying      *applying,
       const char    *digest_name,
       GCancellable  *cancellable,
       GError       **error)
{
  PraxisConnection *connection = praxis_store_get_connection (applying->store);

  if (!praxis_connection_run (connection, error, "INSERT INTO import (created, source) VALUES (?, ?)", "it",
                              praxis_store_now (), applying->import->source))
    return FALSE;
  applying->report->import_id = praxis_connection_get_last_row (connection);
  return take_digest (applying, digest_name, error) &&
         /* What a new digest begins with is part of it; the terms behind that come with the posts. */
         praxis_connection_get_int (connection, &applying->last_term, error,
                                    "SELECT coalesce (max (id), 0) FROM term", "") &&
         praxis_import_known_collect (applying->known, applying->import, applying->store, applying->digest_id, error) &&
         add_issues (applying, error) &&
         take_edits (applying, error) &&
         add_posts (applying, cancellable, error) &&
         note_words (applying, error) &&
         forget_if_empty (applying, error);
}

static PraxisImportReport *
report_new (PraxisImport *import)
{
  PraxisImportReport *report = g_new0 (PraxisImportReport, 1);

  report->added = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_imported_post_free);
  report->updated = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_imported_post_free);
  report->edits = g_ptr_array_new_with_free_func (g_free);
  report->skipped = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_imported_post_free);
  report->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_import_problem_free);
  for (guint i = 0; i < import->problems->len; i++)
    {
      const PraxisImportProblem *problem = g_ptr_array_index (import->problems, i);

      g_ptr_array_add (report->problems, praxis_import_problem_new (problem->line, problem->message));
    }
  return report;
}

/**
 * praxis_import_apply:
 * @self: an import
 * @store: a library, open for writing
 * @digest_name: (nullable): the digest to put the posts into, by UUID, slug or title; %NULL for the one that
 *   they came from, the only one of the user, or a new one
 * @cancellable: (nullable): takes everything back
 * @error: return location
 *
 * Writes an import in one transaction. What the digest has already is left out, so that importing the same
 * again adds nothing. A post of the author's own that the source has in an edited text is saved with that; one text that the
 * post has had is no edit.
 *
 * Returns: (transfer full): what was done; %NULL, with nothing changed, and %PRAXIS_ERROR_AMBIGUOUS where
 *   there are several digests, %PRAXIS_ERROR_NOT_FOUND, or an error of the library
 */
PraxisImportReport *
praxis_import_apply (PraxisImport  *self,
                     PraxisStore   *store,
                     const char    *digest_name,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(PraxisImportReport) report = NULL;
  g_autoptr(PraxisImportKnown) known = praxis_import_known_new ();
  Applying applying;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);

  report = report_new (self);
  sort_posts (self);
  applying = (Applying) { .import = self, .store = store, .report = report, .known = known };
  if (!praxis_store_begin (store, error) ||
      !praxis_store_end (store, apply (&applying, digest_name, cancellable, error), error))
    return NULL;
  return g_steal_pointer (&report);
}
