/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "import/praxis-record-text.h"

typedef char *(*TextFunc) (const char *text);

static void
assert_text (TextFunc    func,
             const char *text,
             const char *expected)
{
  g_autofree char *result = func (text);

  g_assert_cmpstr (result, ==, expected);
}

static void
test_titles (void)
{
  assert_text (praxis_record_text_title, " A  title\n on two lines. ", "A title on two lines");
  assert_text (praxis_record_text_title, "Therapy in the U.S.", "Therapy in the U.S.");
  assert_text (praxis_record_text_title, "Lamps, chairs, etc.", "Lamps, chairs, etc.");
  assert_text (praxis_record_text_title, "And then...", "And then...");
  assert_text (praxis_record_text_title, "Why?", "Why?");
  assert_text (praxis_record_text_title, ".", ".");
  assert_text (praxis_record_text_plain, "<i>a</i> < b <span class=\"nocase\">C</span> &amp;amp; x<sup>2</sup> <p>", "a < b C & x2 <p>");
  assert_text (praxis_record_text_plain, "<jats:italic>a</jats:italic> <mml:math><mml:mi>b</mml:mi></mml:math>", "a b");
  assert_text (praxis_record_text_plain, "1&#8211;2&#x2013;3 &lt;4&gt;&nbsp;&ndash; 5 &#0; &#xd800; &#x; &#12", "1–2–3 <4> – 5 &#0; &#xd800; &#x; &#12");
  assert_text (praxis_record_text_plain, "a <i b <sub", "a <i b <sub");
}

static void
assert_journal (const char *text,
                gboolean    english,
                const char *expected)
{
  g_autofree char *result = praxis_record_text_journal (text, english);

  g_assert_cmpstr (result, ==, expected);
}

static void
test_journals (void)
{
  assert_journal ("Journal of invented and other rooms", TRUE, "Journal of Invented and Other Rooms");
  assert_journal ("Rooms (Nowhere, N.W.)", TRUE, "Rooms");
  assert_journal ("Lamp research : the paper of lamps", TRUE, "Lamp Research");
  assert_journal ("Zeitschrift für Lampen", TRUE, "Zeitschrift für Lampen");
  assert_journal ("Revista de habitaciones", TRUE, "Revista de habitaciones");
  assert_journal ("Journal of PLOS rooms", TRUE, "Journal of PLOS rooms");
  assert_journal ("Journal of rooms", FALSE, "Journal of rooms");
}

static void
test_pages (void)
{
  assert_text (praxis_record_text_expand_pages, "228-42", "228-242");
  assert_text (praxis_record_text_expand_pages, "1320-1; discussion 1330", "1320-1321");
  assert_text (praxis_record_text_expand_pages, "S12-5", "S12-S15");
  assert_text (praxis_record_text_expand_pages, "98-103", "98-103");
  assert_text (praxis_record_text_expand_pages, "e1-e10", "e1-e10");
  assert_text (praxis_record_text_expand_pages, "67", "67");
  assert_text (praxis_record_text_expand_pages, "iv-x", "iv-x");
  assert_text (praxis_record_text_expand_pages, "", "");
  g_assert_true (praxis_record_text_is_number ("e0158753"));
  g_assert_true (praxis_record_text_is_number ("CD001234"));
  g_assert_true (praxis_record_text_is_number ("102345"));
  g_assert_false (praxis_record_text_is_number ("67"));
  g_assert_false (praxis_record_text_is_number ("S12"));
  g_assert_false (praxis_record_text_is_number ("e1-e10"));
  g_assert_false (praxis_record_text_is_number (""));
}

static void
assert_date (const char *text,
             int         year,
             int         month,
             int         day)
{
  int y = 0, m = 0, d = 0;

  g_assert_cmpint (praxis_record_text_date (text, &y, &m, &d), ==, year != 0);
  g_assert_cmpint (y, ==, year);
  g_assert_cmpint (m, ==, month);
  g_assert_cmpint (d, ==, day);
}

static void
test_dates (void)
{
  assert_date ("2016 Apr 19", 2016, 4, 19);
  assert_date ("2009 May-Jun", 2009, 5, 0);
  assert_date ("2019 Dec-2020 Jan", 2019, 12, 0);
  assert_date ("1999 Spring", 1999, 0, 0);
  assert_date ("20160419", 2016, 4, 19);
  assert_date ("2016/04/19 00:00", 2016, 4, 19);
  assert_date ("2016-04", 2016, 4, 0);
  assert_date ("3 March 2016", 2016, 3, 3);
  assert_date ("March 3, 2016", 2016, 3, 3);
  assert_date ("2009–2010", 2009, 0, 0);
  assert_date ("“2009”", 2009, 0, 0);
  assert_date ("2009 13 40", 2009, 0, 0);
  assert_date ("99999999999999999999", 0, 0, 0);
  assert_date ("in press", 0, 0, 0);
  assert_date ("", 0, 0, 0);
}

static void
test_numbers (void)
{
  assert_text (praxis_record_text_doi, "https://doi.org/10.1000/a.b", "10.1000/a.b");
  assert_text (praxis_record_text_doi, "doi: 10.1002/(SICI)1097-4679(199606)52:3<279::AID-JCLP5>3.0.CO;2-F",
               "10.1002/(SICI)1097-4679(199606)52:3<279::AID-JCLP5>3.0.CO;2-F");
  assert_text (praxis_record_text_doi, "see 10.1000/182, there", "10.1000/182");
  assert_text (praxis_record_text_doi, "none", NULL);
  assert_text (praxis_record_text_issn, "1532-1827 (Electronic) 0007-0920", "1532-1827");
  assert_text (praxis_record_text_issn, "1234-567x", "1234-567X");
  assert_text (praxis_record_text_issn, "978-0-471-04154-2", NULL);
  assert_text (praxis_record_text_issn, "", NULL);
  g_assert_cmpstr (praxis_record_text_language ("eng"), ==, "en");
  g_assert_cmpstr (praxis_record_text_language ("French"), ==, "fr");
  g_assert_cmpstr (praxis_record_text_language ("de-CH"), ==, "de-CH");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-text/titles", test_titles);
  g_test_add_func ("/record-text/journals", test_journals);
  g_test_add_func ("/record-text/pages", test_pages);
  g_test_add_func ("/record-text/dates", test_dates);
  g_test_add_func ("/record-text/numbers", test_numbers);
  return g_test_run ();
}
