/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the facets pane, as a tree: collections, digests, then groups that open to their values and
 * years that open to their months.
 *
 * While somebody narrows, a value stays in its place even where nothing is left of it (its count says 0), so
 * that no row moves under the hand. Only when everything is shown again do the rows become those that have
 * posts. */

#include "config.h"

#include "praxis-facet-tree.h"

#include <glib/gi18n.h>

#include "model/praxis-text.h"
#include "praxis-facet-labels.h"

#define N_COLLECTIONS 5

/* What stands among the roots beside digests and groups. */
#define N_OTHERS (N_COLLECTIONS + 1)

/* The place of that collection. */
#define UNREAD 2

typedef struct
{
  PraxisFacet      facet;
  GListStore      *values;
  GHashTable      *by_value;   /* value → borrowed item */
  PraxisFacetItem *item;
} Group;

struct _PraxisFacetTree
{
  GObject           parent_instance;

  PraxisBrowser    *browser;
  GListStore       *roots;
  GtkTreeListModel *rows;
  GtkFilter        *value_filter;
  GtkFilter        *root_filter;
  PraxisFacetItem  *collections[N_COLLECTIONS];
  PraxisFacetItem  *notes;
  Group             groups[4];
  GHashTable       *months;     /* value → item */

  char             *text;
  char             *digest;
  PraxisCollection  collection;
  gboolean          syncing;
};

G_DEFINE_FINAL_TYPE (PraxisFacetTree, praxis_facet_tree, G_TYPE_OBJECT)

/* --- Items ---------------------------------------------------------------------------------------------- */

static void
included_cb (PraxisFacetTree *self,
             GParamSpec      *pspec,
             PraxisFacetItem *item)
{
  if (!self->syncing)
    praxis_browser_set_choice (self->browser, praxis_facet_item_get_facet (item),
                               praxis_facet_item_get_value (item), praxis_facet_item_get_choice (item));
}

static PraxisFacetItem *
new_value (PraxisFacetTree *self,
           PraxisFacet      facet,
           const char      *value,
           GListModel      *children)
{
  g_autofree char *label = facet == PRAXIS_FACET_MONTH ? praxis_facet_dup_month_name (value) : g_strdup (value);
  PraxisFacetItem *item = praxis_facet_item_new_value (facet, value, label, children);

  g_signal_connect_object (item, "notify::included", G_CALLBACK (included_cb), self, G_CONNECT_SWAPPED);

  return item;
}

/* A year holds its twelve months, those without a post too: that an issue is missing is worth seeing. */
static PraxisFacetItem *
new_year (PraxisFacetTree *self,
          const char      *year)
{
  g_autoptr (GListStore) months = g_list_store_new (PRAXIS_TYPE_FACET_ITEM);

  for (int month = 12; month >= 1; month--)
    {
      g_autofree char *value = g_strdup_printf ("%s-%02d", year, month);
      g_autoptr (PraxisFacetItem) item = new_value (self, PRAXIS_FACET_MONTH, value, NULL);

      g_list_store_append (months, item);
      g_hash_table_insert (self->months, g_strdup (value), g_object_ref (item));
    }

  return new_value (self, PRAXIS_FACET_YEAR, year, G_LIST_MODEL (months));
}

/* --- Values of a group ----------------------------------------------------------------------------------- */

static PraxisFacetItem *
ref_value (PraxisFacetTree *self,
           Group           *group,
           const char      *value)
{
  PraxisFacetItem *item = g_hash_table_lookup (group->by_value, value);

  if (item != NULL)
    return g_object_ref (item);

  if (group->facet == PRAXIS_FACET_YEAR)
    return new_year (self, value);

  return new_value (self, group->facet, value, NULL);
}

static gboolean
is_as_it_was (Group     *group,
              GPtrArray *items)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (group->values));

  if (n_items != items->len)
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (PraxisFacetItem) item = g_list_model_get_item (G_LIST_MODEL (group->values), i);

      if (item != items->pdata[i])
        return FALSE;
    }

  return TRUE;
}

static void
replace_values (Group     *group,
                GPtrArray *items)
{
  if (is_as_it_was (group, items))
    return;

  g_hash_table_remove_all (group->by_value);
  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (group->by_value, g_strdup (praxis_facet_item_get_value (items->pdata[i])),
                         items->pdata[i]);

  g_list_store_splice (group->values, 0, g_list_model_get_n_items (G_LIST_MODEL (group->values)),
                       items->pdata, items->len);
}

