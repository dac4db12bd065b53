/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-blog-page-segments.h"

#include <string.h>

/* Finds where each post begins. Two things are certain on a page: references, and the headings of the practice implications. What
 * lies between two such headings
 *
 *   … implications | implications of the last post · [its reference] · TITLE · [reference] · summary · [reference] | implications …
 *
 * belongs to two posts, and this file finds the title that parts them. A title right in front of a reference is one; a reference
 * with a title behind it ends the post before; without references it is the last line that can be a title. */

typedef struct
{
  GPtrArray *lines;
  GArray    *segments;
  int        month;
  gboolean   open;
  gboolean   has_citation;
  gboolean   in_implications;
} Search;

static PraxisBlogPageLineKind
kind_at (Search *search,
         guint   index)
{
  return ((PraxisBlogPageLine *) g_ptr_array_index (search->lines, index))->kind;
}

static PraxisBlogPageLine *
line_at (Search *search,
         guint   index)
{
  return g_ptr_array_index (search->lines, index);
}

/* The next line from @index on that is no date; @end where there is none. */
static guint
skip_dates (Search *search,
            guint   index,
            guint   end)
{
  while (index < end && kind_at (search, index) == PRAXIS_BLOG_PAGE_LINE_DATE)
    index++;
  return index;
}

static gboolean
is_content (PraxisBlogPageLineKind kind)
{
  return kind == PRAXIS_BLOG_PAGE_LINE_PROSE || kind == PRAXIS_BLOG_PAGE_LINE_BLURB;
}

static void
begin (Search   *search,
       int       title,
       guint     first,
       gboolean  has_citation)
{
  PraxisBlogPageSegment segment = { title, first, 0, search->month };

  if (search->segments->len > 0)
    {
      PraxisBlogPageSegment *last = &g_array_index (search->segments, PraxisBlogPageSegment, search->segments->len - 1);

      if (last->end == 0)
        last->end = title >= 0 ? MIN (first, (guint) title) : first;
    }
  g_array_append_val (search->segments, segment);
  search->open = TRUE;
  search->has_citation = has_citation;
  search->in_implications = FALSE;
}

/* Whether a line is written like a title, with capitals, though it ends with a full stop. */
static gboolean
is_capitalised (const PraxisBlogPageLine *line)
{
  g_auto(GStrv) words = NULL;
  guint capitals = 0;

  if (strlen (line->block->text) > 160 || line->block->kind == PRAXIS_BLOCK_ITEM)
    return FALSE;
  words = g_strsplit (line->block->text, " ", -1);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      gunichar first = g_utf8_get_char (words[i]);

      if (strlen (words[i]) < 4)
        continue;
      if (g_unichar_islower (first))
        return FALSE;
      capitals += g_unichar_isupper (first) ? 1 : 0;
    }
  return capitals >= 2;
}

/* A reference, or several in a row, from @from to before @to in a region that ends at @end.
 * Returns whether its place is decided; else it stands somewhere in a post whose title is not known yet. */
static gboolean
place_citations (Search   *search,
                 guint     region,
                 guint     from,
                 guint     to,
                 guint     end,
                 gboolean  has_heading)
{
  guint before = from, next = skip_dates (search, to, end);
  gboolean at_end = next >= end;

  while (before > region && kind_at (search, before - 1) == PRAXIS_BLOG_PAGE_LINE_DATE)
    before--;
  if (before > region && kind_at (search, before - 1) == PRAXIS_BLOG_PAGE_LINE_TITLE)
    {
      begin (search, (int) before - 1, before - 1, TRUE);
      return TRUE;
    }
  /* "Why the Lamp Went Out." — unless it is all that the implications before it say. */
  if (before > region && !at_end && is_content (kind_at (search, before - 1)) && is_content (kind_at (search, next)) &&
      (!search->in_implications || before > region + 1) && is_capitalised (line_at (search, before - 1)))
    {
      begin (search, (int) before - 1, before - 1, TRUE);
      return TRUE;
    }
  if (search->open && !search->has_citation && (at_end ? !has_heading || search->in_implications == FALSE : kind_at (search, next) != PRAXIS_BLOG_PAGE_LINE_PROSE))
    {
      search->has_citation = TRUE;
      return TRUE;
    }
  /* The reference in front of its title. */
  if (!at_end && kind_at (search, next) == PRAXIS_BLOG_PAGE_LINE_TITLE && next + 1 < end && is_content (kind_at (search, next + 1)) &&
      (!search->open || search->in_implications))
    {
      begin (search, (int) next, from, TRUE);
      return TRUE;
    }
  if (at_end || !is_content (kind_at (search, next)))
    return search->open && !search->in_implications;
  /* A second reference in the middle of a summary is the same post's. */
  if (search->open && !search->in_implications)
    {
      search->has_citation = TRUE;
      return TRUE;
    }
  return FALSE;
}

