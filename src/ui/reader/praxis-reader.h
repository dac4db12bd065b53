/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-post.h"
#include "praxis-notes-pane.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_READER (praxis_reader_get_type ())
G_DECLARE_FINAL_TYPE (PraxisReader, praxis_reader, PRAXIS, READER, AdwNavigationPage)

void        praxis_reader_set_library   (PraxisReader  *self,
                                         PraxisLibrary *library);
void        praxis_reader_show_post     (PraxisReader  *self,
                                         gint64         id);
PraxisPost *praxis_reader_get_post      (PraxisReader  *self);
void        praxis_reader_start_finding (PraxisReader  *self);
void        praxis_reader_find_step     (PraxisReader  *self,
                                         int            by);
void        praxis_reader_read_aloud    (PraxisReader  *self);
void        praxis_reader_stop_reading_aloud (PraxisReader *self);
void        praxis_reader_mark          (PraxisReader  *self,
                                         gboolean       write);
void        praxis_reader_show_notes    (PraxisReader  *self);
void        praxis_reader_toggle_notes  (PraxisReader  *self);
PraxisNotesPane *praxis_reader_get_notes_pane (PraxisReader *self);
void        praxis_reader_copy_citation (PraxisReader  *self);
void        praxis_reader_zoom          (PraxisReader  *self,
                                         int            steps);
void        praxis_reader_focus         (PraxisReader  *self);

G_END_DECLS
