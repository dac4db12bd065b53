/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "praxis-manifest.h"
#include "praxis-site.h"

/*
 * The two facets of a site: which posts have which topic and which type of research, and which have both. Every
 * combination that has posts has a page, so that the two can be combined by plain links.
 */

static void
crossing_free (PraxisSiteCrossing *crossing)
{
  g_free (crossing->path);
  g_array_unref (crossing->posts);
  g_free (crossing);
}

static void
term_free (PraxisSiteTerm *term)
{
  g_free (term->path);
  g_array_unref (term->posts);
  g_ptr_array_unref (term->crossings);
  g_free (term);
}

/**
 * praxis_site_free_terms:
 * @self: a site
 *
 * Frees what praxis_site_add_terms() made.
 */
void
praxis_site_free_terms (PraxisSite *self)
{
  g_ptr_array_unref (self->crossings);
  g_ptr_array_unref (self->terms);
  g_hash_table_unref (self->terms_by_uuid);
  g_array_unref (self->term_starts);
  g_array_unref (self->term_indexes);
}

static PraxisSiteTerm *
term_new (PraxisTerm *term)
{
  PraxisSiteTerm *self = g_new0 (PraxisSiteTerm, 1);

  self->term = term;
  self->posts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->crossings = g_ptr_array_new ();
  return self;
}

static void
add_place (GArray *posts,
           guint   place)
{
  if (posts->len == 0 || g_array_index (posts, guint, posts->len - 1) != place)
    g_array_append_val (posts, place);
}

/* Terms of posts are mostly the very objects of the vocabularies. */
static PraxisSiteTerm *
find_term (GHashTable *by_object,
           GHashTable *by_uuid,
           PraxisTerm *term)
{
  PraxisSiteTerm *found = g_hash_table_lookup (by_object, term);

  return found != NULL ? found : g_hash_table_lookup (by_uuid, praxis_term_get_uuid (term));
}

/* Returns: (element-type PraxisSiteTerm): all terms of the vocabularies, each with the posts that have it */
static GPtrArray *
find_posts (PraxisSite *self)
{
  g_autoptr(GHashTable) by_object = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < self->publication->terms->len; i++)
    {
      PraxisTerm *term = self->publication->terms->pdata[i];
      PraxisSiteTerm *site_term = term_new (term);

      g_ptr_array_add (all, site_term);
      g_hash_table_insert (by_object, term, site_term);
      g_hash_table_insert (by_uuid, (gpointer) praxis_term_get_uuid (term), site_term);
    }
  for (guint i = 0; i < self->publication->posts->len; i++)
    {
      GPtrArray *terms = praxis_site_get_post (self, i)->terms;

      for (guint n = 0; n < terms->len; n++)
        {
          PraxisSiteTerm *term = find_term (by_object, by_uuid, terms->pdata[n]);

          if (term != NULL)
            add_place (term->posts, i);
        }
    }
  return all;
}

/* Those that have posts get a page. */
static void
keep_used (PraxisSite *self,
           GPtrArray  *all,
           GHashTable *taken)
{
  static const char *const folders[] = { "topics", "types" };

  for (guint i = 0; i < all->len; i++)
    {
      PraxisSiteTerm *term = all->pdata[i];
      PraxisVocabulary vocabulary = praxis_term_get_vocabulary (term->term);

      if (term->posts->len == 0)
        {
          term_free (term);
          continue;
        }
      term->index = self->terms->len;
      term->path = praxis_site_dup_path (taken, folders[vocabulary], praxis_term_get_slug (term->term),
                                         praxis_term_get_uuid (term->term));
      self->n_topics += vocabulary == PRAXIS_VOCABULARY_TOPIC;
      g_ptr_array_add (self->terms, term);
      g_hash_table_insert (self->terms_by_uuid, (gpointer) praxis_term_get_uuid (term->term), term);
    }
}

/* Turns the posts of each term into the terms of each post. */
static void
list_terms_of_posts (PraxisSite *self)
{
  guint n_posts = self->publication->posts->len;
  g_autofree guint *counts = g_new0 (guint, n_posts + 1);
  guint start = 0;

  for (guint t = 0; t < self->terms->len; t++)
    {
      GArray *posts = ((PraxisSiteTerm *) self->terms->pdata[t])->posts;

      for (guint i = 0; i < posts->len; i++)
        counts[g_array_index (posts, guint, i)]++;
    }
  g_array_set_size (self->term_starts, n_posts + 1);
  for (guint i = 0; i <= n_posts; i++)
    {
      g_array_index (self->term_starts, guint, i) = start;
      start += counts[i];
      counts[i] = g_array_index (self->term_starts, guint, i);
    }
  g_array_set_size (self->term_indexes, start);
  for (guint t = 0; t < self->terms->len; t++)
    {
      GArray *posts = ((PraxisSiteTerm *) self->terms->pdata[t])->posts;

      for (guint i = 0; i < posts->len; i++)
        g_array_index (self->term_indexes, guint, counts[g_array_index (posts, guint, i)]++) = t;
    }
}

