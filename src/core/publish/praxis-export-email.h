/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

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

G_END_DECLS
