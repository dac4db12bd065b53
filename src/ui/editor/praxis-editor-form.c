/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields of a post, one below the other: what it is called and where it belongs, the works it is about, its two
 * texts. Each field writes its part of the session's draft and follows it. */

#include "config.h"

#include "praxis-editor-form-private.h"

#include <glib/gi18n.h>

#include "edit/praxis-suggestion.h"
#include "model/praxis-text.h"
#include "praxis-term-item.h"

/* Suggestions may come later than the letters: after a pause in the typing. */
#define SUGGESTION_DELAY_MS 1200

enum
{
  SUGGESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisEditorForm, praxis_editor_form, ADW_TYPE_BIN)

static PraxisDraft *
get_draft (PraxisEditorForm *self)
{
  return praxis_edit_session_get_draft (self->session);
}

/* --- Title and words ------------------------------------------------------------------------------------- */

static void
title_changed_cb (PraxisEditorForm *self)
{
  praxis_draft_set_title (get_draft (self), praxis_field_row_get_text (self->title_row));
}

static void
left_cb (PraxisEditorForm *self)
{
  praxis_edit_session_end_step (self->session);
  praxis_autosave_save (praxis_edit_session_get_autosave (self->session));
}

static void
words_changed_cb (PraxisEditorForm *self)
{
  guint words = praxis_prose_field_get_words (self->summary) + praxis_prose_field_get_words (self->implications);
  g_autofree char *text = NULL;

  if (self->word_target > 0)
    /* Translators: how long both texts of a post are together, and how long they should be: "268 of about 300 words". */
    text = g_strdup_printf (ngettext ("%'u of about %'u word in all", "%'u of about %'u words in all", self->word_target),
                            words, self->word_target);
  else
    text = g_strdup_printf (ngettext ("%'u word in all", "%'u words in all", words), words);
  gtk_label_set_label (self->total_label, text);
}

/* --- Works ----------------------------------------------------------------------------------------------- */

PraxisWorkForm *
praxis_editor_form_get_work (PraxisEditorForm *self,
                             guint             index)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->works));

  while (child != NULL && index-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child != NULL ? PRAXIS_WORK_FORM (child) : NULL;
}

static void work_removed_cb (PraxisEditorForm *self);

/* Chooses the terms of a vocabulary that are called so, beside those that are chosen. */
static void
choose_called (PraxisEditorForm *self,
               PraxisVocabulary  vocabulary,
               const char       *keyword)
{
  GPtrArray *items = self->items[vocabulary];
  g_autofree char *folded = praxis_text_fold (keyword);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      PraxisTermItem *item = g_ptr_array_index (items, i);
      const char * const *chosen = praxis_draft_get_terms (get_draft (self), vocabulary);
      g_autoptr (GStrvBuilder) terms = g_strv_builder_new ();
      g_auto (GStrv) labels = NULL;

      if (!praxis_term_item_is_called (item, folded) ||
          (chosen != NULL && g_strv_contains (chosen, praxis_term_item_get_label (item))))
        continue;
      if (chosen != NULL)
        g_strv_builder_addv (terms, (const char **) chosen);
      g_strv_builder_add (terms, praxis_term_item_get_label (item));
      labels = g_strv_builder_end (terms);
      praxis_draft_set_terms (get_draft (self), vocabulary, (const char * const *) labels);
    }
}

static void
keywords_cb (PraxisEditorForm   *self,
             const char * const *keywords)
{
  for (gsize i = 0; keywords[i] != NULL; i++)
    {
      choose_called (self, PRAXIS_VOCABULARY_TOPIC, keywords[i]);
      choose_called (self, PRAXIS_VOCABULARY_TYPE, keywords[i]);
    }
}

