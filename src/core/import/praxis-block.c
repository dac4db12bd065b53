/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-block.h"

#include <string.h>

#include "cite/praxis-reference-text.h"
#include "praxis-markdown-escape.h"

/* Pages as plain text: one line is one paragraph, as a browser copies it; text that a program wrapped is put together
 * again. */

/* What begins an item of a list in copied text. */
static const char * const bullets[] = { "- ", "* ", "• ", "· ", "▪ ", "◦ ", "– ", "o ", "‣ ", NULL };

/**
 * praxis_block_new:
 * @kind: what it is
 * @line: the line of the source
 * @text: plain text in one line
 *
 * Returns: (transfer full): a block without formatting
 */
PraxisBlock *
praxis_block_new (PraxisBlockKind  kind,
                  guint            line,
                  const char      *text)
{
  PraxisBlock *self = g_new0 (PraxisBlock, 1);
  g_autoptr(GString) markdown = g_string_sized_new (strlen (text) + 8);

  praxis_markdown_append_escaped (markdown, text, -1);
  self->kind = kind;
  self->line = line;
  self->text = g_strdup (text);
  self->markdown = praxis_markdown_guard_start (markdown->str);
  return self;
}

void
praxis_block_free (PraxisBlock *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->markdown);
  g_free (self->doi);
  g_free (self);
}

PraxisBlocks *
praxis_blocks_new (void)
{
  PraxisBlocks *self = g_new0 (PraxisBlocks, 1);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_block_free);
  return self;
}

void
praxis_blocks_free (PraxisBlocks *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self->title);
  g_free (self->address);
  g_free (self);
}

/**
 * praxis_blocks_is_html:
 * @text: the text of a file
 *
 * Returns: whether @text is HTML: it begins like a document, or tags of paragraphs stand in its beginning
 */
gboolean
praxis_blocks_is_html (const char *text)
{
  static const char * const tags[] = { "<p>", "<p ", "<br", "<div", "<h1", "<h2", "<h3", "<li>", "<table", "<span", "<article", "<body", NULL };
  g_autofree char *head = NULL;
  const char *p = text + strspn (text, " \n\t\r");
  guint found = 0;

  head = g_ascii_strdown (p, (gssize) strnlen (p, 64 * 1024));
  if (g_str_has_prefix (head, "<!doctype html") || g_str_has_prefix (head, "<html") || g_str_has_prefix (head, "<?xml") ||
      (g_str_has_prefix (head, "<!--") && strstr (head, "<html") != NULL))
    return TRUE;
  for (gsize i = 0; tags[i] != NULL && found < 2; i++)
    {
      const char *place = strstr (head, tags[i]);

      found += place != NULL;
      found += place != NULL && strstr (place + 1, tags[i]) != NULL;
    }
  return found >= 2 && strstr (head, "</") != NULL;
}

/* The length of the bullet at the start of a line, or 0. */
static gsize
bullet_length (const char *line)
{
  for (gsize i = 0; bullets[i] != NULL; i++)
    {
      if (g_str_has_prefix (line, bullets[i]))
        return strlen (bullets[i]);
    }
  return 0;
}

/* Whether a program broke the lines at a fixed width: most lines inside paragraphs are nearly full then. */
static guint
wrap_width (GPtrArray *lines)
{
  guint inner = 0, full = 0, longest = 0;

  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      gsize length = strlen (line);

      longest = MAX (longest, (guint) MIN (length, G_MAXUINT16));
      if (*line == '\0' || *(const char *) g_ptr_array_index (lines, i + 1) == '\0')
        continue;
      inner++;
      full += length >= 50;
    }
  return longest <= 110 && inner >= 6 && full * 10 >= inner * 6 ? longest : 0;
}

/* Whether the line goes on behind its break: it could not have taken the next line's first word. */
static gboolean
goes_on (const char *line,
         const char *next,
         guint       width)
{
  gsize word = strcspn (next, " ");

  return *line != '\0' && *next != '\0' && bullet_length (next) == 0 && strlen (line) + 1 + word > (width > 12 ? width - 12 : width);
}

static void
add_line (PraxisBlocks *self,
          const char   *text,
          guint         number)
{
  g_autofree char *clean = praxis_reference_clean (text);
  gsize bullet = bullet_length (clean);

  if (*clean == '\0')
    return;
  g_ptr_array_add (self->blocks,
                   praxis_block_new (bullet > 0 ? PRAXIS_BLOCK_ITEM : PRAXIS_BLOCK_PARAGRAPH, number, clean + bullet + strspn (clean + bullet, " ")));
}

/**
 * praxis_blocks_from_text:
 * @text: a page's plain text
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its lines as blocks; %NULL when cancelled
 */
PraxisBlocks *
praxis_blocks_from_text (const char    *text,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(PraxisBlocks) self = praxis_blocks_new ();
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint width;

  for (const char *p = text;;)
    {
      gsize n = strcspn (p, "\n");

      g_ptr_array_add (lines, g_strstrip (g_strndup (p, n)));
      if (p[n] == '\0')
        break;
      p += n + 1;
    }
  width = wrap_width (lines);
  for (guint i = 0; i < lines->len; i++)
    {
      guint number = i + 1;
      g_autoptr(GString) joined = NULL;

      if ((i & 0x3ff) == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (width == 0)
        {
          add_line (self, g_ptr_array_index (lines, i), number);
          continue;
        }
      joined = g_string_new (g_ptr_array_index (lines, i));
      while (i + 1 < lines->len && goes_on (g_ptr_array_index (lines, i), g_ptr_array_index (lines, i + 1), width))
        g_string_append_printf (joined, " %s", (const char *) g_ptr_array_index (lines, ++i));
      add_line (self, joined->str, number);
    }
  return g_steal_pointer (&self);
}
