/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export-site.h"

#include <string.h>

#include "cite/praxis-reference-list.h"
#include "praxis-article.h"
#include "praxis-page.h"
#include "store/praxis-store-posts.h"

/*
 * Writes a site. The calling thread has the library: it looks which pages are not right any more and reads the posts that
 * they need, month by month. Workers make pages of them and write these.
 *
 *   library ── posts of a month ──▶ queue ──▶ worker: article ─┬─▶ page of the post
 *                                                              └─▶ page of the month
 *              └─ their works ──────────────────────▶ worker: files of references
 */

/* Posts that may wait in memory: enough to keep the workers busy. */
#define MAX_WAITING 512

#define MAX_WORKERS 4

/* What the files of references need of a post; the post itself need not stay. */
typedef struct
{
  GPtrArray *citations;
  GPtrArray *topics;
} Cited;

typedef struct
{
  PraxisStore          *store;
  PraxisSite           *site;
  PraxisFolder         *folder;
  PraxisExportProgress  progress;
  gpointer              user_data;
  GCancellable         *cancellable;
  /* Of each post, where a file of references is to be written (its key; NULL: it is not). */
  GPtrArray            *cited;
  char                 *references_keys[PRAXIS_N_REFERENCE_FORMATS];

  GThreadPool *pool;
  GMutex       lock;
  GCond        changed;
  /* Under the lock. */
  guint        n_jobs;
  guint        n_posts;
  guint        n_pages;
  GError      *error;
} SiteExport;

typedef struct _Job Job;

struct _Job
{
  gboolean (*run) (SiteExport *self, Job *job, GError **error);

