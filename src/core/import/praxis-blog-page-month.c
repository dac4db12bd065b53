/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "cite/praxis-reference-date.h"
#include "cite/praxis-reference-text.h"
#include "praxis-blog-page-line.h"

/* Months as pages write them: "June 2020", "PPRNet Blog: November 2018", "Posted on June 12, 2020", "12 juin 2020",
 * and in addresses: "blog_march2013.html", "/2013/03/". */

/* Words that may stand beside a month without making another sentence of the line. */
static const char * const companions[] = {
  "blog", "posts", "post", "archive", "archives", "for", "from", "of", "month", "the", "issue", "newsletter", "pour", "de", "mois", "billets",
  "blogue", "entries", "monthly", "articles", "in", "le", NULL
};

static const char * const date_companions[] = {
  "posted", "published", "on", "by", "date", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed",
  "thu", "fri", "sat", "sun", "publié", "le", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", NULL
};

/* What makes a date none of a post. */
static const char * const updates[] = {
  "updated", "modified", "update", "modification", "since", "copyright", "©", "accessed", "retrieved", "mise", "revised", "until", "deadline", NULL
};

static gboolean
is_blog_year (const char *word)
{
  return strlen (word) == 4 && (g_str_has_prefix (word, "19") || g_str_has_prefix (word, "20")) && strspn (word, "0123456789") == 4 &&
         atoi (word) >= 1995 && atoi (word) <= 2099;
}

static int
month_of (const char *word)
{
  return praxis_reference_month_from_word (word, strlen (word));
}

/* A day: "12", "12th", "1er". */
static gboolean
is_day (const char *word)
{
  gsize digits = strspn (word, "0123456789");

  return digits > 0 && digits <= 2 && atoi (word) >= 1 && atoi (word) <= 31 && strlen (word + digits) <= 2;
}

/* The month among @words: its place, and that of its year; behind it, or before it, or with a day between. */
static gboolean
find_month (GStrv     words,
            guint     n,
            guint    *first,
            guint    *last,
            int      *month,
            int      *year,
            gboolean *day)
{
  for (guint i = 0; i < n; i++)
    {
      if ((*month = month_of (words[i])) == 0)
        continue;
      *day = FALSE;
      *first = i;
      if (i + 1 < n && is_blog_year (words[i + 1]))
        {
          *last = i + 1;
          *year = atoi (words[i + 1]);
          if (i > 0 && is_day (words[i - 1]))
            {
              *first = i - 1;
              *day = TRUE;
            }
          return TRUE;
        }
      if (i + 2 < n && is_day (words[i + 1]) && is_blog_year (words[i + 2]))
        {
          *last = i + 2;
          *year = atoi (words[i + 2]);
          *day = TRUE;
          return TRUE;
        }
      if (i > 0 && is_blog_year (words[i - 1]) && (i + 1 == n || is_day (words[i + 1])))
        {
          *first = i - 1;
          *last = i + 1 < n ? i + 1 : i;
          *year = atoi (words[i - 1]);
          *day = i + 1 < n;
          return TRUE;
        }
    }
  return FALSE;
}

/* The words of a line without punctuation. A colon or bar is a word of its own. */
static GStrv
split_words (const char *text)
{
  GString *spaced = g_string_new (NULL);
  g_auto(GStrv) raw = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (const char *p = text; *p != '\0';)
    {
      gsize dash = praxis_reference_dash_length (p);

      if (*p == ':' || *p == '|' || *p == '/')
        g_string_append (spaced, " : ");
      else if (*p == ',' || *p == '.')
        g_string_append_c (spaced, ' ');
      else if (dash > 0)
        g_string_append (spaced, " : ");
      else
        {
          g_string_append_c (spaced, *p++);
          continue;
        }
      p += MAX (dash, 1);
    }
  raw = g_strsplit (spaced->str, " ", -1);
  g_string_free (spaced, TRUE);
  for (gsize i = 0; raw[i] != NULL; i++)
    {
      if (*raw[i] != '\0')
        g_strv_builder_add (builder, raw[i]);
    }
  return g_strv_builder_end (builder);
}

