/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the posts are about, and from when: topics by years as a picture and as a table, and the posts whose evidence has aged. Every
 * cell and every row leads to posts in the library. */

#include "config.h"

#include "praxis-coverage-page.h"

#include <glib/gi18n.h>

#include "praxis-coverage-item.h"
#include "praxis-error-dialog.h"
#include "praxis-heat-map.h"

struct _PraxisCoveragePage
{
  AdwNavigationPage  parent_instance;

  AdwWindowTitle    *window_title;
  GtkStack          *map_stack;
  GtkDropDown       *type_row;
  PraxisHeatMap     *map;
  GtkColumnView     *table;
  GtkColumnViewColumn *topic_column;
  GtkColumnViewColumn *year_column;
  GtkColumnViewColumn *count_column;
  AdwSpinRow        *years_row;
  GtkStack          *aged_stack;
  GtkListView       *aged_list;

  PraxisLibrary     *library;
  char              *digest_uuid;   /* of which digest; NULL for all */
  GListStore        *cells;
  GListStore        *aged;
  GtkStringList     *types;
  GCancellable      *cancellable;
  gboolean           is_filling;    /* the list of types, which is no choice */
};

G_DEFINE_FINAL_TYPE (PraxisCoveragePage, praxis_coverage_page, ADW_TYPE_NAVIGATION_PAGE)

/* --- Loading --------------------------------------------------------------------------------------------- */

typedef struct
{
  char *digest_uuid;
  char *type;
  int   before_year;
} Question;

typedef struct
{
  PraxisCoverage *coverage;
  GPtrArray      *cells;
  GPtrArray      *aged;
} Answer;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->digest_uuid);
  g_free (question->type);
  g_free (question);
}

static void
answer_free (Answer *answer)
{
  praxis_coverage_unref (answer->coverage);
  g_ptr_array_unref (answer->cells);
  g_ptr_array_unref (answer->aged);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

/* Runs in a reader thread. */
static gpointer
load_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Question *question = data;
  g_autoptr (PraxisCoverage) coverage = praxis_coverage_load (store, question->digest_uuid, question->type, error);
  GPtrArray *aged = coverage != NULL ? praxis_aged_posts_list (store, question->digest_uuid, question->before_year, cancellable,
                                                               error) : NULL;
  Answer *answer;

  if (aged == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  answer->cells = praxis_coverage_items_new (coverage);
  answer->aged = praxis_aged_items_new (aged);
  answer->coverage = g_steal_pointer (&coverage);

  return answer;
}

static void
replace_items (GListStore *store,
               GPtrArray  *items)
{
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata, items->len);
}

static const char *
get_type (PraxisCoveragePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->type_row);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION ? gtk_string_list_get_string (self->types, selected) : NULL;
}

/* The first choice is all of them. */
static void
fill_types (PraxisCoveragePage *self,
            const char * const *types)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->types));
  g_autofree char *chosen = g_strdup (get_type (self));
  guint selected = 0;

  self->is_filling = TRUE;
  gtk_string_list_splice (self->types, 1, n_before - 1, types);
  for (guint i = 0; types[i] != NULL; i++)
    {
      if (g_strcmp0 (types[i], chosen) == 0)
        selected = i + 1;
    }
  gtk_drop_down_set_selected (self->type_row, selected);
  self->is_filling = FALSE;
}

/* Who comes here can begin with the keys, in the part that is shown. */
static void
show_answer (PraxisCoveragePage *self,
             const Answer       *answer)
{
  gboolean has_cells = answer->coverage->topics[0] != NULL && answer->coverage->n_years > 0;
  gboolean is_first = g_strcmp0 (gtk_stack_get_visible_child_name (self->map_stack), "loading") == 0;

  fill_types (self, (const char * const *) answer->coverage->types);
  praxis_heat_map_set_coverage (self->map, answer->coverage);
  replace_items (self->cells, answer->cells);
  replace_items (self->aged, answer->aged);
  gtk_stack_set_visible_child_name (self->map_stack, has_cells ? "map" : "empty");
  gtk_stack_set_visible_child_name (self->aged_stack, answer->aged->len > 0 ? "list" : "empty");
  if (is_first && has_cells)
    gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PraxisCoveragePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  if (answer == NULL)
    {
      praxis_error_dialog_present (GTK_WIDGET (self), _("The Posts Cannot Be Counted"), error);
      return;
    }
  show_answer (self, answer);
}

