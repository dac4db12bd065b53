/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "publish/praxis-hash.h"

static void
test_known (void)
{
  /* Published values of MurmurHash3_x64_128 with the seed 0. */
  static const char *const cases[][2] = {
    { "", "m00000000000000000000000000000000" },
    { "hello", "mcbd8a7b341bd9b025b1e906a48ae1d19" },
    { "The quick brown fox jumps over the lazy dog", "me34bbc7bbc071b6c7a433ca9c49a9347" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *hash = praxis_hash_data (cases[i][0], strlen (cases[i][0]));

      g_assert_cmpstr (hash, ==, cases[i][1]);
      g_assert_true (praxis_hash_matches (hash, cases[i][0], strlen (cases[i][0])));
      g_assert_false (praxis_hash_matches (hash, "other", 5));
    }
}

/* Every byte counts, wherever it stands, and so does the length. */
static void
test_every_byte (void)
{
  char data[70] = { 0 };
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize length = 0; length <= sizeof data; length++)
    g_assert_true (g_hash_table_add (seen, praxis_hash_data (data, length)));
  for (gsize i = 0; i < sizeof data; i++)
    {
      data[i] = 1;
      g_assert_true (g_hash_table_add (seen, praxis_hash_data (data, sizeof data)));
      data[i] = 0;
    }
}

/* What an earlier version has left in a manifest. */
static void
test_earlier (void)
{
  g_assert_true (praxis_hash_matches ("5d41402abc4b2a76b9719d911017c592", "hello", 5));
  g_assert_false (praxis_hash_matches ("5d41402abc4b2a76b9719d911017c592", "hallo", 5));
  g_assert_false (praxis_hash_matches ("", "", 0));
}

/* A file is hashed piece by piece: across the edges of pieces, and to the last byte. */
static void
test_file (void)
{
  static const gsize lengths[] = { 0, 1, 16, 17, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 700000 };
  g_autofree char *data = g_malloc (700000);

  for (gsize i = 0; i < 700000; i++)
    data[i] = (char) (i * 31 + i / 977);
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *path = NULL;
      g_autofree char *expected = praxis_hash_data (data, lengths[i]);
      g_autofree char *hash = NULL;
      int fd = g_file_open_tmp ("praxis-hash-XXXXXX", &path, NULL);

      g_assert_cmpint (write (fd, data, lengths[i]), ==, lengths[i]);
      g_assert_cmpint (lseek (fd, 0, SEEK_SET), ==, 0);
      hash = praxis_hash_file (fd);
      g_assert_cmpstr (hash, ==, expected);
      close (fd);
      g_unlink (path);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hash/known", test_known);
  g_test_add_func ("/hash/file", test_file);
  g_test_add_func ("/hash/every-byte", test_every_byte);
  g_test_add_func ("/hash/earlier", test_earlier);
  return g_test_run ();
}
