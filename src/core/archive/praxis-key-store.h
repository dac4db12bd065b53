/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/praxis-digest.h"
#include "praxis-signing-key.h"

G_BEGIN_DECLS

/**
 * PraxisKeyPlace:
 * @PRAXIS_KEY_PLACE_KEYRING: the user's keyring, which opens with the session
 * @PRAXIS_KEY_PLACE_FILE: a file that nobody else can read, praxis/keys/UUID.key in the user's data
 *
 * Where the secret of a digest is kept.
 */
typedef enum
{
  PRAXIS_KEY_PLACE_KEYRING,
  PRAXIS_KEY_PLACE_FILE,
} PraxisKeyPlace;

gboolean          praxis_key_store_has_keyring (GCancellable            *cancellable);
char             *praxis_key_store_dup_path    (const char              *digest_uuid);
gboolean          praxis_key_store_save        (const char              *digest_uuid,
                                                const char              *digest_title,
                                                const PraxisSigningKey  *key,
                                                PraxisKeyPlace           place,
                                                GCancellable            *cancellable,
                                                GError                 **error);
PraxisSigningKey *praxis_key_store_find        (const char              *digest_uuid,
                                                const char              *public_key,
                                                PraxisKeyPlace          *place,
                                                GCancellable            *cancellable,
                                                GError                 **error);
gboolean          praxis_key_store_find_for    (PraxisDigest            *digest,
                                                PraxisSigningKey       **key,
                                                GCancellable            *cancellable,
                                                GError                 **error);

G_END_DECLS
