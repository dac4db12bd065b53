/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisIdentifierKind:
 * @PRAXIS_IDENTIFIER_NONE: no identifier
 * @PRAXIS_IDENTIFIER_DOI: a DOI: "10.1002/wps.21069"
 * @PRAXIS_IDENTIFIER_PMID: the number of a record in PubMed: "31209238"
 * @PRAXIS_IDENTIFIER_PMCID: the number of an article in PubMed Central: "PMC6613236"
 * @PRAXIS_IDENTIFIER_ISBN: the number of a book, in 13 digits: "9780471041542"
 * @PRAXIS_IDENTIFIER_ARXIV: the number of a preprint in arXiv, with its version where one is named: "2101.00001v2"
 * @PRAXIS_IDENTIFIER_URL: an address in the web
 *
 * What a work is known by.
 */
typedef enum
{
  PRAXIS_IDENTIFIER_NONE,
  PRAXIS_IDENTIFIER_DOI,
  PRAXIS_IDENTIFIER_PMID,
  PRAXIS_IDENTIFIER_PMCID,
  PRAXIS_IDENTIFIER_ISBN,
  PRAXIS_IDENTIFIER_ARXIV,
  PRAXIS_IDENTIFIER_URL,
} PraxisIdentifierKind;

#define PRAXIS_N_IDENTIFIER_KINDS 7

PraxisIdentifierKind  praxis_identifier_parse          (const char            *text,
                                                        char                 **value);
const char           *praxis_identifier_kind_get_label (PraxisIdentifierKind   kind);
char                 *praxis_identifier_dup_doi        (PraxisIdentifierKind   kind,
                                                        const char            *value);
char                 *praxis_identifier_fold_doi       (const char            *text);

G_END_DECLS
