/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-blurb-editor.h"
#include "praxis-issue-item.h"
#include "praxis-issue-jobs.h"
#include "praxis-issue-page.h"

G_BEGIN_DECLS

struct _PraxisIssuePage
{
  AdwNavigationPage    parent_instance;

  AdwWindowTitle      *window_title;
  GtkStack            *stack;
  AdwStatusPage       *failed_page;
  GtkWidget           *new_button;
  GtkWidget           *retry_button;
  PraxisBlurbEditor   *blurb_editor;
  GtkListView         *list;
  GtkSingleSelection  *selection;
  AdwPreferencesGroup *todo_group;
  GtkListBox          *todo_list;

  PraxisLibrary       *library;
  PraxisIssueKey      *key;
  PraxisDigest        *digest;
  GListStore          *items;         /* of PraxisIssueItem, in the order of the issue */
  GtkFilterListModel  *todo_items;
  GPtrArray           *undo_steps;
  GPtrArray           *redo_steps;
  GCancellable        *cancellable;   /* the page's */
  GCancellable        *read_cancellable;
  guint                n_writing;
  guint                n_blurbs;      /* saved before what is being read now */
};

/* praxis-issue-page.c */
void praxis_issue_page_read            (PraxisIssuePage *self);
void praxis_issue_page_update_actions  (PraxisIssuePage *self);

/* praxis-issue-page-actions.c */
void praxis_issue_page_install_actions (GtkWidgetClass  *widget_class);

/* praxis-issue-page-history.c */
void praxis_issue_page_make            (PraxisIssuePage   *self,
                                        PraxisIssueChange *change,
                                        PraxisIssueChange *inverse,
                                        const char        *words);
void praxis_issue_page_undo            (PraxisIssuePage   *self);
void praxis_issue_page_redo            (PraxisIssuePage   *self);
guint praxis_issue_page_find           (PraxisIssuePage   *self,
                                        gint64             id);
gboolean praxis_issue_page_place       (PraxisIssuePage   *self,
                                        guint              from,
                                        guint              to);

G_END_DECLS
