/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cite/praxis-work.h"

#include <string.h>

/* A printed article with everything that a form shows and something that none does. */
#define ARTICLE \
  "{\"type\":\"article-journal\",\"author\":[{\"family\":\"Berg\",\"given\":\"A.\"}]," \
  "\"issued\":{\"date-parts\":[[2021,5]]},\"title\":\"On waiting\",\"container-title\":\"Journal of Patience\"," \
  "\"volume\":\"7\",\"issue\":\"2\",\"page\":\"1-9\",\"DOI\":\"10.1000/x\",\"x-own\":{\"a\":1}}"

static PraxisCitation *
cite (const char *json)
{
  g_autoptr(GError) error = NULL;
  PraxisCitation *citation = praxis_citation_new (json, "as printed", &error);

  g_assert_no_error (error);
  return citation;
}

/* --- Kinds ----------------------------------------------------------------------------------------------- */

static void
test_kinds (void)
{
  for (PraxisWorkKind kind = 0; kind < PRAXIS_N_WORK_KINDS; kind++)
    {
      g_autoptr(PraxisCitation) work = praxis_work_new (kind);
      gsize n_fields;
      const PraxisWorkField *fields = praxis_work_kind_get_fields (kind, &n_fields);
      g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpint (praxis_work_get_kind (work), ==, kind);
      g_assert_cmpuint (strlen (praxis_work_kind_get_label (kind)), >, 0);
      for (gsize i = 0; i < n_fields; i++)
        {
          g_assert_cmpuint (strlen (praxis_work_field_get_label (&fields[i])), >, 0);
          g_assert_true (g_hash_table_add (seen, (char *) fields[i].variable));
          if (fields[i].form != PRAXIS_WORK_FIELD_NAMES)
            {
              g_autofree char *text = praxis_work_dup_text (work, fields[i].variable);

              g_assert_cmpstr (text, ==, "");
            }
        }
      g_assert_true (g_hash_table_contains (seen, "author"));
      g_assert_true (g_hash_table_contains (seen, "title"));
      g_assert_finalize_object (g_steal_pointer (&work));
    }
}

