/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtksourceview/gtksource.h>
#include <libspelling.h>

G_BEGIN_DECLS

void                       praxis_spelling_set_up_buffer (GtkSourceBuffer           *buffer);
SpellingTextBufferAdapter *praxis_spelling_attach        (GtkSourceView             *view);
void                       praxis_spelling_set_language  (SpellingTextBufferAdapter *adapter,
                                                          const char                *language);

G_END_DECLS
