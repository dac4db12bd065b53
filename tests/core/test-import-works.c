/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "import/praxis-import-works.h"

#define LAMPS "\"title\":\"Lamps: A “trial”.\",\"author\":[{\"family\":\"Lumen\"},{\"family\":\"Ochre\"}]"

static PraxisCitation *
cite (const char *json)
{
  g_autoptr(GError) error = NULL;
  PraxisCitation *citation = praxis_citation_new (json, NULL, &error);

  g_assert_no_error (error);
  return citation;
}

static void
assert_same (const char *known,
             const char *other,
             gboolean    same)
{
  g_autoptr(PraxisImportWorks) works = praxis_import_works_new ();
  g_autoptr(PraxisCitation) first = cite (known);
  g_autoptr(PraxisCitation) second = cite (other);

  g_assert_null (praxis_import_works_find (works, first, NULL));
  praxis_import_works_add (works, first, NULL);
  g_assert_nonnull (praxis_import_works_find (works, first, NULL));
  if (same != (praxis_import_works_find (works, second, NULL) != NULL))
    g_error ("%s and %s are %sthe same", known, other, same ? "" : "not ");
}

static void
test_numbers (void)
{
  assert_same ("{\"DOI\":\"10.1000/ABC\"}", "{\"DOI\":\"https://doi.org/10.1000/abc\",\"title\":\"Other\"}", TRUE);
  assert_same ("{\"DOI\":\"10.1000/abc\"}", "{\"DOI\":\"10.1000/abd\"}", FALSE);
  assert_same ("{\"PMID\":\"90000001\"}", "{\"PMID\":90000001}", TRUE);
  assert_same ("{\"ISBN\":\"0-471-04154-8\"}", "{\"ISBN\":\"9780471041542\"}", TRUE);
  /* Two chapters of one book. */
  assert_same ("{\"ISBN\":\"9780471041542\",\"title\":\"One\",\"container-title\":\"B\"}",
               "{\"ISBN\":\"9780471041542\",\"title\":\"Two\",\"container-title\":\"B\"}", FALSE);
}

static void
test_titles (void)
{
  assert_same ("{" LAMPS ",\"issued\":{\"date-parts\":[[2020]]}}",
               "{\"title\":\"LAMPS: a \\\"trial\\\"\",\"author\":[{\"family\":\"Lumen\"}],\"issued\":{\"date-parts\":[[2021]]}}", TRUE);
  assert_same ("{" LAMPS ",\"issued\":{\"date-parts\":[[2020]]}}", "{" LAMPS ",\"issued\":{\"date-parts\":[[2022]]}}", FALSE);
  assert_same ("{" LAMPS ",\"issued\":{\"date-parts\":[[2020]]}}", "{" LAMPS "}", TRUE);
  assert_same ("{" LAMPS "}", "{\"title\":\"Lamps: A trial\",\"author\":[{\"family\":\"Other\"}]}", FALSE);
  assert_same ("{" LAMPS "}", "{\"title\":\"Lamps: A trial\"}", FALSE);
  /* What has numbers of its own is told apart by them. */
  assert_same ("{" LAMPS ",\"DOI\":\"10.1000/abc\"}", "{" LAMPS ",\"DOI\":\"10.1000/abd\"}", FALSE);
  assert_same ("{" LAMPS ",\"DOI\":\"10.1000/abc\"}", "{" LAMPS "}", TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-works/numbers", test_numbers);
  g_test_add_func ("/import-works/titles", test_titles);
  return g_test_run ();
}
