/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "praxis-checks.h"
#include "praxis-effect.h"
#include "praxis-review-number.h"
#include "praxis-review-words.h"

/* One effect with its interval, and how far each number may be from what is printed. */
typedef struct
{
  PraxisReviewContext       *context;
  PraxisReviewText          *text;
  const PraxisEffect        *effect;
  const PraxisFindingFields *fields;
  double                     estimate_half;
  double                     bound_half;
} Case;

/* What is remarked, @kind, is part of the key: who ignores that an interval does not say its level did not look at its bounds. */
static void
remark (const Case     *self,
        const char     *kind,
        PraxisSeverity  severity,
        const char     *message,
        const char     *reason)
{
  const char *plain = praxis_review_text_get_plain (self->text);
  g_autofree char *key = g_strdup_printf ("%s: %.*s", kind, (int) (self->effect->end - self->effect->start), plain + self->effect->start);

  praxis_review_remark_on_text (self->context, self->text, self->effect->start, self->effect->end, &(PraxisRemarkFields) {
    .severity = severity,
    .key = key,
    .message = message,
    .reason = reason,
  });
}

static char *
dup_interval (const Case *self)
{
  g_autofree char *lower = praxis_review_dup_number (self->fields->lower, self->effect->bound_decimals);
  g_autofree char *upper = praxis_review_dup_number (self->fields->upper, self->effect->bound_decimals);

  return g_strdup_printf ("[%s, %s]", lower, upper);
}

static gboolean
check_order (const Case *self)
{
  g_autofree char *interval = dup_interval (self);
  /* Translators: %s is an interval: "[0.90, 0.20]" */
  g_autofree char *message = g_strdup_printf (_("The bounds of %s are reversed, or a minus is missing."), interval);

  if (self->fields->lower <= self->fields->upper)
    return TRUE;
  remark (self, "order", PRAXIS_SEVERITY_ERROR, message, _("The lower bound of an interval stands first."));
  return FALSE;
}

static gboolean
check_holds (const Case *self)
{
  double slack = self->estimate_half + self->bound_half;
  g_autofree char *interval = dup_interval (self);
  g_autofree char *estimate = praxis_review_dup_number (self->fields->estimate, self->effect->estimate_decimals);
  /* Translators: an interval, and a number: "[0.20, 0.90]", "−0.52" */
  g_autofree char *message = g_strdup_printf (_("The interval %s does not hold its estimate %s."), interval, estimate);

  if (self->fields->estimate >= self->fields->lower - slack && self->fields->estimate <= self->fields->upper + slack)
    return TRUE;
  remark (self, "holds", PRAXIS_SEVERITY_ERROR, message,
          _("A confidence interval is built around the estimate, and so holds it. A sign or a digit may be wrong."));
  return FALSE;
}

/* How far the bounds are from the estimate, on the scale of logarithms for ratios. */
static gboolean
is_symmetric (const Case *self,
              double      estimate,
              double      lower,
              double      upper)
{
  double below = estimate - lower, above = upper - estimate;
  double slack = 2 * (self->estimate_half + self->bound_half);

  if (praxis_measure_is_ratio (self->fields->measure))
    {
      /* The relative rounding of each number, in logarithms. */
      slack = 2 * self->estimate_half / self->fields->estimate + self->bound_half / self->fields->lower +
              self->bound_half / self->fields->upper;
    }
  /* Intervals by other methods are a little lopsided; what is doubted is more than a third. */
  return fabs (below - above) <= slack + 0.35 * MAX (below, above);
}

static gboolean
expects_symmetry (PraxisMeasure measure)
{
  return praxis_measure_is_standardized (measure) || praxis_measure_is_ratio (measure) || measure == PRAXIS_MEASURE_MD ||
         measure == PRAXIS_MEASURE_B;
}

/* Intervals of resampling, of products and of distributions need not have their estimate in the middle. */
static gboolean
is_lopsided_by_method (const Case *self)
{
  static const char * const methods[] = {
    "bootstrap*", "bootstrapped", "bootstrapping", "percentile*", "bias-corrected", "bca", "indirect", "mediated", "mediation",
    "credible", "credibility", "bayes*", "posterior", "profile", "monte", "permutation*", NULL
  };
  GArray *words = praxis_review_context_get_words (self->context, self->text);

  for (guint i = 0; i < words->len; i++)
    {
      guint from, to;

      if (praxis_review_words_get (words, i)->end <= self->effect->start)
        continue;
      praxis_review_words_get_sentence (words, i, &from, &to);
      return praxis_review_words_has (words, from, to, methods);
    }
  return FALSE;
}

