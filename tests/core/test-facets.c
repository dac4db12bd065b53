/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Searches in random libraries, compared with the plainest program that does the same: it reads every post and
 * asks, value by value and post by post. The library changes between the searches, so that the indexes that follow
 * the changes are compared too, with it and with indexes made anew.
 */

#include "config.h"

#include "model/praxis-text.h"
#include "search/praxis-searcher.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-terms.h"

#include "test-library.h"

#include <string.h>

#define N_POSTS 70
#define N_ROUNDS 8
#define N_SEARCHES 14

static const char * const words[] = { "alpha", "beta", "gamma", "delta", "omega" };
static const char * const topics[] = { "Attachment", "Empathy", "Training", "Termination", "Feedback" };
static const char * const types[] = { "Survey", "Case study", "Process study" };
static const char * const journals[] = { "Annals", "Bulletin", "Review of Reviews", "Zeitschrift" };

typedef struct
{
  TestLibrary    *library;
  GRand          *random;
  char           *digests[2];
  /* From the key of a topic that was merged to that of the one that it became. */
  GHashTable     *merged;
  GPtrArray      *posts;
  PraxisSearcher *searcher;
} Setting;

static const char *
pick (Setting            *self,
      const char * const *values,
      gsize               n_values)
{
  return values[g_rand_int_range (self->random, 0, n_values)];
}

static gboolean
one_in (Setting *self,
        int      n)
{
  return g_rand_int_range (self->random, 0, n) == 0;
}

static PraxisMonth
pick_month (Setting *self)
{
  return one_in (self, 10) ? PRAXIS_MONTH_NONE
                           : praxis_month_new (g_rand_int_range (self->random, 2019, 2022),
                                               g_rand_int_range (self->random, 1, 5));
}

static void
fill_draft (Setting     *self,
            PraxisDraft *draft)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(GString) summary = g_string_new (NULL);
  const char *chosen[] = { pick (self, topics, G_N_ELEMENTS (topics)), NULL, NULL };
  const char *type[] = { pick (self, types, G_N_ELEMENTS (types)), NULL };

  if (one_in (self, 2))
    chosen[1] = pick (self, topics, G_N_ELEMENTS (topics));
  for (int i = 0; i < 3; i++)
    g_string_append_printf (summary, "%s ", pick (self, words, G_N_ELEMENTS (words)));
  praxis_draft_set_title (draft, pick (self, words, G_N_ELEMENTS (words)));
  praxis_draft_set_summary (draft, summary->str);
  praxis_draft_set_month (draft, pick_month (self));
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, chosen);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TYPE, type);
  praxis_draft_set_citations (draft, none);
  for (int i = g_rand_int_range (self->random, 0, 3); i > 0; i--)
    {
      g_autoptr(PraxisCitationBuilder) builder = praxis_citation_builder_new ("article-journal");
      g_autoptr(PraxisCitation) citation = NULL;

      praxis_citation_builder_set_string (builder, "title", "study");
      praxis_citation_builder_set_string (builder, "container-title", pick (self, journals, G_N_ELEMENTS (journals)));
      praxis_citation_builder_set_date (builder, "issued", g_rand_int_range (self->random, 2017, 2022), 0, 0);
      citation = praxis_citation_builder_end (builder, NULL);
      praxis_draft_add_citation (draft, citation);
    }
}

static void
save_post (Setting    *self,
           PraxisPost *post)
{
  g_autoptr(PraxisDraft) draft = post != NULL ? praxis_draft_new_from_post (post) : praxis_draft_new ();
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  fill_draft (self, draft);
  praxis_store_save_draft (self->library->store,
                           post != NULL ? praxis_post_get_digest_uuid (post) : self->digests[one_in (self, 3)], draft,
                           &outcome, &error);
  g_assert_no_error (error);
}

/* Reads what the plain program works on. */
static void
read_posts (Setting *self)
{
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  self->posts = g_ptr_array_new_with_free_func (g_object_unref);
  for (gint64 id = 1; id < 2 * N_POSTS; id++)
    {
      PraxisPost *post = praxis_store_get_post_by_id (self->library->store, id, NULL);

      if (post != NULL)
        g_ptr_array_add (self->posts, post);
    }
}

