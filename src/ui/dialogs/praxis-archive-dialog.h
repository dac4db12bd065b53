/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_ARCHIVE_DIALOG (praxis_archive_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PraxisArchiveDialog, praxis_archive_dialog, PRAXIS, ARCHIVE_DIALOG, AdwDialog)

PraxisArchiveDialog *praxis_archive_dialog_new  (PraxisLibrary       *library,
                                                 GFile               *file);
void                 praxis_archive_dialog_load (PraxisArchiveDialog *self,
                                                 GFile               *file);
GtkFileDialog       *praxis_archive_dialog_new_chooser (void);

G_END_DECLS
