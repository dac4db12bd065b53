/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import/praxis-import.h"
#include "publish/praxis-export-format.h"
#include "test-library.h"

G_BEGIN_DECLS

/* A digest in a folder of Markdown files, below the folder of the test. The path is the caller's. */
char    *test_folder_export (TestLibrary         *test,
                             PraxisStore         *store,
                             const char          *name,
                             gboolean             drafts,
                             PraxisExportReport **report);
/* Writes something else where a file has a text, which must be there. */
void     test_folder_edit   (const char          *folder,
                             const char          *name,
                             const char          *from,
                             const char          *to);
/* Imports a folder, and makes sure that what is said of it before is what is done. */
PraxisImportReport *test_folder_import (TestLibrary *test,
                                        const char  *folder);
gboolean test_folder_has    (const char          *folder,
                             const char          *name);

G_END_DECLS
