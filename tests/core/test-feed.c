/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libxml/parser.h>
#include <libxml/uri.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#include "praxis-error.h"
#include "praxis-json.h"
#include "publish/praxis-article.h"
#include "publish/praxis-export-format.h"
#include "publish/praxis-feed.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"
#include "test-library.h"

#define ATOM "http://www.w3.org/2005/Atom"

/* --- Making ----------------------------------------------------------------------------------------------- */

static gint64
add_post (TestLibrary *test,
          const char  *title,
          PraxisMonth  month,
          const char  *topics)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(PraxisCitation) citation =
    praxis_citation_new ("{\"type\":\"article-journal\",\"title\":\"W & <b>\",\"author\":[{\"family\":\"Ott\"}],"
                         "\"container-title\":\"J\",\"issued\":{\"date-parts\":[[2020]]}}", NULL, NULL);
  g_auto(GStrv) labels = g_strsplit (topics, "|", -1);
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, title);
  praxis_draft_set_month (draft, month);
  praxis_draft_set_summary (draft, "One *two* <b>& \x01" "three]]>.");
  praxis_draft_set_implications (draft, "Do it.");
  praxis_draft_add_citation (draft, citation);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, (const char *const *) labels);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  g_assert_true (praxis_store_set_status (test->store, outcome.post_id, PRAXIS_STATUS_PUBLISHED, NULL));
  return outcome.post_id;
}

static void
edit (TestLibrary *test,
      gint64       id,
      const char  *title,
      PraxisMonth  month)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, title);
  praxis_draft_set_month (draft, month);
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, NULL));
}

/* The library's clock tells seconds, which is more than a test takes: its times are set by hand. */
static void
set_times (TestLibrary *test,
           gint64       id,
           gint64       published,
           gint64       modified)
{
  PraxisConnection *connection = praxis_store_get_connection (test->store);

  g_assert_true (praxis_connection_run (connection, NULL, "UPDATE post SET published = ?, modified = ? WHERE id = ?", "iii",
                                        published, modified, id));
  g_assert_true (praxis_connection_run (connection, NULL, "UPDATE revision SET created = ? WHERE id = "
                                        "(SELECT revision_id FROM post WHERE id = ?)", "ii", modified, id));
}

static void
set_digest (TestLibrary *test,
            const char  *base_url,
            const char  *author)
{
  g_autoptr(PraxisDigest) before = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  g_autoptr(PraxisDigest) digest =
    g_object_new (PRAXIS_TYPE_DIGEST, "uuid", test->digest_uuid, "slug", "digest", "title", "A <digest>", "author", author,
                  "introduction", "All *about* it.", "language", "fr", "licence", "CC-BY-4.0", "base-url", base_url, NULL);

  g_assert_true (praxis_store_update_digest (test->store, digest, before, NULL));
}

static gboolean
write_feed (TestLibrary          *test,
            PraxisFeedFormat      format,
            const char           *topic,
            GFile                *folder,
            PraxisExportReport  **report,
            GError              **error)
{
  const PraxisExportRequest request = { .digest_uuid = test->digest_uuid, .topic = topic };
  const char *name = format == PRAXIS_FEED_ATOM ? "atom" : "json-feed";

  return praxis_export_format_write (praxis_export_format_find (name), test->store, &request, folder, report, error);
}

