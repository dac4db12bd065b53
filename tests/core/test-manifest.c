/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "praxis-error.h"
#include "publish/praxis-folder-private.h"
#include "publish/praxis-manifest.h"
#include "test-library.h"

/* More steps than any of the exports here has. */
#define MAX_STEPS 200

typedef struct
{
  char  *parent;
  char  *path;
  GFile *folder;
} Fixture;

static void
set_up (Fixture       *test,
        gconstpointer  data)
{
  test->parent = g_dir_make_tmp ("praxis-test-XXXXXX", NULL);
  test->path = g_build_filename (test->parent, "out", NULL);
  test->folder = g_file_new_for_path (test->path);
}

static void
tear_down (Fixture       *test,
           gconstpointer  data)
{
  test_remove_folder (test->parent);
  g_free (test->parent);
  g_free (test->path);
  g_object_unref (test->folder);
}

static gboolean
make_file (const char  *path,
           gpointer     data,
           GError     **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  gssize length = strlen (data);
  gboolean success = fd >= 0 && write (fd, data, length) == length;

  close (fd);
  if (!success)
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_SPACE, "It is full.");
  return success;
}

/* Every second file is made by somebody else under a name that the folder gives. */
static gboolean
put_file (PraxisFolder       *folder,
          const char *const  *files,
          gsize               i,
          GError            **error)
{
  if (i % 4 == 2)
    return praxis_folder_make (folder, files[i], files[i + 1], make_file, (gpointer) files[i + 1], error);
  return praxis_folder_write (folder, files[i], files[i + 1], files[i + 1], strlen (files[i + 1]), error);
}

static PraxisFolder *
try_export (Fixture            *test,
            const char *const  *files,
            GError            **error)
{
  g_autoptr(PraxisFolder) folder = praxis_folder_open (test->folder, "site", "digest", FALSE, error);

  if (folder == NULL)
    return NULL;
  for (gsize i = 0; files[i] != NULL; i += 2)
    {
      if (!praxis_folder_keep (folder, files[i], files[i + 1]) && !put_file (folder, files, i, error))
        return NULL;
    }
  praxis_folder_take_note (folder, "test", g_strdup (files[0]));
  return praxis_folder_commit (folder, error) ? g_steal_pointer (&folder) : NULL;
}

static void
must_export (Fixture           *test,
             const char *const *files)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisFolder) folder = try_export (test, files, &error);

  g_assert_no_error (error);
}

/* What the folder holds: names and contents in an order of their own. */
static void
describe (const char *path,
          const char *prefix,
          GPtrArray  *lines)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *label = g_strconcat (prefix, name, NULL);
      char *text = NULL;

      if (strcmp (name, PRAXIS_FOLDER_MANIFEST) == 0 || g_str_has_prefix (name, PRAXIS_FOLDER_NOTE))
        continue;
      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          g_autofree char *inner = g_strconcat (label, "/", NULL);

          g_ptr_array_add (lines, g_strdup (inner));
          describe (child, inner, lines);
        }
      else if (g_file_get_contents (child, &text, NULL, NULL))
        {
          g_ptr_array_add (lines, g_strdup_printf ("%s=%s", label, text));
          g_free (text);
        }
    }
}

static char *
describe_folder (Fixture *test)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  describe (test->path, "", lines);
  g_ptr_array_sort_values (lines, (GCompareFunc) strcmp);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv (" ", (char **) lines->pdata);
}

static void
assert_folder (Fixture    *test,
               const char *expected)
{
  g_autofree char *found = describe_folder (test);

  g_assert_cmpstr (found, ==, expected);
}

