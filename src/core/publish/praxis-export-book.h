/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-export.h"

G_BEGIN_DECLS

/**
 * PraxisExportBook:
 * @digest_uuid: the digest
 * @year: a year; 0 for any
 * @month: a month; %PRAXIS_MONTH_NONE for any
 * @topic: (nullable): the label of a topic; %NULL for any
 * @ids: (nullable) (array length=n_ids): the rows of posts, such as what a search has found; %NULL for any
 * @n_ids: how many
 *
 * Which published posts are a book. All of it is borrowed.
 */
typedef struct
{
  const char   *digest_uuid;
  int           year;
  PraxisMonth   month;
  const char   *topic;
  const gint64 *ids;
  gsize         n_ids;
} PraxisExportBook;

gboolean praxis_export_book (PraxisStore             *store,
                             const PraxisExportBook  *book,
                             GFile                   *folder,
                             PraxisExportProgress     progress,
                             gpointer                 user_data,
                             GCancellable            *cancellable,
                             PraxisExportReport     **report,
                             GError                 **error);

G_END_DECLS
