/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_IMPORT_DIALOG (praxis_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PraxisImportDialog, praxis_import_dialog, PRAXIS, IMPORT_DIALOG, AdwDialog)

PraxisImportDialog *praxis_import_dialog_new            (PraxisLibrary      *library);
void                praxis_import_dialog_load_file      (PraxisImportDialog *self,
                                                         GFile              *file);
void                praxis_import_dialog_load_text      (PraxisImportDialog *self,
                                                         const char         *text);
void                praxis_import_dialog_load_clipboard (PraxisImportDialog *self,
                                                         GdkClipboard       *clipboard);

G_END_DECLS
