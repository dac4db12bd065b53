/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-sample.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "praxis-markdown-importer.h"

/* The digest that comes with Praxis, from the files in data/sample, which are in the program. */

#define SAMPLE_PATH APP_PATH "/sample/"

static gboolean
import_file (PraxisImport  *import,
             const char    *path,
             GError       **error)
{
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr(PraxisMarkdownFile) file = NULL;

  if (bytes == NULL)
    return FALSE;
  file = praxis_markdown_file_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
  if (file == NULL)
    return FALSE;
  praxis_markdown_file_add_to (file, import, NULL);
  return TRUE;
}

static gboolean
import_folder (PraxisImport  *import,
               const char    *folder,
               GError       **error)
{
  g_auto(GStrv) names = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);

      if (!import_file (import, path, error))
        return FALSE;
    }
  return names != NULL;
}

/**
 * praxis_sample_import:
 * @store: a library, open for writing
 * @error: return location
 *
 * Adds the sample digest. A library that has it already gets back what was deleted of it.
 *
 * Returns: (transfer full): what was done; %NULL with an error of the library
 */
PraxisImportReport *
praxis_sample_import (PraxisStore  *store,
                      GError      **error)
{
  g_autoptr(PraxisImport) import = praxis_import_new (_("Sample"));

  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);

  praxis_import_set_only_adds (import, TRUE);
  if (!import_file (import, SAMPLE_PATH "digest.md", error) ||
      !import_folder (import, SAMPLE_PATH "issues/", error) ||
      !import_folder (import, SAMPLE_PATH "posts/", error))
    return NULL;
  return praxis_import_apply (import, store, NULL, NULL, error);
}