static char *
export_feed (TestLibrary      *test,
             PraxisFeedFormat  format,
             const char       *topic)
{
  g_autofree char *path = g_build_filename (test->folder, "feeds", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(PraxisExportReport) report = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *file = NULL;
  char *text = NULL;

  write_feed (test, format, topic, folder, &report, &error);
  g_assert_no_error (error);
  file = g_build_filename (path, report->start, NULL);
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  return text;
}

static PraxisExportReport *
export_site (TestLibrary *test)
{
  g_autofree char *path = g_build_filename (test->folder, "site", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  PraxisExportReport *report = NULL;
  g_autoptr(GError) error = NULL;

  praxis_export (test->store, PRAXIS_EXPORT_SITE, test->digest_uuid, 0, PRAXIS_MONTH_NONE, folder, NULL, NULL, NULL, &report,
                 &error);
  g_assert_no_error (error);
  return report;
}

static char *
read_site (TestLibrary *test,
           const char  *path)
{
  g_autofree char *file = g_build_filename (test->folder, "site", path, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  return text;
}

/* --- Looking into Atom -------------------------------------------------------------------------------------- */

typedef struct
{
  xmlDocPtr          doc;
  xmlXPathContextPtr context;
} Atom;

static Atom *
atom_parse (const char *text)
{
  Atom *self = g_new0 (Atom, 1);

  self->doc = xmlReadMemory (text, strlen (text), "feed.xml", NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);
  g_assert_nonnull (self->doc);
  self->context = xmlXPathNewContext (self->doc);
  xmlXPathRegisterNs (self->context, BAD_CAST "a", BAD_CAST ATOM);
  return self;
}

static void
atom_free (Atom *self)
{
  xmlXPathFreeContext (self->context);
  xmlFreeDoc (self->doc);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Atom, atom_free)

static char *
atom_get (Atom       *self,
          const char *path)
{
  g_autofree char *expression = g_strdup_printf ("string(%s)", path);
  xmlXPathObjectPtr result = xmlXPathEval (BAD_CAST expression, self->context);
  char *text = g_strdup ((const char *) result->stringval);

  xmlXPathFreeObject (result);
  return text;
}

static int
atom_count (Atom       *self,
            const char *path)
{
  g_autofree char *expression = g_strdup_printf ("count(%s)", path);
  xmlXPathObjectPtr result = xmlXPathEval (BAD_CAST expression, self->context);
  int count = result->floatval;

  xmlXPathFreeObject (result);
  return count;
}

static void
assert_atom (Atom       *self,
             const char *path,
             const char *expected)
{
  g_autofree char *text = atom_get (self, path);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
is_name (xmlNodePtr  node,
         const char *name)
{
  return strcmp ((const char *) node->name, name) == 0;
}

static char *
dup_attribute (xmlNodePtr  node,
               const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, BAD_CAST name);
  char *text = g_strdup ((const char *) value);

  xmlFree (value);
  return text;
}

static char *
dup_content (xmlNodePtr node)
{
  xmlChar *value = xmlNodeGetContent (node);
  char *text = g_strdup ((const char *) value);

  xmlFree (value);
  return text;
}

static guint
count_children (xmlNodePtr  parent,
                const char *name)
{
  guint n = 0;

  for (xmlNodePtr child = parent->children; child != NULL; child = child->next)
    n += child->type == XML_ELEMENT_NODE && is_name (child, name);
  return n;
}

/* RFC 4287, 3.3: a date and a time of RFC 3339, with an upper-case T and Z. */
static void
check_date (xmlNodePtr node)
{
  g_autofree char *text = dup_content (node);

  g_assert_true (g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$",
                                       text, 0, 0));
}

/* 3.1: text that is not marked as markup has no elements in it, and "html" none either. */
static void
check_text (xmlNodePtr node)
{
  g_autofree char *type = dup_attribute (node, "type");

  g_assert_true (type == NULL || strcmp (type, "text") == 0 || strcmp (type, "html") == 0);
  g_assert_cmpuint (xmlChildElementCount (node), ==, 0);
}

/* 3.2: one name, and nothing that is not allowed beside it. */
static void
check_person (xmlNodePtr node)
{
  g_autofree char *name = dup_content (node);

  g_assert_cmpuint (count_children (node, "name"), ==, 1);
  g_assert_cmpuint (xmlChildElementCount (node), ==, 1);
  g_assert_cmpstr (g_strstrip (name), !=, "");
}

/* 4.2.6: an IRI with a scheme. */
static void
check_id (xmlNodePtr node)
{
  g_autofree char *text = dup_content (node);
  xmlURIPtr uri = xmlParseURI (text);

  g_assert_nonnull (uri);
  g_assert_nonnull (uri->scheme);
  xmlFreeURI (uri);
  g_assert_true (g_str_has_prefix (text, "urn:uuid:"));
}

/* 4.2.7: an address, and a relation that is registered; 4.2.7.3: a media type. */
static void
check_link (xmlNodePtr node)
{
  g_autofree char *href = dup_attribute (node, "href");
  g_autofree char *relation = dup_attribute (node, "rel");
  g_autofree char *type = dup_attribute (node, "type");
  xmlURIPtr uri = xmlParseURI (href);

  g_assert_nonnull (uri);
  xmlFreeURI (uri);
  g_assert_true (strcmp (relation, "self") == 0 || strcmp (relation, "alternate") == 0);
  g_assert_true (g_regex_match_simple ("^[a-z]+/[a-z+]+$", type, 0, 0));
  g_assert_null (node->children);
}

/* 4.2.2: a term, which is not empty. */
static void
check_category (xmlNodePtr node)
{
  g_autofree char *term = dup_attribute (node, "term");

  g_assert_cmpstr (term, !=, NULL);
  g_assert_cmpstr (term, !=, "");
}

typedef struct
{
  const char  *name;
  /* How often it may stand in a feed, and in an entry. */
  guint        feed_min;
  guint        feed_max;
  guint        entry_min;
  guint        entry_max;
  void       (*check) (xmlNodePtr node);
} Rule;

/* 4.1.1 and 4.1.2; an entry needs no author where its feed has one, and no link where it has its content. */
static const Rule rules[] = {
  { "author", 1, 1, 0, 0, check_person },
  { "category", 0, 0, 0, G_MAXUINT, check_category },
  { "content", 0, 0, 1, 1, check_text },
  { "generator", 0, 1, 0, 0, NULL },
  { "id", 1, 1, 1, 1, check_id },
  { "link", 0, 2, 0, 1, check_link },
  { "published", 0, 0, 0, 1, check_date },
  { "rights", 0, 1, 0, 0, check_text },
  { "subtitle", 0, 1, 0, 0, check_text },
  { "summary", 0, 0, 0, 1, check_text },
  { "title", 1, 1, 1, 1, check_text },
  { "updated", 1, 1, 1, 1, check_date },
  { "entry", 0, G_MAXUINT, 0, 0, NULL },
};

static const Rule *
find_rule (xmlNodePtr node)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (is_name (node, rules[i].name))
        return &rules[i];
    }
  g_error ("Atom has no element “%s”", node->name);
}