static void
keep_old_values (Group     *group,
                 GPtrArray *items,
                 gboolean   rebase)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (group->values));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (PraxisFacetItem) item = g_list_model_get_item (G_LIST_MODEL (group->values), i);

      praxis_facet_item_set_count (item, 0);
      if (!rebase || praxis_facet_item_get_choice (item) != PRAXIS_CHOICE_NONE)
        g_ptr_array_add (items, g_steal_pointer (&item));
    }
}

static void
sync_values (PraxisFacetTree *self,
             Group           *group,
             GPtrArray       *counts,
             gboolean         rebase)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) counted = g_hash_table_new (NULL, NULL);

  keep_old_values (group, kept, rebase);

  for (guint i = 0; i < counts->len; i++)
    {
      const PraxisFacetCount *count = counts->pdata[i];
      PraxisFacetItem *item = ref_value (self, group, count->value);

      praxis_facet_item_set_count (item, count->count);
      g_hash_table_add (counted, item);
      g_ptr_array_add (items, item);
    }

  if (rebase)
    {
      for (guint i = 0; i < kept->len; i++)
        {
          if (!g_hash_table_contains (counted, kept->pdata[i]))
            g_ptr_array_add (items, g_object_ref (kept->pdata[i]));
        }
      replace_values (group, items);
      return;
    }

  /* What is new comes after what is there already. */
  for (guint i = 0; i < items->len; i++)
    {
      if (g_hash_table_lookup (group->by_value, praxis_facet_item_get_value (items->pdata[i])) == NULL)
        g_ptr_array_add (kept, g_object_ref (items->pdata[i]));
    }
  replace_values (group, kept);
}

static void
sync_months (PraxisFacetTree *self,
             GPtrArray       *counts)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->months);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    praxis_facet_item_set_count (item, 0);

  for (guint i = 0; i < counts->len; i++)
    {
      const PraxisFacetCount *count = counts->pdata[i];

      item = g_hash_table_lookup (self->months, count->value);
      if (item != NULL)
        praxis_facet_item_set_count (item, count->count);
    }
}

/* --- Collections and digests ------------------------------------------------------------------------------ */

static void
sync_digests (PraxisFacetTree *self)
{
  GPtrArray *digests = praxis_browser_get_digests (self->browser);
  PraxisSearchResult *result = praxis_browser_get_result (self->browser);
  const char *current = praxis_filter_get_digest (praxis_browser_get_filter (self->browser));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_roots = g_list_model_get_n_items (G_LIST_MODEL (self->roots));
  guint n_old = n_roots - N_OTHERS - G_N_ELEMENTS (self->groups);

  /* A library of one digest has nothing to choose from. */
  for (guint i = 0; digests->len > 1 && i < digests->len; i++)
    {
      PraxisDigest *digest = digests->pdata[i];
      const char *uuid = praxis_digest_get_uuid (digest);
      PraxisFacetItem *item = NULL;

      if (i < n_old)
        {
          g_autoptr (PraxisFacetItem) old = g_list_model_get_item (G_LIST_MODEL (self->roots), 1 + i);

          if (g_strcmp0 (praxis_facet_item_get_value (old), uuid) == 0 &&
              g_strcmp0 (praxis_facet_item_get_label (old), praxis_digest_get_title (digest)) == 0)
            item = g_steal_pointer (&old);
        }
      if (item == NULL)
        item = praxis_facet_item_new_digest (uuid, praxis_digest_get_title (digest));

      praxis_facet_item_set_count (item, praxis_search_result_get_digest_count (result, uuid));
      praxis_facet_item_set_current (item, g_strcmp0 (current, uuid) == 0);
      g_ptr_array_add (items, item);
    }

  if (items->len != n_old)
    {
      g_list_store_splice (self->roots, 1, n_old, items->pdata, items->len);
      return;
    }
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (PraxisFacetItem) old = g_list_model_get_item (G_LIST_MODEL (self->roots), 1 + i);

      if (old != items->pdata[i])
        g_list_store_splice (self->roots, 1 + i, 1, &items->pdata[i], 1);
    }
}

static void
sync_collections (PraxisFacetTree *self)
{
  const PraxisFilter *filter = praxis_browser_get_filter (self->browser);
  PraxisSearchResult *result = praxis_browser_get_result (self->browser);

  for (guint i = 0; i < N_COLLECTIONS; i++)
    {
      PraxisCollection collection = praxis_facet_item_get_collection (self->collections[i]);

      praxis_facet_item_set_count (self->collections[i],
                                   praxis_search_result_get_collection_count (result, collection));
      praxis_facet_item_set_current (self->collections[i],
                                     collection == praxis_filter_get_collection (filter) &&
                                     praxis_filter_get_digest (filter) == NULL);
    }
  praxis_facet_item_set_count (self->notes, praxis_search_result_get_n_notes (result));
}

