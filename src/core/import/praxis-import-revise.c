/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-import-revise.h"

#include <glib/gi18n-lib.h>

#include "model/praxis-text.h"
#include "praxis-error.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"

/*
 * A source that comes back, such as a file that was edited by hand. What the library has, or had once, says nothing new; all
 * else becomes a revision. No text is lost: the one before stays in the post's history.
 */

/* --- What is new in a source ------------------------------------------------------------------------------ */

/* Has a draft name its terms as the digest does now, so that one which was renamed is no change. */
static gboolean
name_terms (PraxisStore  *store,
            PraxisPost   *known,
            PraxisDraft  *draft,
            GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (store);

  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    {
      g_auto(GStrv) labels = g_strdupv ((GStrv) praxis_draft_get_terms (draft, i));

      for (gsize j = 0; labels[j] != NULL; j++)
        {
          g_autofree char *key = praxis_text_fold (labels[j]);
          g_autoptr(PraxisStatement) row = NULL;
          g_autoptr(GError) failure = NULL;

          row = praxis_connection_query (connection, error,
                                         "SELECT label FROM term_name JOIN term ON term.id = term_id "
                                         "WHERE term_name.digest_id = (SELECT digest_id FROM post WHERE id = ?) "
                                         "AND term_name.vocabulary = ? AND key = ?", "iit",
                                         praxis_post_get_id (known), (gint64) i, key);
          if (row == NULL)
            return FALSE;
          if (praxis_connection_next (connection, row, &failure))
            g_set_str (&labels[j], praxis_statement_get_text (row, 0));
          if (!praxis_rows_end (&failure, error))
            return FALSE;
        }
      praxis_draft_set_terms (draft, i, (const char * const *) labels);
    }
  return TRUE;
}

/* Returns: (nullable): a fingerprint of the content alone */
static char *
dup_print (PraxisStore  *store,
           PraxisPost   *known,
           PraxisDraft  *draft,
           GError      **error)
{
  g_autoptr(PraxisDraft) copy = praxis_draft_copy (draft);

  return name_terms (store, known, copy, error) ? praxis_draft_dup_fingerprint (copy, NULL) : NULL;
}

/* Whether the post has this content now. */
static gboolean
says_so (PraxisStore  *store,
         PraxisPost   *known,
         PraxisDraft  *draft,
         gboolean     *same,
         GError      **error)
{
  g_autoptr(PraxisDraft) now = praxis_draft_new_from_post (known);
  g_autofree char *first = dup_print (store, known, draft, error);
  g_autofree char *second = first != NULL ? dup_print (store, known, now, error) : NULL;

  *same = g_strcmp0 (first, second) == 0;
  return second != NULL;
}

/* Whether the post had this content once. A revision that is damaged had none. */
static gboolean
said_so (PraxisStore  *store,
         PraxisPost   *known,
         PraxisDraft  *draft,
         gboolean     *found,
         GError      **error)
{
  g_autoptr(GPtrArray) revisions = praxis_store_list_revisions (store, praxis_post_get_id (known), error);
  g_autofree char *wanted = revisions != NULL ? dup_print (store, known, draft, error) : NULL;

  *found = FALSE;
  for (guint i = 0; wanted != NULL && !*found && i < revisions->len; i++)
    {
      const PraxisRevision *revision = revisions->pdata[i];
      g_autoptr(PraxisDraft) content = praxis_draft_new_from_json (revision->content, NULL);
      g_autofree char *print = NULL;

      if (content == NULL)
        continue;
      print = dup_print (store, known, content, error);
      if (print == NULL)
        return FALSE;
      *found = g_str_equal (print, wanted);
    }
  return wanted != NULL;
}

/* Whether a source calls the post in addresses what it never was called. */
static gboolean
is_renamed (PraxisStore  *store,
            PraxisPost   *known,
            const char   *slug,
            gboolean     *renamed,
            GError      **error)
{
  *renamed = FALSE;
  return slug == NULL || praxis_store_is_new_slug (store, praxis_post_get_id (known), slug, renamed, error);
}

/**
 * praxis_import_has_text:
 * @store: a library
 * @known: a post of it
 * @draft: a content
 * @slug: (nullable): a name in addresses
 * @has: (out): whether the post has this content and this name, or had them once
 * @error: return location
 *
 * Returns: whether the library could be asked
 */
gboolean
praxis_import_has_text (PraxisStore  *store,
                        PraxisPost   *known,
                        PraxisDraft  *draft,
                        const char   *slug,
                        gboolean     *has,
                        GError      **error)
{
  gboolean renamed;

  if (!is_renamed (store, known, slug, &renamed, error) || !said_so (store, known, draft, has, error))
    return FALSE;
  *has = *has && !renamed;
  return TRUE;
}

/**
 * praxis_import_meet:
 * @store: a library
 * @known: a post of it
 * @post: the same post in a source
 * @meeting: (out): what is new in the source
 * @error: return location
 *
 * Returns: whether the library could be asked
 */
