/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export-site-private.h"

#include "praxis-article.h"
#include "praxis-site-search.h"
#include "store/praxis-store-posts.h"

/*
 * Writes a site. The calling thread has the library: it reads the posts that are needed for the pages which are not right any
 * more, month by month. Workers find out which ones these are, make pages of the posts, and write these.
 *
 *   worker: keys ──▶ pages that are not right
 *                      │
 *   library ── posts of a month ──▶ queue ──▶ worker: article ─┬─▶ page of the post
 *                                                              └─▶ page of the month
 *              └─ collections take what they need ──▶ worker: files of references, …
 */

/* As soon as so many posts wait in memory, no more are read: enough to keep the workers busy. */
#define MAX_WAITING 256

#define MAX_WORKERS 4

/* What of the library stays in memory: each post is read once. */
#define CACHE_KIB 2048

/* Files that are made of all posts. */
static const PraxisSiteCollection *const collections[] = {
  &praxis_site_archive,
  &praxis_site_references,
};

G_STATIC_ASSERT (G_N_ELEMENTS (collections) == PRAXIS_SITE_N_COLLECTIONS);

typedef struct _Job Job;

struct _Job
{
  gboolean (*run) (PraxisSiteExport *self, Job *job, GError **error);

  const PraxisSiteFile *file;
  guint                 collection;
  guint                 part;
  /* Of a month: the posts that were read, their places, and which of their pages are to be written (its key; NULL: none). */
  PraxisSiteMonth      *month;
  GPtrArray            *posts;
  GArray               *places;
  GPtrArray            *keys;
  char                 *key;
};

static void
job_free (Job *job)
{
  g_clear_pointer (&job->posts, g_ptr_array_unref);
  g_clear_pointer (&job->places, g_array_unref);
  g_clear_pointer (&job->keys, g_ptr_array_unref);
  g_free (job->key);
  g_free (job);
}

static Job *
job_new (gboolean (*run) (PraxisSiteExport *self, Job *job, GError **error),
         char      *key)
{
  Job *job = g_new0 (Job, 1);

  job->run = run;
  job->key = key;
  job->posts = g_ptr_array_new_with_free_func (g_object_unref);
  job->places = g_array_new (FALSE, FALSE, sizeof (guint));
  job->keys = g_ptr_array_new_with_free_func (g_free);
  return job;
}

static gboolean
write_page (PraxisSiteExport  *self,
            const char        *path,
            const char        *key,
            PraxisHtml        *page,
            GError           **error)
{
  g_autoptr(PraxisHtml) html = page;
  gsize length;
  const char *text = praxis_html_peek (html, &length);

  return praxis_site_export_write (self, path, key, text, length, error);
}

/* In the workers */

static gboolean
run_month (PraxisSiteExport  *self,
           Job               *job,
           GError           **error)
{
  g_autoptr(GString) articles = g_string_new (NULL);

  for (guint i = 0; i < job->posts->len; i++)
    {
      guint place = g_array_index (job->places, guint, i);
      g_autofree char *article = praxis_article_to_html (job->posts->pdata[i], self->site->publication->digest,
                                                         self->site->references);

      if (job->key != NULL)
        g_string_append (articles, article);
      if (job->keys->pdata[i] != NULL &&
          !write_page (self, self->site->paths->pdata[place], job->keys->pdata[i],
                       praxis_site_render_post (self->site, place, job->posts->pdata[i], article), error))
        return FALSE;
    }
  return job->key == NULL ||
         write_page (self, job->month->path, job->key,
                     praxis_site_render_month (self->site, job->month, job->posts, articles->str), error);
}

