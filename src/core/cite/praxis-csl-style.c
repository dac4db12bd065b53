/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-csl-style.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-error.h"
#include "store/praxis-store-citations.h"

/*
 * Where citation styles come from: APA is in the engine, others are the user's own, in the library, or the system's, in the
 * folders that packages of CSL styles install into. There a style's file has the last part of its id as its name, and one
 * that is only another name for a style stands in the folder `dependent`.
 */

#define STYLES_FOLDER "citation-style-language", "styles"
#define LOCALES_FOLDER "citation-style-language", "locales"

/* An alias leads to a style, not to another alias; a broken file may say otherwise. */
#define MAX_ALIASES 4

/* The languages whose words the engine brings. */
static const char *const own_locales[] = { "en-US", "de-DE", "es-ES", "fr-FR", "nl-NL" };

/* --- Files ------------------------------------------------------------------------------------------------ */

static char *
find_file (const char *name,
           gboolean    is_style,
           gboolean    is_dependent)
{
  const char * const *folders = g_get_system_data_dirs ();

  for (gsize i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *path = is_style
                                ? g_build_filename (folders[i], STYLES_FOLDER, is_dependent ? "dependent" : ".", name, NULL)
                                : g_build_filename (folders[i], LOCALES_FOLDER, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return NULL;
}

/* The name of the file that has a style. */
static char *
make_file_name (const char *id)
{
  const char *slash = strrchr (id, '/');

  return g_strconcat (slash != NULL ? slash + 1 : id, ".csl", NULL);
}

/* The file of the system that has a style; NULL where none has it. */
static char *
find_style (const char *id)
{
  g_autofree char *name = make_file_name (id);
  g_autoptr(PraxisCslInfo) info = NULL;
  g_autofree char *path = NULL;

  /* The name comes from a library, which may have come from anywhere. */
  if (*name == '.')
    return NULL;
  path = find_file (name, TRUE, FALSE);
  if (path == NULL)
    path = find_file (name, TRUE, TRUE);
  info = path != NULL ? praxis_csl_info_read_file (path) : NULL;
  return info != NULL && g_str_equal (info->id, id) ? g_steal_pointer (&path) : NULL;
}

static char *
load_one (PraxisStore  *store,
          const char   *id,
          GError      **error)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) failure = NULL;
  char *content = store != NULL ? praxis_store_get_style (store, id, &failure) : NULL;

  if (content != NULL)
    return content;
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  path = find_style (id);
  if (path != NULL && g_file_get_contents (path, &content, NULL, error))
    return content;
  if (path == NULL)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                 /* Translators: %s is the address that names a citation style */
                 _("The citation style “%s” is not on this computer. Add it, or choose another one for the digest."), id);
  return NULL;
}

static PraxisCslInfo *
make_apa_info (void)
{
  PraxisCslInfo *info = g_new0 (PraxisCslInfo, 1);

  info->id = g_strdup (PRAXIS_CSL_STYLE_APA);
  info->title = g_strdup ("American Psychological Association, 7th edition");
  info->short_title = g_strdup ("APA");
  return info;
}

/**
 * praxis_csl_style_get_info:
 * @store: (nullable): the library that may have it
 * @id: the style's id; empty for APA
 * @error: return location
 *
 * Returns: (transfer full): what the style says of itself, also of one that is only another name for a style; %NULL with
 *   %PRAXIS_ERROR_NOT_FOUND where it is not on this computer
 */
PraxisCslInfo *
praxis_csl_style_get_info (PraxisStore  *store,
                           const char   *id,
                           GError      **error)
{
  g_autofree char *content = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  if (*id == '\0' || g_str_equal (id, PRAXIS_CSL_STYLE_APA))
    return make_apa_info ();
  content = load_one (store, id, error);
  return content != NULL ? praxis_csl_info_read (content, error) : NULL;
}

/**
 * praxis_csl_style_load:
 * @store: (nullable): the library that may have it
 * @id: the style's id
 * @error: return location
 *
 * Loads a style; of one that is only another name for a style, that style.
 *
 * Returns: (transfer full) (nullable): the style, CSL; %NULL without @error for APA, 7th edition, which the engine brings, and
 *   with %PRAXIS_ERROR_NOT_FOUND where it is not on this computer
 */
char *
praxis_csl_style_load (PraxisStore  *store,
                       const char   *id,
                       GError      **error)
{
  g_autofree char *name = g_strdup (id);

  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < MAX_ALIASES; i++)
    {
      g_autofree char *content = NULL;
      g_autoptr(PraxisCslInfo) info = NULL;

      if (*name == '\0' || g_str_equal (name, PRAXIS_CSL_STYLE_APA))
        return NULL;
      content = load_one (store, name, error);
      info = content != NULL ? praxis_csl_info_read (content, error) : NULL;
      if (info == NULL)
        return NULL;
      if (info->parent == NULL)
        return g_steal_pointer (&content);
      g_set_str (&name, info->parent);
    }
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("The citation style “%s” leads nowhere."), id);
  return NULL;
}

/* --- Lists ------------------------------------------------------------------------------------------------ */

static int
compare_titles (gconstpointer a,
                gconstpointer b)
{
  const PraxisCslInfo *first = *(PraxisCslInfo * const *) a;
  const PraxisCslInfo *second = *(PraxisCslInfo * const *) b;

  return g_utf8_collate (first->title, second->title);
}

static void
add_info (GPtrArray     *styles,
          GHashTable    *known,
          PraxisCslInfo *info)
{
  if (g_hash_table_add (known, g_strdup (info->id)))
    g_ptr_array_add (styles, info);
  else
    praxis_csl_info_free (info);
}

