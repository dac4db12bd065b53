/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The notes on the post that is read, in the order of the places that they are on: those on the whole post first, those
 * whose passage is not in the article any more last. They are looked for in the article's text on a thread, whenever notes
 * or text have changed, and marked in the article.
 *
 *   library ─"changed"─> notes ─┬─> drafts ─> rows
 *   article ─────text───────────┴─> places ─> order, marks
 *
 * As long as a note is being saved, what was read before that is not shown. */

#include "config.h"

#include "praxis-notes-pane.h"

#include <glib/gi18n.h>

#include "praxis-note-draft.h"
#include "praxis-note-places.h"
#include "praxis-note-row.h"
#include "store/praxis-store-notes.h"

/* What it needs at least, in a sheet and elsewhere; pixels. */
#define WIDTH 260
#define HEIGHT 230
#define SHEET_HEIGHT 150

/* The handle of a sheet lies over its top. */
#define HANDLE_HEIGHT 12

struct _PraxisNotesPane
{
  AdwBin             parent_instance;

  GtkWidget         *top_bar;
  GtkLabel          *title_label;
  GtkStack          *stack;
  GtkLabel          *failed_label;
  GtkScrolledWindow *scroller;
  GtkBox            *box;

  PraxisArticleView *article;       /* borrowed: it stands beside this */
  PraxisLibrary     *library;
  GPtrArray         *rows;          /* borrowed, in their order */
  GCancellable      *reading;
  GCancellable      *locating;
  char              *post_uuid;
  char              *wanted;        /* the note to be led to when it is there */
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisNotesPane, praxis_notes_pane, ADW_TYPE_BIN)

static PraxisNoteDraft *
get_draft (PraxisNotesPane *self,
           guint            i)
{
  return praxis_note_row_get_draft (self->rows->pdata[i]);
}

static void
clear_cancellable (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

/* --- Rows ------------------------------------------------------------------------------------------------ */

static void
update_title (PraxisNotesPane *self)
{
  guint n = self->rows->len;
  g_autofree char *title = n > 0 ? g_strdup_printf (ngettext ("%u Note", "%u Notes", n), n) : g_strdup (_("Notes"));

  gtk_label_set_label (self->title_label, title);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "notes" : "empty");
}

static void
show_marks (PraxisNotesPane *self)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (drafts, get_draft (self, i));
  praxis_note_places_show (self->article, drafts);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  return praxis_note_places_compare (praxis_note_row_get_draft (*(PraxisNoteRow **) a),
                                     praxis_note_row_get_draft (*(PraxisNoteRow **) b));
}

/* A row in which somebody writes is not moved away. */
static void
sort_rows (PraxisNotesPane *self)
{
  GtkWidget *before = NULL;

  g_ptr_array_sort (self->rows, compare_rows);
  for (guint i = 0; i < self->rows->len; i++)
    {
      gtk_box_reorder_child_after (self->box, self->rows->pdata[i], before);
      before = self->rows->pdata[i];
    }
}

static void
remove_row (PraxisNotesPane *self,
            PraxisNoteRow   *row)
{
  g_ptr_array_remove (self->rows, row);
  gtk_box_remove (self->box, GTK_WIDGET (row));
  update_title (self);
}

static void locate (PraxisNotesPane *self);
static void read_notes (PraxisNotesPane *self);

/* --- Deleting -------------------------------------------------------------------------------------------- */

/* It was on its way into the library when it was deleted. */
static void
deleted_saved_cb (PraxisNotesPane *self,
                  PraxisNoteDraft *draft)
{
  PraxisNote *note = praxis_note_draft_get_note (draft);

  if (note != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.delete-note", "s", praxis_note_get_uuid (note));
}

/* What was written last is in the library before: the writer does one thing after the other. */
static void
delete_cb (PraxisNotesPane *self,
           PraxisNoteRow   *row)
{
  g_autoptr (PraxisNoteDraft) draft = g_object_ref (praxis_note_row_get_draft (row));
  PraxisNote *note = praxis_note_draft_get_note (draft);

  praxis_note_draft_save (draft);
  praxis_note_draft_discard (draft);
  remove_row (self, row);
  show_marks (self);
  if (note != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.delete-note", "s", praxis_note_get_uuid (note));
  else if (praxis_note_draft_is_saving (draft))
    g_signal_connect_object (draft, "saved", G_CALLBACK (deleted_saved_cb), self, G_CONNECT_SWAPPED);
}

/* --- Rows and the article -------------------------------------------------------------------------------- */

static void
entered_cb (PraxisNotesPane *self,
            PraxisNoteRow   *row)
{
  guint start, end;

  if (praxis_note_draft_get_place (praxis_note_row_get_draft (row), &start, &end))
    praxis_article_view_mark (self->article, "praxis-current-passage", start, end);
}

static void
show_passage_cb (PraxisNotesPane *self,
                 PraxisNoteRow   *row)
{
  entered_cb (self, row);
  gtk_widget_activate_action (GTK_WIDGET (self), "notes.uncover", NULL);
}

/* A note that says nothing any more is none. */
static void
delete_empty (gpointer data)
{
  g_autoptr (PraxisNoteRow) row = data;
  GtkWidget *pane = gtk_widget_get_ancestor (GTK_WIDGET (row), PRAXIS_TYPE_NOTES_PANE);

  if (pane != NULL && praxis_note_draft_is_empty (praxis_note_row_get_draft (row)) &&
      gtk_widget_get_focus_child (GTK_WIDGET (row)) == NULL)
    delete_cb (PRAXIS_NOTES_PANE (pane), row);
}

/* Not taken away while the keyboard is on its way from it. */
static void
left_cb (PraxisNotesPane *self,
         PraxisNoteRow   *row)
{
  praxis_article_view_mark (self->article, "praxis-current-passage", 0, 0);
  if (praxis_note_draft_is_empty (praxis_note_row_get_draft (row)))
    g_idle_add_once (delete_empty, g_object_ref (row));
}

static void
passage_clicked_cb (PraxisNotesPane *self,
                    const char      *key)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (g_str_equal (praxis_note_draft_get_key (get_draft (self, i)), key))
        {
          gtk_widget_activate_action (GTK_WIDGET (self), "win.show-notes", NULL);
          praxis_note_row_write (self->rows->pdata[i]);
        }
    }
}

