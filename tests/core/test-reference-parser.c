/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cite/praxis-reference-date.h"
#include "cite/praxis-reference-doi.h"
#include "cite/praxis-reference-locator.h"
#include "cite/praxis-reference-name-list.h"
#include "cite/praxis-reference-parser.h"
#include "praxis-json.h"

/* The references stand in tests/data/references: a line that begins with ">" is a printed reference, the lines below
 * it are all its fields. All works and names are invented. */

static const char * const fields[] = {
  "type", "author", "contributor", "director", "host", "chair", "editor", "translator", "issued", "original-date", "title", "container-title", "volume", "issue", "page", "number", "version", "edition",
  "chapter-number", "publisher", "publisher-place", "genre", "status", "archive", "event-title", "event-place", "DOI", "URL", "accessed", "references", "PMID", "PMCID",
};

static void
append_name (GString          *text,
             const PraxisName *name)
{
  if (text->len > 0)
    g_string_append (text, "; ");
  if (name->literal != NULL)
    {
      g_string_append_printf (text, "{%s}", name->literal);
      return;
    }
  if (name->non_dropping_particle != NULL)
    g_string_append_printf (text, "%s ", name->non_dropping_particle);
  g_string_append (text, name->family);
  if (name->given != NULL)
    g_string_append_printf (text, ", %s", name->given);
  if (name->dropping_particle != NULL)
    g_string_append_printf (text, " %s", name->dropping_particle);
  if (name->suffix != NULL)
    g_string_append_printf (text, ", %s", name->suffix);
}

static void
append_date (GString    *text,
             yyjson_val *value)
{
  yyjson_val *dates = yyjson_obj_get (value, "date-parts");
  gsize i, n_dates, index, max;
  yyjson_val *parts, *part;

  if (praxis_json_get_string (value, "literal") != NULL)
    g_string_append (text, praxis_json_get_string (value, "literal"));
  yyjson_arr_foreach (dates, i, n_dates, parts)
    {
      yyjson_arr_foreach (parts, index, max, part)
        g_string_append_printf (text, "%s%d", index > 0 ? "-" : i > 0 ? "/" : "", yyjson_get_int (part));
    }
}

/* A field as the files write it, or NULL. */
static char *
field_text (PraxisCitation *citation,
            yyjson_val     *root,
            const char     *field)
{
  yyjson_val *value = yyjson_obj_get (root, field);
  GString *text;

  if (value == NULL)
    return NULL;
  if (yyjson_is_str (value))
    return g_strdup (yyjson_get_str (value));
  text = g_string_new (NULL);
  if (yyjson_is_arr (value))
    {
      g_autoptr(GPtrArray) names = praxis_citation_get_names (citation, field);

      for (guint i = 0; i < names->len; i++)
        append_name (text, g_ptr_array_index (names, i));
    }
  else
    {
      append_date (text, value);
    }
  return g_string_free (text, FALSE);
}

static char *
describe (PraxisReferenceParse *parse)
{
  g_autoptr(PraxisJson) json = praxis_json_parse (praxis_citation_get_json (parse->citation), -1, NULL);
  yyjson_val *root = yyjson_doc_get_root (json);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = field_text (parse->citation, root, fields[i]);

      if (value != NULL)
        g_string_append_printf (text, "%s: %s\n", fields[i], value);
    }
  return g_string_free (text, FALSE);
}

static void
check_one (const char *reference,
           const char *expected)
{
  g_autoptr(PraxisReferenceParse) parse = praxis_reference_parse (reference);
  g_autofree char *found = describe (parse);

  if (strcmp (found, expected) != 0)
    {
      g_test_message ("%s\nfound:\n%sexpected:\n%s", reference, found, expected);
      g_test_fail ();
    }
  g_assert_cmpstr (praxis_citation_get_reference (parse->citation), ==, reference);
  if (!praxis_reference_looks_like_one (reference))
    g_test_fail_printf ("not taken for a reference: %s", reference);
}

