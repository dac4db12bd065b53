/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-blog-page-importer.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cite/praxis-reference-parser.h"
#include "cite/praxis-reference-text.h"
#include "praxis-error.h"
#include "praxis-blog-page-merge.h"
#include "praxis-blog-page-prepare.h"
#include "praxis-blog-page-segments.h"
#include "praxis-text-decoder.h"

/* A past blog page becomes posts:
 *
 *   bytes → text (decoder) → blocks (text or HTML) → lines with a kind (prepare) → segments → posts → doubles merged
 *
 * Nothing here knows the words of one page: what tells a post are references, headings of implications, and months. */

typedef struct
{
  PraxisBlogPage   *page;
  PraxisBlocks *blocks;
  GPtrArray    *lines;
  PraxisMonth   source_month;
  char         *source_label;
} Importer;

/* One half of a post on its way: paragraphs as text and as CommonMark. */
typedef struct
{
  GStrvBuilder *text;
  GString      *markdown;
  gboolean      in_list;
  guint         count;
} Body;

static void
body_init (Body *body)
{
  body->text = g_strv_builder_new ();
  body->markdown = g_string_new (NULL);
  body->in_list = FALSE;
  body->count = 0;
}

/* A heading or a bold line inside a post, an item of a list, or a paragraph. */
static void
body_add (Body                     *body,
          const PraxisBlogPageLine *line)
{
  const PraxisBlock *block = line->block;
  gboolean item = block->kind == PRAXIS_BLOCK_ITEM;

  if (body->markdown->len > 0)
    g_string_append (body->markdown, item && body->in_list ? "\n" : "\n\n");
  if (item)
    g_string_append (body->markdown, "- ");
  else if (block->kind == PRAXIS_BLOCK_HEADING)
    g_string_append (body->markdown, "### ");
  g_string_append (body->markdown, block->markdown);
  g_strv_builder_add (body->text, block->text);
  body->in_list = item;
  body->count++;
}

static PraxisBlogPageLine *
line_at (Importer *self,
         guint     index)
{
  return g_ptr_array_index (self->lines, index);
}

static gboolean
same_title (const char *a,
            const char *b)
{
  g_autofree char *first = praxis_blog_page_fold (a);
  g_autofree char *second = praxis_blog_page_fold (b);

  return strcmp (first, second) == 0;
}

/* Whether a short line in a post heads text: then it is kept. */
static gboolean
heads_text (Importer *self,
            guint     index,
            guint     end)
{
  for (guint i = index + 1; i < end; i++)
    {
      PraxisBlogPageLineKind kind = line_at (self, i)->kind;

      if (kind == PRAXIS_BLOG_PAGE_LINE_PROSE || kind == PRAXIS_BLOG_PAGE_LINE_BLURB)
        return TRUE;
      if (kind != PRAXIS_BLOG_PAGE_LINE_DATE)
        return FALSE;
    }
  return FALSE;
}

static void
add_citation (Importer           *self,
              PraxisBlogPagePost *post,
              PraxisBlogPageLine *line)
{
  g_autofree char *reference = g_strdup (line->block->text);
  g_autoptr(PraxisReferenceParse) parse = NULL;

  /* A link on "Abstract" or on the title has the DOI that the words leave out. */
  if (line->block->doi != NULL && strstr (reference, "10.") == NULL)
    {
      char *more = g_strconcat (reference, " ", line->block->doi, NULL);

      g_free (reference);
      reference = more;
    }
  parse = praxis_reference_parse (reference);
  g_ptr_array_add (post->citations, g_object_ref (parse->citation));
  for (guint i = 0; i < parse->doubts->len; i++)
    {
      PraxisReferenceDoubt *doubt = g_ptr_array_index (parse->doubts, i);

      praxis_blog_page_add_problem (self->page, post, line->block->line, doubt->field, doubt->message);
    }
}

