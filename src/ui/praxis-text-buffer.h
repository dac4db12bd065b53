/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char     *praxis_text_buffer_dup_text (GtkTextBuffer *buffer);
gboolean  praxis_text_buffer_follow   (GtkTextBuffer *buffer,
                                       const char    *text,
                                       GtkTextIter   *end);

G_END_DECLS
