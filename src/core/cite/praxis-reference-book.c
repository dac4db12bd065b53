/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "praxis-reference-private.h"
#include "praxis-reference-text.h"

/* Books, and the books of chapters: edition, volume, pages, chapter number, place and publisher. What stands in brackets is
 * taken out first and leaves a mark: the title cannot go beyond it. */

#define MARK '\x1f'

static const char * const publisher_words[] = {
  "press", "publisher", "publishers", "publishing", "publications", "books", "verlag", "university", "wiley", "wiley-blackwell", "springer",
  "guilford", "routledge", "sage", "elsevier", "norton", "erlbaum", "association", "author", "authors", "institute", "inc", "inc.", "ltd", "ltd.",
  "éditions", "editions", "presses", "hogrefe", "macmillan", "pearson", "penguin", "karnac", "jossey-bass", "mcgraw-hill", "dunod", "masson",
  "aronson", "blackwell", "house", "office", "taylor", "francis", "academic", "co.", "company", "sons", "media", "editore", "editorial", NULL
};

static const char * const ordinals[] = {
  "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", NULL
};

static const char * const edition_words[] = { "edition", "ed.", "ed", "edn.", "edn", "éd.", "édition", "aufl.", "auflage", "ausg.", NULL };

gboolean
praxis_reference_looks_like_publisher (const char *text)
{
  g_auto(GStrv) words = g_strsplit_set (text, " ,;:/", -1);
  const char *colon = strstr (text, ": ");

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = praxis_reference_trim (g_strdup (words[i]), ".");

      if (praxis_reference_in_list (word, publisher_words))
        return TRUE;
    }
  /* "New Cork: Wibley", "Hobart, NJ: Wibley". */
  return colon != NULL && colon - text <= 28 && strlen (colon) <= 60;
}

/* "Summer 2019", as encyclopedias in the web count their editions. */
static gboolean
ends_with_year (const char *text)
{
  const char *space = strrchr (text, ' ');

  return space != NULL && strlen (space) == 5 && strspn (space + 1, "0123456789") == 4;
}

/* "7th ed.", "Rev. ed.", "Second edition", "2nd revised edition" → "7", "Rev.", "2", "2nd revised". */
static char *
edition_of (const char *text)
{
  g_autofree char *copy = g_strstrip (g_strdup (text));
  gsize length = strlen (copy), digits;

  for (gsize i = 0; edition_words[i] != NULL; i++)
    {
      gsize n = strlen (edition_words[i]);

      if (length <= n || g_ascii_strcasecmp (copy + length - n, edition_words[i]) != 0)
        continue;
      if (g_ascii_isalpha (copy[length - n - 1]))
        return NULL;
      copy[length - n] = '\0';
      praxis_reference_trim (copy, ",");
      break;
    }
  if (strlen (copy) == length || *copy == '\0' || strlen (copy) > 30)
    return NULL;
  for (digits = 0; g_ascii_isdigit (copy[digits]); digits++)
    ;
  if (digits > 0 && strchr (copy, ' ') == NULL && strlen (copy + digits) <= 3)
    return g_strndup (copy, digits);
  for (gsize i = 0; ordinals[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (copy, ordinals[i]) == 0)
        return g_strdup_printf ("%" G_GSIZE_FORMAT, i + 1);
    }
  if (digits == 0 && g_ascii_strncasecmp (copy, "rev", 3) != 0 && g_ascii_strncasecmp (copy, "abr", 3) != 0 &&
      g_ascii_strncasecmp (copy, "intern", 6) != 0 && g_ascii_strncasecmp (copy, "exp", 3) != 0 && g_ascii_strncasecmp (copy, "upd", 3) != 0 &&
      strchr (copy, ' ') != NULL && !ends_with_year (copy))
    return NULL;
  return g_steal_pointer (&copy);
}

static gsize
word_length (const char *text,
             const char *word)
{
  gsize n = strlen (word);

  if (g_ascii_strncasecmp (text, word, n) != 0 || g_ascii_isalpha (text[n]))
    return 0;
  while (text[n] == '.' || text[n] == ' ')
    n++;
  return n;
}

