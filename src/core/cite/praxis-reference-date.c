/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-reference-date.h"

#include <string.h>

#include "praxis-reference-text.h"

/* Longest text in brackets that may still be a date. */
#define DATE_MAX 48

/* The first letters that tell the months apart, in English, French, German and Spanish; the words may go on. */
static const struct
{
  const char *stem;
  const char *whole;
  int         month;
} months[] = {
  { "jan", "january", 1 }, { "janv", "janvier", 1 }, { "jan", "januar", 1 }, { "ene", "enero", 1 },
  { "feb", "february", 2 }, { "fév", "février", 2 }, { "fev", "fevrier", 2 }, { "feb", "februar", 2 }, { "feb", "febrero", 2 },
  { "mar", "march", 3 }, { "mars", "mars", 3 }, { "mär", "märz", 3 }, { "mar", "marzo", 3 },
  { "apr", "april", 4 }, { "avr", "avril", 4 }, { "abr", "abril", 4 },
  { "may", "may", 5 }, { "mai", "mai", 5 }, { "mayo", "mayo", 5 },
  { "jun", "june", 6 }, { "juin", "juin", 6 }, { "jun", "juni", 6 }, { "jun", "junio", 6 },
  { "jul", "july", 7 }, { "juil", "juillet", 7 }, { "jul", "juli", 7 }, { "jul", "julio", 7 },
  { "aug", "august", 8 }, { "août", "août", 8 }, { "aou", "aout", 8 }, { "ago", "agosto", 8 },
  { "sep", "september", 9 }, { "sep", "septembre", 9 }, { "sept", "sept", 9 }, { "sep", "septiembre", 9 },
  { "oct", "october", 10 }, { "oct", "octobre", 10 }, { "okt", "oktober", 10 }, { "oct", "octubre", 10 },
  { "nov", "november", 11 }, { "nov", "novembre", 11 }, { "nov", "noviembre", 11 },
  { "dec", "december", 12 }, { "déc", "décembre", 12 }, { "dec", "decembre", 12 }, { "dez", "dezember", 12 }, { "dic", "diciembre", 12 },
};

static const char * const not_printed_yet[] = {
  "in press", "forthcoming", "submitted", "submitted for publication", "under review", "accepted", "in preparation", "to appear",
  "manuscript in preparation", "manuscript submitted for publication", "manuscript under review", "advance online publication",
  "online first", "sous presse", "à paraître", "im druck", "in print", "epub ahead of print", NULL
};

static const char * const no_dates[] = { "n.d.", "n. d.", "nd", "n.d", "no date", "s.d.", "s. d.", "o.j.", NULL };

static const char * const seasons[] = {
  "spring", "summer", "fall", "autumn", "winter", "printemps", "été", "automne", "hiver", NULL
};

/**
 * praxis_reference_month_from_word:
 * @word: the start of a word
 * @length: its length in bytes, without a full stop
 *
 * Returns: the month from 1 whose English, French, German or Spanish name, or a usual abbreviation of it,
 *   is @word in any case, or 0
 */
int
praxis_reference_month_from_word (const char *word,
                                  gsize       length)
{
  g_autofree char *folded = NULL;
  gsize n;

  if (length < 3 || length > 16)
    return 0;
  folded = g_utf8_strdown (word, (gssize) length);
  n = strlen (folded);
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      if (strcmp (folded, months[i].whole) == 0 ||
          (n <= 5 && g_str_has_prefix (folded, months[i].stem) && g_str_has_prefix (months[i].whole, folded)))
        return months[i].month;
    }
  return 0;
}

static void
set_text (PraxisReferenceDate *date,
          const char          *text)
{
  g_strlcpy (date->text, text, sizeof date->text);
}

static gboolean
is_year (int number)
{
  return number >= 1500 && number <= 2100;
}

/* One run of digits: a year with its letter, or a day. */
static gboolean
take_number (const char          **p,
             PraxisReferenceDate  *date)
{
  const char *start = *p;
  int number = 0;
  gsize digits = 0;

  for (; g_ascii_isdigit (**p) && digits < 5; (*p)++, digits++)
    number = number * 10 + (**p - '0');

  if (digits == 4 && is_year (number))
    {
      if (date->year != 0 && date->original_year == 0 && start[-1] != ' ')
        date->original_year = date->year;
      else if (date->year != 0)
        return FALSE;
      date->year = number;
      if (g_ascii_islower (**p) && !g_ascii_isalpha ((*p)[1]))
        date->suffix = *(*p)++;
      return TRUE;
    }
  if (digits > 2 || number < 1 || number > 31)
    return FALSE;
  for (gsize i = 0; i < 4; i++)
    {
      const char *ending[] = { "st", "nd", "rd", "th" };

      if (g_str_has_prefix (*p, ending[i]))
        *p += 2;
    }
  /* 2020-03-05 */
  if (date->year != 0 && date->month == 0 && start[-1] == '-' && number <= 12)
    date->month = number;
  else if (date->day == 0)
    date->day = number;
  else
    date->end_day = number;
  return TRUE;
}

