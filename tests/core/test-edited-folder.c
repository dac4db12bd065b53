/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "model/praxis-issue.h"
#include "praxis-error.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-publication.h"
#include "test-folder.h"

/* A folder of Markdown files that somebody has edited: it is imported into the library that it came from, and exported to again. */

static gint64
add_post (TestLibrary  *test,
          const char   *title,
          const char   *text,
          PraxisMonth   month,
          PraxisStatus  status)
{
  gint64 id = test_library_add (test, title, month, text);

  if (status != PRAXIS_STATUS_DRAFT)
    g_assert_true (praxis_store_set_status (test->store, id, status, NULL));
  return id;
}

static void
edit_post (TestLibrary     *test,
           gint64           id,
           const char      *summary,
           PraxisSaveFlags  flags)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_summary (draft, summary);
  praxis_store_save_draft_with_flags (test->store, test->digest_uuid, draft, flags, &outcome, &error);
  g_assert_no_error (error);
}

static void
assert_summary (TestLibrary  *test,
                gint64        id,
                const char   *summary,
                PraxisStatus  status)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);

  g_assert_cmpstr (praxis_post_get_summary (post), ==, summary);
  g_assert_cmpint (praxis_post_get_status (post), ==, status);
}

/* An edit comes in, can be taken back and comes in again; then the folder and the library say the same. */
static void
test_edited_file (TestLibrary   *test,
                  gconstpointer  data)
{
  gint64 id = add_post (test, "Post", "Text.", 202301, PRAXIS_STATUS_PUBLISHED);
  gint64 other = add_post (test, "Other", "Text.", 202301, PRAXIS_STATUS_PUBLISHED);
  g_autoptr(PraxisImportReport) first = NULL;
  g_autoptr(PraxisImportReport) second = NULL;
  g_autoptr(PraxisImportReport) third = NULL;
  g_autoptr(PraxisExportReport) kept = NULL;
  g_autoptr(PraxisExportReport) written = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  folder = test_folder_export (test, test->store, "folder", FALSE, NULL);
  test_folder_edit (folder, "posts/post.md", "\nText.\n", "\nEdited by hand.\n");

  /* An export before that leaves it, and says so. */
  edit_post (test, other, "New.", PRAXIS_SAVE_NEW_REVISION);
  g_assert_true (praxis_store_set_status (test->store, other, PRAXIS_STATUS_PUBLISHED, &error));
  g_free (test_folder_export (test, test->store, "folder", FALSE, &kept));
  g_assert_cmpuint (kept->written, ==, 1);
  g_assert_cmpuint (g_strv_length (kept->kept), ==, 1);
  g_assert_cmpstr (kept->kept[0], ==, "posts/post.md");

  first = test_folder_import (test, folder);
  g_assert_cmpuint (first->updated->len, ==, 1);
  g_assert_null (((PraxisImportedPost *) first->updated->pdata[0])->note);
  assert_summary (test, id, "Edited by hand.", PRAXIS_STATUS_NEEDS_UPDATE);
  g_assert_true (praxis_import_undo (test->store, first->import_id, &error));
  g_assert_no_error (error);
  assert_summary (test, id, "Text.", PRAXIS_STATUS_PUBLISHED);

  second = test_folder_import (test, folder);
  g_assert_cmpuint (second->updated->len, ==, 1);
  assert_summary (test, id, "Edited by hand.", PRAXIS_STATUS_NEEDS_UPDATE);
  /* The writing that goes on leaves what came from the file in the history, so that the file is known again. */
  edit_post (test, id, "Edited in the window.", PRAXIS_SAVE_CONTINUE);
  third = test_folder_import (test, folder);
  g_assert_cmpuint (third->updated->len, ==, 0);

  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, &error));
  g_free (test_folder_export (test, test->store, "folder", FALSE, &written));
  g_assert_cmpuint (g_strv_length (written->kept), ==, 0);
  g_assert_cmpuint (written->written, ==, 1);
  path = g_build_filename (folder, "posts", "post.md", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\nEdited in the window.\n"));
}

