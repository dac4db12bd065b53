/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <string.h>

#include "praxis-error.h"
#include "publish/praxis-epub.h"
#include "publish/praxis-export-format.h"
#include "publish/praxis-selection.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"
#include "store/praxis-store-reading.h"
#include "test-library.h"

/* --- Making ----------------------------------------------------------------------------------------------- */

static gint64
add_post_about (TestLibrary    *test,
                const char     *title,
                PraxisMonth     month,
                const char     *summary,
                const char     *topics,
                PraxisCitation *citation)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_auto(GStrv) labels = g_strsplit (topics, "|", -1);
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, title);
  praxis_draft_set_month (draft, month);
  praxis_draft_set_summary (draft, summary);
  praxis_draft_set_implications (draft, "Do it.");
  praxis_draft_add_citation (draft, citation);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, (const char *const *) labels);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  praxis_store_set_status (test->store, outcome.post_id, PRAXIS_STATUS_PUBLISHED, &error);
  g_assert_no_error (error);
  return outcome.post_id;
}

static gint64
add_post (TestLibrary *test,
          const char  *title,
          PraxisMonth  month,
          const char  *summary,
          const char  *topics,
          const char  *family)
{
  g_autofree char *json =
    g_strdup_printf ("{\"type\":\"article-journal\",\"title\":\"W & <b>\",\"author\":[{\"family\":\"%s\",\"given\":\"D.\"}],"
                     "\"container-title\":\"J\",\"DOI\":\"10.1/2\",\"volume\":\"1\",\"issued\":{\"date-parts\":[[2020,5]]}}",
                     family);
  g_autoptr(PraxisCitation) citation = praxis_citation_new (json, NULL, NULL);

  return add_post_about (test, title, month, summary, topics, citation);
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
  replace_digest (test, g_object_new (PRAXIS_TYPE_DIGEST, "uuid", (test)->digest_uuid, "slug", "digest", __VA_ARGS__))

/* What a book is made of, for as long as a test needs it. */
typedef struct
{
  PraxisEpub  epub;
  char       *title;
  char       *key;
} Book;

static Book *
book_new (TestLibrary           *test,
          const PraxisSelection *selection)
{
  Book *book = g_new0 (Book, 1);
  g_autoptr(GError) error = NULL;

  book->epub.store = test->store;
  book->epub.publication = praxis_store_get_publication (test->store, test->digest_uuid, &error);
  g_assert_no_error (error);
  praxis_selection_apply (selection, book->epub.publication);
  book->epub.references = praxis_references_new (test->store, book->epub.publication->digest, &error);
  g_assert_no_error (error);
  book->title = praxis_selection_dup_title (selection, "en");
  book->key = praxis_selection_dup_key (selection, book->epub.publication);
  book->epub.subtitle = book->title;
  book->epub.selection = book->key;
  return book;
}

static void
book_free (Book *book)
{
  praxis_publication_free (book->epub.publication);
  praxis_references_unref (book->epub.references);
  g_free (book->title);
  g_free (book->key);
  g_free (book);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Book, book_free)

static GBytes *
write_book (TestLibrary           *test,
            const PraxisSelection *selection)
{
  g_autoptr(Book) book = book_new (test, selection);
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  praxis_epub_write (&book->epub, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* --- Reading ---------------------------------------------------------------------------------------------- */

/* The files of a book: path → text. */
static GHashTable *
read_book (GBytes *bytes)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_memory (archive, data, size), ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      g_autoptr(GByteArray) text = g_byte_array_new ();
      const void *block;
      size_t length;
      la_int64_t offset;

      while (archive_read_data_block (archive, &block, &length, &offset) == ARCHIVE_OK)
        g_byte_array_append (text, block, length);
      g_byte_array_append (text, (const guint8 *) "", 1);
      g_assert_true (g_hash_table_insert (files, g_strdup (archive_entry_pathname (entry)),
                                          g_byte_array_free (g_steal_pointer (&text), FALSE)));
    }
  g_assert_null (archive_error_string (archive));
  archive_read_free (archive);
  return files;
}

static const char *
file_of (GHashTable *files,
         const char *path)
{
  g_autofree char *whole = g_strconcat ("EPUB/", path, NULL);
  const char *text = g_hash_table_lookup (files, whole);

  if (text == NULL)
    g_error ("The book has no %s", path);
  return text;
}

static void
assert_holds (GHashTable *files,
              const char *path,
              const char *text)
{
  if (strstr (file_of (files, path), text) == NULL)
    g_error ("%s lacks “%s”:\n%s", path, text, file_of (files, path));
}

static void
assert_order (const char *text,
              const char *first,
              const char *second)
{
  g_assert_nonnull (strstr (text, first));
  g_assert_nonnull (strstr (text, second));
  g_assert_cmpuint (strstr (text, first) - text, <, strstr (text, second) - text);
}

static xmlDocPtr
parse (const char *path,
       const char *text)
{
  xmlDocPtr document = xmlReadMemory (text, strlen (text), path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

  if (document == NULL)
    g_error ("%s is not well-formed: %s", path, text);
  return document;
}

static void
collect (xmlDocPtr   document,
         const char *query,
         GPtrArray  *values)
{
  xmlXPathContextPtr context = xmlXPathNewContext (document);
  xmlXPathObjectPtr found = xmlXPathEvalExpression (BAD_CAST query, context);

  for (int i = 0; found->nodesetval != NULL && i < found->nodesetval->nodeNr; i++)
    {
      xmlChar *value = xmlNodeGetContent (found->nodesetval->nodeTab[i]);

      g_ptr_array_add (values, g_strdup ((const char *) value));
      xmlFree (value);
    }
  xmlXPathFreeObject (found);
  xmlXPathFreeContext (context);
}

/* All that a query finds in one file. */
static GPtrArray *
query (GHashTable *files,
       const char *path,
       const char *query)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  xmlDocPtr document = parse (path, file_of (files, path));

  collect (document, query, values);
  xmlFreeDoc (document);
  return values;
}

static void
assert_link_resolves (GHashTable *files,
                      GHashTable *ids,
                      const char *from,
                      const char *link)
{
  g_auto(GStrv) parts = g_strsplit (link, "#", 2);
  g_autofree char *path = g_strconcat ("EPUB/", *parts[0] != '\0' ? parts[0] : from, NULL);
  g_autofree char *place = parts[1] != NULL ? g_strconcat (path, "#", parts[1], NULL) : NULL;

  if (strstr (link, "://") != NULL || g_str_has_prefix (link, "mailto:"))
    return;
  if (!g_hash_table_contains (files, path) || (place != NULL && !g_hash_table_contains (ids, place)))
    g_error ("%s links to %s, which is not there", from, link);
}

static gboolean
is_document (const char *path)
{
  return !g_str_equal (path, "mimetype") && !g_str_has_suffix (path, ".css") && !g_str_has_suffix (path, ".png");
}

/* Every document is well-formed, no name is there twice in one, and every link leads somewhere. */
static void
assert_whole (GHashTable *files)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer path, text;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &path, &text))
    {
      g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      xmlDocPtr document;

      if (!is_document (path))
        continue;
      document = parse (path, text);
      collect (document, "//@id", names);
      for (guint i = 0; i < names->len; i++)
        g_assert_true (g_hash_table_add (ids, g_strconcat (path, "#", names->pdata[i], NULL)));
      xmlFreeDoc (document);
    }
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      g_autoptr(GPtrArray) links = NULL;

      if (!g_str_has_prefix (path, "EPUB/") || !is_document (path))
        continue;
      links = query (files, (char *) path + strlen ("EPUB/"), "//@href | //@src");
      for (guint i = 0; i < links->len; i++)
        assert_link_resolves (files, ids, (char *) path + strlen ("EPUB/"), links->pdata[i]);
    }
}

