/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-digests.h"

#include <glib/gi18n-lib.h>

#include "model/praxis-text.h"
#include "praxis-error.h"
#include "praxis-store-private.h"

#define DIGEST_COLUMNS \
  "uuid, slug, title, introduction, author, language, licence, base_url, origin, site_folder, word_target, " \
  "citation_style, citation_locale, site_theme, site_header, site_footer, signing_key"

static PraxisDigest *
digest_of (PraxisStatement *row)
{
  return g_object_new (PRAXIS_TYPE_DIGEST,
                       "uuid", praxis_statement_get_text (row, 0),
                       "slug", praxis_statement_get_text (row, 1),
                       "title", praxis_statement_get_text (row, 2),
                       "introduction", praxis_statement_get_text (row, 3),
                       "author", praxis_statement_get_text (row, 4),
                       "language", praxis_statement_get_text (row, 5),
                       "licence", praxis_statement_get_text (row, 6),
                       "base-url", praxis_statement_get_text (row, 7),
                       "origin", (int) praxis_statement_get_int (row, 8),
                       "site-folder", praxis_statement_get_text (row, 9),
                       "word-target", (guint) CLAMP (praxis_statement_get_int (row, 10), 0, G_MAXINT),
                       "citation-style", praxis_statement_get_text (row, 11),
                       "citation-locale", praxis_statement_get_text (row, 12),
                       "site-theme", praxis_statement_get_text (row, 13),
                       "site-header", praxis_statement_get_text (row, 14),
                       "site-footer", praxis_statement_get_text (row, 15),
                       "signing-key", praxis_statement_get_text (row, 16),
                       NULL);
}

/* Takes a statement that gives digests, and reads them all. */
static GPtrArray *
read_digests (PraxisStore      *self,
              PraxisStatement  *statement,
              GError          **error)
{
  g_autoptr(GPtrArray) digests = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(PraxisStatement) rows = statement;
  g_autoptr(GError) failure = NULL;

  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    g_ptr_array_add (digests, digest_of (rows));
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&digests) : NULL;
}

/**
 * praxis_store_list_digests:
 * @self: a library
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisDigest): the digests, those of the user first
 */
GPtrArray *
praxis_store_list_digests (PraxisStore  *self,
                           GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  return read_digests (self,
                       praxis_connection_query (praxis_store_get_connection (self), error,
                                                "SELECT " DIGEST_COLUMNS " FROM digest ORDER BY origin, id", ""),
                       error);
}

/**
 * praxis_store_find_digest:
 * @self: a library
 * @name: a digest's UUID, slug or title
 * @error: return location
 *
 * Returns: (transfer full): the digest; %NULL with %PRAXIS_ERROR_NOT_FOUND, or %PRAXIS_ERROR_AMBIGUOUS where
 *   several have this title
 */
PraxisDigest *
praxis_store_find_digest (PraxisStore  *self,
                          const char   *name,
                          GError      **error)
{
  g_autoptr(GPtrArray) digests = NULL;
  PraxisStatement *rows;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  rows = praxis_connection_query (praxis_store_get_connection (self), error,
                                  "SELECT " DIGEST_COLUMNS " FROM digest "
                                  "WHERE uuid = ?1 OR slug = ?1 OR title = ?1 "
                                  "ORDER BY uuid = ?1 DESC, slug = ?1 DESC", "t", name);
  digests = read_digests (self, rows, error);
  if (digests == NULL)
    return NULL;
  if (digests->len == 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("There is no digest “%s”."), name);
      return NULL;
    }
  if (digests->len > 1 && g_strcmp0 (praxis_digest_get_uuid (g_ptr_array_index (digests, 0)), name) != 0 &&
      g_strcmp0 (praxis_digest_get_slug (g_ptr_array_index (digests, 0)), name) != 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_AMBIGUOUS,
                   _("Several digests are called “%s”. Name the one you mean by its slug."), name);
      return NULL;
    }
  return g_ptr_array_steal_index (digests, 0);
}

