/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One work that a post is about: the fields that works of its kind have, one entry on top that fills them from a
 * printed reference, a record or an identifier, and the reference that they make.
 *
 *   rows ──a new citation──▶ draft ──"changed"──▶ rows, as far as they say something else
 *
 * A post without a work has a form with nothing in it, whose citation comes with the first word. */

#include "config.h"

#include "praxis-work-form.h"

#include <glib/gi18n.h>

#include "cite/praxis-reference-parser.h"
#include "cite/praxis-work.h"
#include "praxis-field-row.h"
#include "praxis-known-works.h"
#include "praxis-names-field.h"
#include "praxis-reference-label.h"
#include "praxis-title-suggestion.h"
#include "praxis-words.h"
#include "praxis-work-entry.h"

struct _PraxisWorkForm
{
  AdwBin               parent_instance;

  AdwPreferencesGroup *group;
  GtkWidget           *remove_button;
  PraxisWorkEntry     *entry;
  AdwComboRow         *kind_row;
  GtkWidget           *known_box;
  GtkLabel            *known_label;
  GtkActionable       *known_button;
  PraxisReferenceLabel *reference_label;

  PraxisEditSession   *session;
  PraxisKnownWorks    *known;
  PraxisTitleSuggestion *title_suggestion;
  PraxisCitation      *shown;
  GPtrArray           *rows;
  PraxisWorkKind       kind;
  guint                index;
  gboolean             is_following;
};

enum
{
  REMOVED,
  KEYWORDS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisWorkForm, praxis_work_form, ADW_TYPE_BIN)

/* One row of the form, and the field that it writes. */
typedef struct
{
  const PraxisWorkField *field;
  GtkWidget             *widget;
} Row;

static PraxisDraft *
get_draft (PraxisWorkForm *self)
{
  return praxis_edit_session_get_draft (self->session);
}

/* --- The citation ---------------------------------------------------------------------------------------- */

/* What the draft has; where it has none yet, an article of which nothing is known. */
static PraxisCitation *
dup_citation (PraxisWorkForm *self)
{
  GPtrArray *citations = praxis_draft_get_citations (get_draft (self));

  return self->index < citations->len ? g_object_ref (g_ptr_array_index (citations, self->index))
                                      : praxis_work_new (PRAXIS_WORK_ARTICLE);
}

static void
set_citation (PraxisWorkForm *self,
              PraxisCitation *citation)
{
  GPtrArray *citations = praxis_draft_get_citations (get_draft (self));
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  g_ptr_array_extend (changed, citations, NULL, NULL);
  if (self->index < changed->len)
    changed->pdata[self->index] = citation;
  else
    g_ptr_array_add (changed, citation);
  praxis_draft_set_citations (get_draft (self), changed);
}

static void
remove_clicked_cb (PraxisWorkForm *self)
{
  GPtrArray *citations = praxis_draft_get_citations (get_draft (self));
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  if (self->index >= citations->len)
    {
      g_signal_emit (self, signals[REMOVED], 0);
      return;
    }

  g_ptr_array_extend (changed, citations, NULL, NULL);
  g_ptr_array_remove_index (changed, self->index);
  praxis_edit_session_end_step (self->session);
  praxis_draft_set_citations (get_draft (self), changed);
}

/* --- From the rows to the citation ----------------------------------------------------------------------- */

static Row *
find_row (PraxisWorkForm *self,
          gpointer        widget)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (row->widget == widget)
        return row;
    }
  return NULL;
}

static Row *
find_variable (PraxisWorkForm *self,
               const char     *variable)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (g_str_equal (row->field->variable, variable))
        return row;
    }
  return NULL;
}

static void
text_changed_cb (PraxisWorkForm *self,
                 PraxisFieldRow *widget)
{
  Row *row = find_row (self, widget);
  g_autoptr (PraxisCitation) citation = dup_citation (self);
  g_autoptr (PraxisCitation) changed = praxis_work_with_text (citation, row->field->variable,
                                                              praxis_field_row_get_text (widget));

  /* A fault is told when the field is left, and goes as soon as it is mended. */
  g_autofree char *fault = praxis_work_find_fault (row->field->variable, praxis_field_row_get_text (widget));

  if (fault == NULL)
    praxis_field_row_set_fault (widget, NULL);
  set_citation (self, changed);
}

