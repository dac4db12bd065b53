/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "praxis-citation.h"
#include "praxis-finding.h"
#include "praxis-month.h"
#include "praxis-notice.h"
#include "praxis-term.h"

G_BEGIN_DECLS

/**
 * PraxisDraftField:
 * @PRAXIS_DRAFT_TITLE: the title
 * @PRAXIS_DRAFT_MONTH: the month of its issue
 * @PRAXIS_DRAFT_CITATIONS: the works it is about
 * @PRAXIS_DRAFT_SUMMARY: the summary
 * @PRAXIS_DRAFT_IMPLICATIONS: the practice implications
 * @PRAXIS_DRAFT_TOPICS: its topics
 * @PRAXIS_DRAFT_TYPES: its types of research
 * @PRAXIS_DRAFT_FINDINGS: the effects that it reports, as its author confirmed them
 * @PRAXIS_DRAFT_NOTICES: what publishers have said of its works since
 *
 * The parts of a post's content.
 */
typedef enum
{
  PRAXIS_DRAFT_TITLE,
  PRAXIS_DRAFT_MONTH,
  PRAXIS_DRAFT_CITATIONS,
  PRAXIS_DRAFT_SUMMARY,
  PRAXIS_DRAFT_IMPLICATIONS,
  PRAXIS_DRAFT_TOPICS,
  PRAXIS_DRAFT_TYPES,
  PRAXIS_DRAFT_FINDINGS,
  PRAXIS_DRAFT_NOTICES,
} PraxisDraftField;

#define PRAXIS_N_DRAFT_FIELDS 9

#define PRAXIS_TYPE_DRAFT (praxis_draft_get_type ())
G_DECLARE_FINAL_TYPE (PraxisDraft, praxis_draft, PRAXIS, DRAFT, GObject)

typedef struct _PraxisPost PraxisPost;

PraxisDraft        *praxis_draft_new               (void);
PraxisDraft        *praxis_draft_new_from_post     (PraxisPost         *post);
PraxisDraft        *praxis_draft_new_from_json     (const char         *json,
                                                    GError            **error);
PraxisPost         *praxis_draft_to_post           (PraxisDraft        *self,
                                                    const char         *digest_uuid);
PraxisDraft        *praxis_draft_copy              (PraxisDraft        *self);
void                praxis_draft_set_content       (PraxisDraft        *self,
                                                    PraxisDraft        *from);
gboolean            praxis_draft_equal             (PraxisDraft        *self,
                                                    PraxisDraft        *other);
guint               praxis_draft_get_differences   (PraxisDraft        *self,
                                                    PraxisDraft        *other);
char               *praxis_draft_to_json           (PraxisDraft        *self);
char               *praxis_draft_dup_fingerprint   (PraxisDraft        *self,
                                                    const char         *slug);

const char         *praxis_draft_get_post_uuid     (PraxisDraft        *self);
void                praxis_draft_set_post_uuid     (PraxisDraft        *self,
                                                    const char         *uuid);
gint64              praxis_draft_get_base_revision (PraxisDraft        *self);
void                praxis_draft_set_base_revision (PraxisDraft        *self,
                                                    gint64              revision);
const char         *praxis_draft_get_title         (PraxisDraft        *self);
void                praxis_draft_set_title         (PraxisDraft        *self,
                                                    const char         *title);
PraxisMonth         praxis_draft_get_month         (PraxisDraft        *self);
void                praxis_draft_set_month         (PraxisDraft        *self,
                                                    PraxisMonth         month);
const char         *praxis_draft_get_summary       (PraxisDraft        *self);
void                praxis_draft_set_summary       (PraxisDraft        *self,
                                                    const char         *summary);
const char         *praxis_draft_get_implications  (PraxisDraft        *self);
void                praxis_draft_set_implications  (PraxisDraft        *self,
                                                    const char         *implications);
GPtrArray          *praxis_draft_get_citations     (PraxisDraft        *self);
void                praxis_draft_add_citation      (PraxisDraft        *self,
                                                    PraxisCitation     *citation);
void                praxis_draft_set_citations     (PraxisDraft        *self,
                                                    GPtrArray          *citations);
const char * const *praxis_draft_get_terms         (PraxisDraft        *self,
                                                    PraxisVocabulary    vocabulary);
void                praxis_draft_set_terms         (PraxisDraft        *self,
                                                    PraxisVocabulary    vocabulary,
                                                    const char * const *labels);
GPtrArray          *praxis_draft_get_findings      (PraxisDraft        *self);
void                praxis_draft_set_findings      (PraxisDraft        *self,
                                                    GPtrArray          *findings);
GPtrArray          *praxis_draft_get_notices       (PraxisDraft        *self);
void                praxis_draft_set_notices       (PraxisDraft        *self,
                                                    GPtrArray          *notices);

G_END_DECLS
