/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-forest-plot.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "praxis-catalogue.h"

/* What is said beside a forest plot, in the language of its digest: what its marks mean, and what they do not. */

/* More numbers than these are better heard in a table. */
#define MAX_DESCRIBED 8

/**
 * praxis_forest_get_word:
 * @plot: a plot
 * @message: a word in English, as it stands in NC_("page", …)
 *
 * Returns: (transfer none): the word in the plot's language
 */
const char *
praxis_forest_get_word (const PraxisForestPlot *plot,
                        const char             *message)
{
  return plot->is_of_process ? g_dpgettext2 (GETTEXT_PACKAGE, "page", message)
                             : praxis_catalogue_get (plot->language, "page", message);
}

/**
 * praxis_forest_get_measure_label:
 * @plot: a plot
 * @measure: a measure
 *
 * Returns: (transfer none): its name in the plot's language
 */
const char *
praxis_forest_get_measure_label (const PraxisForestPlot *plot,
                                 PraxisMeasure           measure)
{
  return plot->is_of_process ? praxis_measure_get_label (measure) : praxis_measure_get_label_in (measure, plot->language);
}

/* Translators: what has happened to the study that a number is from since it was published; stands below its name in a plot */
static const char *const notice_words[PRAXIS_N_NOTICE_STATES] = {
  [PRAXIS_NOTICE_CORRECTED] = NC_ ("page", "corrected"),
  [PRAXIS_NOTICE_CONCERN] = NC_ ("page", "notice of concern"),
  [PRAXIS_NOTICE_REPLACED] = NC_ ("page", "retracted and replaced"),
  [PRAXIS_NOTICE_RETRACTED] = NC_ ("page", "retracted"),
};

/**
 * praxis_forest_row_dup_notice:
 * @plot: a plot
 * @self: a row of it
 *
 * Returns: (transfer full) (nullable): what has happened to the work that it is from, in the plot's language: "retracted"; with the
 *   work, where the post has several. %NULL where nothing is known, which is never said to be good
 */