/* Where both were edited the file is the newest text, and the library's is in the history; somebody is told. */
static void
test_both_edited (TestLibrary   *test,
                  gconstpointer  data)
{
  gint64 id = add_post (test, "Post", "Text.", 202301, PRAXIS_STATUS_PUBLISHED);
  g_autoptr(PraxisImportReport) report = NULL;
  g_autoptr(PraxisImportReport) unsure = NULL;
  g_autoptr(PraxisPost) published = NULL;
  g_autoptr(GPtrArray) revisions = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *base = NULL;
  g_autoptr(PraxisDraft) draft = NULL;
  g_autoptr(GError) error = NULL;

  folder = test_folder_export (test, test->store, "folder", FALSE, NULL);
  published = praxis_store_get_published_post (test->store, id, NULL);
  draft = praxis_draft_new_from_post (published);
  base = praxis_draft_dup_fingerprint (draft, "post");
  test_folder_edit (folder, "posts/post.md", "\nText.\n", "\nEdited by hand.\n");
  edit_post (test, id, "Edited in the window.", PRAXIS_SAVE_NEW_REVISION);
  report = test_folder_import (test, folder);
  g_assert_cmpuint (report->updated->len, ==, 1);
  g_assert_true (g_str_has_prefix (((PraxisImportedPost *) report->updated->pdata[0])->note, "The post had changed"));
  assert_summary (test, id, "Edited by hand.", PRAXIS_STATUS_NEEDS_UPDATE);
  revisions = praxis_store_list_revisions (test->store, id, NULL);
  g_assert_nonnull (strstr (((PraxisRevision *) revisions->pdata[1])->content, "Edited in the window."));

  /* What was saved since an import stays when that is taken back. */
  edit_post (test, id, "Once more.", PRAXIS_SAVE_NEW_REVISION);
  g_assert_true (praxis_import_undo (test->store, report->import_id, &error));
  assert_summary (test, id, "Once more.", PRAXIS_STATUS_NEEDS_UPDATE);

  test_folder_edit (folder, "posts/post.md", base, "?");
  test_folder_edit (folder, "posts/post.md", "\nbase: \"?\"\n", "\n");
  test_folder_edit (folder, "posts/post.md", "\nEdited by hand.\n", "\nEdited without a base.\n");
  unsure = test_folder_import (test, folder);
  g_assert_true (g_str_has_prefix (((PraxisImportedPost *) unsure->updated->pdata[0])->note, "The file does not say"));
}

/* A new name in addresses comes in too; the old one leads to it, and a file under it goes. */
static void
test_renamed_file (TestLibrary   *test,
                   gconstpointer  data)
{
  gint64 id = add_post (test, "Post", "Text.", 202301, PRAXIS_STATUS_PUBLISHED);
  g_autoptr(PraxisImportReport) taken = NULL;
  g_autoptr(PraxisImportReport) wrong = NULL;
  g_autoptr(PraxisImportReport) report = NULL;
  g_autoptr(PraxisImportReport) again = NULL;
  g_autoptr(PraxisExportReport) kept = NULL;
  g_autoptr(PraxisExportReport) written = NULL;
  g_autoptr(PraxisPublication) publication = NULL;
  g_autoptr(PraxisPost) post = NULL;
  g_autofree char *folder = NULL;
  g_autoptr(GError) error = NULL;

  add_post (test, "Other", "Text.", 202301, PRAXIS_STATUS_PUBLISHED);
  folder = test_folder_export (test, test->store, "folder", FALSE, NULL);
  test_folder_edit (folder, "posts/post.md", "\nslug: post\n", "\nslug: other\n");
  taken = test_folder_import (test, folder);
  g_assert_cmpuint (taken->updated->len, ==, 0);
  g_assert_true (g_str_has_prefix (((PraxisImportedPost *) taken->skipped->pdata[1])->reason, "Another post has “other”"));
  test_folder_edit (folder, "posts/post.md", "\nslug: other\n", "\nslug: New Name\n");
  wrong = test_folder_import (test, folder);
  g_assert_true (g_str_has_prefix (((PraxisImportedPost *) wrong->skipped->pdata[1])->reason, "“New Name” cannot be"));

  test_folder_edit (folder, "posts/post.md", "\nslug: New Name\n", "\nslug: new-name\n");
  /* What nobody has imported yet is not written over. */
  g_free (test_folder_export (test, test->store, "folder", FALSE, &kept));
  g_assert_cmpstr (kept->kept[0], ==, "posts/post.md");
  report = test_folder_import (test, folder);
  g_assert_cmpstr (((PraxisImportedPost *) report->updated->pdata[0])->note, ==,
                   "Its name in addresses is “new-name” now, and “post” leads there.");
  assert_summary (test, id, "Text.", PRAXIS_STATUS_PUBLISHED);
  g_assert_true (praxis_import_undo (test->store, report->import_id, &error));
  publication = praxis_store_get_publication (test->store, test->digest_uuid, &error);
  g_assert_cmpuint (publication->former_slugs->len, ==, 0);
  post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_assert_cmpstr (praxis_post_get_slug (post), ==, "post");

  again = test_folder_import (test, folder);
  g_assert_cmpuint (again->updated->len, ==, 1);
  g_free (test_folder_export (test, test->store, "folder", FALSE, &written));
  g_assert_cmpuint (g_strv_length (written->kept), ==, 0);
  g_assert_true (test_folder_has (folder, "posts/new-name.md"));
  g_assert_false (test_folder_has (folder, "posts/post.md"));
}

