/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-theme.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-error.h"
#include "praxis-theme-variable.h"

/*
 * How a site looks. The style sheet of a site has two parts: the mechanism (data/site/style.css), which is the same for
 * all, and in front of it the variables that it uses. A theme is nothing but those: a file with a comment and
 *
 *   :root { --paper: #fff; … }
 *
 * read by the strict reader below and written anew, so that nothing else can come into a site with it. What a theme does
 * not set is as in the plain one. Three themes come with Praxis; a file NAME.css in the user's folder is one more.
 */

#define MECHANISM "site/style.css"
#define SUFFIX ".css"

/* A theme is a page of text. */
#define MAX_LENGTH (64 * 1024)
#define MAX_NAME_LENGTH 60

static const char *const shipped[] = { PRAXIS_THEME_PLAIN, "clinic", "night" };

struct _PraxisTheme
{
  char **values;
};

/* Where the reader is. */
typedef struct
{
  const char *text;
  guint       line;
} Reader;

/**
 * praxis_theme_ref:
 * @self: a theme
 *
 * Returns: (transfer full): the theme
 */
PraxisTheme *
praxis_theme_ref (PraxisTheme *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  PraxisTheme *self = data;

  for (guint i = 0; i < praxis_theme_variable_count (); i++)
    g_free (self->values[i]);
  g_free (self->values);
}

/**
 * praxis_theme_unref:
 * @self: (transfer full): a theme
 */
void
praxis_theme_unref (PraxisTheme *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static gboolean
skip_comment (Reader  *reader,
              GError **error)
{
  const char *end = strstr (reader->text + 2, "*/");

  if (end == NULL)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("Line %u: the comment does not end."), reader->line);
      return FALSE;
    }
  for (; reader->text < end + 2; reader->text++)
    reader->line += *reader->text == '\n';
  return TRUE;
}

static gboolean
skip_blanks (Reader  *reader,
             GError **error)
{
  while (*reader->text != '\0')
    {
      if (g_str_has_prefix (reader->text, "/*"))
        {
          if (!skip_comment (reader, error))
            return FALSE;
        }
      else if (g_ascii_isspace (*reader->text))
        reader->line += *reader->text++ == '\n';
      else
        break;
    }
  return TRUE;
}

/* Quotes what is wrong, up to the end of its line, but no novel. */
static gboolean
refuse (Reader  *reader,
        GError **error)
{
  g_autofree char *line = g_strndup (reader->text, strcspn (reader->text, "\r\n"));
  g_autofree char *words = g_utf8_strlen (line, -1) > 40 ? g_utf8_substring (line, 0, 40) : g_strdup (line);

  if (*reader->text == '\0')
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("Line %u: the file ends too early; a “}” is missing."), reader->line);
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                 _("Line %u: “%s” cannot stand in a theme. It holds variables in :root { }, each as --name: value; and "
                   "nothing else."), reader->line, words);
  return FALSE;
}

static gboolean
set_value (PraxisTheme  *self,
           const char   *name,
           const char   *text,
           guint         line,
           GError      **error)
{
  g_autofree char *value = NULL;
  g_autofree char *description = NULL;
  guint variable;

  if (!praxis_theme_variable_find (name, &variable))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("Line %u: a theme has no variable “%s”."), line, name);
      return FALSE;
    }
  value = praxis_theme_variable_read (variable, text);
  if (value != NULL)
    {
      g_free (self->values[variable]);
      self->values[variable] = g_steal_pointer (&value);
      return TRUE;
    }
  description = praxis_theme_variable_describe (variable);
  /* Translators: a value, a variable, and a sentence such as “It takes a colour, such as #1f5f67.” */
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("Line %u: “%s” is no value of %s. %s"), line, text, name, description);
  return FALSE;
}

