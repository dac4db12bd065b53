/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-digest.h"
#include "model/praxis-issue.h"
#include "praxis-export-dialog.h"
#include "praxis-export-job.h"
#include "praxis-fragment.h"

G_BEGIN_DECLS

/* The rows of "As"; only an issue has all of them. */
typedef enum
{
  PRAXIS_EXPORT_FORM_PAGE,
  PRAXIS_EXPORT_FORM_FRAGMENT,
  PRAXIS_EXPORT_FORM_EMAIL,
  PRAXIS_EXPORT_FORM_NEWSLETTER,
} PraxisExportForm;

struct _PraxisExportDialog
{
  AdwDialog           parent_instance;

  GtkStack           *stack;
  AdwComboRow        *kind_row;
  AdwComboRow        *digest_row;
  AdwComboRow        *issue_row;
  AdwComboRow        *year_row;
  AdwActionRow       *post_row;
  AdwComboRow        *form_row;
  GtkWidget          *folder_group;
  GtkWidget          *fragment_group;
  GtkWidget          *newsletter_group;
  GtkWidget          *email_group;
  AdwActionRow       *folder_row;
  GtkButton          *export_button;
  GtkWidget          *copy_button;
  GtkProgressBar     *progress_bar;
  AdwStatusPage      *done_page;
  GtkWidget          *open_button;
  AdwStatusPage      *failed_page;

  PraxisLibrary      *library;
  GPtrArray          *digests;
  PraxisPost         *post;
  GPtrArray          *issues;
  GArray             *years;         /* of the rows below "All" */
  GSettings          *settings;
  GFile              *folder;
  GFile              *fragment;           /* the file that one was saved to */
  PraxisExportReport *report;
  PraxisExportJob    *job;
  GArray             *kinds;
  GCancellable       *cancellable;   /* the dialog's */
  GCancellable       *export_cancellable;
  guint               progress_id;
};

/* praxis-export-dialog.c */
gint64            praxis_export_dialog_get_post_id     (PraxisExportDialog *self);
PraxisDigest     *praxis_export_dialog_get_digest      (PraxisExportDialog *self);
const char       *praxis_export_dialog_get_digest_uuid (PraxisExportDialog *self);
PraxisMonth       praxis_export_dialog_get_month       (PraxisExportDialog *self);
PraxisExportForm  praxis_export_dialog_get_form        (PraxisExportDialog *self);
void              praxis_export_dialog_update          (PraxisExportDialog *self);
void              praxis_export_dialog_show_failure    (PraxisExportDialog *self,
                                                        const GError       *error);

/* praxis-export-dialog-issues.c */
void              praxis_export_dialog_read_issues     (PraxisExportDialog *self);

/* praxis-export-dialog-fragment.c */
void              praxis_export_dialog_save_fragment   (PraxisExportDialog *self);

G_END_DECLS
