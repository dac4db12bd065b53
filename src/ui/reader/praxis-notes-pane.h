/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "praxis-article-view.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_NOTES_PANE (praxis_notes_pane_get_type ())
G_DECLARE_FINAL_TYPE (PraxisNotesPane, praxis_notes_pane, PRAXIS, NOTES_PANE, AdwBin)

void     praxis_notes_pane_set_up       (PraxisNotesPane   *self,
                                         PraxisLibrary     *library,
                                         PraxisArticleView *article);
void     praxis_notes_pane_show_post    (PraxisNotesPane   *self,
                                         const char        *post_uuid);
void     praxis_notes_pane_add          (PraxisNotesPane   *self,
                                         const char        *quote,
                                         const char        *prefix,
                                         const char        *suffix,
                                         gboolean           write);
void     praxis_notes_pane_lead_to      (PraxisNotesPane   *self,
                                         const char        *note_uuid);
gboolean praxis_notes_pane_is_unsaved   (PraxisNotesPane   *self);
void     praxis_notes_pane_save         (PraxisNotesPane   *self);
void     praxis_notes_pane_set_in_sheet (PraxisNotesPane   *self,
                                         gboolean           in_sheet);

G_END_DECLS
