/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-review-words.h"

G_BEGIN_DECLS

/**
 * PraxisReviewQuantity:
 * @number: how many
 * @noun: of what, folded: "patients"; "trials" for "RCTs" as well; or its sign, "N" or "k"
 * @qualifiers: the words between the two that make it another thing, folded: "female", "in small letters with spaces"
 * @first: the number of the word that the number begins with
 * @number_last: the number of its last word
 * @last: the number of the noun's word
 *
 * A number of people or studies in a text: "409 randomized trials".
 */
typedef struct
{
  guint  number;
  char  *noun;
  char  *qualifiers;
  guint  first;
  guint  number_last;
  guint  last;
} PraxisReviewQuantity;

GPtrArray *praxis_review_quantities_find  (GArray                     *words,
                                           const char                 *plain);
GPtrArray *praxis_review_signs_find       (GArray                     *words,
                                           const char                 *plain);
gboolean   praxis_review_quantity_is_same (const PraxisReviewQuantity *self,
                                           const PraxisReviewQuantity *other);
gboolean   praxis_review_quantity_is_of_studies (const PraxisReviewQuantity *self);
gboolean   praxis_review_quantity_is_of_persons (const PraxisReviewQuantity *self);
gboolean   praxis_review_quantity_begins_with_of (const PraxisReviewQuantity *self,
                                                  GArray                     *words);
gboolean   praxis_review_numbers_are_near (guint                       a,
                                           guint                       b);
gboolean   praxis_review_numbers_are_swapped (guint                    a,
                                           guint                       b);
gboolean   praxis_review_digits_are_swapped (const char               *one,
                                           const char                 *other);
void       praxis_review_quantity_free    (PraxisReviewQuantity       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisReviewQuantity, praxis_review_quantity_free)

G_END_DECLS
