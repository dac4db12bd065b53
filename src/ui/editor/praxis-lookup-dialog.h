/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "lookup/praxis-lookup-comparison.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_LOOKUP_DIALOG (praxis_lookup_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PraxisLookupDialog, praxis_lookup_dialog, PRAXIS, LOOKUP_DIALOG, AdwDialog)

void  praxis_lookup_dialog_choose_async  (GtkWidget              *parent,
                                          PraxisLookupComparison *comparison,
                                          GAsyncReadyCallback     callback,
                                          gpointer                user_data);
GStrv praxis_lookup_dialog_choose_finish (GAsyncResult           *result);

G_END_DECLS