static void
check_children (xmlNodePtr parent,
                gboolean   is_feed)
{
  for (xmlNodePtr child = parent->children; child != NULL; child = child->next)
    {
      const Rule *rule;

      g_assert_cmpint (child->type, ==, XML_ELEMENT_NODE);
      g_assert_cmpstr ((const char *) child->ns->href, ==, ATOM);
      rule = find_rule (child);
      if (rule->check != NULL)
        rule->check (child);
      if (is_name (child, "entry"))
        check_children (child, FALSE);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      guint n = count_children (parent, rules[i].name);

      g_assert_cmpuint (n, >=, is_feed ? rules[i].feed_min : rules[i].entry_min);
      g_assert_cmpuint (n, <=, is_feed ? rules[i].feed_max : rules[i].entry_max);
    }
}

/* The rules of RFC 4287 for what Praxis writes, one by one. */
static void
check_atom (Atom *self)
{
  xmlNodePtr root = xmlDocGetRootElement (self->doc);
  g_autofree char *language = (char *) xmlNodeGetLang (root);

  g_assert_true (is_name (root, "feed"));
  g_assert_cmpstr ((const char *) root->ns->href, ==, ATOM);
  /* 2: the tag of a language, as XML has it. */
  g_assert_true (g_regex_match_simple ("^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$", language, 0, 0));
  check_children (root, TRUE);
  /* 4.1.1: no two entries have the same id and time. */
  g_assert_cmpint (atom_count (self, "//a:entry"), ==, atom_count (self, "//a:entry[not(a:id = preceding::a:entry/a:id)]"));
}

