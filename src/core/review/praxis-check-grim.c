/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-checks.h"
#include "praxis-grim.h"
#include "praxis-part.h"
#include "praxis-review-quantity.h"

/*
 * Percentages and means of what is counted, and the number of people that each is of. What can come of that number praxis-grim.c knows; only
 * what is surely of it is looked at.
 */

/* What says that a number is not exact. */
static const char * const approximate[] = {
  "about", "almost", "nearly", "around", "roughly", "approximately", "over", "under", "some", "circa", "ca", "least", "most", "than",
  "to", "between", "and", "or", "up", "close", NULL
};

/* What says that the number of people may be another one than the one that is given, or that what is of it is no count: expected, or a mean
 * of several. */
static const char * const other_base[] = {
  "missing", "completed", "completers", "completing", "available", "valid", "answered", "answering", "weighted", "weighting",
  "estimated", "imputed", "adjusted", "subgroup", "subsample", "subset", "remaining", "followed-up", "analyzed", "analysed", "pooled",
  "studies", "trials", "meta-analysis", "chance", "expect*", "assum*", "allow*", "criterion", "would", "if", "imagine", "suppose", "say",
  "averaged", "imputation*", "predict*", "estimate", "estimates", "kaplan*", "loss", "raters", NULL
};

static gboolean
is_approximate (GArray *words,
                guint   i)
{
  return i > 0 && praxis_review_words_in (praxis_review_words_get (words, i - 1)->fold, approximate);
}

/* The same of a part; "24 women and 12 of 30 men" is exact, as "between 60 and 66%" is not. */
static gboolean
is_part_approximate (GArray *words,
                     guint   i)
{
  return is_approximate (words, i) && strcmp (praxis_review_words_get (words, i - 1)->fold, "and") != 0;
}

static gboolean
has_other_base (GArray *words,
                guint   i)
{
  guint from, to;

  praxis_review_words_get_sentence (words, i, &from, &to);
  return praxis_review_words_has (words, from, to, other_base);
}

/* The same of a share; "on average, 41% of 18 patients" is of many eighteens. */
static gboolean
has_other_base_of_share (GArray *words,
                         guint   i)
{
  return has_other_base (words, i) ||
         praxis_review_words_sentence_has (words, praxis_review_words_get (words, i)->start, (const char * const[]) { "average", NULL });
}

/* --- Percentages ------------------------------------------------------------------------------------------ */

/* Whether only an opening parenthesis, or a comma, stands between two words, besides spaces. */
static gboolean
are_joined (GArray     *words,
            const char *plain,
            guint       i,
            const char *marks)
{
  const char *at = plain + praxis_review_words_get (words, i)->full_end;
  const char *end = plain + praxis_review_words_get (words, i + 1)->start;
  guint n = 0;

  for (; at < end; at++)
    {
      if (strchr (marks, *at) != NULL)
        n++;
      else if (!g_ascii_isspace (*at))
        return FALSE;
    }
  return n == 1;
}

/* Whether the percentage ends there: "(65%)". In "(45% women)", "(95% CI 45–92)" it is one of something else. */
static gboolean
ends_percentage (const char             *plain,
                 const PraxisGrimNumber *number)
{
  return plain[number->end] != '\0' && strchr ("),;", plain[number->end]) != NULL;
}

/* "31 of 48 adults (65%)", "31/48 (65%)", "(31 of 48, 65%)" */
static void
check_part_before (PraxisReviewContext *context,
                   PraxisReviewText    *text,
                   GArray              *words,
                   guint                i)
{
  const char *plain = praxis_review_text_get_plain (text);
  guint k, n, length = praxis_part_read (words, plain, i, &k, &n), last;
  PraxisGrimNumber number;

  if (length == 0 || is_part_approximate (words, i))
    return;
  last = i + length - 1;
  /* What is counted: "adults", "female patients". */
  for (guint nouns = 0; nouns < 2 && praxis_review_words_are_next (words, plain, last) &&
       !g_ascii_isdigit (*praxis_review_words_get (words, last + 1)->text); nouns++)
    last++;
  if (last + 1 < words->len && are_joined (words, plain, last, last == i + length - 1 ? "(,;" : "(") &&
      praxis_grim_read_percentage (words, plain, last + 1, &number) > 0 && ends_percentage (plain, &number))
    praxis_grim_check_count (context, text, &number, k, n);
}

