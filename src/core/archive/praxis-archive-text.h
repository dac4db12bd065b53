/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-json.h"

G_BEGIN_DECLS

PraxisJson *praxis_archive_parse_text (const char  *text,
                                       gsize        length,
                                       GError     **error);
gboolean    praxis_archive_is_slug    (const char  *text);
gboolean    praxis_archive_is_uuid    (const char  *text);

G_END_DECLS
