/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "praxis-reference-private.h"
#include "praxis-reference-text.h"

/* The styles of medical journals, where the year stands behind the journal:
 *
 *   Smith J, Jones AB. Title of the work. J Things. 2020 Mar 5;12(3):45-9.
 *   Smith J. Title of the chapter. In: Jones AB, editor. Book. 2nd ed. Place: Publisher; 2020. p. 45-60.
 *
 * (https://www.nlm.nih.gov/bsd/uniform_requirements.html) */

static gboolean
is_year_at (const char *text,
            gsize       at)
{
  return (at == 0 || text[at - 1] == ' ' || text[at - 1] == '.' || text[at - 1] == ';' || text[at - 1] == 'c') &&
         ((text[at] == '1' && (text[at + 1] == '8' || text[at + 1] == '9')) || (text[at] == '2' && text[at + 1] == '0')) &&
         g_ascii_isdigit (text[at + 2]) && g_ascii_isdigit (text[at + 3]) && !g_ascii_isdigit (text[at + 4]);
}

/* "2020;12", "2020 Mar 5;12", "2020 Mar-Apr;12", "2020:45": the length of the date, or 0. */
static gsize
journal_date (const char *text,
              gsize       at)
{
  gsize end = at + 4;

  if (!is_year_at (text, at))
    return 0;
  while (end - at < 20 && (g_ascii_isalnum (text[end]) || text[end] == ' ' || text[end] == '-' || text[end] == '.'))
    end++;
  if (text[end] != ';' && !(text[end] == ':' && end == at + 4))
    return 0;
  return g_ascii_isalnum (text[end + 1 + strspn (text + end + 1, " ")]) ? end - at : 0;
}

/* The place behind the authors' full stop, or 0. */
static gsize
authors_end (const char            *text,
             PraxisNameList **names)
{
  for (gsize i = 1; *text != '\0' && text[i] != '\0' && i < 4000; i++)
    {
      g_autofree char *prefix = NULL;
      PraxisNameList *found;

      if (text[i] != '.' || (text[i + 1] != ' ' && text[i + 1] != '\0'))
        continue;
      /* "Smith J. A. Title": an initial with its full stop is no end when another one follows. */
      if (text[i + 1] == ' ' && g_ascii_isupper (text[i + 2]) && text[i + 3] == '.' && (text[i + 4] == ' ' || text[i + 4] == ','))
        continue;
      /* "St. John M": neither does this one. */
      if (i >= 2 && strncmp (text + i - 2, "St", 2) == 0 && (i == 2 || text[i - 3] == ' '))
        continue;
      prefix = praxis_reference_slice (text, 0, i);
      found = praxis_name_list_new (prefix);
      if (!found->prose && (found->initialled > 0 || found->groups > 0))
        {
          *names = found;
          return i + 1;
        }
      praxis_name_list_free (found);
      return 0;
    }
  return 0;
}

static void
take_authors (PraxisReferenceState *state,
              PraxisNameList *names)
{
  state->authors = names;
  praxis_reference_add_names (state, "author", names);
  state->confidence += names->initialled > 0 ? 2 : 1;
}

static gboolean
parse_journal_form (PraxisReferenceState *state,
                    const char           *text,
                    gsize                 date,
                    gsize                 date_length)
{
  g_autofree char *front = praxis_reference_trim (g_strndup (text, date), ",;");
  g_autofree char *title = NULL, *journal = NULL, *middle = NULL;
  g_auto(PraxisReferenceLocator) locator = { 0, };
  PraxisNameList *names = NULL;
  const char *place = text + date + date_length + 1;
  gsize end = authors_end (front, &names), title_end, journal_start;

  if (end > 0)
    take_authors (state, names);
  if (!praxis_reference_date_parse (text + date, date_length, &state->date))
    praxis_reference_date_parse (text + date, 4, &state->date);
  praxis_reference_set_date (state);

  middle = g_strstrip (g_strdup (front + end));
  if (praxis_reference_split_journal (middle, &title_end, &journal_start))
    {
      title = praxis_reference_slice (middle, 0, title_end);
      journal = g_strdup (middle + journal_start);
      if (memchr (journal, '.', strlen (journal) - 1) == NULL)
        praxis_reference_trim (journal, ".");
      praxis_reference_set_title (state, title);
      praxis_reference_set_container (state, journal);
    }
  else
    {
      praxis_reference_set_title (state, middle);
    }
  praxis_reference_set_type (state, "article-journal");
  state->is_article = TRUE;
  place += strspn (place, " ");
  if (place[-1] == ':' || !praxis_reference_locator_match (place, &locator))
    {
      gsize used = praxis_reference_match_pages (place, &locator.pages);

      if (used == 0 || place[used + strspn (place + used, " .")] != '\0')
        praxis_reference_add_unplaced (state, place);
    }
  praxis_reference_set_locator (state, &locator);
  state->confidence += 2;
  return TRUE;
}

/* "Publisher; 2020." with the pages that may follow. */
static gboolean
parse_book_form (PraxisReferenceState *state,
                 const char           *text,
                 gsize                 semicolon,
                 gsize                 year)
{
  PraxisNameList *names = NULL;
  gsize end = authors_end (text, &names);
  g_autoptr(GString) rest = NULL;

  if (end == 0)
    return FALSE;
  take_authors (state, names);
  praxis_reference_date_parse (text + year, 4, &state->date);
  praxis_reference_set_date (state);
  rest = g_string_new (NULL);
  g_string_append_len (rest, text + end, (gssize) (semicolon - end));
  /* The pages come last here; in front of the publisher they are understood. */
  if (strncmp (text + year + 4, ". ", 2) == 0)
    {
      g_autofree char *pages = praxis_reference_trim (g_strdup (text + year + 6), ".");

      g_string_append_printf (rest, " (%s)", pages);
    }
  g_strchug (rest->str);
  rest->len = strlen (rest->str);
  if (!praxis_reference_parse_chapter (state, rest->str))
    {
      praxis_reference_set_type (state, "book");
      praxis_reference_parse_book (state, rest->str, "title");
    }
  state->confidence++;
  return TRUE;
}

/**
 * praxis_reference_parse_medical:
 * @state: the reference
 * @text: the whole reference
 *
 * Returns: whether it has the form of a medical journal's style
 */
gboolean
praxis_reference_parse_medical (PraxisReferenceState *state,
                                const char           *text)
{
  for (gsize i = 1; *text != '\0' && text[i] != '\0'; i++)
    {
      gsize length, year;

      if ((text[i] == '1' || text[i] == '2') && (length = journal_date (text, i)) > 0)
        return parse_journal_form (state, text, i, length);
      if (text[i] != ';')
        continue;
      year = i + 1 + strspn (text + i + 1, " c");
      if (is_year_at (text, year) && (text[year + 4] == '.' || text[year + 4] == '\0') && parse_book_form (state, text, i, year))
        return TRUE;
    }
  return FALSE;
}
