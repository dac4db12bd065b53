/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import/praxis-import.h"
#include "model/praxis-citation.h"
#include "model/praxis-month.h"

G_BEGIN_DECLS

/**
 * PraxisBlogPageProblem:
 * @line: the line of the source, from 1; 0 where it has none
 * @field: (nullable): what is in doubt: "title", "month", "citation", "implications" or a CSL variable
 * @message: what is in doubt, as a sentence in the user's language
 */
typedef struct
{
  guint  line;
  char  *field;
  char  *message;
} PraxisBlogPageProblem;

/**
 * PraxisBlogPagePost:
 * @title: (nullable): the title
 * @month_label: (nullable): the month in the page's words ("June 2020")
 * @month: the same as a number, or %PRAXIS_MONTH_NONE
 * @citations: (element-type PraxisCitation): what it cites
 * @summary: the summary as CommonMark, paragraphs parted by blank lines
 * @implications: the practice implications, in the same form
 * @summary_paragraphs: the summary's paragraphs as plain text
 * @implication_paragraphs: those of the practice implications
 * @doubts: (element-type PraxisBlogPageProblem): what is not certain about it
 * @keywords: (nullable): the keywords of a record, which may be topics of the digest
 * @line: the line of the source where it begins
 */
typedef struct
{
  char        *title;
  char        *month_label;
  PraxisMonth  month;
  GPtrArray   *citations;
  char        *summary;
  char        *implications;
  GStrv        summary_paragraphs;
  GStrv        implication_paragraphs;
  GPtrArray   *doubts;
  GStrv        keywords;
  guint        line;
} PraxisBlogPagePost;

/**
 * PraxisBlogPageBlurb:
 * @month: the month, or %PRAXIS_MONTH_NONE
 * @text: its "This month…" line
 */
typedef struct
{
  PraxisMonth  month;
  char        *text;
} PraxisBlogPageBlurb;

/**
 * PraxisBlogPage:
 * @title: (nullable): the page's title
 * @introduction: (nullable): what stands before the first month, as CommonMark
 * @blurbs: (element-type PraxisBlogPageBlurb): the lines that introduce a month
 * @posts: (element-type PraxisBlogPagePost): the posts in the page's order
 * @problems: (element-type PraxisBlogPageProblem): all that is not certain, that of the posts included
 * @is_records: whether it is no page but records of works, each of which may become a post
 *
 * What an importer understood of a past blog page, or of another source that becomes posts.
 */
typedef struct
{
  char      *title;
  char      *introduction;
  GPtrArray *blurbs;
  GPtrArray *posts;
  GPtrArray *problems;
  gboolean   is_records;
} PraxisBlogPage;

PraxisBlogPage     *praxis_blog_page_new            (void);
void                praxis_blog_page_free           (PraxisBlogPage     *self);
void                praxis_blog_page_add_problem    (PraxisBlogPage     *self,
                                                     PraxisBlogPagePost *post,
                                                     guint               line,
                                                     const char         *field,
                                                     const char         *message);
void                praxis_blog_page_add_blurb      (PraxisBlogPage     *self,
                                                     PraxisMonth         month,
                                                     const char         *text);
char               *praxis_blog_page_to_json        (PraxisBlogPage     *self);
PraxisImport       *praxis_blog_page_to_import      (PraxisBlogPage     *self,
                                                     const char         *source);
PraxisBlogPagePost *praxis_blog_page_post_new       (void);
void                praxis_blog_page_post_free      (PraxisBlogPagePost *self);
char               *praxis_blog_page_post_dup_title (PraxisBlogPagePost *self);
PraxisDraft        *praxis_blog_page_post_to_draft  (PraxisBlogPagePost *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisBlogPage, praxis_blog_page_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisBlogPagePost, praxis_blog_page_post_free)

G_END_DECLS
