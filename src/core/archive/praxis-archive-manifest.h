/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-digest.h"
#include "model/praxis-term.h"
#include "praxis-signing-key.h"
#include "store/praxis-store-publication.h"

G_BEGIN_DECLS

/* The version of the form, of both the file and the site. */
#define PRAXIS_ARCHIVE_FORMAT 1

/* The largest manifest that is taken, in its envelope, and the most posts. */
#define PRAXIS_ARCHIVE_MAX_ENVELOPE (32 * 1024 * 1024)
#define PRAXIS_ARCHIVE_MAX_POSTS 1000000

/**
 * PraxisArchiveManifest:
 * @digest: the digest; its origin is %PRAXIS_ORIGIN_SUBSCRIBED
 * @issued: when the archive was made, in seconds since 1970-01-01 UTC
 * @n_posts: how many posts it has
 * @groups: (array zero-terminated=1): the hashes of the groups that they are in
 * @issues: (element-type PraxisIssue): the digest's issues that have posts, newest first
 * @terms: (element-type PraxisTerm): the topics and types of research that the posts have, in their order
 * @style: (nullable): the CSL style of the references, where it is one that the author added
 * @public_key: the key that signs it, in hexadecimal; empty where nothing does
 * @text: the manifest itself, JSON
 * @signature: its signature, in hexadecimal; empty where there is none
 *
 * What an archive is, without its posts. One that praxis_archive_manifest_parse() gave is what its author signed, if anybody.
 */
typedef struct
{
  PraxisDigest *digest;
  gint64        issued;
  guint         n_posts;
  GStrv         groups;
  GPtrArray    *issues;
  GPtrArray    *terms[PRAXIS_N_VOCABULARIES];
  char         *style;
  char         *public_key;
  char         *text;
  char         *signature;
} PraxisArchiveManifest;

PraxisArchiveManifest *praxis_archive_manifest_new           (void);
PraxisArchiveManifest *praxis_archive_manifest_parse         (const char              *envelope,
                                                              gssize                   length,
                                                              GError                 **error);
gboolean               praxis_archive_manifest_fill          (PraxisArchiveManifest   *self,
                                                              PraxisStore             *store,
                                                              PraxisPublication       *publication,
                                                              GError                 **error);
void                   praxis_archive_manifest_seal          (PraxisArchiveManifest   *self,
                                                              const PraxisSigningKey  *key);
gboolean               praxis_archive_manifest_is_signed     (PraxisArchiveManifest   *self);
guint                  praxis_archive_manifest_get_n_groups  (PraxisArchiveManifest   *self);
char                  *praxis_archive_manifest_to_envelope   (PraxisArchiveManifest   *self);
void                   praxis_archive_manifest_free          (PraxisArchiveManifest   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisArchiveManifest, praxis_archive_manifest_free)

G_END_DECLS
