/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-lookup-agreement.h"

#include <string.h>

#include "cite/praxis-reference-text.h"
#include "model/praxis-text.h"

/* Whether two spellings are of one title or name. Registries, journals and people differ in case, accents, punctuation and
 * subtitles; a word that is another one makes it another work: "in adults" is not "in adolescents". */

/* No title is longer, and none needs more of it to be told from another one. */
#define MAX_WORDS 100
#define MAX_WORD_LENGTH 40

/* Letters that Unicode does not take apart, and how they are written without them. */
static const char *
spell_out (gunichar c)
{
  switch (c)
    {
    case 0xe6: return "ae";
    case 0xf0: return "d";
    case 0xf8: return "o";
    case 0xfe: return "th";
    case 0x111: return "d";
    case 0x131: return "i";
    case 0x142: return "l";
    case 0x153: return "oe";
    default: return NULL;
    }
}

/* The words of @text, with letters and digits alone. */
static GStrv
get_words (const char *text)
{
  g_autofree char *fold = praxis_text_fold (text);
  g_autoptr(GString) plain = g_string_new (NULL);
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();
  g_auto(GStrv) parts = NULL;
  guint n_words = 0;

  for (const char *p = fold; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (spell_out (c) != NULL)
        g_string_append (plain, spell_out (c));
      else if (g_unichar_isalnum (c))
        g_string_append_unichar (plain, c);
      /* "O'Brien" is one word. */
      else if (praxis_reference_quote_length (p) == 0)
        g_string_append_c (plain, ' ');
    }
  parts = g_strsplit (plain->str, " ", -1);
  for (gsize i = 0; parts[i] != NULL && n_words < MAX_WORDS; i++)
    {
      if (*parts[i] != '\0')
        {
          g_strv_builder_add (words, parts[i]);
          n_words++;
        }
    }
  return g_strv_builder_end (words);
}

/* How many letters must be put in, taken out or changed to make @a of @b (Levenshtein's distance). */
static guint
get_distance (const gunichar *a,
              glong           length_a,
              const gunichar *b,
              glong           length_b)
{
  guint row[MAX_WORD_LENGTH + 1];

  for (glong j = 0; j <= length_b; j++)
    row[j] = (guint) j;
  for (glong i = 1; i <= length_a; i++)
    {
      guint corner = row[0];

      row[0] = (guint) i;
      for (glong j = 1; j <= length_b; j++)
        {
          guint changed = corner + (a[i - 1] != b[j - 1]);

          corner = row[j];
          row[j] = MIN (changed, MIN (row[j], row[j - 1]) + 1);
        }
    }
  return row[length_b];
}

/* Whether two words are one, but for a slip in every five letters: "randomised", "randomized". Numbers have no slips. */
static gboolean
words_agree (const char *a,
             const char *b)
{
  g_autofree gunichar *letters_a = NULL;
  g_autofree gunichar *letters_b = NULL;
  glong length_a, length_b;

  if (strcmp (a, b) == 0)
    return TRUE;
  letters_a = g_utf8_to_ucs4_fast (a, -1, &length_a);
  letters_b = g_utf8_to_ucs4_fast (b, -1, &length_b);
  if (MIN (length_a, length_b) < 5 || MAX (length_a, length_b) > MAX_WORD_LENGTH || strpbrk (a, "0123456789") != NULL ||
      strpbrk (b, "0123456789") != NULL)
    return FALSE;
  return get_distance (letters_a, length_a, letters_b, length_b) <= (guint) MIN (length_a, length_b) / 5;
}

/* Words that one spelling of a title has and another leaves out. */
static gboolean
is_small (const char *word)
{
  static const char * const small[] = { "a", "an", "the", "of", "and", "und", "et", "der", "die", "das", "le", "la", "les", "de", NULL };

  return g_strv_contains (small, word);
}

/* Whether every word of @a that matters is in @b; those are marked in @used. */
static gboolean
has_all_words (GStrv     a,
               GStrv     b,
               gboolean *used)
{
  for (gsize i = 0; a[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (gsize j = 0; b[j] != NULL && !found; j++)
        {
          if (!used[j] && words_agree (a[i], b[j]))
            used[j] = found = TRUE;
        }
      if (!found && !is_small (a[i]))
        return FALSE;
    }
  return TRUE;
}

/* The words that matter as one: "follow up" and "followup" are the same. */
static char *
join (GStrv words)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (!is_small (words[i]))
        g_string_append (text, words[i]);
    }
  return g_string_free (text, FALSE);
}

