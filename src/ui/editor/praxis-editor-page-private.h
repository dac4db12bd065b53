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
  AdwBanner         *failed_banner;
  AdwBanner         *conflict_banner;
  PraxisEditorForm  *form;
  PraxisPreview     *preview;

  PraxisEditSession *session;
  GCancellable      *cancellable;
  gboolean           compact;
  gboolean           wants_preview;
  gboolean           is_registered;
};

/* praxis-editor-page-commands.c */
void praxis_editor_page_install_actions (GtkWidgetClass   *widget_class);

/* praxis-editor-page.c */
void praxis_editor_page_show_error      (PraxisEditorPage *self,
                                         const char       *heading,
                                         const GError     *error);

G_END_DECLS
