/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gmime/gmime.h>
#include <string.h>

#include "praxis-error.h"
#include "publish/praxis-email-private.h"
#include "publish/praxis-export-email.h"
#include "publish/praxis-export-format.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"
#include "test-library.h"

static void
add_post (TestLibrary *test,
          const char  *title,
          PraxisMonth  month,
          const char  *summary)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(PraxisCitation) citation = praxis_citation_new_verbatim ("Ott, D. (2020). A work. https://doi.org/10.1/2");
  static const char *const topics[] = { "Empathy", NULL };
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, title);
  praxis_draft_set_month (draft, month);
  praxis_draft_set_summary (draft, summary);
  praxis_draft_set_implications (draft, "Do it.");
  praxis_draft_add_citation (draft, citation);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, topics);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  praxis_store_set_status (test->store, outcome.post_id, PRAXIS_STATUS_PUBLISHED, &error);
  g_assert_no_error (error);
}

static void
replace_digest (TestLibrary  *test,
                PraxisDigest *digest)
{
  g_autoptr(PraxisDigest) owned = digest;
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDigest) before = praxis_store_find_digest (test->store, test->digest_uuid, &error);

  praxis_store_update_digest (test->store, owned, before, &error);
  g_assert_no_error (error);
}

#define set_digest(test, ...) \
  replace_digest (test, g_object_new (PRAXIS_TYPE_DIGEST, "uuid", (test)->digest_uuid, "slug", "digest", __VA_ARGS__, NULL))

static char *
make (TestLibrary     *test,
      PraxisEmailForm  form,
      PraxisMonth      month)
{
  g_autoptr(GError) error = NULL;
  const char *name = form == PRAXIS_EMAIL_MESSAGE ? "email" : "newsletter";
  const PraxisExportRequest request = { .digest_uuid = test->digest_uuid, .month = month };
  g_autoptr(PraxisExportFile) file = praxis_export_format_make (praxis_export_format_find (name), test->store, &request, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes));
}

static GMimeMessage *
parse (const char *text)
{
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer (text, strlen (text));
  GMimeParser *parser = g_mime_parser_new_with_stream (stream);
  GMimeMessage *message = g_mime_parser_construct_message (parser, NULL);

  g_assert_nonnull (message);
  g_object_unref (parser);
  g_object_unref (stream);
  return message;
}

/* The text of one of the two parts, with line ends as they are in a text. */
static char *
part_of (GMimeMessage *message,
         int           i,
         const char   *subtype)
{
  GMimeMultipart *body = GMIME_MULTIPART (g_mime_message_get_mime_part (message));
  GMimeObject *part = g_mime_multipart_get_part (body, i);
  g_autoptr(GString) text = NULL;
  char *content;

  g_assert_cmpint (g_mime_multipart_get_count (body), ==, 2);
  g_assert_true (g_mime_content_type_is_type (g_mime_object_get_content_type (part), "text", subtype));
  content = g_mime_text_part_get_text (GMIME_TEXT_PART (part));
  text = g_string_new_take (content);
  g_string_replace (text, "\r\n", "\n", 0);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_holds (const char *text,
              const char *part,
              gboolean    holds)
{
  if ((strstr (text, part) != NULL) != holds)
    g_error ("The text %s “%s”:\n%s", holds ? "lacks" : "holds", part, text);
}

/* Every line ends with CR LF, none is too long, and all of it is ASCII. */
static void
assert_mail (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\r\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 998);
      g_assert_null (strpbrk (lines[i], "\r\n"));
      g_assert_true (g_str_is_ascii (lines[i]));
    }
}

