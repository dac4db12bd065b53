/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-entry.h"
#include "praxis-archive.h"
#include "store/praxis-store.h"

G_BEGIN_DECLS

/**
 * PraxisArchiveStanding:
 * @digest: (nullable): the digest as the library has it; %NULL where it has not
 * @key: the key that the reader trusts, in hexadecimal; empty where there is none
 * @is_same: whether the archive is the one that is in the library
 * @is_older: whether it is older than that
 * @is_other_key: whether it is not signed with the key that the reader trusts
 *
 * What an archive is to a library.
 */
typedef struct
{
  PraxisDigest *digest;
  char         *key;
  gboolean      is_same;
  gboolean      is_older;
  gboolean      is_other_key;
} PraxisArchiveStanding;

/**
 * PraxisArchiveReport:
 * @digest: the digest, as the library has it now
 * @is_new: whether the library did not have it
 * @is_same: whether it had this very archive, so that nothing was done
 * @added: (element-type gint64): the posts that are new
 * @changed: (element-type gint64): those with another text than before
 * @months: (element-type guint): the months that posts were added to, newest first; those without one are not counted
 * @removed: (element-type PraxisEntry): the posts that are gone, since the archive does not have them any more, as they were
 * @n_withdrawn: how many of those are kept, since the reader has something on them
 *
 * What applying an archive did.
 */
typedef struct
{
  PraxisDigest *digest;
  gboolean      is_new;
  gboolean      is_same;
  GArray       *added;
  GArray       *changed;
  GArray       *months;
  GPtrArray    *removed;
  guint         n_withdrawn;
} PraxisArchiveReport;

PraxisArchiveStanding *praxis_archive_compare       (PraxisStore            *store,
                                                     PraxisArchiveManifest  *manifest,
                                                     GError                **error);
gboolean               praxis_archive_may_apply     (PraxisArchiveStanding  *standing,
                                                     PraxisArchiveManifest  *manifest,
                                                     const char             *agreed_key,
                                                     GError                **error);
GArray                *praxis_archive_list_outdated (PraxisStore            *store,
                                                     PraxisArchiveManifest  *manifest,
                                                     GError                **error);
PraxisArchiveReport   *praxis_archive_apply         (PraxisStore            *store,
                                                     PraxisArchive          *archive,
                                                     const char             *address,
                                                     const char             *agreed_key,
                                                     GCancellable           *cancellable,
                                                     GError                **error);
void                   praxis_archive_standing_free (PraxisArchiveStanding  *standing);
PraxisArchiveReport   *praxis_archive_report_new    (void);
void                   praxis_archive_report_free   (PraxisArchiveReport    *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisArchiveStanding, praxis_archive_standing_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisArchiveReport, praxis_archive_report_free)

G_END_DECLS
