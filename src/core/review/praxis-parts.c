/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-arms.h"
#include "praxis-part.h"
#include "praxis-review-quantity.h"

/* The parts of a group, and its number: "57 inpatients: 30 women and 37 men", "120 of the 100 patients". */

static void
remark (PraxisReviewContext *context,
        PraxisReviewText    *text,
        gsize                start,
        gsize                end,
        PraxisSeverity       severity,
        const char          *message)
{
  praxis_review_remark_on_text (context, text, start, end, &(PraxisRemarkFields) {
    .severity = severity,
    .message = message,
    .reason = _("The parts of a group have its number together."),
  });
}

/* --- Women and men, treatment and control ----------------------------------------------------------------- */

/* Two words that divide people between them. */
static const struct
{
  const char *one[6];
  const char *other[6];
} partitions[] = {
  { { "women", "female", "females", "girls", NULL }, { "men", "male", "males", "boys", NULL } },
  { { "treatment", "intervention", "experimental", NULL }, { "control", "placebo", "waitlist", "comparison", NULL } },
};

typedef struct
{
  guint number;
  guint first;
  guint last;
  guint words;
} Part;

/* How many words may stand between the number of a part and what names it: "30 were assigned to the control group". */
#define MAX_TO_NAME 5

/* How many words may stand between the whole and the end of its parts. */
#define MAX_TO_PARTS 60

/* The part whose number begins with a word; whether there is one. */
static gboolean
read_part (GArray     *words,
           const char *plain,
           guint       i,
           guint       to,
           Part       *part)
{
  guint n = praxis_review_words_get_number (words, plain, i, &part->number), ignored;

  if (n == 0 || plain[praxis_review_words_get (words, i + n - 1)->full_end] == '%')
    return FALSE;
  part->first = i;
  for (guint name = i + n; name < MIN (to, i + n + MAX_TO_NAME); name++)
    {
      const char *fold = praxis_review_words_get (words, name)->fold;

      if (praxis_review_words_get_number (words, plain, name, &ignored) > 0 || strcmp (fold, "percent") == 0)
        return FALSE;
      for (guint j = 0; j < G_N_ELEMENTS (partitions); j++)
        {
          gboolean is_one = g_strv_contains (partitions[j].one, fold);

          if (!is_one && !g_strv_contains (partitions[j].other, fold))
            continue;
          part->last = name;
          part->words = 2 * j + (is_one ? 0 : 1);
          return TRUE;
        }
    }
  return FALSE;
}

/* "of whom 30", "among these, 30"; not "all of whom were psychologists" */
static gboolean
is_of_whom (GArray *words,
            guint   part)
{
  static const char * const of_whom[] = { "whom", "which", "them", "these", NULL };
  static const char * const of[] = { "of", "among", NULL };

  return part > 1 && praxis_review_words_in (praxis_review_words_get (words, part - 1)->fold, of_whom) &&
         praxis_review_words_in (praxis_review_words_get (words, part - 2)->fold, of);
}

/* Whether what stands between the whole and its first part says that parts follow. */
static gboolean
introduces_parts (GArray                     *words,
                  const char                 *plain,
                  const PraxisReviewQuantity *quantity,
                  guint                       part)
{
  guint whole = quantity->last;
  gsize start = praxis_review_words_get (words, whole)->full_end, end = praxis_review_words_get (words, part)->start;
  guint number;

  for (guint i = whole + 1; i < part; i++)
    {
      if (praxis_review_words_get_number (words, plain, i, &number) > 0)
        return FALSE;
    }
  if (part == whole + 1 && plain[start] == ',' && praxis_review_quantity_begins_with_of (quantity, words))
    return TRUE;
  return memchr (plain + start, ':', end - start) != NULL || praxis_part_is_in_parenthesis (plain, start, end) ||
         (part > whole + 2 && is_of_whom (words, part));
}

/* Whether the sentence says of more parts than two. */
static gboolean
has_more_numbers (GArray     *words,
                  const char *plain,
                  guint       from,
                  guint       to)
{
  for (guint i = from; i < to; i++)
    {
      if (g_ascii_isdigit (*praxis_review_words_get (words, i)->text))
        return TRUE;
    }
  return praxis_review_words_has (words, from, to, (const char * const[]) {
    "others", "other", "rest", "non-binary", "nonbinary", "gender", "unknown", "missing", "one", "two", "three", NULL });
}

