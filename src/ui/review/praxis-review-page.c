/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the proof-reader says of all posts of the user's own, by check. The library keeps it; what is not up to date is made again
 * while the page is on the screen:
 *
 *   the library changes ──▶ a run over the posts that are stale ──▶ the list is loaded ──▶ filtered, sorted, in sections
 */

#include "config.h"

#include "praxis-review-page-private.h"

#include <glib/gi18n.h>

#include "model/praxis-text.h"
#include "praxis-remark-view.h"
#include "praxis-words.h"
#include "review/praxis-known-notice.h"

/* How often a list that is being made shows what is new. */
#define RELOAD_USEC (2 * G_USEC_PER_SEC)

/* The list measures its rows in the first, and goes to the focus in the second. */
#define FRAMES_OF_LAYOUT 2

G_DEFINE_FINAL_TYPE (PraxisReviewPage, praxis_review_page, ADW_TYPE_NAVIGATION_PAGE)

/* --- What is shown --------------------------------------------------------------------------------------- */

static GListModel *
get_model (PraxisReviewPage *self)
{
  return G_LIST_MODEL (gtk_list_view_get_model (self->list));
}

static void
show_status (PraxisReviewPage *self,
             const char       *icon_name,
             const char       *title,
             const char       *words)
{
  adw_status_page_set_icon_name (self->status_page, icon_name);
  adw_status_page_set_title (self->status_page, title);
  praxis_status_page_set_words (self->status_page, words);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static void
show_nothing (PraxisReviewPage *self)
{
  if (praxis_review_run_is_active (self->run))
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0)
    show_status (self, "edit-find-symbolic", _("No Remarks Found"), _("Try other words, or show all remarks."));
  else if (self->n_posts == 0)
    show_status (self, "document-edit-symbolic", _("Nothing to Review Yet"),
                 _("The proof-reader goes through the posts of your own digests: their statistics, names, citations and words. Write "
                   "a post, or import what you have written before."));
  else
    show_status (self, "object-select-symbolic", _("No Remarks"),
                 _("The proof-reader has nothing to say of your posts. With a Retraction Watch file, from the menu, it also knows "
                   "of works that were retracted."));
}

/* The list scrolls to its first row when it is laid out, past the header above it. */
static gboolean
scroll_to_top_cb (GtkWidget     *widget,
                  GdkFrameClock *clock,
                  gpointer       user_data)
{
  PraxisReviewPage *self = PRAXIS_REVIEW_PAGE (widget);

  if (self->n_frames++ < FRAMES_OF_LAYOUT)
    return G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)), 0);

  return G_SOURCE_REMOVE;
}

/* The keyboard goes to the remarks when they are first there. */
static void
show_list (PraxisReviewPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "list");
  if (!self->was_shown)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->list));
      gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_to_top_cb, NULL, NULL);
    }
  self->was_shown = TRUE;
}

static void
update (PraxisReviewPage *self)
{
  guint n_shown = g_list_model_get_n_items (get_model (self));
  guint n_remarks = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autofree char *count = g_strdup_printf (ngettext ("%'u remark", "%'u remarks", n_remarks), n_remarks);

  adw_window_title_set_subtitle (self->window_title, n_remarks > 0 ? count : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.next", n_shown > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.previous", n_shown > 0);
  if (n_shown > 0)
    show_list (self);
  else
    show_nothing (self);
}

static void
update_progress (PraxisReviewPage *self)
{
  guint done = praxis_review_run_get_done (self->run), total = praxis_review_run_get_total (self->run);
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->progress_box, total > 0);
  if (total == 0)
    return;
  /* Translators: %1$u is how many posts the proof-reader has gone through, %2$u of how many */
  words = g_strdup_printf (ngettext ("Checking posts: %1$'u of %2$'u", "Checking posts: %1$'u of %2$'u", total), done, total);
  gtk_label_set_label (self->progress_label, words);
  gtk_progress_bar_set_fraction (self->progress_bar, (double) done / total);
}

static void
show_file (PraxisReviewPage *self,
           const char       *as_of,
           gint64            imported)
{
  g_autofree char *words = NULL;

  if (as_of == NULL)
    words = g_strdup (_("No Retraction Watch file was imported, so nothing is known of retractions."));
  else if (*as_of == '\0')
    {
      g_autofree char *age = praxis_known_file_dup_age_words (imported);

      words = g_strdup_printf ("%s %s", _("Retractions are known by the Retraction Watch data as of an unknown day."), age);
    }
  else
    /* Translators: %s is a day, "2026-11-25" */
    words = g_strdup_printf (_("Retractions are known by the Retraction Watch data as of %s."), as_of);
  gtk_label_set_label (self->file_label, words);
}

/* --- Loading --------------------------------------------------------------------------------------------- */

