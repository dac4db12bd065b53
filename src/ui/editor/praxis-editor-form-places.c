/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The places of the form: the keyboard goes to one, is at one, and the form scrolls to it. */

#include "config.h"

#include "praxis-editor-form-private.h"

#include <string.h>

#include "review/praxis-finding-match.h"

/* --- Going there ----------------------------------------------------------------------------------------- */

/* Takes the keyboard to the field that writes a part of the draft. */
void
praxis_editor_form_focus (PraxisEditorForm *self,
                          PraxisDraftField  field)
{
  switch (field)
    {
    case PRAXIS_DRAFT_TITLE:
      /* Not selected: the next letter would replace it. */
      praxis_field_row_place_caret (self->title_row, -1);
      break;
    case PRAXIS_DRAFT_MONTH:
      gtk_widget_grab_focus (GTK_WIDGET (self->month_row));
      break;
    case PRAXIS_DRAFT_CITATIONS:
      praxis_work_form_place_caret (praxis_editor_form_get_work (self, 0));
      break;
    case PRAXIS_DRAFT_SUMMARY:
      gtk_widget_grab_focus (GTK_WIDGET (self->summary));
      break;
    case PRAXIS_DRAFT_IMPLICATIONS:
      gtk_widget_grab_focus (GTK_WIDGET (self->implications));
      break;
    case PRAXIS_DRAFT_TOPICS:
      gtk_widget_grab_focus (GTK_WIDGET (self->topics));
      break;
    case PRAXIS_DRAFT_TYPES:
      gtk_widget_grab_focus (GTK_WIDGET (self->types));
      break;
    case PRAXIS_DRAFT_FINDINGS:
      gtk_widget_child_focus (GTK_WIDGET (self->findings), GTK_DIR_TAB_FORWARD);
      break;
    case PRAXIS_DRAFT_NOTICES:
      break;
    default:
      g_assert_not_reached ();
    }
}

/* To what makes the @part of the article, the work number @index of several, behind the words of it that are
 * @before. */
void
praxis_editor_form_place_caret (PraxisEditorForm *self,
                                const char       *part,
                                guint             index,
                                const char       *before)
{
  if (g_str_equal (part, "title"))
    praxis_field_row_place_caret (self->title_row, g_utf8_strlen (before, -1));
  else if (g_str_equal (part, "citation"))
    praxis_work_form_place_caret (praxis_editor_form_get_work (self, MIN (index, self->n_works - 1)));
  else if (g_str_equal (part, "summary"))
    praxis_prose_field_place_caret (self->summary, before);
  else if (g_str_equal (part, "implications"))
    praxis_prose_field_place_caret (self->implications, before);
  else if (g_str_equal (part, "topics"))
    praxis_editor_form_focus (self, PRAXIS_DRAFT_TOPICS);
  else if (g_str_equal (part, "types"))
    praxis_editor_form_focus (self, PRAXIS_DRAFT_TYPES);
  else if (g_str_equal (part, "findings"))
    praxis_editor_form_focus (self, PRAXIS_DRAFT_FINDINGS);
}

/* Takes the keyboard to a place of the post. */
void
praxis_editor_form_show_place (PraxisEditorForm  *self,
                               const PraxisPlace *place)
{
  if (place->field == PRAXIS_DRAFT_SUMMARY)
    praxis_prose_field_select (self->summary, place->start, place->end);
  else if (place->field == PRAXIS_DRAFT_IMPLICATIONS)
    praxis_prose_field_select (self->implications, place->start, place->end);
  else if (place->field == PRAXIS_DRAFT_CITATIONS)
    praxis_work_form_place_caret_in (praxis_editor_form_get_work (self, MIN (place->index, self->n_works - 1)), place->variable);
  else
    praxis_editor_form_focus (self, place->field);
}

/* To the words that a finding was read from. */
void
praxis_editor_form_show_finding (PraxisEditorForm *self,
                                 PraxisFinding    *finding)
{
  PraxisDraft *draft = praxis_edit_session_get_draft (self->session);
  const PraxisFindingFields *fields = praxis_finding_get_fields (finding);
  gboolean is_summary = g_str_equal (fields->part, "summary");
  PraxisDraftField field = is_summary ? PRAXIS_DRAFT_SUMMARY : PRAXIS_DRAFT_IMPLICATIONS;
  g_autoptr (PraxisReviewText) text =
    praxis_review_text_new (field, is_summary ? praxis_draft_get_summary (draft) : praxis_draft_get_implications (draft));
  const char *plain = praxis_review_text_get_plain (text);
  const char *found = *fields->quote != '\0' ? praxis_finding_find_quote (plain, fields->quote) : NULL;
  PraxisPlace place;

  if (found == NULL)
    return;
  place = praxis_review_text_get_place (text, found - plain, found - plain + strlen (fields->quote));
  praxis_editor_form_show_place (self, &place);
}

