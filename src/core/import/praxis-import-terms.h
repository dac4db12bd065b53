/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-term.h"
#include "praxis-import-private.h"

G_BEGIN_DECLS

/**
 * PraxisImportTermEdit:
 * @before: (nullable): the term as the library has it; %NULL for one that it has not
 * @after: (nullable): the term as the import makes it; %NULL where there is a @problem
 * @behind: (nullable): the label of the term that a new one stands behind in the source
 * @ahead: (nullable): the label of one that stands behind it there
 * @problem: (nullable): why it is left as it is, a sentence for people
 *
 * What a source says of a term that the library does not.
 */
typedef struct
{
  PraxisTerm *before;
  PraxisTerm *after;
  char       *behind;
  char       *ahead;
  char       *problem;
} PraxisImportTermEdit;

GPtrArray *praxis_import_list_term_edits    (PraxisStore                 *store,
                                             const char                  *digest_uuid,
                                             GPtrArray                   *terms,
                                             GPtrArray                   *bases,
                                             GError                     **error);
char      *praxis_import_describe_term_edit (const PraxisImportTermEdit  *edit);
gboolean   praxis_import_take_term_edit     (PraxisStore                 *store,
                                             gint64                       import_id,
                                             gint64                       digest_id,
                                             PraxisDigest                *digest,
                                             const PraxisImportTermEdit  *edit,
                                             GError                     **error);
gboolean   praxis_import_take_terms_back    (PraxisStore                 *store,
                                             gint64                       import_id,
                                             GError                     **error);

G_END_DECLS
