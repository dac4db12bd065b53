/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _PraxisQuery PraxisQuery;

#define PRAXIS_TYPE_QUERY (praxis_query_get_type ())

GType        praxis_query_get_type     (void);
PraxisQuery *praxis_query_parse        (const char        *text);
PraxisQuery *praxis_query_ref          (PraxisQuery       *self);
void         praxis_query_unref        (PraxisQuery       *self);
gboolean     praxis_query_is_empty     (const PraxisQuery *self);
const char  *praxis_query_get_match    (const PraxisQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisQuery, praxis_query_unref)

G_END_DECLS