static void
names_changed_cb (PraxisWorkForm   *self,
                  PraxisNamesField *widget)
{
  Row *row = find_row (self, widget);
  g_autoptr (GPtrArray) names = praxis_names_field_dup_names (widget);
  g_autoptr (PraxisCitation) citation = dup_citation (self);
  g_autoptr (PraxisCitation) changed = praxis_work_with_names (citation, row->field->variable, names);

  praxis_names_field_set_doubt (widget, NULL);
  set_citation (self, changed);
}

static void
left_cb (PraxisWorkForm *self)
{
  praxis_edit_session_end_step (self->session);
  praxis_autosave_save (praxis_edit_session_get_autosave (self->session));
}

static void
text_left_cb (PraxisWorkForm *self,
              PraxisFieldRow *widget)
{
  Row *row = find_row (self, widget);
  g_autofree char *fault = NULL;

  if (row == NULL)
    return;
  fault = praxis_work_find_fault (row->field->variable, praxis_field_row_get_text (widget));
  praxis_field_row_set_fault (widget, fault);
  left_cb (self);
}

static void
title_kept_cb (PraxisWorkForm *self)
{
  praxis_field_row_place_caret (PRAXIS_FIELD_ROW (find_variable (self, "title")->widget), -1);
}

/* What said so goes, so that the keyboard goes to the title. */
static void
title_taken_cb (PraxisWorkForm *self,
                const char     *title)
{
  g_autoptr (PraxisCitation) citation = dup_citation (self);
  g_autoptr (PraxisCitation) changed = praxis_work_with_text (citation, "title", title);

  title_kept_cb (self);
  praxis_edit_session_end_step (self->session);
  set_citation (self, changed);
  praxis_edit_session_end_step (self->session);
}

/* --- From the citation to the rows ----------------------------------------------------------------------- */

static void
add_row (PraxisWorkForm        *self,
         const PraxisWorkField *field)
{
  Row *row = g_new0 (Row, 1);
  const char *title = praxis_work_field_get_label (field);

  row->field = field;
  if (field->form == PRAXIS_WORK_FIELD_NAMES)
    {
      row->widget = praxis_names_field_new (title);
      g_signal_connect_object (row->widget, "changed", G_CALLBACK (names_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row->widget, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
    }
  else
    {
      row->widget = praxis_field_row_new (title);
      g_signal_connect_object (row->widget, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row->widget, "left", G_CALLBACK (text_left_cb), self, G_CONNECT_SWAPPED);
      if (g_str_equal (field->variable, "title"))
        praxis_field_row_append (PRAXIS_FIELD_ROW (row->widget), GTK_WIDGET (self->title_suggestion),
                                 praxis_title_suggestion_get_label (self->title_suggestion));
    }
  adw_preferences_group_add (self->group, row->widget);
  g_ptr_array_add (self->rows, row);
}

static void
build_rows (PraxisWorkForm *self,
            PraxisWorkKind  kind)
{
  gsize n_fields;
  const PraxisWorkField *fields = praxis_work_kind_get_fields (kind, &n_fields);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, ((Row *) g_ptr_array_index (self->rows, i))->widget);
  g_ptr_array_set_size (self->rows, 0);

  self->kind = kind;
  for (gsize i = 0; i < n_fields; i++)
    add_row (self, &fields[i]);
}

static void
follow_rows (PraxisWorkForm *self,
             PraxisCitation *citation)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (row->field->form == PRAXIS_WORK_FIELD_NAMES)
        {
          g_autoptr (GPtrArray) names = praxis_citation_get_names (citation, row->field->variable);

          praxis_names_field_set_names (PRAXIS_NAMES_FIELD (row->widget), names);
        }
      else
        {
          const char *typed = praxis_field_row_get_text (PRAXIS_FIELD_ROW (row->widget));
          g_autoptr (PraxisCitation) as_typed = praxis_work_with_text (citation, row->field->variable, typed);
          g_autofree char *text = praxis_work_dup_text (citation, row->field->variable);

          /* "March 2023" and "2023-03" say the same; what is typed stays as it is typed. */
          if (!g_str_equal (praxis_citation_get_json (as_typed), praxis_citation_get_json (citation)))
            praxis_field_row_set_text (PRAXIS_FIELD_ROW (row->widget), text);
        }
    }
}

