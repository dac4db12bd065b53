/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "subscribe/praxis-downloader.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <fcntl.h>
#include <unistd.h>

#include "praxis-error.h"
#include "test-library.h"
#include "test-nginx.h"
#include "test-wire.h"

#define START "SQLite format 3"
#define LARGE (3 * 1000 * 1000)

/* A real web server with some bad places, and what asks it. */
typedef struct
{
  TestNginx        *nginx;
  PraxisDownloader *downloader;
  char             *folder;
  char             *path;
  char             *large;
  guint64           last_done;
  guint64           last_total;
  GCancellable     *cancellable;
  const PraxisDownloadOptions *options;
} Test;

static const char locations[] =
  "location = /gone { return 410; }\n"
  "location = /forbidden { return 403; }\n"
  "location = /broken { return 500; }\n"
  "location = /busy { return 503; }\n"
  "location = /slow-down { return 429; }\n"
  "location = /teapot { return 418; }\n"
  "location = /silent-end { return 444; }\n"
  "location = /circle { return 302 /circle; }\n"
  "location = /moved { return 301 /there/text.json; }\n"
  "location = /moved-308 { return 308 http://127.0.0.1:@plain@/moved; }\n"
  "location = /for-now { return 302 /there/text.json; }\n"
  "location = /for-now-then-moved { return 302 /moved; }\n"
  "location = /moved-then-for-now { return 301 /for-now; }\n"
  "location = /to-safe { return 301 https://127.0.0.1:@safe@/text.json; }\n"
  "location = /to-plain { return 301 http://127.0.0.1:@plain@/text.json; }\n"
  "location = /to-file { return 302 file:///etc/hostname; }\n"
  "location /there/ { alias @root@/; }\n"
  "location /packed/ { alias @root@/; gzip on; gzip_types application/json; gzip_min_length 1; }\n"
  "location /called-packed/ { alias @root@/; types {} add_header Content-Encoding gzip; }\n"
  "location /whole/ { alias @root@/; max_ranges 0; }\n"
  "location /nameless/ { alias @root@/; etag off; if_modified_since off; add_header Last-Modified ''; }\n"
  "location /slow/ { alias @root@/; limit_rate 200k; }\n";

static char *
make_large (guint seed)
{
  g_autoptr(GRand) chance = g_rand_new_with_seed (seed);
  char *data = g_malloc (LARGE);

  for (gsize i = 0; i < LARGE; i += sizeof (guint32))
    {
      guint32 number = g_rand_int (chance);

      memcpy (data + i, &number, sizeof number);
    }
  memcpy (data, START, strlen (START));
  return data;
}

static void
set_up_with (Test     *test,
             gboolean  with_tls)
{
  g_autoptr(GError) error = NULL;

  test->nginx = test_nginx_new (locations, with_tls);
  test_nginx_write (test->nginx, "text.json", "{\"title\": \"On waiting\"}", -1);
  test_nginx_write (test->nginx, "page.html", "<!DOCTYPE html><title>Welcome to the hotel</title>", -1);
  test_nginx_write (test->nginx, "page", "\xef\xbb\xbf \n<html>", -1);
  test_nginx_write (test->nginx, "notes.txt", "Nothing but words.", -1);
  test->large = make_large (1);
  test_nginx_write (test->nginx, "large.praxis", test->large, LARGE);
  test->folder = g_dir_make_tmp ("praxis-download-XXXXXX", &error);
  g_assert_no_error (error);
  test->path = g_build_filename (test->folder, "it.praxis", NULL);
  test->downloader = praxis_downloader_new ();
  praxis_downloader_set_timeout (test->downloader, 20);
}

static void
set_up (Test          *test,
        gconstpointer  data)
{
  set_up_with (test, FALSE);
}

static void
set_up_tls (Test          *test,
            gconstpointer  data)
{
  set_up_with (test, TRUE);
}

static void
tear_down (Test          *test,
           gconstpointer  data)
{
  g_assert_finalize_object (test->downloader);
  test_nginx_free (test->nginx);
  test_remove_folder (test->folder);
  g_clear_object (&test->cancellable);
  g_free (test->folder);
  g_free (test->path);
  g_free (test->large);
}

