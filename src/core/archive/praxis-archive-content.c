/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-archive-content.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-archive-group.h"
#include "praxis-archive-hash.h"
#include "praxis-archive-post.h"
#include "praxis-error.h"
#include "praxis-sha256.h"
#include "store/praxis-store-private.h"

/*
 * What a library has published, as the archive of a digest: the documents of the posts, which are made one at a time and only
 * where they are asked for, and the manifest over them.
 *
 * The hash of a document is needed for the manifest, and to make ten thousand documents for that takes its time. An archive
 * that was made before knows them, with a hash of what each was made from (its source); where the source is the same, so is
 * the document, and only the few others are made. Who remembers the keys of groups need not even look into the old archive:
 * a group whose key is the same is kept as it is, and its hash with it.
 *
 * No more goes in than readers of the site may see: published posts as they were published, the issues and terms that those
 * have.
 */

/* What of a document does not come from its revision; to be changed where documents are written otherwise. */
#define SOURCE_FORM 1

typedef struct
{
  PraxisArchiveEntry  public;
  PraxisArchivePost   post;
  gint64              revision;
  /* When what is published was written; with the revision it tells whether the text is the same. */
  gint64              changed;
  char               *content_hash;
  /* Whether the text was found to be the one that was saved. */
  gboolean            is_checked;
} Entry;

struct _PraxisArchiveContent
{
  PraxisStore           *store;
  PraxisArchiveManifest *manifest;
  GPtrArray             *entries;
  /* (element-type GArray): the numbers of the entries, group by group, in the order of their UUIDs. */
  GPtrArray             *groups;
  /* Of each group the hash, where it was kept. */
  char                 **kept;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->public.uuid);
  g_free (entry->public.source);
  g_free (entry->public.hash);
  g_free (entry->post.slug);
  g_strfreev (entry->post.former_slugs);
  g_free (entry->content_hash);
  g_free (entry);
}

/**
 * praxis_archive_content_free:
 * @self: (transfer full): a content
 */
void
praxis_archive_content_free (PraxisArchiveContent *self)
{
  g_clear_object (&self->store);
  g_clear_pointer (&self->manifest, praxis_archive_manifest_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  for (guint group = 0; group < self->groups->len; group++)
    g_free (self->kept[group]);
  g_free (self->kept);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self);
}

/* --- Posts --- */

/* The posts' places among those of their months that are published. */
static void
list_posts (PraxisArchiveContent *self,
            PraxisPublication    *publication,
            GHashTable           *by_row)
{
  PraxisMonth month = PRAXIS_MONTH_NONE;
  int position = 0;

  for (guint i = 0; i < publication->posts->len; i++)
    {
      PraxisPublished *published = publication->posts->pdata[i];
      Entry *entry = g_new0 (Entry, 1);

      position = i > 0 && published->month == month ? position + 1 : 0;
      month = published->month;
      entry->public.uuid = g_strdup (published->uuid);
      entry->post = (PraxisArchivePost) {
        .uuid = entry->public.uuid,
        .slug = g_strdup (published->slug),
        .month = month,
        .position = position,
        .published = MAX (published->published, 0),
      };
      entry->revision = published->revision;
      entry->changed = published->changed;
      g_ptr_array_add (self->entries, entry);
      g_hash_table_insert (by_row, &published->id, entry);
    }
}

static gboolean
read_times (PraxisArchiveContent  *self,
            PraxisPublication     *publication,
            GHashTable            *by_row,
            GError               **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self->store);
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStatement) rows =
    praxis_connection_query (connection, error,
                             "SELECT post.id, revision.created, revision.hash FROM digest "
                             "JOIN post ON post.digest_id = digest.id JOIN revision ON revision.id = published_revision_id "
                             "WHERE digest.uuid = ? AND deleted = 0", "t", praxis_digest_get_uuid (publication->digest));

  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (connection, rows, &failure))
    {
      gint64 id = praxis_statement_get_int (rows, 0);
      Entry *entry = g_hash_table_lookup (by_row, &id);

      if (entry == NULL)
        continue;
      entry->post.modified = MAX (praxis_statement_get_int (rows, 1), 0);
      g_set_str (&entry->content_hash, praxis_statement_get_text (rows, 2));
    }
  return praxis_rows_end (&failure, error);
}

