/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "edit/praxis-difference.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_CHANGE_ITEM (praxis_change_item_get_type ())
G_DECLARE_FINAL_TYPE (PraxisChangeItem, praxis_change_item, PRAXIS, CHANGE_ITEM, GObject)

PraxisChangeItem *praxis_change_item_new             (const PraxisFieldDifference *field);
const char       *praxis_change_item_get_label       (PraxisChangeItem            *self);
const char       *praxis_change_item_get_markup      (PraxisChangeItem            *self);
const char       *praxis_change_item_get_description (PraxisChangeItem            *self);

G_END_DECLS