static Atom *
export_atom (TestLibrary *test,
             const char  *topic)
{
  g_autofree char *text = export_feed (test, PRAXIS_FEED_ATOM, topic);
  Atom *atom = atom_parse (text);

  check_atom (atom);
  return atom;
}

/* --- Tests -------------------------------------------------------------------------------------------------- */

static void
test_atom (TestLibrary   *test,
           gconstpointer  data)
{
  gint64 old = add_post (test, "Old", 202302, "Empathy");
  gint64 new = add_post (test, "New <i>", 202303, "Empathy|Training|Training");
  g_autoptr(PraxisPost) post = praxis_store_get_published_post (test->store, new, NULL);
  g_autofree char *id = g_strconcat ("urn:uuid:", praxis_post_get_uuid (post), NULL);
  g_autofree char *digest_id = g_strconcat ("urn:uuid:", test->digest_uuid, NULL);
  g_autoptr(PraxisDigest) digest = NULL;
  g_autoptr(PraxisReferences) references = NULL;
  g_autoptr(Atom) atom = NULL;
  g_autofree char *content = NULL;
  g_autofree char *article = NULL;

  set_digest (test, "https://example.org/d", "An Author");
  set_times (test, old, 1000000000, 1000000000);
  /* Written before it was published. */
  set_times (test, new, 1100000000, 1050000000);
  atom = export_atom (test, NULL);
  assert_atom (atom, "/a:feed/a:id", digest_id);
  assert_atom (atom, "/a:feed/a:title", "A <digest>");
  assert_atom (atom, "/a:feed/a:subtitle", "All about it.");
  assert_atom (atom, "/a:feed/a:author/a:name", "An Author");
  assert_atom (atom, "/a:feed/a:rights", "CC-BY-4.0");
  assert_atom (atom, "/a:feed/@xml:lang", "fr");
  assert_atom (atom, "/a:feed/a:updated", "2004-11-09T11:33:20Z");
  assert_atom (atom, "/a:feed/a:link[@rel='self']/@href", "https://example.org/d/feed.xml");
  assert_atom (atom, "/a:feed/a:link[@rel='alternate']/@href", "https://example.org/d/");
  g_assert_cmpint (atom_count (atom, "//a:entry"), ==, 2);
  assert_atom (atom, "//a:entry[1]/a:id", id);
  assert_atom (atom, "//a:entry[1]/a:title", "New <i>");
  assert_atom (atom, "//a:entry[1]/a:published", "2004-11-09T11:33:20Z");
  assert_atom (atom, "//a:entry[1]/a:updated", "2004-11-09T11:33:20Z");
  assert_atom (atom, "//a:entry[1]/a:link/@href", "https://example.org/d/posts/new-i.html");
  g_assert_cmpint (atom_count (atom, "//a:entry[1]/a:category"), ==, 2);
  assert_atom (atom, "//a:entry[1]/a:category[1]/@term", "empathy");
  assert_atom (atom, "//a:entry[1]/a:category[1]/@label", "Empathy");
  assert_atom (atom, "//a:entry[2]/a:title", "Old");

  digest = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  references = praxis_references_new (test->store, digest, NULL);
  g_assert_true (praxis_references_load (references, test->store, praxis_post_get_citations (post), NULL, NULL));
  article = praxis_article_to_html (post, digest, references);
  content = atom_get (atom, "//a:entry[1]/a:content");
  g_assert_cmpstr (content, ==, article);
}

