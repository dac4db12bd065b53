/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-name.h"

G_BEGIN_DECLS

PraxisName *praxis_name_new_literal          (const char  *text);
PraxisName *praxis_name_new_given_first      (const char  *text);
PraxisName *praxis_name_new_family_first     (const char  *text);
void        praxis_name_set_family           (PraxisName  *name,
                                              const char  *text);
void        praxis_name_set_given            (PraxisName  *name,
                                              const char  *text);
char       *praxis_name_format_suffix        (const char  *text);
char       *praxis_name_join_words           (char       **tokens,
                                              guint        from,
                                              guint        to);
gboolean    praxis_name_list_is_organisation (const char  *text);
gboolean    praxis_name_list_is_particle     (const char  *word);
char       *praxis_name_list_format_initials (const char  *text);

G_END_DECLS