gboolean
praxis_import_meet (PraxisStore             *store,
                    PraxisPost              *known,
                    const PraxisImportPost  *post,
                    PraxisImportMeeting     *meeting,
                    GError                 **error)
{
  g_autoptr(PraxisDraft) now = praxis_draft_new_from_post (known);
  g_autofree char *source = praxis_draft_dup_fingerprint (post->draft, post->slug);
  g_autofree char *library = praxis_draft_dup_fingerprint (now, praxis_post_get_slug (known));
  gboolean same, renamed;
  gboolean old = FALSE;

  *meeting = PRAXIS_IMPORT_MEETING_KNOWN;
  if (g_strcmp0 (source, post->base) == 0)
    return TRUE;
  if (!says_so (store, known, post->draft, &same, error) ||
      !is_renamed (store, known, post->slug, &renamed, error) ||
      (!same && !said_so (store, known, post->draft, &old, error)))
    return FALSE;
  if (old || (same && !renamed))
    return TRUE;
  if (same || g_strcmp0 (library, post->base) == 0)
    *meeting = PRAXIS_IMPORT_MEETING_EDITED;
  else
    *meeting = post->base != NULL ? PRAXIS_IMPORT_MEETING_BOTH : PRAXIS_IMPORT_MEETING_UNSURE;
  return TRUE;
}

/* --- Taking it ------------------------------------------------------------------------------------------- */

/**
 * praxis_import_check_name:
 * @store: a library
 * @known: a post of it
 * @post: the same post in a source
 * @error: return location
 *
 * Returns: whether the post can have the name in addresses that the source gives it; %FALSE with an error of
 *   praxis_store_check_slug()
 */
gboolean
praxis_import_check_name (PraxisStore             *store,
                          PraxisPost              *known,
                          const PraxisImportPost  *post,
                          GError                 **error)
{
  gboolean renamed;

  return is_renamed (store, known, post->slug, &renamed, error) &&
         (!renamed || praxis_store_check_slug (store, praxis_post_get_id (known), post->slug, error));
}

/* Until it is published a post's name follows its title; here only where the source has another title and no other name. */
static gboolean
set_slug (PraxisStore             *store,
          PraxisPost              *known,
          const PraxisImportPost  *post,
          gboolean                 renamed,
          GError                 **error)
{
  const char *wanted = renamed ? post->slug : praxis_post_get_slug (known);

  if (!renamed && !g_str_equal (praxis_draft_get_title (post->draft), praxis_post_get_title (known)))
    return TRUE;
  return praxis_store_rename_slug (store, praxis_post_get_id (known), wanted, error);
}

/**
 * praxis_import_revise:
 * @store: a library, in a transaction
 * @import_id: the import that it is a part of
 * @known: a post of the author's own
 * @post: the same post in a source that was edited, for which praxis_import_check_name() has nothing to say
 * @error: return location
 *
 * Saves what the source says as the post's newest revision, and its name in addresses, and notes how it was before.
 *
 * Returns: whether it did; %FALSE with an error of praxis_store_save_draft()
 */
gboolean
praxis_import_revise (PraxisStore             *store,
                      gint64                   import_id,
                      PraxisPost              *known,
                      const PraxisImportPost  *post,
                      GError                 **error)
{
  gint64 id = praxis_post_get_id (known);
  PraxisSaveOutcome outcome;
  gboolean renamed;

  if (!is_renamed (store, known, post->slug, &renamed, error))
    return FALSE;
  praxis_draft_set_post_uuid (post->draft, praxis_post_get_uuid (known));
  praxis_draft_set_base_revision (post->draft, praxis_post_get_revision (known));
  return praxis_store_save_draft (store, praxis_post_get_digest_uuid (known), post->draft, &outcome, error) &&
         set_slug (store, known, post, renamed, error) &&
         praxis_connection_run (praxis_store_get_connection (store), error,
                                "INSERT INTO import_row (import_id, kind, row_id, before, after) "
                                "VALUES (?, 'revision', ?, json_array (?, ?), ?)", "iiiti",
                                import_id, id, praxis_post_get_revision (known), praxis_post_get_slug (known),
                                outcome.revision);
}

static const char *
describe_meeting (PraxisImportMeeting meeting)
{
  switch (meeting)
    {
    case PRAXIS_IMPORT_MEETING_BOTH:
      return _("The post had changed in the library too since the file was written; the text that it had there is in its history.");
    case PRAXIS_IMPORT_MEETING_UNSURE:
      return _("The file does not say which text it was made from; the text that the post had in the library is in its history.");
    case PRAXIS_IMPORT_MEETING_KNOWN:
    case PRAXIS_IMPORT_MEETING_EDITED:
    default:
      return NULL;
    }
}

