/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "praxis-store.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_LIBRARY (praxis_library_get_type ())
G_DECLARE_FINAL_TYPE (PraxisLibrary, praxis_library, PRAXIS, LIBRARY, GObject)

/**
 * PraxisJob:
 * @store: a connection that belongs to the job while it runs
 * @data: what was given with the job
 * @cancellable: (nullable): ends the job early; a query that runs then is interrupted
 * @error: return location
 *
 * Work on a library, off the main loop.
 *
 * Returns: (nullable): the result; %NULL exactly if @error was set. A job with nothing to give returns @data
 *   or another pointer that is not %NULL, without a function to free it.
 */
typedef gpointer (*PraxisJob) (PraxisStore   *store,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error);

char          *praxis_library_dup_default_path (void);
PraxisLibrary *praxis_library_new              (const char           *path);
const char    *praxis_library_get_path         (PraxisLibrary        *self);
void           praxis_library_open_async       (PraxisLibrary        *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean       praxis_library_open_finish      (PraxisLibrary        *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void           praxis_library_read_async       (PraxisLibrary        *self,
                                                PraxisJob             job,
                                                gpointer              data,
                                                GDestroyNotify        free_data,
                                                GDestroyNotify        free_result,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
void           praxis_library_write_async      (PraxisLibrary        *self,
                                                PraxisJob             job,
                                                gpointer              data,
                                                GDestroyNotify        free_data,
                                                GDestroyNotify        free_result,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gpointer       praxis_library_job_finish       (PraxisLibrary        *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void           praxis_library_close            (PraxisLibrary        *self);

G_END_DECLS
