/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *praxis_reference_html_clean     (const char *html);
char *praxis_reference_html_from_text (const char *text);
char *praxis_reference_html_to_text   (const char *html);

G_END_DECLS
