/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-export-site-private.h"
#include "praxis-site.h"

G_BEGIN_DECLS

/* What is made of the index of a shard. */
enum
{
  PRAXIS_SITE_SCRIPT_WORDS,
  PRAXIS_SITE_SCRIPT_PLACES,
  PRAXIS_N_SITE_SCRIPTS
};

/**
 * PraxisSiteShard:
 * @number: its number, from 0 on
 * @places: (element-type guint): the places of its posts, by their rows in the library
 * @key: what it is made from, as a hash
 * @posts_path: the file that says what lists show of the posts
 * @words_path: the file in which their words are found
 * @places_path: the file that says where in them the words stand
 * @words: (nullable) (element-type PraxisWords): the words of its posts, for the second one of these two files that needs them; only
 *   the thread that has the library looks here
 * @lock: guards @scripts
 * @scripts: (nullable): the content of the files of words and of places, while one of them is made and the other one is not yet
 *
 * A part of the posts of a site, as the search loads them.
 */
typedef struct
{
  guint      number;
  GArray    *places;
  char      *key;
  char      *posts_path;
  char      *words_path;
  char      *places_path;
  GPtrArray *words;
  GMutex     lock;
  GBytes    *scripts[PRAXIS_N_SITE_SCRIPTS];
} PraxisSiteShard;

extern const PraxisSiteFileKind praxis_site_words_kind;
extern const PraxisSiteFileKind praxis_site_places_kind;

void     praxis_site_add_search       (PraxisSite      *site);
gboolean praxis_site_has_search       (PraxisSite      *site);
void     praxis_site_write_search     (PraxisHtml      *html,
                                       PraxisSite      *site,
                                       const char      *root,
                                       const PraxisSiteTerm *topic,
                                       const PraxisSiteTerm *type);
void     praxis_site_shard_free       (PraxisSiteShard *shard);
void     praxis_site_search_append_call (GString       *script,
                                       const char      *function,
                                       int              number,
                                       const char      *json);

G_END_DECLS
