/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Below the title of a work: how it stands in a list of references, where it is in title case. It is found once nobody
 * types for a moment, and never asked again where somebody said that the title is to stay. */

#include "config.h"

#include "praxis-title-suggestion.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "cite/praxis-sentence-case.h"

/* Longer than between two keys of somebody who types slowly. */
#define DELAY_MS 600

struct _PraxisTitleSuggestion
{
  GtkBox          parent_instance;

  GtkLabel       *words;

  PraxisCitation *citation;
  char           *title;
  guint           look_id;
  gboolean        has_looked;
  gboolean        is_announced;
  gboolean        is_dismissed;
};

enum
{
  TAKEN,
  KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisTitleSuggestion, praxis_title_suggestion, GTK_TYPE_BOX)

/* Once: somebody who goes on typing has heard it. What was there when the post was opened is said when the title is come to. */
static void
announce (PraxisTitleSuggestion *self,
          const char            *words)
{
  if (self->is_announced || !self->has_looked || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->is_announced = TRUE;
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

/* NULL for none. */
static void
show_title (PraxisTitleSuggestion *self,
            const char            *title)
{
  g_autofree char *words = NULL;

  if (!g_set_str (&self->title, title))
    return;
  if (title != NULL)
    /* Translators: the style of the American Psychological Association; %s is a title. */
    words = g_strdup_printf (_("In APA style this title stands in sentence case: “%s”"), title);
  gtk_label_set_label (self->words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self), title != NULL);
  if (words != NULL)
    announce (self, words);
}

static void
look_cb (gpointer user_data)
{
  PraxisTitleSuggestion *self = user_data;
  g_autofree char *title = praxis_sentence_case_suggest (self->citation);

  self->look_id = 0;
  show_title (self, title);
  self->has_looked = TRUE;
}

static void
use_clicked_cb (PraxisTitleSuggestion *self)
{
  g_autofree char *title = g_strdup (self->title);

  g_signal_emit (self, signals[TAKEN], 0, title);
}

static void
keep_clicked_cb (PraxisTitleSuggestion *self)
{
  self->is_dismissed = TRUE;
  /* While there is still something here that has the keyboard. */
  g_signal_emit (self, signals[KEPT], 0);
  show_title (self, NULL);
}

static void
praxis_title_suggestion_dispose (GObject *object)
{
  PraxisTitleSuggestion *self = PRAXIS_TITLE_SUGGESTION (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->citation);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_TITLE_SUGGESTION);

  G_OBJECT_CLASS (praxis_title_suggestion_parent_class)->dispose (object);
}

static void
praxis_title_suggestion_finalize (GObject *object)
{
  g_free (PRAXIS_TITLE_SUGGESTION (object)->title);

  G_OBJECT_CLASS (praxis_title_suggestion_parent_class)->finalize (object);
}

static void
praxis_title_suggestion_class_init (PraxisTitleSuggestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_title_suggestion_dispose;
  object_class->finalize = praxis_title_suggestion_finalize;

  /* Somebody wants the title that is given along; wants it to stay as it is. */
  signals[TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/editor/praxis-title-suggestion.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisTitleSuggestion, words);
  gtk_widget_class_bind_template_callback (widget_class, use_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_clicked_cb);
}

static void
praxis_title_suggestion_init (PraxisTitleSuggestion *self)
{
  g_type_ensure (ADW_TYPE_WRAP_BOX);
  gtk_widget_init_template (GTK_WIDGET (self));
}

PraxisTitleSuggestion *
praxis_title_suggestion_new (void)
{
  return g_object_new (PRAXIS_TYPE_TITLE_SUGGESTION, NULL);
}

/* What it says of another title goes at once; what there is to say of this one comes soon. */
void
praxis_title_suggestion_look (PraxisTitleSuggestion *self,
                              PraxisCitation        *citation)
{
  const char *before = self->citation != NULL ? praxis_citation_get_field (self->citation, "title") : NULL;
  gboolean is_same = g_strcmp0 (before, praxis_citation_get_field (citation, "title")) == 0;

  if (self->is_dismissed || !g_set_object (&self->citation, citation))
    return;
  if (!is_same)
    show_title (self, NULL);
  g_clear_handle_id (&self->look_id, g_source_remove);
  self->look_id = g_timeout_add_once (DELAY_MS, look_cb, self);
}

/* What it says, for whatever it is about to be described by. */
GtkWidget *
praxis_title_suggestion_get_label (PraxisTitleSuggestion *self)
{
  return GTK_WIDGET (self->words);
}
