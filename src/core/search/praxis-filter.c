/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-filter.h"

#include <string.h>

struct _PraxisFilter
{
  char             *text;
  char             *digest;
  PraxisCollection  collection;
  PraxisSort        sort;
  gboolean          any_topic;
  /* Rows of posts that stay in the collection; (element-type gint64). */
  GArray           *kept;
  /* In the order in which they were chosen, each list with a NULL at its end. */
  GPtrArray        *values[PRAXIS_N_FACETS][PRAXIS_CHOICE_EXCLUDE];
};

G_DEFINE_BOXED_TYPE (PraxisFilter, praxis_filter, praxis_filter_copy, praxis_filter_free)

static GPtrArray *
get_list (const PraxisFilter *self,
          PraxisFacet         facet,
          PraxisChoice        choice)
{
  return self->values[facet][choice - PRAXIS_CHOICE_INCLUDE];
}

static gboolean
find_value (const PraxisFilter *self,
            PraxisFacet         facet,
            PraxisChoice        choice,
            const char         *value,
            guint              *index)
{
  GPtrArray *list = get_list (self, facet, choice);

  for (guint i = 0; i < list->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (list, i), value))
        {
          *index = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * praxis_filter_new:
 *
 * Returns: (transfer full): a filter that shows everything but the trash
 */
PraxisFilter *
praxis_filter_new (void)
{
  PraxisFilter *self = g_new0 (PraxisFilter, 1);

  self->text = g_strdup ("");
  self->kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < PRAXIS_N_FACETS; i++)
    {
      for (guint j = 0; j < PRAXIS_CHOICE_EXCLUDE; j++)
        self->values[i][j] = g_ptr_array_new_null_terminated (0, g_free, TRUE);
    }
  return self;
}

/**
 * praxis_filter_copy:
 * @self: a filter
 *
 * Returns: (transfer full): a copy of it
 */
PraxisFilter *
praxis_filter_copy (const PraxisFilter *self)
{
  PraxisFilter *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (PraxisFilter, 1);
  copy->text = g_strdup (self->text);
  copy->digest = g_strdup (self->digest);
  copy->collection = self->collection;
  copy->sort = self->sort;
  copy->any_topic = self->any_topic;
  copy->kept = g_array_copy (self->kept);
  for (guint i = 0; i < PRAXIS_N_FACETS; i++)
    {
      for (guint j = 0; j < PRAXIS_CHOICE_EXCLUDE; j++)
        {
          GPtrArray *list = self->values[i][j];

          copy->values[i][j] = g_ptr_array_new_null_terminated (list->len, g_free, TRUE);
          for (guint k = 0; k < list->len; k++)
            g_ptr_array_add (copy->values[i][j], g_strdup (g_ptr_array_index (list, k)));
        }
    }
  return copy;
}

/**
 * praxis_filter_free:
 * @self: (transfer full) (nullable): a filter
 */
void
praxis_filter_free (PraxisFilter *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < PRAXIS_N_FACETS; i++)
    {
      for (guint j = 0; j < PRAXIS_CHOICE_EXCLUDE; j++)
        g_ptr_array_unref (self->values[i][j]);
    }
  g_array_unref (self->kept);
  g_free (self->text);
  g_free (self->digest);
  g_free (self);
}

