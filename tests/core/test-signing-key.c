/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "archive/praxis-signing-key.h"
#include "praxis-error.h"
#include "test-library.h"

static void
test_sign (void)
{
  g_autoptr(PraxisSigningKey) key = praxis_signing_key_new ();
  g_autoptr(PraxisSigningKey) other = praxis_signing_key_new ();
  g_autofree char *signature = praxis_signing_key_sign (key, "text", 4);
  g_autofree char *again = praxis_signing_key_sign (key, "text", 4);
  g_autofree char *broken = g_strdup (signature);
  const char *public_key = praxis_signing_key_get_public (key);

  g_assert_true (praxis_public_key_is_valid (public_key));
  g_assert_cmpstr (signature, ==, again);
  g_assert_true (praxis_public_key_verify (public_key, "text", 4, signature));
  g_assert_false (praxis_public_key_verify (public_key, "Text", 4, signature));
  g_assert_false (praxis_public_key_verify (public_key, "text", 3, signature));
  g_assert_false (praxis_public_key_verify (praxis_signing_key_get_public (other), "text", 4, signature));
  broken[5] = broken[5] == '0' ? '1' : '0';
  g_assert_false (praxis_public_key_verify (public_key, "text", 4, broken));
  g_assert_false (praxis_public_key_verify (public_key, "text", 4, ""));
  g_assert_false (praxis_public_key_verify ("", "text", 4, signature));
  /* A key of small order, with which anything would be signed. */
  g_assert_false (praxis_public_key_verify ("0100000000000000000000000000000000000000000000000000000000000000", "text", 4,
                                            "0100000000000000000000000000000000000000000000000000000000000000"
                                            "0000000000000000000000000000000000000000000000000000000000000000"));
}

/* The key pair of RFC 8032, 7.1, test 1. */
static void
test_known (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisSigningKey) key =
    praxis_signing_key_new_from_text ("praxis-signing-key-1 "
                                      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60 "
                                      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a\n", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (praxis_signing_key_get_public (key), ==,
                   "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
}

static void
test_text (void)
{
  static const char *const wrong[] = {
    "",
    "praxis-signing-key-1",
    "praxis-signing-key-1 9d61b19d d75a9801",
    "praxis-signing-key-2 9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60 "
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    /* A digit of the secret is another one. */
    "praxis-signing-key-1 9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f61 "
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "praxis-signing-key-1 9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7fxx "
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (praxis_signing_key_new_from_text (wrong[i], &error));
      g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
      /* No part of a secret is ever said. */
      g_assert_null (strstr (error->message, "9d61"));
    }
}

static void
test_file (TestLibrary   *test,
           gconstpointer  data)
{
  g_autoptr(PraxisSigningKey) key = praxis_signing_key_new ();
  g_autoptr(PraxisSigningKey) other = praxis_signing_key_new ();
  g_autoptr(PraxisSigningKey) loaded = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (test->folder, "digest.key", NULL);
  g_autofree char *nowhere = g_build_filename (test->folder, "missing", "digest.key", NULL);
  struct stat info;

  g_assert_null (praxis_signing_key_load (path, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (praxis_signing_key_save (key, path, &error));
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  loaded = praxis_signing_key_load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (praxis_signing_key_get_public (loaded), ==, praxis_signing_key_get_public (key));

  /* The same again is no harm, another one would be. */
  g_assert_true (praxis_signing_key_save (key, path, &error));
  g_assert_false (praxis_signing_key_save (other, path, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (praxis_signing_key_save (key, nowhere, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (praxis_signing_key_load (test->path, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (praxis_signing_key_load (test->folder, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED);
}

static void
test_fingerprint (void)
{
  g_autofree char *one = praxis_public_key_dup_fingerprint ("abc");

  /* SHA-256 ("abc"), FIPS 180-4 */
  g_assert_cmpstr (one, ==, "BA78 16BF 8F01 CFEA 4141");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/signing-key/sign", test_sign);
  g_test_add_func ("/signing-key/known", test_known);
  g_test_add_func ("/signing-key/text", test_text);
  test_library_add_test ("/signing-key/file", test_file);
  g_test_add_func ("/signing-key/fingerprint", test_fingerprint);

  return g_test_run ();
}
