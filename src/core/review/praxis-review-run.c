/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-review-run.h"

#include "praxis-post-reviews.h"

/*
 * A run goes through the posts that are stale. They are given out in small batches to several reader threads at once, and what
 * comes back goes to the writer, which has to do with something else in between:
 *
 *   stale posts ──32 at a time──▶ a reader thread makes their reviews ──▶ the writer keeps them ──▶ the next 32
 *
 * There is never more in memory than the batches that are under way. A run that is cancelled, or started anew, has kept what was
 * made until then.
 */

#define BATCH_SIZE 32
#define MAX_THREADS 4

typedef struct
{
  PraxisReviewRun *run;
  GCancellable    *cancellable;
  char            *state;
  gint64           ids[BATCH_SIZE];
  guint            n_ids;
  GPtrArray       *reviews;
} Batch;

struct _PraxisReviewRun
{
  GObject        parent_instance;

  PraxisLibrary *library;
  GCancellable  *cancellable;

  /* What to do: the posts that are stale, and what the reviews of them are good for. */
  char          *state;
  GArray        *ids;
  guint          next;
  guint          n_done;
};

enum
{
  PROGRESS,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisReviewRun, praxis_review_run, G_TYPE_OBJECT)

static void give_out (PraxisReviewRun *self);

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_object_unref (batch->run);
  g_object_unref (batch->cancellable);
  g_free (batch->state);
  g_clear_pointer (&batch->reviews, g_ptr_array_unref);
  g_free (batch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

static void
end (PraxisReviewRun *self,
     const GError    *error)
{
  praxis_review_run_cancel (self);
  g_signal_emit (self, signals[ENDED], 0, error);
}

/* --- One batch --------------------------------------------------------------- */

/* Runs in a reader thread. */
static gpointer
make_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Batch *batch = data;

  return praxis_post_reviews_make (store, batch->ids, batch->n_ids, cancellable, error);
}

/* Runs in the writer thread. */
static gpointer
keep_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Batch *batch = data;

  return praxis_post_reviews_keep (store, batch->state, batch->reviews, error) ? data : NULL;
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Batch) batch = user_data;
  PraxisReviewRun *self = batch->run;
  g_autoptr(GError) error = NULL;

  praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (batch->cancellable != self->cancellable)
    return;
  if (error != NULL)
    {
      end (self, error);
      return;
    }
  self->n_done += batch->n_ids;
  g_signal_emit (self, signals[PROGRESS], 0);
  if (self->n_done == self->ids->len)
    end (self, NULL);
  else
    give_out (self);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Batch) batch = user_data;
  PraxisReviewRun *self = batch->run;
  g_autoptr(GError) error = NULL;

  batch->reviews = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (batch->cancellable != self->cancellable)
    return;
  if (batch->reviews == NULL)
    end (self, error);
  else
    {
      praxis_library_write_async (self->library, keep_job, batch, NULL, NULL, NULL, kept_cb, batch);
      batch = NULL;
    }
}

/* Gives the next batch to a reader thread, if there is one. */
static void
give_out (PraxisReviewRun *self)
{
  guint n_ids = MIN (BATCH_SIZE, self->ids->len - self->next);
  Batch *batch;

  if (n_ids == 0)
    return;
  batch = g_new0 (Batch, 1);
  batch->run = g_object_ref (self);
  batch->cancellable = g_object_ref (self->cancellable);
  batch->state = g_strdup (self->state);
  batch->n_ids = n_ids;
  for (guint i = 0; i < n_ids; i++)
    batch->ids[i] = g_array_index (self->ids, gint64, self->next + i);
  self->next += n_ids;
  praxis_library_read_async (self->library, make_job, batch, NULL, (GDestroyNotify) g_ptr_array_unref, self->cancellable, made_cb,
                             batch);
}

/* --- The run ----------------------------------------------------------------- */

typedef struct
{
  char   *state;
  GArray *ids;
} Stale;

static void
stale_free (gpointer data)
{
  Stale *stale = data;

  g_free (stale->state);
  g_clear_pointer (&stale->ids, g_array_unref);
  g_free (stale);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stale, stale_free)

