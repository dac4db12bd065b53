/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PRAXIS_TYPE_LANGUAGE (praxis_language_get_type ())
G_DECLARE_FINAL_TYPE (PraxisLanguage, praxis_language, PRAXIS, LANGUAGE, GObject)

const char *praxis_language_get_tag      (PraxisLanguage *self);
GListStore *praxis_language_list_new     (void);
GListStore *praxis_language_list_new_for_references (const char * const *tags,
                                                     const char         *chosen);
guint       praxis_language_list_find    (GListStore     *list,
                                          const char     *tag);
char       *praxis_language_dup_own_tag  (void);

G_END_DECLS
