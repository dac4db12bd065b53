/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/praxis-issue.h"
#include "praxis-import-private.h"
#include "praxis-import-terms.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-issues.h"
#include "store/praxis-store-private.h"

/*
 * What a source says around the posts, of a digest, its vocabularies and its months that are there already. It is taken where there is nothing yet, or
 * where it was edited in the source alone; what was written here gives way to nothing else.
 */

typedef enum
{
  OUTCOME_SAME,
  OUTCOME_TAKEN,
  OUTCOME_LEFT,
} Outcome;

/* Whether it is the digest of the source, and there to be edited. */
static gboolean
is_of_source (PraxisImport *import,
              PraxisDigest *digest)
{
  return import->digest != NULL && praxis_digest_get_origin (digest) != PRAXIS_ORIGIN_SUBSCRIBED &&
         g_str_equal (praxis_digest_get_uuid (import->digest), praxis_digest_get_uuid (digest));
}

/* --- Issues ----------------------------------------------------------------------------------------------- */

/* Which issue of a digest is there, and with which blurb; the row is 0 where none is. */
gboolean
praxis_import_read_issue (PraxisStore  *store,
                          gint64        digest_id,
                          PraxisMonth   month,
                          gint64       *id,
                          char        **blurb,
                          GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (store);
  g_autoptr(PraxisStatement) row = NULL;
  g_autoptr(GError) failure = NULL;

  *id = 0;
  *blurb = NULL;
  row = praxis_connection_query (connection, error, "SELECT id, blurb FROM issue WHERE digest_id = ? AND month = ?", "ii",
                                 digest_id, (gint64) month);
  if (row == NULL)
    return FALSE;
  if (praxis_connection_next (connection, row, &failure))
    {
      *id = praxis_statement_get_int (row, 0);
      *blurb = g_strdup (praxis_statement_get_text (row, 1));
    }
  return praxis_rows_end (&failure, error);
}

static gboolean
is_base (const PraxisImportBlurb *blurb,
         const char              *text)
{
  g_autofree char *fingerprint = praxis_issue_fingerprint (text);

  return g_strcmp0 (blurb->base, fingerprint) == 0;
}

/* @here: the blurb of the library; NULL where it has no such issue */
static Outcome
judge_blurb (const PraxisImportBlurb *blurb,
             const char              *here)
{
  if (g_str_equal (here != NULL ? here : "", blurb->text))
    return OUTCOME_SAME;
  if (here == NULL || *here == '\0' || is_base (blurb, here))
    return OUTCOME_TAKEN;
  /* Where it was edited in the library alone, there is nothing to say. */
  return *blurb->text != '\0' && !is_base (blurb, blurb->text) ? OUTCOME_LEFT : OUTCOME_SAME;
}

/* Says that a blurb was edited in the source; one that the library did not have comes with the posts. */
static void
add_blurb_words (GPtrArray               *edits,
                 const PraxisImportBlurb *blurb,
                 const char              *here)
{
  g_autofree char *month = praxis_month_format (blurb->month);

  if (here == NULL || !is_base (blurb, here))
    return;
  /* Translators: in a list of what was edited. %s is a month and a year */
  g_ptr_array_add (edits, g_strdup_printf (_("the text of %s"), month));
}

static void
report_blurb (PraxisImportReport      *report,
              const PraxisImportBlurb *blurb)
{
  g_autofree char *month = praxis_month_format (blurb->month);
  /* Translators: %s is a month and a year */
  g_autofree char *message = g_strdup_printf (_("The issue of %s has a text already; the one in the source was left out."), month);

  g_ptr_array_add (report->problems, praxis_import_problem_new (0, message));
}

