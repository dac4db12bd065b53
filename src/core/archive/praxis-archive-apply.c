/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-archive-apply.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cite/praxis-csl-style.h"
#include "praxis-archive-hash.h"
#include "praxis-archive-post.h"
#include "praxis-error.h"
#include "praxis-sha256.h"
#include "store/praxis-store-archived.h"
#include "store/praxis-store-citations.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"
#include "store/praxis-store-subscriptions.h"

/*
 * An archive comes into a library: in one transaction, so that the library has the old posts or the new ones, and so that it
 * is refused whole. Only posts whose document has another hash than the one that the library has noted are read.
 *
 * The reader's own (notes, the reading list, what is read) stands in tables that nothing here writes to, but for one thing: a
 * post that is new is unread.
 */

typedef struct
{
  PraxisStore           *store;
  PraxisArchive         *archive;
  PraxisArchiveManifest *manifest;
  const char            *address;
  PraxisCslInfo         *style;
  PraxisArchiveReport   *report;
  gint64                 digest_id;
  /* The posts that are in the library, by their UUIDs, and those whose terms have other names now. */
  GPtrArray             *known;
  GHashTable            *by_uuid;
  GHashTable            *renamed;
} Applying;

/**
 * praxis_archive_report_free:
 * @report: (transfer full): a report
 */
void
praxis_archive_report_free (PraxisArchiveReport *report)
{
  g_clear_object (&report->digest);
  g_clear_pointer (&report->added, g_array_unref);
  g_clear_pointer (&report->changed, g_array_unref);
  g_clear_pointer (&report->months, g_array_unref);
  g_clear_pointer (&report->removed, g_ptr_array_unref);
  g_free (report);
}

/**
 * praxis_archive_report_new:
 *
 * Returns: (transfer full): a report of nothing
 */
PraxisArchiveReport *
praxis_archive_report_new (void)
{
  PraxisArchiveReport *report = g_new0 (PraxisArchiveReport, 1);

  report->added = g_array_new (FALSE, FALSE, sizeof (gint64));
  report->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  report->months = g_array_new (FALSE, FALSE, sizeof (PraxisMonth));
  report->removed = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_entry_free);
  return report;
}

static void
clear_applying (Applying *applying)
{
  g_clear_pointer (&applying->style, praxis_csl_info_free);
  g_clear_pointer (&applying->known, g_ptr_array_unref);
  g_clear_pointer (&applying->by_uuid, g_hash_table_unref);
  g_clear_pointer (&applying->renamed, g_hash_table_unref);
  g_clear_pointer (&applying->report, praxis_archive_report_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Applying, clear_applying)

/* --- The style --- */

/* Tries the author's style, outside the transaction, since it takes its time. A style that cannot be used is left out: the
 * references are printed in another one then. */
static gboolean
try_style (Applying      *applying,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GError) failure = NULL;

  if (applying->manifest->style == NULL)
    return TRUE;
  applying->style = praxis_csl_style_try (applying->store, applying->manifest->style, cancellable, &failure);
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (applying->style == NULL)
    g_debug ("The citation style of the archive is left out: %s", failure->message);
  else if (!g_str_equal (applying->style->id, praxis_digest_get_citation_style (applying->manifest->digest)))
    g_clear_pointer (&applying->style, praxis_csl_info_free);
  return TRUE;
}

/* Nothing that another digest is printed in is changed. */
static gboolean
put_style (Applying  *applying,
           GError   **error)
{
  gint64 used = 0;

  if (applying->style == NULL)
    return TRUE;
  if (!praxis_connection_get_int (praxis_store_get_connection (applying->store), &used, error,
                                  "SELECT EXISTS (SELECT 1 FROM csl_style WHERE id = ?1) AND "
                                  "EXISTS (SELECT 1 FROM digest WHERE citation_style = ?1 AND id <> ?2)", "ti",
                                  applying->style->id, applying->digest_id))
    return FALSE;
  return used != 0 || praxis_store_put_style (applying->store, applying->style->id, applying->style->title,
                                              applying->manifest->style, error);
}

/* --- Posts --- */

static void
note_month (PraxisArchiveReport *report,
            PraxisMonth          month)
{
  guint place = 0;

  if (month == PRAXIS_MONTH_NONE)
    return;
  while (place < report->months->len && g_array_index (report->months, PraxisMonth, place) > month)
    place++;
  if (place == report->months->len || g_array_index (report->months, PraxisMonth, place) != month)
    g_array_insert_val (report->months, place, month);
}

