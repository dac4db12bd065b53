/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-isbn.h"

#include <string.h>

/* The numbers of books (https://www.isbn-international.org/content/isbn-users-manual): ten digits until 2006, thirteen since. */

/* The digits of a number, "X" among them, at the beginning of @text; hyphens and spaces between them do not count. */
static char *
digits_of (const char  *text,
           const char **end)
{
  GString *digits = g_string_new (NULL);

  while (g_ascii_isdigit (*text) || *text == 'X' || *text == 'x' || (digits->len > 0 && (*text == '-' || *text == ' ')))
    {
      if (*text != '-' && *text != ' ')
        g_string_append_c (digits, g_ascii_toupper (*text));
      text++;
      /* A space parts two numbers as soon as the first one is whole. */
      if (*text == ' ' && (digits->len == 13 || (digits->len == 10 && !g_str_has_prefix (digits->str, "97"))))
        break;
    }
  *end = text;
  return g_string_free (digits, FALSE);
}

static char
check_digit_13 (const char *digits)
{
  int sum = 0;

  for (gsize i = 0; i < 12; i++)
    sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
  return (char) ('0' + (10 - sum % 10) % 10);
}

static char
check_digit_10 (const char *digits)
{
  int sum = 0;

  for (int i = 0; i < 9; i++)
    sum += (digits[i] - '0') * (10 - i);
  return "0123456789X"[(11 - sum % 11) % 11];
}

/**
 * praxis_isbn_read:
 * @text: a text that begins with a digit
 * @end: (out): the place in @text behind the digits
 * @valid: (out) (optional): whether its check digit is right, and whether books have such numbers at all
 *
 * Returns: (transfer full) (nullable): the ISBN at the beginning, in its form of 13 digits, so that both forms are one
 *   number; %NULL where none stands there
 */
char *
praxis_isbn_read (const char  *text,
                  const char **end,
                  gboolean    *valid)
{
  g_autofree char *digits = NULL;
  g_autofree char *body = NULL;

  g_return_val_if_fail (text != NULL && end != NULL, NULL);

  digits = digits_of (text, end);
  if (valid != NULL)
    *valid = FALSE;
  if (strlen (digits) == 13 && strchr (digits, 'X') == NULL)
    {
      if (valid != NULL)
        *valid = check_digit_13 (digits) == digits[12] && (g_str_has_prefix (digits, "978") || g_str_has_prefix (digits, "979"));
      return g_steal_pointer (&digits);
    }
  if (strlen (digits) != 10 || strspn (digits, "0123456789") < 9)
    return NULL;
  if (valid != NULL)
    *valid = check_digit_10 (digits) == digits[9];
  body = g_strdup_printf ("978%.9s", digits);
  return g_strdup_printf ("%s%c", body, check_digit_13 (body));
}

/**
 * praxis_isbn_find:
 * @text: what a field for ISBNs holds: "ISBN 0-471-04154-8 (paper)"
 *
 * Does not look at check digits: a book is known by the number that it bears, right or wrong.
 *
 * Returns: (transfer full) (nullable): the first ISBN in it, in its form of 13 digits
 */
char *
praxis_isbn_find (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  while (*text != '\0')
    {
      const char *end = text;
      g_autofree char *isbn = g_ascii_isdigit (*text) ? praxis_isbn_read (text, &end, NULL) : NULL;

      if (isbn != NULL)
        return g_steal_pointer (&isbn);
      text = end > text ? end : text + 1;
    }
  return NULL;
}
