/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "import/praxis-markdown-reader.h"
#include "test-review.h"

/*
 * All checks over whole posts: in tests/data/clean-posts nothing is wrong, and in tests/data/planted is what the file beside each post says,
 * "check<TAB>words" a line, and nothing else. Posts are in English, but for those whose names end in a language: "exposition.fr.md".
 */

/* How many doubts all clean posts together may raise. */
#define MAX_DOUBTS 2

static GPtrArray *
list_files (const char *folder,
            const char *suffix)
{
  g_autofree char *path = g_build_filename (TEST_DATA_DIR, folder, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open (path, 0, &error);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, suffix))
        g_ptr_array_add (files, g_build_filename (path, name, NULL));
    }
  g_ptr_array_sort_values (files, (GCompareFunc) strcmp);
  return files;
}

static char *
read_file (const char *path,
           gsize      *length)
{
  g_autoptr(GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}

/* The language that a file's name ends in; NULL where there is none. */
static char *
dup_language (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_auto(GStrv) parts = g_strsplit (name, ".", -1);

  return g_strv_length (parts) == 3 ? g_strdup (parts[1]) : NULL;
}

static GPtrArray *
review_file (const char *path)
{
  g_autoptr(GError) error = NULL;
  gsize length;
  g_autofree char *text = read_file (path, &length);
  PraxisMarkdownPost *post = praxis_markdown_read_post (text, (gssize) length, &error);
  g_autoptr(PraxisReviewSettings) settings = praxis_review_settings_new ();
  g_autoptr(PraxisReviewer) reviewer = praxis_reviewer_new (settings);
  g_autofree char *language = dup_language (path);
  GPtrArray *remarks;

  g_assert_no_error (error);
  for (guint i = 0; i < post->problems->len; i++)
    g_test_message ("%s: %s", path, ((PraxisImportProblem *) post->problems->pdata[i])->message);
  g_assert_cmpuint (post->problems->len, ==, 0);
  praxis_reviewer_set_language (reviewer, language);
  remarks = praxis_reviewer_review (reviewer, post->draft);
  praxis_markdown_post_free (post);
  return remarks;
}

static void
say (const char   *path,
     PraxisRemark *remark)
{
  const PraxisRemarkFields *fields = praxis_remark_get_fields (remark);
  g_autofree char *name = g_path_get_basename (path);

  g_test_message ("%s: %s (%s): %s: %s", name, praxis_severity_to_string (fields->severity), fields->check,
                  fields->text != NULL ? fields->text : "", fields->message);
}

static void
test_clean (void)
{
  g_autoptr(GPtrArray) files = list_files ("clean-posts", ".md");
  guint n[PRAXIS_N_SEVERITIES] = { 0 };

  g_assert_cmpuint (files->len, >=, 20);
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr(GPtrArray) remarks = review_file (files->pdata[i]);

      for (guint j = 0; j < remarks->len; j++)
        {
          say (files->pdata[i], remarks->pdata[j]);
          n[praxis_remark_get_fields (remarks->pdata[j])->severity]++;
        }
    }
  g_test_message ("%u posts: %u errors, %u doubts, %u suggestions", files->len, n[PRAXIS_SEVERITY_ERROR], n[PRAXIS_SEVERITY_DOUBT],
                  n[PRAXIS_SEVERITY_SUGGESTION]);
  g_assert_cmpuint (n[PRAXIS_SEVERITY_ERROR], ==, 0);
  g_assert_cmpuint (n[PRAXIS_SEVERITY_DOUBT], <=, MAX_DOUBTS);
}

/* Takes the remark that an expected line is about out of the list; whether it is there. */
static gboolean
take (GPtrArray  *remarks,
      const char *check,
      const char *words)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      const PraxisRemarkFields *fields = praxis_remark_get_fields (remarks->pdata[i]);

      if (g_str_equal (fields->check, check) && g_strcmp0 (fields->text != NULL ? fields->text : "", words) == 0)
        {
          g_ptr_array_remove_index (remarks, i);
          return TRUE;
        }
    }
  return FALSE;
}

static void
check_planted (const char *path,
               guint      *n_planted,
               guint      *n_missed,
               guint      *n_more)
{
  g_autofree char *expected_path = g_strdup_printf ("%.*s.expected", (int) (strlen (path) - strlen (".md")), path);
  g_autofree char *expected = read_file (expected_path, NULL);
  g_auto(GStrv) lines = g_strsplit (expected, "\n", -1);
  g_autoptr(GPtrArray) remarks = review_file (path);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) parts = g_strsplit (lines[i], "\t", 2);

      if (*lines[i] == '\0')
        continue;
      (*n_planted)++;
      if (take (remarks, parts[0], parts[1] != NULL ? parts[1] : ""))
        continue;
      g_test_message ("%s: not found: %s", path, lines[i]);
      (*n_missed)++;
    }
  for (guint i = 0; i < remarks->len; i++)
    say (path, remarks->pdata[i]);
  *n_more += remarks->len;
}

static void
test_planted (void)
{
  g_autoptr(GPtrArray) files = list_files ("planted", ".md");
  guint n_planted = 0, n_missed = 0, n_more = 0;

  g_assert_cmpuint (files->len, >, 0);
  for (guint i = 0; i < files->len; i++)
    check_planted (files->pdata[i], &n_planted, &n_missed, &n_more);
  g_test_message ("%u mistakes planted, %u missed, %u remarks on what is none", n_planted, n_missed, n_more);
  g_assert_cmpuint (n_missed, ==, 0);
  g_assert_cmpuint (n_more, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review-posts/clean", test_clean);
  g_test_add_func ("/review-posts/planted", test_planted);

  return g_test_run ();
}
