/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-draft.h"
#include "praxis-status.h"

G_BEGIN_DECLS

/**
 * PraxisMissing:
 * @PRAXIS_MISSING_TITLE: a title
 * @PRAXIS_MISSING_CITATION: a citation
 * @PRAXIS_MISSING_TOPIC: a topic
 * @PRAXIS_MISSING_SUMMARY: the summary
 * @PRAXIS_MISSING_IMPLICATIONS: the practice implications
 * @PRAXIS_MISSING_MONTH: the month of an issue, which only a published post needs
 *
 * What a post has not yet.
 */
typedef enum
{
  PRAXIS_MISSING_TITLE = 1 << 0,
  PRAXIS_MISSING_CITATION = 1 << 1,
  PRAXIS_MISSING_TOPIC = 1 << 2,
  PRAXIS_MISSING_SUMMARY = 1 << 3,
  PRAXIS_MISSING_IMPLICATIONS = 1 << 4,
  PRAXIS_MISSING_MONTH = 1 << 5,
} PraxisMissing;

#define PRAXIS_N_MISSING 6

PraxisMissing  praxis_draft_get_missing     (PraxisDraft    *draft);
PraxisMissing  praxis_draft_get_missing_for (PraxisDraft    *draft,
                                             PraxisStatus    status);
const char    *praxis_missing_get_label     (PraxisMissing   one);
const char    *praxis_missing_to_string     (PraxisMissing   one);

G_END_DECLS