static gboolean
put_post (Applying    *applying,
          const char  *uuid,
          GError     **error)
{
  g_autofree char *document = praxis_archive_load_document (applying->archive, uuid, error);
  g_autoptr(PraxisArchivePost) post = NULL;
  PraxisArchivedChange change;
  gint64 id;

  if (document != NULL)
    post = praxis_archive_post_parse (document, strlen (document), error);
  if (post == NULL)
    return FALSE;
  if (!g_str_equal (post->uuid, uuid))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   _("This archive cannot be used because of its post “%s”: it has two names of its own (UUIDs)."),
                   praxis_draft_get_title (post->draft));
      return FALSE;
    }
  if (!praxis_store_put_archived_post (applying->store, applying->digest_id, post,
                                       praxis_archive_get_hash (applying->archive, uuid), &id, &change, error))
    return FALSE;
  if (change == PRAXIS_ARCHIVED_NEW)
    {
      g_array_append_val (applying->report->added, id);
      note_month (applying->report, post->month);
    }
  else if (change == PRAXIS_ARCHIVED_CHANGED)
    {
      g_array_append_val (applying->report->changed, id);
    }
  /* Its terms are right already. */
  g_hash_table_remove (applying->renamed, &id);
  return TRUE;
}

static gboolean
put_posts (Applying      *applying,
           GCancellable  *cancellable,
           GError       **error)
{
  GPtrArray *uuids = praxis_archive_get_uuids (applying->archive);

  for (guint i = 0; i < uuids->len; i++)
    {
      const char *uuid = uuids->pdata[i];
      PraxisArchivedPost *known = g_hash_table_lookup (applying->by_uuid, uuid);

      if (known != NULL && g_strcmp0 (known->hash, praxis_archive_get_hash (applying->archive, uuid)) == 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !put_post (applying, uuid, error))
        return FALSE;
    }
  return TRUE;
}

/* Soon nobody can look up what it was called. */
static gboolean
note_removed (Applying  *applying,
              gint64     id,
              GError   **error)
{
  GPtrArray *entries = praxis_store_get_entries (applying->store, &id, 1, error);

  if (entries == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (applying->report->removed, entries);
  return TRUE;
}

/* Posts that the archive does not have. Of a group that was not fetched the library has all, or it would have been. */
static gboolean
drop_posts (Applying  *applying,
            GError   **error)
{
  guint n_groups = praxis_archive_manifest_get_n_groups (applying->manifest);

  for (guint i = 0; i < applying->known->len; i++)
    {
      PraxisArchivedPost *known = applying->known->pdata[i];
      gboolean kept;

      if (praxis_archive_get_hash (applying->archive, known->uuid) != NULL ||
          (known->hash != NULL &&
           !praxis_archive_has_group (applying->archive, praxis_archive_group_of (known->uuid, n_groups))))
        continue;
      /* One that was gone before is not spoken of again. */
      if ((known->hash != NULL && !note_removed (applying, known->id, error)) ||
          !praxis_store_drop_archived_post (applying->store, known->id, &kept, error))
        return FALSE;
      applying->report->n_withdrawn += known->hash != NULL && kept;
    }
  return TRUE;
}

static gboolean
derive_posts (Applying  *applying,
              GError   **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, applying->renamed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (!praxis_store_derive_archived (applying->store, applying->digest_id, *(gint64 *) id, error))
        return FALSE;
    }
  return TRUE;
}

/* --- All of it --- */

static gboolean
put_frame (Applying  *applying,
           GError   **error)
{
  const char *uuid = praxis_digest_get_uuid (applying->manifest->digest);

  if (!praxis_store_put_archived_digest (applying->store, applying->manifest->digest, &applying->digest_id, error) ||
      !praxis_store_put_archived_issues (applying->store, applying->digest_id, applying->manifest->issues, error) ||
      !put_style (applying, error))
    return FALSE;
  for (guint v = 0; v < PRAXIS_N_VOCABULARIES; v++)
    {
      if (!praxis_store_put_archived_terms (applying->store, uuid, v, applying->manifest->terms[v], applying->renamed, error))
        return FALSE;
    }
  return TRUE;
}

/* Where the archive came without all of its groups, the library must have the others, as they are in the manifest. */
static gboolean
check_groups (Applying  *applying,
              GError   **error)
{
  g_autoptr(GArray) outdated = praxis_archive_list_outdated (applying->store, applying->manifest, error);

  if (outdated == NULL)
    return FALSE;
  for (guint i = 0; i < outdated->len; i++)
    {
      if (praxis_archive_has_group (applying->archive, g_array_index (outdated, guint, i)))
        continue;
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_CONFLICT,
                   _("“%s” was changed by another program in the meantime. Try again."),
                   praxis_digest_get_title (applying->manifest->digest));
      return FALSE;
    }
  return TRUE;
}

