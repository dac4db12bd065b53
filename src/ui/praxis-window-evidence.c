/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of all findings, and the way from there to a post. */

#include "config.h"

#include "praxis-window-private.h"

#include "evidence/praxis-evidence-page.h"

static void
evidence_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);

  if (!PRAXIS_IS_EVIDENCE_PAGE (adw_navigation_view_get_visible_page (self->pages)))
    adw_navigation_view_push (self->pages, praxis_evidence_page_new (self->browser));
}

void
praxis_window_install_evidence (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-evidence", NULL, evidence_action);
}

void
praxis_window_update_evidence (PraxisWindow *self)
{
  gboolean is_on_top = adw_navigation_view_get_visible_page (self->pages) == self->library_page;
  GPtrArray *digests = praxis_browser_get_digests (self->browser);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-evidence", is_on_top && digests != NULL && digests->len > 0);
}