static void
saved_cb (PraxisNotesPane *self,
          PraxisNoteDraft *draft)
{
  if (self->library == NULL)
    return;

  read_notes (self);
  g_signal_emit (self, signals[SAVED], 0, praxis_note_draft_get_failure (draft));
}

static PraxisNoteRow *
add_row (PraxisNotesPane *self,
         PraxisNoteDraft *draft)
{
  GtkWidget *row = praxis_note_row_new (draft);

  g_signal_connect_object (draft, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "show-passage", G_CALLBACK (show_passage_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "delete", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  gtk_box_append (self->box, row);

  return PRAXIS_NOTE_ROW (row);
}

/* --- Places ---------------------------------------------------------------------------------------------- */

static void
lead (PraxisNotesPane *self)
{
  for (guint i = 0; self->wanted != NULL && i < self->rows->len; i++)
    {
      PraxisNote *note = praxis_note_draft_get_note (get_draft (self, i));

      if (note == NULL || !g_str_equal (praxis_note_get_uuid (note), self->wanted))
        continue;
      g_clear_pointer (&self->wanted, g_free);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-notes", NULL);
      praxis_note_row_write (self->rows->pdata[i]);
    }
}

static void
located_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PraxisNotesPane) self = user_data;

  if (!praxis_note_places_locate_finish (result, NULL))
    return;

  sort_rows (self);
  show_marks (self);
  lead (self);
}

static void
locate (PraxisNotesPane *self)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (g_object_unref);

  clear_cancellable (&self->locating);
  if (self->article == NULL || self->post_uuid == NULL)
    return;

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (drafts, g_object_ref (get_draft (self, i)));
  self->locating = g_cancellable_new ();
  praxis_note_places_locate_async (self->article, drafts, self->locating, located_cb, g_object_ref (self));
}

/* --- Reading --------------------------------------------------------------------------------------------- */

static gpointer
read_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return praxis_store_list_notes (store, data, error);
}

static PraxisNoteRow *
find_row (PraxisNotesPane *self,
          PraxisNote      *note)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      PraxisNote *one = praxis_note_draft_get_note (get_draft (self, i));

      if (one != NULL && g_str_equal (praxis_note_get_uuid (one), praxis_note_get_uuid (note)))
        return self->rows->pdata[i];
    }

  return NULL;
}

static gboolean
has_note (GPtrArray  *notes,
          PraxisNote *note)
{
  for (guint i = 0; i < notes->len; i++)
    {
      if (g_str_equal (praxis_note_get_uuid (notes->pdata[i]), praxis_note_get_uuid (note)))
        return TRUE;
    }

  return FALSE;
}

static void
take_notes (PraxisNotesPane *self,
            GPtrArray       *notes)
{
  for (guint i = self->rows->len; i > 0; i--)
    {
      PraxisNoteDraft *draft = get_draft (self, i - 1);
      PraxisNote *note = praxis_note_draft_get_note (draft);

      if (note != NULL && !praxis_note_draft_is_unsaved (draft) && !has_note (notes, note))
        remove_row (self, self->rows->pdata[i - 1]);
    }

  for (guint i = 0; i < notes->len; i++)
    {
      PraxisNoteRow *row = find_row (self, notes->pdata[i]);

      if (row != NULL)
        {
          praxis_note_draft_take_note (praxis_note_row_get_draft (row), notes->pdata[i]);
        }
      else
        {
          g_autoptr (PraxisNoteDraft) draft = praxis_note_draft_new (self->library, notes->pdata[i]);

          add_row (self, draft);
        }
    }

  update_title (self);
  locate (self);
}