/* The values of a facet that a post has, with the keys by which they are the same. */
static GStrv
values_of (Setting     *self,
           PraxisPost  *post,
           PraxisFacet  facet)
{
  g_autoptr(GStrvBuilder) values = g_strv_builder_new ();
  g_autofree char *month = praxis_month_to_string (praxis_post_get_month (post));
  GPtrArray *terms = praxis_post_get_terms (post, facet == PRAXIS_FACET_TOPIC ? PRAXIS_VOCABULARY_TOPIC
                                                                              : PRAXIS_VOCABULARY_TYPE);
  GPtrArray *citations = praxis_post_get_citations (post);

  switch (facet)
    {
    case PRAXIS_FACET_TOPIC:
    case PRAXIS_FACET_TYPE:
      for (guint i = 0; i < terms->len; i++)
        g_strv_builder_add (values, praxis_term_get_label (g_ptr_array_index (terms, i)));
      break;
    case PRAXIS_FACET_MONTH:
    case PRAXIS_FACET_YEAR:
      if (month != NULL && facet == PRAXIS_FACET_YEAR)
        month[4] = '\0';
      if (month != NULL)
        g_strv_builder_add (values, month);
      break;
    case PRAXIS_FACET_JOURNAL:
    default:
      for (guint i = 0; i < citations->len; i++)
        g_strv_builder_add (values, praxis_citation_get_field (g_ptr_array_index (citations, i), "container-title"));
      break;
    }
  return g_strv_builder_end (values);
}

static char *
dup_key (Setting    *self,
         const char *value)
{
  g_autofree char *key = praxis_text_fold (value);
  const char *into;

  while ((into = g_hash_table_lookup (self->merged, key)) != NULL)
    g_set_str (&key, into);
  return g_steal_pointer (&key);
}

