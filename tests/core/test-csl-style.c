/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cite/praxis-csl-engine.h"
#include "cite/praxis-csl-style.h"
#include "cite/praxis-references.h"
#include "praxis-error.h"
#include "store/praxis-store-citations.h"
#include "store/praxis-store-digests.h"
#include "test-library.h"

/* The system's styles are those of tests/data/csl, which are written for this test. */

#define STYLE(name) "http://example.org/styles/" name

#define HEAD "<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\" class=\"in-text\"><info><title>Own</title>" \
             "<id>http://example.org/styles/own</id></info>"
#define CITATION "<citation><layout><text variable=\"title\"/></layout></citation>"
#define BIBLIOGRAPHY(inner) "<bibliography><layout>" inner "</layout></bibliography></style>"
#define OWN HEAD CITATION BIBLIOGRAPHY ("<text variable=\"title\" prefix=\"Own: \"/>")

#define assert_error_words(error, code_, words) \
  G_STMT_START { \
    g_assert_error (error, PRAXIS_ERROR, (int) (code_)); \
    if (strstr ((error)->message, words) == NULL) \
      g_error ("“%s” does not say “%s”", (error)->message, words); \
  } G_STMT_END

/* --- What a style says of itself -------------------------------------------------------------------------- */

static void
test_info (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisCslInfo) info =
    praxis_csl_info_read ("<?xml version=\"1.0\"?><style xmlns=\"http://purl.org/net/xbiblio/csl\" default-locale=\"de-DE\">"
                          "<info><title> Tom &amp; Co </title><title-short>T</title-short><id>a/b</id>"
                          "<link href=\"a/parent\" rel=\"independent-parent\"/><link href=\"x\" rel=\"self\"/></info>"
                          "<macro name=\"x\"><text value=\"<nothing", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (info->id, ==, "a/b");
  g_assert_cmpstr (info->title, ==, "Tom & Co");
  g_assert_cmpstr (info->short_title, ==, "T");
  g_assert_cmpstr (info->parent, ==, "a/parent");
  g_assert_cmpstr (info->locale, ==, "de-DE");
  g_assert_false (info->is_added);
}

static void
test_info_bad (void)
{
  static const char *const bad[] = {
    "", "words", "<style/>", "<html><info><title>T</title><id>i</id></info></html>",
    "<style><info><title>T</title><id>i</id></info></style>",
    "<style xmlns=\"http://purl.org/net/xbiblio/csl\"><info><title>T</title></info></style>",
    "<style xmlns=\"http://purl.org/net/xbiblio/csl\"><info><id>i</id></info></style>",
    "<style xmlns=\"http://purl.org/net/xbiblio/csl\"><info><title> </title><id>i</id></info></style>",
    "<style xmlns=\"http://purl.org/net/xbiblio/csl\"><info><title>T",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (praxis_csl_info_read (bad[i], &error));
      assert_error_words (error, PRAXIS_ERROR_INVALID, "not a citation style");
    }
  g_assert_null (praxis_csl_info_read_file (TEST_DATA_DIR "/csl/citation-style-language/styles/broken.csl"));
  g_assert_null (praxis_csl_info_read_file ("/nowhere"));
}

/* --- Finding ---------------------------------------------------------------------------------------------- */

