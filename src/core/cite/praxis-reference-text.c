/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-reference-text.h"

#include <string.h>

/* The smallest tools of the reference parser: cleaning, cutting, and finding the end of a sentence in a line that is
 * full of abbreviations. All of them run once over the text from left to right. */

/* Words that end with a full stop in the middle of a title. */
static const char * const abbreviations[] = {
  "vs", "v", "e.g", "i.e", "cf", "approx", "no", "nos", "vol", "vols", "ed", "eds", "pp", "p", "st", "dr", "mr", "mrs", "ms",
  "prof", "al", "etc", "fig", "ca", "c", "resp", "incl", "ch", "pt", "rev", "suppl", "art", "u.s", "u.k", "u.s.a", NULL
};

gboolean
praxis_reference_in_list (const char         *word,
                          const char * const *list)
{
  for (gsize i = 0; list[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (word, list[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Characters that are not seen on a page, but are in what is copied from it. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x00ad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || c == 0x2060 || c == 0xfeff;
}

/**
 * praxis_reference_clean:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): @text in one line, with single spaces and without invisible characters
 */
char *
praxis_reference_clean (const char *text)
{
  GString *clean = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);

      if (c > ' ' && c < 0x7f)
        {
          g_string_append_c (clean, (char) c);
          continue;
        }
      if (is_invisible (c))
        continue;
      if (c <= ' ' || c == 0x7f || g_unichar_isspace (c))
        {
          if (clean->len > 0 && clean->str[clean->len - 1] != ' ')
            g_string_append_c (clean, ' ');
        }
      else
        {
          g_string_append_len (clean, p, g_utf8_next_char (p) - p);
        }
    }
  return g_strchomp (g_string_free (clean, FALSE));
}

/**
 * praxis_reference_trim:
 * @text: a text that is changed in place
 * @more: ASCII characters to take from both ends beside white space
 *
 * Returns: (transfer none): @text
 */
char *
praxis_reference_trim (char       *text,
                       const char *more)
{
  gsize start = 0, end = strlen (text);

  while (start < end && (text[start] == ' ' || strchr (more, text[start]) != NULL))
    start++;
  while (end > start && (text[end - 1] == ' ' || strchr (more, text[end - 1]) != NULL))
    end--;
  memmove (text, text + start, end - start);
  text[end - start] = '\0';
  return text;
}

char *
praxis_reference_slice (const char *text,
                        gsize       start,
                        gsize       end)
{
  g_assert (start <= end);

  return g_strstrip (g_strndup (text + start, end - start));
}

/* Takes [start, end) out of @text, in place, and closes the gap with one space. Returns the place behind it. */
gsize
praxis_reference_cut (char  *text,
                      gsize  start,
                      gsize  end)
{
  gsize length = strlen (text);

  g_assert (start <= end && end <= length);

  while (end < length && text[end] == ' ')
    end++;
  while (start > 0 && text[start - 1] == ' ')
    start--;
  if (start > 0 && end < length && start < end)
    text[start++] = ' ';
  memmove (text + start, text + end, length - end + 1);
  return start;
}

/* The length in bytes of the hyphen, dash or minus at the start of @text, or 0. */
gsize
praxis_reference_dash_length (const char *text)
{
  if (*text == '-')
    return 1;
  /* U+2010 to U+2015, and the minus sign U+2212. */
  if ((guchar) text[0] == 0xe2 && (guchar) text[1] == 0x80 &&
      (guchar) text[2] >= 0x90 && (guchar) text[2] <= 0x95)
    return 3;
  if ((guchar) text[0] == 0xe2 && (guchar) text[1] == 0x88 && (guchar) text[2] == 0x92)
    return 3;
  return 0;
}

/* The length in bytes of the quotation mark at the start of @text, or 0. */
gsize
praxis_reference_quote_length (const char *text)
{
  if (*text == '"' || *text == '\'')
    return 1;
  /* U+2018 to U+201F. */
  if ((guchar) text[0] == 0xe2 && (guchar) text[1] == 0x80 &&
      (guchar) text[2] >= 0x98 && (guchar) text[2] <= 0x9f)
    return 3;
  /* Guillemets. */
  if ((guchar) text[0] == 0xc2 && ((guchar) text[1] == 0xab || (guchar) text[1] == 0xbb))
    return 2;
  return 0;
}

gboolean
praxis_reference_starts_upper (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  return g_unichar_isupper (c) || g_unichar_istitle (c);
}

/* Whether @text begins with @prefix (lower case ASCII), whatever the case. */
gboolean
praxis_reference_has_prefix (const char *text,
                             const char *prefix)
{
  return g_ascii_strncasecmp (text, prefix, strlen (prefix)) == 0;
}

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c) || (guchar) c >= 0x80;
}

