/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The posts of a search result, for a list view: list, sections (months) and selection in one.
 *
 * A result is an array of ids and months; an item is made when the view asks for it, and its words come in
 * batches from a reader thread, one batch under way at a time. The same post is the same item as long as
 * somebody holds it, so that a new result with the same posts moves nothing. The selection is a post, not a
 * place, and therefore survives a new result without a walk through 100,000 items; see praxis-post-selection.c. */

#include "config.h"

#include "praxis-post-model-private.h"

#include "store/praxis-store-posts.h"

enum
{
  PROP_0,
  PROP_SELECTED,
  PROP_SELECTING,
  PROP_N_CHOSEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  PraxisQuery *query;
  GArray      *ids;
} Batch;

static void start_loading (PraxisPostModel *self);
static void list_model_iface_init (GListModelInterface *iface);
static void section_model_iface_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PraxisPostModel, praxis_post_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, section_model_iface_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, praxis_post_model_init_selection))

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_clear_pointer (&batch->query, praxis_query_unref);
  g_clear_pointer (&batch->ids, g_array_unref);
  g_free (batch);
}

static guint
get_size (PraxisPostModel *self)
{
  return self->result != NULL ? praxis_search_result_get_size (self->result) : 0;
}

/* --- Words of the items ------------------------------------------------------------------------------- */

/* The month's header leads to the issue of a digest that can be edited. */
static void
set_issue (PraxisPostModel   *self,
           PraxisPostItem    *item,
           const PraxisEntry *entry)
{
  PraxisDigest *digest = praxis_browser_find_digest (self->browser, entry->digest_uuid);
  gboolean is_mine = digest != NULL && praxis_digest_get_origin (digest) != PRAXIS_ORIGIN_SUBSCRIBED;

  praxis_post_item_set_issue_digest (item, is_mine ? entry->digest_uuid : NULL);
}

static void
fill_items (PraxisPostModel *self,
            GPtrArray       *entries)
{
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const PraxisEntry *entry = entries->pdata[i];
      PraxisPostItem *item = g_hash_table_lookup (self->items, &entry->id);

      if (item != NULL)
        {
          praxis_post_item_set_entry (item, entry);
          set_issue (self, item, entry);
        }
    }
}

/* Runs in a reader thread. */
static gpointer
load_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Batch *batch = data;
  g_autoptr (GPtrArray) entries = NULL;

  entries = praxis_store_get_entries (store, (const gint64 *) (gpointer) batch->ids->data, batch->ids->len, error);
  if (entries == NULL)
    return NULL;

  if (batch->query != NULL && !praxis_query_is_empty (batch->query) &&
      !praxis_search_add_snippets (store, batch->query, entries, error))
    return NULL;

  return g_steal_pointer (&entries);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PraxisPostModel) self = user_data;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  entries = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  self->loading = FALSE;
  if (error != NULL)
    g_message ("Posts could not be read: %s", error->message);

  fill_items (self, entries);
  start_loading (self);
}

static gboolean
load_idle_cb (gpointer user_data)
{
  PraxisPostModel *self = user_data;
  PraxisQuery *query = self->result != NULL ? praxis_search_result_get_query (self->result) : NULL;
  Batch *batch;
  GHashTableIter iter;
  gpointer key;

  self->idle_id = 0;

  batch = g_new0 (Batch, 1);
  batch->query = query != NULL ? praxis_query_ref (query) : NULL;
  batch->ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (batch->ids, key, 1);
  g_hash_table_remove_all (self->waiting);

  self->loading = TRUE;
  praxis_library_read_async (praxis_browser_get_library (self->browser), load_job, batch, batch_free,
                             (GDestroyNotify) g_ptr_array_unref, self->cancellable, loaded_cb,
                             g_object_ref (self));

  return G_SOURCE_REMOVE;
}

/* Collects until the view has asked for all that it shows. */
static void
start_loading (PraxisPostModel *self)
{
  if (self->idle_id != 0 || self->loading || g_hash_table_size (self->waiting) == 0)
    return;

  self->idle_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, load_idle_cb, self, NULL);
}

