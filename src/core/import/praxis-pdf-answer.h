/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-pdf.h"

G_BEGIN_DECLS

PraxisPdf *praxis_pdf_answer_parse (const char  *answer,
                                    gsize        length,
                                    GError     **error);
void       praxis_pdf_set_failed   (GError     **error);

G_END_DECLS