/* The first place where @word stands in @text as a word of its own, whatever the case, or NULL. */
const char *
praxis_reference_find_word (const char *text,
                            const char *word)
{
  gsize length = strlen (word);
  char first = g_ascii_tolower (*word);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_tolower (*p) == first && (p == text || !is_word_byte (p[-1])) &&
          g_ascii_strncasecmp (p, word, length) == 0 &&
          (!is_word_byte (word[length - 1]) || !is_word_byte (p[length])))
        return p;
    }
  return NULL;
}

/* Whether the full stop at @dot belongs to an abbreviation or an initial rather than to the end of a sentence. */
static gboolean
is_abbreviation (const char *text,
                 gsize       from,
                 gsize       dot)
{
  char word[12];
  gsize start = dot;

  while (start > from && text[start - 1] != ' ' && text[start - 1] != '(' && dot - start < sizeof word)
    start--;
  if (dot - start >= sizeof word)
    return FALSE;
  memcpy (word, text + start, dot - start);
  word[dot - start] = '\0';
  /* One letter is an initial, unless it ends a title ("Vitamin D", "Part A"): only "J." as in "J. Abnorm." is. */
  return praxis_reference_in_list (word, abbreviations);
}

/**
 * praxis_reference_sentence_end:
 * @text: one line
 * @from: where to begin, in bytes
 *
 * Finds the next end of a sentence outside brackets: a full stop, question or exclamation mark, with the quotation marks
 * behind it, before a space or the end. A missing space before a capital is forgiven after a lower-case letter.
 *
 * Returns: the place behind the punctuation, or the length of @text
 */
gsize
praxis_reference_sentence_end (const char *text,
                               gsize       from)
{
  int depth = 0;

  for (gsize i = from; text[i] != '\0'; i++)
    {
      char c = text[i];
      gsize after;

      if (c == '(' || c == '[')
        depth++;
      else if ((c == ')' || c == ']') && depth > 0)
        depth--;
      if (depth > 0 || (c != '.' && c != '?' && c != '!'))
        continue;
      if (c == '.' && is_abbreviation (text, from, i))
        continue;

      after = i + 1;
      while (text[after] == '?' || text[after] == '!')
        after++;
      after += praxis_reference_quote_length (text + after);
      if (text[after] == '\0' || text[after] == ' ')
        return after;
      if (i > from + 1 && g_ascii_islower (text[i - 1]) && g_ascii_islower (text[i - 2]) &&
          g_ascii_isupper (text[after]) && g_ascii_islower (text[after + 1]))
        return after;
    }
  return strlen (text);
}

/* The place of the bracket that closes the one at @open, or -1. */
gssize
praxis_reference_closing (const char *text,
                          gsize       open)
{
  char opening = text[open];
  char closing = opening == '(' ? ')' : ']';
  int depth = 0;

  for (gsize i = open; text[i] != '\0'; i++)
    {
      if (text[i] == opening)
        depth++;
      else if (text[i] == closing && --depth == 0)
        return (gssize) i;
    }
  return -1;
}

/* @text with every kind of dash as an en dash without spaces around it, as in a range of pages. */
char *
praxis_reference_normalize_dashes (const char *text)
{
  GString *result = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      gsize dash = praxis_reference_dash_length (p);

      if (dash == 0)
        {
          g_string_append_c (result, *p++);
          continue;
        }
      while (result->len > 0 && result->str[result->len - 1] == ' ')
        g_string_truncate (result, result->len - 1);
      /* "45--60" is one dash. */
      while ((dash = praxis_reference_dash_length (p)) > 0 || *p == ' ')
        p += MAX (dash, 1);
      g_string_append (result, "–");
    }
  return g_string_free (result, FALSE);
}