/* What says the same stays the same object, so that the list stays where it is. */
static void
set_items (PraxisReviewPage *self,
           GPtrArray        *items)
{
  GListModel *model = G_LIST_MODEL (self->items);
  guint n_before = g_list_model_get_n_items (model);
  guint start = 0, end = 0, n_common = MIN (n_before, items->len);

  for (; start < n_common; start++)
    {
      g_autoptr (PraxisReviewItem) before = g_list_model_get_item (model, start);

      if (!praxis_review_item_says_the_same (before, items->pdata[start]))
        break;
    }
  for (; end < n_common - start; end++)
    {
      g_autoptr (PraxisReviewItem) before = g_list_model_get_item (model, n_before - 1 - end);

      if (!praxis_review_item_says_the_same (before, items->pdata[items->len - 1 - end]))
        break;
    }
  g_list_store_splice (self->items, start, n_before - start - end, items->pdata + start, items->len - start - end);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PraxisReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisReviewList) list = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->loading)
    return;
  g_clear_object (&self->loading);
  if (list == NULL)
    {
      show_status (self, "dialog-warning-symbolic", _("The Remarks Cannot Be Read"), error->message);
      return;
    }
  self->n_posts = list->n_posts;
  set_items (self, list->items);
  show_file (self, list->as_of, list->imported);
  update (self);
}

void
praxis_review_page_load (PraxisReviewPage *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  self->loaded = g_get_monotonic_time ();
  praxis_library_read_async (self->library, praxis_review_list_job, NULL, NULL, (GDestroyNotify) praxis_review_list_free,
                             self->loading, loaded_cb, g_object_ref (self));
}

static void
run_progress_cb (PraxisReviewPage *self)
{
  update_progress (self);
  if (self->loading == NULL && g_get_monotonic_time () - self->loaded > RELOAD_USEC)
    praxis_review_page_load (self);
}

static void
run_ended_cb (PraxisReviewPage *self,
              const GError     *error)
{
  update_progress (self);
  if (error != NULL)
    show_status (self, "dialog-warning-symbolic", _("The Posts Could Not Be Checked"), error->message);
  else
    praxis_review_page_load (self);
}

/* A page that another one covers waits until it is seen again. */
static void
library_changed_cb (PraxisReviewPage *self)
{
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->is_stale)
    praxis_review_run_start (self->run);
}

static void
praxis_review_page_map (GtkWidget *widget)
{
  PraxisReviewPage *self = PRAXIS_REVIEW_PAGE (widget);

  GTK_WIDGET_CLASS (praxis_review_page_parent_class)->map (widget);
  if (self->is_stale)
    library_changed_cb (self);
}

/* --- Finding --------------------------------------------------------------------------------------------- */

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  PraxisReviewPage *self = user_data;
  guint selected = gtk_drop_down_get_selected (self->severity_row);
  PraxisSeverity severity = praxis_remark_get_fields (praxis_review_item_get_remark (item))->severity;

  /* The first one is all, then those that weigh most. */
  if (selected >= 1 && selected <= PRAXIS_N_SEVERITIES && severity != PRAXIS_N_SEVERITIES - selected)
    return FALSE;
  return *self->folded == '\0' || praxis_review_item_matches (item, self->folded);
}

static void
severity_changed_cb (PraxisReviewPage *self)
{
  if (self->filter == NULL)
    return;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update (self);
}

static void
search_changed_cb (PraxisReviewPage *self)
{
  g_free (self->folded);
  self->folded = praxis_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update (self);
}

static void
search_stopped_cb (PraxisReviewPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (PRAXIS_REVIEW_PAGE (widget)->search_entry));
}

/* --- Going there ----------------------------------------------------------------------------------------- */

PraxisReviewItem *
praxis_review_page_get_selected (PraxisReviewPage *self)
{
  return gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list)));
}

