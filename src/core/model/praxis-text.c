/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-text.h"

#include <string.h>

/* Longer slugs make file names that some file systems and mail programs cut. */
#define MAX_SLUG_LENGTH 80

/**
 * praxis_text_fold:
 * @text: UTF-8
 *
 * Makes the key under which two labels are the same: without case, accents, and with one space between
 * words (Unicode NFKD, combining marks removed, case folded).
 *
 * Returns: (transfer full): the key
 */
char *
praxis_text_fold (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autoptr(GString) plain = NULL;
  gboolean space = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (decomposed == NULL)
    return g_strdup ("");
  plain = g_string_sized_new (strlen (decomposed));
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;
      if (g_unichar_isspace (c))
        {
          space = plain->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (plain, ' ');
      space = FALSE;
      g_string_append_unichar (plain, c);
    }
  return g_utf8_casefold (plain->str, plain->len);
}

/* Whether a text is a slug as it is. */
static gboolean
is_slug (const char *text)
{
  const char *p = text;

  for (; *p != '\0'; p++)
    {
      if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && (*p != '-' || p == text || p[-1] == '-'))
        return FALSE;
    }
  return p > text && p[-1] != '-' && p - text <= MAX_SLUG_LENGTH;
}

/**
 * praxis_text_slugify:
 * @text: UTF-8
 * @fallback: (nullable): what to use where nothing of @text can stand in a slug
 *
 * Makes a name for files and addresses from a title: a to z, 0 to 9 and single hyphens, at most 80 bytes,
 * cut between words.
 *
 * Returns: (transfer full): the slug; never empty if @fallback is not
 */
char *
praxis_text_slugify (const char *text,
                     const char *fallback)
{
  g_autofree char *ascii = NULL;
  g_autoptr(GString) slug = NULL;
  gsize last_word = 0;

  g_return_val_if_fail (text != NULL, NULL);

  if (is_slug (text))
    return g_strdup (text);
  slug = g_string_new (NULL);
  ascii = g_str_to_ascii (text, "C");
  for (const char *p = ascii; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        {
          g_string_append_c (slug, g_ascii_tolower (*p));
        }
      else if (*p != '\'' && *p != '?' && slug->len > 0 && slug->str[slug->len - 1] != '-')
        {
          if (slug->len <= MAX_SLUG_LENGTH)
            last_word = slug->len;
          g_string_append_c (slug, '-');
        }
    }
  if (slug->len > MAX_SLUG_LENGTH)
    g_string_truncate (slug, last_word > 0 ? last_word : MAX_SLUG_LENGTH);
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  if (slug->len == 0)
    return g_strdup (fallback);
  return g_string_free_and_steal (g_steal_pointer (&slug));
}

/**
 * praxis_text_find_name:
 * @names: (array length=n_names): the names of the values of an enumeration
 * @n_names: how many there are
 * @name: (nullable): what may be one of them
 * @otherwise: what to give where it is none
 *
 * Returns: the place of @name among @names
 */
guint
praxis_text_find_name (const char * const *names,
                       guint               n_names,
                       const char         *name,
                       guint               otherwise)
{
  for (guint i = 0; name != NULL && i < n_names; i++)
    {
      if (g_str_equal (names[i], name))
        return i;
    }
  return otherwise;
}
