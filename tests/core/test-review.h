/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "review/praxis-reviewer.h"

G_BEGIN_DECLS

/**
 * TestReviewCase:
 * @summary: the summary of a post
 * @found: (nullable): the words that are remarked on; %NULL where nothing is
 * @fix: (nullable): what its fix writes in their place; %NULL where it has none
 *
 * What a check says of a post.
 */
typedef struct
{
  const char *summary;
  const char *found;
  const char *fix;
} TestReviewCase;

/**
 * TestReviewRow:
 * @check: the name of a check
 * @summary: the summary of a post
 * @expected: the severity and the words of each of its remarks, a line each; empty for none
 *
 * What one of several checks says of a post that has no more than a summary.
 */
typedef struct
{
  const char *check;
  const char *summary;
  const char *expected;
} TestReviewRow;

void         test_review_cite         (PraxisDraft          *draft,
                                       const char           *csl);
GPtrArray   *test_review_run          (PraxisDraft          *draft,
                                       const char           *check);
GPtrArray   *test_review_run_in       (PraxisDraft          *draft,
                                       const char           *language,
                                       const char           *check);
void         test_review_check_in     (PraxisDraft          *draft,
                                       const char           *language,
                                       const char           *check,
                                       const TestReviewCase *cases,
                                       gsize                 n_cases);
void         test_review_check        (PraxisDraft          *draft,
                                       const char           *check,
                                       const TestReviewCase *cases,
                                       gsize                 n_cases);
void         test_review_check_rows   (const TestReviewRow  *rows,
                                       gsize                 n_rows);

G_END_DECLS
