/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "review/praxis-remark.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_REMARK_VIEW (praxis_remark_view_get_type ())
G_DECLARE_FINAL_TYPE (PraxisRemarkView, praxis_remark_view, PRAXIS, REMARK_VIEW, AdwBin)

GtkWidget    *praxis_remark_view_new        (void);
PraxisRemark *praxis_remark_view_get_remark (PraxisRemarkView *self);
void          praxis_remark_view_set_remark (PraxisRemarkView *self,
                                             PraxisRemark     *remark);

const char   *praxis_severity_get_icon      (PraxisSeverity    severity);
const char   *praxis_severity_get_css_class (PraxisSeverity    severity);

G_END_DECLS
