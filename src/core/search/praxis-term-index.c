/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-term-index-private.h"

#include <string.h>

#include "model/praxis-text.h"

/*
 * The slower half of the facets: a set of posts for each topic, type of research, journal and year of a cited
 * work. Terms of several digests that share a name, be it the label or an alias, are one value, under the label
 * that the oldest digest gives it; journals are the same where praxis_text_fold() says so.
 *
 * Here is what an index holds and answers; how it comes from the library is in praxis-term-index-load.c.
 */

static void
value_free (gpointer data)
{
  PraxisFacetValue *value = data;

  g_free (value->label);
  g_free (value->sort_key);
  praxis_post_set_free (value->posts);
  g_free (value);
}

PraxisTermIndex *
praxis_term_index_new (const PraxisIndexState *state)
{
  PraxisTermIndex *self = g_new0 (PraxisTermIndex, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->state = *state;
  self->state.uuid = g_strdup (state->uuid);
  for (guint i = 0; i < PRAXIS_N_FACETS; i++)
    {
      self->values[i] = g_ptr_array_new_with_free_func (value_free);
      self->names[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
  self->terms = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->years = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) praxis_post_set_free);
  self->spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

static PraxisFacetValue *
add_value (PraxisTermIndex *self,
           PraxisFacet      facet,
           const char      *label)
{
  PraxisFacetValue *value = g_new0 (PraxisFacetValue, 1);

  value->label = g_strdup (label);
  value->sort_key = g_utf8_collate_key (label, -1);
  value->posts = praxis_post_set_new ();
  g_ptr_array_add (self->values[facet], value);
  return value;
}

static void
copy_string_keys (GHashTable *from,
                  GHashTable *to,
                  GHashTable *copies)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (to, g_strdup (key), g_hash_table_lookup (copies, value));
}

PraxisTermIndex *
praxis_term_index_copy (PraxisTermIndex        *old,
                        const PraxisIndexState *state)
{
  PraxisTermIndex *self = praxis_term_index_new (state);
  g_autoptr(GHashTable) copies = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  self->terms_hash = g_strdup (old->terms_hash);
  for (guint i = 0; i < PRAXIS_N_FACETS; i++)
    {
      for (guint j = 0; j < old->values[i]->len; j++)
        {
          PraxisFacetValue *original = g_ptr_array_index (old->values[i], j);
          PraxisFacetValue *copy = g_new0 (PraxisFacetValue, 1);

          copy->label = g_strdup (original->label);
          copy->sort_key = g_strdup (original->sort_key);
          copy->posts = praxis_post_set_copy (original->posts);
          g_ptr_array_add (self->values[i], copy);
          g_hash_table_insert (copies, original, copy);
        }
      copy_string_keys (old->names[i], self->names[i], copies);
    }
  copy_string_keys (old->spellings, self->spellings, copies);
  g_hash_table_iter_init (&iter, old->terms);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (self->terms, g_memdup2 (key, sizeof (gint64)), g_hash_table_lookup (copies, value));
  g_hash_table_iter_init (&iter, old->years);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (self->years, key, praxis_post_set_copy (value));
  return self;
}

/* Says of everything that led to @gone that it leads to @kept. */
static void
repoint (GHashTable       *table,
         PraxisFacetValue *gone,
         PraxisFacetValue *kept)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      if (value == gone)
        g_hash_table_iter_replace (&iter, kept);
    }
}

/* A name that two values share makes them one: the one that came first stays. */
static PraxisFacetValue *
unite (PraxisTermIndex  *self,
       PraxisFacet       facet,
       PraxisFacetValue *a,
       PraxisFacetValue *b)
{
  PraxisFacetValue *kept = a;
  PraxisFacetValue *gone = b;
  guint index_a = 0;
  guint index_b = 0;

  if (a == b)
    return a;
  g_ptr_array_find (self->values[facet], a, &index_a);
  g_ptr_array_find (self->values[facet], b, &index_b);
  if (index_b < index_a)
    {
      kept = b;
      gone = a;
    }
  repoint (self->names[facet], gone, kept);
  repoint (self->terms, gone, kept);
  g_ptr_array_remove (self->values[facet], gone);
  return kept;
}

void
praxis_term_index_put_name (PraxisTermIndex *self,
                            PraxisFacet      facet,
                            gint64           id,
                            const char      *label,
                            const char      *key)
{
  PraxisFacetValue *value = g_hash_table_lookup (self->terms, &id);
  PraxisFacetValue *named = g_hash_table_lookup (self->names[facet], key);

  if (value == NULL)
    value = named != NULL ? named : add_value (self, facet, label);
  else if (named != NULL)
    value = unite (self, facet, value, named);
  g_hash_table_insert (self->names[facet], g_strdup (key), value);
  g_hash_table_insert (self->terms, g_memdup2 (&id, sizeof id), value);
}