/* --name: value; and the last one may go without its semicolon. */
static gboolean
read_declaration (PraxisTheme  *self,
                  Reader       *reader,
                  GError      **error)
{
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  gsize length = strspn (reader->text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
  const char *colon = reader->text + length;

  colon += strspn (colon, " \t");
  if (!g_str_has_prefix (reader->text, "--") || *colon != ':')
    return refuse (reader, error);
  name = g_strndup (reader->text, length);
  length = strcspn (colon + 1, ";}\r\n");
  value = g_strstrip (g_strndup (colon + 1, length));
  if (!set_value (self, name, value, reader->line, error))
    return FALSE;
  reader->text = colon + 1 + length;
  if (!skip_blanks (reader, error))
    return FALSE;
  if (*reader->text != ';')
    return *reader->text == '}' || refuse (reader, error);
  reader->text++;
  return skip_blanks (reader, error);
}

static gboolean
read_rule (PraxisTheme  *self,
           Reader       *reader,
           GError      **error)
{
  static const char selector[] = ":root";

  if (!g_str_has_prefix (reader->text, selector))
    return refuse (reader, error);
  reader->text += strlen (selector);
  if (!skip_blanks (reader, error))
    return FALSE;
  if (*reader->text != '{')
    return refuse (reader, error);
  reader->text++;
  if (!skip_blanks (reader, error))
    return FALSE;
  while (*reader->text != '}')
    {
      if (*reader->text == '\0')
        return refuse (reader, error);
      if (!read_declaration (self, reader, error))
        return FALSE;
    }
  reader->text++;
  return skip_blanks (reader, error);
}

/**
 * praxis_theme_parse:
 * @css: (array length=length): what is in the file of a theme
 * @length: its length in bytes
 * @error: return location
 *
 * Returns: (transfer full): the theme; %NULL with %PRAXIS_ERROR_INVALID or %PRAXIS_ERROR_TOO_LARGE, and the line that is wrong
 */
PraxisTheme *
praxis_theme_parse (const char  *css,
                    gsize        length,
                    GError     **error)
{
  g_autoptr(PraxisTheme) self = NULL;
  g_autofree char *text = NULL;
  Reader reader = { NULL, 1 };

  g_return_val_if_fail (css != NULL || length == 0, NULL);

  if (length > MAX_LENGTH)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE, _("This file is too large to be a theme."));
      return NULL;
    }
  if (length > 0 && !g_utf8_validate_len (css, length, NULL))
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("This file is not a text in UTF-8, and so no theme."));
      return NULL;
    }
  text = g_strndup (css, length);
  reader.text = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
  self = g_atomic_rc_box_new0 (PraxisTheme);
  self->values = g_new0 (char *, praxis_theme_variable_count ());
  if (!skip_blanks (&reader, error))
    return NULL;
  do
    {
      if (!read_rule (self, &reader, error))
        return NULL;
    }
  while (*reader.text != '\0');
  return g_steal_pointer (&self);
}

/**
 * praxis_theme_get_sheet:
 * @name: the name of a style sheet that comes with Praxis, with its folder
 *
 * Returns: (transfer none): what is in it
 */
const char *
praxis_theme_get_sheet (const char *name)
{
  g_autofree char *path = g_strconcat (APP_PATH "/", name, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL)
    g_error ("A style sheet is missing: %s", error->message);
  /* A resource ends with a NUL that its size leaves out, and stays as long as the program. */
  return g_bytes_get_data (bytes, NULL);
}

/* --- The themes that there are ----------------------------------------------------------------------------- */

static PraxisTheme *
load_shipped (const char *name)
{
  g_autofree char *sheet = g_strconcat ("themes/", name, SUFFIX, NULL);
  const char *css = praxis_theme_get_sheet (sheet);
  GError *error = NULL;
  PraxisTheme *self = praxis_theme_parse (css, strlen (css), &error);

  if (self == NULL)
    g_error ("The theme “%s” is not right: %s", name, error->message);
  return self;
}

/**
 * praxis_theme_get_plain:
 *
 * Returns: (transfer none): the theme that has a value for every variable
 */
PraxisTheme *
praxis_theme_get_plain (void)
{
  static gsize plain;

  if (g_once_init_enter (&plain))
    g_once_init_leave (&plain, (gsize) load_shipped (PRAXIS_THEME_PLAIN));
  return (PraxisTheme *) plain;
}

/**
 * praxis_theme_is_shipped:
 * @name: the name of a theme
 *
 * Returns: whether it comes with Praxis
 */
gboolean
praxis_theme_is_shipped (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shipped); i++)
    {
      if (g_str_equal (shipped[i], name))
        return TRUE;
    }
  return FALSE;
}

/* A name is a part of a path, and nothing more. */
static gboolean
is_name (const char *name)
{
  return *name != '\0' && *name != '.' && strlen (name) <= MAX_NAME_LENGTH && strchr (name, '/') == NULL &&
         g_utf8_validate (name, -1, NULL);
}

/**
 * praxis_theme_dup_folder:
 *
 * Returns: (transfer full): the path of the folder with the user's own themes, which need not be there
 */
char *
praxis_theme_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "praxis", "themes", NULL);
}

/**
 * praxis_theme_dup_path:
 * @name: the name of a theme
 *
 * Returns: (transfer full): the path of its file in the user's folder, which need not be there
 */
char *
praxis_theme_dup_path (const char *name)
{
  g_autofree char *folder = praxis_theme_dup_folder ();
  g_autofree char *file = g_strconcat (name, SUFFIX, NULL);

  return g_build_filename (folder, file, NULL);
}

static PraxisTheme *
parse_file (const char  *path,
            const char  *css,
            gsize        length,
            GError     **error)
{
  g_autoptr(GError) failure = NULL;
  PraxisTheme *self = praxis_theme_parse (css, length, &failure);

  if (self == NULL)
    /* Translators: a file, and a sentence about a line of it */
    g_set_error (error, PRAXIS_ERROR, failure->code, _("The theme in the file %s cannot be used. %s"), path, failure->message);
  return self;
}

