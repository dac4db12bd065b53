/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-theme.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* A theme that comes with Praxis, as the beginning of one of the user's own. */

/* Names that no theme has yet: my-clinic, my-clinic-2, … */
static char *
dup_copy_name (const char *name,
               guint       i)
{
  return i == 0 ? g_strconcat ("my-", name, NULL) : g_strdup_printf ("my-%s-%u", name, i + 1);
}

/* Makes the first of these files that was not there, and no other. */
static GOutputStream *
create_copy (const char  *name,
             char       **copy,
             GError     **error)
{
  for (guint i = 0;; i++)
    {
      g_autofree char *free_name = dup_copy_name (name, i);
      g_autofree char *path = praxis_theme_dup_path (free_name);
      g_autoptr(GFile) file = g_file_new_for_path (path);
      g_autoptr(GError) failure = NULL;
      GFileOutputStream *stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, &failure);

      if (stream != NULL)
        {
          *copy = g_steal_pointer (&free_name);
          return G_OUTPUT_STREAM (stream);
        }
      if (!g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
}

/**
 * praxis_theme_copy:
 * @name: the name of a theme that comes with Praxis
 * @error: return location
 *
 * Writes the file of a theme, with its comments, into the user's folder, under a name that is free there.
 *
 * Returns: (transfer full): the name of the copy; %NULL with an error of the file system
 */
char *
praxis_theme_copy (const char  *name,
                   GError     **error)
{
  g_autofree char *sheet = g_strconcat ("themes/", name, ".css", NULL);
  g_autofree char *folder = praxis_theme_dup_folder ();
  g_autofree char *copy = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GOutputStream) stream = NULL;
  const char *css;

  g_return_val_if_fail (praxis_theme_is_shipped (name), NULL);

  css = praxis_theme_get_sheet (sheet);
  /* Where it cannot be made, the file cannot either. */
  g_mkdir_with_parents (folder, 0700);
  stream = create_copy (name, &copy, error);
  if (stream == NULL)
    return NULL;
  if (g_output_stream_write_all (stream, css, strlen (css), NULL, NULL, error) && g_output_stream_close (stream, NULL, error))
    return g_steal_pointer (&copy);
  /* Half a theme is none. */
  path = praxis_theme_dup_path (copy);
  g_unlink (path);
  return NULL;
}
