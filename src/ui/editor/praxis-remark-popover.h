/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "review/praxis-remark.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_REMARK_POPOVER (praxis_remark_popover_get_type ())
G_DECLARE_FINAL_TYPE (PraxisRemarkPopover, praxis_remark_popover, PRAXIS, REMARK_POPOVER, GtkPopover)

GtkWidget    *praxis_remark_popover_new        (void);
PraxisRemark *praxis_remark_popover_get_remark (PraxisRemarkPopover *self);
void          praxis_remark_popover_set_remark (PraxisRemarkPopover *self,
                                                PraxisRemark        *remark,
                                                guint                number,
                                                guint                n_remarks);
void          praxis_remark_popover_focus      (PraxisRemarkPopover *self);

G_END_DECLS
