/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/praxis-month.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

void praxis_printing_print    (GtkWidget     *widget,
                               PraxisLibrary *library,
                               const char    *digest_uuid,
                               gint64         post_id,
                               PraxisMonth    month);
void praxis_printing_save_pdf (GtkWidget     *widget,
                               PraxisLibrary *library,
                               const char    *digest_uuid,
                               gint64         post_id,
                               PraxisMonth    month);

G_END_DECLS
