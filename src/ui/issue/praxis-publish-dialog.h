/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-digest.h"
#include "model/praxis-month.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_PUBLISH_DIALOG (praxis_publish_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PraxisPublishDialog, praxis_publish_dialog, PRAXIS, PUBLISH_DIALOG, AdwDialog)

AdwDialog *praxis_publish_dialog_new (PraxisLibrary *library,
                                      PraxisDigest  *digest,
                                      PraxisMonth    month);

G_END_DECLS
