/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-theme-variable.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * What a theme can say, and in which form. A value is read, not passed on: it comes out as it is written here, so that
 * nothing but colours, numbers, names of fonts and a few words ever gets from a theme into a style sheet.
 */

/* More names than that are no list of fonts. */
#define MAX_FONTS 20
#define MAX_FONT_LENGTH 60

typedef enum
{
  KIND_COLOUR,
  KIND_FONTS,
  KIND_NUMBER,
  KIND_SCHEME,
} Kind;

/* Numbers have bounds, within which every page can be read and used. */
typedef struct
{
  const char *name;
  Kind        kind;
  double      lowest;
  double      highest;
  const char *unit;
} Variable;

static const Variable variables[] = {
  { "--color-scheme", KIND_SCHEME },
  { "--paper", KIND_COLOUR },
  { "--panel", KIND_COLOUR },
  { "--ink", KIND_COLOUR },
  { "--faint", KIND_COLOUR },
  { "--rule", KIND_COLOUR },
  { "--accent", KIND_COLOUR },
  { "--accent-strong", KIND_COLOUR },
  { "--heading-ink", KIND_COLOUR },
  { "--band", KIND_COLOUR },
  { "--band-ink", KIND_COLOUR },
  { "--band-accent", KIND_COLOUR },
  { "--band-rule", KIND_COLOUR },
  { "--body-font", KIND_FONTS },
  { "--heading-font", KIND_FONTS },
  { "--label-font", KIND_FONTS },
  { "--text-size", KIND_NUMBER, 0.875, 1.5, "rem" },
  { "--leading", KIND_NUMBER, 1.3, 2.2, "" },
  { "--measure", KIND_NUMBER, 20, 60, "rem" },
  { "--heading-scale", KIND_NUMBER, 0.7, 1.6, "" },
  { "--heading-weight", KIND_NUMBER, 100, 900, "" },
  { "--heading-spacing", KIND_NUMBER, -0.05, 0.2, "em" },
  { "--space", KIND_NUMBER, 0.5, 1.6, "" },
  { "--corner", KIND_NUMBER, 0, 2, "rem" },
  { "--line", KIND_NUMBER, 0, 0.3, "rem" },
  { "--edge", KIND_NUMBER, 0, 0.75, "rem" },
};

guint
praxis_theme_variable_count (void)
{
  return G_N_ELEMENTS (variables);
}

const char *
praxis_theme_variable_get_name (guint variable)
{
  return variables[variable].name;
}

gboolean
praxis_theme_variable_find (const char *name,
                            guint      *variable)
{
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      if (g_str_equal (variables[i].name, name))
        {
          *variable = i;
          return TRUE;
        }
    }
  return FALSE;
}

static void
skip_space (const char **text)
{
  while (g_ascii_isspace (**text))
    (*text)++;
}

static gboolean
skip_char (const char **text,
           char         c)
{
  skip_space (text);
  if (**text != c)
    return FALSE;
  (*text)++;
  skip_space (text);
  return TRUE;
}

static gboolean
read_hex (const char **text,
          GString     *value)
{
  gsize n = 0;

  if (**text != '#')
    return FALSE;
  while (g_ascii_isxdigit ((*text)[1 + n]))
    n++;
  if (n != 3 && n != 6)
    return FALSE;
  g_string_append_len (value, *text, n + 1);
  *text += n + 1;
  return TRUE;
}

/* One colour, or one for a light page and one for a dark page. */
static gboolean
read_colour (const char **text,
             GString     *value)
{
  static const char function[] = "light-dark";

  if (!g_str_has_prefix (*text, function))
    return read_hex (text, value);
  *text += strlen (function);
  g_string_append (value, "light-dark(");
  if (!skip_char (text, '(') || !read_hex (text, value) || !skip_char (text, ','))
    return FALSE;
  g_string_append (value, ", ");
  if (!read_hex (text, value) || !skip_char (text, ')'))
    return FALSE;
  g_string_append_c (value, ')');
  return TRUE;
}

static gboolean
is_in_font_name (char c)
{
  return g_ascii_isalnum (c) || c == ' ' || c == '-' || c == '_';
}

