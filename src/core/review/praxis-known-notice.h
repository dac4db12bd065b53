/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"
#include "model/praxis-notice.h"
#include "store/praxis-store-retractions.h"

G_BEGIN_DECLS

PraxisNotice *praxis_known_notice_name_work (PraxisCitation     *citation);
PraxisNotice *praxis_known_notice_sum_up    (PraxisNotice       *work,
                                             PraxisRetractions  *records,
                                             const char        **reasons);
char         *praxis_known_notice_dup_words (PraxisNotice       *notice);
char         *praxis_known_file_dup_age_words (gint64            imported);

G_END_DECLS
