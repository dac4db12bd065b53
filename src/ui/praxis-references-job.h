/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cite/praxis-reference-writer.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

/* The works that posts are about, each of them once, on their way out of the window. */

/**
 * PraxisReferencesText:
 * @n_works: how many works there are
 * @text: (nullable): what was asked for; %NULL where it was written into a file
 * @html: (nullable): a formatted list with its italics
 */
typedef struct
{
  guint  n_works;
  char  *text;
  char  *html;
} PraxisReferencesText;

void                  praxis_references_text_free    (PraxisReferencesText  *self);
void                  praxis_references_format_async (PraxisLibrary         *library,
                                                      GArray                *ids,
                                                      GCancellable          *cancellable,
                                                      GAsyncReadyCallback    callback,
                                                      gpointer               user_data);
void                  praxis_references_write_async  (PraxisLibrary         *library,
                                                      GArray                *ids,
                                                      PraxisReferenceFormat  format,
                                                      GFile                 *file,
                                                      GCancellable          *cancellable,
                                                      GAsyncReadyCallback    callback,
                                                      gpointer               user_data);
PraxisReferencesText *praxis_references_job_finish   (PraxisLibrary         *library,
                                                      GAsyncResult          *result,
                                                      GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisReferencesText, praxis_references_text_free)

G_END_DECLS
