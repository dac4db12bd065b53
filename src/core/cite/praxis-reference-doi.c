/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-reference-doi.h"

#include <string.h>

#include "praxis-reference-text.h"

/* DOIs, addresses and database numbers: they are recognised wherever they stand, and taken out of the text
 * before anything else is looked for. The form of a DOI: https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html */

/* What may stand before a DOI or an address and says nothing else; the longer ones first. */
static const char * const labels[] = {
  "https://", "http://", "www.", "dx.doi.org/", "doi.org/", "doi", "digital object identifier", "available from", "available at",
  "available online at", "available online", "available via", "retrieved online from", "retrieved from", "accessed at", "accessed from",
  "disponible sur", "disponible à", "récupéré de", "récupéré du site", "repéré à", "url", "link", "from", "full text", "abstract", NULL
};

/* The place of the first byte of the labels in front of @at. */
static gsize
label_start (const char *text,
             gsize       at)
{
  gboolean again = TRUE;

  while (again)
    {
      gsize end = at;

      again = FALSE;
      while (end > 0 && strchr (" :;,([<", text[end - 1]) != NULL)
        end--;
      /* A comma or bracket alone is no label: only what stands between two of them is skipped. */
      for (gsize i = 0; labels[i] != NULL; i++)
        {
          gsize n = strlen (labels[i]);

          if (end >= n && g_ascii_strncasecmp (text + end - n, labels[i], n) == 0 &&
              (end == n || !g_ascii_isalnum (text[end - n - 1])))
            {
              at = end - n;
              again = TRUE;
              break;
            }
        }
    }
  if (at > 0 && strchr ("([<", text[at - 1]) != NULL)
    at--;
  return at;
}

/* Brackets may be part of a DOI, but only in pairs. */
static gsize
without_trailing_punctuation (const char *text,
                              gsize       start,
                              gsize       end)
{
  while (end > start)
    {
      char c = text[end - 1];
      int balance = 0;

      if (c == ')' || c == ']' || c == '>')
        {
          for (gsize i = start; i < end; i++)
            balance += text[i] == '(' || text[i] == '[' || text[i] == '<' ? 1 : text[i] == ')' || text[i] == ']' || text[i] == '>' ? -1 : 0;
          if (balance >= 0)
            break;
        }
      else if (strchr (".,;:\"'", c) == NULL)
        {
          break;
        }
      end--;
    }
  return end;
}

/* Whether what stands behind a space at @at goes on with the DOI that broke there: the text's last word, with a digit. */
static gboolean
goes_on (const char *text,
         gsize       at)
{
  gsize end = at;
  gboolean digit = FALSE;

  for (; text[end] != '\0' && text[end] != ' '; end++)
    digit = digit || g_ascii_isdigit (text[end]);
  return digit && text[end] == '\0' && !g_ascii_isupper (text[at]) && text[at] != '(';
}

/* What a DOI stands in: a text, the address by which it is found, or a publisher's address, which has words of its own behind it. */
typedef enum
{
  IN_TEXT,
  IN_REGISTRY,
  IN_ADDRESS,
  IN_QUERY,
} Place;

/* Browsers take no longer ones. */
#define MAX_ADDRESS 2000

static Place
place_of (const char *text,
          gsize       at)
{
  gsize start = at, length;

  while (start > 0 && text[start - 1] != ' ' && at - start < MAX_ADDRESS)
    start--;
  length = at - start;
  if (g_strstr_len (text + start, (gssize) length, "doi.org/") != NULL)
    return IN_REGISTRY;
  if (g_strstr_len (text + start, (gssize) length, "://") == NULL && g_ascii_strncasecmp (text + start, "www.", 4) != 0)
    return IN_TEXT;
  return memchr (text + start, '?', length) != NULL ? IN_QUERY : IN_ADDRESS;
}

static gboolean
ends_with (const char *text,
           gsize       start,
           gsize       end,
           const char *suffix)
{
  gsize length = strlen (suffix);

  return end - start > length && g_ascii_strncasecmp (text + end - length, suffix, length) == 0;
}

/* The version of a preprint: "10.1101/2020.01.02.123456v2" in an address at bioRxiv is about "10.1101/2020.01.02.123456". */
static gsize
without_version (const char *text,
                 gsize       start,
                 gsize       end)
{
  gsize i = end;

  while (i > start && g_ascii_isdigit (text[i - 1]))
    i--;
  return i < end && i > start + 1 && text[i - 1] == 'v' && g_ascii_isdigit (text[i - 2]) ? i - 1 : end;
}

