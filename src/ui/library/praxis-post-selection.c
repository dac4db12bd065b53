/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which posts are selected. One is what the reader shows. To do something to many posts at once, posts are chosen:
 * then the selection of the list is the chosen ones, the plain arrows and clicks still lead the reader, and a post
 * is chosen by a click, the space bar, Shift or Ctrl. Both are posts, not places. */

#include "config.h"

#include "praxis-post-model-private.h"

static guint
get_size (PraxisPostModel *self)
{
  return self->result != NULL ? praxis_search_result_get_size (self->result) : 0;
}

PraxisMark
praxis_post_model_get_mark (PraxisPostModel *self,
                            gint64           id)
{
  if (!self->selecting)
    return PRAXIS_MARK_HIDDEN;

  return g_hash_table_contains (self->chosen, &id) ? PRAXIS_MARK_CHOSEN : PRAXIS_MARK_NOT_CHOSEN;
}

/* Only the rows that there are have to be told, however many posts are chosen. */
static void
chosen_changed (PraxisPostModel *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    praxis_post_item_set_mark (item, praxis_post_model_get_mark (self, praxis_post_item_get_id (item)));

  if (get_size (self) > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, get_size (self));
  g_object_notify (G_OBJECT (self), "n-chosen");
}

static void
add (PraxisPostModel *self,
     guint            position)
{
  gint64 id = praxis_post_model_get_id (self, position);

  if (id == 0)
    return;
  g_hash_table_add (self->chosen, g_memdup2 (&id, sizeof id));
  gtk_bitset_add (self->chosen_positions, position);
}

static void
drop (PraxisPostModel *self,
      guint            position)
{
  gint64 id = praxis_post_model_get_id (self, position);

  g_hash_table_remove (self->chosen, &id);
  gtk_bitset_remove (self->chosen_positions, position);
}

static void
drop_all (PraxisPostModel *self)
{
  g_hash_table_remove_all (self->chosen);
  g_clear_pointer (&self->chosen_positions, gtk_bitset_unref);
  self->chosen_positions = gtk_bitset_new_empty ();
}

/* FALSE where posts are chosen already. */
static gboolean
begin (PraxisPostModel *self)
{
  if (self->selecting)
    return FALSE;

  self->selecting = TRUE;
  g_object_notify (G_OBJECT (self), "selecting");
  return TRUE;
}

/* For a new result. What is not in it any more is not chosen any more: nothing is done to what one does not see. */
void
praxis_post_model_find_chosen (PraxisPostModel *self)
{
  g_autoptr (GHashTable) before = NULL;
  guint size = get_size (self);

  if (!self->selecting)
    return;

  before = g_steal_pointer (&self->chosen);
  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  drop_all (self);
  for (guint i = 0; g_hash_table_size (before) > 0 && i < size; i++)
    {
      gint64 id = praxis_search_result_get_id (self->result, i);

      if (g_hash_table_contains (before, &id))
        add (self, i);
    }

  if (g_hash_table_size (before) != g_hash_table_size (self->chosen))
    g_object_notify (G_OBJECT (self), "n-chosen");
}

/* --- The interface --------------------------------------------------------------------------------------- */

static gboolean
praxis_post_model_is_selected (GtkSelectionModel *model,
                               guint              position)
{
  PraxisPostModel *self = PRAXIS_POST_MODEL (model);

  if (self->selecting)
    return gtk_bitset_contains (self->chosen_positions, position);

  return self->selected != 0 && self->selected_position == position;
}