static void
compare_parts (PraxisReviewContext        *context,
               PraxisReviewText           *text,
               const PraxisReviewQuantity *whole,
               const Part                 *one,
               const Part                 *other,
               guint                       to)
{
  GArray *words = praxis_review_context_get_words (context, text);
  const char *plain = praxis_review_text_get_plain (text);
  guint sum = one->number + other->number;
  gboolean exceeds = sum > whole->number;
  g_autofree char *message = NULL;

  /* "Of the 57 inpatients, 20 women and 30 men stayed": the others left. */
  if (sum == whole->number || (!exceeds && (has_more_numbers (words, plain, other->last + 1, to) || praxis_review_quantity_begins_with_of (whole, words))))
    return;
  /* Translators: the two parts, what they are together, and what the whole is said to be: "30 and 37 are 67, not 57." */
  message = g_strdup_printf (_("%u and %u are %u, not %u."), one->number, other->number, sum, whole->number);
  remark (context, text, praxis_review_words_get (words, whole->first)->start, praxis_review_words_get (words, other->last)->end,
          exceeds ? PRAXIS_SEVERITY_ERROR : PRAXIS_SEVERITY_DOUBT, message);
}

/* Whether what is counted has people in it, or is said of each of several: its women and men are more, or fewer, than its number. */
static gboolean
is_of_several (GArray                     *words,
               const char                 *plain,
               const PraxisReviewQuantity *whole,
               const Part                 *one,
               const Part                 *other,
               guint                       to)
{
  static const char * const each[] = { "each", "per", "every", "respectively", NULL };
  /* "six to eight therapists" */
  static const char * const inexact[] = { "to", "or", "and", "about", "least", "over", "up", NULL };
  guint before = whole->first;

  if (before > 0 && praxis_review_words_are_next (words, plain, before - 1) &&
      praxis_review_words_in (praxis_review_words_get (words, before - 1)->fold, inexact))
    return TRUE;
  if (!praxis_review_quantity_is_of_persons (whole) || praxis_review_words_has (words, whole->last + 1, one->first, each) ||
      praxis_review_words_has (words, other->last + 1, MIN (to, other->last + 3), each))
    return TRUE;
  return before >= 2 && strcmp (praxis_review_words_get (words, before - 1)->fold, "of") == 0 &&
         praxis_review_words_in (praxis_review_words_get (words, before - 2)->fold, (const char * const[]) {
           "groups", "classes", "cohorts", "sets", "teams", "clusters", "samples", NULL }) &&
         praxis_review_words_are_next (words, plain, before - 2);
}

/* Where the parenthesis closes that the first part of a whole stands in; NULL where it stands in none. */
static const char *
find_closing (GArray     *words,
              const char *plain,
              guint       whole,
              guint       part)
{
  gsize start = praxis_review_words_get (words, whole)->full_end, end = praxis_review_words_get (words, part)->start;

  return praxis_part_is_in_parenthesis (plain, start, end) ? strchr (plain + end, ')') : NULL;
}

/* "15 men of the other group" are no part of the whole. */
static gboolean
is_of_others (GArray     *words,
              const Part *other,
              guint       to)
{
  static const char * const others[] = { "controls", "control", "comparison", "other", "another", "further", "additional", "more", NULL };

  return other->words < 2 && praxis_review_words_has (words, other->first, MIN (to, other->last + 5), others);
}

static void
check_parts (PraxisReviewContext        *context,
             PraxisReviewText           *text,
             const PraxisReviewQuantity *whole)
{
  GArray *words = praxis_review_context_get_words (context, text);
  const char *plain = praxis_review_text_get_plain (text);
  guint from, to, i = whole->last + 1;
  const char *closing;
  Part one, other;

  praxis_review_words_get_sentence (words, whole->first, &from, &to);
  to = MIN (to, whole->last + MAX_TO_PARTS);
  while (i < to && !read_part (words, plain, i, to, &one))
    i++;
  if (i >= to || !introduces_parts (words, plain, whole, one.first))
    return;
  for (i = one.last + 1; i < to && !read_part (words, plain, i, to, &other);)
    i++;
  if (i >= to || (one.words ^ other.words) != 1 || has_more_numbers (words, plain, one.last + 1, other.first))
    return;
  closing = find_closing (words, plain, whole->last, one.first);
  if ((closing == NULL || plain + praxis_review_words_get (words, other.first)->start < closing) &&
      !is_of_several (words, plain, whole, &one, &other, to) && !is_of_others (words, &other, to))
    compare_parts (context, text, whole, &one, &other, to);
}