/* `topics/TOPIC/TYPE.html`, both as in the pages of the two. */
static char *
dup_crossing_path (PraxisSiteTerm *topic,
                   PraxisSiteTerm *type)
{
  g_autofree char *folder = g_strndup (topic->path, strlen (topic->path) - strlen (".html"));

  return g_strconcat (folder, strrchr (type->path, '/'), NULL);
}

/* Adds a topic's posts to the crossings with the types that they have; @types has room for one a type. */
static void
cross_topic (PraxisSite          *self,
             PraxisSiteTerm      *topic,
             PraxisSiteCrossing **types)
{
  guint n_types = self->terms->len - self->n_topics;

  memset (types, 0, n_types * sizeof *types);
  for (guint i = 0; i < topic->posts->len; i++)
    {
      guint place = g_array_index (topic->posts, guint, i);

      for (guint t = g_array_index (self->term_starts, guint, place); t < g_array_index (self->term_starts, guint, place + 1); t++)
        {
          guint index = g_array_index (self->term_indexes, guint, t);

          if (index < self->n_topics)
            continue;
          index -= self->n_topics;
          if (types[index] == NULL)
            {
              types[index] = g_new0 (PraxisSiteCrossing, 1);
              types[index]->posts = g_array_new (FALSE, FALSE, sizeof (guint));
            }
          g_array_append_val (types[index]->posts, place);
        }
    }
  for (guint i = 0; i < n_types; i++)
    {
      PraxisSiteCrossing *crossing = types[i];
      PraxisSiteTerm *type = self->terms->pdata[self->n_topics + i];

      if (crossing == NULL)
        continue;
      crossing->terms[PRAXIS_VOCABULARY_TOPIC] = topic;
      crossing->terms[PRAXIS_VOCABULARY_TYPE] = type;
      crossing->path = dup_crossing_path (topic, type);
      if (!praxis_manifest_is_path (crossing->path))
        {
          crossing_free (crossing);
          continue;
        }
      g_ptr_array_add (self->crossings, crossing);
      g_ptr_array_add (topic->crossings, crossing);
      g_ptr_array_add (type->crossings, crossing);
    }
}

static void
cross_all (PraxisSite *self)
{
  g_autofree PraxisSiteCrossing **types = g_new0 (PraxisSiteCrossing *, self->terms->len - self->n_topics + 1);

  for (guint i = 0; i < self->n_topics; i++)
    cross_topic (self, self->terms->pdata[i], types);
}

static void
add_facet (GString        *key,
           PraxisSiteTerm *term,
           const char     *path,
           guint           n)
{
  const char *label = praxis_term_get_label (term->term);

  /* With the NUL that ends each, so that no two lists look the same. */
  g_string_append_len (key, path, strlen (path) + 1);
  g_string_append_len (key, label, strlen (label) + 1);
  g_string_append_len (key, (const char *) &n, sizeof n);
}

/* What the lists of facets show, as hashes, since every page of a list has two of them. */
static void
hash_facets (PraxisSite *self)
{
  g_autoptr(GString) key = g_string_new (NULL);

  for (guint v = 0; v < PRAXIS_N_VOCABULARIES; v++)
    {
      g_string_truncate (key, 0);
      for (guint i = 0; i < self->terms->len; i++)
        {
          PraxisSiteTerm *term = self->terms->pdata[i];

          if (praxis_term_get_vocabulary (term->term) == v)
            add_facet (key, term, term->path, term->posts->len);
        }
      self->facets[v] = praxis_hash_bytes (key->str, key->len);
    }
  for (guint i = 0; i < self->terms->len; i++)
    {
      PraxisSiteTerm *term = self->terms->pdata[i];

      g_string_truncate (key, 0);
      for (guint n = 0; n < term->crossings->len; n++)
        {
          PraxisSiteCrossing *crossing = term->crossings->pdata[n];

          add_facet (key, crossing->terms[!praxis_term_get_vocabulary (term->term)], crossing->path, crossing->posts->len);
        }
      term->facets = praxis_hash_bytes (key->str, key->len);
    }
}

/**
 * praxis_site_add_terms:
 * @self: a site that knows its posts
 * @taken: the paths that its pages have
 *
 * Finds the topics and types that have posts, and the combinations of both.
 */
void
praxis_site_add_terms (PraxisSite *self,
                       GHashTable *taken)
{
  g_autoptr(GPtrArray) all = NULL;

  self->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) term_free);
  self->crossings = g_ptr_array_new_with_free_func ((GDestroyNotify) crossing_free);
  self->terms_by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
  self->term_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->term_indexes = g_array_new (FALSE, FALSE, sizeof (guint));
  all = find_posts (self);
  keep_used (self, all, taken);
  list_terms_of_posts (self);
  cross_all (self);
  hash_facets (self);
}