/**
 * praxis_import_describe_rename:
 * @before: a post as it was
 * @after: the post as it is, under another name in addresses
 *
 * Returns: (transfer full): what there is to say of that, a sentence
 */
char *
praxis_import_describe_rename (PraxisPost *before,
                               PraxisPost *after)
{
  if (praxis_post_get_published (before) != 0)
    /* Translators: %s are names of a post in addresses */
    return g_strdup_printf (_("Its name in addresses is “%s” now, and “%s” leads there."), praxis_post_get_slug (after),
                            praxis_post_get_slug (before));
  /* Translators: %s is the name of a post in addresses */
  return g_strdup_printf (_("Its name in addresses is “%s” now."), praxis_post_get_slug (after));
}

/**
 * praxis_import_describe_revision:
 * @meeting: what was new in the source
 * @before: the post as it was
 * @after: the post as it is
 *
 * Returns: (transfer full) (nullable): what there is to say of it, in whole sentences
 */
char *
praxis_import_describe_revision (PraxisImportMeeting  meeting,
                                 PraxisPost          *before,
                                 PraxisPost          *after)
{
  const char *both = describe_meeting (meeting);
  g_autofree char *renamed = NULL;

  if (g_str_equal (praxis_post_get_slug (before), praxis_post_get_slug (after)))
    return g_strdup (both);
  renamed = praxis_import_describe_rename (before, after);
  return both != NULL ? g_strconcat (both, " ", renamed, NULL) : g_steal_pointer (&renamed);
}

/* --- Taking it back -------------------------------------------------------------------------------------- */

/* How a post was before an import revised it. */
typedef struct
{
  gint64  post_id;
  gint64  before;
  gint64  after;
  char   *slug;
} Revised;

static void
revised_free (Revised *revised)
{
  g_free (revised->slug);
  g_free (revised);
}

static GPtrArray *
list_revised (PraxisStore  *store,
              gint64        import_id,
              GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (store);
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) revised_free);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  rows = praxis_connection_query (connection, error,
                                  "SELECT row_id, before ->> 0, CAST (after AS INTEGER), before ->> 1 "
                                  "FROM import_row JOIN post ON post.id = row_id "
                                  "WHERE import_id = ? AND kind = 'revision' AND post.deleted = 0 "
                                  "AND post.revision_id = CAST (after AS INTEGER)", "i", import_id);
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (connection, rows, &failure))
    {
      Revised *revised = g_new0 (Revised, 1);

      revised->post_id = praxis_statement_get_int (rows, 0);
      revised->before = praxis_statement_get_int (rows, 1);
      revised->after = praxis_statement_get_int (rows, 2);
      revised->slug = g_strdup (praxis_statement_get_text (rows, 3));
      g_ptr_array_add (list, revised);
    }
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&list) : NULL;
}

/* The source still has its text, so that it may go: importing it again finds it as new as it was. */
static gboolean
take_back (PraxisStore    *store,
           const Revised  *revised,
           GError        **error)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (store, revised->post_id, error);
  g_autoptr(PraxisDraft) content = NULL;
  PraxisSaveOutcome outcome;

  if (post == NULL)
    return FALSE;
  if (revised->after != revised->before)
    {
      content = praxis_store_get_revision_draft (store, revised->before, error);
      if (content == NULL)
        return FALSE;
      praxis_draft_set_post_uuid (content, praxis_post_get_uuid (post));
      praxis_draft_set_base_revision (content, revised->after);
      if (!praxis_store_save_draft_with_flags (store, praxis_post_get_digest_uuid (post), content, PRAXIS_SAVE_CONTINUE,
                                               &outcome, error))
        return FALSE;
    }
  if (!praxis_store_rename_slug (store, revised->post_id, revised->slug, error))
    return FALSE;
  /* A name that the post had from the source alone leads nowhere again. */
  return g_str_equal (revised->slug, praxis_post_get_slug (post)) ||
         praxis_connection_run (praxis_store_get_connection (store), error,
                                "DELETE FROM slug_redirect WHERE post_id = ? AND slug = ?", "it",
                                revised->post_id, praxis_post_get_slug (post));
}

/**
 * praxis_import_take_revisions_back:
 * @store: a library, in a transaction
 * @import_id: an import
 * @error: return location
 *
 * Gives posts that the import has revised the text and the name that they had before. What was saved since stays.
 *
 * Returns: whether it did
 */
gboolean
praxis_import_take_revisions_back (PraxisStore  *store,
                                   gint64        import_id,
                                   GError      **error)
{
  g_autoptr(GPtrArray) list = list_revised (store, import_id, error);

  /* What an import wrote cannot give way as long as it is noted. */
  if (list == NULL ||
      !praxis_connection_run (praxis_store_get_connection (store), error,
                              "DELETE FROM import_row WHERE import_id = ? AND kind = 'revision'", "i", import_id))
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      if (!take_back (store, list->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}