/* The end of the DOI in a publisher's address, without what tells the page: "/full", ".pdf". */
static gsize
without_view (const char *text,
              gsize       start,
              gsize       end)
{
  static const char * const views[] = {
    "/full", "/fulltext", "/abstract", "/abs", "/summary", "/html", "/pdf", "/pdfdirect", "/epdf", "/epub", "/xml", "/meta", "/references",
    "/citedby", "/download", "/", ".full", ".full-text", ".abstract", ".short", ".long", ".pdf", ".html", ".xml", NULL
  };
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (gsize i = 0; views[i] != NULL && !again; i++)
        {
          if (ends_with (text, start, end, views[i]))
            {
              end -= strlen (views[i]);
              again = TRUE;
            }
        }
    }
  return g_str_has_prefix (text + start - strlen ("10.1101/"), "10.1101/") ? without_version (text, start, end) : end;
}

/* Where the DOI begins behind its slash, when its "10." stands at @start; 0 where it is none. */
static gsize
suffix_start (const char *text,
              gsize       start)
{
  gsize i = start + 3, digits = 0;

  while (text[i] == ' ')
    i++;
  for (; g_ascii_isdigit (text[i]) || (digits > 0 && text[i] == '.'); i++)
    digits++;
  while (text[i] == ' ' && text[i + 1] == '/')
    i++;
  if (digits < 4)
    return 0;
  if (g_ascii_strncasecmp (text + i, "%2f", 3) == 0)
    return i + 3;
  if (text[i] != '/')
    return 0;
  i++;
  while (text[i] == ' ')
    i++;
  return i;
}

/* Whether nothing of a DOI can stand at @i, whose part behind the slash begins at @begin. */
static gboolean
breaks_off (const char *text,
            gsize       begin,
            gsize       i,
            Place       place,
            gboolean    serial)
{
  switch (text[i])
    {
    case '\0': case '"': case '{': case '}':
      return TRUE;
    case '<':
      return !serial;
    case '?': case '#':
      return place != IN_TEXT;
    case '&':
      return place == IN_QUERY;
    case ' ':
      return i == begin || strchr ("./-_", text[i - 1]) == NULL || !goes_on (text, i + 1);
    default:
      return FALSE;
    }
}

/* The end of the DOI whose "10." stands at @start, or 0 where there is none; spaces that broke in are left inside.
 * @whole is where the address ends that it stands in. */
static gsize
doi_end (const char *text,
         gsize       start,
         gsize      *whole)
{
  gsize begin = suffix_start (text, start), end;
  Place place;
  gboolean serial;

  if (begin == 0)
    return 0;
  place = place_of (text, start);
  /* The numbers of serials have angle brackets in them: "10.1002/(SICI)1097-4679(199601)52:1<1::AID-JCLP1>3.0.CO;2-S". */
  serial = g_ascii_strncasecmp (text + begin, "(sici)", 6) == 0;
  for (end = begin; !breaks_off (text, begin, end, place, serial); end++)
    ;
  *whole = end;
  while (place != IN_TEXT && strchr (" \"<>{}", text[*whole]) == NULL)
    (*whole)++;
  end = without_trailing_punctuation (text, begin, end);
  *whole = place == IN_TEXT ? end : MAX (end, without_trailing_punctuation (text, begin, *whole));
  if (place >= IN_ADDRESS)
    end = without_view (text, begin, end);
  return end > begin ? end : 0;
}

static char *
doi_text (const char *text,
          gsize       start,
          gsize       end)
{
  GString *doi = g_string_new (NULL);

  for (gsize i = start; i < end;)
    {
      gsize dash = praxis_reference_dash_length (text + i);

      if (dash > 0)
        {
          g_string_append_c (doi, '-');
          i += dash;
        }
      else
        {
          if (text[i] != ' ')
            g_string_append_c (doi, text[i]);
          i++;
        }
    }
  if (strchr (doi->str, '%') != NULL)
    {
      g_autofree char *plain = g_uri_unescape_string (doi->str, NULL);

      if (plain != NULL && g_utf8_validate (plain, -1, NULL))
        g_string_assign (doi, plain);
    }
  return g_string_free (doi, FALSE);
}

/**
 * praxis_reference_take_doi:
 * @text: one line that is changed in place: the DOI and the words before it go
 *
 * Finds a DOI in any form: "10.1000/182", "doi:10.1000/182.", "DOI 10.1000/182", "https://doi.org/10.1000/182",
 * "http://dx.doi.org/10.1000/ 182", "https://publisher.example/doi/abs/10.1000%2F182?from=list". When it stands there
 * several times all of them go.
 *
 * Returns: (transfer full) (nullable): the bare DOI
 */
