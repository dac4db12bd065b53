/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "publish/praxis-forest-plot.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_EVIDENCE_ITEM (praxis_evidence_item_get_type ())
G_DECLARE_FINAL_TYPE (PraxisEvidenceItem, praxis_evidence_item, PRAXIS, EVIDENCE_ITEM, GObject)

PraxisEvidenceItem      *praxis_evidence_item_new       (PraxisForestPlot        *plot,
                                                         const PraxisForestGroup *group,
                                                         const PraxisForestRow   *row);
const PraxisForestPlot  *praxis_evidence_item_get_plot  (PraxisEvidenceItem      *self);
const PraxisForestGroup *praxis_evidence_item_get_group (PraxisEvidenceItem      *self);
const PraxisForestRow   *praxis_evidence_item_get_row   (PraxisEvidenceItem      *self);

G_END_DECLS
