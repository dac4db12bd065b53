/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "review/praxis-remark.h"

G_BEGIN_DECLS

/* The underlines of remarks in a text. */
typedef struct _PraxisRemarkMarks PraxisRemarkMarks;

PraxisRemarkMarks *praxis_remark_marks_new         (GtkTextView       *view);
void               praxis_remark_marks_free        (PraxisRemarkMarks *self);
void               praxis_remark_marks_set_remarks (PraxisRemarkMarks *self,
                                                    GListModel        *remarks,
                                                    PraxisDraftField   field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisRemarkMarks, praxis_remark_marks_free)

G_END_DECLS
