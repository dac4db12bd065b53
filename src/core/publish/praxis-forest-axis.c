/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-forest-axis.h"

#include <float.h>
#include <math.h>

/*
 * Every estimate is on the axis, and so is the number that says that there is no effect. Intervals are as well, but for those that
 * are so much wider than the others that these would be squashed: they are cut, and an arrow says so.
 */

/* An interval is long when it is that many times as long as the middle one, and is cut when the axis would otherwise be that many
 * times as long as it needs to be for the others. */
#define LONG_INTERVAL 3
#define LONG_AXIS 2

/* What is free at either end, as a share of the axis, so that no square stands on its edge. */
#define MARGIN 0.05

#define MIN_TICKS 3
#define MAX_TICKS 6
#define MAX_STEPS 9

typedef struct
{
  double low;
  double high;
} Range;

static void
range_add (Range  *range,
           double  number)
{
  range->low = fmin (range->low, number);
  range->high = fmax (range->high, number);
}

static double
scale (gboolean is_log,
       double   number)
{
  return is_log ? log10 (number) : number;
}

/* A ratio that is not above zero is none. */
static gboolean
can_place (gboolean is_log,
           double   number)
{
  return isfinite (number) && (!is_log || number > 0);
}

/* Returns: whether the whole interval can be on an axis */
static gboolean
get_interval (PraxisFinding *finding,
              gboolean       is_log,
              Range         *range)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (finding);

  if (!can_place (is_log, fields->estimate) || !can_place (is_log, fields->lower) || !can_place (is_log, fields->upper) ||
      fields->lower > fields->upper)
    return FALSE;
  *range = (Range) { scale (is_log, fields->lower), scale (is_log, fields->upper) };
  return TRUE;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Returns: the length from which an interval is long; infinite where there are too few to say so */
static double
find_long (GPtrArray *findings,
           gboolean   is_log)
{
  g_autoptr(GArray) lengths = g_array_new (FALSE, FALSE, sizeof (double));
  Range range;

  for (guint i = 0; i < findings->len; i++)
    {
      if (get_interval (findings->pdata[i], is_log, &range))
        {
          double length = range.high - range.low;

          g_array_append_val (lengths, length);
        }
    }
  if (lengths->len < 3)
    return INFINITY;
  g_array_sort (lengths, compare_numbers);
  return LONG_INTERVAL * g_array_index (lengths, double, lengths->len / 2);
}

/* Finds the range of all, and that without long intervals. */
static void
find_ranges (const PraxisForestAxis *self,
             GPtrArray              *findings,
             Range                  *whole,
             Range                  *usual)
{
  double length = find_long (findings, self->is_log);
  Range range;

  *usual = (Range) { INFINITY, -INFINITY };
  if (!isnan (self->no_effect))
    range_add (usual, scale (self->is_log, self->no_effect));
  for (guint i = 0; i < findings->len; i++)
    {
      double estimate = praxis_finding_get_fields (findings->pdata[i])->estimate;

      if (can_place (self->is_log, estimate))
        range_add (usual, scale (self->is_log, estimate));
    }
  *whole = *usual;
  for (guint i = 0; i < findings->len; i++)
    {
      if (!get_interval (findings->pdata[i], self->is_log, &range))
        continue;
      range_add (whole, range.low);
      range_add (whole, range.high);
      if (range.high - range.low <= length)
        {
          range_add (usual, range.low);
          range_add (usual, range.high);
        }
    }
}

/* --- Ticks --- */

static void
add_tick (PraxisForestAxis *self,
          double            number)
{
  double place = praxis_forest_axis_project (self, number);

  if (place >= 0 && place <= 1 && self->n_ticks < PRAXIS_FOREST_MAX_TICKS)
    self->ticks[self->n_ticks++] = number;
}

/* Steps of 1, 2 or 5 times a power of ten: the widest with which there are enough ticks. */
static void
add_even_ticks (PraxisForestAxis *self,
                double            low,
                double            high)
{
  static const double digits[] = { 5, 2, 1 };
  double power = pow (10, floor (log10 (high - low)));

  self->n_ticks = 0;
  /* Of numbers near the largest that there are, there may be none. */
  for (guint i = 0; i < MAX_STEPS && self->n_ticks < MIN_TICKS; i++)
    {
      double step = digits[i % G_N_ELEMENTS (digits)] * power;

      self->n_ticks = 0;
      for (double n = ceil (low / step - 1e-9); n * step <= high + step * 1e-9; n++)
        add_tick (self, n * step);
      if (i % G_N_ELEMENTS (digits) == G_N_ELEMENTS (digits) - 1)
        power /= 10;
    }
}