/* The value behind "Vol. 2", "Chapter 6", where it is short and the whole of @text. */
static char *
numbered (const char         *text,
          const char * const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    {
      gsize n = word_length (text, words[i]);
      g_autofree char *rest = n > 0 ? praxis_reference_trim (g_strdup (text + n), ".") : NULL;

      if (rest != NULL && *rest != '\0' && strlen (rest) <= 12 && strchr (rest, ' ') == NULL)
        return praxis_reference_normalize_dashes (rest);
    }
  return NULL;
}

static const char * const volume_words[] = { "volumes", "volume", "vols", "vol", "bd", "tome", NULL };
static const char * const chapter_words[] = { "chapter", "chapters", "chap", "chaps", "ch", "kapitel", "chapitre", NULL };

/* One part of what stands in brackets behind a book's title. @number: a part that goes on with the one before ("pp. 1–2, 5"). */
static gboolean
take_part (PraxisReferenceState *state,
           const char           *text)
{
  g_autofree char *value = NULL;
  char *pages = NULL;
  gsize used;

  if ((value = edition_of (text)) != NULL)
    {
      praxis_citation_builder_set_string (state->builder, "edition", value);
      return TRUE;
    }
  if ((value = numbered (text, volume_words)) != NULL)
    {
      praxis_citation_builder_set_string (state->builder, "volume", value);
      return TRUE;
    }
  if ((value = numbered (text, chapter_words)) != NULL)
    {
      praxis_citation_builder_set_string (state->builder, "chapter-number", value);
      return TRUE;
    }
  if (g_ascii_isalpha (*text) && word_length (text, "pp") + word_length (text, "p") + word_length (text, "pages") > 0)
    {
      used = praxis_reference_match_pages (text, &pages);
      if (used > 0 && text[used + strspn (text + used, " .")] == '\0')
        {
          praxis_citation_builder_set_string (state->builder, "page", pages);
          g_free (pages);
          return TRUE;
        }
      g_free (pages);
    }
  return FALSE;
}

/* "J. Smith, Ed. & Trans.": both in one. Returns: whether the second of them was taken off */
static gboolean
take_second_role (char *text)
{
  static const char * const seconds[] = { " & trans.", " and trans." };
  gsize length = strlen (text);

  for (gsize i = 0; i < G_N_ELEMENTS (seconds); i++)
    {
      gsize n = strlen (seconds[i]);

      if (length > n && g_ascii_strcasecmp (text + length - n, seconds[i]) == 0)
        {
          text[length - n] = '\0';
          return TRUE;
        }
    }
  return FALSE;
}

/* "(J. Smith, Trans.)", "(Original work published 1923)". */
static gboolean
take_contribution (PraxisReferenceState *state,
                   const char           *text)
{
  g_autofree char *copy = g_strdup (text);
  g_autoptr(PraxisNameList) names = NULL;
  PraxisReferenceRole role;
  gboolean is_translator_too;

  if (praxis_reference_has_prefix (text, "original work published "))
    {
      praxis_citation_builder_set_date (state->builder, "original-date", (int) g_ascii_strtoll (text + 24, NULL, 10), 0, 0);
      return TRUE;
    }
  is_translator_too = take_second_role (copy);
  role = praxis_name_list_take_role (copy);
  if (role == PRAXIS_REFERENCE_ROLE_AUTHOR || *copy == '\0')
    return FALSE;
  names = praxis_name_list_new (copy);
  if (names->prose || names->names->len == 0 || g_ascii_isdigit (*copy))
    return FALSE;
  praxis_reference_add_names (state, praxis_name_list_get_variable (role), names);
  if (is_translator_too && role == PRAXIS_REFERENCE_ROLE_EDITOR)
    praxis_reference_add_names (state, "translator", names);
  return TRUE;
}

/**
 * praxis_reference_take_translators:
 * @state: the reference
 * @title: the title of an article or a chapter that is changed in place
 *
 * Takes "(J. Smith, Trans.)" behind the title.
 */
void
praxis_reference_take_translators (PraxisReferenceState *state,
                                   char                 *title)
{
  char *open = strrchr (title, '(');
  gssize close = open != NULL ? praxis_reference_closing (title, (gsize) (open - title)) : -1;
  g_autofree char *inside = NULL;

  if (close < 0 || open == title || title[close + 1 + (gssize) strspn (title + close + 1, ".")] != '\0')
    return;
  inside = praxis_reference_slice (open, 1, (gsize) (title + close - open));
  if (!g_str_has_suffix (inside, "Trans.") || !take_contribution (state, inside))
    return;
  *open = '\0';
  g_strchomp (title);
}

