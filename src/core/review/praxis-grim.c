/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-grim.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "praxis-review-number.h"
#include "praxis-review-words.h"

/*
 * What is counted is whole: of 244 people, 57.4% or 57.8% can be meant, and 57.6% cannot; twelve people had 3.42 or 3.50 sessions on
 * average, and not 3.45. Brown & Heathers (2017) call this GRIM.
 */

/* --- Numbers with decimals -------------------------------------------------------------------------------- */

/**
 * praxis_grim_read_number:
 * @words: the words of a text
 * @i: the number of a word
 * @number: (out): the number that the word is
 *
 * Returns: whether it is one
 */
gboolean
praxis_grim_read_number (GArray           *words,
                         guint             i,
                         PraxisGrimNumber *number)
{
  const PraxisReviewWord *word = praxis_review_words_get (words, i);
  gsize n_whole = strspn (word->text, "0123456789");
  gsize n_decimals = word->text[n_whole] == '.' ? strspn (word->text + n_whole + 1, "0123456789") : 0;

  if (n_whole == 0 || n_whole > 6 || n_decimals > 3 || word->text[n_whole + (n_decimals > 0 ? n_decimals + 1 : 0)] != '\0')
    return FALSE;
  *number = (PraxisGrimNumber) {
    .value = g_ascii_strtod (word->text, NULL), .decimals = (int) n_decimals, .start = word->start, .end = word->full_end,
  };
  return TRUE;
}

/**
 * praxis_grim_read_percentage:
 * @words: the words of a text
 * @plain: its plain form
 * @i: the number of a word
 * @number: (out): the percentage that begins there, up to behind its sign or its "percent"; a range ("40–50%") is none
 *
 * Returns: how many words it has; 0 where there is none
 */
guint
praxis_grim_read_percentage (GArray           *words,
                             const char       *plain,
                             guint             i,
                             PraxisGrimNumber *number)
{
  if (!praxis_grim_read_number (words, i, number) || number->value > 100)
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

/* --- What is possible ------------------------------------------------------------------------------------- */

/* Whether a number is what a part of @n, times @scale, may be printed as; a half may have been rounded either way. */
static gboolean
is_printed_as (const PraxisGrimNumber *number,
               double                  exact)
{
  return fabs (number->value - exact) <= 0.5 * pow (10, -number->decimals) + 1e-9;
}

/* Whether with that many people some numbers with these decimals cannot be. */
static gboolean
can_be_checked (const PraxisGrimNumber *number,
                guint                   n,
                double                  scale)
{
  return n > 1 && n * 1.0 < scale * pow (10, number->decimals);
}

/* The possible numbers below and above one that is not, as printed.
 *
 * Returns: whether it is surely not; otherwise they are left as they are */
static gboolean
find_neighbours (const PraxisGrimNumber  *number,
                 guint                    n,
                 double                   scale,
                 char                   **below,
                 char                   **above)
{
  double count = floor (number->value * n / scale);
  double low = count * scale / n, high = (count + 1) * scale / n;

  if (!can_be_checked (number, n, scale) || is_printed_as (number, low) || is_printed_as (number, high))
    return FALSE;
  *below = praxis_review_dup_number (low, number->decimals);
  *above = praxis_review_dup_number (high, number->decimals);
  return TRUE;
}

static void
remark (PraxisReviewContext    *context,
        PraxisReviewText       *text,
        const PraxisGrimNumber *number,
        const char             *message)
{
  praxis_review_remark_on_text (context, text, number->start, number->end, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_DOUBT,
    .message = message,
    .reason = _("What is counted is whole, so that only some percentages and means can come of it."),
  });
}

/**
 * praxis_grim_check_share:
 * @context: a context
 * @text: a text of it
 * @number: a percentage in it
 * @n: of how many
 *
 * Remarks on a percentage that no part of so many is printed as.
 */
void
praxis_grim_check_share (PraxisReviewContext    *context,
                         PraxisReviewText       *text,
                         const PraxisGrimNumber *number,
                         guint                   n)
{
  g_autofree char *below = NULL, *above = NULL, *message = NULL;

  if (!find_neighbours (number, n, 100, &below, &above))
    return;
  /* Translators: how many people, and two percentages: "Of 244, 57.4% or 57.8% are possible." */
  message = g_strdup_printf (_("Of %u, %s%% or %s%% are possible."), n, below, above);
  remark (context, text, number, message);
}

/**
 * praxis_grim_check_count:
 * @context: a context
 * @text: a text of it
 * @number: a percentage in it
 * @k: a part
 * @n: the whole
 *
 * Remarks on a percentage that the part is not.
 */
void
praxis_grim_check_count (PraxisReviewContext    *context,
                         PraxisReviewText       *text,
                         const PraxisGrimNumber *number,
                         guint                   k,
                         guint                   n)
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

/**
 * praxis_grim_check_mean:
 * @context: a context
 * @text: a text of it
 * @number: a mean of what is counted
 * @n: for how many people
 *
 * Remarks on a mean that no whole numbers of so many people have.
 */
void
praxis_grim_check_mean (PraxisReviewContext    *context,
                        PraxisReviewText       *text,
                        const PraxisGrimNumber *number,
                        guint                   n)
{
  g_autofree char *below = NULL, *above = NULL, *message = NULL;

  if (!find_neighbours (number, n, 1, &below, &above))
    return;
  /* Translators: how many people, and two means: "For 12 people, means of 3.42 or 3.50 are possible." */
  message = g_strdup_printf (_("For %u people, means of %s or %s are possible."), n, below, above);
  remark (context, text, number, message);
}
