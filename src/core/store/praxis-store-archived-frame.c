/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/praxis-issue.h"
#include "model/praxis-text.h"
#include "praxis-error.h"
#include "praxis-store-archived.h"
#include "praxis-store-private.h"
#include "praxis-store-terms.h"

/* What stands around the posts of a digest that comes from an archive: the digest itself, its issues and its vocabularies. */

/* --- The digest --- */

/* The digest's slug, or with a number behind it where another digest has it: the library's names are for the reader alone. */
static char *
make_slug (PraxisStore   *self,
           PraxisDigest  *digest,
           GError       **error)
{
  g_autofree char *slug = g_strdup (praxis_digest_get_slug (digest));

  for (guint n = 2;; n++)
    {
      gint64 taken = 0;

      if (!praxis_connection_get_int (praxis_store_get_connection (self), &taken, error,
                                      "SELECT count(*) FROM digest WHERE slug = ?", "t", slug))
        return NULL;
      if (taken == 0)
        return g_steal_pointer (&slug);
      g_free (slug);
      slug = g_strdup_printf ("%s-%u", praxis_digest_get_slug (digest), n);
    }
}

static gboolean
insert_digest (PraxisStore   *self,
               PraxisDigest  *digest,
               GError       **error)
{
  g_autofree char *slug = make_slug (self, digest, error);

  return slug != NULL &&
         praxis_connection_run (praxis_store_get_connection (self), error,
                                "INSERT INTO digest (uuid, slug, title, introduction, author, language, licence, base_url, "
                                "origin, created, modified) VALUES (?1, ?2, '', '', '', '', '', '', ?3, ?4, ?4)", "ttii",
                                praxis_digest_get_uuid (digest), slug, (gint64) PRAXIS_ORIGIN_SUBSCRIBED,
                                praxis_store_now ());
}

/**
 * praxis_store_put_archived_digest:
 * @self: a library, in a transaction that writes
 * @digest: the digest of an archive; the library has no digest of its own under this UUID
 * @digest_id: (out): its row
 * @error: return location
 *
 * Makes the digest, without terms, or brings it to what the archive says of it.
 *
 * Returns: whether it was written
 */
gboolean
praxis_store_put_archived_digest (PraxisStore   *self,
                                  PraxisDigest  *digest,
                                  gint64        *digest_id,
                                  GError       **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  gint64 known = 0;

  return praxis_connection_get_int (connection, &known, error, "SELECT count(*) FROM digest WHERE uuid = ?", "t",
                                    praxis_digest_get_uuid (digest)) &&
         (known > 0 || insert_digest (self, digest, error)) &&
         praxis_connection_run (connection, error,
                                "UPDATE digest SET title = ?, introduction = ?, author = ?, language = ?, licence = ?, "
                                "base_url = ?, citation_style = ?, citation_locale = ?, modified = ? WHERE uuid = ?",
                                "ttttttttit",
                                praxis_digest_get_title (digest), praxis_digest_get_introduction (digest),
                                praxis_digest_get_author (digest), praxis_digest_get_language (digest),
                                praxis_digest_get_licence (digest), praxis_digest_get_base_url (digest),
                                praxis_digest_get_citation_style (digest), praxis_digest_get_citation_locale (digest),
                                praxis_store_now (), praxis_digest_get_uuid (digest)) &&
         praxis_store_find_digest_id (self, praxis_digest_get_uuid (digest), digest_id, error) &&
         praxis_store_touch_frame (self, error);
}

/* --- Issues --- */

/**
 * praxis_store_put_archived_issues:
 * @self: a library, in a transaction that writes
 * @digest_id: a digest that comes from an archive
 * @issues: (element-type PraxisIssue): the archive's issues
 * @error: return location
 *
 * Returns: whether the digest has these issues
 */
gboolean
praxis_store_put_archived_issues (PraxisStore  *self,
                                  gint64        digest_id,
                                  GPtrArray    *issues,
                                  GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);

  for (guint i = 0; i < issues->len; i++)
    {
      PraxisIssue *issue = issues->pdata[i];
      gint64 month = praxis_issue_get_month (issue);

      if (!praxis_store_ensure_issue (self, digest_id, month, error) ||
          !praxis_connection_run (connection, error,
                                  "UPDATE issue SET blurb = ?1, "
                                  "uuid = CASE WHEN EXISTS (SELECT 1 FROM issue WHERE uuid = ?2) THEN uuid ELSE ?2 END "
                                  "WHERE digest_id = ?3 AND month = ?4", "ttii",
                                  praxis_issue_get_blurb (issue), praxis_issue_get_uuid (issue), digest_id, month))
        return FALSE;
    }
  return TRUE;
}

/* --- Terms --- */

static gboolean
same_strv (const char * const *one,
           const char * const *other)
{
  return g_strv_equal (one != NULL ? one : (const char * const[]) { NULL }, other != NULL ? other : (const char * const[]) { NULL });
}

