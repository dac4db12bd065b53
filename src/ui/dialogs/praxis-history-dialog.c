/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a post was after each save, and what differs. Restoring is the editor's: the dialog only says what. */

#include "config.h"

#include "praxis-history-dialog.h"

#include <glib/gi18n.h>

#include "praxis-change-item.h"
#include "praxis-revision-item.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-reading.h"
#include "praxis-words.h"

struct _PraxisHistoryDialog
{
  AdwDialog               parent_instance;

  AdwNavigationSplitView *split_view;
  GtkStack               *stack;
  GtkListView            *list;
  GtkSingleSelection     *selection;
  AdwStatusPage          *failed_page;
  AdwNavigationPage      *changes_page;
  AdwToggleGroup         *against_group;
  GtkStack               *changes_stack;
  AdwStatusPage          *none_page;
  GtkListBox             *changes_list;
  GtkWidget              *restore_button;

  PraxisLibrary          *library;
  GListStore             *revisions;
  GListStore             *changes;
  GCancellable           *cancellable;
  GCancellable           *comparing;
  gint64                  post_id;
  gboolean                shows_news;
};

enum
{
  RESTORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisHistoryDialog, praxis_history_dialog, ADW_TYPE_DIALOG)

/* --- The difference -------------------------------------------------------------------------------------- */

/* Two contents; none before the first one. */
typedef struct
{
  char *before;
  char *after;
  gint64  post_id;
} Comparison;

static void
comparison_free (gpointer data)
{
  Comparison *comparison = data;

  g_free (comparison->before);
  g_free (comparison->after);
  g_free (comparison);
}

static PraxisDraft *
make_draft (const char  *content,
            GError     **error)
{
  return content != NULL ? praxis_draft_new_from_json (content, error) : praxis_draft_new ();
}

/* Those of the post's digest. */
static PraxisReferences *
find_references (PraxisStore  *store,
                 gint64        post_id,
                 GError      **error)
{
  g_autoptr (PraxisPost) post = praxis_store_get_post_by_id (store, post_id, error);
  g_autoptr (PraxisDigest) digest =
    post != NULL ? praxis_store_find_digest (store, praxis_post_get_digest_uuid (post), error) : NULL;

  return digest != NULL ? praxis_references_new_for_reading (store, digest) : NULL;
}

/* Runs in a reader thread. */
static gpointer
compare_job (PraxisStore   *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Comparison *comparison = data;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (PraxisDraft) before = make_draft (comparison->before, error);
  g_autoptr (PraxisDraft) after = before != NULL ? make_draft (comparison->after, error) : NULL;

  g_autoptr (PraxisReferences) references = after != NULL ? find_references (store, comparison->post_id, error) : NULL;

  if (references == NULL ||
      !praxis_references_load (references, store, praxis_draft_get_citations (before), cancellable, error) ||
      !praxis_references_load (references, store, praxis_draft_get_citations (after), cancellable, error))
    return NULL;

  fields = praxis_difference_of_drafts (before, after, references);
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (items, praxis_change_item_new (fields->pdata[i]));

  return g_steal_pointer (&items);
}

static void
show_no_changes (PraxisHistoryDialog *self,
                 const char          *title,
                 const char          *description)
{
  g_list_store_remove_all (self->changes);
  adw_status_page_set_title (self->none_page, title);
  praxis_status_page_set_words (self->none_page, description);
  gtk_stack_set_visible_child_name (self->changes_stack, "none");
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PraxisHistoryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  if (items == NULL)
    show_no_changes (self, _("The Revision Cannot Be Read"), error->message);
  else if (items->len == 0)
    show_no_changes (self, _("No Difference"), "");
  else
    {
      g_list_store_splice (self->changes, 0, g_list_model_get_n_items (G_LIST_MODEL (self->changes)), items->pdata,
                           items->len);
      gtk_stack_set_visible_child_name (self->changes_stack, "changes");
    }
}

static char *
dup_content (PraxisHistoryDialog *self,
             guint                position)
{
  g_autoptr (PraxisRevisionItem) item = g_list_model_get_item (G_LIST_MODEL (self->revisions), position);

  return item != NULL ? g_strdup (praxis_revision_item_get_content (item)) : NULL;
}

