/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-reference-locator.h"

#include <string.h>

#include "praxis-reference-date.h"
#include "praxis-reference-text.h"

/* The end of an article's reference: volume, issue, and pages or article number. A hand-written descent over
 *
 *   locator = [volume-word] volume [issue] [separator place] | page-word pages | article-word number
 *   issue   = "(" text ")" | separator issue-word token | "/" digits
 *   place   = [page-word] pages | [article-word] number
 *
 * which never goes back over more than one token. */

static const char * const volume_words[] = { "volume", "vol.", "vol", "v.", "bd.", "band", "t.", "tome", "jg.", NULL };
static const char * const issue_words[] = { "number", "no.", "no", "issue", "iss.", "nr.", "nr", "n°", "nº", "núm.", "num.", "heft", "pt.", NULL };
static const char * const page_words[] = { "pages", "page", "pp.", "pp", "pgs.", "pg.", "p.", "p", "s.", "pág.", NULL };
static const char * const article_words[] = { "article number", "article no.", "article id", "article", "art. no.", "art.", "artikel", NULL };
static const char * const supplement_words[] = { "supplement", "suppl.", "suppl", "supp.", "supp", NULL };

static gsize
skip_spaces (const char *p)
{
  return strspn (p, " ");
}

/* The length of the word of @words at @p and the spaces behind it. A word without a full stop needs something
 * other than a letter behind it. */
static gsize
match_word (const char         *p,
            const char * const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    {
      gsize n = strlen (words[i]);

      if (g_ascii_strncasecmp (p, words[i], n) != 0)
        continue;
      if (words[i][n - 1] != '.' && g_ascii_isalpha (p[n]))
        continue;
      if (p[n] == '.')
        n++;
      return n + skip_spaces (p + n);
    }
  return 0;
}

static gsize
match_separator (const char *p)
{
  return strspn (p, " ,;:");
}

static gsize
count_digits (const char *p)
{
  gsize n = 0;

  while (g_ascii_isdigit (p[n]))
    n++;
  return n;
}

void
praxis_reference_locator_clear (PraxisReferenceLocator *self)
{
  g_clear_pointer (&self->volume, g_free);
  g_clear_pointer (&self->issue, g_free);
  g_clear_pointer (&self->pages, g_free);
  g_clear_pointer (&self->number, g_free);
  self->year = 0;
}

/* "12", "12A", "12–13", "XII" behind a volume word. */
static gsize
match_volume (const char *p,
              gboolean    after_word)
{
  gsize n = count_digits (p), dash;

  if (n == 0 && after_word)
    {
      n = strspn (p, "IVXLC");
      return n > 0 && !g_ascii_isalpha (p[n]) ? n : 0;
    }
  if (n == 0 || n > 5)
    return 0;
  if (g_ascii_isupper (p[n]) && !g_ascii_isalnum (p[n + 1]))
    n++;
  /* "12–13" is a double volume only where the issue follows at once. */
  dash = praxis_reference_dash_length (p + n);
  if (dash > 0)
    {
      gsize more = count_digits (p + n + dash);

      if (more == 0 || (p[n + dash + more] != '(' && g_strcmp0 (p + n + dash + more, "") != 0 && p[n + dash + more] != ','))
        return 0;
      n += dash + more;
    }
  return g_ascii_isalpha (p[n]) ? 0 : n;
}

/* "(3)", "(2-3)", "(Suppl. 1)", "(6, Pt. 2)", "(2020)". */
static gsize
match_issue_brackets (const char             *p,
                      PraxisReferenceLocator *self)
{
  gssize close;
  g_autofree char *text = NULL;
  PraxisReferenceDate date;

  if (*p != '(')
    return 0;
  close = praxis_reference_closing (p, 0);
  if (close < 0 || close > 48)
    return 0;
  text = praxis_reference_slice (p, 1, (gsize) close);
  if (praxis_reference_date_parse (text, strlen (text), &date) && date.year > 0 && count_digits (text) != 3)
    {
      self->year = date.year;
      return (gsize) close + 1;
    }
  if (strstr (text, "ed.") != NULL || praxis_reference_has_prefix (text, "pp"))
    return 0;
  /* An issue has a number, or is a special one. */
  if (strpbrk (text, "0123456789") == NULL && !praxis_reference_has_prefix (text, "sup") && !praxis_reference_has_prefix (text, "spec") &&
      !praxis_reference_has_prefix (text, "pt"))
    return 0;
  if (self->issue == NULL)
    {
      gsize word = match_word (text, issue_words);

      self->issue = praxis_reference_normalize_dashes (text + word);
    }
  return (gsize) close + 1;
}

