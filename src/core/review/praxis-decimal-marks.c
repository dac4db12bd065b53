/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-decimal-marks.h"

#include <string.h>

#include "praxis-people.h"

/* What stands before the decimals of a number, in a text as a whole and in one interval. */

#define DIGITS "0123456789"

/**
 * praxis_decimal_marks_is_count:
 * @end: the place behind a number
 *
 * Returns: whether it counts people or studies, and has no decimals: "12,34 patients"
 */
gboolean
praxis_decimal_marks_is_count (const char *end)
{
  static const char * const studies[] = { "studies", "trials", NULL };
  g_autofree char *noun = NULL;
  gsize length = 0;

  while (*end == ' ' && g_ascii_isalpha (end[1 + length]))
    length++;
  noun = g_strndup (end + (length > 0 ? 1 : 0), length);
  return g_strv_contains (praxis_people_nouns, noun) || g_strv_contains (studies, noun);
}

/* The decimal mark of a number, which the place is put behind; 0 for a number without decimals, and '?' where there is none. */
static char
skip_number (const char **at)
{
  char mark = 0;

  *at += strspn (*at, " ");
  if (g_str_has_prefix (*at, "−") || g_str_has_prefix (*at, "–"))
    *at += strlen ("−");
  else if (**at == '-')
    (*at)++;
  if (!g_ascii_isdigit (**at) && !(**at == '.' && g_ascii_isdigit ((*at)[1])))
    return '?';
  *at += strspn (*at, DIGITS);
  if ((**at == '.' || **at == ',') && g_ascii_isdigit ((*at)[1]))
    {
      mark = **at;
      *at += 1 + strspn (*at + 1, DIGITS);
    }
  return mark;
}

/**
 * praxis_decimal_marks_find_mixed:
 * @bracket: an opening bracket
 *
 * Returns: (transfer none) (nullable): the end of the interval that begins there, where its bounds have different decimal marks
 */
const char *
praxis_decimal_marks_find_mixed (const char *bracket)
{
  const char *at = bracket + 1;
  char first = skip_number (&at), second;

  if (first == '?')
    return NULL;
  at += strspn (at, ",; ");
  if (g_str_has_prefix (at, "to "))
    at += strlen ("to ");
  else if (g_str_has_prefix (at, "–"))
    at += strlen ("–");
  second = skip_number (&at);
  if (second == '?' || (*at != ']' && *at != ')') || first == 0 || second == 0 || first == second)
    return NULL;
  return at + 1;
}

/* Whether the number with a point there is surely a value: behind a comparison, and no version or date. */
static gboolean
is_value_with_point (const char *plain,
                     const char *point)
{
  const char *at = point, *end = point + 1 + strspn (point + 1, DIGITS);

  while (at > plain && g_ascii_isdigit (at[-1]))
    at--;
  while (at > plain && (at[-1] == ' ' || at[-1] == '-' || g_str_has_prefix (g_utf8_prev_char (at), "−")))
    at = g_utf8_prev_char (at);
  return at > plain && strchr ("=<>", at[-1]) != NULL && !(*end == '.' && g_ascii_isdigit (end[1]));
}

/**
 * praxis_decimal_marks_are_commas:
 * @plain: a text
 *
 * Returns: whether commas are its decimal marks; where there are as many of both, a value with a point decides for that
 */
gboolean
praxis_decimal_marks_are_commas (const char *plain)
{
  guint n_points = 0, n_commas = 0;
  gboolean has_value = FALSE;

  for (const char *at = plain; *at != '\0'; at++)
    {
      gsize n;

      if ((*at != '.' && *at != ',') || !g_ascii_isdigit (at[1]))
        continue;
      n = strspn (at + 1, DIGITS);
      if (*at == '.')
        {
          n_points += at == plain || !g_ascii_isalpha (at[-1]);
          has_value |= is_value_with_point (plain, at);
        }
      else if (n < 3 && at > plain && g_ascii_isdigit (at[-1]) && !praxis_decimal_marks_is_count (at + 1 + n))
        {
          n_commas++;
        }
    }
  return n_commas > n_points || (n_commas > 0 && n_commas == n_points && !has_value);
}
