/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cite/praxis-citation-key.h"

/* Works are invented. */
static const struct
{
  const char *name;
  const char *json;
  const char *key;
} cases[] = {
  { "plain", "{\"title\":\"Does it work?\",\"author\":[{\"family\":\"Berg\"}],\"issued\":{\"date-parts\":[[2021]]}}",
    "berg2021does" },
  { "particle", "{\"title\":\"A <i>Word</i>-list\",\"author\":[{\"family\":\"Berg\",\"non-dropping-particle\":\"van der\"}],"
    "\"issued\":{\"date-parts\":[[\"2021\"]]}}", "vanderberg2021word" },
  { "accents", "{\"title\":\"Über “Ängste”\",\"author\":[{\"family\":\"Flückiger-O’Ñeß\"}],\"issued\":{\"date-parts\":[[1999]]}}",
    "fluckigeroness1999uber" },
  { "decomposed", "{\"title\":\"E\xcc\x81tude\",\"author\":[{\"family\":\"Mu\xcc\x88ller\"}],\"issued\":{\"date-parts\":[[1999]]}}",
    "muller1999etude" },
  { "group", "{\"title\":\"The\",\"author\":[{\"literal\":\"World Body\"}]}", "worldbodyndthe" },
  { "editor", "{\"title\":\"Whole\",\"editor\":[{\"family\":\"Hill\"}],\"issued\":{\"date-parts\":[[2001]]}}", "hill2001whole" },
  { "left-out", "{\"title\":\"Whole\",\"author\":[{\"literal\":\"…\"},{\"family\":\"Hill\"}],\"issued\":{\"date-parts\":[[2001]]}}",
    "hill2001whole" },
  { "nobody", "{\"title\":\"Whole\"}", "anonndwhole" },
  { "no-latin", "{\"title\":\"心理\",\"author\":[{\"family\":\"王\"}],\"issued\":{\"date-parts\":[[2020]]}}", "anon2020" },
  { "given", "{\"citation-key\":\"Berg_2021:a\",\"title\":\"T\"}", "Berg_2021:a" },
  { "unusable", "{\"citation-key\":\"Berg 2021{\",\"title\":\"T\"}", "anonndt" },
  { "nothing", "{}", "anonnd" },
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(PraxisCitation) citation = praxis_citation_new (cases[i].json, NULL, NULL);
  g_autofree char *key = praxis_citation_key (citation);

  g_assert_cmpstr (key, ==, cases[i].key);
}

static void
test_printed (void)
{
  g_autoptr(PraxisCitation) dated = praxis_citation_new_verbatim ("Ott, D. (in 12345 words, 2020). Lost, 12, 1-9.");
  g_autoptr(PraxisCitation) undated = praxis_citation_new_verbatim ("—");
  g_autofree char *first = praxis_citation_key (dated);
  g_autofree char *second = praxis_citation_key (undated);

  g_assert_cmpstr (first, ==, "ott2020");
  g_assert_cmpstr (second, ==, "anonnd");
}

static void
test_unique (void)
{
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) keys = NULL;
  const char *same = "{\"title\":\"How\",\"author\":[{\"family\":\"Ott\"}],\"issued\":{\"date-parts\":[[2020]]}}";

  for (guint i = 0; i < 6; i++)
    g_ptr_array_add (citations, praxis_citation_new (i == 2 ? "{\"citation-key\":\"Ott2020HOWb\"}" : same, NULL, NULL));
  keys = praxis_citation_keys_new (citations);
  g_assert_cmpuint (keys->len, ==, 6);
  g_assert_cmpstr (keys->pdata[0], ==, "ott2020how");
  g_assert_cmpstr (keys->pdata[1], ==, "ott2020howa");
  g_assert_cmpstr (keys->pdata[2], ==, "Ott2020HOWb");
  /* "b" is taken, in other letters. */
  g_assert_cmpstr (keys->pdata[3], ==, "ott2020howc");
}

/* Works that come later leave the keys of the earlier ones alone; after "z" comes "aa". */
static void
test_stable (void)
{
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;

  for (guint i = 0; i < 20; i++)
    g_ptr_array_add (citations, praxis_citation_new ("{\"title\":\"T\"}", NULL, NULL));
  before = praxis_citation_keys_new (citations);
  for (guint i = 0; i < 20; i++)
    g_ptr_array_add (citations, praxis_citation_new ("{\"title\":\"T\"}", NULL, NULL));
  after = praxis_citation_keys_new (citations);
  for (guint i = 0; i < before->len; i++)
    g_assert_cmpstr (before->pdata[i], ==, after->pdata[i]);
  g_assert_cmpstr (after->pdata[26], ==, "anonndtz");
  g_assert_cmpstr (after->pdata[27], ==, "anonndtaa");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/citation-key/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/citation-key/printed", test_printed);
  g_test_add_func ("/citation-key/unique", test_unique);
  g_test_add_func ("/citation-key/stable", test_stable);
  return g_test_run ();
}
