/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cite/praxis-csl-engine.h"
#include "praxis-error.h"
#include "praxis-json.h"

#define OPEN "{\"key\":\"apa\",\"locale\":\"en-US\"}"
#define FORMAT(title) "{\"key\":\"apa\",\"items\":[{\"type\":\"book\",\"title\":\"" title "\"}]}"

/* An engine that does not go away while a test runs. */
#define LONG 600

static char *
call (PraxisCslEngine *engine,
      const char      *method,
      const char      *argument)
{
  g_autoptr(GError) error = NULL;
  char *result = praxis_csl_engine_call (engine, method, argument, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

static void
check_usable (PraxisCslEngine *engine)
{
  g_autofree char *opened = call (engine, "open", OPEN);
  g_autofree char *result = call (engine, "format", FORMAT ("T"));

  g_assert_cmpstr (opened, ==, "true");
  g_assert_nonnull (strstr (result, "(n.d.)"));
  g_assert_nonnull (strstr (result, "<i>T</i>"));
}

static void
check_failure (PraxisCslEngine *engine,
               const char      *method,
               const char      *argument,
               const char      *reason)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *result = praxis_csl_engine_call (engine, method, argument, NULL, &error);

  g_assert_null (result);
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  if (strstr (error->message, reason) == NULL)
    g_test_fail_printf ("“%s” does not say “%s”", error->message, reason);
}

static void
wait_until_idle (PraxisCslEngine *engine)
{
  while (praxis_csl_engine_is_running (engine))
    g_thread_yield ();
}

/* Gives the engine away and waits for its thread, which holds it too, to do the same. */
static void
give_away (PraxisCslEngine *engine)
{
  static gpointer left;

  left = engine;
  g_object_add_weak_pointer (G_OBJECT (engine), &left);
  g_object_unref (engine);
  while (g_atomic_pointer_get (&left) != NULL)
    g_thread_yield ();
}

/* Items that take 2 ms each. */
static char *
make_long_request (guint n_items)
{
  g_autoptr(GString) request = g_string_new ("{\"key\":\"apa\",\"items\":[");

  for (guint i = 0; i < n_items; i++)
    g_string_append_printf (request, "%s{\"type\":\"book\",\"title\":\"%u\",\"author\":[{\"family\":\"Ott\"}]}", i > 0 ? "," : "", i);
  g_string_append (request, "]}");
  return g_string_free_and_steal (g_steal_pointer (&request));
}

static void
test_result (void)
{
  PraxisCslEngine *engine = praxis_csl_engine_new (0);
  g_autofree char *unknown = NULL;

  g_assert_false (praxis_csl_engine_is_running (engine));
  unknown = call (engine, "format", FORMAT ("T"));
  /* A style that was not opened is no failure. */
  g_assert_cmpstr (unknown, ==, "null");
  give_away (engine);
}

static void
test_format (void)
{
  g_autoptr(PraxisCslEngine) engine = praxis_csl_engine_new (LONG);
  g_autoptr(PraxisJson) json = NULL;
  g_autofree char *result = NULL;

  check_usable (engine);
  result = call (engine, "format", "{\"key\":\"apa\",\"items\":[{\"type\":\"book\",\"title\":\"é “A” 😀\"},"
                                   "{\"type\":\"book\",\"title\":\"B\"}]}");
  json = praxis_json_parse (result, -1, NULL);
  g_assert_cmpuint (yyjson_arr_size (yyjson_doc_get_root (json)), ==, 2);
  g_assert_nonnull (strstr (yyjson_get_str (yyjson_arr_get (yyjson_doc_get_root (json), 0)), "é “A” 😀"));
  g_assert_true (praxis_csl_engine_is_running (engine));
}

static void
test_failures (void)
{
  g_autoptr(PraxisCslEngine) engine = praxis_csl_engine_new (LONG);

  check_failure (engine, "nothing", "{}", "not a function");
  check_failure (engine, "format", "{", "JSON");
  check_failure (engine, "format", "null", "null");
  check_failure (engine, "open", "{\"key\":\"a\",\"locale\":\"en-US\",\"style\":\"<style\"}", "The citation engine gave up: ");
  /* What failed was thrown away, and another one is there. */
  check_usable (engine);
}

static void
test_version (void)
{
  const char *version = praxis_csl_engine_get_version ();

  g_assert_cmpuint (strlen (version), ==, 64);
  g_assert_cmpstr (praxis_csl_engine_get_version (), ==, version);
  g_assert_true (praxis_csl_engine_get_default () == praxis_csl_engine_get_default ());
}

/* --- Cancelling ------------------------------------------------------------------------------------------- */

typedef struct
{
  PraxisCslEngine *engine;
  const char      *argument;
  GCancellable    *cancellable;
  GError          *error;
  char            *result;
  int              is_done;
} Call;

static gpointer
call_thread (gpointer data)
{
  Call *self = data;

  self->result = praxis_csl_engine_call (self->engine, "format", self->argument, self->cancellable, &self->error);
  g_atomic_int_set (&self->is_done, TRUE);
  return NULL;
}

static void
test_cancelled_before (void)
{
  g_autoptr(PraxisCslEngine) engine = praxis_csl_engine_new (LONG);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (praxis_csl_engine_call (engine, "open", OPEN, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (praxis_csl_engine_is_running (engine));
}

/* Who cancels goes away at once: the call that waits behind has not been answered yet. It will be. */
static void
test_cancelled_while (void)
{
  g_autoptr(PraxisCslEngine) engine = praxis_csl_engine_new (LONG);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *opened = call (engine, "open", OPEN);
  g_autofree char *longer = make_long_request (150);
  g_autofree char *shorter = make_long_request (20);
  Call first = { .engine = engine, .argument = longer, .cancellable = cancellable };
  Call second = { .engine = engine, .argument = shorter };
  GThread *threads[2];

  threads[0] = g_thread_new ("first", call_thread, &first);
  threads[1] = g_thread_new ("second", call_thread, &second);
  /* It listens once it waits. */
  while (!g_signal_has_handler_pending (cancellable, g_signal_lookup ("cancelled", G_TYPE_CANCELLABLE), 0, FALSE))
    g_thread_yield ();
  g_assert_false (g_atomic_int_get (&first.is_done));
  g_cancellable_cancel (cancellable);
  g_thread_join (threads[0]);
  g_assert_error (first.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (first.result);
  g_assert_false (g_atomic_int_get (&second.is_done));

  g_thread_join (threads[1]);
  g_assert_no_error (second.error);
  g_assert_nonnull (strstr (second.result, "<i>19</i>"));
  check_usable (engine);
  g_clear_error (&first.error);
  g_free (second.result);
}

/* --- The watchdog ----------------------------------------------------------------------------------------- */

/* What does not end within five seconds is ended, and another machine takes its place. */
static void
test_watchdog (void)
{
  g_autoptr(PraxisCslEngine) engine = praxis_csl_engine_new (LONG);
  g_autofree char *request = make_long_request (20000);
  g_autofree char *opened = call (engine, "open", OPEN);

  check_failure (engine, "format", request, "took longer");
  check_usable (engine);
}

/* The watchdog does not see a regular expression that looks from every one of a million spaces to the last one: whoever waits
 * too long leaves the machine to itself, and another one takes its place. */
static void
test_left (void)
{
  g_autoptr(PraxisCslEngine) engine = praxis_csl_engine_new (1);
  g_autofree char *spaces = g_strnfill (1024 * 1024, ' ');
  g_autofree char *request = g_strconcat ("{\"key\":\"k\",\"locale\":\"en-US\",\"style\":\"<style xmlns=\\\"http://purl.org/net/xbiblio/csl\\\""
                                          " version=\\\"1.0\\\" class=\\\"in-text\\\"><info><title>T</title><id>i</id></info>"
                                          "<citation><layout><text variable=\\\"title\\\"/></layout></citation>"
                                          "<macro name=\\\"m\\\"><text value=\\\"x\\\"", spaces, "/></macro></style>\"}", NULL);

  praxis_csl_engine_set_patience (engine, 1);
  check_failure (engine, "open", request, "took longer");
  praxis_csl_engine_set_patience (engine, 30);
  check_usable (engine);
}

/* --- Threads ---------------------------------------------------------------------------------------------- */

#define N_THREADS 16

static void
test_threads (void)
{
  g_autoptr(PraxisCslEngine) engine = praxis_csl_engine_new (LONG);
  g_autofree char *opened = call (engine, "open", OPEN);
  GThread *threads[N_THREADS];
  char *requests[N_THREADS];
  Call calls[N_THREADS] = { 0 };

  for (guint i = 0; i < N_THREADS; i++)
    {
      requests[i] = g_strdup_printf (FORMAT ("Title %u"), i);
      calls[i] = (Call) { .engine = engine, .argument = requests[i] };
      threads[i] = g_thread_new ("asking", call_thread, &calls[i]);
    }
  for (guint i = 0; i < N_THREADS; i++)
    {
      g_autofree char *title = g_strdup_printf ("<i>Title %u</i>", i);

      g_thread_join (threads[i]);
      g_assert_no_error (calls[i].error);
      g_assert_nonnull (strstr (calls[i].result, title));
      g_free (calls[i].result);
      g_free (requests[i]);
    }
}

/* --- Idle ------------------------------------------------------------------------------------------------- */

static void
test_idle (void)
{
  PraxisCslEngine *engine = praxis_csl_engine_new (1);
  g_autofree char *forgotten = NULL;

  check_usable (engine);
  g_assert_true (praxis_csl_engine_is_running (engine));
  wait_until_idle (engine);

  /* It begins anew, without what it knew. */
  forgotten = call (engine, "format", FORMAT ("T"));
  g_assert_cmpstr (forgotten, ==, "null");
  check_usable (engine);
  give_away (engine);
}

/* --- For the main loop ------------------------------------------------------------------------------------ */

typedef struct
{
  char     *result;
  GError   *error;
  gboolean  is_done;
} Answer;

static void
called_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Answer *answer = user_data;

  answer->result = praxis_csl_engine_call_finish (PRAXIS_CSL_ENGINE (source), result, &answer->error);
  answer->is_done = TRUE;
}

static void
call_async (PraxisCslEngine *engine,
            const char      *method,
            GCancellable    *cancellable,
            Answer          *answer)
{
  *answer = (Answer) { 0 };
  praxis_csl_engine_call_async (engine, method, OPEN, cancellable, called_cb, answer);
  g_assert_false (answer->is_done);
  if (cancellable != NULL)
    g_cancellable_cancel (cancellable);
  while (!answer->is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_async (void)
{
  g_autoptr(PraxisCslEngine) engine = praxis_csl_engine_new (LONG);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Answer answer;

  call_async (engine, "open", NULL, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (answer.result, ==, "true");
  g_free (answer.result);

  call_async (engine, "nothing", NULL, &answer);
  g_assert_error (answer.error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_assert_null (answer.result);
  g_error_free (answer.error);

  call_async (engine, "open", cancellable, &answer);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (answer.result);
  g_error_free (answer.error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csl-engine/result", test_result);
  g_test_add_func ("/csl-engine/format", test_format);
  g_test_add_func ("/csl-engine/failures", test_failures);
  g_test_add_func ("/csl-engine/version", test_version);
  g_test_add_func ("/csl-engine/cancelled-before", test_cancelled_before);
  g_test_add_func ("/csl-engine/cancelled-while", test_cancelled_while);
  g_test_add_func ("/csl-engine/watchdog", test_watchdog);
  g_test_add_func ("/csl-engine/left", test_left);
  g_test_add_func ("/csl-engine/threads", test_threads);
  g_test_add_func ("/csl-engine/idle", test_idle);
  g_test_add_func ("/csl-engine/async", test_async);
  return g_test_run ();
}