  /* Of a page of a list. */
  PraxisSiteTerm *term;
  /* Of a month: the posts that were read, their places, and which of their pages are to be written (its key; NULL: none). */
  PraxisSiteMonth *month;
  GPtrArray       *posts;
  GArray          *places;
  GPtrArray       *keys;
  char            *key;
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
job_new (gboolean (*run) (SiteExport *self, Job *job, GError **error),
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

static void
count_pages (SiteExport *self,
             guint       n)
{
  g_mutex_lock (&self->lock);
  self->n_pages += n;
  g_mutex_unlock (&self->lock);
}

static gboolean
write_text (SiteExport  *self,
            const char  *path,
            const char  *key,
            const char  *text,
            gsize        length,
            GError     **error)
{
  gboolean success = praxis_folder_write (self->folder, path, key, text, length, error);

  count_pages (self, 1);
  return success;
}

static gboolean
write_page (SiteExport  *self,
            const char  *path,
            const char  *key,
            PraxisHtml  *page,
            GError     **error)
{
  g_autoptr(PraxisHtml) html = page;
  gsize length;
  const char *text = praxis_html_peek (html, &length);

  return write_text (self, path, key, text, length, error);
}

/* In the workers */

static gboolean
run_month (SiteExport  *self,
           Job         *job,
           GError     **error)
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
         write_page (self, job->month->path, job->key, praxis_site_render_month (self->site, job->month, job->posts, articles->str), error);
}

static gboolean
run_index (SiteExport  *self,
           Job         *job,
           GError     **error)
{
  return write_page (self, "index.html", job->key, praxis_site_render_index (self->site, job->posts), error);
}

static gboolean
run_archive (SiteExport  *self,
             Job         *job,
             GError     **error)
{
  return write_page (self, "archive.html", job->key, praxis_site_render_archive (self->site), error);
}

static gboolean
run_term (SiteExport  *self,
          Job         *job,
          GError     **error)
{
  return write_page (self, job->term->path, job->key, praxis_site_render_term (self->site, job->term), error);
}

/* The oldest posts go first, so that a new one changes the key of no work that was there before. */
static gboolean
run_references (SiteExport  *self,
                Job         *job,
                GError     **error)
{
  g_autoptr(PraxisReferenceList) list = praxis_reference_list_new (TRUE);

  for (guint i = self->cited->len; i > 0; i--)
    {
      const Cited *cited = self->cited->pdata[i - 1];

      praxis_reference_list_add (list, cited->citations, cited->topics);
    }
  for (guint i = 0; i < PRAXIS_N_REFERENCE_FORMATS; i++)
    {
      g_autofree char *path = praxis_reference_format_dup_file_name (i, PRAXIS_REFERENCES_STEM);
      const char *key = self->references_keys[i];
      g_autofree char *text = key != NULL ? praxis_reference_list_write (list, i, error) : NULL;

      if (key != NULL && (text == NULL || !write_text (self, path, key, text, strlen (text), error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_failed (SiteExport *self)
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
  SiteExport *self = user_data;
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
report_progress (SiteExport *self)
{
  guint done;

  if (self->progress == NULL)
    return;
  g_mutex_lock (&self->lock);
  done = self->n_pages;
  g_mutex_unlock (&self->lock);
  self->progress (done, praxis_site_count_pages (self->site), self->user_data);
}

static void
push (SiteExport *self,
      Job        *job)
{
  g_mutex_lock (&self->lock);
  while (self->n_posts > 0 && self->n_posts + job->posts->len > MAX_WAITING)
    g_cond_wait (&self->changed, &self->lock);
  self->n_posts += job->posts->len;
  self->n_jobs++;
  g_mutex_unlock (&self->lock);
  g_thread_pool_push (self->pool, job, NULL);
  report_progress (self);
}

/* Waits for the workers, and says now and then how far they are. */
static void
wait_for_jobs (SiteExport *self)
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

/* Returns: (nullable): the key, where the page is to be written; @key is taken */
static char *
key_if_stale (SiteExport *self,
              const char *path,
              char       *key)
{
  if (!praxis_folder_keep (self->folder, path, key))
    return key;
  g_free (key);
  count_pages (self, 1);
  return NULL;
}

static void
cited_free (Cited *cited)
{
  if (cited == NULL)
    return;
  g_ptr_array_unref (cited->citations);
  g_ptr_array_unref (cited->topics);
  g_free (cited);
}

static void
keep_cited (SiteExport *self,
            guint       place,
            PraxisPost *post)
{
  Cited *cited;

  if (self->cited == NULL || self->cited->pdata[place] != NULL)
    return;
  cited = g_new0 (Cited, 1);
  cited->citations = g_ptr_array_ref (praxis_post_get_citations (post));
  cited->topics = g_ptr_array_ref (praxis_post_get_terms (post, PRAXIS_VOCABULARY_TOPIC));
  self->cited->pdata[place] = cited;
}

static gboolean
read_post (SiteExport  *self,
           Job         *job,
           guint        place,
           char        *key,
           GError     **error)
{
  PraxisPost *post = praxis_store_get_published_post (self->store, praxis_site_get_post (self->site, place)->id, error);

  if (post == NULL)
    {
      g_free (key);
      return FALSE;
    }
  keep_cited (self, place, post);
  g_ptr_array_add (job->posts, post);
  g_array_append_val (job->places, place);
  g_ptr_array_add (job->keys, key);
  return praxis_references_load (self->site->references, self->store, praxis_post_get_citations (post), self->cancellable,
                                 error);
}

static gboolean
export_month (SiteExport       *self,
              PraxisSiteMonth  *month,
              GError          **error)
{
  char *month_key = month->path != NULL ? key_if_stale (self, month->path, praxis_site_key_of_month (self->site, month)) : NULL;
  Job *job = job_new (run_month, month_key);

  job->month = month;
  for (guint place = month->first; place < month->first + month->n; place++)
    {
      char *key = key_if_stale (self, self->site->paths->pdata[place], praxis_site_key_of_post (self->site, place));

      if ((key != NULL || month_key != NULL) && !read_post (self, job, place, key, error))
        {
          job_free (job);
          return FALSE;
        }
    }
  if (job->posts->len > 0 || month_key != NULL)
    push (self, job);
  else
    job_free (job);
  return TRUE;
}

static gboolean
export_index (SiteExport  *self,
              GError     **error)
{
  PraxisSiteMonth *month = praxis_site_get_current (self->site);
  char *key = key_if_stale (self, "index.html", praxis_site_key_of_index (self->site));
  Job *job;

  if (key == NULL)
    return TRUE;
  job = job_new (run_index, key);
  for (guint i = 0; month != NULL && i < month->n; i++)
    {
      if (!read_post (self, job, month->first + i, NULL, error))
        {
          job_free (job);
          return FALSE;
        }
    }
  push (self, job);
  return TRUE;
}

static void
export_lists (SiteExport *self)
{
  char *key = key_if_stale (self, "archive.html", praxis_site_key_of_archive (self->site));

  if (key != NULL)
    push (self, job_new (run_archive, key));
  for (guint i = 0; i < self->site->terms->len; i++)
    {
      PraxisSiteTerm *term = self->site->terms->pdata[i];
      Job *job;

      key = key_if_stale (self, term->path, praxis_site_key_of_term (self->site, term));
      if (key == NULL)
        continue;
      job = job_new (run_term, key);
      job->term = term;
      push (self, job);
    }
}

static gboolean
export_redirects (SiteExport  *self,
                  GError     **error)
{
  for (guint i = 0; i < self->site->redirects->len; i++)
    {
      PraxisSiteRedirect *redirect = self->site->redirects->pdata[i];
      g_autofree char *key = key_if_stale (self, redirect->path, praxis_site_key_of_redirect (self->site, redirect));

      if (key != NULL &&
          !write_page (self, redirect->path, key, praxis_site_render_redirect (self->site, redirect), error))
        return FALSE;
    }
  return TRUE;
}

/* Before a post is read: finds out whether the works of all of them are needed. */
static void
begin_references (SiteExport *self)
{
  gboolean stale = FALSE;

  for (guint i = 0; i < PRAXIS_N_REFERENCE_FORMATS && praxis_site_has_references (self->site); i++)
    {
      g_autofree char *path = praxis_reference_format_dup_file_name (i, PRAXIS_REFERENCES_STEM);

      self->references_keys[i] = key_if_stale (self, path, praxis_site_key_of_references (self->site, path));
      stale = stale || self->references_keys[i] != NULL;
    }
  if (!stale)
    return;
  self->cited = g_ptr_array_new_with_free_func ((GDestroyNotify) cited_free);
  g_ptr_array_set_size (self->cited, self->site->paths->len);
}

/* Behind the months: reads the posts whose pages are right as they are. */
static gboolean
export_references (SiteExport  *self,
                   GError     **error)
{
  for (guint place = 0; self->cited != NULL && place < self->cited->len; place++)
    {
      g_autoptr(PraxisPost) post = NULL;

      if (self->cited->pdata[place] != NULL)
        continue;
      if (has_failed (self))
        return TRUE;
      post = praxis_store_get_published_post (self->store, praxis_site_get_post (self->site, place)->id, error);
      if (post == NULL)
        return FALSE;
      keep_cited (self, place, post);
    }
  if (self->cited != NULL)
    push (self, job_new (run_references, NULL));
  return TRUE;
}

static gboolean
export_style (SiteExport  *self,
              GError     **error)
{
  const char *style = praxis_page_get_style ();
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, style, -1);

  count_pages (self, 1);
  return praxis_folder_keep (self->folder, "style.css", hash) ||
         praxis_folder_write (self->folder, "style.css", hash, style, strlen (style), error);
}

static gboolean
export_pages (SiteExport  *self,
              GError     **error)
{
  if (!export_style (self, error))
    return FALSE;
  begin_references (self);
  /* What takes longest goes first. */
  export_lists (self);
  for (guint i = 0; i < self->site->months->len && !has_failed (self); i++)
    {
      if (!export_month (self, self->site->months->pdata[i], error))
        return FALSE;
    }
  return export_references (self, error) && export_redirects (self, error) && export_index (self, error);
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
  SiteExport self = {
    .store = store,
    .site = site,
    .folder = folder,
    .progress = progress,
    .user_data = user_data,
    .cancellable = cancellable,
  };
  gboolean success;

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
  g_clear_pointer (&self.cited, g_ptr_array_unref);
  for (guint i = 0; i < PRAXIS_N_REFERENCE_FORMATS; i++)
    g_free (self.references_keys[i]);
  g_cond_clear (&self.changed);
  g_mutex_clear (&self.lock);
  return success && !g_cancellable_set_error_if_cancelled (cancellable, error);
}