gboolean
praxis_store_find_digest_id (PraxisStore  *self,
                             const char   *uuid,
                             gint64       *id,
                             GError      **error)
{
  *id = 0;
  if (!praxis_connection_get_int (praxis_store_get_connection (self), id, error,
                                  "SELECT id FROM digest WHERE uuid = ?", "t", uuid))
    return FALSE;
  if (*id == 0)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("There is no digest “%s”."), uuid);
  return *id != 0;
}

/* Whether a digest may be edited, with all that is in it: what comes from an archive is not. */
gboolean
praxis_store_check_own_digest (PraxisStore  *self,
                               gint64        digest_id,
                               GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStatement) row =
    praxis_connection_query (connection, error, "SELECT title FROM digest WHERE id = ? AND origin = ?", "ii",
                             digest_id, (gint64) PRAXIS_ORIGIN_SUBSCRIBED);

  if (row == NULL)
    return FALSE;
  if (!praxis_connection_next (connection, row, &failure))
    return praxis_rows_end (&failure, error);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY,
               /* Translators: %s is a digest's title */
               _("“%s” comes from an archive, so only its author can change it."), praxis_statement_get_text (row, 0));
  return FALSE;
}

/* Finds a digest that shall be edited. */
gboolean
praxis_store_find_own_digest_id (PraxisStore  *self,
                                 const char   *uuid,
                                 gint64       *id,
                                 GError      **error)
{
  return praxis_store_find_digest_id (self, uuid, id, error) && praxis_store_check_own_digest (self, *id, error);
}

static gboolean
insert_digest (PraxisStore   *self,
               PraxisDigest  *digest,
               GError       **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  gint64 now = praxis_store_now ();
  gint64 id;

  if (!praxis_connection_run (connection, error,
                              "INSERT INTO digest (" DIGEST_COLUMNS ", created, modified) "
                              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?18)",
                              "ttttttttititttttti",
                              praxis_digest_get_uuid (digest), praxis_digest_get_slug (digest),
                              praxis_digest_get_title (digest), praxis_digest_get_introduction (digest),
                              praxis_digest_get_author (digest), praxis_digest_get_language (digest),
                              praxis_digest_get_licence (digest), praxis_digest_get_base_url (digest),
                              (gint64) praxis_digest_get_origin (digest), praxis_digest_get_site_folder (digest),
                              (gint64) praxis_digest_get_word_target (digest),
                              praxis_digest_get_citation_style (digest), praxis_digest_get_citation_locale (digest),
                              praxis_digest_get_site_theme (digest), praxis_digest_get_site_header (digest),
                              praxis_digest_get_site_footer (digest),
                              praxis_digest_get_signing_key (digest), now))
    return FALSE;
  id = praxis_connection_get_last_row (connection);
  return praxis_store_add_built_in (self, id, praxis_digest_get_language (digest), error) &&
         praxis_store_touch_frame (self, error);
}

/**
 * praxis_store_add_digest:
 * @self: a library
 * @digest: a digest with a UUID and a slug of its own
 * @error: return location
 *
 * Adds a digest, with the built-in vocabularies in its language.
 *
 * Returns: whether it was added; %FALSE with %PRAXIS_ERROR_EXISTS where its UUID or slug is taken
 */
gboolean
praxis_store_add_digest (PraxisStore   *self,
                         PraxisDigest  *digest,
                         GError       **error)
{
  gint64 taken = 0;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (PRAXIS_IS_DIGEST (digest), FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  if (!praxis_connection_get_int (praxis_store_get_connection (self), &taken, error,
                                  "SELECT count(*) FROM digest WHERE uuid = ? OR slug = ?", "tt",
                                  praxis_digest_get_uuid (digest), praxis_digest_get_slug (digest)))
    return praxis_store_end (self, FALSE, error);
  if (taken > 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS,
                   _("The library already has a digest “%s”."), praxis_digest_get_slug (digest));
      return praxis_store_end (self, FALSE, error);
    }
  return praxis_store_end (self, insert_digest (self, digest, error), error);
}