/* "31 (65%) of 48 adults" */
static void
check_part_around (PraxisReviewContext *context,
                   PraxisReviewText    *text,
                   GArray              *words,
                   guint                i)
{
  const char *plain = praxis_review_text_get_plain (text);
  guint k, n, first = praxis_part_read_count (words, plain, i, &k), percentage = i + first, of;
  PraxisGrimNumber number;

  if (first == 0 || percentage >= words->len || is_part_approximate (words, i) || !are_joined (words, plain, percentage - 1, "("))
    return;
  of = percentage + praxis_grim_read_percentage (words, plain, percentage, &number);
  if (of == percentage || of >= words->len || plain[number.end] != ')' || praxis_review_words_get (words, of)->start != number.end + 2)
    return;
  if (strcmp (praxis_review_words_get (words, of)->fold, "of") != 0)
    return;
  of = praxis_part_skip_of (words, of);
  if (of > 0 && praxis_part_read_count (words, plain, of, &n) > 0)
    praxis_grim_check_count (context, text, &number, k, n);
}

/* The number of people or studies that begins with a word; NULL where none does, or something of theirs is meant: "20 therapists' time" */
static const PraxisReviewQuantity *
find_quantity (GPtrArray  *quantities,
               GArray     *words,
               const char *plain,
               guint       first)
{
  for (guint i = 0; i < quantities->len; i++)
    {
      const PraxisReviewQuantity *quantity = quantities->pdata[i];
      const PraxisReviewWord *noun = praxis_review_words_get (words, quantity->last);

      if (quantity->first == first)
        return noun->end == noun->full_end && plain[noun->end] != '\'' && !g_str_has_prefix (plain + noun->end, "’") ? quantity : NULL;
    }
  return NULL;
}

/* "65% (n = 31 of 48)", "65% (31 of 48)", "65% of the 48 adults", "65 percent of 48 adults" */
static void
check_part_behind (PraxisReviewContext *context,
                   PraxisReviewText    *text,
                   GArray              *words,
                   GPtrArray           *quantities,
                   guint                i)
{
  const char *plain = praxis_review_text_get_plain (text);
  const PraxisReviewQuantity *quantity;
  const char *behind;
  PraxisGrimNumber number;
  guint k, n, at = i + praxis_grim_read_percentage (words, plain, i, &number);

  if (at == i || at >= words->len || is_approximate (words, i))
    return;
  behind = plain + number.end;
  if (g_str_has_prefix (behind, " ("))
    {
      gsize start = praxis_review_words_get (words, at)->start;

      if (g_str_has_prefix (behind + 2, "n = ") || g_str_has_prefix (behind + 2, "n="))
        at++;
      if (start == number.end + 2 && praxis_part_read (words, plain, at, &k, &n) > 0)
        praxis_grim_check_count (context, text, &number, k, n);
      return;
    }
  if (*behind != ' ' || praxis_review_words_get (words, at)->start != number.end + 1 ||
      strcmp (praxis_review_words_get (words, at)->fold, "of") != 0)
    return;
  at = praxis_part_skip_of (words, at);
  quantity = at > 0 ? find_quantity (quantities, words, plain, at) : NULL;
  if (quantity != NULL && !has_other_base_of_share (words, i))
    praxis_grim_check_share (context, text, &number, quantity->number);
}

