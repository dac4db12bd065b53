/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cite/praxis-reference-parser.h"
#include "cite/praxis-references.h"

/* What the parser takes out of a printed reference, the citation engine puts together again, and it is the same line. The
 * references stand in tests/data/references/round-trip.txt, one a line, in the form that the Publication Manual, 7th edition,
 * chapters 9 and 10, gives to each kind of work. All works and names are invented. */

/* Fewer would mean that the file was not read as it is meant. */
#define MIN_REFERENCES 180

static GStrv
read_references (void)
{
  g_autofree char *path = g_build_filename (TEST_DATA_DIR, "references", "round-trip.txt", NULL);
  g_autofree char *content = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0' && *lines[i] != '#')
        g_strv_builder_add (builder, lines[i]);
    }
  return g_strv_builder_end (builder);
}

static void
check_one (PraxisReferences *references,
           PraxisCitation   *citation,
           const char       *printed)
{
  g_autofree char *text = praxis_references_dup_text (references, citation);

  if (g_str_equal (text, printed))
    return;
  g_test_message ("printed:   %s\nformatted: %s\n%s", printed, text, praxis_citation_get_json (citation));
  g_test_fail ();
}

static void
test_round_trip (void)
{
  g_auto(GStrv) lines = read_references ();
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(PraxisReferences) references = praxis_references_new_with_style (NULL, "en-US");
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autoptr(PraxisReferenceParse) parse = praxis_reference_parse (lines[i]);

      /* Such a citation would give back what was printed, and show nothing. */
      if (praxis_citation_is_verbatim (parse->citation))
        g_test_fail_printf ("not understood: %s", lines[i]);
      g_ptr_array_add (citations, g_object_ref (parse->citation));
    }
  praxis_references_load (references, NULL, citations, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < citations->len; i++)
    check_one (references, g_ptr_array_index (citations, i), lines[i]);
  g_assert_cmpuint (citations->len, >=, MIN_REFERENCES);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/round-trip/apa", test_round_trip);
  return g_test_run ();
}
