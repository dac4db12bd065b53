/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-sentence-case-title.h"

#include <string.h>

/* Cuts a title into its words, and tells where a subtitle or a sentence begins. */

static void
word_clear (gpointer data)
{
  g_free (((PraxisTitleWord *) data)->text);
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

/* The length of a tag at @text, and, where it is one that marks something up as it is to stay, of all up to its end. */
static gsize
markup_length (const char *text,
               gboolean   *is_content)
{
  static const char * const kept[] = { "i", "em", "sub", "sup", "span", "b", "strong", NULL };
  g_autofree char *name = NULL;
  g_autofree char *end_tag = NULL;
  const char *close = strchr (text, '>');
  const char *end;
  gsize n;

  *is_content = FALSE;
  if (*text != '<' || close == NULL || !(g_ascii_isalpha (text[1]) || text[1] == '/'))
    return 0;
  for (n = 0; g_ascii_isalpha (text[1 + n]); n++)
    ;
  name = g_ascii_strdown (text + 1, (gssize) n);
  if (!g_strv_contains (kept, name))
    return (gsize) (close - text) + 1;
  end_tag = g_strdup_printf ("</%s>", name);
  end = strstr (close, end_tag);
  if (end == NULL)
    return (gsize) (close - text) + 1;
  *is_content = TRUE;
  return (gsize) (end - text) + strlen (end_tag);
}

/* "&amp;" */
static gsize
entity_length (const char *text)
{
  gsize n = 1;

  if (*text != '&')
    return 0;
  while (g_ascii_isalnum (text[n]) || text[n] == '#')
    n++;
  return n > 1 && text[n] == ';' ? n + 1 : 0;
}

/* Whether the character @p goes on with the word that began before it: a letter, a digit, or an apostrophe or a period
 * with a letter on either side of it. */
static gboolean
is_in_word (const char *start,
            const char *p)
{
  gunichar c = g_utf8_get_char (p);
  gunichar next;

  if (g_unichar_isalnum (c) || g_unichar_ismark (c))
    return TRUE;
  if (p == start || !(is_apostrophe (c) || c == '.'))
    return FALSE;
  next = g_utf8_get_char (g_utf8_next_char (p));
  return g_unichar_isalpha (next) && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (p)));
}

static const char *
word_end (const char *start)
{
  const char *p = start;

  while (*p != '\0' && is_in_word (start, p))
    p = g_utf8_next_char (p);
  return p;
}

/* Before a period, what does not end a sentence. */
static gboolean
is_abbreviation (const PraxisTitleWord *word)
{
  static const char * const known[] = { "vs", "v", "dr", "mr", "mrs", "ms", "st", "al", "cf", "no", "vol", "jr", "sr", "etc", NULL };
  g_autofree char *folded = g_utf8_casefold (word->text, -1);

  return g_utf8_strlen (folded, -1) == 1 || strchr (folded, '.') != NULL || g_strv_contains (known, folded);
}

/* Whether what stands between two words begins a subtitle or a sentence. */
static gboolean
parts_sentences (const char            *between,
                 const PraxisTitleWord *before)
{
  static const char * const dashes[] = { "—", " – ", " - ", " -- ", NULL };
  const char *period = strchr (between, '.');

  for (const char *p = strpbrk (between, ":?!"); p != NULL; p = strpbrk (p + 1, ":?!"))
    {
      if (strpbrk (p, " \t\n") != NULL)
        return TRUE;
    }
  for (gsize i = 0; dashes[i] != NULL; i++)
    {
      if (strstr (between, dashes[i]) != NULL)
        return TRUE;
    }
  return period != NULL && strchr (period, ' ') != NULL && !g_str_has_prefix (period, "..") && !is_abbreviation (before);
}

/* A quotation mark that opens something: in front of the word with no space between them. */
static gboolean
opens_quotation (const char *between)
{
  static const char * const marks[] = { "\"", "“", "„", "«", "‘", "‚", "'", "’", NULL };
  const char *space = strrchr (between, ' ');
  const char *last = space != NULL ? space : between;

  for (gsize i = 0; marks[i] != NULL; i++)
    {
      if (strstr (last, marks[i]) != NULL)
        return space != NULL || last == between;
    }
  return FALSE;
}

static void
describe (PraxisTitleWord *word)
{
  for (const char *p = word->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      word->n_upper += g_unichar_isupper (c);
      word->n_lower += g_unichar_islower (c);
      word->has_digit = word->has_digit || g_unichar_isdigit (c);
    }
  word->is_fixed = word->is_fixed || strchr (word->text, '.') != NULL;
  word->class = praxis_sentence_case_classify (word->text, &word->spelling);
}

static void
add_word (GArray     *words,
          const char *title,
          gsize       start,
          gsize       end,
          gboolean    is_fixed)
{
  PraxisTitleWord word = { .start = start, .end = end, .is_fixed = is_fixed };
  const PraxisTitleWord *before = words->len > 0 ? &g_array_index (words, PraxisTitleWord, words->len - 1) : NULL;
  gsize from = before != NULL ? before->end : 0;
  g_autofree char *between = g_strndup (title + from, start - from);
  g_autoptr(GString) text = g_string_new_len (title + start, (gssize) (end - start));

  g_string_replace (text, "’", "'", 0);
  word.text = g_string_free_and_steal (g_steal_pointer (&text));
  word.is_first = before == NULL || parts_sentences (between, before);
  word.is_second = before != NULL && !word.is_first && *between != '\0' && strpbrk (between, " \t\n") == NULL;
  word.is_joined = !word.is_first && (g_str_equal (between, " ") || g_str_equal (between, "-") || g_str_equal (between, "‐"));
  word.is_quoted = opens_quotation (between);
  describe (&word);
  g_array_append_val (words, word);
}

/* (transfer full) (element-type PraxisTitleWord): the words of @title in their order. */
GArray *
praxis_sentence_case_split (const char *title)
{
  GArray *words = g_array_new (FALSE, TRUE, sizeof (PraxisTitleWord));

  g_array_set_clear_func (words, word_clear);
  for (const char *p = title; *p != '\0';)
    {
      gboolean is_content = FALSE;
      gsize length = markup_length (p, &is_content);
      const char *end;

      if (length == 0)
        length = entity_length (p);
      if (is_content)
        add_word (words, title, (gsize) (p - title), (gsize) (p - title) + length, TRUE);
      if (length > 0)
        {
          p += length;
          continue;
        }
      end = word_end (p);
      if (end == p)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      add_word (words, title, (gsize) (p - title), (gsize) (end - title), FALSE);
      p = end;
    }
  return words;
}
