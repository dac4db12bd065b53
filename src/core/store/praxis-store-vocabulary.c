/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-vocabulary.h"

#include <glib/gi18n-lib.h>

#include "model/praxis-text.h"
#include "praxis-error.h"
#include "praxis-store-private.h"
#include "praxis-store-terms.h"

/*
 * What an author needs to keep a vocabulary in order, besides praxis-store-terms: how much each value is used, all
 * of its names at once, and taking back a value that nothing uses yet.
 */

/* Lets a name mean a term; of several with the same name the first one has it. In a transaction that writes. */
gboolean
praxis_store_add_term_name (PraxisStore       *self,
                            gint64             digest_id,
                            PraxisVocabulary   vocabulary,
                            const char        *name,
                            gint64             term_id,
                            GError           **error)
{
  g_autofree char *key = praxis_text_fold (name);

  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "INSERT INTO term_name (digest_id, vocabulary, key, name, term_id) "
                                "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", "iitti",
                                digest_id, (gint64) vocabulary, key, name, term_id);
}

/* The same of many names. */
gboolean
praxis_store_add_term_names (PraxisStore         *self,
                             gint64               digest_id,
                             PraxisVocabulary     vocabulary,
                             const char * const  *names,
                             gint64               term_id,
                             GError             **error)
{
  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      if (!praxis_store_add_term_name (self, digest_id, vocabulary, names[i], term_id, error))
        return FALSE;
    }
  return TRUE;
}

static char *
list_ids (const gint64 *ids,
          gsize         n_ids)
{
  GString *list = g_string_new ("[");

  for (gsize i = 0; i < n_ids; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (list, ']');

  return g_string_free (list, FALSE);
}

/**
 * praxis_store_count_term_posts:
 * @self: a library
 * @digest_uuid: a digest
 * @vocabulary: which of its vocabularies
 * @ids: (nullable) (array length=n_ids): the posts that count; %NULL for all that are not in the trash
 * @n_ids: how many there are
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): how many posts have each value, in the order of
 *   praxis_store_list_terms()
 */
GArray *
praxis_store_count_term_posts (PraxisStore       *self,
                               const char        *digest_uuid,
                               PraxisVocabulary   vocabulary,
                               const gint64      *ids,
                               gsize              n_ids,
                               GError           **error)
{
  g_autofree char *list = ids != NULL ? list_ids (ids, n_ids) : NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  return praxis_connection_list_ints (praxis_store_get_connection (self), error,
                                      "SELECT count(post.id) FROM term JOIN digest ON digest.id = term.digest_id "
                                      "LEFT JOIN post_term ON term_id = term.id "
                                      "LEFT JOIN post ON post.id = post_id AND CASE WHEN ?3 IS NULL "
                                      "THEN post.deleted = 0 ELSE post.id IN (SELECT value FROM json_each (?3)) END "
                                      "WHERE digest.uuid = ?1 AND vocabulary = ?2 "
                                      "GROUP BY term.id ORDER BY term.position, term.id", "tit",
                                      digest_uuid, (gint64) vocabulary, list);
}

static gboolean
find_holder (PraxisStore       *self,
             gint64             digest_id,
             PraxisVocabulary   vocabulary,
             const char        *key,
             gint64            *term_id,
             GError           **error)
{
  *term_id = 0;
  return praxis_connection_get_int (praxis_store_get_connection (self), term_id, error,
                                    "SELECT term_id FROM term_name "
                                    "WHERE digest_id = ? AND vocabulary = ? AND key = ?", "iit",
                                    digest_id, (gint64) vocabulary, key);
}

static gboolean
set_alias (PraxisStore       *self,
           gint64             digest_id,
           PraxisVocabulary   vocabulary,
           gint64             term_id,
           const char        *alias,
           GError           **error)
{
  g_autofree char *key = praxis_text_fold (alias);
  gint64 holder;

  if (!find_holder (self, digest_id, vocabulary, key, &holder, error))
    return FALSE;
  if (holder != 0 && holder != term_id)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS,
                   _("“%s” is in the list already. Merge the two instead."), alias);
      return FALSE;
    }
  return holder == term_id ||
         praxis_connection_run (praxis_store_get_connection (self), error,
                                "INSERT INTO term_name (digest_id, vocabulary, key, name, term_id) "
                                "VALUES (?, ?, ?, ?, ?)", "iitti",
                                digest_id, (gint64) vocabulary, key, alias, term_id);
}

