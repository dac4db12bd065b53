/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/praxis-store.h"

G_BEGIN_DECLS

char *praxis_export_note_begin (PraxisStore *store,
                                GFile       *folder);
void  praxis_export_note_end   (char        *note);

G_END_DECLS
