/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-term.h"
#include "store/praxis-store.h"

G_BEGIN_DECLS

/* One change to a vocabulary, and what takes it back. */
typedef struct _PraxisTermEdit PraxisTermEdit;

PraxisTermEdit *praxis_term_edit_new_add     (const char          *digest_uuid,
                                              PraxisVocabulary     vocabulary,
                                              const char          *label);
PraxisTermEdit *praxis_term_edit_new_names   (const char          *digest_uuid,
                                              PraxisTerm          *term,
                                              const char          *label,
                                              const char * const  *aliases);
PraxisTermEdit *praxis_term_edit_new_move    (const char          *digest_uuid,
                                              PraxisTerm          *term,
                                              guint                from,
                                              guint                to);
PraxisTermEdit *praxis_term_edit_new_retire  (const char          *digest_uuid,
                                              PraxisTerm          *term,
                                              gboolean             retired);
PraxisTermEdit *praxis_term_edit_new_merge   (const char          *digest_uuid,
                                              PraxisTerm          *term,
                                              const char          *into);
PraxisTermEdit *praxis_term_edit_ref         (PraxisTermEdit      *edit);
void            praxis_term_edit_unref       (PraxisTermEdit      *edit);
PraxisTermEdit *praxis_term_edit_get_inverse (PraxisTermEdit      *edit);
char           *praxis_term_edit_dup_message (PraxisTermEdit      *edit);
gpointer        praxis_term_edit_job         (PraxisStore         *store,
                                              gpointer             edit,
                                              GCancellable        *cancellable,
                                              GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisTermEdit, praxis_term_edit_unref)

G_END_DECLS
