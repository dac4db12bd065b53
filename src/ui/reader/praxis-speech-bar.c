/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the article aloud, one sentence after the other, each marked in the article while it is said; and the bar that is
 * there meanwhile. After a pause the sentence is said again from its beginning, as one does when one has been interrupted. */

#include "config.h"

#include "praxis-speech-bar.h"

#include <glib/gi18n.h>

#include "praxis-error-dialog.h"
#include "praxis-sentences.h"
#include "praxis-speech.h"

#define HIGHLIGHT "praxis-sentence"

struct _PraxisSpeechBar
{
  AdwBin             parent_instance;

  GtkButton         *pause_button;
  GtkAdjustment     *speed_adjustment;

  PraxisArticleView *article;      /* borrowed: it stands above this */
  GSettings         *settings;
  PraxisSpeech      *speech;
  char              *text;
  char              *language;
  GArray            *sentences;    /* NULL while nothing is read */
  guint              current;
  gboolean           paused;
};

G_DEFINE_FINAL_TYPE (PraxisSpeechBar, praxis_speech_bar, ADW_TYPE_BIN)

static void
set_paused (PraxisSpeechBar *self,
            gboolean         paused)
{
  self->paused = paused;
  gtk_button_set_icon_name (self->pause_button,
                            paused ? "media-playback-start-symbolic" : "media-playback-pause-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pause_button), paused ? _("Continue") : _("Pause"));
}

static void
say (PraxisSpeechBar *self)
{
  const PraxisSentence *sentence = &g_array_index (self->sentences, PraxisSentence, self->current);
  g_autofree char *words = g_utf8_substring (self->text, sentence->start, sentence->end);

  praxis_article_view_mark (self->article, HIGHLIGHT, sentence->start, sentence->end);
  if (!self->paused)
    praxis_speech_say (self->speech, words, self->language, g_settings_get_int (self->settings, "speech-rate"));
}

static void
ended_cb (PraxisSpeechBar *self)
{
  if (self->sentences == NULL || self->paused)
    return;

  if (self->current + 1 == self->sentences->len)
    {
      praxis_speech_bar_stop (self);
      return;
    }

  self->current++;
  say (self);
}

static void
failed_cb (PraxisSpeechBar *self,
           const GError    *error)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  praxis_speech_bar_stop (self);
  if (window != NULL)
    praxis_error_dialog_present (window, _("The Post Cannot Be Read Aloud"), error);
}

/* --- Commands -------------------------------------------------------------------------------------------- */

static void
step (PraxisSpeechBar *self,
      int              by)
{
  guint last = self->sentences->len - 1;

  self->current = by < 0 && self->current == 0 ? 0 : MIN (self->current + by, last);
  praxis_speech_stop (self->speech);
  say (self);
}

static void
previous_cb (PraxisSpeechBar *self)
{
  step (self, -1);
}

static void
next_cb (PraxisSpeechBar *self)
{
  step (self, 1);
}

static void
pause_cb (PraxisSpeechBar *self)
{
  set_paused (self, !self->paused);
  if (self->paused)
    praxis_speech_stop (self->speech);
  else
    say (self);
}

static void
stop_cb (PraxisSpeechBar *self)
{
  praxis_speech_bar_stop (self);
}

/* Another speed is heard at once. */
static void
speed_changed_cb (PraxisSpeechBar *self)
{
  if (self->sentences != NULL && !self->paused)
    step (self, 0);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_speech_bar_dispose (GObject *object)
{
  PraxisSpeechBar *self = PRAXIS_SPEECH_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_SPEECH_BAR);
  g_clear_object (&self->speech);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->sentences, g_array_unref);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->language, g_free);

  G_OBJECT_CLASS (praxis_speech_bar_parent_class)->dispose (object);
}

static void
praxis_speech_bar_class_init (PraxisSpeechBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_speech_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/reader/praxis-speech-bar.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, PraxisSpeechBar, pause_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisSpeechBar, speed_adjustment);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, pause_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
praxis_speech_bar_init (PraxisSpeechBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (APP_ID);
  g_settings_bind (self->settings, "speech-rate", self->speed_adjustment, "value", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->settings, "changed::speech-rate", G_CALLBACK (speed_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
praxis_speech_bar_set_article (PraxisSpeechBar   *self,
                               PraxisArticleView *article)
{
  g_return_if_fail (self->article == NULL);

  self->article = article;
}

static void
begin (PraxisSpeechBar *self,
       char            *text,
       guint            from)
{
  g_autoptr (GArray) sentences = praxis_sentences_find (text, self->language);
  guint first = 0;

  g_free (self->text);
  self->text = text;
  while (first + 1 < sentences->len && g_array_index (sentences, PraxisSentence, first).end <= from)
    first++;
  if (sentences->len == 0)
    return;

  if (self->speech == NULL)
    {
      self->speech = praxis_speech_new ();
      g_signal_connect_object (self->speech, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->speech, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
    }
  self->sentences = g_steal_pointer (&sentences);
  self->current = first;
  set_paused (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  say (self);
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (PraxisSpeechBar) self = user_data;
  guint from = 0;
  char *text = praxis_article_view_get_speech_finish (result, &from, NULL);

  /* Another post has come, or another start. */
  if (text == NULL || self->settings == NULL || self->sentences != NULL || self->language == NULL)
    g_free (text);
  else
    begin (self, text, from);
}

/* Begins to read the article, which is in @language, at what is selected or in sight; where it is being read, pauses or goes
 * on. */
void
praxis_speech_bar_read (PraxisSpeechBar *self,
                        const char      *language)
{
  if (self->sentences != NULL)
    {
      pause_cb (self);
      return;
    }

  g_set_str (&self->language, language);
  praxis_article_view_get_speech_async (self->article, text_cb, g_object_ref (self));
}

void
praxis_speech_bar_stop (PraxisSpeechBar *self)
{
  g_clear_pointer (&self->language, g_free);
  if (self->sentences == NULL)
    return;

  praxis_speech_stop (self->speech);
  praxis_article_view_mark (self->article, HIGHLIGHT, 0, 0);
  g_clear_pointer (&self->sentences, g_array_unref);
  /* What had the focus goes away, and the next widget that can take it is far from here. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->article));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
