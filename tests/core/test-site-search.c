/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <jsc/jsc.h>
#include <string.h>

#include "praxis-json.h"
#include "publish/praxis-export.h"
#include "publish/praxis-search-index.h"
#include "publish/praxis-site-search.h"
#include "search/praxis-tokenizer.h"
#include "store/praxis-store-posts.h"
#include "test-library.h"

#define HOSTILE "</script><b>it's \\' “x”\u2028\u2029\\u0041 & ${1} `"

static gint64
add_post (TestLibrary *test,
          const char  *title,
          const char  *summary,
          const char  *topic)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  const char *const topics[] = { topic, NULL };
  static const char *const types[] = { "Survey", NULL };
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, title);
  praxis_draft_set_month (draft, 202303);
  praxis_draft_set_summary (draft, summary);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, topics);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TYPE, types);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  g_assert_true (praxis_store_set_status (test->store, outcome.post_id, PRAXIS_STATUS_PUBLISHED, NULL));
  return outcome.post_id;
}

static void
edit (TestLibrary  *test,
      gint64        id,
      const char   *title,
      const char   *summary)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, title);
  praxis_draft_set_summary (draft, summary);
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, NULL));
}

static PraxisExportReport *
export (TestLibrary *test)
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
read_file (TestLibrary *test,
           const char  *path)
{
  g_autofree char *file = g_build_filename (test->folder, "site", path, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  return text;
}

/* --- The words --------------------------------------------------------------------------------------------- */

static void
append_word (const char *word,
             gsize       length,
             gpointer    user_data)
{
  GString *words = user_data;

  if (words->len > 0)
    g_string_append_c (words, '|');
  g_string_append_len (words, word, length);
}

static char *
cut_here (PraxisTokenizer *tokenizer,
          const char      *text)
{
  g_autoptr(GString) words = g_string_new (NULL);

  praxis_tokenizer_run (tokenizer, text, append_word, words);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

/* The script that sites get, in the engine that core has for scripts. */
static JSCContext *
load_script (void)
{
  g_autoptr(GBytes) bytes = g_resources_lookup_data (APP_PATH "/search.js", 0, NULL);
  JSCContext *context = jsc_context_new ();
  g_autoptr(JSCValue) value = NULL;
  gsize length;
  const char *text;

  g_assert_nonnull (bytes);
  text = g_bytes_get_data (bytes, &length);
  value = jsc_context_evaluate (context, text, length);
  g_assert_null (jsc_context_get_exception (context));
  return context;
}

static char *
cut_in_page (JSCContext *context,
             const char *text)
{
  g_autoptr(JSCValue) value = jsc_value_new_string (context, text);
  g_autoptr(JSCValue) result = NULL;

  jsc_context_set_value (context, "text", value);
  result = jsc_context_evaluate (context, "praxisSearch.tokenize (text).join ('|')", -1);
  g_assert_null (jsc_context_get_exception (context));
  return jsc_value_to_string (result);
}

static void
assert_agree (PraxisTokenizer *tokenizer,
              JSCContext      *context,
              const char      *text)
{
  g_autofree char *here = cut_here (tokenizer, text);
  g_autofree char *in_page = cut_in_page (context, text);

  g_assert_cmpstr (in_page, ==, here);
}

/* Words are cut in the reader's browser as they were for the index. */
static void
test_hard_texts (void)
{
  static const char *const texts[] = {
    "", " ", "a", "The Working Alliance",
    "Café naïve Ångström e\u0301a\u0300 ﬁn œuvre Straße ſee",
    "don't don’t l'été self-report self‑report meta-analysis_2020 a.b,c;d",
    "İstanbul ISPARTA ıspanak i̇ I",
    "ΑΒΓ Σίσυφος ΣΑΣ άέή ᾳ",
    "Психотерапия Ёлка Й й",
    "心理療法の効果 심리치료 ｆｕｌｌ　ｗｉｄｔｈ カタカナ ｶﾞ",
    "العلاج النفسي عِلاج פסיכותרפיה שָׁלוֹם",
    "मनोचिकित्सा จิตบำบัด",
    "👍 good👩‍👩‍👧job 1️⃣ ★½ ² Ⅳ ½",
    "10.1037/pst0000123 p<.05 d=0.50 95%",
    "𝒜lpha 𐐀𐐨 𞤀 \U0002070e",
    "a\u00adb a\u200bb a\u200db a\ufeffb",
    "ZALGO: z\u0300\u0301\u0302\u0303a\u0315l\u0321",
    "tie͜d o\u0328 đ ł ø Ø Đ",
  };
  g_autoptr(PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  g_autoptr(JSCContext) context = load_script ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_agree (tokenizer, context, texts[i]);
}

/* Every character there is, alone and in a word. */
static void
test_all_characters (void)
{
  g_autoptr(PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  g_autoptr(JSCContext) context = load_script ();
  g_autoptr(GString) text = g_string_new (NULL);

  for (gunichar c = 1; c <= 0x10ffff; c++)
    {
      if (g_unichar_validate (c))
        {
          g_string_append_unichar (text, c);
          g_string_append (text, " a");
          g_string_append_unichar (text, c);
          g_string_append (text, "b ");
        }
      if (c % 8192 != 0 && c != 0x10ffff)
        continue;
      assert_agree (tokenizer, context, text->str);
      g_string_truncate (text, 0);
    }
}

/* --- The index --------------------------------------------------------------------------------------------- */

/* Returns: how often a word stands in a post; -1 where no post has it */
static gint64
get_times (GStrv       words,
           const char *word,
           const char *field,
           const char *post)
{
  g_autofree char *start = g_strconcat (word, "{", NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autoptr(PraxisJson) json = NULL;

      if (!g_str_has_prefix (words[i], start))
        continue;
      json = praxis_json_parse (words[i] + strlen (word), -1, NULL);
      g_assert_nonnull (json);
      return yyjson_get_sint (yyjson_obj_get (yyjson_obj_get (yyjson_doc_get_root (json), field), post));
    }
  return -1;
}

static void
test_index (void)
{
  g_autoptr(PraxisSearchIndex) index = praxis_search_index_new ();
  g_autoptr(GString) frame = g_string_new (NULL);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(PraxisJson) json = NULL;
  g_auto(GStrv) words = NULL;
  yyjson_val *root, *lengths;

  praxis_search_index_begin_post (index);
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_TITLE, "Alliance and ALLIANCE");
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_TEXT, "One alliance.");
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_TEXT, "Another alliance.");
  praxis_search_index_begin_post (index);
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_TITLE, "Rupture");
  /* More words than the table begins with. */
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *word = g_strdup_printf ("w%u", i);

      praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_TEXT, word);
    }
  praxis_search_index_write_frame (index, frame);
  praxis_search_index_write_words (index, text);
  words = g_strsplit (text->str, ";", -1);
  json = praxis_json_parse (frame->str, frame->len, NULL);
  g_assert_nonnull (json);
  root = yyjson_doc_get_root (json);
  g_assert_cmpint (yyjson_get_int (yyjson_obj_get (root, "serializationVersion")), ==, 2);
  g_assert_cmpint (yyjson_get_int (yyjson_obj_get (root, "documentCount")), ==, 2);
  g_assert_cmpint (get_times (words, "alliance", "0", "0"), ==, 2);
  g_assert_cmpint (get_times (words, "alliance", "4", "0"), ==, 2);
  g_assert_cmpint (get_times (words, "alliance", "4", "1"), ==, 0);
  g_assert_cmpint (get_times (words, "rupture", "0", "1"), ==, 1);
  g_assert_cmpint (get_times (words, "w0", "4", "1"), ==, 1);
  g_assert_cmpint (get_times (words, "w4999", "4", "1"), ==, 1);
  g_assert_cmpint (get_times (words, "w5000", "4", "1"), ==, -1);
  g_assert_cmpuint (g_strv_length (words), ==, 5 + 5000);
  lengths = yyjson_obj_get (root, "fieldLength");
  g_assert_cmpint (yyjson_get_int (yyjson_arr_get (yyjson_obj_get (lengths, "0"), 0)), ==, 2);
  g_assert_cmpint (yyjson_get_int (yyjson_arr_get (yyjson_obj_get (lengths, "0"), 4)), ==, 3);
  g_assert_cmpint (yyjson_get_int (yyjson_arr_get (yyjson_obj_get (lengths, "1"), 4)), ==, 5000);
  g_assert_cmpfloat (yyjson_get_num (yyjson_arr_get (yyjson_obj_get (root, "averageFieldLength"), 0)), ==, 1.5);
}

