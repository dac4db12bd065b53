/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-draft.h"
#include "praxis-connection.h"
#include "praxis-store.h"

G_BEGIN_DECLS

PraxisConnection *praxis_store_get_connection (PraxisStore      *self);

/* Transactions that write. They nest: only the outermost one commits. */
gboolean          praxis_store_begin          (PraxisStore      *self,
                                               GError          **error);
gboolean          praxis_store_end            (PraxisStore      *self,
                                               gboolean          success,
                                               GError          **error);
gint64            praxis_store_get_own_change (PraxisStore      *self);
gboolean          praxis_store_touch_frame    (PraxisStore      *self,
                                               GError          **error);
gint64            praxis_store_now            (void);

/* Rows */
gboolean          praxis_store_find_digest_id (PraxisStore      *self,
                                               const char       *uuid,
                                               gint64           *id,
                                               GError          **error);
gboolean          praxis_store_find_own_digest_id (PraxisStore  *self,
                                               const char       *uuid,
                                               gint64           *id,
                                               GError          **error);
gboolean          praxis_store_check_own_digest (PraxisStore    *self,
                                               gint64            digest_id,
                                               GError          **error);
gboolean          praxis_store_ensure_issue   (PraxisStore      *self,
                                               gint64            digest_id,
                                               PraxisMonth       month,
                                               GError          **error);
gboolean          praxis_store_resolve_terms  (PraxisStore      *self,
                                               gint64            digest_id,
                                               PraxisDraft      *draft,
                                               GArray          **term_ids,
                                               GError          **error);
gboolean          praxis_store_keep_known_terms (PraxisStore    *self,
                                               gint64            digest_id,
                                               PraxisDraft      *draft,
                                               GError          **error);
gboolean          praxis_store_add_term_name  (PraxisStore      *self,
                                               gint64            digest_id,
                                               PraxisVocabulary  vocabulary,
                                               const char       *name,
                                               gint64            term_id,
                                               GError          **error);
gboolean          praxis_store_add_term_names (PraxisStore      *self,
                                               gint64            digest_id,
                                               PraxisVocabulary  vocabulary,
                                               const char * const *names,
                                               gint64            term_id,
                                               GError          **error);
gboolean          praxis_store_remove_term    (PraxisStore      *self,
                                               gint64            term_id,
                                               GError          **error);
gboolean          praxis_store_add_built_in   (PraxisStore      *self,
                                               gint64            digest_id,
                                               const char       *language,
                                               GError          **error);

/* What is derived from a post's content */
gboolean          praxis_store_index_post     (PraxisStore      *self,
                                               gint64            post_id,
                                               PraxisDraft      *draft,
                                               GArray           *term_ids,
                                               GError          **error);
gboolean          praxis_store_index_words    (PraxisStore      *self,
                                               gint64            post_id,
                                               PraxisDraft      *draft,
                                               GError          **error);
gboolean          praxis_store_index_topics   (PraxisStore      *self,
                                               gint64            post_id,
                                               GError          **error);
PraxisDraft      *praxis_store_get_content    (PraxisStore      *self,
                                               gint64            revision_id,
                                               GError          **error);
char             *praxis_store_make_slug      (PraxisStore      *self,
                                              gint64            digest_id,
                                              gint64            post_id,
                                              const char       *title,
                                              GError          **error);
gboolean          praxis_store_insert_revision (PraxisStore     *self,
                                               gint64            post_id,
                                               gint64            parent,
                                               gint64            created,
                                               const char       *content,
                                               gint64           *revision,
                                               GError          **error);

G_END_DECLS
