/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-citation.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_WORK_FINDER (praxis_work_finder_get_type ())
G_DECLARE_FINAL_TYPE (PraxisWorkFinder, praxis_work_finder, PRAXIS, WORK_FINDER, GObject)

PraxisWorkFinder *praxis_work_finder_new          (GtkWidget        *parent);
void              praxis_work_finder_set_citation (PraxisWorkFinder *self,
                                                   PraxisCitation   *citation);
void              praxis_work_finder_read_text    (PraxisWorkFinder *self,
                                                   const char       *text);
void              praxis_work_finder_read_file    (PraxisWorkFinder *self,
                                                   GFile            *file);
void              praxis_work_finder_go_on        (PraxisWorkFinder *self);
void              praxis_work_finder_cancel       (PraxisWorkFinder *self);

G_END_DECLS
