/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "praxis-reference-private.h"
#include "praxis-reference-text.h"

/* Parts of a book: "Title. In A. Smith (Ed.), Book (2nd ed., pp. 1–20). Publisher", and entries of a dictionary. What makes them
 * one is the "In"; from there on they are a book. */

/* The place behind the role of the editors: "(Eds.)", ", editors." — 0 where there is none. */
static gsize
role_end (const char *text,
          gsize      *names_end)
{
  static const char * const marks[] = { "(ed", "(éd", "(hrsg", "(dir", "(coord", "[ed", ", eds.", ", ed.", ", editor", ", editors", " eds.", " editors", NULL };
  gsize best = 0;

  for (gsize i = 0; marks[i] != NULL; i++)
    {
      gsize n = strlen (marks[i]);

      for (gsize at = 0; text[at] != '\0' && at < 400; at++)
        {
          gsize end;

          if (g_ascii_strncasecmp (text + at, marks[i], n) != 0)
            continue;
          if (marks[i][0] == '(' || marks[i][0] == '[')
            {
              gssize close = praxis_reference_closing (text, at);

              if (close < 0 || close - (gssize) at > 12)
                break;
              end = (gsize) close + 1;
            }
          else
            {
              end = at + n;
              while (g_ascii_isalpha (text[end]))
                end++;
            }
          if (best == 0 || at < *names_end)
            {
              *names_end = at;
              best = end;
            }
          break;
        }
    }
  return best;
}

/* "HPA dictionary of psychology", where an article "In Search of Lamps" would go on with a journal. */
static gboolean
is_whole_work (const char *text)
{
  g_auto(PraxisReferenceLocator) locator = { 0, };
  gsize start;

  return praxis_reference_starts_upper (text) && !praxis_reference_locator_find (text, &start, &locator);
}

/* The place of the "In" that leads from the chapter to its book; @after is behind it. */
static gboolean
find_in (const char *text,
         gboolean    is_online,
         gsize      *in,
         gsize      *after)
{
  for (gsize i = 1; *text != '\0' && text[i] != '\0'; i++)
    {
      gsize names_end, end, before = i;
      gboolean punctuated;

      if ((text[i] != 'I' && text[i] != 'i') || text[i + 1] != 'n' || text[i - 1] != ' ' || (text[i + 2] != ' ' && text[i + 2] != ':'))
        continue;
      while (before > 0 && text[before - 1] == ' ')
        before--;
      if (before == 0)
        continue;
      punctuated = strchr (".?!,)]", text[before - 1]) != NULL || (guchar) text[before - 1] >= 0x80 || text[before - 1] == '"' || text[before - 1] == '\'';
      end = i + 2 + (text[i + 2] == ':');
      while (text[end] == ' ')
        end++;
      if (text[i] == 'i' && !(punctuated && text[before - 1] != '.'))
        continue;
      if (role_end (text + end, &names_end) > 0)
        {
          g_autofree char *between = praxis_reference_slice (text + end, 0, names_end);
          g_autoptr(PraxisNameList) names = praxis_name_list_new (between);

          if (!names->prose)
            {
              *in = before;
              *after = end;
              return TRUE;
            }
        }
      if (punctuated && text[i] == 'I' && (text[i + 2] == ':' || strstr (text + end, "(pp.") != NULL || strstr (text + end, " pp. ") != NULL ||
                                           strstr (text + end, "(p. ") != NULL || praxis_reference_has_prefix (text + end, "proceedings") ||
                                           (is_online && before > 1 && text[before - 2] != ']' && is_whole_work (text + end))))
        {
          *in = before;
          *after = end;
          return TRUE;
        }
    }
  return FALSE;
}

static const char *
chapter_type (const char *book,
              gboolean    is_edited)
{
  if (praxis_reference_has_prefix (book, "proceedings"))
    return "paper-conference";
  if (!is_edited && praxis_reference_find_word (book, "dictionary") != NULL)
    return "entry-dictionary";
  if (!is_edited && (praxis_reference_find_word (book, "encyclopedia") != NULL || praxis_reference_find_word (book, "encyclopaedia") != NULL ||
                     praxis_reference_find_word (book, "wikipedia") != NULL))
    return "entry-encyclopedia";
  return "chapter";
}

/**
 * praxis_reference_parse_chapter:
 * @state: the reference
 * @text: what stands behind the year
 *
 * Returns: whether this is a chapter of a book
 */
gboolean
praxis_reference_parse_chapter (PraxisReferenceState *state,
                                const char           *text)
{
  g_autofree char *title = NULL, *editors = NULL;
  const char *book;
  gsize in, after, names_end = 0, end;

  if (!find_in (text, state->has_url, &in, &after))
    return FALSE;
  title = praxis_reference_slice (text, 0, in);
  praxis_reference_take_translators (state, title);
  book = text + after;
  end = role_end (book, &names_end);
  if (end > 0)
    {
      g_autoptr(PraxisNameList) names = NULL;

      editors = praxis_reference_slice (book, 0, names_end);
      names = praxis_name_list_new (editors);
      if (!names->prose)
        {
          praxis_reference_add_names (state, "editor", names);
          book += end;
          book += strspn (book, " .,:;");
        }
    }
  praxis_reference_set_type (state, chapter_type (book, end > 0));
  praxis_reference_set_title (state, title);
  praxis_reference_parse_book (state, book, "container-title");
  state->confidence += 2;
  return TRUE;
}
