/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "test-nginx.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "test-library.h"

/* How often another set of ports is tried, where somebody else was quicker. */
#define MAX_STARTS 5

/* Between two looks at what another process does, in microseconds, and how many of them. */
#define PAUSE (5 * 1000)
#define MAX_LOOKS 4000

/* Some time in the past, so that no file is newer than now. */
#define FIRST_TIME 1600000000

static const char *const names[TEST_NGINX_N_SERVERS] = { "plain", "safe", "self-signed", "expired", "other-host" };

/* A port that is free just now. */
static guint
find_port (void)
{
  g_autoptr(GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr(GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr(GSocketAddress) bound = NULL;
  g_autoptr(GError) error = NULL;

  g_socket_bind (socket, any, FALSE, &error);
  g_assert_no_error (error);
  bound = g_socket_get_local_address (socket, NULL);
  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
}

/* --- Certificates ----------------------------------------------------------------------------------------- */

static void
run (TestNginx  *self,
     const char *line)
{
  g_auto(GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *said = NULL;

  g_subprocess_launcher_set_cwd (launcher, self->folder);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) words, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &said, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_error ("%s: %s", line, said);
}

static void
make_key (TestNginx  *self,
          const char *name,
          const char *alternative,
          const char *options)
{
  g_autofree char *request = g_strdup_printf ("openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=%s "
                                              "-keyout %s.key -out %s.csr", name, name, name);
  g_autofree char *extensions = g_strdup_printf ("%s/%s.ext", self->folder, name);
  g_autofree char *text = g_strdup_printf ("subjectAltName=%s\n", alternative);
  g_autofree char *sign = g_strdup_printf ("openssl x509 -req -in %s.csr -out %s.pem -extfile %s.ext %s", name, name, name, options);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (extensions, text, -1, &error);
  g_assert_no_error (error);
  run (self, request);
  run (self, sign);
}

static void
make_certificates (TestNginx *self)
{
  static const char here[] = "IP:127.0.0.1,DNS:localhost";
  static const char known[] = "-CA authority.pem -CAkey authority.key -CAcreateserial -days 2";

  run (self, "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=authority -days 2 "
             "-keyout authority.key -out authority.pem");
  make_key (self, "safe", here, known);
  make_key (self, "self-signed", here, "-key self-signed.key -days 2");
  make_key (self, "expired", here, "-CA authority.pem -CAkey authority.key -CAcreateserial -days 0");
  make_key (self, "other-host", "DNS:other.example", known);
}

/* --- Configuration ---------------------------------------------------------------------------------------- */

static void
add_server (TestNginx  *self,
            GString    *text,
            guint       i,
            const char *locations)
{
  g_string_append_printf (text, "  server {\n    listen 127.0.0.1:%u%s;\n    root %s;\n", self->ports[i], i == TEST_NGINX_PLAIN ? "" : " ssl", self->root);
  if (i != TEST_NGINX_PLAIN)
    g_string_append_printf (text, "    ssl_certificate %s/%s.pem;\n    ssl_certificate_key %s/%s.key;\n", self->folder, names[i], self->folder, names[i]);
  g_string_append_printf (text, "%s\n  }\n", locations);
}

static char *
write_configuration (TestNginx  *self,
                     const char *locations)
{
  char *path = g_build_filename (self->folder, "nginx.conf", NULL);
  g_autoptr(GString) text = g_string_new ("daemon off;\nmaster_process off;\nevents {}\n");
  g_autoptr(GError) error = NULL;

  g_string_append_printf (text, "pid %s/pid;\nerror_log %s/error.log;\nhttp {\n", self->folder, self->folder);
  g_string_append (text, "  types { text/html html; application/json json; application/gzip gz; application/vnd.praxis+sqlite3 praxis; }\n"
                         "  default_type application/octet-stream;\n"
                         "  log_format test '$request_uri $status $bytes_sent range=$http_range if-range=$http_if_range etag=$http_if_none_match "
                         "since=$http_if_modified_since agent=$http_user_agent cookie=$http_cookie';\n");
  g_string_append_printf (text, "  access_log %s/access.log test;\n", self->folder);
  for (const char *const *name = (const char *const[]) { "client_body", "proxy", "fastcgi", "uwsgi", "scgi", NULL }; *name != NULL; name++)
    g_string_append_printf (text, "  %s_temp_path %s/%s;\n", *name, self->folder, *name);
  for (guint i = 0; i < (self->has_tls ? TEST_NGINX_N_SERVERS : 1); i++)
    add_server (self, text, i, locations);
  g_string_append (text, "}\n");
  /* A redirect from one of them to another needs the ports of both. */
  for (guint i = 0; i < TEST_NGINX_N_SERVERS; i++)
    {
      g_autofree char *mark = g_strdup_printf ("@%s@", names[i]);
      g_autofree char *port = g_strdup_printf ("%u", self->ports[i]);

      g_string_replace (text, mark, port, 0);
    }
  g_string_replace (text, "@root@", self->root, 0);
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
  return path;
}

/* --- The process ------------------------------------------------------------------------------------------ */

static char *
find_program (void)
{
  char *found = g_find_program_in_path ("nginx");

  return found != NULL ? found : g_strdup ("/usr/sbin/nginx");
}

static gboolean
answers (guint port)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnection) connection = NULL;
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", port);

  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, NULL);
  return connection != NULL;
}