char *
praxis_reference_take_doi (char *text)
{
  char *doi = NULL;

  for (gsize i = 0; text[i] != '\0';)
    {
      gsize end, whole, start;
      char *found;

      if (text[i] != '1' || text[i + 1] != '0' || text[i + 2] != '.' ||
          (i > 0 && (g_ascii_isdigit (text[i - 1]) || text[i - 1] == '.')) || (end = doi_end (text, i, &whole)) == 0)
        {
          i++;
          continue;
        }
      found = doi_text (text, i, end);
      end = whole;
      if (doi != NULL && g_ascii_strcasecmp (doi, found) != 0)
        {
          g_free (found);
          i = end;
          continue;
        }
      g_free (doi);
      doi = found;
      start = label_start (text, i);
      /* The host of an address at a publisher's: "https://journals.example.org/doi/10.1000/182" goes with it. */
      while (start > 0 && text[start - 1] != ' ' && i > 0 && strchr ("/=", text[i - 1]) != NULL)
        start--;
      start = label_start (text, start);
      while (text[end] != '\0' && strchr (".,;:)]>", text[end]) != NULL && text[end] != '.')
        end++;
      i = praxis_reference_cut (text, start, end);
    }
  return doi;
}

/* "Retrieved March 5, 2020, from", "Accessed 5 March 2020.", "[cited 2020 Mar 5]" in front of or behind an address. */
static void
take_accessed (char   *text,
               gsize   at,
               char  **accessed)
{
  static const char * const verbs[] = { "retrieved", "accessed", "consulted", "cited", "viewed", "consulté", "récupéré", "last accessed", NULL };
  gsize best = 0;
  gboolean found = FALSE;
  g_autofree char *phrase = NULL;
  gsize end;

  for (gsize i = 0; verbs[i] != NULL; i++)
    {
      const char *place = text;

      while ((place = praxis_reference_find_word (place, verbs[i])) != NULL)
        {
          if (!found || (gsize) (place - text) > best)
            best = (gsize) (place - text);
          found = TRUE;
          place++;
        }
    }
  if (!found)
    return;
  phrase = g_strdup (text + best);
  end = strlen (text);
  /* The phrase is short and ends the text, or stands in brackets of its own. */
  if (best > 0 && (text[best - 1] == '(' || text[best - 1] == '['))
    {
      gssize close = praxis_reference_closing (text, best - 1);

      if (close < 0)
        return;
      end = (gsize) close + 1;
      best--;
    }
  if (end - best > 60 || best > at + 60)
    return;
  *accessed = praxis_reference_slice (text, best, end);
  praxis_reference_cut (text, best, end);
}

/**
 * praxis_reference_take_url:
 * @text: one line that is changed in place: the address and the words before it go
 * @accessed: (out) (transfer full) (nullable): the words that tell when it was looked up
 *
 * Returns: (transfer full) (nullable): the address
 */
char *
praxis_reference_take_url (char  *text,
                           char **accessed)
{
  static const char * const starts[] = { "http://", "https://", "www." };
  gsize at = 0, end, start;
  gboolean found = FALSE;
  char *url;

  *accessed = NULL;
  for (at = 0; text[at] != '\0' && !found; at += found ? 0 : 1)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (starts) && !found; i++)
        found = (at == 0 || !g_ascii_isalnum (text[at - 1])) && g_ascii_strncasecmp (text + at, starts[i], strlen (starts[i])) == 0;
    }
  if (!found)
    {
      take_accessed (text, strlen (text), accessed);
      return NULL;
    }
  for (end = at; text[end] != '\0' && strchr (" \"<>", text[end]) == NULL; end++)
    ;
  end = without_trailing_punctuation (text, at, end);
  url = praxis_reference_slice (text, at, end);
  start = label_start (text, at);
  while (text[end] != '\0' && strchr (")]>", text[end]) != NULL)
    end++;
  praxis_reference_cut (text, start, end);
  take_accessed (text, start, accessed);
  return url;
}

/**
 * praxis_reference_take_number:
 * @text: one line that is changed in place
 * @label: "PMID", "PMCID"
 *
 * Returns: (transfer full) (nullable): the number behind @label, which goes with it
 */
char *
praxis_reference_take_number (char       *text,
                              const char *label)
{
  const char *place = praxis_reference_find_word (text, label);
  gsize start, i, begin;
  char *number;

  if (place == NULL)
    return NULL;
  start = (gsize) (place - text);
  for (i = start + strlen (label); text[i] == ':' || text[i] == ' '; i++)
    ;
  for (begin = i; g_ascii_isalnum (text[i]); i++)
    ;
  if (i == begin || !g_ascii_isdigit (text[i - 1]))
    return NULL;
  number = praxis_reference_slice (text, begin, i);
  while (text[i] == ';' || text[i] == '.')
    i++;
  praxis_reference_cut (text, start, i);
  return number;
}