static void
put (Fixture    *test,
     const char *name,
     const char *text)
{
  g_autofree char *path = g_build_filename (test->path, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static const char *const before[] = { "a.html", "1", "p/b.html", "2", "p/c.html", "3", "q/r/d.html", "4", NULL };
static const char *const after[] = { "a.html", "1", "p/b.html", "new", "s/e.html", "5", "s/t/f.html", "6", "s/t/g.html", "7", NULL };
#define BEFORE "a.html=1 p/ p/b.html=2 p/c.html=3 q/ q/r/ q/r/d.html=4"
#define AFTER "a.html=1 p/ p/b.html=new " IN_NEW_FOLDER
#define IN_NEW_FOLDER "s/ s/e.html=5 s/t/ s/t/f.html=6 s/t/g.html=7"

static void
test_twice (Fixture       *test,
            gconstpointer  data)
{
  must_export (test, before);
  assert_folder (test, BEFORE);
  must_export (test, after);
  assert_folder (test, AFTER);
}

/* Every step fails once; each time everything is as it was. */
static void
test_failing (Fixture       *test,
              gconstpointer  data)
{
  int steps = 0;

  must_export (test, before);
  for (; steps < MAX_STEPS; steps++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PraxisFolder) folder = NULL;

      praxis_folder_break_after (steps, FALSE);
      folder = try_export (test, after, &error);
      praxis_folder_break_after (-1, FALSE);
      if (folder != NULL)
        break;
      g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED);
      assert_folder (test, BEFORE);
      must_export (test, before);
      assert_folder (test, BEFORE);
    }
  g_assert_cmpint (steps, >, 8);
  g_assert_cmpint (steps, <, MAX_STEPS);
  assert_folder (test, AFTER);
}

/* Exports in a child that is killed after so many steps.
 *
 * Returns: whether it was killed */
static gboolean
export_and_die (Fixture           *test,
                const char *const *files,
                int                steps)
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      PraxisFolder *folder;

      praxis_folder_break_after (steps, TRUE);
      folder = try_export (test, files, NULL);
      _exit (folder != NULL ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFSIGNALED (status))
    {
      g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
      return TRUE;
    }
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return FALSE;
}

/* The process is killed at every step; whoever comes next finds either the old pages or the new ones, and nothing else. */
static void
test_killed (Fixture       *test,
             gconstpointer  data)
{
  guint n_old = 0, n_new = 0;
  gboolean killed = TRUE;

  for (int steps = 0; killed; steps++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *found = NULL;

      g_assert_cmpint (steps, <, MAX_STEPS);
      must_export (test, before);
      assert_folder (test, BEFORE);
      killed = export_and_die (test, after, steps);
      g_assert_true (praxis_folder_recover (test->folder, NULL, &error));
      g_assert_no_error (error);
      found = describe_folder (test);
      if (strcmp (found, BEFORE) == 0)
        n_old++;
      else
        {
          g_assert_cmpstr (found, ==, AFTER);
          n_new++;
        }
    }
  g_assert_cmpuint (n_old, >, 3);
  g_assert_cmpuint (n_new, >, 3);
}

/* As above, and the next export comes without a recovery of its own, into a folder that was not there before. */
static void
test_killed_first (Fixture       *test,
                   gconstpointer  data)
{
  for (int steps = 0; export_and_die (test, before, steps); steps++)
    {
      g_assert_cmpint (steps, <, MAX_STEPS);
      must_export (test, after);
      assert_folder (test, AFTER);
      test_remove_folder (test->path);
    }
}

/* A file that a kill has left and that somebody has changed since cannot be finished: everything goes back. */
static void
test_killed_and_changed (Fixture       *test,
                         gconstpointer  data)
{
  gboolean undone = FALSE;

  for (int steps = 0; steps < MAX_STEPS; steps++)
    {
      g_autofree char *staged = g_build_filename (test->path, PRAXIS_FOLDER_STAGING, "0", NULL);
      g_autofree char *journal = g_build_filename (test->path, PRAXIS_FOLDER_STAGING, PRAXIS_FOLDER_JOURNAL, NULL);

      must_export (test, before);
      if (!export_and_die (test, after, steps))
        break;
      if (g_file_test (journal, G_FILE_TEST_EXISTS) && g_file_test (staged, G_FILE_TEST_EXISTS) && !undone)
        {
          g_assert_true (g_file_set_contents (staged, "damaged", -1, NULL));
          g_assert_true (praxis_folder_recover (test->folder, NULL, NULL));
          assert_folder (test, BEFORE);
          undone = TRUE;
        }
    }
  g_assert_true (undone);
}

/* Somebody makes the folder that is about to be new, and leaves a file of their own in it. */
static PraxisFolder *
export_meanwhile (Fixture  *test,
                  int       steps,
                  GError  **error)
{
  g_autoptr(PraxisFolder) folder = praxis_folder_open (test->folder, "site", "digest", FALSE, NULL);
  g_autofree char *path = g_build_filename (test->path, "s", NULL);

  g_assert_nonnull (folder);
  for (gsize i = 0; after[i] != NULL; i += 2)
    g_assert_true (praxis_folder_keep (folder, after[i], after[i + 1]) || put_file (folder, after, i, NULL));
  g_assert_cmpint (g_mkdir (path, 0755), ==, 0);
  put (test, "s/mine.html", "my own");
  praxis_folder_break_after (steps, FALSE);
  if (!praxis_folder_commit (folder, error))
    g_clear_pointer (&folder, praxis_folder_free);
  praxis_folder_break_after (-1, FALSE);
  return g_steal_pointer (&folder);
}

