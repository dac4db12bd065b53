/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-finding.h"
#include "model/praxis-month.h"
#include "model/praxis-notice.h"
#include "praxis-forest-axis.h"
#include "praxis-html.h"

G_BEGIN_DECLS

/**
 * PraxisForestSort:
 * @PRAXIS_FOREST_BY_DATE: the newest works first, and what one post reports in its order
 * @PRAXIS_FOREST_BY_SIZE: what rests on most people, or studies, first
 *
 * The order of the rows of a plot.
 */
typedef enum
{
  PRAXIS_FOREST_BY_DATE,
  PRAXIS_FOREST_BY_SIZE,
} PraxisForestSort;

#define PRAXIS_N_FOREST_SORTS 2

/**
 * PraxisForestCount:
 * @PRAXIS_FOREST_COUNT_NONE: nothing
 * @PRAXIS_FOREST_COUNT_PEOPLE: people
 * @PRAXIS_FOREST_COUNT_STUDIES: studies
 *
 * What the squares of a plot are as large as.
 */
typedef enum
{
  PRAXIS_FOREST_COUNT_NONE,
  PRAXIS_FOREST_COUNT_PEOPLE,
  PRAXIS_FOREST_COUNT_STUDIES,
} PraxisForestCount;

/* A page with more rows of a measure than these shows nobody anything. */
#define PRAXIS_FOREST_MAX_SHOWN 100

/**
 * PraxisForestSource:
 * @post_id: the row of the post
 * @label: what the post is on, "Strauss et al., 2021"
 * @title: the post's title
 * @address: (nullable): where the post is, from the page that the plot is in
 * @year: when its first work came out; 0 where that is not known
 * @month: the month of its issue
 * @notice: (nullable): what a publisher has said of its work since; %NULL where that is nothing, or nothing is known
 * @notice_work: (nullable): which of its works that is, where it has several
 *
 * The post that a finding is from; every text is copied by praxis_forest_plot_add(). The plot of one post shows neither label nor title,
 * but its table in a file has them.
 */
typedef struct
{
  gint64        post_id;
  const char   *label;
  const char   *title;
  const char   *address;
  int           year;
  PraxisMonth   month;
  PraxisNotice *notice;
  const char   *notice_work;
} PraxisForestSource;

/**
 * PraxisForestRow:
 * @finding: what it shows
 * @source: the post that it is from, its texts the row's own
 * @place: its place among all that were added
 *
 * A row of a plot.
 */
typedef struct
{
  PraxisFinding      *finding;
  PraxisForestSource  source;
  guint               place;
} PraxisForestRow;

/**
 * PraxisForestGroup:
 * @measure: what its rows are a measure of
 * @rows: (element-type PraxisForestRow): its rows
 * @axis: the axis that they share
 * @count: what its squares are as large as
 * @largest: the largest such number
 * @level: the level of its intervals in percent; NaN where they differ or it was not said
 * @numbers: the longest text that praxis_forest_row_dup_numbers() gives
 *
 * The findings of one measure.
 */
typedef struct
{
  PraxisMeasure      measure;
  GPtrArray         *rows;
  PraxisForestAxis   axis;
  PraxisForestCount  count;
  gint64             largest;
  double             level;
  char              *numbers;
} PraxisForestGroup;

/**
 * PraxisForestPlot:
 * @language: the language of its words
 * @is_of_process: whether that is the process's
 * @is_of_post: whether it is of one post, which needs no name then
 * @has_sources: whether its rows are called after their posts
 * @groups: (element-type PraxisForestGroup): its groups, never pooled
 *
 * What a forest plot shows: of a post, or of all posts on something. Filled by praxis_forest_plot_add() and then finished; nobody
 * changes it after that, so that several threads may read it.
 */
typedef struct
{
  char      *language;
  gboolean   is_of_process;
  gboolean   is_of_post;
  gboolean   has_sources;
  GPtrArray *groups;
} PraxisForestPlot;

PraxisForestPlot *praxis_forest_plot_new           (const char              *language);
PraxisForestPlot *praxis_forest_plot_new_for_post  (const char              *language,
                                                    GPtrArray               *findings,
                                                    const PraxisForestSource *source,
                                                    PraxisForestSort         sort);
PraxisForestPlot *praxis_forest_plot_ref           (PraxisForestPlot        *self);
void              praxis_forest_plot_unref         (PraxisForestPlot        *self);
void              praxis_forest_plot_add           (PraxisForestPlot        *self,
                                                    PraxisFinding           *finding,
                                                    const PraxisForestSource *source);
void              praxis_forest_plot_finish        (PraxisForestPlot        *self,
                                                    PraxisForestSort         sort);
gint64            praxis_forest_group_get_size     (const PraxisForestGroup *self,
                                                    const PraxisForestRow   *row);
const char       *praxis_forest_row_get_label      (const PraxisForestPlot  *plot,
                                                    const PraxisForestRow   *self);
char             *praxis_forest_row_dup_detail     (const PraxisForestPlot  *plot,
                                                    const PraxisForestRow   *self);
char             *praxis_forest_row_dup_numbers    (const PraxisForestRow   *self);

/* praxis-forest-words.c */
char             *praxis_forest_row_dup_notice     (const PraxisForestPlot  *plot,
                                                    const PraxisForestRow   *self);
char             *praxis_forest_row_dup_words      (const PraxisForestPlot  *plot,
                                                    const PraxisForestRow   *self);
const char       *praxis_forest_get_word           (const PraxisForestPlot  *plot,
                                                    const char              *message);
const char       *praxis_forest_get_measure_label  (const PraxisForestPlot  *plot,
                                                    PraxisMeasure            measure);
char             *praxis_forest_dup_title          (const PraxisForestPlot  *plot,
                                                    const PraxisForestGroup *group);
char             *praxis_forest_dup_description    (const PraxisForestPlot  *plot,
                                                    const PraxisForestGroup *group);
GPtrArray        *praxis_forest_list_notes         (const PraxisForestPlot  *plot);
const char       *praxis_forest_get_pool_note      (const PraxisForestPlot  *plot);
char             *praxis_forest_dup_group_note     (const PraxisForestPlot  *plot,
                                                    const PraxisForestGroup *group);
const char       *praxis_forest_get_direction_word (const PraxisForestPlot  *plot,
                                                    PraxisDirection          direction);

/* praxis-forest-svg.c */
char             *praxis_forest_group_to_svg       (const PraxisForestPlot  *plot,
                                                    const PraxisForestGroup *group,
                                                    const char              *id);
char             *praxis_forest_plot_to_svg        (const PraxisForestPlot  *plot,
                                                    const char              *title);

/* praxis-forest-table.c */
void              praxis_forest_write_table        (PraxisHtml              *html,
                                                    const PraxisForestPlot  *plot,
                                                    const PraxisForestGroup *group);
char             *praxis_forest_plot_to_csv        (const PraxisForestPlot  *plot);

/* praxis-forest-figure.c */
void              praxis_forest_write_figures      (PraxisHtml              *html,
                                                    const PraxisForestPlot  *plot,
                                                    const char              *id);
void              praxis_forest_write_tables       (PraxisHtml              *html,
                                                    const PraxisForestPlot  *plot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisForestPlot, praxis_forest_plot_unref)

G_END_DECLS