static void
list_former_slugs (PraxisPublication *publication,
                   GHashTable        *by_row)
{
  for (guint i = 0; i < publication->former_slugs->len; i++)
    {
      PraxisFormerSlug *former = publication->former_slugs->pdata[i];
      Entry *entry = g_hash_table_lookup (by_row, &former->post_id);
      guint length;

      if (entry == NULL)
        continue;
      length = entry->post.former_slugs != NULL ? g_strv_length (entry->post.former_slugs) : 0;
      entry->post.former_slugs = g_renew (char *, entry->post.former_slugs, length + 2);
      entry->post.former_slugs[length] = g_strdup (former->slug);
      entry->post.former_slugs[length + 1] = NULL;
    }
}

static char *
make_source (const Entry *entry)
{
  g_autofree char *former = entry->post.former_slugs != NULL ? g_strjoinv ("/", entry->post.former_slugs) : g_strdup ("");
  g_autofree char *all = g_strdup_printf ("%d %s %s %s %s %u %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, SOURCE_FORM,
                                          entry->public.uuid, entry->content_hash, entry->post.slug, former,
                                          entry->post.month, entry->post.position, entry->post.published,
                                          entry->post.modified);

  return praxis_sha256_of (all, strlen (all));
}

static gboolean
hash_entry (PraxisArchiveContent  *self,
            guint                  index,
            GHashTable            *sources,
            GError               **error)
{
  Entry *entry = self->entries->pdata[index];
  const char *known = sources != NULL ? g_hash_table_lookup (sources, entry->public.uuid) : NULL;
  g_autofree char *document = NULL;
  gsize length;

  entry->public.source = make_source (entry);
  length = strlen (entry->public.source);
  /* The source and the hash, with a space between them. */
  if (known != NULL && strncmp (known, entry->public.source, length) == 0 && known[length] == ' ' &&
      praxis_archive_is_hash (known + length + 1))
    {
      entry->public.hash = g_strdup (known + length + 1);
      entry->public.is_known = TRUE;
      return TRUE;
    }
  document = praxis_archive_content_make_document (self, index, error);
  return document != NULL;
}

/**
 * praxis_archive_content_load:
 * @self: a content that praxis_archive_content_new() gave
 * @sources: (nullable): what praxis_archive_load_sources() gave of an archive that was made before
 * @cancellable: (nullable): ends it early
 * @error: return location
 *
 * Finds the hashes of all documents, and makes those that @sources does not know. Without it each is found when the document is
 * made.
 *
 * Returns: whether it did; otherwise an error of the library
 */
gboolean
praxis_archive_content_load (PraxisArchiveContent  *self,
                             PraxisPublication     *publication,
                             GHashTable            *sources,
                             GCancellable          *cancellable,
                             GError               **error)
{
  g_autoptr(GHashTable) by_row = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_return_val_if_fail (self != NULL && publication != NULL, FALSE);

  for (guint i = 0; i < publication->posts->len; i++)
    g_hash_table_insert (by_row, &((PraxisPublished *) publication->posts->pdata[i])->id, self->entries->pdata[i]);
  if (!read_times (self, publication, by_row, error))
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !hash_entry (self, i, sources, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_archive_content_set_store:
 * @self: a content
 * @store: the same library, on another connection
 *
 * Has documents made through another connection from now on, in a thread that has it for itself. A document is that of the
 * moment in which the content was made, or cannot be made any more.
 */
void
praxis_archive_content_set_store (PraxisArchiveContent *self,
                                  PraxisStore          *store)
{
  g_return_if_fail (self != NULL);

  g_set_object (&self->store, store);
}

/* What was saved is what is there, and what was there when the content was made. */
static gboolean
check_content (Entry      *entry,
               const char *hash,
               const char *content)
{
  g_autofree char *found = NULL;

  if (entry->content_hash != NULL && g_strcmp0 (entry->content_hash, hash) != 0)
    return FALSE;
  if (entry->is_checked)
    return TRUE;
  found = praxis_sha256_of (content, strlen (content));
  if (g_strcmp0 (hash, found) != 0)
    return FALSE;
  g_set_str (&entry->content_hash, hash);
  entry->is_checked = TRUE;
  return TRUE;
}

/**
 * praxis_archive_content_make_document:
 * @self: a content, whose library is still in the transaction that it was made in, or another connection to it
 * @entry: the number of an entry, whose source and hash are known afterwards
 * @error: return location
 *
 * Returns: (transfer full): the document of the post; %NULL with %PRAXIS_ERROR_DAMAGED where the library no longer has what
 *   was published
 */
char *
praxis_archive_content_make_document (PraxisArchiveContent  *self,
                                      guint                  entry,
                                      GError               **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self->store);
  Entry *one = self->entries->pdata[entry];
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStatement) row =
    praxis_connection_query (connection, error, "SELECT created, hash, content FROM revision WHERE id = ?", "i", one->revision);

  if (row == NULL)
    return NULL;
  if (praxis_connection_next (connection, row, &failure) &&
      check_content (one, praxis_statement_get_text (row, 1), praxis_statement_get_text (row, 2)))
    {
      char *document;

      one->post.modified = MAX (praxis_statement_get_int (row, 0), 0);
      document = praxis_archive_post_write (&one->post, praxis_statement_get_text (row, 2));
      if (one->public.source == NULL)
        one->public.source = make_source (one);
      if (one->public.hash == NULL)
        one->public.hash = praxis_sha256_of (document, strlen (document));
      return document;
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED,
                 /* Translators: %s is a post's name in addresses */
                 _("The text of the post “%s” is not what was saved. Restore a backup with “praxis-cli restore”."),
                 one->post.slug);
  return NULL;
}

