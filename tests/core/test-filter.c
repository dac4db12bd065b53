/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "search/praxis-filter.h"

static void
test_defaults (void)
{
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();

  g_assert_cmpstr (praxis_filter_get_text (filter), ==, "");
  g_assert_cmpint (praxis_filter_get_collection (filter), ==, PRAXIS_COLLECTION_ALL);
  g_assert_null (praxis_filter_get_digest (filter));
  g_assert_cmpint (praxis_filter_get_sort (filter), ==, PRAXIS_SORT_AUTOMATIC);
  g_assert_false (praxis_filter_get_any_topic (filter));
  g_assert_false (praxis_filter_has_choices (filter));
  for (PraxisFacet facet = 0; facet < PRAXIS_N_FACETS; facet++)
    g_assert_null (praxis_filter_get_values (filter, facet, PRAXIS_CHOICE_INCLUDE)[0]);
}

static void
test_choices (void)
{
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  const char * const *values;

  praxis_filter_set_choice (filter, PRAXIS_FACET_TOPIC, "Empathy", PRAXIS_CHOICE_INCLUDE);
  praxis_filter_set_choice (filter, PRAXIS_FACET_TOPIC, "Attachment", PRAXIS_CHOICE_INCLUDE);
  praxis_filter_set_choice (filter, PRAXIS_FACET_TOPIC, "Attachment", PRAXIS_CHOICE_INCLUDE);
  praxis_filter_set_choice (filter, PRAXIS_FACET_YEAR, "2023", PRAXIS_CHOICE_EXCLUDE);
  values = praxis_filter_get_values (filter, PRAXIS_FACET_TOPIC, PRAXIS_CHOICE_INCLUDE);
  g_assert_cmpstr (values[0], ==, "Empathy");
  g_assert_cmpstr (values[1], ==, "Attachment");
  g_assert_null (values[2]);
  g_assert_cmpint (praxis_filter_get_choice (filter, PRAXIS_FACET_YEAR, "2023"), ==, PRAXIS_CHOICE_EXCLUDE);
  g_assert_cmpint (praxis_filter_get_choice (filter, PRAXIS_FACET_MONTH, "2023"), ==, PRAXIS_CHOICE_NONE);

  /* The value may come from the filter itself. */
  praxis_filter_set_choice (filter, PRAXIS_FACET_TOPIC, values[0], PRAXIS_CHOICE_EXCLUDE);
  g_assert_cmpint (praxis_filter_get_choice (filter, PRAXIS_FACET_TOPIC, "Empathy"), ==, PRAXIS_CHOICE_EXCLUDE);
  values = praxis_filter_get_values (filter, PRAXIS_FACET_TOPIC, PRAXIS_CHOICE_INCLUDE);
  g_assert_cmpstr (values[0], ==, "Attachment");
  g_assert_null (values[1]);
  praxis_filter_set_choice (filter, PRAXIS_FACET_TOPIC, "Attachment", PRAXIS_CHOICE_NONE);
  g_assert_true (praxis_filter_has_choices (filter));

  praxis_filter_set_text (filter, "alliance");
  praxis_filter_clear_choices (filter);
  g_assert_false (praxis_filter_has_choices (filter));
  g_assert_cmpstr (praxis_filter_get_text (filter), ==, "alliance");
}

static void
assert_differs (PraxisFilter *a,
                PraxisFilter *b)
{
  g_autoptr(PraxisFilter) copy = praxis_filter_copy (b);

  g_assert_true (praxis_filter_equal (b, copy));
  g_assert_false (praxis_filter_equal (a, b));
  g_assert_false (praxis_filter_equal (copy, a));
}

static void
test_equal (void)
{
  g_autoptr(PraxisFilter) plain = praxis_filter_new ();
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();

  g_assert_true (praxis_filter_equal (plain, filter));
  praxis_filter_set_text (filter, "a");
  assert_differs (plain, filter);
  praxis_filter_set_text (filter, NULL);
  praxis_filter_set_digest (filter, "d");
  assert_differs (plain, filter);
  praxis_filter_set_digest (filter, NULL);
  praxis_filter_set_collection (filter, PRAXIS_COLLECTION_TRASH);
  assert_differs (plain, filter);
  praxis_filter_set_collection (filter, PRAXIS_COLLECTION_ALL);
  praxis_filter_set_sort (filter, PRAXIS_SORT_OLDEST);
  assert_differs (plain, filter);
  praxis_filter_set_sort (filter, PRAXIS_SORT_AUTOMATIC);
  praxis_filter_set_any_topic (filter, 2);
  assert_differs (plain, filter);
  praxis_filter_set_any_topic (filter, FALSE);
  praxis_filter_set_choice (filter, PRAXIS_FACET_JOURNAL, "J", PRAXIS_CHOICE_INCLUDE);
  assert_differs (plain, filter);
  praxis_filter_set_choice (plain, PRAXIS_FACET_JOURNAL, "J", PRAXIS_CHOICE_EXCLUDE);
  assert_differs (plain, filter);
  praxis_filter_set_choice (plain, PRAXIS_FACET_JOURNAL, "J", PRAXIS_CHOICE_INCLUDE);
  g_assert_true (praxis_filter_equal (plain, filter));
}

static void
test_equal_in_any_order (void)
{
  g_autoptr(PraxisFilter) a = praxis_filter_new ();
  g_autoptr(PraxisFilter) b = praxis_filter_new ();

  praxis_filter_set_choice (a, PRAXIS_FACET_TYPE, "x", PRAXIS_CHOICE_INCLUDE);
  praxis_filter_set_choice (a, PRAXIS_FACET_TYPE, "y", PRAXIS_CHOICE_INCLUDE);
  praxis_filter_set_choice (b, PRAXIS_FACET_TYPE, "y", PRAXIS_CHOICE_INCLUDE);
  praxis_filter_set_choice (b, PRAXIS_FACET_TYPE, "x", PRAXIS_CHOICE_INCLUDE);
  g_assert_true (praxis_filter_equal (a, b));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/defaults", test_defaults);
  g_test_add_func ("/filter/choices", test_choices);
  g_test_add_func ("/filter/equal", test_equal);
  g_test_add_func ("/filter/equal-in-any-order", test_equal_in_any_order);
  return g_test_run ();
}
