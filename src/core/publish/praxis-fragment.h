/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisFragmentLoss:
 * @PRAXIS_FRAGMENT_LOSS_NONE: nothing was taken out
 * @PRAXIS_FRAGMENT_LOSS_SCRIPTS: scripts, and what runs on a click
 * @PRAXIS_FRAGMENT_LOSS_STYLES: style sheets, and styles of single elements; the theme has them
 * @PRAXIS_FRAGMENT_LOSS_MEDIA: pictures, films and frames: whatever is loaded
 * @PRAXIS_FRAGMENT_LOSS_FORMS: fields and buttons
 * @PRAXIS_FRAGMENT_LOSS_LINKS: links to where no page may lead; their words stay
 * @PRAXIS_FRAGMENT_LOSS_LAYOUT: headings, tables and other such elements; their words stay
 * @PRAXIS_FRAGMENT_LOSS_ALL: everything, since it is too long or nested too deeply
 *
 * What was taken out of the author's HTML.
 */
typedef enum
{
  PRAXIS_FRAGMENT_LOSS_NONE = 0,
  PRAXIS_FRAGMENT_LOSS_SCRIPTS = 1 << 0,
  PRAXIS_FRAGMENT_LOSS_STYLES = 1 << 1,
  PRAXIS_FRAGMENT_LOSS_MEDIA = 1 << 2,
  PRAXIS_FRAGMENT_LOSS_FORMS = 1 << 3,
  PRAXIS_FRAGMENT_LOSS_LINKS = 1 << 4,
  PRAXIS_FRAGMENT_LOSS_LAYOUT = 1 << 5,
  PRAXIS_FRAGMENT_LOSS_ALL = 1 << 6,
} PraxisFragmentLoss;

char *praxis_fragment_clean (const char         *html,
                             const char         *root,
                             PraxisFragmentLoss *loss);

G_END_DECLS
