/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A real archive with damaged bytes, the same damage in every run: it is refused, or what comes into the library is what the
 * author signed. Then documents of posts that somebody has rewritten and signed himself: they are refused, or make a sound
 * library.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "archive/praxis-archive-group.h"
#include "archive/praxis-archive-post.h"
#include "praxis-error.h"
#include "praxis-sha256.h"
#include "store/praxis-store-maintenance.h"
#include "core/test-archives.h"

#define N_POSTS 20
#define N_FILES 600
#define N_DOCUMENTS 2500

static void
assert_sound (PraxisStore *store)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) problems = NULL;

  praxis_store_verify (store, &problems, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstrv (problems, ((const char *[]) { NULL }));
}

/* A few bytes anywhere, a piece that is gone, or one that is there twice. */
static void
damage (GByteArray *bytes,
        GRand      *random)
{
  guint n = g_rand_int_range (random, 1, 6);

  for (guint i = 0; i < n && bytes->len > 64; i++)
    {
      guint place = g_rand_int_range (random, 0, bytes->len);
      guint wanted = g_rand_int_range (random, 1, 64);
      guint length = MIN (wanted, bytes->len - place);

      switch (g_rand_int_range (random, 0, 8))
        {
        case 0:
          g_byte_array_remove_range (bytes, place, length);
          break;
        case 1:
          memset (bytes->data + place, g_rand_int_range (random, 0, 256), length);
          break;
        case 2:
          memmove (bytes->data + g_rand_int_range (random, 0, bytes->len - length + 1), bytes->data + place, length);
          break;
        case 3:
          g_byte_array_set_size (bytes, place);
          break;
        default:
          bytes->data[place] = g_rand_int_range (random, 0, 256);
          break;
        }
    }
}

/* Of half of the files, the schema and the roots of the tables are what is damaged. */
static GByteArray *
make_damaged (const char *data,
              gsize       length,
              GRand      *random)
{
  GByteArray *bytes = g_byte_array_new ();
  gsize head = g_rand_boolean (random) ? MIN (length, 4096) : length;
  g_autoptr(GByteArray) part = g_byte_array_new ();

  g_byte_array_append (part, (const guint8 *) data, head);
  damage (part, random);
  g_byte_array_append (bytes, part->data, part->len);
  g_byte_array_append (bytes, (const guint8 *) data + head, length - head);
  return bytes;
}

static void
test_files (TestArchives  *test,
            gconstpointer  data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (4711);
  g_autofree char *original = NULL;
  guint n_taken = 0;
  gsize length;

  for (guint i = 0; i < N_POSTS; i++)
    test_archives_publish (test, "A post", 202301 + i % 12, "Alliance");
  test_archives_write (test);
  g_assert_true (g_file_get_contents (test->path, &original, &length, NULL));
  for (guint i = 0; i < N_FILES; i++)
    {
      g_autoptr(GByteArray) bytes = make_damaged (original, length, random);
      g_autoptr(GError) error = NULL;
      g_autoptr(PraxisArchive) archive = NULL;
      g_autoptr(PraxisArchiveReport) report = NULL;

      g_assert_true (g_file_set_contents (test->path, (const char *) bytes->data, bytes->len, NULL));
      archive = praxis_archive_open (test->path, &error);
      if (archive != NULL)
        report = praxis_archive_apply (test->reader, archive, NULL, NULL, NULL, &error);
      if (report == NULL)
        {
          g_assert_nonnull (error);
          g_assert_true (error->domain == PRAXIS_ERROR);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          continue;
        }
      n_taken++;
      g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM post WHERE title = 'A post'"), ==, N_POSTS);
    }
  g_test_message ("%u of %u were taken", n_taken, N_FILES);
  if (n_taken > 0)
    assert_sound (test->reader);
}

