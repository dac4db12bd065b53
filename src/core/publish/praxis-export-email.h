/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-export.h"

G_BEGIN_DECLS

/**
 * PraxisEmailForm:
 * @PRAXIS_EMAIL_MESSAGE: a message that a mail program opens, `YYYY-MM.eml`
 * @PRAXIS_EMAIL_NEWSLETTER: HTML for a newsletter service, `YYYY-MM-newsletter.html`
 *
 * What a month becomes to be sent.
 */
typedef enum
{
  PRAXIS_EMAIL_MESSAGE,
  PRAXIS_EMAIL_NEWSLETTER,
} PraxisEmailForm;

char     *praxis_export_email_to_string (PraxisStore          *store,
                                         PraxisEmailForm       form,
                                         const char           *digest_uuid,
                                         PraxisMonth           month,
                                         GCancellable         *cancellable,
                                         GError              **error);
gboolean  praxis_export_email           (PraxisStore          *store,
                                         PraxisEmailForm       form,
                                         const char           *digest_uuid,
                                         PraxisMonth           month,
                                         GFile                *folder,
                                         GCancellable         *cancellable,
                                         PraxisExportReport  **report,
                                         GError              **error);

G_END_DECLS
