/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-entry.h"
#include "praxis-offer.h"

G_BEGIN_DECLS

/**
 * PraxisUpdate:
 * @digest_uuid: the digest
 * @title: its title
 * @offer: (nullable): what was found
 * @error: (nullable): why it could not be updated
 * @trusted_key: (nullable): the key that the reader trusts, where @error is that the archive has another one
 * @is_new: whether the library did not have it before
 * @is_current: whether there is nothing new
 * @added: (element-type PraxisEntry): the posts that are new
 * @changed: (element-type PraxisEntry): those with another text than before
 * @months: (element-type guint): the months that posts were added to, newest first
 * @removed: (element-type PraxisEntry): the posts that are no longer in it, as they were
 * @n_withdrawn: how many of those are kept, since the reader has something on them
 *
 * What came of asking for news of a digest.
 */
typedef struct
{
  char        *digest_uuid;
  char        *title;
  PraxisOffer *offer;
  GError      *error;
  char        *trusted_key;
  gboolean     is_new;
  gboolean     is_current;
  GPtrArray   *added;
  GPtrArray   *changed;
  GArray      *months;
  GPtrArray   *removed;
  guint        n_withdrawn;
} PraxisUpdate;

PraxisUpdate *praxis_update_new           (PraxisOffer       *offer);
GPtrArray    *praxis_update_list          (PraxisStore       *store,
                                           GError           **error);
gboolean      praxis_update_fetch         (PraxisUpdate      *self,
                                           PraxisDownloader  *downloader,
                                           PraxisStore       *store,
                                           const char        *folder,
                                           const char        *agreed_key,
                                           GCancellable      *cancellable);
gboolean      praxis_update_apply         (PraxisUpdate      *self,
                                           PraxisStore       *store,
                                           const char        *agreed_key,
                                           GCancellable      *cancellable);
gboolean      praxis_update_try           (PraxisUpdate      *self,
                                           PraxisStore       *store,
                                           const char        *agreed_key,
                                           GCancellable      *cancellable);
char         *praxis_update_dup_summary   (PraxisUpdate      *self);
void          praxis_update_free          (PraxisUpdate      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisUpdate, praxis_update_free)

G_END_DECLS
