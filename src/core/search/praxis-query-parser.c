/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-query-private.h"

#include <string.h>

#include "model/praxis-text.h"

/*
 * What somebody typed, understood. Nothing typed is ever an error, and none of it reaches the full-text index
 * but words between double quotes, so that it cannot be taken for an operator of FTS5.
 *
 * - words all have to be there, in any order;
 * - "words in quotes" stand side by side;
 * - -word, -"some words" and NOT word leave posts out;
 * - a OR b: one of both is enough; OR binds tighter than the space, so that `alliance rupture OR repair` is
 *   alliance together with one of rupture and repair; AND stands for the space;
 * - title:, author:, journal: and topic: look in one place, note: in the reader's notes on the post; year:2020, year:2015-2020, year:2015- and
 *   year:-2020 compare with the year of the issue and with the years of the cited works, and one of them is
 *   enough: people remember a study by the one or by the other;
 * - the last word, where nothing follows it, may be the beginning of a word.
 *
 * A word without a letter or digit is nothing. What looks like a field but is none is plain words.
 */

/* More than a person types; a page pasted by mistake must not make a query of ten thousand terms. */
#define MAX_LENGTH 4096
#define MAX_TERMS 32

/* FTS5 gathers all words of a prefix: of one or two letters there are too many to be quick or of use. */
#define MIN_PREFIX 3

typedef struct
{
  const char *position;
  GPtrArray  *groups;
  guint       n_terms;
  gboolean    negated;
  gboolean    joined;
} Parser;

typedef struct
{
  const char        *name;
  PraxisQueryColumn  column;
  gboolean           is_year;
} Field;

static const Field fields[] = {
  { "title", PRAXIS_QUERY_TITLE, FALSE },
  { "author", PRAXIS_QUERY_AUTHORS, FALSE },
  { "authors", PRAXIS_QUERY_AUTHORS, FALSE },
  { "journal", PRAXIS_QUERY_JOURNAL, FALSE },
  { "topic", PRAXIS_QUERY_TOPICS, FALSE },
  { "topics", PRAXIS_QUERY_TOPICS, FALSE },
  { "note", PRAXIS_QUERY_NOTES, FALSE },
  { "notes", PRAXIS_QUERY_NOTES, FALSE },
  { "year", PRAXIS_QUERY_ANYWHERE, TRUE },
};

static const char * const columns[] = {
  [PRAXIS_QUERY_ANYWHERE] = NULL,
  [PRAXIS_QUERY_TITLE] = "title",
  [PRAXIS_QUERY_AUTHORS] = "authors",
  [PRAXIS_QUERY_JOURNAL] = "journal",
  [PRAXIS_QUERY_TOPICS] = "topics",
  [PRAXIS_QUERY_NOTES] = NULL,
};

static void
term_free (PraxisQueryTerm *term)
{
  g_free (term->match);
  g_free (term->note_match);
  g_free (term->text);
  g_free (term);
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c);
}

/* The quotes that keyboards and word processors make; the ones of a pair need not match. */
static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0x201f || c == 0xab || c == 0xbb;
}

/* What the tokenizer "unicode61" makes words of: letters, numbers and private-use characters. */
static gboolean
is_word_character (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
    case G_UNICODE_PRIVATE_USE:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
has_word (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (is_word_character (g_utf8_get_char (text)))
        return TRUE;
    }
  return FALSE;
}

/* Whether the last word of @text is long enough to be the beginning of others. */
static gboolean
can_be_prefix (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_word_character (c))
        /* A Chinese character is a word, or much of one. */
        n += g_unichar_iswide (c) ? MIN_PREFIX : 1;
      else if (!g_unichar_ismark (c))
        n = 0;
    }
  return n >= MIN_PREFIX;
}

static const Field *
find_field (const char *name,
            gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (strlen (fields[i].name) == length && g_ascii_strncasecmp (fields[i].name, name, length) == 0)
        return &fields[i];
    }
  return NULL;
}

/* Adds a term, which the parser owns from now on, with the operators that stood before it. */
static void
add_term (Parser          *parser,
          PraxisQueryTerm *term)
{
  GPtrArray *group;

  term->negated = parser->negated;
  if (parser->joined && parser->groups->len > 0)
    {
      group = g_ptr_array_index (parser->groups, parser->groups->len - 1);
    }
  else
    {
      group = g_ptr_array_new_with_free_func ((GDestroyNotify) term_free);
      g_ptr_array_add (parser->groups, group);
    }
  g_ptr_array_add (group, term);
  parser->n_terms++;
  parser->negated = FALSE;
  parser->joined = FALSE;
}

/* Words as FTS5 takes them for words and for nothing else. */
static char *
quote_words (const char *words,
             gboolean    is_prefix)
{
  g_autoptr(GString) quoted = g_string_new ("\"");

  for (const char *p = words; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (quoted, '"');
      g_string_append_c (quoted, *p);
    }
  g_string_append (quoted, is_prefix ? "\"*" : "\"");
  return g_string_free_and_steal (g_steal_pointer (&quoted));
}

static void
add_words (Parser            *parser,
           const char        *words,
           PraxisQueryColumn  column,
           gboolean           open)
{
  PraxisQueryTerm *term;
  g_autofree char *quoted = NULL;

  if (!has_word (words))
    {
      parser->negated = FALSE;
      parser->joined = FALSE;
      return;
    }
  /* Left out is only what was typed in full: half a word would hide more than is meant. */
  quoted = quote_words (words, open && !parser->negated && can_be_prefix (words));
  term = g_new0 (PraxisQueryTerm, 1);
  if (columns[column] != NULL)
    term->match = g_strdup_printf ("%s : %s", columns[column], quoted);
  else if (column != PRAXIS_QUERY_NOTES)
    term->match = g_strdup (quoted);
  if (columns[column] == NULL)
    term->note_match = g_steal_pointer (&quoted);
  term->text = praxis_text_fold (words);
  term->column = column;
  add_term (parser, term);
}

