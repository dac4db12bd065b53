/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-draft.h"
#include "praxis-store.h"

G_BEGIN_DECLS

/**
 * PraxisWords:
 * @title: its title
 * @authors: the authors of its works, a line each, given names before family names
 * @journal: what the works appeared in, a line each
 * @reference: what else is searched of the works, whatever style they are printed in
 * @summary: its summary, without markup
 * @implications: its practice implications, without markup
 *
 * What is searched of a post beside its topics and types of research.
 */
typedef struct
{
  char *title;
  char *authors;
  char *journal;
  char *reference;
  char *summary;
  char *implications;
} PraxisWords;

PraxisWords *praxis_words_new                 (PraxisDraft  *draft);
void         praxis_words_free                (PraxisWords  *self);
PraxisWords *praxis_store_get_published_words (PraxisStore  *self,
                                               gint64        post_id,
                                               GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisWords, praxis_words_free)

G_END_DECLS
