/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-import.h"

#include "praxis-import-private.h"

/*
 * What an importer understood: plain data until praxis_import_apply() writes it, in one transaction.
 */

/**
 * praxis_import_new:
 * @source: what it comes from, for people: a file's name, "Clipboard"
 *
 * Returns: (transfer full): an empty import
 */
PraxisImport *
praxis_import_new (const char *source)
{
  PraxisImport *self = g_new0 (PraxisImport, 1);

  self->source = g_strdup (source);
  self->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_import_post_free);
  self->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_import_issue_free);
  self->blurbs = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_import_blurb_free);
  self->orders = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_import_order_free);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_import_problem_free);
  return self;
}

/**
 * praxis_import_free:
 * @self: (transfer full): an import
 */
void
praxis_import_free (PraxisImport *self)
{
  g_free (self->source);
  g_clear_object (&self->digest);
  g_free (self->digest_base);
  g_free (self->title);
  g_clear_pointer (&self->terms, g_ptr_array_unref);
  g_clear_pointer (&self->term_bases, g_ptr_array_unref);
  g_ptr_array_unref (self->posts);
  g_ptr_array_unref (self->issues);
  g_ptr_array_unref (self->blurbs);
  g_ptr_array_unref (self->orders);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/**
 * praxis_import_set_digest:
 * @self: an import
 * @digest: what the source says of the digest; used where a new digest has to be made, or to find the digest
 *   that it came from
 * @base: (nullable): the praxis_digest_dup_fingerprint() that it had when the source was written, so that what was edited there
 *   since is known
 */
void
praxis_import_set_digest (PraxisImport *self,
                          PraxisDigest *digest,
                          const char   *base)
{
  g_return_if_fail (self != NULL);

  g_set_object (&self->digest, digest);
  g_set_str (&self->digest_base, base);
}

/**
 * praxis_import_set_title:
 * @self: an import
 * @title: what a new digest shall be called instead of what the source says; not empty
 */
void
praxis_import_set_title (PraxisImport *self,
                         const char   *title)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (title != NULL && *title != '\0');

  g_set_str (&self->title, title);
}

/**
 * praxis_import_set_only_adds:
 * @self: an import
 * @only_adds: whether posts that the library has stay as they are there, whatever the source says
 */
void
praxis_import_set_only_adds (PraxisImport *self,
                             gboolean      only_adds)
{
  g_return_if_fail (self != NULL);

  self->only_adds = only_adds;
}

/**
 * praxis_import_set_terms:
 * @self: an import
 * @terms: (element-type PraxisTerm): the vocabularies that the source has, each in its order; a digest that has to be made gets
 *   them, one that is there what was edited in them
 * @bases: (element-type utf8): for each of them the praxis_term_dup_fingerprint() that it had when the source was written, or %NULL
 */
void
praxis_import_set_terms (PraxisImport *self,
                         GPtrArray    *terms,
                         GPtrArray    *bases)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (terms->len == bases->len);

  g_clear_pointer (&self->terms, g_ptr_array_unref);
  g_clear_pointer (&self->term_bases, g_ptr_array_unref);
  self->terms = g_ptr_array_ref (terms);
  self->term_bases = g_ptr_array_ref (bases);
}

/**
 * praxis_import_add_issue:
 * @self: an import
 * @month: the month of an issue
 * @uuid: its UUID in the source; an issue that is there keeps the one that it has
 */
void
praxis_import_add_issue (PraxisImport *self,
                         PraxisMonth   month,
                         const char   *uuid)
{
  PraxisImportIssue *issue;

  g_return_if_fail (self != NULL);
  g_return_if_fail (month != PRAXIS_MONTH_NONE);

  issue = g_new0 (PraxisImportIssue, 1);
  issue->month = month;
  issue->uuid = g_strdup (uuid);
  g_ptr_array_add (self->issues, issue);
}

/**
 * praxis_import_add_blurb:
 * @self: an import
 * @month: the month of an issue
 * @blurb: its "This month…", CommonMark
 * @base: (nullable): the praxis_issue_fingerprint() of what the library had when it wrote the source
 */
void
praxis_import_add_blurb (PraxisImport *self,
                         PraxisMonth   month,
                         const char   *blurb,
                         const char   *base)
{
  PraxisImportBlurb *entry;

  g_return_if_fail (self != NULL);
  g_return_if_fail (month != PRAXIS_MONTH_NONE);

  entry = g_new0 (PraxisImportBlurb, 1);
  entry->month = month;
  entry->text = g_strdup (blurb);
  entry->base = g_strdup (base);
  g_ptr_array_add (self->blurbs, entry);
}

/**
 * praxis_import_set_order:
 * @self: an import
 * @month: the month of an issue
 * @slugs: (array zero-terminated=1): its posts' slugs in the author's order; posts that are not named come after
 */
void
praxis_import_set_order (PraxisImport       *self,
                         PraxisMonth         month,
                         const char * const *slugs)
{
  PraxisImportOrder *order;

  g_return_if_fail (self != NULL);
  g_return_if_fail (month != PRAXIS_MONTH_NONE);

  order = g_new0 (PraxisImportOrder, 1);
  order->month = month;
  order->slugs = g_strdupv ((GStrv) slugs);
  g_ptr_array_add (self->orders, order);
}

