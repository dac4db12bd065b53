/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-store.h"

G_BEGIN_DECLS

/* How files of the reader's own are called, and what they are. */
#define PRAXIS_OWN_FILE_SUFFIX ".praxis-notes"
#define PRAXIS_OWN_FILE_TYPE "application/vnd.praxis.notes+json"

/* A larger file than any reader fills. */
#define PRAXIS_OWN_FILE_MAX_SIZE (64 * 1024 * 1024)

/**
 * PraxisMergeReport:
 * @n_posts: posts whose reading state or place in the reading list is another one now
 * @n_added: notes that are new here
 * @n_changed: notes that say something else now
 * @n_deleted: notes that are deleted now
 * @n_variants: notes that both had changed, of which the other form is kept as a note of its own
 */
typedef struct
{
  guint n_posts;
  guint n_added;
  guint n_changed;
  guint n_deleted;
  guint n_variants;
} PraxisMergeReport;

char     *praxis_store_save_own  (PraxisStore        *self,
                                  GError            **error);
gboolean  praxis_store_merge_own (PraxisStore        *self,
                                  const char         *text,
                                  PraxisMergeReport  *report,
                                  GError            **error);

G_END_DECLS
