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

/* The end of the DOI whose "10." stands at @start, or 0 where there is none; spaces that broke in are left inside. */
static gsize
doi_end (const char *text,
         gsize       start)
{
  gsize i = start + 3, digits = 0, begin;

  while (text[i] == ' ')
    i++;
  for (; g_ascii_isdigit (text[i]) || (digits > 0 && text[i] == '.'); i++)
    digits++;
  while (text[i] == ' ' && text[i + 1] == '/')
    i++;
  if (digits < 4 || text[i] != '/')
    return 0;
  i++;
  while (text[i] == ' ')
    i++;
  for (begin = i;; i++)
    {
      if (text[i] == '\0' || text[i] == '"' || text[i] == '<' || text[i] == '{' || text[i] == '}')
        break;
      if (text[i] == ' ')
        {
          if (i > begin && strchr ("./-_", text[i - 1]) != NULL && goes_on (text, i + 1))
            continue;
          break;
        }
    }
  i = without_trailing_punctuation (text, begin, i);
  return i > begin ? i : 0;
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
 * "http://dx.doi.org/10.1000/ 182". When it stands there several times all of them go.
 *
 * Returns: (transfer full) (nullable): the bare DOI
 */
char *
praxis_reference_take_doi (char *text)
{
  char *doi = NULL;

  for (gsize i = 0; text[i] != '\0';)
    {
      gsize end, start;
      char *found;

      if (text[i] != '1' || text[i + 1] != '0' || text[i + 2] != '.' ||
          (i > 0 && (g_ascii_isdigit (text[i - 1]) || text[i - 1] == '.')) || (end = doi_end (text, i)) == 0)
        {
          i++;
          continue;
        }
      found = doi_text (text, i, end);
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
      while (start > 0 && text[start - 1] != ' ' && i > 0 && text[i - 1] == '/')
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
