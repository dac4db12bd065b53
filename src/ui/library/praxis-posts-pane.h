/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "praxis-browser.h"
#include "praxis-post-model.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_POSTS_PANE (praxis_posts_pane_get_type ())
G_DECLARE_FINAL_TYPE (PraxisPostsPane, praxis_posts_pane, PRAXIS, POSTS_PANE, AdwNavigationPage)

void             praxis_posts_pane_set_browser  (PraxisPostsPane *self,
                                                 PraxisBrowser   *browser);
PraxisPostModel *praxis_posts_pane_get_model    (PraxisPostsPane *self);
void             praxis_posts_pane_start_search (PraxisPostsPane *self);
void             praxis_posts_pane_focus        (PraxisPostsPane *self);
void             praxis_posts_pane_clear        (PraxisPostsPane *self);
void             praxis_posts_pane_select       (PraxisPostsPane *self,
                                                 gint64           id);
gboolean         praxis_posts_pane_move         (PraxisPostsPane *self,
                                                 int              step);

G_END_DECLS
