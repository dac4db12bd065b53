/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import/praxis-blog-page.h"
#include "import/praxis-markdown-folder.h"
#include "praxis-import-dialog.h"
#include "praxis-import-summary.h"

G_BEGIN_DECLS

struct _PraxisImportDialog
{
  AdwDialog       parent_instance;

  GtkStack             *stack;
  AdwStatusPage        *failed_page;
  GtkLabel             *summary_label;
  GtkLabel             *edits_label;
  AdwComboRow          *digest_row;
  AdwEntryRow          *title_row;
  GtkWidget            *preview_bar;
  GtkButton            *import_button;

  PraxisLibrary        *library;
  GListStore           *items;
  PraxisBlogPage       *page;
  PraxisMarkdownFolder *folder;      /* what the page is of, where it is Markdown */
  GPtrArray            *all_digests; /* those of the library; NULL until they are read */
  GPtrArray            *digests;     /* those that the page can go into; NULL until it is known which */
  char                 *source_name;
  PraxisImportCounts    counts;      /* what becomes of the posts in the chosen digest */
  guint                 n_edits;     /* what else would be changed in it */
  GCancellable         *checking;    /* where that is being found out */
  GCancellable         *cancellable;
};

/* praxis-import-dialog.c */
gboolean praxis_import_dialog_is_closed       (PraxisImportDialog *self);
void     praxis_import_dialog_show            (PraxisImportDialog *self,
                                               const char         *name);
void     praxis_import_dialog_stop_checking   (PraxisImportDialog *self);
void     praxis_import_dialog_take_page       (PraxisImportDialog *self,
                                               GAsyncResult       *result);

/* praxis-import-dialog-sources.c */
void     praxis_import_dialog_install_sources (GtkWidgetClass     *widget_class);

G_END_DECLS
