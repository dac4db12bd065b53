/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-application.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_WINDOW (praxis_window_get_type ())
G_DECLARE_FINAL_TYPE (PraxisWindow, praxis_window, PRAXIS, WINDOW, AdwApplicationWindow)

PraxisWindow *praxis_window_new         (PraxisApplication *application,
                                         PraxisLibrary     *library);
void          praxis_window_import_file (PraxisWindow      *self,
                                         GFile             *file);

G_END_DECLS
