/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one entry that fills the fields of a work: an identifier, records, a printed reference, or a file dropped on it. What
 * it is, and what comes of it, is the finder's. */

#include "config.h"

#include "praxis-work-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#include "import/praxis-typed-work.h"
#include "praxis-css-class.h"
#include "praxis-work-finder.h"

/* What is pasted and longer than a reference is not put into one line first. */
#define MAX_LINE 2000

/* What is done sooner is not worth a line that comes and goes, in milliseconds. */
#define BUSY_DELAY_MS 200

struct _PraxisWorkEntry
{
  AdwPreferencesRow     parent_instance;

  GtkEntry             *text;
  GtkLabel             *kind_label;
  GtkWidget            *status_box;
  GtkWidget            *spinner;
  GtkWidget            *warning_image;
  GtkLabel             *status_label;
  GtkButton            *next_button;
  GtkWidget            *cancel_button;

  PraxisWorkFinder     *finder;
  char                 *given;          /* the text that the finder has */
  char                 *busy_words;     /* what is done, but not told yet */
  guint                 busy_id;
  guint                 n_pasting;
  gboolean              is_following;
  gboolean              is_activated;   /* while it pastes */
};

enum
{
  FILLED,
  PARSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisWorkEntry, praxis_work_entry, ADW_TYPE_PREFERENCES_ROW)

/* --- What it says ---------------------------------------------------------------------------------------- */

static void
clear_text (PraxisWorkEntry *self)
{
  self->is_following = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), "");
  self->is_following = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->kind_label), FALSE);
}

static gboolean
is_busy (PraxisWorkEntry *self)
{
  return gtk_widget_get_visible (self->cancel_button);
}

/* The line below the text; @words are NULL for none. A button that goes gives the keyboard back to the text. */
static void
show_status (PraxisWorkEntry *self,
             const char      *words,
             gboolean         is_busy,
             gboolean         is_fault,
             const char      *button)
{
  gboolean had_focus = gtk_widget_get_focus_child (self->status_box) != NULL;

  if (had_focus)
    gtk_entry_grab_focus_without_selecting (self->text);
  gtk_label_set_label (self->status_label, words != NULL ? words : "");
  gtk_widget_set_visible (self->spinner, is_busy);
  gtk_widget_set_visible (self->warning_image, is_fault);
  gtk_widget_set_visible (self->cancel_button, is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), button != NULL);
  gtk_button_set_label (self->next_button, button != NULL ? button : "");
  gtk_widget_set_visible (self->status_box, words != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID,
                               is_fault ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  praxis_widget_set_css_class (GTK_WIDGET (self), "doubtful", is_fault);
  if (words != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_remark (PraxisWorkEntry *self,
             const char      *remark,
             gboolean         is_fault,
             const char      *button)
{
  show_status (self, remark, FALSE, is_fault, button);
}

static gboolean
busy_cb (gpointer user_data)
{
  PraxisWorkEntry *self = user_data;

  self->busy_id = 0;
  show_status (self, self->busy_words, TRUE, FALSE, NULL);
  return G_SOURCE_REMOVE;
}

/* Where a line is there already its words change at once: somebody pressed the button in it. */
static void
set_busy (PraxisWorkEntry *self,
          const char      *words)
{
  g_clear_handle_id (&self->busy_id, g_source_remove);
  g_set_str (&self->busy_words, words);
  if (words != NULL && gtk_widget_get_visible (self->status_box))
    show_status (self, words, TRUE, FALSE, NULL);
  else if (words != NULL)
    self->busy_id = g_timeout_add (BUSY_DELAY_MS, busy_cb, self);
  else if (is_busy (self))
    show_status (self, NULL, FALSE, FALSE, NULL);
  /* Last: a button that can do nothing loses the keyboard before it can be given to the text. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "work.cancel", words != NULL);
}

static void
text_changed_cb (PraxisWorkEntry *self)
{
  const char *kind;

  if (self->is_following)
    return;
  if (!is_busy (self))
    show_status (self, NULL, FALSE, FALSE, NULL);
  kind = praxis_typed_work_describe (gtk_editable_get_text (GTK_EDITABLE (self->text)));
  gtk_label_set_label (self->kind_label, kind != NULL ? kind : "");
  gtk_widget_set_visible (GTK_WIDGET (self->kind_label), kind != NULL);
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  praxis_work_finder_cancel (PRAXIS_WORK_ENTRY (widget)->finder);
}

/* --- A text ---------------------------------------------------------------------------------------------- */

static void
activated_cb (PraxisWorkEntry *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));

  self->is_activated = self->n_pasting > 0;
  if (self->n_pasting > 0 || *text == '\0')
    return;
  g_set_str (&self->given, gtk_editable_get_text (GTK_EDITABLE (self->text)));
  praxis_work_finder_read_text (self->finder, text);
}

static void
insert (PraxisWorkEntry *self,
        char            *text)
{
  int place;

  gtk_editable_delete_selection (GTK_EDITABLE (self->text));
  g_strdelimit (g_strstrip (text), "\r\n\t", ' ');
  place = gtk_editable_get_position (GTK_EDITABLE (self->text));
  gtk_editable_insert_text (GTK_EDITABLE (self->text), text, -1, &place);
  gtk_editable_set_position (GTK_EDITABLE (self->text), place);
}

/* --- A file ---------------------------------------------------------------------------------------------- */

static void
take_files (PraxisWorkEntry *self,
            GSList          *files)
{
  g_clear_pointer (&self->given, g_free);
  if (files->next == NULL)
    praxis_work_finder_read_file (self->finder, files->data);
  else
    show_remark (self, _("These are several files. Give one at a time."), TRUE, NULL);
}

static gboolean
dropped_cb (PraxisWorkEntry *self,
            const GValue    *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files != NULL)
    take_files (self, files);
  return files != NULL;
}

