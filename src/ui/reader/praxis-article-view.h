/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "publish/praxis-reader-page.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_ARTICLE_VIEW (praxis_article_view_get_type ())
G_DECLARE_FINAL_TYPE (PraxisArticleView, praxis_article_view, PRAXIS, ARTICLE_VIEW, AdwBin)

void praxis_article_view_show_page   (PraxisArticleView  *self,
                                      const char         *html,
                                      gboolean            keep_place);
void praxis_article_view_patch       (PraxisArticleView  *self,
                                      const char         *html);
void praxis_article_view_set_scheme  (PraxisArticleView  *self,
                                      PraxisReaderScheme  scheme);
void praxis_article_view_set_appearance (PraxisArticleView         *self,
                                         const PraxisReaderOptions *options);
void praxis_article_view_set_style   (PraxisArticleView  *self,
                                      const char         *css);
void praxis_article_view_set_zoom    (PraxisArticleView  *self,
                                      double              zoom);
void praxis_article_view_find        (PraxisArticleView  *self,
                                      const char         *text);
void praxis_article_view_find_next   (PraxisArticleView  *self);
void praxis_article_view_find_previous (PraxisArticleView *self);
void praxis_article_view_stop_finding (PraxisArticleView *self);
void praxis_article_view_mark        (PraxisArticleView  *self,
                                      const char         *highlight,
                                      guint               start,
                                      guint               end);
void praxis_article_view_get_speech_async (PraxisArticleView   *self,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
char *praxis_article_view_get_speech_finish (GAsyncResult      *result,
                                             guint             *from,
                                             GError           **error);

void  praxis_article_view_get_text_async  (PraxisArticleView    *self,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
char *praxis_article_view_get_text_finish (GAsyncResult         *result,
                                           GError              **error);
void  praxis_article_view_set_passages    (PraxisArticleView    *self,
                                           const char           *json);
void  praxis_article_view_get_selection_async (PraxisArticleView   *self,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
gboolean praxis_article_view_get_selection_finish (GAsyncResult  *result,
                                                   char         **quote,
                                                   char         **prefix,
                                                   char         **suffix);
void  praxis_article_view_clear_selection (PraxisArticleView    *self);
void  praxis_article_view_set_takes_notes (PraxisArticleView    *self,
                                           gboolean              takes_notes);

G_END_DECLS