/* Pieces that reach further into a document than random bytes. */
static const char *const pieces[] = {
  "\\u0000", "\\ud800", "\"", "{", "}", "[", "]", ",", ":", "null", "true", "-1", "1e999", "99999999999999999999", "/", "../",
  "\\\\", "\xff", "\xed\xa0\x80", "\"uuid\":", "\"slug\":\"a/b\"", "\"month\":\"2020-13\"", "\"month\":\"\"", "\"content\":",
  "\"citations\":[{}]", "\"csl\":[]", "\"topics\":[\"\"]", "😀", "\u202e", "<script>",
};

static char *
rewrite (const char *document,
         GRand      *random)
{
  g_autoptr(GString) text = g_string_new (document);
  guint n = g_rand_int_range (random, 1, 4);

  for (guint i = 0; i < n; i++)
    {
      gsize place = g_rand_int_range (random, 0, text->len);
      gsize length = g_rand_int_range (random, 1, 20);

      if (g_rand_int_range (random, 0, 3) == 0)
        g_string_erase (text, place, MIN (text->len - place, length));
      else
        g_string_insert (text, place, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* An archive of one post, as somebody may make one who knows how: all its hashes are right. */
static PraxisArchive *
make_archive (TestArchives *test,
              const char   *document,
              gint64        issued)
{
  g_autoptr(PraxisArchiveManifest) manifest = praxis_archive_manifest_new ();
  g_autoptr(GPtrArray) documents = g_ptr_array_new ();
  g_autofree char *hash = praxis_sha256_of (document, strlen (document));
  g_autofree char *envelope = NULL;
  g_autoptr(GBytes) packed = NULL;
  g_autoptr(PraxisArchive) archive = NULL;
  PraxisArchiveManifest *parsed;

  manifest->digest = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", test->author.digest_uuid, "slug", "digest", "title", "A digest",
                                   "language", "en", NULL);
  manifest->issued = issued;
  manifest->n_posts = 1;
  manifest->groups = g_new0 (char *, 2);
  manifest->groups[0] = praxis_sha256_of (hash, strlen (hash));
  praxis_archive_manifest_seal (manifest, test->key);
  envelope = praxis_archive_manifest_to_envelope (manifest);
  parsed = praxis_archive_manifest_parse (envelope, -1, NULL);
  g_assert_nonnull (parsed);
  archive = praxis_archive_new (parsed);
  g_ptr_array_add (documents, (gpointer) document);
  packed = praxis_archive_group_pack (documents);
  return praxis_archive_add_group (archive, 0, packed, NULL) ? g_steal_pointer (&archive) : NULL;
}

static void
test_documents (TestArchives  *test,
                gconstpointer  data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (815);
  g_autoptr(PraxisArchive) archive = NULL;
  g_autoptr(GError) failure = NULL;
  g_autofree char *original = NULL;
  guint n_taken = 0;

  test_archives_publish (test, "A post", 202301, "Alliance");
  test_archives_write (test);
  archive = praxis_archive_open (test->path, &failure);
  g_assert_true (praxis_archive_verify (archive, NULL, &failure));
  original = praxis_archive_load_document (archive, praxis_archive_get_uuids (archive)->pdata[0], &failure);
  g_assert_no_error (failure);
  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_autofree char *document = rewrite (original, random);
      g_autoptr(PraxisArchive) made = make_archive (test, document, i + 1);
      g_autoptr(PraxisArchiveReport) report = NULL;
      g_autoptr(GError) error = NULL;

      if (made == NULL)
        continue;
      report = praxis_archive_apply (test->reader, made, NULL, NULL, NULL, &error);
      g_assert_true ((report == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_true (error->domain == PRAXIS_ERROR && g_utf8_validate (error->message, -1, NULL));
      n_taken += report != NULL;
      g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM post"), <=, 1);
    }
  g_test_message ("%u of %u were taken", n_taken, N_DOCUMENTS);
  g_assert_cmpuint (n_taken, >, 0);
  assert_sound (test->reader);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_archives_add_test ("/fuzz/archive/files", test_files);
  test_archives_add_test ("/fuzz/archive/documents", test_documents);

  return g_test_run ();
}
