/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-review-quantity.h"

#include <string.h>

#include "praxis-people.h"

/* Numbers of people and studies. What else is counted (weeks, sessions, items) says nothing of a study as a whole. */

/* What is counted besides people. */
static const char * const nouns[] = {
  "studies", "trials", "rcts", "reviews", "meta-analyses", "comparisons", "samples", "articles", "reports", "papers", "cases", NULL
};

/* Words that leave a thing the same. */
static const char * const neutral[] = {
  "randomized", "randomised", "controlled", "clinical", "eligible", "included", "published", "relevant", "independent", "primary",
  "different", "separate", "individual", "empirical", "research", "unique", "such", "more", "single", NULL
};

/* Where one of these stands between a number and a noun, the two are not together. */
static const char * const breaks[] = {
  "of", "and", "or", "with", "in", "on", "to", "for", "from", "the", "a", "an", "per", "by", "at", "that", "who", "were", "was", "is",
  "are", "had", "than", "as", "between", "among", "percent", "minutes", "hours", "days", "weeks", "months", "years", "sessions", "items",
  "points", "times", NULL
};

#define MAX_BETWEEN 4

static PraxisReviewQuantity *
read_quantity (GArray     *words,
               const char *plain,
               guint       i)
{
  g_autoptr(GString) qualifiers = g_string_new (NULL);
  guint number = 0, n = praxis_review_words_get_number (words, plain, i, &number), last = i + n - 1;

  if (n == 0)
    return NULL;
  for (guint between = 0; between <= MAX_BETWEEN && praxis_review_words_are_next (words, plain, last); between++)
    {
      const PraxisReviewWord *word = praxis_review_words_get (words, ++last);

      if (g_strv_contains (nouns, word->fold) || g_strv_contains (praxis_people_nouns, word->fold))
        {
          PraxisReviewQuantity *self = g_new0 (PraxisReviewQuantity, 1);

          *self = (PraxisReviewQuantity) {
            .number = number, .first = i, .number_last = i + n - 1, .last = last,
            .noun = g_strdup (strcmp (word->fold, "rcts") == 0 ? "trials" : word->fold),
            .qualifiers = g_string_free_and_steal (g_steal_pointer (&qualifiers)),
          };
          return self;
        }
      if (g_strv_contains (breaks, word->fold) || g_ascii_isdigit (*word->fold))
        return NULL;
      if (!g_strv_contains (neutral, word->fold))
        g_string_append_printf (qualifiers, "%s ", word->fold);
    }
  return NULL;
}

/**
 * praxis_review_quantities_find:
 * @words: (element-type PraxisReviewWord): the words of a text
 * @plain: its plain form
 *
 * Returns: (transfer full) (element-type PraxisReviewQuantity): the numbers of people and studies in it
 */
GPtrArray *
praxis_review_quantities_find (GArray     *words,
                               const char *plain)
{
  GPtrArray *quantities = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_review_quantity_free);

  for (guint i = 0; i < words->len; i++)
    {
      PraxisReviewQuantity *quantity = read_quantity (words, plain, i);

      if (quantity == NULL)
        continue;
      g_ptr_array_add (quantities, quantity);
      i = quantity->last;
    }
  return quantities;
}

/**
 * praxis_review_signs_find:
 * @words: (element-type PraxisReviewWord): the words of a text
 * @plain: its plain form
 *
 * Returns: (transfer full) (element-type PraxisReviewQuantity): the numbers that it gives by a sign: "N = 57" of people and "k = 14" of
 *   studies, with the sign in the place of the noun
 */
GPtrArray *
praxis_review_signs_find (GArray     *words,
                          const char *plain)
{
  GPtrArray *signs = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_review_quantity_free);

  for (guint i = 0; i + 1 < words->len; i++)
    {
      const PraxisReviewWord *word = praxis_review_words_get (words, i), *next = praxis_review_words_get (words, i + 1);
      g_autofree char *gap = g_strndup (plain + word->full_end, next->start - word->full_end);
      PraxisReviewQuantity *sign;
      guint number, n;

      if ((strcmp (word->text, "N") != 0 && strcmp (word->text, "k") != 0) || strcmp (g_strstrip (gap), "=") != 0)
        continue;
      n = praxis_review_words_get_number (words, plain, i + 1, &number);
      if (n == 0)
        continue;
      sign = g_new0 (PraxisReviewQuantity, 1);
      *sign = (PraxisReviewQuantity) {
        .number = number, .noun = g_strdup (word->text), .qualifiers = g_strdup (""), .first = i + 1, .number_last = i + n, .last = i + n,
      };
      g_ptr_array_add (signs, sign);
    }
  return signs;
}

