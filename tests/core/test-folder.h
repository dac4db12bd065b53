/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "publish/praxis-export-format.h"
#include "test-library.h"

G_BEGIN_DECLS

/* A digest in a folder of Markdown files, below the folder of the test. The path is the caller's. */
char    *test_folder_export (TestLibrary         *test,
                             PraxisStore         *store,
                             const char          *name,
                             gboolean             drafts,
                             PraxisExportReport **report);
gboolean test_folder_has    (const char          *folder,
                             const char          *name);

G_END_DECLS