/* What no import takes stays as somebody has made it, and so does a file that is in the way, until its words are in the library. */
static void
test_kept (TestLibrary   *test,
           gconstpointer  data)
{
  static const char *const expected[] = { "issues/2023-01.md", "posts/hand.md", "posts/post.md", "static/style.css", NULL };
  static const char *const now[] = { "posts/post.md", "static/style.css", NULL };
  g_autoptr(PraxisExportReport) first = NULL;
  g_autoptr(PraxisExportReport) second = NULL;
  g_autoptr(PraxisExportReport) third = NULL;
  g_autoptr(PraxisImportReport) report = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *hand = NULL;
  g_autofree char *text = NULL;
  g_autofree char *css = NULL;

  add_post (test, "Post", "Text.", 202301, PRAXIS_STATUS_PUBLISHED);
  add_post (test, "Hand", "Text.", 202301, PRAXIS_STATUS_DRAFT);
  folder = test_folder_export (test, test->store, "folder", FALSE, &first);
  css = g_build_filename (folder, "static", "style.css", NULL);
  hand = g_build_filename (folder, "posts", "hand.md", NULL);
  g_assert_true (g_file_set_contents (css, "p { color: red }", -1, NULL));
  test_folder_edit (folder, "issues/2023-01.md", "\n---\n", "\n---\nBy hand.\n");
  test_folder_edit (folder, "posts/post.md", "\ndate: ", "\nweight: 3\ndate: ");
  g_assert_true (g_file_set_contents (hand, "---\ntitle: By hand\nmonth: \"2023-01\"\n---\n\nBy hand.\n", -1, NULL));
  g_free (test_folder_export (test, test->store, "folder", TRUE, &second));
  g_assert_cmpstrv (second->kept, expected);
  g_assert_true (g_file_get_contents (css, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "p { color: red }");

  report = test_folder_import (test, folder);
  g_assert_cmpuint (report->added->len, ==, 1);
  g_assert_cmpstr (((PraxisImportedPost *) report->added->pdata[0])->slug, ==, "hand-2");
  g_assert_cmpint (g_remove (hand), ==, 0);
  g_free (test_folder_export (test, test->store, "folder", TRUE, &third));
  g_assert_cmpstrv (third->kept, now);
  g_assert_true (test_folder_has (folder, "posts/hand-2.md"));
}

static void
assert_blurb (TestLibrary *test,
              PraxisMonth  month,
              const char  *blurb)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisPublication) publication = praxis_store_get_publication (test->store, test->digest_uuid, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < publication->issues->len; i++)
    {
      if (praxis_issue_get_month (publication->issues->pdata[i]) == month)
        {
          g_assert_cmpstr (praxis_issue_get_blurb (publication->issues->pdata[i]), ==, blurb);
          return;
        }
    }
  g_assert_not_reached ();
}