static void
append_parts (PraxisSearchIndex *index,
              GString           *starts,
              GString           *places)
{
  praxis_search_index_write_starts (index, starts);
  praxis_search_index_write_places (index, places);
}

/* Places go on from text to text, with one left empty before each, and are packed as distances. */
static void
test_places (void)
{
  g_autoptr(PraxisSearchIndex) index = praxis_search_index_new ();
  g_autoptr(GString) starts = g_string_new (NULL);
  g_autoptr(GString) places = g_string_new (NULL);
  g_autoptr(GString) text = g_string_new (NULL);

  praxis_search_index_begin_post (index);
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_TITLE, "one two one");
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_TEXT, "two");
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_TEXT, "one");
  praxis_search_index_begin_post (index);
  for (guint i = 0; i < 40; i++)
    g_string_append (text, "three ");
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_TITLE, text->str);
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_JOURNAL, "two");
  append_parts (index, starts, places);
  /* 0 | 4 4 4 4 | 8 | 49 49 | 51 51, as distances. */
  g_assert_cmpstr (starts->str, ==, "AEAAA" "E" "pBA" "CA");
  /* One at 1, 3 and 7; two at 2, 5 and 50; three from 9 to 48. */
  g_assert_true (g_str_has_prefix (places->str, "BCE;CDtB;JBBB"));
  g_assert_cmpuint (places->len, ==, strlen ("BCE;CDtB;") + 40);
}

