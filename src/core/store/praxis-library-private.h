/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-library.h"

G_BEGIN_DECLS

struct _PraxisLibrary
{
  GObject parent_instance;

  /* owned; set once */
  char        *path;
  GThread     *writer;
  GThreadPool *readers;

  /* owned; the threads' */
  GAsyncQueue *jobs;
  GAsyncQueue *idle_stores;
  GAsyncQueue *new_references;

  /* owned; whoever holds the lock */
  GMutex       lock;
  GCond        opened;
  guint        n_openings;   /* asked for and not done yet */
  GError      *open_error;   /* of the last one */

  /* the writer thread's alone */
  PraxisStore *store;
  gint64       change;
  gboolean     is_read_only;

  /* the main loop's alone */
  gboolean     closed;
};

typedef struct
{
  /* what to do */
  PraxisJob       func;
  gpointer        data;
  GDestroyNotify  free_data;
  GDestroyNotify  free_result;
  gboolean        opens;

  /* what came of it */
  gpointer        result;
  GError         *error;
} PraxisLibraryJob;

/* praxis-library-threads.c */
gpointer praxis_library_writer_thread (gpointer data);
void     praxis_library_reader_thread (gpointer item,
                                       gpointer data);

G_END_DECLS
