/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *praxis_pdf_doi_in_text    (const char *text);
char *praxis_pdf_doi_in_address (const char *address);

G_END_DECLS