static void
test_load (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *plain = praxis_csl_style_load (NULL, STYLE ("plain"), &error);
  g_autofree char *alias = NULL;
  g_autoptr(PraxisCslInfo) info = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (strstr (plain, "<title-short>Plain XQ<"));
  alias = praxis_csl_style_load (NULL, STYLE ("alias"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (alias, ==, plain);
  info = praxis_csl_style_get_info (NULL, STYLE ("alias"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (info->title, ==, "Journal of Aliases");
}

static void
test_load_apa (void)
{
  static const char *const names[] = { "", PRAXIS_CSL_STYLE_APA };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PraxisCslInfo) info = praxis_csl_style_get_info (NULL, names[i], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (info->id, ==, PRAXIS_CSL_STYLE_APA);
      g_assert_null (praxis_csl_style_load (NULL, names[i], &error));
      g_assert_no_error (error);
    }
}

static void
test_load_bad (void)
{
  static const struct { const char *id; PraxisError code; const char *words; } bad[] = {
    { STYLE ("absent"), PRAXIS_ERROR_NOT_FOUND, STYLE ("absent") },
    { STYLE ("orphan"), PRAXIS_ERROR_NOT_FOUND, STYLE ("nowhere") },
    { STYLE ("round"), PRAXIS_ERROR_INVALID, "leads nowhere" },
    { STYLE ("moved"), PRAXIS_ERROR_NOT_FOUND, "not on this computer" },
    /* The file is there, and says that it is another style. */
    { "http://example.org/elsewhere/plain", PRAXIS_ERROR_NOT_FOUND, "elsewhere" },
    { "../styles/plain", PRAXIS_ERROR_NOT_FOUND, "../styles/plain" },
    { "..", PRAXIS_ERROR_NOT_FOUND, ".." },
    { "http://example.org/", PRAXIS_ERROR_NOT_FOUND, "example" },
    { "/etc/passwd", PRAXIS_ERROR_NOT_FOUND, "passwd" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (praxis_csl_style_load (NULL, bad[i].id, &error));
      assert_error_words (error, bad[i].code, bad[i].words);
    }
}

static char *
join_titles (GPtrArray *styles)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < styles->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", ((PraxisCslInfo *) styles->pdata[i])->title);
  return g_string_free_and_steal (g_steal_pointer (&titles));
}

/* The library's own stand before the system's, and in the place of those that they share an id with. */
static void
test_list (TestLibrary   *test,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) system = praxis_csl_style_list (NULL, NULL, &error);
  g_autoptr(GPtrArray) all = NULL;
  g_autofree char *system_titles = join_titles (system);
  g_autofree char *all_titles = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (system_titles, ==, "American Psychological Association, 7th edition|About|Journal of Aliases|Orphan|"
                                      "Plain & Simple|Round|Stars");
  praxis_store_put_style (test->store, STYLE ("stars"), "Stars of mine", OWN, &error);
  g_assert_no_error (error);
  all = praxis_csl_style_list (test->store, NULL, &error);
  g_assert_no_error (error);
  all_titles = join_titles (all);
  g_assert_cmpstr (all_titles, ==, "American Psychological Association, 7th edition|Stars of mine|About|Journal of Aliases|"
                                   "Orphan|Plain & Simple|Round");
  g_assert_true (((PraxisCslInfo *) all->pdata[1])->is_added);
}

static void
test_list_cancelled (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (praxis_csl_style_list (NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- Languages -------------------------------------------------------------------------------------------- */

static void
test_locales (void)
{
  static const struct { const char *language; const char *code; const char *words; } cases[] = {
    { "en", "en-US", NULL },
    { "en-GB", "en-US", NULL },
    { "fr", "fr-FR", NULL },
    { "fr-CA", "fr-CA", "vu (Canada)" },
    { "fr_CA", "fr-CA", "vu (Canada)" },
    { "fr-BE", "fr-FR", NULL },
    { "pt-BR", "pt-BR", "acessado" },
    { "pt", "pt-PT", "acedido" },
    { "zh", "zh-CN", "查" },
    { "ar-EG", "ar", "شوهد" },
    { "xx", "en-US", NULL },
    { "", "en-US", NULL },
    { "../../x", "en-US", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisCslLocale) locale = praxis_csl_locale_load (cases[i].language);

      g_assert_cmpstr (locale->code, ==, cases[i].code);
      g_assert_true ((locale->content == NULL) == (cases[i].words == NULL));
      if (cases[i].words != NULL)
        g_assert_nonnull (strstr (locale->content, cases[i].words));
    }
}

static void
test_locale_list (void)
{
  g_auto(GStrv) codes = praxis_csl_locale_list ();
  g_autofree char *joined = g_strjoinv (" ", codes);

  g_assert_cmpstr (joined, ==, "ar de-DE en-US es-ES fr-CA fr-FR nl-NL pt-BR pt-PT zh-CN zh-TW");
}

/* --- Adding ----------------------------------------------------------------------------------------------- */

static char *
format (const char *content)
{
  g_autoptr(PraxisReferences) references = praxis_references_new_with_style (content, "en");
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (citations, praxis_citation_new ("{\"type\":\"book\",\"title\":\"A\"}", NULL, NULL));
  praxis_references_load (references, NULL, citations, NULL, &error);
  g_assert_no_error (error);
  return praxis_references_dup_html (references, citations->pdata[0]);
}

static void
test_add (TestLibrary   *test,
          gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisCslInfo) info = praxis_csl_style_add (test->store, OWN, NULL, &error);
  g_autofree char *content = NULL;
  g_autofree char *html = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (info->title, ==, "Own");
  g_assert_true (info->is_added);
  content = praxis_csl_style_load (test->store, STYLE ("own"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, OWN);
  html = format (content);
  g_assert_cmpstr (html, ==, "Own: A");
}

static void
test_add_alias (TestLibrary   *test,
                gconstpointer  data)
{
#define ALIAS_OF(parent) "<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\"><info><title>Alias</title>" \
                         "<id>" STYLE ("mine") "</id><link href=\"" parent "\" rel=\"independent-parent\"/></info></style>"
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisCslInfo) info = NULL;
  g_autofree char *content = NULL;

  g_assert_null (praxis_csl_style_add (test->store, ALIAS_OF (STYLE ("nowhere")), NULL, &error));
  assert_error_words (error, PRAXIS_ERROR_NOT_FOUND, "only another name for “" STYLE ("nowhere") "”");
  g_clear_error (&error);
  g_assert_null (praxis_csl_style_add (test->store, ALIAS_OF (STYLE ("mine")), NULL, &error));
  assert_error_words (error, PRAXIS_ERROR_NOT_FOUND, STYLE ("mine"));
  g_clear_error (&error);

  info = praxis_csl_style_add (test->store, ALIAS_OF (STYLE ("plain")), NULL, &error);
  g_assert_no_error (error);
  content = praxis_csl_style_load (test->store, STYLE ("mine"), &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (content, "<title-short>Plain XQ<"));
}

static void
test_remove (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisCslInfo) info = praxis_csl_style_add (test->store, OWN, NULL, &error);
  g_autoptr(PraxisDigest) digest = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", test->digest_uuid, "slug", "d", "title", "D",
                                                 "language", "en", "citation-style", info->id, NULL);
  g_autoptr(PraxisDigest) before = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", test->digest_uuid, "slug", "d", "title", "D",
                                                 "language", "en", NULL);

  praxis_store_update_digest (test->store, digest, before, &error);
  g_assert_no_error (error);
  g_assert_false (praxis_store_remove_style (test->store, info->id, &error));
  assert_error_words (error, PRAXIS_ERROR_BUSY, "printed in this citation style");
  g_clear_error (&error);

  praxis_store_update_digest (test->store, before, digest, &error);
  g_assert_no_error (error);
  g_assert_true (praxis_store_remove_style (test->store, info->id, &error));
  g_assert_no_error (error);
  g_assert_null (praxis_csl_style_load (test->store, info->id, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
}

typedef struct
{
  const char  *name;
  const char  *content;
  PraxisError  code;
  const char  *words;
} Refusal;

static const Refusal refusals[] = {
  { "no-style", "words", PRAXIS_ERROR_INVALID, "not a citation style" },
  { "apa", "<style xmlns=\"http://purl.org/net/xbiblio/csl\"><info><title>APA of mine</title><id>" PRAXIS_CSL_STYLE_APA
    "</id></info>" CITATION "</style>", PRAXIS_ERROR_EXISTS, "has the citation style “APA of mine” already" },
  { "cut-off", HEAD CITATION "<bibliography><layout>", PRAXIS_ERROR_INVALID, "ends too early" },
  { "no-layout", HEAD "</style>", PRAXIS_ERROR_INVALID, "does not say how a reference is printed" },
  { "no-macro", HEAD CITATION BIBLIOGRAPHY ("<text macro=\"gone\"/>"), PRAXIS_ERROR_INVALID, "a macro “gone” that is not in it" },
  { "empty", HEAD "<citation><layout><text value=\"\"/></layout></citation></style>", PRAXIS_ERROR_INVALID, "prints nothing" },
  { "macro-of-itself", HEAD "<macro name=\"a\"><text macro=\"a\"/></macro>" CITATION BIBLIOGRAPHY ("<text macro=\"a\"/>"),
    PRAXIS_ERROR_INVALID, "its macro “a” uses itself" },
  { "macros-in-a-circle", HEAD "<macro name=\"a\"><group><text macro=\"b\"/></group></macro><macro name=\"b\"><choose><else>"
    "<text macro=\"a\"/></else></choose></macro>" CITATION BIBLIOGRAPHY ("<text macro=\"a\"/>"), PRAXIS_ERROR_INVALID,
    "uses itself" },
  { "entity", "<!DOCTYPE style [<!ENTITY a \"b\">]>" OWN, PRAXIS_ERROR_INVALID, "document type" },
  { "outer-entity", "<!DOCTYPE style [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" HEAD CITATION
    BIBLIOGRAPHY ("<text value=\"x\"/>&a;"), PRAXIS_ERROR_INVALID, "document type" },
  { "section", HEAD CITATION BIBLIOGRAPHY ("<![CDATA[<!--]]>"), PRAXIS_ERROR_INVALID, "parts that no citation style has" },
  { "instruction", HEAD CITATION BIBLIOGRAPHY ("<?a ><text (a+)+$=\"\"/>?>"), PRAXIS_ERROR_INVALID,
    "parts that no citation style has" },
  { "first-instruction", "<?a ><text (a+)+$=\"\"/>?>" OWN, PRAXIS_ERROR_INVALID, "parts that no citation style has" },
  { "not-utf-8", HEAD "<!-- \xff -->" CITATION "</style>", PRAXIS_ERROR_INVALID, "UTF-8" },
  { "unknown-part", HEAD CITATION BIBLIOGRAPHY ("<explode/>"), PRAXIS_ERROR_INVALID, "citation engine gave up" },
};

static void
assert_refused (TestLibrary *test,
                const char  *content,
                PraxisError  code,
                const char  *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) left = NULL;

  g_assert_null (praxis_csl_style_add (test->store, content, NULL, &error));
  g_test_message ("%s", error->message);
  assert_error_words (error, code, words);
  left = praxis_store_list_styles (test->store, NULL);
  g_assert_cmpuint (left->len, ==, 0);
}

static void
test_refusal (TestLibrary   *test,
              gconstpointer  data)
{
  const Refusal *refusal = data;

  assert_refused (test, refusal->content, refusal->code, refusal->words);
}

static void
test_too_large (TestLibrary   *test,
                gconstpointer  data)
{
  g_autofree char *spaces = g_strnfill (2 * 1024 * 1024, ' ');
  g_autofree char *content = g_strconcat (OWN, spaces, NULL);
  g_autofree char *path = g_build_filename (test->folder, "large.csl", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *read = NULL;
  g_autoptr(GError) error = NULL;

  assert_refused (test, content, PRAXIS_ERROR_TOO_LARGE, "larger than 2 MB");
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  read = praxis_csl_style_read_file (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (praxis_csl_style_add (test->store, read, NULL, &error));
  assert_error_words (error, PRAXIS_ERROR_TOO_LARGE, "larger than 2 MB");
}

static void
test_file (TestLibrary   *test,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (test->folder, "own.csl", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_null (praxis_csl_style_read_file (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "\0<style", 7, NULL));
  g_assert_null (praxis_csl_style_read_file (file, NULL, &error));
  assert_error_words (error, PRAXIS_ERROR_INVALID, "UTF-8");
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, OWN, -1, NULL));
  content = praxis_csl_style_read_file (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, OWN);
}

/* Each macro uses the one before it twice: a billion elements. */
static void
test_macro_bomb (TestLibrary   *test,
                 gconstpointer  data)
{
  g_autoptr(GString) content = g_string_new (HEAD "<macro name=\"m0\"><text variable=\"title\"/></macro>");

  for (guint i = 1; i <= 30; i++)
    g_string_append_printf (content, "<macro name=\"m%u\"><text macro=\"m%u\"/><text macro=\"m%u\"/></macro>", i, i - 1, i - 1);
  g_string_append (content, CITATION BIBLIOGRAPHY ("<text macro=\"m30\"/>"));
  assert_refused (test, content->str, PRAXIS_ERROR_INVALID, "too complicated");
}

static void
test_macro_chain (TestLibrary   *test,
                  gconstpointer  data)
{
  g_autoptr(GString) content = g_string_new (HEAD);

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (content, "<macro name=\"m%u\"><text macro=\"m%u\"/></macro>", i, i + 1);
  g_string_append (content, "<macro name=\"m5000\"><text variable=\"title\"/></macro>" CITATION
                            BIBLIOGRAPHY ("<text macro=\"m0\"/>"));
  assert_refused (test, content->str, PRAXIS_ERROR_INVALID, "too complicated");
}

static void
test_deep (TestLibrary   *test,
           gconstpointer  data)
{
  g_autoptr(GString) content = g_string_new (HEAD CITATION "<bibliography><layout>");

  for (guint i = 0; i < 3000; i++)
    g_string_append (content, "<group>\n");
  g_string_append (content, "<text variable=\"title\"/>");
  for (guint i = 0; i < 3000; i++)
    g_string_append (content, "</group>\n");
  g_string_append (content, "</layout></bibliography></style>");
  assert_refused (test, content->str, PRAXIS_ERROR_INVALID, "ends too early");
}

static void
refuse_long (TestLibrary *test,
             char         sign)
{
  g_autofree char *word = g_strnfill (1024 * 1024, sign);
  g_autofree char *content = g_strconcat (HEAD CITATION, "<bibliography><layout><text value=\"x\"/></layout></bibliography><macro "
                                          "name=\"m\"><text value=\"", word, "\"/></macro></style>", NULL);

  assert_refused (test, content, PRAXIS_ERROR_INVALID, "parts that no citation style has");
}

static void
test_long_word (TestLibrary   *test,
                gconstpointer  data)
{
  refuse_long (test, 'a');
  refuse_long (test, ' ');
}

/* Numbers that no list reaches are no harm. */
static void
test_huge_et_al (TestLibrary   *test,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisCslInfo) info =
    praxis_csl_style_add (test->store, HEAD CITATION
                          "<bibliography et-al-min=\"999999999999999\" et-al-use-first=\"99999999999999\"><layout>"
                          "<names variable=\"author\"><name et-al-min=\"4294967297\" et-al-use-first=\"4294967296\"/></names>"
                          "<text variable=\"title\"/></layout></bibliography></style>", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (info);
}

static void
test_cancelled (TestLibrary   *test,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (praxis_csl_style_add (test->store, OWN, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- What a style prints ---------------------------------------------------------------------------------- */

static void
test_harmless (void)
{
  static const struct { const char *part; const char *html; } cases[] = {
    { "<text value=\"&lt;script&gt;alert(1)&lt;/script&gt;\"/>", "&lt;script&gt;alert(1)&lt;/script&gt;" },
    { "<text variable=\"title\" prefix=\"&lt;img src=x onerror=alert(1)&gt;\"/>", "&lt;img src=x onerror=alert(1)&gt;A" },
    { "<text variable=\"title\" prefix=\"javascript:\"/>", "javascript:A" },
    { "<text variable=\"title\" suffix=\" http://x/&quot;onclick=&quot;a\"/>", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *content = g_strconcat (HEAD CITATION "<bibliography><layout>", cases[i].part,
                                              "</layout></bibliography></style>", NULL);
      g_autofree char *html = format (content);

      g_test_message ("%s", html);
      if (cases[i].html != NULL)
        g_assert_cmpstr (html, ==, cases[i].html);
      g_assert_null (strstr (html, "<script"));
      g_assert_null (strstr (html, "<img"));
      g_assert_null (strstr (html, "href=\"javascript"));
      g_assert_null (strstr (html, "\"onclick"));
    }
}

/* A number before the work is left out, but not a work that stands in the number's place. */
static void
test_numbers (void)
{
#define NUMBERED(inner) HEAD CITATION "<bibliography second-field-align=\"flush\"><layout>" inner "</layout></bibliography></style>"
  g_autofree char *beside = format (NUMBERED ("<text variable=\"citation-number\"/><text variable=\"title\"/>"));
  g_autofree char *within = format (NUMBERED ("<group delimiter=\". \"><text variable=\"citation-number\"/>"
                                              "<text variable=\"title\"/></group>"));

  g_assert_cmpstr (beside, ==, "A");
  g_assert_cmpstr (within, ==, "1. A");
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("XDG_DATA_DIRS", TEST_DATA_DIR "/csl", TRUE);
  g_test_init (&argc, &argv, NULL);
  praxis_csl_engine_prepare ();

  g_test_add_func ("/csl-style/info", test_info);
  g_test_add_func ("/csl-style/info-bad", test_info_bad);
  g_test_add_func ("/csl-style/load", test_load);
  g_test_add_func ("/csl-style/load-apa", test_load_apa);
  g_test_add_func ("/csl-style/load-bad", test_load_bad);
  test_library_add_test ("/csl-style/list", test_list);
  g_test_add_func ("/csl-style/list-cancelled", test_list_cancelled);
  g_test_add_func ("/csl-style/locales", test_locales);
  g_test_add_func ("/csl-style/locale-list", test_locale_list);
  test_library_add_test ("/csl-style/add", test_add);
  test_library_add_test ("/csl-style/add-alias", test_add_alias);
  test_library_add_test ("/csl-style/add-file", test_file);
  test_library_add_test ("/csl-style/add-cancelled", test_cancelled);
  test_library_add_test ("/csl-style/remove", test_remove);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/csl-style/refused/", refusals[i].name, NULL);

      g_test_add (path, TestLibrary, &refusals[i], test_library_set_up, test_refusal, test_library_tear_down);
    }
  test_library_add_test ("/csl-style/refused/too-large", test_too_large);
  test_library_add_test ("/csl-style/refused/macro-bomb", test_macro_bomb);
  test_library_add_test ("/csl-style/refused/macro-chain", test_macro_chain);
  test_library_add_test ("/csl-style/refused/deep", test_deep);
  test_library_add_test ("/csl-style/refused/long-word", test_long_word);
  test_library_add_test ("/csl-style/huge-et-al", test_huge_et_al);
  g_test_add_func ("/csl-style/harmless", test_harmless);
  g_test_add_func ("/csl-style/numbers", test_numbers);
  return g_test_run ();
}
