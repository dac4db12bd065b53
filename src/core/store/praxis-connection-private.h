/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-connection.h"

G_BEGIN_DECLS

struct _PraxisConnection
{
  sqlite3      *handle;
  char         *path;
  GHashTable   *statements;
  GCancellable *cancellable;
};

G_END_DECLS