/* --- The browser ------------------------------------------------------------------------------------------- */

static void
sync_choices_of (PraxisFacetTree *self,
                 GListModel      *items)
{
  const PraxisFilter *filter = praxis_browser_get_filter (self->browser);
  guint n_items = g_list_model_get_n_items (items);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (PraxisFacetItem) item = g_list_model_get_item (items, i);
      GListModel *children = praxis_facet_item_get_children (item);

      praxis_facet_item_set_choice (item, praxis_filter_get_choice (filter, praxis_facet_item_get_facet (item),
                                                                    praxis_facet_item_get_value (item)));
      if (children != NULL)
        sync_choices_of (self, children);
    }
}

static void
filter_changed_cb (PraxisFacetTree *self)
{
  self->syncing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (self->groups); i++)
    sync_choices_of (self, G_LIST_MODEL (self->groups[i].values));
  self->syncing = FALSE;
}

/* Whether the rows may become others: nothing is narrowed, or another collection is shown. */
static gboolean
may_rebase (PraxisFacetTree *self)
{
  const PraxisFilter *filter = praxis_browser_get_filter (self->browser);
  const char *digest = praxis_filter_get_digest (filter);
  gboolean other = self->collection != praxis_filter_get_collection (filter) ||
                   g_strcmp0 (self->digest, digest) != 0;

  self->collection = praxis_filter_get_collection (filter);
  g_set_str (&self->digest, digest);

  return other || !praxis_browser_is_narrowed (self->browser);
}

static void
updated_cb (PraxisFacetTree *self,
            gboolean         fresh)
{
  PraxisSearchResult *result = praxis_browser_get_result (self->browser);
  gboolean rebase;

  /* The first answer may come without counts. */
  if (result == NULL || praxis_search_result_get_counts (result, PRAXIS_FACET_TOPIC) == NULL ||
      praxis_browser_get_error (self->browser) != NULL)
    return;

  rebase = may_rebase (self);
  sync_collections (self);
  sync_digests (self);

  self->syncing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (self->groups); i++)
    {
      Group *group = &self->groups[i];

      sync_values (self, group, praxis_search_result_get_counts (result, group->facet), rebase);
    }
  sync_months (self, praxis_search_result_get_counts (result, PRAXIS_FACET_MONTH));
  self->syncing = FALSE;

  filter_changed_cb (self);
  gtk_filter_changed (self->root_filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* --- Filters of the rows themselves ------------------------------------------------------------------------ */

static gboolean
matches_text (gpointer item,
              gpointer user_data)
{
  PraxisFacetTree *self = user_data;
  g_autofree char *label = NULL;

  if (self->text == NULL)
    return TRUE;

  label = praxis_text_fold (praxis_facet_item_get_label (item));
  return strstr (label, self->text) != NULL;
}

/* Who reads only what they write themselves has nothing unread, and no use for the row. */
static gboolean
needs_unread (PraxisFacetTree *self)
{
  GPtrArray *digests = self->browser != NULL ? praxis_browser_get_digests (self->browser) : NULL;

  for (guint i = 0; digests != NULL && i < digests->len; i++)
    {
      if (praxis_digest_get_origin (digests->pdata[i]) == PRAXIS_ORIGIN_SUBSCRIBED)
        return TRUE;
    }
  return praxis_facet_item_get_count (self->collections[UNREAD]) > 0 ||
         praxis_facet_item_is_current (self->collections[UNREAD]);
}

static gboolean
has_something_to_show (gpointer item,
                       gpointer user_data)
{
  PraxisFacetTree *self = user_data;
  GListModel *children = praxis_facet_item_get_children (item);

  if (item == self->collections[UNREAD])
    return self->text == NULL && needs_unread (self);
  if (praxis_facet_item_get_kind (item) != PRAXIS_FACET_ITEM_GROUP)
    return self->text == NULL;

  return g_list_model_get_n_items (children) > 0;
}

/* --- Construction ------------------------------------------------------------------------------------------ */

static GListModel *
get_children (gpointer item,
              gpointer user_data)
{
  GListModel *children = praxis_facet_item_get_children (item);

  return children != NULL ? g_object_ref (children) : NULL;
}

static void
add_collection (PraxisFacetTree  *self,
                guint             index,
                PraxisCollection  collection,
                const char       *icon_name)
{
  self->collections[index] = praxis_facet_item_new_collection (collection, praxis_collection_get_title (collection), icon_name);
  g_list_store_append (self->roots, self->collections[index]);
}

static void
add_group (PraxisFacetTree *self,
           guint            index,
           PraxisFacet      facet)
{
  Group *group = &self->groups[index];
  g_autoptr (GtkFilterListModel) shown = NULL;

  group->facet = facet;
  group->values = g_list_store_new (PRAXIS_TYPE_FACET_ITEM);
  group->by_value = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (group->values)),
                                     g_object_ref (self->value_filter));
  group->item = praxis_facet_item_new_group (facet, praxis_facet_get_title (facet), G_LIST_MODEL (shown));
  g_list_store_append (self->roots, group->item);
}

