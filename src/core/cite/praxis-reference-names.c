/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-reference-names.h"

#include <string.h>

#include "praxis-reference-name-list.h"

/* The people of a reference in APA style, 7th edition (Publication Manual, sections 9.7 to 9.12). */

/* From one more on, only the first nineteen and the last are named (section 9.8). */
#define MAX_AUTHORS 20

static gboolean
is_initials (const char *word)
{
  glong length = g_utf8_strlen (word, -1);

  if (length > 3)
    return FALSE;
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isupper (g_utf8_get_char (p)))
        return FALSE;
    }
  return TRUE;
}

/* Adds one given name as initials: "Jean-Paul" is "J.-P.", "BE" is "B. E."; what has no capitals, or is written with
 * periods already, stays. */
static void
append_initials (GString    *out,
                 const char *word)
{
  g_auto(GStrv) parts = NULL;

  if (strchr (word, '.') != NULL || !g_unichar_isupper (g_utf8_get_char (word)))
    {
      g_string_append (out, word);
      return;
    }
  parts = g_strsplit (word, "-", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *p = parts[i];
      gboolean all = is_initials (p);

      if (i > 0)
        g_string_append_c (out, '-');
      for (guint n = 0; *p != '\0' && (n == 0 || all); p = g_utf8_next_char (p), n++)
        {
          if (n > 0)
            g_string_append_c (out, ' ');
          g_string_append_unichar (out, g_utf8_get_char (p));
          g_string_append_c (out, '.');
        }
    }
}

/* "B. E." of "B. E.", "BE" or "Bruce Edward"; "B.E." gets its space. */
static char *
format_given (const PraxisName *name)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_auto(GStrv) words = NULL;

  if (name->given == NULL)
    return NULL;
  words = g_strsplit (name->given, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (out->len > 0)
        g_string_append_c (out, ' ');
      append_initials (out, words[i]);
    }
  for (gsize i = 1; i + 1 < out->len; i++)
    {
      if (out->str[i] == '.' && g_ascii_isupper (out->str[i - 1]) && g_ascii_isupper (out->str[i + 1]))
        g_string_insert_c (out, i + 1, ' ');
    }
  if (name->dropping_particle != NULL)
    g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", name->dropping_particle);
  return out->len > 0 ? g_string_free_and_steal (g_steal_pointer (&out)) : NULL;
}

static char *
format_family (const PraxisName *name)
{
  if (name->literal != NULL)
    return g_strdup (name->literal);
  if (name->non_dropping_particle == NULL)
    return g_strdup (name->family != NULL ? name->family : "");
  /* An elided particle takes no space: d’Alembert. */
  if (g_str_has_suffix (name->non_dropping_particle, "’") || g_str_has_suffix (name->non_dropping_particle, "'") ||
      name->family == NULL)
    return g_strconcat (name->non_dropping_particle, name->family, NULL);
  return g_strjoin (" ", name->non_dropping_particle, name->family, NULL);
}

