/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "praxis-citation.h"
#include "praxis-month.h"
#include "praxis-term.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_DRAFT (praxis_draft_get_type ())
G_DECLARE_FINAL_TYPE (PraxisDraft, praxis_draft, PRAXIS, DRAFT, GObject)

typedef struct _PraxisPost PraxisPost;

PraxisDraft        *praxis_draft_new               (void);
PraxisDraft        *praxis_draft_new_from_post     (PraxisPost         *post);
PraxisDraft        *praxis_draft_new_from_json     (const char         *json,
                                                    GError            **error);
char               *praxis_draft_to_json           (PraxisDraft        *self);

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
void                praxis_draft_clear_citations   (PraxisDraft        *self);
const char * const *praxis_draft_get_terms         (PraxisDraft        *self,
                                                    PraxisVocabulary    vocabulary);
void                praxis_draft_set_terms         (PraxisDraft        *self,
                                                    PraxisVocabulary    vocabulary,
                                                    const char * const *labels);

G_END_DECLS
