/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "import/praxis-ris-records.h"

/* "line:TY=JOUR|TI=…" for each record, and behind " ?" the lines of strays. */
static void
assert_read (const char *text,
             const char *expected)
{
  g_auto(PraxisRisReader) reader = { 0 };
  g_autoptr(GString) found = g_string_new (NULL);
  PraxisTaggedRecord *record;

  praxis_ris_reader_init (&reader, text);
  while ((record = praxis_ris_reader_next (&reader)) != NULL)
    {
      g_string_append_printf (found, "%s%u:", found->len > 0 ? " " : "", record->line);
      for (guint i = 0; i < record->fields->len; i++)
        {
          const PraxisTaggedField *field = g_ptr_array_index (record->fields, i);

          g_string_append_printf (found, "%s%s=%s", i > 0 ? "|" : "", field->tag, field->text->str);
        }
      praxis_tagged_record_free (record);
    }
  for (guint i = 0; i < reader.strays->len; i++)
    g_string_append_printf (found, " ?%u", g_array_index (reader.strays, guint, i));
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_forms (void)
{
  assert_read ("TY  - JOUR\nTI  - A title\nER  - \n", "1:TY=JOUR|TI=A title");
  assert_read ("\xef\xbb\xbf\n \nTY  - JOUR\r\nTI  - A title\r\nER  - \r\nTY  - BOOK\r\nER  -", "3:TY=JOUR|TI=A title 6:TY=BOOK");
  assert_read ("TY  - JOUR\rTI  - A title\rER  - \r", "1:TY=JOUR|TI=A title");
  assert_read (" \xef\xbb\xbfTY - JOUR \nTI - A title\nT1 -\nER - x", "1:TY=JOUR|TI=A title|T1=");
  assert_read ("ty  - jour\nti  - A title\ner  - \n", "1:TY=jour|TI=A title");
  assert_read ("TY-JOUR\nTI- A title\nER-", "1:TY=JOUR|TI=A title");
  assert_read ("TY  -JOUR\nAU  -Berg, J.\nER  -", "1:TY=JOUR|AU=Berg, J.");
  assert_read ("", "");
}

static void
test_continued (void)
{
  assert_read ("TY  - JOUR\nAB  - One\n\n  two is - or was\nAU-B three\nCD-ROM\nER  -", "1:TY=JOUR|AB=One\ntwo is - or was\nAU-B three\nCD-ROM");
  /* Small tags are expected where the record began with one. */
  assert_read ("ty  - jour\nab  - One\nis  - 3\ner  -", "1:TY=jour|AB=One|IS=3");
}

static void
test_damage (void)
{
  assert_read ("TY  - JOUR\nTI  - A\nTY  - BOOK\nTI  - B\n", "1:TY=JOUR|TI=A 3:TY=BOOK|TI=B");
  assert_read ("TY  - BOOK\nTY  - JOUR\nTI  - A\nER  -", "1:TY=JOUR|TI=A");
  assert_read ("AU  - Nobody\nTI  - None\nER  -\n\nTY  - BOOK\nER  -\nno\nno\n\nno\n", "5:TY=BOOK ?1 ?7 ?10");
  assert_read ("Nothing of it\n", " ?1");
  assert_read ("TY  - and more words\nTY  - \nTY  - (x)\n", " ?1");
}

/* A record is read in the time that its own length takes, however many there are: the reader keeps nothing. */
static void
test_endless (void)
{
  static const char *const pieces[] = { "TY  - JOUR\n", "ER  - \n", "x\n", "\n", "TY  - JOUR\nAB  - x\n", "-", "TY", "\xef\xbb\xbf" };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr(GString) text = g_string_new ("TY  - JOUR\nAB  - \n");
      g_auto(PraxisRisReader) reader = { 0 };
      PraxisTaggedRecord *record;

      while (text->len < 4000000)
        g_string_append (text, pieces[i]);
      praxis_ris_reader_init (&reader, text->str);
      while ((record = praxis_ris_reader_next (&reader)) != NULL)
        praxis_tagged_record_free (record);
      g_assert_cmpint (*reader.p, ==, '\0');
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ris-records/forms", test_forms);
  g_test_add_func ("/ris-records/continued", test_continued);
  g_test_add_func ("/ris-records/damage", test_damage);
  g_test_add_func ("/ris-records/endless", test_endless);
  return g_test_run ();
}
