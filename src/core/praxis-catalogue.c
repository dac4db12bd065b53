/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-catalogue.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/praxis-month.h"

/*
 * The words of exported pages. A page speaks its digest's language, whatever the process's locale is, so that they
 * do not come from gettext but from the same catalogues embedded as resources. Read once, then shared by all
 * threads; the texts point into the resource and live as long as the program.
 *
 * The form is that of GNU .mo files: a header of seven words, two tables of lengths and offsets, texts with a NUL
 * behind each (https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html). A context stands before its
 * message with the character EOT between them.
 */

#define CATALOGUE_PATH APP_PATH "/po/"
#define MO_MAGIC 0x950412deu
#define CONTEXT_GLUE "\004"

/* Language → (GHashTable: glued message → translation), and NULL for a language that has no catalogue. */
static GHashTable *catalogues;
static GMutex catalogues_lock;

static const char *const months[] = {
  /* Translators: names of months as they stand before a year, "March 2023" */
  NC_ ("month", "January"),
  NC_ ("month", "February"),
  NC_ ("month", "March"),
  NC_ ("month", "April"),
  NC_ ("month", "May"),
  NC_ ("month", "June"),
  NC_ ("month", "July"),
  NC_ ("month", "August"),
  NC_ ("month", "September"),
  NC_ ("month", "October"),
  NC_ ("month", "November"),
  NC_ ("month", "December"),
};

/* A catalogue has one of two byte orders; msgfmt writes little-endian unless it is told otherwise. */
static guint32
word_at (const char *data,
         gsize       size,
         gsize       offset)
{
  guint32 word = 0;

  if (offset <= size && size - offset >= sizeof word)
    memcpy (&word, data + offset, sizeof word);
  return GUINT32_FROM_LE (word);
}

/* Returns: the text of the entry at @offset of a table, or NULL where it is not wholly inside the file. */
static const char *
text_at (const char *data,
         gsize       size,
         gsize       offset)
{
  gsize length = word_at (data, size, offset);
  gsize start = word_at (data, size, offset + 4);

  if (start >= size || length >= size - start || data[start + length] != '\0')
    return NULL;
  return data + start;
}

static GHashTable *
read_catalogue (GBytes *bytes)
{
  GHashTable *messages = g_hash_table_new (g_str_hash, g_str_equal);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  guint32 n_messages, sources, translations;

  if (word_at (data, size, 0) != MO_MAGIC)
    return messages;
  n_messages = word_at (data, size, 8);
  sources = word_at (data, size, 12);
  translations = word_at (data, size, 16);
  for (gsize i = 0; i < n_messages && i < size / 16; i++)
    {
      const char *source = text_at (data, size, sources + i * 8);
      const char *translation = text_at (data, size, translations + i * 8);

      if (source != NULL && translation != NULL && *translation != '\0')
        g_hash_table_insert (messages, (char *) source, (char *) translation);
    }
  return messages;
}

static GHashTable *
load_catalogue (const char *name)
{
  g_autofree char *path = g_strconcat (CATALOGUE_PATH, name, ".mo", NULL);
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes == NULL)
    return NULL;
  /* The texts point into the program's own data, which an uncompressed resource is a view of. */
  return read_catalogue (bytes);
}

/* fr-CA, then fr; po/ writes fr_CA and the region in capitals, BCP 47 leaves case open. */
static GHashTable *
find_catalogue (const char *language)
{
  g_autofree char *tag = g_strdup (language);

  for (;;)
    {
      g_auto(GStrv) parts = g_strsplit (tag, "-", -1);
      g_autofree char *name = NULL;
      GHashTable *messages;
      char *end;

      for (guint i = 0; parts[i] != NULL; i++)
        {
          g_autofree char *part = parts[i];

          parts[i] = i > 0 && strlen (part) == 2 ? g_ascii_strup (part, -1) : g_ascii_strdown (part, -1);
          if (i > 0 && strlen (part) == 4)
            parts[i][0] = g_ascii_toupper (parts[i][0]);
        }
      name = g_strjoinv ("_", parts);
      messages = load_catalogue (name);
      if (messages != NULL)
        return messages;
      end = strrchr (tag, '-');
      if (end == NULL)
        return NULL;
      *end = '\0';
    }
}

