/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-import.h"

G_BEGIN_DECLS

/* The line between a post's summary and its implications, the same in every language. */
#define PRAXIS_IMPLICATIONS_HEADING "## Practice Implications"

gboolean praxis_markdown_import_digest (PraxisImport  *import,
                                        const char    *text,
                                        GError       **error);
gboolean praxis_markdown_import_issue  (PraxisImport  *import,
                                        const char    *text,
                                        GError       **error);
gboolean praxis_markdown_import_post   (PraxisImport  *import,
                                        const char    *text,
                                        GError       **error);

G_END_DECLS
