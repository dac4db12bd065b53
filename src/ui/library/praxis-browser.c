/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window shows of the library, and the search behind it.
 *
 *   facets pane ─┐                     ┌─> facets pane (counts)
 *   search entry ┼─> filter ─> search ─┼─> chips
 *   chips ───────┘   (here)  (thread)  └─> post model
 *
 * Whoever changes the filter gets "filter-changed" at once and "updated" when the answer is there. Each
 * change cancels the search before it; an answer that comes late is dropped. "updated" says whether the
 * filter is a new one (the list begins at its top) or the library changed (nothing may move). */

#include "config.h"

#include "praxis-browser.h"

#include <gdk/gdk.h>

#include "model/praxis-issue.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"

/* Rows that come with the answer, so that the first painted list is a full one. */
#define N_FIRST_ENTRIES 24

/* What a search works on, and what it found. A quick one has the posts and no counts. */
typedef struct
{
  PraxisSearcher *searcher;
  PraxisFilter   *filter;
  gboolean        quick;
} Request;

typedef struct
{
  PraxisSearchResult *result;
  GPtrArray          *entries;
  GPtrArray          *digests;
  GHashTable         *blurbs;
} Answer;

struct _PraxisBrowser
{
  GObject             parent_instance;

  PraxisLibrary      *library;
  PraxisSearcher     *searcher;

  PraxisFilter       *filter;
  Answer             *answer;
  GError             *error;

  GCancellable       *cancellable;
  PraxisSort          search_sort;
  guint               counts_id;
  gboolean            fresh;
};

enum
{
  FILTER_CHANGED,
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisBrowser, praxis_browser, G_TYPE_OBJECT)

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->searcher);
  g_clear_pointer (&request->filter, praxis_filter_free);
  g_free (request);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_object (&answer->result);
  g_clear_pointer (&answer->entries, g_ptr_array_unref);
  g_clear_pointer (&answer->digests, g_ptr_array_unref);
  g_clear_pointer (&answer->blurbs, g_hash_table_unref);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

/* Several digests can have an issue in the same month; their blurbs stand one below the other. */
static void
add_blurb (GHashTable  *blurbs,
           PraxisIssue *issue)
{
  gpointer key = GUINT_TO_POINTER (praxis_issue_get_month (issue));
  const char *blurb = praxis_issue_get_blurb (issue);
  const char *other = g_hash_table_lookup (blurbs, key);

  if (blurb == NULL || *blurb == '\0')
    return;

  g_hash_table_insert (blurbs, key,
                       other != NULL ? g_strconcat (other, "\n", blurb, NULL) : g_strdup (blurb));
}

static gboolean
collect_blurbs (PraxisStore  *store,
                Request      *request,
                Answer       *answer,
                GError      **error)
{
  const char *wanted = praxis_filter_get_digest (request->filter);

  answer->blurbs = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < answer->digests->len; i++)
    {
      const char *uuid = praxis_digest_get_uuid (answer->digests->pdata[i]);
      g_autoptr (GPtrArray) issues = NULL;

      if (wanted != NULL && g_strcmp0 (wanted, uuid) != 0)
        continue;

      issues = praxis_store_list_issues (store, uuid, error);
      if (issues == NULL)
        return FALSE;
      for (guint j = 0; j < issues->len; j++)
        add_blurb (answer->blurbs, issues->pdata[j]);
    }

  return TRUE;
}

static gboolean
collect_first_entries (PraxisStore  *store,
                       Answer       *answer,
                       GError      **error)
{
  gint64 ids[N_FIRST_ENTRIES];
  gsize n_ids = MIN (praxis_search_result_get_size (answer->result), N_FIRST_ENTRIES);
  PraxisQuery *query = praxis_search_result_get_query (answer->result);

  for (gsize i = 0; i < n_ids; i++)
    ids[i] = praxis_search_result_get_id (answer->result, i);

  answer->entries = praxis_store_get_entries (store, ids, n_ids, error);
  if (answer->entries == NULL)
    return FALSE;

  return query == NULL || praxis_query_is_empty (query) ||
         praxis_search_add_snippets (store, query, answer->entries, error);
}

