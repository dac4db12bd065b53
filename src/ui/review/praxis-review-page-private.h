/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-review-item.h"
#include "praxis-review-jobs.h"
#include "praxis-review-page.h"
#include "review/praxis-review-run.h"

G_BEGIN_DECLS

struct _PraxisReviewPage
{
  AdwNavigationPage     parent_instance;

  AdwWindowTitle       *window_title;
  GtkSearchEntry       *search_entry;
  GtkDropDown          *severity_row;
  GtkWidget            *progress_box;
  GtkLabel             *progress_label;
  GtkProgressBar       *progress_bar;
  GtkStack             *stack;
  GtkListView          *list;
  AdwStatusPage        *status_page;
  GtkLabel             *file_label;

  PraxisLibrary        *library;
  PraxisReviewRun      *run;
  GListStore           *items;
  GtkFilter            *filter;
  GCancellable         *loading;
  AdwToast             *toast;
  PraxisReviewDecision *undo;             /* what Ctrl+Z takes back */

  char                 *folded;           /* what is searched for */
  guint                 n_posts;
  guint                 n_frames;
  gint64                loaded;           /* when the list was loaded last */
  gboolean              is_fix;           /* whether @undo is of a fix */
  gboolean              is_stale;
  gboolean              was_shown;
};

/* praxis-review-page-decide.c */
void praxis_review_page_install_decisions (GtkWidgetClass   *widget_class);
void praxis_review_page_fix               (PraxisReviewPage *self,
                                           PraxisReviewItem *item);
void praxis_review_page_ignore            (PraxisReviewPage *self,
                                           PraxisReviewItem *item);
void praxis_review_page_forget_undo       (PraxisReviewPage *self);

/* praxis-review-page.c */
PraxisReviewItem *praxis_review_page_get_selected (PraxisReviewPage *self);
void              praxis_review_page_load         (PraxisReviewPage *self);

G_END_DECLS
