/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-signing-key.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "praxis-error.h"

/*
 * Ed25519 (RFC 8032) through libsodium. A secret stands in memory that is locked, guarded and wiped, and in two other
 * places: the author's keyring and files, in this form of one line:
 *
 *   praxis-signing-key-1 SEED PUBLIC-KEY
 *
 * both in hexadecimal. The public key is there so that a damaged line is seen, and a file told from another one by eye.
 *
 * What is signed begins with words of its own, so that no signature for anything else can be taken for that of an archive.
 */

#define TEXT_MARK "praxis-signing-key-1"
#define SIGNED_MARK "praxis archive manifest 1\n"

/* A file with a key has less than 200 bytes. */
#define MAX_FILE_SIZE 1024

struct _PraxisSigningKey
{
  guint8 secret[crypto_sign_SECRETKEYBYTES];
  char   public_key[2 * crypto_sign_PUBLICKEYBYTES + 1];
};

static PraxisSigningKey *
new_from_seed (const guint8 *seed)
{
  PraxisSigningKey *self;
  guint8 public_key[crypto_sign_PUBLICKEYBYTES];

  if (sodium_init () < 0)
    g_error ("libsodium found no source of randomness");
  self = sodium_malloc (sizeof *self);
  if (self == NULL)
    g_error ("no memory for a key could be locked");
  crypto_sign_seed_keypair (public_key, self->secret, seed);
  sodium_bin2hex (self->public_key, sizeof self->public_key, public_key, sizeof public_key);
  return self;
}

/**
 * praxis_signing_key_free:
 * @self: (transfer full): a key, which is wiped
 */
void
praxis_signing_key_free (PraxisSigningKey *self)
{
  sodium_free (self);
}

/**
 * praxis_signing_key_new:
 *
 * Returns: (transfer full): a key that nobody else has
 */
PraxisSigningKey *
praxis_signing_key_new (void)
{
  guint8 seed[crypto_sign_SEEDBYTES];
  PraxisSigningKey *self;

  if (sodium_init () < 0)
    g_error ("libsodium found no source of randomness");
  randombytes_buf (seed, sizeof seed);
  self = new_from_seed (seed);
  sodium_memzero (seed, sizeof seed);
  return self;
}

/* Reads @length bytes from hexadecimal digits, exactly. */
static gboolean
read_hex (const char *text,
          guint8     *bytes,
          gsize       length)
{
  gsize n_bytes;
  const char *end;

  return strlen (text) == 2 * length &&
         sodium_hex2bin (bytes, length, text, 2 * length, NULL, &n_bytes, &end) == 0 &&
         n_bytes == length && *end == '\0';
}

static PraxisSigningKey *
read_words (char   **words,
            GError **error)
{
  guint8 seed[crypto_sign_SEEDBYTES];
  g_autoptr(PraxisSigningKey) self = NULL;

  if (g_strv_length (words) == 3 && g_str_equal (words[0], TEXT_MARK) && read_hex (words[1], seed, sizeof seed))
    self = new_from_seed (seed);
  sodium_memzero (seed, sizeof seed);
  if (self != NULL && g_str_equal (self->public_key, words[2]))
    return g_steal_pointer (&self);
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                       _("This is not the key of a digest, or a part of it is missing."));
  return NULL;
}

/**
 * praxis_signing_key_new_from_text:
 * @text: what praxis_signing_key_to_text() gave; a line end behind it is taken too
 * @error: return location
 *
 * Returns: (transfer full): the key; %NULL with %PRAXIS_ERROR_INVALID where @text is none
 */
PraxisSigningKey *
praxis_signing_key_new_from_text (const char  *text,
                                  GError     **error)
{
  g_autofree char *line = g_strstrip (g_strdup (text));
  char **words = g_strsplit (line, " ", -1);
  PraxisSigningKey *self = read_words (words, error);

  for (gsize i = 0; words[i] != NULL; i++)
    sodium_memzero (words[i], strlen (words[i]));
  sodium_memzero (line, strlen (line));
  g_strfreev (words);
  return self;
}

