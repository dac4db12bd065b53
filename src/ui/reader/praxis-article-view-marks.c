/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is laid over an article that is shown: what is found in it, and how its reader likes to read. The work is done
 * by article-marks.js. */

#include "config.h"

#include "praxis-article-view-private.h"

#include <glib/gi18n.h>

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

/* --- Passages ------------------------------------------------------------------------------------------- */

/* The article's text, in which the program's places are. */
void
praxis_article_view_get_text_async (PraxisArticleView   *self,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  praxis_article_view_call_async (self, "return articleMarks.getText ()", NULL, callback, user_data);
}

char *
praxis_article_view_get_text_finish (GAsyncResult  *result,
                                     GError       **error)
{
  g_autoptr (JSCValue) text = praxis_article_view_call_finish (result, error);

  return text != NULL ? jsc_value_to_string (text) : NULL;
}

/* Marks passages, as JSON: an array of objects with "key", "start" and "end", in characters. */
void
praxis_article_view_set_passages (PraxisArticleView *self,
                                  const char        *json)
{
  GVariantDict arguments;

  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "json", "s", json);
  praxis_article_view_call (self, "articleMarks.setPassages (json)", g_variant_dict_end (&arguments));
}

void
praxis_article_view_get_selection_async (PraxisArticleView   *self,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  praxis_article_view_call_async (self, "return articleMarks.getSelection ()", NULL, callback, user_data);
}

static char *
dup_text (JSCValue   *object,
          const char *name)
{
  g_autoptr (JSCValue) value = jsc_value_object_get_property (object, name);

  return jsc_value_to_string (value);
}

/* Whether words of the article are selected: @quote, with those around them, all for the caller. */
gboolean
praxis_article_view_get_selection_finish (GAsyncResult  *result,
                                          char         **quote,
                                          char         **prefix,
                                          char         **suffix)
{
  g_autoptr (JSCValue) selection = praxis_article_view_call_finish (result, NULL);

  if (selection == NULL || !jsc_value_is_object (selection))
    return FALSE;

  *quote = dup_text (selection, "quote");
  *prefix = dup_text (selection, "prefix");
  *suffix = dup_text (selection, "suffix");

  return TRUE;
}

void
praxis_article_view_clear_selection (PraxisArticleView *self)
{
  praxis_article_view_call (self, "articleMarks.clearSelection ()", NULL);
}

static void
menu_item_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  gtk_widget_activate_action (user_data, g_action_get_name (G_ACTION (action)), NULL);
}

static void
add_menu_item (PraxisArticleView *self,
               WebKitContextMenu *menu,
               const char        *action_name,
               const char        *label)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (action_name, NULL);

  g_signal_connect_object (action, "activate", G_CALLBACK (menu_item_cb), self, 0);
  webkit_context_menu_append (menu, webkit_context_menu_item_new_from_gaction (G_ACTION (action), label, NULL));
}

/* What can be done with the words that are selected. */
void
praxis_article_view_add_menu_items (PraxisArticleView *self,
                                    WebKitContextMenu *menu)
{
  if (!self->takes_notes)
    return;

  webkit_context_menu_append (menu, webkit_context_menu_item_new_separator ());
  add_menu_item (self, menu, "win.highlight", _("_Highlight"));
  add_menu_item (self, menu, "win.note", _("Add _Note…"));
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

/* Whether notes can be taken on it. */
void
praxis_article_view_set_takes_notes (PraxisArticleView *self,
                                     gboolean           takes_notes)
{
  self->takes_notes = takes_notes;
}
