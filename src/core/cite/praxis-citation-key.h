/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"

G_BEGIN_DECLS

char      *praxis_citation_key             (PraxisCitation *citation);
GPtrArray *praxis_citation_keys_new        (GPtrArray      *citations);
GPtrArray *praxis_citation_keys_tell_apart (GPtrArray      *all);

G_END_DECLS