/* Runs in a reader thread. */
static gpointer
search_job (PraxisStore   *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Request *request = data;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  if (request->quick)
    answer->result = praxis_searcher_list (request->searcher, store, request->filter, cancellable, error);
  else
    answer->result = praxis_searcher_search (request->searcher, store, request->filter, cancellable, error);
  if (answer->result == NULL)
    return NULL;

  answer->digests = praxis_store_list_digests (store, error);
  if (answer->digests == NULL ||
      !collect_blurbs (store, request, answer, error) ||
      !collect_first_entries (store, answer, error))
    return NULL;

  return g_steal_pointer (&answer);
}

static void search (PraxisBrowser *self);

/* The first list was painted without the counts of the facets; unless somebody has gone on, here they come. */
static gboolean
count_cb (gpointer user_data)
{
  PraxisBrowser *self = user_data;

  self->counts_id = 0;
  search (self);

  return G_SOURCE_REMOVE;
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  /* Held since the search began: a search outlives neither its answer nor this. */
  g_autoptr (PraxisBrowser) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = NULL;
  gboolean fresh = self->fresh;
  gboolean quick;

  answer = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  self->fresh = FALSE;
  quick = self->answer == NULL && answer != NULL;

  if (answer == NULL)
    {
      self->error = g_steal_pointer (&error);
    }
  else
    {
      g_clear_pointer (&self->answer, answer_free);
      self->answer = g_steal_pointer (&answer);
    }

  g_signal_emit (self, signals[UPDATED], 0, fresh);

  if (quick && self->cancellable == NULL)
    self->counts_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, count_cb, self, NULL);
}

