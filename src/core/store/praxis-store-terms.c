/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-terms.h"

#include <glib/gi18n-lib.h>

#include "model/praxis-text.h"
#include "praxis-catalogue.h"
#include "praxis-error.h"
#include "praxis-store-private.h"

/*
 * The vocabularies of a digest. A term is found by any of its names under praxis_text_fold()'s key; a rename
 * or a merge keeps the old names, so that old files and revisions still mean the same term.
 */

/* A slug that is not yet taken in the vocabulary. */
static char *
make_slug (PraxisStore       *self,
           gint64             digest_id,
           PraxisVocabulary   vocabulary,
           const char        *label,
           GError           **error)
{
  g_autofree char *base = praxis_text_slugify (label, vocabulary == PRAXIS_VOCABULARY_TOPIC ? "topic" : "type");
  g_autofree char *slug = g_strdup (base);

  for (guint n = 2;; n++)
    {
      gint64 taken = 0;

      if (!praxis_connection_get_int (praxis_store_get_connection (self), &taken, error,
                                      "SELECT count(*) FROM term "
                                      "WHERE digest_id = ? AND vocabulary = ? AND slug = ?", "iit",
                                      digest_id, (gint64) vocabulary, slug))
        return NULL;
      if (taken == 0)
        return g_steal_pointer (&slug);
      g_free (slug);
      slug = g_strdup_printf ("%s-%u", base, n);
    }
}

static gboolean
find_term (PraxisStore       *self,
           gint64             digest_id,
           PraxisVocabulary   vocabulary,
           const char        *name,
           gint64            *term_id,
           GError           **error)
{
  g_autofree char *key = praxis_text_fold (name);

  *term_id = 0;
  return praxis_connection_get_int (praxis_store_get_connection (self), term_id, error,
                                    "SELECT term_id FROM term_name "
                                    "WHERE digest_id = ? AND vocabulary = ? AND key = ?", "iit",
                                    digest_id, (gint64) vocabulary, key);
}

/* Finds a term that must be there. */
static gboolean
need_term (PraxisStore       *self,
           gint64             digest_id,
           PraxisVocabulary   vocabulary,
           const char        *name,
           gint64            *term_id,
           GError           **error)
{
  if (!find_term (self, digest_id, vocabulary, name, term_id, error))
    return FALSE;
  if (*term_id != 0)
    return TRUE;
  if (vocabulary == PRAXIS_VOCABULARY_TOPIC)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("There is no topic “%s”."), name);
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("There is no type of research “%s”."), name);
  return FALSE;
}

static gboolean
insert_term (PraxisStore         *self,
             gint64               digest_id,
             PraxisVocabulary     vocabulary,
             const char          *label,
             const char * const  *aliases,
             gint64              *term_id,
             GError             **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *slug = make_slug (self, digest_id, vocabulary, label, error);

  if (slug == NULL ||
      !praxis_connection_run (praxis_store_get_connection (self), error,
                              "INSERT INTO term (uuid, digest_id, vocabulary, label, slug, position) "
                              "SELECT ?1, ?2, ?3, ?4, ?5, coalesce (max (position) + 1, 0) FROM term "
                              "WHERE digest_id = ?2 AND vocabulary = ?3", "tiitt",
                              uuid, digest_id, (gint64) vocabulary, label, slug))
    return FALSE;
  *term_id = praxis_connection_get_last_row (praxis_store_get_connection (self));
  return praxis_store_add_term_name (self, digest_id, vocabulary, label, *term_id, error) &&
         praxis_store_add_term_names (self, digest_id, vocabulary, aliases, *term_id, error) &&
         praxis_store_touch_frame (self, error);
}

gboolean
praxis_store_add_built_in (PraxisStore  *self,
                           gint64        digest_id,
                           const char   *language,
                           GError      **error)
{
  static const char *const contexts[PRAXIS_N_VOCABULARIES] = { "topic", "type of research" };

  for (guint vocabulary = 0; vocabulary < PRAXIS_N_VOCABULARIES; vocabulary++)
    {
      GPtrArray *terms = praxis_vocabulary_get_built_in (vocabulary);

      for (guint i = 0; i < terms->len; i++)
        {
          PraxisTerm *term = g_ptr_array_index (terms, i);
          const char *label = praxis_catalogue_get (language, contexts[vocabulary], praxis_term_get_label (term));
          gint64 term_id;

          if (!insert_term (self, digest_id, vocabulary, label, praxis_term_get_aliases (term), &term_id,
                            error))
            return FALSE;
        }
    }
  return TRUE;
}

