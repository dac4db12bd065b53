/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <string.h>

#include <glib.h>

G_BEGIN_DECLS

/* Whether @literal stands at @text. g_str_has_prefix() measures the whole text first, which is too much within a loop. */
#define PRAXIS_STARTS_WITH(text, literal) (strncmp ((text), (literal), sizeof (literal) - 1) == 0)

char       *praxis_reference_clean            (const char *text);
char       *praxis_reference_trim             (char       *text,
                                               const char *more);
char       *praxis_reference_slice            (const char *text,
                                               gsize       start,
                                               gsize       end);
gsize       praxis_reference_cut              (char       *text,
                                               gsize       start,
                                               gsize       end);
gsize       praxis_reference_dash_length      (const char *text);
gsize       praxis_reference_quote_length     (const char *text);
gboolean    praxis_reference_starts_upper     (const char *text);
gboolean    praxis_reference_has_prefix       (const char *text,
                                               const char *prefix);
const char *praxis_reference_find_word        (const char *text,
                                               const char *word);
gsize       praxis_reference_sentence_end     (const char *text,
                                               gsize       from);
gssize      praxis_reference_closing          (const char *text,
                                               gsize       open);
char       *praxis_reference_normalize_dashes (const char *text);
gboolean    praxis_reference_in_list          (const char         *word,
                                               const char * const *list);

G_END_DECLS
