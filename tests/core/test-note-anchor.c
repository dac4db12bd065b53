/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/praxis-note-anchor.h"

static const char text[] =
  "Ruptures in the alliance are common. Therapists who notice a rupture and speak about it openly keep more of their clients. "
  "Ruptures in the alliance are not a sign of failure. The effect was small but held at one year.";

/* The passage that is found, or "" */
static char *
find (const char *in,
      const char *quote,
      const char *prefix,
      const char *suffix)
{
  gsize start, end;

  if (!praxis_note_find_anchor (in, quote, prefix, suffix, &start, &end))
    return g_strdup ("");
  g_assert_cmpuint (start, <, end);
  return g_utf8_substring (in, start, end);
}

static void
assert_found (const char *in,
              const char *quote,
              const char *prefix,
              const char *suffix,
              const char *expected)
{
  g_autofree char *found = find (in, quote, prefix, suffix);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_exact (void)
{
  gsize start, end;

  assert_found (text, "notice a rupture", "Therapists who ", " and speak", "notice a rupture");
  assert_found (text, "notice a rupture", NULL, NULL, "notice a rupture");
  assert_found (text, " notice  a\nrupture\n", "Therapists\nwho", "and", "notice a rupture");
  assert_found (text, "", "Therapists who ", " and", "");
  assert_found ("", "notice", NULL, NULL, "");
  assert_found ("Größe: Überlänge", "Überlänge", "Größe: ", "", "Überlänge");
  /* Two places: the words around decide. */
  assert_found (text, "Ruptures in the alliance", NULL, NULL, "");
  g_assert_true (praxis_note_find_anchor (text, "Ruptures in the alliance", "of their clients. ", " are not a sign",
                                          &start, &end));
  g_assert_cmpuint (start, ==, g_strrstr (text, "Ruptures") - text);
  g_assert_true (praxis_note_find_anchor (text, "Ruptures in the alliance", "", " are common. Therapists", &start, &end));
  g_assert_cmpuint (start, ==, 0);
}

/* The text around or the passage itself was edited. */
static void
test_edited (void)
{
  assert_found ("A new beginning. The effect was small but held at one year, and more.", "The effect was small but held",
                "a sign of failure. ", " at one year.", "The effect was small but held");
  assert_found (text, "Therapists that notice a rupture and talk about it openly", "alliance are common. ", " keep more of",
                "Therapists who notice a rupture and speak about it openly");
  assert_found ("The effects were small, but held after a year.", "The effect was small but held", "of failure. ",
                " after a year.", "The effects were small, but held");
  /* Its first and its last word. */
  assert_found ("Many therapists who notice a rupture and speak about it keep more.", "Therapists who notice a rupture and spoke",
                NULL, NULL, "therapists who notice a rupture and speak");
  /* It was cut in two by a line break and a new word. */
  assert_found ("who speak openly keep\n\nmany more of their clients.", "speak openly keep more of their clients", "they ", ".",
                "speak openly keep\n\nmany more of their clients");
}

/* In doubt, nothing. */
static void
test_doubt (void)
{
  assert_found (text, "Nothing of this was ever in the text at all", "Therapists who ", " and speak", "");
  assert_found ("The alliance held. It was small.", "small", "The effect was ", " but held at", "");
  assert_found ("The effect is large. The effect is small.", "The effect is", "", "", "");
  /* Two forms, both as near. */
  assert_found ("The effects was small and held. Later: The effect war small and held.", "The effect was small and held", "", "",
                "");
  /* Short words are not looked for in other forms. */
  assert_found ("They hold and told.", "bold", "They ", " and told.", "");
  /* What has changed by half is gone. */
  assert_found ("The effect was large in every study that looked.", "The effect was small but held at one year", "", "", "");
}

/* No time for ever: texts of a megabyte come back at once or with nothing. */
static void
test_large (void)
{
  g_autoptr(GString) large = g_string_new (NULL);
  g_autoptr(GString) quote = g_string_new (NULL);

  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (large, "word%u and the other ", i);
  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (quote, "word%u but no other ", i);
  assert_found (large->str, quote->str, "", "", "");
  assert_found (large->str, "word39998 and the other word39999", "", "", "word39998 and the other word39999");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/note-anchor/exact", test_exact);
  g_test_add_func ("/note-anchor/edited", test_edited);
  g_test_add_func ("/note-anchor/doubt", test_doubt);
  g_test_add_func ("/note-anchor/large", test_large);

  return g_test_run ();
}
