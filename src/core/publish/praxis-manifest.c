/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-manifest.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-error.h"
#include "praxis-json.h"

/*
 * The list of what an export has written, kept in the folder, so that the next export knows which files are its own and
 * which of them are still right. The journal of an export has the same form, with what is to be done:
 *
 *   {"praxis": 1, "kind": "site", "digest": UUID,
 *    "files": {PATH: [KEY, HASH, SIZE, MODIFIED, STAGED?, REPLACES?], …},
 *    "removed": [[PATH, HASH, STAGED], …]}
 *
 * A manifest may come from anywhere, so that every path in it is looked at before it is believed.
 */

#define FORM 1

/* Nobody's folder has longer ones, and no system call takes them. */
#define MAX_PATH 1024

/**
 * praxis_manifest_file_new:
 * @path: its path in the folder
 * @key: (nullable): what it was made from
 *
 * Returns: (transfer full): a file
 */
PraxisManifestFile *
praxis_manifest_file_new (const char *path,
                          const char *key)
{
  gsize path_size = strlen (path) + 1;
  gsize key_size = key != NULL ? strlen (key) + 1 : 0;
  /* There are thousands of them: these texts come in the same piece of memory. */
  PraxisManifestFile *file = g_atomic_rc_box_alloc0 (sizeof *file + path_size + key_size);
  char *texts = (char *) (file + 1);

  file->path = memcpy (texts, path, path_size);
  if (key != NULL)
    file->key = memcpy (texts + path_size, key, key_size);
  return file;
}

/**
 * praxis_manifest_file_ref:
 * @file: a file
 *
 * Returns: (transfer full): the same
 */
PraxisManifestFile *
praxis_manifest_file_ref (PraxisManifestFile *file)
{
  return g_atomic_rc_box_acquire (file);
}

static void
file_clear (gpointer data)
{
  PraxisManifestFile *file = data;

  g_free (file->hash);
  g_free (file->staged);
}

/**
 * praxis_manifest_file_unref:
 * @file: (transfer full): a file
 */
void
praxis_manifest_file_unref (PraxisManifestFile *file)
{
  g_atomic_rc_box_release_full (file, file_clear);
}

/**
 * praxis_manifest_file_is_left:
 * @file: a file
 *
 * Returns: whether its key is %PRAXIS_MANIFEST_KEY_LEFT
 */
gboolean
praxis_manifest_file_is_left (PraxisManifestFile *file)
{
  return strcmp (file->key, PRAXIS_MANIFEST_KEY_LEFT) == 0;
}

/**
 * praxis_manifest_new:
 * @kind: what the folder holds: "site" or "pages"
 * @digest_uuid: the digest
 *
 * Returns: (transfer full): a manifest without files
 */
PraxisManifest *
praxis_manifest_new (const char *kind,
                     const char *digest_uuid)
{
  PraxisManifest *self = g_new0 (PraxisManifest, 1);

  self->kind = g_strdup (kind);
  self->digest_uuid = g_strdup (digest_uuid);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) praxis_manifest_file_unref);
  self->removed = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_manifest_file_unref);
  return self;
}

/**
 * praxis_manifest_free:
 * @self: (transfer full): a manifest
 */
void
praxis_manifest_free (PraxisManifest *self)
{
  g_free (self->kind);
  g_free (self->digest_uuid);
  g_hash_table_unref (self->files);
  g_ptr_array_unref (self->removed);
  g_free (self);
}

/**
 * praxis_manifest_is_path:
 * @path: (nullable): a path
 *
 * Returns: whether it is one that an export writes: relative, of names that begin with a letter or digit and hold nothing
 *   but letters, digits, hyphens, underscores and periods
 */
gboolean
praxis_manifest_is_path (const char *path)
{
  gboolean start = TRUE;

  if (path == NULL || *path == '\0' || strlen (path) > MAX_PATH)
    return FALSE;
  for (const char *p = path; *p != '\0'; p++)
    {
      if (*p == '/')
        {
          if (start)
            return FALSE;
          start = TRUE;
          continue;
        }
      if (!g_ascii_isalnum (*p) && *p != '_' && (start || strchr ("-.", *p) == NULL))
        return FALSE;
      start = FALSE;
    }
  return !start;
}