static void
set_n_works (PraxisEditorForm *self,
             guint             n_works)
{
  while (self->n_works > n_works)
    gtk_box_remove (self->works, GTK_WIDGET (praxis_editor_form_get_work (self, --self->n_works)));
  while (self->n_works < n_works)
    {
      PraxisWorkForm *work = praxis_work_form_new (self->session, self->n_works++);

      if (self->references != NULL)
        praxis_work_form_set_references (work, self->references);
      g_signal_connect_object (work, "keywords", G_CALLBACK (keywords_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (work, "removed", G_CALLBACK (work_removed_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->works, GTK_WIDGET (work));
    }
}

/* A form for each work, one where there is none, and one that was asked for and has no word yet. */
static void
follow_works (PraxisEditorForm *self)
{
  guint n_cited = praxis_draft_get_citations (get_draft (self))->len;

  self->has_new_work = self->has_new_work && n_cited < self->n_works;
  set_n_works (self, self->has_new_work ? n_cited + 1 : MAX (n_cited, 1));
}

static void
work_removed_cb (PraxisEditorForm *self)
{
  self->has_new_work = FALSE;
  follow_works (self);
  praxis_work_form_place_caret (praxis_editor_form_get_work (self, self->n_works - 1));
}

/* --- Suggestions ----------------------------------------------------------------------------------------- */

typedef struct
{
  PraxisDraft *draft;
  char        *digest_uuid;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_object_unref (wanted->draft);
  g_free (wanted->digest_uuid);
  g_free (wanted);
}

/* Runs in a reader thread. */
static gpointer
suggest_job (PraxisStore   *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Wanted *wanted = data;

  return praxis_suggest_terms (store, wanted->digest_uuid, wanted->draft, cancellable, error);
}

static void
suggested_cb (PraxisEditorForm *self,
              GPtrArray        *suggestions)
{
  praxis_term_field_set_suggestions (self->topics, suggestions);
  praxis_term_field_set_suggestions (self->types, suggestions);
}

static void
has_suggestion_cb (PraxisEditorForm *self)
{
  g_signal_emit (self, signals[SUGGESTED], 0);
}

static void
ask_for_suggestions (PraxisEditorForm *self)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->draft = praxis_draft_copy (get_draft (self));
  wanted->digest_uuid = g_strdup (praxis_edit_session_get_digest_uuid (self->session));
  praxis_question_ask (self->suggestions, SUGGESTION_DELAY_MS, wanted);
}

/* --- The draft ------------------------------------------------------------------------------------------- */

static void
draft_changed_cb (PraxisEditorForm *self,
                  guint             field)
{
  if (field == PRAXIS_DRAFT_TITLE)
    praxis_field_row_set_text (self->title_row, praxis_draft_get_title (get_draft (self)));
  else if (field == PRAXIS_DRAFT_CITATIONS)
    follow_works (self);

  ask_for_suggestions (self);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_editor_form_dispose (GObject *object)
{
  PraxisEditorForm *self = PRAXIS_EDITOR_FORM (object);

  g_clear_handle_id (&self->follow_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_EDITOR_FORM);
  g_clear_object (&self->suggestions);
  g_clear_pointer (&self->references, praxis_references_unref);
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    g_clear_pointer (&self->items[i], g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (praxis_editor_form_parent_class)->dispose (object);
}

static void
praxis_editor_form_class_init (PraxisEditorFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_editor_form_dispose;

  /* Whether something is suggested has changed. */
  signals[SUGGESTED] =
    g_signal_new ("suggested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PRAXIS_TYPE_CHECKS_GROUP);
  g_type_ensure (PRAXIS_TYPE_FINDINGS_GROUP);
  g_type_ensure (PRAXIS_TYPE_FIELD_ROW);
  g_type_ensure (PRAXIS_TYPE_MONTH_ROW);
  g_type_ensure (PRAXIS_TYPE_NOTICES_GROUP);
  g_type_ensure (PRAXIS_TYPE_PROSE_FIELD);
  g_type_ensure (PRAXIS_TYPE_TERM_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/editor/praxis-editor-form.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorForm, title_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorForm, month_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorForm, topics);
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorForm, types);
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorForm, works);
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorForm, summary);
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorForm, implications);
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorForm, total_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorForm, findings);
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorForm, notices);
  gtk_widget_class_bind_template_child (widget_class, PraxisEditorForm, checks);
  gtk_widget_class_bind_template_callback (widget_class, praxis_editor_form_follow_caret);
  gtk_widget_class_bind_template_callback (widget_class, praxis_editor_form_show_finding);
  gtk_widget_class_bind_template_callback (widget_class, has_suggestion_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
}