/* One name; those of several words are in quotes. */
static gboolean
read_font (const char **text,
           GString     *value)
{
  char quote = **text == '"' || **text == '\'' ? *(*text)++ : '\0';
  gsize n = 0;

  while (is_in_font_name ((*text)[n]) && (quote != '\0' || (*text)[n] != ' '))
    n++;
  if (n == 0 || n > MAX_FONT_LENGTH || (quote != '\0' && (*text)[n] != quote) || (quote == '\0' && g_ascii_isdigit (**text)))
    return FALSE;
  if (quote != '\0')
    g_string_append_printf (value, "\"%.*s\"", (int) n, *text);
  else
    g_string_append_len (value, *text, n);
  *text += n + (quote != '\0');
  return TRUE;
}

static gboolean
read_fonts (const char **text,
            GString     *value)
{
  guint n = 0;

  do
    {
      if (n++ == MAX_FONTS)
        return FALSE;
      if (value->len > 0)
        g_string_append (value, ", ");
      if (!read_font (text, value))
        return FALSE;
    }
  while (skip_char (text, ','));
  return TRUE;
}

static gboolean
read_number (const Variable  *variable,
             const char     **text,
             GString         *value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  char *end = NULL;
  double parsed;

  if (!g_ascii_isdigit (**text) && **text != '.' && **text != '-')
    return FALSE;
  parsed = g_ascii_strtod (*text, &end);
  if (end == *text || !(parsed >= variable->lowest && parsed <= variable->highest))
    return FALSE;
  *text = end;
  /* A nought needs no unit. */
  if (g_str_has_prefix (*text, variable->unit))
    *text += strlen (variable->unit);
  else if (parsed < 0 || parsed > 0)
    return FALSE;
  g_ascii_formatd (number, sizeof number, "%.4g", parsed);
  g_string_append_printf (value, "%s%s", number, variable->unit);
  return TRUE;
}

static gboolean
read_scheme (const char **text,
             GString     *value)
{
  static const char *const schemes[] = { "light dark", "light", "dark" };

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      if (g_str_equal (*text, schemes[i]))
        {
          g_string_append (value, schemes[i]);
          *text += strlen (schemes[i]);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * praxis_theme_variable_read:
 * @variable: a variable
 * @text: a value as it stands in a theme, without spaces at its ends
 *
 * Returns: (transfer full) (nullable): the value as it goes into a style sheet; %NULL where it is none of this variable
 */
char *
praxis_theme_variable_read (guint       variable,
                            const char *text)
{
  g_autoptr(GString) value = g_string_new (NULL);
  gboolean success = FALSE;

  switch (variables[variable].kind)
    {
    case KIND_COLOUR:
      success = read_colour (&text, value);
      break;
    case KIND_FONTS:
      success = read_fonts (&text, value);
      break;
    case KIND_NUMBER:
      success = read_number (&variables[variable], &text, value);
      break;
    case KIND_SCHEME:
    default:
      success = read_scheme (&text, value);
      break;
    }
  return success && *text == '\0' ? g_string_free_and_steal (g_steal_pointer (&value)) : NULL;
}

/**
 * praxis_theme_variable_describe:
 * @variable: a variable
 *
 * Returns: (transfer full): a sentence that says what its value may be
 */
char *
praxis_theme_variable_describe (guint variable)
{
  const Variable *v = &variables[variable];

  switch (v->kind)
    {
    case KIND_COLOUR:
      return g_strdup (_("It takes a colour, such as #1f5f67, or one for light and one for dark pages, such as "
                         "light-dark(#1f5f67, #83ccd3)."));
    case KIND_FONTS:
      return g_strdup (_("It takes names of fonts with commas between them, such as Charter, \"Noto Serif\", serif."));
    case KIND_NUMBER:
      /* Translators: two numbers and a unit, which may be missing: “from 0 to 2 rem” */
      return g_strdup_printf (_("It takes a number from %g to %g%s%s."), v->lowest, v->highest, *v->unit != '\0' ? " " : "",
                              v->unit);
    case KIND_SCHEME:
    default:
      return g_strdup (_("It takes “light dark”, “light” or “dark”."));
    }
}
