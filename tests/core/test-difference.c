/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "edit/praxis-difference.h"

#include <string.h>

/* Written as "[-removed-]" and "{+added+}". */
static char *
write_pieces (GPtrArray *pieces)
{
  g_autoptr(GString) text = g_string_new (NULL);
  int last = -1;

  for (guint i = 0; i < pieces->len; i++)
    {
      const PraxisDifferencePiece *piece = pieces->pdata[i];

      g_assert_cmpstr (piece->text, !=, "");
      g_assert_cmpint (piece->kind, !=, last);
      last = (int) piece->kind;
      g_string_append_printf (text, piece->kind == PRAXIS_DIFFERENCE_SAME ? "%s" : piece->kind == PRAXIS_DIFFERENCE_ADDED ? "{+%s+}" : "[-%s-]",
                              piece->text);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_difference (const char *before,
                   const char *after,
                   const char *expected)
{
  g_autoptr(GPtrArray) pieces = praxis_difference_of_texts (before, after);
  g_autofree char *written = write_pieces (pieces);

  g_assert_cmpstr (written, ==, expected);
}

static void
test_texts (void)
{
  assert_difference ("", "", "");
  assert_difference ("the same", "the same", "the same");
  assert_difference ("", "new", "{+new+}");
  assert_difference ("old", "", "[-old-]");
  assert_difference ("one two three", "one three", "one[- two-] three");
  assert_difference ("one three", "one two three", "one{+ two+} three");
  assert_difference ("two three", "one two three", "{+one +}two three");
  assert_difference ("one two three", "one four three", "one [-two-]{+four+} three");
  assert_difference ("g = 0.24 [0.13, 0.34]", "g = 0.24 [0.13, 0.35]", "g = 0.24 [0.13, [-0.34-]{+0.35+}]");
  assert_difference ("a word", "a **word**", "a {+**+}word{+**+}");
  assert_difference ("drop-out isn’t", "dropout isn’t", "[-drop-out-]{+dropout+} isn’t");
  assert_difference ("one. two", "one.\n\ntwo", "one.[- -]{+\n\n+}two");
  assert_difference ("one\n", "one", "one[-\n-]");
  assert_difference ("  one", "one", "[-  -]one");
  assert_difference ("Élan vital", "élan vital", "[-Élan-]{+élan+} vital");
}

static void
test_chaff (void)
{
  assert_difference ("patients improved on the scale of depression here", "clients recovered on the measure of anxiety here",
                     "[-patients improved on the scale of depression-]{+clients recovered on the measure of anxiety+} here");
  /* What says something stays, and so does a short word beside something that only came. */
  assert_difference ("few patients improved greatly", "many patients recovered fully", "[-few-]{+many+} patients [-improved greatly-]{+recovered fully+}");
  assert_difference ("mean 0.52 for women", "score 0.52 among women", "[-mean-]{+score+} 0.52 [-for-]{+among+} women");
  assert_difference ("it is so", "then it is certainly so", "{+then +}it is{+ certainly+} so");
}

static void
test_labels (void)
{
  const char * const before[] = { "Alliance", "Anxiety Disorders", NULL }, * const after[] = { "Alliance", "Personality Disorders", NULL };
  const char * const none[] = { NULL };
  g_autoptr(GPtrArray) changed = praxis_difference_of_labels (before, after);
  g_autoptr(GPtrArray) added = praxis_difference_of_labels (none, after);
  g_autofree char *first = write_pieces (changed), *second = write_pieces (added);

  g_assert_cmpstr (first, ==, "Alliance; [-Anxiety Disorders-]{+Personality Disorders+}");
  g_assert_cmpstr (second, ==, "{+Alliance; Personality Disorders+}");
}

static void
assert_covers (GPtrArray  *pieces,
               const char *before,
               const char *after)
{
  g_autoptr(GString) first = g_string_new (NULL);
  g_autoptr(GString) second = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const PraxisDifferencePiece *piece = pieces->pdata[i];

      if (piece->kind != PRAXIS_DIFFERENCE_ADDED)
        g_string_append (first, piece->text);
      if (piece->kind != PRAXIS_DIFFERENCE_REMOVED)
        g_string_append (second, piece->text);
    }
  g_assert_cmpstr (first->str, ==, before);
  g_assert_cmpstr (second->str, ==, after);
}

static char *
make_text (GRand *random,
           int    n_words)
{
  static const char * const words[] = {
    "the", " ", " ", "\n\n", "of", "alliance", "outcome", "0.52", ",", ".", "**", "patient’s", "É", "治療", "  ", "1", "\t", "a", "-",
  };
  GString *text = g_string_new (NULL);

  for (; n_words > 0; n_words--)
    g_string_append (text, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
  return g_string_free_and_steal (text);
}

/* Whatever was edited, the pieces are the two texts. */
static void
test_covers (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20230304);

  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *head = make_text (random, g_rand_int_range (random, 0, 20)), *tail = make_text (random, g_rand_int_range (random, 0, 20));
      g_autofree char *old = make_text (random, g_rand_int_range (random, 0, 10)), *new = make_text (random, g_rand_int_range (random, 0, 10));
      g_autofree char *before = g_strconcat (head, old, tail, old, NULL), *after = g_strconcat (head, new, tail, new, NULL);
      g_autoptr(GPtrArray) pieces = praxis_difference_of_texts (before, after);
      g_autofree char *written = write_pieces (pieces);

      g_assert_nonnull (written);
      assert_covers (pieces, before, after);
    }
}

