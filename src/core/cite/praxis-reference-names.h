/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"

G_BEGIN_DECLS

char *praxis_reference_format_authors (PraxisCitation *citation,
                                       gboolean        or_editors);
char *praxis_reference_format_editors (PraxisCitation *citation);
char *praxis_reference_dup_date_text  (PraxisCitation *citation);

G_END_DECLS
