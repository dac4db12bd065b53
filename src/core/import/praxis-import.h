/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-digest.h"
#include "model/praxis-draft.h"
#include "model/praxis-status.h"
#include "store/praxis-store.h"

G_BEGIN_DECLS

/* What an importer understood and a library shall take: made by importers, shown to the user, applied in one
 * transaction that can be undone. */
typedef struct _PraxisImport PraxisImport;

PraxisImport *praxis_import_new           (const char         *source);
void          praxis_import_free          (PraxisImport       *self);
void          praxis_import_set_digest    (PraxisImport       *self,
                                           PraxisDigest       *digest,
                                           const char         *base);
void          praxis_import_set_title     (PraxisImport       *self,
                                           const char         *title);
void          praxis_import_set_only_adds   (PraxisImport       *self,
                                           gboolean            only_adds);
void          praxis_import_set_terms     (PraxisImport       *self,
                                           GPtrArray          *terms,
                                           GPtrArray          *bases);
void          praxis_import_add_issue     (PraxisImport       *self,
                                           PraxisMonth         month,
                                           const char         *uuid);
void          praxis_import_add_blurb     (PraxisImport       *self,
                                           PraxisMonth         month,
                                           const char         *blurb,
                                           const char         *base);
void          praxis_import_set_order     (PraxisImport       *self,
                                           PraxisMonth         month,
                                           const char * const *slugs);
void          praxis_import_add_post      (PraxisImport       *self,
                                           PraxisDraft        *draft,
                                           const char         *uuid,
                                           const char         *slug,
                                           PraxisStatus        status);
void          praxis_import_add_past      (PraxisImport       *self,
                                           const char * const *former_slugs,
                                           gint64              published,
                                           gint64              modified);
void          praxis_import_add_origin      (PraxisImport       *self,
                                           const char         *default_slug,
                                           const char         *base);
void          praxis_import_add_work      (PraxisImport       *self,
                                           PraxisDraft        *draft,
                                           const char * const *keywords);
void          praxis_import_add_problem   (PraxisImport       *self,
                                           guint               line,
                                           const char         *message);

/**
 * PraxisImportedPost:
 * @id: the post's row
 * @uuid: its UUID
 * @slug: its name in addresses
 * @title: its title
 * @reason: (nullable): why it was left out; %NULL for one that was not
 * @note: (nullable): what else there is to say of one that was updated, in whole sentences
 */
typedef struct
{
  gint64  id;
  char   *uuid;
  char   *slug;
  char   *title;
  char   *reason;
  char   *note;
} PraxisImportedPost;

/**
 * PraxisImportProblem:
 * @line: the line of the source, from 1; 0 where it has none
 * @message: what is in doubt
 */
typedef struct
{
  guint  line;
  char  *message;
} PraxisImportProblem;

/**
 * PraxisImportReport:
 * @import_id: what praxis_import_undo() takes; 0 where nothing was added
 * @digest: the digest that the posts went into
 * @added: (element-type PraxisImportedPost): what was added
 * @updated: (element-type PraxisImportedPost): posts that the library has, with an edited text
 * @edits: (element-type utf8): what else was changed in a digest that was there, for people, as "the text of March 2023"
 * @skipped: (element-type PraxisImportedPost): what was left out
 * @problems: (element-type PraxisImportProblem): what is in doubt
 */
typedef struct
{
  gint64        import_id;
  PraxisDigest *digest;
  GPtrArray    *added;
  GPtrArray    *updated;
  GPtrArray    *edits;
  GPtrArray    *skipped;
  GPtrArray    *problems;
} PraxisImportReport;

/**
 * PraxisImportMet:
 * @words: where the post is already, for people
 * @updates: whether the import gives it another text; otherwise it is left out
 *
 * A post of an import that the library has.
 */
typedef struct
{
  char     *words;
  gboolean  updates;
} PraxisImportMet;

void                praxis_import_met_free    (PraxisImportMet     *met);
void                praxis_import_report_free (PraxisImportReport  *report);
GPtrArray          *praxis_import_find_known  (PraxisImport        *self,
                                               PraxisStore         *store,
                                               const char          *digest_name,
                                               GError             **error);
GPtrArray          *praxis_import_find_edits  (PraxisImport        *self,
                                               PraxisStore         *store,
                                               const char          *digest_name,
                                               GError             **error);
PraxisImportReport *praxis_import_apply       (PraxisImport        *self,
                                               PraxisStore         *store,
                                               const char          *digest_name,
                                               GCancellable        *cancellable,
                                               GError             **error);
char               *praxis_import_describe_rename (PraxisPost       *before,
                                               PraxisPost          *after);
gboolean            praxis_import_undo        (PraxisStore         *store,
                                               gint64               import_id,
                                               GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisImport, praxis_import_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisImportReport, praxis_import_report_free)

G_END_DECLS
