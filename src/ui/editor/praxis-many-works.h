/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  PRAXIS_MANY_WORKS_NONE,
  PRAXIS_MANY_WORKS_FIRST,
  PRAXIS_MANY_WORKS_ALL,
} PraxisManyWorks;

void            praxis_many_works_ask_async  (GtkWidget           *parent,
                                              guint                n_works,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
PraxisManyWorks praxis_many_works_ask_finish (GAsyncResult        *result);

G_END_DECLS