static void
test_large (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20230305);
  g_autofree char *before = make_text (random, 100000), *after = make_text (random, 100000);
  g_autoptr(GPtrArray) pieces = praxis_difference_of_texts (before, after);

  assert_covers (pieces, before, after);
}

static PraxisDraft *
make_draft (const char         *title,
            PraxisMonth         month,
            const char         *reference,
            const char         *summary,
            const char * const *topics)
{
  PraxisDraft *draft = praxis_draft_new ();

  praxis_draft_set_title (draft, title);
  praxis_draft_set_month (draft, month);
  praxis_draft_set_summary (draft, summary);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, topics);
  if (reference != NULL)
    {
      g_autoptr(PraxisCitation) citation = praxis_citation_new_verbatim (reference);

      praxis_draft_add_citation (draft, citation);
    }
  return draft;
}

static void
test_drafts (void)
{
  const char * const first[] = { "B", "A", NULL }, * const same[] = { "A", "B", NULL }, * const second[] = { "A", "C", NULL };
  g_autoptr(PraxisDraft) before = make_draft ("Title", 202303, "Strauss (2021). One.", "Some words.", first);
  g_autoptr(PraxisDraft) equal = make_draft ("Title", 202303, "Strauss (2021). One.", "Some words.", same);
  g_autoptr(PraxisDraft) after = make_draft ("New title", PRAXIS_MONTH_NONE, "Strauss (2022). One.", "Some more words.", second);
  g_autoptr(PraxisReferences) references = praxis_references_new_with_style (NULL, "en-US");
  g_autoptr(GPtrArray) none = praxis_difference_of_drafts (before, equal, references);
  g_autoptr(GPtrArray) fields = praxis_difference_of_drafts (before, after, references);
  static const char * const expected[][2] = {
    { "title", "[-Title-]{+New title+}" },
    { "month", "[-March 2023-]" },
    { "topics", "A; [-B-]{+C+}" },
    { "citations", "Strauss ([-2021-]{+2022+}). One." },
    { "summary", "Some{+ more+} words." },
  };

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (fields->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < fields->len; i++)
    {
      const PraxisFieldDifference *field = fields->pdata[i];
      g_autofree char *written = write_pieces (field->pieces);

      g_assert_cmpstr (field->field, ==, expected[i][0]);
      g_assert_cmpstr (written, ==, expected[i][1]);
      g_assert_cmpstr (field->label, !=, "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/difference/texts", test_texts);
  g_test_add_func ("/difference/chaff", test_chaff);
  g_test_add_func ("/difference/labels", test_labels);
  g_test_add_func ("/difference/covers", test_covers);
  g_test_add_func ("/difference/large", test_large);
  g_test_add_func ("/difference/drafts", test_drafts);
  return g_test_run ();
}
