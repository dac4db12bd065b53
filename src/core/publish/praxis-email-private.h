/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-email.h"

G_BEGIN_DECLS

/* praxis-email-html.c */
char     *praxis_email_dup_subject    (const PraxisEmail  *self);
char     *praxis_email_dup_address    (const PraxisEmail  *self,
                                       guint               i);
char     *praxis_email_dup_web        (const PraxisEmail  *self);

/* praxis-email-style.c */
void      praxis_email_open_styled    (PraxisHtml         *html,
                                       const char         *element,
                                       const char         *class);
gboolean  praxis_email_write_styled   (PraxisHtml         *html,
                                       const char         *source,
                                       const char         *title_address,
                                       GError            **error);
const char *praxis_email_find_style   (const char         *element,
                                       const char         *class);

/* praxis-email-text.c */
char     *praxis_email_flow           (const char         *text);

G_END_DECLS