static gboolean
take_blurb (const PraxisImportBlurb  *blurb,
            PraxisStore              *store,
            gint64                    digest_id,
            PraxisImportReport       *report,
            GError                  **error)
{
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;
  Outcome outcome;
  gint64 id;

  if (!praxis_import_read_issue (store, digest_id, blurb->month, &id, &before, error))
    return FALSE;
  outcome = judge_blurb (blurb, before);
  if (outcome == OUTCOME_LEFT)
    report_blurb (report, blurb);
  if (outcome != OUTCOME_TAKEN)
    return TRUE;
  add_blurb_words (report->edits, blurb, before);
  return praxis_store_set_blurb (store, praxis_digest_get_uuid (report->digest), blurb->month, blurb->text, error) &&
         praxis_import_read_issue (store, digest_id, blurb->month, &id, &now, error) &&
         praxis_import_record (store, report->import_id, "issue", id, before, error);
}

/* --- The digest ------------------------------------------------------------------------------------------- */

static Outcome
judge_digest (PraxisImport *import,
              PraxisDigest *digest)
{
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;

  if (import->digest_base == NULL || !is_of_source (import, digest))
    return OUTCOME_SAME;
  here = praxis_digest_dup_fingerprint (digest);
  there = praxis_digest_dup_fingerprint (import->digest);
  if (g_str_equal (there, import->digest_base) || g_str_equal (there, here))
    return OUTCOME_SAME;
  return g_str_equal (here, import->digest_base) ? OUTCOME_TAKEN : OUTCOME_LEFT;
}

static void
add_digest_words (GPtrArray *edits)
{
  /* Translators: in a list of what was edited */
  g_ptr_array_add (edits, g_strdup (_("the introduction and the settings of the digest")));
}

/* A digest is never without a title and a language. */
static PraxisDigest *
make_edited (PraxisDigest *digest,
             PraxisDigest *source)
{
  return praxis_digest_new_with (digest,
                                 "title", praxis_import_text_or (praxis_digest_get_title (source), praxis_digest_get_title (digest)),
                                 "introduction", praxis_digest_get_introduction (source),
                                 "author", praxis_digest_get_author (source),
                                 "language", praxis_import_text_or (praxis_digest_get_language (source),
                                                                    praxis_digest_get_language (digest)),
                                 "licence", praxis_digest_get_licence (source),
                                 "base-url", praxis_digest_get_base_url (source),
                                 "citation-style", praxis_digest_get_citation_style (source),
                                 "citation-locale", praxis_digest_get_citation_locale (source),
                                 "site-theme", praxis_digest_get_site_theme (source),
                                 "site-header", praxis_digest_get_site_header (source),
                                 "site-footer", praxis_digest_get_site_footer (source),
                                 NULL);
}

static gboolean
take_digest (PraxisImport        *import,
             PraxisStore         *store,
             PraxisImportReport  *report,
             GError             **error)
{
  g_autoptr(PraxisDigest) edited = NULL;
  Outcome outcome = judge_digest (import, report->digest);

  if (outcome == OUTCOME_LEFT)
    g_ptr_array_add (report->problems,
                     praxis_import_problem_new (0, _("The digest was edited here and in the source. What the source says of it "
                                                     "was left out.")));
  if (outcome != OUTCOME_TAKEN)
    return TRUE;
  add_digest_words (report->edits);
  edited = make_edited (report->digest, import->digest);
  if (!praxis_connection_run (praxis_store_get_connection (store), error,
                              "INSERT INTO import_row (import_id, kind, row_id, before) "
                              "SELECT ?, 'settings', id, " PRAXIS_IMPORT_DIGEST_SETTINGS " FROM digest WHERE uuid = ?", "it",
                              report->import_id, praxis_digest_get_uuid (edited)) ||
      !praxis_store_update_digest (store, edited, report->digest, error))
    return FALSE;
  g_set_object (&report->digest, edited);
  return TRUE;
}

/* --- Vocabularies ----------------------------------------------------------------------------------------- */

static GPtrArray *
list_terms (PraxisImport  *import,
            PraxisStore   *store,
            PraxisDigest  *digest,
            GError       **error)
{
  if (import->terms == NULL || !is_of_source (import, digest))
    return g_ptr_array_new ();
  return praxis_import_list_term_edits (store, praxis_digest_get_uuid (digest), import->terms, import->term_bases, error);
}

