/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "publish/praxis-page.h"
#include "publish/praxis-reading-time.h"
#include "publish/praxis-site.h"
#include "test-library.h"

/* The lists of a site, made from publications that no library holds. */

typedef struct
{
  TestLibrary       *test;
  PraxisPublication *publication;
  GHashTable        *terms;
} Maker;

static PraxisTerm *
get_term (Maker            *self,
          PraxisVocabulary  vocabulary,
          const char       *label)
{
  g_autofree char *uuid = g_strdup_printf ("%u-%s", vocabulary, label);
  PraxisTerm *term = g_hash_table_lookup (self->terms, uuid);

  if (term == NULL)
    {
      term = praxis_term_new (uuid, vocabulary, label, label, NULL, FALSE);
      g_hash_table_insert (self->terms, g_strdup (uuid), term);
    }
  return term;
}

static void
maker_init (Maker       *self,
            TestLibrary *test,
            const char  *base_url)
{
  self->test = test;
  self->terms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->publication = g_new0 (PraxisPublication, 1);
  self->publication->digest = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", test->digest_uuid, "title", "«Über» all", "language", "en",
                                            "base-url", base_url, NULL);
  self->publication->posts = g_ptr_array_new ();
  self->publication->terms = g_ptr_array_new_with_free_func (g_object_unref);
  self->publication->issues = g_ptr_array_new ();
  self->publication->former_slugs = g_ptr_array_new ();
  self->publication->texts = g_string_chunk_new (4096);
}

static void
published_free (gpointer data)
{
  PraxisPublished *post = data;

  g_ptr_array_unref (post->terms);
  g_free (post);
}

G_GNUC_PRINTF (2, 3) static const char *
add_text (Maker      *self,
          const char *form,
          ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, form);
  text = g_strdup_vprintf (form, arguments);
  va_end (arguments);
  return g_string_chunk_insert (self->publication->texts, text);
}

/* Adds a post that is older than all before. */
static void
add (Maker       *self,
     PraxisMonth  month,
     const char  *topics,
     const char  *type)
{
  PraxisPublished *post = g_new0 (PraxisPublished, 1);
  g_auto(GStrv) labels = g_strsplit (topics, " ", -1);

  post->id = self->publication->posts->len + 1;
  post->uuid = add_text (self, "uuid-%u", (guint) post->id);
  post->slug = add_text (self, "post-%u", (guint) post->id);
  post->title = add_text (self, "Post %u", (guint) post->id);
  post->citation = "Ott & Lee, 2020";
  post->year = 2020;
  post->month = month;
  post->changed = 1700000000 + post->id;
  post->terms = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; labels[i] != NULL && *labels[i] != '\0'; i++)
    g_ptr_array_add (post->terms, g_object_ref (get_term (self, PRAXIS_VOCABULARY_TOPIC, labels[i])));
  if (type != NULL)
    g_ptr_array_add (post->terms, g_object_ref (get_term (self, PRAXIS_VOCABULARY_TYPE, type)));
  g_ptr_array_add (self->publication->posts, post);
}

static int
compare_terms (gconstpointer a,
               gconstpointer b)
{
  return strcmp (praxis_term_get_uuid (*(PraxisTerm *const *) a), praxis_term_get_uuid (*(PraxisTerm *const *) b));
}

static PraxisSite *
make (Maker *self)
{
  g_autoptr(PraxisReferences) references = praxis_references_new (self->test->store, self->publication->digest, NULL);
  GHashTableIter iter;
  gpointer term;

  g_ptr_array_set_free_func (self->publication->posts, published_free);
  g_hash_table_iter_init (&iter, self->terms);
  while (g_hash_table_iter_next (&iter, NULL, &term))
    g_ptr_array_add (self->publication->terms, g_object_ref (term));
  g_ptr_array_sort (self->publication->terms, compare_terms);
  g_hash_table_unref (self->terms);
  return praxis_site_new (self->publication, references);
}

static const PraxisSiteFile *
find_file (PraxisSite *site,
           const char *path)
{
  for (guint i = 0; i < site->files->len; i++)
    {
      const PraxisSiteFile *file = site->files->pdata[i];

      if (strcmp (file->path, path) == 0)
        return file;
    }
  return NULL;
}

static char *
render (PraxisSite *site,
        const char *path)
{
  const PraxisSiteFile *file = find_file (site, path);
  g_autoptr(GPtrArray) posts = g_ptr_array_new ();
  g_autoptr(GBytes) bytes = NULL;
  gsize length;
  const char *data;

  g_assert_nonnull (file);
  bytes = file->kind->render (site, file, posts, NULL);
  data = g_bytes_get_data (bytes, &length);
  return g_strndup (data, length);
}