/* The package names every file once, and what is read is a page. */
static void
assert_package (GHashTable *files)
{
  g_autoptr(GPtrArray) items = query (files, "package.opf", "//*[local-name() = 'item']/@href");
  g_autoptr(GPtrArray) spine = query (files, "package.opf", "//*[local-name() = 'itemref']/@idref");
  g_autoptr(GPtrArray) pages =
    query (files, "package.opf", "//*[local-name() = 'item'][@media-type = 'application/xhtml+xml']/@id");
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    {
      g_assert_true (g_hash_table_add (seen, items->pdata[i]));
      file_of (files, items->pdata[i]);
    }
  /* mimetype, container.xml and the package itself are in no manifest. */
  g_assert_cmpuint (items->len + 3, ==, g_hash_table_size (files));
  g_assert_cmpuint (spine->len, ==, pages->len);
  for (guint i = 0; i < spine->len; i++)
    g_assert_true (g_ptr_array_find_with_equal_func (pages, spine->pdata[i], g_str_equal, NULL));
}

/* --- Tests ------------------------------------------------------------------------------------------------ */

static const PraxisSelection all;

static void
test_container (TestLibrary   *test,
                gconstpointer  data)
{
  g_autoptr(GBytes) bytes = NULL;
  const guint8 *start;
  gsize size;

  add_post (test, "First", 202302, "One.", "Empathy", "Ott");
  bytes = write_book (test, &all);
  start = g_bytes_get_data (bytes, &size);
  /* A local header of 30 bytes, with a name of 8 and nothing else, then the type as it is: what reading systems look for. */
  g_assert_cmpmem (start, 4, "PK\003\004", 4);
  g_assert_cmpuint (start[8] | start[9] << 8, ==, 0);
  g_assert_cmpuint (start[26] | start[27] << 8, ==, 8);
  g_assert_cmpuint (start[28] | start[29] << 8, ==, 0);
  g_assert_cmpmem (start + 30, 28, "mimetypeapplication/epub+zip", 28);
}

