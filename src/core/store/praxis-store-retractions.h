/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-notice.h"
#include "praxis-store.h"

G_BEGIN_DECLS

/**
 * PraxisRetraction:
 * @state: what was said of the work; %PRAXIS_NOTICE_NONE_KNOWN where it was reinstated
 * @doi: the DOI of the work, in small letters; empty where it has none
 * @pmid: its PubMed ID; empty where it has none
 * @date: the day of the notice, "2023-05-17"; empty where it is not known
 * @notice_doi: the DOI of the notice; empty where it has none
 * @reasons: why, in the words of Retraction Watch, separated by "; "; may be empty
 *
 * One record of the Retraction Watch data. The texts are not its own: a list of records keeps them.
 */
typedef struct
{
  PraxisNoticeState  state;
  const char        *doi;
  const char        *pmid;
  const char        *date;
  const char        *notice_doi;
  const char        *reasons;
} PraxisRetraction;

/**
 * PraxisRetractions:
 * @records: (element-type PraxisRetraction): the records
 * @as_of: the day that they speak for, "2026-11-25"; empty where none of them has a day
 * @texts: the texts of the records
 *
 * Records of the Retraction Watch data.
 */
typedef struct
{
  GArray       *records;
  char         *as_of;
  GStringChunk *texts;
} PraxisRetractions;

PraxisRetractions *praxis_retractions_new            (void);
void               praxis_retractions_free           (PraxisRetractions        *self);
void               praxis_retractions_add            (PraxisRetractions        *self,
                                                      const PraxisRetraction   *record);
gboolean           praxis_store_put_retractions      (PraxisStore              *self,
                                                      PraxisRetractions        *retractions,
                                                      GError                  **error);
PraxisRetractions *praxis_store_find_retractions     (PraxisStore              *self,
                                                      const char               *doi,
                                                      const char               *pmid,
                                                      GError                  **error);
gboolean           praxis_store_get_retraction_file  (PraxisStore              *self,
                                                      char                    **as_of,
                                                      gint64                   *imported,
                                                      guint                    *n_records,
                                                      GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisRetractions, praxis_retractions_free)

G_END_DECLS
