/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  praxis_open_posts_add    (const char *uuid);
void  praxis_open_posts_remove (const char *uuid);
GStrv praxis_open_posts_take   (void);

G_END_DECLS
