/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-digest.h"
#include "model/praxis-post.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_DIGEST_DIALOG (praxis_digest_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PraxisDigestDialog, praxis_digest_dialog, PRAXIS, DIGEST_DIALOG, AdwDialog)

PraxisDigestDialog *praxis_digest_dialog_new          (PraxisLibrary *library);
PraxisDigestDialog *praxis_digest_dialog_new_settings (PraxisLibrary *library,
                                                       PraxisDigest  *digest,
                                                       PraxisPost    *post);

G_END_DECLS
