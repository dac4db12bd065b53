/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The second pane: the search entry, what is chosen (chips), and the posts. Selecting a post shows it in the
 * reader; opening it (a click, Enter) also goes there where the panes are folded. */

#include "config.h"

#include "praxis-posts-pane-private.h"

#include <glib/gi18n.h>

#include "praxis-css-class.h"
#include "praxis-empty-state.h"
#include "praxis-facet-labels.h"
#include "praxis-menus.h"
#include "praxis-month-header.h"
#include "praxis-post-row.h"
#include "praxis-reading-order.h"
#include "praxis-words.h"

/* How long typing must rest before a screen reader is told how many posts were found. */
#define ANNOUNCE_DELAY_MS 500

enum
{
  POST_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisPostsPane, praxis_posts_pane, ADW_TYPE_NAVIGATION_PAGE)

static void
update_title (PraxisPostsPane *self)
{
  const PraxisFilter *filter = praxis_browser_get_filter (self->browser);
  PraxisSearchResult *result = praxis_browser_get_result (self->browser);
  PraxisDigest *digest = praxis_browser_find_digest (self->browser, praxis_filter_get_digest (filter));
  gsize size = result != NULL ? praxis_search_result_get_size (result) : 0;
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%'u post", "%'u posts", (gulong) size), (guint) size);
  const char *title = digest != NULL ? praxis_digest_get_title (digest)
                                     : praxis_collection_get_title (praxis_filter_get_collection (filter));

  if (self->model != NULL && praxis_post_model_is_selecting (self->model))
    {
      guint n_chosen = praxis_post_model_get_n_chosen (self->model);
      g_autofree char *chosen = g_strdup_printf (ngettext ("%'u Selected", "%'u Selected", n_chosen), n_chosen);

      adw_window_title_set_title (self->window_title, chosen);
    }
  else
    {
      adw_window_title_set_title (self->window_title, title);
    }
  adw_window_title_set_subtitle (self->window_title, subtitle);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
}

/* A detailed name sets the name before the target, and GTK complains where another name had no target of that type: so the button has no
 * action in between. */
static void
set_status_action (PraxisPostsPane *self,
                   const char      *detailed_name)
{
  GtkActionable *actionable = GTK_ACTIONABLE (self->status_button);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (detailed_name, &name, &target, NULL))
    g_assert_not_reached ();
  gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target_value (actionable, target);
  gtk_actionable_set_action_name (actionable, name);
}

static void
update_status_page (PraxisPostsPane *self)
{
  const PraxisEmptyState *state = praxis_empty_state_get (self->browser);
  const GError *error = praxis_browser_get_error (self->browser);

  adw_status_page_set_icon_name (self->status_page, state->icon_name);
  adw_status_page_set_title (self->status_page, g_dpgettext2 (NULL, "empty state", state->title));
  praxis_status_page_set_words (self->status_page, error != NULL
                                  ? error->message : g_dpgettext2 (NULL, "empty state", state->description));

  gtk_widget_set_visible (GTK_WIDGET (self->status_button), state->button_label != NULL);
  if (state->button_label != NULL)
    {
      gtk_button_set_label (self->status_button, g_dpgettext2 (NULL, "empty state", state->button_label));
      set_status_action (self, state->action_name);
    }
}

static gboolean
has_posts (PraxisPostsPane *self)
{
  PraxisSearchResult *result = praxis_browser_get_result (self->browser);

  return result != NULL && praxis_browser_get_error (self->browser) == NULL &&
         praxis_search_result_get_size (result) > 0;
}

/* Whether the keyboard is there, or nowhere. A pane that another one hides, where they are folded, has no window. */
static gboolean
is_focus_in (PraxisPostsPane *self,
             GtkWidget       *part)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return root != NULL && (focus == NULL || gtk_widget_is_ancestor (focus, part));
}

/* A row that goes takes the keyboard with it, and the window moves it to the pane that comes next. So it leaves a
 * list that becomes empty before the rows do. */
