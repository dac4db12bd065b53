/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-review-text.h"

G_BEGIN_DECLS

typedef struct _PraxisReviewContext PraxisReviewContext;

/**
 * PraxisCheck:
 * @name: its name in files and on the command line, "p-value"
 * @label: what it looks for, a few words for a list of settings; marked with N_()
 * @rule: what its rule is, sentences; marked with N_()
 * @source: (nullable): where the rule comes from, a reference; the same in every language; %NULL where it is one of this program's own
 * @fields: the parts of a post that it reads, PRAXIS_CHECK_READS() of each: it runs again when one of them changes
 * @run: looks, and gives what it finds to praxis_review_remark() and praxis_review_remark_on_text()
 *
 * One kind of thing that the proof-reader looks for. Each check is a constant in a file of its own, named in the table of
 * `praxis-checks.c`.
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *rule;
  const char *source;
  guint       fields;
  void      (*run) (PraxisReviewContext *context);
} PraxisCheck;

#define PRAXIS_CHECK_READS(FIELD) (1u << PRAXIS_DRAFT_##FIELD)
#define PRAXIS_CHECK_READS_TEXTS  (PRAXIS_CHECK_READS (SUMMARY) | PRAXIS_CHECK_READS (IMPLICATIONS))

/* What a check reads */
PraxisDraft        *praxis_review_context_get_draft      (PraxisReviewContext      *self);
GPtrArray          *praxis_review_context_get_texts      (PraxisReviewContext      *self);
PraxisReviewText   *praxis_review_context_get_title      (PraxisReviewContext      *self);
GPtrArray          *praxis_review_context_get_statistics (PraxisReviewContext      *self,
                                                          PraxisReviewText         *text);
GPtrArray          *praxis_review_context_get_effects    (PraxisReviewContext      *self,
                                                          PraxisReviewText         *text);
GArray             *praxis_review_context_get_words      (PraxisReviewContext      *self,
                                                          PraxisReviewText         *text);
GPtrArray          *praxis_review_context_get_mentions   (PraxisReviewContext      *self,
                                                          PraxisReviewText         *text);
GHashTable         *praxis_review_context_get_wordings   (PraxisReviewContext      *self);
const char         *praxis_review_context_get_language   (PraxisReviewContext      *self);
GPtrArray          *praxis_review_context_get_known_notices (PraxisReviewContext   *self);
PraxisCitation     *praxis_review_context_get_looked_up  (PraxisReviewContext      *self,
                                                          const char               *doi);

/* What it says */
void                praxis_review_remark                 (PraxisReviewContext      *self,
                                                          const PraxisRemarkFields *fields);
void                praxis_review_remark_on_text         (PraxisReviewContext      *self,
                                                          PraxisReviewText         *text,
                                                          gsize                     start,
                                                          gsize                     end,
                                                          const PraxisRemarkFields *fields);

G_END_DECLS
