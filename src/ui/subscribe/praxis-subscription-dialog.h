/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-digest.h"
#include "store/praxis-store-subscriptions.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_SUBSCRIPTION_DIALOG (praxis_subscription_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PraxisSubscriptionDialog, praxis_subscription_dialog, PRAXIS, SUBSCRIPTION_DIALOG, AdwDialog)

PraxisSubscriptionDialog *praxis_subscription_dialog_new (PraxisDigest             *digest,
                                                          const PraxisSubscription *subscription);

G_END_DECLS
