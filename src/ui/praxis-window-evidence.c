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
    praxis_window_show_overview (self, praxis_evidence_page_new (self->browser));
}

/* A post that is not among those that are listed is looked for among all. */
void
praxis_window_show_post (PraxisWindow *self,
                         gint64        post_id)
{
  adw_navigation_view_pop_to_page (self->pages, self->library_page);
  if (praxis_post_model_find (praxis_posts_pane_get_model (self->posts_pane), post_id) == GTK_INVALID_LIST_POSITION)
    {
      praxis_posts_pane_clear (self->posts_pane);
      praxis_browser_set_collection (self->browser, PRAXIS_COLLECTION_ALL, NULL);
    }
  praxis_posts_pane_select (self->posts_pane, post_id);
  adw_navigation_split_view_set_show_content (self->inner_view, TRUE);
  adw_navigation_split_view_set_show_content (self->outer_view, TRUE);
  praxis_reader_focus (self->reader);
}

static void
show_post_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  praxis_window_show_post (PRAXIS_WINDOW (widget), g_variant_get_int64 (parameter));
}

void
praxis_window_install_evidence (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-evidence", NULL, evidence_action);
  gtk_widget_class_install_action (widget_class, "win.show-post", "x", show_post_action);
}

void
praxis_window_update_evidence (PraxisWindow *self)
{
  GPtrArray *digests = praxis_browser_get_digests (self->browser);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-evidence",
                                 praxis_window_can_show_overview (self) && digests != NULL && digests->len > 0);
}
