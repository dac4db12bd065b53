/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_NOTES_PAGE (praxis_notes_page_get_type ())
G_DECLARE_FINAL_TYPE (PraxisNotesPage, praxis_notes_page, PRAXIS, NOTES_PAGE, AdwNavigationPage)

AdwNavigationPage *praxis_notes_page_new (PraxisLibrary *library);

G_END_DECLS