static void
set_month (Importer                    *self,
           PraxisBlogPagePost          *post,
           const PraxisBlogPageSegment *segment)
{
  PraxisBlogPageLine *date = NULL;

  if (segment->month >= 0)
    {
      PraxisBlogPageLine *line = line_at (self, (guint) segment->month);

      post->month = line->month;
      post->month_label = g_strdup (line->label);
      return;
    }
  /* Without headings a post's own date tells, beside its title or right above it. */
  for (guint i = segment->first; i < segment->end && i < segment->first + 4 && date == NULL; i++)
    {
      if (line_at (self, i)->kind == PRAXIS_BLOG_PAGE_LINE_DATE)
        date = line_at (self, i);
    }
  if (date == NULL && segment->first > 0 && line_at (self, segment->first - 1)->kind == PRAXIS_BLOG_PAGE_LINE_DATE)
    date = line_at (self, segment->first - 1);
  if (date != NULL)
    {
      post->month = date->month;
      post->month_label = g_strdup (date->label);
    }
  else if (self->source_month != PRAXIS_MONTH_NONE)
    {
      post->month = self->source_month;
      post->month_label = g_strdup (self->source_label);
    }
}

/* Nine words without a full stop are still a sentence. */
static gboolean
is_long (const char *text)
{
  guint words = 1;

  for (; *text != '\0'; text++)
    words += *text == ' ';
  return words >= 9;
}

/* A short line inside a post. @keep tells that it cannot belong to what stands behind the posts. */
static void
add_title_line (Importer           *self,
                PraxisBlogPagePost *post,
                Body               *body,
                guint               index,
                guint               end,
                gboolean            keep)
{
  PraxisBlogPageLine *line = line_at (self, index);

  if (post->title != NULL && same_title (post->title, line->block->text))
    return;
  if (heads_text (self, index, end))
    {
      body_add (body, line);
      if (body->count > 1 && line->block->kind != PRAXIS_BLOCK_HEADING)
        praxis_blog_page_add_problem (self->page, post, line->block->line, "title", _("This line may be the title of another post."));
    }
  else if (line->block->kind != PRAXIS_BLOCK_HEADING && !line->block->strong && (keep || is_long (line->block->text)))
    {
      body_add (body, line);
    }
  else if (strlen (line->block->text) >= 24)
    {
      praxis_blog_page_add_problem (self->page, post, line->block->line, NULL, _("This line behind the post was left out."));
    }
}

/* Reads the lines of one post into its two halves. Returns whether the heading of the implications was there. */
static gboolean
read_lines (Importer                    *self,
            PraxisBlogPagePost          *post,
            const PraxisBlogPageSegment *segment,
            Body                        *summary,
            Body                        *implications)
{
  Body *body = summary;
  guint heading = segment->end;

  while (heading > segment->first && line_at (self, heading - 1)->kind != PRAXIS_BLOG_PAGE_LINE_IMPLICATIONS)
    heading--;
  /* The place of the heading, or 0 where there is none. */
  heading = heading > segment->first ? heading - 1 : 0;
  for (guint i = segment->first; i < segment->end; i++)
    {
      PraxisBlogPageLine *line = line_at (self, i);

      if ((int) i == segment->title)
        continue;
      switch (line->kind)
        {
        case PRAXIS_BLOG_PAGE_LINE_CITATION:
          add_citation (self, post, line);
          break;
        case PRAXIS_BLOG_PAGE_LINE_IMPLICATIONS:
          body = implications;
          break;
        case PRAXIS_BLOG_PAGE_LINE_TITLE:
          add_title_line (self, post, body, i, segment->end, i < heading || i == heading + 1);
          break;
        case PRAXIS_BLOG_PAGE_LINE_PROSE:
        case PRAXIS_BLOG_PAGE_LINE_BLURB:
          body_add (body, line);
          break;
        case PRAXIS_BLOG_PAGE_LINE_STOP:
          i = segment->end;
          break;
        default:
          break;
        }
    }
  return body == implications;
}