/* Whether posts that name one of the two would name the other. */
static gboolean
same_names (PraxisTerm *one,
            PraxisTerm *other)
{
  return g_str_equal (praxis_term_get_label (one), praxis_term_get_label (other)) &&
         same_strv (praxis_term_get_aliases (one), praxis_term_get_aliases (other));
}

static PraxisTerm *
find_by_uuid (GPtrArray  *terms,
              const char *uuid)
{
  for (guint i = 0; i < terms->len; i++)
    {
      if (g_str_equal (praxis_term_get_uuid (terms->pdata[i]), uuid))
        return terms->pdata[i];
    }
  return NULL;
}

static gboolean
same_terms (GPtrArray *old,
            GPtrArray *terms)
{
  if (old->len != terms->len)
    return FALSE;
  for (guint i = 0; i < terms->len; i++)
    {
      PraxisTerm *one = old->pdata[i];
      PraxisTerm *other = terms->pdata[i];

      if (!g_str_equal (praxis_term_get_uuid (one), praxis_term_get_uuid (other)) ||
          !g_str_equal (praxis_term_get_slug (one), praxis_term_get_slug (other)) || !same_names (one, other))
        return FALSE;
    }
  return TRUE;
}

/* Notes the posts of a term whose names change, or which goes. */
static gboolean
note_posts (PraxisStore  *self,
            const char   *term_uuid,
            GHashTable   *posts,
            GError      **error)
{
  g_autoptr(GArray) ids =
    praxis_connection_list_ints (praxis_store_get_connection (self), error,
                                 "SELECT post_id FROM post_term JOIN term ON term.id = term_id WHERE term.uuid = ?", "t",
                                 term_uuid);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (posts, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  return ids != NULL;
}

/* Takes away what the vocabulary was called, so that every term can get its own names, and the terms that are gone. */
static gboolean
clear_terms (PraxisStore       *self,
             gint64             digest_id,
             PraxisVocabulary   vocabulary,
             GPtrArray         *old,
             GPtrArray         *terms,
             GHashTable        *posts,
             GError           **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);

  for (guint i = 0; i < old->len; i++)
    {
      PraxisTerm *term = old->pdata[i];
      PraxisTerm *now = find_by_uuid (terms, praxis_term_get_uuid (term));

      if (now != NULL && same_names (term, now))
        continue;
      if (!note_posts (self, praxis_term_get_uuid (term), posts, error) ||
          (now == NULL &&
           !praxis_connection_run (connection, error, "DELETE FROM term WHERE uuid = ?", "t", praxis_term_get_uuid (term))))
        return FALSE;
    }
  return praxis_connection_run (connection, error,
                                "UPDATE term SET slug = '/' || uuid WHERE digest_id = ? AND vocabulary = ?", "ii",
                                digest_id, (gint64) vocabulary) &&
         praxis_connection_run (connection, error, "DELETE FROM term_name WHERE digest_id = ? AND vocabulary = ?", "ii",
                                digest_id, (gint64) vocabulary);
}

static gboolean
put_term (PraxisStore       *self,
          gint64             digest_id,
          PraxisVocabulary   vocabulary,
          PraxisTerm        *term,
          guint              position,
          GError           **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  const char *uuid = praxis_term_get_uuid (term);
  gint64 id = 0;

  if (!praxis_connection_run (connection, error,
                              "INSERT INTO term (uuid, digest_id, vocabulary, label, slug, position) "
                              "VALUES (?, ?, ?, '', '/' || ?, 0) ON CONFLICT (uuid) DO NOTHING", "tiit",
                              uuid, digest_id, (gint64) vocabulary, uuid) ||
      !praxis_connection_get_int (connection, &id, error,
                                  "SELECT id FROM term WHERE uuid = ? AND digest_id = ? AND vocabulary = ?", "tii",
                                  uuid, digest_id, (gint64) vocabulary))
    return FALSE;
  if (id == 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS,
                   /* Translators: %s is the name of a topic or of a type of research */
                   _("This archive cannot be used: your library has its “%s” in another digest."),
                   praxis_term_get_label (term));
      return FALSE;
    }
  return praxis_connection_run (connection, error,
                                "UPDATE term SET label = ?, slug = ?, position = ?, retired = 0 WHERE id = ?", "ttii",
                                praxis_term_get_label (term), praxis_term_get_slug (term), (gint64) position, id) &&
         praxis_store_add_term_name (self, digest_id, vocabulary, praxis_term_get_label (term), id, error) &&
         praxis_store_add_term_names (self, digest_id, vocabulary, praxis_term_get_aliases (term), id, error);
}

/**
 * praxis_store_put_archived_terms:
 * @self: a library, in a transaction that writes
 * @digest_uuid: a digest that comes from an archive
 * @vocabulary: one of its vocabularies
 * @terms: (element-type PraxisTerm): the archive's terms in their order, each UUID and slug once
 * @posts: (element-type gint64): gets the posts for which praxis_store_derive_archived() is to be called, since a name of a
 *   term of theirs has changed
 * @error: return location
 *
 * Returns: whether the vocabulary has these terms and no others; %FALSE with %PRAXIS_ERROR_EXISTS where one is in another
 *   digest
 */
