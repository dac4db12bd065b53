/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void praxis_menu_button_set_late_popup (GtkMenuButton                *button,
                                        GtkMenuButtonCreatePopupFunc  create,
                                        gpointer                      user_data,
                                        GDestroyNotify                destroy);
void praxis_menu_button_set_late_menu  (GtkMenuButton                *button,
                                        GMenuModel                   *menu);

G_END_DECLS