/* Finds the pages of posts and months that are to be written. */
static gboolean
run_keys (PraxisSiteExport  *self,
          Job               *job,
          GError           **error)
{
  PraxisSite *site = self->site;

  for (guint i = 0; i < site->months->len; i++)
    {
      PraxisSiteMonth *month = site->months->pdata[i];

      if (month->path != NULL)
        self->month_keys[i] = praxis_site_export_key_if_stale (self, month->path, praxis_site_key_of_month (site, month));
    }
  for (guint place = 0; place < site->paths->len; place++)
    self->post_keys[place] = praxis_site_export_key_if_stale (self, site->paths->pdata[place],
                                                              praxis_site_key_of_post (site, place));
  g_mutex_lock (&self->lock);
  self->has_keys = TRUE;
  g_mutex_unlock (&self->lock);
  return TRUE;
}

static gboolean
run_file (PraxisSiteExport  *self,
          Job               *job,
          GError           **error)
{
  g_autoptr(GBytes) bytes = job->file->kind->render (self->site, job->file, job->posts, error);
  gconstpointer data;
  gsize length;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  return praxis_site_export_write (self, job->file->path, job->key, data, length, error);
}

static gboolean
run_collection (PraxisSiteExport  *self,
                Job               *job,
                GError           **error)
{
  return collections[job->collection]->end (self, self->collected[job->collection], job->part, error);
}

static gboolean
has_failed (PraxisSiteExport *self)
{
  gboolean failed;

  g_mutex_lock (&self->lock);
  failed = self->error != NULL;
  g_mutex_unlock (&self->lock);
  return failed || g_cancellable_is_cancelled (self->cancellable);
}

static void
work (gpointer data,
      gpointer user_data)
{
  PraxisSiteExport *self = user_data;
  Job *job = data;
  g_autoptr(GError) error = NULL;

  if (!has_failed (self))
    job->run (self, job, &error);
  g_mutex_lock (&self->lock);
  if (error != NULL && self->error == NULL)
    self->error = g_steal_pointer (&error);
  self->n_posts -= job->posts->len;
  self->n_jobs--;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  job_free (job);
}

/* In the thread that has the library */

static void
report_progress (PraxisSiteExport *self)
{
  guint total = praxis_site_count_pages (self->site);
  guint done;

  if (self->progress == NULL)
    return;
  g_mutex_lock (&self->lock);
  done = self->n_pages;
  g_mutex_unlock (&self->lock);
  /* Only a collection knows how many files it has. */
  self->progress (MIN (done, total), total, self->user_data);
}

static void
push (PraxisSiteExport *self,
      Job              *job)
{
  g_mutex_lock (&self->lock);
  while (self->n_posts > MAX_WAITING)
    g_cond_wait (&self->changed, &self->lock);
  self->n_posts += job->posts->len;
  self->n_jobs++;
  g_mutex_unlock (&self->lock);
  g_thread_pool_push (self->pool, job, NULL);
  report_progress (self);
}

/* Waits for the workers, and says now and then how far they are. */
static void
wait_for_jobs (PraxisSiteExport *self)
{
  gboolean waiting = TRUE;

  while (waiting)
    {
      gint64 end = g_get_monotonic_time () + G_TIME_SPAN_SECOND / 10;

      g_mutex_lock (&self->lock);
      while (self->n_jobs > 0 && g_cond_wait_until (&self->changed, &self->lock, end))
        ;
      waiting = self->n_jobs > 0;
      g_mutex_unlock (&self->lock);
      report_progress (self);
    }
}

static gboolean
wants (PraxisSiteExport *self,
       guint             collection,
       guint             place)
{
  return self->collected[collection] != NULL && collections[collection]->add != NULL &&
         collections[collection]->wants (self->collected[collection], place);
}

static void
collect (PraxisSiteExport *self,
         guint             place,
         PraxisPost       *post)
{
  for (guint i = 0; i < PRAXIS_SITE_N_COLLECTIONS; i++)
    {
      if (wants (self, i, place))
        collections[i]->add (self->collected[i], place, post);
    }
}

