/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisWordingUse:
 * @PRAXIS_WORDING_ANYWHERE: wherever the words stand
 * @PRAXIS_WORDING_NOUN: where they are no adjective: "an alcoholic", and not "an alcoholic drink"; « les alcooliques », and not « des
 *   boissons alcooliques »
 * @PRAXIS_WORDING_ILLNESS: where an illness follows: "suffers from depression", and not "suffers from small samples"
 *
 * Where words are shorthand for people.
 */
typedef enum
{
  PRAXIS_WORDING_ANYWHERE,
  PRAXIS_WORDING_NOUN,
  PRAXIS_WORDING_ILLNESS,
} PraxisWordingUse;

/**
 * PraxisWording:
 * @shorthand: the words, in small letters
 * @wording: what to write instead
 * @use: where they are shorthand for people
 *
 * Words that name people by their illness.
 */
typedef struct
{
  const char       *shorthand;
  const char       *wording;
  PraxisWordingUse  use;
} PraxisWording;

const PraxisWording *praxis_wordings_get_built_in  (const char  *language,
                                                    gsize       *n_wordings);
const PraxisWording *praxis_wordings_find_built_in (const char  *shorthand,
                                                    const char **language);

G_END_DECLS
