/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <poppler.h>

G_BEGIN_DECLS

gboolean praxis_pdf_title_is_real  (const char  *title,
                                    const char  *journal);
char    *praxis_pdf_title_on_page  (PopplerPage *page,
                                    const char  *journal,
                                    const char  *subject);

G_END_DECLS
