/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "praxis-article-view.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_FIND_BAR (praxis_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (PraxisFindBar, praxis_find_bar, PRAXIS, FIND_BAR, AdwBin)

void praxis_find_bar_set_article (PraxisFindBar     *self,
                                  PraxisArticleView *article);
void praxis_find_bar_open        (PraxisFindBar     *self);
void praxis_find_bar_close       (PraxisFindBar     *self);
void praxis_find_bar_step        (PraxisFindBar     *self,
                                  int                by);

G_END_DECLS