/* Runs in a reader thread. */
static gpointer
list_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(Stale) stale = g_new0 (Stale, 1);

  stale->state = praxis_post_reviews_dup_state (store, error);
  if (stale->state == NULL)
    return NULL;
  stale->ids = praxis_post_reviews_list_stale (store, stale->state, error);
  return stale->ids != NULL ? g_steal_pointer (&stale) : NULL;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PraxisReviewRun) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(Stale) stale = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  if (stale == NULL)
    {
      end (self, error);
      return;
    }
  g_free (self->state);
  self->state = g_steal_pointer (&stale->state);
  self->ids = g_steal_pointer (&stale->ids);
  if (self->ids->len == 0)
    {
      end (self, NULL);
      return;
    }
  g_signal_emit (self, signals[PROGRESS], 0);
  for (guint i = 0; i < CLAMP (g_get_num_processors (), 1, MAX_THREADS); i++)
    give_out (self);
}

static void
praxis_review_run_finalize (GObject *object)
{
  PraxisReviewRun *self = PRAXIS_REVIEW_RUN (object);

  g_object_unref (self->library);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->state);

  G_OBJECT_CLASS (praxis_review_run_parent_class)->finalize (object);
}

static void
praxis_review_run_class_init (PraxisReviewRunClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_review_run_finalize;

  /* It has gone through more posts. */
  signals[PROGRESS] =
    g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* All posts are up to date; or with a GError why not. */
  signals[ENDED] =
    g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
praxis_review_run_init (PraxisReviewRun *self)
{
}

/**
 * praxis_review_run_new:
 * @library: an open library
 *
 * Returns: (transfer full): a run that was not started
 */
PraxisReviewRun *
praxis_review_run_new (PraxisLibrary *library)
{
  PraxisReviewRun *self;

  g_return_val_if_fail (PRAXIS_IS_LIBRARY (library), NULL);

  self = g_object_new (PRAXIS_TYPE_REVIEW_RUN, NULL);
  self->library = g_object_ref (library);
  return self;
}

/**
 * praxis_review_run_start:
 * @self: a run
 *
 * Looks which posts are stale, and goes through them; where it does so already, it begins again with those that are stale now. It
 * ends with the signal "ended".
 */
void
praxis_review_run_start (PraxisReviewRun *self)
{
  g_return_if_fail (PRAXIS_IS_REVIEW_RUN (self));

  praxis_review_run_cancel (self);
  self->cancellable = g_cancellable_new ();
  praxis_library_read_async (self->library, list_job, NULL, NULL, stale_free, self->cancellable, listed_cb, g_object_ref (self));
}

/**
 * praxis_review_run_cancel:
 * @self: a run
 *
 * Stops, without a signal. What was made so far is kept.
 */
void
praxis_review_run_cancel (PraxisReviewRun *self)
{
  g_return_if_fail (PRAXIS_IS_REVIEW_RUN (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->ids, g_array_unref);
  self->next = self->n_done = 0;
}

/**
 * praxis_review_run_is_active:
 * @self: a run
 *
 * Returns: whether it was started, and has not ended
 */
gboolean
praxis_review_run_is_active (PraxisReviewRun *self)
{
  g_return_val_if_fail (PRAXIS_IS_REVIEW_RUN (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * praxis_review_run_get_done:
 * @self: a run
 *
 * Returns: how many posts it has gone through
 */
guint
praxis_review_run_get_done (PraxisReviewRun *self)
{
  g_return_val_if_fail (PRAXIS_IS_REVIEW_RUN (self), 0);

  return self->n_done;
}

/**
 * praxis_review_run_get_total:
 * @self: a run
 *
 * Returns: of how many; 0 where it does not know yet, or is not active
 */
guint
praxis_review_run_get_total (PraxisReviewRun *self)
{
  g_return_val_if_fail (PRAXIS_IS_REVIEW_RUN (self), 0);

  return self->ids != NULL ? self->ids->len : 0;
}
