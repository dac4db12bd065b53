/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"

G_BEGIN_DECLS

/* What the keys of entries begin with in a library's cache of formatted references. */
#define PRAXIS_BIBTEX_PREFIX "bibtex-"

/* What stands between two entries. */
#define PRAXIS_BIBTEX_BETWEEN "\n"

char *praxis_bibtex_write (GPtrArray  *citations,
                           GPtrArray  *keywords,
                           GError    **error);
char *praxis_bibtex_write_known (GPtrArray   *citations,
                                 GPtrArray   *keywords,
                                 GHashTable  *known,
                                 GPtrArray   *fresh,
                                 GError     **error);
GPtrArray *praxis_bibtex_write_entries (GPtrArray   *citations,
                                        GPtrArray   *keywords,
                                        GPtrArray   *keys,
                                        GHashTable  *known,
                                        GPtrArray   *fresh,
                                        GError     **error);

G_END_DECLS
