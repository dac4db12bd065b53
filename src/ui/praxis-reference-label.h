/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cite/praxis-references.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_REFERENCE_LABEL (praxis_reference_label_get_type ())
G_DECLARE_FINAL_TYPE (PraxisReferenceLabel, praxis_reference_label, PRAXIS, REFERENCE_LABEL, AdwBin)

void praxis_reference_label_set_references (PraxisReferenceLabel *self,
                                            PraxisReferences     *references);
void praxis_reference_label_set_citation   (PraxisReferenceLabel *self,
                                            PraxisCitation       *citation);

G_END_DECLS