/* The newest revision is the first one. */
static void
compare (PraxisHistoryDialog *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  gboolean against_now = g_strcmp0 (adw_toggle_group_get_active_name (self->against_group), "now") == 0;
  Comparison *comparison;

  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  if (selected == GTK_INVALID_LIST_POSITION || g_cancellable_is_cancelled (self->cancellable))
    return;

  comparison = g_new0 (Comparison, 1);
  comparison->post_id = self->post_id;
  comparison->before = dup_content (self, against_now ? selected : selected + 1);
  comparison->after = dup_content (self, against_now ? 0 : selected);
  self->comparing = g_cancellable_new ();
  praxis_library_read_async (self->library, compare_job, comparison, comparison_free,
                             (GDestroyNotify) g_ptr_array_unref, self->comparing, compared_cb, g_object_ref (self));
}

static void
against_changed_cb (PraxisHistoryDialog *self)
{
  if (self->library != NULL)
    compare (self);
}

static GtkWidget *
create_change_row (gpointer item,
                   gpointer user_data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (praxis_change_item_get_label (item));
  GtkWidget *text = gtk_label_new (NULL);

  gtk_widget_add_css_class (box, "change-row");
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_markup (GTK_LABEL (text), praxis_change_item_get_markup (item));
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_can_focus (text, FALSE);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  praxis_change_item_get_description (item), -1);

  return row;
}

/* --- The list -------------------------------------------------------------------------------------------- */

/* Runs in a reader thread. */
static gpointer
list_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  gint64 post_id = *(gint64 *) data;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) revisions = praxis_store_list_revisions (store, post_id, error);
  g_autoptr (PraxisPost) published = NULL;
  gint64 published_id, read_id, newest = 0;

  if (revisions == NULL || !praxis_store_find_read_revision (store, post_id, &read_id, error))
    return NULL;

  published = praxis_store_get_published_post (store, post_id, NULL);
  published_id = published != NULL ? praxis_post_get_revision (published) : 0;
  for (guint i = 0; i < revisions->len; i++)
    newest = MAX (newest, ((PraxisRevision *) revisions->pdata[i])->id);

  for (guint i = 0; i < revisions->len; i++)
    {
      const PraxisRevision *revision = revisions->pdata[i];

      PraxisRevisionItem *item = praxis_revision_item_new (revision, revision->id == newest, revision->id == published_id);

      praxis_revision_item_set_read (item, revision->id == read_id && revision->id != newest);
      g_ptr_array_add (items, item);
    }

  return g_steal_pointer (&items);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  gint64 id_a = praxis_revision_item_get_id (*(PraxisRevisionItem **) a);
  gint64 id_b = praxis_revision_item_get_id (*(PraxisRevisionItem **) b);

  return id_a < id_b ? 1 : id_a > id_b ? -1 : 0;
}