/* The text of an issue comes in as one of a post does: what was edited in the folder alone, and taken back; and no other. */
static void
test_blurb (TestLibrary   *test,
            gconstpointer  data)
{
  g_autoptr(PraxisImportReport) none = NULL;
  g_autoptr(PraxisImportReport) edited = NULL;
  g_autoptr(PraxisImportReport) again = NULL;
  g_autoptr(PraxisImportReport) older = NULL;
  g_autoptr(PraxisImportReport) both = NULL;
  g_autoptr(PraxisExportReport) written = NULL;
  g_autofree char *folder = NULL;
  g_autoptr(GError) error = NULL;

  add_post (test, "Post", "Text.", 202301, PRAXIS_STATUS_PUBLISHED);
  praxis_store_set_blurb (test->store, test->digest_uuid, 202301, "First.", &error);
  g_assert_no_error (error);
  folder = test_folder_export (test, test->store, "folder", FALSE, NULL);
  none = test_folder_import (test, folder);
  assert_blurb (test, 202301, "First.");

  test_folder_edit (folder, "issues/2023-01.md", "\nFirst.\n", "\nEdited by hand.\n");
  edited = test_folder_import (test, folder);
  g_assert_cmpuint (edited->problems->len, ==, 0);
  g_assert_cmpuint (edited->edits->len, ==, 1);
  g_assert_cmpstr (edited->edits->pdata[0], ==, "the text of January 2023");
  assert_blurb (test, 202301, "Edited by hand.");
  g_assert_true (praxis_import_undo (test->store, edited->import_id, &error));
  g_assert_no_error (error);
  assert_blurb (test, 202301, "First.");
  again = test_folder_import (test, folder);
  assert_blurb (test, 202301, "Edited by hand.");

  /* Then the folder follows the library, and a file that nobody has edited says nothing against what is newer there. */
  g_free (test_folder_export (test, test->store, "folder", FALSE, &written));
  g_assert_cmpuint (written->written, ==, 1);
  g_assert_cmpuint (g_strv_length (written->kept), ==, 0);
  praxis_store_set_blurb (test->store, test->digest_uuid, 202301, "Newer.", &error);
  g_assert_no_error (error);
  older = test_folder_import (test, folder);
  g_assert_cmpuint (older->problems->len, ==, 0);
  assert_blurb (test, 202301, "Newer.");

  /* Where both were edited the library's stays, and somebody is told. */
  test_folder_edit (folder, "issues/2023-01.md", "\nEdited by hand.\n", "\nOnce more.\n");
  both = test_folder_import (test, folder);
  g_assert_cmpuint (both->problems->len, ==, 1);
  assert_blurb (test, 202301, "Newer.");
}

static void
assert_digest (TestLibrary *test,
               const char  *author,
               const char  *introduction,
               const char  *base_url)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDigest) digest = praxis_store_find_digest (test->store, test->digest_uuid, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (praxis_digest_get_author (digest), ==, author);
  g_assert_cmpstr (praxis_digest_get_introduction (digest), ==, introduction);
  g_assert_cmpstr (praxis_digest_get_base_url (digest), ==, base_url);
  /* Files do not say these. */
  g_assert_cmpstr (praxis_digest_get_site_folder (digest), ==, "file:///srv/site");
  g_assert_cmpuint (praxis_digest_get_word_target (digest), ==, 777);
}

static void
set_author (TestLibrary *test,
            const char  *author)
{
  g_autoptr(PraxisDigest) before = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  g_autoptr(PraxisDigest) after = praxis_digest_new_with (before, "author", author, NULL);
  g_autoptr(GError) error = NULL;

  praxis_store_update_digest (test->store, after, before, &error);
  g_assert_no_error (error);
}

static void
set_up_digest (TestLibrary *test)
{
  g_autoptr(PraxisDigest) before = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  g_autoptr(PraxisDigest) after =
    g_object_new (PRAXIS_TYPE_DIGEST, "uuid", test->digest_uuid, "title", "Digest", "language", "en", "author", "Doe",
                  "introduction", "First.", "base-url", "https://example.org/blog", "site-folder", "file:///srv/site",
                  "word-target", 777u, NULL);
  g_autoptr(GError) error = NULL;

  praxis_store_update_digest (test->store, after, before, &error);
  g_assert_no_error (error);
  add_post (test, "Post", "Text.", 202301, PRAXIS_STATUS_PUBLISHED);
}

