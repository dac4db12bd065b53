/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <nettle/sha2.h>

G_BEGIN_DECLS

#define PRAXIS_SHA256_LENGTH SHA256_DIGEST_SIZE

/* How many digits praxis_sha256_end() gives. */
#define PRAXIS_SHA256_DIGITS (2 * PRAXIS_SHA256_LENGTH)

/* SHA-256 (FIPS 180-4) of what is added bit by bit. */
typedef struct sha256_ctx PraxisSha256;

void  praxis_sha256_begin           (PraxisSha256  *self);
void  praxis_sha256_add             (PraxisSha256  *self,
                                     gconstpointer  data,
                                     gsize          length);
void  praxis_sha256_add_text        (PraxisSha256  *self,
                                     const char    *text);
char *praxis_sha256_end             (PraxisSha256  *self);
char *praxis_sha256_of              (gconstpointer  data,
                                     gsize          length);
char *praxis_sha256_dup_fingerprint (const char    *text);
void  praxis_sha256_get_digest      (gconstpointer  data,
                                     gsize          length,
                                     guint8        *digest);

G_END_DECLS
