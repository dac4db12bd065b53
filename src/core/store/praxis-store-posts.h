/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-draft.h"
#include "model/praxis-entry.h"
#include "model/praxis-post.h"
#include "praxis-store.h"

G_BEGIN_DECLS

/* Reading */
PraxisPost *praxis_store_get_post           (PraxisStore         *self,
                                             const char          *name,
                                             GError             **error);
PraxisPost *praxis_store_get_post_by_id     (PraxisStore         *self,
                                             gint64               id,
                                             GError             **error);
PraxisPost *praxis_store_get_published_post (PraxisStore         *self,
                                             gint64               id,
                                             GError             **error);
GPtrArray  *praxis_store_get_entries        (PraxisStore         *self,
                                             const gint64        *ids,
                                             gsize                n_ids,
                                             GError             **error);

/* Writing */

/**
 * PraxisSaveOutcome:
 * @post_id: the post's row
 * @revision: the revision that the save made, or the newest one where nothing had changed
 * @conflict: whether somebody else had saved the post since the draft was started; both texts are kept, the
 *   draft's is the newest revision and the other one the revision before it
 * @created: whether the post is new
 *
 * What a save did.
 */
typedef struct
{
  gint64   post_id;
  gint64   revision;
  gboolean conflict;
  gboolean created;
} PraxisSaveOutcome;

/**
 * PraxisSaveFlags:
 * @PRAXIS_SAVE_NEW_REVISION: the save makes a revision of its own
 * @PRAXIS_SAVE_CONTINUE: the writing goes on: the save takes the place of the one that the draft started from
 * @PRAXIS_SAVE_REFUSE_CONFLICT: nothing is saved where somebody else has saved since the draft was started
 *
 * How a save makes a post's history grow.
 */
typedef enum
{
  PRAXIS_SAVE_NEW_REVISION = 0,
  PRAXIS_SAVE_CONTINUE = 1 << 0,
  PRAXIS_SAVE_REFUSE_CONFLICT = 1 << 1,
} PraxisSaveFlags;

gboolean    praxis_store_save_draft         (PraxisStore         *self,
                                             const char          *digest_uuid,
                                             PraxisDraft         *draft,
                                             PraxisSaveOutcome   *outcome,
                                             GError             **error);
gboolean    praxis_store_save_draft_with_flags (PraxisStore      *self,
                                             const char          *digest_uuid,
                                             PraxisDraft         *draft,
                                             PraxisSaveFlags      flags,
                                             PraxisSaveOutcome   *outcome,
                                             GError             **error);
gboolean    praxis_store_duplicate_post     (PraxisStore         *self,
                                             gint64               post_id,
                                             PraxisSaveOutcome   *outcome,
                                             GError             **error);
gboolean    praxis_store_set_status         (PraxisStore         *self,
                                             gint64               id,
                                             PraxisStatus         status,
                                             GError             **error);
gboolean    praxis_store_rename_slug        (PraxisStore         *self,
                                             gint64               id,
                                             const char          *slug,
                                             GError             **error);
gboolean    praxis_store_is_new_slug        (PraxisStore         *self,
                                             gint64               id,
                                             const char          *slug,
                                             gboolean            *is_new,
                                             GError             **error);
gboolean    praxis_store_check_slug         (PraxisStore         *self,
                                             gint64               id,
                                             const char          *slug,
                                             GError             **error);
gboolean    praxis_store_delete_posts       (PraxisStore         *self,
                                             const gint64        *ids,
                                             gsize                n_ids,
                                             GError             **error);
gboolean    praxis_store_restore_posts      (PraxisStore         *self,
                                             const gint64        *ids,
                                             gsize                n_ids,
                                             GError             **error);
gboolean    praxis_store_empty_trash        (PraxisStore         *self,
                                             gint64               deleted_before,
                                             GError             **error);

/* Revisions */

/**
 * PraxisRevision:
 * @id: its number, higher for a newer one
 * @parent: the revision it was made from, which may have given way to one that went on from it; 0 for the first
 * @created: when it was saved, in seconds since 1970-01-01 UTC
 * @content: the post's content, as praxis_draft_to_json() gave it
 *
 * What a post was after one save.
 */
typedef struct
{
  gint64  id;
  gint64  parent;
  gint64  created;
  char   *content;
} PraxisRevision;

void        praxis_revision_free            (PraxisRevision      *revision);
GPtrArray  *praxis_store_list_revisions     (PraxisStore         *self,
                                             gint64               post_id,
                                             GError             **error);
PraxisDraft *praxis_store_get_revision_draft (PraxisStore        *self,
                                             gint64               revision_id,
                                             GError             **error);
gboolean    praxis_store_restore_revision   (PraxisStore         *self,
                                             gint64               post_id,
                                             gint64               revision_id,
                                             PraxisSaveOutcome   *outcome,
                                             GError             **error);
gboolean    praxis_store_discard_changes    (PraxisStore         *self,
                                             gint64               post_id,
                                             PraxisSaveOutcome   *outcome,
                                             GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisRevision, praxis_revision_free)

G_END_DECLS
