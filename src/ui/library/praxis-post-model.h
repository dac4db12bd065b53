/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-browser.h"
#include "praxis-post-item.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_POST_MODEL (praxis_post_model_get_type ())
G_DECLARE_FINAL_TYPE (PraxisPostModel, praxis_post_model, PRAXIS, POST_MODEL, GObject)

PraxisPostModel *praxis_post_model_new             (PraxisBrowser   *browser);
gint64           praxis_post_model_get_id          (PraxisPostModel *self,
                                                    guint            position);
guint            praxis_post_model_find            (PraxisPostModel *self,
                                                    gint64           id);
gboolean         praxis_post_model_is_first        (PraxisPostModel *self);
gint64           praxis_post_model_get_selected    (PraxisPostModel *self);
void             praxis_post_model_set_selected    (PraxisPostModel *self,
                                                    gint64           id);

/* Choosing many posts */
gboolean         praxis_post_model_is_selecting    (PraxisPostModel *self);
void             praxis_post_model_set_selecting   (PraxisPostModel *self,
                                                    gboolean         selecting);
guint            praxis_post_model_get_n_chosen    (PraxisPostModel *self);
GArray          *praxis_post_model_dup_chosen      (PraxisPostModel *self);
void             praxis_post_model_choose          (PraxisPostModel *self,
                                                    const gint64    *ids,
                                                    gsize            n_ids);
void             praxis_post_model_toggle          (PraxisPostModel *self,
                                                    gint64           id);

G_END_DECLS
