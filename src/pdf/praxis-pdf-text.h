/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *praxis_pdf_text_dup_plain (const char *text,
                                 gsize       length);

G_END_DECLS