static void
test_file (gconstpointer data)
{
  g_autofree char *path = g_build_filename (TEST_DATA_DIR, "references", (const char *) data, NULL);
  g_autofree char *content = NULL, *reference = NULL;
  g_autoptr(GString) expected = g_string_new (NULL);
  g_auto(GStrv) lines = NULL;
  g_autoptr(GError) error = NULL;
  guint count = 0;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "> "))
        {
          g_free (reference);
          reference = g_strdup (lines[i] + 2);
          g_string_truncate (expected, 0);
        }
      else if (*lines[i] == '\0' && reference != NULL)
        {
          check_one (reference, expected->str);
          g_clear_pointer (&reference, g_free);
          count++;
        }
      else if (*lines[i] != '#' && reference != NULL)
        {
          g_string_append_printf (expected, "%s\n", lines[i]);
        }
    }
  g_assert_null (reference);
  g_test_message ("%u references", count);
  g_assert_cmpuint (count, >, 0);
}

/* Prose that mentions works is no reference. */
static void
test_prose (void)
{
  static const char * const lines[] = {
    "Smith and Jones (2019) found that readers who heard a tale each week felt calmer than those who waited.",
    "In a study by Marlow (2018), 437 readers were asked about their rooms, and most of them liked the lamps.",
    "John Marlow (2019), a listener from the north, said that 12 of 45 rooms were dark.",
    "Readers felt calmer (Smith & Jones, 2019). In 21 studies with 437 readers the gain was moderate, g = 0.31.",
    "J. Smith, who read 12 books in 2020, liked 3 of them.",
    "The Weight of Listening in Room 1",
    "June 2020",
    "Ask each reader in week 2 how the tale is going.",
    "A second look, at 4 rooms (2019), found the same.",
    "(2019)",
    "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      if (praxis_reference_looks_like_one (lines[i]))
        g_test_fail_printf ("taken for a reference: %s", lines[i]);
    }
}

static void
test_dates (void)
{
  static const struct { const char *text; int year, month, day; char suffix; const char *literal; } dates[] = {
    { "2020", 2020, 0, 0, 0, "" }, { "2020a", 2020, 0, 0, 'a', "" }, { "2020, March 5", 2020, 3, 5, 0, "" }, { "March 2020", 2020, 3, 0, 0, "" },
    { "2020, Mar.", 2020, 3, 0, 0, "" }, { "5 March 2020", 2020, 3, 5, 0, "" }, { "5 mars 2020", 2020, 3, 5, 0, "" }, { "2020, août", 2020, 8, 0, 0, "" },
    { "2020-03-05", 2020, 3, 5, 0, "" }, { "May/June 2020", 2020, 5, 0, 0, "" }, { "2019–2020", 2020, 0, 0, 0, "" }, { "n.d.", 0, 0, 0, 0, "n.d." },
    { "in press", 0, 0, 0, 0, "in press" }, { "In Press", 0, 0, 0, 0, "in press" }, { "Spring 2020", 2020, 0, 0, 0, "spring" },
    { "2020, March 5th", 2020, 3, 5, 0, "" }, { "ca. 1950", 1950, 0, 0, 0, "" },
    { "n.d.-a", 0, 0, 0, 'a', "n.d." }, { "in press-b", 0, 0, 0, 'b', "in press" },
  };
  static const char * const none[] = { "12", "N = 2020 readers", "95% CI", "2nd ed.", "pp. 3–4", "1234", "20200", "see 2020", "" };
  PraxisReferenceDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_test_message ("%s", dates[i].text);
      g_assert_true (praxis_reference_date_parse (dates[i].text, strlen (dates[i].text), &date));
      g_assert_cmpint (date.year, ==, dates[i].year);
      g_assert_cmpint (date.month, ==, dates[i].month);
      g_assert_cmpint (date.day, ==, dates[i].day);
      g_assert_cmpint (date.suffix, ==, dates[i].suffix);
      g_assert_cmpstr (date.text, ==, dates[i].literal);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_test_message ("%s", none[i]);
      g_assert_false (praxis_reference_date_parse (none[i], strlen (none[i]), &date));
    }
}