/* Takes what stands in brackets: an edition, somebody who contributed, or parts with commas between them. */
static gboolean
take_description (PraxisReferenceState *state,
                  const char           *text)
{
  g_autofree char *edition = edition_of (text);
  g_auto(GStrv) parts = NULL;

  if (edition != NULL)
    return take_part (state, text);
  if (take_contribution (state, text))
    return TRUE;
  parts = g_strsplit (text, ",", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      if (!take_part (state, g_strstrip (parts[i])))
        return FALSE;
    }
  return parts[0] != NULL;
}

/* Takes the brackets that hold nothing but parts of a book's description out of @text. */
static void
take_brackets (PraxisReferenceState *state,
               char                 *text)
{
  for (gsize i = 0; text[i] != '\0'; i++)
    {
      gssize close;
      g_autofree char *inside = NULL;
      g_auto(GStrv) parts = NULL;
      gboolean all = TRUE;

      if (text[i] != '(' || (close = praxis_reference_closing (text, i)) < 0 || close - (gssize) i > 120)
        continue;
      inside = praxis_reference_slice (text, i + 1, (gsize) close);
      parts = g_strsplit (inside, ";", -1);
      for (gsize k = 0; parts[k] != NULL && all; k++)
        all = take_description (state, g_strstrip (parts[k]));
      if (!all)
        continue;
      text[i] = MARK;
      praxis_reference_cut (text, i + 1, (gsize) close + 1);
    }
}

/* Takes ", 6th Edition", ", pp. 169–218", ". Chapter 6" out of @text, which stand without brackets. */
static void
take_bare_parts (PraxisReferenceState *state,
                 char                 *text)
{
  gsize start = 0;

  while (text[start] != '\0')
    {
      gsize end = start, length;
      g_autofree char *part = NULL;

      while (text[end] != '\0' && text[end] != ',' && text[end] != ';' && text[end] != MARK &&
             !(text[end] == '.' && (text[end + 1] == ' ' || text[end + 1] == '\0') && end > start && end - start > 2 &&
               g_ascii_strncasecmp (text + end - 2, "pp", 2) != 0 && g_ascii_strncasecmp (text + end - 2, " p", 2) != 0 &&
               g_ascii_strncasecmp (text + end - 3, "vol", 3) != 0 && g_ascii_strncasecmp (text + end - 4, "chap", 4) != 0))
        end++;
      if (text[end] == '.')
        end++;
      part = praxis_reference_slice (text, start, end);
      length = strlen (part);
      if (length > 0 && length <= 40 && start > 0 && take_part (state, part))
        {
          gsize from = start;

          text[from] = MARK;
          praxis_reference_cut (text, from + 1, end);
          start = from + 1;
          continue;
        }
      start = text[end] == '\0' ? end : MAX (end, start + 1);
      while (text[start] != '\0' && strchr (" ,;\x1f", text[start]) != NULL)
        start++;
    }
}

/* "J. Smith, Trans.", "J. Smith & A. Jones, Eds.; 2nd ed.". */
static gboolean
names_contributor (const char *text)
{
  return praxis_reference_find_word (text, "Trans.") != NULL || strstr (text, ", Ed.") != NULL || strstr (text, ", Eds.") != NULL;
}

/**
 * praxis_reference_has_book_marks:
 * @text: what stands behind the year
 *
 * Returns: whether it names an edition, or a volume in brackets
 */
gboolean
praxis_reference_has_book_marks (const char *text)
{
  for (gsize i = 0; text[i] != '\0'; i++)
    {
      gssize close;
      g_autofree char *inside = NULL, *edition = NULL, *volume = NULL;
      g_auto(GStrv) parts = NULL;

      if (text[i] != '(' || (close = praxis_reference_closing (text, i)) < 0 || close - (gssize) i > 60)
        continue;
      inside = praxis_reference_slice (text, i + 1, (gsize) close);
      parts = g_strsplit_set (inside, ",;", 2);
      edition = edition_of (parts[0] != NULL ? parts[0] : "");
      volume = numbered (inside, volume_words);
      if (edition != NULL || volume != NULL || names_contributor (inside) || praxis_reference_has_prefix (inside, "original work"))
        return TRUE;
    }
  return strstr (text, " ed. ") != NULL || strstr (text, " edn. ") != NULL || strstr (text, " edition. ") != NULL;
}

