/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "praxis-sha256.h"

#define LONG_TEXT "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"

static const struct
{
  const char *text;
  const char *hash;
} examples[] = {
  { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
  { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
  { LONG_TEXT, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
};

/* The examples of NIST. */
static void
test_examples (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *hash = praxis_sha256_of (examples[i].text, strlen (examples[i].text));

      g_assert_cmpstr (hash, ==, examples[i].hash);
      g_assert_cmpuint (strlen (hash), ==, PRAXIS_SHA256_DIGITS);
    }
}

/* In pieces it is the same; ended, it begins anew. */
static void
test_pieces (void)
{
  PraxisSha256 hash;

  praxis_sha256_begin (&hash);
  for (guint turn = 0; turn < 2; turn++)
    {
      g_autofree char *text = NULL;

      praxis_sha256_add (&hash, LONG_TEXT, 20);
      praxis_sha256_add (&hash, LONG_TEXT + 20, strlen (LONG_TEXT) - 20);
      text = praxis_sha256_end (&hash);
      g_assert_cmpstr (text, ==, examples[2].hash);
    }
}

static char *
hash_texts (const char *first,
            const char *second)
{
  PraxisSha256 hash;

  praxis_sha256_begin (&hash);
  praxis_sha256_add_text (&hash, first);
  praxis_sha256_add_text (&hash, second);
  return praxis_sha256_end (&hash);
}

static void
test_texts (void)
{
  g_autofree char *one = hash_texts ("ab", "c");
  g_autofree char *other = hash_texts ("a", "bc");
  g_autofree char *empty = hash_texts ("ab", "");
  g_autofree char *missing = hash_texts ("ab", NULL);

  g_assert_cmpstr (one, !=, other);
  g_assert_cmpstr (one, !=, empty);
  g_assert_cmpstr (empty, ==, missing);
}

/* Short, the beginning of the hash: it stands in files that people keep. */
static void
test_fingerprint (void)
{
  g_autofree char *fingerprint = praxis_sha256_dup_fingerprint ("abc");

  g_assert_cmpuint (strlen (fingerprint), ==, 16);
  g_assert_true (g_str_has_prefix (examples[1].hash, fingerprint));
}

static void
test_digest (void)
{
  guint8 digest[PRAXIS_SHA256_LENGTH];

  praxis_sha256_get_digest ("abc", 3, digest);
  for (gsize i = 0; i < sizeof digest; i++)
    {
      g_autofree char *digits = g_strdup_printf ("%02x", digest[i]);

      g_assert_cmpmem (digits, 2, examples[1].hash + 2 * i, 2);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sha256/examples", test_examples);
  g_test_add_func ("/sha256/pieces", test_pieces);
  g_test_add_func ("/sha256/texts", test_texts);
  g_test_add_func ("/sha256/digest", test_digest);
  g_test_add_func ("/sha256/fingerprint", test_fingerprint);
  return g_test_run ();
}
