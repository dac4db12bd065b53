/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the posts report that the library shows now: as forest plots, a section for each measure, or as a table. The facets beside
 * them are the library's, and so is what is chosen in them.
 *
 *   browser ── posts ──▶ (thread) PraxisForestPlot ──▶ items ──┬─▶ list: rows that are drawn
 *                                                              └─▶ table
 *
 * Only the rows on the screen are laid out, so that there may be any number of them. */

#include "config.h"

#include "praxis-evidence-page.h"

#include <glib/gi18n.h>

#include "library/praxis-chip-bar.h"
#include "library/praxis-facets-pane.h"
#include "library/praxis-list-top.h"
#include "praxis-evidence-export.h"
#include "praxis-forest-view.h"
#include "praxis-split-focus.h"
#include "praxis-words.h"

struct _PraxisEvidencePage
{
  AdwNavigationPage       parent_instance;

  AdwNavigationSplitView *split_view;
  PraxisFacetsPane       *facets_pane;
  GtkSearchEntry         *search_entry;
  PraxisChipBar          *chip_bar;
  GtkStack               *stack;
  GtkListView            *list;
  GtkColumnView          *table;
  GtkColumnViewColumn    *notice_column;
  AdwStatusPage          *status_page;
  GtkWidget              *status_button;
  GtkWidget              *notes_button;
  GtkLabel               *notes_label;
  GtkLabel               *pool_label;
  GtkScrolledWindow      *scroller;

  PraxisBrowser          *browser;
  GListStore             *items;
  GtkSingleSelection     *selection;
  PraxisListTop          *top;
  PraxisForestPlot       *plot;
  GCancellable           *cancellable;   /* of the plot that is being made */
  GCancellable           *exporting;
  PraxisForestSort        sort;
  gboolean                is_table;
};

typedef enum
{
  PROP_SORT = 1,
  PROP_TABLE,
} PraxisEvidencePageProperty;

static GParamSpec *properties[PROP_TABLE + 1];

static const char *const sorts[PRAXIS_N_FOREST_SORTS] = { "date", "size" };

G_DEFINE_FINAL_TYPE (PraxisEvidencePage, praxis_evidence_page, ADW_TYPE_NAVIGATION_PAGE)

/* --- What is shown --------------------------------------------------------------------------------------- */

static void
show_status (PraxisEvidencePage *self,
             const char         *title,
             const char         *words,
             gboolean            can_clear)
{
  adw_status_page_set_title (self->status_page, title);
  praxis_status_page_set_words (self->status_page, words);
  gtk_widget_set_visible (self->status_button, can_clear);
  gtk_widget_set_visible (self->notes_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->pool_label), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static void
show_nothing (PraxisEvidencePage *self)
{
  if (praxis_browser_is_narrowed (self->browser))
    show_status (self, _("No Findings Here"), _("None of the posts that are left reports a number that its author has confirmed. "
                                                "Choose less, or other words."), TRUE);
  else
    show_status (self, _("No Findings Yet"),
                 _("A finding is a number that a study reports: an effect size, its interval, a share of people. Praxis looks for "
                   "them in your texts; open a post in the editor, go to the group “Findings”, and confirm those that are "
                   "right. They are drawn here, with all others of the same measure."), FALSE);
}

static GtkWidget *
get_view (PraxisEvidencePage *self)
{
  return self->is_table ? GTK_WIDGET (self->table) : GTK_WIDGET (self->list);
}

static void
show_notes (PraxisEvidencePage *self)
{
  g_autoptr (GPtrArray) notes = praxis_forest_list_notes (self->plot);
  const char *pool_note = praxis_forest_get_pool_note (self->plot);
  g_autofree char *text = NULL;

  g_ptr_array_add (notes, NULL);
  text = g_strjoinv (" ", (char **) notes->pdata);
  gtk_label_set_text (self->notes_label, text);
  gtk_label_set_text (self->pool_label, pool_note != NULL ? pool_note : "");
  gtk_widget_set_visible (self->notes_button, !self->is_table);
  gtk_widget_set_visible (GTK_WIDGET (self->pool_label), pool_note != NULL);
}

static void
show_rows (PraxisEvidencePage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);
  gboolean takes_focus = g_str_equal (name, "loading") || gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL;

  show_notes (self);
  gtk_stack_set_visible_child_name (self->stack, self->is_table ? "table" : "plot");
  if (takes_focus)
    gtk_widget_grab_focus (get_view (self));
}

static GPtrArray *
make_items (PraxisForestPlot *plot,
            gboolean         *has_notices)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  *has_notices = FALSE;

  for (guint i = 0; i < plot->groups->len; i++)
    {
      const PraxisForestGroup *group = plot->groups->pdata[i];

      for (guint n = 0; n < group->rows->len; n++)
        {
          const PraxisForestRow *row = group->rows->pdata[n];

          *has_notices |= row->source.notice != NULL;
          g_ptr_array_add (items, praxis_evidence_item_new (plot, group, row));
        }
    }

  return items;
}

