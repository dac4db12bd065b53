/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether the row that the keyboard is at is the first of a model. */
typedef gboolean (*PraxisListIsFirst) (GListModel *model);

#define PRAXIS_TYPE_LIST_TOP (praxis_list_top_get_type ())
G_DECLARE_FINAL_TYPE (PraxisListTop, praxis_list_top, PRAXIS, LIST_TOP, GObject)

PraxisListTop *praxis_list_top_new           (GtkScrolledWindow  *scroller,
                                              GtkListView        *list,
                                              GListModel         *model,
                                              PraxisListIsFirst   is_first);
void           praxis_list_top_scroll_to_top (PraxisListTop      *self);
void           praxis_list_top_scroll_to_row (PraxisListTop      *self,
                                              guint               position,
                                              GtkListScrollFlags  flags);

G_END_DECLS
