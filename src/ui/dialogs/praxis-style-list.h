/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-style-item.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_STYLE_LIST (praxis_style_list_get_type ())
G_DECLARE_FINAL_TYPE (PraxisStyleList, praxis_style_list, PRAXIS, STYLE_LIST, GObject)

PraxisStyleList *praxis_style_list_get       (PraxisLibrary   *library);
GListModel      *praxis_style_list_get_items (PraxisStyleList *self);
gboolean         praxis_style_list_is_loaded (PraxisStyleList *self);
const char      *praxis_style_list_get_error (PraxisStyleList *self);
void             praxis_style_list_reload    (PraxisStyleList *self);

G_END_DECLS