static void
test_structure (TestLibrary   *test,
                gconstpointer  data)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GHashTable) files = NULL;
  const char *navigation, *references;

  set_digest (test, "title", "A digest", "language", "en", "author", "Ada Writer", "licence", "CC-BY-4.0", "introduction", "Some *words*.", NULL);
  add_post (test, "First", 202302, "One *two*.", "Empathy|Training", "Ott");
  add_post (test, "Second", 202303, "Three.", "Empathy", "Abel");
  add_post (test, "Third", 202401, "Four.", "Training", "Ott");
  add_post (test, "Timeless", PRAXIS_MONTH_NONE, "Five.", "Training", "Zorn");
  g_assert_true (praxis_store_set_blurb (test->store, test->digest_uuid, 202303, "This month… I blog.", NULL));
  bytes = write_book (test, &all);
  files = read_book (bytes);
  assert_whole (files);
  assert_package (files);

  assert_holds (files, "package.opf", "<dc:title id=\"title\">A digest</dc:title>");
  assert_holds (files, "package.opf", "<dc:creator id=\"creator\">Ada Writer</dc:creator>");
  assert_holds (files, "package.opf", "<dc:rights>CC-BY-4.0</dc:rights>");
  assert_holds (files, "package.opf", "<dc:date>2024-01</dc:date>");
  assert_holds (files, "package.opf", "<dc:language>en</dc:language>");
  assert_holds (files, "package.opf", "<item id=\"item-cover-png\" href=\"cover.png\" media-type=\"image/png\" properties=\"cover-image\"/>");
  assert_holds (files, "package.opf", "<meta name=\"cover\" content=\"item-cover-png\"/>");
  assert_holds (files, "package.opf", "page-progression-direction=\"ltr\"");
  assert_holds (files, "title.xhtml", "Some <em>words</em>.");
  assert_holds (files, "title.xhtml", "2023–2024");
  assert_holds (files, "month-2023-02.xhtml", "<p>One <em>two</em>.</p>");
  assert_holds (files, "month-2023-03.xhtml", "This month… I blog.");
  assert_holds (files, "month-none.xhtml", "Timeless");
  assert_holds (files, "cover.svg", "<desc>2023: 2; 2024: 1</desc>");
  /* The signature of PNG, and the size. */
  g_assert_cmpmem (file_of (files, "cover.png"), 24, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x06\x40\0\0\x09\x60", 24);

  navigation = file_of (files, "nav.xhtml");
  assert_order (navigation, ">2023<", ">February 2023<");
  assert_order (navigation, ">February 2023<", ">First<");
  assert_order (navigation, ">First<", ">March 2023<");
  assert_order (navigation, ">March 2023<", ">2024<");
  assert_order (navigation, ">Third<", ">Timeless<");
  assert_order (navigation, ">Timeless<", ">References<");
  assert_order (navigation, "href=\"topics.xhtml#topic-1\">Empathy<", "href=\"topics.xhtml#topic-2\">Training<");

  /* The work of two posts is there once, with both. */
  references = file_of (files, "references-1.xhtml");
  assert_order (references, "Abel", "Ott");
  assert_order (references, "Ott", ">First<");
  assert_order (references, ">First<", ">Third<");
  assert_order (references, ">Third<", "Zorn");
  g_assert_null (strstr (strstr (references, "Ott") + 1, "Ott"));
  assert_order (file_of (files, "topics.xhtml"), ">Empathy<", ">Second<");
}

