/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "praxis-post-model.h"

G_BEGIN_DECLS

struct _PraxisPostModel
{
  GObject             parent_instance;

  PraxisBrowser      *browser;
  PraxisSearchResult *result;
  GHashTable         *items;      /* id → borrowed item, while it lives */
  GHashTable         *waiting;    /* ids whose words nobody has asked for yet */
  GCancellable       *cancellable;

  GHashTable         *chosen;     /* ids, all of them among the results */
  GtkBitset          *chosen_positions;
  gint64              selected;
  guint               selected_position;
  guint               idle_id;
  gboolean            selecting;
  gboolean            loading;
};

/* praxis-post-selection.c */
void       praxis_post_model_init_selection (GtkSelectionModelInterface *iface);
void       praxis_post_model_find_chosen    (PraxisPostModel            *self);
PraxisMark praxis_post_model_get_mark       (PraxisPostModel            *self,
                                             gint64                      id);

G_END_DECLS
