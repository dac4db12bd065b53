/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A count that opens to what was counted; there may be thousands of it. */
#define PRAXIS_TYPE_PUBLISH_ROW (praxis_publish_row_get_type ())
G_DECLARE_FINAL_TYPE (PraxisPublishRow, praxis_publish_row, PRAXIS, PUBLISH_ROW, AdwExpanderRow)

void praxis_publish_row_set_lines (PraxisPublishRow   *self,
                                   const char         *title,
                                   const char * const *lines);

G_END_DECLS
