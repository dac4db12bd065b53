/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "archive/praxis-key-store.h"
#include "praxis-error.h"
#include "store/praxis-store-digests.h"
#include "test-library.h"

/* Run once without a keyring and once with one (with-keyring): what is kept in either place. */

static gboolean
has_keyring (void)
{
  return g_getenv ("TEST_KEYRING") != NULL;
}

static void
assert_found (TestLibrary            *test,
              const PraxisSigningKey *key,
              PraxisKeyPlace          expected)
{
  g_autoptr(GError) error = NULL;
  PraxisKeyPlace place = PRAXIS_KEY_PLACE_FILE;
  g_autoptr(PraxisSigningKey) found =
    praxis_key_store_find (test->digest_uuid, praxis_signing_key_get_public (key), &place, NULL, &error);
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  g_assert_no_error (error);
  one = praxis_signing_key_sign (key, "x", 1);
  other = praxis_signing_key_sign (found, "x", 1);
  g_assert_cmpstr (one, ==, other);
  g_assert_cmpint (place, ==, expected);
}

static void
test_place (TestLibrary    *test,
            PraxisKeyPlace  place)
{
  g_autoptr(PraxisSigningKey) key = praxis_signing_key_new ();
  g_autoptr(PraxisSigningKey) newer = praxis_signing_key_new ();
  g_autoptr(PraxisSigningKey) any = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (praxis_key_store_find (test->digest_uuid, praxis_signing_key_get_public (key), NULL, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  praxis_key_store_save (test->digest_uuid, "A digest", key, place, NULL, &error);
  g_assert_no_error (error);
  assert_found (test, key, place);

  /* A new key leaves the old one where it is found. */
  praxis_key_store_save (test->digest_uuid, "A digest", newer, place, NULL, &error);
  g_assert_no_error (error);
  assert_found (test, key, place);
  assert_found (test, newer, place);
  any = praxis_key_store_find (test->digest_uuid, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (any);
  g_assert_null (praxis_key_store_find ("11111111-1111-4111-8111-111111111111", praxis_signing_key_get_public (key), NULL, NULL,
                                        &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
}

static void
test_file (TestLibrary   *test,
           gconstpointer  data)
{
  g_autofree char *path = praxis_key_store_dup_path (test->digest_uuid);
  struct stat info;

  test_place (test, PRAXIS_KEY_PLACE_FILE);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_keyring (TestLibrary   *test,
              gconstpointer  data)
{
  g_autoptr(PraxisSigningKey) key = praxis_signing_key_new ();
  g_autofree char *path = praxis_key_store_dup_path (test->digest_uuid);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (praxis_key_store_has_keyring (NULL), ==, has_keyring ());
  if (has_keyring ())
    {
      test_place (test, PRAXIS_KEY_PLACE_KEYRING);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      return;
    }
  g_assert_false (praxis_key_store_save (test->digest_uuid, "A digest", key, PRAXIS_KEY_PLACE_KEYRING, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED);
}

/* The library has the public key alone. */
static void
test_digest (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr(PraxisSigningKey) key = praxis_signing_key_new ();
  g_autoptr(PraxisSigningKey) found = NULL;
  g_autoptr(PraxisDigest) digest = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  g_autoptr(PraxisDigest) later = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (praxis_key_store_find_for (digest, &found, NULL, &error));
  g_assert_null (found);
  praxis_store_set_signing_key (test->store, test->digest_uuid, praxis_signing_key_get_public (key), &error);
  g_assert_no_error (error);
  later = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  g_assert_cmpstr (praxis_digest_get_signing_key (later), ==, praxis_signing_key_get_public (key));
  g_assert_false (praxis_key_store_find_for (later, &found, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  praxis_key_store_save (test->digest_uuid, "A digest", key, PRAXIS_KEY_PLACE_FILE, NULL, &error);
  g_assert_true (praxis_key_store_find_for (later, &found, NULL, &error));
  g_assert_nonnull (found);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_library_add_test ("/key-store/file", test_file);
  test_library_add_test ("/key-store/keyring", test_keyring);
  test_library_add_test ("/key-store/digest", test_digest);

  return g_test_run ();
}