static void
test_message (TestLibrary   *test,
              gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *html = NULL;
  g_autofree char *id = g_strconcat ("2023-03.", test->digest_uuid, "@example.org", NULL);
  GMimeMessage *message;
  GMimeObject *part;

  set_digest (test, "title", "Recherche & pratique clinique: ce que disent les études récentes – été", "language", "en", "author",
              "Ada Writer", "base-url", "https://example.org/d");
  add_post (test, "Größe", 202303, "One *two* [here](https://example.org/x) and [there](../y.html).");
  add_post (test, "Other month", 202302, "Secret.");
  g_assert_true (praxis_store_set_blurb (test->store, test->digest_uuid, 202303, "This month… I *blog*.", NULL));
  text = make (test, PRAXIS_EMAIL_MESSAGE, 202303);
  assert_mail (text);
  message = parse (text);

  g_assert_cmpstr (g_mime_message_get_subject (message), ==,
                   "Recherche & pratique clinique: ce que disent les études récentes – été: March 2023");
  assert_holds (text, "\r\nSubject: ", TRUE);
  assert_holds (text, "=?UTF-8?", TRUE);
  g_assert_cmpstr (g_mime_message_get_message_id (message), ==, id);
  g_assert_cmpstr (g_mime_object_get_header (GMIME_OBJECT (message), "X-Unsent"), ==, "1");
  g_assert_null (g_mime_message_get_all_recipients (message));
  g_assert_nonnull (g_mime_message_get_date (message));
  part = g_mime_message_get_mime_part (message);
  g_assert_true (g_mime_content_type_is_type (g_mime_object_get_content_type (part), "multipart", "alternative"));

  plain = part_of (message, 0, "plain");
  assert_holds (plain, "\nGröße\nMarch 2023\n", TRUE);
  assert_holds (plain, "One two here <https://example.org/x> and there.", TRUE);
  assert_holds (plain, "On the web: https://example.org/d/posts/grosse.html\n", TRUE);
  assert_holds (plain, "On the web: https://example.org/d/2023/03/\n", TRUE);
  assert_holds (plain, "Secret", FALSE);

  html = part_of (message, 1, "html");
  assert_holds (html, "<a href=\"https://example.org/d/posts/grosse.html\">Größe</a>", TRUE);
  assert_holds (html, "<a href=\"https://example.org/x\">here</a>", TRUE);
  assert_holds (html, "and there.", TRUE);
  assert_holds (html, "I <em>blog</em>.", TRUE);
  assert_holds (html, "Secret", FALSE);
  g_object_unref (message);
}

/* What a newsletter service is given is the HTML of the message. */
static void
test_newsletter (TestLibrary   *test,
                 gconstpointer  data)
{
  static const char *const unwanted[] = {
    "class=", "id=", "data-", "aria-", "<style", "<script", "<link", "<img", "src=", "<article", "<section", "posts/", NULL
  };
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  g_autofree char *inner = NULL;
  GMimeMessage *message;

  add_post (test, "First", 202303, "One.\n\n![x](https://example.org/a.png)\n\n> q\n\n***\n\n- a\n- b");
  html = make (test, PRAXIS_EMAIL_NEWSLETTER, 202303);
  text = make (test, PRAXIS_EMAIL_MESSAGE, 202303);
  message = parse (text);
  inner = part_of (message, 1, "html");
  g_object_unref (message);
  g_assert_cmpstr (inner, ==, html);
  for (gsize i = 0; unwanted[i] != NULL; i++)
    assert_holds (html, unwanted[i], FALSE);
  assert_holds (html, "<p style=\"margin:0 0 1em\">One.</p>", TRUE);
  assert_holds (html, "<h2 dir=\"auto\" style=\"margin:0 0 .6em", TRUE);
  assert_holds (html, "<hr>", TRUE);
}

