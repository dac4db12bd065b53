/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cite/praxis-references.h"
#include "edit/praxis-edit-session.h"
#include "model/praxis-digest.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_PREVIEW (praxis_preview_get_type ())
G_DECLARE_FINAL_TYPE (PraxisPreview, praxis_preview, PRAXIS, PREVIEW, AdwBin)

void praxis_preview_set_session (PraxisPreview     *self,
                                 PraxisEditSession *session,
                                 PraxisDigest      *digest,
                                 PraxisReferences  *references);

G_END_DECLS
