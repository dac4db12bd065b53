/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"

G_BEGIN_DECLS

char *praxis_sentence_case_suggest (PraxisCitation *citation);

G_END_DECLS