static void
test_topic (TestLibrary   *test,
            gconstpointer  data)
{
  g_autoptr(Atom) atom = NULL;
  g_autofree char *json = NULL;

  add_post (test, "Old", 202302, "Empathy");
  add_post (test, "New", 202303, "Training");
  set_digest (test, "https://example.org/d/", "");
  atom = export_atom (test, "empathy");
  g_assert_cmpint (atom_count (atom, "//a:entry"), ==, 1);
  assert_atom (atom, "//a:entry/a:title", "Old");
  assert_atom (atom, "/a:feed/a:title", "Empathy – A <digest>");
  /* Who writes it must be said. */
  assert_atom (atom, "/a:feed/a:author/a:name", "Empathy – A <digest>");
  assert_atom (atom, "/a:feed/a:link[@rel='self']/@href", "https://example.org/d/topics/empathy.xml");
  assert_atom (atom, "/a:feed/a:link[@rel='alternate']/@href", "https://example.org/d/topics/empathy.html");
  json = export_feed (test, PRAXIS_FEED_JSON, "Empathy");
  g_assert_nonnull (strstr (json, "\"feed_url\": \"https://example.org/d/topics/empathy.json\""));
}

static void
test_json (TestLibrary   *test,
           gconstpointer  data)
{
  gint64 id = add_post (test, "New <i>", 202303, "Empathy|Training");
  g_autoptr(PraxisPost) post = praxis_store_get_published_post (test->store, id, NULL);
  g_autofree char *urn = g_strconcat ("urn:uuid:", praxis_post_get_uuid (post), NULL);
  g_autoptr(PraxisJson) json = NULL;
  g_autofree char *text = NULL;
  yyjson_val *root, *item, *tags;

  set_digest (test, "https://example.org/d", "An Author");
  set_times (test, id, 1000000000, 1100000000);
  text = export_feed (test, PRAXIS_FEED_JSON, NULL);
  json = praxis_json_parse (text, -1, NULL);
  root = yyjson_doc_get_root (json);
  g_assert_cmpstr (praxis_json_get_string (root, "version"), ==, "https://jsonfeed.org/version/1.1");
  g_assert_cmpstr (praxis_json_get_string (root, "title"), ==, "A <digest>");
  g_assert_cmpstr (praxis_json_get_string (root, "home_page_url"), ==, "https://example.org/d/");
  g_assert_cmpstr (praxis_json_get_string (root, "feed_url"), ==, "https://example.org/d/feed.json");
  g_assert_cmpstr (praxis_json_get_string (root, "language"), ==, "fr");
  g_assert_cmpstr (praxis_json_get_string (yyjson_arr_get_first (yyjson_obj_get (root, "authors")), "name"), ==, "An Author");
  item = yyjson_arr_get_first (yyjson_obj_get (root, "items"));
  g_assert_cmpstr (praxis_json_get_string (item, "id"), ==, urn);
  g_assert_cmpstr (praxis_json_get_string (item, "url"), ==, "https://example.org/d/posts/new-i.html");
  g_assert_cmpstr (praxis_json_get_string (item, "title"), ==, "New <i>");
  g_assert_cmpstr (praxis_json_get_string (item, "date_published"), ==, "2001-09-09T01:46:40Z");
  g_assert_cmpstr (praxis_json_get_string (item, "date_modified"), ==, "2004-11-09T11:33:20Z");
  g_assert_true (g_str_has_prefix (praxis_json_get_string (item, "content_html"), "<article"));
  tags = yyjson_obj_get (item, "tags");
  g_assert_cmpuint (yyjson_arr_size (tags), ==, 2);
  g_assert_cmpstr (yyjson_get_str (yyjson_arr_get_first (tags)), ==, "Empathy");
}

