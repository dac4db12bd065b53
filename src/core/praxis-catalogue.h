/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GStrv       praxis_catalogue_list_languages (void);
const char *praxis_catalogue_get          (const char *language,
                                           const char *context,
                                           const char *message);
char       *praxis_catalogue_format_month (const char *language,
                                           guint       month);
char       *praxis_catalogue_dup_process_language (void);

G_END_DECLS
