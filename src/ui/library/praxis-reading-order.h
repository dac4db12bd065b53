/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "praxis-browser.h"

G_BEGIN_DECLS

void praxis_reading_order_attach (GtkWidget     *list,
                                  PraxisBrowser *browser);

G_END_DECLS