static gboolean
list_known (Applying  *applying,
            GError   **error)
{
  applying->known =
    praxis_store_list_archived (applying->store, praxis_digest_get_uuid (applying->manifest->digest), error);
  if (applying->known == NULL)
    return FALSE;
  for (guint i = 0; i < applying->known->len; i++)
    {
      PraxisArchivedPost *known = applying->known->pdata[i];

      g_hash_table_insert (applying->by_uuid, known->uuid, known);
    }
  return TRUE;
}

static gboolean
note_subscription (Applying  *applying,
                   GError   **error)
{
  const char *uuid = praxis_digest_get_uuid (applying->manifest->digest);
  g_autoptr(PraxisSubscription) subscription = praxis_store_get_subscription (applying->store, uuid, NULL);

  if (subscription == NULL)
    {
      subscription = g_new0 (PraxisSubscription, 1);
      subscription->digest_uuid = g_strdup (uuid);
    }
  if (applying->address != NULL)
    g_set_str (&subscription->address, applying->address);
  g_set_str (&subscription->signing_key, applying->manifest->public_key);
  subscription->issued = applying->manifest->issued;
  g_free (subscription->manifest);
  subscription->manifest = praxis_sha256_of (applying->manifest->text, strlen (applying->manifest->text));
  return praxis_store_put_subscription (applying->store, subscription, error);
}

static gboolean
apply (Applying      *applying,
       const char    *agreed_key,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autoptr(PraxisArchiveStanding) standing = praxis_archive_compare (applying->store, applying->manifest, error);

  if (standing == NULL || !praxis_archive_may_apply (standing, applying->manifest, agreed_key, error))
    return FALSE;
  applying->report->is_new = standing->digest == NULL;
  if (!list_known (applying, error) || !check_groups (applying, error) || !put_frame (applying, error) ||
      !put_posts (applying, cancellable, error) || !drop_posts (applying, error) || !derive_posts (applying, error) ||
      !praxis_store_end_archived (applying->store, applying->digest_id, applying->manifest->issues, error) ||
      !note_subscription (applying, error))
    return FALSE;
  applying->report->digest =
    praxis_store_find_digest (applying->store, praxis_digest_get_uuid (applying->manifest->digest), error);
  return applying->report->digest != NULL;
}

/* Whether the library has this very archive; then nothing is written, not even the number of a change. */
static gboolean
meet_same (Applying  *applying,
           gboolean  *same,
           GError   **error)
{
  g_autoptr(PraxisArchiveStanding) standing = praxis_archive_compare (applying->store, applying->manifest, error);

  if (standing == NULL)
    return FALSE;
  *same = standing->is_same;
  applying->report->is_same = *same;
  if (*same)
    applying->report->digest = g_steal_pointer (&standing->digest);
  return TRUE;
}

/**
 * praxis_archive_apply:
 * @store: a library, open for writing
 * @archive: an archive; one from a site has at least the groups that praxis_archive_list_outdated() gave
 * @address: (nullable): where it was fetched from, to be remembered; %NULL leaves what is remembered as it is
 * @agreed_key: (nullable): a key that the reader has agreed to, see praxis_archive_may_apply()
 * @cancellable: (nullable): takes everything back
 * @error: return location
 *
 * Verifies an archive, if that was not done yet, and brings the library's digest to what it says, or makes it. The digest
 * comes from an archive then and cannot be edited.
 *
 * Returns: (transfer full): what was done; %NULL, with nothing changed, and %PRAXIS_ERROR_DAMAGED or %PRAXIS_ERROR_INVALID
 *   with words that name the post where it is one, %PRAXIS_ERROR_EXISTS where the digest or a post is the user's own,
 *   %PRAXIS_ERROR_OTHER_KEY, %PRAXIS_ERROR_OLDER, %PRAXIS_ERROR_CONFLICT or an error of the library
 */
PraxisArchiveReport *
praxis_archive_apply (PraxisStore    *store,
                      PraxisArchive  *archive,
                      const char     *address,
                      const char     *agreed_key,
                      GCancellable   *cancellable,
                      GError        **error)
{
  g_auto(Applying) applying = { 0 };
  gboolean same;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);
  g_return_val_if_fail (archive != NULL, NULL);

  applying = (Applying) {
    .store = store,
    .archive = archive,
    .manifest = praxis_archive_get_manifest (archive),
    .address = address,
    .report = praxis_archive_report_new (),
    .by_uuid = g_hash_table_new (g_str_hash, g_str_equal),
    .renamed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
  };
  if (!praxis_archive_verify (archive, cancellable, error) || !meet_same (&applying, &same, error))
    return NULL;
  if (same)
    return g_steal_pointer (&applying.report);
  if (!try_style (&applying, cancellable, error) || !praxis_store_begin (store, error) ||
      !praxis_store_end (store, apply (&applying, agreed_key, cancellable, error), error))
    return NULL;
  return g_steal_pointer (&applying.report);
}
