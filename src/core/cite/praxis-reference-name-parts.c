/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-reference-name-parts.h"

#include <string.h>

#include "praxis-reference-name-chunks.h"
#include "praxis-reference-text.h"

/* Makes one name of its words: family name, given names, particles and suffix. Which words are one name is decided in
 * praxis-reference-name-list.c. */

static const char * const particles[] = {
  "van", "von", "de", "der", "den", "del", "della", "di", "da", "do", "dos", "das", "des", "du", "la", "le", "lo", "los", "las", "ter",
  "ten", "te", "zu", "zum", "zur", "af", "av", "el", "al", "bin", "ibn", "'t", "’t", "d'", "d’", "op", "vom", "st.", "st", "san", "mac", NULL
};

/* Words that only names of organisations have. */
static const char * const organisation_words[] = {
  "association", "organization", "organisation", "institute", "institutes", "university", "department", "ministry", "committee", "group",
  "collaboration", "consortium", "society", "centre", "center", "centers", "council", "agency", "network", "foundation", "office",
  "administration", "force", "team", "board", "service", "services", "commission", "college", "academy", "federation", "programme",
  "program", "initiative", "bureau", "government", "health", "trust", "alliance", "hospital", "clinic", "union", "nations", "bank",
  "investigators", "panel", "division", "authority", "registry", "coalition", "forum", "partnership", "inc.", "inc", "ltd", "company", "corporation",
  "press", "statistics", "study", "project", "unit", "laboratory", "library", "school", "faculty", "société", "ministère", "institut",
  "université", "conseil", "organisme", "ordre", "agence", "conférence", "collège", "gesellschaft", "institut", "bundesamt", "workgroup", NULL
};

gboolean
praxis_name_list_is_particle (const char *word)
{
  return praxis_reference_in_list (word, particles);
}

/**
 * praxis_name_list_is_organisation:
 * @text: a name
 *
 * Returns: whether a word in it tells an organisation
 */
gboolean
praxis_name_list_is_organisation (const char *text)
{
  g_auto(GStrv) words = g_strsplit_set (text, " ,()", -1);
  guint n = 0;
  gboolean found = FALSE;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      n += *words[i] != '\0';
      found = found || praxis_reference_in_list (words[i], organisation_words);
    }
  return found && n > 1;
}

/**
 * praxis_name_list_format_initials:
 * @text: given names or initials in any spelling
 *
 * Returns: (transfer full): "J. A." for "J.A.", "JA" and "J A"; "J.-P." for "J-P" and "J. -P."; names stay as they are
 */
char *
praxis_name_list_format_initials (const char *text)
{
  GString *result = g_string_new (NULL);
  g_auto(GStrv) tokens = g_strsplit (text, " ", -1);

  for (gsize i = 0; tokens[i] != NULL; i++)
    {
      const char *p = tokens[i];

      if (*p == '\0')
        continue;
      if (!praxis_name_chunk_is_initials (p, FALSE))
        {
          if (result->len > 0)
            g_string_append_c (result, ' ');
          g_string_append (result, p);
          continue;
        }
      while (*p != '\0')
        {
          gsize dash = praxis_reference_dash_length (p);
          const char *next;

          p += dash;
          if (result->len > 0)
            g_string_append_c (result, dash > 0 ? '-' : ' ');
          for (next = g_utf8_next_char (p); *next != '\0' && g_unichar_islower (g_utf8_get_char (next)); next = g_utf8_next_char (next))
            ;
          g_string_append_len (result, p, next - p);
          g_string_append_c (result, '.');
          p = *next == '.' ? next + 1 : next;
        }
    }
  return g_string_free (result, FALSE);
}

/* The words from @from up to, without, @to. */
char *
praxis_name_join_words (GStrv tokens,
                        guint from,
                        guint to)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    {
      if (i > from)
        g_string_append_c (text, ' ');
      g_string_append (text, tokens[i]);
    }
  return g_string_free (text, FALSE);
}

/* Gives the family name of @name, its particles apart: they are those in small letters in front. */
void
praxis_name_set_family (PraxisName *name,
                        const char *text)
{
  g_auto(GStrv) tokens = g_strsplit (text, " ", -1);
  guint n = g_strv_length (tokens), particle = 0;

  while (particle + 1 < n && g_unichar_islower (g_utf8_get_char (tokens[particle])))
    particle++;
  if (particle > 0)
    name->non_dropping_particle = praxis_name_join_words (tokens, 0, particle);
  name->family = praxis_name_join_words (tokens, particle, n);
}

/* Gives the given names of @name: "J. van der" of "Berg, J. van der" has a particle behind. */
void
praxis_name_set_given (PraxisName *name,
                       const char *text)
{
  g_auto(GStrv) tokens = g_strsplit (text, " ", -1);
  guint n = g_strv_length (tokens), end = n;
  g_autofree char *given = NULL;

  while (end > 1 && praxis_name_list_is_particle (tokens[end - 1]) && g_ascii_islower (*tokens[end - 1]))
    end--;
  if (end < n && name->dropping_particle == NULL)
    name->dropping_particle = praxis_name_join_words (tokens, end, n);
  given = praxis_name_join_words (tokens, 0, end);
  if (name->given == NULL)
    {
      name->given = praxis_name_list_format_initials (given);
    }
  else
    {
      g_autofree char *both = g_strconcat (name->given, " ", given, NULL);

      g_free (name->given);
      name->given = praxis_name_list_format_initials (both);
    }
}

/* "Jr" gets its full stop. */
char *
praxis_name_format_suffix (const char *text)
{
  if (g_ascii_strcasecmp (text, "jr") == 0 || g_ascii_strcasecmp (text, "sr") == 0)
    return g_strconcat (text, ".", NULL);
  return g_strdup (text);
}

PraxisName *
praxis_name_new_literal (const char *text)
{
  PraxisName *name = praxis_name_new ();

  name->literal = g_strdup (text);
  return name;
}

/* "Ames van der Berg", "A. N. Lo Curto": the family name is the last word and what belongs to it. */
PraxisName *
praxis_name_new_given_first (const char *text)
{
  PraxisName *name = praxis_name_new ();
  g_auto(GStrv) tokens = g_strsplit (text, " ", -1);
  guint n = g_strv_length (tokens), start;
  g_autofree char *family = NULL, *given = NULL;

  if (n > 2 && (praxis_reference_has_prefix (tokens[n - 1], "jr") || strcmp (tokens[n - 1], "III") == 0 || strcmp (tokens[n - 1], "II") == 0))
    name->suffix = praxis_name_format_suffix (tokens[--n]);
  start = n - 1;
  while (start > 1 && praxis_name_list_is_particle (tokens[start - 1]))
    start--;
  family = praxis_name_join_words (tokens, start, n);
  given = praxis_name_join_words (tokens, 0, start);
  praxis_name_set_family (name, family);
  if (*given != '\0')
    praxis_name_set_given (name, given);
  return name;
}

/* "Smith J. A." and "van der Berg JA". */
PraxisName *
praxis_name_new_family_first (const char *text)
{
  PraxisName *name = praxis_name_new ();
  g_auto(GStrv) tokens = g_strsplit (text, " ", -1);
  guint n = g_strv_length (tokens), start = n;
  g_autofree char *family = NULL, *given = NULL;

  while (start > 1 && praxis_name_chunk_is_initials (tokens[start - 1], FALSE))
    start--;
  family = praxis_reference_trim (praxis_name_join_words (tokens, 0, start), ".");
  given = praxis_name_join_words (tokens, start, n);
  praxis_name_set_family (name, family);
  praxis_name_set_given (name, given);
  return name;
}
