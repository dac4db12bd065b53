/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "subscribe/praxis-subscriber.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_SUBSCRIBE_DIALOG (praxis_subscribe_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PraxisSubscribeDialog, praxis_subscribe_dialog, PRAXIS, SUBSCRIBE_DIALOG, AdwDialog)

PraxisSubscribeDialog *praxis_subscribe_dialog_new (PraxisLibrary *library);

G_END_DECLS
