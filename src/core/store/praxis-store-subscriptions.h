/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-store.h"

G_BEGIN_DECLS

/**
 * PraxisSubscription:
 * @digest_uuid: a digest that comes from an archive
 * @address: the web address of its manifest; empty where the archive came as a file
 * @signing_key: the key that its archives must be signed with; empty where the first one was not signed
 * @issued: when the archive that is in the library was made, in seconds since 1970-01-01 UTC
 * @manifest: the SHA-256 of that archive's manifest
 * @etag: what the server said of the manifest when it was last fetched: its ETag; empty where it said none
 * @last_modified: its Last-Modified, as it was said; empty where it was not
 * @checked: when the server was last asked, in seconds; 0 for never
 *
 * Where a digest comes from, and what of it was seen last.
 */
typedef struct
{
  char   *digest_uuid;
  char   *address;
  char   *signing_key;
  gint64  issued;
  char   *manifest;
  char   *etag;
  char   *last_modified;
  gint64  checked;
} PraxisSubscription;

PraxisSubscription *praxis_store_get_subscription      (PraxisStore               *self,
                                                        const char                *digest_uuid,
                                                        GError                   **error);
GPtrArray          *praxis_store_list_subscriptions    (PraxisStore               *self,
                                                        GError                   **error);
gboolean            praxis_store_put_subscription      (PraxisStore               *self,
                                                        const PraxisSubscription  *subscription,
                                                        GError                   **error);
gboolean            praxis_store_remove_subscription   (PraxisStore               *self,
                                                        const char                *digest_uuid,
                                                        GError                   **error);
gboolean            praxis_store_restore_subscription  (PraxisStore               *self,
                                                        const char                *digest_uuid,
                                                        GError                   **error);
void                praxis_subscription_free           (PraxisSubscription        *subscription);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisSubscription, praxis_subscription_free)

G_END_DECLS
