/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "edit/praxis-blurb.h"

#include <gio/gio.h>

static void
assert_blurb (const char *language,
              const char *titles,
              const char *expected)
{
  g_auto(GStrv) list = g_strsplit (titles, "|", -1);
  g_autofree char *blurb = praxis_blurb_propose (language, (const char * const *) list);

  g_assert_cmpstr (blurb, ==, expected);
}

static void
test_titles (void)
{
  assert_blurb ("en", "", "");
  assert_blurb ("en", " | ", "");
  assert_blurb (NULL, "CBT", "This month… I blog about “CBT”.");
  assert_blurb ("en", "CBT|Alliance", "This month… I blog about “CBT” and “Alliance”.");
  assert_blurb ("en", "A|B|C", "This month… I blog about “A”, “B”, and “C”.");
  assert_blurb ("en", "A||B|C|D", "This month… I blog about “A”, “B”, “C”, and “D”.");
  /* A language without a catalogue. */
  assert_blurb ("tlh", "A", "This month… I blog about “A”.");
}

static void
test_title_text (void)
{
  assert_blurb ("en", " Does CBT work? ", "This month… I blog about “Does CBT work?”.");
  assert_blurb ("en", "It works.|And so on...", "This month… I blog about “It works” and “And so on...”.");
  /* The blurb is CommonMark, the title is not. */
  assert_blurb ("en", "2 *new* trials", "This month… I blog about “2 \\*new\\* trials”.");
  assert_blurb ("en", "{second}|{last}|{title}", "This month… I blog about “{second}”, “{last}”, and “{title}”.");
  assert_blurb ("en", "{second}|B", "This month… I blog about “{second}” and “B”.");
}

static void
test_french (void)
{
  if (!g_resources_get_info (APP_PATH "/po/fr.mo", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    {
      g_test_skip ("There is no French catalogue.");
      return;
    }
  assert_blurb ("fr-CA", "A", "Ce mois-ci… je parle de « A ».");
  assert_blurb ("fr", "A|B", "Ce mois-ci… je parle de « A » et de « B ».");
  assert_blurb ("fr", "A|B|C", "Ce mois-ci… je parle de « A », « B » et « C ».");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/blurb/titles", test_titles);
  g_test_add_func ("/blurb/title-text", test_title_text);
  g_test_add_func ("/blurb/french", test_french);
  return g_test_run ();
}
