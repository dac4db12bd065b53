/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/praxis-store-publication.h"

G_BEGIN_DECLS

/**
 * PraxisHugoTerm:
 * @term: the topic or type of research
 * @path: its file in the folder
 * @target: where Hugo has to find that, so that it takes it for the page of the term
 * @aliases: (element-type utf8): the addresses that lead on to it, from the root of the site
 *
 * A topic or type of research that had other addresses.
 */
typedef struct
{
  PraxisTerm *term;
  char       *path;
  char       *target;
  GPtrArray  *aliases;
} PraxisHugoTerm;

GPtrArray *praxis_hugo_list_terms       (PraxisPublication    *publication);
char      *praxis_hugo_term_to_markdown (const PraxisHugoTerm *self);

G_END_DECLS