/* What differs from what it was is wanted; the rest stays as it is by now. */
static const char *
choose (const char *before,
        const char *wanted,
        const char *stored)
{
  return g_strcmp0 (before, wanted) == 0 ? stored : wanted;
}

/* What the proof-reader has said of posts in another language does not hold any more. */
static gboolean
forget_reviews (PraxisStore   *self,
                PraxisDigest  *digest,
                const char    *language,
                GError       **error)
{
  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "DELETE FROM post_review WHERE post_id IN (SELECT post.id FROM post JOIN digest ON digest.id = digest_id "
                                "WHERE digest.uuid = ? AND language <> ?)", "tt", praxis_digest_get_uuid (digest), language);
}

static gboolean
write_digest (PraxisStore   *self,
              PraxisDigest  *digest,
              PraxisDigest  *before,
              PraxisDigest  *stored,
              GError       **error)
{
#define CHOOSE(field) choose (praxis_digest_get_##field (before), praxis_digest_get_##field (digest), \
                              praxis_digest_get_##field (stored))
  guint words = praxis_digest_get_word_target (digest) != praxis_digest_get_word_target (before)
    ? praxis_digest_get_word_target (digest) : praxis_digest_get_word_target (stored);

  return forget_reviews (self, digest, CHOOSE (language), error) &&
         praxis_connection_run (praxis_store_get_connection (self), error,
                                "UPDATE digest SET title = ?, introduction = ?, author = ?, language = ?, licence = ?, "
                                "base_url = ?, site_folder = ?, word_target = ?, citation_style = ?, citation_locale = ?, "
                                "site_theme = ?, site_header = ?, site_footer = ?, modified = ? WHERE uuid = ?", "tttttttitttttit",
                                CHOOSE (title), CHOOSE (introduction), CHOOSE (author), CHOOSE (language),
                                CHOOSE (licence), CHOOSE (base_url), CHOOSE (site_folder), (gint64) words,
                                CHOOSE (citation_style), CHOOSE (citation_locale),
                                CHOOSE (site_theme), CHOOSE (site_header), CHOOSE (site_footer),
                                praxis_store_now (), praxis_digest_get_uuid (digest));
#undef CHOOSE
}

/**
 * praxis_store_update_digest:
 * @self: a library
 * @digest: a digest of the library, with what shall change changed; its UUID says which one
 * @before: the digest as it was before that: only what differs is written, so that what somebody else has changed
 *   since stands
 * @error: return location
 *
 * Returns: whether it was written; %FALSE with %PRAXIS_ERROR_NOT_FOUND where there is no such digest, or
 *   %PRAXIS_ERROR_READ_ONLY where it comes from an archive
 */
