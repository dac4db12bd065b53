/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one entry that fills the fields of a work: an identifier, records, a printed reference, or a file dropped on it. What
 * it is, and what comes of it, is the finder's. */

#include "config.h"

#include "praxis-work-entry.h"

#include <string.h>

#include "import/praxis-typed-work.h"
#include "praxis-work-finder.h"

/* What is pasted and longer than a reference is not put into one line first. */
#define MAX_LINE 2000

struct _PraxisWorkEntry
{
  AdwPreferencesRow     parent_instance;

  GtkEntry             *text;
  GtkLabel             *kind_label;
  GtkWidget            *busy_box;
  GtkLabel             *busy_label;
  GtkWidget            *remark_box;
  GtkLabel             *remark_label;
  GtkButton            *lookup_button;

  PraxisWorkFinder     *finder;
  gboolean              is_following;
  gboolean              is_pasting;
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
set_text (PraxisWorkEntry *self,
          const char      *text)
{
  self->is_following = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  self->is_following = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->kind_label), FALSE);
}

static void
show_remark (PraxisWorkEntry *self,
             const char      *remark,
             gboolean         is_fault,
             const char      *button)
{
  gtk_label_set_label (self->remark_label, remark != NULL ? remark : "");
  gtk_widget_set_visible (self->remark_box, remark != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->lookup_button), button != NULL);
  if (button != NULL)
    gtk_button_set_label (self->lookup_button, button);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID,
                               is_fault ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (is_fault)
    gtk_widget_add_css_class (GTK_WIDGET (self), "doubtful");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "doubtful");
  if (remark != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), remark, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
set_busy (PraxisWorkEntry *self,
          const char      *words)
{
  gtk_label_set_label (self->busy_label, words != NULL ? words : "");
  gtk_widget_set_visible (self->busy_box, words != NULL);
  if (words != NULL)
    show_remark (self, NULL, FALSE, NULL);
}

static void
text_changed_cb (PraxisWorkEntry *self)
{
  const char *kind;

  if (self->is_following)
    return;
  show_remark (self, NULL, FALSE, NULL);
  kind = praxis_typed_work_describe (gtk_editable_get_text (GTK_EDITABLE (self->text)));
  gtk_label_set_label (self->kind_label, kind != NULL ? kind : "");
  gtk_widget_set_visible (GTK_WIDGET (self->kind_label), kind != NULL);
}

static void
cancel_clicked_cb (PraxisWorkEntry *self)
{
  praxis_work_finder_cancel (self->finder);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* --- A text ---------------------------------------------------------------------------------------------- */

static void
activated_cb (PraxisWorkEntry *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));

  self->is_activated = self->is_pasting;
  if (self->is_pasting)
    return;
  show_remark (self, NULL, FALSE, NULL);
  if (*text != '\0')
    praxis_work_finder_read_text (self->finder, text);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PraxisWorkEntry) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  int place;

  self->is_pasting = FALSE;
  if (text == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  /* Records have lines, which an entry has not. */
  if (strlen (text) > MAX_LINE || praxis_record_format_detect (text) != PRAXIS_RECORD_FORMAT_NONE)
    {
      praxis_work_finder_read_text (self->finder, text);
      return;
    }
  gtk_editable_delete_selection (GTK_EDITABLE (self->text));
  g_strdelimit (g_strstrip (text), "\r\n\t", ' ');
  place = gtk_editable_get_position (GTK_EDITABLE (self->text));
  gtk_editable_insert_text (GTK_EDITABLE (self->text), text, -1, &place);
  gtk_editable_set_position (GTK_EDITABLE (self->text), place);
  if (self->is_activated)
    activated_cb (self);
}

static void
paste_cb (PraxisWorkEntry *self,
          GtkText         *text)
{
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  self->is_pasting = TRUE;
  self->is_activated = FALSE;
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb, g_object_ref (self));
}

/* --- A file ---------------------------------------------------------------------------------------------- */

static gboolean
dropped_cb (PraxisWorkEntry *self,
            const GValue    *value)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files != NULL)
    praxis_work_finder_read_file (self->finder, files->data);
  return files != NULL;
}

/* --- What comes of it ------------------------------------------------------------------------------------ */

static void
lookup_clicked_cb (PraxisWorkEntry *self)
{
  praxis_work_finder_look_up (self->finder);
}

static void
filled_cb (PraxisWorkEntry    *self,
           PraxisCitation     *citation,
           const char * const *keywords)
{
  set_text (self, "");
  show_remark (self, NULL, FALSE, NULL);
  g_signal_emit (self, signals[FILLED], 0, citation, keywords);
}

static void
parsed_cb (PraxisWorkEntry *self,
           gpointer         parse)
{
  set_text (self, "");
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
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_WORK_ENTRY);
  g_clear_object (&self->finder);

  G_OBJECT_CLASS (praxis_work_entry_parent_class)->dispose (object);
}

static void
praxis_work_entry_class_init (PraxisWorkEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_work_entry_dispose;
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
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkEntry, busy_box);
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkEntry, busy_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkEntry, remark_box);
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkEntry, remark_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkEntry, lookup_button);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, lookup_clicked_cb);
}

static void
praxis_work_entry_init (PraxisWorkEntry *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->finder = praxis_work_finder_new (GTK_WIDGET (self));
  g_signal_connect_object (self->finder, "busy", G_CALLBACK (set_busy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "remark", G_CALLBACK (show_remark), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "filled", G_CALLBACK (filled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "parsed", G_CALLBACK (parsed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (gtk_editable_get_delegate (GTK_EDITABLE (self->text)), "paste-clipboard",
                            G_CALLBACK (paste_cb), self);
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
