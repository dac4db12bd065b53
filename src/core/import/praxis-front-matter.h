/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-json.h"

G_BEGIN_DECLS

/**
 * PraxisFrontMatter:
 * @header: the YAML between the two lines of "---", as JSON; an object
 * @body: the text behind it
 *
 * A text file with front matter.
 */
typedef struct
{
  PraxisJson *header;
  char       *body;
} PraxisFrontMatter;

PraxisFrontMatter *praxis_front_matter_parse (const char         *text,
                                              GError            **error);
void               praxis_front_matter_free  (PraxisFrontMatter  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisFrontMatter, praxis_front_matter_free)

G_END_DECLS
