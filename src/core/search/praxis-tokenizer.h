/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What cuts texts into the words that are searched. Not for two threads at a time. */
typedef struct _PraxisTokenizer PraxisTokenizer;

/**
 * PraxisTokenFunc:
 * @word: (array length=length): a word in the form that is searched, UTF-8, not ended by a NUL
 * @length: how many bytes
 * @user_data: what was given with the function
 */
typedef void (*PraxisTokenFunc) (const char *word,
                                 gsize       length,
                                 gpointer    user_data);

PraxisTokenizer *praxis_tokenizer_new  (void);
void             praxis_tokenizer_free (PraxisTokenizer *self);
void             praxis_tokenizer_run  (PraxisTokenizer *self,
                                        const char      *text,
                                        PraxisTokenFunc  func,
                                        gpointer         user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisTokenizer, praxis_tokenizer_free)

G_END_DECLS
