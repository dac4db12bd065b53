/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-editor-form.h"
#include "praxis-editor-page.h"
#include "praxis-preview.h"

G_BEGIN_DECLS

struct _PraxisEditorPage
{
  AdwNavigationPage  parent_instance;

  AdwWindowTitle    *window_title;
  GtkMenuButton     *status_button;
  GtkToggleButton   *preview_button;
  GtkWidget         *checks_button;
  GtkImage          *checks_icon;
  GtkLabel          *checks_label;
  AdwBanner         *failed_banner;
  AdwBanner         *conflict_banner;
  PraxisEditorForm  *form;
  PraxisPreview     *preview;

  PraxisEditSession *session;
  PraxisProof       *proof;
  GtkWidget         *remark_popover;
  char              *wanted_check;   /* the remark to lead to, once it is known */
  char              *wanted_key;
  GCancellable      *cancellable;
  gboolean           compact;
  gboolean           has_context;
  gboolean           was_shown;
  gboolean           wants_preview;
  gboolean           is_registered;
  guint              popup_tick_id;
  guint              n_popup_frames;
  guint              popup_id;
};

/* praxis-editor-page-commands.c */
void praxis_editor_page_install_actions (GtkWidgetClass   *widget_class);

/* praxis-editor-page-checks.c */
void praxis_editor_page_start_proof     (PraxisEditorPage *self);
void praxis_editor_page_stop_proof      (PraxisEditorPage *self);
void praxis_editor_page_lead             (PraxisEditorPage *self);
void praxis_editor_page_go_to_remark    (PraxisEditorPage *self,
                                         gboolean          backwards);

/* praxis-editor-page.c */
void praxis_editor_page_show_error      (PraxisEditorPage *self,
                                         const char       *heading,
                                         const GError     *error);

G_END_DECLS
