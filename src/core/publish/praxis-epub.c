/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-epub.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "praxis-epub-archive.h"
#include "praxis-epub-private.h"
#include "praxis-error.h"
#include "praxis-folder-private.h"
#include "store/praxis-store-posts.h"

/*
 * A digest, or a part of it, as a book (EPUB 3.3, https://www.w3.org/TR/epub-33/). It is written chapter by chapter, and
 * only the chapter that is being written is in memory; of the others what the lists at the end need:
 *
 *   publication ──▶ cover, title page ──▶ a chapter a month ──▶ references, topics ──▶ contents, package
 *                                            │                      ▲
 *                                            └─ the chapter's works ┘
 *
 * Nothing in it hangs on the time or the machine: the same posts make the same bytes.
 */

#define STYLE_PATH APP_PATH "/epub/style.css"

static gboolean
add_file (PraxisEpubArchive  *archive,
          const char         *path,
          const char         *text,
          GError            **error)
{
  g_autofree char *whole = g_strconcat ("EPUB/", path, NULL);

  return praxis_epub_archive_add (archive, whole, text, strlen (text), error);
}

/* Adds a page to the file and to what is read. */
static gboolean
add_page (PraxisEpubBook     *book,
          PraxisEpubArchive  *archive,
          const char         *path,
          char               *text,
          GError            **error)
{
  g_autofree char *page = text;
  gboolean has_plots = strstr (page, "<svg ") != NULL;

  /* What people wrote has no such element. https://www.w3.org/TR/epub-33/#sec-svg */
  praxis_epub_book_add_item (book, path, PRAXIS_EPUB_PAGE, has_plots ? "svg" : NULL, TRUE);
  book->has_plots |= has_plots;
  return add_file (archive, path, page, error);
}

static gboolean
add_style (PraxisEpubBook     *book,
           PraxisEpubArchive  *archive,
           GError            **error)
{
  g_autoptr(GBytes) bytes = g_resources_lookup_data (STYLE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (bytes == NULL)
    return FALSE;
  praxis_epub_book_add_item (book, "style.css", "text/css", NULL, FALSE);
  return add_file (archive, "style.css", g_bytes_get_data (bytes, NULL), error);
}

/* What comes before the first month. The contents are written at the end, but read here. */
static gboolean
add_front (PraxisEpubBook     *book,
           PraxisEpubArchive  *archive,
           GError            **error)
{
  g_autofree char *container = praxis_epub_make_container ();
  g_autoptr(GBytes) image = NULL;
  g_autofree char *cover = praxis_epub_make_cover (book, &image);

  if (!praxis_epub_archive_add (archive, "META-INF/container.xml", container, strlen (container), error) ||
      !add_style (book, archive, error) ||
      !add_file (archive, "cover.svg", cover, error) ||
      !praxis_epub_archive_store (archive, "EPUB/" PRAXIS_EPUB_COVER_IMAGE, g_bytes_get_data (image, NULL),
                                  g_bytes_get_size (image), error) ||
      !add_page (book, archive, "cover.xhtml", praxis_epub_make_cover_page (book), error) ||
      !add_page (book, archive, "title.xhtml", praxis_epub_make_title_page (book), error))
    return FALSE;
  praxis_epub_book_add_item (book, "cover.svg", "image/svg+xml", NULL, FALSE);
  praxis_epub_book_add_item (book, PRAXIS_EPUB_COVER_IMAGE, "image/png", "cover-image", FALSE);
  praxis_epub_book_add_item (book, "nav.xhtml", PRAXIS_EPUB_PAGE, "nav", TRUE);
  return TRUE;
}

/* The posts of a chapter, with their references. */
static GPtrArray *
load_posts (PraxisEpubBook     *book,
            PraxisEpubChapter  *chapter,
            GCancellable       *cancellable,
            GError            **error)
{
  const PraxisEpub *epub = book->epub;
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) citations = g_ptr_array_new ();

  for (guint i = chapter->first; i < chapter->first + chapter->n; i++)
    {
      PraxisPost *post;
      GPtrArray *its_citations;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      post = praxis_store_get_published_post (epub->store, ((PraxisPublished *) book->posts->pdata[i])->id, error);
      if (post == NULL)
        return NULL;
      g_ptr_array_add (posts, post);
      its_citations = praxis_post_get_citations (post);
      for (guint n = 0; n < its_citations->len; n++)
        g_ptr_array_add (citations, its_citations->pdata[n]);
    }
  if (!praxis_references_load (epub->references, epub->store, citations, cancellable, error))
    return NULL;
  return g_steal_pointer (&posts);
}

static gboolean
add_chapter (PraxisEpubBook     *book,
             PraxisEpubArchive  *archive,
             PraxisEpubChapter  *chapter,
             GCancellable       *cancellable,
             GError            **error)
{
  g_autoptr(GPtrArray) posts = load_posts (book, chapter, cancellable, error);

  if (posts == NULL)
    return FALSE;
  for (guint i = 0; i < posts->len; i++)
    {
      GPtrArray *citations = praxis_post_get_citations (posts->pdata[i]);

      for (guint n = 0; n < citations->len; n++)
        praxis_epub_book_add_work (book, citations->pdata[n], chapter->first + i);
    }
  return add_page (book, archive, chapter->path, praxis_epub_make_chapter (book, chapter, posts), error);
}

