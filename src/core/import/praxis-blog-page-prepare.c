/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-blog-page-prepare.h"

#include <string.h>

#include "cite/praxis-reference-parser.h"
#include "cite/praxis-reference-text.h"

/* Makes lines of a page's blocks. What a page or a clipboard has glued together is taken apart ("Practice Implications: Ask…",
 * a bold title in front of its reference, "blogA Title"), what it has torn is put together, and each line is told what it is. */

/* The word that a picture's description leaves in front of a title when a page is copied. */
#define GLUED "blog"

/* A paragraph in which a line break stands, and which goes on behind it, is one paragraph. */
#define TORN_MIN 40
#define TORN_MAX 8000

static void
line_clear (gpointer data)
{
  PraxisBlogPageLine *line = data;

  g_free (line->label);
}

/* Cuts the first @text_bytes of @block off into a block before it. Returns the rest. */
static PraxisBlock *
split_block (PraxisBlock *block,
             gsize        text_bytes,
             gsize        markdown_bytes)
{
  g_autofree char *rest_text = praxis_reference_trim (g_strdup (block->text + text_bytes), ":");
  g_autofree char *rest_markdown = NULL;
  PraxisBlock *rest = praxis_block_new (PRAXIS_BLOCK_PARAGRAPH, block->line, rest_text);

  if (markdown_bytes > 0)
    {
      rest_markdown = praxis_reference_trim (g_strdup (block->markdown + markdown_bytes), ":");
      g_free (rest->markdown);
      rest->markdown = g_steal_pointer (&rest_markdown);
    }
  rest->aside = block->aside;
  rest->doi = g_steal_pointer (&block->doi);
  block->text[text_bytes] = '\0';
  g_strchomp (block->text);
  g_free (block->markdown);
  block->markdown = g_strdup (block->text);
  block->lead = block->lead_markdown = 0;
  block->strong = TRUE;
  return rest;
}

/* The rest of a block that begins with something of its own, or NULL. */
static PraxisBlock *
split_lead (PraxisBlock *block)
{
  gsize inline_at;

  if (block->lead > 0)
    {
      g_autofree char *lead = praxis_reference_trim (g_strndup (block->text, block->lead), ":");

      if (praxis_blog_page_is_implications (lead) || praxis_reference_looks_like_one (block->text + block->lead + strspn (block->text + block->lead, " ")))
        return split_block (block, block->lead, block->lead_markdown);
    }
  inline_at = praxis_blog_page_inline_implications (block->text);
  if (inline_at > 0)
    {
      /* The words of the heading need no escaping: what is behind them is as long in both forms unless there is emphasis. */
      const char *rest = strstr (block->markdown, block->text + inline_at);

      return split_block (block, inline_at, rest != NULL ? (gsize) (rest - block->markdown) : 0);
    }
  return NULL;
}

/* "blogThe Weight of Listening" → "The Weight of Listening". */
static gboolean
unglue (PraxisBlock *block)
{
  gsize n = strlen (GLUED);

  if (!g_str_has_prefix (block->text, GLUED) || !praxis_reference_starts_upper (block->text + n))
    return FALSE;
  memmove (block->text, block->text + n, strlen (block->text + n) + 1);
  if (g_str_has_prefix (block->markdown, GLUED))
    memmove (block->markdown, block->markdown + n, strlen (block->markdown + n) + 1);
  return TRUE;
}

static gboolean
ends_open (const char *text)
{
  gsize n = strlen (text);

  return n >= TORN_MIN && strchr (".?!:;)]\"", text[n - 1]) == NULL && !g_str_has_suffix (text, "”") && !g_str_has_suffix (text, "…") &&
         !g_str_has_suffix (text, "»");
}

static void
join_blocks (PraxisBlock *block,
             PraxisBlock *next)
{
  char *text = g_strconcat (block->text, " ", next->text, NULL);
  char *markdown = g_strconcat (block->markdown, " ", next->markdown, NULL);

  g_free (block->text);
  g_free (block->markdown);
  block->text = text;
  block->markdown = markdown;
  block->strong = block->strong && next->strong;
  if (block->doi == NULL)
    block->doi = g_steal_pointer (&next->doi);
}

/* Whether @next is nothing but the DOI or the address of the reference before it. */
static gboolean
is_bare_address (const char *text)
{
  return strlen (text) < 200 &&
         (praxis_reference_has_prefix (text, "doi") || praxis_reference_has_prefix (text, "http://") || praxis_reference_has_prefix (text, "https://") ||
          praxis_reference_has_prefix (text, "10.")) &&
         strchr (text + strcspn (text, " ") + (strchr (text, ' ') != NULL), ' ') == NULL;
}