/* After the label was written; the aliases are replaced. */
static gboolean
replace_aliases (PraxisStore         *self,
                 gint64               digest_id,
                 PraxisVocabulary     vocabulary,
                 const char          *label,
                 const char * const  *aliases,
                 GError             **error)
{
  g_autofree char *key = praxis_text_fold (label);
  gint64 term_id;

  if (!find_holder (self, digest_id, vocabulary, key, &term_id, error) ||
      !praxis_connection_run (praxis_store_get_connection (self), error,
                              "DELETE FROM term_name WHERE term_id = ? AND key <> ?", "it", term_id, key))
    return FALSE;
  for (gsize i = 0; aliases != NULL && aliases[i] != NULL; i++)
    {
      if (!set_alias (self, digest_id, vocabulary, term_id, aliases[i], error))
        return FALSE;
    }
  return praxis_store_touch_frame (self, error);
}

/**
 * praxis_store_set_term_names:
 * @self: a library
 * @digest_uuid: a digest
 * @vocabulary: which of its vocabularies
 * @label: a name of the value
 * @new_label: what it is called from now on; it may be @label
 * @aliases: (nullable) (array zero-terminated=1): all of its other names; those that are not among them are
 *   forgotten, an old label too
 * @error: return location
 *
 * Returns: whether it was written; %FALSE with %PRAXIS_ERROR_NOT_FOUND, or %PRAXIS_ERROR_EXISTS where another value
 *   is known by one of the names
 */
gboolean
praxis_store_set_term_names (PraxisStore         *self,
                             const char          *digest_uuid,
                             PraxisVocabulary     vocabulary,
                             const char          *label,
                             const char          *new_label,
                             const char * const  *aliases,
                             GError             **error)
{
  gint64 digest_id;
  gboolean success;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  success = praxis_store_find_own_digest_id (self, digest_uuid, &digest_id, error) &&
            praxis_store_rename_term (self, digest_uuid, vocabulary, label, new_label, error) &&
            replace_aliases (self, digest_id, vocabulary, new_label, aliases, error);
  return praxis_store_end (self, success, error);
}

static gboolean
remove_unused (PraxisStore       *self,
               gint64             digest_id,
               PraxisVocabulary   vocabulary,
               const char        *label,
               GError           **error)
{
  g_autofree char *key = praxis_text_fold (label);
  gint64 term_id, n_posts = 0;

  if (!find_holder (self, digest_id, vocabulary, key, &term_id, error) ||
      !praxis_connection_get_int (praxis_store_get_connection (self), &n_posts, error,
                                  "SELECT count(*) FROM post_term WHERE term_id = ?", "i", term_id))
    return FALSE;
  if (term_id == 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("There is no “%s” in the list."), label);
      return FALSE;
    }
  if (n_posts > 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   _("There are posts with “%s”. Retire it instead."), label);
      return FALSE;
    }
  return praxis_store_remove_term (self, term_id, error);
}

/**
 * praxis_store_remove_unused_term:
 * @self: a library
 * @digest_uuid: a digest
 * @vocabulary: which of its vocabularies
 * @label: a name of a value that no post has
 * @error: return location
 *
 * Returns: whether it was removed; %FALSE with %PRAXIS_ERROR_NOT_FOUND, or %PRAXIS_ERROR_INVALID where a post has it,
 *   be it one in the trash
 */
gboolean
praxis_store_remove_unused_term (PraxisStore       *self,
                                 const char        *digest_uuid,
                                 PraxisVocabulary   vocabulary,
                                 const char        *label,
                                 GError           **error)
{
  gint64 digest_id;
  gboolean success;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  success = praxis_store_find_own_digest_id (self, digest_uuid, &digest_id, error) &&
            remove_unused (self, digest_id, vocabulary, label, error);
  return praxis_store_end (self, success, error);
}