/* What goes into it goes beside their file, or not at all. */
static void
test_meanwhile (Fixture       *test,
                gconstpointer  data)
{
  int steps = 0;

  for (; steps < MAX_STEPS; steps++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PraxisFolder) folder = NULL;

      must_export (test, before);
      folder = export_meanwhile (test, steps, &error);
      if (folder != NULL)
        break;
      g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED);
      assert_folder (test, BEFORE " s/ s/mine.html=my own");
      test_remove_folder (test->path);
    }
  g_assert_cmpint (steps, >, 8);
  g_assert_cmpint (steps, <, MAX_STEPS);
  assert_folder (test, "a.html=1 p/ p/b.html=new s/ s/e.html=5 s/mine.html=my own s/t/ s/t/f.html=6 s/t/g.html=7");
}

static void
test_foreign (Fixture       *test,
              gconstpointer  data)
{
  static const char *const more[] = { "a.html", "1", "mine.html", "x", NULL };
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir (test->path, 0755), ==, 0);
  put (test, "letter.txt", "dear");
  g_assert_null (try_export (test, before, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS);
  assert_folder (test, "letter.txt=dear");
  g_clear_error (&error);

  test_remove_folder (test->path);
  must_export (test, before);
  put (test, "mine.html", "my own");
  must_export (test, before);
  g_assert_null (try_export (test, more, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS);
  assert_folder (test, "a.html=1 mine.html=my own p/ p/b.html=2 p/c.html=3 q/ q/r/ q/r/d.html=4");
}

/* What somebody has changed is not removed; what is still in the export is written again. */
static void
test_changed (Fixture       *test,
              gconstpointer  data)
{
  g_autoptr(PraxisFolder) folder = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) kept = NULL;

  must_export (test, before);
  put (test, "p/c.html", "mine");
  put (test, "a.html", "broken");
  folder = try_export (test, after, &error);
  g_assert_no_error (error);
  kept = praxis_folder_dup_kept (folder);
  g_assert_cmpuint (g_strv_length (kept), ==, 1);
  g_assert_cmpstr (kept[0], ==, "p/c.html");
  assert_folder (test, "a.html=1 p/ p/b.html=new p/c.html=mine " IN_NEW_FOLDER);
  g_clear_pointer (&folder, praxis_folder_free);
  /* It is nobody's now. */
  must_export (test, after);
  assert_folder (test, "a.html=1 p/ p/b.html=new p/c.html=mine " IN_NEW_FOLDER);
}

/* A file that was only copied or touched is still the one that was written. */
static void
test_touched (Fixture       *test,
              gconstpointer  data)
{
  g_autoptr(PraxisFolder) folder = NULL;

  must_export (test, before);
  put (test, "a.html", "1");
  folder = try_export (test, before, NULL);
  g_assert_nonnull (folder);
  g_assert_cmpuint (praxis_folder_get_written (folder), ==, 0);
  g_assert_cmpuint (praxis_folder_get_unchanged (folder), ==, 4);
}

