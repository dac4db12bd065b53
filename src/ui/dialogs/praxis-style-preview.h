/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-digest.h"
#include "model/praxis-post.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_STYLE_PREVIEW (praxis_style_preview_get_type ())
G_DECLARE_FINAL_TYPE (PraxisStylePreview, praxis_style_preview, PRAXIS, STYLE_PREVIEW, AdwBin)

void praxis_style_preview_set_post  (PraxisStylePreview *self,
                                     PraxisLibrary      *library,
                                     PraxisDigest       *digest,
                                     PraxisPost         *post);
void praxis_style_preview_set_style (PraxisStylePreview *self,
                                     const char         *id);

G_END_DECLS
