/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "store/praxis-store-posts.h"
#include "store/praxis-store-terms.h"
#include "store/praxis-store-vocabulary.h"
#include "test-folder.h"

/* The vocabularies of a folder of Markdown files that somebody has edited. */

#define FILE "digest.md"

static char *
set_up (TestLibrary *test)
{
  test_library_add (test, "Post", 202301, "Text.");
  return test_folder_export (test, test->store, "folder", TRUE, NULL);
}

/* All of a vocabulary in its order, a term a line: what it is called, its other names, and a mark where it is retired. */
static char *
dump (TestLibrary      *test,
      PraxisVocabulary  vocabulary)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) terms = praxis_store_list_terms (test->store, test->digest_uuid, vocabulary, &error);
  GString *all = g_string_new ("\n");

  g_assert_no_error (error);
  for (guint i = 0; i < terms->len; i++)
    {
      g_autofree char *aliases = g_strjoinv ("|", (GStrv) praxis_term_get_aliases (terms->pdata[i]));

      g_string_append_printf (all, "%s: %s%s\n", praxis_term_get_label (terms->pdata[i]), aliases,
                              praxis_term_is_retired (terms->pdata[i]) ? " (retired)" : "");
    }
  return g_string_free (all, FALSE);
}

static void
assert_has (TestLibrary      *test,
            PraxisVocabulary  vocabulary,
            const char       *lines)
{
  g_autofree char *all = dump (test, vocabulary);

  if (strstr (all, lines) == NULL)
    g_test_fail_printf ("Not there: %s\nBut: %s", lines, all);
}

static void
assert_same (TestLibrary *test,
             const char  *topics,
             const char  *types)
{
  g_autofree char *topics_now = dump (test, PRAXIS_VOCABULARY_TOPIC);
  g_autofree char *types_now = dump (test, PRAXIS_VOCABULARY_TYPE);

  g_assert_cmpstr (topics_now, ==, topics);
  g_assert_cmpstr (types_now, ==, types);
}

static void
assert_edits (PraxisImportReport *report,
              const char         *expected)
{
  g_autofree char *edits = NULL;

  g_ptr_array_add (report->edits, NULL);
  edits = g_strjoinv (", ", (GStrv) report->edits->pdata);
  g_assert_cmpstr (edits, ==, expected);
}

static void
assert_problem (PraxisImportReport *report,
                const char         *expected)
{
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_cmpstr (((PraxisImportProblem *) report->problems->pdata[0])->message, ==, expected);
}

static void
set_names (TestLibrary *test,
           const char  *label,
           const char  *new_label,
           const char  *alias)
{
  const char *aliases[] = { alias, NULL };
  g_autoptr(GError) error = NULL;

  praxis_store_set_term_names (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, label, new_label, aliases, &error);
  g_assert_no_error (error);
}

static void
export_again (TestLibrary *test,
              guint        n_kept)
{
  g_autoptr(PraxisExportReport) report = NULL;

  g_free (test_folder_export (test, test->store, "folder", TRUE, &report));
  g_assert_cmpuint (g_strv_length (report->kept), ==, n_kept);
}

static void
edit_all (const char *folder)
{
  test_folder_edit (folder, FILE, "\n    - label: Adherence\n", "\n    - label: Acceptance\n    - label: Adherence\n");
  test_folder_edit (folder, FILE, "\n      aliases:\n        - Adherance\n", "\n");
  test_folder_edit (folder, FILE, "\n      slug: empathy\n", "\n      slug: empathy\n      aliases: [Zeal, Compassion, empathy, ZEAL]\n");
  test_folder_edit (folder, FILE, "\n    - label: Neuroscience",
                    "\n    - label: Mindfulness\n      aliases: [Awareness]\n      retired: true\n    - label: Neuroscience");
  test_folder_edit (folder, FILE, "\n      slug: placebo-effect\n", "\n      slug: placebo-effect\n      retired: true\n");
  test_folder_edit (folder, FILE, "\n    - label: Training\n", "\n    - label: Learning\n");
  test_folder_edit (folder, FILE, "\n    - label: Survey\n", "\n    - label: Simulation\n    - label: Survey\n");
}