static gsize
match_supplement (const char *p)
{
  gsize n = match_word (p, supplement_words), more;

  if (n == 0)
    return 0;
  more = count_digits (p + n);
  if (more == 0)
    while (n > 0 && p[n - 1] == ' ')
      n--;
  return n + more;
}

/* "12(3), Suppl. 2" has an issue of two parts. */
static void
set_issue (PraxisReferenceLocator *self,
           char                   *issue)
{
  g_autofree char *before = g_steal_pointer (&self->issue);

  self->issue = before != NULL ? g_strconcat (before, ", ", issue, NULL) : g_strdup (issue);
  g_free (issue);
}

/* ", no. 3", "/3", ", Suppl. 2". */
static gsize
match_issue_words (const char             *p,
                   PraxisReferenceLocator *self)
{
  gsize separator = match_separator (p), word, n;

  if (*p == '/' && (n = count_digits (p + 1)) > 0)
    {
      set_issue (self, praxis_reference_slice (p, 1, n + 1));
      return n + 1;
    }
  n = match_supplement (p + separator);
  if (n > 0)
    {
      set_issue (self, praxis_reference_slice (p, separator, separator + n));
      return separator + n;
    }
  word = match_word (p + separator, issue_words);
  if (word == 0)
    return 0;
  n = strcspn (p + separator + word, " ,;:()");
  if (n == 0 || !g_ascii_isdigit (p[separator + word]))
    return 0;
  set_issue (self, praxis_reference_slice (p, separator + word, separator + word + n));
  return separator + word + n;
}

/* One end of a range of pages: "45", "S12", "e123", "A1", "xii", "45a", "123.e4". */
static gsize
match_page (const char *p)
{
  gsize letters = 0, digits;

  while (letters < 3 && g_ascii_isalpha (p[letters]))
    letters++;
  digits = count_digits (p + letters);
  if (digits == 0)
    {
      gsize roman = strspn (p, "ivxlc");

      return roman > 0 && !g_ascii_isalnum (p[roman]) ? roman : 0;
    }
  letters += digits;
  if (p[letters] == '.' && p[letters + 1] == 'e' && g_ascii_isdigit (p[letters + 2]))
    letters += 2 + count_digits (p + letters + 2);
  if (g_ascii_isalpha (p[letters]) && !g_ascii_isalnum (p[letters + 1]))
    letters++;
  return g_ascii_isalnum (p[letters]) ? 0 : letters;
}

/* The dash between two pages, with its spaces; "45--60" and "45 - 60" count too. */
static gsize
match_dash (const char *p)
{
  gsize n = skip_spaces (p), dash = praxis_reference_dash_length (p + n);

  if (dash == 0)
    return 0;
  n += dash;
  n += praxis_reference_dash_length (p + n);
  return n + skip_spaces (p + n);
}

/* One range or one page. @range tells which. */
static gsize
match_range (const char *p,
             gboolean   *range)
{
  gsize n = match_page (p), dash, second;

  *range = FALSE;
  if (n == 0)
    return 0;
  dash = match_dash (p + n);
  if (dash == 0)
    return n;
  second = match_page (p + n + dash);
  /* "123–" is a page whose end was not known. */
  if (second == 0)
    return p[n + dash] == '\0' || p[n + dash] == '.' || p[n + dash] == ')' ? n : 0;
  *range = TRUE;
  return n + dash + second;
}

/**
 * praxis_reference_match_pages:
 * @text: a text that may begin with pages, with or without "pp."
 * @pages: (out) (transfer full): the pages, ranges with en dashes
 *
 * Returns: how many bytes were used, 0 where these are no pages
 */
