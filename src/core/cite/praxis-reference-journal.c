/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "praxis-reference-private.h"
#include "praxis-reference-text.h"

/* Articles: "Title. Subtitle? Journal of Things, 12(3), 45–60". The locator is found from the end; where the title ends
 * and the journal begins is the question that the rest of this file answers. */

static const char * const journal_starts[] = {
  "journal", "proceedings", "archives", "annals", "bulletin", "british journal", "american journal", "international journal",
  "european journal", "canadian journal", "australian journal", "scandinavian journal", "philosophical transactions", "revue",
  "zeitschrift", "acta", "annual review", "the journal", "nordic journal", "asian journal", NULL
};

static const char * const small_words[] = {
  "of", "and", "the", "for", "in", "on", "de", "des", "du", "la", "le", "les", "et", "und", "für", "der", "y", "en", "a", "an", "to", "with", "e", NULL
};

/* The words for an article that has no place in an issue yet. */
static const char * const statuses[] = {
  "advance online publication", "advance online", "advance access", "advance publication", "published online ahead of print", "online ahead of print",
  "epub ahead of print", "ahead of print", "online first publication", "online first", "onlinefirst", "early view", "article in press", "in press",
  "first view", "publication en ligne anticipée", NULL
};

/* Whether every longer word begins with a capital, as in the name of a journal. */
static gboolean
is_title_case (const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  guint capitals = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      const char *word = words[i] + strspn (words[i], "(&");

      word += praxis_reference_quote_length (word);
      if (*word == '\0' || praxis_reference_in_list (word, small_words))
        continue;
      if (g_unichar_islower (g_utf8_get_char (word)))
        return FALSE;
      capitals++;
    }
  return capitals > 0;
}

static guint
count_words (const char *text)
{
  guint n = *text != '\0';

  for (; *text != '\0'; text++)
    n += *text == ' ' && text[1] != ' ';
  return n;
}

/* Whether a sentence in front of the last one belongs to the journal's name: "J.", "Clin.", "Child Adolesc.". */
static gboolean
is_journal_piece (const char *piece)
{
  g_auto(GStrv) words = g_strsplit (piece, " ", -1);
  guint n = g_strv_length (words);

  for (gsize i = 0; journal_starts[i] != NULL; i++)
    {
      if (praxis_reference_has_prefix (piece, journal_starts[i]) && n >= 3 && n <= 9 && is_title_case (piece))
        return TRUE;
    }
  if (n > 2 || !g_str_has_suffix (piece, "."))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      gsize length = strlen (words[i]);

      if (!praxis_reference_starts_upper (words[i]) || length > (n == 1 ? 16 : 9) || strchr (words[i], ',') != NULL)
        return FALSE;
    }
  return TRUE;
}

static gsize
skip_spaces (const char *text,
             gsize       at)
{
  while (text[at] == ' ')
    at++;
  return at;
}

/* The last comma behind which everything is in title case and before which it is not. */
static gboolean
split_at_comma (const char *text,
                gsize       from,
                gsize      *title_end,
                gsize      *journal_start)
{
  gboolean found = FALSE;

  if (is_title_case (text + from))
    {
      /* The title is in capitals too: only a word that begins a journal's name tells. */
      for (const char *p = text + from; (p = strstr (p, ", ")) != NULL; p += 2)
        {
          for (gsize i = 0; journal_starts[i] != NULL; i++)
            {
              if (praxis_reference_has_prefix (p + 2, journal_starts[i]) && !g_ascii_isalpha (p[2 + strlen (journal_starts[i])]))
                {
                  *title_end = (gsize) (p - text);
                  *journal_start = *title_end + 2;
                  return TRUE;
                }
            }
        }
      return FALSE;
    }
  for (gsize i = strlen (text); i > from + 1; i--)
    {
      if (text[i - 1] != ',' || text[i] != ' ')
        continue;
      if (!is_title_case (text + i + 1) || !praxis_reference_starts_upper (text + i + 1))
        break;
      *title_end = i - 1;
      *journal_start = i + 1;
      found = TRUE;
    }
  return found;
}

/**
 * praxis_reference_split_journal:
 * @text: a title and the name of a journal
 * @title_end: (out): where the title ends, in bytes
 * @journal_start: (out): where the journal begins
 *
 * The journal is the last sentence, with the abbreviated words before it ("J. Clin. Psychol."); or, where the title ends with
 * a comma, what stands in title case behind it.
 *
 * Returns: whether there are two parts
 */
gboolean
praxis_reference_split_journal (const char *text,
                                gsize      *title_end,
                                gsize      *journal_start)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize length = strlen (text), comma_end, comma_start;
  guint chosen;

  for (gsize at = 0; at < length;)
    {
      gsize end = praxis_reference_sentence_end (text, at);

      if (end >= length)
        break;
      at = skip_spaces (text, end);
      if (text[at] == '\0')
        break;
      if (!g_unichar_islower (g_utf8_get_char (text + at)) || g_ascii_isupper (text[at + 1]) || praxis_reference_has_prefix (text + at, "npj "))
        g_array_append_val (ends, end);
    }
  if (ends->len == 0)
    return split_at_comma (text, 0, title_end, journal_start);

  chosen = ends->len - 1;
  while (chosen > 0)
    {
      gsize start = skip_spaces (text, g_array_index (ends, gsize, chosen - 1));
      g_autofree char *piece = praxis_reference_slice (text, start, g_array_index (ends, gsize, chosen));

      if (!is_journal_piece (piece))
        break;
      chosen--;
    }
  *title_end = g_array_index (ends, gsize, chosen);
  *journal_start = skip_spaces (text, *title_end);
  if (!is_title_case (text + *journal_start) && split_at_comma (text, *journal_start, &comma_end, &comma_start))
    {
      *title_end = comma_end;
      *journal_start = comma_start;
    }
  return TRUE;
}