/* Whether a reference that was torn in two is whole again with @next. */
static gboolean
completes_reference (const PraxisBlock *block,
                     const PraxisBlock *next)
{
  g_autofree char *both = NULL;
  g_autoptr(PraxisReferenceParse) alone = NULL;
  g_autoptr(PraxisReferenceParse) joined = NULL;
  gboolean address = is_bare_address (next->text);

  /* What costs least is asked first: this is asked of all lines. */
  if (strlen (block->text) > 1500 || (!address && (!ends_open (block->text) || strlen (next->text) > 300 || strpbrk (next->text, "0123456789") == NULL)))
    return FALSE;
  if (!praxis_reference_looks_like_one (block->text))
    return FALSE;
  if (address)
    return TRUE;
  if (praxis_reference_looks_like_one (next->text) || praxis_blog_page_is_implications (next->text))
    return FALSE;
  both = g_strconcat (block->text, " ", next->text, NULL);
  alone = praxis_reference_parse (block->text);
  joined = praxis_reference_parse (both);
  return joined->confidence >= alone->confidence + 2 &&
         praxis_citation_get_field (joined->citation, "container-title") != NULL;
}

static gboolean
is_continued (const PraxisBlock *block,
              const PraxisBlock *next)
{
  if (block->kind == PRAXIS_BLOCK_HEADING || next->kind != PRAXIS_BLOCK_PARAGRAPH || block->kind != PRAXIS_BLOCK_PARAGRAPH || block->aside != next->aside || strlen (block->text) > TORN_MAX)
    return FALSE;
  if (ends_open (block->text) && g_unichar_islower (g_utf8_get_char (next->text)) && !is_bare_address (next->text))
    return TRUE;
  return completes_reference (block, next);
}

/* A teaser's "Read more" is no part of the text. */
static gboolean
drop_read_more (PraxisBlock *block)
{
  static const char * const words[] = { "read more", "continue reading", "lire la suite", "more »", "read more »", NULL };

  for (gsize i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (block->text), n = strlen (words[i]), markdown;

      if (length <= n || g_ascii_strcasecmp (block->text + length - n, words[i]) != 0)
        continue;
      markdown = strlen (block->markdown);
      block->text[length - n] = '\0';
      g_strchomp (block->text);
      if (markdown > n && g_ascii_strcasecmp (block->markdown + markdown - n, words[i]) == 0)
        {
          block->markdown[markdown - n] = '\0';
          g_strchomp (block->markdown);
        }
      else
        {
          g_free (block->markdown);
          block->markdown = g_strdup (block->text);
        }
      return *block->text != '\0';
    }
  return FALSE;
}

static void
add_line (GArray      *lines,
          PraxisBlock *block,
          gboolean     marked)
{
  PraxisBlogPageLine line = { .block = block, .marked = marked };
  gboolean teaser = drop_read_more (block);

  line.kind = praxis_blog_page_classify (block, &line.month, &line.label);
  if (teaser && line.kind == PRAXIS_BLOG_PAGE_LINE_TITLE)
    line.kind = PRAXIS_BLOG_PAGE_LINE_PROSE;
  g_array_append_val (lines, line);
}

/* A list of facets is known by its heading. It ends with a month, a reference or a paragraph; what stands right before the latter
 * two without a bullet is a title again. */
static void
mark_facets (GArray *lines)
{
  gboolean inside = FALSE, bulleted = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      PraxisBlogPageLine *line = &g_array_index (lines, PraxisBlogPageLine, i);

      if (line->kind == PRAXIS_BLOG_PAGE_LINE_FACET_HEAD)
        {
          inside = TRUE;
          bulleted = FALSE;
          continue;
        }
      if (!inside)
        continue;
      if (line->block->kind == PRAXIS_BLOCK_ITEM)
        {
          bulleted = TRUE;
          line->kind = PRAXIS_BLOG_PAGE_LINE_FACET;
        }
      else if (line->kind == PRAXIS_BLOG_PAGE_LINE_TITLE && !bulleted && line->block->kind != PRAXIS_BLOCK_HEADING && strlen (line->block->text) <= 90)
        {
          line->kind = PRAXIS_BLOG_PAGE_LINE_FACET;
        }
      else if (line->kind != PRAXIS_BLOG_PAGE_LINE_NAVIGATION && line->kind != PRAXIS_BLOG_PAGE_LINE_FACET)
        {
          PraxisBlogPageLine *last = line - 1;

          inside = FALSE;
          if ((line->kind == PRAXIS_BLOG_PAGE_LINE_PROSE || line->kind == PRAXIS_BLOG_PAGE_LINE_CITATION) && last->kind == PRAXIS_BLOG_PAGE_LINE_FACET &&
              last->block->kind != PRAXIS_BLOCK_ITEM)
            last->kind = PRAXIS_BLOG_PAGE_LINE_TITLE;
        }
    }
}