static GtkBitset *
praxis_post_model_get_selection_in_range (GtkSelectionModel *model,
                                          guint              position,
                                          guint              n_items)
{
  PraxisPostModel *self = PRAXIS_POST_MODEL (model);
  GtkBitset *selection;

  if (self->selecting)
    return gtk_bitset_ref (self->chosen_positions);

  selection = gtk_bitset_new_empty ();
  if (self->selected != 0 && self->selected_position != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (selection, self->selected_position);

  return selection;
}

/* One more post, with Ctrl, begins to choose: the one that is shown is meant too. */
static gboolean
praxis_post_model_select_item (GtkSelectionModel *model,
                               guint              position,
                               gboolean           unselect_rest)
{
  PraxisPostModel *self = PRAXIS_POST_MODEL (model);

  if (position >= get_size (self))
    return FALSE;

  if (!unselect_rest)
    {
      if (begin (self) && self->selected_position != GTK_INVALID_LIST_POSITION)
        add (self, self->selected_position);
      add (self, position);
      chosen_changed (self);
    }
  praxis_post_model_set_selected (self, praxis_post_model_get_id (self, position));

  return TRUE;
}

/* The post that is shown, taken by itself, begins to choose too. */
static gboolean
praxis_post_model_unselect_item (GtkSelectionModel *model,
                                 guint              position)
{
  PraxisPostModel *self = PRAXIS_POST_MODEL (model);

  if (position >= get_size (self))
    return FALSE;

  if (begin (self))
    add (self, position);
  else
    drop (self, position);
  chosen_changed (self);

  return TRUE;
}

static gboolean
praxis_post_model_select_range (GtkSelectionModel *model,
                                guint              position,
                                guint              n_items,
                                gboolean           unselect_rest)
{
  PraxisPostModel *self = PRAXIS_POST_MODEL (model);

  if (n_items == 1 && unselect_rest && !self->selecting)
    return praxis_post_model_select_item (model, position, TRUE);

  begin (self);
  if (unselect_rest)
    drop_all (self);
  for (guint i = position; i < position + n_items && i < get_size (self); i++)
    add (self, i);
  chosen_changed (self);

  return TRUE;
}

static gboolean
praxis_post_model_unselect_range (GtkSelectionModel *model,
                                  guint              position,
                                  guint              n_items)
{
  PraxisPostModel *self = PRAXIS_POST_MODEL (model);

  for (guint i = position; i < position + n_items && i < get_size (self); i++)
    drop (self, i);
  chosen_changed (self);

  return TRUE;
}

static gboolean
praxis_post_model_select_all (GtkSelectionModel *model)
{
  return praxis_post_model_select_range (model, 0, get_size (PRAXIS_POST_MODEL (model)), FALSE);
}

static gboolean
praxis_post_model_unselect_all (GtkSelectionModel *model)
{
  PraxisPostModel *self = PRAXIS_POST_MODEL (model);

  if (!self->selecting)
    return FALSE;

  drop_all (self);
  chosen_changed (self);
  return TRUE;
}

void
praxis_post_model_init_selection (GtkSelectionModelInterface *iface)
{
  iface->is_selected = praxis_post_model_is_selected;
  iface->get_selection_in_range = praxis_post_model_get_selection_in_range;
  iface->select_item = praxis_post_model_select_item;
  iface->unselect_item = praxis_post_model_unselect_item;
  iface->select_range = praxis_post_model_select_range;
  iface->unselect_range = praxis_post_model_unselect_range;
  iface->select_all = praxis_post_model_select_all;
  iface->unselect_all = praxis_post_model_unselect_all;
}

/* --- The selected post ----------------------------------------------------------------------------------- */

/* Whether the first post is the selected one. */
gboolean
praxis_post_model_is_first (PraxisPostModel *self)
{
  return self->selected != 0 && self->selected_position == 0;
}

/* The selected post; it may be none of those that are shown. 0 for none. */
gint64
praxis_post_model_get_selected (PraxisPostModel *self)
{
  return self->selected;
}

void
praxis_post_model_set_selected (PraxisPostModel *self,
                                gint64           id)
{
  guint before = self->selected_position;
  guint low, high;

  if (self->selected == id)
    return;

  self->selected = id;
  self->selected_position = praxis_post_model_find (self, id);

  low = MIN (before, self->selected_position);
  high = MAX (before, self->selected_position);
  if (high == GTK_INVALID_LIST_POSITION)
    high = low;
  if (low != GTK_INVALID_LIST_POSITION && !self->selecting)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), low, high - low + 1);

  g_object_notify (G_OBJECT (self), "selected");
}

/* --- The chosen posts ------------------------------------------------------------------------------------ */

gboolean
praxis_post_model_is_selecting (PraxisPostModel *self)
{
  return self->selecting;
}

void
praxis_post_model_set_selecting (PraxisPostModel *self,
                                 gboolean         selecting)
{
  if (self->selecting == selecting)
    return;

  drop_all (self);
  self->selecting = selecting;
  g_object_notify (G_OBJECT (self), "selecting");
  chosen_changed (self);
}

guint
praxis_post_model_get_n_chosen (PraxisPostModel *self)
{
  return g_hash_table_size (self->chosen);
}

/* Their ids, in the order in which they stand. */
GArray *
praxis_post_model_dup_chosen (PraxisPostModel *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->chosen_positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = praxis_post_model_get_id (self, position);

      g_array_append_val (ids, id);
    }

  return ids;
}

/* These and no others. */
void
praxis_post_model_choose (PraxisPostModel *self,
                          const gint64    *ids,
                          gsize            n_ids)
{
  begin (self);
  drop_all (self);
  for (gsize i = 0; i < n_ids; i++)
    {
      guint position = praxis_post_model_find (self, ids[i]);

      if (position != GTK_INVALID_LIST_POSITION)
        add (self, position);
    }
  chosen_changed (self);
}

void
praxis_post_model_toggle (PraxisPostModel *self,
                          gint64           id)
{
  guint position = praxis_post_model_find (self, id);

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  begin (self);
  if (gtk_bitset_contains (self->chosen_positions, position))
    drop (self, position);
  else
    add (self, position);
  chosen_changed (self);
}
