/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-blog-page.h"

G_BEGIN_DECLS

/**
 * PraxisRecordFormat:
 * @PRAXIS_RECORD_FORMAT_NONE: none of them
 * @PRAXIS_RECORD_FORMAT_CSL_JSON: CSL-JSON
 * @PRAXIS_RECORD_FORMAT_PUBMED_XML: PubMed's XML
 * @PRAXIS_RECORD_FORMAT_ENDNOTE_XML: EndNote's XML
 * @PRAXIS_RECORD_FORMAT_NBIB: PubMed's tagged text
 * @PRAXIS_RECORD_FORMAT_ENW: EndNote's tagged text
 * @PRAXIS_RECORD_FORMAT_BIBTEX: BibTeX, biblatex's too
 * @PRAXIS_RECORD_FORMAT_RIS: RIS
 *
 * The forms in which databases of literature and programs for references give records.
 */
typedef enum
{
  PRAXIS_RECORD_FORMAT_NONE,
  PRAXIS_RECORD_FORMAT_CSL_JSON,
  PRAXIS_RECORD_FORMAT_PUBMED_XML,
  PRAXIS_RECORD_FORMAT_ENDNOTE_XML,
  PRAXIS_RECORD_FORMAT_NBIB,
  PRAXIS_RECORD_FORMAT_ENW,
  PRAXIS_RECORD_FORMAT_BIBTEX,
  PRAXIS_RECORD_FORMAT_RIS,
} PraxisRecordFormat;

PraxisRecordFormat praxis_record_format_from_name (const char          *name);
const char        *praxis_record_format_get_label (PraxisRecordFormat format);
PraxisRecordFormat praxis_record_format_detect    (const char          *text);
PraxisBlogPage    *praxis_record_importer_read    (const char          *text,
                                                   PraxisRecordFormat   format,
                                                   GCancellable        *cancellable,
                                                   GError             **error);

G_END_DECLS
