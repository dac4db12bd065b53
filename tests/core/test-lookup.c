/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lookup/praxis-lookup.h"

#include <libsoup/soup.h>
#include <string.h>

#include "cite/praxis-work.h"
#include "lookup/praxis-lookup-request.h"
#include "praxis-error.h"
#include "praxis-web.h"

/* A server on this machine that answers as the registries do, and as servers do on a bad day: the path says how. */
typedef struct
{
  SoupServer        *server;
  char              *address;
  PraxisLookup      *lookup;
  GCancellable      *cancellable;
  SoupServerMessage *paused;
  guint              n_requests;
  char              *path;
  char              *query;
  char              *accept;
  char              *agent;
  char              *cookie;
} Test;

static char *
read_data (const char *name)
{
  g_autofree char *path = g_build_filename (TEST_DATA_DIR, "lookup", name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
answer (SoupServerMessage *message,
        guint              status,
        const char        *type,
        const char        *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, text, strlen (text));
}

static void
answer_file (SoupServerMessage *message,
             const char        *name)
{
  g_autofree char *text = read_data (name);

  answer (message, SOUP_STATUS_OK, "application/vnd.citationstyles.csl+json", text);
}

/* The bytes as they are, and no more: the connection ends behind them. */
static void
answer_raw (SoupServerMessage *message,
            const char        *bytes)
{
  g_autoptr(GIOStream) stream = soup_server_message_steal_connection (message);

  g_output_stream_write_all (g_io_stream_get_output_stream (stream), bytes, strlen (bytes), NULL, NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);
}

static void
answer_gzip (SoupServerMessage *message,
             const char        *text)
{
  g_autoptr(GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr(GBytes) plain = g_bytes_new (text, strlen (text));
  g_autoptr(GBytes) packed = g_converter_convert_bytes (compressor, plain, NULL);

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Content-Encoding", "gzip");
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
}

static void
answer_redirect (SoupServerMessage *message,
                 const char        *location)
{
  soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, location);
}

/* The bad days. Returns: whether @path is one of them. */
static gboolean
answer_badly (Test              *test,
              SoupServerMessage *message,
              const char        *path)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (g_str_equal (path, "/10.1000/404"))
    answer (message, SOUP_STATUS_NOT_FOUND, "text/html", "<html>DOI not found</html>");
  else if (g_str_equal (path, "/10.1000/204"))
    soup_server_message_set_status (message, SOUP_STATUS_NO_CONTENT, NULL);
  else if (g_str_equal (path, "/10.1000/406"))
    answer (message, SOUP_STATUS_NOT_ACCEPTABLE, "text/plain", "no");
  else if (g_str_equal (path, "/10.1000/403"))
    answer (message, SOUP_STATUS_FORBIDDEN, "text/plain", "no");
  else if (g_str_equal (path, "/10.1000/500"))
    answer (message, SOUP_STATUS_INTERNAL_SERVER_ERROR, "text/plain", "oops");
  else if (g_str_equal (path, "/10.1000/503"))
    answer (message, SOUP_STATUS_SERVICE_UNAVAILABLE, "text/plain", "busy");
  else if (g_str_equal (path, "/10.1000/later"))
    {
      answer (message, PRAXIS_WEB_TOO_MANY_REQUESTS, "text/plain", "slow down");
      soup_message_headers_replace (headers, "Retry-After", "3600");
    }
  else if (g_str_equal (path, "/10.1000/soon"))
    {
      answer (message, PRAXIS_WEB_TOO_MANY_REQUESTS, "text/plain", "slow down");
      soup_message_headers_replace (headers, "Retry-After", "9");
    }
  else if (g_str_equal (path, "/10.1000/much-later"))
    {
      answer (message, PRAXIS_WEB_TOO_MANY_REQUESTS, "text/plain", "slow down");
      soup_message_headers_replace (headers, "Retry-After", "Fri, 31 Dec 2100 23:59:59 GMT");
    }
  else if (g_str_equal (path, "/10.1000/silent"))
    {
      test->paused = g_object_ref (message);
      soup_server_message_pause (message);
    }
  else if (g_str_equal (path, "/10.1000/cut"))
    answer_raw (message, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"title\":\"On wai");
  else if (g_str_equal (path, "/10.1000/reset"))
    answer_raw (message, "");
  else if (g_str_equal (path, "/10.1000/broken"))
    answer (message, SOUP_STATUS_OK, "application/json", "{\"title\":\"On waiting\",");
  else if (g_str_equal (path, "/10.1000/empty"))
    answer (message, SOUP_STATUS_OK, "application/json", "");
  else if (g_str_equal (path, "/10.1000/nothing"))
    answer (message, SOUP_STATUS_OK, "application/json", "{\"type\":\"article-journal\",\"title\":null,\"DOI\":\"10.1000/nothing\"}");
  else if (g_str_equal (path, "/10.1000/number"))
    answer (message, SOUP_STATUS_OK, "application/json", "[7]");
  else if (g_str_equal (path, "/10.1000/html"))
    answer (message, SOUP_STATUS_OK, "text/html", "\n<!DOCTYPE html><html><title>On waiting</title></html>");
  else
    return FALSE;
  return TRUE;
}

