/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-forest-plot.h"

#include <math.h>
#include <string.h>

#include "praxis-catalogue.h"

/*
 * What a forest plot shows, apart from how it is drawn:
 *
 *   findings ──▶ PraxisForestPlot ──┬─▶ praxis-forest-layout ──┬─▶ praxis-forest-svg
 *                                   │                          └─▶ the window
 *                                   └─▶ praxis-forest-table (HTML, CSV)
 */

static void
row_free (PraxisForestRow *row)
{
  g_object_unref (row->finding);
  g_free ((char *) row->source.label);
  g_free ((char *) row->source.title);
  g_free ((char *) row->source.address);
  g_clear_object (&row->source.notice);
  g_free ((char *) row->source.notice_work);
  g_free (row);
}

static void
group_free (PraxisForestGroup *group)
{
  g_ptr_array_unref (group->rows);
  g_free (group->numbers);
  g_free (group);
}

/**
 * praxis_forest_plot_new:
 * @language: (nullable): the language of its words, a BCP 47 tag; %NULL for that of the process
 *
 * Returns: (transfer full): a plot without rows
 */
PraxisForestPlot *
praxis_forest_plot_new (const char *language)
{
  PraxisForestPlot *self = g_atomic_rc_box_new0 (PraxisForestPlot);

  self->is_of_process = language == NULL;
  self->language = language != NULL ? g_strdup (language) : praxis_catalogue_dup_process_language ();
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  return self;
}

/**
 * praxis_forest_plot_new_for_post:
 * @language: (nullable): the language of its words, a BCP 47 tag
 * @findings: (element-type PraxisFinding): what a post reports
 * @source: (nullable): the post, of which a picture of it alone says no more than the notice
 * @sort: the order of its rows
 *
 * Returns: (transfer full): the finished plot of one post
 */
PraxisForestPlot *
praxis_forest_plot_new_for_post (const char               *language,
                                 GPtrArray                *findings,
                                 const PraxisForestSource *source,
                                 PraxisForestSort          sort)
{
  PraxisForestPlot *self = praxis_forest_plot_new (language);

  self->is_of_post = TRUE;
  for (guint i = 0; i < findings->len; i++)
    praxis_forest_plot_add (self, findings->pdata[i], source);
  praxis_forest_plot_finish (self, sort);
  return self;
}

/**
 * praxis_forest_plot_ref:
 * @self: a plot
 *
 * Returns: (transfer full): @self
 */
PraxisForestPlot *
praxis_forest_plot_ref (PraxisForestPlot *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
plot_clear (gpointer data)
{
  PraxisForestPlot *self = data;

  g_free (self->language);
  g_ptr_array_unref (self->groups);
}

/**
 * praxis_forest_plot_unref:
 * @self: (transfer full): a plot
 */
void
praxis_forest_plot_unref (PraxisForestPlot *self)
{
  g_atomic_rc_box_release_full (self, plot_clear);
}

/* The groups stand in the order of the measures. */
static PraxisForestGroup *
get_group (PraxisForestPlot *self,
           PraxisMeasure     measure)
{
  PraxisForestGroup *group;
  guint i = 0;

  while (i < self->groups->len && ((PraxisForestGroup *) self->groups->pdata[i])->measure < measure)
    i++;
  if (i < self->groups->len && ((PraxisForestGroup *) self->groups->pdata[i])->measure == measure)
    return self->groups->pdata[i];
  group = g_new0 (PraxisForestGroup, 1);
  group->measure = measure;
  group->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  g_ptr_array_insert (self->groups, i, group);
  return group;
}

/**
 * praxis_forest_plot_add:
 * @self: a plot that is not finished
 * @finding: a finding
 * @source: (nullable): the post that it is from
 *
 * Adds a row. What is a measure of nothing, or has no number, is left out.
 */
void
praxis_forest_plot_add (PraxisForestPlot         *self,
                        PraxisFinding            *finding,
                        const PraxisForestSource *source)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (finding);
  PraxisForestGroup *group;
  PraxisForestRow *row;

  if (fields->measure == PRAXIS_MEASURE_NONE || !isfinite (fields->estimate))
    return;
  group = get_group (self, fields->measure);
  row = g_new0 (PraxisForestRow, 1);
  row->finding = g_object_ref (finding);
  if (source != NULL)
    {
      row->source = *source;
      row->source.label = g_strdup (source->label);
      row->source.title = g_strdup (source->title);
      row->source.address = g_strdup (source->address);
      row->source.notice = NULL;
      if (source->notice != NULL && praxis_notice_get_state (source->notice) != PRAXIS_NOTICE_NONE_KNOWN)
        row->source.notice = g_object_ref (source->notice);
      row->source.notice_work = g_strdup (source->notice_work);
      self->has_sources |= !self->is_of_post && (source->label != NULL || source->title != NULL);
    }
  row->place = group->rows->len;
  g_ptr_array_add (group->rows, row);
}

/* --- What is known of a group once it has all of its rows --- */

static gint64
get_count (const PraxisForestRow *row,
           PraxisForestCount      count)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (row->finding);

  switch (count)
    {
    case PRAXIS_FOREST_COUNT_PEOPLE: return fields->n;
    case PRAXIS_FOREST_COUNT_STUDIES: return fields->k;
    case PRAXIS_FOREST_COUNT_NONE: break;
    }
  return 0;
}

/**
 * praxis_forest_group_get_size:
 * @self: a group
 * @row: a row of it
 *
 * Returns: how many people, or studies, its square is as large as; 0 where that is not known
 */
gint64
praxis_forest_group_get_size (const PraxisForestGroup *self,
                              const PraxisForestRow   *row)
{
  return get_count (row, self->count);
}