/* A staged file is a number, or in a folder that is one and ends as the file's path does. */
static gboolean
is_staged_name (const char *name,
                const char *path)
{
  gsize n_digits = name != NULL ? strspn (name, "0123456789") : 0;

  return n_digits > 0 && (name[n_digits] == '\0' ||
                          (praxis_manifest_is_path (name) && name[n_digits] == '/' && g_str_has_suffix (path, name + n_digits)));
}

static gboolean
read_file (PraxisManifest *self,
           const char     *path,
           yyjson_val     *values)
{
  PraxisManifestFile *file;
  const char *key = yyjson_get_str (yyjson_arr_get (values, 0));
  const char *hash = yyjson_get_str (yyjson_arr_get (values, 1));
  const char *staged = yyjson_get_str (yyjson_arr_get (values, 4));

  if (!praxis_manifest_is_path (path) || key == NULL || hash == NULL || (staged != NULL && !is_staged_name (staged, path)))
    return FALSE;
  file = praxis_manifest_file_new (path, key);
  file->hash = g_strdup (hash);
  file->size = yyjson_get_sint (yyjson_arr_get (values, 2));
  file->modified = yyjson_get_sint (yyjson_arr_get (values, 3));
  file->staged = g_strdup (staged);
  file->replaces = yyjson_get_bool (yyjson_arr_get (values, 5));
  g_hash_table_replace (self->files, (gpointer) file->path, file);
  return TRUE;
}

static gboolean
read_removed (PraxisManifest *self,
              yyjson_val     *values)
{
  PraxisManifestFile *file;
  const char *path = yyjson_get_str (yyjson_arr_get (values, 0));
  const char *hash = yyjson_get_str (yyjson_arr_get (values, 1));
  const char *staged = yyjson_get_str (yyjson_arr_get (values, 2));

  if (!praxis_manifest_is_path (path) || hash == NULL || !is_staged_name (staged, path))
    return FALSE;
  file = praxis_manifest_file_new (path, NULL);
  file->hash = g_strdup (hash);
  file->staged = g_strdup (staged);
  g_ptr_array_add (self->removed, file);
  return TRUE;
}

static gboolean
read_files (PraxisManifest *self,
            yyjson_val     *root)
{
  yyjson_obj_iter files = yyjson_obj_iter_with (yyjson_obj_get (root, "files"));
  yyjson_arr_iter removed = yyjson_arr_iter_with (yyjson_obj_get (root, "removed"));
  yyjson_val *item;

  while ((item = yyjson_obj_iter_next (&files)) != NULL)
    {
      if (!read_file (self, yyjson_get_str (item), yyjson_obj_iter_get_val (item)))
        return FALSE;
    }
  while ((item = yyjson_arr_iter_next (&removed)) != NULL)
    {
      if (!read_removed (self, item))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_manifest_parse:
 * @text: what praxis_manifest_to_string() gave
 * @length: its length in bytes
 * @error: return location
 *
 * Returns: (transfer full): the manifest; %NULL with %PRAXIS_ERROR_DAMAGED, or %PRAXIS_ERROR_TOO_NEW where a later
 *   Praxis has written it
 */
PraxisManifest *
praxis_manifest_parse (const char  *text,
                       gsize        length,
                       GError     **error)
{
  g_autoptr(PraxisJson) json = praxis_json_parse (text, length, NULL);
  yyjson_val *root = yyjson_doc_get_root (json);
  const char *kind = praxis_json_get_string (root, "kind");
  const char *digest = praxis_json_get_string (root, "digest");
  g_autoptr(PraxisManifest) self = NULL;

  if (yyjson_get_sint (yyjson_obj_get (root, "praxis")) > FORM)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_NEW,
                           _("A newer version of Praxis has exported into this folder. Update Praxis, or choose another "
                             "folder."));
      return NULL;
    }
  if (kind != NULL && digest != NULL)
    {
      self = praxis_manifest_new (kind, digest);
      if (read_files (self, root))
        return g_steal_pointer (&self);
    }
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED,
                       _("The list of files that Praxis has written into this folder is damaged. Choose another folder, or "
                         "empty this one."));
  return NULL;
}