/* What was edited comes in, can be taken back and comes in again; then the folder and the library say the same. */
static void
test_edited (TestLibrary   *test,
             gconstpointer  data)
{
  static const char edits[] = "the new topic “Acceptance”, the topic “Adherence”, the topic “Empathy”, the new topic “Mindfulness”, "
                              "the topic “Placebo Effect”, the topic “Learning”, the new type of research “Simulation”";
  g_autofree char *folder = set_up (test);
  g_autofree char *topics = dump (test, PRAXIS_VOCABULARY_TOPIC);
  g_autofree char *types = dump (test, PRAXIS_VOCABULARY_TYPE);
  g_autoptr(PraxisImportReport) none = test_folder_import (test, folder);
  g_autoptr(PraxisImportReport) first = NULL;
  g_autoptr(PraxisImportReport) second = NULL;
  g_autoptr(PraxisImportReport) third = NULL;
  g_autoptr(PraxisImportReport) fourth = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (none->import_id, ==, 0);
  edit_all (folder);
  export_again (test, 1);
  first = test_folder_import (test, folder);
  g_assert_cmpuint (first->problems->len, ==, 0);
  assert_edits (first, edits);
  assert_has (test, PRAXIS_VOCABULARY_TOPIC, "\nAcceptance: \nAdherence: \nAlliance and Therapeutic Relationship: \n");
  assert_has (test, PRAXIS_VOCABULARY_TOPIC, "\nEmpathy: Compassion|Zeal\n");
  assert_has (test, PRAXIS_VOCABULARY_TOPIC, "\nMiscellaneous: \nMindfulness: Awareness (retired)\nNeuroscience and Brain: \n");
  assert_has (test, PRAXIS_VOCABULARY_TOPIC, "\nPlacebo Effect:  (retired)\n");
  assert_has (test, PRAXIS_VOCABULARY_TOPIC, "\nLearning: Training\n");
  assert_has (test, PRAXIS_VOCABULARY_TYPE, "\nProcess study: \nSimulation: \nSurvey: \n");

  g_assert_true (praxis_import_undo (test->store, first->import_id, &error));
  g_assert_no_error (error);
  assert_same (test, topics, types);
  second = test_folder_import (test, folder);
  assert_edits (second, edits);
  third = test_folder_import (test, folder);
  g_assert_cmpint (third->import_id, ==, 0);
  g_assert_cmpuint (third->problems->len, ==, 0);
  export_again (test, 0);
  test_folder_edit (folder, FILE, "\n        - Training\n", "\n        - Training\n        - Teaching\n");
  fourth = test_folder_import (test, folder);
  assert_edits (fourth, "the topic “Learning”");
}