static PraxisPost *
get_post (PraxisSiteExport  *self,
          guint              place,
          gboolean           keep,
          GError           **error)
{
  gpointer key = GUINT_TO_POINTER (place);
  gpointer post;

  /* The page of the post comes last. */
  if (!keep && g_hash_table_steal_extended (self->shared, key, NULL, &post))
    return post;
  post = g_hash_table_lookup (self->shared, key);
  if (post != NULL)
    return g_object_ref (post);
  post = praxis_store_get_published_post (self->store, praxis_site_get_post (self->site, place)->id, error);
  if (post != NULL && keep)
    g_hash_table_insert (self->shared, key, g_object_ref (post));
  return post;
}

static gboolean
read_post (PraxisSiteExport  *self,
           Job               *job,
           guint              place,
           char              *key,
           GError           **error)
{
  PraxisPost *post = get_post (self, place, job->file != NULL, error);

  if (post == NULL)
    {
      g_free (key);
      return FALSE;
    }
  collect (self, place, post);
  g_ptr_array_add (job->posts, post);
  g_array_append_val (job->places, place);
  g_ptr_array_add (job->keys, key);
  return praxis_references_load (self->site->references, self->store, praxis_post_get_citations (post), self->cancellable,
                                 error);
}

static gboolean
export_month (PraxisSiteExport  *self,
              guint              i,
              GError           **error)
{
  PraxisSiteMonth *month = self->site->months->pdata[i];
  Job *job = job_new (run_month, g_steal_pointer (&self->month_keys[i]));

  job->month = month;
  for (guint place = month->first; place < month->first + month->n; place++)
    {
      char *key = g_steal_pointer (&self->post_keys[place]);

      if ((key != NULL || job->key != NULL) && !read_post (self, job, place, key, error))
        {
          job_free (job);
          return FALSE;
        }
    }
  if (job->posts->len > 0 || job->key != NULL)
    push (self, job);
  else
    job_free (job);
  return TRUE;
}

static void
wait_for_keys (PraxisSiteExport *self)
{
  g_mutex_lock (&self->lock);
  while (!self->has_keys && self->n_jobs > 0)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);
}

static gboolean
export_file (PraxisSiteExport      *self,
             const PraxisSiteFile  *file,
             GError               **error)
{
  char *key = praxis_site_export_key_if_stale (self, file->path, file->kind->dup_key (self->site, file));
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  Job *job;

  if (key == NULL)
    return TRUE;
  job = job_new (run_file, key);
  job->file = file;
  if (file->kind->load != NULL)
    {
      g_ptr_array_unref (job->posts);
      job->posts = file->kind->load (self->site, file, self->store, error);
      if (job->posts == NULL)
        {
          job_free (job);
          return FALSE;
        }
    }
  if (file->kind->add_posts != NULL)
    file->kind->add_posts (self->site, file, places);
  for (guint i = 0; i < places->len; i++)
    {
      if (!read_post (self, job, g_array_index (places, guint, i), NULL, error))
        {
          job_free (job);
          return FALSE;
        }
    }
  push (self, job);
  return TRUE;
}

