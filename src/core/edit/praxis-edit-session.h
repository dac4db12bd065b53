/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-autosave.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_EDIT_SESSION (praxis_edit_session_get_type ())
G_DECLARE_FINAL_TYPE (PraxisEditSession, praxis_edit_session, PRAXIS, EDIT_SESSION, GObject)

PraxisEditSession *praxis_edit_session_new             (PraxisLibrary        *library,
                                                        const char           *digest_uuid,
                                                        PraxisDraft          *draft);
void               praxis_edit_session_load_async      (PraxisLibrary        *library,
                                                        gint64                post_id,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
PraxisEditSession *praxis_edit_session_load_finish     (GAsyncResult         *result,
                                                        GError              **error);
PraxisLibrary     *praxis_edit_session_get_library     (PraxisEditSession    *self);
PraxisDraft       *praxis_edit_session_get_draft       (PraxisEditSession    *self);
PraxisAutosave    *praxis_edit_session_get_autosave    (PraxisEditSession    *self);
const char        *praxis_edit_session_get_digest_uuid (PraxisEditSession    *self);
const char        *praxis_edit_session_get_post_uuid   (PraxisEditSession    *self);
gboolean           praxis_edit_session_can_undo        (PraxisEditSession    *self);
gboolean           praxis_edit_session_can_redo        (PraxisEditSession    *self);
void               praxis_edit_session_undo            (PraxisEditSession    *self);
void               praxis_edit_session_redo            (PraxisEditSession    *self);
void               praxis_edit_session_end_step        (PraxisEditSession    *self);
void               praxis_edit_session_begin_group     (PraxisEditSession    *self);
void               praxis_edit_session_end_group       (PraxisEditSession    *self);
void               praxis_edit_session_replace         (PraxisEditSession    *self,
                                                        PraxisDraft          *content);

G_END_DECLS