static void
check_symmetry (const Case *self)
{
  const PraxisFindingFields *fields = self->fields;
  g_autofree char *interval = dup_interval (self);
  /* Translators: %s is an interval: "[0.20, 0.90]" */
  g_autofree char *message = g_strdup_printf (_("The estimate stands far from the middle of its interval %s."), interval);
  gboolean is_ratio = praxis_measure_is_ratio (fields->measure);

  if (!expects_symmetry (fields->measure) || (is_ratio && (fields->lower <= self->bound_half || fields->estimate <= 0)))
    return;
  if (is_ratio ? is_symmetric (self, log (fields->estimate), log (fields->lower), log (fields->upper))
               : is_symmetric (self, fields->estimate, fields->lower, fields->upper))
    return;
  if (is_lopsided_by_method (self))
    return;
  remark (self, "middle", PRAXIS_SEVERITY_DOUBT, message,
          is_ratio ? _("The interval of a ratio is symmetric on the scale of logarithms, as far as rounding allows.")
                   : _("The interval of a difference is symmetric around its estimate, as far as rounding allows."));
}

/* Whether the interval leaves the number for "no effect" out, beyond rounding: 1 for surely, -1 for surely not, 0 for who knows. */
static int
excludes_no_effect (const Case *self)
{
  double nothing = praxis_measure_get_no_effect (self->fields->measure);

  if (self->fields->lower > nothing + self->bound_half || self->fields->upper < nothing - self->bound_half)
    return 1;
  if (self->fields->lower < nothing - self->bound_half && self->fields->upper > nothing + self->bound_half)
    return -1;
  return 0;
}

/* Whether p is below the level of the interval: 1 for surely, -1 for surely not, 0 for who knows. */
static int
is_significant (const Case *self)
{
  double alpha = 1 - (isnan (self->fields->level) ? 95 : self->fields->level) / 100;

  switch (self->fields->p_comparison)
    {
    case '<':
      return self->fields->p <= alpha + 1e-9 ? 1 : 0;
    case '>':
      return self->fields->p >= alpha - 1e-9 ? -1 : 0;
    default:
      /* p = .05 may be .049 or .051. */
      if (fabs (self->fields->p - alpha) < 0.0051)
        return 0;
      return self->fields->p < alpha ? 1 : -1;
    }
}

static void
check_p (const Case *self)
{
  g_autofree char *interval = dup_interval (self);
  g_autofree char *message = NULL;
  int excludes, significant;

  if (isnan (self->fields->p) || isnan (praxis_measure_get_no_effect (self->fields->measure)))
    return;
  excludes = excludes_no_effect (self);
  significant = is_significant (self);
  if (excludes * significant >= 0)
    return;
  message = excludes > 0
    /* Translators: %s is an interval: "[0.20, 0.90]" */
    ? g_strdup_printf (_("The interval %s leaves out “no effect”, and the p-value does not."), interval)
    /* Translators: %s is an interval: "[−0.20, 0.90]" */
    : g_strdup_printf (_("The interval %s holds “no effect”, and the p-value leaves it out."), interval);
  remark (self, "p-value", PRAXIS_SEVERITY_DOUBT, message,
          _("An interval and a test of the same level say the same of whether there is an effect."));
}

/* "All intervals are at 95%" is said once, if a text has several. */
static gboolean
says_level (const char *plain)
{
  return strstr (plain, "95%") != NULL || strstr (plain, "99%") != NULL || strstr (plain, "90%") != NULL ||
         strstr (plain, "95 %") != NULL || strstr (plain, "99 %") != NULL || strstr (plain, "90 %") != NULL;
}

static void
check_level (const Case *self)
{
  if (isnan (self->fields->level) && !says_level (praxis_review_text_get_plain (self->text)))
    remark (self, "level", PRAXIS_SEVERITY_SUGGESTION, _("The interval does not say its level."),
            /* xgettext:no-c-format */
            _("Readers cannot tell a 95% interval from a 99% one (APA 7, 6.44)."));
}

static void
check_effect (PraxisReviewContext *context,
              PraxisReviewText    *text,
              const PraxisEffect  *effect)
{
  Case self = {
    .context = context,
    .text = text,
    .effect = effect,
    .fields = praxis_finding_get_fields (effect->finding),
    .estimate_half = 0.5 * pow (10, -effect->estimate_decimals),
    .bound_half = 0.5 * pow (10, -effect->bound_decimals),
  };

  /* The interval of a number needed to treat goes over infinity where treatment may harm: "10 (95% CI 4 to −50)". */
  if (!praxis_finding_has_interval (effect->finding) ||
      (self.fields->measure == PRAXIS_MEASURE_NNT && (self.fields->lower < 0 || self.fields->upper < 0)))
    return;
  if (check_order (&self) && check_holds (&self))
    {
      check_symmetry (&self);
      check_p (&self);
    }
  check_level (&self);
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);

  for (guint i = 0; i < texts->len; i++)
    {
      GPtrArray *effects = praxis_review_context_get_effects (context, texts->pdata[i]);

      for (guint j = 0; j < effects->len; j++)
        check_effect (context, texts->pdata[i], effects->pdata[j]);
    }
}

const PraxisCheck praxis_check_interval = {
  .name = "interval",
  .label = N_("Confidence intervals"),
  .rule = N_("An interval has its lower bound first, holds its estimate in the middle, says its level, and agrees with the p-value beside "
             "it."),
  .source = "Altman & Bland (2011), https://doi.org/10.1136/bmj.d2090",
  .fields = PRAXIS_CHECK_READS_TEXTS,
  .run = run,
};