gsize
praxis_reference_match_pages (const char  *text,
                              char       **pages)
{
  gsize word = match_word (text, page_words), n;
  gboolean range;
  g_autofree char *printed = NULL;

  *pages = NULL;
  n = match_range (text + word, &range);
  if (n == 0)
    return 0;
  n += word;
  /* "A1, A4–A5" and "12 and 14". */
  for (;;)
    {
      gsize comma = strspn (text + n, " ,"), more;

      if (comma == 0 || strchr (" ", text[n]) != NULL)
        break;
      more = match_range (text + n + comma, &range);
      if (more == 0)
        break;
      n += comma + more;
    }
  printed = g_strndup (text + word, n - word);
  *pages = praxis_reference_normalize_dashes (printed);
  return n;
}

/* An article number: "e0158753", "E186", "1234", "CD001234", "m1234", "bmj.n71". */
static gsize
match_article (const char *p)
{
  gsize n = 0, digits = 0;

  while (g_ascii_isalnum (p[n]) || ((p[n] == '.' || p[n] == '-' || p[n] == '_') && g_ascii_isalnum (p[n + 1])))
    digits += g_ascii_isdigit (p[n++]);
  return digits > 0 ? n : 0;
}

/* Whether a page that stands alone is an article number: it has a letter in front, but not a supplement's "S". */
static gboolean
is_article_number (const char *text)
{
  if (strstr (text, "–") != NULL || strchr (text, ',') != NULL || strchr (text, ' ') != NULL)
    return FALSE;
  if (g_ascii_isdigit (*text))
    return strlen (text) >= 6;
  return (*text == 'e' || *text == 'E' || strlen (text) > 5) && *text != 'S' && *text != 's' && strpbrk (text, "0123456789") != NULL;
}

static gsize
match_place (const char             *p,
             PraxisReferenceLocator *self)
{
  gsize word = match_word (p, article_words), n;
  char *pages = NULL;

  if (word == 0 && *p == '[' )
    return 0;
  if (word > 0 && (n = match_article (p + word)) > 0)
    {
      self->number = praxis_reference_slice (p, word, word + n);
      return word + n;
    }
  n = praxis_reference_match_pages (p, &pages);
  if (n > 0)
    {
      if (is_article_number (pages) && match_word (p, page_words) == 0)
        self->number = pages;
      else
        self->pages = pages;
      return n;
    }
  n = match_article (p);
  if (n >= 4 && (n > 6 || g_ascii_isdigit (p[n - 1])))
    {
      self->number = praxis_reference_slice (p, 0, n);
      return n;
    }
  return 0;
}

static gboolean
is_end (const char *p)
{
  return p[strspn (p, " .,;:)")] == '\0';
}

/* "12, no. 3 (2020): 45", "vol. 12, no. 3, 2020, pp. 45" and "Volume 12, March 2020, 103507": the year of other styles. */
static gsize
match_year (const char             *p,
            PraxisReferenceLocator *self)
{
  gsize spaces = skip_spaces (p), n, length;
  PraxisReferenceDate date;

  if (self->year != 0)
    return 0;
  if (p[spaces] == '(' && (n = match_issue_brackets (p + spaces, self)) > 0)
    return spaces + n;
  n = match_separator (p);
  length = strcspn (p + n, ",");
  if (n == 0 || !praxis_reference_date_parse (p + n, length, &date) || date.year == 0)
    return 0;
  /* Four digits at the end may be anything; with a month they are a year. */
  if (date.month == 0 ? length != 4 || p[n + 4] != ',' || p[n + 5] != ' ' : p[n + length] != ',' && !is_end (p + n + length))
    return 0;
  self->year = date.year;
  return n + length;
}