static void
add_folder (GPtrArray    *styles,
            GHashTable   *known,
            const char   *folder,
            GCancellable *cancellable)
{
  g_autoptr(GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;

  while (names != NULL && !g_cancellable_is_cancelled (cancellable) && (name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr(PraxisCslInfo) info = g_str_has_suffix (name, ".csl") ? praxis_csl_info_read_file (path) : NULL;
      g_autofree char *expected = info != NULL ? make_file_name (info->id) : NULL;

      /* What could not be found by its id is not offered. */
      if (g_strcmp0 (expected, name) == 0)
        add_info (styles, known, g_steal_pointer (&info));
    }
}

static gboolean
add_own (GPtrArray    *styles,
         GHashTable   *known,
         PraxisStore  *store,
         GError      **error)
{
  g_autoptr(GPtrArray) rows = praxis_store_list_styles (store, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const PraxisCslStyleRow *row = g_ptr_array_index (rows, i);
      PraxisCslInfo *info = g_new0 (PraxisCslInfo, 1);

      info->id = g_strdup (row->id);
      info->title = g_strdup (row->title);
      info->is_added = TRUE;
      add_info (styles, known, info);
    }
  return rows != NULL;
}

/**
 * praxis_csl_style_list:
 * @store: (nullable): a library
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Lists the styles of this computer, which are thousands: this reads the beginning of as many files.
 *
 * Returns: (transfer full) (element-type PraxisCslInfo): the styles: APA, then the user's own, then the others, by title; %NULL
 *   with @error
 */
GPtrArray *
praxis_csl_style_list (PraxisStore   *store,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr(GPtrArray) styles = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_csl_info_free);
  g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_csl_info_free);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char * const *folders = g_get_system_data_dirs ();

  add_info (styles, known, make_apa_info ());
  if (store != NULL && !add_own (styles, known, store, error))
    return NULL;
  for (gsize i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *folder = g_build_filename (folders[i], STYLES_FOLDER, NULL);
      g_autofree char *dependent = g_build_filename (folder, "dependent", NULL);

      add_folder (others, known, folder, cancellable);
      add_folder (others, known, dependent, cancellable);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_ptr_array_sort (others, compare_titles);
  g_ptr_array_extend_and_steal (styles, g_steal_pointer (&others));
  return g_steal_pointer (&styles);
}

/* --- Locales ---------------------------------------------------------------------------------------------- */

static gboolean
is_own_locale (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (own_locales); i++)
    {
      if (g_ascii_strcasecmp (own_locales[i], code) == 0)
        return TRUE;
    }
  return FALSE;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * praxis_csl_locale_list:
 *
 * Returns: (transfer full): the languages that references can be printed in, as "fr-FR", by code
 */
GStrv
praxis_csl_locale_list (void)
{
  g_autoptr(GStrvBuilder) codes = g_strv_builder_new ();
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char * const *folders = g_get_system_data_dirs ();
  char **list;

  g_strv_builder_add_many (codes, "en-US", "de-DE", "es-ES", "fr-FR", "nl-NL", NULL);
  for (gsize i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *folder = g_build_filename (folders[i], LOCALES_FOLDER, NULL);
      g_autoptr(GDir) names = g_dir_open (folder, 0, NULL);
      const char *name;

      while (names != NULL && (name = g_dir_read_name (names)) != NULL)
        {
          g_autofree char *code = g_str_has_prefix (name, "locales-") && g_str_has_suffix (name, ".xml")
                                    ? g_strndup (name + 8, strlen (name) - 12) : NULL;

          if (code != NULL && !is_own_locale (code) && g_hash_table_add (known, g_strdup (code)))
            g_strv_builder_add (codes, code);
        }
    }
  list = g_strv_builder_end (codes);
  qsort (list, g_strv_length (list), sizeof *list, compare_texts);
  return list;
}

/* The locale for a language: itself, that of its country of origin ("fr" is "fr-FR"), or any of the language. */
static char *
find_locale (const char *language)
{
  g_auto(GStrv) codes = praxis_csl_locale_list ();
  g_autofree char *base = g_strndup (language, strcspn (language, "-_"));
  g_autofree char *upper = g_ascii_strup (base, -1);
  g_autofree char *home = g_str_equal (base, "en") ? g_strdup ("en-US") : g_strdup_printf ("%s-%s", base, upper);
  g_autofree char *dashed = g_strdelimit (g_strdup (language), "_", '-');
  const char *best = NULL;

  for (gsize i = 0; codes[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (codes[i], dashed) == 0)
        return g_strdup (codes[i]);
      if (g_str_has_prefix (codes[i], base) && strchr ("-", codes[i][strlen (base)]) != NULL &&
          (best == NULL || g_ascii_strcasecmp (codes[i], home) == 0))
        best = codes[i];
    }
  return g_strdup (best != NULL ? best : "en-US");
}

/**
 * praxis_csl_locale_load:
 * @language: a language, BCP 47
 *
 * Returns: (transfer full): the words of references in this language; in English where there are none
 */
PraxisCslLocale *
praxis_csl_locale_load (const char *language)
{
  PraxisCslLocale *locale;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (language != NULL, NULL);

  locale = g_new0 (PraxisCslLocale, 1);
  locale->code = find_locale (language);
  if (is_own_locale (locale->code))
    return locale;
  name = g_strdup_printf ("locales-%s.xml", locale->code);
  path = find_file (name, FALSE, FALSE);
  if (path == NULL || !g_file_get_contents (path, &locale->content, NULL, NULL))
    g_set_str (&locale->code, "en-US");
  return locale;
}

void
praxis_csl_locale_free (PraxisCslLocale *locale)
{
  g_free (locale->code);
  g_free (locale->content);
  g_free (locale);
}
