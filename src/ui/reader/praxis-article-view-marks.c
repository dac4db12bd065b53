/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is laid over an article that is shown: what is found in it, and how its reader likes to read. The work is done
 * by article-marks.js. */

#include "config.h"

#include "praxis-article-view-private.h"

/* --- Finding -------------------------------------------------------------------------------------------- */

static int
get_int (JSCValue   *object,
         const char *name)
{
  g_autoptr (JSCValue) value = jsc_value_object_get_property (object, name);

  return jsc_value_to_int32 (value);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (JSCValue) found = praxis_article_view_call_finish (result, NULL);

  if (found != NULL)
    praxis_article_view_emit_found (PRAXIS_ARTICLE_VIEW (source), get_int (found, "current"), get_int (found, "n"),
                                    get_int (found, "wrapped"));
}

/* Marks all places with @text; "found" tells how many there are. */
void
praxis_article_view_find (PraxisArticleView *self,
                          const char        *text)
{
  GVariantDict arguments;

  if (*text == '\0')
    {
      praxis_article_view_stop_finding (self);
      return;
    }

  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "text", "s", text);
  praxis_article_view_call_async (self, "return articleMarks.find (text)", g_variant_dict_end (&arguments), found_cb, NULL);
}

void
praxis_article_view_find_next (PraxisArticleView *self)
{
  praxis_article_view_call_async (self, "return articleMarks.step (1)", NULL, found_cb, NULL);
}

void
praxis_article_view_find_previous (PraxisArticleView *self)
{
  praxis_article_view_call_async (self, "return articleMarks.step (-1)", NULL, found_cb, NULL);
}

void
praxis_article_view_stop_finding (PraxisArticleView *self)
{
  praxis_article_view_call (self, "articleMarks.stopFinding ()", NULL);
}

/* --- Marks ---------------------------------------------------------------------------------------------- */

/* Marks the characters of the article's text from @start to before @end, and nothing where there are none, with a highlight
 * of the style sheet (data/themes/reader.css), and brings them into sight. */
void
praxis_article_view_mark (PraxisArticleView *self,
                          const char        *highlight,
                          guint              start,
                          guint              end)
{
  GVariantDict arguments;

  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "name", "s", highlight);
  g_variant_dict_insert (&arguments, "start", "u", start);
  g_variant_dict_insert (&arguments, "end", "u", end);
  praxis_article_view_call (self, "articleMarks.mark (name, start, end, true)", g_variant_dict_end (&arguments));
}

/* The text to be read aloud, and the character of it from which on; nothing comes where there is no page. */
void
praxis_article_view_get_speech_async (PraxisArticleView   *self,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  praxis_article_view_call_async (self, "return articleMarks.getSpeech ()", NULL, callback, user_data);
}

char *
praxis_article_view_get_speech_finish (GAsyncResult  *result,
                                       guint         *from,
                                       GError       **error)
{
  g_autoptr (JSCValue) speech = praxis_article_view_call_finish (result, error);
  g_autoptr (JSCValue) text = NULL;

  if (speech == NULL)
    return NULL;

  text = jsc_value_object_get_property (speech, "text");
  *from = get_int (speech, "from");

  return jsc_value_to_string (text);
}

/* --- Appearance ----------------------------------------------------------------------------------------- */

void
praxis_article_view_show_appearance (PraxisArticleView *self)
{
  GVariantDict arguments;

  if (self->css == NULL)
    return;

  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "css", "s", self->css);
  g_variant_dict_insert (&arguments, "classes", "s", self->classes);
  praxis_article_view_call (self, "articleMarks.setAppearance (css, classes)", g_variant_dict_end (&arguments));
}

/* Lays the appearance over the page that is shown, whose line at the top stays there, and over each one after it. */
void
praxis_article_view_set_appearance (PraxisArticleView         *self,
                                    const PraxisReaderOptions *options)
{
  g_free (self->css);
  g_free (self->classes);
  self->css = praxis_reader_options_dup_css (options);
  self->classes = praxis_reader_options_dup_classes (options);
  praxis_article_view_set_scheme (self, options->scheme);
  praxis_article_view_show_appearance (self);
}