static PraxisTheme *
load_own (const char  *name,
          GError     **error)
{
  g_autofree char *folder = praxis_theme_dup_folder ();
  g_autofree char *path = praxis_theme_dup_path (name);
  g_autofree char *css = NULL;
  gsize length;

  if (!is_name (name) || !g_file_get_contents (path, &css, &length, NULL))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                   _("There is no theme “%s”. Put its file into the folder %s, or choose another theme for the site."), name,
                   folder);
      return NULL;
    }
  return parse_file (path, css, length, error);
}

/**
 * praxis_theme_load_file:
 * @path: the path of a theme's file
 * @error: return location
 *
 * Returns: (transfer full): the theme; %NULL with %PRAXIS_ERROR_NOT_FOUND where the file cannot be read, or
 *   praxis_theme_parse()'s errors
 */
PraxisTheme *
praxis_theme_load_file (const char  *path,
                        GError     **error)
{
  g_autofree char *css = NULL;
  g_autoptr(GError) failure = NULL;
  gsize length;

  if (g_file_get_contents (path, &css, &length, &failure))
    return parse_file (path, css, length, error);
  /* The words of the system name the file. */
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, failure->message);
  return NULL;
}

/**
 * praxis_theme_load:
 * @name: (nullable): the name of a theme; %NULL or empty for the plain one
 * @error: return location
 *
 * Returns: (transfer full): the theme; %NULL with %PRAXIS_ERROR_NOT_FOUND, or praxis_theme_parse()'s errors
 */
PraxisTheme *
praxis_theme_load (const char  *name,
                   GError     **error)
{
  if (name == NULL || *name == '\0' || g_str_equal (name, PRAXIS_THEME_PLAIN))
    return praxis_theme_ref (praxis_theme_get_plain ());
  return praxis_theme_is_shipped (name) ? load_shipped (name) : load_own (name, error);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * praxis_theme_list:
 *
 * Lists the themes that come with Praxis, and behind them those of the user's folder, whether they are right or not. A file
 * there with the name of one that comes with Praxis is not read.
 *
 * Returns: (transfer full): their names
 */
GStrv
praxis_theme_list (void)
{
  g_autofree char *path = praxis_theme_dup_folder ();
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  const char *file;
  guint n_shipped = G_N_ELEMENTS (shipped);

  for (gsize i = 0; i < n_shipped; i++)
    g_ptr_array_add (names, g_strdup (shipped[i]));
  while (folder != NULL && (file = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *name = g_str_has_suffix (file, SUFFIX) ? g_strndup (file, strlen (file) - strlen (SUFFIX)) : NULL;

      if (name != NULL && is_name (name) && !praxis_theme_is_shipped (name))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  qsort (names->pdata + n_shipped, names->len - n_shipped, sizeof (gpointer), compare_names);
  return (GStrv) g_ptr_array_steal (names, NULL);
}

/* --- The style sheet --------------------------------------------------------------------------------------- */

/**
 * praxis_theme_get_value:
 * @self: a theme
 * @variable: the name of a variable, with its two hyphens
 *
 * Returns: (transfer none) (nullable): its value, if need be the plain theme's; %NULL where there is no such variable
 */
const char *
praxis_theme_get_value (PraxisTheme *self,
                        const char  *variable)
{
  guint i;

  if (!praxis_theme_variable_find (variable, &i))
    return NULL;
  return self->values[i] != NULL ? self->values[i] : praxis_theme_get_plain ()->values[i];
}

/**
 * praxis_theme_dup_colour:
 * @self: a theme
 * @variable: the name of a variable that is a colour
 * @dark: whether it is asked for in the dark
 *
 * Returns: (transfer full): the colour, as "#abc" or "#aabbcc"
 */
char *
praxis_theme_dup_colour (PraxisTheme *self,
                         const char  *variable,
                         gboolean     dark)
{
  const char *value = praxis_theme_get_value (self, variable);
  const char *start = value != NULL ? (dark ? strrchr (value, '#') : strchr (value, '#')) : NULL;

  g_return_val_if_fail (start != NULL, NULL);

  return g_strndup (start, 1 + strspn (start + 1, "0123456789abcdefABCDEF"));
}

/**
 * praxis_theme_dup_style:
 * @self: a theme
 *
 * Returns: (transfer full): the whole style sheet of pages in this theme
 */
char *
praxis_theme_dup_style (PraxisTheme *self)
{
  g_autoptr(GString) css = g_string_new (":root {\n");

  for (guint i = 0; i < praxis_theme_variable_count (); i++)
    {
      const char *name = praxis_theme_variable_get_name (i);

      g_string_append_printf (css, "  %s: %s;\n", name, praxis_theme_get_value (self, name));
    }
  g_string_append (css, "}\n\n");
  g_string_append (css, praxis_theme_get_sheet (MECHANISM));
  return g_string_free_and_steal (g_steal_pointer (&css));
}
