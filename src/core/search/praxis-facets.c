/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-facets.h"

#include <string.h>

/*
 * The choices form four groups: topics, types of research, dates (years and months together), journals. A post
 * is shown if it meets every group: it has one of the values that are chosen there (of topics all of them, unless
 * one is enough) and none of those that are excluded.
 *
 * The count beside a value is how many posts would be shown if it were chosen too. So a group's own choices do
 * not count against its other values where one is enough, since choosing another one adds posts; where all must
 * hold, and for what is excluded, they do. The count beside an excluded value is what it hides.
 */

typedef enum
{
  GROUP_TOPIC,
  GROUP_TYPE,
  GROUP_DATE,
  GROUP_JOURNAL,
} Group;

#define N_GROUPS 4

struct _PraxisFacets
{
  const PraxisFilter    *filter;
  const PraxisPostIndex *posts;
  const PraxisTermIndex *terms;
  /* NULL where nothing is chosen so. */
  PraxisBitmap          *included[N_GROUPS];
  PraxisBitmap          *excluded[N_GROUPS];
};

static Group
group_of (PraxisFacet facet)
{
  switch (facet)
    {
    case PRAXIS_FACET_TOPIC:
      return GROUP_TOPIC;
    case PRAXIS_FACET_TYPE:
      return GROUP_TYPE;
    case PRAXIS_FACET_JOURNAL:
      return GROUP_JOURNAL;
    case PRAXIS_FACET_YEAR:
    case PRAXIS_FACET_MONTH:
    default:
      return GROUP_DATE;
    }
}

static gboolean
is_date (PraxisFacet facet)
{
  return group_of (facet) == GROUP_DATE;
}

/* Whether a month belongs to "2023" or to "2023-03". */
static gboolean
month_is_in (PraxisMonth  month,
             PraxisFacet  facet,
             const char  *value)
{
  g_autofree char *text = praxis_month_to_string (month);

  if (text == NULL)
    return FALSE;
  if (facet == PRAXIS_FACET_YEAR)
    text[strlen ("YYYY")] = '\0';
  return g_str_equal (text, value);
}

/* The posts that have a value; none where nobody knows it. */
static PraxisBitmap *
posts_of (PraxisFacets *self,
          PraxisFacet   facet,
          const char   *value)
{
  PraxisBitmap *posts = praxis_bitmap_new (praxis_post_index_get_size (self->posts));

  if (is_date (facet))
    {
      GArray *months = praxis_post_index_get_months (self->posts);

      for (guint i = 0; i < months->len; i++)
        {
          const PraxisMonthPosts *month = &g_array_index (months, PraxisMonthPosts, i);

          if (month_is_in (month->month, facet, value))
            praxis_post_set_add_to (month->posts, posts);
        }
    }
  else
    {
      const PraxisFacetValue *found = praxis_term_index_find (self->terms, facet, value);

      if (found != NULL)
        praxis_post_set_add_to (found->posts, posts);
    }
  return posts;
}

static gboolean
all_must_hold (const PraxisFilter *filter,
               Group               group)
{
  return group == GROUP_TOPIC && !praxis_filter_get_any_topic (filter);
}

static void
include (PraxisFacets *self,
         PraxisFacet   facet,
         const char   *value)
{
  Group group = group_of (facet);
  g_autoptr(PraxisBitmap) posts = posts_of (self, facet, value);

  if (self->included[group] == NULL)
    self->included[group] = g_steal_pointer (&posts);
  else if (all_must_hold (self->filter, group))
    praxis_bitmap_and (self->included[group], posts);
  else
    praxis_bitmap_or (self->included[group], posts);
}

static void
exclude (PraxisFacets *self,
         PraxisFacet   facet,
         const char   *value)
{
  Group group = group_of (facet);
  g_autoptr(PraxisBitmap) posts = posts_of (self, facet, value);

  if (self->excluded[group] == NULL)
    self->excluded[group] = g_steal_pointer (&posts);
  else
    praxis_bitmap_or (self->excluded[group], posts);
}

