/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  praxis_markdown_append_escaped (GString    *markdown,
                                      const char *text,
                                      gssize      length);
void  praxis_markdown_append_link    (GString    *markdown,
                                      const char *label,
                                      const char *address);
char *praxis_markdown_guard_start    (const char *markdown);

G_END_DECLS
