/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All notes, by post: the post whose note changed last comes first. What is done to them are commands of the window, which
 * also takes them back. */

#include "config.h"

#include "praxis-notes-page.h"

#include <glib/gi18n.h>

#include "praxis-note-item.h"
#include "praxis-words.h"
#include "search/praxis-note-search.h"
#include "store/praxis-store-reading.h"

struct _PraxisNotesPage
{
  AdwNavigationPage  parent_instance;

  GtkSearchEntry    *search_entry;
  GtkStack          *stack;
  GtkListView       *list;
  AdwStatusPage     *status_page;

  PraxisLibrary     *library;
  GListStore        *items;
  GCancellable      *cancellable;
};

G_DEFINE_FINAL_TYPE (PraxisNotesPage, praxis_notes_page, ADW_TYPE_NAVIGATION_PAGE)

/* --- Finding --------------------------------------------------------------------------------------------- */

static GPtrArray *
make_items (PraxisStore  *store,
            GPtrArray    *notes,
            GError      **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < notes->len; i++)
    {
      const char *post_uuid = praxis_note_get_post_uuid (notes->pdata[i]);
      g_autoptr (PraxisReading) reading = praxis_store_get_reading (store, post_uuid, error);
      guint group;

      if (reading == NULL)
        return NULL;
      group = GPOINTER_TO_UINT (g_hash_table_lookup (groups, post_uuid));
      if (group == 0)
        {
          group = g_hash_table_size (groups) + 1;
          g_hash_table_insert (groups, (gpointer) post_uuid, GUINT_TO_POINTER (group));
        }
      g_ptr_array_add (items, praxis_note_item_new (notes->pdata[i], reading, group));
    }

  return g_steal_pointer (&items);
}

/* Runs in a reader thread. */
static gpointer
find_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (PraxisQuery) query = praxis_query_parse (data);
  g_autoptr (GPtrArray) notes = praxis_search_notes (store, query, error);

  return notes != NULL ? make_items (store, notes, error) : NULL;
}

static void
show_status (PraxisNotesPage *self,
             const char      *title,
             const char      *words)
{
  adw_status_page_set_title (self->status_page, title);
  praxis_status_page_set_words (self->status_page, words);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

/* The keyboard goes to the notes when they are first there. */
static void
show_list (PraxisNotesPage *self)
{
  gboolean is_first = g_str_equal (gtk_stack_get_visible_child_name (self->stack), "loading");

  gtk_stack_set_visible_child_name (self->stack, "list");
  if (is_first)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
show_items (PraxisNotesPage *self,
            GPtrArray       *items)
{
  gboolean searching = *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  if (items->len > 0)
    show_list (self);
  else if (searching)
    show_status (self, _("No Notes Found"), _("Try other words."));
  else
    show_status (self, _("No Notes Yet"), _("Press N while you read a post to write down what you think of it. Mark a passage "
                                            "first, and the note stays with it."));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PraxisNotesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (items != NULL)
    show_items (self, items);
  else
    show_status (self, _("The Notes Cannot Be Read"), error->message);
}

static void
find (PraxisNotesPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  praxis_library_read_async (self->library, find_job, g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))),
                             g_free, (GDestroyNotify) g_ptr_array_unref, self->cancellable, found_cb, g_object_ref (self));
}

static void
search_changed_cb (PraxisNotesPage *self)
{
  find (self);
}

static void
search_stopped_cb (PraxisNotesPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* --- Commands -------------------------------------------------------------------------------------------- */

static void
activate_for (PraxisNotesPage *self,
              PraxisNoteItem  *item,
              const char      *action_name)
{
  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action_name, "s",
                                praxis_note_get_uuid (praxis_note_item_get_note (item)));
}

static PraxisNoteItem *
get_selected (PraxisNotesPage *self)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list));

  return gtk_single_selection_get_selected_item (selection);
}

static void
row_activated_cb (PraxisNotesPage *self,
                  guint            position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->list));
  g_autoptr (PraxisNoteItem) item = g_list_model_get_item (model, position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-note", "(xs)", praxis_note_item_get_post (item),
                                praxis_note_get_uuid (praxis_note_item_get_note (item)));
}

static PraxisNotesPage *
find_page (GtkListItem *list_item)
{
  GtkWidget *page = gtk_widget_get_ancestor (gtk_list_item_get_child (list_item), PRAXIS_TYPE_NOTES_PAGE);

  return PRAXIS_NOTES_PAGE (page);
}

static void
edit_clicked_cb (GtkListItem *list_item)
{
  activate_for (find_page (list_item), gtk_list_item_get_item (list_item), "win.edit-note");
}

static void
delete_clicked_cb (GtkListItem *list_item)
{
  activate_for (find_page (list_item), gtk_list_item_get_item (list_item), "win.delete-note");
}

static void
selected_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PraxisNotesPage *self = PRAXIS_NOTES_PAGE (widget);

  activate_for (self, get_selected (self), g_str_equal (action_name, "notes.edit") ? "win.edit-note" : "win.delete-note");
}

/* --- The class ------------------------------------------------------------------------------------------- */

static gboolean
has_text (GtkListItem *list_item,
          const char  *text)
{
  return text != NULL && *text != '\0';
}

static int
compare_groups (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  guint x = praxis_note_item_get_group ((PraxisNoteItem *) a);
  guint y = praxis_note_item_get_group ((PraxisNoteItem *) b);

  return (x > y) - (x < y);
}

static void
praxis_notes_page_dispose (GObject *object)
{
  PraxisNotesPage *self = PRAXIS_NOTES_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_NOTES_PAGE);
  g_clear_object (&self->items);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (praxis_notes_page_parent_class)->dispose (object);
}

static void
praxis_notes_page_class_init (PraxisNotesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_notes_page_dispose;

  g_type_ensure (PRAXIS_TYPE_NOTE_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/notes/praxis-notes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisNotesPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PraxisNotesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisNotesPage, list);
  gtk_widget_class_bind_template_child (widget_class, PraxisNotesPage, status_page);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, has_text);

  gtk_widget_class_install_action (widget_class, "notes.edit", NULL, selected_action);
  gtk_widget_class_install_action (widget_class, "notes.delete", NULL, selected_action);
}

static void
praxis_notes_page_init (PraxisNotesPage *self)
{
  GtkSortListModel *sorted;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (PRAXIS_TYPE_NOTE_ITEM);
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), NULL);
  gtk_sort_list_model_set_section_sorter (sorted, GTK_SORTER (gtk_custom_sorter_new (compare_groups, NULL, NULL)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (sorted))));
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
}

AdwNavigationPage *
praxis_notes_page_new (PraxisLibrary *library)
{
  PraxisNotesPage *self = g_object_new (PRAXIS_TYPE_NOTES_PAGE, NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (find), self, G_CONNECT_SWAPPED);
  find (self);

  return ADW_NAVIGATION_PAGE (self);
}