/* --- Groups --- */

static int
compare_uuids (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  GPtrArray *entries = data;

  return strcmp (((PraxisArchiveEntry *) entries->pdata[*(const guint *) a])->uuid,
                 ((PraxisArchiveEntry *) entries->pdata[*(const guint *) b])->uuid);
}

/* Puts the entries' numbers into their groups, in the order of their UUIDs. */
static void
make_groups (PraxisArchiveContent *self)
{
  guint n_groups = praxis_archive_manifest_get_n_groups (self->manifest);

  self->kept = g_new0 (char *, n_groups);
  for (guint group = 0; group < n_groups; group++)
    g_ptr_array_add (self->groups, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < self->entries->len; i++)
    {
      PraxisArchiveEntry *entry = self->entries->pdata[i];

      g_array_append_val ((GArray *) self->groups->pdata[praxis_archive_group_of (entry->uuid, n_groups)], i);
    }
  for (guint group = 0; group < n_groups; group++)
    g_array_sort_with_data (self->groups->pdata[group], compare_uuids, self->entries);
}

/**
 * praxis_archive_content_dup_group_key:
 * @self: a content
 * @group: one of its groups, from 0
 *
 * Returns: (transfer full): a hash of everything that the group is made from, for which no text was read
 */
char *
praxis_archive_content_dup_group_key (PraxisArchiveContent *self,
                                      guint                 group)
{
  g_autoptr(GString) all = g_string_new (NULL);
  GArray *numbers = self->groups->pdata[group];

  g_string_append_printf (all, "%d %u", SOURCE_FORM, self->groups->len);
  for (guint i = 0; i < numbers->len; i++)
    {
      const Entry *entry = self->entries->pdata[g_array_index (numbers, guint, i)];

      g_string_append_printf (all, "\n%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u %d %s",
                              entry->public.uuid, entry->revision, entry->changed, entry->post.published, entry->post.month,
                              entry->post.position, entry->post.slug);
      for (guint j = 0; entry->post.former_slugs != NULL && entry->post.former_slugs[j] != NULL; j++)
        g_string_append_printf (all, "/%s", entry->post.former_slugs[j]);
    }
  return praxis_sha256_of (all->str, all->len);
}

/**
 * praxis_archive_content_keep_group:
 * @self: a content
 * @group: one of its groups, from 0
 * @hash: its hash, as a manifest has it that was made when its key was the same
 *
 * Has the group be what it was: its posts are known, and their documents need not be made.
 */
void
praxis_archive_content_keep_group (PraxisArchiveContent *self,
                                   guint                 group,
                                   const char           *hash)
{
  GArray *numbers = self->groups->pdata[group];

  g_set_str (&self->kept[group], hash);
  for (guint i = 0; i < numbers->len; i++)
    ((PraxisArchiveEntry *) self->entries->pdata[g_array_index (numbers, guint, i)])->is_known = TRUE;
}

/**
 * praxis_archive_content_pack_group:
 * @self: a content, whose library is still in the transaction that it was made in
 * @group: one of its groups, from 0
 * @error: return location
 *
 * Returns: (transfer full): the file of the group, as a site has it; %NULL with an error
 */