static void
load (PraxisCoveragePage *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  Question *question;

  if (self->library == NULL || self->is_filling)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->digest_uuid = g_strdup (self->digest_uuid);
  question->type = g_strdup (get_type (self));
  question->before_year = g_date_time_get_year (now) - (int) adw_spin_row_get_value (self->years_row);
  praxis_library_read_async (self->library, load_job, question, question_free, (GDestroyNotify) answer_free, self->cancellable,
                             loaded_cb, g_object_ref (self));
}

static void
type_changed_cb (PraxisCoveragePage *self)
{
  load (self);
}

static void
years_changed_cb (PraxisCoveragePage *self)
{
  load (self);
}

/* --- Going there ----------------------------------------------------------------------------------------- */

static void
narrow (PraxisCoveragePage *self,
        const char         *topic,
        int                 year)
{
  g_autofree char *year_text = year != PRAXIS_HEAT_MAP_ALL_YEARS ? g_strdup_printf ("%d", year) : g_strdup ("");
  const char *type = get_type (self);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-narrowed", "(ssss)", self->digest_uuid != NULL ? self->digest_uuid : "",
                              topic, year_text, type != NULL ? type : "");
}

static void
cell_activated_cb (PraxisCoveragePage *self,
                   const char         *topic,
                   int                 year)
{
  narrow (self, topic, year);
}

static void
table_activated_cb (PraxisCoveragePage *self,
                    guint               position)
{
  g_autoptr (PraxisCoverageItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (self->table)), position);

  int year = item != NULL ? praxis_coverage_item_get_year (item) : 0;

  if (item != NULL)
    narrow (self, praxis_coverage_item_get_topic (item), year != 0 ? year : PRAXIS_HEAT_MAP_ALL_YEARS);
}

static void
aged_activated_cb (PraxisCoveragePage *self,
                   guint               position)
{
  g_autoptr (PraxisAgedItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->aged_list)), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-post", "x", praxis_aged_item_get_post (item)->id);
}

/* --- Rows of aged posts ---------------------------------------------------------------------------------- */

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, css_class);

  return label;
}

static const char *
get_title (const PraxisAgedPost *post)
{
  return *post->title != '\0' ? post->title : _("Untitled");
}

/* A button that leads to a newer post. */
static GtkWidget *
new_button (const PraxisAgedPost *post)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  /* Translators: the year of a work, and the title of the post about it */
  g_autofree char *words = g_strdup_printf (C_("aged evidence", "%d: %s"), post->year, get_title (post));

  gtk_label_set_label (GTK_LABEL (label), words);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-post");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", post->id);

  return button;
}

static void
set_up_row_cb (PraxisCoveragePage *self,
               GtkListItem        *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "note-row");
  gtk_box_append (GTK_BOX (box), new_label ("heading"));
  gtk_box_append (GTK_BOX (box), new_label ("dim-label"));
  gtk_box_append (GTK_BOX (box), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_list_item_set_child (list_item, box);
}

static void
bind_row_cb (PraxisCoveragePage *self,
             GtkListItem        *list_item)
{
  const PraxisAgedPost *post = praxis_aged_item_get_post (gtk_list_item_get_item (list_item));
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *details = gtk_widget_get_next_sibling (title);
  GtkWidget *buttons = gtk_widget_get_next_sibling (details);
  /* Translators: %1$d is the year of the newest work that a post is about, %2$u how many posts there are about newer ones */
  g_autofree char *words = g_strdup_printf (ngettext ("Newest work of %1$d; %2$'u newer post on its topics",
                                                      "Newest work of %1$d; %2$'u newer posts on its topics", post->n_newer),
                                            post->year, post->n_newer);
  /* Translators: the title of a post, and what is known of its age */
  g_autofree char *description = g_strdup_printf (C_("row for screen readers", "%s. %s"), get_title (post), words);
  GtkWidget *child;

  gtk_label_set_label (GTK_LABEL (title), get_title (post));
  gtk_label_set_label (GTK_LABEL (details), words);
  while ((child = gtk_widget_get_first_child (buttons)) != NULL)
    gtk_box_remove (GTK_BOX (buttons), child);
  for (guint i = 0; i < post->newer->len; i++)
    gtk_box_append (GTK_BOX (buttons), new_button (post->newer->pdata[i]));
  gtk_list_item_set_accessible_label (list_item, description);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_coverage_page_dispose (GObject *object)
{
  PraxisCoveragePage *self = PRAXIS_COVERAGE_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_COVERAGE_PAGE);
  g_clear_object (&self->cells);
  g_clear_object (&self->aged);
  g_clear_object (&self->types);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (praxis_coverage_page_parent_class)->dispose (object);
}

