/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "praxis-checks.h"
#include "praxis-review-number.h"
#include "praxis-review-quantity.h"

/*
 * What is counted is whole: of 244 people, 57.4% or 57.8% can be meant, and 57.6% cannot; twelve people had 3.42 or 3.50 sessions on
 * average, and not 3.45. Brown & Heathers (2017) call this GRIM. It needs the number of people that the percentage or the mean is of, so
 * that only what is surely of that number is looked at.
 */

/* A number with decimals in a text. */
typedef struct
{
  double value;
  int    decimals;
  gsize  start;
  gsize  end;
} Number;

/* What says that a number is not exact. */
static const char * const approximate[] = {
  "about", "almost", "nearly", "around", "roughly", "approximately", "over", "under", "some", "circa", "ca", "least", "most", "than",
  "to", "between", "and", "or", "up", "close", NULL
};

/* What says that the number of people may be another one than the one that is given. */
static const char * const other_base[] = {
  "missing", "completed", "completers", "completing", "available", "valid", "answered", "answering", "weighted", "weighting",
  "estimated", "imputed", "adjusted", "subgroup", "subsample", "subset", "remaining", "followed-up", "analyzed", "analysed", "pooled",
  "studies", "trials", "meta-analysis", NULL
};

static gboolean
read_number (GArray *words,
             guint   i,
             Number *number)
{
  const PraxisReviewWord *word = praxis_review_words_get (words, i);
  gsize n_whole = strspn (word->text, "0123456789");
  gsize n_decimals = word->text[n_whole] == '.' ? strspn (word->text + n_whole + 1, "0123456789") : 0;

  if (n_whole == 0 || n_whole > 6 || n_decimals > 3 || word->text[n_whole + (n_decimals > 0 ? n_decimals + 1 : 0)] != '\0')
    return FALSE;
  *number = (Number) {
    .value = g_ascii_strtod (word->text, NULL), .decimals = (int) n_decimals, .start = word->start, .end = word->full_end,
  };
  return TRUE;
}

/* A percentage, up to behind its sign or its "percent"; how many words it has, 0 for none. A range ("40–50%") is none. */
static guint
read_percentage (GArray     *words,
                 const char *plain,
                 guint       i,
                 Number     *number)
{
  if (!read_number (words, i, number) || number->value > 100)
    return 0;
  if (number->start > 0 && (g_ascii_ispunct (plain[number->start - 1]) ? strchr ("([", plain[number->start - 1]) == NULL
                                                                       : !g_ascii_isspace (plain[number->start - 1])))
    return 0;
  if (praxis_review_words_are_next (words, plain, i) && strcmp (praxis_review_words_get (words, i + 1)->fold, "percent") == 0)
    {
      number->end = praxis_review_words_get (words, i + 1)->full_end;
      return 2;
    }
  if (plain[number->end] == ' ')
    number->end++;
  return plain[number->end++] == '%' ? 1 : 0;
}

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

/* --- What is possible ------------------------------------------------------------------------------------- */

/* Whether a number is what a part of @n, times @scale, may be printed as; a half may have been rounded either way. */
static gboolean
is_printed_as (const Number *number,
               double        exact)
{
  return fabs (number->value - exact) <= 0.5 * pow (10, -number->decimals) + 1e-9;
}

/* Whether with that many people some numbers with these decimals cannot be. */
static gboolean
can_be_checked (const Number *number,
                guint         n,
                double        scale)
{
  return n > 1 && n * 1.0 < scale * pow (10, number->decimals);
}

/* The possible numbers below and above one that is not, as printed. */
static void
get_neighbours (const Number  *number,
                guint          n,
                double         scale,
                char         **below,
                char         **above)
{
  double count = floor (number->value * n / scale);

  *below = praxis_review_dup_number (count * scale / n, number->decimals);
  *above = praxis_review_dup_number ((count + 1) * scale / n, number->decimals);
}

static gboolean
is_possible (const Number *number,
             guint         n,
             double        scale)
{
  double count = floor (number->value * n / scale);

  return is_printed_as (number, count * scale / n) || is_printed_as (number, (count + 1) * scale / n);
}

static void
remark (PraxisReviewContext *context,
        PraxisReviewText    *text,
        const Number        *number,
        const char          *message)
{
  praxis_review_remark_on_text (context, text, number->start, number->end, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_DOUBT,
    .message = message,
    .reason = _("What is counted is whole, so that only some percentages and means can come of it."),
  });
}

static void
check_share (PraxisReviewContext *context,
             PraxisReviewText    *text,
             const Number        *number,
             guint                n)
{
  g_autofree char *below = NULL, *above = NULL, *message = NULL;

  if (!can_be_checked (number, n, 100) || is_possible (number, n, 100))
    return;
  get_neighbours (number, n, 100, &below, &above);
  /* Translators: how many people, and two percentages: "Of 244, 57.4% or 57.8% are possible." */
  message = g_strdup_printf (_("Of %u, %s%% or %s%% are possible."), n, below, above);
  remark (context, text, number, message);
}

