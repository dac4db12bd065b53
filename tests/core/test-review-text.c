/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "review/praxis-review-text.h"

/* Finds @words in the plain form of @markdown, and gives the Markdown that they came from. */
static char *
dup_source_of (const char *markdown,
               const char *words)
{
  g_autoptr(PraxisReviewText) text = praxis_review_text_new (PRAXIS_DRAFT_SUMMARY, markdown);
  const char *plain = praxis_review_text_get_plain (text), *found = strstr (plain, words);
  PraxisPlace place;

  g_assert_nonnull (found);
  place = praxis_review_text_get_place (text, found - plain, found - plain + strlen (words));
  g_assert_cmpint (place.field, ==, PRAXIS_DRAFT_SUMMARY);
  return g_utf8_substring (markdown, place.start, place.end);
}

static void
assert_source (const char *markdown,
               const char *words,
               const char *expected)
{
  g_autofree char *source = dup_source_of (markdown, words);

  g_assert_cmpstr (source, ==, expected);
}

static void
test_places (void)
{
  assert_source ("The effect was d = 0.42.", "d = 0.42", "d = 0.42");
  assert_source ("The *effect* was *d* = 0.42, *p* = .03.", "d = 0.42", "d* = 0.42");
  assert_source ("The *effect* was *d* = 0.42, *p* = .03.", "= .03", "= .03");
  assert_source ("Größe: **β** = −.09", "= −.09", "= −.09");
  assert_source ("First paragraph.\n\nSecond with p = .04.", "p = .04", "p = .04");
  assert_source ("one\ntwo p = .04\nthree", "p = .04\nthree", "p = .04\nthree");
}

static void
test_markup (void)
{
  assert_source ("x &lt; 5 and y &lt; 7", "y < 7", "y &lt; 7");
  assert_source ("a \\* b \\* c = 3", "* c = 3", "\\* c = 3");
  assert_source ("See [the 0.5 study](https://example.org/0.5/d=0.7), d = 0.7", "d = 0.7", "d = 0.7");
  assert_source ("`d = 1` and d = 2", "d = 2", "d = 2");
  assert_source ("<b>d</b> = 4 then d = 5", "d = 5", "d = 5");
}

static void
test_blocks (void)
{
  assert_source ("# Heading 1\n\n- one p = .01\n- two\n  continued p = .02\n\n> quoted\n> p = .03", "p = .02", "p = .02");
  assert_source ("# Heading 1\n\n- one p = .01\n- two\n  continued p = .02\n\n> quoted\n> p = .03", "p = .03", "p = .03");
  assert_source ("1. one\n   1. inner *p* = .5\n2. two *p* = .6", "= .6", "= .6");
}

/* What would leave a loose end of markup cannot be replaced. */
static void
test_replaceable (void)
{
  g_autoptr(PraxisReviewText) text = praxis_review_text_new (PRAXIS_DRAFT_SUMMARY, "*p* = .000 and p = .001");
  g_autofree char *across = praxis_review_text_dup_source (text, 0, strlen ("p = .000"));
  g_autofree char *within = praxis_review_text_dup_source (text, strlen ("p "), strlen ("p = .000"));

  g_assert_cmpstr (praxis_review_text_get_plain (text), ==, "p = .000 and p = .001\n\n");
  g_assert_null (across);
  g_assert_cmpstr (within, ==, "= .000");
}

static void
test_plain (void)
{
  g_autoptr(PraxisReviewText) text = praxis_review_text_new_plain (PRAXIS_DRAFT_TITLE, "Müller *et al.* &lt;");
  PraxisPlace place = praxis_review_text_get_place (text, strlen ("Müller "), strlen ("Müller *et"));

  g_assert_cmpstr (praxis_review_text_get_plain (text), ==, "Müller *et al.* &lt;");
  g_assert_cmpuint (place.start, ==, 7);
  g_assert_cmpuint (place.end, ==, 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review-text/places", test_places);
  g_test_add_func ("/review-text/markup", test_markup);
  g_test_add_func ("/review-text/blocks", test_blocks);
  g_test_add_func ("/review-text/replaceable", test_replaceable);
  g_test_add_func ("/review-text/plain", test_plain);

  return g_test_run ();
}
