/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/praxis-browser.h"
#include "praxis-application.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_WINDOW (praxis_window_get_type ())
G_DECLARE_FINAL_TYPE (PraxisWindow, praxis_window, PRAXIS, WINDOW, AdwApplicationWindow)

PraxisWindow *praxis_window_new          (PraxisApplication *application,
                                          PraxisBrowser     *browser);
void          praxis_window_present_soon (PraxisWindow      *self);
void          praxis_window_import_file  (PraxisWindow      *self,
                                          GFile             *file);
gboolean      praxis_window_show_news    (PraxisWindow      *self,
                                          GPtrArray         *updates);

G_END_DECLS