static void
test_days (void)
{
  static const struct { const char *text; int day, end_month, end_day; } dates[] = {
    { "2017, July 12–15", 12, 7, 15 }, { "2017, July 12-15", 12, 7, 15 }, { "12–15 July 2017", 12, 7, 15 },
    { "2016, August 30–September 2", 30, 9, 2 }, { "2017, July 12", 12, 0, 0 }, { "2017, May/June", 0, 0, 0 }, { "2017-07-12", 12, 0, 0 },
  };
  PraxisReferenceDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_test_message ("%s", dates[i].text);
      g_assert_true (praxis_reference_date_parse (dates[i].text, strlen (dates[i].text), &date));
      g_assert_cmpint (date.day, ==, dates[i].day);
      g_assert_cmpint (date.end_month, ==, dates[i].end_month);
      g_assert_cmpint (date.end_day, ==, dates[i].end_day);
    }
}

static void
test_dois (void)
{
  static const struct { const char *text, *doi, *rest; } cases[] = {
    { "Title. doi:10.1000/182", "10.1000/182", "Title." },
    { "Title. DOI: 10.1000/182.", "10.1000/182", "Title." },
    { "Title. https://doi.org/10.1000/182", "10.1000/182", "Title." },
    { "Title. http://dx.doi.org/10.1000/182.", "10.1000/182", "Title." },
    { "Title. doi: https://doi.org/10.1000/182", "10.1000/182", "Title." },
    { "Title. doi.org/10.1000/182", "10.1000/182", "Title." },
    { "Title. (doi:10.1000/182)", "10.1000/182", "Title." },
    { "Title. https://doi.org/10.1000/ pair.12", "10.1000/pair.12", "Title." },
    { "Title. doi:10.1000/pair. 12", "10.1000/pair.12", "Title." },
    { "Title. doi:10.1016/S0140-6736(20)30183-5", "10.1016/S0140-6736(20)30183-5", "Title." },
    { "Title. 10.1000/182", "10.1000/182", "Title." },
    { "Title. doi:10.1000/a–b", "10.1000/a-b", "Title." },
    { "Title. https://doi.org/10.1000%2F182", "10.1000/182", "Title." },
    { "Title. https://press.example.org/doi/full/10.1000/182?from=list#top.", "10.1000/182", "Title." },
    { "Title. https://press.example.org/show?doi=10.1000%2F182&page=2", "10.1000/182", "Title." },
    { "Title. doi:10.1002/(SICI)1097-4679(199601)52:1<1::AID-JCLP1>3.0.CO;2-S", "10.1002/(SICI)1097-4679(199601)52:1<1::AID-JCLP1>3.0.CO;2-S", "Title." },
    { "Title. doi:10.1000/182<br>", "10.1000/182", "Title. <br>" },
    { "Title 10.5 of 10.1000 readers", NULL, "Title 10.5 of 10.1000 readers" },
    { "Title. doi:10.1000/182 https://doi.org/10.1000/182", "10.1000/182", "Title." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup (cases[i].text);
      g_autofree char *doi = praxis_reference_take_doi (text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (doi, ==, cases[i].doi);
      g_strchomp (text);
      if (strcmp (text, cases[i].rest) != 0 && !(g_str_has_prefix (text, cases[i].rest) && strspn (text + strlen (cases[i].rest), " .") == strlen (text) - strlen (cases[i].rest)))
        g_test_fail_printf ("“%s” instead of “%s”", text, cases[i].rest);
    }
}

static void
test_locators (void)
{
  static const struct { const char *text, *volume, *issue, *pages, *number; } cases[] = {
    { "41(2), 11–24", "41", "2", "11–24", NULL }, { "41 (2), 11-24.", "41", "2", "11–24", NULL }, { "41, 11-24", "41", NULL, "11–24", NULL },
    { "41(2):11-24", "41", "2", "11–24", NULL }, { "Vol. 41, No. 2, pp. 11-24", "41", "2", "11–24", NULL }, { "41, no. 2, 11 - 24", "41", "2", "11–24", NULL },
    { "41(Suppl. 1), S11–S24", "41", "Suppl. 1", "S11–S24", NULL }, { "41(2-3), 687–96", "41", "2–3", "687–96", NULL },
    { "15(3), e0158753", "15", "3", NULL, "e0158753" }, { "7(6), E186", "7", "6", NULL, "E186" }, { "12, Article 1234", "12", NULL, NULL, "1234" },
    { "12(1), Article No. 45", "12", "1", NULL, "45" }, { "12, 45", "12", NULL, "45", NULL }, { "41(2)", "41", "2", NULL, NULL },
    { "41, 2, 11–24", "41", "2", "11–24", NULL }, { "12 Suppl 2:S3-9", "12", "Suppl 2", "S3–9", NULL }, { "pp. 11-24", NULL, NULL, "11–24", NULL },
    { "22(Pt 2), 1–2", "22", "Pt 2", "1–2", NULL }, { "(34), 12–19", NULL, "34", "12–19", NULL }, { "9, 102345", "9", NULL, NULL, "102345" }, { "41/2, 11–24", "41", "2", "11–24", NULL },
    { "3, CD001234", "3", NULL, NULL, "CD001234" }, { "41(2), 1–9, 12", "41", "2", "1–9, 12", NULL }, { "41–42(2), 1–9", "41–42", "2", "1–9", NULL },
  };
  static const char * const none[] = { "a title", "12 readers in 3 rooms", "2nd ed.", "of 12, 45 were", "", "(2)", "Journal, 3" };
  PraxisReferenceLocator locator;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_true (praxis_reference_locator_match (cases[i].text, &locator));
      g_assert_cmpstr (locator.volume, ==, cases[i].volume);
      g_assert_cmpstr (locator.issue, ==, cases[i].issue);
      g_assert_cmpstr (locator.pages, ==, cases[i].pages);
      g_assert_cmpstr (locator.number, ==, cases[i].number);
      praxis_reference_locator_clear (&locator);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_test_message ("%s", none[i]);
      g_assert_false (praxis_reference_locator_match (none[i], &locator));
    }
}

static void
test_names (void)
{
  static const struct { const char *text, *names; } cases[] = {
    { "Smith, J., & Jones, A. B.", "Smith, J.; Jones, A. B." },
    { "Smith, J. and Jones, A.B.", "Smith, J.; Jones, A. B." },
    { "Smith J.A., Jones B.", "Smith, J. A.; Jones, B." },
    { "Smith JA, Jones B", "Smith, J. A.; Jones, B." },
    { "Smith, J.-P., & O’Tool, K.", "Smith, J.-P.; O’Tool, K." },
    { "Smith, J. -P.", "Smith, J.-P." },
    { "van der Berg, J., de la Roe, M., & von Poe, C.", "van der Berg, J.; de la Roe, M.; von Poe, C." },
    { "Van der Berg, J., & De Roe, M.", "Van der Berg, J.; De Roe, M." },
    { "Berg, J. van der, & Roe, M.", "Berg, J. van der; Roe, M." },
    { "Smith, J., Jr., & Jones, A., III", "Smith, J., Jr.; Jones, A., III" },
    { "Smith, J. A. Jones, B., & Poe, C.", "Smith, J. A.; Jones, B.; Poe, C." },
    { "Smith, J., Jones, B., … Poe, C.", "Smith, J.; Jones, B.; {…}; Poe, C." },
    { "Smith, J., Jones, B., . . . Poe, C.", "Smith, J.; Jones, B.; {…}; Poe, C." },
    { "Smith, J., Jones, B., ... & Poe, C.", "Smith, J.; Jones, B.; {…}; Poe, C." },
    { "Smith, J. et al.", "Smith, J.; {et al.}" },
    { "Smith, J., et al", "Smith, J.; {et al.}" },
    { "Lo Curto, G., & Mac Roe, P.", "Lo Curto, G.; Mac Roe, P." },
    { "Anders Wexler & Mo Wing", "Wexler, Anders; Wing, Mo" },
    { "A. B. Wexler, C. D. van der Wing, and E. Poe", "Wexler, A. B.; van der Wing, C. D.; Poe, E." },
    { "Smith, John; Jones, Anna", "Smith, John; Jones, Anna" },
    { "Smith, John, and Anna Jones", "Smith, John; Jones, Anna" },
    { "World Lamp Organization", "{World Lamp Organization}" },
    { "National Institute for Lamp and Room Excellence", "{National Institute for Lamp and Room Excellence}" },
    { "Smith, J., & the Lamp Study Group", "Smith, J.; {Lamp Study Group}" },
    { "Lamp Association & Room Association", "{Lamp Association}; {Room Association}" },
    { "Ortiz-Roe, M. J., & Núñez, Á.", "Ortiz-Roe, M. J.; Núñez, Á." },
    { "Smith, J.&Jones, K.", "Smith, J.; Jones, K." },
    { "LI, K., & WU, P.", "LI, K.; WU, P." },
    { "Smith, J., PhD, & Jones, K., MD", "Smith, J.; Jones, K." },
    { "al-Hassan, R., & El-Roe, S.", "al-Hassan, R.; El-Roe, S." },
    { "R Lamp Team", "{R Lamp Team}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisNameList) list = praxis_name_list_new (cases[i].text);
      g_autoptr(GString) text = g_string_new (NULL);

      for (guint k = 0; k < list->names->len; k++)
        append_name (text, g_ptr_array_index (list->names, k));
      if (strcmp (text->str, cases[i].names) != 0 || list->prose)
        g_test_fail_printf ("%s: “%s” instead of “%s”%s", cases[i].text, text->str, cases[i].names, list->prose ? ", prose" : "");
    }
}

static gboolean
has_doubt (PraxisReferenceParse *parse,
           const char           *field)
{
  for (guint i = 0; i < parse->doubts->len; i++)
    {
      PraxisReferenceDoubt *doubt = g_ptr_array_index (parse->doubts, i);

      if (strcmp (doubt->field, field) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_doubts (void)
{
  static const struct { const char *text, *field; } cases[] = {
    { "Smith, J., et al. (2019). Lamps in rooms. Journal of Lamps, 3, 4–9.", "author" },
    { "Smith, J. A tale of lamps. Journal of Lamps, 3(2), 4–9.", "issued" },
    { "Lamps in rooms: A guide. (2019). Journal of Lamps, 3(2), 4–9.", "author" },
    { "Smith, J. (2019). Lamps in rooms, 3(2), 4–9.", "container-title" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisReferenceParse) parse = praxis_reference_parse (cases[i].text);

      if (!has_doubt (parse, cases[i].field))
        g_test_fail_printf ("no doubt about %s: %s", cases[i].field, cases[i].text);
    }
}

/* Whatever comes is kept, and nothing takes long. */
static void
test_hostile (void)
{
  /* Where a rule looks at what stands before or behind, and nothing does. */
  static const char * const scraps[] = { "Smith;2020.", "? In Lamps. https://example.org", "In", ". In: X", "(with ", "(34), ", "(No. 4)", "(Reprinted from ", " & Trans." };
  static const char * const units[] = { "(", "[", "10.1000/", "In ", "(Ed.) ", "Smith, J., ", ". ", "& ", "1, ", "“", "https://", "2020;1 " , "Retrieved ", "é", "…" };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr(GString) text = g_string_new ("Smith, J. (2020). ");
      g_autoptr(PraxisReferenceParse) parse = NULL;

      while (text->len < 5900)
        g_string_append (text, units[i]);
      parse = praxis_reference_parse (text->str);
      g_assert_nonnull (parse->citation);
      praxis_reference_looks_like_one (text->str);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (scraps); i++)
    {
      g_autoptr(PraxisReferenceParse) parse = praxis_reference_parse (scraps[i]);

      g_assert_nonnull (parse->citation);
    }
  {
    g_autofree char *long_text = g_strnfill (100000, 'a');
    g_autoptr(PraxisReferenceParse) parse = praxis_reference_parse (long_text);

    g_assert_cmpstr (praxis_citation_get_reference (parse->citation), ==, long_text);
    g_assert_cmpuint (parse->confidence, ==, 0);
  }
}

int
main (int   argc,
      char *argv[])
{
  static const char * const files[] = { "articles.txt", "books.txt", "grey.txt", "other-styles.txt", "publishers.txt" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/reference-parser/", files[i], NULL);

      g_test_add_data_func (path, files[i], test_file);
    }
  g_test_add_func ("/reference-parser/prose", test_prose);
  g_test_add_func ("/reference-parser/dates", test_dates);
  g_test_add_func ("/reference-parser/days", test_days);
  g_test_add_func ("/reference-parser/dois", test_dois);
  g_test_add_func ("/reference-parser/locators", test_locators);
  g_test_add_func ("/reference-parser/names", test_names);
  g_test_add_func ("/reference-parser/doubts", test_doubts);
  g_test_add_func ("/reference-parser/hostile", test_hostile);
  return g_test_run ();
}