/* What is new to the reader: since what they read, and where that is not known, since the save before the last. */
static guint
find_first_shown (PraxisHistoryDialog *self)
{
  guint n_revisions = g_list_model_get_n_items (G_LIST_MODEL (self->revisions));

  if (!self->shows_news)
    return 0;

  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  for (guint i = 0; i < n_revisions; i++)
    {
      g_autoptr (PraxisRevisionItem) item = g_list_model_get_item (G_LIST_MODEL (self->revisions), i);

      if (!praxis_revision_item_is_read (item))
        continue;
      adw_toggle_group_set_active_name (self->against_group, "now");
      return i;
    }

  return 0;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PraxisHistoryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (items == NULL)
    {
      praxis_status_page_set_words (self->failed_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }

  g_ptr_array_sort (items, compare_newest_first);
  g_list_store_splice (self->revisions, 0, 0, items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_list_view_scroll_to (self->list, find_first_shown (self), GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
selected_cb (PraxisHistoryDialog *self)
{
  PraxisRevisionItem *item = gtk_single_selection_get_selected_item (self->selection);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.restore",
                                 item != NULL && !praxis_revision_item_is_newest (item));
  if (item != NULL)
    adw_navigation_page_set_title (self->changes_page, praxis_revision_item_get_time (item));
  compare (self);
}

static void
activated_cb (PraxisHistoryDialog *self,
              guint                position)
{
  gtk_single_selection_set_selected (self->selection, position);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
restore_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PraxisHistoryDialog *self = PRAXIS_HISTORY_DIALOG (widget);
  PraxisRevisionItem *item = gtk_single_selection_get_selected_item (self->selection);
  gint64 id = item != NULL ? praxis_revision_item_get_id (item) : 0;

  if (id == 0)
    return;

  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[RESTORE], 0, id);
  g_object_unref (self);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_history_dialog_closed (AdwDialog *dialog)
{
  PraxisHistoryDialog *self = PRAXIS_HISTORY_DIALOG (dialog);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->comparing);
}

static void
praxis_history_dialog_dispose (GObject *object)
{
  PraxisHistoryDialog *self = PRAXIS_HISTORY_DIALOG (object);

  praxis_history_dialog_closed (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_HISTORY_DIALOG);
  g_clear_object (&self->library);
  g_clear_object (&self->revisions);
  g_clear_object (&self->changes);
  g_clear_object (&self->comparing);

  G_OBJECT_CLASS (praxis_history_dialog_parent_class)->dispose (object);
}

static void
praxis_history_dialog_finalize (GObject *object)
{
  g_clear_object (&PRAXIS_HISTORY_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (praxis_history_dialog_parent_class)->finalize (object);
}

static void
praxis_history_dialog_class_init (PraxisHistoryDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_history_dialog_dispose;
  object_class->finalize = praxis_history_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = praxis_history_dialog_closed;

  /* The revision whose content the post shall have again. The dialog has closed by then. */
  signals[RESTORE] = g_signal_new ("restore", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (PRAXIS_TYPE_REVISION_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisHistoryDialog, split_view);
  gtk_widget_class_bind_template_child (widget_class, PraxisHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisHistoryDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PraxisHistoryDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, PraxisHistoryDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisHistoryDialog, changes_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisHistoryDialog, against_group);
  gtk_widget_class_bind_template_child (widget_class, PraxisHistoryDialog, changes_stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisHistoryDialog, none_page);
  gtk_widget_class_bind_template_child (widget_class, PraxisHistoryDialog, changes_list);
  gtk_widget_class_bind_template_child (widget_class, PraxisHistoryDialog, restore_button);
  gtk_widget_class_bind_template_callback_full (widget_class, "has_text", G_CALLBACK (praxis_has_text));
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, against_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);

  gtk_widget_class_install_action (widget_class, "history.restore", NULL, restore_action);
}

static void
praxis_history_dialog_init (PraxisHistoryDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->revisions = g_list_store_new (PRAXIS_TYPE_REVISION_ITEM);
  self->changes = g_list_store_new (PRAXIS_TYPE_CHANGE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->revisions));
  gtk_list_box_bind_model (self->changes_list, G_LIST_MODEL (self->changes), create_change_row, NULL, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.restore", FALSE);
}

PraxisHistoryDialog *
praxis_history_dialog_new (PraxisLibrary *library,
                           gint64         post_id)
{
  PraxisHistoryDialog *self = g_object_new (PRAXIS_TYPE_HISTORY_DIALOG, NULL);

  self->library = g_object_ref (library);
  self->post_id = post_id;
  praxis_library_read_async (library, list_job, g_memdup2 (&post_id, sizeof post_id), g_free,
                             (GDestroyNotify) g_ptr_array_unref, self->cancellable, listed_cb, g_object_ref (self));

  return self;
}

gint64
praxis_history_dialog_get_post (PraxisHistoryDialog *self)
{
  return self->post_id;
}

/* For a reader: it opens at what is new to them. Nothing can be restored from it, and nothing says so. */
void
praxis_history_dialog_show_news (PraxisHistoryDialog *self)
{
  self->shows_news = TRUE;
  gtk_widget_set_visible (self->restore_button, FALSE);
}