/* --- The site ---------------------------------------------------------------------------------------------- */

/* What a post says cannot run, and comes out as it went in. */
static void
test_hostile (TestLibrary   *test,
              gconstpointer  data)
{
  g_autoptr(PraxisExportReport) report = NULL;
  g_autoptr(JSCContext) context = NULL;
  g_autoptr(JSCValue) value = NULL;
  g_autofree char *posts = NULL;
  g_autofree char *words = NULL;
  g_autofree char *site = NULL;
  g_autofree char *script = NULL;
  g_autofree char *title = NULL;

  add_post (test, HOSTILE, HOSTILE, HOSTILE);
  report = export (test);
  context = jsc_context_new ();
  posts = read_file (test, "search/posts-0.js");
  words = read_file (test, "search/words-0.js");
  site = read_file (test, "search/site.js");
  for (guint i = 0; i < 3; i++)
    {
      const char *text = i == 0 ? posts : i == 1 ? words : site;

      g_assert_null (strchr (text, '<'));
      g_assert_null (strstr (text, "\u2028"));
      g_assert_null (strstr (text, "\u2029"));
    }
  script = g_strconcat ("let rows, terms; const praxisSearch = { posts: (n, r) => { rows = r }, words: () => {}, "
                        "site: s => { terms = s.terms } };", posts, words, site, "rows[0][1] + '|' + terms[0][1]", NULL);
  value = jsc_context_evaluate (context, script, -1);
  g_assert_null (jsc_context_get_exception (context));
  title = jsc_value_to_string (value);
  g_assert_cmpstr (title, ==, HOSTILE "|" HOSTILE);
}