/**
 * praxis_import_add_post:
 * @self: an import
 * @draft: (transfer none): the content
 * @uuid: (nullable): its UUID, where the source knows it
 * @slug: (nullable): its name in addresses, where the source knows it
 * @status: the status it shall have
 */
void
praxis_import_add_post (PraxisImport *self,
                        PraxisDraft  *draft,
                        const char   *uuid,
                        const char   *slug,
                        PraxisStatus  status)
{
  PraxisImportPost *post;

  g_return_if_fail (self != NULL);
  g_return_if_fail (PRAXIS_IS_DRAFT (draft));

  post = g_new0 (PraxisImportPost, 1);
  post->draft = g_object_ref (draft);
  post->uuid = g_strdup (uuid);
  post->slug = g_strdup (slug);
  post->status = status;
  g_ptr_array_add (self->posts, post);
}

/**
 * praxis_import_add_past:
 * @self: an import
 * @former_slugs: (nullable) (array zero-terminated=1): names that the post had in addresses
 * @published: when it was published, in seconds since 1970-01-01 UTC; 0 where the source does not say
 * @modified: when what was published was written, likewise
 *
 * Adds what was of the post that was added last.
 */
void
praxis_import_add_past (PraxisImport       *self,
                        const char * const *former_slugs,
                        gint64              published,
                        gint64              modified)
{
  PraxisImportPost *post;

  g_return_if_fail (self != NULL && self->posts->len > 0);

  post = g_ptr_array_index (self->posts, self->posts->len - 1);
  g_strfreev (post->former_slugs);
  post->former_slugs = g_strdupv ((GStrv) former_slugs);
  post->published = published;
  post->modified = modified;
}

/**
 * praxis_import_add_origin:
 * @self: an import
 * @default_slug: (nullable): what to call a new post in addresses where the source does not say
 * @base: (nullable): the praxis_draft_dup_fingerprint() of what the library had when it wrote the source
 *
 * Adds where the post that was added last comes from.
 */
void
praxis_import_add_origin (PraxisImport *self,
                          const char   *default_slug,
                          const char   *base)
{
  PraxisImportPost *post;

  g_return_if_fail (self != NULL && self->posts->len > 0);

  post = g_ptr_array_index (self->posts, self->posts->len - 1);
  g_set_str (&post->default_slug, default_slug);
  g_set_str (&post->base, base);
}

/**
 * praxis_import_add_work:
 * @self: an import
 * @draft: (transfer none): a post that is not written yet, about one work
 * @keywords: (nullable) (array zero-terminated=1): the work's keywords; those that are names of a topic of the digest become
 *   the post's topics
 *
 * Adds a work that shall become a draft. It is left out where the digest has a post about it, in whatever month.
 */
void
praxis_import_add_work (PraxisImport       *self,
                        PraxisDraft        *draft,
                        const char * const *keywords)
{
  PraxisImportPost *post;

  g_return_if_fail (self != NULL);

  praxis_import_add_post (self, draft, NULL, NULL, PRAXIS_STATUS_DRAFT);
  post = g_ptr_array_index (self->posts, self->posts->len - 1);
  post->is_work = TRUE;
  post->keywords = g_strdupv ((GStrv) keywords);
}

/**
 * praxis_import_add_problem:
 * @self: an import
 * @line: the line of the source, from 1, or 0
 * @message: what is in doubt, a sentence for people
 */
void
praxis_import_add_problem (PraxisImport *self,
                           guint         line,
                           const char   *message)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_add (self->problems, praxis_import_problem_new (line, message));
}

PraxisImportProblem *
praxis_import_problem_new (guint       line,
                           const char *message)
{
  PraxisImportProblem *problem = g_new0 (PraxisImportProblem, 1);

  problem->line = line;
  problem->message = g_strdup (message);
  return problem;
}

void
praxis_import_post_free (PraxisImportPost *post)
{
  g_object_unref (post->draft);
  g_free (post->uuid);
  g_free (post->slug);
  g_free (post->default_slug);
  g_free (post->base);
  g_strfreev (post->keywords);
  g_strfreev (post->former_slugs);
  g_free (post);
}

void
praxis_import_issue_free (PraxisImportIssue *issue)
{
  g_free (issue->uuid);
  g_free (issue);
}

void
praxis_import_blurb_free (PraxisImportBlurb *blurb)
{
  g_free (blurb->text);
  g_free (blurb->base);
  g_free (blurb);
}

void
praxis_import_order_free (PraxisImportOrder *order)
{
  g_strfreev (order->slugs);
  g_free (order);
}

void
praxis_import_problem_free (PraxisImportProblem *problem)
{
  g_free (problem->message);
  g_free (problem);
}

void
praxis_imported_post_free (PraxisImportedPost *post)
{
  g_free (post->uuid);
  g_free (post->slug);
  g_free (post->title);
  g_free (post->reason);
  g_free (post->note);
  g_free (post);
}

/**
 * praxis_import_report_free:
 * @report: (transfer full): a report
 */
void
praxis_import_report_free (PraxisImportReport *report)
{
  g_clear_object (&report->digest);
  g_ptr_array_unref (report->added);
  g_ptr_array_unref (report->updated);
  g_ptr_array_unref (report->edits);
  g_ptr_array_unref (report->skipped);
  g_ptr_array_unref (report->problems);
  g_free (report);
}