/* "48 patients (66% women)" */
static void
check_share_in_brackets (PraxisReviewContext        *context,
                         PraxisReviewText           *text,
                         GArray                     *words,
                         const PraxisReviewQuantity *people)
{
  static const char * const shares[] = { "women", "men", "female", "females", "male", "males", "girls", "boys", NULL };
  const char *plain = praxis_review_text_get_plain (text);
  guint i = people->last + 1, length;
  PraxisGrimNumber number;

  if (i >= words->len || !praxis_review_quantity_is_of_persons (people) || is_approximate (words, people->first) ||
      !are_joined (words, plain, people->last, "("))
    return;
  length = praxis_grim_read_percentage (words, plain, i, &number);
  /* In "(66% women in the first group)" it is of that. */
  if (length > 0 && i + length < words->len && praxis_review_words_in (praxis_review_words_get (words, i + length)->fold, shares) &&
      strchr ("),;", plain[praxis_review_words_get (words, i + length)->full_end]) != NULL &&
      !has_other_base (words, people->first))
    praxis_grim_check_share (context, text, &number, people->number);
}

/* Of what else a number may be: "57.6% of the women", "12 (30%) in the first group" */
static gboolean
is_of_part (GArray *words,
            guint   next)
{
  static const char * const part_of[] = { "of", "among", "in", "within", NULL };

  return next < words->len && praxis_review_words_in (praxis_review_words_get (words, next)->fold, part_of);
}

/* Whether a percentage is compared, or one end of a range: "33% to 50%", "5%–10%", "12% fewer" */
static gboolean
is_of_range (GArray                 *words,
             const char             *plain,
             const PraxisGrimNumber *number,
             guint                   next)
{
  static const char * const compared[] = { "to", "or", "fewer", "more", "less", NULL };
  const char *behind = plain + number->end, *digits;

  digits = g_str_has_prefix (behind, "–") ? behind + strlen ("–") : *behind == '-' ? behind + 1 : NULL;
  return (digits != NULL && g_ascii_isdigit (*digits)) ||
         (*behind == ' ' && next < words->len && praxis_review_words_in (praxis_review_words_get (words, next)->fold, compared));
}

/* "Of 244 people, 57.8% …", "Of 40 patients, 12 (30%) …": the percentage, or the part, follows the people at once. */
static void
check_of_people (PraxisReviewContext        *context,
                 PraxisReviewText           *text,
                 GArray                     *words,
                 const PraxisReviewQuantity *people)
{
  const char *plain = praxis_review_text_get_plain (text);
  guint first = people->last + 1, length, k;
  PraxisGrimNumber number;

  /* "84 of the 244 people, 57.6% …" is of 84. */
  if (first >= words->len || !praxis_review_quantity_begins_with_of (people, words) ||
      !are_joined (words, plain, people->last, ",") || has_other_base_of_share (words, people->first))
    return;
  length = praxis_grim_read_percentage (words, plain, first, &number);
  if (length > 0 && !is_of_part (words, first + length) && !is_of_range (words, plain, &number, first + length))
    praxis_grim_check_share (context, text, &number, people->number);
  if (length > 0)
    return;
  length = praxis_part_read_count (words, plain, first, &k);
  first += length;
  if (length == 0 || first >= words->len || !are_joined (words, plain, first - 1, "("))
    return;
  length = praxis_grim_read_percentage (words, plain, first, &number);
  if (length > 0 && plain[number.end] == ')' && !is_of_part (words, first + length))
    praxis_grim_check_count (context, text, &number, k, people->number);
}

/* --- Means ------------------------------------------------------------------------------------------------ */

/* How many words may stand between "mean number of" and the mean. */
#define MAX_TO_MEAN 8

