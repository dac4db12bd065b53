/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-review.h"

#include "model/praxis-digest.h"
#include "praxis-store-private.h"

/* What the author has decided on remarks of the proof-reader, and how it is set. */

/**
 * praxis_decision_free:
 * @self: (transfer full): a decision
 */
void
praxis_decision_free (PraxisDecision *self)
{
  g_free (self->check);
  g_free (self->key);
  g_free (self->text);
  g_free (self->reason);
  g_free (self);
}

/**
 * praxis_store_list_decisions:
 * @self: a library
 * @post_uuid: a post
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisDecision): what the author has decided on remarks about it, the newest first; %NULL
 *   with an error
 */
GPtrArray *
praxis_store_list_decisions (PraxisStore  *self,
                             const char   *post_uuid,
                             GError      **error)
{
  g_autoptr(GPtrArray) decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_decision_free);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (post_uuid != NULL, NULL);

  rows = praxis_connection_query (praxis_store_get_connection (self), error,
                                  "SELECT check_id, key, text, reason, decided FROM review_decision "
                                  "WHERE post_uuid = ? ORDER BY decided DESC, check_id, key", "t", post_uuid);
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    {
      PraxisDecision *decision = g_new0 (PraxisDecision, 1);

      decision->check = g_strdup (praxis_statement_get_text (rows, 0));
      decision->key = g_strdup (praxis_statement_get_text (rows, 1));
      decision->text = g_strdup (praxis_statement_get_text (rows, 2));
      decision->reason = g_strdup (praxis_statement_get_text (rows, 3));
      decision->decided = praxis_statement_get_int (rows, 4);
      g_ptr_array_add (decisions, decision);
    }
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&decisions) : NULL;
}

/* One statement in a transaction of its own. */
#define WRITE(self, error, ...) \
  (praxis_store_begin (self, error) && \
   praxis_store_end (self, praxis_connection_run (praxis_store_get_connection (self), error, __VA_ARGS__), error))

/**
 * praxis_store_decide:
 * @self: a library
 * @post_uuid: a post
 * @check: the name of a check
 * @key: what tells the remark from others of the check
 * @text: the words that it is about
 * @reason: why it does not hold; may be empty
 * @error: return location
 *
 * Remembers that a remark shall be ignored. A decision on the same remark is replaced.
 *
 * Returns: whether it was written
 */
gboolean
praxis_store_decide (PraxisStore  *self,
                     const char   *post_uuid,
                     const char   *check,
                     const char   *key,
                     const char   *text,
                     const char   *reason,
                     GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (post_uuid != NULL && check != NULL && key != NULL, FALSE);

  return WRITE (self, error,
                "INSERT OR REPLACE INTO review_decision (post_uuid, check_id, key, text, reason, decided) "
                "VALUES (?, ?, ?, ?, ?, ?)", "ttttti",
                post_uuid, check, key, text != NULL ? text : "", reason != NULL ? reason : "", praxis_store_now ());
}

/**
 * praxis_store_take_back_decision:
 * @self: a library
 * @post_uuid: a post
 * @check: the name of a check
 * @key: what tells the remark from others of the check
 * @error: return location
 *
 * Returns: whether the remark is not ignored any more
 */
gboolean
praxis_store_take_back_decision (PraxisStore  *self,
                                 const char   *post_uuid,
                                 const char   *check,
                                 const char   *key,
                                 GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (post_uuid != NULL && check != NULL && key != NULL, FALSE);

  return WRITE (self, error, "DELETE FROM review_decision WHERE post_uuid = ? AND check_id = ? AND key = ?", "ttt",
                post_uuid, check, key);
}

/**
 * praxis_store_list_own_posts:
 * @self: a library
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): the rows of the posts that can be edited, the newest first; %NULL with an error
 */
GArray *
praxis_store_list_own_posts (PraxisStore  *self,
                             GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  return praxis_connection_list_ints (praxis_store_get_connection (self), error,
                                      "SELECT post.id FROM post JOIN digest ON digest.id = digest_id "
                                      "WHERE deleted = 0 AND origin <> ? "
                                      "ORDER BY coalesce (month, 999999) DESC, position, post.id DESC", "i",
                                      (gint64) PRAXIS_ORIGIN_SUBSCRIBED);
}

/**
 * praxis_store_dup_post_language:
 * @self: a library
 * @post_uuid: a post
 * @error: return location
 *
 * Returns: (transfer full): the language of the digest that it is in, a tag as in BCP 47; empty where there is no such post; %NULL with
 *   an error
 */
