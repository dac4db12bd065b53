/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-archive.h"
#include "store/praxis-connection.h"

G_BEGIN_DECLS

struct _PraxisArchive
{
  PraxisArchiveManifest *manifest;
  /* Of a file */
  PraxisConnection      *connection;
  char                  *name;
  /* What is verified: the posts' UUIDs in the archive's order, and UUID → hash */
  GPtrArray             *uuids;
  GHashTable            *hashes;
  /* Of a site: UUID → document, and the groups that are there */
  GHashTable            *documents;
  GHashTable            *groups;
};

/* The tables of an archive's file. A file is taken only with these very words in its schema, so that whatever else is in it
 * is never looked at, and a view or a computed column cannot stand in the place of a table. */
#define PRAXIS_ARCHIVE_TABLE_ARCHIVE \
  "CREATE TABLE archive (id INTEGER PRIMARY KEY CHECK (id = 1), envelope TEXT NOT NULL)"
#define PRAXIS_ARCHIVE_TABLE_POST \
  "CREATE TABLE post (uuid TEXT PRIMARY KEY, hash TEXT NOT NULL, source TEXT NOT NULL, document TEXT NOT NULL)"

G_END_DECLS
