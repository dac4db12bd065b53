/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "import/praxis-blog-page.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_IMPORT_ITEM (praxis_import_item_get_type ())
G_DECLARE_FINAL_TYPE (PraxisImportItem, praxis_import_item, PRAXIS, IMPORT_ITEM, GObject)

PraxisImportItem *praxis_import_item_new          (PraxisBlogPagePost          *post);
PraxisImportItem *praxis_import_item_new_left_out (const PraxisBlogPageProblem *problem);
void              praxis_import_item_set_known    (PraxisImportItem            *self,
                                                   const char                  *known);

G_END_DECLS
