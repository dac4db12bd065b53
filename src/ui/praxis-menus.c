/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Menus whose widgets are made when somebody opens them. A menu button makes those of its model at once, a
 * button an item, which a window that starts has to wait for. */

#include "config.h"

#include "praxis-menus.h"

static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       user_data)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, user_data);
}

/* @create gives the button its menu or popover, which it may have already. */
void
praxis_menu_button_set_late_popup (GtkMenuButton                *button,
                                   GtkMenuButtonCreatePopupFunc  create,
                                   gpointer                      user_data,
                                   GDestroyNotify                destroy)
{
  gtk_menu_button_set_create_popup_func (button, create, user_data, destroy);
  /* What a screen reader says of it, as of one that has its popup. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (button))),
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
}

void
praxis_menu_button_set_late_menu (GtkMenuButton *button,
                                  GMenuModel    *menu)
{
  praxis_menu_button_set_late_popup (button, create_popup_cb, g_object_ref (menu), g_object_unref);
}
