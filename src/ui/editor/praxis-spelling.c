/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a text field of the editor gets from GtkSourceView and libspelling: colours for CommonMark, and the spelling in
 * the digest's language, which need not be that of the system. */

#include "config.h"

#include "praxis-spelling.h"

#include <adwaita.h>

/* The colours of Adwaita, but for brackets: "[0.10, 0.32]" is an interval, and no link that could look like a mistake. */
#define SCHEMES "resource://" APP_PATH "/editor/schemes/"

static void
follow_scheme (GtkSourceBuffer *buffer)
{
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();

  if (!g_strv_contains (gtk_source_style_scheme_manager_get_search_path (manager), SCHEMES))
    gtk_source_style_scheme_manager_prepend_search_path (manager, SCHEMES);
  gtk_source_buffer_set_style_scheme (buffer, gtk_source_style_scheme_manager_get_scheme (manager, is_dark ? "praxis-dark" : "praxis"));
}

/* GtkSourceView reads what it knows of CommonMark from a file, which takes it 20 ms, and forgets it with the last buffer
 * that is coloured. One stays, so that only the first text waits. */
static void
set_colours (GtkSourceBuffer *buffer)
{
  static GtkSourceBuffer *keeper;
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();
  GtkSourceLanguage *language = gtk_source_language_manager_get_language (languages, "markdown");

  if (keeper == NULL && language != NULL)
    keeper = gtk_source_buffer_new_with_language (language);
  gtk_source_buffer_set_language (buffer, language);
}

/* At once: what the text is painted with. */
void
praxis_spelling_set_up_buffer (GtkSourceBuffer *buffer)
{
  follow_scheme (buffer);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (follow_scheme), buffer,
                           G_CONNECT_SWAPPED);
}

/* --- What a word might be -------------------------------------------------------------------------------- */

static gboolean
look_up_cb (gpointer user_data)
{
  spelling_text_buffer_adapter_update_corrections (user_data);
  return G_SOURCE_REMOVE;
}

/* After the view has put the caret where it was clicked. */
static void
menu_clicked_cb (SpellingTextBufferAdapter *adapter)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, look_up_cb, g_object_ref (adapter), g_object_unref);
}

static gboolean
menu_key_cb (SpellingTextBufferAdapter *adapter,
             guint                      keyval,
             guint                      keycode,
             GdkModifierType            state)
{
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    spelling_text_buffer_adapter_update_corrections (adapter);
  return GDK_EVENT_PROPAGATE;
}

/* Whether the adapter of a buffer hears of the caret. */
typedef struct
{
  GWeakRef adapter;
  gboolean listens;
} Watch;

static void
watch_free (gpointer  data,
            GClosure *closure)
{
  Watch *watch = data;

  g_weak_ref_clear (&watch->adapter);
  g_free (watch);
}

/* Comes before the adapter's own handler, which checks the word that was left and looks for corrections of the one at
 * the caret. For half a word that takes Hunspell up to 40 ms after every letter, and nobody has opened the menu. */
static void
cursor_moved_cb (GtkSourceBuffer *buffer,
                 Watch           *watch)
{
  const GSignalMatchType match = G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA;
  guint id = g_signal_lookup ("cursor-moved", GTK_SOURCE_TYPE_BUFFER);
  g_autoptr (SpellingTextBufferAdapter) adapter = g_weak_ref_get (&watch->adapter);
  GtkTextIter caret;
  gboolean listens;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (buffer), &caret,
                                    gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (buffer)));
  listens = !gtk_text_iter_inside_word (&caret) && !gtk_text_iter_ends_word (&caret);
  if (adapter == NULL || listens == watch->listens)
    return;

  watch->listens = listens;
  if (listens)
    g_signal_handlers_unblock_matched (buffer, match, id, 0, NULL, NULL, adapter);
  else
    g_signal_handlers_block_matched (buffer, match, id, 0, NULL, NULL, adapter);
}

static void
look_up_for_menu (GtkWidget                 *view,
                  SpellingTextBufferAdapter *adapter)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (menu_clicked_cb), adapter, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (menu_key_cb), adapter, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, keys);
}

/* Colours a text, and marks misspelt words in it; the view's menu then has what they might be. */
SpellingTextBufferAdapter *
praxis_spelling_attach (GtkSourceView *view)
{
  GtkSourceBuffer *buffer = GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  g_autoptr (SpellingChecker) checker = spelling_checker_new (NULL, NULL);
  Watch *watch = g_new0 (Watch, 1);
  SpellingTextBufferAdapter *adapter;

  set_colours (buffer);
  g_weak_ref_init (&watch->adapter, NULL);
  g_signal_connect_data (buffer, "cursor-moved", G_CALLBACK (cursor_moved_cb), watch, watch_free, G_CONNECT_DEFAULT);
  adapter = spelling_text_buffer_adapter_new (buffer, checker);
  g_weak_ref_set (&watch->adapter, adapter);
  watch->listens = TRUE;
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (view), spelling_text_buffer_adapter_get_menu_model (adapter));
  gtk_widget_insert_action_group (GTK_WIDGET (view), "spelling", G_ACTION_GROUP (adapter));
  look_up_for_menu (GTK_WIDGET (view), adapter);

  return adapter;
}

/* The dictionary for a language: its own, or one of the same language in another country; of these the user's. */
static const char *
find_dictionary (const char *language)
{
  SpellingProvider *provider = spelling_provider_get_default ();
  g_autofree char *code = g_strdelimit (g_strdup (language), "-", '_');
  g_autoptr (GListModel) languages = NULL;
  const char * const *users = g_get_language_names ();
  gsize length = strcspn (code, "_");
  const char *found = NULL;

  if (strchr (code, '_') != NULL && spelling_provider_supports_language (provider, code))
    return g_intern_string (code);
  for (gsize i = 0; users[i] != NULL; i++)
    {
      if (strncmp (users[i], code, length) == 0 && users[i][length] == '_' && strchr (users[i], '.') == NULL &&
          spelling_provider_supports_language (provider, users[i]))
        return g_intern_string (users[i]);
    }

  languages = spelling_provider_list_languages (provider);
  for (guint i = 0; found == NULL && i < g_list_model_get_n_items (languages); i++)
    {
      g_autoptr (SpellingLanguage) one = g_list_model_get_item (languages, i);
      const char *its_code = spelling_language_get_code (one);

      if (strncmp (its_code, code, length) == 0 && (its_code[length] == '_' || its_code[length] == '\0'))
        found = g_intern_string (its_code);
    }
  return found;
}

/* Without a dictionary for @language (BCP 47) nothing is marked: words of another one would all be wrong. */
void
praxis_spelling_set_language (SpellingTextBufferAdapter *adapter,
                              const char                *language)
{
  const char *dictionary = find_dictionary (language);

  if (dictionary != NULL)
    spelling_text_buffer_adapter_set_language (adapter, dictionary);
  spelling_text_buffer_adapter_set_enabled (adapter, dictionary != NULL);
}
