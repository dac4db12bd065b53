/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "praxis-checks.h"
#include "praxis-effect.h"
#include "praxis-percent-interval.h"
#include "praxis-review-number.h"
#include "praxis-review-words.h"
#include "praxis-statistic-private.h"

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
dup_interval (double lower,
              double upper,
              int    decimals)
{
  g_autofree char *lower_number = praxis_review_dup_number (lower, decimals);
  g_autofree char *upper_number = praxis_review_dup_number (upper, decimals);

  return g_strdup_printf ("[%s, %s]", lower_number, upper_number);
}

static char *
dup_own_interval (const Case *self)
{
  return dup_interval (self->fields->lower, self->fields->upper, self->effect->bound_decimals);
}

/* What is said of effects and of percentages. */

static char *
dup_reversed (const char *interval)
{
  /* Translators: %s is an interval: "[0.90, 0.20]" */
  return g_strdup_printf (_("The bounds of %s are reversed, or a minus is missing."), interval);
}

static const char *
get_order_rule (void)
{
  return _("The lower bound of an interval stands first.");
}

static char *
dup_not_held (const char *interval,
              const char *estimate)
{
  /* Translators: an interval, and a number: "[0.20, 0.90]", "−0.52" */
  return g_strdup_printf (_("The interval %s does not hold its estimate %s."), interval, estimate);
}

static const char *
get_holds_rule (void)
{
  return _("A confidence interval is built around the estimate, and so holds it. A sign or a digit may be wrong.");
}

static gboolean
check_order (const Case *self)
{
  g_autofree char *interval = dup_own_interval (self);
  g_autofree char *message = dup_reversed (interval);

  if (self->fields->lower <= self->fields->upper)
    return TRUE;
  remark (self, "order", PRAXIS_SEVERITY_ERROR, message, get_order_rule ());
  return FALSE;
}

static gboolean
check_holds (const Case *self)
{
  double slack = self->estimate_half + self->bound_half;
  g_autofree char *interval = dup_own_interval (self);
  g_autofree char *estimate = praxis_review_dup_number (self->fields->estimate, self->effect->estimate_decimals);
  g_autofree char *message = dup_not_held (interval, estimate);

  if (self->fields->estimate >= self->fields->lower - slack && self->fields->estimate <= self->fields->upper + slack)
    return TRUE;
  remark (self, "holds", PRAXIS_SEVERITY_ERROR, message, get_holds_rule ());
  return FALSE;
}

/* What an effect is called that is not significant, besides "ns". */
static const char * const insignificant[] = {
  "not significant", "not statistically significant", "nonsignificant", "non-significant", "statistically nonsignificant", NULL
};

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

/* Whether the sentence of the effect has one of some words. */
static gboolean
has_word (const Case         *self,
          const char * const *list)
{
  return praxis_review_words_sentence_has (praxis_review_context_get_words (self->context, self->text), self->effect->start, list);
}

/* Intervals of resampling, of products, of distributions and of what was computed on another scale need not have their estimate in the
 * middle. */
static gboolean
is_lopsided_by_method (const Case *self)
{
  static const char * const methods[] = {
    "bootstrap*", "bootstrapped", "bootstrapping", "percentile*", "bias-corrected", "bca", "indirect",
    "credible", "credibility", "bayes*", "posterior", "profile", "monte", "permutation*", "mediat*", "resampl*", "jackknife*", "density",
    "hdi", "hpd", "exact", "original", "back-transform*", NULL
  };

  return has_word (self, methods);
}

/* Of the logarithm of a ratio, "no effect" is 0, and its interval is symmetric as it stands. What is negative is no ratio. */
static gboolean
is_logarithm (const Case *self)
{
  static const char * const logarithms[] = { "log", "logs", "logged", "log-*", "logarithm*", "ln", NULL };

  return praxis_measure_is_ratio (self->fields->measure) &&
         (self->fields->estimate < 0 || self->fields->lower < 0 || has_word (self, logarithms));
}