/* A year of up to four digits at @text; @end is set behind it. */
static gboolean
read_year (const char  *text,
           int         *year,
           const char **end)
{
  int n = 0;

  *year = 0;
  while (n < 4 && g_ascii_isdigit (text[n]))
    *year = *year * 10 + (text[n++] - '0');
  *end = text + n;
  return n > 0 && *year > 0 && !g_ascii_isdigit (text[n]);
}

/* "2020", "2015-2020", "2015-", "-2020"; with a hyphen or an en dash. */
static gboolean
parse_years (const char *text,
             int        *first,
             int        *last)
{
  gboolean starts = read_year (text, first, &text);

  *last = *first;
  if (*text == '\0')
    return starts;
  if (*text == '-')
    text++;
  else if (g_str_has_prefix (text, "–"))
    text += strlen ("–");
  else
    return FALSE;
  if (!starts)
    *first = 1;
  if (*text == '\0')
    {
      *last = 9999;
      return starts;
    }
  return read_year (text, last, &text) && *text == '\0';
}

static gboolean
add_years (Parser     *parser,
           const char *text)
{
  PraxisQueryTerm *term;
  int first;
  int last;

  if (!parse_years (text, &first, &last))
    return FALSE;
  term = g_new0 (PraxisQueryTerm, 1);
  term->first_year = MIN (first, last);
  term->last_year = MAX (first, last);
  add_term (parser, term);
  return TRUE;
}

/* Reads from behind a quote to the next one, or to the end where the closing one is not typed yet. */
static char *
read_quoted (Parser   *parser,
             gboolean *open)
{
  const char *start = g_utf8_next_char (parser->position);
  const char *end = start;
  char *words;

  while (*end != '\0' && !is_quote (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  *open = *end == '\0';
  words = g_strndup (start, end - start);
  parser->position = *end == '\0' ? end : g_utf8_next_char (end);
  return words;
}

static char *
read_bare (Parser *parser)
{
  const char *start = parser->position;
  const char *end = start;

  while (*end != '\0' && !is_space (g_utf8_get_char (end)) && !is_quote (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  parser->position = end;
  return g_strndup (start, end - start);
}

/* A word that no field name or operator is left in. What colons part is words of their own; the minus before
 * them leaves each of them out. */
static void
add_plain (Parser     *parser,
           const char *word,
           gboolean    open)
{
  g_auto(GStrv) parts = g_strsplit (word, ":", -1);
  gboolean negated = parser->negated;

  for (guint i = 0; parts[i] != NULL && parser->n_terms < MAX_TERMS; i++)
    {
      parser->negated = negated;
      add_words (parser, parts[i], PRAXIS_QUERY_ANYWHERE, open && parts[i + 1] == NULL);
    }
  parser->negated = FALSE;
}

static void
add_word (Parser     *parser,
          const char *word)
{
  const char *colon = strchr (word, ':');
  const Field *field = colon != NULL ? find_field (word, colon - word) : NULL;
  gboolean open = *parser->position == '\0';

  if (field != NULL && colon[1] == '\0' && is_quote (g_utf8_get_char (parser->position)))
    {
      g_autofree char *words = read_quoted (parser, &open);

      if (!field->is_year)
        add_words (parser, words, field->column, open);
      else if (!add_years (parser, words))
        add_words (parser, words, PRAXIS_QUERY_ANYWHERE, open);
    }
  else if (field != NULL && !field->is_year && has_word (colon + 1))
    {
      add_words (parser, colon + 1, field->column, open);
    }
  else if (field == NULL || !field->is_year || !add_years (parser, colon + 1))
    {
      add_plain (parser, word, open);
    }
}

/* An operator in capitals; one that stands where it joins nothing is nothing. */
static gboolean
take_operator (Parser     *parser,
               const char *word)
{
  if (g_str_equal (word, "OR"))
    parser->joined = TRUE;
  else if (g_str_equal (word, "NOT"))
    parser->negated = TRUE;
  else if (!g_str_equal (word, "AND"))
    return FALSE;
  return TRUE;
}

static void
parse_one (Parser *parser)
{
  while (*parser->position == '-')
    {
      parser->negated = TRUE;
      parser->position++;
    }
  if (*parser->position == '\0' || is_space (g_utf8_get_char (parser->position)))
    {
      parser->negated = FALSE;
    }
  else if (is_quote (g_utf8_get_char (parser->position)))
    {
      gboolean open;
      g_autofree char *words = read_quoted (parser, &open);

      add_words (parser, words, PRAXIS_QUERY_ANYWHERE, open);
    }
  else
    {
      g_autofree char *word = read_bare (parser);

      if (!take_operator (parser, word))
        add_word (parser, word);
    }
}

static void
parse (Parser *parser)
{
  while (*parser->position != '\0' && parser->n_terms < MAX_TERMS)
    {
      if (is_space (g_utf8_get_char (parser->position)))
        parser->position = g_utf8_next_char (parser->position);
      else
        parse_one (parser);
    }
}

/**
 * praxis_query_parse_groups:
 * @text: (nullable): what was typed, anything at all
 *
 * Understands a search, as praxis_query_parse() says.
 *
 * Returns: (transfer full) (element-type GPtrArray): groups that must all hold, of terms of which one is enough
 */
GPtrArray *
praxis_query_parse_groups (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", text != NULL ? (gssize) strnlen (text, MAX_LENGTH) : 0);
  Parser parser = { .position = valid, .groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref) };

  parse (&parser);
  return parser.groups;
}