static gboolean
take_terms (PraxisImport        *import,
            PraxisStore         *store,
            gint64               digest_id,
            PraxisImportReport  *report,
            GError             **error)
{
  g_autoptr(GPtrArray) terms = list_terms (import, store, report->digest, error);

  for (guint i = 0; terms != NULL && i < terms->len; i++)
    {
      const PraxisImportTermEdit *edit = terms->pdata[i];

      if (edit->problem != NULL)
        {
          g_ptr_array_add (report->problems, praxis_import_problem_new (0, edit->problem));
          continue;
        }
      if (!praxis_import_take_term_edit (store, report->import_id, digest_id, report->digest, edit, error))
        return FALSE;
      g_ptr_array_add (report->edits, praxis_import_describe_term_edit (edit));
    }
  return terms != NULL;
}

static gboolean
add_term_words (PraxisImport  *import,
                PraxisStore   *store,
                PraxisDigest  *digest,
                GPtrArray     *edits,
                GError       **error)
{
  g_autoptr(GPtrArray) terms = list_terms (import, store, digest, error);

  for (guint i = 0; terms != NULL && i < terms->len; i++)
    {
      const PraxisImportTermEdit *edit = terms->pdata[i];

      if (edit->problem == NULL)
        g_ptr_array_add (edits, praxis_import_describe_term_edit (edit));
    }
  return terms != NULL;
}

/* --- All of it -------------------------------------------------------------------------------------------- */

/**
 * praxis_import_take_edits:
 * @import: an import
 * @store: a library, in a transaction
 * @digest_id: the row of the digest that it goes into
 * @report: what was done so far, with the digest; gets what is done, and what is left out
 * @error: return location
 *
 * Gives a digest, its vocabularies and its issues what the source says of them.
 *
 * Returns: whether that could be done
 */
gboolean
praxis_import_take_edits (PraxisImport        *import,
                          PraxisStore         *store,
                          gint64               digest_id,
                          PraxisImportReport  *report,
                          GError             **error)
{
  if (!take_digest (import, store, report, error) || !take_terms (import, store, digest_id, report, error))
    return FALSE;
  for (guint i = 0; i < import->blurbs->len; i++)
    {
      if (!take_blurb (import->blurbs->pdata[i], store, digest_id, report, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_import_find_edits:
 * @self: an import
 * @store: a library
 * @digest_name: (nullable): what praxis_import_apply() will be given
 * @error: return location
 *
 * Says what praxis_import_apply() would change beside the posts, without writing anything.
 *
 * Returns: (transfer full) (element-type utf8): parts of the digest, for people, as "the text of March 2023"; none for a digest that
 *   is still to be made. %NULL with an error of praxis_import_apply()
 */
GPtrArray *
praxis_import_find_edits (PraxisImport  *self,
                          PraxisStore   *store,
                          const char    *digest_name,
                          GError       **error)
{
  g_autoptr(GPtrArray) edits = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(PraxisDigest) digest = NULL;
  gint64 digest_id;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);

  if (!praxis_import_find_digest (self, store, digest_name, &digest, error))
    return NULL;
  if (digest == NULL)
    return g_steal_pointer (&edits);
  if (!praxis_store_find_digest_id (store, praxis_digest_get_uuid (digest), &digest_id, error))
    return NULL;
  if (judge_digest (self, digest) == OUTCOME_TAKEN)
    add_digest_words (edits);
  if (!add_term_words (self, store, digest, edits, error))
    return NULL;
  for (guint i = 0; i < self->blurbs->len; i++)
    {
      const PraxisImportBlurb *blurb = self->blurbs->pdata[i];
      g_autofree char *here = NULL;
      gint64 id;

      if (!praxis_import_read_issue (store, digest_id, blurb->month, &id, &here, error))
        return NULL;
      if (judge_blurb (blurb, here) == OUTCOME_TAKEN)
        add_blurb_words (edits, blurb, here);
    }
  return g_steal_pointer (&edits);
}
