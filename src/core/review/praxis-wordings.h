/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisWording:
 * @shorthand: words that name people by their illness, in small letters, in the form that is looked for
 * @wording: what to write instead
 *
 * One line of a list of wordings.
 */
typedef struct
{
  const char *shorthand;
  const char *wording;
} PraxisWording;

const PraxisWording *praxis_wordings_get_built_in (gsize *n_wordings);

G_END_DECLS
