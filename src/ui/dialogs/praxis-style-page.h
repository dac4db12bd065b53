/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-digest.h"
#include "model/praxis-post.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_STYLE_PAGE (praxis_style_page_get_type ())
G_DECLARE_FINAL_TYPE (PraxisStylePage, praxis_style_page, PRAXIS, STYLE_PAGE, AdwNavigationPage)

PraxisStylePage *praxis_style_page_new (PraxisLibrary *library,
                                        PraxisDigest  *digest,
                                        PraxisPost    *post);

G_END_DECLS
