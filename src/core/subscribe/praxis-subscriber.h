/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-update.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_SUBSCRIBER (praxis_subscriber_get_type ())
G_DECLARE_FINAL_TYPE (PraxisSubscriber, praxis_subscriber, PRAXIS, SUBSCRIBER, GObject)

PraxisSubscriber *praxis_subscriber_new          (PraxisLibrary        *library,
                                                  const char           *folder);
double            praxis_subscriber_get_fraction (PraxisSubscriber     *self);
void              praxis_subscriber_find_async   (PraxisSubscriber     *self,
                                                  const char           *place,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
PraxisUpdate     *praxis_subscriber_find_finish  (PraxisSubscriber     *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
void              praxis_subscriber_bring_async  (PraxisSubscriber     *self,
                                                  PraxisUpdate         *update,
                                                  const char           *agreed_key,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
PraxisUpdate     *praxis_subscriber_bring_finish (PraxisSubscriber     *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
void              praxis_subscriber_check_async  (PraxisSubscriber     *self,
                                                  const char           *digest_uuid,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GPtrArray        *praxis_subscriber_check_finish (PraxisSubscriber     *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);

G_END_DECLS
