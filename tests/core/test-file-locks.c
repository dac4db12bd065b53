/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What other processes see of the locks on a library. They are this program again, with SQLite as it comes. */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/praxis-connection.h"
#include "test-library.h"

/* Where SQLite's locks are (https://www.sqlite.org/src/file/src/os_unix.c). */
#define PENDING_BYTE   0x40000000
#define SHARED_FIRST   (PENDING_BYTE + 2)
#define SHARED_SIZE    510
#define SHARED_MEMORY  128

enum
{
  HELD_LIBRARY = 1 << 0,
  HELD_MEMORY  = 1 << 1,
  HELD_BOTH    = HELD_LIBRARY | HELD_MEMORY,
};

static const char *program;

/* --- Another process ------------------------------------------------------------------------------------- */

static gboolean
is_held (const char *path,
         const char *suffix,
         off_t       start,
         off_t       length)
{
  g_autofree char *whole = g_strconcat (path, suffix, NULL);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = start, .l_len = length };
  int descriptor = open (whole, O_RDWR | O_CLOEXEC);

  if (descriptor < 0)
    return FALSE;
  g_assert_cmpint (fcntl (descriptor, F_GETLK, &lock), ==, 0);
  close (descriptor);
  return lock.l_type != F_UNLCK;
}

static int
look (const char *path)
{
  return (is_held (path, "", SHARED_FIRST, SHARED_SIZE) ? HELD_LIBRARY : 0) |
         (is_held (path, "-shm", SHARED_MEMORY, 1) ? HELD_MEMORY : 0);
}

/* Gives what SQLite gives: 0, or SQLITE_BUSY. */
static int
execute (const char *path,
         const char *sql)
{
  sqlite3 *database;
  int result;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  result = sqlite3_exec (database, sql, NULL, NULL, NULL);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
  return result & 0xff;
}

/* Holds a lock until its input ends. */
static int
hold (const char *path,
      const char *sql)
{
  sqlite3 *database;
  char byte;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (write (STDOUT_FILENO, "!", 1), ==, 1);
  g_assert_cmpint (read (STDIN_FILENO, &byte, 1), ==, 0);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
  return 0;
}

static int
run_as_other (char *argv[])
{
  if (g_str_equal (argv[2], "look"))
    return look (argv[3]);
  if (g_str_equal (argv[2], "execute"))
    return execute (argv[3], argv[4]);
  return hold (argv[3], argv[4]);
}

/* Returns: what the other process ended with */
static int
ask_other (const char *task,
           const char *path,
           const char *sql)
{
  const char *arguments[] = { program, "--other", task, path, sql, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                               &error));
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static GSubprocess *
start_other (const char *path,
             const char *sql)
{
  g_autoptr(GError) error = NULL;
  GSubprocess *other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                         program, "--other", "hold", path, sql, NULL);
  char byte;

  g_assert_no_error (error);
  g_assert_cmpint (g_input_stream_read (g_subprocess_get_stdout_pipe (other), &byte, 1, NULL, &error), ==, 1);
  g_assert_no_error (error);
  return other;
}

static void
end_other (GSubprocess *other)
{
  g_autoptr(GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (other), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (other, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (other);
}

/* --- This process ---------------------------------------------------------------------------------------- */

static PraxisConnection *
connect_to (const char           *path,
            PraxisConnectionMode  mode)
{
  g_autoptr(GError) error = NULL;
  PraxisConnection *connection = praxis_connection_open (path, mode, &error);

  g_assert_no_error (error);
  return connection;
}

static void
run (PraxisConnection *connection,
     const char       *sql)
{
  g_autoptr(GError) error = NULL;

  praxis_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
}

static gint64
get_int (PraxisConnection *connection,
         const char       *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 value = -1;

  praxis_connection_get_int (connection, &value, &error, sql, "");
  g_assert_no_error (error);
  return value;
}

static char *
make_database (TestLibrary *test)
{
  g_autofree char *path = g_build_filename (test->folder, "other.db", NULL);
  g_autoptr(PraxisConnection) connection = connect_to (path, PRAXIS_CONNECTION_CREATE);

  run (connection, "PRAGMA journal_mode = WAL; CREATE TABLE a (x); INSERT INTO a VALUES (1)");
  return g_steal_pointer (&path);
}

static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  return g_file_test (log, G_FILE_TEST_EXISTS);
}

/* As a file chooser does, to see what kind of files they are. */
static void
read_files (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *whole = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *contents = NULL;
      g_autoptr(GError) error = NULL;

      g_file_get_contents (whole, &contents, NULL, &error);
      g_assert_no_error (error);
    }
}