static gboolean
kind_has (PraxisWorkKind  kind,
          const char     *variable)
{
  gsize n_fields;
  const PraxisWorkField *fields = praxis_work_kind_get_fields (kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    {
      if (g_str_equal (fields[i].variable, variable))
        return TRUE;
    }
  return FALSE;
}

static void
test_fields (void)
{
  g_assert_true (kind_has (PRAXIS_WORK_ARTICLE, "volume"));
  g_assert_false (kind_has (PRAXIS_WORK_ONLINE_FIRST, "volume"));
  g_assert_true (kind_has (PRAXIS_WORK_ONLINE_FIRST, "DOI"));
  g_assert_true (kind_has (PRAXIS_WORK_CHAPTER, "editor"));
  g_assert_false (kind_has (PRAXIS_WORK_ARTICLE, "editor"));
  g_assert_true (kind_has (PRAXIS_WORK_BOOK, "ISBN"));
  g_assert_false (kind_has (PRAXIS_WORK_BOOK, "container-title"));
  g_assert_true (kind_has (PRAXIS_WORK_THESIS, "genre"));
  g_assert_false (kind_has (PRAXIS_WORK_WEB_PAGE, "DOI"));
}

static void
test_get_kind (void)
{
  static const struct { const char *json; PraxisWorkKind kind; } cases[] = {
    { ARTICLE, PRAXIS_WORK_ARTICLE },
    { "{\"type\":\"article-journal\",\"status\":\"Advance online publication\"}", PRAXIS_WORK_ONLINE_FIRST },
    { "{\"type\":\"article-journal\",\"status\":\"advance online publication\"}", PRAXIS_WORK_ONLINE_FIRST },
    /* It has appeared meanwhile. */
    { "{\"type\":\"article-journal\",\"status\":\"Advance online publication\",\"volume\":\"7\"}", PRAXIS_WORK_ARTICLE },
    { "{\"type\":\"article-journal\",\"status\":\"in press\"}", PRAXIS_WORK_ARTICLE },
    { "{\"type\":\"chapter\"}", PRAXIS_WORK_CHAPTER },
    { "{\"type\":\"article\"}", PRAXIS_WORK_PREPRINT },
    { "{\"type\":\"motion_picture\"}", PRAXIS_WORK_OTHER },
    { "{}", PRAXIS_WORK_OTHER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisCitation) citation = cite (cases[i].json);

      g_assert_cmpint (praxis_work_get_kind (citation), ==, cases[i].kind);
    }
}

/* What the new kind does not have goes, what no form shows stays. */
static void
test_with_kind (void)
{
  g_autoptr(PraxisCitation) article = cite (ARTICLE);
  g_autoptr(PraxisCitation) chapter = praxis_work_with_kind (article, PRAXIS_WORK_CHAPTER);
  g_autoptr(PraxisCitation) web_page = praxis_work_with_kind (article, PRAXIS_WORK_WEB_PAGE);

  g_assert_cmpint (praxis_work_get_kind (chapter), ==, PRAXIS_WORK_CHAPTER);
  g_assert_cmpstr (praxis_citation_get_field (chapter, "volume"), ==, "7");
  g_assert_cmpstr (praxis_citation_get_field (chapter, "page"), ==, "1-9");
  g_assert_null (praxis_citation_get_field (chapter, "issue"));
  g_assert_cmpstr (praxis_citation_get_reference (chapter), ==, "as printed");
  g_assert_nonnull (strstr (praxis_citation_get_json (chapter), "x-own"));

  g_assert_null (praxis_citation_get_field (web_page, "DOI"));
  g_assert_cmpstr (praxis_citation_get_field (web_page, "title"), ==, "On waiting");
  g_assert_cmpstr (praxis_citation_get_json (article), ==, ARTICLE);
}

static void
test_online_first (void)
{
  g_autoptr(PraxisCitation) article = cite (ARTICLE);
  g_autoptr(PraxisCitation) online = praxis_work_with_kind (article, PRAXIS_WORK_ONLINE_FIRST);
  g_autoptr(PraxisCitation) again = praxis_work_with_kind (online, PRAXIS_WORK_ARTICLE);

  g_assert_cmpint (praxis_work_get_kind (online), ==, PRAXIS_WORK_ONLINE_FIRST);
  g_assert_null (praxis_citation_get_field (online, "page"));
  g_assert_cmpint (praxis_work_get_kind (again), ==, PRAXIS_WORK_ARTICLE);
  g_assert_null (praxis_citation_get_field (again, "status"));
}

/* Every kind can follow on every other one. */
static void
test_all_switches (void)
{
  for (PraxisWorkKind from = 0; from < PRAXIS_N_WORK_KINDS; from++)
    for (PraxisWorkKind to = 0; to < PRAXIS_N_WORK_KINDS; to++)
      {
        g_autoptr(PraxisCitation) work = praxis_work_new (from);
        g_autoptr(PraxisCitation) titled = praxis_work_with_text (work, "title", "A title");
        g_autoptr(PraxisCitation) other = praxis_work_with_kind (titled, to);

        g_assert_cmpint (praxis_work_get_kind (other), ==, to);
        g_assert_cmpstr (praxis_citation_get_field (other, "title"), ==, "A title");
      }
}

/* --- Texts ----------------------------------------------------------------------------------------------- */

static void
test_dates (void)
{
  static const struct { const char *typed; int year, month, day; const char *text; } cases[] = {
    { "2023", 2023, 0, 0, "2023" },
    { "2023-03", 2023, 3, 0, "2023-03" },
    { "2023-03-05", 2023, 3, 5, "2023-03-05" },
    { " 2023 ", 2023, 0, 0, "2023" },
    { "March 2023", 2023, 3, 0, "2023-03" },
    { "2023, March 5", 2023, 3, 5, "2023-03-05" },
    { "March 5, 2023", 2023, 3, 5, "2023-03-05" },
    { "mars 2023", 2023, 3, 0, "2023-03" },
    { "in press", 0, 0, 0, "in press" },
    { "n.d.", 0, 0, 0, "n.d." },
    { "", 0, 0, 0, "" },
  };
  g_autoptr(PraxisCitation) article = cite (ARTICLE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisCitation) dated = praxis_work_with_text (article, "issued", cases[i].typed);
      g_autofree char *text = praxis_work_dup_text (dated, "issued");
      int year = 0, month = 0, day = 0;

      g_test_message ("%s", cases[i].typed);
      praxis_citation_get_issued (dated, &year, &month, &day);
      g_assert_cmpint (year, ==, cases[i].year);
      g_assert_cmpint (MAX (month, 0), ==, cases[i].month);
      g_assert_cmpint (MAX (day, 0), ==, cases[i].day);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* A date that is typed letter by letter is at no moment lost, and what it says in the end is what was typed. */
static void
test_date_letter_by_letter (void)
{
  static const char whole[] = "March 2023";
  g_autoptr(PraxisCitation) citation = praxis_work_new (PRAXIS_WORK_ARTICLE);
  int year = 0, month = 0, day = 0;

  for (gsize i = 1; i <= strlen (whole); i++)
    {
      g_autofree char *typed = g_strndup (whole, i);
      g_autoptr(PraxisCitation) next = praxis_work_with_text (citation, "issued", typed);

      g_assert_nonnull (strstr (praxis_citation_get_json (next), "issued"));
      g_set_object (&citation, next);
    }
  g_assert_true (praxis_citation_get_issued (citation, &year, &month, &day));
  g_assert_cmpint (year, ==, 2023);
  g_assert_cmpint (month, ==, 3);
}

/* Whoever types the same once more changes nothing, not even the order. */
static void
test_same_text (void)
{
  static const struct { const char *variable, *text; } cases[] = {
    { "issued", "2021-05" }, { "issued", "May 2021" }, { "title", "On waiting" }, { "title", " On waiting " },
    { "volume", "7" }, { "DOI", "10.1000/x" }, { "DOI", "https://doi.org/10.1000/x" }, { "URL", "" },
  };
  g_autoptr(PraxisCitation) article = cite (ARTICLE);
  g_autoptr(GPtrArray) names = praxis_citation_get_names (article, "author");
  g_autoptr(PraxisCitation) named = praxis_work_with_names (article, "author", names);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisCitation) same = praxis_work_with_text (article, cases[i].variable, cases[i].text);

      g_assert_cmpstr (praxis_citation_get_json (same), ==, ARTICLE);
    }
  g_assert_cmpstr (praxis_citation_get_json (named), ==, ARTICLE);
}

