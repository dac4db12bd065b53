/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "test-review.h"

/* Adds a work, given as CSL-JSON. */
void
test_review_cite (PraxisDraft *draft,
                  const char  *csl)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisCitation) citation = praxis_citation_new (csl, NULL, &error);

  g_assert_no_error (error);
  praxis_draft_add_citation (draft, citation);
}

/* The remarks of one check on a post in a language; NULL for English. */
GPtrArray *
test_review_run_in (PraxisDraft *draft,
                    const char  *language,
                    const char  *check)
{
  g_autoptr(PraxisReviewSettings) settings = praxis_review_settings_new ();
  g_autoptr(PraxisReviewer) reviewer = praxis_reviewer_new (settings);
  g_autoptr(GPtrArray) all = NULL;
  GPtrArray *remarks = g_ptr_array_new_with_free_func (g_object_unref);

  praxis_reviewer_set_language (reviewer, language);
  all = praxis_reviewer_review (reviewer, draft);
  for (guint i = 0; i < all->len; i++)
    {
      if (g_str_equal (praxis_remark_get_fields (all->pdata[i])->check, check))
        g_ptr_array_add (remarks, g_object_ref (all->pdata[i]));
    }
  return remarks;
}

GPtrArray *
test_review_run (PraxisDraft *draft,
                 const char  *check)
{
  return test_review_run_in (draft, NULL, check);
}

static void
check_case (PraxisDraft          *draft,
            const char           *language,
            const char           *check,
            const TestReviewCase *test)
{
  g_autoptr(GPtrArray) remarks = NULL;
  const PraxisRemarkFields *fields;

  g_test_message ("%s", test->summary);
  praxis_draft_set_summary (draft, test->summary);
  remarks = test_review_run_in (draft, language, check);
  for (guint i = 0; i < remarks->len; i++)
    g_test_message ("  %s", praxis_remark_get_fields (remarks->pdata[i])->message);
  g_assert_cmpuint (remarks->len, ==, test->found != NULL ? 1 : 0);
  if (test->found == NULL)
    return;
  fields = praxis_remark_get_fields (remarks->pdata[0]);
  g_assert_cmpstr (fields->text, ==, test->found);
  g_assert_cmpstr (fields->replacement, ==, test->fix);
  if (test->fix != NULL)
    {
      g_assert_true (praxis_remark_fix (remarks->pdata[0], draft));
      g_assert_nonnull (strstr (praxis_draft_get_summary (draft), test->fix));
    }
}

/* Runs a check on a post in a language, NULL for English, with one summary after the other. */
void
test_review_check_in (PraxisDraft          *draft,
                      const char           *language,
                      const char           *check,
                      const TestReviewCase *cases,
                      gsize                 n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    check_case (draft, language, check, &cases[i]);
}

void
test_review_check (PraxisDraft          *draft,
                   const char           *check,
                   const TestReviewCase *cases,
                   gsize                 n_cases)
{
  test_review_check_in (draft, NULL, check, cases, n_cases);
}

static char *
dup_said (const char *check,
          const char *summary)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(GPtrArray) remarks = NULL;
  g_autoptr(GString) lines = g_string_new (NULL);

  praxis_draft_set_summary (draft, summary);
  remarks = test_review_run (draft, check);
  for (guint i = 0; i < remarks->len; i++)
    {
      const PraxisRemarkFields *fields = praxis_remark_get_fields (remarks->pdata[i]);

      g_string_append_printf (lines, "%s%s: %s", i > 0 ? "\n" : "", praxis_severity_to_string (fields->severity), fields->text);
    }
  return g_string_free_and_steal (g_steal_pointer (&lines));
}

/* Runs each row's check on a post with its summary. */
void
test_review_check_rows (const TestReviewRow *rows,
                        gsize                n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *said = dup_said (rows[i].check, rows[i].summary);

      g_test_message ("%s: %s", rows[i].check, rows[i].summary);
      g_assert_cmpstr (said, ==, rows[i].expected);
    }
}
