/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-term.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_BATCH_TERMS_DIALOG (praxis_batch_terms_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PraxisBatchTermsDialog, praxis_batch_terms_dialog, PRAXIS, BATCH_TERMS_DIALOG, AdwDialog)

PraxisBatchTermsDialog *praxis_batch_terms_dialog_new            (PraxisLibrary          *library,
                                                                  PraxisVocabulary        vocabulary,
                                                                  GArray                 *ids);
PraxisVocabulary        praxis_batch_terms_dialog_get_vocabulary (PraxisBatchTermsDialog *self);
GArray                 *praxis_batch_terms_dialog_get_ids        (PraxisBatchTermsDialog *self);

G_END_DECLS
