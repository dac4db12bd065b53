/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-record-text.h"

#include <stdlib.h>
#include <string.h>

#include "cite/praxis-reference-doi.h"

/* The spellings of databases of literature: titles, pages, dates, languages and numbers, brought into CSL's form. */

/**
 * praxis_record_text_squeeze:
 * @text: a text
 *
 * Returns: (transfer full): the text on one line, without space around it or several spaces in a row
 */
char *
praxis_record_text_squeeze (const char *text)
{
  GString *plain = g_string_sized_new (strlen (text));
  gboolean space = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

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
  return g_string_free (plain, FALSE);
}

/* The length of a tag of CSL's rich text, or of what publishers write instead, at @text; 0 where there is none. */
static gsize
tag_length (const char *text)
{
  static const char *const names[] = { "i", "b", "em", "strong", "sup", "sub", "sc", "scp", "span", "u", "italic", "bold", NULL };
  const char *name = text + 1 + (text[1] == '/');
  gsize n = strcspn (name, " \t\n/>");
  const char *end = name + strcspn (name, "<>");

  if (*end != '>' || (gsize) (end - name) < n)
    return 0;
  /* What is left of the XML of a journal: "<jats:italic>", "<mml:mi>". */
  if (g_str_has_prefix (name, "jats:") || g_str_has_prefix (name, "mml:"))
    return (gsize) (end - text) + 1;
  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (strlen (names[i]) == n && g_ascii_strncasecmp (names[i], name, n) == 0)
        return (gsize) (end - text) + 1;
    }
  return 0;
}

/* The length of an entity at @text, and what it stands for; 0 where there is none. */
static gsize
entity_length (const char *text,
               gunichar   *c)
{
  static const struct { const char *entity; gunichar c; } entities[] = {
    { "&amp;amp;", '&' }, { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&apos;", '\'' },
    { "&nbsp;", ' ' }, { "&ndash;", 0x2013 }, { "&mdash;", 0x2014 },
  };
  gboolean hexadecimal = text[1] == '#' && g_ascii_tolower (text[2]) == 'x';
  char *end = NULL;
  guint64 number;

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      *c = entities[i].c;
      if (g_str_has_prefix (text, entities[i].entity))
        return strlen (entities[i].entity);
    }
  if (text[1] != '#' || !g_ascii_isxdigit (text[hexadecimal ? 3 : 2]))
    return 0;
  number = g_ascii_strtoull (text + (hexadecimal ? 3 : 2), &end, hexadecimal ? 16 : 10);
  if (*end != ';' || number == 0 || number > 0x10ffff || !g_unichar_validate ((gunichar) number))
    return 0;
  *c = (gunichar) number;
  return (gsize) (end - text) + 1;
}

/**
 * praxis_record_text_plain:
 * @text: a text of a CSL-JSON item
 *
 * Takes the tags of CSL's rich text away (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html#html-like-formatting-tags)
 * and the tags and entities that publishers leave in titles: reference lists, addresses and searches here hold plain text.
 *
 * Returns: (transfer full): the text alone, on one line
 */
char *
praxis_record_text_plain (const char *text)
{
  g_autoptr(GString) plain = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0';)
    {
      gunichar c = 0;
      gsize length = *p == '<' ? tag_length (p) : *p == '&' ? entity_length (p, &c) : 0;

      if (c != 0 && length > 0)
        g_string_append_unichar (plain, c);
      else if (length == 0)
        g_string_append_c (plain, *p);
      p += MAX (length, 1);
    }
  return praxis_record_text_squeeze (plain->str);
}

/**
 * praxis_record_text_title:
 * @text: the title of a work
 *
 * MEDLINE ends every title with a period (https://www.nlm.nih.gov/bsd/mms/medlineelements.html#ti), reference
 * lists set their own. One that ends an abbreviation stays.
 *
 * Returns: (transfer full): the title without its period
 */
char *
praxis_record_text_title (const char *text)
{
  char *title = praxis_record_text_squeeze (text);
  gsize n = strlen (title);
  const char *word = strrchr (title, ' ');

  word = word != NULL ? word + 1 : title;
  if (n > 1 && title[n - 1] == '.' && title[n - 2] != '.' &&
      (gsize) (strchr (word, '.') - title) == n - 1 &&
      g_ascii_strcasecmp (word, "etc.") != 0 && g_ascii_strcasecmp (word, "al.") != 0)
    title[n - 1] = '\0';
  return title;
}

/* Whether a word in a journal's title tells that it is English. */
static gboolean
has_english_word (char **words)
{
  static const char *const english[] = { "of", "and", "the", "journal", "research", "international", "for", "reviews", "therapy", "psychology", "psychiatry", NULL };

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_ascii_strdown (words[i], -1);

      if (g_strv_contains (english, word))
        return TRUE;
    }
  return FALSE;
}

