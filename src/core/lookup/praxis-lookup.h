/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cite/praxis-identifier.h"
#include "model/praxis-citation.h"

G_BEGIN_DECLS

#define PRAXIS_LOOKUP_DOI_ADDRESS    "https://doi.org/"
#define PRAXIS_LOOKUP_PUBMED_ADDRESS "https://pmc.ncbi.nlm.nih.gov/api/ctxp/v1/"

#define PRAXIS_TYPE_LOOKUP (praxis_lookup_get_type ())
G_DECLARE_FINAL_TYPE (PraxisLookup, praxis_lookup, PRAXIS, LOOKUP, GObject)

PraxisLookup   *praxis_lookup_new         (const char            *doi_address,
                                           const char            *pubmed_address);
void            praxis_lookup_set_timeout (PraxisLookup          *self,
                                           guint                  timeout);
gboolean        praxis_lookup_can_find    (PraxisIdentifierKind   kind);
gboolean        praxis_lookup_can_ask     (const char            *address);
void            praxis_lookup_find_async  (PraxisLookup          *self,
                                           PraxisIdentifierKind   kind,
                                           const char            *value,
                                           GCancellable          *cancellable,
                                           GAsyncReadyCallback    callback,
                                           gpointer               user_data);
PraxisCitation *praxis_lookup_find_finish (PraxisLookup          *self,
                                           GAsyncResult          *result,
                                           GError               **error);

G_END_DECLS
