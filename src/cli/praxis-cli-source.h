/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import/praxis-blog-page.h"
#include "import/praxis-markdown-importer.h"
#include "praxis-cli.h"

G_BEGIN_DECLS

/**
 * PraxisCliSource:
 * @name: what people call it
 * @page: (nullable): what was understood of it, in the form of a page
 * @markdown: (nullable): the same, where it is Markdown with front matter
 * @error: (nullable): why it cannot be used; then there is no @page
 *
 * A file to import.
 */
typedef struct
{
  char               *name;
  PraxisBlogPage     *page;
  PraxisMarkdownFile *markdown;
  GError             *error;
} PraxisCliSource;

GBytes         *praxis_cli_load                 (PraxisCli              *self,
                                                 const char             *argument,
                                                 GError                **error);
GPtrArray      *praxis_cli_read_sources         (PraxisCli              *self,
                                                 GError                **error);
char           *praxis_cli_name_message         (GPtrArray              *sources,
                                                 const PraxisCliSource  *source,
                                                 const char             *message);
PraxisCliStatus praxis_cli_complain_of_sources  (GPtrArray              *sources);

G_END_DECLS
