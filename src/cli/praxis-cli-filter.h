/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-term.h"
#include "praxis-cli.h"
#include "search/praxis-filter.h"

G_BEGIN_DECLS

char    *praxis_cli_find_label   (PraxisStore       *store,
                                  PraxisVocabulary   vocabulary,
                                  const char        *name,
                                  GError           **error);
gboolean praxis_cli_filter_terms (PraxisCli         *self,
                                  PraxisStore       *store,
                                  PraxisFilter      *filter,
                                  PraxisFacet        facet,
                                  const char        *option,
                                  GError           **error);
gboolean praxis_cli_filter_text  (PraxisFilter      *filter,
                                  const char        *text,
                                  GError           **error);
void     praxis_cli_add_month    (PraxisJsonBuilder *json,
                                  yyjson_mut_val    *object,
                                  guint              month);

G_END_DECLS
