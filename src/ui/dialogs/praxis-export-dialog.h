/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-post.h"
#include "publish/praxis-export-format.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_EXPORT_DIALOG (praxis_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PraxisExportDialog, praxis_export_dialog, PRAXIS, EXPORT_DIALOG, AdwDialog)

PraxisExportDialog *praxis_export_dialog_new      (PraxisLibrary      *library,
                                                   GPtrArray          *digests,
                                                   const char         *digest_uuid,
                                                   PraxisPost         *post);
void                praxis_export_dialog_set_list (PraxisExportDialog *self,
                                                   GArray             *ids,
                                                   const char         *name,
                                                   gboolean            is_reading_list);
void                praxis_export_dialog_choose   (PraxisExportDialog *self,
                                                   PraxisExportScope   scope,
                                                   const char         *format);

G_END_DECLS
