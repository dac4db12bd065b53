/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-sha256.h"

#include <nettle/base16.h>
#include <string.h>

#define FINGERPRINT_DIGITS 16

/* Nettle has processors with instructions for SHA-256 use them: all texts of an archive go through it. */

/**
 * praxis_sha256_begin:
 * @self: (out): a hash, of nothing yet
 */
void
praxis_sha256_begin (PraxisSha256 *self)
{
  sha256_init (self);
}

/**
 * praxis_sha256_add:
 * @self: a hash
 * @data: (array length=length): bytes, which come behind those that were added before
 * @length: how many
 */
void
praxis_sha256_add (PraxisSha256  *self,
                   gconstpointer  data,
                   gsize          length)
{
  sha256_update (self, length, data);
}

/**
 * praxis_sha256_add_text:
 * @self: a hash
 * @text: (nullable): a text, which is added with the NUL that ends it: no two lists of texts look the same
 */
void
praxis_sha256_add_text (PraxisSha256 *self,
                        const char   *text)
{
  if (text == NULL)
    text = "";
  praxis_sha256_add (self, text, strlen (text) + 1);
}

/**
 * praxis_sha256_end:
 * @self: a hash, which begins anew
 *
 * Returns: (transfer full): the hash in hexadecimal, its letters small
 */
char *
praxis_sha256_end (PraxisSha256 *self)
{
  guint8 digest[PRAXIS_SHA256_LENGTH];
  char *text = g_malloc (PRAXIS_SHA256_DIGITS + 1);

  sha256_digest (self, sizeof digest, digest);
  base16_encode_update (text, sizeof digest, digest);
  text[PRAXIS_SHA256_DIGITS] = '\0';
  return text;
}

/**
 * praxis_sha256_of:
 * @data: (array length=length): bytes
 * @length: how many
 *
 * Returns: (transfer full): their hash in hexadecimal, its letters small
 */
char *
praxis_sha256_of (gconstpointer data,
                  gsize         length)
{
  PraxisSha256 hash;

  praxis_sha256_begin (&hash);
  praxis_sha256_add (&hash, data, length);
  return praxis_sha256_end (&hash);
}

/**
 * praxis_sha256_dup_fingerprint:
 * @text: a text
 *
 * Returns: (transfer full): the first 16 hexadecimal digits of its hash: enough that no two texts that somebody writes have the same
 */
char *
praxis_sha256_dup_fingerprint (const char *text)
{
  g_autofree char *hash = praxis_sha256_of (text, strlen (text));

  return g_strndup (hash, FINGERPRINT_DIGITS);
}

/**
 * praxis_sha256_get_digest:
 * @data: (array length=length): bytes
 * @length: how many
 * @digest: (out caller-allocates) (array fixed-size=32): their hash
 */
void
praxis_sha256_get_digest (gconstpointer  data,
                          gsize          length,
                          guint8        *digest)
{
  PraxisSha256 hash;

  praxis_sha256_begin (&hash);
  praxis_sha256_add (&hash, data, length);
  sha256_digest (&hash, PRAXIS_SHA256_LENGTH, digest);
}
