/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-site-works.h"

G_BEGIN_DECLS

/**
 * PraxisSiteWork:
 * @identity: what it is known by
 * @source: the work itself
 * @key: the key that it has in files where no other work has it
 * @citation: (nullable): the work; %NULL where it is only remembered
 *
 * A work of a post.
 */
typedef struct
{
  PraxisHash      identity;
  PraxisHash      source;
  char           *key;
  PraxisCitation *citation;
} PraxisSiteWork;

/**
 * PraxisSiteCited:
 * @works: (element-type PraxisSiteWork): the works of a post
 * @topics: (element-type PraxisTerm): what it is about
 */
typedef struct
{
  GArray    *works;
  GPtrArray *topics;
} PraxisSiteCited;

/**
 * PraxisSitePiece:
 * @hash: all that it is written from
 * @starts: where a work stands in the files that are there
 * @lengths: how many bytes it has there
 */
typedef struct
{
  PraxisHash hash;
  gsize      starts[PRAXIS_N_REFERENCE_FORMATS];
  gsize      lengths[PRAXIS_N_REFERENCE_FORMATS];
} PraxisSitePiece;

/**
 * PraxisSiteListed:
 * @place: the first of the posts that are about it
 * @work: the place of the work among those of the post
 * @keywords: (element-type utf8): what the posts are about
 * @key: its key in the files, borrowed
 * @hash: all that it is written from
 * @old: (nullable): where it stands, written from the same, in the files that are there
 * @lengths: how many bytes it has in the files that are made
 *
 * A work of the files.
 */
typedef struct
{
  guint                  place;
  guint                  work;
  GPtrArray             *keywords;
  const char            *key;
  PraxisHash             hash;
  const PraxisSitePiece *old;
  gsize                  lengths[PRAXIS_N_REFERENCE_FORMATS];
} PraxisSiteListed;

struct _PraxisSiteWorks
{
  PraxisSite *site;
  /* (element-type PraxisSiteCited): by the places of the posts; NULL: not read yet */
  GPtrArray  *cited;
  /* (element-type PraxisSitePiece): by their hashes: what the files that are there hold */
  GHashTable *pieces;
  /* What praxis_site_works_settle() makes. */
  GPtrArray  *keys;
  GArray     *listed;
  gboolean   *wanted;
};

/* praxis-site-works.c */
PraxisSiteCited *praxis_site_cited_new    (void);
GHashTable      *praxis_site_pieces_new   (void);

/* praxis-site-works-note.c: what stands around the works of a file. */
extern const char *const praxis_site_works_frames[PRAXIS_N_REFERENCE_FORMATS][3];

G_END_DECLS
