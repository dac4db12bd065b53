/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"

G_BEGIN_DECLS

char *praxis_ris_write  (GPtrArray      *citations,
                         GPtrArray      *keywords);
void  praxis_ris_append (GString        *text,
                         PraxisCitation *citation,
                         GPtrArray      *keywords);

G_END_DECLS
