/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-draft.h"
#include "model/praxis-post.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

/**
 * PraxisAutosaveState:
 * @PRAXIS_AUTOSAVE_NEW: nothing was written yet
 * @PRAXIS_AUTOSAVE_SAVED: the library has everything
 * @PRAXIS_AUTOSAVE_UNSAVED: there are changes that are on their way
 * @PRAXIS_AUTOSAVE_FAILED: the last save failed; it is tried again
 *
 * Whether what is on the screen is in the library.
 */
typedef enum
{
  PRAXIS_AUTOSAVE_NEW,
  PRAXIS_AUTOSAVE_SAVED,
  PRAXIS_AUTOSAVE_UNSAVED,
  PRAXIS_AUTOSAVE_FAILED,
} PraxisAutosaveState;

#define PRAXIS_TYPE_AUTOSAVE (praxis_autosave_get_type ())
G_DECLARE_FINAL_TYPE (PraxisAutosave, praxis_autosave, PRAXIS, AUTOSAVE, GObject)

PraxisAutosave      *praxis_autosave_new          (PraxisLibrary        *library,
                                                   const char           *digest_uuid,
                                                   PraxisDraft          *draft,
                                                   PraxisPost           *post);
gint64               praxis_autosave_get_post_id  (PraxisAutosave       *self);
PraxisStatus         praxis_autosave_get_status   (PraxisAutosave       *self);
PraxisAutosaveState  praxis_autosave_get_state    (PraxisAutosave       *self);
gint64               praxis_autosave_get_saved    (PraxisAutosave       *self);
const GError        *praxis_autosave_get_error    (PraxisAutosave       *self);
void                 praxis_autosave_touch        (PraxisAutosave       *self);
void                 praxis_autosave_end_sitting  (PraxisAutosave       *self);
void                 praxis_autosave_follow       (PraxisAutosave       *self,
                                                   PraxisPost           *post);
void                 praxis_autosave_save         (PraxisAutosave       *self);
void                 praxis_autosave_flush_async  (PraxisAutosave       *self,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean             praxis_autosave_flush_finish (PraxisAutosave       *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