static void
test_texts (void)
{
  g_autoptr(PraxisCitation) article = cite (ARTICLE);
  g_autoptr(PraxisCitation) changed = praxis_work_with_text (article, "title", "  Another title ");
  g_autoptr(PraxisCitation) without = praxis_work_with_text (changed, "volume", " ");
  g_autoptr(PraxisCitation) doi = praxis_work_with_text (article, "DOI", "https://doi.org/10.1002/wps.21069");
  g_autoptr(PraxisCitation) other_doi = praxis_work_with_text (article, "DOI", "doi:10.1002/wps.21069");
  g_autoptr(PraxisCitation) half = praxis_work_with_text (article, "DOI", "10.10");
  g_autofree char *text = praxis_work_dup_text (without, "volume");

  g_assert_cmpstr (praxis_citation_get_field (changed, "title"), ==, "Another title");
  g_assert_cmpstr (text, ==, "");
  g_assert_null (praxis_citation_get_field (without, "volume"));
  g_assert_cmpstr (praxis_citation_get_reference (without), ==, "as printed");
  g_assert_cmpstr (praxis_citation_get_field (doi, "DOI"), ==, "10.1002/wps.21069");
  g_assert_cmpstr (praxis_citation_get_field (other_doi, "DOI"), ==, "10.1002/wps.21069");
  g_assert_cmpstr (praxis_citation_get_field (half, "DOI"), ==, "10.10");
}