char *
praxis_forest_row_dup_notice (const PraxisForestPlot *plot,
                              const PraxisForestRow  *self)
{
  const PraxisForestSource *source = &self->source;
  const char *word = source->notice != NULL ? notice_words[praxis_notice_get_state (source->notice)] : NULL;
  g_autoptr(GString) text = NULL;

  if (word == NULL)
    return NULL;
  word = praxis_forest_get_word (plot, word);
  if (source->notice_work == NULL)
    return g_strdup (word);
  /* Translators: {work} is a study, "Wampold & Flückiger, 2023", {notice} what has happened to it, "retracted" */
  text = g_string_new (praxis_forest_get_word (plot, NC_ ("page", "{work}: {notice}")));
  g_string_replace (text, "{notice}", word, 1);
  g_string_replace (text, "{work}", source->notice_work, 1);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * praxis_forest_row_dup_words:
 * @plot: a plot
 * @self: a row of it
 *
 * Returns: (transfer full): all of its words in a line: what it is called, what has happened to its work, what was compared
 */
char *
praxis_forest_row_dup_words (const PraxisForestPlot *plot,
                             const PraxisForestRow  *self)
{
  g_autofree char *notice = praxis_forest_row_dup_notice (plot, self);
  g_autofree char *detail = praxis_forest_row_dup_detail (plot, self);

  return g_strconcat (praxis_forest_row_get_label (plot, self), notice != NULL ? ", " : "", notice != NULL ? notice : "",
                      *detail != '\0' ? ", " : "", detail, NULL);
}

/**
 * praxis_forest_dup_title:
 * @plot: a plot
 * @group: a group of it
 *
 * Returns: (transfer full): what the picture of the group is
 */
char *
praxis_forest_dup_title (const PraxisForestPlot  *plot,
                         const PraxisForestGroup *group)
{
  /* Translators: {measure} is what the numbers of the picture are, "Odds ratio" */
  g_autoptr(GString) text = g_string_new (praxis_forest_get_word (plot, NC_ ("page", "Forest plot: {measure}")));

  g_string_replace (text, "{measure}", praxis_forest_get_measure_label (plot, group->measure), 1);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * praxis_forest_dup_description:
 * @plot: a plot
 * @group: a group of it
 *
 * Returns: (transfer full): the picture of the group in words, for those who do not see it; of many rows only those whose work has a
 *   notice
 */
char *
praxis_forest_dup_description (const PraxisForestPlot  *plot,
                               const PraxisForestGroup *group)
{
  g_autoptr(GString) text = g_string_new (NULL);
  gboolean has_many = group->rows->len > MAX_DESCRIBED;
  const char *separator = has_many ? " " : "";

  if (has_many)
    g_string_append (text, praxis_forest_get_word (plot, NC_ ("page", "Its numbers are in the table.")));
  for (guint i = 0; i < group->rows->len; i++)
    {
      const PraxisForestRow *row = group->rows->pdata[i];
      g_autofree char *words = praxis_forest_row_dup_words (plot, row);
      g_autofree char *numbers = praxis_forest_row_dup_numbers (row);

      if (has_many && row->source.notice == NULL)
        continue;
      g_string_append_printf (text, "%s%s: %s", separator, words, numbers);
      separator = "; ";
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* What is in any of the groups, and so has to be explained. */
typedef struct
{
  gboolean has_interval;
  gboolean lacks_interval;
  gboolean has_no_square;
  gboolean has_no_line;
  gboolean has_no_effect;
  gboolean has_cut;
  gboolean is_long;
  gboolean has_several;
} Marks;

static void
look_at_row (Marks                   *marks,
             const PraxisForestGroup *group,
             const PraxisForestRow   *row)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (row->finding);
  gboolean lacks_interval = isnan (fields->lower) && isnan (fields->upper);
  PraxisForestSpan span;

  if (!praxis_forest_axis_place (&group->axis, row->finding, &span))
    {
      marks->has_no_square = TRUE;
      return;
    }
  marks->has_interval |= span.has_interval;
  marks->lacks_interval |= lacks_interval;
  marks->has_no_line |= !lacks_interval && !span.has_interval;
  marks->has_cut |= span.cut_lower || span.cut_upper;
}

static Marks
look (const PraxisForestPlot *plot)
{
  Marks marks = { 0 };

  for (guint i = 0; i < plot->groups->len; i++)
    {
      const PraxisForestGroup *group = plot->groups->pdata[i];

      marks.has_no_effect |= !isnan (group->axis.no_effect);
      marks.has_several |= group->rows->len > 1;
      marks.is_long |= group->rows->len > PRAXIS_FOREST_MAX_SHOWN;
      for (guint n = 0; n < group->rows->len; n++)
        look_at_row (&marks, group, group->rows->pdata[n]);
    }
  return marks;
}

static void
add_note (const PraxisForestPlot *plot,
          GPtrArray              *notes,
          gboolean                holds,
          const char             *message)
{
  if (holds)
    g_ptr_array_add (notes, (gpointer) praxis_forest_get_word (plot, message));
}

/**
 * praxis_forest_get_pool_note:
 * @plot: a finished plot
 *
 * Returns: (transfer none) (nullable): why a plot of several posts has no sum; %NULL where nobody would look for one
 */
const char *
praxis_forest_get_pool_note (const PraxisForestPlot *plot)
{
  if (!plot->has_sources || !look (plot).has_several)
    return NULL;
  return praxis_forest_get_word (plot, NC_ ("page", "The effects are not pooled: meta-analyses that overlap share studies, and a sum "
                                            "would count these twice."));
}

/**
 * praxis_forest_list_notes:
 * @plot: a finished plot
 *
 * Returns: (transfer container) (element-type utf8): what the marks of the plot mean, in sentences
 */
GPtrArray *
praxis_forest_list_notes (const PraxisForestPlot *plot)
{
  GPtrArray *notes = g_ptr_array_new ();
  Marks marks = look (plot);

  add_note (plot, notes, TRUE, NC_ ("page", "Each square is the effect that was reported."));
  add_note (plot, notes, marks.has_interval, NC_ ("page", "The line through it is its confidence interval: the values that agree well with the data."));
  add_note (plot, notes, marks.lacks_interval, NC_ ("page", "A square without a line was reported without an interval."));
  add_note (plot, notes, marks.has_no_line, NC_ ("page", "Where an interval has one bound only, or its bounds are reversed, it has no line."));
  add_note (plot, notes, marks.has_no_square, NC_ ("page", "A number that its measure cannot be, such as a ratio of 0, stands on no axis and has no square."));
  add_note (plot, notes, marks.has_no_effect, NC_ ("page", "The dashed line is where there is no effect."));
  add_note (plot, notes, marks.has_cut, NC_ ("page", "An arrow means that the interval goes on beyond the axis."));
  add_note (plot, notes, marks.is_long, NC_ ("page", "Of each measure the first hundred are shown."));
  return notes;
}

/* What the areas of the squares stand for, where they differ. */
static void
add_size_notes (const PraxisForestPlot  *plot,
                const PraxisForestGroup *group,
                GPtrArray               *notes)
{
  gboolean differs = FALSE, lacks = FALSE;

  for (guint i = 0; i < group->rows->len; i++)
    {
      gint64 size = praxis_forest_group_get_size (group, group->rows->pdata[i]);

      differs |= size != group->largest;
      lacks |= size == 0;
    }
  if (group->count == PRAXIS_FOREST_COUNT_NONE || !differs)
    return;
  add_note (plot, notes, group->count == PRAXIS_FOREST_COUNT_PEOPLE,
            NC_ ("page", "The larger the area of a square, the more people took part."));
  add_note (plot, notes, group->count == PRAXIS_FOREST_COUNT_STUDIES,
            NC_ ("page", "The larger the area of a square, the more studies it is from."));
  add_note (plot, notes, lacks, NC_ ("page", "The smallest squares are also those for which this was not reported."));
}

/* Of which level the intervals are, whose lines look all alike. */
static char *
dup_level_note (const PraxisForestPlot  *plot,
                const PraxisForestGroup *group)
{
  gboolean has_interval = FALSE;
  g_autoptr(GString) text = NULL;
  g_autoptr(GString) level = g_string_new (NULL);

  for (guint i = 0; i < group->rows->len; i++)
    has_interval |= praxis_finding_has_interval (((PraxisForestRow *) group->rows->pdata[i])->finding);
  if (!has_interval)
    return NULL;
  if (isnan (group->level))
    return g_strdup (praxis_forest_get_word (plot, NC_ ("page", "The intervals are of different levels, or of one that was not reported.")));
  text = g_string_new (praxis_forest_get_word (plot,
                                               /* Translators: {level} is a number, "95" */
                                               /* xgettext:no-c-format */
                                               NC_ ("page", "The intervals are {level}% confidence intervals.")));
  praxis_finding_append_number (level, PRAXIS_MEASURE_PERCENTAGE, group->level);
  g_string_replace (text, "{level}", level->str, 1);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * praxis_forest_dup_group_note:
 * @plot: a finished plot
 * @group: a group of it
 *
 * Returns: (transfer full) (nullable): what is to be kept in mind with this group; %NULL for nothing
 */
char *
praxis_forest_dup_group_note (const PraxisForestPlot  *plot,
                              const PraxisForestGroup *group)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new ();
  g_autofree char *level_note = dup_level_note (plot, group);
  gboolean has_units = group->measure == PRAXIS_MEASURE_MD || group->measure == PRAXIS_MEASURE_B;

  if (level_note != NULL)
    g_ptr_array_add (notes, level_note);
  add_size_notes (plot, group, notes);
  add_note (plot, notes, group->axis.is_log,
            NC_ ("page", "The axis is logarithmic: half as likely is as far from 1 as twice as likely."));
  add_note (plot, notes, has_units && group->rows->len > 1,
            NC_ ("page", "Each effect is in the units of its own scale, so that the sizes of two cannot be compared."));
  if (notes->len == 0)
    return NULL;
  g_ptr_array_add (notes, NULL);
  return g_strjoinv (" ", (char **) notes->pdata);
}

/**
 * praxis_forest_get_direction_word:
 * @plot: a plot
 * @direction: what the sign of an effect means
 *
 * Returns: (transfer none): what it speaks for, in a word; empty where nobody has said
 */
const char *
praxis_forest_get_direction_word (const PraxisForestPlot *plot,
                                  PraxisDirection         direction)
{
  switch (direction)
    {
    /* Translators: below "Favours": what an effect speaks for */
    case PRAXIS_DIRECTION_TREATMENT: return praxis_forest_get_word (plot, NC_ ("page", "what was studied"));
    case PRAXIS_DIRECTION_COMPARISON: return praxis_forest_get_word (plot, NC_ ("page", "the comparison"));
    case PRAXIS_DIRECTION_NEITHER: return praxis_forest_get_word (plot, NC_ ("page", "neither"));
    case PRAXIS_DIRECTION_UNKNOWN: break;
    }
  return "";
}