static gboolean
same_choices (const PraxisFilter *a,
              const PraxisFilter *b,
              PraxisFacet         facet)
{
  for (PraxisChoice choice = PRAXIS_CHOICE_INCLUDE; choice <= PRAXIS_CHOICE_EXCLUDE; choice++)
    {
      GPtrArray *list = get_list (a, facet, choice);

      if (list->len != get_list (b, facet, choice)->len)
        return FALSE;
      for (guint i = 0; i < list->len; i++)
        {
          if (praxis_filter_get_choice (b, facet, g_ptr_array_index (list, i)) != choice)
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * praxis_filter_equal:
 * @a: a filter
 * @b: another
 *
 * Returns: whether both show the same, in the same order
 */
gboolean
praxis_filter_equal (const PraxisFilter *a,
                     const PraxisFilter *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->kept->len != b->kept->len ||
      (a->kept->len > 0 && memcmp (a->kept->data, b->kept->data, a->kept->len * sizeof (gint64)) != 0) ||
      a->collection != b->collection || a->sort != b->sort || a->any_topic != b->any_topic ||
      !g_str_equal (a->text, b->text) || g_strcmp0 (a->digest, b->digest) != 0)
    return FALSE;
  for (guint i = 0; i < PRAXIS_N_FACETS; i++)
    {
      if (!same_choices (a, b, i))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_filter_get_text:
 * @self: a filter
 *
 * Returns: (transfer none): what was typed into the search entry
 */
const char *
praxis_filter_get_text (const PraxisFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * praxis_filter_set_text:
 * @self: a filter
 * @text: (nullable): what to search for, in the words of praxis_query_parse()
 */
void
praxis_filter_set_text (PraxisFilter *self,
                        const char   *text)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->text, text != NULL ? text : "");
}

/**
 * praxis_filter_get_collection:
 * @self: a filter
 *
 * Returns: which posts are shown at all
 */
PraxisCollection
praxis_filter_get_collection (const PraxisFilter *self)
{
  g_return_val_if_fail (self != NULL, PRAXIS_COLLECTION_ALL);

  return self->collection;
}

/**
 * praxis_filter_set_collection:
 * @self: a filter
 * @collection: which posts to show
 */
void
praxis_filter_set_collection (PraxisFilter     *self,
                              PraxisCollection  collection)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (collection < PRAXIS_N_COLLECTIONS);

  self->collection = collection;
  g_array_set_size (self->kept, 0);
}

/**
 * praxis_filter_keep:
 * @self: a filter
 * @id: a post's row
 *
 * Keeps a post among the unread ones, also when it is read now, until another collection is chosen: what somebody has just
 * opened must not go from under their eyes.
 */
void
praxis_filter_keep (PraxisFilter *self,
                    gint64        id)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->kept->len; i++)
    {
      if (g_array_index (self->kept, gint64, i) == id)
        return;
    }
  g_array_append_val (self->kept, id);
}

/**
 * praxis_filter_get_kept:
 * @self: a filter
 *
 * Returns: (transfer none) (element-type gint64): the rows of the posts that praxis_filter_keep() was called for
 */
GArray *
praxis_filter_get_kept (const PraxisFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kept;
}

/**
 * praxis_filter_get_digest:
 * @self: a filter
 *
 * Returns: (transfer none) (nullable): the UUID of the only digest that is shown; %NULL for all of them
 */
const char *
praxis_filter_get_digest (const PraxisFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->digest;
}

/**
 * praxis_filter_set_digest:
 * @self: a filter
 * @uuid: (nullable): the UUID of the only digest to show; %NULL for all
 */
void
praxis_filter_set_digest (PraxisFilter *self,
                          const char   *uuid)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->digest, uuid);
}

/**
 * praxis_filter_get_sort:
 * @self: a filter
 *
 * Returns: the order
 */
PraxisSort
praxis_filter_get_sort (const PraxisFilter *self)
{
  g_return_val_if_fail (self != NULL, PRAXIS_SORT_AUTOMATIC);

  return self->sort;
}

/**
 * praxis_filter_set_sort:
 * @self: a filter
 * @sort: the order
 */
void
praxis_filter_set_sort (PraxisFilter *self,
                        PraxisSort    sort)
{
  g_return_if_fail (self != NULL);

  self->sort = sort;
}

/**
 * praxis_filter_get_any_topic:
 * @self: a filter
 *
 * Returns: whether one of the chosen topics is enough; else a post must have them all
 */