/* A page with a picture in it says so, and the book no longer that it has none. */
static void
test_plots (TestLibrary   *test,
            gconstpointer  data)
{
  PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;
  gint64 id = add_post (test, "First", 202302, "One.", "Empathy", "Ott");
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GHashTable) files = NULL;
  PraxisSaveOutcome outcome;

  add_post (test, "Second", 202303, "Two.", "Empathy", "Ott");
  fields.measure = PRAXIS_MEASURE_OR;
  fields.estimate = 2;
  g_ptr_array_add (findings, praxis_finding_new (&fields));
  praxis_draft_set_findings (draft, findings);
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, NULL));
  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, NULL));
  bytes = write_book (test, &all);
  files = read_book (bytes);
  assert_whole (files);
  assert_package (files);
  assert_holds (files, "month-2023-02.xhtml", "<svg xmlns=\"http://www.w3.org/2000/svg\"");
  assert_holds (files, "package.opf", "href=\"month-2023-02.xhtml\" media-type=\"application/xhtml+xml\" properties=\"svg\"");
  assert_holds (files, "package.opf", "href=\"month-2023-03.xhtml\" media-type=\"application/xhtml+xml\"/>");
  assert_holds (files, "package.opf", "<meta property=\"schema:accessMode\">visual</meta>");
  g_assert_null (strstr (file_of (files, "package.opf"), "Its only picture is the cover"));
}

