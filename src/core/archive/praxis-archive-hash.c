/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-archive-hash.h"

#include <string.h>

#include "praxis-sha256.h"

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
 * praxis_archive_is_hash:
 * @text: (nullable): a text
 *
 * Returns: whether it is what praxis_sha256_end() may give: 64 digits, the letters among them small
 */
gboolean
praxis_archive_is_hash (const char *text)
{
  return text != NULL && strlen (text) == PRAXIS_SHA256_DIGITS &&
         strspn (text, "0123456789abcdef") == PRAXIS_SHA256_DIGITS;
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
  guint8 digest[PRAXIS_SHA256_LENGTH];
  guint32 first;

  g_return_val_if_fail (n_groups > 0, 0);

  praxis_sha256_get_digest (uuid, strlen (uuid), digest);
  memcpy (&first, digest, sizeof first);
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
  g_autofree PraxisSha256 *states = g_new (PraxisSha256, n_groups);
  GStrv hashes = g_new0 (char *, n_groups + 1);

  g_array_sort (posts, compare_uuids);
  for (guint i = 0; i < n_groups; i++)
    praxis_sha256_begin (&states[i]);
  for (guint i = 0; i < posts->len; i++)
    {
      const PraxisArchiveHash *post = &g_array_index (posts, PraxisArchiveHash, i);

      praxis_sha256_add (&states[praxis_archive_group_of (post->uuid, n_groups)], post->hash, strlen (post->hash));
    }
  for (guint i = 0; i < n_groups; i++)
    hashes[i] = praxis_sha256_end (&states[i]);
  return hashes;
}