/* Only what a language tag can hold comes near the name of a resource. */
static gboolean
is_language_tag (const char *language)
{
  if (language == NULL || *language == '\0')
    return FALSE;
  for (const char *p = language; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && *p != '-')
        return FALSE;
    }
  return TRUE;
}

static GHashTable *
get_catalogue (const char *language)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&catalogues_lock);
  gpointer messages;

  if (catalogues == NULL)
    catalogues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_hash_table_lookup_extended (catalogues, language, NULL, &messages))
    {
      messages = find_catalogue (language);
      g_hash_table_insert (catalogues, g_strdup (language), messages);
    }
  return messages;
}

/**
 * praxis_catalogue_list_languages:
 *
 * Returns: (transfer full): the languages that there are words in, as their codes, besides English
 */
GStrv
praxis_catalogue_list_languages (void)
{
  GStrv names = g_resources_enumerate_children (CATALOGUE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (names == NULL)
    return g_new0 (char *, 1);
  for (gsize i = 0; names[i] != NULL; i++)
    names[i][strcspn (names[i], ".")] = '\0';
  return names;
}

/**
 * praxis_catalogue_get:
 * @language: (nullable): a BCP 47 tag
 * @context: the message's context: "page", "month", "topic", "type of research"
 * @message: the message in English, as it stands in NC_()
 *
 * Gives a word of an exported page in the language of the page. May be called by any thread.
 *
 * Returns: (transfer none): the translation; @message where the language, or one that it is a variant of, has none
 */
const char *
praxis_catalogue_get (const char *language,
                      const char *context,
                      const char *message)
{
  g_autofree char *glued = NULL;
  GHashTable *messages;
  const char *translation;

  g_return_val_if_fail (context != NULL, NULL);
  g_return_val_if_fail (message != NULL, NULL);

  if (!is_language_tag (language))
    return message;
  messages = get_catalogue (language);
  if (messages == NULL)
    return message;
  glued = g_strconcat (context, CONTEXT_GLUE, message, NULL);
  translation = g_hash_table_lookup (messages, glued);
  return translation != NULL ? translation : message;
}

/**
 * praxis_catalogue_format_month:
 * @language: (nullable): a BCP 47 tag
 * @month: a month
 *
 * Returns: (transfer full) (nullable): the month in words, "March 2023"; %NULL for %PRAXIS_MONTH_NONE
 */
char *
praxis_catalogue_format_month (const char *language,
                               guint       month)
{
  g_autofree char *year = NULL;
  g_autoptr(GString) text = NULL;
  int number = praxis_month_get_month (month);

  if (number < 1 || number > (int) G_N_ELEMENTS (months))
    return NULL;
  year = g_strdup_printf ("%d", praxis_month_get_year (month));
  /* Translators: a month; {month} is its name and {year} its four digits */
  text = g_string_new (praxis_catalogue_get (language, "month", NC_ ("month", "{month} {year}")));
  g_string_replace (text, "{month}", praxis_catalogue_get (language, "month", months[number - 1]), 1);
  g_string_replace (text, "{year}", year, 1);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * praxis_catalogue_dup_process_language:
 *
 * Returns: (transfer full): the language of the process as a BCP 47 tag, for what is of no digest
 */
char *
praxis_catalogue_dup_process_language (void)
{
  const char *name = g_get_language_names ()[0];
  g_autofree char *language = g_strndup (name, strcspn (name, ".@"));

  if (g_str_equal (language, "C") || g_str_equal (language, "POSIX"))
    return g_strdup ("en-US");
  return g_strdelimit (g_steal_pointer (&language), "_", '-');
}