/**
 * praxis_signing_key_to_text:
 * @self: a key
 *
 * Returns: (transfer full): its secret, on one line; to be freed with praxis_signing_key_wipe_text()
 */
char *
praxis_signing_key_to_text (const PraxisSigningKey *self)
{
  char seed[2 * crypto_sign_SEEDBYTES + 1];
  char *text;

  g_return_val_if_fail (self != NULL, NULL);

  /* The secret key of Ed25519 begins with its seed. */
  sodium_bin2hex (seed, sizeof seed, self->secret, crypto_sign_SEEDBYTES);
  text = g_strdup_printf (TEXT_MARK " %s %s\n", seed, self->public_key);
  sodium_memzero (seed, sizeof seed);
  return text;
}

/**
 * praxis_signing_key_wipe_text:
 * @text: (transfer full) (nullable): what praxis_signing_key_to_text() gave
 */
void
praxis_signing_key_wipe_text (char *text)
{
  if (text != NULL)
    sodium_memzero (text, strlen (text));
  g_free (text);
}

static void
set_file_error (const char  *path,
                int          system_error,
                GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (system_error == ENOENT)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("There is no file “%s”."), name);
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED,
                 /* Translators: the first %s is a file, the second the system's reason */
                 _("The key in “%s” could not be read: %s."), name, g_strerror (system_error));
}

/**
 * praxis_signing_key_load:
 * @path: a file that praxis_signing_key_save() wrote
 * @error: return location
 *
 * Returns: (transfer full): the key; %NULL with %PRAXIS_ERROR_NOT_FOUND where there is no such file,
 *   %PRAXIS_ERROR_INVALID where it holds no key, or %PRAXIS_ERROR_FAILED
 */
PraxisSigningKey *
praxis_signing_key_load (const char  *path,
                         GError     **error)
{
  char content[MAX_FILE_SIZE + 1];
  PraxisSigningKey *self;
  gssize length;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  /* Not to wait for whoever may write into a pipe. */
  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  length = fd >= 0 ? read (fd, content, MAX_FILE_SIZE) : -1;
  if (length < 0)
    set_file_error (path, errno, error);
  if (fd >= 0)
    close (fd);
  if (length < 0)
    return NULL;
  content[length] = '\0';
  self = praxis_signing_key_new_from_text (content, error);
  sodium_memzero (content, sizeof content);
  return self;
}

/* A key is never lost by writing another one over it. */
static gboolean
may_write (const PraxisSigningKey  *self,
           const char              *path,
           GError                 **error)
{
  g_autoptr(PraxisSigningKey) there = NULL;
  g_autofree char *name = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  there = praxis_signing_key_load (path, NULL);
  if (there != NULL && g_str_equal (there->public_key, self->public_key))
    return TRUE;
  name = g_filename_display_name (path);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS,
               _("There is something else in “%s” already. Choose another file for the key."), name);
  return FALSE;
}

/**
 * praxis_signing_key_save:
 * @self: a key
 * @path: a file; one that holds something else is not replaced
 * @error: return location
 *
 * Writes the secret to a file that nobody else can read, whole or not at all.
 *
 * Returns: whether it is written; %FALSE with %PRAXIS_ERROR_EXISTS, %PRAXIS_ERROR_NO_SPACE or %PRAXIS_ERROR_READ_ONLY
 */
gboolean
praxis_signing_key_save (const PraxisSigningKey  *self,
                         const char              *path,
                         GError                 **error)
{
  g_autoptr(GError) failure = NULL;
  g_autofree char *name = g_filename_display_name (path);
  char *text;
  gboolean success;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!may_write (self, path, error))
    return FALSE;
  text = praxis_signing_key_to_text (self);
  success = g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                      &failure);
  praxis_signing_key_wipe_text (text);
  if (success)
    return TRUE;
  g_set_error (error, PRAXIS_ERROR,
               g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? PRAXIS_ERROR_NO_SPACE : PRAXIS_ERROR_READ_ONLY,
               _("The key could not be written to “%s”. Choose another file or make room for it."), name);
  return FALSE;
}