gboolean
praxis_filter_get_any_topic (const PraxisFilter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->any_topic;
}

/**
 * praxis_filter_set_any_topic:
 * @self: a filter
 * @any: whether one of the chosen topics is enough
 */
void
praxis_filter_set_any_topic (PraxisFilter *self,
                             gboolean      any)
{
  g_return_if_fail (self != NULL);

  self->any_topic = !!any;
}

/**
 * praxis_filter_get_choice:
 * @self: a filter
 * @facet: a facet
 * @value: one of its values
 *
 * Returns: whether and how @value is chosen
 */
PraxisChoice
praxis_filter_get_choice (const PraxisFilter *self,
                          PraxisFacet         facet,
                          const char         *value)
{
  guint index;

  g_return_val_if_fail (self != NULL, PRAXIS_CHOICE_NONE);
  g_return_val_if_fail (facet < PRAXIS_N_FACETS && value != NULL, PRAXIS_CHOICE_NONE);

  for (PraxisChoice choice = PRAXIS_CHOICE_INCLUDE; choice <= PRAXIS_CHOICE_EXCLUDE; choice++)
    {
      if (find_value (self, facet, choice, value, &index))
        return choice;
    }
  return PRAXIS_CHOICE_NONE;
}

/**
 * praxis_filter_set_choice:
 * @self: a filter
 * @facet: a facet
 * @value: a value of it
 * @choice: what posts are to do with it
 */
void
praxis_filter_set_choice (PraxisFilter *self,
                          PraxisFacet   facet,
                          const char   *value,
                          PraxisChoice  choice)
{
  PraxisChoice old;
  guint index;

  g_return_if_fail (self != NULL);
  g_return_if_fail (facet < PRAXIS_N_FACETS && value != NULL);

  old = praxis_filter_get_choice (self, facet, value);
  if (old == choice)
    return;
  /* Added first: @value may be the very string of the list that it is taken from. */
  if (choice != PRAXIS_CHOICE_NONE)
    g_ptr_array_add (get_list (self, facet, choice), g_strdup (value));
  if (old != PRAXIS_CHOICE_NONE && find_value (self, facet, old, value, &index))
    g_ptr_array_remove_index (get_list (self, facet, old), index);
}

/**
 * praxis_filter_get_values:
 * @self: a filter
 * @facet: a facet
 * @choice: %PRAXIS_CHOICE_INCLUDE or %PRAXIS_CHOICE_EXCLUDE
 *
 * Returns: (transfer none) (array zero-terminated=1): the values that are chosen so, oldest choice first; valid
 *   until the filter changes
 */
const char * const *
praxis_filter_get_values (const PraxisFilter *self,
                          PraxisFacet         facet,
                          PraxisChoice        choice)
{
  static const char * const none[] = { NULL };
  GPtrArray *list;

  g_return_val_if_fail (self != NULL, none);
  g_return_val_if_fail (facet < PRAXIS_N_FACETS && choice != PRAXIS_CHOICE_NONE, none);

  list = get_list (self, facet, choice);
  return list->len > 0 ? (const char * const *) list->pdata : none;
}

/**
 * praxis_filter_has_choices:
 * @self: a filter
 *
 * Returns: whether a value of any facet is chosen
 */
gboolean
praxis_filter_has_choices (const PraxisFilter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < PRAXIS_N_FACETS; i++)
    {
      for (guint j = 0; j < PRAXIS_CHOICE_EXCLUDE; j++)
        {
          if (self->values[i][j]->len > 0)
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * praxis_filter_clear_choices:
 * @self: a filter
 *
 * Forgets every choice; the text, the collection, the digest and the order stay.
 */
void
praxis_filter_clear_choices (PraxisFilter *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < PRAXIS_N_FACETS; i++)
    {
      for (guint j = 0; j < PRAXIS_CHOICE_EXCLUDE; j++)
        g_ptr_array_set_size (self->values[i][j], 0);
    }
}
