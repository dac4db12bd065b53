/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One month of a digest: its blurb, its posts in the author's order, what is still to do, and the way to publish
 * it. The page follows the library; what is done here shows at once and is written behind it, and as long as
 * something is being written, nothing that was read before is shown.
 *
 *   keys, drag ─> a step (…-history.c) ─> items ─> list
 *                        └─> job ─> library ─"changed"─> read ─> items, blurb
 */

#include "config.h"

#include "praxis-issue-page-private.h"

#include "praxis-issue-row.h"
#include "praxis-todo-row.h"
#include "praxis-words.h"

G_DEFINE_FINAL_TYPE (PraxisIssuePage, praxis_issue_page, ADW_TYPE_NAVIGATION_PAGE)

/* --- The list -------------------------------------------------------------------------------------------- */

static PraxisIssueItem *
find_item (GPtrArray *items,
           gint64     id)
{
  for (guint i = 0; i < items->len; i++)
    {
      if (praxis_issue_item_get_id (items->pdata[i]) == id)
        return items->pdata[i];
    }

  return NULL;
}

static GPtrArray *
dup_items (PraxisIssuePage *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (self->items), i));

  return items;
}

/* Tells the view only of what differs, so that it stays where it is. */
static void
set_items (PraxisIssuePage *self,
           GPtrArray       *old,
           GPtrArray       *items)
{
  guint common = MIN (old->len, items->len);
  guint start = 0;
  guint end = 0;

  while (start < common && old->pdata[start] == items->pdata[start])
    start++;
  while (end < common - start && old->pdata[old->len - 1 - end] == items->pdata[items->len - 1 - end])
    end++;

  if (start + end < old->len || start + end < items->len)
    g_list_store_splice (self->items, start, old->len - start - end, items->pdata + start,
                         items->len - start - end);
  for (guint i = 0; i < items->len; i++)
    praxis_issue_item_set_place (items->pdata[i], i, items->len);
}

static gboolean
has_focus (PraxisIssuePage *self,
           GtkWidget       *widget)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static void
take_entries (PraxisIssuePage    *self,
              PraxisIssueContent *content)
{
  g_autoptr (GPtrArray) old = dup_items (self);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean had_focus = has_focus (self, GTK_WIDGET (self->list));
  guint selected;

  for (guint i = 0; i < content->entries->len; i++)
    {
      const PraxisEntry *entry = content->entries->pdata[i];
      PraxisMissing missing = g_array_index (content->missing, PraxisMissing, i);
      PraxisIssueItem *item = find_item (old, entry->id);

      if (item != NULL)
        praxis_issue_item_update (item, entry, missing);
      g_ptr_array_add (items, item != NULL ? g_object_ref (item) : praxis_issue_item_new (entry, missing));
    }

  set_items (self, old, items);

  /* Where the post that had the keyboard has gone, the keyboard is on the one that commands are about. */
  selected = gtk_single_selection_get_selected (self->selection);
  if (had_focus && items->len < old->len && selected != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list, selected, GTK_LIST_SCROLL_FOCUS, NULL);
}

/* What is done leaves the list of what is to do; the keyboard goes on to the next of it. */
static void
update_todo (PraxisIssuePage *self)
{
  gboolean was_inside = has_focus (self, GTK_WIDGET (self->todo_list));
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->todo_items));
  guint n_items;

  gtk_filter_changed (gtk_filter_list_model_get_filter (self->todo_items), GTK_FILTER_CHANGE_DIFFERENT);
  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->todo_items));
  gtk_widget_set_visible (GTK_WIDGET (self->todo_group), n_items > 0);

  if (was_inside && n_items < n_before &&
      (n_items == 0 || !gtk_widget_child_focus (GTK_WIDGET (self->todo_list), GTK_DIR_TAB_FORWARD)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static GtkWidget *
create_todo_row_cb (gpointer item,
                    gpointer user_data)
{
  return praxis_todo_row_new (item);
}

/* --- Reading --------------------------------------------------------------------------------------------- */

static void
update_title (PraxisIssuePage *self)
{
  g_autofree char *month = praxis_month_format (self->key->month);

  adw_window_title_set_title (self->window_title, month);
  adw_window_title_set_subtitle (self->window_title,
                                 self->digest != NULL ? praxis_digest_get_title (self->digest) : "");
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), month);
}

/* With the keyboard on what a new page is about. */
static void
show (PraxisIssuePage *self,
      const char      *name)
{
  gboolean is_new = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) != 0;

  if (!is_new)
    return;

  gtk_stack_set_visible_child_name (self->stack, name);
  if (g_str_equal (name, "issue"))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else
    gtk_widget_grab_focus (g_str_equal (name, "empty") ? self->new_button : self->retry_button);
}

