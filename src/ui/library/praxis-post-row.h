/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "praxis-post-item.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_POST_ROW (praxis_post_row_get_type ())
G_DECLARE_FINAL_TYPE (PraxisPostRow, praxis_post_row, PRAXIS, POST_ROW, GtkWidget)

GtkWidget      *praxis_post_row_new        (GtkListItem    *list_item,
                                            GMenuModel     *menu);
PraxisPostItem *praxis_post_row_get_item   (PraxisPostRow  *self);
void            praxis_post_row_set_item   (PraxisPostRow  *self,
                                            PraxisPostItem *item);
void            praxis_post_row_popup_menu (PraxisPostRow  *self);

G_END_DECLS