static GStrv
read_aliases (PraxisStore  *self,
              gint64        term_id,
              const char   *label,
              GError      **error)
{
  g_autoptr(GStrvBuilder) aliases = g_strv_builder_new ();
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  rows = praxis_connection_query (praxis_store_get_connection (self), error,
                                  "SELECT name FROM term_name WHERE term_id = ? AND name <> ? ORDER BY key",
                                  "it", term_id, label);
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    g_strv_builder_add (aliases, praxis_statement_get_text (rows, 0));
  return praxis_rows_end (&failure, error) ? g_strv_builder_end (aliases) : NULL;
}

/**
 * praxis_store_list_terms:
 * @self: a library
 * @digest_uuid: a digest
 * @vocabulary: which of its vocabularies
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisTerm): the values in the author's order, retired ones too
 */
GPtrArray *
praxis_store_list_terms (PraxisStore       *self,
                         const char        *digest_uuid,
                         PraxisVocabulary   vocabulary,
                         GError           **error)
{
  g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  rows = praxis_connection_query (praxis_store_get_connection (self), error,
                                  "SELECT term.uuid, label, term.slug, retired, term.id "
                                  "FROM term JOIN digest ON digest.id = digest_id "
                                  "WHERE digest.uuid = ? AND vocabulary = ? ORDER BY position, term.id", "ti",
                                  digest_uuid, (gint64) vocabulary);
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    {
      const char *label = praxis_statement_get_text (rows, 1);
      g_auto(GStrv) aliases = read_aliases (self, praxis_statement_get_int (rows, 4), label, error);

      if (aliases == NULL)
        return NULL;
      g_ptr_array_add (terms, praxis_term_new (praxis_statement_get_text (rows, 0), vocabulary, label,
                                               praxis_statement_get_text (rows, 2),
                                               (const char * const *) aliases,
                                               praxis_statement_get_int (rows, 3) != 0));
    }
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&terms) : NULL;
}

/* The searched words and the change number of every post that has a term whose label changed. */
static gboolean
rewrite_topics (PraxisStore  *self,
                GArray       *post_ids,
                GError      **error)
{
  for (guint i = 0; i < post_ids->len; i++)
    {
      gint64 id = g_array_index (post_ids, gint64, i);

      if (!praxis_store_index_topics (self, id, error) ||
          !praxis_connection_run (praxis_store_get_connection (self), error,
                                  "UPDATE post SET change = ? WHERE id = ?", "ii",
                                  praxis_store_get_own_change (self), id))
        return FALSE;
    }
  return praxis_store_touch_frame (self, error);
}

static GArray *
list_posts_of_term (PraxisStore  *self,
                    gint64        term_id,
                    GError      **error)
{
  return praxis_connection_list_ints (praxis_store_get_connection (self), error,
                                      "SELECT post_id FROM post_term WHERE term_id = ?", "i", term_id);
}

/* What is to be done with a term, found or new. */
typedef struct
{
  gint64              digest_id;
  PraxisVocabulary    vocabulary;
  gint64              term_id;
  /* The name by which the term was asked for; what else the change needs. */
  const char         *name;
  const char         *label;
  const char * const *aliases;
  gint64              number;
} TermChange;

typedef gboolean (*TermFunc) (PraxisStore       *self,
                              const TermChange  *change,
                              GError           **error);

/* Does something with the term that has a name, or, without one, with the vocabulary, in one transaction. */
static gboolean
change_term (PraxisStore  *self,
             const char   *digest_uuid,
             const char   *name,
             TermFunc      func,
             TermChange    change,
             GError      **error)
{
  gboolean success;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);

  change.name = name;
  if (!praxis_store_begin (self, error))
    return FALSE;
  success = praxis_store_find_own_digest_id (self, digest_uuid, &change.digest_id, error) &&
            (name == NULL || need_term (self, change.digest_id, change.vocabulary, name, &change.term_id, error)) &&
            func (self, &change, error);
  return praxis_store_end (self, success, error);
}

static gboolean
add_term (PraxisStore       *self,
          const TermChange  *change,
          GError           **error)
{
  gint64 term_id;

  if (!find_term (self, change->digest_id, change->vocabulary, change->label, &term_id, error))
    return FALSE;
  if (term_id == 0)
    return insert_term (self, change->digest_id, change->vocabulary, change->label, change->aliases, &term_id, error);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS, _("“%s” is in the list already."), change->label);
  return FALSE;
}

/**
 * praxis_store_add_term:
 * @self: a library
 * @digest_uuid: a digest
 * @vocabulary: which of its vocabularies
 * @label: the new value's name
 * @aliases: (nullable) (array zero-terminated=1): its other names
 * @error: return location
 *
 * Returns: whether it was added behind the others; %FALSE with %PRAXIS_ERROR_EXISTS where a value is known by
 *   that name already
 */
