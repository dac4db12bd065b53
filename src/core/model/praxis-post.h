/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "praxis-draft.h"
#include "praxis-month.h"
#include "praxis-status.h"
#include "praxis-term.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_POST (praxis_post_get_type ())
G_DECLARE_FINAL_TYPE (PraxisPost, praxis_post, PRAXIS, POST, GObject)

/**
 * PraxisPostFields:
 *
 * What a post is made from; every member is borrowed and copied by praxis_post_new(). Times are in seconds
 * since 1970-01-01 UTC; 0 is "never".
 */
typedef struct
{
  gint64        id;
  const char   *uuid;
  const char   *slug;
  const char   *digest_uuid;
  const char   *title;
  const char   *summary;
  const char   *implications;
  PraxisMonth   month;
  PraxisStatus  status;
  int           position;
  gint64        revision;
  gint64        created;
  gint64        modified;
  gint64        published;
  gint64        deleted;
  /* What the reader has on it, bits of PraxisOwn. */
  guint         own;
  /* When it was no longer in its archive. */
  gint64        withdrawn;
  GPtrArray    *citations;
  GPtrArray    *findings;
  GPtrArray    *notices;
  GPtrArray    *terms[PRAXIS_N_VOCABULARIES];
} PraxisPostFields;

PraxisPost   *praxis_post_new              (const PraxisPostFields *fields);
gint64        praxis_post_get_id           (PraxisPost             *self);
const char   *praxis_post_get_uuid         (PraxisPost             *self);
const char   *praxis_post_get_slug         (PraxisPost             *self);
const char   *praxis_post_get_digest_uuid  (PraxisPost             *self);
const char   *praxis_post_get_title        (PraxisPost             *self);
const char   *praxis_post_get_summary      (PraxisPost             *self);
const char   *praxis_post_get_implications (PraxisPost             *self);
PraxisMonth   praxis_post_get_month        (PraxisPost             *self);
PraxisStatus  praxis_post_get_status       (PraxisPost             *self);
int           praxis_post_get_position     (PraxisPost             *self);
gint64        praxis_post_get_revision     (PraxisPost             *self);
gint64        praxis_post_get_created      (PraxisPost             *self);
gint64        praxis_post_get_modified     (PraxisPost             *self);
gint64        praxis_post_get_published    (PraxisPost             *self);
gint64        praxis_post_get_deleted      (PraxisPost             *self);
guint         praxis_post_get_own          (PraxisPost             *self);
gint64        praxis_post_get_withdrawn    (PraxisPost             *self);
GPtrArray    *praxis_post_get_citations    (PraxisPost             *self);
GPtrArray    *praxis_post_get_findings     (PraxisPost             *self);
GPtrArray    *praxis_post_get_notices      (PraxisPost             *self);
GPtrArray    *praxis_post_get_terms        (PraxisPost             *self,
                                            PraxisVocabulary        vocabulary);

G_END_DECLS