static void
answer_strangely (Test              *test,
                  SoupServerMessage *message,
                  const char        *path)
{
  g_autofree char *text = read_data ("crossref.json");

  if (g_str_has_prefix (path, "/10.1000/busy-once") && test->n_requests == 1)
    {
      answer (message, PRAXIS_WEB_TOO_MANY_REQUESTS, "text/plain", "slow down");
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", "0");
    }
  else if (g_str_equal (path, "/10.1000/reset-once") && test->n_requests == 1)
    answer_raw (message, "");
  else if (g_str_equal (path, "/10.1000/cut-once") && test->n_requests == 1)
    answer_raw (message, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"title\":\"On wai");
  else if (g_str_equal (path, "/10.1000/moved"))
    answer_redirect (message, "/elsewhere/10.1000/wait.12");
  else if (g_str_equal (path, "/10.1000/circle"))
    answer_redirect (message, "/10.1000/circle");
  else if (g_str_equal (path, "/10.1000/local"))
    answer_redirect (message, "file:///etc/hostname");
  else if (g_str_equal (path, "/10.1000/gzip"))
    answer_gzip (message, text);
  else if (g_str_equal (path, "/10.1000/text"))
    answer (message, SOUP_STATUS_OK, "text/plain", text);
  else if (g_str_has_prefix (path, "/10.1000/huge"))
    {
      g_autofree char *spaces = g_strnfill (PRAXIS_LOOKUP_MAX_LENGTH, ' ');
      g_autofree char *huge = g_strconcat (spaces, text, NULL);

      if (g_str_has_suffix (path, "-packed"))
        answer_gzip (message, huge);
      else
        answer (message, SOUP_STATUS_OK, "application/json", huge);
    }
  else if (g_str_equal (path, "/10.1000/deep"))
    {
      g_autofree char *open = g_strnfill (300 * 1000, '[');
      g_autofree char *close = g_strnfill (300 * 1000, ']');
      g_autofree char *deep = g_strconcat ("{\"title\":\"On waiting\",\"published\":", open, close, ",\"author\":{\"family\":\"Berg\",\"x\":", open, close,
                                           "},\"issued\":{\"date-parts\":[[\"2021\",", open, close, "]]}}", NULL);

      answer (message, SOUP_STATUS_OK, "application/json", deep);
    }
  else
    answer (message, SOUP_STATUS_OK, "application/json", text);
}

