/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void     praxis_status_page_set_words (AdwStatusPage *page,
                                       const char    *words);
gboolean praxis_has_text              (gpointer       object,
                                       const char    *text);

G_END_DECLS
