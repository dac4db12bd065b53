/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "subscribe/praxis-archive-link.h"

#include <string.h>

#include "praxis-error.h"

static void
test_complete (void)
{
  static const struct { const char *typed; const char *address; } cases[] = {
    { "https://example.org/blog/", "https://example.org/blog/" },
    { "  example.org/blog \n", "https://example.org/blog" },
    { "example.org", "https://example.org/" },
    { "http://example.org#top", "http://example.org/" },
    { "https://example.org/?page=3#top", "https://example.org/?page=3" },
    { "HTTPS://Example.org/A", "https://Example.org/A" },
    { "http://127.0.0.1:8080/x", "http://127.0.0.1:8080/x" },
    { "", NULL },
    { "   ", NULL },
    { "two words", NULL },
    { "ftp://example.org/", NULL },
    { "file:///etc/passwd", NULL },
    { "https://", NULL },
    { "javascript:alert(1)", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *address = praxis_archive_link_complete (cases[i].typed, &error);

      g_assert_cmpstr (address, ==, cases[i].address);
      if (cases[i].address == NULL)
        g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
    }
}

static void
test_guess (void)
{
  static const struct { const char *address; const char *guess; } cases[] = {
    { "https://example.org/", "https://example.org/archive/manifest.json" },
    { "https://example.org/blog", "https://example.org/blog/archive/manifest.json" },
    { "https://example.org/blog/", "https://example.org/blog/archive/manifest.json" },
    { "https://example.org/blog/index.html?x=1", "https://example.org/blog/archive/manifest.json" },
    { "http://example.org:81/feed.xml", "http://example.org:81/archive/manifest.json" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *guess = praxis_archive_link_guess (cases[i].address);

      g_assert_cmpstr (guess, ==, cases[i].guess);
    }
  g_assert_cmpint (praxis_archive_link_get_place ("https://example.org/a/B.PRAXIS?x=1"), ==, PRAXIS_ARCHIVE_PLACE_FILE);
  g_assert_cmpint (praxis_archive_link_get_place ("https://example.org/a/manifest.json"), ==, PRAXIS_ARCHIVE_PLACE_MANIFEST);
  g_assert_cmpint (praxis_archive_link_get_place ("https://example.org/a/"), ==, PRAXIS_ARCHIVE_PLACE_SITE);
}

static void
test_resolve (void)
{
  static const struct { const char *reference; const char *address; } cases[] = {
    { "archive/manifest.json", "https://example.org/blog/archive/manifest.json" },
    { "/m.json", "https://example.org/m.json" },
    { "https://elsewhere.org/m.json", "https://elsewhere.org/m.json" },
    { "http://elsewhere.org/m.json", NULL },
    { "file:///etc/passwd", NULL },
    { "https://[", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = praxis_archive_link_resolve ("https://example.org/blog/post.html", cases[i].reference);

      g_assert_cmpstr (address, ==, cases[i].address);
    }
}

static void
test_find (void)
{
  static const struct { const char *text; const char *address; } cases[] = {
    { "<!DOCTYPE html><title>x</title><link rel=\"alternate\" type=\"application/vnd.praxis+json\" href=\"../archive/manifest.json\">", "https://example.org/archive/manifest.json" },
    { "<html><head><base href='/other/'><link href=m.json type='Application/VND.praxis+JSON' rel=alternate>", "https://example.org/other/m.json" },
    { "\xef\xbb\xbf<p>late<link type=application/vnd.praxis+json href=/m.json>", "https://example.org/m.json" },
    { "<link type=application/atom+xml href=/feed.xml>", NULL },
    { "<!-- <link type=application/vnd.praxis+json href=/m.json> -->", NULL },
    { "<title><link type=application/vnd.praxis+json href=/m.json></title>", NULL },
    { "<link type=application/vnd.praxis+json href=http://example.org/m.json>", NULL },
    { "<link type=application/vnd.praxis+json>", NULL },
    { "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><category term=\"a\"/><link rel=\"alternate\" "
      "type=\"application/vnd.praxis+json\" href=\"https://example.org/blog/m.json\"/></feed>", "https://example.org/blog/m.json" },
    { "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><link type=\"application/vnd.praxis+json\" "
      "href=\"/entry.json\"/></entry></feed>", NULL },
    { "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><link type=\"application/vnd.praxis+json\" href=\"/m.json\"/></head></html>",
      "https://example.org/m.json" },
    { "<?xml version=\"1.0\"?><feed", NULL },
    { " {\"version\": \"https://jsonfeed.org/version/1.1\", \"home_page_url\": \"https://example.org/blog/\"}", "https://example.org/blog/archive/manifest.json" },
    { "{\"version\": \"1.1\", \"home_page_url\": \"https://example.org/blog/\"}", NULL },
    { "{\"version\": \"https://jsonfeed.org/version/1.1\", \"home_page_url\": \"file:///etc/\"}", NULL },
    { "{", NULL },
    { "[]", NULL },
    { "words", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = praxis_archive_link_find (cases[i].text, strlen (cases[i].text), "https://example.org/blog/post.html");

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (address, ==, cases[i].address);
    }
}

/* Pages that would take a parser for ever are not read. */
static void
test_hostile (void)
{
  g_autoptr(GString) deep = g_string_new (NULL);
  g_autofree char *address = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<div>");
  g_string_append (deep, "<link type=application/vnd.praxis+json href=/m.json>");
  address = praxis_archive_link_find (deep->str, deep->len, "https://example.org/");
  g_assert_null (address);
}

static void
test_in_clear (void)
{
  g_assert_true (praxis_archive_link_is_in_clear ("http://example.org/"));
  g_assert_false (praxis_archive_link_is_in_clear ("https://example.org/"));
  g_assert_false (praxis_archive_link_is_in_clear ("http://127.0.0.1:80/"));
  g_assert_false (praxis_archive_link_is_in_clear ("http://[::1]/"));
  g_assert_false (praxis_archive_link_is_in_clear ("http://localhost/"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive-link/complete", test_complete);
  g_test_add_func ("/archive-link/guess", test_guess);
  g_test_add_func ("/archive-link/resolve", test_resolve);
  g_test_add_func ("/archive-link/find", test_find);
  g_test_add_func ("/archive-link/hostile", test_hostile);
  g_test_add_func ("/archive-link/in-clear", test_in_clear);
  return g_test_run ();
}