/* Whether what stands around the month leaves the line what it is. */
static gboolean
is_company (GStrv    words,
            guint    n,
            guint    first,
            guint    last,
            gboolean day)
{
  gboolean colon = FALSE, author = FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (praxis_reference_in_list (words[i], updates))
        return FALSE;
    }
  for (guint i = last + 1; i < n; i++)
    {
      if (strcmp (words[i], ":") == 0)
        {
          if (i + 1 == n)
            continue;
          return day;
        }
      /* "Posted on June 12, 2020 by A. N. Author" */
      if (day && g_ascii_strcasecmp (words[i], "by") == 0)
        author = TRUE;
      if (!author && !praxis_reference_in_list (words[i], companions) && !praxis_reference_in_list (words[i], date_companions))
        return FALSE;
    }
  for (guint i = first; i-- > 0;)
    {
      if (strcmp (words[i], ":") == 0)
        {
          colon = TRUE;
          continue;
        }
      if (!colon && !praxis_reference_in_list (words[i], companions) && !(day && praxis_reference_in_list (words[i], date_companions)) &&
          !(g_ascii_strcasecmp (words[first - 1], "blog") == 0 && first <= 4))
        return FALSE;
    }
  return TRUE;
}

/* The words between the first and the last as they stand in the line. */
static char *
label_of (const char *text,
          const char *first,
          const char *last)
{
  const char *start = strstr (text, first);
  const char *end = start != NULL ? strstr (start, last) : NULL;

  if (end == NULL)
    return g_strdup_printf ("%s %s", first, last);
  return g_strndup (start, (gsize) (end - start) + strlen (last));
}

/**
 * praxis_blog_page_parse_month:
 * @text: a line
 * @month: (out): the month
 * @label: (out) (transfer full): month and year in the line's own words
 * @day: (out): whether it names a day, as the date of one post does
 *
 * Returns: whether @text is nothing but a month, with the words that usually stand beside it
 */
gboolean
praxis_blog_page_parse_month (const char   *text,
                              PraxisMonth  *month,
                              char        **label,
                              gboolean     *day)
{
  g_auto(GStrv) words = NULL;
  guint n, first, last;
  int month_number, year;

  if (strlen (text) > 80 || strpbrk (text, "0123456789") == NULL || strchr (text, '(') != NULL)
    return FALSE;
  words = split_words (text);
  n = g_strv_length (words);
  if (n > 14 || !find_month (words, n, &first, &last, &month_number, &year, day) || !is_company (words, n, first, last, *day))
    return FALSE;
  *month = praxis_month_new (year, month_number);
  if (*day)
    {
      for (guint i = first; i <= last; i++)
        {
          if (month_of (words[i]) > 0)
            *label = g_strdup_printf ("%s %d", words[i], year);
        }
    }
  else
    {
      *label = label_of (text, words[first], words[last]);
    }
  return TRUE;
}

/* A month's name that ends at @end, without anything between it and the year: "march", "sept". */
static int
month_before (const char *text,
              gsize       end,
              gsize      *start)
{
  gsize from = end;
  int month;

  while (from > 0 && (g_ascii_isalpha (text[from - 1]) || (guchar) text[from - 1] >= 0x80))
    from--;
  *start = from;
  month = praxis_reference_month_from_word (text + from, end - from);
  if (month > 0)
    return month;
  for (gsize length = MIN (end - from, 9); length >= 3; length--)
    {
      if ((month = praxis_reference_month_from_word (text + end - length, length)) > 0)
        {
          *start = end - length;
          return month;
        }
    }
  return 0;
}

/**
 * praxis_blog_page_month_of_address:
 * @address: a web address or a file name
 * @label: (out) (transfer full): the month in words ("March 2013")
 *
 * Returns: the month that @address names ("blog_march2013.html", "blog-sept-2016", "/2013/03/"), or %PRAXIS_MONTH_NONE
 */
PraxisMonth
praxis_blog_page_month_of_address (const char  *address,
                                   char       **label)
{
  *label = NULL;
  for (const char *p = address; *p != '\0'; p++)
    {
      gsize at = (gsize) (p - address), end = at, start;
      int month = 0, year;

      if (!g_ascii_isdigit (*p) || (at > 0 && g_ascii_isdigit (p[-1])) || strspn (p, "0123456789") != 4)
        continue;
      year = (int) g_ascii_strtoll (p, NULL, 10);
      if (year < 1995 || year > 2099)
        continue;
      if ((p[4] == '/' || p[4] == '-') && strspn (p + 5, "0123456789") == 2)
        month = atoi (p + 5);
      while (month == 0 && end > 0 && strchr ("-_%. /", address[end - 1]) != NULL)
        end--;
      if (month == 0)
        month = month_before (address, end, &start);
      if (month >= 1 && month <= 12)
        {
          PraxisMonth found = praxis_month_new (year, month);
          static const char * const names[] = {
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
          };

          *label = g_strdup_printf ("%s %d", names[month - 1], year);
          return found;
        }
    }
  return PRAXIS_MONTH_NONE;
}
