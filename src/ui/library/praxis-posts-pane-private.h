/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-chip-bar.h"
#include "praxis-list-top.h"
#include "praxis-posts-pane.h"

G_BEGIN_DECLS

struct _PraxisPostsPane
{
  AdwNavigationPage   parent_instance;

  AdwWindowTitle     *window_title;
  GtkMenuButton      *menu_button;
  GtkSearchEntry     *search_entry;
  GtkMenuButton      *sort_button;
  PraxisChipBar      *chip_bar;
  AdwBanner          *trash_banner;
  GtkStack           *stack;
  GtkScrolledWindow  *scroller;
  GtkListView        *list;
  AdwStatusPage      *status_page;
  GtkButton          *status_button;
  GtkToggleButton    *select_button;
  GtkActionBar       *batch_bar;
  GtkWidget          *batch_status_button;
  GtkWidget          *batch_references_button;
  GtkWidget          *batch_reading_button;
  GtkListItemFactory *header_factory;
  GMenuModel         *primary_menu;
  GMenuModel         *sort_menu;
  GMenuModel         *post_menu;

  PraxisBrowser      *browser;
  PraxisPostModel    *model;
  PraxisListTop      *top;
  gint64              wanted;
  guint               announce_id;
  gboolean            leaves_list;
};

/* The pane itself. */
void praxis_posts_pane_open            (PraxisPostsPane *self,
                                        gint64           id);

/* praxis-posts-pane-actions.c */
void praxis_posts_pane_install_actions (GtkWidgetClass  *widget_class);

G_END_DECLS