static gboolean
is_list_of_months (GArray *lines,
                   guint   from,
                   guint   to)
{
  guint found = 0;

  for (guint i = from; i < to; i++)
    found += g_array_index (lines, PraxisBlogPageLine, i).kind == PRAXIS_BLOG_PAGE_LINE_MONTH;
  return found >= 3;
}

/* Months in a row are a list of the archive. Only the last may head posts, if it does not go on with the list. */
static void
mark_month_lists (GArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      guint end = i;
      PraxisBlogPageLine *first = &g_array_index (lines, PraxisBlogPageLine, i);
      PraxisBlogPageLine *last, *before;
      gboolean keep_last;

      if (first->kind != PRAXIS_BLOG_PAGE_LINE_MONTH)
        continue;
      while (end < lines->len && (g_array_index (lines, PraxisBlogPageLine, end).kind == PRAXIS_BLOG_PAGE_LINE_MONTH ||
                                  g_array_index (lines, PraxisBlogPageLine, end).kind == PRAXIS_BLOG_PAGE_LINE_NAVIGATION))
        end++;
      while (end > i && g_array_index (lines, PraxisBlogPageLine, end - 1).kind != PRAXIS_BLOG_PAGE_LINE_MONTH)
        end--;
      if (!is_list_of_months (lines, i, end))
        {
          i = end;
          continue;
        }
      last = &g_array_index (lines, PraxisBlogPageLine, end - 1);
      before = &g_array_index (lines, PraxisBlogPageLine, end - 2);
      keep_last = last->block->kind != PRAXIS_BLOCK_ITEM &&
                  (before->block->kind == PRAXIS_BLOCK_ITEM || last->block->kind == PRAXIS_BLOCK_HEADING || last->month > before->month ||
                   before->kind == PRAXIS_BLOG_PAGE_LINE_NAVIGATION);
      for (guint k = i; k < end - (keep_last ? 1 : 0); k++)
        g_array_index (lines, PraxisBlogPageLine, k).kind = PRAXIS_BLOG_PAGE_LINE_NAVIGATION;
      i = end;
    }
}

/**
 * praxis_blog_page_prepare:
 * @page: a page's blocks; they are changed
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisBlogPageLine) (nullable): the lines, which borrow their blocks from @page;
 *   %NULL when cancelled
 */
GArray *
praxis_blog_page_prepare (PraxisBlocks  *page,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (PraxisBlogPageLine));
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_block_free);

  g_array_set_clear_func (lines, line_clear);
  /* Joined pieces are collected in @blocks, which takes the page's over: both stay linear in the size of the page. */
  for (guint i = 0; i < page->blocks->len; i++)
    {
      PraxisBlock *block = g_steal_pointer (&g_ptr_array_index (page->blocks, i));
      PraxisBlock *last = blocks->len > 0 ? g_ptr_array_index (blocks, blocks->len - 1) : NULL;
      PraxisBlock *rest;

      if ((i & 0xff) == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          praxis_block_free (block);
          return NULL;
        }
      if (last != NULL && is_continued (last, block))
        {
          join_blocks (last, block);
          praxis_block_free (block);
          continue;
        }
      rest = split_lead (block);
      g_ptr_array_add (blocks, block);
      if (rest != NULL)
        g_ptr_array_add (blocks, rest);
    }
  g_ptr_array_set_free_func (page->blocks, NULL);
  g_ptr_array_unref (page->blocks);
  page->blocks = g_steal_pointer (&blocks);

  for (guint i = 0; i < page->blocks->len; i++)
    {
      PraxisBlock *block = g_ptr_array_index (page->blocks, i);
      gboolean marked = unglue (block);

      if ((i & 0xff) == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      add_line (lines, block, marked);
    }
  mark_facets (lines);
  mark_month_lists (lines);
  return g_steal_pointer (&lines);
}