static void
answer_pubmed (Test              *test,
               SoupServerMessage *message,
               const char        *path,
               GHashTable        *query)
{
  const char *id = g_hash_table_lookup (query, "id");

  if (g_str_equal (id, "404"))
    answer (message, SOUP_STATUS_BAD_REQUEST, "application/json", "{\"status\":\"error\",\"reason\":\"unknown\"}");
  else if (g_str_equal (id, "405"))
    answer (message, SOUP_STATUS_OK, "application/json", "{\"status\":\"error\",\"reason\":{\"id\":[[\"This field is required.\"]]}}");
  else if (g_str_equal (id, "406"))
    answer (message, SOUP_STATUS_OK, "application/xml", "<pub-one-record-set error=\"empty XML.\"/>");
  else
    answer_file (message, g_str_equal (id, "7") ? "ncbi-ahead.json" : "ncbi.json");
}

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  Test *test = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  test->n_requests++;
  g_free (test->path);
  test->path = g_strdup (g_uri_get_path (soup_server_message_get_uri (message)));
  g_free (test->query);
  test->query = g_strdup (g_uri_get_query (soup_server_message_get_uri (message)));
  g_free (test->accept);
  test->accept = g_strdup (soup_message_headers_get_list (headers, "Accept"));
  g_free (test->agent);
  test->agent = g_strdup (soup_message_headers_get_one (headers, "User-Agent"));
  g_free (test->cookie);
  test->cookie = g_strdup (soup_message_headers_get_list (headers, "Cookie"));
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Set-Cookie", "who=you; Path=/");

  if (g_str_has_prefix (path, "/pubmed/") || g_str_has_prefix (path, "/pmc/"))
    answer_pubmed (test, message, path, query);
  else if (g_str_equal (path, "/10.1000/wait.99"))
    answer_file (message, "crossref-online.json");
  else if (g_str_equal (path, "/10.1000/pre.1"))
    answer_file (message, "crossref-preprint.json");
  else if (g_str_has_prefix (path, "/10.48550/"))
    answer_file (message, "datacite.json");
  else if (!answer_badly (test, message, path))
    answer_strangely (test, message, path);
  /* Who waits for an answer that does not come can go now. */
  if (test->cancellable != NULL)
    g_cancellable_cancel (test->cancellable);
}