/**
 * praxis_facets_need_terms:
 * @filter: a filter
 *
 * Returns: whether the index of terms is needed for its choices
 */
gboolean
praxis_facets_need_terms (const PraxisFilter *filter)
{
  for (PraxisFacet facet = 0; facet < PRAXIS_N_FACETS; facet++)
    {
      if (!is_date (facet) && (praxis_filter_get_values (filter, facet, PRAXIS_CHOICE_INCLUDE)[0] != NULL ||
                               praxis_filter_get_values (filter, facet, PRAXIS_CHOICE_EXCLUDE)[0] != NULL))
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_facets_new:
 * @filter: a filter, borrowed as the indexes are
 * @posts: the index of posts
 * @terms: (nullable): the index of terms, where praxis_facets_need_terms() or praxis_facets_count() needs it
 *
 * Returns: (transfer full): the choices of @filter
 */
PraxisFacets *
praxis_facets_new (const PraxisFilter    *filter,
                   const PraxisPostIndex *posts,
                   const PraxisTermIndex *terms)
{
  PraxisFacets *self = g_new0 (PraxisFacets, 1);

  self->filter = filter;
  self->posts = posts;
  self->terms = terms;
  for (PraxisFacet facet = 0; facet < PRAXIS_N_FACETS; facet++)
    {
      const char * const *included = praxis_filter_get_values (filter, facet, PRAXIS_CHOICE_INCLUDE);
      const char * const *excluded = praxis_filter_get_values (filter, facet, PRAXIS_CHOICE_EXCLUDE);

      for (gsize i = 0; included[i] != NULL; i++)
        include (self, facet, included[i]);
      for (gsize i = 0; excluded[i] != NULL; i++)
        exclude (self, facet, excluded[i]);
    }
  return self;
}

void
praxis_facets_free (PraxisFacets *self)
{
  for (guint i = 0; i < N_GROUPS; i++)
    {
      g_clear_pointer (&self->included[i], praxis_bitmap_free);
      g_clear_pointer (&self->excluded[i], praxis_bitmap_free);
    }
  g_free (self);
}

static void
narrow_by (PraxisFacets *self,
           Group         group,
           PraxisBitmap *posts)
{
  if (self->included[group] != NULL)
    praxis_bitmap_and (posts, self->included[group]);
  if (self->excluded[group] != NULL)
    praxis_bitmap_and_not (posts, self->excluded[group]);
}

/**
 * praxis_facets_narrow:
 * @self: choices
 * @base: posts
 *
 * Returns: (transfer full): those of @base that meet all choices
 */
PraxisBitmap *
praxis_facets_narrow (PraxisFacets       *self,
                      const PraxisBitmap *base)
{
  PraxisBitmap *posts = praxis_bitmap_copy (base);

  for (Group group = 0; group < N_GROUPS; group++)
    narrow_by (self, group, posts);
  return posts;
}

/* What the values of a group are counted in, but for what the group itself excludes. */
static PraxisBitmap *
counted_for (PraxisFacets       *self,
             Group               group,
             const PraxisBitmap *base)
{
  PraxisBitmap *posts = praxis_bitmap_copy (base);

  for (Group other = 0; other < N_GROUPS; other++)
    {
      if (other != group)
        narrow_by (self, other, posts);
    }
  if (all_must_hold (self->filter, group) && self->included[group] != NULL)
    praxis_bitmap_and (posts, self->included[group]);
  return posts;
}

/* Whether two names are of one value: a term may have been chosen by its label and by an alias. */
static gboolean
is_same_value (PraxisFacets *self,
               PraxisFacet   facet,
               const char   *a,
               const char   *b)
{
  const PraxisFacetValue *value;

  if (is_date (facet))
    return g_str_equal (a, b);
  value = praxis_term_index_find (self->terms, facet, a);
  return value != NULL && value == praxis_term_index_find (self->terms, facet, b);
}

/* How many posts an excluded value hides, with everything else as it is. */
static gsize
count_hidden (PraxisFacets       *self,
              const PraxisBitmap *counted,
              PraxisFacet         facet,
              const char         *value)
{
  g_autoptr(PraxisBitmap) hidden = posts_of (self, facet, value);

  praxis_bitmap_and (hidden, counted);
  for (PraxisFacet other = 0; other < PRAXIS_N_FACETS; other++)
    {
      const char * const *values = praxis_filter_get_values (self->filter, other, PRAXIS_CHOICE_EXCLUDE);

      for (gsize i = 0; group_of (other) == group_of (facet) && values[i] != NULL; i++)
        {
          g_autoptr(PraxisBitmap) posts = NULL;

          if (other == facet && is_same_value (self, facet, values[i], value))
            continue;
          posts = posts_of (self, other, values[i]);
          praxis_bitmap_and_not (hidden, posts);
        }
    }
  return praxis_bitmap_count (hidden);
}

/* The values of a facet that are chosen, each with the name that it is chosen by: a term may be chosen by an alias.
 * Those that nobody knows are counted as none at once. */
static GHashTable *
find_chosen (PraxisFacets       *self,
             PraxisFacet         facet,
             PraxisSearchResult *result)
{
  GHashTable *chosen = g_hash_table_new (NULL, NULL);

  for (PraxisChoice choice = PRAXIS_CHOICE_INCLUDE; choice <= PRAXIS_CHOICE_EXCLUDE; choice++)
    {
      const char * const *values = praxis_filter_get_values (self->filter, facet, choice);

      for (gsize i = 0; values[i] != NULL; i++)
        {
          const PraxisFacetValue *value = praxis_term_index_find (self->terms, facet, values[i]);

          if (value == NULL)
            praxis_search_result_add_count (result, facet, values[i], 0);
          else
            g_hash_table_insert (chosen, (gpointer) value, (gpointer) values[i]);
        }
    }
  return chosen;
}

static void
count_terms (PraxisFacets       *self,
             const PraxisBitmap *base,
             PraxisFacet         facet,
             PraxisSearchResult *result)
{
  GPtrArray *values = praxis_term_index_get_values (self->terms, facet);
  g_autoptr(GHashTable) chosen = find_chosen (self, facet, result);
  g_autoptr(PraxisBitmap) counted = counted_for (self, group_of (facet), base);
  g_autoptr(PraxisBitmap) shown = praxis_bitmap_copy (counted);

  if (self->excluded[group_of (facet)] != NULL)
    praxis_bitmap_and_not (shown, self->excluded[group_of (facet)]);
  for (guint i = 0; i < values->len; i++)
    {
      const PraxisFacetValue *value = g_ptr_array_index (values, i);
      const char *name = g_hash_table_lookup (chosen, value);
      gsize count;

      if (name != NULL && praxis_filter_get_choice (self->filter, facet, name) == PRAXIS_CHOICE_EXCLUDE)
        count = count_hidden (self, counted, facet, name);
      else
        count = praxis_post_set_count_in (value->posts, shown);
      if (count > 0 || name != NULL)
        praxis_search_result_add_count (result, facet, value->label, count);
    }
}

static int
compare_newest (gconstpointer a,
                gconstpointer b)
{
  const PraxisFacetCount *x = *(PraxisFacetCount * const *) a;
  const PraxisFacetCount *y = *(PraxisFacetCount * const *) b;

  return strcmp (y->value, x->value);
}

/* Adds a date, unless nothing is to be said of it. One that is excluded waits for add_chosen_dates(). */
static void
add_date (PraxisFacets       *self,
          PraxisFacet         facet,
          const char         *value,
          gsize               count,
          PraxisSearchResult *result)
{
  if (count > 0 && praxis_filter_get_choice (self->filter, facet, value) == PRAXIS_CHOICE_NONE)
    praxis_search_result_add_count (result, facet, value, count);
}

static void
add_chosen_dates (PraxisFacets       *self,
                  const PraxisBitmap *counted,
                  const PraxisBitmap *shown,
                  PraxisFacet         facet,
                  PraxisSearchResult *result)
{
  const char * const *included = praxis_filter_get_values (self->filter, facet, PRAXIS_CHOICE_INCLUDE);
  const char * const *excluded = praxis_filter_get_values (self->filter, facet, PRAXIS_CHOICE_EXCLUDE);

  for (gsize i = 0; included[i] != NULL; i++)
    {
      g_autoptr(PraxisBitmap) posts = posts_of (self, facet, included[i]);

      praxis_search_result_add_count (result, facet, included[i], praxis_bitmap_count_and (posts, shown));
    }
  for (gsize i = 0; excluded[i] != NULL; i++)
    praxis_search_result_add_count (result, facet, excluded[i], count_hidden (self, counted, facet, excluded[i]));
}

/* Months are newest first, so that those of a year are side by side. */
static void
count_dates (PraxisFacets       *self,
             const PraxisBitmap *shown,
             PraxisSearchResult *result)
{
  GArray *months = praxis_post_index_get_months (self->posts);
  gsize in_year = 0;

  for (guint i = 0; i < months->len; i++)
    {
      const PraxisMonthPosts *month = &g_array_index (months, PraxisMonthPosts, i);
      g_autofree char *value = praxis_month_to_string (month->month);
      gsize count;

      if (value == NULL)
        continue;
      count = praxis_post_set_count_in (month->posts, shown);
      add_date (self, PRAXIS_FACET_MONTH, value, count, result);
      in_year += count;
      if (i + 1 == months->len || praxis_month_get_year (g_array_index (months, PraxisMonthPosts, i + 1).month) !=
                                    praxis_month_get_year (month->month))
        {
          value[strlen ("YYYY")] = '\0';
          add_date (self, PRAXIS_FACET_YEAR, value, in_year, result);
          in_year = 0;
        }
    }
}

static void
add_empty_months (PraxisFacets       *self,
                  PraxisSearchResult *result)
{
  g_autoptr(GArray) empty = praxis_post_index_list_empty (self->posts, praxis_filter_get_digest (self->filter));

  for (guint i = 0; i < empty->len; i++)
    {
      g_autofree char *value = praxis_month_to_string (g_array_index (empty, PraxisMonth, i));

      if (value != NULL &&
          praxis_filter_get_choice (self->filter, PRAXIS_FACET_MONTH, value) == PRAXIS_CHOICE_NONE)
        praxis_search_result_add_count (result, PRAXIS_FACET_MONTH, value, 0);
    }
}

/* While something else narrows the list, a month without posts is no news. */
static gboolean
only_dates_are_chosen (PraxisFacets *self)
{
  for (Group group = 0; group < N_GROUPS; group++)
    {
      if (group != GROUP_DATE && (self->included[group] != NULL || self->excluded[group] != NULL))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_facets_count:
 * @self: choices
 * @base: the posts that the query, the collection and the digest leave
 * @with_empty: whether months whose issues have no posts are wanted
 * @result: where the counts of all facets are put
 */
void
praxis_facets_count (PraxisFacets       *self,
                     const PraxisBitmap *base,
                     gboolean            with_empty,
                     PraxisSearchResult *result)
{
  g_autoptr(PraxisBitmap) counted = counted_for (self, GROUP_DATE, base);
  g_autoptr(PraxisBitmap) shown = praxis_bitmap_copy (counted);

  count_terms (self, base, PRAXIS_FACET_TOPIC, result);
  count_terms (self, base, PRAXIS_FACET_TYPE, result);
  count_terms (self, base, PRAXIS_FACET_JOURNAL, result);

  if (self->excluded[GROUP_DATE] != NULL)
    praxis_bitmap_and_not (shown, self->excluded[GROUP_DATE]);
  count_dates (self, shown, result);
  add_chosen_dates (self, counted, shown, PRAXIS_FACET_YEAR, result);
  add_chosen_dates (self, counted, shown, PRAXIS_FACET_MONTH, result);
  if (with_empty && only_dates_are_chosen (self))
    add_empty_months (self, result);
  g_ptr_array_sort (praxis_search_result_get_counts (result, PRAXIS_FACET_YEAR), compare_newest);
  g_ptr_array_sort (praxis_search_result_get_counts (result, PRAXIS_FACET_MONTH), compare_newest);
}
