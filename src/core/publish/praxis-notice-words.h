/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-notice.h"

G_BEGIN_DECLS

const char *praxis_notice_get_words   (PraxisNotice *notice,
                                       const char   *language);
char       *praxis_notice_dup_work    (PraxisNotice *notice,
                                       GPtrArray    *citations);
char       *praxis_notice_dup_address (PraxisNotice *notice);

G_END_DECLS