/* Whether the line at @index can be the title of a post that has no reference behind it. */
static gboolean
is_candidate (Search *search,
              guint   index,
              guint   end)
{
  guint next;

  if (kind_at (search, index) != PRAXIS_BLOG_PAGE_LINE_TITLE)
    return FALSE;
  next = skip_dates (search, index + 1, end);
  return next < end && (is_content (kind_at (search, next)) || kind_at (search, next) == PRAXIS_BLOG_PAGE_LINE_CITATION);
}

/* How much a line stands out: a heading of the page, a bold line, or none of these. */
static guint
weight (const PraxisBlogPageLine *line)
{
  if (line->marked)
    return 9;
  if (line->block->kind == PRAXIS_BLOCK_HEADING)
    return line->block->level <= 6 ? 8 - line->block->level : 2;
  return line->block->strong ? 1 : 0;
}

/* The title of the post whose implications begin at @end, where no reference told it. */
static int
choose_title (Search   *search,
              guint     region,
              guint     end,
              gboolean  below_month)
{
  int chosen = -1;

  if (below_month)
    {
      guint first = skip_dates (search, region, end);

      if (first < end && is_candidate (search, first, end))
        return (int) first;
    }
  for (guint i = region; i < end; i++)
    {
      if ((is_candidate (search, i, end) || (line_at (search, i)->marked && kind_at (search, i) == PRAXIS_BLOG_PAGE_LINE_TITLE)) &&
          (chosen < 0 || weight (line_at (search, i)) >= weight (line_at (search, (guint) chosen))))
        chosen = (int) i;
    }
  return chosen;
}

/* The first line of a region that is text, where a post without a title begins. */
static int
first_content (Search *search,
               guint   region,
               guint   end)
{
  for (guint i = region; i < end; i++)
    {
      if (is_content (kind_at (search, i)) || kind_at (search, i) == PRAXIS_BLOG_PAGE_LINE_CITATION)
        return (int) i;
    }
  return -1;
}

/* A post that begins with a reference and has no title: the reference that stands after text and before text. */
static void
begin_untitled (Search   *search,
                guint     region,
                guint     end,
                int       undecided,
                gboolean  below_month)
{
  int title;

  if (undecided >= 0)
    {
      guint next = (guint) undecided;
      gboolean leads;

      while (next < end && kind_at (search, next) == PRAXIS_BLOG_PAGE_LINE_CITATION)
        next++;
      next = skip_dates (search, next, end);
      leads = next < end && is_content (kind_at (search, next));
      title = choose_title (search, region, (guint) undecided, below_month);
      /* What stands between such a title and its reference is an announcement. */
      if (leads && title >= 0 && line_at (search, (guint) title)->marked)
        {
          begin (search, title, (guint) undecided, TRUE);
          return;
        }
      if (leads && (title < 0 || !below_month || (guint) title != skip_dates (search, region, end)))
        {
          begin (search, -1, (guint) undecided, TRUE);
          return;
        }
      if (title >= 0)
        {
          begin (search, title, (guint) title, TRUE);
          return;
        }
      begin (search, -1, leads || search->open ? (guint) undecided : (guint) MAX (first_content (search, region, end), 0), TRUE);
      return;
    }
  title = choose_title (search, region, end, below_month);
  if (title >= 0)
    {
      begin (search, title, (guint) title, FALSE);
    }
  else if (!search->open && search->month >= 0)
    {
      int content = first_content (search, region, end);

      if (content >= 0)
        begin (search, -1, (guint) content, FALSE);
    }
}