static void
doubt_what_is_missing (Importer           *self,
                       PraxisBlogPagePost *post,
                       gboolean            has_implications)
{
  if (post->title == NULL)
    praxis_blog_page_add_problem (self->page, post, post->line, "title", _("This post has no title of its own."));
  if (post->month == PRAXIS_MONTH_NONE)
    praxis_blog_page_add_problem (self->page, post, post->line, "month", _("The page does not tell the month of this post."));
  if (post->citations->len == 0)
    praxis_blog_page_add_problem (self->page, post, post->line, "citation", _("No reference was found for this post."));
  if (!has_implications)
    praxis_blog_page_add_problem (self->page, post, post->line, "implications", _("No practice implications were found for this post."));
}

static void
add_post (Importer                    *self,
          const PraxisBlogPageSegment *segment)
{
  g_autoptr(PraxisBlogPagePost) post = praxis_blog_page_post_new ();
  Body summary, implications;
  gboolean found;

  body_init (&summary);
  body_init (&implications);
  if (segment->title >= 0)
    post->title = g_strdup (line_at (self, (guint) segment->title)->block->text);
  post->line = line_at (self, segment->title >= 0 ? (guint) segment->title : segment->first)->block->line;
  set_month (self, post, segment);
  found = read_lines (self, post, segment, &summary, &implications);

  post->summary_paragraphs = g_strv_builder_unref_to_strv (summary.text);
  post->implication_paragraphs = g_strv_builder_unref_to_strv (implications.text);
  post->summary = g_string_free (summary.markdown, FALSE);
  post->implications = g_string_free (implications.markdown, FALSE);
  if (summary.count == 0 && implications.count == 0)
    {
      /* A list of titles or of references is no post. */
      praxis_blog_page_add_problem (self->page, NULL, post->line, "title", _("This entry has no text and was left out."));
      return;
    }
  doubt_what_is_missing (self, post, found && implications.count > 0);
  g_ptr_array_add (self->page->posts, g_steal_pointer (&post));
}

static PraxisMonth
next_month (Importer *self,
            guint     index)
{
  for (guint i = index; i < self->lines->len; i++)
    {
      if (line_at (self, i)->kind == PRAXIS_BLOG_PAGE_LINE_MONTH)
        return line_at (self, i)->month;
    }
  return self->source_month;
}

/* "This month..." and "…I blog about tales" → "This month… I blog about tales". */
static char *
blurb_text (const char *head,
            const char *text)
{
  g_autofree char *start = head != NULL ? praxis_reference_trim (g_strdup (head), ".") : NULL;
  const char *rest = text;

  while (head != NULL && (*rest == '.' || *rest == ' ' || g_str_has_prefix (rest, "…")))
    rest += *rest == '.' || *rest == ' ' ? 1 : strlen ("…");
  if (start == NULL)
    return g_strdup (text);
  if (g_str_has_suffix (start, "…"))
    return g_strdup_printf ("%s %s", start, rest);
  return g_strdup_printf ("%s… %s", start, rest);
}

/* The name of who signs an introduction, which a page leaves glued to its beginning when it is copied. */
static const char *
without_signature (Importer   *self,
                   guint       index,
                   const char *text)
{
  for (guint i = index + 1; i < self->lines->len && i < index + 12; i++)
    {
      const char *name = line_at (self, i)->block->text;
      gsize n = strlen (name);

      if (line_at (self, i)->kind == PRAXIS_BLOG_PAGE_LINE_TITLE && n >= 4 && n <= 60 && strncmp (text, name, n) == 0 &&
          praxis_reference_starts_upper (text + n))
        return text + n;
    }
  return text;
}