/* From the last one on to the first. The first call goes to the one that is selected, if the keyboard is not there yet. */
static void
step_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisReviewPage *self = PRAXIS_REVIEW_PAGE (widget);
  guint n_items = g_list_model_get_n_items (get_model (self));
  guint selected = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list)));
  guint step = g_str_equal (action_name, "review.next") ? 1 : n_items - 1;

  if (n_items == 0)
    return;
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == NULL || selected >= n_items)
    step = 0;
  gtk_list_view_scroll_to (self->list, ((selected < n_items ? selected : 0) + step) % n_items,
                           GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
row_activated_cb (PraxisReviewPage *self,
                  guint             position)
{
  g_autoptr (PraxisReviewItem) item = g_list_model_get_item (get_model (self), position);
  PraxisRemark *remark = item != NULL ? praxis_review_item_get_remark (item) : NULL;

  if (remark != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-post-at", "(xss)", praxis_review_item_get_post_id (item),
                                praxis_remark_get_fields (remark)->check, praxis_remark_get_key (remark));
}

/* --- Rows ------------------------------------------------------------------------------------------------ */

static void
fix_clicked_cb (PraxisReviewPage *self,
                PraxisRemark     *remark,
                GtkWidget        *view)
{
  praxis_review_page_fix (self, gtk_list_item_get_item (g_object_get_data (G_OBJECT (view), "list-item")));
}

static void
ignore_clicked_cb (PraxisReviewPage *self,
                   PraxisRemark     *remark,
                   GtkWidget        *view)
{
  praxis_review_page_ignore (self, gtk_list_item_get_item (g_object_get_data (G_OBJECT (view), "list-item")));
}

static void
set_up_row_cb (PraxisReviewPage *self,
               GtkListItem      *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *view = praxis_remark_view_new ();
  GtkWidget *post = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (box, "note-row");
  gtk_widget_add_css_class (post, "caption-heading");
  gtk_box_append (GTK_BOX (box), post);
  gtk_box_append (GTK_BOX (box), view);
  g_object_set_data (G_OBJECT (list_item), "view", view);
  g_object_set_data (G_OBJECT (list_item), "post", post);
  g_object_set_data (G_OBJECT (view), "list-item", list_item);
  g_signal_connect_object (view, "fix", G_CALLBACK (fix_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "ignore", G_CALLBACK (ignore_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_row_cb (PraxisReviewPage *self,
             GtkListItem      *list_item)
{
  PraxisReviewItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *description = NULL;
  g_autofree char *post = NULL;

  g_object_get (item, "description", &description, "post", &post, NULL);
  gtk_label_set_label (g_object_get_data (G_OBJECT (list_item), "post"), post);
  praxis_remark_view_set_remark (g_object_get_data (G_OBJECT (list_item), "view"), praxis_review_item_get_remark (item));
  gtk_list_item_set_accessible_label (list_item, description);
}

static GtkListItemFactory *
new_row_factory (PraxisReviewPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);

  return factory;
}

static char *
format_count (GtkListHeader *header,
              guint          count)
{
  return g_strdup_printf ("%'u", count);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static int
compare_checks (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  return (int) praxis_review_item_get_check ((PraxisReviewItem *) a) - (int) praxis_review_item_get_check ((PraxisReviewItem *) b);
}

static int
compare_severities (gconstpointer a,
                    gconstpointer b,
                    gpointer      data)
{
  return (int) praxis_remark_get_fields (praxis_review_item_get_remark ((PraxisReviewItem *) b))->severity -
         (int) praxis_remark_get_fields (praxis_review_item_get_remark ((PraxisReviewItem *) a))->severity;
}

static void
praxis_review_page_dispose (GObject *object)
{
  PraxisReviewPage *self = PRAXIS_REVIEW_PAGE (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->run != NULL)
    praxis_review_run_cancel (self->run);
  praxis_review_page_forget_undo (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_REVIEW_PAGE);
  g_clear_object (&self->run);
  g_clear_object (&self->items);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (praxis_review_page_parent_class)->dispose (object);
}

static void
praxis_review_page_finalize (GObject *object)
{
  g_free (PRAXIS_REVIEW_PAGE (object)->folded);

  G_OBJECT_CLASS (praxis_review_page_parent_class)->finalize (object);
}

static void
praxis_review_page_class_init (PraxisReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_review_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = praxis_review_page_finalize;
  widget_class->map = praxis_review_page_map;

  g_type_ensure (PRAXIS_TYPE_REVIEW_ITEM);
  g_type_ensure (ADW_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/review/praxis-review-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisReviewPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, PraxisReviewPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PraxisReviewPage, severity_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisReviewPage, progress_box);
  gtk_widget_class_bind_template_child (widget_class, PraxisReviewPage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisReviewPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, PraxisReviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisReviewPage, list);
  gtk_widget_class_bind_template_child (widget_class, PraxisReviewPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisReviewPage, file_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, severity_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_count);

  gtk_widget_class_install_action (widget_class, "review.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "review.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "review.search", NULL, search_action);
  praxis_review_page_install_decisions (widget_class);
}

static void
praxis_review_page_init (PraxisReviewPage *self)
{
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  g_autoptr (GtkListItemFactory) factory = new_row_factory (self);

  self->folded = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (PRAXIS_TYPE_REVIEW_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), self->filter);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), GTK_SORTER (gtk_custom_sorter_new (compare_severities, NULL, NULL)));
  gtk_sort_list_model_set_section_sorter (sorted, GTK_SORTER (gtk_custom_sorter_new (compare_checks, NULL, NULL)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (sorted))));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.undo", FALSE);
}

AdwNavigationPage *
praxis_review_page_new (PraxisLibrary *library)
{
  PraxisReviewPage *self = g_object_new (PRAXIS_TYPE_REVIEW_PAGE, NULL);

  self->library = g_object_ref (library);
  self->run = praxis_review_run_new (library);
  g_signal_connect_object (self->run, "progress", G_CALLBACK (run_progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->run, "ended", G_CALLBACK (run_ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  self->is_stale = TRUE;
  praxis_review_page_load (self);

  return ADW_NAVIGATION_PAGE (self);
}