static void
test_faults (void)
{
  static const struct { const char *variable, *text; gboolean is_fault; } cases[] = {
    { "DOI", "", FALSE }, { "DOI", "10.1002/wps.21069", FALSE }, { "DOI", "https://doi.org/10.1002/wps.21069", FALSE },
    { "DOI", "wps.21069", TRUE }, { "DOI", "10.1002", TRUE },
    { "URL", "https://example.org/a", FALSE }, { "URL", "example.org", TRUE }, { "URL", "mailto:a@example.org", TRUE },
    { "URL", "https://exa mple", TRUE },
    { "issued", "2023", FALSE }, { "issued", "in press", FALSE }, { "issued", "2023-13", TRUE },
    { "issued", "2023-02-30", TRUE }, { "issued", "20233", TRUE }, { "issued", "March 2023", FALSE },
    { "title", "Anything", FALSE }, { "volume", "?", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fault = praxis_work_find_fault (cases[i].variable, cases[i].text);

      g_test_message ("%s %s: %s", cases[i].variable, cases[i].text, fault);
      g_assert_cmpint (fault != NULL, ==, cases[i].is_fault);
    }
}

/* --- Names ----------------------------------------------------------------------------------------------- */

/* A name with a bar between its members: family|given|particle of the family|particle behind|suffix|literal. */
static char *
show_name (const PraxisName *name)
{
#define OR_NONE(text) ((text) != NULL ? (text) : "")
  return g_strjoin ("|", OR_NONE (name->family), OR_NONE (name->given), OR_NONE (name->non_dropping_particle),
                    OR_NONE (name->dropping_particle), OR_NONE (name->suffix), OR_NONE (name->literal), NULL);
}

static void
test_name_from_text (void)
{
  static const struct { const char *text, *name; } cases[] = {
    { "Strauss, B.", "Strauss|B.||||" },
    { "Strauss, BM", "Strauss|B. M.||||" },
    { "van der Berg, A. B.", "Berg|A. B.|van der|||" },
    { "Humboldt, A. von", "Humboldt|A.||von||" },
    { "King, M. L., Jr.", "King|M. L.|||Jr.|" },
    { "King, M. L., jr", "King|M. L.|||jr.|" },
    { "Bernhard Strauss", "Strauss|Bernhard||||" },
    { "Plato", "|||||Plato" },
    { "World Health Organization", "|||||World Health Organization" },
    { "Working Group on Reading", "|||||Working Group on Reading" },
    { "Strauss,", "Strauss|||||" },
    { "  Strauss ,  B. ", "Strauss|B.||||" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisName) name = praxis_name_from_text (cases[i].text);
      g_autofree char *shown = show_name (name);

      g_assert_cmpstr (shown, ==, cases[i].name);
    }
  g_assert_null (praxis_name_from_text (""));
  g_assert_null (praxis_name_from_text (" , "));
}

/* What a line shows of a name says the same name again: whoever moves a line changes nobody's name. */
static void
test_name_round_trip (void)
{
  static const PraxisName names[] = {
    { .family = "Strauss", .given = "B." },
    { .family = "Berg", .given = "A. B.", .non_dropping_particle = "van der" },
    { .family = "Humboldt", .given = "A.", .dropping_particle = "von" },
    { .family = "King", .given = "M. L.", .suffix = "Jr." },
    { .family = "Berg", .given = "A.", .non_dropping_particle = "van", .suffix = "III" },
    { .family = "Lo Curto", .given = "A. N." },
    { .literal = "World Health Organization" },
    { .literal = "Plato" },
    { .family = "Smith-Jones", .given = "J.-P." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = praxis_name_to_text (&names[i]);
      g_autoptr(PraxisName) again = praxis_name_from_text (text);
      g_autofree char *before = show_name (&names[i]);
      g_autofree char *after = show_name (again);

      g_test_message ("%s", text);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_name_to_text (void)
{
  static const PraxisName berg = { .family = "Berg", .given = "A. B.", .non_dropping_particle = "van der", .suffix = "Jr." };
  static const PraxisName given_only = { .given = "Cher" };
  g_autofree char *text = praxis_name_to_text (&berg);
  g_autofree char *other = praxis_name_to_text (&given_only);

  g_assert_cmpstr (text, ==, "van der Berg, A. B., Jr.");
  g_assert_cmpstr (other, ==, "Cher");
}

static void
test_lists (void)
{
  static const struct { const char *text; const char *names[5]; } cases[] = {
    { "Strauss, B., & Gawlytta, R.", { "Strauss, B.", "Gawlytta, R." } },
    { "Strauss, B., Gawlytta, R., & van der Berg, A. B.", { "Strauss, B.", "Gawlytta, R.", "van der Berg, A. B." } },
    { "Strauss, B. and Gawlytta, R.", { "Strauss, B.", "Gawlytta, R." } },
    { "Strauss, B.; Gawlytta, R.", { "Strauss, B.", "Gawlytta, R." } },
    { "Strauss B, Gawlytta R, Berg AB, Lee C", { "Strauss, B.", "Gawlytta, R.", "Berg, A. B.", "Lee, C." } },
    { "Strauss, B.", { "Strauss, B." } },
    { "King, M. L., Jr.", { "King, M. L., Jr." } },
    { "World Health Organization", { "World Health Organization" } },
    { "Center for Health and Growth", { "Center for Health and Growth" } },
    { "", { NULL } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) names = praxis_names_from_text (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (names->len, ==, g_strv_length ((GStrv) cases[i].names));
      for (guint j = 0; j < names->len; j++)
        {
          g_autofree char *text = praxis_name_to_text (g_ptr_array_index (names, j));

          g_assert_cmpstr (text, ==, cases[i].names[j]);
        }
    }
}

static void
test_with_names (void)
{
  g_autoptr(PraxisCitation) article = cite (ARTICLE);
  g_autoptr(GPtrArray) names = praxis_names_from_text ("Lee, C., & Berg, A.");
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(PraxisCitation) two = praxis_work_with_names (article, "author", names);
  g_autoptr(PraxisCitation) nobody = praxis_work_with_names (article, "author", none);
  g_autoptr(GPtrArray) found = praxis_citation_get_names (two, "author");

  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (((PraxisName *) g_ptr_array_index (found, 0))->family, ==, "Lee");
  g_assert_null (strstr (praxis_citation_get_json (nobody), "author"));
  g_assert_cmpstr (praxis_citation_get_reference (nobody), ==, "as printed");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work/kinds", test_kinds);
  g_test_add_func ("/work/fields", test_fields);
  g_test_add_func ("/work/get-kind", test_get_kind);
  g_test_add_func ("/work/with-kind", test_with_kind);
  g_test_add_func ("/work/online-first", test_online_first);
  g_test_add_func ("/work/all-switches", test_all_switches);
  g_test_add_func ("/work/dates", test_dates);
  g_test_add_func ("/work/date-letter-by-letter", test_date_letter_by_letter);
  g_test_add_func ("/work/same-text", test_same_text);
  g_test_add_func ("/work/texts", test_texts);
  g_test_add_func ("/work/faults", test_faults);
  g_test_add_func ("/work/name/from-text", test_name_from_text);
  g_test_add_func ("/work/name/round-trip", test_name_round_trip);
  g_test_add_func ("/work/name/to-text", test_name_to_text);
  g_test_add_func ("/work/names", test_lists);
  g_test_add_func ("/work/with-names", test_with_names);

  return g_test_run ();
}