/* Whichever more rows have; people, where as many have either. Where most have none, squares of one size say less that is wrong. */
static void
find_count (PraxisForestGroup *self)
{
  guint n_people = 0, n_studies = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      n_people += get_count (self->rows->pdata[i], PRAXIS_FOREST_COUNT_PEOPLE) > 0;
      n_studies += get_count (self->rows->pdata[i], PRAXIS_FOREST_COUNT_STUDIES) > 0;
    }
  if (2 * MAX (n_people, n_studies) > self->rows->len)
    self->count = n_studies > n_people ? PRAXIS_FOREST_COUNT_STUDIES : PRAXIS_FOREST_COUNT_PEOPLE;
  for (guint i = 0; i < self->rows->len; i++)
    self->largest = MAX (self->largest, praxis_forest_group_get_size (self, self->rows->pdata[i]));
}

static void
find_level (PraxisForestGroup *self)
{
  gboolean is_first = TRUE;

  self->level = NAN;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const PraxisForestRow *row = self->rows->pdata[i];
      double level = praxis_finding_get_fields (row->finding)->level;

      if (!praxis_finding_has_interval (row->finding))
        continue;
      if (!is_first && level != self->level)
        {
          self->level = NAN;
          return;
        }
      self->level = level;
      is_first = FALSE;
    }
}

static void
find_numbers (PraxisForestGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *numbers = praxis_forest_row_dup_numbers (self->rows->pdata[i]);

      if (self->numbers == NULL || g_utf8_strlen (numbers, -1) > g_utf8_strlen (self->numbers, -1))
        {
          g_free (self->numbers);
          self->numbers = g_steal_pointer (&numbers);
        }
    }
}

/* Of two rows that are of the same age, the one that was added first. */
static int
compare_dates (gconstpointer a,
               gconstpointer b)
{
  const PraxisForestRow *x = *(PraxisForestRow *const *) a;
  const PraxisForestRow *y = *(PraxisForestRow *const *) b;

  if (x->source.year != y->source.year)
    return y->source.year - x->source.year;
  if (x->source.month != y->source.month)
    return x->source.month < y->source.month ? 1 : -1;
  return x->place < y->place ? -1 : 1;
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  gint64 x = praxis_forest_group_get_size (user_data, *(PraxisForestRow *const *) a);
  gint64 y = praxis_forest_group_get_size (user_data, *(PraxisForestRow *const *) b);

  return x != y ? (x < y ? 1 : -1) : compare_dates (a, b);
}

static void
group_finish (PraxisForestGroup *self,
              PraxisForestSort   sort)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (findings, ((PraxisForestRow *) self->rows->pdata[i])->finding);
  praxis_forest_axis_init (&self->axis, self->measure, findings);
  find_count (self);
  find_level (self);
  find_numbers (self);
  if (sort == PRAXIS_FOREST_BY_SIZE)
    g_ptr_array_sort_with_data (self->rows, compare_sizes, self);
  else
    g_ptr_array_sort (self->rows, compare_dates);
}

/**
 * praxis_forest_plot_finish:
 * @self: a plot with all of its rows
 * @sort: their order
 *
 * Finds the axes and puts the rows in order. Called once, before anything is drawn.
 */
void
praxis_forest_plot_finish (PraxisForestPlot *self,
                           PraxisForestSort  sort)
{
  for (guint i = 0; i < self->groups->len; i++)
    group_finish (self->groups->pdata[i], sort);
}

/* --- The words of a row --- */

/**
 * praxis_forest_row_get_label:
 * @plot: a plot
 * @self: a row of it
 *
 * Returns: (transfer none): what it is called: the post's works in a plot of several posts, otherwise what was compared
 */
const char *
praxis_forest_row_get_label (const PraxisForestPlot *plot,
                             const PraxisForestRow  *self)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (self->finding);

  if (plot->has_sources && self->source.label != NULL && *self->source.label != '\0')
    return self->source.label;
  if (plot->has_sources && self->source.title != NULL && *self->source.title != '\0')
    return self->source.title;
  if (*fields->comparison != '\0')
    return fields->comparison;
  if (*fields->time_point != '\0')
    return fields->time_point;
  return praxis_forest_get_measure_label (plot, fields->measure);
}

/**
 * praxis_forest_row_dup_detail:
 * @plot: a plot
 * @self: a row of it
 *
 * Returns: (transfer full): what else is to be said of it: what was compared, and when; empty where that is its label already
 */
char *
praxis_forest_row_dup_detail (const PraxisForestPlot *plot,
                              const PraxisForestRow  *self)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (self->finding);
  const char *label = praxis_forest_row_get_label (plot, self);
  const char *comparison = label != fields->comparison ? fields->comparison : "";
  const char *time_point = label != fields->time_point ? fields->time_point : "";

  return g_strconcat (comparison, *comparison != '\0' && *time_point != '\0' ? "\u00a0· " : "", time_point, NULL);
}

/**
 * praxis_forest_row_dup_numbers:
 * @self: a row
 *
 * Returns: (transfer full): its estimate and its interval, "0.79 [0.70, 0.89]", the same in every language
 */
char *
praxis_forest_row_dup_numbers (const PraxisForestRow *self)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (self->finding);
  g_autoptr(GString) text = g_string_new (NULL);

  praxis_finding_append_number (text, fields->measure, fields->estimate);
  if (fields->measure == PRAXIS_MEASURE_PERCENTAGE)
    g_string_append_c (text, '%');
  if (praxis_finding_has_interval (self->finding))
    {
      g_string_append (text, " [");
      praxis_finding_append_number (text, fields->measure, fields->lower);
      g_string_append (text, ", ");
      praxis_finding_append_number (text, fields->measure, fields->upper);
      g_string_append_c (text, ']');
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}
