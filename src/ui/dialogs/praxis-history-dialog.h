/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_HISTORY_DIALOG (praxis_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PraxisHistoryDialog, praxis_history_dialog, PRAXIS, HISTORY_DIALOG, AdwDialog)

PraxisHistoryDialog *praxis_history_dialog_new (PraxisLibrary *library,
                                                gint64         post_id);
gint64               praxis_history_dialog_get_post (PraxisHistoryDialog *self);
void                 praxis_history_dialog_show_news (PraxisHistoryDialog *self);

G_END_DECLS
