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
  const char     *key;
  PraxisCitation *citation;
} PraxisSiteWork;

/**
 * PraxisSiteCited:
 * @is_known: whether the post was read, or is remembered
 * @is_wanted: whether it has to be read though it is remembered
 * @first_work: its first work, among those of all posts
 * @n_works: how many it has
 * @first_topic: the first of what it is about, among what all posts are about
 * @n_topics: how many topics it has
 *
 * What a post is about.
 */
typedef struct
{
  gboolean   is_known;
  gboolean   is_wanted;
  guint      first_work;
  guint      n_works;
  guint      first_topic;
  guint      n_topics;
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
 * @work: the work, among those of all posts
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
  PraxisSite      *site;
  /* By the places of the posts; what a post had before it was read again stays behind in the others, unused. */
  PraxisSiteCited *cited;
  /* (element-type PraxisSiteWork) */
  GArray          *works;
  /* (element-type PraxisTerm) */
  GPtrArray       *topics;
  /* The keys of the works that are remembered, and of those that were read. */
  char            *note;
  GStringChunk    *texts;
  /* (element-type PraxisSitePiece): what the files that are there hold, in its order */
  GArray          *pieces;
  /* What praxis_site_works_settle() makes. */
  GPtrArray       *keys;
  GArray          *listed;
  guint            n_old;
  gboolean         is_same;
};

/* praxis-site-works-note.c: what stands around the works of a file. */
extern const char *const praxis_site_works_frames[PRAXIS_N_REFERENCE_FORMATS][3];

G_END_DECLS
