/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"
#include "praxis-html.h"

G_BEGIN_DECLS

char *praxis_citation_metadata_to_coins     (PraxisCitation *citation);
char *praxis_citation_metadata_to_reference (PraxisCitation *citation);
void  praxis_citation_metadata_write_spans  (PraxisHtml     *html,
                                             GPtrArray      *citations);
void  praxis_citation_metadata_write_head   (PraxisHtml     *html,
                                             GPtrArray      *citations);

G_END_DECLS