static void
assert_holds (TestLibrary *test,
              const char  *path,
              const char  *text,
              gboolean     holds)
{
  g_autofree char *file = read_file (test, path);

  if ((strstr (file, text) != NULL) != holds)
    g_error ("%s %s “%s”:\n%s", path, holds ? "lacks" : "holds", text, file);
}

static void
test_pages (TestLibrary   *test,
            gconstpointer  data)
{
  g_autoptr(PraxisExportReport) report = NULL;

  add_post (test, "First", "Text.", "Empathy");
  report = export (test);
  assert_holds (test, "archive.html", "<div class=\"search\" id=\"search\" data-root=\"\" data-terms=\"\" hidden=\"\"></div>",
                TRUE);
  assert_holds (test, "archive.html", "<script src=\"search.js\" defer=\"\"></script>", TRUE);
  assert_holds (test, "archive.html", "<script src=\"search/site.js\" defer=\"\"></script>", TRUE);
  assert_holds (test, "archive.html", "script-src &#39;self&#39; file:", TRUE);
  assert_holds (test, "archive.html", "unsafe", FALSE);
  assert_holds (test, "topics/empathy.html", "data-root=\"../\" data-terms=\"topics/empathy\"", TRUE);
  assert_holds (test, "topics/empathy.html", "script-src &#39;self&#39; file:", TRUE);
  assert_holds (test, "types/survey.html", "data-terms=\"types/survey\"", TRUE);
  assert_holds (test, "topics/empathy/survey.html", "data-root=\"../../\" data-terms=\"topics/empathy types/survey\"", TRUE);
  /* Where there is nothing to search, nothing runs. */
  assert_holds (test, "posts/first.html", "script-src &#39;self&#39;", FALSE);
  assert_holds (test, "index.html", "search.js", FALSE);
  assert_holds (test, "search.js", "MiniSearch", TRUE);
  assert_holds (test, "search.js", "Copyright 2022 Luca Ongaro", TRUE);
  assert_holds (test, "search.js", "eval(", FALSE);
  assert_holds (test, "search.js", "new Function", FALSE);
  assert_holds (test, "search.js", "innerHTML", FALSE);
}

/* Nothing of what was written since the last publication is found. */
static void
test_secrets (TestLibrary   *test,
              gconstpointer  data)
{
  gint64 id = add_post (test, "First", "Known words.", "Empathy");
  g_autoptr(PraxisExportReport) report = NULL;

  edit (test, id, "Secret", "Hidden.");
  report = export (test);
  assert_holds (test, "search/words-0.js", ";known{", TRUE);
  assert_holds (test, "search/words-0.js", "'first{", TRUE);
  assert_holds (test, "search/words-0.js", "hidden", FALSE);
  assert_holds (test, "search/words-0.js", "secret", FALSE);
  assert_holds (test, "search/posts-0.js", "Secret", FALSE);
}

static gboolean
is_changed (PraxisExportReport *report,
            const char         *path)
{
  return g_strv_contains ((const char *const *) report->changed, path);
}

static void
test_incremental (TestLibrary   *test,
                  gconstpointer  data)
{
  gint64 id = add_post (test, "First", "Text.", "Empathy");
  g_autoptr(PraxisExportReport) first = export (test);
  g_autoptr(PraxisExportReport) none = export (test);
  g_autoptr(PraxisExportReport) text = NULL;
  g_autoptr(PraxisExportReport) title = NULL;
  g_autoptr(PraxisExportReport) gone = NULL;

  g_assert_cmpuint (none->written, ==, 0);
  edit (test, id, "First", "Another.");
  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, NULL));
  text = export (test);
  g_assert_true (is_changed (text, "search/words-0.js"));
  g_assert_true (is_changed (text, "search/site.js"));
  g_assert_false (is_changed (text, "search/posts-0.js"));
  g_assert_false (is_changed (text, "search.js"));
  edit (test, id, "Second", "Another.");
  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, NULL));
  title = export (test);
  g_assert_true (is_changed (title, "search/posts-0.js"));
  g_assert_true (praxis_store_delete_posts (test->store, &id, 1, NULL));
  gone = export (test);
  g_assert_true (g_strv_contains ((const char *const *) gone->gone, "search.js"));
  g_assert_true (g_strv_contains ((const char *const *) gone->gone, "search/words-0.js"));
}

