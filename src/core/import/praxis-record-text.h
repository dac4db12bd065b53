/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char       *praxis_record_text_squeeze      (const char  *text);
char       *praxis_record_text_plain        (const char  *text);
char       *praxis_record_text_title        (const char  *text);
char       *praxis_record_text_journal      (const char  *text,
                                             gboolean     english);
char       *praxis_record_text_expand_pages (const char  *text);
gboolean    praxis_record_text_is_number    (const char  *text);
gboolean    praxis_record_text_date         (const char  *text,
                                             int         *year,
                                             int         *month,
                                             int         *day);
const char *praxis_record_text_language     (const char  *text);
char       *praxis_record_text_doi          (const char  *text);
char       *praxis_record_text_issn         (const char  *text);
guint       praxis_record_text_line_of      (const char  *text,
                                             const char  *at);

G_END_DECLS