gboolean
praxis_store_add_term (PraxisStore         *self,
                       const char          *digest_uuid,
                       PraxisVocabulary     vocabulary,
                       const char          *label,
                       const char * const  *aliases,
                       GError             **error)
{
  return change_term (self, digest_uuid, NULL, add_term,
                      (TermChange) { .vocabulary = vocabulary, .label = label, .aliases = aliases }, error);
}

static gboolean
rename_term (PraxisStore       *self,
             const TermChange  *change,
             GError           **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GArray) posts = list_posts_of_term (self, change->term_id, error);
  g_autofree char *key = praxis_text_fold (change->label);
  gint64 holder;

  if (posts == NULL || !find_term (self, change->digest_id, change->vocabulary, change->label, &holder, error))
    return FALSE;
  if (holder != 0 && holder != change->term_id)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS,
                   _("“%s” is in the list already. Merge the two instead."), change->label);
      return FALSE;
    }
  return praxis_store_add_term_name (self, change->digest_id, change->vocabulary, change->label, change->term_id, error) &&
         praxis_connection_run (connection, error,
                                "UPDATE term_name SET name = ?1 WHERE term_id = ?2 AND key = ?3", "tit",
                                change->label, change->term_id, key) &&
         praxis_connection_run (connection, error,
                                "UPDATE term SET label = ? WHERE id = ?", "ti", change->label, change->term_id) &&
         rewrite_topics (self, posts, error);
}

/**
 * praxis_store_rename_term:
 * @self: a library
 * @digest_uuid: a digest
 * @vocabulary: which of its vocabularies
 * @old_label: a name of the value
 * @new_label: what it shall be called; the old name stays an alias
 * @error: return location
 *
 * Returns: whether it was renamed; %FALSE with %PRAXIS_ERROR_NOT_FOUND, or %PRAXIS_ERROR_EXISTS where another
 *   value is known by the new name
 */
gboolean
praxis_store_rename_term (PraxisStore       *self,
                          const char        *digest_uuid,
                          PraxisVocabulary   vocabulary,
                          const char        *old_label,
                          const char        *new_label,
                          GError           **error)
{
  return change_term (self, digest_uuid, old_label, rename_term,
                      (TermChange) { .vocabulary = vocabulary, .label = new_label }, error);
}

/* Removes a term with its names; the ones behind it move up. */
gboolean
praxis_store_remove_term (PraxisStore  *self,
                          gint64        term_id,
                          GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);

  return praxis_connection_run (connection, error,
                                "UPDATE term SET position = term.position - 1 FROM term AS gone "
                                "WHERE gone.id = ? AND term.digest_id = gone.digest_id "
                                "AND term.vocabulary = gone.vocabulary "
                                "AND term.position > gone.position", "i", term_id) &&
         praxis_connection_run (connection, error, "DELETE FROM term WHERE id = ?", "i", term_id) &&
         praxis_store_touch_frame (self, error);
}

static gboolean
merge_term (PraxisStore       *self,
            const TermChange  *change,
            GError           **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GArray) posts = list_posts_of_term (self, change->term_id, error);
  gint64 into;

  if (posts == NULL || !need_term (self, change->digest_id, change->vocabulary, change->label, &into, error))
    return FALSE;
  if (into == change->term_id)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   _("“%s” and “%s” are the same already."), change->name, change->label);
      return FALSE;
    }
  return praxis_connection_run (connection, error,
                                "INSERT INTO post_term (post_id, term_id) "
                                "SELECT post_id, ?2 FROM post_term WHERE term_id = ?1 "
                                "ON CONFLICT DO NOTHING", "ii", change->term_id, into) &&
         praxis_connection_run (connection, error,
                                "UPDATE term_name SET term_id = ?2 WHERE term_id = ?1", "ii", change->term_id, into) &&
         praxis_store_remove_term (self, change->term_id, error) &&
         rewrite_topics (self, posts, error);
}

/**
 * praxis_store_merge_terms:
 * @self: a library
 * @digest_uuid: a digest
 * @vocabulary: which of its vocabularies
 * @from_label: a name of the value that goes
 * @into_label: a name of the value that stays; it gets the other one's posts and names
 * @error: return location
 *
 * Returns: whether they were merged; %FALSE with %PRAXIS_ERROR_NOT_FOUND or, for a value and itself,
 *   %PRAXIS_ERROR_INVALID
 */
gboolean
praxis_store_merge_terms (PraxisStore       *self,
                          const char        *digest_uuid,
                          PraxisVocabulary   vocabulary,
                          const char        *from_label,
                          const char        *into_label,
                          GError           **error)
{
  return change_term (self, digest_uuid, from_label, merge_term,
                      (TermChange) { .vocabulary = vocabulary, .label = into_label }, error);
}