/* Where nobody knows the site's address, a file that stands alone leads nowhere and one in the site to what is beside it. */
static void
test_no_address (TestLibrary   *test,
                 gconstpointer  data)
{
  g_autoptr(PraxisExportReport) report = NULL;
  g_autoptr(Atom) alone = NULL;
  g_autoptr(Atom) whole = NULL;
  g_autoptr(Atom) topic = NULL;
  g_autofree char *json = NULL;
  g_autofree char *text = NULL;

  add_post (test, "New", 202303, "Empathy");
  alone = export_atom (test, NULL);
  g_assert_cmpint (atom_count (alone, "//a:link"), ==, 0);
  json = export_feed (test, PRAXIS_FEED_JSON, NULL);
  g_assert_null (strstr (json, "url\""));
  report = export_site (test);
  text = read_site (test, "feed.xml");
  whole = atom_parse (text);
  check_atom (whole);
  assert_atom (whole, "/a:feed/a:link[@rel='self']/@href", "feed.xml");
  assert_atom (whole, "//a:entry/a:link/@href", "posts/new.html");
  g_free (text);
  text = read_site (test, "topics/empathy.xml");
  topic = atom_parse (text);
  check_atom (topic);
  assert_atom (topic, "/a:feed/a:link[@rel='self']/@href", "../topics/empathy.xml");
  assert_atom (topic, "//a:entry/a:link/@href", "../posts/new.html");
}

/* Whatever becomes of a post, programs that read feeds know it again. */
static void
test_ids (TestLibrary   *test,
          gconstpointer  data)
{
  gint64 id = add_post (test, "First", 202303, "Empathy");
  g_autoptr(Atom) before = export_atom (test, NULL);
  g_autofree char *feed_id = atom_get (before, "/a:feed/a:id");
  g_autofree char *entry_id = atom_get (before, "//a:entry/a:id");
  g_autoptr(Atom) after = NULL;

  set_times (test, id, 1000000000, 1000000000);
  edit (test, id, "Second", 202404);
  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_DRAFT, NULL));
  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, NULL));
  g_assert_true (praxis_store_rename_slug (test->store, id, "another", NULL));
  set_digest (test, "https://example.org/", "");
  after = export_atom (test, NULL);
  assert_atom (after, "/a:feed/a:id", feed_id);
  assert_atom (after, "//a:entry/a:id", entry_id);
  assert_atom (after, "//a:entry/a:title", "Second");
  assert_atom (after, "//a:entry/a:link/@href", "https://example.org/posts/another.html");
  /* The first publication stays what it was. */
  assert_atom (after, "//a:entry/a:published", "2001-09-09T01:46:40Z");
  g_assert_cmpint (atom_count (after, "//a:entry[a:updated = a:published]"), ==, 0);
}

/* What was written since the last publication is not even to be seen by its time. */
static void
test_unpublished_edit (TestLibrary   *test,
                       gconstpointer  data)
{
  gint64 id = add_post (test, "First", 202303, "Empathy");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_times (test, id, 1000000000, 1000000000);
  before = export_feed (test, PRAXIS_FEED_ATOM, NULL);
  edit (test, id, "Secret", 202404);
  after = export_feed (test, PRAXIS_FEED_ATOM, NULL);
  g_assert_cmpstr (after, ==, before);
}

static void
test_newest (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr(Atom) atom = NULL;

  for (guint i = 0; i < 35; i++)
    {
      g_autofree char *title = g_strdup_printf ("Post %u", i);

      add_post (test, title, 202001 + (i / 12) * 100 + i % 12, i == 0 ? "Empathy" : "Training");
    }
  atom = export_atom (test, NULL);
  g_assert_cmpint (atom_count (atom, "//a:entry"), ==, 30);
  assert_atom (atom, "//a:entry[1]/a:title", "Post 34");
  assert_atom (atom, "//a:entry[30]/a:title", "Post 5");
  g_clear_pointer (&atom, atom_free);
  atom = export_atom (test, "Empathy");
  assert_atom (atom, "//a:entry/a:title", "Post 0");
}

