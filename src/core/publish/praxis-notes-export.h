/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/praxis-store.h"

G_BEGIN_DECLS

/**
 * PraxisNotesScope:
 * @PRAXIS_NOTES_OF_READER: all notes, by post
 * @PRAXIS_NOTES_READING_LIST: the reading list, in its order
 */
typedef enum
{
  PRAXIS_NOTES_OF_READER,
  PRAXIS_NOTES_READING_LIST,
} PraxisNotesScope;

/**
 * PraxisNotesFormat:
 * @PRAXIS_NOTES_MARKDOWN: CommonMark
 * @PRAXIS_NOTES_HTML: a whole page
 * @PRAXIS_NOTES_JSON: JSON
 * @PRAXIS_NOTES_CSV: comma-separated values (RFC 4180)
 * @PRAXIS_NOTES_BIBLIOGRAPHY: the references of the posts, as printed
 * @PRAXIS_NOTES_BIBTEX: the same as BibTeX
 * @PRAXIS_NOTES_RIS: the same as RIS
 * @PRAXIS_NOTES_CSL_JSON: the same as CSL-JSON
 */
typedef enum
{
  PRAXIS_NOTES_MARKDOWN,
  PRAXIS_NOTES_HTML,
  PRAXIS_NOTES_JSON,
  PRAXIS_NOTES_CSV,
  PRAXIS_NOTES_BIBLIOGRAPHY,
  PRAXIS_NOTES_BIBTEX,
  PRAXIS_NOTES_RIS,
  PRAXIS_NOTES_CSL_JSON,
} PraxisNotesFormat;

#define PRAXIS_N_NOTES_FORMATS 8

const char *praxis_notes_format_get_name   (PraxisNotesFormat   format);
const char *praxis_notes_format_get_suffix (PraxisNotesFormat   format);
gboolean    praxis_notes_format_has_style  (PraxisNotesFormat   format);
gboolean    praxis_notes_format_parse      (const char         *name,
                                            PraxisNotesFormat  *format);
gboolean    praxis_notes_format_guess      (const char         *file_name,
                                            PraxisNotesFormat  *format);
char       *praxis_notes_export            (PraxisStore        *store,
                                            PraxisNotesScope    scope,
                                            PraxisNotesFormat   format,
                                            const char         *style_id,
                                            GCancellable       *cancellable,
                                            GError            **error);
GPtrArray  *praxis_notes_list_styles       (PraxisStore        *store,
                                            PraxisNotesScope    scope,
                                            GError            **error);

G_END_DECLS