gboolean
praxis_store_update_digest (PraxisStore   *self,
                            PraxisDigest  *digest,
                            PraxisDigest  *before,
                            GError       **error)
{
  g_autoptr(PraxisDigest) stored = NULL;
  gboolean success;
  gint64 id;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (PRAXIS_IS_DIGEST (digest), FALSE);
  g_return_val_if_fail (PRAXIS_IS_DIGEST (before), FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  stored = praxis_store_find_digest (self, praxis_digest_get_uuid (digest), error);
  success = stored != NULL &&
            praxis_store_find_own_digest_id (self, praxis_digest_get_uuid (digest), &id, error) &&
            write_digest (self, digest, before, stored, error) &&
            praxis_store_touch_frame (self, error);
  return praxis_store_end (self, success, error);
}

/**
 * praxis_store_set_site_folder:
 * @self: a library
 * @digest_uuid: a digest
 * @uri: the URI of the folder that its site is published into; empty for none
 * @error: return location
 *
 * Returns: whether it was written; %FALSE with %PRAXIS_ERROR_NOT_FOUND where there is no such digest
 */
gboolean
praxis_store_set_site_folder (PraxisStore  *self,
                              const char   *digest_uuid,
                              const char   *uri,
                              GError      **error)
{
  gint64 id;
  gboolean success;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (digest_uuid != NULL, FALSE);
  g_return_val_if_fail (uri != NULL, FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  success = praxis_store_find_own_digest_id (self, digest_uuid, &id, error) &&
            praxis_connection_run (praxis_store_get_connection (self), error,
                                   "UPDATE digest SET site_folder = ? WHERE id = ?", "ti", uri, id) &&
            praxis_store_touch_frame (self, error);
  return praxis_store_end (self, success, error);
}

/**
 * praxis_store_set_signing_key:
 * @self: a library
 * @digest_uuid: a digest
 * @public_key: the public key that its archives are signed with from now on, in hexadecimal; empty where they are not signed
 * @error: return location
 *
 * Returns: whether it was written; %FALSE with %PRAXIS_ERROR_NOT_FOUND where there is no such digest, or
 *   %PRAXIS_ERROR_READ_ONLY where it comes from an archive
 */
gboolean
praxis_store_set_signing_key (PraxisStore  *self,
                              const char   *digest_uuid,
                              const char   *public_key,
                              GError      **error)
{
  gint64 id;
  gboolean success;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (digest_uuid != NULL && public_key != NULL, FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  success = praxis_store_find_own_digest_id (self, digest_uuid, &id, error) &&
            praxis_connection_run (praxis_store_get_connection (self), error,
                                   "UPDATE digest SET signing_key = ? WHERE id = ?", "ti", public_key, id) &&
            praxis_store_touch_frame (self, error);
  return praxis_store_end (self, success, error);
}

/**
 * praxis_store_list_issues:
 * @self: a library
 * @digest_uuid: (nullable): a digest; %NULL for all of them
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisIssue): the issues, newest first, also those without posts
 */
GPtrArray *
praxis_store_list_issues (PraxisStore  *self,
                          const char   *digest_uuid,
                          GError      **error)
{
  g_autoptr(GPtrArray) issues = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  rows = praxis_connection_query (praxis_store_get_connection (self), error,
                                  "SELECT issue.uuid, digest.uuid, month, blurb "
                                  "FROM issue JOIN digest ON digest.id = digest_id "
                                  "WHERE ?1 IS NULL OR digest.uuid = ?1 "
                                  "ORDER BY month DESC, digest.origin, digest.id", "t", digest_uuid);
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    g_ptr_array_add (issues, praxis_issue_new (praxis_statement_get_text (rows, 0),
                                               praxis_statement_get_text (rows, 1),
                                               praxis_statement_get_int (rows, 2),
                                               praxis_statement_get_text (rows, 3)));
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&issues) : NULL;
}

gboolean
praxis_store_ensure_issue (PraxisStore  *self,
                           gint64        digest_id,
                           PraxisMonth   month,
                           GError      **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  PraxisConnection *connection = praxis_store_get_connection (self);

  if (!praxis_connection_run (connection, error,
                              "INSERT INTO issue (uuid, digest_id, month) VALUES (?, ?, ?) "
                              "ON CONFLICT (digest_id, month) DO NOTHING", "tii",
                              uuid, digest_id, (gint64) month))
    return FALSE;
  return praxis_connection_get_changes (connection) == 0 || praxis_store_touch_frame (self, error);
}

/**
 * praxis_store_set_blurb:
 * @self: a library
 * @digest_uuid: a digest
 * @month: the month of an issue, which is made where the digest has none
 * @blurb: its "This month…", CommonMark
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
praxis_store_set_blurb (PraxisStore  *self,
                        const char   *digest_uuid,
                        PraxisMonth   month,
                        const char   *blurb,
                        GError      **error)
{
  gint64 digest_id;
  gboolean success;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (month != PRAXIS_MONTH_NONE, FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  success = praxis_store_find_own_digest_id (self, digest_uuid, &digest_id, error) &&
            praxis_store_ensure_issue (self, digest_id, month, error) &&
            praxis_connection_run (praxis_store_get_connection (self), error,
                                   "UPDATE issue SET blurb = ? WHERE digest_id = ? AND month = ?", "tii",
                                   blurb, digest_id, (gint64) month) &&
            praxis_store_touch_frame (self, error);
  return praxis_store_end (self, success, error);
}
