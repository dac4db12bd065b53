/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-digest.h"
#include "model/praxis-issue.h"
#include "praxis-store.h"

G_BEGIN_DECLS

GPtrArray    *praxis_store_list_digests  (PraxisStore   *self,
                                          GError       **error);
PraxisDigest *praxis_store_find_digest   (PraxisStore   *self,
                                          const char    *name,
                                          GError       **error);
gboolean      praxis_store_add_digest    (PraxisStore   *self,
                                          PraxisDigest  *digest,
                                          GError       **error);
gboolean      praxis_store_update_digest (PraxisStore   *self,
                                          PraxisDigest  *digest,
                                          PraxisDigest  *before,
                                          GError       **error);
gboolean      praxis_store_set_site_folder (PraxisStore *self,
                                          const char    *digest_uuid,
                                          const char    *uri,
                                          GError       **error);
gboolean      praxis_store_set_signing_key (PraxisStore *self,
                                          const char    *digest_uuid,
                                          const char    *public_key,
                                          GError       **error);
GPtrArray    *praxis_store_list_issues   (PraxisStore   *self,
                                          const char    *digest_uuid,
                                          GError       **error);
gboolean      praxis_store_set_blurb     (PraxisStore   *self,
                                          const char    *digest_uuid,
                                          PraxisMonth    month,
                                          const char    *blurb,
                                          GError       **error);

G_END_DECLS