/* What stands outside the posts: the introduction in front of them, and the lines that introduce a month. */
static void
read_surroundings (Importer *self,
                   GArray   *segments)
{
  g_autoptr(GString) introduction = g_string_new (NULL);
  PraxisMonth month = PRAXIS_MONTH_NONE;
  const char *head = NULL;
  guint current = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      PraxisBlogPageLine *line = line_at (self, i);

      if (current < segments->len && i >= g_array_index (segments, PraxisBlogPageSegment, current).first)
        {
          i = MAX (g_array_index (segments, PraxisBlogPageSegment, current).end, i + 1) - 1;
          current++;
          head = NULL;
          continue;
        }
      if (line->kind == PRAXIS_BLOG_PAGE_LINE_MONTH)
        month = line->month;
      else if (line->kind == PRAXIS_BLOG_PAGE_LINE_BLURB_HEAD)
        {
          head = line->block->text;
          continue;
        }
      else if (line->kind == PRAXIS_BLOG_PAGE_LINE_BLURB || (head != NULL && (line->kind == PRAXIS_BLOG_PAGE_LINE_PROSE || line->kind == PRAXIS_BLOG_PAGE_LINE_TITLE)))
        {
          g_autofree char *text = blurb_text (head, line->block->text);

          praxis_blog_page_add_blurb (self->page, month != PRAXIS_MONTH_NONE ? month : next_month (self, i), text);
        }
      else if (line->kind == PRAXIS_BLOG_PAGE_LINE_PROSE && current == 0)
        g_string_append_printf (introduction, "%s%s", introduction->len > 0 ? "\n\n" : "", without_signature (self, i, line->block->markdown));
      else if (line->kind == PRAXIS_BLOG_PAGE_LINE_PROSE)
        praxis_blog_page_add_problem (self->page, NULL, line->block->line, NULL, _("This paragraph belongs to no post and was left out."));
      head = NULL;
    }
  if (introduction->len > 0)
    self->page->introduction = g_strdup (introduction->str);
}

/* The lines that posts can be made of. Doubled titles become one. */
static GPtrArray *
select_lines (GArray   *all,
              gboolean  with_asides)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      PraxisBlogPageLine *line = &g_array_index (all, PraxisBlogPageLine, i);
      PraxisBlogPageLine *last = lines->len > 0 ? g_ptr_array_index (lines, lines->len - 1) : NULL;

      if (line->kind == PRAXIS_BLOG_PAGE_LINE_NAVIGATION || line->kind == PRAXIS_BLOG_PAGE_LINE_FACET || line->kind == PRAXIS_BLOG_PAGE_LINE_FACET_HEAD)
        continue;
      if (line->block->aside && !with_asides && line->kind != PRAXIS_BLOG_PAGE_LINE_BLURB && line->kind != PRAXIS_BLOG_PAGE_LINE_BLURB_HEAD)
        continue;
      if (line->kind == PRAXIS_BLOG_PAGE_LINE_TITLE && last != NULL && last->kind == PRAXIS_BLOG_PAGE_LINE_TITLE && same_title (line->block->text, last->block->text))
        {
          if (line->block->level == 0 && last->block->level > 0)
            continue;
          g_ptr_array_remove_index (lines, lines->len - 1);
        }
      g_ptr_array_add (lines, line);
    }
  return lines;
}

/* A scientific article has its sections as headings; posts have not. */
static gboolean
is_article (GArray *all)
{
  static const char * const names[] = { "abstract", "method", "methods", "results", "discussion", "references", "keywords", "introduction", "conclusion" };
  guint seen = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const char *text = g_array_index (all, PraxisBlogPageLine, i).block->text;

      for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
        {
          if (g_ascii_strcasecmp (text, names[k]) == 0)
            seen |= 1u << k;
        }
    }
  return __builtin_popcount (seen) >= 4;
}

static void
read_posts (Importer *self,
            GArray   *all,
            gboolean  with_asides)
{
  g_autoptr(GArray) segments = NULL;

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = select_lines (all, with_asides);
  segments = praxis_blog_page_segment (self->lines);
  for (guint i = 0; i < segments->len; i++)
    add_post (self, &g_array_index (segments, PraxisBlogPageSegment, i));
  if (self->page->posts->len > 0)
    read_surroundings (self, segments);
}

