/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"

G_BEGIN_DECLS

/**
 * PraxisLookupChange:
 * @PRAXIS_LOOKUP_SAME: both say the same
 * @PRAXIS_LOOKUP_NEW: nothing was there before
 * @PRAXIS_LOOKUP_DIFFERENT: something else was there
 *
 * What taking a field over would do.
 */
typedef enum
{
  PRAXIS_LOOKUP_SAME,
  PRAXIS_LOOKUP_NEW,
  PRAXIS_LOOKUP_DIFFERENT,
} PraxisLookupChange;

/**
 * PraxisLookupField:
 * @variable: the CSL variable; "type" for the kind of work
 * @label: what it is called, in the process's language
 * @before: what is there, as one line; empty where nothing is
 * @after: what was found, as one line; never empty
 * @change: what taking it over would do
 *
 * One field of a work that was looked up, beside what was there.
 */
typedef struct
{
  const char         *variable;
  const char         *label;
  char               *before;
  char               *after;
  PraxisLookupChange  change;
} PraxisLookupField;

/* A work that was looked up, compared with what is known of it. */
typedef struct _PraxisLookupComparison PraxisLookupComparison;

PraxisLookupComparison *praxis_lookup_comparison_new        (PraxisCitation               *citation,
                                                             PraxisCitation               *found);
void                    praxis_lookup_comparison_free       (PraxisLookupComparison       *self);
GPtrArray              *praxis_lookup_comparison_get_fields (PraxisLookupComparison       *self);
const char * const     *praxis_lookup_comparison_get_doubts (PraxisLookupComparison       *self);
PraxisCitation         *praxis_lookup_comparison_apply      (PraxisLookupComparison       *self,
                                                             PraxisCitation               *citation,
                                                             const char           * const *variables);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisLookupComparison, praxis_lookup_comparison_free)

G_END_DECLS