/* The lines from @region to @end, where the heading of the implications stands, or the month ends. */
static void
search_region (Search   *search,
               guint     region,
               guint     end,
               gboolean  has_heading,
               gboolean  below_month)
{
  guint before = search->segments->len;
  int undecided = -1;

  for (guint i = region; i < end; i++)
    {
      guint to = i;

      if (kind_at (search, i) != PRAXIS_BLOG_PAGE_LINE_CITATION)
        continue;
      while (to < end && kind_at (search, to) == PRAXIS_BLOG_PAGE_LINE_CITATION)
        to++;
      if (!place_citations (search, region, i, to, end, has_heading) && undecided < 0)
        undecided = (int) i;
      i = to - 1;
    }
  if (has_heading && search->segments->len == before && !(search->open && !search->in_implications))
    begin_untitled (search, region, end, undecided, below_month);
  if (has_heading)
    search->in_implications = TRUE;
}

static void
search_section (Search   *search,
                guint     start,
                guint     end,
                gboolean  below_month)
{
  guint region = start;

  search->open = search->has_citation = search->in_implications = FALSE;
  for (guint i = start; i < end; i++)
    {
      if (kind_at (search, i) != PRAXIS_BLOG_PAGE_LINE_IMPLICATIONS)
        continue;
      search_region (search, region, i, TRUE, below_month && region == start);
      region = i + 1;
    }
  search_region (search, region, end, FALSE, below_month && region == start);
  if (search->segments->len > 0)
    {
      PraxisBlogPageSegment *last = &g_array_index (search->segments, PraxisBlogPageSegment, search->segments->len - 1);

      if (last->end == 0)
        last->end = end;
    }
}

/* The level that the titles of all posts have as headings, or 0. */
static guint
common_level (Search *search)
{
  guint level = 0;

  for (guint i = 0; i < search->segments->len; i++)
    {
      PraxisBlogPageSegment *segment = &g_array_index (search->segments, PraxisBlogPageSegment, i);

      if (segment->title < 0)
        continue;
      if (level == 0)
        level = line_at (search, (guint) segment->title)->block->level;
      if (level == 0 || level != line_at (search, (guint) segment->title)->block->level)
        return 0;
    }
  return level;
}

/* Posts with neither reference nor implications: headings of the same level as all other titles. */
static void
split_by_level (Search *search)
{
  guint level = common_level (search);
  g_autoptr(GArray) split = g_array_new (FALSE, FALSE, sizeof (PraxisBlogPageSegment));

  if (level == 0)
    return;
  for (guint i = 0; i < search->segments->len; i++)
    {
      PraxisBlogPageSegment segment = g_array_index (search->segments, PraxisBlogPageSegment, i);

      for (guint k = segment.first + 1; k < segment.end; k++)
        {
          PraxisBlogPageSegment rest = { (int) k, k, segment.end, segment.month };

          if ((int) k == segment.title || line_at (search, k)->block->level != level || !is_candidate (search, k, segment.end))
            continue;
          segment.end = k;
          g_array_append_val (split, segment);
          segment = rest;
        }
      g_array_append_val (split, segment);
    }
  g_array_set_size (search->segments, 0);
  if (split->len > 0)
    g_array_append_vals (search->segments, split->data, split->len);
}

/**
 * praxis_blog_page_segment:
 * @lines: (element-type PraxisBlogPageLine): the lines that are no navigation
 *
 * Returns: (transfer full) (element-type PraxisBlogPageSegment): the posts, in the page's order
 */
GArray *
praxis_blog_page_segment (GPtrArray *lines)
{
  Search search = { .lines = lines, .month = -1 };
  guint start = 0;

  search.segments = g_array_new (FALSE, FALSE, sizeof (PraxisBlogPageSegment));
  for (guint i = 0; i <= lines->len; i++)
    {
      if (i < lines->len && kind_at (&search, i) != PRAXIS_BLOG_PAGE_LINE_MONTH)
        continue;
      search_section (&search, start, i, search.month >= 0);
      search.month = (int) i;
      start = i + 1;
    }
  split_by_level (&search);
  return search.segments;
}