static void
take_content (PraxisIssuePage    *self,
              PraxisIssueContent *content)
{
  gboolean is_new_language = self->digest == NULL ||
                             g_strcmp0 (praxis_digest_get_language (self->digest),
                                        praxis_digest_get_language (content->digest)) != 0;

  g_set_object (&self->digest, content->digest);
  update_title (self);
  if (is_new_language)
    praxis_blurb_editor_set_language (self->blurb_editor, praxis_digest_get_language (self->digest));
  praxis_blurb_editor_take_text (self->blurb_editor, content->blurb, self->n_blurbs);
  take_entries (self, content);
  update_todo (self);
  show (self, content->entries->len > 0 ? "issue" : "empty");
  praxis_issue_page_update_actions (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (PraxisIssuePage) self = user_data;
  g_autoptr (PraxisIssueContent) content = NULL;
  g_autoptr (GError) error = NULL;

  content = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (g_task_get_cancellable (G_TASK (result)) != self->read_cancellable ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->read_cancellable);

  if (content != NULL)
    {
      take_content (self, content);
    }
  else
    {
      praxis_status_page_set_words (self->failed_page, error->message);
      show (self, "failed");
      praxis_issue_page_update_actions (self);
    }
}

static void
cancel_reading (PraxisIssuePage *self)
{
  if (self->read_cancellable != NULL)
    g_cancellable_cancel (self->read_cancellable);
  g_clear_object (&self->read_cancellable);
}

void
praxis_issue_page_read (PraxisIssuePage *self)
{
  cancel_reading (self);

  /* What is under way here would not be in it; the answer to the last write comes back to this. */
  if (self->n_writing > 0 || self->library == NULL)
    return;

  self->read_cancellable = g_cancellable_new ();
  self->n_blurbs = praxis_blurb_editor_get_n_saved (self->blurb_editor);
  praxis_library_read_async (self->library, praxis_issue_read_job,
                             praxis_issue_key_new (self->key->digest_uuid, self->key->month),
                             (GDestroyNotify) praxis_issue_key_free, (GDestroyNotify) praxis_issue_content_free,
                             self->read_cancellable, read_cb, g_object_ref (self));
}

static void
row_activated_cb (PraxisIssuePage *self,
                  guint            position)
{
  g_autoptr (PraxisIssueItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-post", "x", praxis_issue_item_get_id (item));
}

static void
selected_cb (PraxisIssuePage *self)
{
  praxis_issue_page_update_actions (self);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_issue_page_dispose (GObject *object)
{
  PraxisIssuePage *self = PRAXIS_ISSUE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  cancel_reading (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_ISSUE_PAGE);
  g_clear_object (&self->library);
  g_clear_object (&self->digest);
  g_clear_object (&self->todo_items);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (praxis_issue_page_parent_class)->dispose (object);
}

static void
praxis_issue_page_finalize (GObject *object)
{
  PraxisIssuePage *self = PRAXIS_ISSUE_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->key, praxis_issue_key_free);
  g_clear_pointer (&self->undo_steps, g_ptr_array_unref);
  g_clear_pointer (&self->redo_steps, g_ptr_array_unref);

  G_OBJECT_CLASS (praxis_issue_page_parent_class)->finalize (object);
}

static void
praxis_issue_page_class_init (PraxisIssuePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_issue_page_dispose;
  object_class->finalize = praxis_issue_page_finalize;

  g_type_ensure (PRAXIS_TYPE_BLURB_EDITOR);
  g_type_ensure (PRAXIS_TYPE_ISSUE_ITEM);
  g_type_ensure (PRAXIS_TYPE_ISSUE_ROW);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/issue/praxis-issue-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisIssuePage, window_title);
  gtk_widget_class_bind_template_child (widget_class, PraxisIssuePage, stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisIssuePage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisIssuePage, new_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisIssuePage, retry_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisIssuePage, blurb_editor);
  gtk_widget_class_bind_template_child (widget_class, PraxisIssuePage, list);
  gtk_widget_class_bind_template_child (widget_class, PraxisIssuePage, selection);
  gtk_widget_class_bind_template_child (widget_class, PraxisIssuePage, todo_group);
  gtk_widget_class_bind_template_child (widget_class, PraxisIssuePage, todo_list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);

  praxis_issue_page_install_actions (widget_class);
}

static void
praxis_issue_page_init (PraxisIssuePage *self)
{
  GtkExpression *todo = gtk_property_expression_new (PRAXIS_TYPE_ISSUE_ITEM, NULL, "todo");

  self->cancellable = g_cancellable_new ();
  self->items = g_list_store_new (PRAXIS_TYPE_ISSUE_ITEM);
  self->todo_items = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                                GTK_FILTER (gtk_bool_filter_new (todo)));

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->items));
  gtk_list_box_bind_model (self->todo_list, G_LIST_MODEL (self->todo_items), create_todo_row_cb, NULL, NULL);
  praxis_issue_page_update_actions (self);
}

AdwNavigationPage *
praxis_issue_page_new (PraxisLibrary *library,
                       const char    *digest_uuid,
                       PraxisMonth    month)
{
  PraxisIssuePage *self = g_object_new (PRAXIS_TYPE_ISSUE_PAGE, NULL);

  self->library = g_object_ref (library);
  self->key = praxis_issue_key_new (digest_uuid, month);
  praxis_blurb_editor_set_issue (self->blurb_editor, library, digest_uuid, month);
  g_signal_connect_object (library, "changed", G_CALLBACK (praxis_issue_page_read), self, G_CONNECT_SWAPPED);
  update_title (self);
  praxis_issue_page_read (self);

  return ADW_NAVIGATION_PAGE (self);
}

gboolean
praxis_issue_page_is (PraxisIssuePage *self,
                      const char      *digest_uuid,
                      PraxisMonth      month)
{
  return self->key->month == month && g_strcmp0 (self->key->digest_uuid, digest_uuid) == 0;
}

/* Whoever takes the page away waits until the library has every word of it. */
PraxisBlurbEditor *
praxis_issue_page_get_blurb_editor (PraxisIssuePage *self)
{
  return self->blurb_editor;
}