static gboolean
is_saving (PraxisNotesPane *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (praxis_note_draft_is_saving (get_draft (self, i)))
        return TRUE;
    }

  return FALSE;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (PraxisNotesPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;

  g_clear_object (&self->reading);
  /* The end of that save reads again. */
  if (is_saving (self))
    return;

  if (notes != NULL)
    {
      take_notes (self, notes);
      return;
    }

  gtk_label_set_label (self->failed_label, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
read_notes (PraxisNotesPane *self)
{
  clear_cancellable (&self->reading);
  if (self->post_uuid == NULL || self->library == NULL || is_saving (self))
    return;

  self->reading = g_cancellable_new ();
  praxis_library_read_async (self->library, read_job, g_strdup (self->post_uuid), g_free,
                             (GDestroyNotify) g_ptr_array_unref, self->reading, read_cb, g_object_ref (self));
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_notes_pane_dispose (GObject *object)
{
  PraxisNotesPane *self = PRAXIS_NOTES_PANE (object);

  if (self->rows != NULL)
    praxis_notes_pane_save (self);
  clear_cancellable (&self->reading);
  clear_cancellable (&self->locating);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_NOTES_PANE);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->library);
  g_clear_pointer (&self->post_uuid, g_free);
  g_clear_pointer (&self->wanted, g_free);
  self->article = NULL;

  G_OBJECT_CLASS (praxis_notes_pane_parent_class)->dispose (object);
}

static void
praxis_notes_pane_class_init (PraxisNotesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_notes_pane_dispose;

  /* A note was saved, or could not be: then why. */
  signals[SAVED] =
    g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/reader/praxis-notes-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisNotesPane, top_bar);
  gtk_widget_class_bind_template_child (widget_class, PraxisNotesPane, title_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisNotesPane, stack);
  gtk_widget_class_bind_template_child (widget_class, PraxisNotesPane, failed_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisNotesPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, PraxisNotesPane, box);
}

static void
praxis_notes_pane_init (PraxisNotesPane *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update_title (self);
}

void
praxis_notes_pane_set_up (PraxisNotesPane   *self,
                          PraxisLibrary     *library,
                          PraxisArticleView *article)
{
  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
  self->article = article;
  g_signal_connect_object (library, "changed", G_CALLBACK (read_notes), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (article, "text-changed", G_CALLBACK (locate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (article, "passage-clicked", G_CALLBACK (passage_clicked_cb), self, G_CONNECT_SWAPPED);
}

/* NULL for none. */
void
praxis_notes_pane_show_post (PraxisNotesPane *self,
                             const char      *post_uuid)
{
  if (g_strcmp0 (self->post_uuid, post_uuid) == 0)
    return;

  praxis_notes_pane_save (self);
  g_set_str (&self->post_uuid, post_uuid);
  while (self->rows->len > 0)
    remove_row (self, self->rows->pdata[self->rows->len - 1]);
  read_notes (self);
}

/* On a passage or, without a @quote, on the whole post; with @write the keyboard goes there. */
void
praxis_notes_pane_add (PraxisNotesPane *self,
                       const char      *quote,
                       const char      *prefix,
                       const char      *suffix,
                       gboolean         write)
{
  g_autoptr (PraxisNoteDraft) draft = NULL;
  PraxisNoteRow *row;

  if (self->post_uuid == NULL)
    return;

  draft = praxis_note_draft_new_on (self->library, self->post_uuid, quote, prefix, suffix);
  row = add_row (self, draft);
  update_title (self);
  if (quote != NULL)
    locate (self);
  else
    sort_rows (self);
  if (write)
    praxis_note_row_write (row);
}

/* Whether there are words that the library does not have yet. */
gboolean
praxis_notes_pane_is_unsaved (PraxisNotesPane *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      PraxisNoteDraft *draft = get_draft (self, i);

      if (praxis_note_draft_is_unsaved (draft) && !praxis_note_draft_is_empty (draft))
        return TRUE;
    }

  return FALSE;
}

void
praxis_notes_pane_save (PraxisNotesPane *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    praxis_note_draft_save (get_draft (self, i));
}

/* To a note, and to its place in the article, as soon as the post that it is on is shown. */
void
praxis_notes_pane_lead_to (PraxisNotesPane *self,
                           const char      *note_uuid)
{
  g_set_str (&self->wanted, note_uuid);
  locate (self);
}

/* In a sheet it is as high as its notes; elsewhere it takes the room that it gets. */
void
praxis_notes_pane_set_in_sheet (PraxisNotesPane *self,
                                gboolean         in_sheet)
{
  gtk_widget_set_margin_top (self->top_bar, in_sheet ? HANDLE_HEIGHT : 0);
  gtk_scrolled_window_set_propagate_natural_height (self->scroller, in_sheet);
  gtk_widget_set_size_request (GTK_WIDGET (self), in_sheet ? -1 : WIDTH, in_sheet ? SHEET_HEIGHT : HEIGHT);
}
