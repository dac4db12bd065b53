/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-markdown-folder.h"

#include <glib/gi18n-lib.h>

#include "praxis-error.h"
#include "praxis-import-private.h"
#include "praxis-text-decoder.h"

/*
 * A digest as a folder: "digest.md", a file an issue in "issues" and one a post in "posts", or in folders in these. What else is there, such as what
 * git and Hugo keep, is nothing to an import.
 */

/* Nobody sorts posts into deeper folders; a file system that is damaged may have no end. */
#define MAX_DEPTH 16

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Adds the Markdown files of a folder and of those in it; links are not followed, what is hidden is not looked at, and a folder
 * that is not there has none. */
static gboolean
list_files (GFile       *folder,
            const char  *name,
            guint        depth,
            GPtrArray   *names,
            GError     **error)
{
  g_autoptr(GFile) child = g_file_resolve_relative_path (folder, name);
  g_autoptr(GFileEnumerator) files = NULL;
  g_autoptr(GError) failure = NULL;
  GFileInfo *info;

  files = g_file_enumerate_children (child, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                     G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, &failure);
  if (files == NULL && (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
                        g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY)))
    return TRUE;
  while (files != NULL && g_file_enumerator_iterate (files, &info, NULL, NULL, &failure) && info != NULL)
    {
      const char *file = g_file_info_get_name (info);
      GFileType type = g_file_info_get_file_type (info);
      g_autofree char *path = g_strconcat (name, "/", file, NULL);

      if (*file == '.')
        continue;
      if (type == G_FILE_TYPE_DIRECTORY && depth < MAX_DEPTH && !list_files (folder, path, depth + 1, names, error))
        return FALSE;
      if (type == G_FILE_TYPE_REGULAR && g_str_has_suffix (file, ".md"))
        g_ptr_array_add (names, g_steal_pointer (&path));
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * praxis_markdown_folder_list:
 * @folder: a folder
 * @error: return location
 *
 * Returns: (transfer full) (element-type filename): the files of a digest in it, as paths in the folder; %NULL with
 *   %PRAXIS_ERROR_NOT_FOUND where there is none, or an error of reading
 */
GPtrArray *
praxis_markdown_folder_list (GFile   *folder,
                             GError **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GFile) digest = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  if (!list_files (folder, "issues", 1, names, error) || !list_files (folder, "posts", 1, names, error))
    return NULL;
  g_ptr_array_sort (names, compare_names);
  digest = g_file_get_child (folder, PRAXIS_MARKDOWN_DIGEST_FILE);
  if (g_file_query_file_type (digest, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL) == G_FILE_TYPE_REGULAR)
    g_ptr_array_insert (names, 0, g_strdup (PRAXIS_MARKDOWN_DIGEST_FILE));
  if (names->len > 0)
    return g_steal_pointer (&names);
  name = g_file_get_parse_name (folder);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
               /* Translators: %s is a folder; leave the names in quotes as they are */
               _("“%s” has no digest in it: neither a file “digest.md” nor Markdown files in “issues” or “posts”."), name);
  return NULL;
}

static PraxisMarkdownFile *
read_file (GFile         *folder,
           const char    *name,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GFile) file = g_file_resolve_relative_path (folder, name);
  g_autoptr(GBytes) bytes = praxis_text_decoder_load (file, cancellable, error);
  g_autofree char *text = bytes != NULL ? praxis_markdown_decode (bytes, error) : NULL;
  PraxisMarkdownFile *self = text != NULL ? praxis_markdown_file_read (text, -1, error) : NULL;

  if (self != NULL)
    praxis_markdown_file_set_name (self, name);
  return self;
}

static void
add_failure (PraxisMarkdownFolder *self,
             const char           *name,
             const GError         *failure)
{
  g_autofree char *message = g_strdup_printf ("%s: %s", name, failure->message);

  g_ptr_array_add (self->problems, praxis_import_problem_new (0, message));
}

static PraxisMarkdownFolder *
folder_new (void)
{
  PraxisMarkdownFolder *self = g_new0 (PraxisMarkdownFolder, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_markdown_file_free);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_import_problem_free);
  return self;
}

/**
 * praxis_markdown_folder_new_for_file:
 * @bytes: the content of one file
 * @name: what it is called
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a folder that has nothing but the file; %NULL with an error of praxis_markdown_decode() or
 *   praxis_markdown_file_read()
 */
PraxisMarkdownFolder *
praxis_markdown_folder_new_for_file (GBytes      *bytes,
                                     const char  *name,
                                     GError     **error)
{
  g_autofree char *text = praxis_markdown_decode (bytes, error);
  PraxisMarkdownFile *file = text != NULL ? praxis_markdown_file_read (text, -1, error) : NULL;
  PraxisMarkdownFolder *self;

  if (file == NULL)
    return NULL;
  praxis_markdown_file_set_name (file, name);
  self = folder_new ();
  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->files, file);
  return self;
}

