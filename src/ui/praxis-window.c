/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window: the library page with its three panes (facets, posts, reader) that fold to two and to one, the pages
 * that stand there instead while there is nothing to show, and whatever lies on top of it (praxis-window-pages.c).
 * What its commands do to the library is in praxis-window-jobs.c. */

#include "config.h"

#include "praxis-window-private.h"

#include <glib/gi18n.h>

#include "praxis-error-dialog.h"
#include "praxis-import-dialog.h"
#include "praxis-menus.h"
#include "praxis-words.h"

G_DEFINE_FINAL_TYPE (PraxisWindow, praxis_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_ANY_TOPIC,
  PROP_BOOKMARKED,
  PROP_UNREAD,
  PROP_SORT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* A library that opens at once shows nothing before it: no page that flashes. */
#define LOADING_DELAY_MS 600

/* How long a new window waits for what it is to show, so that it is not laid out and painted twice. */
#define PRESENT_DELAY_MS 200

/* --- Pages ---------------------------------------------------------------------------------------------- */

/* A window that waited for something to show has it now. */
static void
present_now (PraxisWindow *self)
{
  if (self->present_id == 0)
    return;

  g_clear_handle_id (&self->present_id, g_source_remove);
  g_clear_handle_id (&self->read_timeout_id, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

/* Instead of the library, with the keyboard on what it says to do. */
static void
show_page (PraxisWindow  *self,
           const char    *name,
           AdwStatusPage *page)
{
  gboolean is_new_page = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) != 0;

  gtk_stack_set_visible_child_name (self->stack, name);
  present_now (self);
  /* Before the library is open, there is nothing on the page that could have it. */
  if (is_new_page || gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

/* A library without a digest is one that nobody has used yet. */
static gboolean
is_new (PraxisWindow *self)
{
  GPtrArray *digests = praxis_browser_get_digests (self->browser);

  return digests != NULL && digests->len == 0;
}

static void
show_library (PraxisWindow *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "library") == 0)
    return;

  gtk_stack_set_visible_child_name (self->stack, "library");
  praxis_posts_pane_focus (self->posts_pane);
  present_now (self);
}

static void
updated_cb (PraxisWindow *self)
{
  if (!self->open ||
      (praxis_browser_get_result (self->browser) == NULL && praxis_browser_get_error (self->browser) == NULL))
    return;

  g_clear_handle_id (&self->loading_id, g_source_remove);
  if (is_new (self))
    show_page (self, "welcome", self->welcome_page);
  else
    show_library (self);
  praxis_window_update_actions (self);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean open = praxis_library_open_finish (PRAXIS_LIBRARY (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (open)
    {
      self->open = TRUE;
      praxis_window_empty_old_trash (self);
      praxis_window_finish_exports (self);
      praxis_window_offer_open_posts (self);
      praxis_window_update_actions (self);
      /* The search has begun before, and may have failed since the library did. */
      if (praxis_browser_get_error (self->browser) != NULL)
        praxis_browser_refresh (self->browser);
      else
        updated_cb (self);
      if (self->waiting_file != NULL)
        {
          g_autoptr (GFile) file = g_steal_pointer (&self->waiting_file);

          praxis_window_import_file (self, file);
        }
    }
  else
    {
      g_clear_handle_id (&self->loading_id, g_source_remove);
      praxis_status_page_set_words (self->failed_page, error->message);
      show_page (self, "failed", self->failed_page);
    }
}

static gboolean
loading_cb (gpointer user_data)
{
  PraxisWindow *self = user_data;

  self->loading_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->loading_page), TRUE);

  return G_SOURCE_REMOVE;
}

void
praxis_window_open_library (PraxisWindow *self)
{
  g_clear_handle_id (&self->loading_id, g_source_remove);
  self->loading_id = g_timeout_add (LOADING_DELAY_MS, loading_cb, self);
  praxis_library_open_async (self->library, self->cancellable, opened_cb, g_object_ref (self));
}

void
praxis_window_show_error (PraxisWindow *self,
                          const char   *heading,
                          const GError *error)
{
  praxis_error_dialog_present (GTK_WIDGET (self), heading, error);
}

/* --- Following the panes -------------------------------------------------------------------------------- */

static void
selected_cb (PraxisWindow *self)
{
  praxis_reader_show_post (self->reader, praxis_post_model_get_selected (praxis_posts_pane_get_model (self->posts_pane)));
  praxis_window_update_actions (self);
}

/* That of the post that is read, or of the page that lies on the library. */
void
praxis_window_update_title (PraxisWindow *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->pages);
  PraxisPost *post = praxis_reader_get_post (self->reader);
  const char *title = post != NULL ? praxis_post_get_title (post) : NULL;
  g_autofree char *both = NULL;

  if (page != self->library_page)
    title = adw_navigation_page_get_title (page);
  /* Translators: the title of the window: that of the post and the name of the application. */
  both = title != NULL ? g_strdup_printf (_("%s – Praxis"), title) : g_strdup ("Praxis");
  gtk_window_set_title (GTK_WINDOW (self), both);
}

static void
post_shown_cb (PraxisWindow *self)
{
  praxis_window_update_title (self);
  praxis_window_follow_reading (self);
  praxis_window_update_actions (self);
}

static void
page_changed_cb (PraxisWindow *self)
{
  if (self->browser == NULL)
    return;
  praxis_window_update_title (self);
  praxis_window_update_actions (self);
}

static void
collection_activated_cb (PraxisWindow *self)
{
  adw_navigation_split_view_set_show_content (self->inner_view, TRUE);
}

static void
post_opened_cb (PraxisWindow *self)
{
  adw_navigation_split_view_set_show_content (self->outer_view, TRUE);
  if (adw_navigation_split_view_get_collapsed (self->outer_view))
    praxis_reader_focus (self->reader);
}

/* --- Importing ------------------------------------------------------------------------------------------- */

static void
imported_cb (PraxisWindow *self,
             guint         n_added,
             guint         n_updated,
             gint64        import_id)
{
  praxis_window_show_imported (self, n_added, n_updated, import_id);
}

void
praxis_window_present_import (PraxisWindow *self,
                              AdwDialog    *dialog)
{
  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static gboolean
drop_cb (PraxisWindow *self,
         const GValue *value)
{
  PraxisImportDialog *dialog;
  GSList *files;

  if (!self->open)
    return FALSE;

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      files = gdk_file_list_get_files (g_value_get_boxed (value));
      if (files == NULL)
        return FALSE;
      praxis_window_import_file (self, files->data);
      g_slist_free (files);
      return TRUE;
    }

  dialog = praxis_import_dialog_new (self->library);
  praxis_import_dialog_load_text (dialog, g_value_get_string (value));
  praxis_window_present_import (self, ADW_DIALOG (dialog));
  return TRUE;
}

/* --- The class ------------------------------------------------------------------------------------------ */

/* The settings' values are those of PraxisSort. */
static void
set_sort (PraxisWindow *self,
          const char   *sort)
{
  g_settings_set_string (self->settings, "sort-order", sort);
  if (self->browser != NULL)
    praxis_browser_set_sort (self->browser, (PraxisSort) g_settings_get_enum (self->settings, "sort-order"));
}

/* As long as nobody has chosen, results are sorted by relevance, and the menu says so. */
static char *
dup_sort (PraxisWindow *self)
{
  g_autofree char *sort = g_settings_get_string (self->settings, "sort-order");

  return g_strdup (g_str_equal (sort, "automatic") ? "relevance" : sort);
}

static void
praxis_window_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  PraxisWindow *self = PRAXIS_WINDOW (object);

  switch (prop_id)
    {
    case PROP_ANY_TOPIC:
      g_value_set_boolean (value, self->browser != NULL &&
                                  praxis_filter_get_any_topic (praxis_browser_get_filter (self->browser)));
      break;
    case PROP_BOOKMARKED:
      g_value_set_boolean (value, self->browser != NULL && praxis_window_is_bookmarked (self));
      break;
    case PROP_UNREAD:
      g_value_set_boolean (value, self->browser != NULL && praxis_window_is_unread (self));
      break;
    case PROP_SORT:
      g_value_take_string (value, dup_sort (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_window_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  PraxisWindow *self = PRAXIS_WINDOW (object);

  switch (prop_id)
    {
    case PROP_ANY_TOPIC:
      if (self->browser != NULL)
        praxis_browser_set_any_topic (self->browser, g_value_get_boolean (value));
      break;
    case PROP_BOOKMARKED:
      praxis_window_set_bookmarked (self, g_value_get_boolean (value));
      break;
    case PROP_UNREAD:
      praxis_window_set_unread (self, g_value_get_boolean (value));
      break;
    case PROP_SORT:
      set_sort (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_window_size_saved (PraxisWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

static gboolean
praxis_window_close_request (GtkWindow *window)
{
  praxis_window_size_saved (PRAXIS_WINDOW (window));
  if (!praxis_window_can_close (PRAXIS_WINDOW (window)))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (praxis_window_parent_class)->close_request (window);
}

static void
praxis_window_dispose (GObject *object)
{
  PraxisWindow *self = PRAXIS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->gathering);
  g_clear_handle_id (&self->loading_id, g_source_remove);
  g_clear_handle_id (&self->present_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_WINDOW);
  g_clear_object (&self->browser);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (praxis_window_parent_class)->dispose (object);
}

static void
praxis_window_finalize (GObject *object)
{
  PraxisWindow *self = PRAXIS_WINDOW (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->gathering);
  g_clear_object (&self->references_toast);
  g_clear_object (&self->waiting_file);
  g_clear_pointer (&self->undo_action, g_free);
  g_clear_pointer (&self->former_address, g_free);
  g_clear_pointer (&self->reading_undo, g_array_unref);
  g_clear_pointer (&self->removed_digest, g_free);
  g_clear_object (&self->deleted_note);
  g_clear_pointer (&self->wanted_remark, g_variant_unref);
  praxis_window_clear_batch (self);

  G_OBJECT_CLASS (praxis_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PRAXIS_TYPE_FACETS_PANE);
  g_type_ensure (PRAXIS_TYPE_POSTS_PANE);
  g_type_ensure (PRAXIS_TYPE_READER);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/praxis-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, PraxisWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, PraxisWindow, library_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisWindow, loading_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisWindow, welcome_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisWindow, failed_menu_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisWindow, welcome_menu_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisWindow, short_menu);
  gtk_widget_class_bind_template_child (widget_class, PraxisWindow, outer_view);
  gtk_widget_class_bind_template_child (widget_class, PraxisWindow, inner_view);
  gtk_widget_class_bind_template_child (widget_class, PraxisWindow, facets_pane);
  gtk_widget_class_bind_template_child (widget_class, PraxisWindow, posts_pane);
  gtk_widget_class_bind_template_child (widget_class, PraxisWindow, reader);
  gtk_widget_class_bind_template_child (widget_class, PraxisWindow, drop_target);
  gtk_widget_class_bind_template_callback (widget_class, collection_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, post_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, post_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
}

static void
praxis_window_class_init (PraxisWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = praxis_window_get_property;
  object_class->set_property = praxis_window_set_property;
  object_class->dispose = praxis_window_dispose;
  object_class->finalize = praxis_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = praxis_window_close_request;

  properties[PROP_ANY_TOPIC] = g_param_spec_boolean ("any-topic", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BOOKMARKED] = g_param_spec_boolean ("bookmarked", NULL, NULL, FALSE,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_UNREAD] = g_param_spec_boolean ("unread", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  praxis_window_install_actions (widget_class);
  praxis_window_install_issues (widget_class);
  gtk_widget_class_install_property_action (widget_class, "win.any-topic", "any-topic");
  gtk_widget_class_install_property_action (widget_class, "win.sort", "sort");
}

static void
praxis_window_init (PraxisWindow *self)
{
  GType dropped[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  self->cancellable = g_cancellable_new ();
  self->settings = g_settings_new (APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_target_set_gtypes (self->drop_target, dropped, G_N_ELEMENTS (dropped));
  praxis_menu_button_set_late_menu (self->failed_menu_button, self->short_menu);
  praxis_menu_button_set_late_menu (self->welcome_menu_button, self->short_menu);
  adw_status_page_set_icon_name (self->welcome_page, APP_ID);
  praxis_window_add_keys (self);

  if (DEVEL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
filter_changed_cb (PraxisWindow *self)
{
  gboolean any = praxis_filter_get_any_topic (praxis_browser_get_filter (self->browser));

  g_settings_set_string (self->settings, "match", any ? "any" : "all");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANY_TOPIC]);
}

static void
set_browser (PraxisWindow  *self,
             PraxisBrowser *browser)
{
  PraxisLibrary *library = praxis_browser_get_library (browser);
  g_autofree char *sort = g_settings_get_string (self->settings, "sort-order");

  self->library = g_object_ref (library);
  self->browser = g_object_ref (browser);

  /* The panes follow the browser before the window does. */
  praxis_facets_pane_set_browser (self->facets_pane, self->browser);
  praxis_posts_pane_set_browser (self->posts_pane, self->browser);
  praxis_reader_set_library (self->reader, library);
  g_signal_connect_object (self->browser, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->browser, "filter-changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (praxis_posts_pane_get_model (self->posts_pane), "notify::selected",
                           G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (praxis_posts_pane_get_model (self->posts_pane), "notify::n-chosen",
                           G_CALLBACK (praxis_window_update_actions), self, G_CONNECT_SWAPPED);

  set_sort (self, sort);
  praxis_window_update_actions (self);
  praxis_window_open_library (self);

  /* An answer that came before anybody looked. */
  if (praxis_browser_get_result (browser) != NULL)
    praxis_browser_refresh (browser);
}

/* @browser is searching already. */
PraxisWindow *
praxis_window_new (PraxisApplication *application,
                   PraxisBrowser     *browser)
{
  PraxisWindow *self = g_object_new (PRAXIS_TYPE_WINDOW, "application", application, NULL);

  set_browser (self, browser);

  return self;
}

static gboolean
present_cb (gpointer user_data)
{
  PraxisWindow *self = user_data;

  self->present_id = 0;
  gtk_window_present (GTK_WINDOW (self));

  return G_SOURCE_REMOVE;
}

/* As soon as there is something to show, or at once where the window is there already. */
void
praxis_window_present_soon (PraxisWindow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
  else if (self->present_id == 0)
    self->present_id = g_timeout_add (PRESENT_DELAY_MS, present_cb, self);
}

/* Waits until the library is open. An archive is looked at, anything else is to be imported. */
void
praxis_window_import_file (PraxisWindow *self,
                           GFile        *file)
{
  PraxisImportDialog *dialog;

  if (!self->open)
    {
      g_set_object (&self->waiting_file, file);
      return;
    }

  if (praxis_window_is_archive (file))
    {
      praxis_window_open_archive (self, file);
      return;
    }

  dialog = praxis_import_dialog_new (self->library);
  praxis_import_dialog_load_file (dialog, file);
  praxis_window_present_import (self, ADW_DIALOG (dialog));
}