/* APA 6 prints "Author" where the group that wrote a work published it too. */
static void
set_publisher (PraxisReferenceState *state,
               const char           *text)
{
  const PraxisName *name = NULL;

  if ((strcmp (text, "Author") == 0 || strcmp (text, "Authors") == 0) && state->authors != NULL && state->authors->groups > 0)
    name = g_ptr_array_index (state->authors->names, 0);
  praxis_citation_builder_set_string (state->builder, "publisher", name != NULL && name->literal != NULL ? name->literal : text);
}

/* Place and publisher. */
void
praxis_reference_parse_publisher (PraxisReferenceState *state,
                                  const char           *text)
{
  g_autofree char *copy = praxis_reference_trim (g_strdup (text), ".,;:\x1f");
  char *colon = strstr (copy, ": ");

  if (*copy == '\0')
    return;
  if (colon == NULL && (colon = strchr (copy, ':')) != NULL && !g_ascii_isupper (colon[1]))
    colon = NULL;
  if (colon != NULL)
    {
      g_autofree char *place = praxis_reference_trim (g_strndup (copy, (gsize) (colon - copy)), ",;");
      g_autofree char *publisher = praxis_reference_trim (g_strdup (colon + 1), ".,;");

      praxis_citation_builder_set_string (state->builder, "publisher-place", place);
      set_publisher (state, publisher);
    }
  else
    {
      set_publisher (state, copy);
    }
}

/* Where the title of a book ends: at the first mark, else before the last sentence. */
static gsize
book_title_end (const char *text)
{
  const char *mark = strchr (text, MARK);
  gsize length = strlen (text), last = 0;

  if (mark != NULL && mark > text)
    {
      /* "Title. Place: Publisher, pp. 3–4" ends before the publisher. */
      gsize end = praxis_reference_sentence_end (text, 0);

      if (end < (gsize) (mark - text))
        {
          g_autofree char *between = praxis_reference_slice (text, end, (gsize) (mark - text));

          if (praxis_reference_looks_like_publisher (between) && !praxis_reference_looks_like_publisher (mark + 1))
            return end;
        }
      return (gsize) (mark - text);
    }
  for (gsize at = 0; at < length;)
    {
      gsize end = praxis_reference_sentence_end (text, at);

      if (end >= length || text[end + strspn (text + end, " .\x1f")] == '\0')
        break;
      last = end;
      at = end;
      while (text[at] == ' ')
        at++;
    }
  return last > 0 ? last : length;
}

/**
 * praxis_reference_parse_book:
 * @state: the reference
 * @text: title, edition, place and publisher of a book
 * @title_field: "title", or "container-title" for a chapter's book
 */
void
praxis_reference_parse_book (PraxisReferenceState *state,
                             const char           *text,
                             const char           *title_field)
{
  g_autofree char *copy = g_strdup (text);
  g_autofree char *title = NULL;
  gsize end;

  take_brackets (state, copy);
  take_bare_parts (state, copy);
  praxis_reference_trim (copy, " ,;\x1f");
  /* "Handbook (Vol. 2): Clinical issues": the title goes on. */
  for (char *mark = copy; (mark = strchr (mark, MARK)) != NULL;)
    {
      if (mark[1] == ':')
        memmove (mark > copy && mark[-1] == ' ' ? mark - 1 : mark, mark + 1, strlen (mark + 1) + 1);
      else
        mark++;
    }
  end = book_title_end (copy);
  title = praxis_reference_slice (copy, 0, end);
  if (strcmp (title_field, "title") == 0)
    praxis_reference_set_title (state, title);
  else
    praxis_reference_set_container (state, title);
  if (copy[end] != '\0')
    praxis_reference_parse_publisher (state, copy + end + strspn (copy + end, " .,;\x1f"));
}
