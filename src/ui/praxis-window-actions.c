/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window's commands, and when each of them can be given. */

#include "config.h"

#include "praxis-window-private.h"

#include <glib/gi18n.h>

#include "praxis-export-dialog.h"
#include "praxis-import-dialog.h"

static void
import_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  PraxisImportDialog *dialog = praxis_import_dialog_new (self->library);

  if (g_str_equal (action_name, "win.import-clipboard"))
    praxis_import_dialog_load_clipboard (dialog, gtk_widget_get_clipboard (widget));
  else if (g_str_equal (action_name, "win.import-text"))
    praxis_import_dialog_load_text (dialog, g_variant_get_string (parameter, NULL));

  praxis_window_present_import (self, ADW_DIALOG (dialog));
}

/* What the list shows is called by what it was searched for. */
static const char *
get_list_name (PraxisWindow *self)
{
  const char *text = praxis_filter_get_text (praxis_browser_get_filter (self->browser));

  return text != NULL && *text != '\0' ? text : NULL;
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  const char *digest = praxis_filter_get_digest (praxis_browser_get_filter (self->browser));
  g_autoptr (GArray) ids = praxis_window_dup_listed (self);
  PraxisExportDialog *dialog;

  dialog = praxis_export_dialog_new (self->library, praxis_browser_get_digests (self->browser), digest,
                                     praxis_reader_get_post (self->reader));
  praxis_export_dialog_set_list (dialog, ids, get_list_name (self), praxis_window_shows_reading_list (self));
  if (g_str_equal (action_name, "win.export-post"))
    praxis_export_dialog_choose (dialog, PRAXIS_EXPORT_OF_POST, "post");
  else if (praxis_window_shows_reading_list (self))
    praxis_export_dialog_choose (dialog, PRAXIS_EXPORT_OF_READING_LIST, "epub");
  else
    praxis_export_dialog_choose (dialog, PRAXIS_EXPORT_OF_DIGEST, "site");
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
add_sample_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  praxis_window_add_sample (PRAXIS_WINDOW (widget));
}

static void
refresh_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);

  if (self->open)
    praxis_browser_refresh (self->browser);
  else
    praxis_window_open_library (self);
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);

  /* To the pane that has the entry, wherever one is. */
  adw_navigation_split_view_set_show_content (self->inner_view, TRUE);
  adw_navigation_split_view_set_show_content (self->outer_view, FALSE);
  praxis_posts_pane_start_search (self->posts_pane);
}

static void
clear_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  praxis_posts_pane_clear (PRAXIS_WINDOW (widget)->posts_pane);
}

static void
show_collection_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  const char *name = g_variant_get_string (parameter, NULL);
  PraxisCollection collection = PRAXIS_COLLECTION_ALL;

  if (g_str_equal (name, "drafts"))
    collection = PRAXIS_COLLECTION_DRAFTS;
  else if (g_str_equal (name, "unread"))
    collection = PRAXIS_COLLECTION_UNREAD;
  else if (g_str_equal (name, "reading-list"))
    collection = PRAXIS_COLLECTION_LISTED;
  else if (g_str_equal (name, "trash"))
    collection = PRAXIS_COLLECTION_TRASH;

  adw_navigation_split_view_set_show_content (self->inner_view, TRUE);
  praxis_browser_set_collection (self->browser, collection, NULL);
}

static void
move_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  praxis_posts_pane_move (PRAXIS_WINDOW (widget)->posts_pane, g_str_equal (action_name, "win.next-post") ? 1 : -1);
}

/* Off the page that lies on the library, or one pane back, where they are folded. */
static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);

  if (adw_navigation_view_pop (self->pages))
    return;
  if (adw_navigation_split_view_get_collapsed (self->outer_view) &&
      adw_navigation_split_view_get_show_content (self->outer_view))
    adw_navigation_split_view_set_show_content (self->outer_view, FALSE);
  else if (adw_navigation_split_view_get_collapsed (self->inner_view))
    adw_navigation_split_view_set_show_content (self->inner_view, FALSE);
}

/* The panes in the order in which they stand. */
static void
focus_pane (PraxisWindow *self,
            GtkWidget    *pane)
{
  adw_navigation_split_view_set_show_content (self->outer_view, pane == GTK_WIDGET (self->reader));
  adw_navigation_split_view_set_show_content (self->inner_view, pane != GTK_WIDGET (self->facets_pane));

  if (pane == GTK_WIDGET (self->facets_pane))
    praxis_facets_pane_focus (self->facets_pane);
  else if (pane == GTK_WIDGET (self->posts_pane))
    praxis_posts_pane_focus (self->posts_pane);
  else
    praxis_reader_focus (self->reader);
}