/* Returns: whether it listens; not where one of its ports was taken in the meantime */
static gboolean
start (TestNginx  *self,
       const char *configuration)
{
  g_autofree char *program = find_program ();
  g_autofree char *error_log = g_build_filename (self->folder, "error.log", NULL);
  g_autofree char *pid = g_build_filename (self->folder, "pid", NULL);
  g_autoptr(GError) error = NULL;

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, program, "-c", configuration, "-e", error_log, NULL);
  g_assert_no_error (error);
  /* Its own file is there once it has its ports, so that nobody else's server is taken for it. */
  for (guint i = 0; i < MAX_LOOKS; i++)
    {
      if (g_file_test (pid, G_FILE_TEST_EXISTS) && answers (self->ports[TEST_NGINX_PLAIN]))
        return TRUE;
      if (g_subprocess_get_identifier (self->process) == NULL)
        break;
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_usleep (PAUSE);
    }
  g_subprocess_force_exit (self->process);
  g_clear_object (&self->process);
  return FALSE;
}

/**
 * test_nginx_new:
 * @locations: what stands in the servers' configuration; "@plain@", "@safe@" and so on are their ports, "@root@" is the
 *   folder of the files
 * @with_tls: whether to have the servers with TLS, too
 *
 * Returns: (transfer full): a server that listens
 */
TestNginx *
test_nginx_new (const char *locations,
                gboolean    with_tls)
{
  TestNginx *self = g_new0 (TestNginx, 1);
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("praxis-nginx-XXXXXX", &error);
  g_assert_no_error (error);
  self->root = g_build_filename (self->folder, "root", NULL);
  self->has_tls = with_tls;
  g_assert_cmpint (g_mkdir (self->root, 0755), ==, 0);
  if (with_tls)
    make_certificates (self);
  for (guint n = 0; n < MAX_STARTS; n++)
    {
      g_autofree char *configuration = NULL;

      for (guint i = 0; i < TEST_NGINX_N_SERVERS; i++)
        self->ports[i] = find_port ();
      configuration = write_configuration (self, locations);
      if (start (self, configuration))
        return self;
    }
  g_error ("nginx does not start");
}

void
test_nginx_free (TestNginx *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->root);
  g_free (self);
}

/* --- What it has, and what it was asked ------------------------------------------------------------------- */

char *
test_nginx_dup_address (TestNginx       *self,
                        TestNginxServer  server,
                        const char      *path)
{
  return g_strdup_printf ("%s://127.0.0.1:%u%s", server == TEST_NGINX_PLAIN ? "http" : "https", self->ports[server], path);
}

/* Puts a file into the site, under another name first: a server may be reading the old one. Each has a second of its own, of which
 * the server makes its name for it. */
void
test_nginx_write (TestNginx  *self,
                  const char *name,
                  const char *data,
                  gssize      length)
{
  g_autofree char *path = g_build_filename (self->root, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;
  struct utimbuf times;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  times.actime = times.modtime = FIRST_TIME + self->n_written++;
  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

/* Asks for something that nobody else asks for. It answers one after the other, so that what it answered before is in its log. */
static void
ask_for_mark (TestNginx *self)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnection) connection = NULL;
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", self->ports[TEST_NGINX_PLAIN]);
  g_autofree char *question = g_strdup_printf ("GET /mark/%u HTTP/1.0\r\n\r\n", ++self->n_marks);
  g_autoptr(GError) error = NULL;
  char answer[1024];

  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), question, strlen (question), NULL, NULL, &error);
  g_assert_no_error (error);
  g_input_stream_read_all (g_io_stream_get_input_stream (G_IO_STREAM (connection)), answer, sizeof answer, NULL, NULL, NULL);
}

static char *
read_log_file (TestNginx *self)
{
  g_autofree char *path = g_build_filename (self->folder, "access.log", NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Waits until the log has all that was answered, and gives the lines since the last time that it was forgotten. */
static GPtrArray *
read_lines (TestNginx *self)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *mark = NULL;

  ask_for_mark (self);
  mark = g_strdup_printf ("/mark/%u ", self->n_marks);
  for (guint i = 0; i < MAX_LOOKS; i++)
    {
      g_autofree char *text = read_log_file (self);
      g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

      if (strstr (text, mark) == NULL)
        {
          g_usleep (PAUSE);
          continue;
        }
      for (guint j = 0; lines[j] != NULL; j++)
        {
          if (*lines[j] != '\0' && !g_str_has_prefix (lines[j], "/mark/"))
            g_ptr_array_add (found, g_strdup (lines[j]));
        }
      if (self->n_forgotten > 0)
        g_ptr_array_remove_range (found, 0, MIN (self->n_forgotten, found->len));
      return g_steal_pointer (&found);
    }
  g_error ("nginx does not answer");
}

/* What was asked so far is no concern any more. */
void
test_nginx_forget (TestNginx *self)
{
  g_autoptr(GPtrArray) lines = read_lines (self);

  self->n_forgotten += lines->len;
}

/* Returns: (transfer full): the lines of its log; where a connection was cut it notes that late, so @n_lines are waited for */
GStrv
test_nginx_read_log (TestNginx *self,
                     guint      n_lines)
{
  for (guint i = 0; i < MAX_LOOKS; i++)
    {
      g_autoptr(GPtrArray) lines = read_lines (self);

      if (lines->len >= n_lines)
        {
          GStrv copy = g_new0 (char *, lines->len + 1);

          for (guint j = 0; j < lines->len; j++)
            copy[j] = g_strdup (lines->pdata[j]);
          return copy;
        }
      g_usleep (PAUSE);
    }
  g_error ("nginx was not asked %u times", n_lines);
}

/* Returns: how many bytes it sent for the questions in its log */
guint64
test_nginx_count_bytes (TestNginx *self,
                        guint      n_lines)
{
  g_auto(GStrv) lines = test_nginx_read_log (self, n_lines);
  guint64 sum = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (lines[i], " ", -1);

      if (g_strv_length (words) > 2)
        sum += g_ascii_strtoull (words[2], NULL, 10);
    }
  return sum;
}