/**
 * praxis_review_quantity_is_same:
 * @self: a quantity
 * @other: another one
 *
 * Returns: whether both count the same things, by the words that name them
 */
gboolean
praxis_review_quantity_is_same (const PraxisReviewQuantity *self,
                                const PraxisReviewQuantity *other)
{
  return strcmp (self->noun, other->noun) == 0 && strcmp (self->qualifiers, other->qualifiers) == 0;
}

/**
 * praxis_review_quantity_is_of_studies:
 * @self: a quantity
 *
 * Returns: whether what is counted are studies, or what they compare
 */
gboolean
praxis_review_quantity_is_of_studies (const PraxisReviewQuantity *self)
{
  static const char * const studies[] = {
    "studies", "trials", "reviews", "meta-analyses", "comparisons", "samples", "articles", "reports", "papers", NULL
  };

  return g_strv_contains (studies, self->noun);
}

/**
 * praxis_review_quantity_is_of_persons:
 * @self: a quantity
 *
 * Returns: whether each of what is counted is one person; not couples, nor studies
 */
gboolean
praxis_review_quantity_is_of_persons (const PraxisReviewQuantity *self)
{
  static const char * const groups[] = { "couples", "families", "dyads", NULL };

  return !praxis_review_quantity_is_of_studies (self) && !g_strv_contains (groups, self->noun);
}

/**
 * praxis_review_quantity_begins_with_of:
 * @self: a quantity
 * @words: the words of its text
 *
 * Returns: whether a sentence begins with it in the form of "Of 244 people", "Of the 57 inpatients"
 */
gboolean
praxis_review_quantity_begins_with_of (const PraxisReviewQuantity *self,
                                       GArray                     *words)
{
  guint of = self->first;

  if (of > 0 && praxis_review_words_in (praxis_review_words_get (words, of - 1)->fold, (const char * const[]) {
        "the", "these", "all", NULL }))
    of--;
  return of > 0 && strcmp (praxis_review_words_get (words, of - 1)->fold, "of") == 0 && praxis_review_words_get (words, of - 1)->is_first;
}

/* Where two numbers begin and end to differ, counted from their beginning and from their end. */
static void
find_difference (const char *one,
                 const char *other,
                 gsize      *start,
                 gsize      *end)
{
  gsize length = strlen (one), length_other = strlen (other);

  *start = *end = 0;
  while (*start < MIN (length, length_other) && one[*start] == other[*start])
    (*start)++;
  while (*end < MIN (length, length_other) - *start && one[length - 1 - *end] == other[length_other - 1 - *end])
    (*end)++;
}

/**
 * praxis_review_digits_are_swapped:
 * @one: a number as it is written
 * @other: another one
 *
 * Returns: whether they are the same but for two digits beside each other that are swapped: "57" and "75", "56.6" and "65.6"
 */
gboolean
praxis_review_digits_are_swapped (const char *one,
                                  const char *other)
{
  gsize length = strlen (one), start, end;

  if (strlen (other) != length)
    return FALSE;
  find_difference (one, other, &start, &end);
  return length - start - end == 2 && g_ascii_isdigit (one[start]) && g_ascii_isdigit (one[start + 1]) && one[start] == other[start + 1] &&
         one[start + 1] == other[start];
}

/**
 * praxis_review_numbers_are_near:
 * @a: a number
 * @b: another one
 *
 * Returns: whether a slip of one key makes the one of the other: two digits swapped; from three digits on one missing, too much or
 *   another one
 */
gboolean
praxis_review_numbers_are_near (guint a,
                                guint b)
{
  g_autofree char *one = g_strdup_printf ("%u", a);
  g_autofree char *other = g_strdup_printf ("%u", b);
  gsize longer = MAX (strlen (one), strlen (other)), start, end;

  if (praxis_review_digits_are_swapped (one, other))
    return TRUE;
  find_difference (one, other, &start, &end);
  return longer >= 3 && longer - start - end == 1;
}

/**
 * praxis_review_numbers_are_swapped:
 * @a: a number
 * @b: another one
 *
 * Returns: whether two digits that are swapped make the one of the other
 */
gboolean
praxis_review_numbers_are_swapped (guint a,
                                   guint b)
{
  g_autofree char *one = g_strdup_printf ("%u", a);
  g_autofree char *other = g_strdup_printf ("%u", b);

  return praxis_review_digits_are_swapped (one, other);
}

/**
 * praxis_review_quantity_free:
 * @self: (transfer full): a quantity
 */
void
praxis_review_quantity_free (PraxisReviewQuantity *self)
{
  g_free (self->noun);
  g_free (self->qualifiers);
  g_free (self);
}
