/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-month.h"
#include "praxis-blurb-editor.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_ISSUE_PAGE (praxis_issue_page_get_type ())
G_DECLARE_FINAL_TYPE (PraxisIssuePage, praxis_issue_page, PRAXIS, ISSUE_PAGE, AdwNavigationPage)

AdwNavigationPage *praxis_issue_page_new  (PraxisLibrary   *library,
                                           const char      *digest_uuid,
                                           PraxisMonth      month);
gboolean           praxis_issue_page_is   (PraxisIssuePage *self,
                                           const char      *digest_uuid,
                                           PraxisMonth      month);
PraxisBlurbEditor *praxis_issue_page_get_blurb_editor (PraxisIssuePage *self);

G_END_DECLS