void
praxis_term_index_put_journal (PraxisTermIndex *self,
                               guint32          post,
                               const char      *journal)
{
  PraxisFacetValue *value = g_hash_table_lookup (self->spellings, journal);

  if (value == NULL)
    {
      g_autofree char *key = praxis_text_fold (journal);

      value = g_hash_table_lookup (self->names[PRAXIS_FACET_JOURNAL], key);
      if (value == NULL)
        {
          value = add_value (self, PRAXIS_FACET_JOURNAL, journal);
          g_hash_table_insert (self->names[PRAXIS_FACET_JOURNAL], g_steal_pointer (&key), value);
        }
      g_hash_table_insert (self->spellings, g_strdup (journal), value);
    }
  praxis_post_set_add (value->posts, post);
}

void
praxis_term_index_put_cited_year (PraxisTermIndex *self,
                                  guint32          post,
                                  int              year)
{
  PraxisPostSet *posts = g_hash_table_lookup (self->years, GINT_TO_POINTER (year));

  if (posts == NULL)
    {
      posts = praxis_post_set_new ();
      g_hash_table_insert (self->years, GINT_TO_POINTER (year), posts);
    }
  praxis_post_set_add (posts, post);
}

void
praxis_term_index_remove_post (PraxisTermIndex *self,
                               guint32          post)
{
  GHashTableIter iter;
  gpointer posts;

  for (guint i = 0; i < PRAXIS_N_FACETS; i++)
    {
      for (guint j = 0; j < self->values[i]->len; j++)
        praxis_post_set_remove (((PraxisFacetValue *) g_ptr_array_index (self->values[i], j))->posts, post);
    }
  g_hash_table_iter_init (&iter, self->years);
  while (g_hash_table_iter_next (&iter, NULL, &posts))
    praxis_post_set_remove (posts, post);
}

/* A journal of no post any more is as if it had never been: it would keep its old spelling. */
void
praxis_term_index_drop_unused_journals (PraxisTermIndex *self)
{
  GPtrArray *journals = self->values[PRAXIS_FACET_JOURNAL];

  for (guint i = journals->len; i > 0; i--)
    {
      PraxisFacetValue *value = g_ptr_array_index (journals, i - 1);
      GHashTable *tables[] = { self->names[PRAXIS_FACET_JOURNAL], self->spellings };
      gsize position = 0;
      guint32 id;

      if (praxis_post_set_next (value->posts, &position, &id))
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (tables); j++)
        {
          GHashTableIter iter;
          gpointer found;

          g_hash_table_iter_init (&iter, tables[j]);
          while (g_hash_table_iter_next (&iter, NULL, &found))
            {
              if (found == value)
                g_hash_table_iter_remove (&iter);
            }
        }
      g_ptr_array_remove_index (journals, i - 1);
    }
}

static int
compare_sort_keys (gconstpointer a,
                   gconstpointer b)
{
  const PraxisFacetValue *x = *(PraxisFacetValue * const *) a;
  const PraxisFacetValue *y = *(PraxisFacetValue * const *) b;

  return strcmp (x->sort_key, y->sort_key);
}

void
praxis_term_index_sort_journals (PraxisTermIndex *self)
{
  g_ptr_array_sort (self->values[PRAXIS_FACET_JOURNAL], compare_sort_keys);
}

PraxisTermIndex *
praxis_term_index_ref (PraxisTermIndex *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
praxis_term_index_unref (PraxisTermIndex *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  praxis_index_state_clear (&self->state);
  g_free (self->terms_hash);
  g_hash_table_unref (self->spellings);
  g_hash_table_unref (self->terms);
  g_hash_table_unref (self->years);
  for (guint i = 0; i < PRAXIS_N_FACETS; i++)
    {
      g_hash_table_unref (self->names[i]);
      g_ptr_array_unref (self->values[i]);
    }
  g_free (self);
}

const PraxisIndexState *
praxis_term_index_get_state (const PraxisTermIndex *self)
{
  return &self->state;
}

/**
 * praxis_term_index_get_values:
 * @self: an index
 * @facet: topics, types or journals
 *
 * Returns: (transfer none) (element-type PraxisFacetValue): its values as they are shown: terms in the order of
 *   their vocabulary, journals by their names
 */
GPtrArray *
praxis_term_index_get_values (const PraxisTermIndex *self,
                              PraxisFacet            facet)
{
  return self->values[facet];
}

/**
 * praxis_term_index_find:
 * @self: an index
 * @facet: topics, types or journals
 * @name: a label or an alias
 *
 * Returns: (transfer none) (nullable): the value of that name
 */
const PraxisFacetValue *
praxis_term_index_find (const PraxisTermIndex *self,
                        PraxisFacet            facet,
                        const char            *name)
{
  g_autofree char *key = praxis_text_fold (name);

  return g_hash_table_lookup (self->names[facet], key);
}

/**
 * praxis_term_index_add_cited:
 * @self: an index
 * @first_year: the first year
 * @last_year: the last year
 * @posts: where the posts that cite a work of these years are added
 */
void
praxis_term_index_add_cited (const PraxisTermIndex *self,
                             int                    first_year,
                             int                    last_year,
                             PraxisBitmap          *posts)
{
  GHashTableIter iter;
  gpointer year;
  gpointer set;

  g_hash_table_iter_init (&iter, self->years);
  while (g_hash_table_iter_next (&iter, &year, &set))
    {
      if (GPOINTER_TO_INT (year) >= first_year && GPOINTER_TO_INT (year) <= last_year)
        praxis_post_set_add_to (set, posts);
    }
}