static void
pane_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  GtkWidget *panes[] = { GTK_WIDGET (self->facets_pane), GTK_WIDGET (self->posts_pane), GTK_WIDGET (self->reader) };
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  guint step = g_str_equal (action_name, "win.next-pane") ? 1 : G_N_ELEMENTS (panes) - 1;
  guint current = 1;

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      if (focus != NULL && gtk_widget_is_ancestor (focus, panes[i]))
        current = i;
    }

  focus_pane (self, panes[(current + step) % G_N_ELEMENTS (panes)]);
}

static void
find_in_post_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  praxis_reader_start_finding (PRAXIS_WINDOW (widget)->reader);
}

static void
find_step_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  praxis_reader_find_step (PRAXIS_WINDOW (widget)->reader, g_str_equal (action_name, "win.find-next") ? 1 : -1);
}

static void
read_aloud_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PraxisReader *reader = PRAXIS_WINDOW (widget)->reader;

  if (g_str_equal (action_name, "win.read-aloud"))
    praxis_reader_read_aloud (reader);
  else
    praxis_reader_stop_reading_aloud (reader);
}

static void
copy_citation_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);

  praxis_reader_copy_citation (self->reader);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Citation copied")));
}

static void
zoom_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisReader *reader = PRAXIS_WINDOW (widget)->reader;

  if (g_str_equal (action_name, "win.zoom-in"))
    praxis_reader_zoom (reader, 1);
  else if (g_str_equal (action_name, "win.zoom-out"))
    praxis_reader_zoom (reader, -1);
  else
    praxis_reader_zoom (reader, 0);
}

static gint64
get_selected (PraxisWindow *self)
{
  return praxis_post_model_get_selected (praxis_posts_pane_get_model (self->posts_pane));
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);

  praxis_window_delete_post (self, get_selected (self));
}

static void
restore_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);

  praxis_window_restore_post (self, get_selected (self));
}

static void
restore_post_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  praxis_window_undelete_post (PRAXIS_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
empty_trash_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  praxis_window_empty_trash (PRAXIS_WINDOW (widget));
}

static void
undo_import_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  praxis_window_undo_import (PRAXIS_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  g_autofree char *undo = g_steal_pointer (&self->undo_action);

  praxis_window_set_undo (self, NULL, 0);
  adw_toast_overlay_dismiss_all (self->toasts);
  if (undo != NULL)
    gtk_widget_activate_action (widget, undo, "x", self->undo_target);
}

