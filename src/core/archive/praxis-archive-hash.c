/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-archive-hash.h"

#include <sodium.h>
#include <string.h>

/*
 * The hashes of an archive, from a post up to what is signed (see praxis-archive-manifest.c).
 *
 * Posts are put into 2ⁿ groups by the first n bits of the SHA-256 of their UUID, n being the least with which a group has 16
 * posts at most on average: one group up to 16 posts, 1,024 groups for 10,000. A group's hash is the SHA-256 of the hashes of
 * its posts' documents, in hexadecimal, one behind the other in the order of their UUIDs. So a reader that knows the groups'
 * hashes can check any one post with those of a dozen others, and fetches that dozen where one has changed.
 */

#define MAX_POSTS_IN_GROUP 16

/* So many groups are enough for 16 million posts. */
#define MAX_BITS 20

/**
 * praxis_archive_hash:
 * @data: (array length=length): bytes
 * @length: how many
 *
 * Returns: (transfer full): their SHA-256 (FIPS 180-4) in hexadecimal
 */
char *
praxis_archive_hash (const char *data,
                     gsize       length)
{
  guint8 hash[crypto_hash_sha256_BYTES];
  char *text = g_malloc (2 * sizeof hash + 1);

  crypto_hash_sha256 (hash, (const guint8 *) data, length);
  return sodium_bin2hex (text, 2 * sizeof hash + 1, hash, sizeof hash);
}

/**
 * praxis_archive_is_hash:
 * @text: (nullable): a text
 *
 * Returns: whether it is what praxis_archive_hash() may give: 64 digits, the letters among them small
 */
gboolean
praxis_archive_is_hash (const char *text)
{
  return text != NULL && strlen (text) == 2 * crypto_hash_sha256_BYTES &&
         strspn (text, "0123456789abcdef") == 2 * crypto_hash_sha256_BYTES;
}

/**
 * praxis_archive_count_groups:
 * @n_posts: how many posts a digest has published
 *
 * Returns: how many groups they are put into, a power of two
 */
guint
praxis_archive_count_groups (guint n_posts)
{
  guint bits = 0;

  while (bits < MAX_BITS && n_posts > (guint64) MAX_POSTS_IN_GROUP << bits)
    bits++;
  return 1u << bits;
}

/**
 * praxis_archive_group_of:
 * @uuid: a post's UUID
 * @n_groups: what praxis_archive_count_groups() gave
 *
 * Returns: the group that the post is in, from 0
 */
guint
praxis_archive_group_of (const char *uuid,
                         guint       n_groups)
{
  guint8 hash[crypto_hash_sha256_BYTES];
  guint32 first;

  g_return_val_if_fail (n_groups > 0, 0);

  crypto_hash_sha256 (hash, (const guint8 *) uuid, strlen (uuid));
  memcpy (&first, hash, sizeof first);
  /* The first bits of the hash: its first four bytes, most significant first, as a part of n_groups / 2³². */
  return (guint64) GUINT32_FROM_BE (first) * n_groups >> 32;
}

static int
compare_uuids (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const PraxisArchiveHash *) a)->uuid, ((const PraxisArchiveHash *) b)->uuid);
}

/**
 * praxis_archive_hash_groups:
 * @posts: (element-type PraxisArchiveHash): the posts, which are sorted by their UUIDs
 * @n_groups: what praxis_archive_count_groups() gave
 *
 * Returns: (transfer full) (array zero-terminated=1): the hash of each group
 */
GStrv
praxis_archive_hash_groups (GArray *posts,
                            guint   n_groups)
{
  crypto_hash_sha256_state *states = g_new (crypto_hash_sha256_state, n_groups);
  GStrv hashes = g_new0 (char *, n_groups + 1);

  g_array_sort (posts, compare_uuids);
  for (guint i = 0; i < n_groups; i++)
    crypto_hash_sha256_init (&states[i]);
  for (guint i = 0; i < posts->len; i++)
    {
      const PraxisArchiveHash *post = &g_array_index (posts, PraxisArchiveHash, i);

      crypto_hash_sha256_update (&states[praxis_archive_group_of (post->uuid, n_groups)],
                                 (const guint8 *) post->hash, strlen (post->hash));
    }
  for (guint i = 0; i < n_groups; i++)
    {
      guint8 hash[crypto_hash_sha256_BYTES];

      crypto_hash_sha256_final (&states[i], hash);
      hashes[i] = g_malloc (2 * sizeof hash + 1);
      sodium_bin2hex (hashes[i], 2 * sizeof hash + 1, hash, sizeof hash);
    }
  g_free (states);
  return hashes;
}
