/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cite/praxis-csl-check.h"
#include "cite/praxis-csl-engine.h"
#include "cite/praxis-csl-style.h"

/* The styles of this computer: a sample of them, and with `-m slow` all. */

#define EVERY 40

static void
test_styles (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) styles = praxis_csl_style_list (NULL, NULL, &error);
  guint step = g_test_slow () ? 1 : EVERY;
  guint n_independent = 0, n_tried = 0, n_failed = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < styles->len; i++)
    {
      const PraxisCslInfo *info = g_ptr_array_index (styles, i);
      g_autofree char *content = NULL;
      g_autoptr(GError) failure = NULL;

      if (info->parent != NULL || n_independent++ % step != 0)
        continue;
      n_tried++;
      content = praxis_csl_style_load (NULL, info->id, &failure);
      if (failure == NULL && (content == NULL || praxis_csl_check (content, NULL, &failure)))
        continue;
      n_failed++;
      g_test_message ("%s: %s", info->id, failure->message);
    }
  g_test_message ("%u of %u styles tried, %u failed", n_tried, n_independent, n_failed);
  if (n_independent <= 1)
    g_test_skip ("There are no citation styles on this computer.");
  /* One of the collection may be broken, or be one that the engine cannot run. */
  g_assert_cmpuint (n_failed, <=, n_tried / 500);
}

/* What an alias leads to is there. */
static void
test_aliases (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) styles = praxis_csl_style_list (NULL, NULL, &error);
  guint step = g_test_slow () ? 1 : EVERY;
  guint n_aliases = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < styles->len; i++)
    {
      const PraxisCslInfo *info = g_ptr_array_index (styles, i);
      g_autofree char *content = NULL;

      if (info->parent == NULL || n_aliases++ % step != 0)
        continue;
      content = praxis_csl_style_load (NULL, info->id, &error);
      g_assert_no_error (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  praxis_csl_engine_prepare ();

  g_test_add_func ("/csl-system/styles", test_styles);
  g_test_add_func ("/csl-system/aliases", test_aliases);
  return g_test_run ();
}
