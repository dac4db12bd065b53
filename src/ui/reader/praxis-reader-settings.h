/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "publish/praxis-reader-page.h"

G_BEGIN_DECLS

void praxis_reader_settings_get    (GSettings           *settings,
                                    PraxisReaderOptions *options);
void praxis_reader_settings_zoom   (GSettings           *settings,
                                    int                  steps);

G_END_DECLS
