/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-citation.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_WORK_ENTRY (praxis_work_entry_get_type ())
G_DECLARE_FINAL_TYPE (PraxisWorkEntry, praxis_work_entry, PRAXIS, WORK_ENTRY, AdwPreferencesRow)

void praxis_work_entry_set_citation (PraxisWorkEntry *self,
                                     PraxisCitation  *citation);
void praxis_work_entry_set_remark   (PraxisWorkEntry *self,
                                     const char      *remark);

G_END_DECLS