/* --- The clipboard --------------------------------------------------------------------------------------- */

/* Enter may have been pressed before the clipboard answered. */
static void
end_paste (PraxisWorkEntry *self)
{
  gboolean is_activated = --self->n_pasting == 0 && self->is_activated;

  self->is_activated = self->is_activated && self->n_pasting > 0;
  if (is_activated)
    activated_cb (self);
}

static void
text_pasted_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (PraxisWorkEntry) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (text == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
    }
  /* Records have lines, which an entry has not. */
  else if (strlen (text) > MAX_LINE || praxis_record_format_detect (text) != PRAXIS_RECORD_FORMAT_NONE)
    {
      self->is_activated = FALSE;
      g_clear_pointer (&self->given, g_free);
      praxis_work_finder_read_text (self->finder, text);
    }
  else
    {
      insert (self, text);
    }
  end_paste (self);
}

static void
files_pasted_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (PraxisWorkEntry) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GSList) files = value != NULL ? gdk_file_list_get_files (g_value_get_boxed (value)) : NULL;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  /* An address of the web is a text. */
  if (files == NULL || !g_file_is_native (files->data))
    {
      gdk_clipboard_read_text_async (GDK_CLIPBOARD (source), NULL, text_pasted_cb, g_steal_pointer (&self));
      return;
    }
  self->is_activated = FALSE;
  take_files (self, files);
  end_paste (self);
}

static void
paste_cb (PraxisWorkEntry *self,
          GtkText         *text)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  g_signal_stop_emission_by_name (text, "paste-clipboard");
  self->n_pasting++;
  self->is_activated = FALSE;
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/uri-list"))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_pasted_cb,
                                    g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_pasted_cb, g_object_ref (self));
}

/* --- What comes of it ------------------------------------------------------------------------------------ */

static void
next_clicked_cb (PraxisWorkEntry *self)
{
  praxis_work_finder_go_on (self->finder);
}

/* The text has done its part, unless it is another one by now: an answer may come late. */
static void
let_go (PraxisWorkEntry *self)
{
  g_autofree char *given = g_steal_pointer (&self->given);

  if (g_strcmp0 (given, gtk_editable_get_text (GTK_EDITABLE (self->text))) == 0)
    clear_text (self);
}

static void
filled_cb (PraxisWorkEntry    *self,
           PraxisCitation     *citation,
           const char * const *keywords)
{
  let_go (self);
  g_signal_emit (self, signals[FILLED], 0, citation, keywords);
}

static void
parsed_cb (PraxisWorkEntry *self,
           gpointer         parse)
{
  let_go (self);
  show_remark (self, NULL, FALSE, NULL);
  g_signal_emit (self, signals[PARSED], 0, parse);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static gboolean
praxis_work_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PRAXIS_WORK_ENTRY (widget)->text));
}

/* As a field row: the row itself never has the keyboard. */
static gboolean
praxis_work_entry_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)), direction);
}

static void
praxis_work_entry_dispose (GObject *object)
{
  PraxisWorkEntry *self = PRAXIS_WORK_ENTRY (object);

  if (self->finder != NULL)
    praxis_work_finder_cancel (self->finder);
  g_clear_handle_id (&self->busy_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_WORK_ENTRY);
  g_clear_object (&self->finder);

  G_OBJECT_CLASS (praxis_work_entry_parent_class)->dispose (object);
}

static void
praxis_work_entry_finalize (GObject *object)
{
  PraxisWorkEntry *self = PRAXIS_WORK_ENTRY (object);

  g_free (self->given);
  g_free (self->busy_words);

  G_OBJECT_CLASS (praxis_work_entry_parent_class)->finalize (object);
}

static void
praxis_work_entry_class_init (PraxisWorkEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_work_entry_dispose;
  object_class->finalize = praxis_work_entry_finalize;
  widget_class->focus = praxis_work_entry_focus;
  widget_class->grab_focus = praxis_work_entry_grab_focus;

  /* A citation that shall take the place of the one that is there, and the keywords (GStrv, or NULL) of its record. */
  signals[FILLED] = g_signal_new ("filled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, PRAXIS_TYPE_CITATION, G_TYPE_STRV);

  /* A PraxisReferenceParse: what a printed reference says, with its doubts. */
  signals[PARSED] = g_signal_new ("parsed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/editor/praxis-work-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkEntry, text);
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkEntry, kind_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkEntry, status_box);
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkEntry, spinner);
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkEntry, warning_image);
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkEntry, status_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkEntry, next_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkEntry, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_install_action (widget_class, "work.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "work.cancel", NULL);
}

static void
praxis_work_entry_init (PraxisWorkEntry *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "work.cancel", FALSE);
  self->finder = praxis_work_finder_new (GTK_WIDGET (self));
  g_signal_connect_object (self->finder, "busy", G_CALLBACK (set_busy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "remark", G_CALLBACK (show_remark), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "filled", G_CALLBACK (filled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "parsed", G_CALLBACK (parsed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (gtk_editable_get_delegate (GTK_EDITABLE (self->text)), "paste-clipboard",
                            G_CALLBACK (paste_cb), self);
  /* Before the text, which would take the file's name. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* The citation that the fields hold now. */
void
praxis_work_entry_set_citation (PraxisWorkEntry *self,
                                PraxisCitation  *citation)
{
  praxis_work_finder_set_citation (self->finder, citation);
}

/* Says something about what was taken; NULL says nothing. */
void
praxis_work_entry_set_remark (PraxisWorkEntry *self,
                              const char      *remark)
{
  show_remark (self, remark, FALSE, NULL);
}
