/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "edit/praxis-edit-session.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_KNOWN_WORKS (praxis_known_works_get_type ())
G_DECLARE_FINAL_TYPE (PraxisKnownWorks, praxis_known_works, PRAXIS, KNOWN_WORKS, GObject)

PraxisKnownWorks *praxis_known_works_new  (PraxisEditSession *session);
void              praxis_known_works_look (PraxisKnownWorks  *self,
                                           PraxisCitation    *citation);

G_END_DECLS