static void
wait_for_words (PraxisPostModel *self,
                gint64           id)
{
  g_hash_table_add (self->waiting, g_memdup2 (&id, sizeof id));
  start_loading (self);
}

/* --- Items -------------------------------------------------------------------------------------------- */

static void
item_gone_cb (gpointer  data,
              GObject  *object)
{
  PraxisPostModel *self = data;
  gint64 id = praxis_post_item_get_id ((PraxisPostItem *) (gpointer) object);

  g_hash_table_remove (self->items, &id);
  g_hash_table_remove (self->waiting, &id);
}

static PraxisPostItem *
ref_item (PraxisPostModel *self,
          guint            position)
{
  gint64 id = praxis_search_result_get_id (self->result, position);
  PraxisPostItem *item = g_hash_table_lookup (self->items, &id);
  PraxisMonth month = praxis_search_result_get_month (self->result, position);

  if (item != NULL && praxis_post_item_get_month (item) == month)
    return g_object_ref (item);

  /* A post that moved to another month is another row, under another header. */
  if (item != NULL)
    g_object_weak_unref (G_OBJECT (item), item_gone_cb, self);

  item = praxis_post_item_new (id, month, praxis_browser_get_blurb (self->browser, month));
  g_hash_table_insert (self->items, g_memdup2 (&id, sizeof id), item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  praxis_post_item_set_mark (item, praxis_post_model_get_mark (self, id));
  wait_for_words (self, id);

  return item;
}

static void
forget_items (PraxisPostModel *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, item_gone_cb, self);
  g_hash_table_remove_all (self->items);
}

/* Rows that are on the screen may read otherwise now. */
static void
refresh_items (PraxisPostModel *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    wait_for_words (self, *(gint64 *) key);
}

/* --- A new result ------------------------------------------------------------------------------------- */

static gboolean
same_row (PraxisSearchResult *a,
          guint               position_a,
          PraxisSearchResult *b,
          guint               position_b)
{
  return praxis_search_result_get_id (a, position_a) == praxis_search_result_get_id (b, position_b) &&
         praxis_search_result_get_month (a, position_a) == praxis_search_result_get_month (b, position_b);
}

/* Tells the view only of what differs, so that it stays where it is. */
static void
announce (PraxisPostModel    *self,
          PraxisSearchResult *old)
{
  guint old_size = old != NULL ? praxis_search_result_get_size (old) : 0;
  guint new_size = get_size (self);
  guint common = MIN (old_size, new_size);
  guint start = 0;
  guint end = 0;

  while (start < common && same_row (old, start, self->result, start))
    start++;
  while (end < common - start && same_row (old, old_size - 1 - end, self->result, new_size - 1 - end))
    end++;

  self->selected_position = praxis_post_model_find (self, self->selected);
  praxis_post_model_find_chosen (self);

  if (start + end < old_size || start + end < new_size)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old_size - start - end, new_size - start - end);
}

static void
refresh_blurbs (PraxisPostModel *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    praxis_post_item_set_blurb (item, praxis_browser_get_blurb (self->browser, praxis_post_item_get_month (item)));
}

static void
updated_cb (PraxisPostModel *self,
            gboolean         fresh)
{
  PraxisSearchResult *result = praxis_browser_get_result (self->browser);
  g_autoptr (PraxisSearchResult) old = g_steal_pointer (&self->result);

  g_set_object (&self->result, result);
  refresh_blurbs (self);
  announce (self, old);
  fill_items (self, praxis_browser_get_entries (self->browser));
  refresh_items (self);
}

/* --- Interfaces --------------------------------------------------------------------------------------- */

static GType
praxis_post_model_get_item_type (GListModel *model)
{
  return PRAXIS_TYPE_POST_ITEM;
}

static guint
praxis_post_model_get_n_items (GListModel *model)
{
  return get_size (PRAXIS_POST_MODEL (model));
}