/* A folder that was not edited says nothing against what the library has newer; where both were edited, the library's stays. */
static void
test_both (TestLibrary   *test,
           gconstpointer  data)
{
  g_autofree char *folder = set_up (test);
  g_autoptr(PraxisImportReport) older = NULL;
  g_autoptr(PraxisImportReport) both = NULL;
  g_autoptr(PraxisImportReport) same = NULL;
  g_autoptr(GError) error = NULL;

  set_names (test, "Empathy", "Empathy", "Warmth");
  praxis_store_merge_terms (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Placebo Effect", "Miscellaneous", &error);
  g_assert_no_error (error);
  older = test_folder_import (test, folder);
  g_assert_cmpint (older->import_id, ==, 0);
  g_assert_cmpuint (older->problems->len, ==, 0);

  test_folder_edit (folder, FILE, "\n      slug: empathy\n", "\n      slug: empathy\n      aliases: [Compassion]\n");
  both = test_folder_import (test, folder);
  g_assert_cmpint (both->import_id, ==, 0);
  assert_problem (both, "The topic “Empathy” was edited here and in the source. What the source says of it was left out.");
  assert_has (test, PRAXIS_VOCABULARY_TOPIC, "\nEmpathy: Warmth\n");
  export_again (test, 1);

  /* Nor is it said where both say so. */
  test_folder_edit (folder, FILE, "aliases: [Compassion]", "aliases: [warmth]");
  same = test_folder_import (test, folder);
  g_assert_cmpuint (same->problems->len, ==, 0);
  export_again (test, 0);
  assert_has (test, PRAXIS_VOCABULARY_TOPIC, "\nMiscellaneous: Placebo Effect\n");
}

/* No term is removed, and no two become one. */
static void
test_left (TestLibrary   *test,
           gconstpointer  data)
{
  g_autofree char *folder = set_up (test);
  g_autofree char *topics = dump (test, PRAXIS_VOCABULARY_TOPIC);
  g_autofree char *types = dump (test, PRAXIS_VOCABULARY_TYPE);
  g_autoptr(PraxisImportReport) clash = NULL;
  g_autoptr(PraxisImportReport) copied = NULL;
  g_autoptr(PraxisImportReport) moved = NULL;
  g_autoptr(PraxisImportReport) gone = NULL;
  g_autofree char *path = g_build_filename (folder, FILE, NULL);
  g_autofree char *whole = NULL;
  g_autofree char *text = NULL;
  g_autofree char *short_text = NULL;
  g_autofree char *entry = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *two = NULL;
  char *place;

  g_assert_true (g_file_get_contents (path, &whole, NULL, NULL));
  test_folder_edit (folder, FILE, "\n    - label: Training\n", "\n    - label: EMPATHY\n");
  clash = test_folder_import (test, folder);
  assert_problem (clash, "“EMPATHY” is a name of “Empathy” already. What the source says of “EMPATHY” was left out.");
  assert_same (test, topics, types);
  export_again (test, 1);

  /* Who copies a term for a new one may forget a line in it, in front of it as well as behind it. */
  place = strstr (whole, "\n    - label: Training\n");
  entry = g_strndup (place, strstr (place + 1, "\n    - ") - place);
  copy = g_strconcat ("\n    - label: Teaching", strchr (entry + 1, '\n'), entry, NULL);
  g_assert_true (g_file_set_contents (path, whole, -1, NULL));
  test_folder_edit (folder, FILE, entry, copy);
  copied = test_folder_import (test, folder);
  assert_problem (copied, "“Teaching” stands in the source twice, or with the “uuid:” of another one. For a new one, take that line "
                          "out.");
  assert_same (test, topics, types);

  /* Another order is not taken, and stays. */
  g_assert_true (g_file_set_contents (path, whole, -1, NULL));
  test_folder_edit (folder, FILE, entry, "");
  two = g_strconcat (entry, "\n    - label: Empathy\n", NULL);
  test_folder_edit (folder, FILE, "\n    - label: Empathy\n", two);
  moved = test_folder_import (test, folder);
  g_assert_cmpint (moved->import_id, ==, 0);
  export_again (test, 1);

  text = g_strndup (whole, strstr (whole, "\n    - label: Empathy\n") - whole);
  short_text = g_strconcat (text, "\n---\n", NULL);
  g_assert_true (g_file_set_contents (path, short_text, -1, NULL));
  gone = test_folder_import (test, folder);
  g_assert_cmpint (gone->import_id, ==, 0);
  assert_same (test, topics, types);
  /* So the next export writes them again. */
  export_again (test, 0);
}

/* Writes a list of topics in the place of all vocabularies. */
static void
write_topics (const char *folder,
              const char *topics)
{
  g_autofree char *path = g_build_filename (folder, FILE, NULL);
  g_autofree char *whole = NULL;
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;

  g_assert_true (g_file_get_contents (path, &whole, NULL, NULL));
  text = g_strndup (whole, strstr (whole, "vocabularies:") - whole);
  all = g_strconcat (text, "vocabularies:\n  topics:\n", topics, "---\n", NULL);
  g_assert_true (g_file_set_contents (path, all, -1, NULL));
}

/* Who writes a list by hand, or has one of an older Praxis, does not say what was before: then names come in, and none goes. */
static void
test_by_hand (TestLibrary   *test,
              gconstpointer  data)
{
  g_autofree char *folder = set_up (test);
  g_autoptr(PraxisImportReport) report = NULL;
  g_autoptr(PraxisImportReport) again = NULL;
  g_autoptr(PraxisImportReport) unsure = NULL;

  set_names (test, "Empathy", "Empathy", "Warmth");
  write_topics (folder, "    - label: Training\n    - label: Novelty\n    - label: empathy\n      aliases: [Compassion]\n");
  report = test_folder_import (test, folder);
  assert_edits (report, "the new topic “Novelty”, the topic “Empathy”");
  assert_has (test, PRAXIS_VOCABULARY_TOPIC, "\nTraining: \nNovelty: \n");
  assert_has (test, PRAXIS_VOCABULARY_TOPIC, "\nEmpathy: Compassion|Warmth\n");
  again = test_folder_import (test, folder);
  g_assert_cmpint (again->import_id, ==, 0);
  g_assert_cmpuint (again->problems->len, ==, 0);

  /* Another name is no label. */
  write_topics (folder, "    - label: warmth\n");
  unsure = test_folder_import (test, folder);
  g_assert_cmpint (unsure->import_id, ==, 0);
  assert_problem (unsure, "The topic “warmth” was edited here and in the source. What the source says of it was left out.");
}

/* Taking an import back takes nothing that was written since, or that a post has. */
static void
test_undo_left (TestLibrary   *test,
                gconstpointer  data)
{
  static const char *const topics[] = { "Mindfulness", NULL };
  g_autofree char *folder = set_up (test);
  g_autoptr(PraxisImportReport) report = NULL;
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  edit_all (folder);
  report = test_folder_import (test, folder);
  set_names (test, "Empathy", "Empathy", "Warmth");
  /* A name that means something else since. */
  set_names (test, "Attachment", "Attachment", "Adherance");
  praxis_draft_set_title (draft, "Another");
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, topics);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  g_assert_true (praxis_import_undo (test->store, report->import_id, &error));
  g_assert_no_error (error);
  assert_has (test, PRAXIS_VOCABULARY_TOPIC, "\nEmpathy: Warmth\n");
  assert_has (test, PRAXIS_VOCABULARY_TOPIC, "\nAdherence: \n");
  assert_has (test, PRAXIS_VOCABULARY_TOPIC, "\nAttachment: Adherance\n");
  assert_has (test, PRAXIS_VOCABULARY_TOPIC, "\nMindfulness: Awareness (retired)\n");
  assert_has (test, PRAXIS_VOCABULARY_TOPIC, "\nTraining: \n");
  assert_has (test, PRAXIS_VOCABULARY_TOPIC, "\nPlacebo Effect: \n");
}