static void
update_actions (PraxisEvidencePage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.export", self->plot != NULL && self->plot->groups->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.clear", praxis_browser_is_narrowed (self->browser));
}

static void
show_plot (PraxisEvidencePage *self,
           PraxisForestPlot   *plot)
{
  gboolean has_notices;
  g_autoptr (GPtrArray) items = make_items (plot, &has_notices);

  g_clear_pointer (&self->plot, praxis_forest_plot_unref);
  self->plot = praxis_forest_plot_ref (plot);
  gtk_column_view_column_set_visible (self->notice_column, has_notices);
  praxis_list_top_scroll_to_top (self->top);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  if (items->len > 0)
    show_rows (self);
  else
    show_nothing (self);
  update_actions (self);
}

/* --- Reading --------------------------------------------------------------------------------------------- */

typedef struct
{
  PraxisSearchResult *posts;
  PraxisForestSort    sort;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->posts);
  g_free (request);
}

/* Runs in a reader thread. */
static gpointer
load_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Request *request = data;

  return praxis_forest_plot_load (store, request->posts, NULL, request->sort, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PraxisEvidencePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisForestPlot) plot = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (plot != NULL)
    show_plot (self, plot);
  else
    show_status (self, _("The Findings Cannot Be Read"), error->message, FALSE);
}