GBytes *
praxis_archive_content_pack_group (PraxisArchiveContent  *self,
                                   guint                  group,
                                   GError               **error)
{
  g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func (g_free);
  GArray *numbers;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (group < self->groups->len, NULL);

  numbers = self->groups->pdata[group];
  for (guint i = 0; i < numbers->len; i++)
    {
      char *document = praxis_archive_content_make_document (self, g_array_index (numbers, guint, i), error);

      if (document == NULL)
        return NULL;
      g_ptr_array_add (documents, document);
    }
  return praxis_archive_group_pack (documents);
}

/* --- The manifest --- */

/* Of a group that is kept the hashes of the posts may not be known, and are not needed. */
static void
hash_groups (PraxisArchiveContent *self)
{
  g_autoptr(GArray) posts = g_array_sized_new (FALSE, FALSE, sizeof (PraxisArchiveHash), self->entries->len);

  for (guint i = 0; i < self->entries->len; i++)
    {
      PraxisArchiveEntry *entry = self->entries->pdata[i];
      PraxisArchiveHash post = { entry->uuid, entry->hash };

      if (entry->hash != NULL)
        g_array_append_val (posts, post);
    }
  g_strfreev (self->manifest->groups);
  self->manifest->groups = praxis_archive_hash_groups (posts, self->groups->len);
  for (guint group = 0; group < self->groups->len; group++)
    {
      if (self->kept[group] != NULL)
        g_set_str (&self->manifest->groups[group], self->kept[group]);
    }
}

/**
 * praxis_archive_content_new:
 * @store: a library, between praxis_store_begin_read() and praxis_store_end_read()
 * @publication: what praxis_store_get_publication() gave of it
 * @error: return location
 *
 * Returns: (transfer full): what the archive of the digest would hold, without the hashes of its documents; %NULL with an error
 *   of the library
 */
PraxisArchiveContent *
praxis_archive_content_new (PraxisStore        *store,
                            PraxisPublication  *publication,
                            GError            **error)
{
  g_autoptr(PraxisArchiveContent) self = g_new0 (PraxisArchiveContent, 1);
  g_autoptr(GHashTable) by_row = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);
  g_return_val_if_fail (publication != NULL, NULL);

  self->store = g_object_ref (store);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->manifest = praxis_archive_manifest_new ();
  list_posts (self, publication, by_row);
  list_former_slugs (publication, by_row);
  if (!praxis_archive_manifest_fill (self->manifest, store, publication, error))
    return NULL;
  self->manifest->n_posts = self->entries->len;
  make_groups (self);
  return g_steal_pointer (&self);
}

/**
 * praxis_archive_content_get_entries:
 * @self: a content
 *
 * Returns: (transfer none) (element-type PraxisArchiveEntry): its posts, in the order of the publication
 */
GPtrArray *
praxis_archive_content_get_entries (PraxisArchiveContent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->entries;
}

/**
 * praxis_archive_content_get_manifest:
 * @self: a content
 *
 * Returns: (transfer none): its manifest, which is whole once praxis_archive_content_seal() was called
 */
PraxisArchiveManifest *
praxis_archive_content_get_manifest (PraxisArchiveContent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->manifest;
}

/**
 * praxis_archive_content_seal:
 * @self: a content, the documents of whose posts were all made, but for those that are known
 * @key: (nullable): the key to sign it with
 * @before: (nullable): the manifest of the archive that is there, if any
 *
 * Completes the manifest. Where it would say what @before says, it is that one; else it is newer, whatever the clock says.
 *
 * Returns: whether it is another one than @before
 */
gboolean
praxis_archive_content_seal (PraxisArchiveContent   *self,
                             const PraxisSigningKey *key,
                             PraxisArchiveManifest  *before)
{
  g_return_val_if_fail (self != NULL, FALSE);

  hash_groups (self);
  if (before != NULL)
    {
      self->manifest->issued = before->issued;
      praxis_archive_manifest_seal (self->manifest, key);
      if (g_str_equal (self->manifest->text, before->text))
        return FALSE;
    }
  self->manifest->issued = MAX (praxis_store_now (), before != NULL ? before->issued + 1 : 0);
  praxis_archive_manifest_seal (self->manifest, key);
  return TRUE;
}