static int
count_descriptors (void)
{
  g_autoptr(GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  int n_descriptors = 0;

  g_assert_nonnull (folder);
  while (g_dir_read_name (folder) != NULL)
    n_descriptors++;
  return n_descriptors;
}

static void
test_read_by_chooser (TestLibrary   *test,
                      gconstpointer  data)
{
  g_assert_cmpint (ask_other ("look", test->path, NULL), ==, HELD_BOTH);
  read_files (test->path);
  g_assert_cmpint (ask_other ("look", test->path, NULL), ==, HELD_BOTH);

  test_library_add (test, "One", 202303, "Words.");
  g_assert_cmpint (ask_other ("look", test->path, NULL), ==, HELD_BOTH);

  g_assert_finalize_object (g_steal_pointer (&test->store));
  g_assert_cmpint (ask_other ("look", test->path, NULL), ==, 0);
  g_assert_false (has_log (test->path));
}

/* The other process is not the last one, whatever was read: it leaves the log and its memory. */
static void
test_log_stays (TestLibrary   *test,
                gconstpointer  data)
{
  g_autofree char *path = make_database (test);
  g_autoptr(PraxisConnection) writer = connect_to (path, PRAXIS_CONNECTION_WRITE);
  g_autoptr(PraxisConnection) reader = NULL;

  run (writer, "INSERT INTO a VALUES (2)");
  read_files (path);
  g_assert_cmpint (ask_other ("execute", path, "INSERT INTO a VALUES (3)"), ==, SQLITE_OK);
  g_assert_true (has_log (path));

  run (writer, "INSERT INTO a VALUES (4)");
  read_files (path);
  g_assert_cmpint (ask_other ("execute", path, "INSERT INTO a VALUES (5)"), ==, SQLITE_OK);
  g_assert_cmpint (get_int (writer, "SELECT sum(x) FROM a"), ==, 15);
  reader = connect_to (path, PRAXIS_CONNECTION_READ);
  g_assert_cmpint (get_int (reader, "SELECT sum(x) FROM a"), ==, 15);

  g_clear_pointer (&writer, praxis_connection_close);
  g_clear_pointer (&reader, praxis_connection_close);
  g_assert_false (has_log (path));
  g_assert_cmpint (ask_other ("execute", path, "INSERT INTO a VALUES (6)"), ==, SQLITE_OK);
  reader = connect_to (path, PRAXIS_CONNECTION_READ);
  g_assert_cmpint (get_int (reader, "SELECT sum(x) FROM a"), ==, 21);
}

/* Whichever of two connections closes first, the library is held until the second has closed, which tidies up. */
static void
test_two_connections (TestLibrary   *test,
                      gconstpointer  data)
{
  static const PraxisConnectionMode modes[][2] = {
    { PRAXIS_CONNECTION_WRITE, PRAXIS_CONNECTION_READ },
    { PRAXIS_CONNECTION_READ, PRAXIS_CONNECTION_WRITE },
    { PRAXIS_CONNECTION_UNTRUSTED, PRAXIS_CONNECTION_WRITE },
  };
  g_autofree char *path = make_database (test);

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (modes); i++)
    {
      PraxisConnection *connections[2];
      int first = i % 2;

      for (gsize j = 0; j < 2; j++)
        {
          connections[j] = connect_to (path, modes[i / 2][j]);
          g_assert_cmpint (get_int (connections[j], "SELECT count(*) FROM a"), ==, 1 + i);
        }
      run (connections[i / 2 == 0 ? 0 : 1], "INSERT INTO a VALUES (1)");
      read_files (path);
      g_assert_cmpint (get_int (connections[0], "SELECT count(*) FROM a"), ==, 2 + i);

      praxis_connection_close (connections[first]);
      g_assert_cmpint (ask_other ("look", path, NULL), ==, HELD_BOTH);
      read_files (path);
      g_assert_cmpint (ask_other ("look", path, NULL), ==, HELD_BOTH);
      g_assert_true (has_log (path));

      praxis_connection_close (connections[1 - first]);
      g_assert_cmpint (ask_other ("look", path, NULL), ==, 0);
      /* One that may only read leaves the log. */
      g_assert_true (has_log (path) == (modes[i / 2][1 - first] == PRAXIS_CONNECTION_UNTRUSTED));
    }
}

