/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/praxis-browser.h"
#include "library/praxis-facets-pane.h"
#include "library/praxis-posts-pane.h"
#include "model/praxis-note.h"
#include "praxis-window.h"
#include "reader/praxis-reader.h"
#include "store/praxis-store-batch.h"

G_BEGIN_DECLS

struct _PraxisWindow
{
  AdwApplicationWindow    parent_instance;

  AdwToastOverlay        *toasts;
  AdwNavigationView      *pages;
  AdwNavigationPage      *library_page;
  GtkStack               *stack;
  AdwStatusPage          *loading_page;
  AdwStatusPage          *failed_page;
  AdwStatusPage          *welcome_page;
  GtkMenuButton          *failed_menu_button;
  GtkMenuButton          *welcome_menu_button;
  GMenuModel             *short_menu;
  AdwNavigationSplitView *outer_view;
  AdwNavigationSplitView *inner_view;
  PraxisFacetsPane       *facets_pane;
  PraxisPostsPane        *posts_pane;
  PraxisReader           *reader;
  GtkDropTarget          *drop_target;

  PraxisLibrary          *library;
  PraxisBrowser          *browser;
  GSettings              *settings;
  GCancellable           *cancellable;
  GCancellable           *gathering;      /* the references that were asked for last */
  AdwToast               *references_toast;
  GFile                  *waiting_file;
  char                   *undo_action;
  char                   *former_address;
  gint64                  undo_target;
  PraxisBatch            *batch;          /* what Undo takes back of many posts: a change, or */
  GArray                 *batch_deleted;  /* their ids */
  gint64                  batch_number;
  GArray                 *reading_undo;   /* the ids of the posts that were marked last, and */
  guint                   reading_undo_kind; /* how they are marked back */
  gint64                  reading_number;
  gint64                  moved_id;       /* the post of the reading list that was moved last, */
  gint64                  moved_from_id;  /* and before which one it stood; 0 for none */
  gint64                  moved_number;
  char                   *removed_digest; /* the subscription that Undo brings back */
  gint64                  removed_number;
  PraxisNote             *deleted_note;   /* what Undo brings back */
  gint64                  note_number;
  GVariant               *wanted_remark;  /* the post, check and key that the editor which is opened next shall lead to */
  gint64                  read_post_id;   /* the post that is shown, and the clock that makes it read */
  guint                   read_timeout_id;
  guint                   loading_id;
  guint                   present_id;
  gboolean                open;
  gboolean                is_saving_notes; /* to close when they are */
  gboolean                is_checking;    /* whether it is asking for news */
};

/* praxis-window-actions.c */
void praxis_window_install_actions (GtkWidgetClass *widget_class);
void praxis_window_update_actions  (PraxisWindow   *self);
void praxis_window_set_undo        (PraxisWindow   *self,
                                    const char     *action_name,
                                    gint64          target);

/* praxis-window-issues.c */
void praxis_window_install_issues  (GtkWidgetClass *widget_class);
void praxis_window_update_issues   (PraxisWindow   *self);

/* praxis-window-batch.c */
void praxis_window_install_batch   (GtkWidgetClass *widget_class);
void praxis_window_update_batch    (PraxisWindow   *self);
void praxis_window_clear_batch     (PraxisWindow   *self);

/* praxis-window-references.c */
void praxis_window_install_references (GtkWidgetClass *widget_class);
void praxis_window_update_references  (PraxisWindow   *self);
GArray *praxis_window_dup_listed      (PraxisWindow   *self);

/* praxis-window-archives.c */
void praxis_window_install_archives (GtkWidgetClass *widget_class);
void praxis_window_update_archives (PraxisWindow   *self);
gboolean praxis_window_is_archive  (GFile          *file);
void praxis_window_open_archive    (PraxisWindow   *self,
                                    GFile          *file);

/* praxis-window-evidence.c */
void praxis_window_install_evidence (GtkWidgetClass *widget_class);
void praxis_window_update_evidence (PraxisWindow   *self);
void praxis_window_show_post       (PraxisWindow   *self,
                                    gint64          post_id);

/* praxis-window-notes.c */
void praxis_window_install_notes   (GtkWidgetClass *widget_class);
void praxis_window_update_notes    (PraxisWindow   *self);