static void
test_hostile (TestLibrary   *test,
              gconstpointer  data)
{
  static const char *const titles[] = {
    "]]>", "<script>alert(1)</script>", "a\001b\013c\177", "&amp;&#0;&nope;", "\"'><img src=x onerror=y>", "\xe2\x80\xae" "abc", " ",
    "العلاج النفسي", "\357\277\276\357\277\277", "<!-- -- -->", "<?xml?>"
  };
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GHashTable) files = NULL;
  g_autoptr(GPtrArray) scripts = NULL;

  set_digest (test, "language", "en", "title", "]]></title><script>x</script>\001", "author", "<&\002>", "licence", "\"<\003", "introduction",
              "&#1;<script>\004</script>\n\n```a\"b\n<\n```\n\na  \nb\n\n***\n\n![x](y.png)", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    add_post (test, titles[i], 202302, "a\005 &#x6; <b onclick=x>\n\n<div>\n\n> q\n\n- a\n- b\n\n3. x\n\n[l](https://example.org/?a&b \"t<\") "
              "[*there*](../x.html) [f](#nowhere) [h](https://) <mailto:a@example.org>",
              "]]>|<topic>&\007", "O'<&>");
  bytes = write_book (test, &all);
  files = read_book (bytes);
  assert_whole (files);
  assert_package (files);
  scripts = query (files, "month-2023-02.xhtml", "//*[local-name() = 'script' or local-name() = 'img'] | //@onclick | //@onerror");
  g_assert_cmpuint (scripts->len, ==, 0);
  assert_holds (files, "month-2023-02.xhtml", "<a href=\"https://example.org/?a&amp;b\" title=\"t&lt;\">l</a> <em>there</em> f h "
                "<a href=\"mailto:a@example.org\">");
  assert_holds (files, "nav.xhtml", ">]]&gt;<");
  assert_holds (files, "nav.xhtml", ">Untitled<");
  assert_holds (files, "nav.xhtml", "a\357\277\275b\357\277\275c");
}

static void
test_right_to_left (TestLibrary   *test,
                    gconstpointer  data)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GHashTable) files = NULL;

  set_digest (test, "language", "ar", "title", "ملخصات", NULL);
  add_post (test, "العلاج", 202302, "نص.", "Empathy", "Ott");
  bytes = write_book (test, &all);
  files = read_book (bytes);
  assert_whole (files);
  assert_holds (files, "package.opf", "page-progression-direction=\"rtl\"");
  assert_holds (files, "package.opf", "<dc:language>ar</dc:language>");
  assert_holds (files, "month-2023-02.xhtml", "lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\"");
}

/* The words of the book are those of its digest's language, not of the process. */
static void
test_language (TestLibrary   *test,
               gconstpointer  data)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GHashTable) files = NULL;

  set_digest (test, "language", "fr", "title", "Un", NULL);
  add_post (test, "Un", 202302, "Un.", "Empathy", "Ott");
  bytes = write_book (test, &all);
  files = read_book (bytes);
  assert_holds (files, "month-2023-02.xhtml", "<h1 id=\"month\">février 2023</h1>");
}

static char *
identifier_of (GBytes *bytes)
{
  g_autoptr(GHashTable) files = read_book (bytes);
  g_autoptr(GPtrArray) found = query (files, "package.opf", "//*[local-name() = 'identifier']");

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (g_str_has_prefix (found->pdata[0], "urn:uuid:"));
  g_assert_true (g_uuid_string_is_valid ((char *) found->pdata[0] + strlen ("urn:uuid:")));
  return g_strdup (found->pdata[0]);
}

/* The same posts are the same bytes; another selection is another book, and the same one with more posts is not. */
static void
test_same (TestLibrary   *test,
           gconstpointer  data)
{
  const PraxisSelection year = { .year = 2023 };
  g_autoptr(GBytes) first = NULL;
  g_autoptr(GBytes) second = NULL;
  g_autoptr(GBytes) other = NULL;
  g_autoptr(GBytes) later = NULL;
  g_autofree char *identifier = NULL;
  g_autofree char *other_identifier = NULL;
  g_autofree char *later_identifier = NULL;

  add_post (test, "First", 202302, "One.", "Empathy", "Ott");
  first = write_book (test, &all);
  second = write_book (test, &all);
  g_assert_true (g_bytes_equal (first, second));
  other = write_book (test, &year);
  add_post (test, "Second", 202303, "Two.", "Empathy", "Ott");
  later = write_book (test, &all);
  g_assert_false (g_bytes_equal (first, later));
  identifier = identifier_of (first);
  other_identifier = identifier_of (other);
  later_identifier = identifier_of (later);
  g_assert_cmpstr (identifier, !=, other_identifier);
  g_assert_cmpstr (identifier, ==, later_identifier);
}