/**
 * praxis_signing_key_get_public:
 * @self: a key
 *
 * Returns: (transfer none): its public half in hexadecimal, small letters
 */
const char *
praxis_signing_key_get_public (const PraxisSigningKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->public_key;
}

/* What is signed in the place of a text. */
static char *
mark_text (const char *text,
           gsize       length,
           gsize      *marked_length)
{
  char *marked;

  *marked_length = strlen (SIGNED_MARK) + length;
  marked = g_malloc (*marked_length);
  memcpy (marked, SIGNED_MARK, strlen (SIGNED_MARK));
  memcpy (marked + strlen (SIGNED_MARK), text, length);
  return marked;
}

/**
 * praxis_signing_key_sign:
 * @self: a key
 * @text: (array length=length): the bytes of a manifest
 * @length: how many
 *
 * Returns: (transfer full): the signature in hexadecimal
 */
char *
praxis_signing_key_sign (const PraxisSigningKey *self,
                         const char             *text,
                         gsize                   length)
{
  guint8 signature[crypto_sign_BYTES];
  g_autofree char *marked = NULL;
  char *hex;

  g_return_val_if_fail (self != NULL, NULL);

  marked = mark_text (text, length, &length);
  crypto_sign_detached (signature, NULL, (const guint8 *) marked, length, self->secret);
  hex = g_malloc (2 * sizeof signature + 1);
  return sodium_bin2hex (hex, 2 * sizeof signature + 1, signature, sizeof signature);
}

/**
 * praxis_public_key_is_valid:
 * @public_key: (nullable): a text
 *
 * Returns: whether it is a public key as praxis_signing_key_get_public() gives it
 */
gboolean
praxis_public_key_is_valid (const char *public_key)
{
  return public_key != NULL && strlen (public_key) == 2 * crypto_sign_PUBLICKEYBYTES &&
         strspn (public_key, "0123456789abcdef") == 2 * crypto_sign_PUBLICKEYBYTES;
}

/**
 * praxis_public_key_verify:
 * @public_key: a public key
 * @text: (array length=length): the bytes of a manifest
 * @length: how many
 * @signature: what praxis_signing_key_sign() gave, or anything else
 *
 * Returns: whether @signature is that of the key for these bytes
 */
gboolean
praxis_public_key_verify (const char *public_key,
                          const char *text,
                          gsize       length,
                          const char *signature)
{
  guint8 key_bytes[crypto_sign_PUBLICKEYBYTES];
  guint8 signature_bytes[crypto_sign_BYTES];
  g_autofree char *marked = NULL;

  g_return_val_if_fail (public_key != NULL && text != NULL && signature != NULL, FALSE);

  if (!read_hex (public_key, key_bytes, sizeof key_bytes) ||
      !read_hex (signature, signature_bytes, sizeof signature_bytes))
    return FALSE;
  marked = mark_text (text, length, &length);
  return crypto_sign_verify_detached (signature_bytes, (const guint8 *) marked, length, key_bytes) == 0;
}

/**
 * praxis_public_key_dup_fingerprint:
 * @public_key: a public key
 *
 * Returns: (transfer full): a short form of it that two people can compare on the telephone: the first 80 bits of its
 *   SHA-256, in five groups of four digits
 */
char *
praxis_public_key_dup_fingerprint (const char *public_key)
{
  guint8 hash[crypto_hash_sha256_BYTES];
  GString *fingerprint = g_string_new (NULL);

  crypto_hash_sha256 (hash, (const guint8 *) public_key, strlen (public_key));
  for (gsize i = 0; i < 10; i += 2)
    g_string_append_printf (fingerprint, "%s%02X%02X", i > 0 ? " " : "", hash[i], hash[i + 1]);
  return g_string_free_and_steal (fingerprint);
}
