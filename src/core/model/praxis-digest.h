/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PraxisOrigin:
 * @PRAXIS_ORIGIN_MINE: written here; can be edited
 * @PRAXIS_ORIGIN_SAMPLE: the sample that comes with Praxis
 * @PRAXIS_ORIGIN_SUBSCRIBED: comes from an archive; read-only
 *
 * Where a digest comes from. The numbers are stored in libraries.
 */
typedef enum
{
  PRAXIS_ORIGIN_MINE = 0,
  PRAXIS_ORIGIN_SAMPLE = 1,
  PRAXIS_ORIGIN_SUBSCRIBED = 2,
} PraxisOrigin;

#define PRAXIS_TYPE_DIGEST (praxis_digest_get_type ())
G_DECLARE_FINAL_TYPE (PraxisDigest, praxis_digest, PRAXIS, DIGEST, GObject)

/* Made with g_object_new(): "uuid", "slug", "title", "introduction", "author", "language", "licence",
 * "base-url", "origin", "site-folder", "word-target", "citation-style", "citation-locale", "site-theme", "site-header",
 * "site-footer", "signing-key". */
PraxisDigest *praxis_digest_new_with         (PraxisDigest *self,
                                              const char   *property,
                                              ...) G_GNUC_NULL_TERMINATED;
char         *praxis_digest_dup_fingerprint  (PraxisDigest *self);
const char   *praxis_digest_get_uuid         (PraxisDigest *self);
const char   *praxis_digest_get_slug         (PraxisDigest *self);
const char   *praxis_digest_get_title        (PraxisDigest *self);
const char   *praxis_digest_get_introduction (PraxisDigest *self);
const char   *praxis_digest_get_author       (PraxisDigest *self);
const char   *praxis_digest_get_language     (PraxisDigest *self);
const char   *praxis_digest_get_licence      (PraxisDigest *self);
const char   *praxis_digest_get_base_url     (PraxisDigest *self);
const char   *praxis_digest_get_site_address (PraxisDigest *self);
PraxisOrigin  praxis_digest_get_origin       (PraxisDigest *self);
const char   *praxis_digest_get_site_folder  (PraxisDigest *self);
guint         praxis_digest_get_word_target  (PraxisDigest *self);
const char   *praxis_digest_get_citation_style  (PraxisDigest *self);
const char   *praxis_digest_get_citation_locale (PraxisDigest *self);
const char   *praxis_digest_get_site_theme   (PraxisDigest *self);
const char   *praxis_digest_get_site_header  (PraxisDigest *self);
const char   *praxis_digest_get_site_footer  (PraxisDigest *self);
const char   *praxis_digest_get_signing_key  (PraxisDigest *self);

G_END_DECLS