static void
test_selections (TestLibrary   *test,
                 gconstpointer  data)
{
  g_autoptr(Book) whole = NULL;
  g_autoptr(Book) year = NULL;
  g_autoptr(Book) topic = NULL;
  g_autoptr(Book) some = NULL;
  g_autoptr(GError) error = NULL;
  PraxisTerm *term;
  gint64 ids[2];

  ids[1] = add_post (test, "First", 202302, "One.", "Empathy", "Ott");
  add_post (test, "Second", 202303, "Two.", "Empathy|Training", "Ott");
  ids[0] = add_post (test, "Third", 202403, "Three.", "Training", "Ott");
  whole = book_new (test, &all);
  g_assert_cmpuint (whole->epub.publication->posts->len, ==, 3);
  g_assert_null (whole->title);

  year = book_new (test, &(PraxisSelection) { .year = 2023 });
  g_assert_cmpuint (year->epub.publication->posts->len, ==, 2);
  g_assert_cmpstr (year->title, ==, "2023");

  term = praxis_selection_find_topic (whole->epub.publication, "  TRAINING", &error);
  g_assert_no_error (error);
  topic = book_new (test, &(PraxisSelection) { .topic = term, .month = 202303 });
  g_assert_cmpuint (topic->epub.publication->posts->len, ==, 1);
  g_assert_cmpstr (topic->title, ==, "Training, March 2023");

  some = book_new (test, &(PraxisSelection) { .ids = ids, .n_ids = 2 });
  g_assert_cmpuint (some->epub.publication->posts->len, ==, 2);
  g_assert_cmpstr (((PraxisPublished *) some->epub.publication->posts->pdata[0])->title, ==, "Third");
  g_assert_cmpstr (some->key, !=, whole->key);

  g_assert_null (praxis_selection_find_topic (whole->epub.publication, "Nothing of the kind", &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
}

/* A month, and the references, that are too large for one file go into several. */
/* A reading list is in the reader's order, in one chapter, whatever months its posts are of. */
static void
test_own_order (TestLibrary   *test,
                gconstpointer  data)
{
  static const char * const titles[] = { "Second", "Third", "First" };
  const PraxisMonth months[] = { 202402, 202403, 202301 };
  g_autoptr(PraxisExportFile) book = NULL;
  g_autoptr(GHashTable) files = NULL;
  g_autoptr(GError) error = NULL;
  const char *contents;
  const char *chapter;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      gint64 id = add_post (test, titles[i], months[i], "Text.", "Alliance", titles[i]);

      praxis_store_set_listed (test->store, &id, 1, PRAXIS_LISTING_ON, NULL, &error);
      g_assert_no_error (error);
    }
  add_post (test, "Other", 202402, "Text.", "Alliance", "Other");
  book = praxis_export_format_make (praxis_export_format_find ("epub"), test->store,
                                    &(PraxisExportRequest) { .digest_uuid = test->digest_uuid, .reading_list = TRUE }, &error);
  g_assert_no_error (error);
  files = read_book (book->bytes);
  contents = file_of (files, "nav.xhtml");
  chapter = file_of (files, "posts.xhtml");
  g_assert_nonnull (strstr (contents, "<a href=\"posts.xhtml\">Reading List</a>"));
  g_assert_null (strstr (contents, "2024"));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      contents = strstr (contents, titles[i]);
      chapter = strstr (chapter, titles[i]);
      g_assert_nonnull (contents);
      g_assert_nonnull (chapter);
    }
  g_assert_nonnull (strstr (file_of (files, "title.xhtml"), "2023–2024"));
  g_assert_nonnull (strstr (file_of (files, "package.opf"), "<dc:date>2024-03</dc:date>"));
}

