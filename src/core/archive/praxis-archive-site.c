/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-archive-group.h"
#include "praxis-archive-hash.h"
#include "praxis-archive-private.h"
#include "praxis-archive-text.h"
#include "praxis-error.h"
#include "praxis-sha256.h"

/* An archive that lies on a site: its groups come one by one, and each is verified before it is part of the archive. */

static char *
read_uuid (const char *document)
{
  g_autoptr(PraxisJson) json = praxis_archive_parse_text (document, strlen (document), NULL);

  return json != NULL ? g_strdup (praxis_json_get_string (yyjson_doc_get_root (json), "uuid")) : NULL;
}

/* Whether the documents are those of the group: their UUIDs, in @uuids, belong there, and the hash is the manifest's. */
static gboolean
check_documents (PraxisArchive  *self,
                 guint           group,
                 GPtrArray      *documents,
                 GPtrArray      *uuids,
                 GPtrArray      *hashes)
{
  guint n_groups = praxis_archive_manifest_get_n_groups (self->manifest);
  g_autoptr(GString) all = g_string_new (NULL);
  g_autofree char *hash = NULL;

  for (guint i = 0; i < documents->len; i++)
    {
      char *uuid = read_uuid (documents->pdata[i]);

      g_ptr_array_add (uuids, uuid);
      g_ptr_array_add (hashes, praxis_sha256_of (documents->pdata[i], strlen (documents->pdata[i])));
      if (uuid == NULL || praxis_archive_group_of (uuid, n_groups) != group ||
          (i > 0 && strcmp (uuids->pdata[i - 1], uuid) >= 0))
        return FALSE;
      g_string_append (all, hashes->pdata[i]);
    }
  hash = praxis_sha256_of (all->str, all->len);
  return g_str_equal (hash, self->manifest->groups[group]);
}

/**
 * praxis_archive_add_group:
 * @self: an archive that praxis_archive_new() gave
 * @group: one of its groups, from 0
 * @packed: what was fetched as the file of that group
 * @error: return location
 *
 * Returns: whether the group is what the manifest vouches for, and is part of the archive now; %FALSE with
 *   %PRAXIS_ERROR_DAMAGED where it is not (the site may have been published anew since the manifest was fetched), or
 *   %PRAXIS_ERROR_TOO_LARGE
 */
gboolean
praxis_archive_add_group (PraxisArchive  *self,
                          guint           group,
                          GBytes         *packed,
                          GError        **error)
{
  g_autoptr(GPtrArray) documents = NULL;
  g_autoptr(GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL && self->documents != NULL, FALSE);
  g_return_val_if_fail (group < praxis_archive_manifest_get_n_groups (self->manifest), FALSE);

  if (praxis_archive_has_group (self, group))
    return TRUE;
  documents = praxis_archive_group_unpack (packed, error);
  if (documents == NULL)
    return FALSE;
  if (!check_documents (self, group, documents, uuids, hashes))
    {
      g_autofree char *file = praxis_archive_group_name (group);

      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED,
                   _("The part “%s” of the archive is not what its author put there."), file);
      return FALSE;
    }
  for (guint i = 0; i < documents->len; i++)
    {
      char *uuid = g_strdup (uuids->pdata[i]);

      g_ptr_array_add (self->uuids, uuid);
      g_hash_table_insert (self->hashes, uuid, g_strdup (hashes->pdata[i]));
      g_hash_table_insert (self->documents, g_strdup (uuid), g_strdup (documents->pdata[i]));
    }
  g_hash_table_add (self->groups, GUINT_TO_POINTER (group));
  return TRUE;
}

/**
 * praxis_archive_has_group:
 * @self: an archive
 * @group: one of its groups, from 0
 *
 * Returns: whether it has the posts of the group; a file has all
 */
gboolean
praxis_archive_has_group (PraxisArchive *self,
                          guint          group)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->groups == NULL || g_hash_table_contains (self->groups, GUINT_TO_POINTER (group));
}
