/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cite/praxis-identifier.h"
#include "cite/praxis-reference-parser.h"
#include "praxis-blog-page.h"
#include "praxis-record-importer.h"

G_BEGIN_DECLS

/**
 * PraxisTypedWork:
 * @identifier: the kind of the identifier that it is; %PRAXIS_IDENTIFIER_NONE where it is none
 * @value: (nullable): the identifier
 * @records: (nullable): the records that it is; what could not be read is among their problems
 * @reference: (nullable): the printed reference that it is
 *
 * What somebody typed or pasted to name a work. Exactly one of the three is there.
 */
typedef struct
{
  PraxisIdentifierKind  identifier;
  char                 *value;
  PraxisBlogPage       *records;
  PraxisReferenceParse *reference;
} PraxisTypedWork;

PraxisTypedWork *praxis_typed_work_read      (const char            *text,
                                              GCancellable          *cancellable,
                                              GError               **error);
PraxisTypedWork *praxis_typed_work_read_file (GFile                 *file,
                                              char                 **text,
                                              GCancellable          *cancellable,
                                              GError               **error);
void             praxis_typed_work_read_async
                                             (const char            *text,
                                              GFile                 *file,
                                              GCancellable          *cancellable,
                                              GAsyncReadyCallback    callback,
                                              gpointer               user_data);
PraxisTypedWork *praxis_typed_work_read_finish
                                             (GAsyncResult          *result,
                                              char                 **text,
                                              GError               **error);
void             praxis_typed_work_free      (PraxisTypedWork       *self);
const char      *praxis_typed_work_describe  (const char            *text);
PraxisCitation  *praxis_typed_work_identify  (PraxisCitation        *citation,
                                              PraxisIdentifierKind   kind,
                                              const char            *value);
gboolean         praxis_typed_work_replaces  (PraxisCitation        *citation,
                                              PraxisIdentifierKind   kind,
                                              const char            *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisTypedWork, praxis_typed_work_free)

G_END_DECLS