static void
before_update_cb (PraxisPostsPane *self)
{
  self->leaves_list = !has_posts (self) && is_focus_in (self, GTK_WIDGET (self->stack));
  if (self->leaves_list)
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* The keyboard goes from a list that has become empty to what can be done about it. */
static void
show_status_page (PraxisPostsPane *self)
{
  update_status_page (self);
  gtk_stack_set_visible_child_name (self->stack, "status");

  if (self->leaves_list)
    praxis_posts_pane_focus (self);
}

/* For those who do not see the list follow their typing. */
static gboolean
announce_cb (gpointer user_data)
{
  PraxisPostsPane *self = user_data;
  gboolean is_list = g_str_equal (gtk_stack_get_visible_child_name (self->stack), "list");

  self->announce_id = 0;
  gtk_accessible_announce (GTK_ACCESSIBLE (self->search_entry),
                           is_list ? adw_window_title_get_subtitle (self->window_title)
                                   : adw_status_page_get_title (self->status_page),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);

  return G_SOURCE_REMOVE;
}

static void
announce (PraxisPostsPane *self)
{
  g_clear_handle_id (&self->announce_id, g_source_remove);
  if (praxis_browser_is_searching (self->browser))
    self->announce_id = g_timeout_add (ANNOUNCE_DELAY_MS, announce_cb, self);
}

static void
update_list (PraxisPostsPane *self,
             gboolean         fresh)
{
  PraxisSearchResult *result = praxis_browser_get_result (self->browser);
  gboolean searching = praxis_browser_is_searching (self->browser);
  gboolean headless = searching || praxis_search_result_is_ranked (result);
  GtkListItemFactory *headers = headless ? NULL : self->header_factory;

  if (gtk_list_view_get_header_factory (self->list) != headers)
    gtk_list_view_set_header_factory (self->list, headers);

  praxis_widget_set_css_class (GTK_WIDGET (self->list), "searching", searching);

  if (fresh)
    praxis_list_top_scroll_to_top (self->top);
}

/* The keyboard goes with the selection, unless it is in another pane. */
static void
show_wanted (PraxisPostsPane *self)
{
  guint position = praxis_post_model_find (self->model, self->wanted);
  gboolean here = is_focus_in (self, GTK_WIDGET (self->list));

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  self->wanted = 0;
  praxis_list_top_scroll_to_row (self->top, position, here ? GTK_LIST_SCROLL_FOCUS : GTK_LIST_SCROLL_NONE);
}

static void
updated_cb (PraxisPostsPane *self,
            gboolean         fresh)
{
  gboolean is_trash = praxis_filter_get_collection (praxis_browser_get_filter (self->browser)) ==
                      PRAXIS_COLLECTION_TRASH;
  gboolean is_list = has_posts (self);

  update_title (self);
  adw_banner_set_revealed (self->trash_banner, is_trash && is_list);

  if (is_list)
    {
      update_list (self, fresh);
      gtk_stack_set_visible_child_name (self->stack, "list");
      show_wanted (self);
    }
  else
    {
      show_status_page (self);
    }

  if (fresh)
    announce (self);
}

static void
filter_changed_cb (PraxisPostsPane *self)
{
  const char *text = praxis_filter_get_text (praxis_browser_get_filter (self->browser));

  gtk_widget_set_visible (GTK_WIDGET (self->sort_button), praxis_browser_is_searching (self->browser));

  /* The filter was cleared elsewhere. */
  if ((text == NULL || *text == '\0') && *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
search_changed_cb (PraxisPostsPane *self)
{
  praxis_browser_set_text (self->browser, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

/* Somebody types on the list: what follows is a word and no commands (praxis-window-keys.c). */
static void
search_typed_cb (PraxisPostsPane *self)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->search_entry)));

  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0' && !gtk_widget_has_focus (text))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
}

static void
search_stopped_cb (PraxisPostsPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  praxis_browser_set_text (self->browser, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* From the search entry to its best match. */
static void
search_activated_cb (PraxisPostsPane *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    return;

  praxis_list_top_scroll_to_row (self->top, 0, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
setup_row_cb (PraxisPostsPane *self,
              GtkListItem     *list_item)
{
  gtk_list_item_set_child (list_item, praxis_post_row_new (list_item, self->post_menu));
}

static void
bind_row_cb (PraxisPostsPane *self,
             GtkListItem     *list_item)
{
  praxis_post_row_set_item (PRAXIS_POST_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
unbind_row_cb (PraxisPostsPane *self,
               GtkListItem     *list_item)
{
  praxis_post_row_set_item (PRAXIS_POST_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
row_activated_cb (PraxisPostsPane *self,
                  guint            position)
{
  praxis_posts_pane_open (self, praxis_post_model_get_id (self->model, position));
}

/* --- Choosing posts -------------------------------------------------------------------------------------- */

static void
select_toggled_cb (PraxisPostsPane *self)
{
  praxis_post_model_set_selecting (self->model, gtk_toggle_button_get_active (self->select_button));
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
selecting_changed_cb (PraxisPostsPane *self)
{
  gboolean selecting = praxis_post_model_is_selecting (self->model);

  gtk_toggle_button_set_active (self->select_button, selecting);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "posts.end-selecting", selecting);
  gtk_widget_set_sensitive (self->batch_status_button, FALSE);
  gtk_widget_set_sensitive (self->batch_references_button, FALSE);
  gtk_widget_set_sensitive (self->batch_reading_button, FALSE);
  update_title (self);
}

static void
n_chosen_changed_cb (PraxisPostsPane *self)
{
  gboolean has_chosen = praxis_post_model_get_n_chosen (self->model) > 0;

  update_title (self);
  gtk_widget_set_sensitive (self->batch_status_button, has_chosen);
  gtk_widget_set_sensitive (self->batch_references_button, has_chosen);
  gtk_widget_set_sensitive (self->batch_reading_button, has_chosen);
  if (praxis_post_model_is_selecting (self->model))
    gtk_accessible_announce (GTK_ACCESSIBLE (self->list), adw_window_title_get_title (self->window_title),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_posts_pane_dispose (GObject *object)
{
  PraxisPostsPane *self = PRAXIS_POSTS_PANE (object);

  g_clear_handle_id (&self->announce_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_POSTS_PANE);
  g_clear_object (&self->top);
  g_clear_object (&self->model);
  g_clear_object (&self->browser);

  G_OBJECT_CLASS (praxis_posts_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/library/praxis-posts-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, window_title);
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, sort_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, chip_bar);
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, trash_banner);
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, list);
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, status_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, status_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, select_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, batch_bar);
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, batch_status_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, batch_references_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, batch_reading_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, header_factory);
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, sort_menu);
  gtk_widget_class_bind_template_child (widget_class, PraxisPostsPane, post_menu);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, select_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
praxis_posts_pane_class_init (PraxisPostsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_posts_pane_dispose;

  signals[POST_OPENED] =
    g_signal_new ("post-opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  g_type_ensure (PRAXIS_TYPE_CHIP_BAR);
  g_type_ensure (PRAXIS_TYPE_MONTH_HEADER);
  g_type_ensure (PRAXIS_TYPE_POST_ITEM);
  bind_template (widget_class);

  praxis_posts_pane_install_actions (widget_class);
}

static void
praxis_posts_pane_init (PraxisPostsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "posts.end-selecting", FALSE);

  praxis_menu_button_set_late_menu (self->menu_button, self->primary_menu);
  praxis_menu_button_set_late_menu (self->sort_button, self->sort_menu);

  /* Typing anywhere on the page searches. */
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
}

static gboolean
is_first (GListModel *model)
{
  return praxis_post_model_is_first (PRAXIS_POST_MODEL (model));
}

void
praxis_posts_pane_set_browser (PraxisPostsPane *self,
                               PraxisBrowser   *browser)
{
  g_return_if_fail (self->browser == NULL);

  self->browser = g_object_ref (browser);
  g_signal_connect_object (browser, "updated", G_CALLBACK (before_update_cb), self, G_CONNECT_SWAPPED);
  self->model = praxis_post_model_new (browser);
  self->top = praxis_list_top_new (self->scroller, self->list, G_LIST_MODEL (self->model), is_first);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->model));
  g_signal_connect_object (self->model, "notify::selecting", G_CALLBACK (selecting_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::n-chosen", G_CALLBACK (n_chosen_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (self->model, "selecting", self->batch_bar, "revealed", G_BINDING_SYNC_CREATE);
  praxis_chip_bar_set_browser (self->chip_bar, browser);
  praxis_reading_order_attach (GTK_WIDGET (self->list), browser);

  /* After the model, which was connected first. */
  g_signal_connect_object (browser, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (browser, "filter-changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
}

/* Selects a post and asks for it to be read; while posts are chosen it is chosen, or not any more. */
void
praxis_posts_pane_open (PraxisPostsPane *self,
                        gint64           id)
{
  praxis_post_model_set_selected (self->model, id);
  if (praxis_post_model_is_selecting (self->model))
    praxis_post_model_toggle (self->model, id);
  else
    g_signal_emit (self, signals[POST_OPENED], 0);
}

PraxisPostModel *
praxis_posts_pane_get_model (PraxisPostsPane *self)
{
  return self->model;
}

void
praxis_posts_pane_start_search (PraxisPostsPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

void
praxis_posts_pane_focus (PraxisPostsPane *self)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "list"))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else if (gtk_widget_get_visible (GTK_WIDGET (self->status_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->status_button));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

void
praxis_posts_pane_clear (PraxisPostsPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  praxis_browser_clear (self->browser);
}

/* Selects a post, and shows it as soon as it is in the list. */
void
praxis_posts_pane_select (PraxisPostsPane *self,
                          gint64           id)
{
  praxis_post_model_set_selected (self->model, id);
  self->wanted = id;
  show_wanted (self);
}

/* Selects the post @step places after the selected one; FALSE where there is none. */
gboolean
praxis_posts_pane_move (PraxisPostsPane *self,
                        int              step)
{
  guint n_posts = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint position = praxis_post_model_find (self->model, praxis_post_model_get_selected (self->model));
  gint64 wanted = position == GTK_INVALID_LIST_POSITION ? (step > 0 ? 0 : -1) : (gint64) position + step;

  if (wanted < 0 || wanted >= n_posts)
    return FALSE;

  praxis_list_top_scroll_to_row (self->top, wanted, GTK_LIST_SCROLL_SELECT);
  return TRUE;
}