/* praxis-window-reading.c */
void     praxis_window_install_reading (GtkWidgetClass *widget_class);
void     praxis_window_update_reading  (PraxisWindow   *self);
void     praxis_window_follow_reading  (PraxisWindow   *self);
gboolean praxis_window_shows_reading_list (PraxisWindow *self);
gboolean praxis_window_is_bookmarked   (PraxisWindow   *self);
gboolean praxis_window_is_unread       (PraxisWindow   *self);
void     praxis_window_set_bookmarked  (PraxisWindow   *self,
                                        gboolean        bookmarked);
void     praxis_window_set_unread      (PraxisWindow   *self,
                                        gboolean        unread);

/* praxis-window-digests.c */
void praxis_window_install_digests (GtkWidgetClass *widget_class);
void praxis_window_update_digests  (PraxisWindow   *self);

/* praxis-window-address.c */
void praxis_window_install_address (GtkWidgetClass *widget_class);
void praxis_window_update_address  (PraxisWindow   *self);

/* praxis-window-history.c */
PraxisPost *praxis_window_get_own_post (PraxisWindow *self);
void praxis_window_install_history (GtkWidgetClass *widget_class);
void praxis_window_update_history  (PraxisWindow   *self);

/* praxis-window-review.c */
gboolean praxis_window_can_show_overview (PraxisWindow *self);
void praxis_window_show_overview   (PraxisWindow   *self,
                                    AdwNavigationPage *page);
void praxis_window_install_review  (GtkWidgetClass *widget_class);
void praxis_window_update_review   (PraxisWindow   *self);

/* praxis-window-subscriptions.c */
void praxis_window_install_subscriptions (GtkWidgetClass *widget_class);
void praxis_window_update_subscriptions  (PraxisWindow   *self);
void praxis_window_show_subscription     (PraxisWindow   *self,
                                          PraxisDigest   *digest);

/* praxis-window-jobs.c */
void praxis_window_show_toast      (PraxisWindow   *self,
                                    const char     *text,
                                    const char     *undo_action,
                                    gint64          target);
void praxis_window_delete_post     (PraxisWindow   *self,
                                    gint64          id);
void praxis_window_restore_post    (PraxisWindow   *self,
                                    gint64          id);
void praxis_window_undelete_post   (PraxisWindow   *self,
                                    gint64          id);
void praxis_window_empty_trash     (PraxisWindow   *self);
void praxis_window_add_sample      (PraxisWindow   *self);
void praxis_window_show_imported   (PraxisWindow   *self,
                                    guint           n_added,
                                    guint           n_updated,
                                    gint64          import_id);
void praxis_window_undo_import     (PraxisWindow   *self,
                                    gint64          import_id);
void praxis_window_empty_old_trash (PraxisWindow   *self);
void praxis_window_finish_exports  (PraxisWindow   *self);

/* praxis-window-marks.c */
void praxis_window_install_marks   (GtkWidgetClass *widget_class);
void praxis_window_update_marks    (PraxisWindow   *self);
gboolean praxis_window_has_saved_notes (PraxisWindow *self);

/* praxis-window-keys.c */
void praxis_window_add_keys        (PraxisWindow   *self);

/* praxis-window-pages.c */
void     praxis_window_install_pages    (GtkWidgetClass *widget_class);
void     praxis_window_update_pages     (PraxisWindow   *self,
                                         PraxisPost     *post,
                                         gboolean        is_on_top);
void     praxis_window_edit_post        (PraxisWindow   *self,
                                         gint64          post_id);
void     praxis_window_push_page        (PraxisWindow   *self,
                                         AdwNavigationPage *page);
gboolean praxis_window_can_close        (PraxisWindow   *self);
void     praxis_window_offer_open_posts (PraxisWindow   *self);

/* praxis-window.c */
void praxis_window_present_import  (PraxisWindow   *self,
                                    AdwDialog      *dialog);
void praxis_window_open_library    (PraxisWindow   *self);
void praxis_window_update_title    (PraxisWindow   *self);
void praxis_window_show_error      (PraxisWindow   *self,
                                    const char     *heading,
                                    const GError   *error);

G_END_DECLS
