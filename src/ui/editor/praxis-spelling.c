/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a text field of the editor gets from GtkSourceView and libspelling: colours for CommonMark, and the spelling in
 * the digest's language, which need not be that of the system. */

#include "config.h"

#include "praxis-spelling.h"

#include <adwaita.h>

static void
follow_scheme (GtkSourceBuffer *buffer)
{
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();

  gtk_source_buffer_set_style_scheme (buffer, gtk_source_style_scheme_manager_get_scheme (manager, is_dark ? "Adwaita-dark"
                                                                                                          : "Adwaita"));
}

void
praxis_spelling_set_up_buffer (GtkSourceBuffer *buffer)
{
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();

  gtk_source_buffer_set_language (buffer, gtk_source_language_manager_get_language (languages, "markdown"));
  follow_scheme (buffer);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (follow_scheme), buffer,
                           G_CONNECT_SWAPPED);
}

/* Marks misspelt words in a view, whose menu then has what they might be. */
SpellingTextBufferAdapter *
praxis_spelling_attach (GtkSourceView *view)
{
  GtkSourceBuffer *buffer = GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  g_autoptr (SpellingChecker) checker = spelling_checker_new (NULL, NULL);
  SpellingTextBufferAdapter *adapter = spelling_text_buffer_adapter_new (buffer, checker);

  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (view), spelling_text_buffer_adapter_get_menu_model (adapter));
  gtk_widget_insert_action_group (GTK_WIDGET (view), "spelling", G_ACTION_GROUP (adapter));

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
