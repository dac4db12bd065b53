/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_APPLICATION (praxis_application_get_type ())
G_DECLARE_FINAL_TYPE (PraxisApplication, praxis_application, PRAXIS, APPLICATION, AdwApplication)

PraxisApplication *praxis_application_new         (void);
PraxisLibrary     *praxis_application_get_library (PraxisApplication *self);

G_END_DECLS
