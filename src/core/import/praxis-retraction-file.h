/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "store/praxis-store-retractions.h"

G_BEGIN_DECLS

/**
 * PraxisRetractionFile:
 * @retractions: the records that can be matched with a work
 * @has_pmids: whether it has the column of PubMed IDs; works are matched by DOI alone where it has not
 * @n_without_work: how many records name no work by DOI or PubMed ID
 * @problems: (element-type PraxisImportProblem): what is damaged, and in which line
 *
 * A file of the Retraction Watch data, as it was read.
 */
typedef struct
{
  PraxisRetractions *retractions;
  gboolean           has_pmids;
  guint              n_without_work;
  GPtrArray         *problems;
} PraxisRetractionFile;

/**
 * PraxisReadProgress:
 * @done: how many bytes were read
 * @total: of how many; 0 where that is not known
 * @data: what was given with it
 *
 * Told now and then how far a file was read, on the thread that reads.
 */
typedef void (*PraxisReadProgress) (goffset  done,
                                    goffset  total,
                                    gpointer data);

PraxisRetractionFile *praxis_retraction_file_read (GFile               *file,
                                                   PraxisReadProgress   progress,
                                                   gpointer             progress_data,
                                                   GCancellable        *cancellable,
                                                   GError             **error);
void                  praxis_retraction_file_free (PraxisRetractionFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisRetractionFile, praxis_retraction_file_free)

G_END_DECLS
