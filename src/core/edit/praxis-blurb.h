/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *praxis_blurb_propose (const char         *language,
                            const char * const *titles);

G_END_DECLS