static gboolean
export_files (PraxisSiteExport  *self,
              GError           **error)
{
  for (guint i = 0; i < self->site->files->len && !has_failed (self); i++)
    {
      if (!export_file (self, self->site->files->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static void
push_collection (PraxisSiteExport *self,
                 guint             i)
{
  for (guint part = collections[i]->n_parts; part > 0; part--)
    {
      Job *job = job_new (run_collection, NULL);

      job->collection = i;
      job->part = part - 1;
      push (self, job);
    }
}

/* Before a post is read: finds out whether all of them are needed. */
static void
begin_collections (PraxisSiteExport *self)
{
  for (guint i = 0; i < PRAXIS_SITE_N_COLLECTIONS; i++)
    {
      self->collected[i] = collections[i]->begin (self);
      if (self->collected[i] != NULL && collections[i]->add == NULL)
        push_collection (self, i);
    }
}

/* Reads what a collection wants and no page has needed. */
static gboolean
read_wanted (PraxisSiteExport  *self,
             guint              collection,
             GError           **error)
{
  for (guint place = 0; place < self->site->paths->len && !has_failed (self); place++)
    {
      g_autoptr(PraxisPost) post = NULL;

      if (!wants (self, collection, place))
        continue;
      post = praxis_store_get_published_post (self->store, praxis_site_get_post (self->site, place)->id, error);
      if (post == NULL)
        return FALSE;
      collect (self, place, post);
    }
  return TRUE;
}

/* Behind the months, which have read the posts whose pages are not right as they are. */
static gboolean
export_collections (PraxisSiteExport  *self,
                    GError           **error)
{
  for (guint i = 0; i < PRAXIS_SITE_N_COLLECTIONS && !has_failed (self); i++)
    {
      if (self->collected[i] == NULL || collections[i]->add == NULL)
        continue;
      do
        {
          if (!read_wanted (self, i, error))
            return FALSE;
          if (has_failed (self))
            return TRUE;
        }
      while (!collections[i]->settle (self->collected[i]));
      push_collection (self, i);
    }
  return TRUE;
}

static gboolean
export_pages (PraxisSiteExport  *self,
              GError           **error)
{
  begin_collections (self);
  push (self, job_new (run_keys, NULL));
  if (!export_files (self, error))
    return FALSE;
  wait_for_keys (self);
  for (guint i = 0; i < self->site->months->len && !has_failed (self); i++)
    {
      if (!export_month (self, i, error))
        return FALSE;
    }
  return export_collections (self, error);
}

/* Where the export failed not all have been taken. */
static void
free_keys (char **keys,
           guint   n)
{
  for (guint i = 0; i < n; i++)
    g_free (keys[i]);
  g_free (keys);
}

/**
 * praxis_export_site:
 * @store: a library, in a transaction that reads
 * @site: the site
 * @folder: where it goes
 * @progress: (nullable): told how many pages are done
 * @user_data: for @progress
 * @cancellable: (nullable): ends it early
 * @error: return location
 *
 * Writes the pages that are not right as they are; praxis_folder_commit() puts them in place.
 *
 * Returns: whether all were written
 */
gboolean
praxis_export_site (PraxisStore           *store,
                    PraxisSite            *site,
                    PraxisFolder          *folder,
                    PraxisExportProgress   progress,
                    gpointer               user_data,
                    GCancellable          *cancellable,
                    GError               **error)
{
  PraxisSiteExport self = {
    .store = store,
    .site = site,
    .folder = folder,
    .progress = progress,
    .user_data = user_data,
    .cancellable = cancellable,
  };
  gboolean success;

  praxis_store_set_cache (store, CACHE_KIB);
  self.post_keys = g_new0 (char *, site->paths->len + 1);
  self.month_keys = g_new0 (char *, site->months->len + 1);
  self.shared = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  g_mutex_init (&self.lock);
  g_cond_init (&self.changed);
  self.pool = g_thread_pool_new_full (work, &self, (GDestroyNotify) job_free, CLAMP (g_get_num_processors (), 1, MAX_WORKERS),
                                      TRUE, NULL);
  success = export_pages (&self, error);
  wait_for_jobs (&self);
  g_thread_pool_free (self.pool, FALSE, TRUE);
  if (success && self.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self.error));
      success = FALSE;
    }
  g_clear_error (&self.error);
  for (guint i = 0; i < PRAXIS_SITE_N_COLLECTIONS; i++)
    g_clear_pointer (&self.collected[i], collections[i]->free);
  free_keys (self.post_keys, site->paths->len);
  free_keys (self.month_keys, site->months->len);
  g_hash_table_unref (self.shared);
  praxis_store_set_cache (store, 0);
  g_cond_clear (&self.changed);
  g_mutex_clear (&self.lock);
  return success && !g_cancellable_set_error_if_cancelled (cancellable, error);
}
