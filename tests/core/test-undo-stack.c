/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "edit/praxis-undo-stack.h"

#define SECOND G_USEC_PER_SEC

/* A stack of its own for one test, and the draft that is written. */
typedef struct
{
  PraxisDraft     *draft;
  PraxisUndoStack *stack;
} Fixture;

static void
set_up (Fixture       *test,
        gconstpointer  data)
{
  test->draft = praxis_draft_new ();
  praxis_draft_set_title (test->draft, "before");
  test->stack = praxis_undo_stack_new (test->draft);
}

static void
tear_down (Fixture       *test,
           gconstpointer  data)
{
  praxis_undo_stack_free (test->stack);
  g_assert_finalize_object (test->draft);
}

static void
type_title (Fixture    *test,
            const char *title,
            gint64      time)
{
  praxis_draft_set_title (test->draft, title);
  praxis_undo_stack_record (test->stack, test->draft, PRAXIS_DRAFT_TITLE, time);
}

static void
assert_undone (Fixture          *test,
               PraxisDraftField  field,
               const char       *title)
{
  PraxisDraftField found = PRAXIS_N_DRAFT_FIELDS;
  PraxisDraft *state = praxis_undo_stack_undo (test->stack, &found);

  g_assert_nonnull (state);
  g_assert_cmpint (found, ==, field);
  g_assert_cmpstr (praxis_draft_get_title (state), ==, title);
}

static void
assert_redone (Fixture          *test,
               PraxisDraftField  field,
               const char       *title)
{
  PraxisDraftField found = PRAXIS_N_DRAFT_FIELDS;
  PraxisDraft *state = praxis_undo_stack_redo (test->stack, &found);

  g_assert_nonnull (state);
  g_assert_cmpint (found, ==, field);
  g_assert_cmpstr (praxis_draft_get_title (state), ==, title);
}

static void
test_nothing (Fixture       *test,
              gconstpointer  data)
{
  PraxisDraftField field;

  g_assert_false (praxis_undo_stack_can_undo (test->stack));
  g_assert_false (praxis_undo_stack_can_redo (test->stack));
  g_assert_null (praxis_undo_stack_undo (test->stack, &field));
  g_assert_null (praxis_undo_stack_redo (test->stack, &field));
}

/* A stack holds what was, whatever becomes of the draft. */
static void
test_copies (Fixture       *test,
             gconstpointer  data)
{
  type_title (test, "after", 0);
  praxis_draft_set_title (test->draft, "something else");
  assert_undone (test, PRAXIS_DRAFT_TITLE, "before");
  assert_redone (test, PRAXIS_DRAFT_TITLE, "after");
}

static void
test_typing (Fixture       *test,
             gconstpointer  data)
{
  type_title (test, "a", 1 * SECOND);
  type_title (test, "ab", 1 * SECOND + SECOND / 2);
  type_title (test, "abc", 2 * SECOND);
  assert_undone (test, PRAXIS_DRAFT_TITLE, "before");
  g_assert_false (praxis_undo_stack_can_undo (test->stack));
  assert_redone (test, PRAXIS_DRAFT_TITLE, "abc");
  g_assert_false (praxis_undo_stack_can_redo (test->stack));
}

/* A pause, another field, and typing without an end each begin a step. */
static void
test_steps (Fixture       *test,
            gconstpointer  data)
{
  type_title (test, "a", 0);
  type_title (test, "ab", 2 * SECOND);
  praxis_draft_set_summary (test->draft, "words");
  praxis_undo_stack_record (test->stack, test->draft, PRAXIS_DRAFT_SUMMARY, 2 * SECOND + 1);
  assert_undone (test, PRAXIS_DRAFT_SUMMARY, "ab");
  assert_undone (test, PRAXIS_DRAFT_TITLE, "a");
  assert_undone (test, PRAXIS_DRAFT_TITLE, "before");
}

static void
test_long_typing (Fixture       *test,
                  gconstpointer  data)
{
  for (guint i = 0; i <= 20; i++)
    {
      g_autofree char *title = g_strnfill (i + 1, 'x');

      type_title (test, title, i * SECOND / 2);
    }
  /* Ten seconds, of which the first eight are one step. */
  assert_undone (test, PRAXIS_DRAFT_TITLE, "xxxxxxxxxxxxxxxx");
  assert_undone (test, PRAXIS_DRAFT_TITLE, "before");
}

static void
test_break (Fixture       *test,
            gconstpointer  data)
{
  type_title (test, "a", 0);
  praxis_undo_stack_break (test->stack);
  type_title (test, "ab", 1);
  type_title (test, "abc", 2);
  assert_undone (test, PRAXIS_DRAFT_TITLE, "a");
  assert_undone (test, PRAXIS_DRAFT_TITLE, "before");
}

/* What is chosen is no typing: each choice is taken back by itself. */
static void
test_choices (Fixture       *test,
              gconstpointer  data)
{
  praxis_draft_set_month (test->draft, 202301);
  praxis_undo_stack_record (test->stack, test->draft, PRAXIS_DRAFT_MONTH, 0);
  praxis_draft_set_month (test->draft, 202302);
  praxis_undo_stack_record (test->stack, test->draft, PRAXIS_DRAFT_MONTH, 1);
  assert_undone (test, PRAXIS_DRAFT_MONTH, "before");
  g_assert_true (praxis_undo_stack_can_undo (test->stack));
  assert_undone (test, PRAXIS_DRAFT_MONTH, "before");
  g_assert_false (praxis_undo_stack_can_undo (test->stack));
}

/* Who types after an undo leaves what was undone, and begins a step. */
static void
test_branch (Fixture       *test,
             gconstpointer  data)
{
  type_title (test, "a", 0);
  praxis_undo_stack_break (test->stack);
  type_title (test, "ab", 1);
  assert_undone (test, PRAXIS_DRAFT_TITLE, "a");
  g_assert_true (praxis_undo_stack_can_redo (test->stack));
  type_title (test, "aB", 2);
  g_assert_false (praxis_undo_stack_can_redo (test->stack));
  assert_undone (test, PRAXIS_DRAFT_TITLE, "a");
  assert_undone (test, PRAXIS_DRAFT_TITLE, "before");
  assert_redone (test, PRAXIS_DRAFT_TITLE, "a");
  assert_redone (test, PRAXIS_DRAFT_TITLE, "aB");
}

/* The oldest steps go where there are too many; the newest never do. */
static void
test_many (Fixture       *test,
           gconstpointer  data)
{
  PraxisDraftField field;
  guint undone = 1, redone = 0;

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *title = g_strdup_printf ("%u", i);

      praxis_undo_stack_break (test->stack);
      type_title (test, title, i);
    }
  assert_undone (test, PRAXIS_DRAFT_TITLE, "2998");
  while (praxis_undo_stack_undo (test->stack, &field) != NULL)
    undone++;
  g_assert_cmpuint (undone, >=, 500);
  g_assert_cmpuint (undone, <, 3000);
  while (praxis_undo_stack_redo (test->stack, &field) != NULL)
    redone++;
  g_assert_cmpuint (redone, ==, undone);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/undo-stack/nothing", test_nothing);
  ADD ("/undo-stack/copies", test_copies);
  ADD ("/undo-stack/typing", test_typing);
  ADD ("/undo-stack/steps", test_steps);
  ADD ("/undo-stack/long-typing", test_long_typing);
  ADD ("/undo-stack/break", test_break);
  ADD ("/undo-stack/choices", test_choices);
  ADD ("/undo-stack/branch", test_branch);
  ADD ("/undo-stack/many", test_many);

  return g_test_run ();
}
