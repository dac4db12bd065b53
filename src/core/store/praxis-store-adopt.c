/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-adopt.h"

#include <glib/gi18n-lib.h>

#include "model/praxis-text.h"
#include "praxis-error.h"
#include "praxis-store-private.h"

/*
 * What a digest brings along from another library: what its terms and issues were there, and the past of its posts. A UUID or a
 * name in addresses that is taken here already stays what it is here.
 */

/* --- Terms ------------------------------------------------------------------------------------------------ */

/* The first of "slug", "slug-2" and so on that no term of the vocabulary has. */
static char *
find_slug (PraxisStore  *self,
           gint64        digest_id,
           PraxisTerm   *term,
           GError      **error)
{
  const char *wanted = praxis_term_get_slug (term);
  g_autofree char *base = praxis_text_slugify (wanted != NULL && *wanted != '\0' ? wanted : praxis_term_get_label (term), "term");
  g_autofree char *slug = g_strdup (base);

  for (guint n = 2;; n++)
    {
      gint64 taken = 0;

      if (!praxis_connection_get_int (praxis_store_get_connection (self), &taken, error,
                                      "SELECT count(*) FROM term WHERE digest_id = ? AND vocabulary = ? AND slug = ?", "iit",
                                      digest_id, (gint64) praxis_term_get_vocabulary (term), slug))
        return NULL;
      if (taken == 0)
        return g_steal_pointer (&slug);
      g_free (slug);
      slug = g_strdup_printf ("%s-%u", base, n);
    }
}

static char *
find_uuid (PraxisStore  *self,
           PraxisTerm   *term,
           GError      **error)
{
  const char *wanted = praxis_term_get_uuid (term);
  gint64 taken = 1;

  if (wanted != NULL && g_uuid_string_is_valid (wanted) &&
      !praxis_connection_get_int (praxis_store_get_connection (self), &taken, error,
                                  "SELECT count(*) FROM term WHERE uuid = ?", "t", wanted))
    return NULL;
  return taken == 0 ? g_strdup (wanted) : g_uuid_string_random ();
}

/* Labels come before other names, so that none of these takes the place of one. */
static gboolean
insert_term (PraxisStore  *self,
             gint64        digest_id,
             PraxisTerm   *term,
             guint         position,
             gint64       *term_id,
             GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autofree char *key = praxis_text_fold (praxis_term_get_label (term));
  g_autofree char *slug = NULL;
  g_autofree char *uuid = NULL;

  if (!praxis_connection_get_int (connection, term_id, error,
                                  "SELECT coalesce (max (term_id), 0) FROM term_name "
                                  "WHERE digest_id = ? AND vocabulary = ? AND key = ?", "iit",
                                  digest_id, (gint64) praxis_term_get_vocabulary (term), key))
    return FALSE;
  if (*term_id != 0)
    return TRUE;
  slug = find_slug (self, digest_id, term, error);
  uuid = slug != NULL ? find_uuid (self, term, error) : NULL;
  if (uuid == NULL ||
      !praxis_connection_run (connection, error,
                              "INSERT INTO term (uuid, digest_id, vocabulary, label, slug, position, retired) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?)", "tiittii",
                              uuid, digest_id, (gint64) praxis_term_get_vocabulary (term), praxis_term_get_label (term), slug,
                              (gint64) position, (gint64) praxis_term_is_retired (term)))
    return FALSE;
  *term_id = praxis_connection_get_last_row (connection);
  return praxis_store_add_term_name (self, digest_id, praxis_term_get_vocabulary (term), praxis_term_get_label (term), *term_id,
                                     error);
}

static gboolean
replace_terms (PraxisStore  *self,
               gint64        digest_id,
               GPtrArray    *terms,
               GError      **error)
{
  g_autofree gint64 *ids = g_new0 (gint64, terms->len + 1);
  guint positions[PRAXIS_N_VOCABULARIES] = { 0 };

  if (!praxis_connection_run (praxis_store_get_connection (self), error, "DELETE FROM term WHERE digest_id = ?", "i", digest_id))
    return FALSE;
  for (guint i = 0; i < terms->len; i++)
    {
      guint *position = &positions[praxis_term_get_vocabulary (terms->pdata[i])];

      if (!insert_term (self, digest_id, terms->pdata[i], (*position)++, &ids[i], error))
        return FALSE;
    }
  for (guint i = 0; i < terms->len; i++)
    {
      if (!praxis_store_add_term_names (self, digest_id, praxis_term_get_vocabulary (terms->pdata[i]),
                                        praxis_term_get_aliases (terms->pdata[i]), ids[i], error))
        return FALSE;
    }
  return praxis_store_touch_frame (self, error);
}