/* Writers keep each other out as before. */
static void
test_others_are_respected (TestLibrary   *test,
                           gconstpointer  data)
{
  g_autofree char *path = make_database (test);
  g_autoptr(PraxisConnection) writer = connect_to (path, PRAXIS_CONNECTION_WRITE);
  GSubprocess *other = start_other (path, "BEGIN IMMEDIATE; INSERT INTO a VALUES (2)");

  sqlite3_busy_timeout (praxis_connection_get_handle (writer), 0);
  g_assert_false (praxis_connection_begin (writer, NULL));
  g_assert_cmpint (get_int (writer, "SELECT count(*) FROM a"), ==, 1);
  end_other (other);

  g_assert_true (praxis_connection_begin (writer, NULL));
  read_files (path);
  g_assert_cmpint (ask_other ("execute", path, "INSERT INTO a VALUES (3)"), ==, SQLITE_BUSY);
  g_assert_true (praxis_connection_commit (writer, NULL));
  g_assert_cmpint (ask_other ("execute", path, "INSERT INTO a VALUES (3)"), ==, SQLITE_OK);
}

/* Nothing stays open: not of closed connections, not of one that could have no lock. */
static void
test_descriptors (TestLibrary   *test,
                  gconstpointer  data)
{
  g_autofree char *path = make_database (test);
  int n_descriptors;

  g_assert_finalize_object (g_steal_pointer (&test->store));
  n_descriptors = count_descriptors ();
  for (gsize i = 0; i < 20; i++)
    {
      g_autoptr(PraxisConnection) writer = connect_to (path, PRAXIS_CONNECTION_WRITE);
      g_autoptr(PraxisConnection) reader = connect_to (path, PRAXIS_CONNECTION_READ);
      g_autoptr(PraxisConnection) stranger = connect_to (path, PRAXIS_CONNECTION_UNTRUSTED);

      run (writer, "INSERT INTO a VALUES (1)");
      g_assert_cmpint (get_int (reader, "SELECT count(*) FROM a"), ==, 2 + i);
      g_assert_cmpint (get_int (stranger, "SELECT count(*) FROM a"), ==, 2 + i);
    }
  g_assert_cmpint (count_descriptors (), ==, n_descriptors);
  g_assert_false (has_log (path));

  for (gsize i = 0; i < 2; i++)
    {
      GSubprocess *other = start_other (path, "PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE");
      int before = count_descriptors ();

      g_assert_cmpint (execute (path, "SELECT count(*) FROM a"), ==, SQLITE_BUSY);
      g_assert_cmpint (count_descriptors (), ==, before);
      end_other (other);
    }
}

#define N_THREADS 4
#define N_ROUNDS  25

static gpointer
write_thread (gpointer data)
{
  const char *path = data;

  for (gsize i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr(PraxisConnection) writer = connect_to (path, PRAXIS_CONNECTION_WRITE);

      run (writer, "INSERT INTO a VALUES (2)");
    }
  return NULL;
}

/* Connections come and go in several threads and processes at once, and none of their rows is lost. */
static void
test_threads (TestLibrary   *test,
              gconstpointer  data)
{
  g_autofree char *path = make_database (test);
  g_autoptr(PraxisConnection) reader = NULL;
  GThread *threads[N_THREADS];
  int n_descriptors = count_descriptors ();

  for (gsize i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("writer", write_thread, path);
  for (gsize i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *contents = NULL;

      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_cmpint (ask_other ("execute", path, "PRAGMA busy_timeout = 10000; INSERT INTO a VALUES (2)"), ==, SQLITE_OK);
    }
  for (gsize i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (count_descriptors (), ==, n_descriptors);
  g_assert_false (has_log (path));

  reader = connect_to (path, PRAXIS_CONNECTION_READ);
  g_assert_cmpint (get_int (reader, "SELECT sum(x) FROM a"), ==, 1 + 2 * (N_THREADS + 1) * N_ROUNDS);
  g_assert_cmpint (get_int (reader, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  program = argv[0];
  if (argc >= 4 && g_str_equal (argv[1], "--other"))
    return run_as_other (argv);
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/file-locks/read-by-chooser", test_read_by_chooser);
  test_library_add_test ("/file-locks/log-stays", test_log_stays);
  test_library_add_test ("/file-locks/two-connections", test_two_connections);
  test_library_add_test ("/file-locks/others-are-respected", test_others_are_respected);
  test_library_add_test ("/file-locks/descriptors", test_descriptors);
  test_library_add_test ("/file-locks/threads", test_threads);
  return g_test_run ();
}