static void
test_large (TestLibrary   *test,
            gconstpointer  data)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GHashTable) files = NULL;
  g_autoptr(GPtrArray) links = NULL;

  g_assert_true (praxis_store_begin (test->store, NULL));
  for (guint i = 0; i < 501; i++)
    {
      g_autofree char *reference = g_strdup_printf ("Ott, D. (%u).", 1500 + i);
      g_autoptr(PraxisCitation) citation = praxis_citation_new_verbatim (reference);

      add_post_about (test, reference, 202302, "One.", "Empathy", citation);
    }
  g_assert_true (praxis_store_end (test->store, TRUE, NULL));
  bytes = write_book (test, &all);
  files = read_book (bytes);
  assert_whole (files);
  assert_package (files);
  file_of (files, "month-2023-02-part-6.xhtml");
  file_of (files, "references-2.xhtml");
  links = query (files, "nav.xhtml", "//*[contains(@href, '#post-')]");
  g_assert_cmpuint (links->len, ==, 501);
}

/* --- Failure ---------------------------------------------------------------------------------------------- */

static void
test_nothing (TestLibrary   *test,
              gconstpointer  data)
{
  g_autoptr(Book) book = book_new (test, &all);
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  g_assert_false (praxis_epub_write (&book->epub, stream, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
cancel_cb (guint    done,
           guint    total,
           gpointer user_data)
{
  g_assert_cmpuint (done, <, total);
  g_cancellable_cancel (user_data);
}

/* What was there stays as it was, and nothing is left beside it. */
static void
test_cancel (TestLibrary   *test,
             gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (test->folder, "books", NULL);
  g_autofree char *path = g_build_filename (folder, "book.epub", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(Book) book = NULL;

  add_post (test, "First", 202302, "One.", "Empathy", "Ott");
  add_post (test, "Second", 202303, "Two.", "Empathy", "Ott");
  book = book_new (test, &all);
  book->epub.progress = cancel_cb;
  book->epub.user_data = cancellable;
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "before", -1, NULL));

  g_assert_false (praxis_epub_save (&book->epub, file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "before");
}

static void
test_save (TestLibrary   *test,
           gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (test->folder, "books", NULL);
  g_autofree char *path = g_build_filename (folder, "book.epub", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(Book) book = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) saved = NULL;
  gsize length;

  add_post (test, "First", 202302, "One.", "Empathy", "Ott");
  book = book_new (test, &all);
  /* There is no such folder. */
  g_assert_false (praxis_epub_save (&book->epub, file, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);

  praxis_epub_save (&book->epub, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  saved = g_bytes_new (text, length);
  bytes = write_book (test, &all);
  g_assert_true (g_bytes_equal (bytes, saved));
  g_assert_cmpuint (count_files (folder), ==, 1);

  /* A folder is in the way. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (praxis_epub_save (&book->epub, file, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
test_full (TestLibrary   *test,
           gconstpointer  data)
{
  g_autoptr(GOutputStream) stream = g_unix_output_stream_new (open ("/dev/full", O_WRONLY), TRUE);
  g_autoptr(GError) error = NULL;
  g_autoptr(Book) book = NULL;

  add_post (test, "First", 202302, "One.", "Empathy", "Ott");
  book = book_new (test, &all);
  g_assert_false (praxis_epub_write (&book->epub, stream, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/epub/container", test_container);
  test_library_add_test ("/epub/structure", test_structure);
  test_library_add_test ("/epub/plots", test_plots);
  test_library_add_test ("/epub/hostile", test_hostile);
  test_library_add_test ("/epub/right-to-left", test_right_to_left);
  test_library_add_test ("/epub/language", test_language);
  test_library_add_test ("/epub/same", test_same);
  test_library_add_test ("/epub/selections", test_selections);
  test_library_add_test ("/epub/own-order", test_own_order);
  test_library_add_test ("/epub/large", test_large);
  test_library_add_test ("/epub/nothing", test_nothing);
  test_library_add_test ("/epub/cancel", test_cancel);
  test_library_add_test ("/epub/save", test_save);
  test_library_add_test ("/epub/full", test_full);
  return g_test_run ();
}
