/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-toasts.h"

/* Where a toast about @widget is shown: in the window, also for what is in a dialog over it. NULL where there is no window
 * any more. */
AdwToastOverlay *
praxis_toasts_find (GtkWidget *widget)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (toasts == NULL && ADW_IS_APPLICATION_WINDOW (root))
    toasts = adw_application_window_get_content (ADW_APPLICATION_WINDOW (root));

  return ADW_IS_TOAST_OVERLAY (toasts) ? ADW_TOAST_OVERLAY (toasts) : NULL;
}