static void
test_links (Fixture       *test,
            gconstpointer  data)
{
  g_autofree char *outside = g_build_filename (test->parent, "outside", NULL);
  g_autofree char *victim = g_build_filename (outside, "b.html", NULL);
  g_autofree char *link_path = g_build_filename (test->path, "p", NULL);
  g_autofree char *file_link = g_build_filename (test->path, "a.html", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  must_export (test, before);
  g_assert_cmpint (g_mkdir (outside, 0755), ==, 0);
  g_assert_true (g_file_set_contents (victim, "2", -1, NULL));
  test_remove_folder (link_path);
  g_assert_cmpint (symlink (outside, link_path), ==, 0);
  g_assert_null (try_export (test, after, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (victim, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "2");
  g_clear_error (&error);

  g_assert_cmpint (g_unlink (link_path), ==, 0);
  g_assert_cmpint (g_unlink (file_link), ==, 0);
  g_assert_cmpint (symlink (victim, file_link), ==, 0);
  g_assert_null (try_export (test, after, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS);
}

static void
test_no_space (Fixture       *test,
               gconstpointer  data)
{
  g_autofree char *large = g_strnfill (200000, 'x');
  const char *const files[] = { "a.html", "changed", "p/b.html", large, NULL };
  const struct rlimit small = { 100000, RLIM_INFINITY };
  struct rlimit usual;
  g_autoptr(GError) error = NULL;

  must_export (test, before);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_null (try_export (test, files, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_SPACE);
  assert_folder (test, BEFORE);
}

/* A file that somebody else makes is kept where it is the same, and not left anywhere where nothing is written. */
static void
test_made (Fixture       *test,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (test->path, "a.html", NULL);
  g_autofree char *note = NULL;
  const char *key = NULL;
  gsize length;

  must_export (test, before);
  for (guint plan = 0; plan < 2; plan++)
    {
      g_autoptr(PraxisFolder) folder = plan ? praxis_folder_open_to_plan (test->folder, "site", "digest", TRUE, NULL)
                                            : praxis_folder_open (test->folder, "site", "digest", TRUE, NULL);
      g_autofree char *there = praxis_folder_dup_file (folder, "a.html", &key);
      g_autofree char *text = NULL;

      g_assert_cmpstr (there, ==, path);
      g_assert_null (praxis_folder_dup_file (folder, "nothing.html", NULL));
      g_assert_true (praxis_folder_read_note (folder, "test", &note, &length));
      g_assert_cmpuint (length, ==, strlen (note));
      g_clear_pointer (&note, g_free);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (praxis_folder_make (folder, "a.html", "another key", make_file, text, NULL));
      g_assert_true (praxis_folder_make (folder, "new.html", "key", make_file, (gpointer) (plan ? "new" : "text"), NULL));
      g_assert_true (praxis_folder_commit (folder, NULL));
      g_assert_cmpuint (praxis_folder_get_written (folder), ==, 1);
    }
  g_assert_true (g_file_set_contents (path, "Somebody else's.", -1, NULL));
  {
    g_autoptr(PraxisFolder) folder = praxis_folder_open (test->folder, "site", "digest", TRUE, NULL);

    g_assert_null (praxis_folder_dup_file (folder, "a.html", &key));
  }
}

static void
test_read_only (Fixture       *test,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  must_export (test, before);
  g_assert_cmpint (g_chmod (test->path, 0555), ==, 0);
  if (g_access (test->path, W_OK) == 0)
    {
      g_test_skip ("Root may write everywhere.");
      return;
    }
  g_assert_null (try_export (test, after, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (test->path, 0755), ==, 0);
  assert_folder (test, BEFORE);
}

static void
test_busy (Fixture       *test,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  int other;

  must_export (test, before);
  other = open (test->path, O_RDONLY | O_DIRECTORY);
  g_assert_cmpint (flock (other, LOCK_EX | LOCK_NB), ==, 0);
  g_assert_null (try_export (test, after, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_BUSY);
  close (other);
  assert_folder (test, BEFORE);
}

static void
test_other_kind (Fixture       *test,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  must_export (test, before);
  g_assert_null (praxis_folder_open (test->folder, "pages", "digest", TRUE, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (praxis_folder_open (test->folder, "site", "another", FALSE, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS);
}

/* A manifest may come from anybody. */
static void
test_manifest_text (void)
{
  static const char *const texts[] = {
    "", "{", "[]", "{\"praxis\":1}", "{\"praxis\":1,\"kind\":\"site\"}",
    "{\"praxis\":1,\"kind\":\"site\",\"digest\":\"d\",\"files\":{\"../x\":[\"k\",\"h\",1,1]}}",
    "{\"praxis\":1,\"kind\":\"site\",\"digest\":\"d\",\"files\":{\"/x\":[\"k\",\"h\",1,1]}}",
    "{\"praxis\":1,\"kind\":\"site\",\"digest\":\"d\",\"files\":{\"a/.b\":[\"k\",\"h\",1,1]}}",
    "{\"praxis\":1,\"kind\":\"site\",\"digest\":\"d\",\"files\":{\"x\":[\"k\"]}}",
    "{\"praxis\":1,\"kind\":\"site\",\"digest\":\"d\",\"files\":{\"x\":[\"k\",\"h\",1,1,\"../y\",true]}}",
    "{\"praxis\":1,\"kind\":\"site\",\"digest\":\"d\",\"files\":{\"y/x\":[\"k\",\"h\",1,1,\"1/../x\",false]}}",
    "{\"praxis\":1,\"kind\":\"site\",\"digest\":\"d\",\"files\":{\"y/x\":[\"k\",\"h\",1,1,\"1/z\",false]}}",
    "{\"praxis\":1,\"kind\":\"site\",\"digest\":\"d\",\"files\":{\"x\":[\"k\",\"h\",1,1,\"1/x\",false]}}",
    "{\"praxis\":1,\"kind\":\"site\",\"digest\":\"d\",\"removed\":[[\"x\",\"h\",\"../y\"]]}",
  };
  static const char *const newer = "{\"praxis\":2,\"kind\":\"site\",\"digest\":\"d\"}";
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_null (praxis_manifest_parse (texts[i], strlen (texts[i]), &error));
      g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED);
      g_clear_error (&error);
    }
  g_assert_null (praxis_manifest_parse (newer, strlen (newer), &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_NEW);
}

static void
test_paths (void)
{
  static const char *const good[] = { "a", "a.html", "2023/03/index.html", "posts/a-b_c.1.html", NULL };
  static const char *const bad[] = {
    "", "/", "/a", "a/", "a//b", "..", "../a", "a/../b", "a/.", ".hidden", "a/.git", "a b", "a\\b", "ä", "a\nb", "-a", NULL
  };

  for (gsize i = 0; good[i] != NULL; i++)
    g_assert_true (praxis_manifest_is_path (good[i]));
  for (gsize i = 0; bad[i] != NULL; i++)
    g_assert_false (praxis_manifest_is_path (bad[i]));
  g_assert_false (praxis_manifest_is_path (NULL));
}

/* A plan puts nothing on the disk, so that nothing waits for it, however much it is. */
static void
test_large_plan (Fixture       *test,
                 gconstpointer  data)
{
  g_autoptr(PraxisFolder) folder = praxis_folder_open_to_plan (test->folder, "site", "digest", FALSE, NULL);
  g_autofree char *large = g_strnfill (40 << 20, 'x');

  g_assert_nonnull (folder);
  g_assert_true (praxis_folder_write (folder, "a.html", "1", large, 40 << 20, NULL));
  g_assert_null (folder->syncer);
  g_assert_true (praxis_folder_commit (folder, NULL));
  g_assert_cmpuint (praxis_folder_get_written (folder), ==, 1);
  g_assert_false (g_file_test (test->path, G_FILE_TEST_EXISTS));
}

/* What is more than a little is sent to the disk before the end. */
static void
test_large (Fixture       *test,
            gconstpointer  data)
{
  g_autoptr(PraxisFolder) folder = praxis_folder_open (test->folder, "site", "digest", FALSE, NULL);
  g_autofree char *large = g_strnfill (40 << 20, 'x');

  g_assert_nonnull (folder);
  g_assert_true (praxis_folder_write (folder, "p/a.html", "1", large, 40 << 20, NULL));
  g_assert_nonnull (folder->syncer);
  g_assert_true (praxis_folder_commit (folder, NULL));
  g_assert_null (folder->syncer);
  g_assert_cmpuint (praxis_folder_get_written (folder), ==, 1);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/manifest/twice", test_twice);
  ADD ("/manifest/failing", test_failing);
  ADD ("/manifest/killed", test_killed);
  ADD ("/manifest/killed-first", test_killed_first);
  ADD ("/manifest/killed-and-changed", test_killed_and_changed);
  ADD ("/manifest/meanwhile", test_meanwhile);
  ADD ("/manifest/foreign", test_foreign);
  ADD ("/manifest/changed", test_changed);
  ADD ("/manifest/touched", test_touched);
  ADD ("/manifest/links", test_links);
  ADD ("/manifest/no-space", test_no_space);
  ADD ("/manifest/large", test_large);
  ADD ("/manifest/large-plan", test_large_plan);
  ADD ("/manifest/made", test_made);
  ADD ("/manifest/read-only", test_read_only);
  ADD ("/manifest/busy", test_busy);
  ADD ("/manifest/other-kind", test_other_kind);
  g_test_add_func ("/manifest/text", test_manifest_text);
  g_test_add_func ("/manifest/paths", test_paths);
  return g_test_run ();
}