char *
praxis_store_dup_post_language (PraxisStore  *self,
                                const char   *post_uuid,
                                GError      **error)
{
  g_autoptr(PraxisStatement) row = NULL;
  g_autoptr(GError) failure = NULL;
  g_autofree char *language = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (post_uuid != NULL, NULL);

  row = praxis_connection_query (praxis_store_get_connection (self), error,
                                 "SELECT language FROM post JOIN digest ON digest.id = digest_id WHERE post.uuid = ?", "t", post_uuid);
  if (row == NULL)
    return NULL;
  language = g_strdup (praxis_connection_next (praxis_store_get_connection (self), row, &failure) ? praxis_statement_get_text (row, 0) : "");
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&language) : NULL;
}

/* Takes a statement that gives texts; all its columns, row by row. */
static GStrv
read_texts (PraxisStore      *self,
            PraxisStatement  *statement,
            int               n_columns,
            GError          **error)
{
  g_autoptr(PraxisStatement) rows = statement;
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();
  g_autoptr(GError) failure = NULL;

  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    {
      for (int i = 0; i < n_columns; i++)
        g_strv_builder_add (texts, praxis_statement_get_text (rows, i));
    }
  return praxis_rows_end (&failure, error) ? g_strv_builder_end (texts) : NULL;
}

/**
 * praxis_store_list_checks_off:
 * @self: a library
 * @error: return location
 *
 * Returns: (transfer full): the names of the checks that the author has switched off; %NULL with an error
 */
GStrv
praxis_store_list_checks_off (PraxisStore  *self,
                              GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  return read_texts (self,
                     praxis_connection_query (praxis_store_get_connection (self), error,
                                              "SELECT check_id FROM check_off ORDER BY check_id", ""), 1, error);
}

/**
 * praxis_store_switch_check:
 * @self: a library
 * @check: the name of a check
 * @is_on: whether it shall run
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
praxis_store_switch_check (PraxisStore  *self,
                           const char   *check,
                           gboolean      is_on,
                           GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (check != NULL, FALSE);

  if (is_on)
    return WRITE (self, error, "DELETE FROM check_off WHERE check_id = ?", "t", check);
  return WRITE (self, error, "INSERT OR IGNORE INTO check_off (check_id) VALUES (?)", "t", check);
}

/**
 * praxis_store_list_own_languages:
 * @self: a library
 * @error: return location
 *
 * Returns: (transfer full): the languages of the digests that can be edited, each once, tags as in BCP 47; %NULL with an error
 */
GStrv
praxis_store_list_own_languages (PraxisStore  *self,
                                 GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  return read_texts (self,
                     praxis_connection_query (praxis_store_get_connection (self), error,
                                              "SELECT DISTINCT language FROM digest WHERE origin <> ? ORDER BY language", "i",
                                              (gint64) PRAXIS_ORIGIN_SUBSCRIBED), 1, error);
}

/**
 * praxis_store_list_wordings:
 * @self: a library
 * @error: return location
 *
 * Returns: (transfer full): the author's own list of shorthand for people, each followed by what to write instead; empty where the
 *   built-in list is used; %NULL with an error
 */
GStrv
praxis_store_list_wordings (PraxisStore  *self,
                            GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  return read_texts (self,
                     praxis_connection_query (praxis_store_get_connection (self), error,
                                              "SELECT shorthand, wording FROM person_first ORDER BY shorthand", ""),
                     2, error);
}

static gboolean
write_wordings (PraxisStore         *self,
                const char * const  *pairs,
                GError             **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);

  if (!praxis_connection_run (connection, error, "DELETE FROM person_first", ""))
    return FALSE;
  for (gsize i = 0; pairs[i] != NULL && pairs[i + 1] != NULL; i += 2)
    {
      if (!praxis_connection_run (connection, error, "INSERT OR REPLACE INTO person_first (shorthand, wording) VALUES (?, ?)",
                                  "tt", pairs[i], pairs[i + 1]))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_store_set_wordings:
 * @self: a library
 * @pairs: (array zero-terminated=1): a list as praxis_store_list_wordings() gives it; an empty one for the built-in list
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
praxis_store_set_wordings (PraxisStore         *self,
                           const char * const  *pairs,
                           GError             **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (pairs != NULL, FALSE);

  return praxis_store_begin (self, error) && praxis_store_end (self, write_wordings (self, pairs, error), error);
}