/* What stands behind the volume. */
static gboolean
match_rest (const char             *p,
            PraxisReferenceLocator *self)
{
  gsize spaces = skip_spaces (p), n;

  n = match_issue_brackets (p + spaces, self);
  if (n > 0)
    p += spaces + n;
  n = match_issue_words (p, self);
  if (n > 0)
    p += n;
  p += match_year (p, self);
  if (is_end (p))
    return TRUE;

  n = match_separator (p);
  /* Behind the bracket of an issue nothing need stand; behind a bare volume something must. */
  if (n == 0 && p[-1] != ')')
    return FALSE;
  p += n;
  /* "12, 3, 45–60": a plain number that is followed by pages is the issue. */
  n = count_digits (p);
  if (self->issue == NULL && n > 0 && n <= 3 && p[n] == ',' && p[n + 1] == ' ')
    {
      PraxisReferenceLocator rest = { 0, };
      gsize place = match_place (p + n + 2, &rest);
      gboolean fits = place > 0 && is_end (p + n + 2 + place) && (rest.pages == NULL || strstr (rest.pages, "–") != NULL);

      praxis_reference_locator_clear (&rest);
      if (fits)
        {
          self->issue = praxis_reference_slice (p, 0, n);
          p += n + 2;
        }
    }
  n = match_place (p, self);
  return n > 0 && is_end (p + n);
}

/**
 * praxis_reference_locator_match:
 * @text: the end of a reference
 * @self: (out caller-allocates): what was found; clear it
 *
 * Returns: whether the whole of @text is a locator
 */
gboolean
praxis_reference_locator_match (const char             *text,
                                PraxisReferenceLocator *self)
{
  gsize word = match_word (text, volume_words);
  gsize n;

  memset (self, 0, sizeof *self);
  n = match_volume (text + word, word > 0);
  if (n > 0)
    {
      g_autofree char *printed = praxis_reference_slice (text, word, word + n);

      self->volume = praxis_reference_normalize_dashes (printed);
      if (match_rest (text + word + n, self))
        return TRUE;
      praxis_reference_locator_clear (self);
    }
  /* "(34), 12–19": an issue without a volume. */
  if (*text == '(' && (n = match_issue_brackets (text, self)) > 0 && self->issue != NULL && match_separator (text + n) > 0)
    {
      gsize separator = match_separator (text + n);
      gsize place = match_place (text + n + separator, self);

      if (place > 0 && is_end (text + n + separator + place))
        return TRUE;
    }
  praxis_reference_locator_clear (self);
  /* Pages without a volume need their word, and so does an article number. */
  if (match_word (text, page_words) > 0 || match_word (text, article_words) > 0)
    {
      n = match_place (text, self);
      if (n > 0 && is_end (text + n))
        return TRUE;
      praxis_reference_locator_clear (self);
    }
  return FALSE;
}

/* A lone number at the end of a text is a volume only behind a comma, and not when it is a year. */
static gboolean
is_convincing (const char                   *text,
               gsize                         start,
               const PraxisReferenceLocator *found)
{
  gsize before = start;
  gboolean bare = found->issue == NULL && found->pages == NULL && found->number == NULL;

  while (before > 0 && text[before - 1] == ' ')
    before--;
  if (before == 0)
    return FALSE;
  if (!bare)
    return found->volume == NULL || strlen (found->volume) < 4 || found->issue != NULL || text[before - 1] == ',' || text[before - 1] == '.';
  if (found->volume != NULL && strlen (found->volume) == 4 && found->volume[0] <= '2' && g_ascii_isdigit (text[start]))
    return FALSE;
  return text[before - 1] == ',' || !g_ascii_isdigit (text[start]);
}

/**
 * praxis_reference_locator_find:
 * @text: the source part of a reference
 * @start: (out): where the locator begins, in bytes
 * @self: (out caller-allocates): what was found; clear it
 *
 * Finds the longest end of @text that is a locator.
 *
 * Returns: whether there is one
 */
gboolean
praxis_reference_locator_find (const char             *text,
                               gsize                  *start,
                               PraxisReferenceLocator *self)
{
  for (gsize i = 1; *text != '\0' && text[i] != '\0'; i++)
    {
      if (strchr (" ,.;", text[i - 1]) == NULL || text[i] == ' ')
        continue;
      if (!g_ascii_isdigit (text[i]) && strchr ("vVpPaAbBtTjJs(", text[i]) == NULL)
        continue;
      if (!praxis_reference_locator_match (text + i, self))
        continue;
      if (is_convincing (text, i, self))
        {
          *start = i;
          return TRUE;
        }
      praxis_reference_locator_clear (self);
    }
  memset (self, 0, sizeof *self);
  return FALSE;
}
