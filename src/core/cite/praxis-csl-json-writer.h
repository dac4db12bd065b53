/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"

G_BEGIN_DECLS

/* What stands in the file before the first item, between two of them, and behind the last one. */
#define PRAXIS_CSL_JSON_HEAD "[\n"
#define PRAXIS_CSL_JSON_BETWEEN ",\n"
#define PRAXIS_CSL_JSON_END "\n]\n"

char *praxis_csl_json_write      (GPtrArray      *citations,
                                  GPtrArray      *keywords);
char *praxis_csl_json_write_item (PraxisCitation *citation,
                                  const char     *id,
                                  GPtrArray      *keywords);

G_END_DECLS