/* What a folder says of the digest comes in as the rest does. */
static void
test_digest (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr(PraxisImportReport) none = NULL;
  g_autoptr(PraxisImportReport) edited = NULL;
  g_autoptr(PraxisImportReport) again = NULL;
  g_autoptr(PraxisImportReport) older = NULL;
  g_autoptr(PraxisImportReport) both = NULL;
  g_autoptr(PraxisExportReport) kept = NULL;
  g_autoptr(PraxisExportReport) written = NULL;
  g_autofree char *folder = NULL;
  g_autoptr(GError) error = NULL;

  set_up_digest (test);
  folder = test_folder_export (test, test->store, "folder", FALSE, NULL);
  none = test_folder_import (test, folder);
  g_assert_cmpint (none->import_id, ==, 0);
  assert_digest (test, "Doe", "First.", "https://example.org/blog");

  test_folder_edit (folder, "digest.md", "\nFirst.\n", "\nEdited by hand.\n");
  test_folder_edit (folder, "digest.md", "\nauthor: Doe\n", "\nauthor: Roe\n");
  g_free (test_folder_export (test, test->store, "folder", FALSE, &kept));
  g_assert_cmpuint (g_strv_length (kept->kept), ==, 1);
  g_assert_cmpstr (kept->kept[0], ==, "digest.md");
  edited = test_folder_import (test, folder);
  g_assert_cmpuint (edited->problems->len, ==, 0);
  g_assert_cmpuint (edited->edits->len, ==, 1);
  g_assert_cmpstr (edited->edits->pdata[0], ==, "the introduction and the settings of the digest");
  assert_digest (test, "Roe", "Edited by hand.", "https://example.org/blog/");
  g_assert_true (praxis_import_undo (test->store, edited->import_id, &error));
  g_assert_no_error (error);
  assert_digest (test, "Doe", "First.", "https://example.org/blog");
  again = test_folder_import (test, folder);
  assert_digest (test, "Roe", "Edited by hand.", "https://example.org/blog/");

  g_free (test_folder_export (test, test->store, "folder", FALSE, &written));
  /* And what Hugo is told of it. */
  g_assert_cmpuint (written->written, ==, 2);
  g_assert_cmpuint (g_strv_length (written->kept), ==, 0);
  set_author (test, "Poe");
  older = test_folder_import (test, folder);
  g_assert_cmpuint (older->problems->len, ==, 0);
  assert_digest (test, "Poe", "Edited by hand.", "https://example.org/blog/");

  /* Where both were edited the library's stays, and somebody is told. */
  test_folder_edit (folder, "digest.md", "\nauthor: Roe\n", "\nauthor: Moe\n");
  both = test_folder_import (test, folder);
  g_assert_cmpuint (both->problems->len, ==, 1);
  g_assert_cmpuint (both->edits->len, ==, 0);
  assert_digest (test, "Poe", "Edited by hand.", "https://example.org/blog/");
}

/* Taking an import back takes nothing that was written since; what cannot be read takes nothing away, and what is only in the file
 * stays there. */
static void
test_digest_left (TestLibrary   *test,
                  gconstpointer  data)
{
  g_autoptr(PraxisImportReport) edited = NULL;
  g_autoptr(PraxisImportReport) unread = NULL;
  g_autoptr(PraxisImportReport) renamed = NULL;
  g_autoptr(PraxisExportReport) first = NULL;
  g_autoptr(PraxisExportReport) kept = NULL;
  g_autofree char *folder = NULL;
  g_autoptr(GError) error = NULL;

  set_up_digest (test);
  folder = test_folder_export (test, test->store, "folder", FALSE, NULL);
  test_folder_edit (folder, "digest.md", "\nauthor: Doe\n", "\nauthor: Roe\n");
  edited = test_folder_import (test, folder);
  set_author (test, "Poe");
  g_assert_true (praxis_import_undo (test->store, edited->import_id, &error));
  g_assert_no_error (error);
  assert_digest (test, "Poe", "First.", "https://example.org/blog/");
  set_author (test, "Roe");
  g_free (test_folder_export (test, test->store, "folder", FALSE, &first));
  g_assert_cmpuint (g_strv_length (first->kept), ==, 0);

  test_folder_edit (folder, "digest.md", "https://example.org/blog/", "nowhere at all");
  unread = test_folder_import (test, folder);
  g_assert_cmpuint (unread->problems->len, ==, 1);
  assert_digest (test, "Roe", "First.", "https://example.org/blog/");
  test_folder_edit (folder, "digest.md", "nowhere at all", "https://example.org/blog/");

  test_folder_edit (folder, "digest.md", "\n      slug: empathy\n", "\n      slug: kindness\n");
  renamed = test_folder_import (test, folder);
  g_assert_cmpint (renamed->import_id, ==, 0);
  g_free (test_folder_export (test, test->store, "folder", FALSE, &kept));
  g_assert_cmpuint (g_strv_length (kept->kept), ==, 1);
  g_assert_cmpstr (kept->kept[0], ==, "digest.md");
}

