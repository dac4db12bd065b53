/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-digest.h"
#include "model/praxis-month.h"
#include "model/praxis-term.h"
#include "praxis-store.h"

G_BEGIN_DECLS

/**
 * PraxisPublished:
 * @id: the post's row in the library
 * @uuid: its UUID
 * @slug: its name in addresses
 * @title: its title, as published
 * @citation: the short form of its citations, as published
 * @revision: the revision that is published
 * @modified: when its text last changed, in seconds since 1970-01-01 UTC; with @revision it tells whether the content is
 *   the one that was seen before, also in a library that was restored from a backup since
 * @changed: when what is published was written, in seconds since 1970-01-01 UTC
 * @journal: (nullable): what its first work stands in, as published
 * @year: when its first work came out, as published; 0 where that is not known
 * @other_years: (nullable) (element-type int): when its other works came out
 * @published: when it was first published, in seconds since 1970-01-01 UTC
 * @terms: (element-type PraxisTerm): its topics and types of research, as published, in the vocabularies' order
 * @findings: (nullable) (element-type PraxisFinding): what it reports, as published and as praxis_store_narrow_findings() gives
 *   it; %NULL for nothing
 * @notices: (nullable) (element-type PraxisNotice): what it shows about its works, as published, where it reports anything
 * @works: (nullable) (element-type PraxisCitation): its works, where it has @notices
 * @month: its month, as published, or %PRAXIS_MONTH_NONE
 * @position: its place in its issue, from 0
 *
 * What the pages around a published post say of it. Its texts are the publication's, and are there as long as that is.
 */
typedef struct
{
  gint64       id;
  gint64       revision;
  gint64       modified;
  gint64       changed;
  gint64       published;
  const char  *uuid;
  const char  *slug;
  const char  *title;
  const char  *citation;
  char        *journal;
  GPtrArray   *terms;
  GPtrArray   *findings;
  GPtrArray   *notices;
  GPtrArray   *works;
  PraxisMonth  month;
  int          year;
  GArray      *other_years;
  int          position;
} PraxisPublished;

/**
 * PraxisFormerSlug:
 * @slug: a name that a post had in addresses
 * @post_id: the post
 */
typedef struct
{
  char   *slug;
  gint64  post_id;
} PraxisFormerSlug;

/**
 * PraxisPublication:
 * @digest: the digest
 * @posts: (element-type PraxisPublished): its published posts, newest month first and in the order of each issue, those
 *   without a month last
 * @terms: (element-type PraxisTerm): its topics and then its types of research, each in their order
 * @issues: (element-type PraxisIssue): its issues, with their blurbs
 * @former_slugs: (element-type PraxisFormerSlug): names that its posts had
 * @texts: what the posts say
 *
 * Everything that a digest has published, without the texts: nothing of a draft, nor of a text that was edited since.
 */
typedef struct
{
  PraxisDigest *digest;
  GPtrArray    *posts;
  GPtrArray    *terms;
  GPtrArray    *issues;
  GPtrArray    *former_slugs;
  GStringChunk *texts;
} PraxisPublication;

PraxisPublication *praxis_store_get_publication (PraxisStore        *self,
                                                 const char         *digest_uuid,
                                                 GError            **error);
void               praxis_publication_free      (PraxisPublication  *publication);
GArray            *praxis_store_list_unpublished (PraxisStore       *self,
                                                  const char        *digest_uuid,
                                                  GError           **error);
gboolean           praxis_store_in_read         (PraxisStore        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisPublication, praxis_publication_free)

G_END_DECLS