/* The one number of people that a sentence gives; 0 where it gives none, or more than one. */
static guint
get_only_people (GArray     *words,
                 const char *plain,
                 GPtrArray  *quantities,
                 guint       i)
{
  guint from, to, people = 0, n_found = 0;

  praxis_review_words_get_sentence (words, i, &from, &to);
  for (guint j = 0; j < quantities->len; j++)
    {
      const PraxisReviewQuantity *quantity = quantities->pdata[j];

      if (quantity->first < from || quantity->first >= to)
        continue;
      people = quantity->number;
      n_found++;
    }
  for (guint j = from; j + 1 < to; j++)
    {
      const PraxisReviewWord *word = praxis_review_words_get (words, j);

      if (g_ascii_strcasecmp (word->text, "n") != 0 || memchr (plain + word->full_end, '=', 3) == NULL ||
          praxis_part_read_count (words, plain, j + 1, &people) == 0)
        continue;
      n_found++;
    }
  return n_found == 1 ? people : 0;
}

/* What is measured, and may be a mean itself, or a rate of what is counted. */
static const char * const not_counted[] = {
  "per", "a", "each", "every", "hour*", "minute*", "day*", "week*", "month*", "year*", "point*", "item*", "symptom*", "score*", "unit*",
  "pound*", "kilo*", "percent", "and", NULL
};

/* "The mean number of sessions was 3.45 (n = 12)." */
static void
check_mean_number (PraxisReviewContext *context,
                   PraxisReviewText    *text,
                   GArray              *words,
                   GPtrArray           *quantities,
                   guint                i)
{
  const char *plain = praxis_review_text_get_plain (text);
  guint from, to, people;
  PraxisGrimNumber number;

  if (praxis_review_words_match (words, plain, i, "mean number of") == 0 &&
      praxis_review_words_match (words, plain, i, "average number of") == 0)
    return;
  praxis_review_words_get_sentence (words, i, &from, &to);
  for (guint at = i + 3; at < MIN (to, i + MAX_TO_MEAN); at++)
    {
      if (praxis_review_words_in (praxis_review_words_get (words, at)->fold, not_counted))
        return;
      if (!g_ascii_isdigit (*praxis_review_words_get (words, at)->text))
        continue;
      people = get_only_people (words, plain, quantities, i);
      if (people > 0 && praxis_grim_read_number (words, at, &number) && number.decimals > 0 && plain[number.end] != '%' &&
          !is_approximate (words, at) && !has_other_base (words, i))
        praxis_grim_check_mean (context, text, &number, people);
      return;
    }
}

static void
check_text (PraxisReviewContext *context,
            PraxisReviewText    *text)
{
  GArray *words = praxis_review_context_get_words (context, text);
  const char *plain = praxis_review_text_get_plain (text);
  g_autoptr(GPtrArray) quantities = NULL;

  /* Most texts have neither; to look for people takes its time. */
  if (strchr (plain, '%') == NULL && strstr (plain, "number") == NULL && strstr (plain, "percent") == NULL)
    return;
  quantities = praxis_review_quantities_find (words, plain);
  for (guint i = 0; i < words->len; i++)
    {
      check_part_before (context, text, words, i);
      check_part_around (context, text, words, i);
      if (g_ascii_isdigit (*praxis_review_words_get (words, i)->text))
        check_part_behind (context, text, words, quantities, i);
      else
        check_mean_number (context, text, words, quantities, i);
    }
  for (guint i = 0; i < quantities->len; i++)
    {
      check_of_people (context, text, words, quantities->pdata[i]);
      check_share_in_brackets (context, text, words, quantities->pdata[i]);
    }
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);

  for (guint i = 0; i < texts->len; i++)
    check_text (context, texts->pdata[i]);
}

const PraxisCheck praxis_check_grim = {
  .name = "grim",
  .label = N_("Percentages and means of counts"),
  /* xgettext:no-c-format */
  .rule = N_("People are whole: of 48 of them, 65% and 67% are possible, and 66% is not. The same is true of means of what is counted."),
  .source = "Brown & Heathers (2017), https://doi.org/10.1177/1948550616673876",
  .fields = PRAXIS_CHECK_READS_TEXTS,
  .run = run,
};
