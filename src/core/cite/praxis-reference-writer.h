/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"

G_BEGIN_DECLS

/**
 * PraxisReferenceFormat:
 * @PRAXIS_REFERENCE_CSL_JSON: CSL-JSON
 * @PRAXIS_REFERENCE_RIS: RIS
 * @PRAXIS_REFERENCE_BIBTEX: BibTeX
 *
 * A format in which works go out to other programs.
 */
typedef enum
{
  PRAXIS_REFERENCE_CSL_JSON,
  PRAXIS_REFERENCE_RIS,
  PRAXIS_REFERENCE_BIBTEX,
} PraxisReferenceFormat;

#define PRAXIS_N_REFERENCE_FORMATS 3

/* What the file of the works of many posts is called. */
#define PRAXIS_REFERENCES_STEM "references"

gboolean    praxis_reference_format_parse          (const char             *text,
                                                    PraxisReferenceFormat  *format);
const char *praxis_reference_format_get_label      (PraxisReferenceFormat   format);
const char *praxis_reference_format_get_media_type (PraxisReferenceFormat   format);
char       *praxis_reference_format_dup_file_name  (PraxisReferenceFormat   format,
                                                    const char             *stem);
char       *praxis_reference_write                 (PraxisReferenceFormat   format,
                                                    GPtrArray              *citations,
                                                    GPtrArray              *keywords,
                                                    GError                **error);

G_END_DECLS