static void
search (PraxisBrowser *self)
{
  Request *request;

  g_clear_handle_id (&self->counts_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  request = g_new0 (Request, 1);
  request->searcher = g_object_ref (self->searcher);
  request->filter = praxis_filter_copy (self->filter);
  request->quick = self->answer == NULL;

  praxis_library_read_async (self->library, search_job, request, request_free, answer_free,
                             self->cancellable, searched_cb, g_object_ref (self));
}

/* The order is one of search results; without a search the posts stand in their months. */
static void
filter_changed (PraxisBrowser *self)
{
  praxis_filter_set_sort (self->filter, praxis_browser_is_searching (self) ? self->search_sort
                                                                           : PRAXIS_SORT_AUTOMATIC);
  self->fresh = TRUE;
  g_signal_emit (self, signals[FILTER_CHANGED], 0);
  search (self);
}

static void
library_changed_cb (PraxisBrowser *self)
{
  search (self);
}

static void
praxis_browser_dispose (GObject *object)
{
  PraxisBrowser *self = PRAXIS_BROWSER (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);

  g_clear_handle_id (&self->counts_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  g_clear_object (&self->searcher);
  g_clear_pointer (&self->answer, answer_free);
  g_clear_pointer (&self->filter, praxis_filter_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (praxis_browser_parent_class)->dispose (object);
}

static void
praxis_browser_class_init (PraxisBrowserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = praxis_browser_dispose;

  signals[FILTER_CHANGED] =
    g_signal_new ("filter-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[UPDATED] =
    g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
praxis_browser_init (PraxisBrowser *self)
{
  self->searcher = praxis_searcher_new ();
  self->filter = praxis_filter_new ();
  self->fresh = TRUE;
}

/* Nothing is searched before the first praxis_browser_refresh(), so that the library can be opened first. */
PraxisBrowser *
praxis_browser_new (PraxisLibrary *library)
{
  PraxisBrowser *self = g_object_new (PRAXIS_TYPE_BROWSER, NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

PraxisLibrary *
praxis_browser_get_library (PraxisBrowser *self)
{
  return self->library;
}

const PraxisFilter *
praxis_browser_get_filter (PraxisBrowser *self)
{
  return self->filter;
}

/* NULL until the first answer. */
PraxisSearchResult *
praxis_browser_get_result (PraxisBrowser *self)
{
  return self->answer != NULL ? self->answer->result : NULL;
}

/* The first rows of the result. */
GPtrArray *
praxis_browser_get_entries (PraxisBrowser *self)
{
  return self->answer != NULL ? self->answer->entries : NULL;
}

GPtrArray *
praxis_browser_get_digests (PraxisBrowser *self)
{
  return self->answer != NULL ? self->answer->digests : NULL;
}

PraxisDigest *
praxis_browser_find_digest (PraxisBrowser *self,
                            const char    *uuid)
{
  GPtrArray *digests = praxis_browser_get_digests (self);

  for (guint i = 0; digests != NULL && i < digests->len; i++)
    {
      if (g_strcmp0 (praxis_digest_get_uuid (digests->pdata[i]), uuid) == 0)
        return digests->pdata[i];
    }

  return NULL;
}

const char *
praxis_browser_get_blurb (PraxisBrowser *self,
                          PraxisMonth    month)
{
  return self->answer != NULL ? g_hash_table_lookup (self->answer->blurbs, GUINT_TO_POINTER (month)) : NULL;
}

/* Why the last search failed; NULL where it did not. */
const GError *
praxis_browser_get_error (PraxisBrowser *self)
{
  return self->error;
}

/* Whether less is shown than the whole collection. */
gboolean
praxis_browser_is_narrowed (PraxisBrowser *self)
{
  return praxis_filter_has_choices (self->filter) || praxis_browser_is_searching (self);
}

gboolean
praxis_browser_is_searching (PraxisBrowser *self)
{
  const char *text = praxis_filter_get_text (self->filter);

  return text != NULL && *text != '\0';
}

void
praxis_browser_set_text (PraxisBrowser *self,
                         const char    *text)
{
  if (g_strcmp0 (praxis_filter_get_text (self->filter), text) == 0)
    return;

  praxis_filter_set_text (self->filter, text);
  filter_changed (self);
}

void
praxis_browser_set_collection (PraxisBrowser    *self,
                               PraxisCollection  collection,
                               const char       *digest_uuid)
{
  if (praxis_filter_get_collection (self->filter) == collection &&
      g_strcmp0 (praxis_filter_get_digest (self->filter), digest_uuid) == 0)
    return;

  praxis_filter_set_collection (self->filter, collection);
  praxis_filter_set_digest (self->filter, digest_uuid);
  filter_changed (self);
}

/* A post that is read now stays among the unread ones as long as these are shown. */
void
praxis_browser_keep (PraxisBrowser *self,
                     gint64         id)
{
  praxis_filter_keep (self->filter, id);
}

void
praxis_browser_set_choice (PraxisBrowser *self,
                           PraxisFacet    facet,
                           const char    *value,
                           PraxisChoice   choice)
{
  if (praxis_filter_get_choice (self->filter, facet, value) == choice)
    return;

  praxis_filter_set_choice (self->filter, facet, value, choice);
  filter_changed (self);
}

void
praxis_browser_set_sort (PraxisBrowser *self,
                         PraxisSort     sort)
{
  if (self->search_sort == sort)
    return;

  self->search_sort = sort;
  if (praxis_browser_is_searching (self))
    filter_changed (self);
}

void
praxis_browser_set_any_topic (PraxisBrowser *self,
                              gboolean       any)
{
  if (praxis_filter_get_any_topic (self->filter) == any)
    return;

  praxis_filter_set_any_topic (self->filter, any);
  filter_changed (self);
}

void
praxis_browser_clear_choices (PraxisBrowser *self)
{
  if (!praxis_filter_has_choices (self->filter))
    return;

  praxis_filter_clear_choices (self->filter);
  filter_changed (self);
}

/* The whole collection again: no words, no choices. */
void
praxis_browser_clear (PraxisBrowser *self)
{
  if (!praxis_browser_is_narrowed (self))
    return;

  praxis_filter_clear_choices (self->filter);
  praxis_filter_set_text (self->filter, "");
  filter_changed (self);
}

void
praxis_browser_refresh (PraxisBrowser *self)
{
  search (self);
}
