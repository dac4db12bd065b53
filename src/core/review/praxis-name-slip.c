/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-name-slip.h"

#include <string.h>

/* How near a word is to a name, as far as their letters tell. */

#define MAX_LETTERS 40
/* From how many letters on two slips are looked for where the other names say who is meant. */
#define TWO_SLIPS 6

/* The distance of Damerau and Levenshtein, where no part is changed twice: letters put in, taken out, changed, or swapped with the
 * next one. */
static guint
get_distance (const gunichar *a,
              glong           length_a,
              const gunichar *b,
              glong           length_b)
{
  guint rows[MAX_LETTERS + 1][MAX_LETTERS + 1];

  for (glong j = 0; j <= length_b; j++)
    rows[0][j] = (guint) j;
  for (glong i = 1; i <= length_a; i++)
    {
      rows[i][0] = (guint) i;
      for (glong j = 1; j <= length_b; j++)
        {
          rows[i][j] = MIN (MIN (rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            rows[i][j] = MIN (rows[i][j], rows[i - 2][j - 2] + 1);
        }
    }
  return rows[length_a][length_b];
}

/* Whether two words of the same length have the same letters. */
static gboolean
is_swapped (const gunichar *a,
            const gunichar *b,
            glong           length)
{
  glong i = 0;

  while (i < length && a[i] == b[i])
    i++;
  return i + 1 < length && a[i] == b[i + 1] && a[i + 1] == b[i];
}

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiouy", c) != NULL;
}

/* What a name sounds like: letters that are doubled as names double them ("Andersson", "Hoffman", and not "Wammpold"), endings that are
 * not heard, vowels that are as good as another. */
static char *
dup_sound (const char *fold)
{
  GString *sound = g_string_new (NULL);
  const char *p = fold;

  if (g_str_has_prefix (p, "mac") && strlen (p) > 5)
    {
      g_string_append (sound, "mc");
      p += strlen ("mac");
    }
  for (; *p != '\0'; p++)
    {
      gboolean doubled = p > fold && p[0] == p[-1];

      if (doubled && (p[1] == '\0' || is_vowel (p[1]) || g_str_has_prefix (p + 1, "man")))
        continue;
      g_string_append_c (sound, p > fold && is_vowel (*p) ? 'e' : *p == 'k' ? 'c' : *p == 'w' ? 'v' : *p);
    }
  g_string_replace (sound, "mps", "ms", 0);
  g_string_replace (sound, "dt", "t", 0);
  while (sound->len > 3 && strchr ("ehs", sound->str[sound->len - 1]) != NULL)
    g_string_truncate (sound, sound->len - 1);
  return g_string_free_and_steal (sound);
}

/* "Andersson" and "Anderson", "MacPherson" and "McPherson". */
static gboolean
is_variant (const char *word,
            const char *name)
{
  g_autofree char *sound = dup_sound (word);
  g_autofree char *other = dup_sound (name);

  return g_str_equal (sound, other);
}

/**
 * praxis_name_dup_simple:
 * @fold: a name, folded
 *
 * Returns: (transfer full): it with the letters that Unicode does not take apart, and the two vowels that stand for an umlaut, as one
 */
char *
praxis_name_dup_simple (const char *fold)
{
  static const char * const pairs[][2] = {
    { "æ", "ae" }, { "ø", "o" }, { "ł", "l" }, { "đ", "d" }, { "ð", "d" }, { "þ", "th" }, { "ı", "i" }, { "œ", "oe" },
    { "ae", "a" }, { "oe", "o" }, { "ue", "u" },
  };
  GString *simple = g_string_new (fold);

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_string_replace (simple, pairs[i][0], pairs[i][1], 0);
  return g_string_free (simple, FALSE);
}

/**
 * praxis_name_is_bent:
 * @word: a word, folded
 * @name: a name, folded
 *
 * Returns: whether the word is the name's plural, genitive or adjective: "Leichsenrings Studie", "the Smiths", "Rogerian"
 */
gboolean
praxis_name_is_bent (const char *word,
                     const char *name)
{
  gsize length = strlen (name);

  return strncmp (word, name, length) == 0 &&
         g_strv_contains (((const char * const[]) { "s", "es", "ian", "ians", "an", NULL }), word + length);
}

/**
 * praxis_name_slip_compare:
 * @word: a word, folded
 * @name: a name, folded
 *
 * Returns: which slip makes the word of the name, by its letters alone
 */
PraxisNameSlip
praxis_name_slip_compare (const char *word,
                          const char *name)
{
  g_autofree gunichar *a = NULL;
  g_autofree gunichar *b = NULL;
  glong length_a, length_b;
  guint distance;

  a = g_utf8_to_ucs4_fast (word, -1, &length_a);
  b = g_utf8_to_ucs4_fast (name, -1, &length_b);
  if (MAX (length_a, length_b) > MAX_LETTERS || ABS (length_a - length_b) > 2 || MIN (length_a, length_b) < 3)
    return PRAXIS_NAME_SLIP_NONE;
  /* People get first letters right, and two names that differ there are two. */
  if (a[0] != b[0] && !(a[0] == b[1] && a[1] == b[0]))
    return PRAXIS_NAME_SLIP_NONE;
  distance = get_distance (a, length_a, b, length_b);
  if (distance > 0 && distance <= 2 && length_b >= 4 && !(length_a == length_b && is_swapped (a, b, length_a)) && is_variant (word, name))
    return PRAXIS_NAME_SLIP_VARIANT;
  if (distance == 1 && (length_a != length_b || is_swapped (a, b, length_a)))
    return length_b >= 4 ? PRAXIS_NAME_SLIP_LETTER : PRAXIS_NAME_SLIP_NONE;
  if (distance == 1)
    return length_b >= 5 ? PRAXIS_NAME_SLIP_CHANGED : PRAXIS_NAME_SLIP_NONE;
  return distance == 2 && length_b >= TWO_SLIPS ? PRAXIS_NAME_SLIP_TWO : PRAXIS_NAME_SLIP_NONE;
}