/* --- A part and its whole --------------------------------------------------------------------------------- */

/* What people do, or are, who are a part: "35 of 20 recovered" */
static const char * const verbs[] = {
  "were", "had", "improved", "recovered", "remitted", "responded", "relapsed", "completed", "dropped", "agreed", "refused", "declined",
  "attended", "died", "left", "stayed", "came", "returned", "received", "started", "finished", "reported", "benefited", "consented", NULL
};

/* What there is so much of that nobody gets more, and how it is got: "scored 28 of 27 points", "answered 12 of the 10 questions" */
static const char * const units[] = { "points", "questions", "items", "criteria", NULL };
static const char * const got[] = { "scored", "answered", "met", "fulfilled", "endorsed", "solved", "passed", NULL };

/* The people that a whole is; NULL where it is of something else, or of something of theirs: "20 therapists' hours" */
static const PraxisReviewQuantity *
find_people (GPtrArray  *quantities,
             GArray     *words,
             const char *plain,
             guint       from,
             guint       to)
{
  for (guint i = 0; i < quantities->len; i++)
    {
      const PraxisReviewQuantity *quantity = quantities->pdata[i];
      const PraxisReviewWord *noun = praxis_review_words_get (words, quantity->last);

      if (quantity->first > from && quantity->first < to)
        return praxis_review_quantity_is_of_persons (quantity) && noun->end == noun->full_end && plain[noun->end] != '\'' &&
               !g_str_has_prefix (plain + noun->end, "’") ? quantity : NULL;
    }
  return NULL;
}

/* "session 35 of 20 patients", "aged 35", "in 2019 of 20 patients": a number that counts no part. */
static gboolean
is_label (GArray *words,
          guint   i,
          guint   number)
{
  static const char * const labels[] = {
    "of", "age", "aged", "mean", "median", "m", "session*", "week*", "month*", "day*", "year*", "item*", "wave*", "phase*", "step*",
    "page*", "chapter*", "table*", "figure*", "stud*", "trial*", "group*", "question*", "score", "scores", "point*", "number*", "case*",
    "patient", "client", "therapist", "at", "after", "to", "than", "by", NULL
  };

  return (number >= 1900 && number < 2100) || (i > 0 && praxis_review_words_in (praxis_review_words_get (words, i - 1)->fold, labels));
}

static void
compare_with_whole (PraxisReviewContext *context,
                    PraxisReviewText    *text,
                    guint                first,
                    guint                last,
                    guint                part,
                    guint                whole)
{
  GArray *words = praxis_review_context_get_words (context, text);
  /* Translators: how many are said to be a part, and how many the whole has: "120 of 100 cannot be." */
  g_autofree char *message = g_strdup_printf (_("%u of %u cannot be."), part, whole);

  praxis_review_remark_on_text (context, text, praxis_review_words_get (words, first)->start, praxis_review_words_get (words, last)->end,
                                &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_ERROR,
    .message = message,
    .reason = _("A part is not greater than its whole."),
  });
}

static gboolean
is_followed_by (GArray             *words,
                const char         *plain,
                guint               last,
                const char * const *wanted)
{
  return last + 1 < words->len && praxis_review_words_are_next (words, plain, last) &&
         g_strv_contains (wanted, praxis_review_words_get (words, last + 1)->fold);
}

/* "120 of the 100 patients", "28 of 27 points", "35 of 20 recovered", "(35 of 20)" */
static void
check_part (PraxisReviewContext *context,
            PraxisReviewText    *text,
            GPtrArray           *quantities,
            guint                i)
{
  GArray *words = praxis_review_context_get_words (context, text);
  const char *plain = praxis_review_text_get_plain (text);
  const PraxisReviewWord *first = praxis_review_words_get (words, i);
  guint part, whole, length = praxis_part_read (words, plain, i, &part, &whole), last = i + length - 1;
  const PraxisReviewQuantity *people;

  /* "120/80" is a pressure. */
  if (length == 0 || part <= whole || plain[first->full_end] == '/' || is_label (words, i, part))
    return;
  people = find_people (quantities, words, plain, i, i + length);
  if (people != NULL)
    compare_with_whole (context, text, i, people->last, part, whole);
  else if (is_followed_by (words, plain, last, units) && i > 0 && praxis_review_words_in (praxis_review_words_get (words, i - 1)->fold, got) &&
           !praxis_review_words_sentence_has (words, first->start, (const char * const[]) { "bonus*", "extra", NULL }))
    compare_with_whole (context, text, i, last + 1, part, whole);
  else if (is_followed_by (words, plain, last, verbs) ||
           (first->start > 0 && plain[first->start - 1] == '(' && plain[praxis_review_words_get (words, last)->full_end] == ')'))
    compare_with_whole (context, text, i, last, part, whole);
}