/**
 * praxis_store_adopt_terms:
 * @self: a library
 * @digest_uuid: a digest without posts
 * @terms: (element-type PraxisTerm): all terms of its vocabularies, each in its order
 * @error: return location
 *
 * Gives a new digest the vocabularies that it has elsewhere, in the place of the built-in ones.
 *
 * Returns: whether it has them; %FALSE with %PRAXIS_ERROR_NOT_FOUND, or %PRAXIS_ERROR_INVALID where the digest has posts
 */
gboolean
praxis_store_adopt_terms (PraxisStore  *self,
                          const char   *digest_uuid,
                          GPtrArray    *terms,
                          GError      **error)
{
  gint64 digest_id;
  gint64 n_posts = 0;
  gboolean success;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (digest_uuid != NULL && terms != NULL, FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  success = praxis_store_find_digest_id (self, digest_uuid, &digest_id, error) &&
            praxis_connection_get_int (praxis_store_get_connection (self), &n_posts, error,
                                       "SELECT count(*) FROM post WHERE digest_id = ?", "i", digest_id);
  if (success && n_posts > 0)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                           _("The vocabularies of a digest that has posts cannot be replaced."));
      success = FALSE;
    }
  return praxis_store_end (self, success && replace_terms (self, digest_id, terms, error), error);
}

static gboolean
put_term (PraxisStore  *self,
          gint64        digest_id,
          PraxisTerm   *term,
          guint         position,
          GError      **error)
{
  PraxisVocabulary vocabulary = praxis_term_get_vocabulary (term);
  gint64 term_id;

  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "UPDATE term SET position = position + 1 WHERE digest_id = ? AND vocabulary = ? AND position >= ?",
                                "iii", digest_id, (gint64) vocabulary, (gint64) position) &&
         insert_term (self, digest_id, term, position, &term_id, error) &&
         praxis_store_add_term_names (self, digest_id, vocabulary, praxis_term_get_aliases (term), term_id, error) &&
         praxis_store_touch_frame (self, error);
}

/**
 * praxis_store_adopt_term:
 * @self: a library
 * @digest_uuid: a digest that is the author's own
 * @term: a term whose label means nothing in the digest; another name that means something there goes on to do so
 * @position: the place that it gets in its vocabulary; those there and behind move up
 * @error: return location
 *
 * Gives a digest one more term, as it is elsewhere.
 *
 * Returns: whether it has it; %FALSE with %PRAXIS_ERROR_NOT_FOUND or %PRAXIS_ERROR_READ_ONLY
 */