static gboolean
add_chapters (PraxisEpubBook     *book,
              PraxisEpubArchive  *archive,
              GCancellable       *cancellable,
              GError            **error)
{
  for (guint i = 0; i < book->chapters->len; i++)
    {
      PraxisEpubChapter *chapter = book->chapters->pdata[i];

      if (!add_chapter (book, archive, chapter, cancellable, error))
        return FALSE;
      if (book->epub->progress != NULL)
        book->epub->progress (chapter->first + chapter->n, book->posts->len, book->epub->user_data);
    }
  return TRUE;
}

static gboolean
add_references (PraxisEpubBook     *book,
                PraxisEpubArchive  *archive,
                GError            **error)
{
  g_autoptr(GPtrArray) works = praxis_epub_book_sort_works (book);
  guint part = 1;

  for (guint first = 0; first < works->len; first += PRAXIS_EPUB_WORKS_IN_FILE)
    {
      g_autofree char *path = g_strdup_printf ("references-%u.xhtml", part++);

      if (!add_page (book, archive, path, praxis_epub_make_references (book, works, first), error))
        return FALSE;
    }
  return TRUE;
}

/* What is known only when all else is written. */
static gboolean
add_back (PraxisEpubBook     *book,
          PraxisEpubArchive  *archive,
          GError            **error)
{
  g_autofree char *navigation = NULL;
  g_autofree char *package = NULL;

  if (!add_references (book, archive, error) ||
      (book->topics->len > 0 && !add_page (book, archive, "topics.xhtml", praxis_epub_make_topics (book), error)))
    return FALSE;
  navigation = praxis_epub_make_navigation (book);
  package = praxis_epub_make_package (book);
  return add_file (archive, "nav.xhtml", navigation, error) && add_file (archive, "package.opf", package, error);
}

/**
 * praxis_epub_write:
 * @self: what the book is made of
 * @stream: where it goes; stays open
 * @cancellable: (nullable): ends it early
 * @error: return location
 *
 * Writes a book: EPUB 3.3, one zip archive. The same posts make the same bytes. Waits for the citation engine where the
 * library does not know the references: not for the main loop.
 *
 * Returns: whether all of it was written; otherwise @error is %PRAXIS_ERROR_NOT_FOUND where there are no posts,
 *   %G_IO_ERROR_CANCELLED, or an error of the library, of the references or of @stream
 */
gboolean
praxis_epub_write (const PraxisEpub  *self,
                   GOutputStream     *stream,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr(PraxisEpubBook) book = NULL;
  g_autoptr(PraxisEpubArchive) archive = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  if (self->publication->posts->len == 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                   _("There is nothing published to make a book of."));
      return FALSE;
    }
  archive = praxis_epub_archive_open (stream, cancellable, error);
  if (archive == NULL)
    return FALSE;
  book = praxis_epub_book_new (self);
  return add_front (book, archive, error) &&
         add_chapters (book, archive, cancellable, error) &&
         add_back (book, archive, error) &&
         praxis_epub_archive_close (archive, error);
}

/* --- Into a file ------------------------------------------------------------------------------------------ */

/* What went wrong with the disk, as a sentence that helps. */
static void
set_file_error (GError     **error,
                GError      *failure,
                const char  *folder)
{
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    praxis_folder_set_error (error, ENOSPC, folder, NULL);
  else if (failure->domain == G_IO_ERROR && failure->code != G_IO_ERROR_CANCELLED)
    praxis_folder_set_error (error, EIO, folder, NULL);
  else
    {
      g_propagate_error (error, failure);
      return;
    }
  g_error_free (failure);
}

/* Writes the book whole and safe onto the disk. */
static gboolean
write_to (const PraxisEpub  *self,
          int                fd,
          const char        *folder,
          GCancellable      *cancellable,
          GError           **error)
{
  g_autoptr(GOutputStream) stream = g_unix_output_stream_new (fd, FALSE);
  GError *failure = NULL;

  if (!praxis_epub_write (self, stream, cancellable, &failure))
    {
      set_file_error (error, failure, folder);
      return FALSE;
    }
  if (fsync (fd) == 0)
    return TRUE;
  praxis_folder_set_error (error, errno, folder, NULL);
  return FALSE;
}

/**
 * praxis_epub_save:
 * @self: what the book is made of
 * @file: a file on this computer; one that is there is replaced
 * @cancellable: (nullable): ends it early
 * @error: return location
 *
 * Writes a book into a file, under another name first: until all of it is written, nothing is to be seen of it.
 *
 * Returns: whether it did; otherwise what was there is as it was, and @error is one of praxis_epub_write()'s,
 *   %PRAXIS_ERROR_NO_SPACE or %PRAXIS_ERROR_READ_ONLY
 */
gboolean
praxis_epub_save (const PraxisEpub  *self,
                  GFile             *file,
                  GCancellable      *cancellable,
                  GError           **error)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *temporary = NULL;
  gboolean success;
  int fd;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (g_file_peek_path (file) != NULL, FALSE);

  path = g_file_get_path (file);
  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, name);
  fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0666);
  if (fd < 0)
    {
      praxis_folder_set_error (error, errno, folder, NULL);
      return FALSE;
    }
  success = write_to (self, fd, folder, cancellable, error);
  close (fd);
  if (success && g_rename (temporary, path) != 0)
    {
      praxis_folder_set_error (error, errno, folder, name);
      success = FALSE;
    }
  if (!success)
    g_unlink (temporary);
  return success;
}
