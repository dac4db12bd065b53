/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The key that a digest's archives are signed with: the secret and the public half. */
typedef struct _PraxisSigningKey PraxisSigningKey;

PraxisSigningKey *praxis_signing_key_new             (void);
PraxisSigningKey *praxis_signing_key_new_from_text   (const char              *text,
                                                      GError                 **error);
PraxisSigningKey *praxis_signing_key_load            (const char              *path,
                                                      GError                 **error);
gboolean          praxis_signing_key_save            (const PraxisSigningKey  *self,
                                                      const char              *path,
                                                      GError                 **error);
char             *praxis_signing_key_to_text         (const PraxisSigningKey  *self);
void              praxis_signing_key_wipe_text       (char                    *text);
const char       *praxis_signing_key_get_public      (const PraxisSigningKey  *self);
char             *praxis_signing_key_sign            (const PraxisSigningKey  *self,
                                                      const char              *text,
                                                      gsize                    length);
void              praxis_signing_key_free            (PraxisSigningKey        *self);

gboolean          praxis_public_key_is_valid         (const char              *public_key);
gboolean          praxis_public_key_verify           (const char              *public_key,
                                                      const char              *text,
                                                      gsize                    length,
                                                      const char              *signature);
char             *praxis_public_key_dup_fingerprint  (const char              *public_key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisSigningKey, praxis_signing_key_free)

G_END_DECLS