static void
praxis_editor_form_init (PraxisEditorForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* At once, before somebody types. */
void
praxis_editor_form_set_session (PraxisEditorForm  *self,
                                PraxisEditSession *session)
{
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->suggestions = praxis_question_new (praxis_edit_session_get_library (session), suggest_job, wanted_free,
                                           (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (self->suggestions, "answered", G_CALLBACK (suggested_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_draft (self), "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);

  praxis_field_row_set_text (self->title_row, praxis_draft_get_title (get_draft (self)));
  praxis_term_field_set_session (self->topics, session, PRAXIS_VOCABULARY_TOPIC);
  praxis_term_field_set_session (self->types, session, PRAXIS_VOCABULARY_TYPE);
  follow_works (self);
  praxis_notices_group_set_session (self->notices, session);
  praxis_prose_field_set_session (self->summary, session, PRAXIS_DRAFT_SUMMARY);
  praxis_prose_field_set_session (self->implications, session, PRAXIS_DRAFT_IMPLICATIONS);
  words_changed_cb (self);
  ask_for_suggestions (self);
}

/* What there is around the post, as soon as it was read. */
void
praxis_editor_form_set_context (PraxisEditorForm    *self,
                                PraxisEditorContext *context)
{
  const char *language = praxis_digest_get_language (context->digest);

  g_return_if_fail (self->session != NULL);

  g_clear_pointer (&self->references, praxis_references_unref);
  self->references = praxis_references_ref (context->references);
  for (guint i = 0; i < self->n_works; i++)
    praxis_work_form_set_references (praxis_editor_form_get_work (self, i), self->references);
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    {
      g_clear_pointer (&self->items[i], g_ptr_array_unref);
      self->items[i] = g_ptr_array_ref (context->items[i]);
    }
  self->word_target = praxis_digest_get_word_target (context->digest);
  praxis_month_row_set_session (self->month_row, self->session, context->months);
  praxis_term_field_set_terms (self->topics, context->items[PRAXIS_VOCABULARY_TOPIC]);
  praxis_term_field_set_terms (self->types, context->items[PRAXIS_VOCABULARY_TYPE]);
  praxis_prose_field_set_language (self->summary, language);
  praxis_prose_field_set_language (self->implications, language);
  words_changed_cb (self);
}

gboolean
praxis_editor_form_has_suggestion (PraxisEditorForm *self)
{
  return praxis_term_field_has_suggestion (self->topics) || praxis_term_field_has_suggestion (self->types);
}

/* The first suggested topic, or else the first type of research. */
void
praxis_editor_form_accept_suggestion (PraxisEditorForm *self)
{
  praxis_term_field_accept (praxis_term_field_has_suggestion (self->topics) ? self->topics : self->types);
}

/* One more form, which becomes a work with its first word. */
void
praxis_editor_form_add_work (PraxisEditorForm *self)
{
  self->has_new_work = TRUE;
  set_n_works (self, praxis_draft_get_citations (get_draft (self))->len + 1);
  praxis_work_form_place_caret (praxis_editor_form_get_work (self, self->n_works - 1));
}

void
praxis_editor_form_set_proof (PraxisEditorForm *self,
                              PraxisProof      *proof)
{
  praxis_findings_group_set_proof (self->findings, self->session, proof);
  praxis_checks_group_set_proof (self->checks, proof);
}

/* What shows all remarks. */
PraxisChecksGroup *
praxis_editor_form_get_checks (PraxisEditorForm *self)
{
  return self->checks;
}

/* Underlines them in the texts. */
void
praxis_editor_form_show_remarks (PraxisEditorForm *self,
                                 GListModel       *remarks)
{
  praxis_prose_field_set_remarks (self->summary, remarks);
  praxis_prose_field_set_remarks (self->implications, remarks);
}
