/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a title is one, or what a program put there; and, where it is none, the text in the largest font near the top
 * of a page, unless it is the name of the journal. */

#include "config.h"

#include "praxis-pdf-title.h"

#include <math.h>
#include <string.h>

#include "praxis-pdf-lines.h"
#include "praxis-pdf-text.h"

#define MIN_WORDS 3
#define MIN_LETTERS 12
#define MAX_BYTES 600

/* A title is that much larger than the text. */
#define MIN_RATIO 1.1
/* It begins in that part of the page, counted from above. */
#define TOP 0.6
/* From one of its lines to the next, in sizes of its font. */
#define MAX_LEADING 2.2
/* Points, within which two sizes of a font are one. */
#define SAME_SIZE 0.6

static gboolean
matches (const char *pattern,
         const char *text)
{
  return g_regex_match_simple (pattern, text, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0);
}

static gboolean
equals_folded (const char *one,
               const char *other)
{
  g_autofree char *a = one != NULL ? g_utf8_casefold (one, -1) : NULL;
  g_autofree char *b = other != NULL ? g_utf8_casefold (other, -1) : NULL;

  return a != NULL && b != NULL && g_str_equal (a, b);
}

static guint
count_letters (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    n += g_unichar_isalpha (g_utf8_get_char (text));
  return n;
}

static guint
count_words (const char *text)
{
  g_auto(GStrv) words = g_strsplit_set (text, " \t\n", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += *words[i] != '\0';
  return n;
}

/* Whether the @title in the data of a document is that of a work. Programs put there the name of a file or of themselves,
 * publishers a number of theirs; one word is more often such a thing than a title. */
gboolean
praxis_pdf_title_is_real (const char *title,
                          const char *journal)
{
  static const char * const wrong[] = {
    "^microsoft ", "^(powerpoint presentation|(new |final )?(slide|document|layout|untitled|unbenannt|sans titre|manuscript)|full page photo)[- .\\d]*$",
    "\\.(docx?|pdf|indd|qx[dp]|tex|dvi|rtf|odt|fm|p65|e?ps|pptx?|html?|wpd|pages)$",
    "^(doi\\b|10\\.\\d{4,9}/|https?:|www\\.|pii\\b|s\\d{4}-?\\d{3})", "\\d\\.\\.\\d+$", "^[^ ]*[_\\\\][^ ]*( [^ ]*)?$",
    "^(title|no title|article|template)\\b.{0,4}$", "\\x{fffd}|[\\x00-\\x08\\x0e-\\x1f]",
  };

  if (title == NULL || strlen (title) > MAX_BYTES || count_words (title) < 2 || count_letters (title) < 6 ||
      equals_folded (title, journal))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      if (matches (wrong[i], title))
        return FALSE;
    }
  return TRUE;
}

/* What is printed large on a first page and is no title. */
static gboolean
is_furniture (const char *text,
              const char *journal,
              const char *subject)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *about = g_utf8_casefold (subject != NULL ? subject : "", -1);

  return equals_folded (text, journal) || g_str_has_prefix (about, folded) ||
         matches ("^(the )?([a-z]+ )?(journal|archives|annals|zeitschrift|revue) (of|for|für|de|française)\\b[^:?]*$", text) ||
         matches ("^arxiv:|\\bissn\\b|©|\\bwww\\.|https?:|\\bdoi:|^(volume|vol\\.) \\d", text);
}

static gboolean
is_next_line (const PraxisPdfLine *above,
              const PraxisPdfLine *line)
{
  double down = (line->bottom + line->top - above->bottom - above->top) / 2;

  return fabs (line->size - above->size) <= SAME_SIZE && down > 0.2 * line->size && down <= MAX_LEADING * line->size;
}

/* The text of the lines from @start up to @end on one line. */
static char *
dup_text (GPtrArray *lines,
          guint      start,
          guint      end)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = start; i < end; i++)
    {
      const PraxisPdfLine *line = g_ptr_array_index (lines, i);

      /* Large text is not hyphenated: what ends a line with one has it within a line too. */
      if (text->len > 0 && text->str[text->len - 1] != '-')
        g_string_append_c (text, ' ');
      g_string_append (text, line->text);
    }
  while (text->len > 0 && strchr ("*. ", text->str[text->len - 1]) != NULL)
    g_string_truncate (text, text->len - 1);
  return praxis_pdf_text_dup_plain (text->str, text->len);
}

static gboolean
is_candidate (const PraxisPdfLine *line,
              double               page_height,
              double               body_size)
{
  return line->size >= body_size * MIN_RATIO && line->top < page_height * TOP && !line->is_turned;
}

/* NULL where no text stands out, or what does is no title. */
char *
praxis_pdf_title_on_page (PopplerPage *page,
                          const char  *journal,
                          const char  *subject)
{
  g_autoptr(GPtrArray) lines = praxis_pdf_lines_new (page);
  double body_size = praxis_pdf_lines_get_body_size (lines);
  g_autofree char *best = NULL;
  double best_size = 0;
  double height;

  poppler_page_get_size (page, NULL, &height);
  for (guint start = 0, end; start < lines->len; start = end)
    {
      const PraxisPdfLine *line = g_ptr_array_index (lines, start);
      g_autofree char *text = NULL;

      for (end = start + 1; end < lines->len; end++)
        {
          if (!is_next_line (g_ptr_array_index (lines, end - 1), g_ptr_array_index (lines, end)))
            break;
        }
      if (!is_candidate (line, height, body_size) || line->size <= best_size + SAME_SIZE)
        continue;
      text = dup_text (lines, start, end);
      if (strlen (text) > MAX_BYTES || count_words (text) < MIN_WORDS || count_letters (text) < MIN_LETTERS ||
          is_furniture (text, journal, subject))
        continue;
      g_set_str (&best, text);
      best_size = line->size;
    }
  return g_steal_pointer (&best);
}