static void
test_hostile (TestLibrary   *test,
              gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *html = NULL;
  g_autoptr(GString) deep = g_string_new (NULL);
  g_autoptr(GString) word = g_string_new (NULL);
  GMimeMessage *message;

  for (guint i = 0; i < 400; i++)
    g_string_append (deep, "> ");
  g_string_append (deep, "bottom\n\n");
  for (guint i = 0; i < 3000; i++)
    g_string_append_c (word, 'w');
  set_digest (test, "title", "A\r\nBcc: all@example.org\001", "language", "ar", "author", "<b>\r\nTo: x@example.org");
  add_post (test, "]]><script>x</script>\002", 202303, deep->str);
  add_post (test, "العلاج", 202303, word->str);
  add_post (test, "<!--", 202303, "From here\n\n> quoted\n\n.\n\n&#3;[x](javascript:alert(1))");
  text = make (test, PRAXIS_EMAIL_MESSAGE, 202303);
  assert_mail (text);
  message = parse (text);
  g_assert_null (g_mime_object_get_header (GMIME_OBJECT (message), "Bcc"));
  g_assert_null (g_mime_object_get_header (GMIME_OBJECT (message), "To"));
  html = part_of (message, 1, "html");
  assert_holds (html, "<script", FALSE);
  assert_holds (html, "javascript:", FALSE);
  assert_holds (html, "bottom", TRUE);
  assert_holds (html, "dir=\"rtl\"", TRUE);
  plain = part_of (message, 0, "plain");
  assert_holds (plain, "\n From here\n", TRUE);
  g_object_unref (message);
}

static void
assert_flowed (const char *text,
               const char *expected)
{
  g_autofree char *flowed = praxis_email_flow (text);

  g_assert_cmpstr (flowed, ==, expected);
}

static void
test_flow (void)
{
  assert_flowed ("", "");
  assert_flowed ("a\n\nb  \n", "a\n\nb\n");
  assert_flowed (">a\n b\nFrom c\nd", " >a\n  b\n From c\nd\n");
  assert_flowed ("0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 next  word",
                 "0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 \n0123456789 next  word\n");
  /* What cannot be broken is not. */
  assert_flowed ("https://example.org/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789 x",
                 "https://example.org/0123456789/0123456789/0123456789/0123456789/0123456789/0123456789 \nx\n");
}

static void
test_same (TestLibrary   *test,
           gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  add_post (test, "First", 202303, "One.");
  first = make (test, PRAXIS_EMAIL_MESSAGE, 202303);
  second = make (test, PRAXIS_EMAIL_MESSAGE, 202303);
  g_assert_cmpstr (first, ==, second);
  assert_holds (first, "@praxis.invalid>\r\n", TRUE);
}

static gboolean
write_month (TestLibrary         *test,
             const char          *format,
             PraxisMonth          month,
             GCancellable        *cancellable,
             PraxisExportReport **report,
             GError             **error)
{
  g_autofree char *path = g_build_filename (test->folder, "mail", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  const PraxisExportRequest request = { .digest_uuid = test->digest_uuid, .month = month, .cancellable = cancellable };

  return praxis_export_format_write (praxis_export_format_find (format), test->store, &request, folder, report, error);
}

static void
test_files (TestLibrary   *test,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (test->folder, "mail", NULL);
  g_autoptr(PraxisExportReport) message = NULL;
  g_autoptr(PraxisExportReport) newsletter = NULL;
  g_autoptr(PraxisExportReport) again = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  add_post (test, "First", 202303, "One.");
  g_cancellable_cancel (cancellable);
  g_assert_false (write_month (test, "email", 202303, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  write_month (test, "email", 202303, NULL, &message, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (message->start, ==, "2023-03.eml");
  g_assert_cmpuint (message->written, ==, 1);
  write_month (test, "newsletter", 202303, NULL, &newsletter, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (newsletter->start, ==, "2023-03-newsletter.html");
  write_month (test, "email", 202303, NULL, &again, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->written, ==, 0);

  g_assert_false (write_month (test, "email", 202304, NULL, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_mime_init ();
  test_library_add_test ("/email/message", test_message);
  test_library_add_test ("/email/newsletter", test_newsletter);
  test_library_add_test ("/email/hostile", test_hostile);
  g_test_add_func ("/email/flow", test_flow);
  test_library_add_test ("/email/same", test_same);
  test_library_add_test ("/email/files", test_files);
  return g_test_run ();
}