/* The titles of what a feed holds, in its order. */
static char *
list_titles (Atom *atom)
{
  g_autoptr(GString) titles = g_string_new (NULL);
  int n = atom_count (atom, "//a:entry");

  for (int i = 1; i <= n; i++)
    {
      g_autofree char *path = g_strdup_printf ("//a:entry[%d]/a:title", i);
      g_autofree char *title = atom_get (atom, path);

      g_string_append_printf (titles, "%s%s", i > 1 ? "|" : "", title);
    }
  return g_string_free_and_steal (g_steal_pointer (&titles));
}

/* Readers are told of what is new, in whichever month it stands. */
static void
test_old_month (TestLibrary   *test,
                gconstpointer  data)
{
  g_autoptr(Atom) whole = NULL;
  g_autoptr(Atom) topic = NULL;
  g_autoptr(PraxisJson) json = NULL;
  g_autofree char *text = NULL;
  g_autofree char *titles = NULL;
  yyjson_val *item;

  for (guint i = 0; i < 32; i++)
    {
      g_autofree char *title = g_strdup_printf ("Post %u", i);

      set_times (test, add_post (test, title, 202001 + (i / 12) * 100 + i % 12, "Training"), 1000000000 + i, 1000000000);
    }
  set_times (test, add_post (test, "Late", 201001, "Empathy|Training"), 1100000000, 900000000);
  /* What was published together stands as the site has it. */
  set_times (test, add_post (test, "Twin", 200901, "Empathy"), 1100000000, 950000000);
  set_times (test, add_post (test, "Early", 202312, "Empathy"), 900000000, 1200000000);
  set_digest (test, "https://example.org/d", "An Author");
  whole = export_atom (test, NULL);
  g_assert_cmpint (atom_count (whole, "//a:entry"), ==, 30);
  assert_atom (whole, "//a:entry[1]/a:title", "Late");
  assert_atom (whole, "//a:entry[1]/a:published", "2004-11-09T11:33:20Z");
  assert_atom (whole, "//a:entry[1]/a:link/@href", "https://example.org/d/posts/late.html");
  assert_atom (whole, "//a:entry[2]/a:title", "Twin");
  assert_atom (whole, "//a:entry[3]/a:title", "Post 31");
  assert_atom (whole, "//a:entry[30]/a:title", "Post 4");
  topic = export_atom (test, "Empathy");
  titles = list_titles (topic);
  g_assert_cmpstr (titles, ==, "Late|Twin|Early");
  text = export_feed (test, PRAXIS_FEED_JSON, NULL);
  json = praxis_json_parse (text, -1, NULL);
  item = yyjson_arr_get_first (yyjson_obj_get (yyjson_doc_get_root (json), "items"));
  g_assert_cmpstr (praxis_json_get_string (item, "title"), ==, "Late");
}

static void
assert_changed (PraxisExportReport *report,
                const char         *path,
                gboolean            changed)
{
  if (g_strv_contains ((const char *const *) report->changed, path) != changed)
    g_error ("%s %s", path, changed ? "did not change" : "changed");
}

/* A feed is written again when one of its posts or the frame changed, and not otherwise. */
static void
test_incremental (TestLibrary   *test,
                  gconstpointer  data)
{
  gint64 id = add_post (test, "First", 202303, "Empathy");
  g_autoptr(PraxisExportReport) first = NULL;
  g_autoptr(PraxisExportReport) second = NULL;
  g_autoptr(PraxisExportReport) third = NULL;
  g_autoptr(PraxisExportReport) fourth = NULL;

  add_post (test, "Second", 202303, "Training");
  first = export_site (test);
  second = export_site (test);
  g_assert_cmpuint (second->written, ==, 0);
  edit (test, id, "Third", 202303);
  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, NULL));
  third = export_site (test);
  assert_changed (third, "feed.xml", TRUE);
  assert_changed (third, "feed.json", TRUE);
  assert_changed (third, "topics/empathy.xml", TRUE);
  assert_changed (third, "topics/empathy.json", TRUE);
  assert_changed (third, "topics/training.xml", FALSE);
  assert_changed (third, "topics/training.json", FALSE);
  set_digest (test, "https://example.org", "Another");
  fourth = export_site (test);
  assert_changed (fourth, "topics/training.xml", TRUE);
  assert_changed (fourth, "topics/training.json", TRUE);
}

