/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first pane: what is shown (collections, digests) and what it is narrowed by (topics, types, years,
 * journals). Enter, Space or a click ticks a value or opens a group; Shift+Space hides posts with it; the arrows
 * open a year to its months. */

#include "config.h"

#include "praxis-facets-pane.h"

#include "praxis-facet-row.h"
#include "praxis-facet-tree.h"

struct _PraxisFacetsPane
{
  AdwNavigationPage  parent_instance;

  GtkSearchEntry    *filter_entry;
  GtkListView       *list;

  PraxisBrowser     *browser;
  PraxisFacetTree   *tree;
  gboolean           open[PRAXIS_N_FACETS];
  gboolean           filtering;
};

enum
{
  COLLECTION_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisFacetsPane, praxis_facets_pane, ADW_TYPE_NAVIGATION_PAGE)

/* The row that has the keyboard. */
static PraxisFacetRow *
get_focused_row (PraxisFacetsPane *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return NULL;

  return PRAXIS_IS_FACET_ROW (child) ? PRAXIS_FACET_ROW (child) : NULL;
}

/* Calls for each row that opens to values. */
static void
for_each_group (PraxisFacetsPane *self,
                void            (*visit) (PraxisFacetsPane *self,
                                          PraxisFacet       facet,
                                          GtkTreeListRow   *row))
{
  GtkTreeListModel *rows = praxis_facet_tree_get_rows (self->tree);
  guint n_roots = g_list_model_get_n_items (gtk_tree_list_model_get_model (rows));

  for (guint i = 0; i < n_roots; i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_child_row (rows, i);
      g_autoptr (PraxisFacetItem) item = gtk_tree_list_row_get_item (row);

      if (praxis_facet_item_get_kind (item) == PRAXIS_FACET_ITEM_GROUP)
        visit (self, praxis_facet_item_get_facet (item), row);
    }
}

static void
remember_group (PraxisFacetsPane *self,
                PraxisFacet       facet,
                GtkTreeListRow   *row)
{
  self->open[facet] = gtk_tree_list_row_get_expanded (row);
}

static void
open_group (PraxisFacetsPane *self,
            PraxisFacet       facet,
            GtkTreeListRow   *row)
{
  gtk_tree_list_row_set_expanded (row, self->filtering || self->open[facet]);
}

/* A group goes with its last value; when it comes again, it is as open as it was. While somebody filters, all
 * are open. */
static void
before_update_cb (PraxisFacetsPane *self)
{
  if (!self->filtering && self->tree != NULL)
    for_each_group (self, remember_group);
}

static void
updated_cb (PraxisFacetsPane *self)
{
  for_each_group (self, open_group);
}

static void
activate_item (PraxisFacetsPane *self,
               GtkTreeListRow   *row)
{
  g_autoptr (PraxisFacetItem) item = gtk_tree_list_row_get_item (row);
  gboolean included = praxis_facet_item_get_choice (item) == PRAXIS_CHOICE_INCLUDE;

  switch (praxis_facet_item_get_kind (item))
    {
    case PRAXIS_FACET_ITEM_COLLECTION:
      praxis_browser_set_collection (self->browser, praxis_facet_item_get_collection (item), NULL);
      g_signal_emit (self, signals[COLLECTION_ACTIVATED], 0);
      break;
    case PRAXIS_FACET_ITEM_DIGEST:
      praxis_browser_set_collection (self->browser, PRAXIS_COLLECTION_ALL, praxis_facet_item_get_value (item));
      g_signal_emit (self, signals[COLLECTION_ACTIVATED], 0);
      break;
    case PRAXIS_FACET_ITEM_NOTES:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.notes", NULL);
      break;
    case PRAXIS_FACET_ITEM_GROUP:
      gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
      break;
    case PRAXIS_FACET_ITEM_VALUE:
      praxis_facet_item_set_choice (item, included ? PRAXIS_CHOICE_NONE : PRAXIS_CHOICE_INCLUDE);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
row_activated_cb (PraxisFacetsPane *self,
                  guint             position)
{
  GListModel *rows = G_LIST_MODEL (praxis_facet_tree_get_rows (self->tree));
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (rows, position);

  if (row != NULL)
    activate_item (self, row);
}

static void
filter_changed_cb (PraxisFacetsPane *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->filter_entry));

  before_update_cb (self);
  self->filtering = *text != '\0';
  praxis_facet_tree_set_filter (self->tree, text);
  updated_cb (self);
}

