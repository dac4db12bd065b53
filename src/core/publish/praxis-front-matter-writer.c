/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-front-matter-writer.h"

#include <string.h>

#include "praxis-shortcode.h"

/*
 * The small part of YAML that data/sample/README.md settles: block mappings and sequences indented by two spaces, strings plain or
 * in double quotes, everything on one line. Emitters of whole YAML put sequences at the indentation of their key, which
 * that form does not know; what it does know is written here.
 */

static void append_value (GString    *out,
                          yyjson_val *value,
                          guint       indent);

static void
append_indent (GString *out,
               guint    indent)
{
  for (guint i = 0; i < indent; i++)
    g_string_append (out, "  ");
}

/* Words that YAML 1.1 or 1.2 takes for something else than text. */
static gboolean
is_reserved_word (const char *text)
{
  static const char *const words[] = {
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", ".nan", ".inf", "-.inf", "+.inf", NULL
  };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return g_strv_contains (words, lower);
}

/* Numbers in any of YAML's forms (also sexagesimal and with underscores) and dates. */
static gboolean
looks_like_number (const char *text)
{
  static const char *const digits = "0123456789_.,:eE+xXoOabcdefABCDEF";
  const char *p = text;

  if (*p == '+' || *p == '-')
    p++;
  if (!g_ascii_isdigit (*p) && *p != '.')
    return FALSE;
  if (p[strspn (p, digits)] == '\0')
    return TRUE;
  /* YYYY-MM and YYYY-MM-DD */
  return strspn (p, "0123456789") == 4 && p[4] == '-' && strspn (p + 5, "0123456789") <= 2;
}

/* What libyaml does not take, or takes for the end of a line. */
static gboolean
must_be_escaped (gunichar c)
{
  return c == 0xfeff || c == 0xfffe || c == 0xffff || c == 0x2028 || c == 0x2029 || g_unichar_iscntrl (c);
}

static gboolean
can_be_plain (const char *text)
{
  if (*text == '\0' || strchr (" -?:,[]{}#&*!|>'\"%@`.=<~", *text) != NULL)
    return FALSE;
  if (is_reserved_word (text) || looks_like_number (text))
    return FALSE;
  if (strstr (text, ": ") != NULL || strstr (text, " #") != NULL)
    return FALSE;
  if (g_str_has_suffix (text, ":") || g_str_has_suffix (text, " "))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (must_be_escaped (c))
        return FALSE;
    }
  return TRUE;
}

static void
append_string (GString    *out,
               const char *text)
{
  if (can_be_plain (text))
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", (char) c);
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else if (must_be_escaped (c))
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_unichar (out, c);
    }
  g_string_append_c (out, '"');
}

static void
append_scalar (GString    *out,
               yyjson_val *value)
{
  if (yyjson_is_str (value))
    {
      append_string (out, yyjson_get_str (value));
    }
  else
    {
      /* Numbers, true, false and null are the same in YAML. */
      g_autofree char *json = yyjson_val_write (value, YYJSON_WRITE_NOFLAG, NULL);

      g_string_append (out, json != NULL ? json : "null");
    }
}

static void
append_flow (GString    *out,
             yyjson_val *array)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  yyjson_val *item;
  gboolean first = TRUE;

  g_string_append_c (out, '[');
  while ((item = yyjson_arr_iter_next (&iter)) != NULL)
    {
      if (!first)
        g_string_append (out, ", ");
      first = FALSE;
      if (yyjson_is_arr (item))
        append_flow (out, item);
      else if (yyjson_is_str (item) && strpbrk (yyjson_get_str (item), ",[]{}") != NULL)
        {
          g_autofree char *json = yyjson_val_write (item, YYJSON_WRITE_NOFLAG, NULL);

          g_string_append (out, json != NULL ? json : "null");
        }
      else
        append_scalar (out, item);
    }
  g_string_append_c (out, ']');
}

/* Writes the members of a mapping; the first one stands behind the dash of a sequence where @inline_first. */
static void
append_members (GString    *out,
                yyjson_val *object,
                guint       indent,
                gboolean    inline_first)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);
  yyjson_val *key;
  gboolean first = inline_first;

  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    {
      if (!first)
        append_indent (out, indent);
      first = FALSE;
      append_string (out, yyjson_get_str (key));
      g_string_append_c (out, ':');
      append_value (out, yyjson_obj_iter_get_val (key), indent);
    }
}

/* A sequence of sequences, such as date-parts, stands on one line. */
static gboolean
is_flow (yyjson_val *array)
{
  return yyjson_arr_size (array) == 0 || yyjson_is_arr (yyjson_arr_get_first (array));
}

static void
append_items (GString    *out,
              yyjson_val *array,
              guint       indent)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  yyjson_val *item;

  while ((item = yyjson_arr_iter_next (&iter)) != NULL)
    {
      append_indent (out, indent);
      g_string_append (out, "- ");
      if (yyjson_is_obj (item) && yyjson_obj_size (item) > 0)
        {
          append_members (out, item, indent + 1, TRUE);
        }
      else
        {
          if (yyjson_is_arr (item))
            append_flow (out, item);
          else if (yyjson_is_obj (item))
            g_string_append (out, "{}");
          else
            append_scalar (out, item);
          g_string_append_c (out, '\n');
        }
    }
}

/* Writes what stands behind the colon of a key, with the end of the line. */
static void
append_value (GString    *out,
              yyjson_val *value,
              guint       indent)
{
  if (yyjson_is_obj (value) && yyjson_obj_size (value) > 0)
    {
      g_string_append_c (out, '\n');
      append_members (out, value, indent + 1, FALSE);
      return;
    }
  if (yyjson_is_arr (value) && !is_flow (value))
    {
      g_string_append_c (out, '\n');
      append_items (out, value, indent + 1);
      return;
    }
  g_string_append_c (out, ' ');
  if (yyjson_is_arr (value))
    append_flow (out, value);
  else if (yyjson_is_obj (value))
    g_string_append (out, "{}");
  else
    append_scalar (out, value);
  g_string_append_c (out, '\n');
}

/**
 * praxis_front_matter_write:
 * @json: a document
 * @header: an object in it
 * @body: CommonMark, ended by a line end or empty
 *
 * Returns: (transfer full): a file with @header as front matter and @body below it, in which nothing is a command to Hugo;
 *   praxis_front_matter_parse() reads it
 */
char *
praxis_front_matter_write (PraxisJsonBuilder *json,
                           yyjson_mut_val    *header,
                           const char        *body)
{
  g_autoptr(GString) out = g_string_new ("---\n");
  g_autofree char *safe = praxis_shortcode_protect (body);
  g_autoptr(PraxisJson) copy = yyjson_mut_val_imut_copy (header, NULL);

  append_members (out, yyjson_doc_get_root (copy), 0, FALSE);
  g_string_append (out, "---\n\n");
  g_string_append (out, safe);
  return g_string_free_and_steal (g_steal_pointer (&out));
}
