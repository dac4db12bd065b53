/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cite/praxis-csl-style.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_STYLE_ITEM (praxis_style_item_get_type ())
G_DECLARE_FINAL_TYPE (PraxisStyleItem, praxis_style_item, PRAXIS, STYLE_ITEM, GObject)

PraxisStyleItem *praxis_style_item_new       (const PraxisCslInfo *info);
const char      *praxis_style_item_get_id    (PraxisStyleItem     *self);
const char      *praxis_style_item_get_title (PraxisStyleItem     *self);
gboolean         praxis_style_item_is_added  (PraxisStyleItem     *self);
gboolean         praxis_style_item_matches   (PraxisStyleItem     *self,
                                              const char * const  *words);

G_END_DECLS
