/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-finding.h"

G_BEGIN_DECLS

PraxisFinding *test_finding_new  (PraxisMeasure  measure,
                                  double         estimate,
                                  double         lower,
                                  double         upper);
GPtrArray     *test_findings_new (void);
void           test_findings_add (GPtrArray     *findings,
                                  PraxisMeasure  measure,
                                  double         estimate,
                                  double         lower,
                                  double         upper);

G_END_DECLS
