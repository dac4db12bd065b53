/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-hash.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/*
 * What tells whether two files, or what two pages are made from, are the same. It guards against accidents and not
 * against anybody: who could make two texts with one hash gains nothing but a page of their own that is not renewed.
 * So it is MurmurHash3 with 128 bits for 64-bit machines (https://github.com/aappleby/smhasher/wiki/MurmurHash3), which
 * takes an eighth of the time of MD5.
 */

/* Tells its hashes from the MD5 that earlier exports have left in their manifests. */
#define MARK 'm'

#define BLOCK 16

/* Of a file that is read: a multiple of a block. */
#define CHUNK (256 * 1024)

#define C1 G_GUINT64_CONSTANT (0x87c37b91114253d5)
#define C2 G_GUINT64_CONSTANT (0x4cf5ad432745937f)

static inline guint64
rotate (guint64 value,
        guint   bits)
{
  return (value << bits) | (value >> (64 - bits));
}

static inline guint64
read_word (const char *data)
{
  guint64 word;

  memcpy (&word, data, sizeof word);
  return GUINT64_FROM_LE (word);
}

static inline guint64
scramble_first (guint64 k)
{
  return rotate (k * C1, 31) * C2;
}

static inline guint64
scramble_second (guint64 k)
{
  return rotate (k * C2, 33) * C1;
}

static inline guint64
finish (guint64 h)
{
  h = (h ^ (h >> 33)) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  h = (h ^ (h >> 33)) * G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return h ^ (h >> 33);
}

/* Takes whole blocks in. */
static void
add_blocks (PraxisHash *state,
            const char *data,
            gsize       length)
{
  guint64 h1 = state->first, h2 = state->second;

  for (gsize i = 0; i < length; i += BLOCK)
    {
      h1 = (rotate (h1 ^ scramble_first (read_word (data + i)), 27) + h2) * 5 + 0x52dce729;
      h2 = (rotate (h2 ^ scramble_second (read_word (data + i + 8)), 31) + h1) * 5 + 0x38495ab5;
    }
  *state = (PraxisHash) { h1, h2 };
}

/* Takes in what is no whole block any more, and the length of all. */
static PraxisHash
add_end (PraxisHash  state,
         const char *data,
         gsize       rest,
         guint64     length)
{
  char tail[BLOCK] = { 0 };
  guint64 h1 = state.first, h2 = state.second;

  if (rest > 0)
    memcpy (tail, data, rest);
  h1 ^= scramble_first (read_word (tail));
  h2 ^= scramble_second (read_word (tail + 8));

  h1 ^= length;
  h2 ^= length;
  h1 += h2;
  h2 += h1;
  h1 = finish (h1);
  h2 = finish (h2);
  return (PraxisHash) { h1 + h2, h1 + 2 * h2 };
}

static char *
hash_to_text (PraxisHash hash)
{
  return g_strdup_printf ("%c%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x", MARK, hash.first, hash.second);
}

/**
 * praxis_hash_bytes:
 * @data: (array length=length): bytes
 * @length: how many
 *
 * Returns: their hash
 */
PraxisHash
praxis_hash_bytes (gconstpointer data,
                   gsize         length)
{
  PraxisHash state = { 0, 0 };
  gsize rest = length % BLOCK;

  add_blocks (&state, data, length - rest);
  return add_end (state, (const char *) data + (length - rest), rest, length);
}

/**
 * praxis_hash_data:
 * @data: (array length=length): bytes
 * @length: how many
 *
 * Returns: (transfer full): their hash, as text that is the same on every machine
 */
char *
praxis_hash_data (const char *data,
                  gsize       length)
{
  return hash_to_text (praxis_hash_bytes (data, length));
}

/**
 * praxis_hash_file:
 * @fd: a file that is open, at its beginning
 *
 * Returns: (transfer full) (nullable): what praxis_hash_data() gives for what is in it; %NULL with errno where it cannot be read
 */
char *
praxis_hash_file (int fd)
{
  g_autofree char *buffer = g_malloc (CHUNK);
  PraxisHash state = { 0, 0 };
  guint64 length = 0;
  gsize filled = 0;
  gssize n;

  do
    {
      n = read (fd, buffer + filled, CHUNK - filled);
      if (n < 0 && errno != EINTR)
        return NULL;
      filled += MAX (n, 0);
      length += MAX (n, 0);
      if (filled == CHUNK)
        {
          add_blocks (&state, buffer, CHUNK);
          filled = 0;
        }
    }
  while (n != 0);
  add_blocks (&state, buffer, filled - filled % BLOCK);
  return hash_to_text (add_end (state, buffer + (filled - filled % BLOCK), filled % BLOCK, length));
}

/**
 * praxis_hash_matches:
 * @text: what praxis_hash_data() gave, or the MD5 that it was before
 * @data: (array length=length): bytes
 * @length: how many
 *
 * Returns: whether it is the hash of these bytes
 */
gboolean
praxis_hash_matches (const char *text,
                     const char *data,
                     gsize       length)
{
  g_autofree char *found = NULL;

  if (*text == MARK)
    found = praxis_hash_data (data, length);
  else
    found = g_compute_checksum_for_data (G_CHECKSUM_MD5, (const guchar *) data, length);
  return strcmp (found, text) == 0;
}