static gpointer
praxis_post_model_get_item (GListModel *model,
                            guint       position)
{
  PraxisPostModel *self = PRAXIS_POST_MODEL (model);

  return position < get_size (self) ? ref_item (self, position) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = praxis_post_model_get_item_type;
  iface->get_n_items = praxis_post_model_get_n_items;
  iface->get_item = praxis_post_model_get_item;
}

/* Months stand together and in order, so a boundary is found by halving. */
static guint
find_boundary (PraxisPostModel *self,
               guint            inside,
               gboolean         forwards)
{
  PraxisMonth month = praxis_search_result_get_month (self->result, inside);
  guint low = forwards ? inside : 0;
  guint high = forwards ? get_size (self) : inside;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      gboolean same = praxis_search_result_get_month (self->result, middle) == month;

      if (same == forwards)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
praxis_post_model_get_section (GtkSectionModel *model,
                               guint            position,
                               guint           *start,
                               guint           *end)
{
  PraxisPostModel *self = PRAXIS_POST_MODEL (model);
  guint size = get_size (self);

  if (position >= size)
    {
      *start = size;
      *end = G_MAXUINT;
    }
  else if (praxis_search_result_is_ranked (self->result))
    {
      *start = 0;
      *end = size;
    }
  else
    {
      *start = find_boundary (self, position, FALSE);
      *end = find_boundary (self, position, TRUE);
    }
}

static void
section_model_iface_init (GtkSectionModelInterface *iface)
{
  iface->get_section = praxis_post_model_get_section;
}

/* --- The class ---------------------------------------------------------------------------------------- */

static void
praxis_post_model_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_int64 (value, PRAXIS_POST_MODEL (object)->selected);
      break;
    case PROP_SELECTING:
      g_value_set_boolean (value, PRAXIS_POST_MODEL (object)->selecting);
      break;
    case PROP_N_CHOSEN:
      g_value_set_uint (value, g_hash_table_size (PRAXIS_POST_MODEL (object)->chosen));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_post_model_dispose (GObject *object)
{
  PraxisPostModel *self = PRAXIS_POST_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  forget_items (self);
  g_clear_object (&self->result);
  g_clear_object (&self->browser);

  G_OBJECT_CLASS (praxis_post_model_parent_class)->dispose (object);
}

static void
praxis_post_model_finalize (GObject *object)
{
  PraxisPostModel *self = PRAXIS_POST_MODEL (object);

  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->waiting, g_hash_table_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->chosen_positions, gtk_bitset_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (praxis_post_model_parent_class)->finalize (object);
}

static void
praxis_post_model_class_init (PraxisPostModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = praxis_post_model_get_property;
  object_class->dispose = praxis_post_model_dispose;
  object_class->finalize = praxis_post_model_finalize;

  properties[PROP_SELECTED] = g_param_spec_int64 ("selected", NULL, NULL, 0, G_MAXINT64, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTING] = g_param_spec_boolean ("selecting", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_CHOSEN] = g_param_spec_uint ("n-chosen", NULL, NULL, 0, G_MAXUINT, 0,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
praxis_post_model_init (PraxisPostModel *self)
{
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->waiting = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->chosen_positions = gtk_bitset_new_empty ();
  self->cancellable = g_cancellable_new ();
  self->selected_position = GTK_INVALID_LIST_POSITION;
}

PraxisPostModel *
praxis_post_model_new (PraxisBrowser *browser)
{
  PraxisPostModel *self = g_object_new (PRAXIS_TYPE_POST_MODEL, NULL);

  self->browser = g_object_ref (browser);
  g_signal_connect_object (browser, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);

  return self;
}

gint64
praxis_post_model_get_id (PraxisPostModel *self,
                          guint            position)
{
  return position < get_size (self) ? praxis_search_result_get_id (self->result, position) : 0;
}

/* Where a post is; GTK_INVALID_LIST_POSITION where it is not among the results. */
guint
praxis_post_model_find (PraxisPostModel *self,
                        gint64           id)
{
  guint size = get_size (self);

  for (guint i = 0; id != 0 && i < size; i++)
    {
      if (praxis_search_result_get_id (self->result, i) == id)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}