/* The sparsest of these that has enough; where two ends of an axis lie within one of their steps, even steps between them. */
static void
add_log_ticks (PraxisForestAxis *self)
{
  static const double digits[][6] = { { 1 }, { 1, 3 }, { 1, 2, 5 }, { 1, 1.5, 2, 3, 5, 7 } };

  for (gsize set = 0; set < G_N_ELEMENTS (digits) && self->n_ticks < MIN_TICKS; set++)
    {
      double stride = set == 0 ? fmax (1, ceil ((self->high - self->low) / MAX_TICKS)) : 1;

      self->n_ticks = 0;
      for (double power = stride * floor (self->low / stride); power <= self->high; power += stride)
        {
          for (gsize i = 0; i < G_N_ELEMENTS (digits[set]) && digits[set][i] > 0; i++)
            add_tick (self, digits[set][i] * pow (10, power));
        }
    }
  if (self->n_ticks < MIN_TICKS)
    add_even_ticks (self, pow (10, self->low), pow (10, self->high));
}

/* --- The axis --- */

/* Shares and correlations end somewhere. */
static void
clamp (PraxisForestAxis *self,
       PraxisMeasure     measure)
{
  if (measure == PRAXIS_MEASURE_R)
    {
      self->low = fmax (self->low, -1 - MARGIN);
      self->high = fmin (self->high, 1 + MARGIN);
    }
  if (measure == PRAXIS_MEASURE_PERCENTAGE)
    {
      self->low = fmax (self->low, -MARGIN * 100);
      self->high = fmin (self->high, 100 + MARGIN * 100);
    }
}

/**
 * praxis_forest_axis_init:
 * @self: (out caller-allocates): an axis
 * @measure: what it is of
 * @findings: (element-type PraxisFinding): what is to stand on it
 *
 * Finds the axis on which the findings are best seen.
 */
void
praxis_forest_axis_init (PraxisForestAxis *self,
                         PraxisMeasure     measure,
                         GPtrArray        *findings)
{
  Range whole, usual, range;
  double margin;

  *self = (PraxisForestAxis) { .is_log = praxis_measure_is_ratio (measure), .no_effect = praxis_measure_get_no_effect (measure) };
  find_ranges (self, findings, &whole, &usual);
  /* A share means little without its zero. */
  if (measure == PRAXIS_MEASURE_PERCENTAGE)
    {
      range_add (&whole, 0);
      range_add (&usual, 0);
    }
  range = whole.high - whole.low > LONG_AXIS * (usual.high - usual.low) ? usual : whole;
  if (range.low > range.high)
    range = (Range) { 0, 0 };
  margin = (range.high - range.low) * MARGIN;
  if (margin < 1e-9 * fmax (1, fabs (range.low)))
    margin = self->is_log ? 0.3 : fmax (fabs (range.low), 1) / 2;
  self->low = range.low - margin;
  self->high = range.high + margin;
  clamp (self, measure);
  /* Between the largest numbers that there are, there is no length. */
  if (!isfinite (self->high - self->low))
    {
      self->low = -DBL_MAX / 4;
      self->high = DBL_MAX / 4;
    }
  if (self->is_log)
    add_log_ticks (self);
  else
    add_even_ticks (self, self->low, self->high);
}

/**
 * praxis_forest_axis_project:
 * @self: an axis
 * @number: a number, above 0 for a ratio
 *
 * Returns: where it stands: from 0 at the left end of the axis to 1 at its right end; outside of these for what is not on it
 */
double
praxis_forest_axis_project (const PraxisForestAxis *self,
                            double                  number)
{
  return (scale (self->is_log, number) - self->low) / (self->high - self->low);
}

/**
 * praxis_forest_axis_place:
 * @self: an axis
 * @finding: one of the findings that it was made for
 * @span: (out): gets where it stands
 *
 * Returns: whether it can stand on the axis; a ratio that is not above 0 cannot, nor a correlation above 1
 */
gboolean
praxis_forest_axis_place (const PraxisForestAxis *self,
                          PraxisFinding          *finding,
                          PraxisForestSpan       *span)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (finding);
  double lower, upper;

  if (!can_place (self->is_log, fields->estimate))
    return FALSE;
  *span = (PraxisForestSpan) { .estimate = praxis_forest_axis_project (self, fields->estimate) };
  if (!(span->estimate >= 0 && span->estimate <= 1))
    return FALSE;
  span->has_interval = praxis_finding_has_interval (finding) && fields->lower <= fields->upper;
  if (!span->has_interval)
    return TRUE;
  /* The logarithm of what is not above zero is below everything. */
  lower = self->is_log && fields->lower <= 0 ? -INFINITY : praxis_forest_axis_project (self, fields->lower);
  upper = self->is_log && fields->upper <= 0 ? -INFINITY : praxis_forest_axis_project (self, fields->upper);
  span->cut_lower = lower < 0;
  span->cut_upper = upper > 1;
  span->lower = CLAMP (lower, 0, 1);
  span->upper = CLAMP (upper, 0, 1);
  return TRUE;
}
