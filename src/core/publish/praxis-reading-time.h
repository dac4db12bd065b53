/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-post.h"

G_BEGIN_DECLS

guint praxis_reading_time_of_post (PraxisPost *post,
                                   const char *language);

G_END_DECLS
