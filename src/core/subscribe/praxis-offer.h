/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "archive/praxis-archive-apply.h"
#include "praxis-downloader.h"
#include "store/praxis-store-subscriptions.h"

G_BEGIN_DECLS

/* An archive that was found somewhere: first what it is, then its posts, then into the library. */
typedef struct _PraxisOffer PraxisOffer;

char                  *praxis_offer_dup_default_folder (void);
PraxisOffer           *praxis_offer_find               (PraxisDownloader          *downloader,
                                                        const char                *place,
                                                        const char                *folder,
                                                        GCancellable              *cancellable,
                                                        GError                   **error);
PraxisOffer           *praxis_offer_find_update        (PraxisDownloader          *downloader,
                                                        const PraxisSubscription  *subscription,
                                                        const char                *folder,
                                                        GCancellable              *cancellable,
                                                        GError                   **error);
PraxisArchiveManifest *praxis_offer_get_manifest       (PraxisOffer               *self);
const char            *praxis_offer_get_address        (PraxisOffer               *self);
gboolean               praxis_offer_is_in_clear        (PraxisOffer               *self);
gboolean               praxis_offer_is_current         (PraxisOffer               *self);
gboolean               praxis_offer_fetch              (PraxisOffer               *self,
                                                        PraxisDownloader          *downloader,
                                                        PraxisStore               *store,
                                                        const char                *agreed_key,
                                                        GCancellable              *cancellable,
                                                        GError                   **error);
PraxisArchiveReport   *praxis_offer_apply              (PraxisOffer               *self,
                                                        PraxisStore               *store,
                                                        const char                *agreed_key,
                                                        GCancellable              *cancellable,
                                                        GError                   **error);
void                   praxis_offer_free               (PraxisOffer               *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisOffer, praxis_offer_free)

G_END_DECLS