static void
praxis_facet_tree_dispose (GObject *object)
{
  PraxisFacetTree *self = PRAXIS_FACET_TREE (object);

  /* The filters outlive this as long as a view holds the rows. */
  gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->value_filter), NULL, NULL, NULL);
  gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->root_filter), NULL, NULL, NULL);
  g_clear_object (&self->browser);

  G_OBJECT_CLASS (praxis_facet_tree_parent_class)->dispose (object);
}

static void
praxis_facet_tree_finalize (GObject *object)
{
  PraxisFacetTree *self = PRAXIS_FACET_TREE (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->groups); i++)
    {
      g_clear_object (&self->groups[i].item);
      g_clear_object (&self->groups[i].values);
      g_clear_pointer (&self->groups[i].by_value, g_hash_table_unref);
    }
  for (guint i = 0; i < N_COLLECTIONS; i++)
    g_clear_object (&self->collections[i]);
  g_clear_object (&self->notes);
  g_clear_object (&self->rows);
  g_clear_object (&self->roots);
  g_clear_object (&self->value_filter);
  g_clear_object (&self->root_filter);
  g_clear_pointer (&self->months, g_hash_table_unref);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->digest, g_free);

  G_OBJECT_CLASS (praxis_facet_tree_parent_class)->finalize (object);
}

static void
praxis_facet_tree_class_init (PraxisFacetTreeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = praxis_facet_tree_dispose;
  object_class->finalize = praxis_facet_tree_finalize;
}

static void
praxis_facet_tree_init (PraxisFacetTree *self)
{
  GtkFilterListModel *shown;

  self->months = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->roots = g_list_store_new (PRAXIS_TYPE_FACET_ITEM);
  self->value_filter = GTK_FILTER (gtk_custom_filter_new (matches_text, self, NULL));
  self->root_filter = GTK_FILTER (gtk_custom_filter_new (has_something_to_show, self, NULL));

  add_collection (self, 0, PRAXIS_COLLECTION_ALL, "view-list-symbolic");
  add_collection (self, 1, PRAXIS_COLLECTION_DRAFTS, "document-edit-symbolic");
  add_collection (self, UNREAD, PRAXIS_COLLECTION_UNREAD, "mail-unread-symbolic");
  add_collection (self, 3, PRAXIS_COLLECTION_LISTED, "user-bookmarks-symbolic");
  self->notes = praxis_facet_item_new_notes (_("My Notes"), "text-editor-symbolic");
  g_list_store_append (self->roots, self->notes);
  add_collection (self, 4, PRAXIS_COLLECTION_TRASH, "user-trash-symbolic");
  add_group (self, 0, PRAXIS_FACET_TOPIC);
  add_group (self, 1, PRAXIS_FACET_TYPE);
  add_group (self, 2, PRAXIS_FACET_YEAR);
  add_group (self, 3, PRAXIS_FACET_JOURNAL);

  shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->roots)), g_object_ref (self->root_filter));
  self->rows = gtk_tree_list_model_new (G_LIST_MODEL (shown), FALSE, FALSE, get_children, NULL, NULL);
}

PraxisFacetTree *
praxis_facet_tree_new (PraxisBrowser *browser)
{
  PraxisFacetTree *self = g_object_new (PRAXIS_TYPE_FACET_TREE, NULL);

  self->browser = g_object_ref (browser);
  g_signal_connect_object (browser, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (browser, "filter-changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  /* A browser that is at work already has its answer. */
  updated_cb (self, TRUE);

  return self;
}

GtkTreeListModel *
praxis_facet_tree_get_rows (PraxisFacetTree *self)
{
  return self->rows;
}

/* Shows only the values whose label holds this text. */
void
praxis_facet_tree_set_filter (PraxisFacetTree *self,
                              const char      *text)
{
  g_autofree char *folded = text != NULL && *text != '\0' ? praxis_text_fold (text) : NULL;

  if (!g_set_str (&self->text, folded))
    return;

  gtk_filter_changed (self->value_filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_filter_changed (self->root_filter, GTK_FILTER_CHANGE_DIFFERENT);
}
