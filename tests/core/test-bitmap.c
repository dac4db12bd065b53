/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "search/praxis-bitmap.h"

#define SIZE 700

/* Sets of random numbers, beside the same as plain arrays. */
static PraxisBitmap *
make_set (GRand    *random,
          gboolean  plain[SIZE])
{
  PraxisBitmap *set = praxis_bitmap_new (g_rand_int_range (random, 0, SIZE));
  int limit = g_rand_int_range (random, 1, SIZE);
  int n = g_rand_int_range (random, 0, SIZE);

  for (int i = 0; i < SIZE; i++)
    plain[i] = FALSE;
  for (int i = 0; i < n; i++)
    {
      int bit = g_rand_int_range (random, 0, limit);

      if (g_rand_int_range (random, 0, 4) == 0)
        praxis_bitmap_remove (set, bit);
      else
        praxis_bitmap_add (set, bit);
      plain[bit] = praxis_bitmap_contains (set, bit);
    }
  return set;
}

static void
assert_holds (PraxisBitmap *set,
              gboolean      plain[SIZE])
{
  gsize count = 0;
  gsize bit = 0;

  for (gsize i = 0; i < SIZE; i++)
    {
      g_assert_cmpint (praxis_bitmap_contains (set, i), ==, plain[i]);
      if (!plain[i])
        continue;
      g_assert_true (praxis_bitmap_next (set, &bit));
      g_assert_cmpuint (bit, ==, i);
      bit++;
      count++;
    }
  g_assert_false (praxis_bitmap_next (set, &bit));
  g_assert_cmpuint (praxis_bitmap_count (set), ==, count);
}

static void
test_members (void)
{
  g_autoptr(PraxisBitmap) set = praxis_bitmap_new (0);
  gsize bit = 0;

  g_assert_false (praxis_bitmap_contains (set, 0));
  g_assert_false (praxis_bitmap_next (set, &bit));
  praxis_bitmap_remove (set, 5000);
  praxis_bitmap_add (set, 63);
  praxis_bitmap_add (set, 64);
  praxis_bitmap_add (set, 1000);
  g_assert_cmpuint (praxis_bitmap_count (set), ==, 3);
  g_assert_true (praxis_bitmap_next (set, &bit));
  g_assert_cmpuint (bit, ==, 63);
  bit = 65;
  g_assert_true (praxis_bitmap_next (set, &bit));
  g_assert_cmpuint (bit, ==, 1000);
  praxis_bitmap_remove (set, 64);
  g_assert_false (praxis_bitmap_contains (set, 64));
  g_assert_true (praxis_bitmap_contains (set, 63));
}

static void
test_operations (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  for (int round = 0; round < 300; round++)
    {
      gboolean a[SIZE];
      gboolean b[SIZE];
      gboolean both[SIZE];
      gboolean either[SIZE];
      gboolean only[SIZE];
      gsize n_both = 0;
      g_autoptr(PraxisBitmap) x = make_set (random, a);
      g_autoptr(PraxisBitmap) y = make_set (random, b);
      g_autoptr(PraxisBitmap) conjunction = praxis_bitmap_copy (x);
      g_autoptr(PraxisBitmap) disjunction = praxis_bitmap_copy (x);
      g_autoptr(PraxisBitmap) difference = praxis_bitmap_copy (x);

      for (int i = 0; i < SIZE; i++)
        {
          both[i] = a[i] && b[i];
          either[i] = a[i] || b[i];
          only[i] = a[i] && !b[i];
          n_both += both[i];
        }
      praxis_bitmap_and (conjunction, y);
      praxis_bitmap_or (disjunction, y);
      praxis_bitmap_and_not (difference, y);
      assert_holds (x, a);
      assert_holds (conjunction, both);
      assert_holds (disjunction, either);
      assert_holds (difference, only);
      g_assert_cmpuint (praxis_bitmap_count_and (x, y), ==, n_both);
      g_assert_cmpuint (praxis_bitmap_count_and (y, x), ==, n_both);
    }
}

static void
test_equal (void)
{
  g_autoptr(PraxisBitmap) small = praxis_bitmap_new (10);
  g_autoptr(PraxisBitmap) large = praxis_bitmap_new (1000);

  praxis_bitmap_add (small, 3);
  praxis_bitmap_add (large, 3);
  g_assert_true (praxis_bitmap_equal (small, large));
  praxis_bitmap_add (large, 999);
  g_assert_false (praxis_bitmap_equal (small, large));
  g_assert_false (praxis_bitmap_equal (large, small));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bitmap/members", test_members);
  g_test_add_func ("/bitmap/operations", test_operations);
  g_test_add_func ("/bitmap/equal", test_equal);
  return g_test_run ();
}