static gboolean
take_word (const char          **p,
           PraxisReferenceDate  *date)
{
  const char *start = *p;
  g_autofree char *word = NULL;
  int month;

  while (**p != '\0' && (g_ascii_isalpha (**p) || (guchar) **p >= 0x80) && praxis_reference_dash_length (*p) == 0)
    (*p)++;
  if (*p == start)
    return FALSE;
  month = praxis_reference_month_from_word (start, (gsize) (*p - start));
  if (month != 0)
    {
      /* "May/June 2020" and "May–June 2020" begin in May. */
      if (date->month == 0)
        date->month = month;
      else
        date->end_month = month;
      return TRUE;
    }
  word = g_utf8_strdown (start, *p - start);
  if (praxis_reference_in_list (word, seasons))
    {
      set_text (date, word);
      return TRUE;
    }
  return strcmp (word, "ca") == 0 || strcmp (word, "c") == 0 || strcmp (word, "circa") == 0 || strcmp (word, "original") == 0 ||
         strcmp (word, "le") == 0 || strcmp (word, "er") == 0;
}

static gboolean
is_status (const char          *text,
           PraxisReferenceDate *date)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);
  gsize length = strlen (folded);

  /* "n.d.-a", "in press-b" */
  if (length > 2 && folded[length - 2] == '-' && g_ascii_islower (folded[length - 1]))
    {
      date->suffix = folded[length - 1];
      folded[length - 2] = '\0';
    }
  if (praxis_reference_in_list (folded, no_dates))
    {
      set_text (date, "n.d.");
      return TRUE;
    }
  if (praxis_reference_in_list (folded, not_printed_yet))
    {
      set_text (date, folded);
      return TRUE;
    }
  date->suffix = '\0';
  return FALSE;
}

/**
 * praxis_reference_date_parse:
 * @text: the text between the brackets
 * @length: its length in bytes
 * @date: (out caller-allocates): the date
 *
 * Reads "2020", "2020a", "2020, March 5", "March 2020", "5 mars 2020", "2020-03-05", "2020, March 5–7", "1923/1961",
 * "Spring 2020", "n.d.", "in press" and the like.
 *
 * Returns: whether the whole text is a date
 */
gboolean
praxis_reference_date_parse (const char          *text,
                             gsize                length,
                             PraxisReferenceDate *date)
{
  g_autofree char *copy = NULL;
  const char *p;

  memset (date, 0, sizeof *date);
  if (length == 0 || length > DATE_MAX)
    return FALSE;
  copy = g_strstrip (g_strndup (text, length));
  if (is_status (copy, date))
    return TRUE;

  for (p = copy; *p != '\0';)
    {
      gsize dash = praxis_reference_dash_length (p);

      if (dash > 0)
        p += dash;
      else if (strchr (" ,./;", *p) != NULL)
        p++;
      else if (g_ascii_isdigit (*p) ? p > copy || g_ascii_isdigit (p[1]) || p[1] == ' ' || p[1] == 'e' : FALSE)
        {
          if (!take_number (&p, date))
            return FALSE;
        }
      else if (date->year != 0 && is_status (p, date))
        break;
      else if (!take_word (&p, date))
        return FALSE;
    }
  if (date->month == 0)
    date->day = 0;
  if (date->day == 0 || date->end_day == 0)
    date->end_month = date->end_day = 0;
  else if (date->end_month == 0)
    date->end_month = date->month;
  return date->year != 0;
}

/**
 * praxis_reference_date_find:
 * @text: one line
 * @from: where to begin, in bytes
 * @start: (out): the place of the opening bracket
 * @end: (out): the place behind the closing one
 * @date: (out caller-allocates): the date
 *
 * Returns: whether there is a date in brackets
 */
gboolean
praxis_reference_date_find (const char          *text,
                            gsize                from,
                            gsize               *start,
                            gsize               *end,
                            PraxisReferenceDate *date)
{
  for (gsize i = from; text[i] != '\0'; i++)
    {
      gsize close;

      if (text[i] != '(' && text[i] != '[')
        continue;
      for (close = i + 1; close - i <= DATE_MAX && text[close] != '\0' && strchr ("()[]", text[close]) == NULL; close++)
        ;
      if ((text[close] == ')' || text[close] == ']') &&
          praxis_reference_date_parse (text + i + 1, close - i - 1, date))
        {
          *start = i;
          *end = close + 1;
          return TRUE;
        }
    }
  return FALSE;
}