/**
 * praxis_reference_take_status:
 * @text: a text that is changed in place
 *
 * Returns: (transfer full) (nullable): "Advance online publication" and the like, taken out of @text
 */
char *
praxis_reference_take_status (char *text)
{
  for (gsize i = 0; statuses[i] != NULL; i++)
    {
      const char *place = praxis_reference_find_word (text, statuses[i]);
      gsize start, end;
      char *status;

      if (place == NULL || place == text || strchr (".,;([ ", place[-1]) == NULL)
        continue;
      start = (gsize) (place - text);
      end = start + strlen (statuses[i]);
      if (text[end + strspn (text + end, " .)],;")] != '\0')
        continue;
      status = praxis_reference_slice (text, start, end);
      while (start > 0 && strchr (" ([,;", text[start - 1]) != NULL)
        start--;
      text[start] = '\0';
      return status;
    }
  return NULL;
}

/* A full stop that ends an abbreviated name stays, one that ends the sentence goes. */
static char *
journal_name (const char *text)
{
  char *name = praxis_reference_trim (g_strdup (text), ",;:");
  gsize length = strlen (name);

  if (g_str_has_suffix (name, ".") && memchr (name, '.', length - 1) == NULL)
    name[length - 1] = '\0';
  return praxis_reference_trim (name, ",;:");
}

static void
set_article_type (PraxisReferenceState         *state,
                  const PraxisReferenceLocator *locator,
                  const char                   *status)
{
  /* APA 7 gives month and day for newspapers and magazines alone; APA 6 gave them for articles that are online
   * before they are in an issue, too. */
  gboolean in_journal = status != NULL || (state->has_doi && locator->volume == NULL);

  if (state->date.day > 0 && locator->volume == NULL && !in_journal)
    praxis_reference_set_type (state, "article-newspaper");
  else if (state->date.month > 0 && !in_journal)
    praxis_reference_set_type (state, "article-magazine");
  else
    praxis_reference_set_type (state, "article-journal");
  state->is_article = TRUE;
}

/* "The Times, A1, A4": pages of a newspaper have no word before them. */
static gboolean
find_newspaper_pages (const char             *text,
                      gsize                  *start,
                      PraxisReferenceLocator *locator)
{
  for (const char *comma = text; (comma = strstr (comma, ", ")) != NULL; comma++)
    {
      char *pages = NULL;
      gsize used = praxis_reference_match_pages (comma + 2, &pages);

      if (used > 0 && comma[2 + used + strspn (comma + 2 + used, " .")] == '\0')
        {
          *start = (gsize) (comma - text);
          locator->pages = pages;
          return TRUE;
        }
      g_free (pages);
    }
  return FALSE;
}

/**
 * praxis_reference_parse_journal:
 * @state: the reference
 * @text: what stands behind the year
 *
 * Returns: whether this is an article: it has a locator or is said to get one
 */
gboolean
praxis_reference_parse_journal (PraxisReferenceState *state,
                                const char           *text)
{
  g_autofree char *copy = praxis_reference_trim (g_strdup (text), "");
  g_autofree char *status = praxis_reference_take_status (copy);
  g_autofree char *title = NULL, *journal = NULL;
  g_auto(PraxisReferenceLocator) locator = { 0, };
  gsize start, title_end, journal_start;
  gboolean found = praxis_reference_locator_find (copy, &start, &locator);

  if (!found && state->date.day > 0)
    found = find_newspaper_pages (copy, &start, &locator);
  if (!found && status == NULL && !state->has_doi)
    return FALSE;
  if (found)
    {
      while (start > 0 && strchr (" ,;:", copy[start - 1]) != NULL)
        start--;
      copy[start] = '\0';
      state->confidence += 2;
    }
  /* The last sentence's full stop is no boundary. */
  if (!praxis_reference_split_journal (copy, &title_end, &journal_start))
    {
      if (!found && status == NULL)
        return FALSE;
      praxis_reference_set_title (state, copy);
    }
  else
    {
      title = praxis_reference_slice (copy, 0, title_end);
      praxis_reference_take_translators (state, title);
      journal = journal_name (copy + journal_start);
      /* Without a locator, what looks like a publisher or like a sentence of the title is no journal. */
      if (!found && status == NULL && (praxis_reference_looks_like_publisher (journal) || count_words (journal) > 10))
        return FALSE;
      praxis_reference_set_title (state, title);
      praxis_reference_set_container (state, journal);
    }
  set_article_type (state, &locator, status);
  praxis_reference_set_locator (state, &locator);
  if (status != NULL)
    {
      praxis_citation_builder_set_string (state->builder, "status", status);
      state->confidence++;
    }
  return TRUE;
}
