/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-post.h"
#include "praxis-import-private.h"

G_BEGIN_DECLS

/**
 * PraxisImportMeeting:
 * @PRAXIS_IMPORT_MEETING_KNOWN: the library has what the source says, or had it
 * @PRAXIS_IMPORT_MEETING_EDITED: the source was edited, and the post was not
 * @PRAXIS_IMPORT_MEETING_BOTH: both were edited
 * @PRAXIS_IMPORT_MEETING_UNSURE: the source was edited, and does not say what it was before
 *
 * What a post of a source is to the one that the library has.
 */
typedef enum
{
  PRAXIS_IMPORT_MEETING_KNOWN,
  PRAXIS_IMPORT_MEETING_EDITED,
  PRAXIS_IMPORT_MEETING_BOTH,
  PRAXIS_IMPORT_MEETING_UNSURE,
} PraxisImportMeeting;

gboolean praxis_import_has_text            (PraxisStore             *store,
                                            PraxisPost              *known,
                                            PraxisDraft             *draft,
                                            const char              *slug,
                                            gboolean                *has,
                                            GError                 **error);
gboolean praxis_import_meet                (PraxisStore             *store,
                                            PraxisPost              *known,
                                            const PraxisImportPost  *post,
                                            PraxisImportMeeting     *meeting,
                                            GError                 **error);
gboolean praxis_import_check_name          (PraxisStore             *store,
                                            PraxisPost              *known,
                                            const PraxisImportPost  *post,
                                            GError                 **error);
gboolean praxis_import_revise              (PraxisStore             *store,
                                            gint64                   import_id,
                                            PraxisPost              *known,
                                            const PraxisImportPost  *post,
                                            GError                 **error);
char    *praxis_import_describe_revision   (PraxisImportMeeting      meeting,
                                            PraxisPost              *before,
                                            PraxisPost              *after);
gboolean praxis_import_take_revisions_back (PraxisStore             *store,
                                            gint64                   import_id,
                                            GError                 **error);

G_END_DECLS
