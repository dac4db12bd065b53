/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-json.h"

G_BEGIN_DECLS

/**
 * PraxisFrontMatter:
 * @header: the YAML between the two lines of "---", as JSON; an object
 * @lines: (element-type utf8 guint): the line of each of its keys, from 1
 * @body: the text behind it, with Unix line ends
 *
 * A text file with front matter.
 */
typedef struct
{
  PraxisJson *header;
  GHashTable *lines;
  char       *body;
} PraxisFrontMatter;

gboolean           praxis_front_matter_is_there  (const char         *text,
                                                  gssize              length);
PraxisFrontMatter *praxis_front_matter_parse     (const char         *text,
                                                  gssize              length,
                                                  GError            **error);
void               praxis_front_matter_free      (PraxisFrontMatter  *self);
guint              praxis_front_matter_get_line  (PraxisFrontMatter  *self,
                                                  const char         *key);
gboolean           praxis_front_matter_get_text  (PraxisFrontMatter  *self,
                                                  const char         *key,
                                                  const char        **text,
                                                  GError            **error);
gboolean           praxis_front_matter_get_texts (PraxisFrontMatter  *self,
                                                  const char         *key,
                                                  GStrv              *texts,
                                                  GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisFrontMatter, praxis_front_matter_free)

G_END_DECLS
