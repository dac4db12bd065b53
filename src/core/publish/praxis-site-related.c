/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-site.h"

/*
 * Which posts are related: those that share topics, and then types of research. Rare terms count more than common ones,
 * and of posts that share the same the newest come first.
 *
 * A post chooses among those before it alone, with the counts of that time, and is shown on the pages that it has chosen
 * too, in turn with whatever else has chosen them last. So a new post changes the pages of the few that it chooses, and
 * not those of all that it has a topic in common with.
 *
 * Whoever shares a set of terms with a post has at least its score, so that of all posts with a set the last few are
 * enough: the posts go by from the oldest to the newest, every set of terms remembers the last ones that had it, and each
 * post asks its own sets. The choice is exact, and takes as long as there are sets: 2^n for n terms.
 */

/* Of a post with more terms the rarest count. */
#define MAX_TERMS 6

#define NONE G_MAXUINT

/* The last posts that had a set of terms, the newest first. */
typedef struct
{
  guint places[PRAXIS_SITE_N_OLDER];
} Bucket;

typedef struct
{
  PraxisSite *site;
  /* How many posts have gone by, and with each term. */
  guint       n_seen;
  guint      *frequencies;
  /* Set of terms → place in @buckets, from 1. */
  GHashTable *sets;
  GArray     *buckets;
} Search;

typedef struct
{
  guint place;
  guint score;
} Candidate;

/* Spreads the numbers of terms over 64 bits, so that the sum of some tells their set (https://prng.di.unimi.it/splitmix64.c). */
static guint64
spread (guint index)
{
  guint64 z = (guint64) (index + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* How many times the share of posts with a term has to be doubled to be all of them. */
static guint
get_weight (Search *self,
            guint   term)
{
  return g_bit_storage ((self->n_seen + 1) / (self->frequencies[term] + 1));
}

/* Gives the terms of a post, the rarest first where there are too many.
 *
 * Returns: how many */
static guint
get_terms (Search *self,
           guint   place,
           guint   terms[MAX_TERMS])
{
  GArray *starts = self->site->term_starts;
  guint n = 0;

  for (guint t = g_array_index (starts, guint, place); t < g_array_index (starts, guint, place + 1); t++)
    {
      guint term = g_array_index (self->site->term_indexes, guint, t);
      guint at = n;

      if (n == MAX_TERMS && self->frequencies[terms[n - 1]] <= self->frequencies[term])
        continue;
      if (n == MAX_TERMS)
        at--;
      else
        n++;
      while (at > 0 && self->frequencies[terms[at - 1]] > self->frequencies[term])
        {
          terms[at] = terms[at - 1];
          at--;
        }
      terms[at] = term;
    }
  return n;
}

static gboolean
is_better (const Candidate *a,
           const Candidate *b)
{
  return a->score != b->score ? a->score > b->score : a->place < b->place;
}

/* Keeps the best, each of them once. */
static void
offer (Candidate best[PRAXIS_SITE_N_OLDER],
       Candidate candidate)
{
  guint at = PRAXIS_SITE_N_OLDER - 1;

  for (guint i = 0; i < PRAXIS_SITE_N_OLDER; i++)
    {
      if (best[i].place != candidate.place)
        continue;
      if (best[i].score >= candidate.score)
        return;
      at = i;
      break;
    }
  if (best[at].place != candidate.place && best[at].place != NONE && !is_better (&candidate, &best[at]))
    return;
  while (at > 0 && (best[at - 1].place == NONE || is_better (&candidate, &best[at - 1])))
    {
      best[at] = best[at - 1];
      at--;
    }
  best[at] = candidate;
}

/* Asks the bucket of a set of terms, and puts the post into it. */
static void
visit_set (Search    *self,
           guint64    set,
           guint      score,
           guint      place,
           Candidate  best[PRAXIS_SITE_N_OLDER])
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->sets, (gpointer) (guintptr) set));
  Bucket *bucket;

  if (index == 0)
    {
      Bucket empty = { { NONE, NONE, NONE } };

      g_array_append_val (self->buckets, empty);
      index = self->buckets->len;
      g_hash_table_insert (self->sets, (gpointer) (guintptr) set, GUINT_TO_POINTER (index));
    }
  bucket = &g_array_index (self->buckets, Bucket, index - 1);
  for (guint i = 0; i < PRAXIS_SITE_N_OLDER && bucket->places[i] != NONE; i++)
    offer (best, (Candidate) { bucket->places[i], score });
  for (guint i = PRAXIS_SITE_N_OLDER - 1; i > 0; i--)
    bucket->places[i] = bucket->places[i - 1];
  bucket->places[0] = place;
}

