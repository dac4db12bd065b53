/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PRAXIS_TYPE_CSL_ENGINE (praxis_csl_engine_get_type ())
G_DECLARE_FINAL_TYPE (PraxisCslEngine, praxis_csl_engine, PRAXIS, CSL_ENGINE, GObject)

void             praxis_csl_engine_prepare     (void);
PraxisCslEngine *praxis_csl_engine_get_default (void);
PraxisCslEngine *praxis_csl_engine_new         (guint                 idle_seconds);
void             praxis_csl_engine_set_patience (PraxisCslEngine     *self,
                                                guint                 seconds);
const char      *praxis_csl_engine_get_version (void);
gboolean         praxis_csl_engine_is_running  (PraxisCslEngine      *self);
char            *praxis_csl_engine_call        (PraxisCslEngine      *self,
                                                const char           *method,
                                                const char           *argument,
                                                GCancellable         *cancellable,
                                                GError              **error);
void             praxis_csl_engine_call_async  (PraxisCslEngine      *self,
                                                const char           *method,
                                                const char           *argument,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
char            *praxis_csl_engine_call_finish (PraxisCslEngine      *self,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