static void
check_symmetry (const Case *self)
{
  const PraxisFindingFields *fields = self->fields;
  g_autofree char *interval = dup_own_interval (self);
  /* Translators: %s is an interval: "[0.20, 0.90]" */
  g_autofree char *message = g_strdup_printf (_("The estimate stands far from the middle of its interval %s."), interval);
  gboolean is_ratio = praxis_measure_is_ratio (fields->measure);

  if (!expects_symmetry (fields->measure) || (is_ratio && (fields->lower <= self->bound_half || fields->estimate <= 0)))
    return;
  if (is_ratio ? is_symmetric (self, log (fields->estimate), log (fields->lower), log (fields->upper))
               : is_symmetric (self, fields->estimate, fields->lower, fields->upper))
    return;
  if (is_lopsided_by_method (self) || is_logarithm (self))
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

/* What separates an effect from a word on it. */
#define SEPARATORS " ,;:()[]"

/* "ns", "n.s.", "p = ns" and "not significant" right behind the effect, and nothing more of that clause: "not significant for men" is said
 * of men. */
static gboolean
is_called_insignificant_behind (const char *text,
                                const char *at)
{
  PraxisNumberScanner scanner = { text, at + strspn (at, SEPARATORS) }, name = scanner;

  if (scanner.at == at)
    return FALSE;
  if (praxis_statistic_scan_p_name (&name) && praxis_statistic_scan_comparison (&name) != 0)
    scanner = name;
  if (!praxis_statistic_scan_ns (&scanner))
    {
      gsize i;

      for (i = 0; insignificant[i] != NULL && !praxis_statistic_scan_word (&scanner, insignificant[i]); i++);
      if (insignificant[i] == NULL)
        return FALSE;
    }
  return *scanner.at == '\0' || strchr (".,;)]\n", *scanner.at) != NULL || scanner.at[-1] == '.';
}

/* The place where one of some words starts that end at @at, with a space before them; NULL where none does. */
static const char *
find_before (const char         *text,
             const char         *at,
             const char * const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    {
      gssize length = strlen (words[i]);

      if (at - text > length && g_ascii_strncasecmp (at - length, words[i], length) == 0 && at[-length - 1] == ' ')
        return at - length;
    }
  return NULL;
}

/* "was not significant (g = 0.40 …)", "no significant effect (g = 0.40 …)": the effect stands alone in parentheses right behind that. */
static gboolean
is_called_insignificant_before (const char *text,
                                const char *start,
                                const char *end)
{
  static const char * const nouns[] = { "effect", "difference", "association", "correlation", "improvement", "reduction", "benefit", NULL };
  static const char * const before_nouns[] = {
    "no significant", "no statistically significant", "nonsignificant", "non-significant", NULL
  };
  static const char * const reached[] = { "not reach significance", "not reach statistical significance", NULL };
  const char *noun;

  if (start - text < 2 || start[-1] != '(' || start[-2] != ' ' || *end != ')')
    return FALSE;
  noun = find_before (text, start - 2, nouns);
  return find_before (text, start - 2, insignificant) != NULL || find_before (text, start - 2, reached) != NULL ||
         (noun != NULL && find_before (text, noun - 1, before_nouns) != NULL);
}

/* Whether the text says beside the effect that it is not significant. Where the sentence tests something else as well, or corrects for
 * many tests, that may be meant. */
static gboolean
is_called_insignificant (const Case *self)
{
  static const char * const others[] = {
    "moderat*", "heterogene*", "homogene*", "interact*", "bias", "egger*", "trend*", "subgroup*", "correct*", "adjust*", "bonferroni*",
    "holm*", "mediat*", "predict*", "prediction", "equivalen*", "noninferior*", "non-inferior*", NULL
  };
  const char *plain = praxis_review_text_get_plain (self->text);

  return (is_called_insignificant_behind (plain, plain + self->effect->end) ||
          is_called_insignificant_before (plain, plain + self->effect->start, plain + self->effect->end)) && !has_word (self, others);
}

/* Whether p is below the level of the interval: 1 for surely, -1 for surely not, 0 for who knows. */
static int
is_significant (const Case *self)
{
  double level = isnan (self->fields->level) ? 95 : self->fields->level, alpha = 1 - level / 100;

  /* Without a p-value, what is not significant is so at 5%. */
  if (isnan (self->fields->p))
    return level == 95 && is_called_insignificant (self) ? -1 : 0;
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

/* Whether the p-value beside the interval is of another test: one of equivalence, of one side, of groups or studies against each other, or
 * corrected for many tests; or whether the text says what else it is "for". */
static gboolean
is_p_of_other_test (const Case *self)
{
  static const char * const tests[] = {
    "noninferior*", "non-inferior*", "equivalen*", "superiority", "tost", "one-sided", "one-tailed", "1-sided", "1-tailed", "heterogene*",
    "interaction*", "between-group*", "subgroup*", "adjust*", "correct*", "bonferroni*", "holm*", "fdr*", "family-wise", "familywise", NULL
  };
  GArray *words = praxis_review_context_get_words (self->context, self->text);
  const char *plain = praxis_review_text_get_plain (self->text);
  guint behind = praxis_review_words_find (words, self->effect->estimate_end);
  guint next = praxis_review_words_find (words, self->effect->end), from, to;

  if (behind == words->len)
    return FALSE;
  praxis_review_words_get_sentence (words, behind, &from, &to);
  if (praxis_review_words_has (words, behind, to, tests))
    return TRUE;
  return next < to && plain[self->effect->end] == ' ' && praxis_review_words_get (words, next)->start == self->effect->end + 1 &&
         praxis_review_words_match (words, plain, next, "for") > 0 &&
         praxis_review_words_match (words, plain, next, "for the effect") == 0;
}

static void
check_p (const Case *self)
{
  g_autofree char *interval = dup_own_interval (self);
  g_autofree char *message = NULL;
  int excludes, significant;

  if (isnan (praxis_measure_get_no_effect (self->fields->measure)))
    return;
  excludes = excludes_no_effect (self);
  significant = is_significant (self);
  if (excludes * significant >= 0 || is_logarithm (self) || is_p_of_other_test (self))
    return;
  message = isnan (self->fields->p)
    /* Translators: %s is an interval: "[0.20, 0.90]" */
    ? g_strdup_printf (_("The interval %s leaves out “no effect”, and the text says that it is not significant."), interval)
    : excludes > 0
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

/* --- Percentages ------------------------------------------------------------------------------------------ */

static void
remark_on_percentage (PraxisReviewContext         *context,
                      PraxisReviewText            *text,
                      const PraxisPercentInterval *found,
                      PraxisSeverity               severity,
                      const char                  *message,
                      const char                  *reason)
{
  praxis_review_remark_on_text (context, text, found->start, found->end, &(PraxisRemarkFields) {
    .severity = severity,
    .message = message,
    .reason = reason,
  });
}

/* Published intervals of rare events go below nothing now and then, so that this is doubted of shares. */
static void
check_range (PraxisReviewContext         *context,
             PraxisReviewText            *text,
             const PraxisPercentInterval *found)
{
  const char *reason = _("A point or a digit may be missing, or a sign may be wrong.");

  if (found->lower >= 0 && found->upper <= 100)
    return;
  if (found->is_i_squared)
    remark_on_percentage (context, text, found, PRAXIS_SEVERITY_ERROR, _("I² is between 0% and 100%."), reason);
  else if (found->is_of_people)
    remark_on_percentage (context, text, found, PRAXIS_SEVERITY_DOUBT,
                          /* xgettext:no-c-format */
                          _("A share of people is between 0% and 100%, and so is its interval."), reason);
}

static void
check_percentage (PraxisReviewContext         *context,
                  PraxisReviewText            *text,
                  const PraxisPercentInterval *found)
{
  double slack = 0.5 * pow (10, -found->estimate_decimals) + 0.5 * pow (10, -found->bound_decimals);
  g_autofree char *estimate = praxis_review_dup_number (found->estimate, found->estimate_decimals);
  g_autofree char *interval = dup_interval (found->lower, found->upper, found->bound_decimals);
  g_autofree char *message = NULL;

  /* Reversed bounds of shares are those of effects, and seen with them. */
  if (found->lower > found->upper && !found->is_i_squared)
    return;
  if (found->lower > found->upper)
    {
      message = dup_reversed (interval);
      remark_on_percentage (context, text, found, PRAXIS_SEVERITY_ERROR, message, get_order_rule ());
    }
  else if (found->estimate < found->lower - slack || found->estimate > found->upper + slack)
    {
      message = dup_not_held (interval, estimate);
      remark_on_percentage (context, text, found, PRAXIS_SEVERITY_ERROR, message, get_holds_rule ());
    }
  else
    {
      check_range (context, text, found);
    }
}

static void
check_percentages (PraxisReviewContext *context,
                   PraxisReviewText    *text)
{
  g_autoptr(GArray) found = praxis_percent_intervals_find (praxis_review_text_get_plain (text));

  for (guint i = 0; i < found->len; i++)
    check_percentage (context, text, &g_array_index (found, PraxisPercentInterval, i));
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
      check_percentages (context, texts->pdata[i]);
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