/* A post that somebody has begun in the folder gets its name from the file, also below a folder; then the export takes the file over. */
static void
test_begun_by_hand (TestLibrary   *test,
                    gconstpointer  data)
{
  g_autoptr(PraxisExportReport) written = NULL;
  g_autoptr(PraxisImportReport) report = NULL;
  g_autoptr(PraxisImportReport) again = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *year = NULL;
  g_autofree char *deep = NULL;
  g_autofree char *bundle = NULL;
  g_autofree char *hidden = NULL;
  g_autofree char *link = NULL;
  g_autofree char *text = NULL;

  add_post (test, "Post", "Text.", 202301, PRAXIS_STATUS_PUBLISHED);
  folder = test_folder_export (test, test->store, "folder", FALSE, NULL);
  path = g_build_filename (folder, "posts", "warm-lamps.md", NULL);
  year = g_build_filename (folder, "posts", "2024", NULL);
  deep = g_build_filename (year, "cold-lamps.md", NULL);
  bundle = g_build_filename (year, "old-lamps", "index.md", NULL);
  hidden = g_build_filename (year, ".git", NULL);
  link = g_build_filename (folder, "posts", "link", NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *parent = g_path_get_dirname (i == 0 ? bundle : hidden);
      g_autofree char *secret = g_build_filename (hidden, "x.md", NULL);

      g_assert_cmpint (g_mkdir_with_parents (i == 0 ? parent : hidden, 0777), ==, 0);
      if (i == 1)
        g_assert_true (g_file_set_contents (secret, "---\ntitle: Hidden\n---\n", -1, NULL));
    }
  g_assert_cmpint (symlink ("2024", link), ==, 0);
  g_assert_true (g_file_set_contents (path, "---\ntitle: Lamps\nmonth: \"2023-01\"\nstatus: published\n---\n\nWarm.\n", -1, NULL));
  g_assert_true (g_file_set_contents (deep, "---\ntitle: Cold\n---\n\nCold.\n", -1, NULL));
  g_assert_true (g_file_set_contents (bundle, "---\ntitle: Old\n---\n\nOld.\n", -1, NULL));
  report = test_folder_import (test, folder);
  g_assert_cmpuint (report->added->len, ==, 3);
  g_assert_cmpstr (((PraxisImportedPost *) report->added->pdata[0])->slug, ==, "cold-lamps");
  g_assert_cmpstr (((PraxisImportedPost *) report->added->pdata[1])->slug, ==, "old-lamps");
  g_assert_cmpstr (((PraxisImportedPost *) report->added->pdata[2])->slug, ==, "warm-lamps");

  g_free (test_folder_export (test, test->store, "folder", FALSE, &written));
  g_assert_cmpuint (g_strv_length (written->kept), ==, 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\nuuid: "));
  again = test_folder_import (test, folder);
  g_assert_cmpuint (again->added->len + again->updated->len, ==, 0);
}

/* Who copies a file for a new post may forget a line in it: it must not become the text of the other one. */
static void
test_same_uuid (TestLibrary   *test,
                gconstpointer  data)
{
  gint64 id = add_post (test, "Post", "Text.", 202301, PRAXIS_STATUS_PUBLISHED);
  g_autoptr(PraxisImportReport) report = NULL;
  g_autofree char *folder = test_folder_export (test, test->store, "folder", FALSE, NULL);
  g_autofree char *path = g_build_filename (folder, "posts", "post.md", NULL);
  g_autofree char *copy = g_build_filename (folder, "posts", "zero.md", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (copy, text, -1, NULL));
  test_folder_edit (folder, "posts/zero.md", "\nText.\n", "\nA new post.\n");
  report = test_folder_import (test, folder);
  g_assert_cmpuint (report->skipped->len, ==, 2);
  g_assert_true (g_str_has_prefix (((PraxisImportedPost *) report->skipped->pdata[1])->reason, "Another file"));
  assert_summary (test, id, "Text.", PRAXIS_STATUS_PUBLISHED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/edited-folder/edited-file", test_edited_file);
  test_library_add_test ("/edited-folder/both-edited", test_both_edited);
  test_library_add_test ("/edited-folder/renamed-file", test_renamed_file);
  test_library_add_test ("/edited-folder/kept", test_kept);
  test_library_add_test ("/edited-folder/blurb", test_blurb);
  test_library_add_test ("/edited-folder/digest", test_digest);
  test_library_add_test ("/edited-folder/digest-left", test_digest_left);
  test_library_add_test ("/edited-folder/begun-by-hand", test_begun_by_hand);
  test_library_add_test ("/edited-folder/same-uuid", test_same_uuid);
  return g_test_run ();
}
