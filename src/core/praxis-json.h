/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <yyjson.h>

G_BEGIN_DECLS

typedef yyjson_doc     PraxisJson;
typedef yyjson_mut_doc PraxisJsonBuilder;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisJson, yyjson_doc_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisJsonBuilder, yyjson_mut_doc_free)

PraxisJson *praxis_json_parse      (const char         *text,
                                    gssize              length,
                                    GError            **error);
char       *praxis_json_to_string  (PraxisJsonBuilder  *builder,
                                    gboolean            pretty);
const char *praxis_json_get_string (yyjson_val         *object,
                                    const char         *key);
void        praxis_json_add_string (PraxisJsonBuilder  *builder,
                                    yyjson_mut_val     *object,
                                    const char         *key,
                                    const char         *value);
void        praxis_json_add_strv   (PraxisJsonBuilder  *builder,
                                    yyjson_mut_val     *object,
                                    const char         *key,
                                    const char * const *values);
void        praxis_json_put_string (PraxisJsonBuilder  *builder,
                                    yyjson_mut_val     *object,
                                    const char         *key,
                                    const char         *value);
const char *praxis_json_peek_string (yyjson_mut_val    *object,
                                    const char         *key);
GStrv       praxis_json_get_strv   (yyjson_val         *object,
                                    const char         *key);

G_END_DECLS
