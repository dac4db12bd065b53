/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "praxis-term-edit.h"
#include "praxis-vocabulary-item.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_TERM_LIST (praxis_term_list_get_type ())
G_DECLARE_FINAL_TYPE (PraxisTermList, praxis_term_list, PRAXIS, TERM_LIST, GObject)

PraxisTermList   *praxis_term_list_new            (PraxisLibrary    *library,
                                                   const char       *digest_uuid,
                                                   PraxisVocabulary  vocabulary);
GListModel       *praxis_term_list_get_items      (PraxisTermList   *self);
const char       *praxis_term_list_get_digest     (PraxisTermList   *self);
PraxisVocabulary  praxis_term_list_get_vocabulary (PraxisTermList   *self);
guint             praxis_term_list_find           (PraxisTermList   *self,
                                                   const char       *uuid);
void              praxis_term_list_apply          (PraxisTermList   *self,
                                                   PraxisTermEdit   *edit);

G_END_DECLS
