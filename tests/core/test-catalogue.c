/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>

#include "model/praxis-month.h"
#include "praxis-catalogue.h"

static void
test_no_catalogue (void)
{
  static const char *const languages[] = { NULL, "", "en", "tlh", "../fr", "fr/../x", "-", "--", "x-", "\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    g_assert_cmpstr (praxis_catalogue_get (languages[i], "page", "Archive"), ==, "Archive");
}

static void
test_month (void)
{
  g_autofree char *march = praxis_catalogue_format_month ("en", praxis_month_new (2023, 3));

  g_assert_cmpstr (march, ==, "March 2023");
  g_assert_null (praxis_catalogue_format_month ("en", PRAXIS_MONTH_NONE));
  g_assert_null (praxis_catalogue_format_month ("en", 202313));
}

/* The tests carry a small catalogue of their own, in a language for private use. */
static void
test_translated (void)
{
  static const char *const languages[] = { "qaa", "QAA", "qaa-CA", "qaa-Latn-CA-x-1" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *march = praxis_catalogue_format_month (languages[i], praxis_month_new (2023, 3));

      g_assert_cmpstr (march, ==, "2023, März");
      g_assert_cmpstr (praxis_catalogue_get (languages[i], "page", "Archive"), ==, "Ärchïve");
      /* The context is part of the message, and what is not translated is in English. */
      g_assert_cmpstr (praxis_catalogue_get (languages[i], "topic", "Archive"), ==, "another");
      g_assert_cmpstr (praxis_catalogue_get (languages[i], "nowhere", "Archive"), ==, "Archive");
      g_assert_cmpstr (praxis_catalogue_get (languages[i], "page", "Topics"), ==, "Topics");
    }
}

static void
test_damaged (void)
{
  g_assert_cmpstr (praxis_catalogue_get ("qab", "page", "Archive"), ==, "Archive");
}

static void
test_french (void)
{
  if (!g_resources_get_info (APP_PATH "/po/fr.mo", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    {
      g_test_skip ("There is no French catalogue.");
      return;
    }
  g_assert_cmpstr (praxis_catalogue_get ("fr-CA", "type of research", "Survey"), !=, "Survey");
}

static gpointer
ask_much (gpointer data)
{
  for (guint i = 0; i < 1000; i++)
    g_assert_nonnull (praxis_catalogue_get (i % 2 == 0 ? "qaa" : "qaa-BE", "page", "Topics"));
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ask", ask_much, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalogue/none", test_no_catalogue);
  g_test_add_func ("/catalogue/month", test_month);
  g_test_add_func ("/catalogue/translated", test_translated);
  g_test_add_func ("/catalogue/damaged", test_damaged);
  g_test_add_func ("/catalogue/french", test_french);
  g_test_add_func ("/catalogue/threads", test_threads);
  return g_test_run ();
}