/**
 * praxis_markdown_folder_read:
 * @folder: a folder, or the "digest.md" in one
 * @cancellable: (nullable): ends it early
 * @error: return location
 *
 * Reads a digest that was exported as Markdown, or written in that form. A file that cannot be understood leaves the others alone.
 *
 * Returns: (transfer full) (nullable): what was understood; %NULL with the error of praxis_markdown_folder_list(), of the last
 *   file where none could be understood, or %G_IO_ERROR_CANCELLED
 */
PraxisMarkdownFolder *
praxis_markdown_folder_read (GFile         *folder,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr(PraxisMarkdownFolder) self = folder_new ();
  g_autoptr(GFile) parent = NULL;
  g_autoptr(GPtrArray) names = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  if (g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, cancellable) != G_FILE_TYPE_DIRECTORY)
    parent = g_file_get_parent (folder);
  names = praxis_markdown_folder_list (parent != NULL ? parent : folder, error);
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      PraxisMarkdownFile *file;

      g_clear_error (&failure);
      file = read_file (parent != NULL ? parent : folder, names->pdata[i], cancellable, &failure);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_clear_pointer (&file, praxis_markdown_file_free);
          return NULL;
        }
      if (file == NULL)
        {
          add_failure (self, names->pdata[i], failure);
          continue;
        }
      g_ptr_array_add (self->names, g_strdup (names->pdata[i]));
      g_ptr_array_add (self->files, file);
    }
  if (names == NULL || self->files->len > 0)
    return names != NULL ? g_steal_pointer (&self) : NULL;
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * praxis_markdown_folder_free:
 * @self: (transfer full): a folder
 */
void
praxis_markdown_folder_free (PraxisMarkdownFolder *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/**
 * praxis_markdown_folder_get_digest:
 * @self: a folder
 *
 * Returns: (transfer none) (nullable): what it says of the digest
 */
PraxisDigest *
praxis_markdown_folder_get_digest (PraxisMarkdownFolder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->files->len; i++)
    {
      PraxisMarkdownFile *file = self->files->pdata[i];

      if (file->digest != NULL)
        return file->digest->digest;
    }
  return NULL;
}

/**
 * praxis_markdown_folder_to_import:
 * @self: a folder
 * @source: what it is called, for people
 *
 * Returns: (transfer full): one import of all of it
 */
PraxisImport *
praxis_markdown_folder_to_import (PraxisMarkdownFolder *self,
                                  const char           *source)
{
  PraxisImport *import = praxis_import_new (source);

  g_return_val_if_fail (self != NULL, import);

  for (guint i = 0; i < self->files->len; i++)
    praxis_markdown_file_add_to (self->files->pdata[i], import, self->names->pdata[i]);
  for (guint i = 0; i < self->problems->len; i++)
    praxis_import_add_problem (import, 0, ((PraxisImportProblem *) self->problems->pdata[i])->message);
  return import;
}

/* Takes what one file says into the page of all of them. */
static void
add_page (PraxisBlogPage *all,
          PraxisBlogPage *page,
          const char     *name)
{
  while (page->posts->len > 0)
    g_ptr_array_add (all->posts, g_ptr_array_steal_index (page->posts, 0));
  while (page->blurbs->len > 0)
    g_ptr_array_add (all->blurbs, g_ptr_array_steal_index (page->blurbs, 0));
  for (guint i = 0; i < page->problems->len; i++)
    {
      PraxisBlogPageProblem *problem = page->problems->pdata[i];
      g_autofree char *message = g_strdup_printf ("%s: %s", name, problem->message);

      praxis_blog_page_add_problem (all, NULL, problem->line, NULL, message);
    }
}

/**
 * praxis_markdown_folder_to_page:
 * @self: a folder
 *
 * Returns: (transfer full): the same in the form of a page, to show before it is imported
 */
PraxisBlogPage *
praxis_markdown_folder_to_page (PraxisMarkdownFolder *self)
{
  PraxisBlogPage *all = praxis_blog_page_new ();
  PraxisDigest *digest = praxis_markdown_folder_get_digest (self);

  if (digest != NULL)
    g_set_str (&all->title, praxis_digest_get_title (digest));
  for (guint i = 0; i < self->files->len; i++)
    {
      g_autoptr(PraxisBlogPage) page = praxis_markdown_file_to_page (self->files->pdata[i]);

      add_page (all, page, self->names->pdata[i]);
    }
  for (guint i = 0; i < self->problems->len; i++)
    praxis_blog_page_add_problem (all, NULL, 0, NULL, ((PraxisImportProblem *) self->problems->pdata[i])->message);
  return all;
}
