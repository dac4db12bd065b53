/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-digest.h"
#include "model/praxis-issue.h"
#include "praxis-export-dialog.h"
#include "praxis-export-job.h"

G_BEGIN_DECLS

struct _PraxisExportDialog
{
  AdwDialog             parent_instance;

  GtkStack             *stack;
  AdwComboRow          *scope_row;
  AdwComboRow          *digest_row;
  AdwComboRow          *issue_row;
  AdwComboRow          *year_row;
  AdwComboRow          *topic_row;
  AdwActionRow         *post_row;
  AdwComboRow          *format_row;
  AdwSwitchRow         *drafts_row;
  AdwPreferencesGroup  *description_group;
  GtkWidget            *folder_group;
  AdwActionRow         *folder_row;
  GtkButton            *export_button;
  GtkWidget            *copy_button;
  GtkProgressBar       *progress_bar;
  AdwStatusPage        *done_page;
  GtkWidget            *open_button;
  AdwStatusPage        *failed_page;

  PraxisLibrary        *library;
  GPtrArray            *digests;
  PraxisPost           *post;
  GArray               *ids;             /* of what the list shows */
  char                 *ids_name;
  gboolean              ids_have_order;
  GPtrArray            *issues;
  GArray               *years;
  GPtrArray            *topics;
  GArray               *scopes;          /* of the rows of "What" */
  GPtrArray            *formats;         /* of the rows of "As" */

  GSettings            *settings;
  GFile                *folder;
  GFile                *saved;           /* the file that one was saved to */
  PraxisExportReport   *report;
  PraxisExportJob      *job;
  GCancellable         *cancellable;     /* the dialog's */
  GCancellable         *export_cancellable;
  guint                 progress_id;
};

/* praxis-export-dialog.c */
PraxisDigest             *praxis_export_dialog_get_digest  (PraxisExportDialog  *self);
const PraxisExportFormat *praxis_export_dialog_get_format  (PraxisExportDialog  *self);
PraxisExportRequest       praxis_export_dialog_get_request (PraxisExportDialog  *self);
gboolean                  praxis_export_dialog_is_closed   (PraxisExportDialog  *self);
void                      praxis_export_dialog_update      (PraxisExportDialog  *self);

/* praxis-export-dialog-digest.c */
void                      praxis_export_dialog_read_digest (PraxisExportDialog  *self);

/* praxis-export-dialog-run.c */
void                      praxis_export_dialog_install_run (GtkWidgetClass      *widget_class);

G_END_DECLS