static void
check_count (PraxisReviewContext *context,
             PraxisReviewText    *text,
             const Number        *number,
             guint                k,
             guint                n)
{
  double share = 100.0 * k / n;
  g_autofree char *right = NULL, *message = NULL;

  if (k > n || is_printed_as (number, share))
    return;
  right = praxis_review_dup_number (share, number->decimals);
  /* Translators: a part, the whole, and the percentage that it is: "31 of 48 are 65%." */
  message = g_strdup_printf (_("%u of %u are %s%%."), k, n, right);
  remark (context, text, number, message);
}

static void
check_mean (PraxisReviewContext *context,
            PraxisReviewText    *text,
            const Number        *number,
            guint                n)
{
  g_autofree char *below = NULL, *above = NULL, *message = NULL;

  if (!can_be_checked (number, n, 1) || is_possible (number, n, 1))
    return;
  get_neighbours (number, n, 1, &below, &above);
  /* Translators: how many people, and two means: "For 12 people, means of 3.42 or 3.50 are possible." */
  message = g_strdup_printf (_("For %u people, means of %s or %s are possible."), n, below, above);
  remark (context, text, number, message);
}

/* --- Percentages ------------------------------------------------------------------------------------------ */

/* A whole number in digits; how many words it has, 0 for none. */
static guint
read_count (GArray     *words,
            const char *plain,
            guint       i,
            guint      *number)
{
  if (i >= words->len || !g_ascii_isdigit (*praxis_review_words_get (words, i)->text))
    return 0;
  return praxis_review_words_get_number (words, plain, i, number);
}

/* The number of the word behind an "of", "of the"; 0 where the text ends. */
static guint
skip_of_at (GArray *words,
            guint   of)
{
  guint at = of + 1;

  if (at < words->len && praxis_review_words_in (praxis_review_words_get (words, at)->fold, (const char * const[]) {
        "the", "all", "these", NULL }))
    at++;
  return at < words->len ? at : 0;
}

/* The same where "of" or "out of" follows a word; 0 where it does not. */
static guint
skip_of (GArray     *words,
         const char *plain,
         guint       last)
{
  guint of = last + 1;

  if (!praxis_review_words_are_next (words, plain, last))
    return 0;
  if (strcmp (praxis_review_words_get (words, of)->fold, "out") == 0 && praxis_review_words_are_next (words, plain, of))
    of++;
  return strcmp (praxis_review_words_get (words, of)->fold, "of") == 0 ? skip_of_at (words, of) : 0;
}

/* "31/48", two numbers with nothing but the slash between them; whether it is that. */
static gboolean
read_fraction (GArray     *words,
               const char *plain,
               guint       i,
               guint      *k,
               guint      *n)
{
  const PraxisReviewWord *word = praxis_review_words_get (words, i), *next = i + 1 < words->len ? word + 1 : NULL;
  gsize length = strlen (word->text);

  if (next == NULL || plain[word->full_end] != '/' || next->start != word->full_end + 1 || plain[next->full_end] == '/' ||
      (word->start > 0 && strchr (" ([\n", plain[word->start - 1]) == NULL) || length > 6 || strlen (next->text) > 6 ||
      strspn (word->text, "0123456789") != length || strspn (next->text, "0123456789") != strlen (next->text))
    return FALSE;
  *k = (guint) g_ascii_strtoull (word->text, NULL, 10);
  *n = (guint) g_ascii_strtoull (next->text, NULL, 10);
  return *k > 0 && *n > 0;
}

/* "31 of 48", "31 out of 48", "31/48", from its first number on; how many words it has, 0 for none. */
static guint
read_part (GArray     *words,
           const char *plain,
           guint       i,
           guint      *k,
           guint      *n)
{
  guint first, at, second;

  if (read_fraction (words, plain, i, k, n))
    return 2;
  first = read_count (words, plain, i, k);
  at = first > 0 ? skip_of (words, plain, i + first - 1) : 0;
  second = at > 0 ? read_count (words, plain, at, n) : 0;
  if (second == 0 || plain[praxis_review_words_get (words, at)->full_end] == '%' ||
      plain[praxis_review_words_get (words, i)->full_end] == '%')
    return 0;
  return at + second - i;
}

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
ends_percentage (const char   *plain,
                 const Number *number)
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
  guint k, n, length = read_part (words, plain, i, &k, &n), last;
  Number number;

  if (length == 0 || is_part_approximate (words, i))
    return;
  last = i + length - 1;
  /* What is counted: "adults", "female patients". */
  for (guint nouns = 0; nouns < 2 && praxis_review_words_are_next (words, plain, last) &&
       !g_ascii_isdigit (*praxis_review_words_get (words, last + 1)->text); nouns++)
    last++;
  if (last + 1 < words->len && are_joined (words, plain, last, last == i + length - 1 ? "(,;" : "(") &&
      read_percentage (words, plain, last + 1, &number) > 0 && ends_percentage (plain, &number))
    check_count (context, text, &number, k, n);
}