static void
stop_loading (PraxisEvidencePage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
load (PraxisEvidencePage *self)
{
  PraxisSearchResult *posts = praxis_browser_get_result (self->browser);
  Request *request;

  stop_loading (self);
  if (posts == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  request = g_new0 (Request, 1);
  request->posts = g_object_ref (posts);
  request->sort = self->sort;
  praxis_library_read_async (praxis_browser_get_library (self->browser), load_job, request, request_free,
                             (GDestroyNotify) praxis_forest_plot_unref, self->cancellable, loaded_cb, g_object_ref (self));
}

/* --- Following the library ------------------------------------------------------------------------------- */

/* Words that were taken back elsewhere, by a chip. */
static void
filter_changed_cb (PraxisEvidencePage *self)
{
  const char *text = praxis_filter_get_text (praxis_browser_get_filter (self->browser));

  if ((text == NULL || *text == '\0') && *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  update_actions (self);
}

static void
search_changed_cb (PraxisEvidencePage *self)
{
  if (self->browser != NULL)
    praxis_browser_set_text (self->browser, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
search_stopped_cb (PraxisEvidencePage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (get_view (self));
}

static void
collection_activated_cb (PraxisEvidencePage *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
row_activated_cb (PraxisEvidencePage *self,
                  guint               position)
{
  g_autoptr (PraxisEvidenceItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-post", "x", praxis_evidence_item_get_row (item)->source.post_id);
}

/* --- Commands -------------------------------------------------------------------------------------------- */

/* What the picture is called: what was chosen, or that it is everything. */
static char *
dup_title (PraxisEvidencePage *self)
{
  const PraxisFilter *filter = praxis_browser_get_filter (self->browser);
  const char * const *topics = praxis_filter_get_values (filter, PRAXIS_FACET_TOPIC, PRAXIS_CHOICE_INCLUDE);
  const char *text = praxis_filter_get_text (filter);

  if (topics != NULL && topics[0] != NULL)
    return g_strjoinv (" · ", (char **) topics);

  return g_strdup (text != NULL && *text != '\0' ? text : _("Evidence"));
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisEvidencePage *self = PRAXIS_EVIDENCE_PAGE (widget);
  g_autofree char *name = g_strconcat (".", g_variant_get_string (parameter, NULL), NULL);
  g_autofree char *title = dup_title (self);
  PraxisForestFormat format;

  if (self->plot != NULL && praxis_forest_format_of_name (name, &format, NULL))
    praxis_evidence_export (widget, praxis_browser_get_library (self->browser), self->plot, title, format, self->exporting);
}

static void
clear_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PraxisEvidencePage *self = PRAXIS_EVIDENCE_PAGE (widget);

  praxis_browser_clear (self->browser);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisEvidencePage *self = PRAXIS_EVIDENCE_PAGE (widget);

  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

static void
set_sort (PraxisEvidencePage *self,
          const char         *name)
{
  for (guint i = 0; i < PRAXIS_N_FOREST_SORTS; i++)
    {
      if (g_strcmp0 (sorts[i], name) == 0 && self->sort != i)
        {
          self->sort = i;
          g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
          load (self);
        }
    }
}

static void
set_table (PraxisEvidencePage *self,
           gboolean            is_table)
{
  if (self->is_table == is_table)
    return;
  self->is_table = is_table;
  if (self->plot != NULL && self->plot->groups->len > 0)
    show_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TABLE]);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static gboolean
is_first (GListModel *model)
{
  return gtk_selection_model_is_selected (GTK_SELECTION_MODEL (model), 0);
}

static int
compare_measures (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  PraxisMeasure x = praxis_evidence_item_get_group ((PraxisEvidenceItem *) a)->measure;
  PraxisMeasure y = praxis_evidence_item_get_group ((PraxisEvidenceItem *) b)->measure;

  return (x > y) - (x < y);
}

static void
praxis_evidence_page_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  PraxisEvidencePage *self = PRAXIS_EVIDENCE_PAGE (object);

  switch ((PraxisEvidencePageProperty) prop_id)
    {
    case PROP_SORT:
      g_value_set_string (value, sorts[self->sort]);
      break;
    case PROP_TABLE:
      g_value_set_boolean (value, self->is_table);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_evidence_page_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  PraxisEvidencePage *self = PRAXIS_EVIDENCE_PAGE (object);

  switch ((PraxisEvidencePageProperty) prop_id)
    {
    case PROP_SORT:
      set_sort (self, g_value_get_string (value));
      break;
    case PROP_TABLE:
      set_table (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_evidence_page_dispose (GObject *object)
{
  PraxisEvidencePage *self = PRAXIS_EVIDENCE_PAGE (object);

  stop_loading (self);
  g_cancellable_cancel (self->exporting);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_EVIDENCE_PAGE);
  g_clear_object (&self->top);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->browser);
  g_clear_pointer (&self->plot, praxis_forest_plot_unref);

  G_OBJECT_CLASS (praxis_evidence_page_parent_class)->dispose (object);
}

static void
praxis_evidence_page_finalize (GObject *object)
{
  g_object_unref (PRAXIS_EVIDENCE_PAGE (object)->exporting);

  G_OBJECT_CLASS (praxis_evidence_page_parent_class)->finalize (object);
}

static void
install_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PRAXIS_TYPE_CHIP_BAR);
  g_type_ensure (PRAXIS_TYPE_EVIDENCE_ITEM);
  g_type_ensure (PRAXIS_TYPE_FACETS_PANE);
  g_type_ensure (PRAXIS_TYPE_FOREST_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/evidence/praxis-evidence-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisEvidencePage, split_view);
  gtk_widget_class_bind_template_child (widget_class, PraxisEvidencePage, facets_pane);
  gtk_widget_class_bind_template_child (widget_class, PraxisEvidencePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PraxisEvidencePage, chip_bar);
  gtk_widget_class_bind_template_child (widget_class, PraxisEvidencePage, stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisEvidencePage, list);
  gtk_widget_class_bind_template_child (widget_class, PraxisEvidencePage, table);
  gtk_widget_class_bind_template_child (widget_class, PraxisEvidencePage, notice_column);
  gtk_widget_class_bind_template_child (widget_class, PraxisEvidencePage, status_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisEvidencePage, status_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisEvidencePage, notes_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisEvidencePage, notes_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisEvidencePage, pool_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisEvidencePage, scroller);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, collection_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, praxis_has_text);
}

static void
praxis_evidence_page_class_init (PraxisEvidencePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_evidence_page_dispose;
  object_class->finalize = praxis_evidence_page_finalize;
  object_class->get_property = praxis_evidence_page_get_property;
  object_class->set_property = praxis_evidence_page_set_property;

  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, sorts[0],
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_TABLE] = g_param_spec_boolean ("table", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  install_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "evidence.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "evidence.table", "table");
  gtk_widget_class_install_action (widget_class, "evidence.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "evidence.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "evidence.search", NULL, search_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "evidence.search", NULL);
}

static void
praxis_evidence_page_init (PraxisEvidencePage *self)
{
  GtkSortListModel *sorted;

  self->exporting = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (PRAXIS_TYPE_EVIDENCE_ITEM);
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), NULL);
  gtk_sort_list_model_set_section_sorter (sorted, GTK_SORTER (gtk_custom_sorter_new (compare_measures, NULL, NULL)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  self->top = praxis_list_top_new (self->scroller, self->list, G_LIST_MODEL (self->selection), is_first);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
  praxis_split_focus_keep (self->split_view);
}

AdwNavigationPage *
praxis_evidence_page_new (PraxisBrowser *browser)
{
  PraxisEvidencePage *self = g_object_new (PRAXIS_TYPE_EVIDENCE_PAGE, NULL);
  const char *text = praxis_filter_get_text (praxis_browser_get_filter (browser));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text != NULL ? text : "");
  self->browser = g_object_ref (browser);
  praxis_facets_pane_set_browser (self->facets_pane, browser);
  praxis_chip_bar_set_browser (self->chip_bar, browser);
  g_signal_connect_object (browser, "filter-changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (browser, "updated", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  update_actions (self);
  load (self);

  return ADW_NAVIGATION_PAGE (self);
}
