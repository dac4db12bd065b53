/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The DOI of a work in the text of its pages: it may be broken at the end of a line, and those of other works stand
 * further down. */

#include "config.h"

#include "praxis-pdf-doi.h"

#include <string.h>

#include "cite/praxis-reference-doi.h"
#include "praxis-pdf-text.h"

/* The length of a word: up to the next space of any kind. */
static gsize
word_length (const char *text)
{
  return strcspn (text, " \t\r\n\f\v");
}

static gboolean
has_digit (const char *word,
           gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isdigit (word[i]))
        return TRUE;
    }
  return FALSE;
}

/* Whether the word @next, with which a line begins, goes on with the DOI @start at the end of the line before. Most DOIs
 * end where the line does, so that only what cannot be the end of one is gone on with. */
static gboolean
goes_on (const GString *start,
         const char    *next)
{
  gsize length = word_length (next);
  char last = start->str[start->len - 1];
  gboolean is_last_of_line = next[length] == '\n' || next[length] == '\0';

  if (length == 0)
    return FALSE;
  if (strchr (start->str, '/') == NULL)
    return *next == '/' || (last == '.' && g_ascii_isdigit (*next) && memchr (next, '/', length) != NULL);
  switch (last)
    {
    case '/':
      return TRUE;
    case '-':
    case '_':
      return has_digit (next, length);
    case '.':
      return has_digit (next, length) && !g_ascii_isupper (*next) &&
             (is_last_of_line || memchr (next, '.', length - 1) != NULL);
    default:
      return FALSE;
    }
}

/* What stands from the "10." at @text up to a space, over the ends of lines where it goes on there. */
static char *
dup_candidate (const char *text)
{
  GString *word = g_string_new_len (text, word_length (text));

  for (text += word->len; *text == '\n' && goes_on (word, text + 1); text += word_length (text))
    {
      text++;
      g_string_append_len (word, text, word_length (text));
    }
  return g_string_free_and_steal (word);
}

/* Publishers give the parts of a work DOIs of their own: "10.1037/pst0000123.supp", "10.1371/journal.pone.0158753.g001". */
static void
cut_part (char *doi)
{
  char *dot = strrchr (doi, '.');

  if (dot == NULL || dot < strchr (doi, '/'))
    return;
  if (g_ascii_strcasecmp (dot, ".supp") == 0 ||
      (strchr ("gts", dot[1]) != NULL && strlen (dot + 1) == 4 && strspn (dot + 2, "0123456789") == 3))
    *dot = '\0';
}

/* Where the list of references begins; behind it are only the DOIs of others. */
static gsize
text_end (const char *text)
{
  static const char * const headings[] = {
    "references", "reference list", "bibliography", "literature", "literatur", "literaturverzeichnis", "références", NULL
  };

  for (const char *line = text; line != NULL; line = strchr (line, '\n'))
    {
      g_autofree char *words = NULL;
      g_autofree char *folded = NULL;

      line += *line == '\n';
      words = g_strstrip (g_strndup (line, strcspn (line, "\n")));
      folded = g_utf8_casefold (words, -1);
      if (g_strv_contains (headings, folded))
        return (gsize) (line - text);
    }
  return strlen (text);
}

/* The first DOI in @text, in lower or upper case as it is printed; NULL for none. */
char *
praxis_pdf_doi_in_text (const char *text)
{
  g_autofree char *plain = NULL;

  if (text == NULL)
    return NULL;
  plain = praxis_pdf_text_dup_plain (text, text_end (text));
  for (const char *at = strstr (plain, "10."); at != NULL; at = strstr (at + 1, "10."))
    {
      g_autofree char *candidate = NULL;
      char *doi;

      if (at > plain && (g_ascii_isalnum (at[-1]) || at[-1] == '.'))
        continue;
      candidate = dup_candidate (at);
      doi = praxis_reference_take_doi (candidate);
      if (doi != NULL)
        {
          cut_part (doi);
          return doi;
        }
    }
  return NULL;
}

/* The DOI that an address leads to: only those of the resolver, as publishers link their adverts and references too. */
char *
praxis_pdf_doi_in_address (const char *address)
{
  g_autofree char *plain = NULL;
  const char *host;

  if (address == NULL)
    return NULL;
  plain = g_uri_unescape_string (address, NULL);
  if (plain == NULL || !g_utf8_validate (plain, -1, NULL))
    return NULL;
  plain[strcspn (plain, "?#")] = '\0';
  host = strstr (plain, "doi.org/");
  return host != NULL ? praxis_pdf_doi_in_text (host) : NULL;
}
