/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cite/praxis-csl-engine.h"
#include "praxis-error.h"
#include "praxis-json.h"

#define HEAD "<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\" class=\"in-text\"><info><title>T</title>" \
             "<id>i</id></info><citation><layout><text variable=\"title\"/></layout></citation>"

static char *
open_style (PraxisCslEngine  *engine,
            const char       *style,
            GError          **error)
{
  g_autoptr(PraxisJsonBuilder) builder = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (builder);
  g_autofree char *request = NULL;

  yyjson_mut_doc_set_root (builder, root);
  praxis_json_add_string (builder, root, "key", "k");
  praxis_json_add_string (builder, root, "locale", "en-US");
  praxis_json_add_string (builder, root, "style", style);
  request = praxis_json_to_string (builder, FALSE);
  return praxis_csl_engine_call (engine, "open", request, NULL, error);
}

/* Returns: what is printed of a book with a title alone */
static char *
format (PraxisCslEngine  *engine,
        GError          **error)
{
  return praxis_csl_engine_call (engine, "format", "{\"key\":\"k\",\"items\":[{\"type\":\"book\",\"title\":\"T\"}]}", NULL,
                                 error);
}

static void
assert_works (PraxisCslEngine *engine)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *unknown = format (engine, &error);
  g_autofree char *opened = NULL;
  g_autofree char *answer = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (unknown, ==, "null");
  opened = open_style (engine, HEAD "</style>", &error);
  g_assert_no_error (error);
  answer = format (engine, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (answer, ==, "[\"T\"]");
}

static void
test_format (void)
{
  g_autoptr(PraxisCslEngine) engine = praxis_csl_engine_new (1);

  g_assert_false (praxis_csl_engine_is_running (engine));
  assert_works (engine);
  g_assert_true (praxis_csl_engine_is_running (engine));
}

static void
test_wrong (void)
{
  g_autoptr(PraxisCslEngine) engine = praxis_csl_engine_new (1);
  g_autoptr(GError) error = NULL;

  g_assert_null (praxis_csl_engine_call (engine, "explode", "{}", NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (praxis_csl_engine_call (engine, "format", "no JSON", NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  assert_works (engine);
}

/* Each macro uses the one before it many times: more elements than can be counted. */
static char *
make_endless_style (void)
{
  g_autoptr(GString) style = g_string_new (HEAD "<macro name=\"m0\"><text variable=\"title\"/></macro>");

  for (guint i = 1; i <= 30; i++)
    {
      g_string_append_printf (style, "<macro name=\"m%u\">", i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (style, "<text macro=\"m%u\"/>", i - 1);
      g_string_append (style, "</macro>");
    }
  g_string_append (style, "<bibliography><layout><text macro=\"m30\"/></layout></bibliography></style>");
  return g_string_free_and_steal (g_steal_pointer (&style));
}

static void
test_watchdog (void)
{
  g_autoptr(PraxisCslEngine) engine = praxis_csl_engine_new (1);
  g_autofree char *style = make_endless_style ();
  g_autoptr(GError) error = NULL;
  g_autofree char *opened = open_style (engine, style, &error);

  g_assert_no_error (error);
  g_assert_null (format (engine, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "The citation style was stopped, since it took longer than 5 seconds.");
  assert_works (engine);
}

/* The watchdog does not see a regular expression that looks from every one of a million spaces to the last one. */
static void
test_left (void)
{
  g_autoptr(PraxisCslEngine) engine = praxis_csl_engine_new (1);
  g_autofree char *spaces = g_strnfill (1024 * 1024, ' ');
  g_autofree char *style = g_strconcat (HEAD "<macro name=\"m\"><text value=\"x\"", spaces, "/></macro></style>", NULL);
  g_autoptr(GError) error = NULL;

  praxis_csl_engine_set_patience (engine, 1);
  g_assert_null (open_style (engine, style, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  praxis_csl_engine_set_patience (engine, 30);
  assert_works (engine);
}

static void
test_cancelled (void)
{
  g_autoptr(PraxisCslEngine) engine = praxis_csl_engine_new (1);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (praxis_csl_engine_call (engine, "format", "{}", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  praxis_csl_engine_prepare ();

  g_test_add_func ("/csl-engine/format", test_format);
  g_test_add_func ("/csl-engine/wrong", test_wrong);
  g_test_add_func ("/csl-engine/cancelled", test_cancelled);
  g_test_add_func ("/csl-engine/watchdog", test_watchdog);
  g_test_add_func ("/csl-engine/left", test_left);
  return g_test_run ();
}