/* The reference as it will be printed; nothing where nothing is known. */
static void
update_reference (PraxisWorkForm *self,
                  PraxisCitation *citation)
{
  gboolean is_known = praxis_citation_get_field (citation, "title") != NULL ||
                      praxis_citation_get_reference (citation) != NULL;

  praxis_reference_label_set_citation (self->reference_label, is_known ? citation : NULL);
}

static void
follow (PraxisWorkForm *self)
{
  g_autoptr (PraxisCitation) citation = dup_citation (self);
  PraxisWorkKind kind = praxis_work_get_kind (citation);

  praxis_work_entry_set_citation (self->entry, citation);
  if (g_set_object (&self->shown, citation))
    praxis_known_works_look (self->known, citation);
  praxis_title_suggestion_look (self->title_suggestion, citation);
  self->is_following = TRUE;
  if (kind != self->kind || self->rows->len == 0)
    build_rows (self, kind);
  adw_combo_row_set_selected (self->kind_row, kind);
  follow_rows (self, citation);
  update_reference (self, citation);
  self->is_following = FALSE;
}

static void
draft_changed_cb (PraxisWorkForm *self,
                  guint           field)
{
  if (field == PRAXIS_DRAFT_CITATIONS)
    follow (self);
}

static void
kind_selected_cb (PraxisWorkForm *self)
{
  g_autoptr (PraxisCitation) citation = NULL;
  g_autoptr (PraxisCitation) changed = NULL;

  if (self->is_following || self->session == NULL)
    return;

  citation = dup_citation (self);
  changed = praxis_work_with_kind (citation, adw_combo_row_get_selected (self->kind_row));
  praxis_edit_session_end_step (self->session);
  set_citation (self, changed);
}

/* --- What the entry on top finds -------------------------------------------------------------------------- */

static void
show_doubts (PraxisWorkForm       *self,
             PraxisReferenceParse *parse)
{
  for (guint i = 0; i < parse->doubts->len; i++)
    {
      PraxisReferenceDoubt *doubt = g_ptr_array_index (parse->doubts, i);
      Row *row = find_variable (self, doubt->field);

      if (row == NULL)
        continue;
      if (row->field->form == PRAXIS_WORK_FIELD_NAMES)
        praxis_names_field_set_doubt (PRAXIS_NAMES_FIELD (row->widget), doubt->message);
      else
        praxis_field_row_set_doubt (PRAXIS_FIELD_ROW (row->widget), doubt->message);
    }
}

/* To the first field that is in doubt, or else the first one; unless the keyboard has left the entry meanwhile. */
static void
focus_first_doubt (PraxisWorkForm       *self,
                   PraxisReferenceParse *parse)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  Row *row = NULL;

  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry)))
    return;
  for (guint i = 0; row == NULL && i < parse->doubts->len; i++)
    row = find_variable (self, ((PraxisReferenceDoubt *) g_ptr_array_index (parse->doubts, i))->field);
  if (row == NULL)
    row = g_ptr_array_index (self->rows, 0);
  gtk_widget_grab_focus (row->widget);
}

static void
parsed_cb (PraxisWorkForm       *self,
           PraxisReferenceParse *parse)
{
  praxis_edit_session_end_step (self->session);
  set_citation (self, parse->citation);
  praxis_edit_session_end_step (self->session);
  if (parse->unplaced != NULL)
    {
      g_autofree char *words = g_strdup_printf (_("Not put into any field: %s"), parse->unplaced);

      praxis_work_entry_set_remark (self->entry, words);
    }
  show_doubts (self, parse);
  focus_first_doubt (self, parse);
}

/* What was found of a work, and the keywords that its record has. The keyboard stays where it is: an answer may come late. */
static void
filled_cb (PraxisWorkForm     *self,
           PraxisCitation     *citation,
           const char * const *keywords)
{
  praxis_edit_session_begin_group (self->session);
  set_citation (self, citation);
  if (keywords != NULL)
    g_signal_emit (self, signals[KEYWORDS], 0, keywords);
  praxis_edit_session_end_group (self->session);
  praxis_autosave_save (praxis_edit_session_get_autosave (self->session));
}

/* --- Posts on the same work ------------------------------------------------------------------------------ */