/* Posts go along with a topic that is called otherwise, and with a new one; back, too. */
static void
test_posts (TestLibrary   *test,
            gconstpointer  data)
{
  static const char *const topics[] = { "Training", NULL };
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(PraxisImportReport) report = NULL;
  g_autoptr(GArray) counts = NULL;
  g_autofree char *before = NULL;
  g_autofree char *types = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, "Post");
  praxis_draft_set_summary (draft, "Text.");
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, topics);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  before = dump (test, PRAXIS_VOCABULARY_TOPIC);
  types = dump (test, PRAXIS_VOCABULARY_TYPE);
  folder = test_folder_export (test, test->store, "folder", TRUE, NULL);
  test_folder_edit (folder, FILE, "\n    - label: Training\n", "\n    - label: Learning\n");
  test_folder_edit (folder, FILE, "\n    - label: Neuroscience", "\n    - label: Mindfulness\n    - label: Neuroscience");
  test_folder_edit (folder, "posts/post.md", "\n  - Training\n", "\n  - Learning\n  - Mindfulness\n");
  test_folder_edit (folder, "posts/post.md", "\nText.\n", "\nEdited by hand.\n");
  report = test_folder_import (test, folder);
  g_assert_cmpuint (report->updated->len, ==, 1);
  all = dump (test, PRAXIS_VOCABULARY_TOPIC);
  g_assert_nonnull (strstr (all, "\nLearning: Training\n"));
  g_assert_null (strstr (all, "\nTraining: "));
  counts = praxis_store_count_term_posts (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_array_index (counts, gint64, 33), ==, 1);
  g_assert_cmpint (g_array_index (counts, gint64, 21), ==, 1);
  export_again (test, 0);
  path = g_build_filename (folder, "posts", "post.md", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\n  - Mindfulness\n  - Learning\n"));

  g_assert_true (praxis_import_undo (test->store, report->import_id, &error));
  g_assert_no_error (error);
  assert_same (test, before, types);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/edited-terms/edited", test_edited);
  test_library_add_test ("/edited-terms/both", test_both);
  test_library_add_test ("/edited-terms/left", test_left);
  test_library_add_test ("/edited-terms/by-hand", test_by_hand);
  test_library_add_test ("/edited-terms/undo-left", test_undo_left);
  test_library_add_test ("/edited-terms/posts", test_posts);
  return g_test_run ();
}