static void
filter_stopped_cb (PraxisFacetsPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
toggle_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisFacetsPane *self = PRAXIS_FACETS_PANE (widget);
  PraxisFacetRow *row = get_focused_row (self);
  g_autoptr (GtkTreeListRow) tree_row = NULL;

  if (row == NULL)
    return;

  g_object_get (row, "row", &tree_row, NULL);
  if (tree_row != NULL)
    activate_item (self, tree_row);
}

static void
toggle_exclude_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  PraxisFacetRow *row = get_focused_row (PRAXIS_FACETS_PANE (widget));
  g_autoptr (PraxisFacetItem) item = row != NULL ? praxis_facet_row_dup_item (row) : NULL;
  gboolean excluded;

  if (item == NULL || praxis_facet_item_get_kind (item) != PRAXIS_FACET_ITEM_VALUE)
    return;

  excluded = praxis_facet_item_get_choice (item) == PRAXIS_CHOICE_EXCLUDE;
  praxis_facet_item_set_choice (item, excluded ? PRAXIS_CHOICE_NONE : PRAXIS_CHOICE_EXCLUDE);
}

static void
focus_row (PraxisFacetsPane *self,
           GtkTreeListRow   *row)
{
  guint position = gtk_tree_list_row_get_position (row);

  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
}

/* As in every tree: towards the end a row is opened, towards the start it is closed, or left for its parent. */
static void
expand_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisFacetsPane *self = PRAXIS_FACETS_PANE (widget);
  PraxisFacetRow *focused = get_focused_row (self);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean expand = g_str_equal (action_name, is_rtl ? "facets.left" : "facets.right");
  g_autoptr (GtkTreeListRow) row = NULL;
  g_autoptr (GtkTreeListRow) parent = NULL;

  if (focused == NULL)
    return;

  g_object_get (focused, "row", &row, NULL);
  parent = gtk_tree_list_row_get_parent (row);
  if (expand || gtk_tree_list_row_get_expanded (row))
    gtk_tree_list_row_set_expanded (row, expand);
  else if (parent != NULL)
    focus_row (self, parent);
}

static void
menu_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisFacetRow *row = get_focused_row (PRAXIS_FACETS_PANE (widget));

  if (row != NULL)
    praxis_facet_row_popup_menu (row);
}

static void
praxis_facets_pane_dispose (GObject *object)
{
  PraxisFacetsPane *self = PRAXIS_FACETS_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_FACETS_PANE);
  g_clear_object (&self->tree);
  g_clear_object (&self->browser);

  G_OBJECT_CLASS (praxis_facets_pane_parent_class)->dispose (object);
}

static void
praxis_facets_pane_class_init (PraxisFacetsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_facets_pane_dispose;

  signals[COLLECTION_ACTIVATED] =
    g_signal_new ("collection-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  g_type_ensure (PRAXIS_TYPE_FACET_ROW);
  g_type_ensure (PRAXIS_TYPE_FACET_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/library/praxis-facets-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisFacetsPane, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, PraxisFacetsPane, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_stopped_cb);

  gtk_widget_class_install_action (widget_class, "facets.toggle", NULL, toggle_action);
  gtk_widget_class_install_action (widget_class, "facets.toggle-exclude", NULL, toggle_exclude_action);
  gtk_widget_class_install_action (widget_class, "facets.left", NULL, expand_action);
  gtk_widget_class_install_action (widget_class, "facets.right", NULL, expand_action);
  gtk_widget_class_install_action (widget_class, "facets.menu", NULL, menu_action);
}

static void
praxis_facets_pane_init (PraxisFacetsPane *self)
{
  /* Journals are many, and seldom what one begins with. */
  for (PraxisFacet facet = 0; facet < PRAXIS_N_FACETS; facet++)
    self->open[facet] = facet != PRAXIS_FACET_JOURNAL;

  gtk_widget_init_template (GTK_WIDGET (self));
}

void
praxis_facets_pane_set_browser (PraxisFacetsPane *self,
                                PraxisBrowser    *browser)
{
  GtkNoSelection *selection;

  g_return_if_fail (self->browser == NULL);

  self->browser = g_object_ref (browser);
  g_signal_connect_object (browser, "updated", G_CALLBACK (before_update_cb), self, G_CONNECT_SWAPPED);
  self->tree = praxis_facet_tree_new (browser);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (praxis_facet_tree_get_rows (self->tree))));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);

  /* After the tree, which was connected first. */
  g_signal_connect_object (browser, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  updated_cb (self);
}

void
praxis_facets_pane_focus (PraxisFacetsPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
