/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cite/praxis-csl-engine.h"
#include "praxis-error.h"

static void
test_smoke (void)
{
  g_autoptr(PraxisCslEngine) engine = praxis_csl_engine_new (1);
  g_autoptr(GError) error = NULL;
  gint64 t = g_get_monotonic_time ();
  g_autofree char *result = praxis_csl_engine_call (engine, "format", "{\"key\":\"a\",\"locale\":\"en-US\",\"items\":[{\"type\":\"book\",\"title\":\"T\"}]}", NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%s %d", result, (int)(g_get_monotonic_time () - t));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csl-engine/smoke", test_smoke);
  return g_test_run ();
}