void
praxis_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct { const char *name; GtkWidgetActionActivateFunc activate; } actions[] = {
    { "win.import", import_action },
    { "win.import-clipboard", import_action },
    { "win.export", export_action },
    { "win.export-post", export_action },
    { "win.add-sample", add_sample_action },
    { "win.refresh", refresh_action },
    { "win.search", search_action },
    { "win.clear", clear_action },
    { "win.previous-post", move_action },
    { "win.next-post", move_action },
    { "win.back", back_action },
    { "win.next-pane", pane_action },
    { "win.previous-pane", pane_action },
    { "win.find-in-post", find_in_post_action },
    { "win.find-next", find_step_action },
    { "win.find-previous", find_step_action },
    { "win.read-aloud", read_aloud_action },
    { "win.stop-reading", read_aloud_action },
    { "win.copy-citation", copy_citation_action },
    { "win.zoom-in", zoom_action },
    { "win.zoom-out", zoom_action },
    { "win.zoom-reset", zoom_action },
    { "win.delete", delete_action },
    { "win.restore", restore_action },
    { "win.empty-trash", empty_trash_action },
    { "win.undo", undo_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);

  gtk_widget_class_install_action (widget_class, "win.show-collection", "s", show_collection_action);
  gtk_widget_class_install_action (widget_class, "win.restore-post", "x", restore_post_action);
  gtk_widget_class_install_action (widget_class, "win.import-text", "s", import_action);
  gtk_widget_class_install_action (widget_class, "win.undo-import", "x", undo_import_action);

  praxis_window_install_batch (widget_class);
  praxis_window_install_archives (widget_class);
  praxis_window_install_digests (widget_class);
  praxis_window_install_evidence (widget_class);
  praxis_window_install_address (widget_class);
  praxis_window_install_history (widget_class);
  praxis_window_install_marks (widget_class);
  praxis_window_install_notes (widget_class);
  praxis_window_install_pages (widget_class);
  praxis_window_install_reading (widget_class);
  praxis_window_install_references (widget_class);
  praxis_window_install_review (widget_class);
  praxis_window_install_subscriptions (widget_class);

  /* Not an accelerator of the application: an entry that has the keyboard undoes its own typing first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
}

/* What Ctrl+Z does: the same as the button of the last toast, also when that has gone. */
void
praxis_window_set_undo (PraxisWindow *self,
                        const char   *action_name,
                        gint64        target)
{
  g_set_str (&self->undo_action, action_name);
  self->undo_target = action_name != NULL ? target : self->undo_target;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", action_name != NULL);
}

static gboolean
has_sample (PraxisWindow *self)
{
  GPtrArray *digests = praxis_browser_get_digests (self->browser);

  for (guint i = 0; digests != NULL && i < digests->len; i++)
    {
      if (praxis_digest_get_origin (digests->pdata[i]) == PRAXIS_ORIGIN_SAMPLE)
        return TRUE;
    }

  return FALSE;
}

static guint
count_posts (PraxisWindow *self)
{
  PraxisSearchResult *result = praxis_browser_get_result (self->browser);

  return result != NULL ? praxis_search_result_get_size (result) : 0;
}

void
praxis_window_update_actions (PraxisWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  /* A page that lies on the library has commands of its own, and the same keys for them. */
  gboolean is_on_top = adw_navigation_view_get_visible_page (self->pages) == self->library_page;
  PraxisPost *post = is_on_top ? praxis_reader_get_post (self->reader) : NULL;
  GPtrArray *digests = praxis_browser_get_digests (self->browser);
  gboolean is_selected = is_on_top && get_selected (self) != 0;
  gboolean is_library = is_on_top && digests != NULL && digests->len > 0;
  gboolean is_trash = is_library && praxis_filter_get_collection (praxis_browser_get_filter (self->browser)) ==
                                    PRAXIS_COLLECTION_TRASH;
  gboolean is_deleted = post != NULL && praxis_post_get_deleted (post) != 0;
  guint n_posts = count_posts (self);

  gtk_widget_action_set_enabled (widget, "win.import", is_on_top && self->open);
  gtk_widget_action_set_enabled (widget, "win.import-clipboard", is_on_top && self->open);
  gtk_widget_action_set_enabled (widget, "win.add-sample", is_on_top && self->open && !has_sample (self));
  gtk_widget_action_set_enabled (widget, "win.undo", self->undo_action != NULL);
  gtk_widget_action_set_enabled (widget, "win.search", is_library);
  gtk_widget_action_set_enabled (widget, "win.next-pane", is_library);
  gtk_widget_action_set_enabled (widget, "win.previous-pane", is_library);
  gtk_widget_action_set_enabled (widget, "win.show-collection", is_library);
  gtk_widget_action_set_enabled (widget, "win.export", is_library);
  gtk_widget_action_set_enabled (widget, "win.clear", is_on_top && praxis_browser_is_narrowed (self->browser));
  gtk_widget_action_set_enabled (widget, "win.previous-post", is_library && n_posts > 0);
  gtk_widget_action_set_enabled (widget, "win.next-post", is_library && n_posts > 0);
  gtk_widget_action_set_enabled (widget, "win.find-in-post", post != NULL);
  gtk_widget_action_set_enabled (widget, "win.find-next", post != NULL);
  gtk_widget_action_set_enabled (widget, "win.find-previous", post != NULL);
  gtk_widget_action_set_enabled (widget, "win.read-aloud", post != NULL);
  gtk_widget_action_set_enabled (widget, "win.stop-reading", post != NULL);
  gtk_widget_action_set_enabled (widget, "win.copy-citation", post != NULL);
  gtk_widget_action_set_enabled (widget, "win.zoom-in", post != NULL);
  gtk_widget_action_set_enabled (widget, "win.zoom-out", post != NULL);
  gtk_widget_action_set_enabled (widget, "win.zoom-reset", post != NULL);
  gtk_widget_action_set_enabled (widget, "win.export-post", post != NULL && !is_deleted);
  gtk_widget_action_set_enabled (widget, "win.delete", is_selected && post != NULL && !is_deleted);
  gtk_widget_action_set_enabled (widget, "win.restore", is_selected && is_deleted);
  gtk_widget_action_set_enabled (widget, "win.empty-trash", is_trash && n_posts > 0);
  praxis_window_update_issues (self);
  praxis_window_update_batch (self);
  praxis_window_update_archives (self);
  praxis_window_update_digests (self);
  praxis_window_update_evidence (self);
  praxis_window_update_address (self);
  praxis_window_update_history (self);
  praxis_window_update_marks (self);
  praxis_window_update_notes (self);
  praxis_window_update_review (self);
  praxis_window_update_reading (self);
  praxis_window_update_references (self);
  praxis_window_update_subscriptions (self);
  praxis_window_update_pages (self, post, is_on_top);
}