/* "van der Berg, A. B., Jr." */
static char *
format_inverted (const PraxisName *name)
{
  g_autoptr(GString) out = NULL;
  g_autofree char *family = format_family (name);
  g_autofree char *given = name->literal == NULL ? format_given (name) : NULL;

  out = g_string_new (family);
  if (given != NULL)
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", given);
  if (name->suffix != NULL && name->literal == NULL)
    g_string_append_printf (out, ", %s", name->suffix);
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* "A. B. van der Berg, Jr.", as editors stand inside a reference. */
static char *
format_straight (const PraxisName *name)
{
  g_autofree char *family = format_family (name);
  g_autofree char *given = name->literal == NULL ? format_given (name) : NULL;
  g_autofree char *whole = given != NULL ? g_strjoin (" ", given, family, NULL) : g_strdup (family);

  if (name->suffix != NULL && name->literal == NULL)
    return g_strjoin (", ", whole, name->suffix, NULL);
  return g_steal_pointer (&whole);
}

/* A name that says that others are left out, as the printed reference had it. */
static gboolean
is_placeholder (const PraxisName *name,
                const char       *placeholder)
{
  return g_strcmp0 (name->literal, placeholder) == 0;
}

/* What stands before a name that is not the first. */
static const char *
get_separator (GPtrArray *names,
               guint      i)
{
  gboolean last = i == names->len - 1;

  if (last && is_placeholder (names->pdata[i], PRAXIS_REFERENCE_ET_AL))
    return ", ";
  if (is_placeholder (names->pdata[i - 1], PRAXIS_REFERENCE_ELLIPSIS))
    return " ";
  if (last && names->len > MAX_AUTHORS)
    return ", . . . ";
  return last ? ", & " : ", ";
}

static char *
format_author_list (GPtrArray *names)
{
  g_autoptr(GString) out = g_string_new (NULL);
  gboolean many = names->len > MAX_AUTHORS;

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = NULL;

      if (many && i >= MAX_AUTHORS - 1 && i < names->len - 1)
        continue;
      if (i > 0)
        g_string_append (out, get_separator (names, i));
      name = is_placeholder (names->pdata[i], PRAXIS_REFERENCE_ELLIPSIS) ? g_strdup (". . .")
                                                                         : format_inverted (names->pdata[i]);
      g_string_append (out, name);
    }
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/**
 * praxis_reference_format_authors:
 * @citation: a citation
 * @or_editors: whether its editors stand in the place of missing authors
 *
 * Returns: (transfer full) (nullable): "Wampold, B. E., & Flückiger, C."; %NULL where nobody is named
 */
char *
praxis_reference_format_authors (PraxisCitation *citation,
                                 gboolean        or_editors)
{
  g_autoptr(GPtrArray) authors = praxis_citation_get_names (citation, "author");
  g_autoptr(GPtrArray) editors = NULL;
  g_autofree char *list = NULL;

  if (authors->len > 0)
    return format_author_list (authors);
  if (!or_editors)
    return NULL;
  editors = praxis_citation_get_names (citation, "editor");
  if (editors->len == 0)
    return NULL;
  list = format_author_list (editors);
  return g_strconcat (list, editors->len > 1 ? " (Eds.)" : " (Ed.)", NULL);
}

/**
 * praxis_reference_format_editors:
 * @citation: a citation of a part of a book
 *
 * Returns: (transfer full) (nullable): "M. J. Lambert & C. E. Hill (Eds.)"; %NULL where nobody is named
 */
char *
praxis_reference_format_editors (PraxisCitation *citation)
{
  g_autoptr(GPtrArray) names = praxis_citation_get_names (citation, "editor");
  g_autoptr(GString) out = g_string_new (NULL);

  if (names->len == 0)
    return NULL;
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = format_straight (g_ptr_array_index (names, i));

      if (i > 0 && names->len > 2)
        g_string_append_c (out, ',');
      if (i > 0)
        g_string_append (out, i == names->len - 1 ? " & " : " ");
      g_string_append (out, name);
    }
  g_string_append (out, names->len > 1 ? " (Eds.)" : " (Ed.)");
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/**
 * praxis_reference_dup_date_text:
 * @citation: a citation without a year
 *
 * Returns: (transfer full) (nullable): what its date says in words, such as "in press"; %NULL where it says nothing
 */
char *
praxis_reference_dup_date_text (PraxisCitation *citation)
{
  g_autoptr(PraxisJson) item = praxis_json_parse (praxis_citation_get_json (citation), -1, NULL);
  yyjson_val *issued;
  const char *text;

  if (item == NULL)
    return NULL;
  issued = yyjson_obj_get (yyjson_doc_get_root (item), "issued");
  text = praxis_json_get_string (issued, "literal");
  if (text == NULL)
    text = praxis_json_get_string (issued, "raw");
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}