/* Whether two titles are one, word by word, or one that has its words apart where the other has them in one. */
static gboolean
wholes_agree (const char *a,
              const char *b)
{
  g_auto(GStrv) words_a = get_words (a);
  g_auto(GStrv) words_b = get_words (b);
  g_autofree char *joined_a = join (words_a);
  g_autofree char *joined_b = join (words_b);
  gboolean used[MAX_WORDS] = { FALSE };

  if (*joined_a == '\0' || *joined_b == '\0')
    return FALSE;
  if (strcmp (joined_a, joined_b) == 0)
    return TRUE;
  if (!has_all_words (words_a, words_b, used))
    return FALSE;
  for (gsize j = 0; words_b[j] != NULL; j++)
    {
      if (!used[j] && !is_small (words_b[j]))
        return FALSE;
    }
  return TRUE;
}

/* Whether a subtitle may begin behind @p. */
static gboolean
is_boundary (const char *text,
             const char *p)
{
  gsize dash = praxis_reference_dash_length (p);

  if (dash > 0)
    return p > text && p[-1] == ' ' && p[dash] == ' ';
  return strchr (":?!(", *p) != NULL || (*p == '.' && p[1] == ' ');
}

/* Whether @whole is @title with a subtitle behind it. */
static gboolean
is_with_subtitle (const char *whole,
                  const char *title)
{
  guint n_tries = 0;

  for (const char *p = whole; *p != '\0' && n_tries < 10; p++)
    {
      g_autofree char *first = NULL;

      if (!is_boundary (whole, p))
        continue;
      first = g_strndup (whole, (gsize) (p - whole));
      if (wholes_agree (first, title))
        return TRUE;
      n_tries++;
    }
  return FALSE;
}

/**
 * praxis_lookup_titles_agree:
 * @a: a title
 * @b: a title
 *
 * Returns: whether they can be of one work: the same but for case, accents, punctuation, slips, or a subtitle that one of them has
 */
gboolean
praxis_lookup_titles_agree (const char *a,
                            const char *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return wholes_agree (a, b) || is_with_subtitle (a, b) || is_with_subtitle (b, a);
}

/* --- Names ------------------------------------------------------------------------------------------------ */

/* A word without the "e" that stands for an umlaut: "flueckiger" for "fluckiger". */
static char *
without_umlauts (const char *word)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = word; *p != '\0'; p++)
    {
      if (*p == 'e' && p > word && strchr ("aou", p[-1]) != NULL)
        continue;
      g_string_append_c (plain, *p);
    }
  return g_string_free (plain, FALSE);
}

static gboolean
family_words_agree (const char *a,
                    const char *b)
{
  g_autofree char *plain_a = without_umlauts (a);
  g_autofree char *plain_b = without_umlauts (b);

  return strcmp (plain_a, plain_b) == 0 || words_agree (a, b);
}

/* The words that a person or a group is called by. */
static GStrv
get_family_words (const PraxisName *name)
{
  g_autofree char *family = g_strjoin (" ", name->non_dropping_particle != NULL ? name->non_dropping_particle : "",
                                       name->literal != NULL ? name->literal : name->family != NULL ? name->family : "", NULL);

  return get_words (family);
}

/* Whether all of @part stands in @whole, from its word @from on. */
static gboolean
stands_at (GStrv part,
           GStrv whole,
           gsize from)
{
  for (gsize i = 0; part[i] != NULL; i++)
    {
      if (!family_words_agree (part[i], whole[from + i]))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_lookup_names_agree:
 * @a: an author
 * @b: an author
 *
 * Compares family names alone: given names are initials here and whole there. Of a double name, and of one with a particle,
 * either half may be missing at its end or beginning.
 *
 * Returns: whether they can be one person or group
 */
gboolean
praxis_lookup_names_agree (const PraxisName *a,
                           const PraxisName *b)
{
  g_auto(GStrv) words_a = NULL;
  g_auto(GStrv) words_b = NULL;
  GStrv part, whole;
  gsize n_part, n_whole;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  words_a = get_family_words (a);
  words_b = get_family_words (b);
  part = g_strv_length (words_a) <= g_strv_length (words_b) ? words_a : words_b;
  whole = part == words_a ? words_b : words_a;
  n_part = g_strv_length (part);
  n_whole = g_strv_length (whole);
  if (n_part == 0)
    return n_whole == 0;
  return stands_at (part, whole, 0) || stands_at (part, whole, n_whole - n_part);
}
