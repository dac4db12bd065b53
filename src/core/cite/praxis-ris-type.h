/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"

G_BEGIN_DECLS

/**
 * PraxisRisForm:
 * @PRAXIS_RIS_ARTICLE: in a journal, magazine or newspaper
 * @PRAXIS_RIS_PART: in a book
 * @PRAXIS_RIS_BOOK: a book by its authors
 * @PRAXIS_RIS_EDITED_BOOK: a book that has editors and no authors
 * @PRAXIS_RIS_CONFERENCE: in the proceedings of a conference, or given there
 * @PRAXIS_RIS_REPORT: a report or a standard
 * @PRAXIS_RIS_THESIS: a thesis
 * @PRAXIS_RIS_MANUSCRIPT: a preprint, or what is not published
 * @PRAXIS_RIS_VERSIONED: software or data
 * @PRAXIS_RIS_PAGE: in the web
 * @PRAXIS_RIS_OTHER: anything else
 *
 * What a record of RIS looks like: the same tag means different things in records of different types. A set of them is a
 * set of bits.
 */
typedef enum
{
  PRAXIS_RIS_ARTICLE     = 1 << 0,
  PRAXIS_RIS_PART        = 1 << 1,
  PRAXIS_RIS_BOOK        = 1 << 2,
  PRAXIS_RIS_EDITED_BOOK = 1 << 3,
  PRAXIS_RIS_CONFERENCE  = 1 << 4,
  PRAXIS_RIS_REPORT      = 1 << 5,
  PRAXIS_RIS_THESIS      = 1 << 6,
  PRAXIS_RIS_MANUSCRIPT  = 1 << 7,
  PRAXIS_RIS_VERSIONED   = 1 << 8,
  PRAXIS_RIS_PAGE        = 1 << 9,
  PRAXIS_RIS_OTHER       = 1 << 10,
} PraxisRisForm;

const char *praxis_ris_type (PraxisCitation *citation,
                             PraxisRisForm  *form);

G_END_DECLS
