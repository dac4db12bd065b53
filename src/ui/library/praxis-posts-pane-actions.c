/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The commands of the list of posts: those that keys, the rows and their menus give. */

#include "config.h"

#include "praxis-posts-pane-private.h"

#include "praxis-post-row.h"

/* From the search entry to the list, or to what stands there instead; during a search to its best match. */
static void
results_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PraxisPostsPane *self = PRAXIS_POSTS_PANE (widget);

  praxis_posts_pane_focus (self);
  if (praxis_browser_is_searching (self->browser) && g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    praxis_list_top_scroll_to_row (self->top, 0, GTK_LIST_SCROLL_FOCUS);
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisPostsPane *self = PRAXIS_POSTS_PANE (widget);
  gint64 id = g_variant_get_int64 (parameter);

  if (g_str_equal (action_name, "posts.open"))
    praxis_posts_pane_open (self, id);
  else
    praxis_post_model_set_selected (self->model, id);
}

/* The month alone; where it is chosen already, all months again. */
static void
show_month_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PraxisBrowser *browser = PRAXIS_POSTS_PANE (widget)->browser;
  const char *month = g_variant_get_string (parameter, NULL);
  PraxisChoice choice = praxis_filter_get_choice (praxis_browser_get_filter (browser), PRAXIS_FACET_MONTH, month);

  praxis_browser_set_choice (browser, PRAXIS_FACET_MONTH, month,
                             choice == PRAXIS_CHOICE_INCLUDE ? PRAXIS_CHOICE_NONE : PRAXIS_CHOICE_INCLUDE);
}

static PraxisPostRow *
get_focused_row (PraxisPostsPane *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return NULL;

  return PRAXIS_IS_POST_ROW (child) ? PRAXIS_POST_ROW (child) : NULL;
}

static void
menu_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisPostRow *row = get_focused_row (PRAXIS_POSTS_PANE (widget));

  if (row != NULL)
    praxis_post_row_popup_menu (row);
}

/* Only with the keyboard on a post: in an entry the key means a letter. */
static void
trash_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PraxisPostsPane *self = PRAXIS_POSTS_PANE (widget);

  if (praxis_post_model_is_selecting (self->model))
    {
      if (g_str_equal (action_name, "posts.delete"))
        gtk_widget_activate_action (widget, "win.batch-delete", NULL);
      return;
    }
  if (get_focused_row (self) == NULL)
    return;

  gtk_widget_activate_action (widget, g_str_equal (action_name, "posts.delete") ? "win.delete" : "win.restore", NULL);
}

static void
end_selecting_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  praxis_post_model_set_selecting (PRAXIS_POSTS_PANE (widget)->model, FALSE);
}

void
praxis_posts_pane_install_actions (GtkWidgetClass *widget_class)
{
  static const struct { const char *name; const char *type; GtkWidgetActionActivateFunc activate; } actions[] = {
    { "posts.select", "x", open_action },
    { "posts.open", "x", open_action },
    { "posts.show-month", "s", show_month_action },
    { "posts.results", NULL, results_action },
    { "posts.menu", NULL, menu_action },
    { "posts.delete", NULL, trash_action },
    { "posts.restore", NULL, trash_action },
    { "posts.end-selecting", NULL, end_selecting_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].activate);
}