gboolean
praxis_store_adopt_term (PraxisStore  *self,
                         const char   *digest_uuid,
                         PraxisTerm   *term,
                         guint         position,
                         GError      **error)
{
  gint64 digest_id;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (digest_uuid != NULL && PRAXIS_IS_TERM (term), FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  return praxis_store_end (self,
                           praxis_store_find_own_digest_id (self, digest_uuid, &digest_id, error) &&
                           put_term (self, digest_id, term, position, error), error);
}

/* --- Issues and posts ------------------------------------------------------------------------------------- */

/**
 * praxis_store_adopt_issue:
 * @self: a library
 * @digest_uuid: a digest
 * @month: the month of an issue that it has
 * @uuid: the issue's UUID elsewhere
 * @error: return location
 *
 * Gives a new issue the UUID that it has elsewhere, unless another one has it here.
 *
 * Returns: whether the library could be asked and written
 */
gboolean
praxis_store_adopt_issue (PraxisStore  *self,
                          const char   *digest_uuid,
                          PraxisMonth   month,
                          const char   *uuid,
                          GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (digest_uuid != NULL && uuid != NULL, FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  return praxis_store_end (self,
                           praxis_connection_run (praxis_store_get_connection (self), error,
                                                  "UPDATE issue SET uuid = ?1 WHERE month = ?2 "
                                                  "AND digest_id = (SELECT id FROM digest WHERE uuid = ?3) "
                                                  "AND NOT EXISTS (SELECT 1 FROM issue WHERE uuid = ?1)", "tit",
                                                  uuid, (gint64) month, digest_uuid) &&
                           praxis_store_touch_frame (self, error), error);
}

/* A name that a post has now, or had, keeps its meaning. */
static gboolean
insert_former_slug (PraxisStore  *self,
                    gint64        post_id,
                    const char   *name,
                    GError      **error)
{
  g_autofree char *slug = praxis_text_slugify (name, NULL);

  if (slug == NULL || *slug == '\0')
    return TRUE;
  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "INSERT INTO slug_redirect (digest_id, slug, post_id) "
                                "SELECT digest_id, ?1, id FROM post WHERE id = ?2 AND NOT EXISTS "
                                "(SELECT 1 FROM post AS other WHERE other.digest_id = post.digest_id AND other.slug = ?1) "
                                "ON CONFLICT DO NOTHING", "ti", slug, post_id);
}

/* At noon it is that day nearly everywhere on earth. */
static gint64
get_first_day (PraxisMonth month)
{
  g_autoptr(GDateTime) day = g_date_time_new_utc (praxis_month_get_year (month), praxis_month_get_month (month), 1, 12, 0, 0);

  return g_date_time_to_unix (day);
}

/* A month that is still to come was not published then. */
static gboolean
set_published_by_month (PraxisStore  *self,
                        gint64        post_id,
                        GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  gint64 month;

  if (!praxis_connection_get_int (connection, &month, error, "SELECT coalesce (max (month), 0) FROM post WHERE id = ?", "i",
                                  post_id))
    return FALSE;
  return month == PRAXIS_MONTH_NONE ||
         praxis_connection_run (connection, error,
                                "UPDATE post SET published = min (published, ?) WHERE id = ? AND published <> 0", "ii",
                                get_first_day (month), post_id);
}

/* What was published long ago and not changed since was not changed today; nothing was written in times to come. */
static gboolean
set_modified (PraxisStore  *self,
              gint64        post_id,
              gint64        modified,
              GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);

  return praxis_connection_run (connection, error,
                                "UPDATE post SET modified = min (modified, max (published, ?)) WHERE id = ? AND published <> 0",
                                "ii", modified, post_id) &&
         praxis_connection_run (connection, error,
                                "UPDATE revision SET created = (SELECT modified FROM post WHERE id = ?1) "
                                "WHERE id = (SELECT revision_id FROM post WHERE id = ?1 AND published <> 0)", "i", post_id);
}

/**
 * praxis_store_adopt_past:
 * @self: a library
 * @post_id: the row of a new post
 * @former_slugs: (nullable) (array zero-terminated=1): names that it had in addresses
 * @published: when it was published first, in seconds since 1970-01-01 UTC; 0 where that is not known
 * @modified: when what was published was written, likewise
 * @error: return location
 *
 * Gives a new post the past that it has elsewhere. A post that is not published here was not published before. One of which
 * nobody knows when it was has the first day of its month, so that what is old does not come to readers of feeds as new; one
 * without a month is published now. What was not written later than that was written then.
 *
 * Returns: whether it was written
 */
gboolean
praxis_store_adopt_past (PraxisStore         *self,
                         gint64               post_id,
                         const char * const  *former_slugs,
                         gint64               published,
                         gint64               modified,
                         GError             **error)
{
  gboolean success;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  if (published == 0)
    success = set_published_by_month (self, post_id, error);
  else
    success = praxis_connection_run (praxis_store_get_connection (self), error,
                                     "UPDATE post SET published = ? WHERE id = ? AND published <> 0", "ii", published, post_id);
  success = success && set_modified (self, post_id, modified, error);
  for (gsize i = 0; success && former_slugs != NULL && former_slugs[i] != NULL; i++)
    success = insert_former_slug (self, post_id, former_slugs[i], error);
  return praxis_store_end (self, success, error);
}