/* --- What is asked ---------------------------------------------------------------------------------------- */

static PraxisDownload *
get_from (Test            *test,
          TestNginxServer  server,
          const char      *path,
          const char      *etag,
          GError         **error)
{
  g_autofree char *address = test_nginx_dup_address (test->nginx, server, path);

  return praxis_downloader_get (test->downloader, address, &(PraxisDownloadOptions) { .etag = etag }, 10000, test->cancellable, error);
}

static PraxisDownload *
get (Test       *test,
     const char *path)
{
  g_autoptr(GError) error = NULL;
  PraxisDownload *download = get_from (test, TEST_NGINX_PLAIN, path, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (download);
  return download;
}

static void
assert_error (const GError *error,
              PraxisError   code,
              const char   *words)
{
  g_test_message ("%s", error != NULL ? error->message : "no error");
  g_assert_error (error, PRAXIS_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_test_fail_printf ("“%s” does not say “%s”", error->message, words);
  g_assert_null (strstr (error->message, "%"));
}

static void
assert_address_fails (Test        *test,
                      const char  *address,
                      PraxisError  code,
                      const char  *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDownload) download = praxis_downloader_get (test->downloader, address, NULL, 10000, NULL, &error);

  g_assert_null (download);
  assert_error (error, code, words);
}

static void
assert_fails (Test            *test,
              TestNginxServer  server,
              const char      *path,
              PraxisError      code,
              const char      *words)
{
  g_autofree char *address = test_nginx_dup_address (test->nginx, server, path);

  assert_address_fails (test, address, code, words);
}

static void
assert_body (PraxisDownload *download,
             const char     *text)
{
  gsize length;
  const char *data = g_bytes_get_data (download->body, &length);

  g_assert_cmpmem (data, length, text, strlen (text));
}

static void
assert_path (PraxisDownload *download,
             const char     *address,
             const char     *path)
{
  g_assert_nonnull (address);
  if (!g_str_has_suffix (address, path))
    g_test_fail_printf ("“%s” does not end with “%s”", address, path);
}

static void
assert_logged (const char *line,
               const char *words)
{
  if (strstr (line, words) == NULL)
    g_test_fail_printf ("“%s” has no “%s”", line, words);
}

/* --- Small things ----------------------------------------------------------------------------------------- */

static void
test_get (Test          *test,
          gconstpointer  data)
{
  g_autoptr(PraxisDownload) download = get (test, "/text.json");
  g_auto(GStrv) log = NULL;

  assert_body (download, "{\"title\": \"On waiting\"}");
  assert_path (download, download->address, "/text.json");
  g_assert_null (download->moved_to);
  g_assert_false (download->not_modified);
  g_assert_false (download->is_page);
  g_assert_cmpstr (download->etag, !=, "");
  g_assert_cmpstr (download->last_modified, !=, "");
  log = test_nginx_read_log (test->nginx, 1);
  assert_logged (log[0], "etag=- since=- agent=Praxis/" PACKAGE_VERSION " cookie=-");
}

static void
test_not_modified (Test          *test,
                   gconstpointer  data)
{
  g_autoptr(PraxisDownload) first = get (test, "/text.json");
  g_autofree char *address = test_nginx_dup_address (test->nginx, TEST_NGINX_PLAIN, "/text.json");
  g_autoptr(PraxisDownload) by_name = NULL;
  g_autoptr(PraxisDownload) by_time = NULL;
  g_autoptr(PraxisDownload) changed = NULL;
  g_autoptr(GError) error = NULL;

  by_name = praxis_downloader_get (test->downloader, address, &(PraxisDownloadOptions) { first->etag, first->last_modified, FALSE }, 10000, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (by_name->not_modified);
  g_assert_null (by_name->body);
  by_time = praxis_downloader_get (test->downloader, address, &(PraxisDownloadOptions) { "", first->last_modified, FALSE }, 10000, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (by_time->not_modified);
  test_nginx_write (test->nginx, "text.json", "{\"title\": \"On waiting longer\"}", -1);
  changed = praxis_downloader_get (test->downloader, address, &(PraxisDownloadOptions) { first->etag, first->last_modified, FALSE }, 10000, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (changed->not_modified);
  assert_body (changed, "{\"title\": \"On waiting longer\"}");
}

static void
test_packed (Test          *test,
             gconstpointer  data)
{
  g_autofree char *spaces = g_strnfill (9000, ' ');
  g_autofree char *more = g_strnfill (200 * 1000, ' ');
  g_autoptr(PraxisDownload) download = NULL;

  test_nginx_write (test->nginx, "spaces.json", spaces, -1);
  test_nginx_write (test->nginx, "more.json", more, -1);
  download = get (test, "/packed/spaces.json");
  assert_body (download, spaces);
  /* It came compressed, and what is counted is what it is. */
  g_assert_cmpuint (test_nginx_count_bytes (test->nginx, 1), <, 1000);
  assert_fails (test, TEST_NGINX_PLAIN, "/packed/more.json", PRAXIS_ERROR_TOO_LARGE, "larger than Praxis takes");
}

static void
test_page (Test          *test,
           gconstpointer  data)
{
  g_autoptr(PraxisDownload) named = get (test, "/page.html");
  g_autoptr(PraxisDownload) nameless = get (test, "/page");

  g_assert_true (named->is_page);
  g_assert_true (nameless->is_page);
}

/* --- Redirects -------------------------------------------------------------------------------------------- */

static void
test_redirects (Test          *test,
                gconstpointer  data)
{
  static const struct { const char *path; const char *moved_to; } cases[] = {
    { "/moved", "/there/text.json" },
    { "/moved-308", "/there/text.json" },
    { "/for-now", NULL },
    { "/for-now-then-moved", NULL },
    { "/moved-then-for-now", "/for-now" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisDownload) download = get (test, cases[i].path);

      g_test_message ("%s", cases[i].path);
      assert_body (download, "{\"title\": \"On waiting\"}");
      assert_path (download, download->address, "/there/text.json");
      if (cases[i].moved_to != NULL)
        assert_path (download, download->moved_to, cases[i].moved_to);
      else
        g_assert_null (download->moved_to);
    }
  assert_fails (test, TEST_NGINX_PLAIN, "/circle", PRAXIS_ERROR_FAILED, "sends on without end");
  assert_fails (test, TEST_NGINX_PLAIN, "/to-file", PRAXIS_ERROR_FAILED, "not safe");
}

/* --- Statuses --------------------------------------------------------------------------------------------- */

static void
test_statuses (Test          *test,
               gconstpointer  data)
{
  assert_fails (test, TEST_NGINX_PLAIN, "/none.json", PRAXIS_ERROR_NOT_FOUND, "/none.json”. Is the address right?");
  assert_fails (test, TEST_NGINX_PLAIN, "/gone", PRAXIS_ERROR_NOT_FOUND, "taken away for good");
  assert_fails (test, TEST_NGINX_PLAIN, "/forbidden", PRAXIS_ERROR_NOT_FOUND, "does not let everybody read");
  assert_fails (test, TEST_NGINX_PLAIN, "/broken", PRAXIS_ERROR_FAILED, "has a fault at the moment (500)");
  assert_fails (test, TEST_NGINX_PLAIN, "/busy", PRAXIS_ERROR_FAILED, "is busy");
  assert_fails (test, TEST_NGINX_PLAIN, "/slow-down", PRAXIS_ERROR_FAILED, "is busy");
  assert_fails (test, TEST_NGINX_PLAIN, "/teapot", PRAXIS_ERROR_FAILED, "(418)");
}

/* --- Lines ------------------------------------------------------------------------------------------------ */

static void
assert_said (Test        *test,
             const char  *bytes,
             PraxisError  code,
             const char  *words,
             guint        n_connections)
{
  g_autoptr(TestWire) wire = test_wire_new_saying (bytes, -1);
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u/it", test_wire_get_port (wire));

  assert_address_fails (test, address, code, words);
  g_assert_cmpuint (test_wire_get_count (wire), ==, n_connections);
}

static void
test_lines (Test          *test,
            gconstpointer  data)
{
  g_autoptr(TestWire) wire = test_wire_new_saying ("", 0);
  g_autofree char *refused = g_strdup_printf ("http://127.0.0.1:%u/", test_wire_get_port (wire));

  g_clear_pointer (&wire, test_wire_free);
  assert_address_fails (test, refused, PRAXIS_ERROR_FAILED, "takes no connections");
  assert_fails (test, TEST_NGINX_PLAIN, "/silent-end", PRAXIS_ERROR_FAILED, "broke off");
  /* Shorter than it says: asked again once. */
  assert_said (test, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"title\":", PRAXIS_ERROR_FAILED, "broke off", 2);
  assert_said (test, "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", PRAXIS_ERROR_FAILED, "not safe", 1);
  assert_said (test, "This is no HTTP at all\r\n\r\n", PRAXIS_ERROR_FAILED, "at the moment", 1);
}

/* What the server says behind the end is nobody's. */
static void
test_longer (Test          *test,
             gconstpointer  data)
{
  g_autoptr(TestWire) wire = test_wire_new_saying ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}{}{}{}", -1);
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u/it", test_wire_get_port (wire));
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDownload) download = praxis_downloader_get (test->downloader, address, NULL, 10000, NULL, &error);

  g_assert_no_error (error);
  assert_body (download, "{}");
}

/* A name that nobody can have (RFC 6761, section 6.4). */
static void
test_unknown_host (Test          *test,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDownload) download = praxis_downloader_get (test->downloader, "http://praxis.invalid/", NULL, 10000, NULL, &error);

  g_assert_null (download);
  if (g_network_monitor_get_network_available (g_network_monitor_get_default ()))
    assert_error (error, PRAXIS_ERROR_FAILED, "praxis.invalid cannot be found");
  else
    assert_error (error, PRAXIS_ERROR_OFFLINE, "not connected to the internet");
}

static void
test_silent (Test          *test,
             gconstpointer  data)
{
  g_autoptr(GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr(GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr(GSocketAddress) bound = NULL;
  g_autofree char *address = NULL;

  g_assert_true (g_socket_bind (socket, any, FALSE, NULL));
  g_assert_true (g_socket_listen (socket, NULL));
  bound = g_socket_get_local_address (socket, NULL);
  address = g_strdup_printf ("http://127.0.0.1:%u/", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  praxis_downloader_set_timeout (test->downloader, 1);
  assert_address_fails (test, address, PRAXIS_ERROR_FAILED, "does not answer");
}

static void
test_addresses (Test          *test,
                gconstpointer  data)
{
  static const char *const wrong[] = { "", "blog", "file:///etc/hostname", "ftp://example.com/", "http://", "http:///", "https://[" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_address_fails (test, wrong[i], PRAXIS_ERROR_INVALID, "no address of the web");
}

static void
test_cancelled (Test          *test,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDownload) download = NULL;

  test->cancellable = g_cancellable_new ();
  g_cancellable_cancel (test->cancellable);
  download = get_from (test, TEST_NGINX_PLAIN, "/text.json", NULL, &error);
  g_assert_null (download);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- TLS -------------------------------------------------------------------------------------------------- */

static void
test_tls (Test          *test,
          gconstpointer  data)
{
  g_autofree char *authority = g_build_filename (test->nginx->folder, "authority.pem", NULL);
  g_autofree char *expired = g_build_filename (test->nginx->folder, "expired.pem", NULL);
  g_autoptr(GTlsDatabase) certificates = NULL;
  g_autoptr(GTlsCertificate) certificate = NULL;
  g_autoptr(GDateTime) end = NULL;
  g_autoptr(PraxisDownload) download = NULL;
  g_autoptr(PraxisDownload) moved = NULL;
  g_autoptr(GError) error = NULL;

  /* Its authority is not the system's. */
  assert_fails (test, TEST_NGINX_SAFE, "/text.json", PRAXIS_ERROR_FAILED, "Nobody known vouches");

  certificates = g_tls_file_database_new (authority, &error);
  g_assert_no_error (error);
  praxis_downloader_set_certificates (test->downloader, certificates);
  download = get_from (test, TEST_NGINX_SAFE, "/text.json", NULL, &error);
  g_assert_no_error (error);
  assert_body (download, "{\"title\": \"On waiting\"}");
  moved = get_from (test, TEST_NGINX_PLAIN, "/to-safe", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (moved->moved_to, "https://"));

  assert_fails (test, TEST_NGINX_SAFE, "/to-plain", PRAXIS_ERROR_FAILED, "not safe");
  assert_fails (test, TEST_NGINX_SELF_SIGNED, "/text.json", PRAXIS_ERROR_FAILED, "Nobody known vouches");
  assert_fails (test, TEST_NGINX_OTHER_HOST, "/text.json", PRAXIS_ERROR_FAILED, "the certificate of another site");

  certificate = g_tls_certificate_new_from_file (expired, &error);
  g_assert_no_error (error);
  /* Clocks of seconds are behind. */
  end = g_tls_certificate_get_not_valid_after (certificate);
  while (g_get_real_time () <= (g_date_time_to_unix (end) + 2) * G_USEC_PER_SEC)
    g_usleep (1000);
  assert_fails (test, TEST_NGINX_EXPIRED, "/text.json", PRAXIS_ERROR_FAILED, "clock right");
}

/* --- Files ------------------------------------------------------------------------------------------------ */

static PraxisDownload *
get_file_at (Test        *test,
             guint        port,
             const char  *path,
             guint64      max_length,
             GError     **error)
{
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u%s", port, path);

  return praxis_downloader_get_file (test->downloader, address, test->path, START, test->options, max_length, test->cancellable, error);
}

static void
assert_file (Test       *test,
             const char *data)
{
  g_autofree char *found = NULL;
  g_autofree char *partial = g_strconcat (test->path, ".partial", NULL);
  g_autofree char *from = g_strconcat (test->path, ".from", NULL);
  g_autoptr(GError) error = NULL;
  gsize length;

  g_file_get_contents (test->path, &found, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (found, length, data, LARGE);
  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (from, G_FILE_TEST_EXISTS));
}

static gsize
get_partial_length (Test *test)
{
  g_autofree char *partial = g_strconcat (test->path, ".partial", NULL);
  GStatBuf status;

  return g_stat (partial, &status) == 0 ? (gsize) status.st_size : 0;
}

static void
progress_cb (guint64  done,
             guint64  total,
             gpointer user_data)
{
  Test *test = user_data;

  g_assert_cmpuint (done, >, test->last_done);
  g_assert_cmpuint (done, <=, total);
  test->last_done = done;
  test->last_total = total;
}

static void
test_file (Test          *test,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDownload) download = NULL;
  g_auto(GStrv) log = NULL;

  praxis_downloader_set_progress (test->downloader, progress_cb, test);
  download = get_file_at (test, test->nginx->ports[0], "/large.praxis", LARGE, &error);
  g_assert_no_error (error);
  assert_file (test, test->large);
  g_assert_null (download->body);
  g_assert_cmpuint (test->last_done, ==, LARGE);
  g_assert_cmpuint (test->last_total, ==, LARGE);
  log = test_nginx_read_log (test->nginx, 1);
  assert_logged (log[0], "range=- if-range=-");
}

static void
test_file_not_modified (Test          *test,
                        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDownload) first = get_file_at (test, test->nginx->ports[0], "/large.praxis", LARGE, &error);
  g_autoptr(PraxisDownload) second = NULL;

  g_assert_no_error (error);
  g_unlink (test->path);
  test->options = &(PraxisDownloadOptions) { first->etag, first->last_modified, FALSE };
  second = get_file_at (test, test->nginx->ports[0], "/large.praxis", LARGE, &error);
  g_assert_no_error (error);
  g_assert_true (second->not_modified);
  g_assert_false (g_file_test (test->path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (get_partial_length (test), ==, 0);
}

/* Some servers call a packed file the packed form of another one. */
static void
test_as_it_lies (Test          *test,
                 gconstpointer  data)
{
  g_autofree char *address = test_nginx_dup_address (test->nginx, TEST_NGINX_PLAIN, "/called-packed/words.json.gz");
  g_autoptr(GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr(GBytes) plain = g_bytes_new_static ("words", 5);
  g_autoptr(GBytes) packed = g_converter_convert_bytes (compressor, plain, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDownload) lies = NULL;
  g_autoptr(PraxisDownload) unpacked = NULL;

  test_nginx_write (test->nginx, "words.json.gz", g_bytes_get_data (packed, NULL), (gssize) g_bytes_get_size (packed));
  lies = praxis_downloader_get (test->downloader, address, &(PraxisDownloadOptions) { .as_it_lies = TRUE }, 10000, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (lies->body, packed));
  unpacked = praxis_downloader_get (test->downloader, address, NULL, 10000, NULL, &error);
  g_assert_no_error (error);
  assert_body (unpacked, "words");
}

/* Two cuts, each gone on with at once. */
static void
test_cuts (Test          *test,
           gconstpointer  data)
{
  static const guint cuts[] = { 1000 * 1000, 500 * 1000 };
  g_autoptr(TestWire) wire = test_wire_new_to (test->nginx->ports[0], cuts, G_N_ELEMENTS (cuts));
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDownload) download = NULL;
  g_auto(GStrv) log = NULL;
  guint64 first;
  guint64 second;

  praxis_downloader_set_progress (test->downloader, progress_cb, test);
  download = get_file_at (test, test_wire_get_port (wire), "/large.praxis", LARGE, &error);
  g_assert_no_error (error);
  assert_file (test, test->large);
  g_assert_cmpuint (test_wire_get_count (wire), ==, 3);
  log = test_nginx_read_log (test->nginx, 3);
  for (guint i = 0; i < 3; i++)
    g_test_message ("%s", log[i]);
  /* Those that were cut may be noted after the one that was not. */
  first = second = 0;
  for (guint i = 0; i < 3; i++)
    {
      const char *range = strstr (log[i], " range=bytes=");
      guint64 start = range != NULL ? g_ascii_strtoull (range + strlen (" range=bytes="), NULL, 10) : 0;

      assert_logged (log[i], start > 0 ? "if-range=\\x22" : "if-range=-");
      assert_logged (log[i], start > 0 ? " 206 " : " 200 ");
      second = MAX (second, start);
      first = start > 0 && (first == 0 || start < first) ? start : first;
    }
  g_assert_cmpuint (first, >, 900 * 1000);
  g_assert_cmpuint (first, <, 1000 * 1000);
  g_assert_cmpuint (second, >, 1400 * 1000);
  g_assert_cmpuint (second, <, 1500 * 1000);
}

/* Breaks off for good, and goes on the next time, in another process for all that is known. */
static void
break_off (Test       *test,
           TestWire   *wire,
           const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDownload) download = get_file_at (test, test_wire_get_port (wire), path, LARGE, &error);

  g_assert_null (download);
  assert_error (error, PRAXIS_ERROR_FAILED, "broke off");
  g_assert_false (g_file_test (test->path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (get_partial_length (test), >, 900 * 1000);
}

static void
test_next_time (Test          *test,
                gconstpointer  data)
{
  static const guint cuts[] = { 1000 * 1000, 0, 0, 0, 0, 0 };
  g_autoptr(TestWire) wire = test_wire_new_to (test->nginx->ports[0], cuts, 2);
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDownload) download = NULL;

  break_off (test, wire, "/large.praxis");
  g_strfreev (test_nginx_read_log (test->nginx, 1));
  test_nginx_forget (test->nginx);
  download = get_file_at (test, test_wire_get_port (wire), "/large.praxis", LARGE, &error);
  g_assert_no_error (error);
  assert_file (test, test->large);
  g_assert_cmpuint (test_nginx_count_bytes (test->nginx, 1), <, 2200 * 1000);
}

/* Another file stands there the next time. */
static void
test_changed_meanwhile (Test          *test,
                        gconstpointer  data)
{
  static const guint cuts[] = { 1000 * 1000, 0 };
  g_autoptr(TestWire) wire = test_wire_new_to (test->nginx->ports[0], cuts, G_N_ELEMENTS (cuts));
  g_autofree char *other = make_large (2);
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDownload) download = NULL;

  break_off (test, wire, "/large.praxis");
  test_nginx_write (test->nginx, "large.praxis", other, LARGE);
  download = get_file_at (test, test_wire_get_port (wire), "/large.praxis", LARGE, &error);
  g_assert_no_error (error);
  assert_file (test, other);
}

/* A server that knows nothing of parts, and one that has no name for what it gives. */
static void
test_no_ranges (Test          *test,
                gconstpointer  data)
{
  static const char *const paths[] = { "/whole/large.praxis", "/nameless/large.praxis" };
  static const guint cuts[] = { 1000 * 1000, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(TestWire) wire = test_wire_new_to (test->nginx->ports[0], cuts, G_N_ELEMENTS (cuts));
      g_autoptr(GError) error = NULL;
      g_autoptr(PraxisDownload) download = NULL;

      g_test_message ("%s", paths[i]);
      break_off (test, wire, paths[i]);
      download = get_file_at (test, test_wire_get_port (wire), paths[i], LARGE, &error);
      g_assert_no_error (error);
      assert_file (test, test->large);
      g_unlink (test->path);
    }
}

/* All of it was there, but for its name. */
static void
test_complete (Test          *test,
               gconstpointer  data)
{
  static const guint cuts[] = { 1000 * 1000, 0 };
  g_autoptr(TestWire) wire = test_wire_new_to (test->nginx->ports[0], cuts, G_N_ELEMENTS (cuts));
  g_autofree char *partial = g_strconcat (test->path, ".partial", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDownload) download = NULL;

  break_off (test, wire, "/large.praxis");
  g_file_set_contents (partial, test->large, LARGE, &error);
  g_assert_no_error (error);
  download = get_file_at (test, test_wire_get_port (wire), "/large.praxis", LARGE, &error);
  g_assert_no_error (error);
  assert_file (test, test->large);
}

/* Servers that give other parts than they were asked for. */
static void
test_wrong_part (Test          *test,
                 gconstpointer  data)
{
  static const char answer[] = "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 5-9/10\r\nContent-Length: 5\r\nConnection: close\r\n\r\n12345";
  static const guint cuts[] = { 1000 * 1000, 0 };
  g_autoptr(TestWire) good = test_wire_new_to (test->nginx->ports[0], cuts, G_N_ELEMENTS (cuts));
  g_autoptr(TestWire) bad = test_wire_new_saying (answer, -1);
  g_autofree char *from = g_strconcat (test->path, ".from", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GString) changed = NULL;
  g_autofree char *here = g_strdup_printf (":%u/", test_wire_get_port (good));
  g_autofree char *there = g_strdup_printf (":%u/", test_wire_get_port (bad));
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDownload) download = NULL;

  break_off (test, good, "/large.praxis");
  g_assert_true (g_file_get_contents (from, &text, NULL, NULL));
  changed = g_string_new (text);
  g_string_replace (changed, here, there, 0);
  g_assert_true (g_file_set_contents (from, changed->str, -1, NULL));
  download = get_file_at (test, test_wire_get_port (bad), "/large.praxis", LARGE, &error);
  g_assert_null (download);
  assert_error (error, PRAXIS_ERROR_FAILED, "other parts of a file");
  g_assert_cmpuint (test_wire_get_count (bad), ==, 2);
}

static void
assert_file_fails (Test        *test,
                   const char  *path,
                   guint64      max_length,
                   PraxisError  code,
                   const char  *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDownload) download = get_file_at (test, test->nginx->ports[0], path, max_length, &error);

  g_assert_null (download);
  assert_error (error, code, words);
  g_assert_false (g_file_test (test->path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (get_partial_length (test), ==, 0);
}

static void
test_wrong_files (Test          *test,
                  gconstpointer  data)
{
  assert_file_fails (test, "/page.html", LARGE, PRAXIS_ERROR_INVALID, "a web page instead of a digest");
  assert_file_fails (test, "/page", LARGE, PRAXIS_ERROR_INVALID, "a web page instead of a digest");
  assert_file_fails (test, "/notes.txt", LARGE, PRAXIS_ERROR_FOREIGN, "not an archive of Praxis");
  assert_file_fails (test, "/none.praxis", LARGE, PRAXIS_ERROR_NOT_FOUND, "Is the address right?");
  assert_file_fails (test, "/large.praxis", LARGE - 1, PRAXIS_ERROR_TOO_LARGE, "larger than Praxis takes");
}

/* Without a length that could be looked at first. */
static void
test_endless (Test          *test,
              gconstpointer  data)
{
  g_autoptr(GString) answer = g_string_new ("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
  g_autoptr(TestWire) wire = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDownload) download = NULL;

  g_string_append_len (answer, test->large, LARGE);
  wire = test_wire_new_saying (answer->str, (gssize) answer->len);
  download = get_file_at (test, test_wire_get_port (wire), "/it", LARGE / 2, &error);
  g_assert_null (download);
  assert_error (error, PRAXIS_ERROR_TOO_LARGE, "larger than Praxis takes");
  g_assert_cmpuint (get_partial_length (test), ==, 0);
}

static void
test_busy (Test          *test,
           gconstpointer  data)
{
  g_autofree char *partial = g_strconcat (test->path, ".partial", NULL);
  int fd = open (partial, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDownload) download = NULL;

  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  download = get_file_at (test, test->nginx->ports[0], "/large.praxis", LARGE, &error);
  g_assert_null (download);
  assert_error (error, PRAXIS_ERROR_BUSY, "already");
  close (fd);
}

static void
cancel_cb (guint64  done,
           guint64  total,
           gpointer user_data)
{
  Test *test = user_data;

  if (done > 200 * 1000)
    g_cancellable_cancel (test->cancellable);
}

static void
test_cancel_file (Test          *test,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDownload) download = NULL;

  test->cancellable = g_cancellable_new ();
  praxis_downloader_set_progress (test->downloader, cancel_cb, test);
  download = get_file_at (test, test->nginx->ports[0], "/slow/large.praxis", LARGE, &error);
  g_assert_null (download);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* What came is kept. */
  g_assert_cmpuint (get_partial_length (test), >, 200 * 1000);
  praxis_download_discard (test->path);
  g_assert_cmpuint (get_partial_length (test), ==, 0);
}

static void
test_full_disk (Test          *test,
                gconstpointer  data)
{
  g_autofree char *partial = g_strconcat (test->path, ".partial", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDownload) download = NULL;

  /* A device that is always full stands for the file. */
  if (symlink ("/dev/full", partial) != 0 || g_access ("/dev/full", W_OK) != 0)
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  download = get_file_at (test, test->nginx->ports[0], "/large.praxis", LARGE, &error);
  g_assert_null (download);
  assert_error (error, PRAXIS_ERROR_NO_SPACE, "The disk is too full");
}

#define add(path, func) g_test_add (path, Test, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/download/get", test_get);
  add ("/download/not-modified", test_not_modified);
  add ("/download/packed", test_packed);
  add ("/download/page", test_page);
  add ("/download/redirects", test_redirects);
  add ("/download/statuses", test_statuses);
  add ("/download/lines", test_lines);
  add ("/download/longer", test_longer);
  add ("/download/unknown-host", test_unknown_host);
  add ("/download/silent", test_silent);
  add ("/download/addresses", test_addresses);
  add ("/download/cancelled", test_cancelled);
  g_test_add ("/download/tls", Test, NULL, set_up_tls, test_tls, tear_down);
  add ("/download/file", test_file);
  add ("/download/file/not-modified", test_file_not_modified);
  add ("/download/as-it-lies", test_as_it_lies);
  add ("/download/file/cuts", test_cuts);
  add ("/download/file/next-time", test_next_time);
  add ("/download/file/changed-meanwhile", test_changed_meanwhile);
  add ("/download/file/no-ranges", test_no_ranges);
  add ("/download/file/complete", test_complete);
  add ("/download/file/wrong-part", test_wrong_part);
  add ("/download/file/wrong-files", test_wrong_files);
  add ("/download/file/endless", test_endless);
  add ("/download/file/busy", test_busy);
  add ("/download/file/cancel", test_cancel_file);
  add ("/download/file/full-disk", test_full_disk);
  return g_test_run ();
}
