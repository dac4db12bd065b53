/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The key of a file that no export makes any more, and that was left since somebody has changed it. It is still known, so that
 * it is replaced where an export makes it again. */
#define PRAXIS_MANIFEST_KEY_LEFT ""

/**
 * PraxisManifestSeen:
 * @is_known: whether somebody has looked
 * @size: how many bytes a regular file has there; -1: there is none
 * @modified: when it was written, in nanoseconds since 1970-01-01 UTC
 *
 * What is in the place of a file.
 */
typedef struct
{
  gboolean is_known;
  gint64   size;
  gint64   modified;
} PraxisManifestSeen;

/**
 * PraxisManifestFile:
 * @path: the file's path in the folder
 * @key: what the file was made from, as a hash; equal keys make equal files
 * @hash: the hash of what was written
 * @size: its size in bytes
 * @modified: when it was written, in nanoseconds since 1970-01-01 UTC, as the file system says
 * @seen: what was found in its place when the export began
 * @stays: whether the next manifest has the file too
 * @staged: in a journal the path under which the new file waits in the staging folder
 * @replaces: in a journal whether there was a file before
 * @takes_over: whether that may be one that Praxis has not written
 *
 * One file that an export has written. What an export leaves as it is stands in the manifests before and after it.
 */
typedef struct
{
  const char         *path;
  const char         *key;
  char               *hash;
  gint64              size;
  gint64              modified;
  PraxisManifestSeen  seen;
  gboolean            stays;
  char               *staged;
  gboolean            replaces;
  gboolean            takes_over;
} PraxisManifestFile;

/* What an export has written into a folder, and for which digest; in a journal also what it is about to put in place
 * (files with @staged) and to take away (files in @removed). */
typedef struct
{
  char       *kind;
  char       *digest_uuid;
  GHashTable *files;
  GPtrArray  *removed;
} PraxisManifest;

PraxisManifest     *praxis_manifest_new       (const char      *kind,
                                               const char      *digest_uuid);
void                praxis_manifest_free      (PraxisManifest  *self);
PraxisManifest     *praxis_manifest_parse     (const char      *text,
                                               gsize            length,
                                               GError         **error);
void                praxis_manifest_sort_files (GPtrArray      *files);
GPtrArray          *praxis_manifest_list_files (PraxisManifest *self);
GPtrArray          *praxis_manifest_list_staged (GPtrArray     *files);
char               *praxis_manifest_to_string (PraxisManifest  *self,
                                               GPtrArray       *listed,
                                               gboolean         journal,
                                               gsize           *length);
PraxisManifestFile *praxis_manifest_file_new  (const char      *path,
                                               const char      *key);
PraxisManifestFile *praxis_manifest_file_ref  (PraxisManifestFile *file);
void                praxis_manifest_file_unref (PraxisManifestFile *file);
gboolean            praxis_manifest_file_is_left (PraxisManifestFile *file);
gboolean            praxis_manifest_is_path   (const char      *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisManifest, praxis_manifest_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisManifestFile, praxis_manifest_file_unref)

G_END_DECLS