/* "31 (65%) of 48 adults" */
static void
check_part_around (PraxisReviewContext *context,
                   PraxisReviewText    *text,
                   GArray              *words,
                   guint                i)
{
  const char *plain = praxis_review_text_get_plain (text);
  guint k, n, first = read_count (words, plain, i, &k), percentage = i + first, of;
  Number number;

  if (first == 0 || percentage >= words->len || is_part_approximate (words, i) || !are_joined (words, plain, percentage - 1, "("))
    return;
  of = percentage + read_percentage (words, plain, percentage, &number);
  if (of == percentage || of >= words->len || plain[number.end] != ')' || praxis_review_words_get (words, of)->start != number.end + 2)
    return;
  if (strcmp (praxis_review_words_get (words, of)->fold, "of") != 0)
    return;
  of = skip_of_at (words, of);
  if (of > 0 && read_count (words, plain, of, &n) > 0)
    check_count (context, text, &number, k, n);
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
  Number number;
  guint k, n, at = i + read_percentage (words, plain, i, &number);

  if (at == i || at >= words->len || is_approximate (words, i))
    return;
  behind = plain + number.end;
  if (g_str_has_prefix (behind, " ("))
    {
      gsize start = praxis_review_words_get (words, at)->start;

      if (g_str_has_prefix (behind + 2, "n = ") || g_str_has_prefix (behind + 2, "n="))
        at++;
      if (start == number.end + 2 && read_part (words, plain, at, &k, &n) > 0)
        check_count (context, text, &number, k, n);
      return;
    }
  if (*behind != ' ' || praxis_review_words_get (words, at)->start != number.end + 1 ||
      strcmp (praxis_review_words_get (words, at)->fold, "of") != 0)
    return;
  at = skip_of_at (words, at);
  quantity = at > 0 ? find_quantity (quantities, words, plain, at) : NULL;
  if (quantity != NULL && !has_other_base (words, i))
    check_share (context, text, &number, quantity->number);
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
  Number number;

  if (i >= words->len || !praxis_review_quantity_is_of_persons (people) || is_approximate (words, people->first) ||
      !are_joined (words, plain, people->last, "("))
    return;
  length = read_percentage (words, plain, i, &number);
  /* In "(66% women in the first group)" it is of that. */
  if (length > 0 && i + length < words->len && praxis_review_words_in (praxis_review_words_get (words, i + length)->fold, shares) &&
      strchr ("),;", plain[praxis_review_words_get (words, i + length)->full_end]) != NULL &&
      !has_other_base (words, people->first))
    check_share (context, text, &number, people->number);
}

/* "Of 244 people, 57.8% …": the percentage follows the people at once. */
static void
check_of_people (PraxisReviewContext        *context,
                 PraxisReviewText           *text,
                 GArray                     *words,
                 const PraxisReviewQuantity *people)
{
  static const char * const part_of[] = { "of", "among", "in", "within", NULL };
  const char *plain = praxis_review_text_get_plain (text);
  guint length, next;
  Number number;

  /* "84 of the 244 people, 57.6% …" is of 84. */
  if (people->last + 1 >= words->len || !praxis_review_quantity_begins_with_of (people, words) ||
      !are_joined (words, plain, people->last, ","))
    return;
  length = read_percentage (words, plain, people->last + 1, &number);
  next = people->last + 1 + length;
  /* "Of 244 people, 57.6% of the women …" is of the women. */
  if (length > 0 && !(next < words->len && praxis_review_words_in (praxis_review_words_get (words, next)->fold, part_of)) &&
      !has_other_base (words, people->first))
    check_share (context, text, &number, people->number);
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
          read_count (words, plain, j + 1, &people) == 0)
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
  Number number;

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
      if (people > 0 && read_number (words, at, &number) && number.decimals > 0 && plain[number.end] != '%' &&
          !is_approximate (words, at) && !has_other_base (words, i))
        check_mean (context, text, &number, people);
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
      if (g_ascii_isdigit (*praxis_review_words_get (words, i)->text))
        {
          check_part_before (context, text, words, i);
          check_part_around (context, text, words, i);
          check_part_behind (context, text, words, quantities, i);
        }
      else
        {
          check_mean_number (context, text, words, quantities, i);
        }
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