/* --- Being there ----------------------------------------------------------------------------------------- */

static GtkWidget *
get_focus (PraxisEditorForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus : NULL;
}

static PraxisProseField *
get_focused_prose (PraxisEditorForm *self)
{
  GtkWidget *focus = get_focus (self);
  GtkWidget *prose = focus != NULL ? gtk_widget_get_ancestor (focus, PRAXIS_TYPE_PROSE_FIELD) : NULL;

  return prose != NULL ? PRAXIS_PROSE_FIELD (prose) : NULL;
}

/* What of the post one is writing at. */
gboolean
praxis_editor_form_find_caret (PraxisEditorForm *self,
                               PraxisPlace      *place)
{
  GtkWidget *focus = get_focus (self);
  PraxisProseField *prose = get_focused_prose (self);
  const struct { GtkWidget *widget; PraxisDraftField field; } others[] = {
    { GTK_WIDGET (self->title_row), PRAXIS_DRAFT_TITLE },
    { GTK_WIDGET (self->month_row), PRAXIS_DRAFT_MONTH },
    { GTK_WIDGET (self->topics), PRAXIS_DRAFT_TOPICS },
    { GTK_WIDGET (self->types), PRAXIS_DRAFT_TYPES },
  };

  *place = (PraxisPlace) { 0 };
  if (prose != NULL)
    {
      place->field = prose == self->summary ? PRAXIS_DRAFT_SUMMARY : PRAXIS_DRAFT_IMPLICATIONS;
      place->start = praxis_prose_field_get_caret (prose, NULL);
      return TRUE;
    }
  for (guint i = 0; focus != NULL && i < self->n_works; i++)
    {
      place->field = PRAXIS_DRAFT_CITATIONS;
      place->index = i;
      if (gtk_widget_is_ancestor (focus, GTK_WIDGET (praxis_editor_form_get_work (self, i))))
        return TRUE;
    }
  for (gsize i = 0; focus != NULL && i < G_N_ELEMENTS (others); i++)
    {
      *place = (PraxisPlace) { .field = others[i].field };
      if (gtk_widget_is_ancestor (focus, others[i].widget))
        return TRUE;
    }

  return FALSE;
}

static gboolean
compute_caret (PraxisEditorForm *self,
               GdkRectangle     *place)
{
  GtkWidget *focus = get_focus (self);
  PraxisProseField *prose = get_focused_prose (self);
  graphene_rect_t bounds;

  if (prose != NULL)
    {
      praxis_prose_field_get_caret (prose, place);
      return TRUE;
    }
  if (focus == NULL || !gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &bounds))
    return FALSE;
  *place = (GdkRectangle) { bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height };

  return TRUE;
}

/* Where on the form that is, for something to point to; scrolls there, which the next layout does. Returns whether
 * it is in sight by now: then @place lies within the form. */
gboolean
praxis_editor_form_reveal_caret (PraxisEditorForm *self,
                                 GdkRectangle     *place)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self))));
  GdkRectangle form = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };
  double value = gtk_adjustment_get_value (adjustment);

  *place = form;
  if (!compute_caret (self, place))
    return FALSE;
  gtk_adjustment_clamp_page (adjustment, value + place->y - place->height, value + place->y + 2 * place->height);

  return gdk_rectangle_contains_point (&form, place->x, place->y) &&
         gdk_rectangle_contains_point (&form, place->x, place->y + place->height);
}

static gboolean
follow_cb (gpointer user_data)
{
  PraxisEditorForm *self = user_data;
  GdkRectangle place;

  self->follow_id = 0;
  praxis_editor_form_reveal_caret (self, &place);

  return G_SOURCE_REMOVE;
}

/* A text is as high as its lines; what scrolls is the form around it, which knows nothing of carets. After the layout,
 * whose idle sources come before this one. */
void
praxis_editor_form_follow_caret (PraxisEditorForm *self)
{
  if (self->follow_id == 0)
    self->follow_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, follow_cb, self, NULL);
}
