/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-entry.h"
#include "model/praxis-missing.h"

G_BEGIN_DECLS

/* A post of an issue, as a row of the issue page shows it. The same post stays the same item. */
#define PRAXIS_TYPE_ISSUE_ITEM (praxis_issue_item_get_type ())
G_DECLARE_FINAL_TYPE (PraxisIssueItem, praxis_issue_item, PRAXIS, ISSUE_ITEM, GObject)

PraxisIssueItem *praxis_issue_item_new         (const PraxisEntry *entry,
                                                PraxisMissing      missing);
void             praxis_issue_item_update      (PraxisIssueItem   *self,
                                                const PraxisEntry *entry,
                                                PraxisMissing      missing);
gint64           praxis_issue_item_get_id      (PraxisIssueItem   *self);
const char      *praxis_issue_item_get_title   (PraxisIssueItem   *self);
PraxisStatus     praxis_issue_item_get_status  (PraxisIssueItem   *self);
PraxisMissing    praxis_issue_item_get_missing (PraxisIssueItem   *self);
void             praxis_issue_item_set_place   (PraxisIssueItem   *self,
                                                guint              position,
                                                guint              n_items);

G_END_DECLS