static void
praxis_coverage_page_finalize (GObject *object)
{
  g_free (PRAXIS_COVERAGE_PAGE (object)->digest_uuid);

  G_OBJECT_CLASS (praxis_coverage_page_parent_class)->finalize (object);
}

static void
praxis_coverage_page_class_init (PraxisCoveragePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_coverage_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = praxis_coverage_page_finalize;

  g_type_ensure (PRAXIS_TYPE_COVERAGE_ITEM);
  g_type_ensure (PRAXIS_TYPE_HEAT_MAP);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/review/praxis-coverage-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisCoveragePage, window_title);
  gtk_widget_class_bind_template_child (widget_class, PraxisCoveragePage, map_stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisCoveragePage, type_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisCoveragePage, map);
  gtk_widget_class_bind_template_child (widget_class, PraxisCoveragePage, table);
  gtk_widget_class_bind_template_child (widget_class, PraxisCoveragePage, topic_column);
  gtk_widget_class_bind_template_child (widget_class, PraxisCoveragePage, year_column);
  gtk_widget_class_bind_template_child (widget_class, PraxisCoveragePage, count_column);
  gtk_widget_class_bind_template_child (widget_class, PraxisCoveragePage, years_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisCoveragePage, aged_stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisCoveragePage, aged_list);
  gtk_widget_class_bind_template_callback (widget_class, type_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, years_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cell_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, aged_activated_cb);
}

static void
set_sorter (GtkColumnViewColumn *column,
            const char          *property,
            gboolean             is_text)
{
  GtkExpression *expression = gtk_property_expression_new (PRAXIS_TYPE_COVERAGE_ITEM, NULL, property);
  g_autoptr (GtkSorter) sorter = is_text ? GTK_SORTER (gtk_string_sorter_new (expression))
                                         : GTK_SORTER (gtk_numeric_sorter_new (expression));

  gtk_column_view_column_set_sorter (column, sorter);
}

static void
set_up_table (PraxisCoveragePage *self)
{
  GtkSortListModel *sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->cells)),
                                                      g_object_ref (gtk_column_view_get_sorter (self->table)));
  g_autoptr (GtkSelectionModel) selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (sorted)));

  set_sorter (self->topic_column, "topic", TRUE);
  set_sorter (self->year_column, "year", FALSE);
  set_sorter (self->count_column, "count", FALSE);
  gtk_column_view_set_model (self->table, selection);
}

static void
praxis_coverage_page_init (PraxisCoveragePage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->cells = g_list_store_new (PRAXIS_TYPE_COVERAGE_ITEM);
  self->aged = g_list_store_new (PRAXIS_TYPE_AGED_ITEM);
  self->types = gtk_string_list_new ((const char *[]) { _("All Types of Research"), NULL });
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->type_row, G_LIST_MODEL (self->types));
  set_up_table (self);
  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->aged_list, factory);
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->aged))));
  gtk_list_view_set_model (self->aged_list, selection);
}

/* @digest_uuid is NULL for all posts. */
AdwNavigationPage *
praxis_coverage_page_new (PraxisLibrary *library,
                          const char    *digest_uuid,
                          const char    *digest_title)
{
  PraxisCoveragePage *self = g_object_new (PRAXIS_TYPE_COVERAGE_PAGE, NULL);

  self->library = g_object_ref (library);
  self->digest_uuid = g_strdup (digest_uuid);
  adw_window_title_set_subtitle (self->window_title, digest_title != NULL ? digest_title : "");
  g_signal_connect_object (library, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return ADW_NAVIGATION_PAGE (self);
}
