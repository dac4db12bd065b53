/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A digest's vocabulary as it is in the library now, for lists, and the way in for changes to it:
 *
 *   apply ──> writer thread ──> "applied" (with what takes it back) or "failed"
 *                    └──> the library's "changed" ──> reader thread ──> items
 */

#include "config.h"

#include "praxis-term-list.h"

#include "store/praxis-store-terms.h"
#include "store/praxis-store-vocabulary.h"

struct _PraxisTermList
{
  GObject           parent_instance;

  PraxisLibrary    *library;
  GListStore       *items;
  char             *digest_uuid;
  GCancellable     *reading;
  PraxisVocabulary  vocabulary;
};

enum
{
  APPLIED,
  FAILED,
  RELOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisTermList, praxis_term_list, G_TYPE_OBJECT)

/* --- Reading --------------------------------------------------------------------------------------------- */

typedef struct
{
  char             *digest_uuid;
  PraxisVocabulary  vocabulary;
} Request;

static void
request_free (gpointer data)
{
  g_free (((Request *) data)->digest_uuid);
  g_free (data);
}

/* Runs in a reader thread. */
static gpointer
read_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Request *request = data;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) terms = NULL;
  g_autoptr (GArray) counts = NULL;

  terms = praxis_store_list_terms (store, request->digest_uuid, request->vocabulary, error);
  if (terms == NULL)
    return NULL;
  counts = praxis_store_count_term_posts (store, request->digest_uuid, request->vocabulary, NULL, 0, error);
  if (counts == NULL)
    return NULL;

  for (guint i = 0; i < terms->len && i < counts->len; i++)
    g_ptr_array_add (items, praxis_vocabulary_item_new (terms->pdata[i], g_array_index (counts, gint64, i)));

  return g_steal_pointer (&items);
}

/* The same term is the same item as before. */
static void
keep_items (PraxisTermList *self,
            GPtrArray      *items)
{
  g_autoptr (GHashTable) before = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n_before; i++)
    {
      PraxisVocabularyItem *item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_hash_table_insert (before, (gpointer) praxis_term_get_uuid (praxis_vocabulary_item_get_term (item)), item);
    }

  for (guint i = 0; i < items->len; i++)
    {
      PraxisVocabularyItem *fresh = items->pdata[i];
      PraxisTerm *term = praxis_vocabulary_item_get_term (fresh);
      PraxisVocabularyItem *kept = g_hash_table_lookup (before, praxis_term_get_uuid (term));

      if (kept == NULL)
        continue;
      /* The table's keys are in the terms that are replaced here. */
      g_hash_table_steal (before, praxis_term_get_uuid (term));
      praxis_vocabulary_item_update (kept, term, praxis_vocabulary_item_get_count (fresh));
      items->pdata[i] = kept;
      g_object_unref (fresh);
    }
}

/* Only what differs is told to the views, so that nothing else moves. */
static void
show_items (PraxisTermList *self,
            GPtrArray      *items)
{
  GListModel *model = G_LIST_MODEL (self->items);
  guint n_before = g_list_model_get_n_items (model);
  guint common = MIN (n_before, items->len);
  guint start = 0;
  guint end = 0;

  for (; start < common; start++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, start);

      if (item != items->pdata[start])
        break;
    }
  for (; end < common - start; end++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, n_before - 1 - end);

      if (item != items->pdata[items->len - 1 - end])
        break;
    }

  if (start + end < n_before || start + end < items->len)
    g_list_store_splice (self->items, start, n_before - start - end, items->pdata + start,
                         items->len - start - end);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (PraxisTermList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  g_clear_object (&self->reading);
  if (items == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }

  keep_items (self, items);
  show_items (self, items);
  g_signal_emit (self, signals[RELOADED], 0);
}

static void
reload (PraxisTermList *self)
{
  Request *request = g_new0 (Request, 1);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();

  request->digest_uuid = g_strdup (self->digest_uuid);
  request->vocabulary = self->vocabulary;
  praxis_library_read_async (self->library, read_job, request, request_free, (GDestroyNotify) g_ptr_array_unref,
                             self->reading, read_cb, g_object_ref (self));
}

/* --- Writing --------------------------------------------------------------------------------------------- */

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PraxisTermList) self = user_data;
  g_autoptr (GError) error = NULL;
  PraxisTermEdit *edit = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  if (edit != NULL)
    g_signal_emit (self, signals[APPLIED], 0, edit);
  else
    g_signal_emit (self, signals[FAILED], 0, error);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_term_list_dispose (GObject *object)
{
  PraxisTermList *self = PRAXIS_TERM_LIST (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->items);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (praxis_term_list_parent_class)->dispose (object);
}

static void
praxis_term_list_finalize (GObject *object)
{
  g_free (PRAXIS_TERM_LIST (object)->digest_uuid);

  G_OBJECT_CLASS (praxis_term_list_parent_class)->finalize (object);
}

static void
praxis_term_list_class_init (PraxisTermListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = praxis_term_list_dispose;
  object_class->finalize = praxis_term_list_finalize;

  /* A PraxisTermEdit was done. */
  signals[APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
  /* Why an edit, or reading, failed. */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
  /* The items are as they are in the library. */
  signals[RELOADED] = g_signal_new ("reloaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
praxis_term_list_init (PraxisTermList *self)
{
  self->items = g_list_store_new (PRAXIS_TYPE_VOCABULARY_ITEM);
}

PraxisTermList *
praxis_term_list_new (PraxisLibrary    *library,
                      const char       *digest_uuid,
                      PraxisVocabulary  vocabulary)
{
  PraxisTermList *self = g_object_new (PRAXIS_TYPE_TERM_LIST, NULL);

  self->library = g_object_ref (library);
  self->digest_uuid = g_strdup (digest_uuid);
  self->vocabulary = vocabulary;
  g_signal_connect_object (library, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);

  return self;
}

/* Of PraxisVocabularyItem, in the author's order. */
GListModel *
praxis_term_list_get_items (PraxisTermList *self)
{
  return G_LIST_MODEL (self->items);
}

const char *
praxis_term_list_get_digest (PraxisTermList *self)
{
  return self->digest_uuid;
}

PraxisVocabulary
praxis_term_list_get_vocabulary (PraxisTermList *self)
{
  return self->vocabulary;
}

/* Where a term is; GTK_INVALID_LIST_POSITION where it is not. */
guint
praxis_term_list_find (PraxisTermList *self,
                       const char     *uuid)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (PraxisVocabularyItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (g_strcmp0 (praxis_term_get_uuid (praxis_vocabulary_item_get_term (item)), uuid) == 0)
        return i;
    }

  return G_MAXUINT;
}

void
praxis_term_list_apply (PraxisTermList *self,
                        PraxisTermEdit *edit)
{
  praxis_library_write_async (self->library, praxis_term_edit_job, praxis_term_edit_ref (edit),
                              (GDestroyNotify) praxis_term_edit_unref, NULL, NULL, applied_cb, g_object_ref (self));
}
