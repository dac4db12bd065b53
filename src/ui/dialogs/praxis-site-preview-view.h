/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-digest.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_SITE_PREVIEW_VIEW (praxis_site_preview_view_get_type ())
G_DECLARE_FINAL_TYPE (PraxisSitePreviewView, praxis_site_preview_view, PRAXIS, SITE_PREVIEW_VIEW, AdwBin)

void praxis_site_preview_view_set_library (PraxisSitePreviewView *self,
                                           PraxisLibrary         *library);
void praxis_site_preview_view_show        (PraxisSitePreviewView *self,
                                           PraxisDigest          *digest);
void praxis_site_preview_view_set_theme   (PraxisSitePreviewView *self,
                                           const char            *theme);

G_END_DECLS