gboolean
praxis_store_put_archived_terms (PraxisStore       *self,
                                 const char        *digest_uuid,
                                 PraxisVocabulary   vocabulary,
                                 GPtrArray         *terms,
                                 GHashTable        *posts,
                                 GError           **error)
{
  g_autoptr(GPtrArray) old = praxis_store_list_terms (self, digest_uuid, vocabulary, error);
  gint64 digest_id;

  if (old == NULL)
    return FALSE;
  if (same_terms (old, terms))
    return TRUE;
  if (!praxis_store_find_digest_id (self, digest_uuid, &digest_id, error) ||
      !clear_terms (self, digest_id, vocabulary, old, terms, posts, error))
    return FALSE;
  for (guint i = 0; i < terms->len; i++)
    {
      if (!put_term (self, digest_id, vocabulary, terms->pdata[i], i, error))
        return FALSE;
    }
  return praxis_store_touch_frame (self, error);
}

/* Private: takes the names from a draft that no term of its digest has. */
gboolean
praxis_store_keep_known_terms (PraxisStore  *self,
                               gint64        digest_id,
                               PraxisDraft  *draft,
                               GError      **error)
{
  for (guint v = 0; v < PRAXIS_N_VOCABULARIES; v++)
    {
      const char * const *names = praxis_draft_get_terms (draft, v);
      g_autoptr(GStrvBuilder) known = g_strv_builder_new ();
      g_auto(GStrv) kept = NULL;

      for (gsize i = 0; names[i] != NULL; i++)
        {
          g_autofree char *key = praxis_text_fold (names[i]);
          gint64 found = 0;

          if (!praxis_connection_get_int (praxis_store_get_connection (self), &found, error,
                                          "SELECT 1 FROM term_name WHERE digest_id = ? AND vocabulary = ? AND key = ?",
                                          "iit", digest_id, (gint64) v, key))
            return FALSE;
          if (found != 0)
            g_strv_builder_add (known, names[i]);
        }
      kept = g_strv_builder_end (known);
      praxis_draft_set_terms (draft, v, (const char * const *) kept);
    }
  return TRUE;
}

/* --- The end --- */

static gboolean
has_month (GPtrArray *issues,
           gint64     month)
{
  for (guint i = 0; i < issues->len; i++)
    {
      if (praxis_issue_get_month (issues->pdata[i]) == month)
        return TRUE;
    }
  return FALSE;
}

/* Issues that the archive no longer has; of those where a post is kept for the reader's sake only the words go. */
static gboolean
remove_issues (PraxisStore  *self,
               gint64        digest_id,
               GPtrArray    *issues,
               GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GArray) months =
    praxis_connection_list_ints (connection, error, "SELECT month FROM issue WHERE digest_id = ?", "i", digest_id);

  for (guint i = 0; months != NULL && i < months->len; i++)
    {
      gint64 month = g_array_index (months, gint64, i);

      if (has_month (issues, month))
        continue;
      if (!praxis_connection_run (connection, error,
                                  "UPDATE issue SET blurb = '' WHERE digest_id = ? AND month = ?", "ii", digest_id, month) ||
          !praxis_connection_run (connection, error,
                                  "DELETE FROM issue WHERE digest_id = ?1 AND month = ?2 "
                                  "AND NOT EXISTS (SELECT 1 FROM post WHERE digest_id = ?1 AND month = ?2)", "ii",
                                  digest_id, month))
        return FALSE;
    }
  return months != NULL;
}

static gboolean
check_slugs (PraxisStore  *self,
             gint64        digest_id,
             GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStatement) row =
    praxis_connection_query (connection, error,
                             "SELECT title FROM post WHERE digest_id = ? AND withdrawn = 0 AND slug LIKE '/%'", "i",
                             digest_id);

  if (row == NULL)
    return FALSE;
  if (!praxis_connection_next (connection, row, &failure))
    return praxis_rows_end (&failure, error);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
               _("This archive cannot be used because of its post “%s”: another one has the same name in addresses."),
               praxis_statement_get_text (row, 0));
  return FALSE;
}

/**
 * praxis_store_end_archived:
 * @self: a library, in a transaction that writes
 * @digest_id: a digest that comes from an archive, whose posts are written
 * @issues: (element-type PraxisIssue): the archive's issues
 * @error: return location
 *
 * Removes issues that nothing is in any more, and checks that every post has a name of its own in addresses.
 *
 * Returns: whether all is well; %FALSE with %PRAXIS_ERROR_INVALID where two posts have one name
 */
gboolean
praxis_store_end_archived (PraxisStore  *self,
                           gint64        digest_id,
                           GPtrArray    *issues,
                           GError      **error)
{
  return remove_issues (self, digest_id, issues, error) && check_slugs (self, digest_id, error);
}
