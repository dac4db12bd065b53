/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-blurb.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "praxis-catalogue.h"
#include "praxis-markdown-escape.h"

/* @pattern with the names in braces replaced, in one pass: a title may hold braces of its own. */
static char *
expand (const char         *pattern,
        const char * const *names,
        const char * const *values)
{
  GString *text = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0';)
    {
      gsize i = 0;

      while (names[i] != NULL && strncmp (p, names[i], strlen (names[i])) != 0)
        i++;
      if (names[i] == NULL)
        {
          g_string_append_c (text, *p++);
          continue;
        }
      g_string_append (text, values[i]);
      p += strlen (names[i]);
    }
  return g_string_free_and_steal (text);
}

/* A title in quotation marks, as CommonMark, without the full stop that would end the sentence. */
static char *
quote (const char *language,
       const char *title)
{
  g_autofree char *plain = g_strstrip (g_strdup (title));
  g_autoptr(GString) escaped = g_string_new (NULL);
  gsize length = strlen (plain);

  if (g_str_has_suffix (plain, ".") && !g_str_has_suffix (plain, ".."))
    length--;
  praxis_markdown_append_escaped (escaped, plain, (gssize) length);
  /* Translators: a post's title within a sentence, in your language's quotation marks */
  return expand (praxis_catalogue_get (language, "page", NC_ ("page", "“{title}”")),
                 (const char * const[]) { "{title}", NULL }, (const char * const[]) { escaped->str, NULL });
}

/**
 * praxis_blurb_propose:
 * @language: (nullable): the digest's language, a BCP 47 tag
 * @titles: (array zero-terminated=1): the titles of an issue's posts, as plain text, in order
 *
 * Proposes what to say of an issue, as a draft for the author: "This month… I blog about “…”, “…”, and “…”." Titles stay as they
 * are, in quotation marks, since no rule tells the name that keeps its capital letter from the word that would lose it.
 *
 * Returns: (transfer full): the sentence in that language, as CommonMark; empty without titles
 */
char *
praxis_blurb_propose (const char         *language,
                      const char * const *titles)
{
  g_autoptr(GPtrArray) quoted = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *others = NULL, *last = NULL;

  g_return_val_if_fail (titles != NULL, NULL);

  for (gsize i = 0; titles[i] != NULL; i++)
    {
      if (strspn (titles[i], " \t\n") < strlen (titles[i]))
        g_ptr_array_add (quoted, quote (language, titles[i]));
    }
  if (quoted->len == 0)
    return g_strdup ("");
  if (quoted->len == 1)
    /* Translators: what an issue with one post is about; {title} is in quotation marks already */
    return expand (praxis_catalogue_get (language, "page", NC_ ("page", "This month… I blog about {title}.")),
                   (const char * const[]) { "{title}", NULL }, (const char * const *) quoted->pdata);
  if (quoted->len == 2)
    /* Translators: what an issue with two posts is about; their titles are in quotation marks already */
    return expand (praxis_catalogue_get (language, "page", NC_ ("page", "This month… I blog about {first} and {second}.")),
                   (const char * const[]) { "{first}", "{second}", NULL }, (const char * const *) quoted->pdata);
  last = g_ptr_array_steal_index (quoted, quoted->len - 1);
  g_ptr_array_add (quoted, NULL);
  /* Translators: what stands between the titles of a list, but before the last one */
  others = g_strjoinv (praxis_catalogue_get (language, "page", NC_ ("page", ", ")), (char **) quoted->pdata);
  /* Translators: what an issue with three or more posts is about; {titles} are all titles but the last one, in quotation marks */
  return expand (praxis_catalogue_get (language, "page", NC_ ("page", "This month… I blog about {titles}, and {last}.")),
                 (const char * const[]) { "{titles}", "{last}", NULL }, (const char * const[]) { others, last, NULL });
}
