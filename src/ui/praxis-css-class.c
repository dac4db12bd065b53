/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-css-class.h"

/* Gives a widget a style class that it has in one state and not in the other. */
void
praxis_widget_set_css_class (GtkWidget  *widget,
                             const char *name,
                             gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}
