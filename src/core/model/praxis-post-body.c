/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-post-body.h"

#include <string.h>

/*
 * The two texts of a post as one, which data/sample/README.md settles. Joining and splitting stand side by side, since
 * each must undo the other.
 */

/* The line between the summary and the implications, the same in every language. */
#define HEADING "## Practice Implications"

/* Whether a line is the heading behind a number of backslashes; these keep it from parting the texts. */
static gboolean
is_heading (const char *line,
            gsize       length,
            gsize      *backslashes)
{
  gsize n = strspn (line, "\\");
  gsize end = n + strlen (HEADING);

  *backslashes = n;
  if (end > length || strncmp (line + n, HEADING, strlen (HEADING)) != 0)
    return FALSE;
  while (end < length && strchr (" \t\r", line[end]) != NULL)
    end++;
  return end == length;
}

/* The length of a line without its end; the next one begins behind that. */
static gsize
line_length (const char *line)
{
  return strcspn (line, "\n");
}

/* Without empty lines around it; the indentation of the first line is markup. */
static char *
trim (char *text)
{
  gsize start = 0;

  for (gsize i = 0; g_ascii_isspace (text[i]); i++)
    {
      if (text[i] == '\n')
        start = i + 1;
    }
  memmove (text, text + start, strlen (text + start) + 1);
  return g_strchomp (text);
}

static void
append_summary (GString    *out,
                const char *summary)
{
  for (const char *line = summary; *line != '\0';)
    {
      gsize length = line_length (line);
      gsize backslashes;

      if (is_heading (line, length, &backslashes))
        g_string_append_c (out, '\\');
      g_string_append_len (out, line, length);
      g_string_append_c (out, '\n');
      line += length + (line[length] == '\n');
    }
}

/**
 * praxis_post_body_trim:
 * @text: CommonMark
 *
 * Returns: (transfer full): @text without empty lines around it
 */
char *
praxis_post_body_trim (const char *text)
{
  return trim (g_strdup (text));
}

/**
 * praxis_post_body_join:
 * @summary: a post's summary, CommonMark
 * @implications: its practice implications, CommonMark
 *
 * Returns: (transfer full): both, ended by a line end, with a heading between them where there are implications. A line of
 *   the summary that would be taken for this heading stands behind a backslash
 */
char *
praxis_post_body_join (const char *summary,
                       const char *implications)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *first = trim (g_strdup (summary));
  g_autofree char *second = trim (g_strdup (implications));

  append_summary (out, first);
  if (*second != '\0')
    g_string_append_printf (out, "\n" HEADING "\n\n%s\n", second);
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/**
 * praxis_post_body_split:
 * @body: what praxis_post_body_join() gave, or somebody wrote
 * @summary: (out) (transfer full): the summary
 * @implications: (out) (transfer full): the practice implications; empty where no heading says that they begin
 */
void
praxis_post_body_split (const char  *body,
                        char       **summary,
                        char       **implications)
{
  g_autoptr(GString) first = g_string_new (NULL);
  const char *line = body;

  while (*line != '\0')
    {
      gsize length = line_length (line);
      const char *next = line + length + (line[length] == '\n');
      gsize backslashes;
      gboolean heading = is_heading (line, length, &backslashes);

      if (heading && backslashes == 0)
        {
          line = next;
          break;
        }
      g_string_append_len (first, line + heading, next - line - heading);
      line = next;
    }
  *summary = trim (g_string_free_and_steal (g_steal_pointer (&first)));
  *implications = trim (g_strdup (line));
}