/* Posts that share no topic are not related, whatever they have in common else. */
static void
visit_post (Search    *self,
            guint      place,
            Candidate  best[PRAXIS_SITE_N_OLDER])
{
  guint terms[MAX_TERMS];
  guint n = get_terms (self, place, terms);

  for (guint subset = 1; subset < 1u << n; subset++)
    {
      guint64 set = 0;
      guint score = 0;
      gboolean has_topic = FALSE;

      for (guint i = 0; i < n; i++)
        {
          if ((subset & 1u << i) == 0)
            continue;
          set += spread (terms[i]);
          score += get_weight (self, terms[i]);
          has_topic |= terms[i] < self->site->n_topics;
        }
      if (has_topic)
        visit_set (self, set, score, place, best);
    }
  for (guint t = g_array_index (self->site->term_starts, guint, place);
       t < g_array_index (self->site->term_starts, guint, place + 1); t++)
    self->frequencies[g_array_index (self->site->term_indexes, guint, t)]++;
  self->n_seen++;
}

static guint *
get_related (PraxisSite *site,
             guint       place)
{
  return &g_array_index (site->related, guint, place * PRAXIS_SITE_N_RELATED);
}

/* Notes what a post has chosen, and on the pages of the chosen ones that it has. The newer ones stand first. */
static void
note (PraxisSite      *site,
      guint            place,
      const Candidate  best[PRAXIS_SITE_N_OLDER])
{
  for (guint i = 0; i < PRAXIS_SITE_N_OLDER && best[i].place != NONE; i++)
    {
      guint *chosen = get_related (site, best[i].place);

      get_related (site, place)[PRAXIS_SITE_N_NEWER + i] = best[i].place;
      for (guint n = PRAXIS_SITE_N_NEWER - 1; n > 0; n--)
        chosen[n] = chosen[n - 1];
      chosen[0] = place;
    }
}

/* What is there comes first, in order. */
static void
close_gaps (guint *related)
{
  guint n = 0;

  for (guint i = 0; i < PRAXIS_SITE_N_RELATED; i++)
    {
      guint place = related[i];

      if (place == NONE)
        continue;
      related[i] = NONE;
      related[n++] = place;
    }
}

/**
 * praxis_site_add_related:
 * @self: a site that knows its posts and terms
 *
 * Finds for each post those that it is related to.
 */
void
praxis_site_add_related (PraxisSite *self)
{
  guint n_posts = self->publication->posts->len;
  g_autofree guint *frequencies = g_new0 (guint, self->terms->len + 1);
  g_autoptr(GHashTable) sets = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) buckets = g_array_new (FALSE, FALSE, sizeof (Bucket));
  Search search = { self, 0, frequencies, sets, buckets };

  self->related = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_set_size (self->related, n_posts * PRAXIS_SITE_N_RELATED);
  for (guint i = 0; i < self->related->len; i++)
    g_array_index (self->related, guint, i) = NONE;
  for (guint place = n_posts; place-- > 0;)
    {
      Candidate best[PRAXIS_SITE_N_OLDER] = { { NONE, 0 }, { NONE, 0 }, { NONE, 0 } };

      visit_post (&search, place, best);
      note (self, place, best);
    }
  for (guint i = 0; i < n_posts; i++)
    close_gaps (get_related (self, i));
}