static gboolean
has_value (Setting     *self,
           PraxisPost  *post,
           PraxisFacet  facet,
           const char  *value)
{
  g_auto(GStrv) values = values_of (self, post, facet);
  g_autofree char *key = dup_key (self, value);

  for (gsize i = 0; values[i] != NULL; i++)
    {
      g_autofree char *own = dup_key (self, values[i]);

      if (g_str_equal (own, key))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_word (Setting    *self,
          PraxisPost *post,
          const char *word)
{
  return strstr (praxis_post_get_title (post), word) != NULL || strstr (praxis_post_get_summary (post), word) != NULL;
}

static gboolean
has_year (Setting    *self,
          PraxisPost *post,
          int         year)
{
  GPtrArray *citations = praxis_post_get_citations (post);

  if (praxis_month_get_year (praxis_post_get_month (post)) == year)
    return TRUE;
  for (guint i = 0; i < citations->len; i++)
    {
      if (praxis_citation_get_year (g_ptr_array_index (citations, i)) == year)
        return TRUE;
    }
  return FALSE;
}

/* The queries, each by what is typed and by what it means. */
static gboolean
meets_query (Setting    *self,
             PraxisPost *post,
             int         query)
{
#define HAS(i) has_word (self, post, words[i])
  switch (query)
    {
    case 1:
      return HAS (0);
    case 2:
      return HAS (0) && HAS (1);
    case 3:
      return HAS (2) && !HAS (3);
    case 4:
      return HAS (1) || HAS (4);
    case 5:
      return !HAS (0) && !HAS (2);
    case 6:
      return HAS (1) && has_year (self, post, 2020);
    case 7:
      return has_year (self, post, 2019) || HAS (3);
    case 8:
      return !has_year (self, post, 2021);
    case 9:
      return strstr (praxis_post_get_title (post), words[4]) != NULL;
    case 10:
      return HAS (0) && (HAS (1) || !HAS (2));
    default:
      return TRUE;
    }
#undef HAS
}

static const char * const queries[] = {
  "", "alpha ", "beta alph", "gamma -delta", "beta OR omega ", "-alpha -gamma", "beta year:2020",
  "year:2019-2019 OR delta ", "-year:2021", "title:omega ", "alpha beta OR -gamma ",
};

static gboolean
in_collection (PraxisPost       *post,
               PraxisCollection  collection)
{
  gboolean deleted = praxis_post_get_deleted (post) > 0;
  PraxisStatus status = praxis_post_get_status (post);

  switch (collection)
    {
    case PRAXIS_COLLECTION_TRASH:
      return deleted;
    case PRAXIS_COLLECTION_DRAFTS:
      return !deleted && (status == PRAXIS_STATUS_DRAFT || status == PRAXIS_STATUS_READY);
    case PRAXIS_COLLECTION_ALL:
    default:
      return !deleted;
    }
}

static gboolean
same_group (PraxisFacet a,
            PraxisFacet b)
{
  gboolean a_is_date = a == PRAXIS_FACET_YEAR || a == PRAXIS_FACET_MONTH;
  gboolean b_is_date = b == PRAXIS_FACET_YEAR || b == PRAXIS_FACET_MONTH;

  return a == b || (a_is_date && b_is_date);
}

/* Whether a post meets what is chosen in the group of @facet. */
static gboolean
meets_included (Setting      *self,
                PraxisFilter *filter,
                PraxisPost   *post,
                PraxisFacet   facet)
{
  gboolean all = facet == PRAXIS_FACET_TOPIC && !praxis_filter_get_any_topic (filter);
  guint n_chosen = 0;
  guint n_met = 0;

  for (PraxisFacet other = 0; other < PRAXIS_N_FACETS; other++)
    {
      const char * const *values = praxis_filter_get_values (filter, other, PRAXIS_CHOICE_INCLUDE);

      for (gsize i = 0; same_group (other, facet) && values[i] != NULL; i++)
        {
          n_chosen++;
          n_met += has_value (self, post, other, values[i]);
        }
    }
  return n_chosen == 0 || (all ? n_met == n_chosen : n_met > 0);
}

/* Whether a post has nothing that is excluded in the group of @facet, but for @except. */
static gboolean
meets_excluded (Setting      *self,
                PraxisFilter *filter,
                PraxisPost   *post,
                PraxisFacet   facet,
                const char   *except)
{
  g_autofree char *except_key = except != NULL ? dup_key (self, except) : NULL;

  for (PraxisFacet other = 0; other < PRAXIS_N_FACETS; other++)
    {
      const char * const *values = praxis_filter_get_values (filter, other, PRAXIS_CHOICE_EXCLUDE);

      for (gsize i = 0; same_group (other, facet) && values[i] != NULL; i++)
        {
          g_autofree char *key = dup_key (self, values[i]);

          if (!(other == facet && g_strcmp0 (key, except_key) == 0) && has_value (self, post, other, values[i]))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
meets_base (Setting      *self,
            PraxisFilter *filter,
            PraxisPost   *post,
            int           query)
{
  const char *digest = praxis_filter_get_digest (filter);

  return in_collection (post, praxis_filter_get_collection (filter)) &&
         (digest == NULL || g_str_equal (digest, praxis_post_get_digest_uuid (post))) &&
         meets_query (self, post, query);
}

static guint
count_plainly (Setting      *self,
               PraxisFilter *filter,
               int           query,
               PraxisFacet   facet,
               const char   *value)
{
  gboolean all = facet == PRAXIS_FACET_TOPIC && !praxis_filter_get_any_topic (filter);
  guint count = 0;

  for (guint i = 0; i < self->posts->len; i++)
    {
      PraxisPost *post = g_ptr_array_index (self->posts, i);
      gboolean met = meets_base (self, filter, post, query) && has_value (self, post, facet, value) &&
                     meets_excluded (self, filter, post, facet, value) &&
                     (!all || meets_included (self, filter, post, facet));

      for (PraxisFacet other = 0; met && other < PRAXIS_N_FACETS; other++)
        met = same_group (other, facet) ||
              (meets_included (self, filter, post, other) && meets_excluded (self, filter, post, other, NULL));
      count += met;
    }
  return count;
}

/* By whichever of its names. */
static gboolean
is_chosen (Setting      *self,
           PraxisFilter *filter,
           PraxisFacet   facet,
           const char   *value)
{
  g_autofree char *key = dup_key (self, value);

  for (PraxisChoice choice = PRAXIS_CHOICE_INCLUDE; choice <= PRAXIS_CHOICE_EXCLUDE; choice++)
    {
      const char * const *values = praxis_filter_get_values (filter, facet, choice);

      for (gsize i = 0; values[i] != NULL; i++)
        {
          g_autofree char *chosen = dup_key (self, values[i]);

          if (g_str_equal (chosen, key))
            return TRUE;
        }
    }
  return FALSE;
}

/* Every value with a post or a choice has its count, and nothing else has one. */
static void
check_counts (Setting            *self,
              PraxisFilter       *filter,
              int                 query,
              PraxisFacet         facet,
              PraxisSearchResult *result)
{
  GPtrArray *counts = praxis_search_result_get_counts (result, facet);
  g_autoptr(GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < counts->len; i++)
    {
      PraxisFacetCount *count = g_ptr_array_index (counts, i);

      g_assert_cmpuint (count->count, ==, count_plainly (self, filter, query, facet, count->value));
      g_assert_true (g_hash_table_add (listed, dup_key (self, count->value)));
      if (count->count == 0 && facet != PRAXIS_FACET_MONTH)
        g_assert_true (is_chosen (self, filter, facet, count->value));
    }
  for (guint i = 0; i < self->posts->len; i++)
    {
      g_auto(GStrv) values = values_of (self, g_ptr_array_index (self->posts, i), facet);

      for (gsize j = 0; values[j] != NULL; j++)
        {
          g_autofree char *key = dup_key (self, values[j]);

          if (!g_hash_table_contains (listed, key))
            g_assert_cmpuint (count_plainly (self, filter, query, facet, values[j]), ==, 0);
        }
    }
}

static guint
rank_of_month (PraxisPost *post)
{
  PraxisMonth month = praxis_post_get_month (post);

  return month == PRAXIS_MONTH_NONE ? G_MAXUINT : month;
}

static gboolean
is_before (PraxisPost *a,
           PraxisPost *b,
           gboolean    oldest_first)
{
  if (rank_of_month (a) != rank_of_month (b))
    return oldest_first ? rank_of_month (a) < rank_of_month (b) : rank_of_month (a) > rank_of_month (b);
  if (praxis_post_get_position (a) != praxis_post_get_position (b))
    return praxis_post_get_position (a) < praxis_post_get_position (b);
  return praxis_post_get_id (a) < praxis_post_get_id (b);
}

static PraxisPost *
find_post (Setting *self,
           gint64   id)
{
  for (guint i = 0; i < self->posts->len; i++)
    {
      if (praxis_post_get_id (g_ptr_array_index (self->posts, i)) == id)
        return g_ptr_array_index (self->posts, i);
    }
  g_assert_not_reached ();
}

static void
check_posts (Setting            *self,
             PraxisFilter       *filter,
             int                 query,
             PraxisSearchResult *result)
{
  g_autoptr(GHashTable) found = g_hash_table_new (NULL, NULL);
  PraxisSort sort = praxis_filter_get_sort (filter);

  for (gsize i = 0; i < praxis_search_result_get_size (result); i++)
    {
      PraxisPost *post = find_post (self, praxis_search_result_get_id (result, i));

      g_assert_true (g_hash_table_add (found, post));
      g_assert_cmpuint (praxis_search_result_get_month (result, i), ==, praxis_post_get_month (post));
      if (i > 0 && !praxis_search_result_is_ranked (result))
        g_assert_true (is_before (find_post (self, praxis_search_result_get_id (result, i - 1)), post,
                                  sort == PRAXIS_SORT_OLDEST));
    }
  for (guint i = 0; i < self->posts->len; i++)
    {
      PraxisPost *post = g_ptr_array_index (self->posts, i);
      gboolean met = meets_base (self, filter, post, query);

      for (PraxisFacet facet = 0; met && facet < PRAXIS_N_FACETS; facet++)
        met = meets_included (self, filter, post, facet) && meets_excluded (self, filter, post, facet, NULL);
      g_assert_cmpint (g_hash_table_contains (found, post), ==, met);
    }
}

static void
choose (Setting      *self,
        PraxisFilter *filter)
{
  PraxisFacet facet = g_rand_int_range (self->random, 0, PRAXIS_N_FACETS);
  PraxisChoice choice = one_in (self, 3) ? PRAXIS_CHOICE_EXCLUDE : PRAXIS_CHOICE_INCLUDE;
  g_auto(GStrv) values = values_of (self, g_ptr_array_index (self->posts, g_rand_int_range (self->random, 0,
                                                                                           self->posts->len)), facet);

  if (one_in (self, 20))
    praxis_filter_set_choice (filter, facet, "Nobody's", choice);
  else if (values[0] != NULL)
    praxis_filter_set_choice (filter, facet, values[0], choice);
}

static PraxisFilter *
make_filter (Setting *self,
             int      query)
{
  PraxisFilter *filter = praxis_filter_new ();

  praxis_filter_set_text (filter, queries[query]);
  praxis_filter_set_any_topic (filter, one_in (self, 2));
  praxis_filter_set_sort (filter, g_rand_int_range (self->random, 0, PRAXIS_SORT_RELEVANCE + 1));
  if (one_in (self, 4))
    praxis_filter_set_digest (filter, self->digests[one_in (self, 2)]);
  if (one_in (self, 4))
    praxis_filter_set_collection (filter, PRAXIS_COLLECTION_DRAFTS);
  else if (query == 0 && one_in (self, 2))
    praxis_filter_set_collection (filter, PRAXIS_COLLECTION_TRASH);
  for (int i = g_rand_int_range (self->random, 0, 4); i > 0; i--)
    choose (self, filter);
  return filter;
}

static void
check_search (Setting *self)
{
  int query = one_in (self, 3) ? 0 : g_rand_int_range (self->random, 0, G_N_ELEMENTS (queries));
  g_autoptr(PraxisFilter) filter = make_filter (self, query);
  g_autoptr(PraxisSearcher) anew = praxis_searcher_new ();
  PraxisSearcher *searchers[] = { self->searcher, anew };

  for (gsize i = 0; i < G_N_ELEMENTS (searchers); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PraxisSearchResult) result = NULL;

      result = praxis_searcher_search (searchers[i], self->library->store, filter, NULL, &error);
      g_assert_no_error (error);
      check_posts (self, filter, query, result);
      for (PraxisFacet facet = 0; facet < PRAXIS_N_FACETS; facet++)
        check_counts (self, filter, query, facet, result);
    }
}

static void
merge_topics (Setting *self)
{
  const char *from = pick (self, topics, G_N_ELEMENTS (topics));
  const char *into = pick (self, topics, G_N_ELEMENTS (topics));
  g_autofree char *from_key = dup_key (self, from);
  g_autofree char *into_key = dup_key (self, into);

  if (g_str_equal (from_key, into_key) ||
      !praxis_store_merge_terms (self->library->store, self->digests[0], PRAXIS_VOCABULARY_TOPIC, from, into, NULL))
    return;
  g_hash_table_insert (self->merged, g_steal_pointer (&from_key), g_steal_pointer (&into_key));
}

static void
change_library (Setting *self)
{
  PraxisStore *store = self->library->store;
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 5; i++)
    {
      PraxisPost *post = g_ptr_array_index (self->posts, g_rand_int_range (self->random, 0, self->posts->len));
      gint64 id = praxis_post_get_id (post);
      gboolean deleted = praxis_post_get_deleted (post) > 0;

      if (one_in (self, 4))
        save_post (self, NULL);
      else if (deleted)
        praxis_store_restore_posts (store, &id, 1, &error);
      else if (one_in (self, 3))
        praxis_store_delete_posts (store, &id, 1, &error);
      else if (one_in (self, 2))
        praxis_store_set_status (store, id, g_rand_int_range (self->random, 0, PRAXIS_STATUS_NEEDS_UPDATE), &error);
      else
        save_post (self, post);
      g_assert_no_error (error);
      read_posts (self);
    }
  if (one_in (self, 3))
    praxis_store_empty_trash (store, G_MAXINT64, &error);
  g_assert_no_error (error);
  if (one_in (self, 4))
    merge_topics (self);
  praxis_store_set_blurb (store, self->digests[0], 202106, "Nothing yet.", &error);
  g_assert_no_error (error);
  read_posts (self);
}

static void
test_random (TestLibrary   *library,
             gconstpointer  data)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(PraxisDigest) digest = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", uuid, "slug", "other", "title", "Other",
                                                 "language", "en", NULL);
  g_autoptr(GRand) random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(GHashTable) merged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Setting self = { .library = library, .random = random, .digests = { library->digest_uuid, uuid },
                   .merged = merged, .searcher = searcher };
  g_autoptr(GError) error = NULL;

  praxis_store_add_digest (library->store, digest, &error);
  g_assert_no_error (error);
  for (int i = 0; i < N_POSTS; i++)
    save_post (&self, NULL);
  read_posts (&self);
  for (int round = 0; round < N_ROUNDS; round++)
    {
      for (int i = 0; i < N_SEARCHES; i++)
        check_search (&self);
      change_library (&self);
    }
  g_ptr_array_unref (self.posts);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/facets/random/1", TestLibrary, GUINT_TO_POINTER (1), test_library_set_up, test_random,
              test_library_tear_down);
  g_test_add ("/facets/random/2", TestLibrary, GUINT_TO_POINTER (2), test_library_set_up, test_random,
              test_library_tear_down);
  return g_test_run ();
}
