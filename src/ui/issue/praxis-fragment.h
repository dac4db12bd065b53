/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/praxis-month.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

/**
 * PraxisFragmentForm:
 * @PRAXIS_FRAGMENT_ARTICLES: HTML without a page around it, for pasting into a content management system
 * @PRAXIS_FRAGMENT_PRINT: a whole page for paper and PDF
 * @PRAXIS_FRAGMENT_NEWSLETTER: a published month as HTML with its styles in it, for a newsletter service
 *
 * What a post or a month is copied, printed or saved as.
 */
typedef enum
{
  PRAXIS_FRAGMENT_ARTICLES,
  PRAXIS_FRAGMENT_PRINT,
  PRAXIS_FRAGMENT_NEWSLETTER,
} PraxisFragmentForm;

void  praxis_fragment_read_async  (PraxisLibrary        *library,
                                   PraxisFragmentForm    form,
                                   const char           *digest_uuid,
                                   gint64                post_id,
                                   PraxisMonth           month,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
char *praxis_fragment_read_finish (PraxisLibrary        *library,
                                   GAsyncResult         *result,
                                   GError              **error);
void  praxis_fragment_copy        (GtkWidget            *widget,
                                   PraxisLibrary        *library,
                                   PraxisFragmentForm    form,
                                   const char           *digest_uuid,
                                   gint64                post_id,
                                   PraxisMonth           month);

G_END_DECLS