static gboolean
move_term (PraxisStore       *self,
           const TermChange  *change,
           GError           **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  gint64 place = 0;

  return praxis_connection_get_int (connection, &place, error,
                                    "SELECT position FROM term WHERE id = ?", "i", change->term_id) &&
         praxis_connection_run (connection, error,
                                "UPDATE term SET position = position + "
                                "CASE WHEN position > ?3 AND position <= ?4 THEN -1 "
                                "WHEN position < ?3 AND position >= ?4 THEN 1 ELSE 0 END "
                                "WHERE digest_id = ?1 AND vocabulary = ?2", "iiii",
                                change->digest_id, (gint64) change->vocabulary, place, change->number) &&
         praxis_connection_run (connection, error,
                                "UPDATE term SET position = ? WHERE id = ?", "ii", change->number, change->term_id) &&
         praxis_store_touch_frame (self, error);
}

/**
 * praxis_store_move_term:
 * @self: a library
 * @digest_uuid: a digest
 * @vocabulary: which of its vocabularies
 * @label: a name of the value
 * @position: its new place, from 0
 * @error: return location
 *
 * Returns: whether it was moved
 */
gboolean
praxis_store_move_term (PraxisStore       *self,
                        const char        *digest_uuid,
                        PraxisVocabulary   vocabulary,
                        const char        *label,
                        guint              position,
                        GError           **error)
{
  return change_term (self, digest_uuid, label, move_term,
                      (TermChange) { .vocabulary = vocabulary, .number = position }, error);
}

static gboolean
retire_term (PraxisStore       *self,
             const TermChange  *change,
             GError           **error)
{
  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "UPDATE term SET retired = ? WHERE id = ?", "ii", change->number, change->term_id) &&
         praxis_store_touch_frame (self, error);
}

/**
 * praxis_store_retire_term:
 * @self: a library
 * @digest_uuid: a digest
 * @vocabulary: which of its vocabularies
 * @label: a name of the value
 * @retired: whether it shall no longer be offered for new posts; those that have it keep it
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
praxis_store_retire_term (PraxisStore       *self,
                          const char        *digest_uuid,
                          PraxisVocabulary   vocabulary,
                          const char        *label,
                          gboolean           retired,
                          GError           **error)
{
  return change_term (self, digest_uuid, label, retire_term,
                      (TermChange) { .vocabulary = vocabulary, .number = retired ? 1 : 0 }, error);
}

/* Appends the terms that a draft names in one vocabulary, in the vocabulary's order, and writes their labels
 * back, so that the same terms always make the same content. */
static gboolean
resolve_vocabulary (PraxisStore       *self,
                    gint64             digest_id,
                    PraxisDraft       *draft,
                    PraxisVocabulary   vocabulary,
                    GArray            *term_ids,
                    GError           **error)
{
  const char * const *names = praxis_draft_get_terms (draft, vocabulary);
  g_autoptr(GString) list = g_string_new ("[");
  g_autoptr(GStrvBuilder) labels = g_strv_builder_new ();
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;
  g_auto(GStrv) strv = NULL;

  for (gsize i = 0; names[i] != NULL; i++)
    {
      gint64 id;

      if (!find_term (self, digest_id, vocabulary, names[i], &id, error) ||
          (id == 0 && !insert_term (self, digest_id, vocabulary, names[i], NULL, &id, error)))
        return FALSE;
      g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", id);
    }
  g_string_append_c (list, ']');

  rows = praxis_connection_query (praxis_store_get_connection (self), error,
                                  "SELECT id, label FROM term WHERE id IN (SELECT value FROM json_each (?)) "
                                  "ORDER BY position, id", "t", list->str);
  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    {
      gint64 id = praxis_statement_get_int (rows, 0);

      g_array_append_val (term_ids, id);
      g_strv_builder_add (labels, praxis_statement_get_text (rows, 1));
    }
  if (!praxis_rows_end (&failure, error))
    return FALSE;
  strv = g_strv_builder_end (labels);
  praxis_draft_set_terms (draft, vocabulary, (const char * const *) strv);
  return TRUE;
}

gboolean
praxis_store_resolve_terms (PraxisStore  *self,
                            gint64        digest_id,
                            PraxisDraft  *draft,
                            GArray      **term_ids,
                            GError      **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint vocabulary = 0; vocabulary < PRAXIS_N_VOCABULARIES; vocabulary++)
    {
      if (!resolve_vocabulary (self, digest_id, draft, vocabulary, ids, error))
        return FALSE;
    }
  *term_ids = g_steal_pointer (&ids);
  return TRUE;
}