/* A site of made-up posts, without those whose numbers are from @from on and below @to. */
static PraxisSite *
make_site (TestLibrary *test,
           guint        n,
           guint        from,
           guint        to)
{
  PraxisPublication *publication = praxis_store_get_publication (test->store, test->digest_uuid, NULL);
  g_autoptr(PraxisReferences) references = praxis_references_new (test->store, publication->digest, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *uuid = g_strdup_printf ("%08x-0000-4000-8000-000000000000", (n - i) * 2654435761u);
      g_autofree char *slug = g_strdup_printf ("post-%u", n - i);
      PraxisPublished *post = g_new0 (PraxisPublished, 1);

      post->id = n - i;
      post->uuid = g_string_chunk_insert (publication->texts, uuid);
      post->slug = g_string_chunk_insert (publication->texts, slug);
      post->title = post->slug;
      post->citation = "";
      post->month = 202303;
      post->terms = g_ptr_array_new ();
      g_ptr_array_add (publication->posts, post);
    }
  if (to > from)
    g_ptr_array_remove_range (publication->posts, from, to - from);
  return praxis_site_new (publication, references);
}

static guint
count_different (PraxisSite *a,
                 PraxisSite *b)
{
  guint n = 0;

  g_assert_cmpuint (a->shards->len, ==, b->shards->len);
  for (guint i = 0; i < a->shards->len; i++)
    n += strcmp (((PraxisSiteShard *) a->shards->pdata[i])->key, ((PraxisSiteShard *) b->shards->pdata[i])->key) != 0;
  return n;
}

/* A post that comes, goes or changes is one shard's matter. */
static void
test_shards (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr(PraxisSite) one = make_site (test, 1000, 0, 0);
  g_autoptr(PraxisSite) all = make_site (test, 2500, 0, 0);
  g_autoptr(PraxisSite) newest_gone = make_site (test, 2500, 0, 1);
  g_autoptr(PraxisSite) one_gone = make_site (test, 2500, 1200, 1201);
  g_autoptr(PraxisSite) again = make_site (test, 2500, 0, 0);
  guint n = 0;

  g_assert_cmpuint (one->shards->len, ==, 1);
  g_assert_cmpuint (all->shards->len, ==, 4);
  for (guint i = 0; i < all->shards->len; i++)
    {
      guint length = ((PraxisSiteShard *) all->shards->pdata[i])->places->len;

      g_assert_cmpuint (length, >, 500);
      g_assert_cmpuint (length, <, 1000);
      n += length;
    }
  g_assert_cmpuint (n, ==, 2500);
  g_assert_cmpuint (count_different (all, again), ==, 0);
  g_assert_cmpuint (count_different (all, newest_gone), ==, 1);
  g_assert_cmpuint (count_different (all, one_gone), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* What exports goes first: the citation engine sets options of scripts, which it cannot once a script has run. */
  g_test_add_func ("/site-search/index", test_index);
  g_test_add_func ("/site-search/places", test_places);
  test_library_add_test ("/site-search/pages", test_pages);
  test_library_add_test ("/site-search/secrets", test_secrets);
  test_library_add_test ("/site-search/incremental", test_incremental);
  test_library_add_test ("/site-search/shards", test_shards);
  test_library_add_test ("/site-search/hostile", test_hostile);
  g_test_add_func ("/site-search/hard-texts", test_hard_texts);
  g_test_add_func ("/site-search/all-characters", test_all_characters);
  return g_test_run ();
}
