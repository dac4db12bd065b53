/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cite/praxis-identifier.h"
#include "model/praxis-citation.h"
#include "praxis-lookup-request.h"

G_BEGIN_DECLS

PraxisCitation *praxis_lookup_answer_read (const PraxisLookupReply  *reply,
                                           PraxisIdentifierKind      kind,
                                           const char               *value,
                                           GError                  **error);

G_END_DECLS