/* The order alone is a reason to write a feed again, and so is a post that is new in an old month. */
static void
test_incremental_order (TestLibrary   *test,
                        gconstpointer  data)
{
  gint64 first = add_post (test, "First", 202303, "Empathy");
  gint64 second = add_post (test, "Second", 202302, "Empathy");
  g_autoptr(PraxisExportReport) before = NULL;
  g_autoptr(PraxisExportReport) swapped = NULL;
  g_autoptr(PraxisExportReport) added = NULL;
  g_autoptr(Atom) atom = NULL;
  g_autofree char *titles = NULL;
  g_autofree char *text = NULL;

  set_times (test, first, 1000000001, 1000000000);
  set_times (test, second, 1000000000, 1000000000);
  before = export_site (test);
  set_times (test, second, 1000000002, 1000000000);
  swapped = export_site (test);
  assert_changed (swapped, "feed.xml", TRUE);
  assert_changed (swapped, "topics/empathy.json", TRUE);
  add_post (test, "Third", 201001, "Empathy");
  added = export_site (test);
  assert_changed (added, "feed.json", TRUE);
  assert_changed (added, "topics/empathy.xml", TRUE);
  text = read_site (test, "topics/empathy.xml");
  atom = atom_parse (text);
  titles = list_titles (atom);
  g_assert_cmpstr (titles, ==, "Third|Second|First");
}

static void
assert_offers (TestLibrary *test,
               const char  *page,
               const char  *text,
               gboolean     offers)
{
  g_autofree char *html = read_site (test, page);

  if ((strstr (html, text) != NULL) != offers)
    g_error ("%s %s %s:\n%s", page, offers ? "lacks" : "holds", text, html);
}

static void
test_heads (TestLibrary   *test,
            gconstpointer  data)
{
  g_autoptr(PraxisExportReport) report = NULL;

  add_post (test, "First", 202303, "Empathy");
  report = export_site (test);
  assert_offers (test, "index.html", "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"feed.xml\" title=\"A digest\">",
                 TRUE);
  assert_offers (test, "posts/first.html", "type=\"application/feed+json\" href=\"../feed.json\" title=\"A digest\">", TRUE);
  assert_offers (test, "2023/03/index.html", "href=\"../../feed.xml\"", TRUE);
  assert_offers (test, "topics/empathy.html", "type=\"application/atom+xml\" href=\"../topics/empathy.xml\" "
                 "title=\"Empathy – A digest\">", TRUE);
  assert_offers (test, "topics/empathy.html", "href=\"../feed.xml\"", TRUE);
  assert_offers (test, "index.html", "empathy.xml", FALSE);
}

static void
test_empty (TestLibrary   *test,
            gconstpointer  data)
{
  g_autoptr(Atom) atom = export_atom (test, NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (test->folder);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (atom_count (atom, "//a:entry"), ==, 0);
  g_assert_false (write_feed (test, PRAXIS_FEED_ATOM, "No such", folder, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (write_feed (test, PRAXIS_FEED_ATOM, "Empathy", folder, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/feed/atom", test_atom);
  test_library_add_test ("/feed/topic", test_topic);
  test_library_add_test ("/feed/json", test_json);
  test_library_add_test ("/feed/no-address", test_no_address);
  test_library_add_test ("/feed/ids", test_ids);
  test_library_add_test ("/feed/unpublished-edit", test_unpublished_edit);
  test_library_add_test ("/feed/newest", test_newest);
  test_library_add_test ("/feed/old-month", test_old_month);
  test_library_add_test ("/feed/incremental", test_incremental);
  test_library_add_test ("/feed/incremental-order", test_incremental_order);
  test_library_add_test ("/feed/heads", test_heads);
  test_library_add_test ("/feed/empty", test_empty);
  return g_test_run ();
}