static guint
count_of (const char *text,
          const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

static char *
dup_related (PraxisSite *site,
             guint       place)
{
  GString *text = g_string_new (NULL);

  for (guint n = 0; n < PRAXIS_SITE_N_RELATED; n++)
    {
      guint other = g_array_index (site->related, guint, place * PRAXIS_SITE_N_RELATED + n);

      if (other != G_MAXUINT)
        g_string_append_printf (text, "%s%u", text->len > 0 ? " " : "", other);
    }
  return g_string_free_and_steal (text);
}

static void
assert_related (PraxisSite *site,
                guint       place,
                const char *expected)
{
  g_autofree char *related = dup_related (site, place);

  g_assert_cmpstr (related, ==, expected);
}

/* What is shared more, or is rarer, comes before what is newer; what shares no topic is not related. */
static void
test_related (TestLibrary   *test,
              gconstpointer  data)
{
  Maker maker;
  g_autoptr(PraxisSite) site = NULL;

  maker_init (&maker, test, "");
  add (&maker, 202303, "common rare", "survey");   /* 0 */
  add (&maker, 202302, "common", "trial");         /* 1 */
  add (&maker, 202302, "common", "survey");        /* 2 */
  add (&maker, 202301, "common", "trial");         /* 3 */
  add (&maker, 202301, "rare", "trial");           /* 4 */
  add (&maker, 202301, "common", "survey");        /* 5 */
  add (&maker, 202301, "lonely", "survey");        /* 6 */
  site = make (&maker);

  /* What is rare counts as much as two that are common; then the newest come first. */
  assert_related (site, 0, "2 4 5");
  assert_related (site, 6, "");
  /* Those that came later stand before those that were there, which stand by what they share. */
  assert_related (site, 4, "0");
  assert_related (site, 5, "0 1");
  assert_related (site, 2, "0 1 5 3");
}

/* The posts whose related ones differ between two sites of which the second has one post more, the newest. */
static guint
count_changed (PraxisSite *before,
               PraxisSite *after)
{
  guint n = 0;

  for (guint i = 0; i < before->paths->len; i++)
    {
      const guint *old_places = &g_array_index (before->related, guint, i * PRAXIS_SITE_N_RELATED);
      const guint *new_places = &g_array_index (after->related, guint, (i + 1) * PRAXIS_SITE_N_RELATED);
      gboolean same = TRUE;

      for (guint k = 0; k < PRAXIS_SITE_N_RELATED; k++)
        same &= old_places[k] == G_MAXUINT ? new_places[k] == G_MAXUINT : old_places[k] + 1 == new_places[k];
      n += !same;
    }
  return n;
}

/* However many posts share its topic, a new one changes the pages of the three that it chooses. */
static void
test_related_bounded (TestLibrary   *test,
                      gconstpointer  data)
{
  g_autoptr(PraxisSite) before = NULL;
  g_autoptr(PraxisSite) after = NULL;

  for (guint more = 0; more < 2; more++)
    {
      Maker maker;

      maker_init (&maker, test, "");
      for (guint i = 1 - more; i < 2000; i++)
        {
          g_autofree char *topics = g_strdup_printf ("all t%u u%u", i % 7, i % 50);

          add (&maker, 202303, i == 0 ? "all t1 u1" : topics, i % 3 == 0 ? "survey" : "trial");
        }
      *(more ? &after : &before) = make (&maker);
    }
  g_assert_cmpuint (after->paths->len, ==, before->paths->len + 1);
  g_assert_cmpuint (count_changed (before, after), >, 0);
  g_assert_cmpuint (count_changed (before, after), <=, PRAXIS_SITE_N_OLDER);
}

/* Both facets by plain links: what is chosen is marked, each link changes one facet, none leads to nothing. */
static void
test_facets (TestLibrary   *test,
             gconstpointer  data)
{
  Maker maker;
  g_autoptr(PraxisSite) site = NULL;
  g_autofree char *both = NULL;
  g_autofree char *topic = NULL;
  g_autofree char *archive = NULL;

  maker_init (&maker, test, "");
  add (&maker, 202303, "empathy", "survey");
  add (&maker, 202302, "empathy", "trial");
  add (&maker, 202301, "training", "survey");
  site = make (&maker);
  g_assert_nonnull (find_file (site, "topics/empathy/trial.html"));
  g_assert_null (find_file (site, "topics/training/trial.html"));

  both = render (site, "topics/empathy/survey.html");
  g_assert_nonnull (strstr (both, ">Post 1</a>"));
  g_assert_null (strstr (both, ">Post 2</a>"));
  g_assert_cmpuint (count_of (both, "aria-current=\"page\""), ==, 2);
  g_assert_nonnull (strstr (both, "<a href=\"../../topics/empathy/survey.html\" aria-current=\"page\"><span>empathy</span>"));
  g_assert_nonnull (strstr (both, "<a href=\"../../topics/empathy/survey.html\" aria-current=\"page\"><span>survey</span>"));
  g_assert_nonnull (strstr (both, "<a href=\"../../topics/training/survey.html\"><span>training</span>\u00a0"
                                  "<span class=\"count\">(1)</span>"));
  /* The way back to each. */
  g_assert_nonnull (strstr (both, "<a href=\"../../types/survey.html\"><span>All topics</span>\u00a0"
                                  "<span class=\"count\">(2)</span>"));
  g_assert_nonnull (strstr (both, "<a href=\"../../topics/empathy.html\"><span>All types</span>"));
  g_assert_nonnull (strstr (both, "<a href=\"../../topics/empathy.html\"><span>empathy: all posts</span>"));

  topic = render (site, "topics/training.html");
  g_assert_nonnull (strstr (topic, "<a href=\"../topics/training.html\" aria-current=\"page\"><span>training</span>"));
  g_assert_nonnull (strstr (topic, "<a href=\"../topics/training.html\" aria-current=\"page\"><span>All types</span>"));
  g_assert_nonnull (strstr (topic, "<a href=\"../archive.html\"><span>All topics</span>"));
  g_assert_nonnull (strstr (topic, "<a href=\"../topics/training/survey.html\"><span>survey</span>"));
  g_assert_null (strstr (topic, "<span>trial</span>"));

  archive = render (site, "archive.html");
  g_assert_nonnull (strstr (archive, "<a href=\"archive.html\" aria-current=\"page\"><span>All topics</span>"));
  g_assert_nonnull (strstr (archive, "<a href=\"types/trial.html\"><span>trial</span>"));
}

/* With 10,000 posts the archive is light, and the table has a page a year. */
static void
test_many (TestLibrary   *test,
           gconstpointer  data)
{
  Maker maker;
  g_autoptr(PraxisSite) site = NULL;
  g_autofree char *archive = NULL;
  g_autofree char *table = NULL;
  g_autofree char *older = NULL;

  maker_init (&maker, test, "");
  for (guint i = 0; i < 10000; i++)
    add (&maker, praxis_month_new (2024 - i / 500, 12 - i / 42 % 12), "empathy", "survey");
  site = make (&maker);
  archive = render (site, "archive.html");
  g_assert_cmpuint (strlen (archive), <, 100000);
  g_assert_nonnull (strstr (archive, "<a href=\"2024/index.html\">2024</a>\u00a0<span class=\"count\">(500)</span>"));

  table = render (site, "posts/index.html");
  older = render (site, "2023/posts.html");
  g_assert_null (find_file (site, "2024/posts.html"));
  g_assert_cmpuint (count_of (table, "<tr>"), ==, 1 + 500);
  g_assert_nonnull (strstr (table, "<a href=\"../posts/index.html\" aria-current=\"page\"><span>2024</span>"));
  g_assert_nonnull (strstr (older, "<a href=\"../2023/posts.html\" aria-current=\"page\"><span>2023</span>"));
  g_assert_nonnull (strstr (older, "<th scope=\"row\"><bdi><a href=\"../posts/post-501.html\">Post 501</a></bdi></th>\n"
                                   "<td><bdi>Ott &amp; Lee</bdi></td>\n<td>2020</td>\n<td></td>\n"));
}

static void
test_sitemap (TestLibrary   *test,
              gconstpointer  data)
{
  Maker maker;
  g_autoptr(PraxisSite) site = NULL;
  g_autofree char *sitemap = NULL;
  g_autofree char *robots = NULL;

  maker_init (&maker, test, "https://example.org/d/");
  add (&maker, 202303, "empathy", "survey");
  site = make (&maker);
  sitemap = render (site, "sitemap.xml");
  robots = render (site, "robots.txt");
  g_assert_nonnull (strstr (sitemap, "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"));
  g_assert_nonnull (strstr (sitemap, "<loc>https://example.org/d/</loc>"));
  g_assert_nonnull (strstr (sitemap, "<loc>https://example.org/d/posts/post-1.html</loc>\n  <lastmod>2023-11-14</lastmod>"));
  g_assert_nonnull (strstr (sitemap, "<loc>https://example.org/d/2023/03/</loc>"));
  g_assert_null (strstr (sitemap, "empathy/survey"));
  g_assert_null (strstr (sitemap, "404"));
  g_assert_nonnull (strstr (robots, "\nSitemap: https://example.org/d/sitemap.xml\n"));
}

/* Without an address there is nothing to list. */
static void
test_no_address (TestLibrary   *test,
                 gconstpointer  data)
{
  Maker maker;
  g_autoptr(PraxisSite) site = NULL;
  g_autofree char *robots = NULL;
  g_autofree char *missing = NULL;

  maker_init (&maker, test, "");
  add (&maker, 202303, "empathy", "survey");
  site = make (&maker);
  robots = render (site, "robots.txt");
  missing = render (site, "404.html");
  g_assert_null (find_file (site, "sitemap.xml"));
  g_assert_cmpstr (robots, ==, "User-agent: *\nDisallow:\n");
  g_assert_nonnull (strstr (missing, "<a href=\"archive.html\">"));
}

static void
test_large_sitemap (TestLibrary   *test,
                    gconstpointer  data)
{
  Maker maker;
  g_autoptr(PraxisSite) site = NULL;
  g_autofree char *index = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  maker_init (&maker, test, "https://example.org/d/");
  for (guint i = 0; i < 50000; i++)
    add (&maker, 202303, "", NULL);
  site = make (&maker);
  index = render (site, "sitemap.xml");
  first = render (site, "sitemap-1.xml");
  second = render (site, "sitemap-2.xml");
  g_assert_null (find_file (site, "sitemap-3.xml"));
  g_assert_cmpuint (count_of (index, "<sitemap>"), ==, 2);
  g_assert_nonnull (strstr (index, "<loc>https://example.org/d/sitemap-2.xml</loc>"));
  g_assert_cmpuint (count_of (first, "<url>"), ==, 50000);
  /* The first page, the archive, the table, the year and the month come before the posts. */
  g_assert_cmpuint (count_of (second, "<url>"), ==, 5);
}

/* The page for addresses that lead nowhere is right at any of them. */
static void
test_missing (TestLibrary   *test,
              gconstpointer  data)
{
  Maker maker;
  g_autoptr(PraxisSite) site = NULL;
  g_autofree char *page = NULL;

  maker_init (&maker, test, "https://example.org/d");
  add (&maker, 202303, "empathy", "survey");
  site = make (&maker);
  page = render (site, "404.html");
  g_assert_nonnull (strstr (page, "href=\"https://example.org/d/style.css\""));
  g_assert_nonnull (strstr (page, "href=\"https://example.org/d/archive.html\""));
  g_assert_nonnull (strstr (page, "<meta name=\"robots\" content=\"noindex\">"));
  g_assert_null (strstr (page, "canonical"));
  g_assert_null (strstr (page, "href=\"../"));
}

static void
test_icon (TestLibrary   *test,
           gconstpointer  data)
{
  Maker maker;
  g_autoptr(PraxisSite) site = NULL;
  g_autofree char *icon = NULL;

  maker_init (&maker, test, "");
  site = make (&maker);
  icon = render (site, "favicon.svg");
  g_assert_nonnull (strstr (icon, ">Ü</text>"));
  /* In the light and in the dark. */
  g_assert_cmpuint (count_of (icon, "rect{fill:#"), ==, 2);
}

static char *
repeat (const char *text,
        guint       n)
{
  GString *all = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (all, text);
  return g_string_free_and_steal (all);
}

static void
test_reading_time (void)
{
  static const struct
  {
    const char *text;
    guint       n;
    const char *language;
    guint       minutes;
  } cases[] = {
    { "", 1, "en", 1 },
    { "It's well-known. ", 228, "en", 2 },
    { "Wort ", 358, "de-AT", 2 },
    { "[word](https://example.org/many/words/in/an/address) ", 228, "en", 1 },
    { "治疗，", 510, "zh", 4 },
    { "治療", 357, "ja", 2 },
    { "كلمة ", 276, "ar", 2 },
    { "word ", 400, "xx", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = repeat (cases[i].text, cases[i].n);
      g_autoptr(PraxisPost) post = praxis_post_new (&(PraxisPostFields) { .summary = text, .implications = "" });

      g_test_message ("%s: %s", cases[i].language, cases[i].text);
      g_assert_cmpuint (praxis_reading_time_of_post (post, cases[i].language), ==, cases[i].minutes);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/site-lists/related", test_related);
  test_library_add_test ("/site-lists/related-bounded", test_related_bounded);
  test_library_add_test ("/site-lists/facets", test_facets);
  test_library_add_test ("/site-lists/many", test_many);
  test_library_add_test ("/site-lists/sitemap", test_sitemap);
  test_library_add_test ("/site-lists/no-address", test_no_address);
  test_library_add_test ("/site-lists/large-sitemap", test_large_sitemap);
  test_library_add_test ("/site-lists/missing", test_missing);
  test_library_add_test ("/site-lists/icon", test_icon);
  g_test_add_func ("/site-lists/reading-time", test_reading_time);
  return g_test_run ();
}
