/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-changes.h"

#include <glib/gi18n.h>

/* Which files of a folder an export changed, or would change. */

static guint
count (const char * const *paths)
{
  return g_strv_length ((GStrv) paths);
}

/**
 * praxis_cli_add_changes:
 * @json: a document
 * @root: an object of it
 * @changes: what changed
 *
 * Adds the lists of files to the object.
 */
void
praxis_cli_add_changes (PraxisJsonBuilder      *json,
                        yyjson_mut_val         *root,
                        const PraxisCliChanges *changes)
{
  praxis_json_add_strv (json, root, "added", changes->added);
  praxis_json_add_strv (json, root, "changed", changes->changed);
  praxis_json_add_strv (json, root, "removed", changes->removed);
  praxis_json_add_strv (json, root, "kept", changes->kept);
  yyjson_mut_obj_add_uint (json, root, "unchanged", changes->unchanged);
}

/**
 * praxis_cli_print_paths:
 * @self: a call
 * @heading: what the files are
 * @paths: (array zero-terminated=1): files
 *
 * Prints a list, unless it is empty.
 */
void
praxis_cli_print_paths (PraxisCli          *self,
                        const char         *heading,
                        const char * const *paths)
{
  if (*paths != NULL)
    praxis_cli_print (self, "%s\n", heading);
  for (gsize i = 0; paths[i] != NULL; i++)
    praxis_cli_print (self, "  %s\n", paths[i]);
}

/**
 * praxis_cli_print_plan:
 * @self: a call
 * @changes: what would change
 *
 * Prints it for people.
 */
void
praxis_cli_print_plan (PraxisCli              *self,
                       const PraxisCliChanges *changes)
{
  praxis_cli_print_paths (self, _("Would be left, since somebody has changed them:"), changes->kept);
  praxis_cli_print_paths (self, _("Files that would be new:"), changes->added);
  praxis_cli_print_paths (self, _("Files that would change:"), changes->changed);
  praxis_cli_print_paths (self, _("Files that would be removed:"), changes->removed);
  /* Translators: numbers of files */
  praxis_cli_print (self, _("%u new, %u changed, %u removed, %u as they are. Nothing was changed.\n"),
                    count (changes->added), count (changes->changed), count (changes->removed), changes->unchanged);
}
