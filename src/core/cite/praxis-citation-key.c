/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-citation-key.h"

#include <string.h>

#include "praxis-reference-value.h"

/* The name by which other programs call a work: "berg2021does". */

/* What the key of a work begins with of which nobody is known. */
#define NOBODY "anon"

/* What stands for the year of a work that has none, as "n.d." does in print. */
#define NO_YEAR "nd"

/* Letters and figures of ASCII alone, in lower case: what BibTeX, LaTeX, addresses and names of files all take. The same
 * in every locale. */
static char *
fold (const char *text)
{
  g_autofree char *plain = praxis_reference_value_plain (text);
  g_autofree char *composed = g_utf8_normalize (plain, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *ascii = g_str_to_ascii (composed, "C");
  GString *key = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (key, g_ascii_tolower (*p));
    }
  return g_string_free (key, FALSE);
}

/* The first word of a title that is no article. */
static char *
first_word (const char *title)
{
  static const char *const articles[] = { "a", "an", "the", NULL };
  g_autofree char *plain = praxis_reference_value_plain (title);
  g_auto(GStrv) words = g_strsplit_set (plain, " -/:", -1);
  g_autofree char *article = NULL;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = fold (words[i]);

      if (*word == '\0')
        continue;
      if (!g_strv_contains (articles, word))
        return g_steal_pointer (&word);
      if (article == NULL)
        article = g_steal_pointer (&word);
    }
  return article != NULL ? g_steal_pointer (&article) : g_strdup ("");
}

static char *
first_name (PraxisCitation *citation)
{
  static const char *const fields[] = { "author", "editor" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr(GPtrArray) names = praxis_reference_value_names (citation, fields[i]);

      if (names->len > 0)
        {
          g_autofree char *name = praxis_name_dup_short (names->pdata[0]);
          g_autofree char *key = fold (name);

          if (*key != '\0')
            return g_steal_pointer (&key);
        }
    }
  return g_strdup (NOBODY);
}

/* Of a printed reference its first word and the first year in it. */
static char *
key_of_printed (const char *reference)
{
  g_autofree char *word = first_word (reference);
  const char *year = NO_YEAR;
  int length = strlen (NO_YEAR);

  for (const char *p = reference; *p != '\0'; p++)
    {
      gsize n = strspn (p, "0123456789");

      if (n == 4 && (g_str_has_prefix (p, "19") || g_str_has_prefix (p, "20")))
        {
          year = p;
          length = 4;
          break;
        }
      if (n > 0)
        p += n - 1;
    }
  return g_strdup_printf ("%s%.*s", *word != '\0' ? word : NOBODY, length, year);
}

/* A key that somebody has given the work stays, if other programs can read it. */
static gboolean
is_key (const char *text)
{
  return *text != '\0' && strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-:.+") == strlen (text);
}

/**
 * praxis_citation_key:
 * @citation: a citation
 *
 * Makes a key of the first author's family name, the year and the first word of the title that is no article. It depends
 * on nothing but the citation, so that it is the same in every export; a key that came with an imported work
 * ("citation-key") is kept.
 *
 * Returns: (transfer full): the key; other works may have the same
 */
char *
praxis_citation_key (PraxisCitation *citation)
{
  const char *given;
  const char *title;
  g_autofree char *name = NULL;
  g_autofree char *word = NULL;
  int year;

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);

  given = praxis_citation_get_field (citation, "citation-key");
  if (given != NULL && is_key (given))
    return g_strdup (given);
  if (praxis_citation_is_verbatim (citation))
    return key_of_printed (praxis_citation_get_reference (citation));
  name = first_name (citation);
  title = praxis_citation_get_field (citation, "title");
  word = first_word (title != NULL ? title : "");
  year = praxis_citation_get_year (citation);
  return year > 0 ? g_strdup_printf ("%s%d%s", name, year, word) : g_strdup_printf ("%s" NO_YEAR "%s", name, word);
}

/* 1 is "a", 26 "z", 27 "aa". */
static char *
letters (guint n)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (; n > 0; n = (n - 1) / 26)
    g_string_prepend_c (text, 'a' + (n - 1) % 26);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * praxis_citation_keys_new:
 * @citations: (element-type PraxisCitation): works, the older ones first
 *
 * Makes keys that are different, as praxis_citation_keys_tell_apart() does.
 *
 * Returns: (transfer full) (element-type utf8): the key of each
 */
GPtrArray *
praxis_citation_keys_new (GPtrArray *citations)
{
  g_autoptr(GPtrArray) keys = NULL;

  g_return_val_if_fail (citations != NULL, NULL);

  keys = g_ptr_array_new_full (citations->len, g_free);
  for (guint i = 0; i < citations->len; i++)
    g_ptr_array_add (keys, praxis_citation_key (citations->pdata[i]));
  return praxis_citation_keys_tell_apart (keys);
}

/**
 * praxis_citation_keys_tell_apart:
 * @all: (element-type utf8): the praxis_citation_key() of each work, the older ones first
 *
 * Makes keys that are different: the first work of a key has it as it is, the others have the letters a, b, c behind it. A
 * work that is added behind the others changes no key of theirs. Keys that differ in case alone count as the same.
 *
 * Returns: (transfer full) (element-type utf8): the key of each
 */
GPtrArray *
praxis_citation_keys_tell_apart (GPtrArray *all)
{
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *keys;

  g_return_val_if_fail (all != NULL, NULL);

  keys = g_ptr_array_new_full (all->len, g_free);
  for (guint i = 0; i < all->len; i++)
    {
      char *key = all->pdata[i];
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
      g_autofree char *unique = NULL;

      do
        {
          g_autofree char *suffix = n > 0 ? letters (n) : g_strdup ("");

          g_free (unique);
          unique = g_strconcat (key, suffix, NULL);
          n++;
        }
      while (!g_hash_table_add (taken, g_ascii_strdown (unique, -1)));
      g_hash_table_insert (counts, key, GUINT_TO_POINTER (n));
      g_ptr_array_add (keys, g_steal_pointer (&unique));
    }
  return keys;
}