static void
known_found_cb (PraxisWorkForm *self,
                const char     *words,
                gint64          post_id)
{
  gtk_widget_set_visible (self->known_box, words != NULL);
  if (words == NULL)
    return;
  gtk_label_set_label (self->known_label, words);
  gtk_actionable_set_action_target (self->known_button, "x", post_id);
  gtk_actionable_set_action_name (self->known_button, "win.edit-post");
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_work_form_dispose (GObject *object)
{
  PraxisWorkForm *self = PRAXIS_WORK_FORM (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_WORK_FORM);
  g_clear_object (&self->known);
  g_clear_object (&self->title_suggestion);
  g_clear_object (&self->shown);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (praxis_work_form_parent_class)->dispose (object);
}

static void
praxis_work_form_class_init (PraxisWorkFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_work_form_dispose;

  /* The form of a work that the draft does not have yet is not wanted any more. */
  signals[REMOVED] =
    g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /* What a record that fills the form says the work is about (GStrv). */
  signals[KEYWORDS] =
    g_signal_new ("keywords", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);

  g_type_ensure (PRAXIS_TYPE_FIELD_ROW);
  g_type_ensure (PRAXIS_TYPE_REFERENCE_LABEL);
  g_type_ensure (PRAXIS_TYPE_WORK_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/editor/praxis-work-form.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkForm, group);
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkForm, remove_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkForm, entry);
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkForm, kind_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkForm, known_box);
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkForm, known_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkForm, known_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisWorkForm, reference_label);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, praxis_has_text);
  gtk_widget_class_bind_template_callback (widget_class, filled_cb);
  gtk_widget_class_bind_template_callback (widget_class, parsed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
praxis_work_form_init (PraxisWorkForm *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->title_suggestion = g_object_ref_sink (praxis_title_suggestion_new ());
  g_signal_connect_object (self->title_suggestion, "taken", G_CALLBACK (title_taken_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->title_suggestion, "kept", G_CALLBACK (title_kept_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < PRAXIS_N_WORK_KINDS; i++)
    gtk_string_list_append (kinds, praxis_work_kind_get_label (i));
  self->is_following = TRUE;
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  self->is_following = FALSE;
}

/* For the work number @index of the post, from 0; one more than there are is a new one. */
PraxisWorkForm *
praxis_work_form_new (PraxisEditSession *session,
                      guint              index)
{
  PraxisWorkForm *self = g_object_new (PRAXIS_TYPE_WORK_FORM, NULL);
  g_autofree char *title = index > 0 ? g_strdup_printf (_("Work %u"), index + 1) : g_strdup (_("Article"));

  self->session = g_object_ref (session);
  self->index = index;
  self->known = praxis_known_works_new (session);
  adw_preferences_group_set_title (self->group, title);
  gtk_widget_set_visible (self->remove_button, index > 0);
  g_signal_connect_object (self->known, "found", G_CALLBACK (known_found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (praxis_edit_session_get_draft (session), "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  follow (self);

  return self;
}

/* In which style the reference is shown. */
void
praxis_work_form_set_references (PraxisWorkForm   *self,
                                 PraxisReferences *references)
{
  praxis_reference_label_set_references (self->reference_label, references);
}

void
praxis_work_form_place_caret (PraxisWorkForm *self)
{
  Row *row = find_variable (self, "title");
  g_autoptr (PraxisCitation) citation = dup_citation (self);

  /* Where nothing is known yet, the whole reference is what one has at hand. */
  if (praxis_citation_get_field (citation, "title") == NULL || row == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    praxis_field_row_place_caret (PRAXIS_FIELD_ROW (row->widget), -1);
}

/* To the field that writes a CSL variable; to the title where the form has none for it. */
void
praxis_work_form_place_caret_in (PraxisWorkForm *self,
                                 const char     *variable)
{
  Row *row = variable != NULL ? find_variable (self, variable) : NULL;

  if (row == NULL)
    praxis_work_form_place_caret (self);
  else if (row->field->form == PRAXIS_WORK_FIELD_NAMES)
    gtk_widget_child_focus (row->widget, GTK_DIR_TAB_FORWARD);
  else
    praxis_field_row_place_caret (PRAXIS_FIELD_ROW (row->widget), -1);
}