static void
add_file (yyjson_mut_doc     *doc,
          yyjson_mut_val     *files,
          PraxisManifestFile *file,
          gboolean            journal)
{
  yyjson_mut_val *values = yyjson_mut_arr (doc);

  yyjson_mut_arr_add_str (doc, values, file->key);
  yyjson_mut_arr_add_str (doc, values, file->hash);
  yyjson_mut_arr_add_sint (doc, values, file->size);
  yyjson_mut_arr_add_sint (doc, values, file->modified);
  if (journal && file->staged != NULL)
    {
      yyjson_mut_arr_add_str (doc, values, file->staged);
      yyjson_mut_arr_add_bool (doc, values, file->replaces);
    }
  yyjson_mut_obj_add (files, yyjson_mut_str (doc, file->path), values);
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(PraxisManifestFile *const *) a)->path, (*(PraxisManifestFile *const *) b)->path);
}

/**
 * praxis_manifest_sort_files:
 * @files: (element-type PraxisManifestFile): files, which are put in the order of their paths
 */
void
praxis_manifest_sort_files (GPtrArray *files)
{
  g_ptr_array_sort (files, compare_files);
}

/**
 * praxis_manifest_list_files:
 * @self: a manifest
 *
 * Returns: (transfer full) (element-type PraxisManifestFile): its files by their paths, which stay the manifest's
 */
GPtrArray *
praxis_manifest_list_files (PraxisManifest *self)
{
  GPtrArray *files = g_hash_table_get_values_as_ptr_array (self->files);

  praxis_manifest_sort_files (files);
  return files;
}

/**
 * praxis_manifest_list_staged:
 * @files: (element-type PraxisManifestFile): what praxis_manifest_list_files() gave
 *
 * Returns: (transfer full) (element-type PraxisManifestFile): those among them that are to be put in place
 */
GPtrArray *
praxis_manifest_list_staged (GPtrArray *files)
{
  GPtrArray *staged = g_ptr_array_new ();

  for (guint i = 0; i < files->len; i++)
    {
      if (((PraxisManifestFile *) files->pdata[i])->staged != NULL)
        g_ptr_array_add (staged, files->pdata[i]);
    }
  return staged;
}

/**
 * praxis_manifest_to_string:
 * @self: a manifest
 * @listed: (element-type PraxisManifestFile): its files, or those of them that a journal is about, by their paths
 * @journal: whether to say what is to be done with them
 * @length: (out): its length in bytes
 *
 * Returns: (transfer full): the manifest as text, the same for the same files
 */
char *
praxis_manifest_to_string (PraxisManifest *self,
                           GPtrArray      *listed,
                           gboolean        journal,
                           gsize          *length)
{
  g_autoptr(PraxisJsonBuilder) builder = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (builder);
  yyjson_mut_val *files, *removed;
  char *text;

  yyjson_mut_doc_set_root (builder, root);
  yyjson_mut_obj_add_int (builder, root, "praxis", FORM);
  yyjson_mut_obj_add_str (builder, root, "kind", self->kind);
  yyjson_mut_obj_add_str (builder, root, "digest", self->digest_uuid);
  files = yyjson_mut_obj_add_obj (builder, root, "files");
  for (guint i = 0; i < listed->len; i++)
    add_file (builder, files, listed->pdata[i], journal);
  removed = journal ? yyjson_mut_obj_add_arr (builder, root, "removed") : NULL;
  for (guint i = 0; journal && i < self->removed->len; i++)
    {
      PraxisManifestFile *file = self->removed->pdata[i];
      yyjson_mut_val *values = yyjson_mut_arr_add_arr (builder, removed);

      yyjson_mut_arr_add_str (builder, values, file->path);
      yyjson_mut_arr_add_str (builder, values, file->hash);
      yyjson_mut_arr_add_str (builder, values, file->staged);
    }
  text = yyjson_mut_write (builder, YYJSON_WRITE_NOFLAG, length);
  return text;
}
