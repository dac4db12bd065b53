/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <webkit/webkit.h>

#include "praxis-article-view.h"

G_BEGIN_DECLS

struct _PraxisArticleView
{
  AdwBin         parent_instance;

  WebKitWebView *view;
  GCancellable  *cancellable;
  char          *pending;
  char          *css;           /* of the appearance that was asked for last */
  char          *classes;
  double         place;
  GdkRGBA        background;
  gboolean       is_loaded;
  gboolean       is_patching;
  gboolean       has_selection;
  gboolean       takes_notes;
};

/* praxis-article-view.c */
void      praxis_article_view_call            (PraxisArticleView    *self,
                                               const char           *body,
                                               GVariant             *arguments);
void      praxis_article_view_call_async      (PraxisArticleView    *self,
                                               const char           *body,
                                               GVariant             *arguments,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
JSCValue *praxis_article_view_call_finish     (GAsyncResult         *result,
                                               GError              **error);
void      praxis_article_view_emit_found      (PraxisArticleView    *self,
                                               guint                 current,
                                               guint                 n_matches,
                                               gboolean              wrapped);

/* praxis-article-view-marks.c */
void      praxis_article_view_show_appearance (PraxisArticleView    *self);
void      praxis_article_view_add_menu_items  (PraxisArticleView    *self,
                                               WebKitContextMenu    *menu);

G_END_DECLS