/* "24 completed diaries were analyzed": what was completed, where a verb has nothing of its own behind it, "24 completed." */
static gboolean
is_participle (GArray     *words,
               const char *plain,
               guint       verb)
{
  static const char * const transitive[] = {
    "completed", "reported", "received", "started", "finished", "attended", "returned", "left", NULL
  };
  static const char * const objects[] = {
    "the", "a", "an", "all", "their", "at", "to", "in", "on", "and", "or", "but", "no", "more", "less", "any", "only", "both", "some", "few",
    "treatment", "therapy", "early", "before", "after", "within", "that", "follow-up", NULL
  };

  return praxis_review_words_in (praxis_review_words_get (words, verb)->fold, transitive) && praxis_review_words_are_next (words, plain, verb) &&
         !praxis_review_words_in (praxis_review_words_get (words, verb + 1)->fold, objects);
}

/* "Of 100 patients, 120 improved", "Of the 100 patients, 120 (60%) improved" */
static void
check_whole (PraxisReviewContext        *context,
             PraxisReviewText           *text,
             const PraxisReviewQuantity *whole)
{
  GArray *words = praxis_review_context_get_words (context, text);
  const char *plain = praxis_review_text_get_plain (text);
  guint first = whole->last + 1, part, length;
  const char *behind;

  if (!praxis_review_quantity_begins_with_of (whole, words) || !praxis_review_quantity_is_of_persons (whole) ||
      !g_str_has_prefix (plain + praxis_review_words_get (words, whole->last)->full_end, ", "))
    return;
  length = praxis_part_read_count (words, plain, first, &part);
  if (length == 0 || part <= whole->number || first + length >= words->len)
    return;
  behind = plain + praxis_review_words_get (words, first + length - 1)->full_end;
  if (g_str_has_prefix (behind, " (")
        ? behind[2 + strspn (behind + 2, "0123456789.")] == '%'
        : *behind == ' ' && g_strv_contains (verbs, praxis_review_words_get (words, first + length)->fold) &&
          !is_participle (words, plain, first + length))
    compare_with_whole (context, text, whole->first, first + length - 1, part, whole->number);
}

/* --- All of a text ---------------------------------------------------------------------------------------- */

/* "N = 120 (70 women, 60 men)" */
static void
check_symbol (PraxisReviewContext *context,
              PraxisReviewText    *text,
              guint                i)
{
  GArray *words = praxis_review_context_get_words (context, text);
  const char *plain = praxis_review_text_get_plain (text), *at = plain + praxis_review_words_get (words, i)->full_end;
  PraxisReviewQuantity whole = { .first = i, .noun = (char *) "people", .qualifiers = (char *) "" };
  guint n;

  at += strspn (at, " ");
  if (*at != '=' || i + 1 >= words->len)
    return;
  n = praxis_review_words_get_number (words, plain, i + 1, &whole.number);
  whole.number_last = whole.last = i + n;
  if (n > 0 && g_str_has_prefix (plain + praxis_review_words_get (words, whole.last)->full_end, " ("))
    check_parts (context, text, &whole);
}

/**
 * praxis_parts_check:
 * @context: a context
 * @text: a text of it
 *
 * Remarks on groups whose parts have another number together, and on parts that are greater than their group.
 */
void
praxis_parts_check (PraxisReviewContext *context,
                    PraxisReviewText    *text)
{
  GArray *words = praxis_review_context_get_words (context, text);
  g_autoptr(GPtrArray) quantities = praxis_review_quantities_find (words, praxis_review_text_get_plain (text));

  for (guint i = 0; i < quantities->len; i++)
    {
      check_parts (context, text, quantities->pdata[i]);
      check_whole (context, text, quantities->pdata[i]);
      praxis_arms_check (context, text, quantities->pdata[i],
                         i + 1 < quantities->len ? ((PraxisReviewQuantity *) quantities->pdata[i + 1])->first : words->len);
    }
  for (guint i = 0; i < words->len; i++)
    {
      if (strcmp (praxis_review_words_get (words, i)->text, "N") == 0)
        check_symbol (context, text, i);
      check_part (context, text, quantities, i);
    }
}