/* Whether nothing but the first word has a capital: a title in the sentence case of library catalogues. */
static gboolean
is_sentence_case (char **words)
{
  for (gsize i = 1; words[0] != NULL && words[i] != NULL; i++)
    {
      for (const char *p = words[i]; *p != '\0'; p = g_utf8_next_char (p))
        {
          if (g_unichar_isupper (g_utf8_get_char (p)))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * praxis_record_text_journal:
 * @text: a journal's title in MEDLINE's form
 * @english: whether the work is in English
 *
 * The catalogue of the NLM adds a subtitle behind " : " and the place in parentheses where two journals have one name, and
 * writes titles in sentence case (https://www.nlm.nih.gov/bsd/mms/medlineelements.html#jt). A reference has neither
 * of these, and capitals (APA 7, section 6.17).
 *
 * Returns: (transfer full): the journal's name as it is cited
 */
char *
praxis_record_text_journal (const char *text,
                            gboolean    english)
{
  static const char *const small[] = { "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", NULL };
  g_autofree char *plain = praxis_record_text_squeeze (text);
  g_autoptr(GString) title = g_string_new (NULL);
  char *cut = strstr (plain, " : ");
  g_auto(GStrv) words = NULL;

  if (cut != NULL)
    *cut = '\0';
  cut = strrchr (plain, '(');
  if (cut != NULL && cut > plain && g_str_has_suffix (plain, ")") && (strchr (cut, ',') != NULL || strchr (cut, ':') != NULL))
    *cut = '\0';
  g_strchomp (plain);
  words = g_strsplit (plain, " ", -1);
  if (!english || !is_sentence_case (words) || !has_english_word (words))
    return g_steal_pointer (&plain);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      const char *rest = *words[i] != '\0' ? g_utf8_next_char (words[i]) : words[i];

      if (i > 0)
        g_string_append_c (title, ' ');
      if (*words[i] == '\0' || (i > 0 && g_strv_contains (small, words[i])))
        g_string_append (title, words[i]);
      else
        g_string_append (g_string_append_unichar (title, g_unichar_toupper (g_utf8_get_char (words[i]))), rest);
    }
  return g_string_free_and_steal (g_steal_pointer (&title));
}

/**
 * praxis_record_text_expand_pages:
 * @text: pages in MEDLINE's form: "228-42", "S12-5; discussion S16"
 *
 * MEDLINE leaves out the digits of the last page that it has in common with the first
 * (https://www.nlm.nih.gov/bsd/mms/medlineelements.html#pg).
 *
 * Returns: (transfer full): the pages of the work itself, with both numbers whole
 */
char *
praxis_record_text_expand_pages (const char *text)
{
  g_autofree char *pages = g_strndup (text, strcspn (text, ";"));
  gsize dash, prefix, first, last;

  g_strstrip (pages);
  dash = strcspn (pages, "-");
  prefix = strcspn (pages, "0123456789");
  first = dash > prefix ? dash - prefix : 0;
  last = pages[dash] == '-' ? strlen (pages + dash + 1) : 0;
  if (first == 0 || last == 0 || last >= first ||
      strspn (pages + prefix, "0123456789") != first || strspn (pages + dash + 1, "0123456789") != last)
    return g_steal_pointer (&pages);
  return g_strdup_printf ("%.*s-%.*s%s", (int) dash, pages, (int) (dash - last), pages, pages + dash + 1);
}

/**
 * praxis_record_text_is_number:
 * @text: what stands for pages
 *
 * Journals without pages number their articles: "e0158753", "CD001234", "g7647", "102345"; a reference then has
 * "Article e0158753" (APA 7, section 9.27).
 *
 * Returns: whether it is the number of an article
 */
gboolean
praxis_record_text_is_number (const char *text)
{
  gsize prefix = strcspn (text, "0123456789");
  gsize digits = strspn (text + prefix, "0123456789");

  if (text[prefix + digits] != '\0' || digits == 0)
    return FALSE;
  if (prefix == 0)
    return digits > 4;
  return (prefix == 1 && (g_ascii_islower (*text) || *text == 'E') && *text != 's' && digits > 1) ||
         (prefix == 2 && g_str_has_prefix (text, "CD"));
}

static int
month_of (const char *word,
          gsize       length)
{
  static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec" };

  for (int i = 0; length >= 3 && i < 12; i++)
    {
      if (g_ascii_strncasecmp (months[i], word, 3) == 0)
        return i + 1;
    }
  return 0;
}

/* The numbers and months of a date, in the order in which they stand there. */
static void
take_word (const char *word,
           gsize       length,
           int        *year,
           int        *month,
           int        *day)
{
  long number = strtol (word, NULL, 10);

  if (!g_ascii_isdigit (*word))
    {
      if (*month == 0)
        *month = month_of (word, length);
    }
  else if (length == 8 && *year == 0)
    {
      *year = (int) (number / 10000);
      *month = (int) (number / 100 % 100);
      *day = (int) (number % 100);
    }
  else if (length == 4 && *year == 0)
    {
      *year = (int) number;
    }
  else if (length <= 2 && *month == 0 && *year != 0)
    {
      *month = (int) number;
    }
  else if (length <= 2 && *day == 0)
    {
      *day = (int) number;
    }
}

/**
 * praxis_record_text_date:
 * @text: a date as databases write it: "2016 Apr 19", "2009 May-Jun", "20160419", "2016/04/19", "Mar 3", "1999 Spring"
 * @year: (inout): the year, or 0 where it is not known
 * @month: (inout): the month from 1, or 0
 * @day: (inout): the day from 1, or 0
 *
 * Adds what the text says; of a range its beginning.
 *
 * Returns: whether there is a year now
 */
gboolean
praxis_record_text_date (const char *text,
                         int        *year,
                         int        *month,
                         int        *day)
{
  gboolean range = FALSE;

  for (const char *p = text; *p != '\0';)
    {
      gsize length = g_ascii_isdigit (*p) ? strspn (p, "0123456789") : strcspn (p, " \t\n,./-:0123456789");
      gboolean word = length > 0 && !g_ascii_isdigit (*p);

      /* "May-Jun", "Dec-2016 Jan": behind the dash stands the end. */
      if (range || (word && *month != 0))
        break;
      take_word (p, length, year, month, day);
      range = word && p[length] == '-';
      p += length;
      p += strspn (p, " \t\n,./-:");
    }
  if (*month < 1 || *month > 12)
    *month = 0;
  if (*day < 1 || *day > 31 || *month == 0)
    *day = 0;
  return *year != 0;
}

/**
 * praxis_record_text_language:
 * @text: a language, by MARC's code ("eng", https://www.loc.gov/marc/languages/), its English name, or a tag
 *
 * Returns: (transfer none): its tag ("en"); @text itself where it is not in the list
 */
const char *
praxis_record_text_language (const char *text)
{
  static const char *const languages[][3] = {
    { "en", "eng", "english" }, { "fr", "fre", "french" }, { "de", "ger", "german" }, { "es", "spa", "spanish" },
    { "it", "ita", "italian" }, { "pt", "por", "portuguese" }, { "nl", "dut", "dutch" }, { "sv", "swe", "swedish" },
    { "no", "nor", "norwegian" }, { "da", "dan", "danish" }, { "fi", "fin", "finnish" }, { "ru", "rus", "russian" },
    { "pl", "pol", "polish" }, { "ja", "jpn", "japanese" }, { "zh", "chi", "chinese" }, { "ko", "kor", "korean" },
    { "cs", "cze", "czech" }, { "hu", "hun", "hungarian" }, { "tr", "tur", "turkish" }, { "el", "gre", "greek" },
    { "he", "heb", "hebrew" }, { "ar", "ara", "arabic" }, { "fa", "per", "persian" }, { "uk", "ukr", "ukrainian" },
    { "ro", "rum", "romanian" }, { "hr", "hrv", "croatian" }, { "ca", "cat", "catalan" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      for (gsize j = 0; j < 3; j++)
        {
          if (g_ascii_strcasecmp (languages[i][j], text) == 0)
            return languages[i][0];
        }
    }
  return text;
}

/**
 * praxis_record_text_doi:
 * @text: what a field for DOIs holds: a DOI, its address, or words with one in them
 *
 * Returns: (transfer full) (nullable): the DOI
 */
char *
praxis_record_text_doi (const char *text)
{
  g_autofree char *line = praxis_record_text_squeeze (text);

  return praxis_reference_take_doi (line);
}

static gboolean
digits_at (const char *text,
           gsize       n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_record_text_issn:
 * @text: what a field for ISSNs holds: "1532-1827 (Electronic)"
 *
 * Returns: (transfer full) (nullable): the first ISSN in it (https://www.issn.org/understanding-the-issn/)
 */
char *
praxis_record_text_issn (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (digits_at (p, 4) && p[4] == '-' && digits_at (p + 5, 3) &&
          (g_ascii_isdigit (p[8]) || g_ascii_toupper (p[8]) == 'X') && !g_ascii_isdigit (p[9]) && p[9] != '-' &&
          (p == text || (!g_ascii_isdigit (p[-1]) && p[-1] != '-')))
        return g_ascii_strup (p, 9);
    }
  return NULL;
}

/**
 * praxis_record_text_line_of:
 * @text: a source
 * @at: a place in it
 *
 * Returns: the number of the line, from 1
 */
guint
praxis_record_text_line_of (const char *text,
                            const char *at)
{
  guint line = 1;

  for (const char *p = text; (p = memchr (p, '\n', (gsize) (at - p))) != NULL; p++)
    line++;
  return line;
}