static void
set_up (Test          *test,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  GSList *uris;

  test->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (test->server, NULL, request_cb, test, NULL);
  soup_server_listen_local (test->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (test->server);
  test->address = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  test->lookup = praxis_lookup_new (test->address, test->address);
}

static void
tear_down (Test          *test,
           gconstpointer  data)
{
  g_assert_finalize_object (test->lookup);
  g_clear_object (&test->paused);
  soup_server_disconnect (test->server);
  g_object_unref (test->server);
  g_clear_object (&test->cancellable);
  g_free (test->address);
  g_free (test->path);
  g_free (test->query);
  g_free (test->accept);
  g_free (test->agent);
  g_free (test->cookie);
}

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static PraxisCitation *
find_with (PraxisLookup          *lookup,
           GCancellable          *cancellable,
           PraxisIdentifierKind   kind,
           const char            *value,
           GError               **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  praxis_lookup_find_async (lookup, kind, value, cancellable, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return praxis_lookup_find_finish (lookup, result, error);
}

static PraxisCitation *
find (Test                 *test,
      PraxisIdentifierKind  kind,
      const char           *value)
{
  g_autoptr(GError) error = NULL;
  PraxisCitation *citation;

  test->n_requests = 0;
  citation = find_with (test->lookup, NULL, kind, value, &error);
  g_assert_no_error (error);
  g_assert_nonnull (citation);
  return citation;
}

/* Fails as it should, with a sentence that says @words. */
static void
assert_fails (Test                 *test,
              PraxisIdentifierKind  kind,
              const char           *value,
              PraxisError           code,
              const char           *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisCitation) citation = NULL;

  test->n_requests = 0;
  citation = find_with (test->lookup, NULL, kind, value, &error);
  g_test_message ("%s: %s", value, error != NULL ? error->message : "no error");
  g_assert_null (citation);
  g_assert_error (error, PRAXIS_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_test_fail_printf ("“%s” does not say “%s”", error->message, words);
  g_assert_null (strstr (error->message, "%"));
}

static void
assert_field (PraxisCitation *citation,
              const char     *variable,
              const char     *value)
{
  g_autofree char *text = praxis_work_dup_text (citation, variable);

  g_test_message ("%s", variable);
  g_assert_cmpstr (text, ==, value);
}

static void
assert_name (PraxisCitation *citation,
             guint           i,
             const char     *text)
{
  g_autoptr(GPtrArray) names = praxis_citation_get_names (citation, "author");
  g_autofree char *name = NULL;

  g_assert_cmpuint (i, <, names->len);
  name = praxis_name_to_text (g_ptr_array_index (names, i));
  g_assert_cmpstr (name, ==, text);
}

/* --- Answers ---------------------------------------------------------------------------------------------- */

static void
test_crossref (Test          *test,
               gconstpointer  data)
{
  g_autoptr(PraxisCitation) citation = find (test, PRAXIS_IDENTIFIER_DOI, "10.1000/WAIT.12");
  static const char * const bulk[] = { "abstract", "reference", "ORCID", "affiliation", "indexed", "license", "score", "published-", "subtitle", "subject" };

  g_assert_cmpuint (test->n_requests, ==, 1);
  g_assert_cmpstr (test->path, ==, "/10.1000/WAIT.12");
  g_assert_cmpstr (test->accept, ==, "application/vnd.citationstyles.csl+json");
  g_assert_cmpstr (test->agent, ==, "Praxis/" PACKAGE_VERSION);
  g_assert_cmpint (praxis_work_get_kind (citation), ==, PRAXIS_WORK_ARTICLE);
  assert_field (citation, "title", "On waiting & hoping: A randomised trial");
  assert_field (citation, "container-title", "Journal of Patience");
  assert_field (citation, "volume", "7");
  assert_field (citation, "issue", "2");
  assert_field (citation, "page", "101-119");
  /* The issue is cited, not the first appearance. */
  assert_field (citation, "issued", "2021-05");
  assert_field (citation, "DOI", "10.1000/WAIT.12");
  assert_field (citation, "ISSN", "1234-5678");
  assert_field (citation, "URL", "");
  assert_name (citation, 0, "van der Berg, Anna B.");
  assert_name (citation, 1, "O'Roe-McPoe, C.");
  assert_name (citation, 2, "Waiting Study Group");
  for (gsize i = 0; i < G_N_ELEMENTS (bulk); i++)
    g_assert_null (strstr (praxis_citation_get_json (citation), bulk[i]));
  g_assert_finalize_object (g_steal_pointer (&citation));
}

static void
test_crossref_kinds (Test          *test,
                     gconstpointer  data)
{
  g_autoptr(PraxisCitation) online = find (test, PRAXIS_IDENTIFIER_DOI, "10.1000/wait.99");
  g_autoptr(PraxisCitation) preprint = find (test, PRAXIS_IDENTIFIER_DOI, "10.1000/pre.1");

  g_assert_cmpint (praxis_work_get_kind (online), ==, PRAXIS_WORK_ONLINE_FIRST);
  assert_field (online, "issued", "2024-02-09");
  assert_field (online, "title", "Waiting still");
  assert_name (online, 0, "Berg, Anna");
  g_assert_cmpint (praxis_work_get_kind (preprint), ==, PRAXIS_WORK_PREPRINT);
  assert_field (preprint, "publisher", "Patience Archive");
  assert_field (preprint, "issued", "2023-07-01");
  assert_field (preprint, "container-title", "");
}

static void
test_arxiv (Test          *test,
            gconstpointer  data)
{
  g_autoptr(PraxisCitation) citation = find (test, PRAXIS_IDENTIFIER_ARXIV, "2101.00001v2");

  g_assert_cmpstr (test->path, ==, "/10.48550/arXiv.2101.00001");
  g_assert_cmpint (praxis_work_get_kind (citation), ==, PRAXIS_WORK_PREPRINT);
  assert_field (citation, "title", "A theory of waiting");
  assert_field (citation, "publisher", "arXiv");
  assert_field (citation, "issued", "2021");
  assert_field (citation, "DOI", "10.48550/arXiv.2101.00001");
  assert_field (citation, "URL", "https://arxiv.org/abs/2101.00001");
  assert_name (citation, 1, "The Waiting Collaboration");
  g_assert_null (strstr (praxis_citation_get_json (citation), "categories"));
}

static void
test_pubmed (Test          *test,
             gconstpointer  data)
{
  g_autoptr(PraxisCitation) citation = find (test, PRAXIS_IDENTIFIER_PMID, "31209238");
  g_autoptr(PraxisCitation) central = NULL;
  g_autoptr(PraxisCitation) ahead = NULL;

  g_assert_cmpstr (test->path, ==, "/pubmed/");
  g_assert_cmpstr (test->query, ==, "format=csl&id=31209238");
  g_assert_cmpint (praxis_work_get_kind (citation), ==, PRAXIS_WORK_ARTICLE);
  assert_field (citation, "title", "Waiting lists in outpatient care");
  assert_field (citation, "container-title", "The Journal of Patience");
  assert_field (citation, "page", "1212-1219");
  assert_field (citation, "issued", "2019-06-17");
  assert_field (citation, "PMID", "31209238");
  assert_field (citation, "PMCID", "PMC6613236");
  assert_field (citation, "status", "");
  assert_name (citation, 0, "Berg, A. B.");
  g_assert_null (strstr (praxis_citation_get_json (citation), "accessed"));

  central = find (test, PRAXIS_IDENTIFIER_PMCID, "PMC6613236");
  g_assert_cmpstr (test->path, ==, "/pmc/");
  g_assert_cmpstr (test->query, ==, "format=csl&id=6613236");
  assert_field (central, "PMCID", "PMC6613236");

  ahead = find (test, PRAXIS_IDENTIFIER_PMID, "7");
  g_assert_cmpint (praxis_work_get_kind (ahead), ==, PRAXIS_WORK_ONLINE_FIRST);
}

/* What a DOI has in it reaches the registry as it is. */
static void
test_escaping (Test          *test,
               gconstpointer  data)
{
  g_autoptr(PraxisCitation) citation = find (test, PRAXIS_IDENTIFIER_DOI, "10.1000/(SICI)1<1::A#B?C%3>2.0;ü");

  g_assert_cmpstr (test->path, ==, "/10.1000/(SICI)1<1::A#B?C%3>2.0;ü");
  g_assert_null (test->query);
}

static void
test_forms (Test          *test,
            gconstpointer  data)
{
  static const char * const dois[] = { "10.1000/gzip", "10.1000/text" };

  for (gsize i = 0; i < G_N_ELEMENTS (dois); i++)
    {
      g_autoptr(PraxisCitation) citation = find (test, PRAXIS_IDENTIFIER_DOI, dois[i]);

      assert_field (citation, "volume", "7");
      /* What was set at the first question is not said at the second one. */
      g_assert_null (test->cookie);
    }
}

/* --- Failures --------------------------------------------------------------------------------------------- */

static void
test_statuses (Test          *test,
               gconstpointer  data)
{
  static const struct { const char *doi; PraxisError code; guint n_requests; const char *words; } cases[] = {
    { "10.1000/404", PRAXIS_ERROR_NOT_FOUND, 1, "127.0.0.1 does not know this DOI: 10.1000/404" },
    { "10.1000/204", PRAXIS_ERROR_NOT_FOUND, 1, "knows nothing to tell" },
    { "10.1000/406", PRAXIS_ERROR_NOT_FOUND, 1, "knows nothing to tell" },
    { "10.1000/403", PRAXIS_ERROR_FAILED, 1, "refuses to answer (403)" },
    { "10.1000/500", PRAXIS_ERROR_FAILED, 1, "has a fault at the moment (500)" },
    { "10.1000/503", PRAXIS_ERROR_FAILED, 2, "too busy" },
    { "10.1000/later", PRAXIS_ERROR_FAILED, 1, "too busy" },
    { "10.1000/much-later", PRAXIS_ERROR_FAILED, 1, "too busy" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_fails (test, PRAXIS_IDENTIFIER_DOI, cases[i].doi, cases[i].code, cases[i].words);
      g_assert_cmpuint (test->n_requests, ==, cases[i].n_requests);
    }
  assert_fails (test, PRAXIS_IDENTIFIER_PMID, "404", PRAXIS_ERROR_NOT_FOUND, "does not know the PubMed ID 404");
  assert_fails (test, PRAXIS_IDENTIFIER_PMID, "405", PRAXIS_ERROR_NOT_FOUND, "does not know the PubMed ID 405");
  assert_fails (test, PRAXIS_IDENTIFIER_PMID, "406", PRAXIS_ERROR_NOT_FOUND, "does not know the PubMed ID 406");
  assert_fails (test, PRAXIS_IDENTIFIER_PMCID, "PMC404", PRAXIS_ERROR_NOT_FOUND, "does not know the PubMed Central ID PMC404");
}

static void
test_bodies (Test          *test,
             gconstpointer  data)
{
  assert_fails (test, PRAXIS_IDENTIFIER_DOI, "10.1000/html", PRAXIS_ERROR_INVALID, "a web page instead of data");
  assert_fails (test, PRAXIS_IDENTIFIER_DOI, "10.1000/broken", PRAXIS_ERROR_INVALID, "does not describe a work");
  assert_fails (test, PRAXIS_IDENTIFIER_DOI, "10.1000/empty", PRAXIS_ERROR_INVALID, "does not describe a work");
  assert_fails (test, PRAXIS_IDENTIFIER_DOI, "10.1000/nothing", PRAXIS_ERROR_INVALID, "does not describe a work");
  assert_fails (test, PRAXIS_IDENTIFIER_DOI, "10.1000/number", PRAXIS_ERROR_INVALID, "does not describe a work");
  assert_fails (test, PRAXIS_IDENTIFIER_DOI, "10.1000/huge", PRAXIS_ERROR_TOO_LARGE, "too large");
  assert_fails (test, PRAXIS_IDENTIFIER_DOI, "10.1000/huge-packed", PRAXIS_ERROR_TOO_LARGE, "too large");
}

/* However deep an answer goes, it is read without going there. */
static void
test_deep (Test          *test,
           gconstpointer  data)
{
  g_autoptr(PraxisCitation) citation = find (test, PRAXIS_IDENTIFIER_DOI, "10.1000/deep");

  assert_field (citation, "title", "On waiting");
  assert_field (citation, "issued", "2021");
  assert_name (citation, 0, "Berg");
}

static void
test_connection (Test          *test,
                 gconstpointer  data)
{
  assert_fails (test, PRAXIS_IDENTIFIER_DOI, "10.1000/cut", PRAXIS_ERROR_FAILED, "broke off");
  g_assert_cmpuint (test->n_requests, ==, 2);
  assert_fails (test, PRAXIS_IDENTIFIER_DOI, "10.1000/reset", PRAXIS_ERROR_FAILED, "broke off");
  g_assert_cmpuint (test->n_requests, >=, 2);
}

static void
test_second_attempt (Test          *test,
                     gconstpointer  data)
{
  static const char * const dois[] = { "10.1000/busy-once", "10.1000/reset-once", "10.1000/cut-once" };

  for (gsize i = 0; i < G_N_ELEMENTS (dois); i++)
    {
      g_autoptr(PraxisCitation) citation = find (test, PRAXIS_IDENTIFIER_DOI, dois[i]);

      g_assert_cmpuint (test->n_requests, ==, 2);
      assert_field (citation, "title", "On waiting & hoping: A randomised trial");
    }
}

static void
test_redirects (Test          *test,
                gconstpointer  data)
{
  g_autoptr(PraxisCitation) citation = find (test, PRAXIS_IDENTIFIER_DOI, "10.1000/moved");

  g_assert_cmpstr (test->path, ==, "/elsewhere/10.1000/wait.12");
  g_assert_cmpstr (test->accept, ==, "application/vnd.citationstyles.csl+json");
  /* The answer knows the DOI better than the one that was asked for. */
  assert_field (citation, "DOI", "10.1000/wait.12");
  assert_fails (test, PRAXIS_IDENTIFIER_DOI, "10.1000/circle", PRAXIS_ERROR_FAILED, "without end");
  g_assert_cmpuint (test->n_requests, ==, 6);
  assert_fails (test, PRAXIS_IDENTIFIER_DOI, "10.1000/local", PRAXIS_ERROR_FAILED, "not safe");
}

static void
test_may_follow (void)
{
  static const struct { const char *from, *to; gboolean may; } cases[] = {
    { "https://a.example/", "https://b.example/", TRUE }, { "https://a.example/", "http://a.example/", FALSE },
    { "http://a.example/", "http://b.example/", TRUE }, { "http://a.example/", "https://b.example/", TRUE },
    { "https://a.example/", "file:///etc/hostname", FALSE }, { "http://a.example/", "data:text/plain,a", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GUri) from = g_uri_parse (cases[i].from, SOUP_HTTP_URI_FLAGS, NULL);
      g_autoptr(GUri) to = g_uri_parse (cases[i].to, SOUP_HTTP_URI_FLAGS, NULL);

      g_assert_cmpint (praxis_web_may_follow (from, to), ==, cases[i].may);
    }
}

/* The time is for all of it: a server that does not answer, and a pause before the second attempt. */
static void
test_timeout (Test          *test,
              gconstpointer  data)
{
  praxis_lookup_set_timeout (test->lookup, 300);
  assert_fails (test, PRAXIS_IDENTIFIER_DOI, "10.1000/silent", PRAXIS_ERROR_FAILED, "did not answer in time");
  /* There is no time for a pause, so that the first answer counts. */
  assert_fails (test, PRAXIS_IDENTIFIER_DOI, "10.1000/503", PRAXIS_ERROR_FAILED, "too busy");
  g_assert_cmpuint (test->n_requests, ==, 1);
}

static void
test_cancel (Test          *test,
             gconstpointer  data)
{
  static const char * const dois[] = { "10.1000/silent", "10.1000/503", "10.1000/wait.12" };

  for (gsize i = 0; i < G_N_ELEMENTS (dois); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PraxisCitation) citation = NULL;

      g_clear_object (&test->cancellable);
      test->cancellable = g_cancellable_new ();
      test->n_requests = 0;
      citation = find_with (test->lookup, test->cancellable, PRAXIS_IDENTIFIER_DOI, dois[i], &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (citation);
      g_assert_cmpuint (test->n_requests, ==, 1);
    }
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

/* Nobody waits for the end of a pause of nine seconds. */
static void
test_cancel_pause (Test          *test,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GTimer) timer = g_timer_new ();

  g_timeout_add (300, cancel_cb, cancellable);
  g_assert_null (find_with (test->lookup, cancellable, PRAXIS_IDENTIFIER_DOI, "10.1000/soon", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (test->n_requests, ==, 1);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 8);
}

static void
test_cancelled_before (Test          *test,
                       gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (find_with (test->lookup, cancellable, PRAXIS_IDENTIFIER_DOI, "10.1000/wait.12", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (test->n_requests, ==, 0);
}

/* --- Addresses -------------------------------------------------------------------------------------------- */

static void
assert_address_fails (const char  *address,
                      PraxisError  code,
                      const char  *words)
{
  Test test = { .lookup = praxis_lookup_new (address, address) };

  assert_fails (&test, PRAXIS_IDENTIFIER_DOI, "10.1000/1", code, words);
  g_assert_finalize_object (test.lookup);
}

static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             gpointer           user_data)
{
  static const char bytes[] = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), bytes, strlen (bytes), NULL, NULL, NULL);
  return TRUE;
}

/* Who asks for an encrypted connection gets one or nothing. */
static void
test_insecure (Test          *test,
               gconstpointer  data)
{
  g_autoptr(GSocketService) service = g_socket_service_new ();
  g_autofree char *address = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);

  g_signal_connect (service, "incoming", G_CALLBACK (incoming_cb), NULL);
  address = g_strdup_printf ("https://127.0.0.1:%u/", port);
  assert_address_fails (address, PRAXIS_ERROR_FAILED, "cannot be made safe");
  g_socket_service_stop (service);
}

static void
test_addresses (Test          *test,
                gconstpointer  data)
{
  g_autofree char *label = g_strnfill (70, 'a');
  g_autofree char *unknown = g_strconcat ("http://", label, ".invalid/", NULL);

  assert_address_fails ("no address", PRAXIS_ERROR_INVALID, "at “no address/”: a web address begins with “https://”");
  assert_address_fails ("ftp://127.0.0.1/", PRAXIS_ERROR_INVALID, "begins with “https://”");
  /* A name that is too long to be asked for anywhere. */
  assert_address_fails (unknown, PRAXIS_ERROR_FAILED, "connected to the internet");
}

static void
test_refused (Test          *test,
              gconstpointer  data)
{
  soup_server_disconnect (test->server);
  assert_fails (test, PRAXIS_IDENTIFIER_DOI, "10.1000/wait.12", PRAXIS_ERROR_FAILED, "takes no connections");
}

static void
test_kinds (Test          *test,
            gconstpointer  data)
{
  g_assert_true (praxis_lookup_can_find (PRAXIS_IDENTIFIER_DOI));
  g_assert_false (praxis_lookup_can_find (PRAXIS_IDENTIFIER_NONE));
  assert_fails (test, PRAXIS_IDENTIFIER_ISBN, "9780471041542", PRAXIS_ERROR_INVALID, "can be looked up by");
  assert_fails (test, PRAXIS_IDENTIFIER_URL, "https://example.org/", PRAXIS_ERROR_INVALID, "can be looked up by");
  g_assert_cmpuint (test->n_requests, ==, 0);
}

#define add_test(path, func) g_test_add (path, Test, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  /* Nothing leaves this machine, whatever its proxies are. */
  g_setenv ("no_proxy", "127.0.0.1,localhost,.invalid", TRUE);
  g_test_init (&argc, &argv, NULL);

  add_test ("/lookup/crossref", test_crossref);
  add_test ("/lookup/crossref-kinds", test_crossref_kinds);
  add_test ("/lookup/arxiv", test_arxiv);
  add_test ("/lookup/pubmed", test_pubmed);
  add_test ("/lookup/escaping", test_escaping);
  add_test ("/lookup/forms", test_forms);
  add_test ("/lookup/statuses", test_statuses);
  add_test ("/lookup/bodies", test_bodies);
  add_test ("/lookup/deep", test_deep);
  add_test ("/lookup/connection", test_connection);
  add_test ("/lookup/second-attempt", test_second_attempt);
  add_test ("/lookup/redirects", test_redirects);
  g_test_add_func ("/lookup/may-follow", test_may_follow);
  add_test ("/lookup/timeout", test_timeout);
  add_test ("/lookup/cancel", test_cancel);
  add_test ("/lookup/cancel-pause", test_cancel_pause);
  add_test ("/lookup/cancelled-before", test_cancelled_before);
  add_test ("/lookup/addresses", test_addresses);
  add_test ("/lookup/insecure", test_insecure);
  add_test ("/lookup/refused", test_refused);
  add_test ("/lookup/kinds", test_kinds);

  return g_test_run ();
}
