/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The citation styles of this computer. They are thousands of files, so they are read when they are wanted first, by a
 * thread, and kept as long as the library is open. */

#include "config.h"

#include "praxis-style-list.h"

struct _PraxisStyleList
{
  GObject        parent_instance;

  PraxisLibrary *library;     /* which owns the list */
  GListStore    *items;
  char          *error;
  gboolean       is_loaded;
};

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisStyleList, praxis_style_list, G_TYPE_OBJECT)

static void
praxis_style_list_finalize (GObject *object)
{
  PraxisStyleList *self = PRAXIS_STYLE_LIST (object);

  g_clear_object (&self->items);
  g_free (self->error);

  G_OBJECT_CLASS (praxis_style_list_parent_class)->finalize (object);
}

static void
praxis_style_list_class_init (PraxisStyleListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_style_list_finalize;

  /* The list is there, or it is known why it is not. */
  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
praxis_style_list_init (PraxisStyleList *self)
{
  self->items = g_list_store_new (PRAXIS_TYPE_STYLE_ITEM);
}

/* Runs in a reader thread. */
static gpointer
load_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (GPtrArray) styles = praxis_csl_style_list (store, cancellable, error);
  GPtrArray *items = styles != NULL ? g_ptr_array_new_full (styles->len, g_object_unref) : NULL;

  for (guint i = 0; items != NULL && i < styles->len; i++)
    g_ptr_array_add (items, praxis_style_item_new (styles->pdata[i]));

  return items;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PraxisStyleList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  g_set_str (&self->error, error != NULL ? error->message : NULL);
  self->is_loaded = TRUE;
  if (items != NULL)
    g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  g_signal_emit (self, signals[LOADED], 0);
}

/* Reads them again; until they are there, the list is as it was. */
void
praxis_style_list_reload (PraxisStyleList *self)
{
  praxis_library_read_async (self->library, load_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, loaded_cb,
                             g_object_ref (self));
}

/* Returns: (transfer none): the list of a library; the first who asks makes it begin to load */
PraxisStyleList *
praxis_style_list_get (PraxisLibrary *library)
{
  PraxisStyleList *self = g_object_get_data (G_OBJECT (library), "praxis-style-list");

  if (self == NULL)
    {
      self = g_object_new (PRAXIS_TYPE_STYLE_LIST, NULL);
      self->library = library;
      g_object_set_data_full (G_OBJECT (library), "praxis-style-list", self, g_object_unref);
      praxis_style_list_reload (self);
    }

  return self;
}

/* Of PraxisStyleItem. */
GListModel *
praxis_style_list_get_items (PraxisStyleList *self)
{
  return G_LIST_MODEL (self->items);
}

gboolean
praxis_style_list_is_loaded (PraxisStyleList *self)
{
  return self->is_loaded;
}

/* Why they could not be read; NULL where they could. */
const char *
praxis_style_list_get_error (PraxisStyleList *self)
{
  return self->error;
}
