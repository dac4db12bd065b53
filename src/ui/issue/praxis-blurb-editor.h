/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-month.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_BLURB_EDITOR (praxis_blurb_editor_get_type ())
G_DECLARE_FINAL_TYPE (PraxisBlurbEditor, praxis_blurb_editor, PRAXIS, BLURB_EDITOR, AdwBin)

void     praxis_blurb_editor_set_issue    (PraxisBlurbEditor    *self,
                                           PraxisLibrary        *library,
                                           const char           *digest_uuid,
                                           PraxisMonth           month);
void     praxis_blurb_editor_set_language (PraxisBlurbEditor    *self,
                                           const char           *language);
guint    praxis_blurb_editor_get_n_saved  (PraxisBlurbEditor    *self);
void     praxis_blurb_editor_take_text    (PraxisBlurbEditor    *self,
                                           const char           *text,
                                           guint                 n_saved);
gboolean praxis_blurb_editor_is_empty     (PraxisBlurbEditor    *self);
void     praxis_blurb_editor_write        (PraxisBlurbEditor    *self,
                                           const char           *text);
void     praxis_blurb_editor_save         (PraxisBlurbEditor    *self);
gboolean praxis_blurb_editor_is_unsaved   (PraxisBlurbEditor    *self);
void     praxis_blurb_editor_flush_async  (PraxisBlurbEditor    *self,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean praxis_blurb_editor_flush_finish (PraxisBlurbEditor    *self,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
