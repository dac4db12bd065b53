/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Underlines in a text where the proof-reader remarks on something, with what it says when the pointer rests there. How much a remark
 * weighs is told by the line itself, not by its colour alone: two lines for an error, one for a doubt, one that is set off for a
 * suggestion. The wavy line is the spell-checker's. */

#include "config.h"

#include "praxis-remark-marks.h"

#include <adwaita.h>

/* A place in the text that moves with it. */
typedef struct
{
  PraxisRemark *remark;
  GtkTextMark  *start;
  GtkTextMark  *end;
} Mark;

struct _PraxisRemarkMarks
{
  GtkTextView *view;
  GtkTextTag  *tags[PRAXIS_N_SEVERITIES];
  GArray      *marks;
  gulong       tooltip_id;
  gulong       dark_id;
};

static GtkTextBuffer *
get_buffer (PraxisRemarkMarks *self)
{
  return gtk_text_view_get_buffer (self->view);
}

static void
get_range (PraxisRemarkMarks *self,
           const Mark        *mark,
           GtkTextIter       *start,
           GtkTextIter       *end)
{
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), start, mark->start);
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), end, mark->end);
}

static void
clear (PraxisRemarkMarks *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      Mark *mark = &g_array_index (self->marks, Mark, i);
      GtkTextIter start, end;

      get_range (self, mark, &start, &end);
      for (guint j = 0; j < PRAXIS_N_SEVERITIES; j++)
        gtk_text_buffer_remove_tag (get_buffer (self), self->tags[j], &start, &end);
      gtk_text_buffer_delete_mark (get_buffer (self), mark->start);
      gtk_text_buffer_delete_mark (get_buffer (self), mark->end);
      g_object_unref (mark->remark);
    }
  g_array_set_size (self->marks, 0);
}

static void
add (PraxisRemarkMarks *self,
     PraxisRemark      *remark)
{
  const PraxisRemarkFields *fields = praxis_remark_get_fields (remark);
  GtkTextIter start, end;
  Mark mark;

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &start, fields->place.start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &end, fields->place.end);
  mark.remark = g_object_ref (remark);
  mark.start = gtk_text_buffer_create_mark (get_buffer (self), NULL, &start, FALSE);
  mark.end = gtk_text_buffer_create_mark (get_buffer (self), NULL, &end, TRUE);
  gtk_text_buffer_apply_tag (get_buffer (self), self->tags[fields->severity], &start, &end);
  g_array_append_val (self->marks, mark);
}

/* What is said of a place; where several things are, all of them. */
static char *
dup_words_at (PraxisRemarkMarks *self,
              const GtkTextIter *place)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->marks->len; i++)
    {
      Mark *mark = &g_array_index (self->marks, Mark, i);
      const PraxisRemarkFields *fields = praxis_remark_get_fields (mark->remark);
      GtkTextIter start, end;

      get_range (self, mark, &start, &end);
      if (gtk_text_iter_compare (place, &start) < 0 || gtk_text_iter_compare (place, &end) > 0)
        continue;
      if (words->len > 0)
        g_string_append (words, "\n\n");
      g_string_append_printf (words, "%s\n%s", fields->message, fields->reason);
    }

  return words->len > 0 ? g_string_free_and_steal (g_steal_pointer (&words)) : NULL;
}

static gboolean
query_tooltip_cb (GtkTextView       *view,
                  int                x,
                  int                y,
                  gboolean           keyboard_mode,
                  GtkTooltip        *tooltip,
                  PraxisRemarkMarks *self)
{
  g_autofree char *words = NULL;
  GtkTextIter place;
  int buffer_x, buffer_y;

  if (keyboard_mode)
    {
      gtk_text_buffer_get_iter_at_mark (get_buffer (self), &place, gtk_text_buffer_get_insert (get_buffer (self)));
    }
  else
    {
      gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
      if (!gtk_text_view_get_iter_at_location (view, &place, buffer_x, buffer_y))
        return FALSE;
    }
  words = dup_words_at (self, &place);
  gtk_tooltip_set_text (tooltip, words);

  return words != NULL;
}

/* --- Colours --------------------------------------------------------------------------------------------- */

static void
update_colors (PraxisRemarkMarks *self)
{
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  /* Those of the style's classes "accent", "warning" and "error", which a tag cannot name. */
  static const char *const colors[PRAXIS_N_SEVERITIES][2] = {
    [PRAXIS_SEVERITY_SUGGESTION] = { "#1c71d8", "#78aeed" },
    [PRAXIS_SEVERITY_DOUBT] = { "#905400", "#f8e45c" },
    [PRAXIS_SEVERITY_ERROR] = { "#c30000", "#ff7b63" },
  };

  for (guint i = 0; i < PRAXIS_N_SEVERITIES; i++)
    {
      GdkRGBA color;

      gdk_rgba_parse (&color, colors[i][is_dark ? 1 : 0]);
      g_object_set (self->tags[i], "underline-rgba", &color, NULL);
    }
}

/* The text view outlives the marks. */
PraxisRemarkMarks *
praxis_remark_marks_new (GtkTextView *view)
{
  static const PangoUnderline lines[PRAXIS_N_SEVERITIES] = {
    [PRAXIS_SEVERITY_SUGGESTION] = PANGO_UNDERLINE_LOW,
    [PRAXIS_SEVERITY_DOUBT] = PANGO_UNDERLINE_SINGLE,
    [PRAXIS_SEVERITY_ERROR] = PANGO_UNDERLINE_DOUBLE,
  };
  PraxisRemarkMarks *self = g_new0 (PraxisRemarkMarks, 1);

  self->view = view;
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  for (guint i = 0; i < PRAXIS_N_SEVERITIES; i++)
    self->tags[i] = gtk_text_buffer_create_tag (get_buffer (self), NULL, "underline", lines[i], NULL);
  update_colors (self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  self->tooltip_id = g_signal_connect (view, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
  self->dark_id = g_signal_connect_swapped (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_colors), self);

  return self;
}

void
praxis_remark_marks_free (PraxisRemarkMarks *self)
{
  clear (self);
  g_signal_handler_disconnect (self->view, self->tooltip_id);
  g_signal_handler_disconnect (adw_style_manager_get_default (), self->dark_id);
  g_array_unref (self->marks);
  g_free (self);
}

/* Shows those of the remarks that are on the part @field of the post. */
void
praxis_remark_marks_set_remarks (PraxisRemarkMarks *self,
                                 GListModel        *remarks,
                                 PraxisDraftField   field)
{
  clear (self);
  for (guint i = 0; i < g_list_model_get_n_items (remarks); i++)
    {
      g_autoptr (PraxisRemark) remark = g_list_model_get_item (remarks, i);
      const PraxisPlace *place = &praxis_remark_get_fields (remark)->place;

      if (place->field == field && place->end > place->start)
        add (self, remark);
    }
}