/* Posts that nothing but one heading tells: neither month nor reference. Such a page can be anything. */
static gboolean
is_convincing (PraxisBlogPage *page)
{
  for (guint i = 0; i < page->posts->len; i++)
    {
      PraxisBlogPagePost *post = g_ptr_array_index (page->posts, i);

      if (post->citations->len > 0 || post->month != PRAXIS_MONTH_NONE ||
          (post->title != NULL && *post->implications != '\0' && *post->summary != '\0'))
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_blog_page_importer_read:
 * @text: a past blog page, as plain text or HTML, in UTF-8
 * @source_month: the month that the page is known to be of, for posts that have none on it; or %PRAXIS_MONTH_NONE
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was understood; %NULL with %PRAXIS_ERROR_INVALID where this is no page of a blog, with
 *   %PRAXIS_ERROR_TOO_LARGE where its HTML is nested beyond reason, or when cancelled
 */
PraxisBlogPage *
praxis_blog_page_importer_read (const char    *text,
                                PraxisMonth    source_month,
                                GCancellable  *cancellable,
                                GError       **error)
{
  g_autoptr(PraxisBlogPage) page = praxis_blog_page_new ();
  g_autoptr(PraxisBlocks) blocks = NULL;
  g_autoptr(GArray) lines = NULL;
  g_autofree char *label = NULL;
  Importer self = { .page = page, .source_month = source_month };

  g_return_val_if_fail (text != NULL, NULL);

  blocks = praxis_blocks_is_html (text) ? praxis_blocks_from_html (text, cancellable, error) : praxis_blocks_from_text (text, cancellable, error);
  if (blocks == NULL || (lines = praxis_blog_page_prepare (blocks, cancellable, error)) == NULL)
    return NULL;
  page->title = g_strdup (blocks->title);
  if (source_month != PRAXIS_MONTH_NONE)
    label = praxis_month_format (source_month);
  else if (blocks->address != NULL)
    self.source_month = praxis_blog_page_month_of_address (blocks->address, &label);
  self.source_label = label;

  self.blocks = blocks;
  if (!is_article (lines))
    {
      read_posts (&self, lines, FALSE);
      /* Where everything seems to stand beside the page, the marks are wrong. */
      if (page->posts->len == 0)
        read_posts (&self, lines, TRUE);
    }
  g_clear_pointer (&self.lines, g_ptr_array_unref);
  if (!is_convincing (page))
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                           _("No posts were found: this does not look like a page of a blog. A post has a title, a reference, a summary and practice implications."));
      return NULL;
    }
  praxis_blog_page_merge_doubles (page);
  return g_steal_pointer (&page);
}

/**
 * praxis_blog_page_importer_decode:
 * @bytes: the content of a file, or of the clipboard
 * @name: (nullable): the file's name, which may tell the month
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was understood; %NULL like praxis_blog_page_importer_read()
 */
PraxisBlogPage *
praxis_blog_page_importer_decode (GBytes        *bytes,
                                  const char    *name,
                                  GCancellable  *cancellable,
                                  GError       **error)
{
  g_autofree char *text = praxis_text_decoder_decode (bytes, error);
  g_autofree char *label = NULL;
  PraxisMonth month = PRAXIS_MONTH_NONE;

  if (text == NULL)
    return NULL;
  if (name != NULL)
    month = praxis_blog_page_month_of_address (name, &label);
  return praxis_blog_page_importer_read (text, month, cancellable, error);
}

/**
 * praxis_blog_page_importer_load:
 * @file: a file
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was understood; %NULL like praxis_text_decoder_load() and
 *   praxis_blog_page_importer_read()
 */
PraxisBlogPage *
praxis_blog_page_importer_load (GFile         *file,
                                GCancellable  *cancellable,
                                GError       **error)
{
  g_autoptr(GBytes) bytes = praxis_text_decoder_load (file, cancellable, error);
  g_autofree char *name = g_file_get_basename (file);

  if (bytes == NULL)
    return NULL;
  return praxis_blog_page_importer_decode (bytes, name, cancellable, error);
}
