/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-feed.h"

G_BEGIN_DECLS

/**
 * PraxisFeedEntry:
 * @id: a URI that names the post for ever
 * @link: (nullable): where its page is
 * @title: its title, which is not empty
 * @published: when it was first published, RFC 3339
 * @updated: when what is published of it last changed, RFC 3339; texts in this form sort by time
 * @summary: a few sentences of it, or an empty text
 * @content: its article, HTML
 * @terms: (element-type PraxisTerm): its topics and types of research, each once
 *
 * What a feed says of a post.
 */
typedef struct
{
  char      *id;
  char      *link;
  char      *title;
  char      *published;
  char      *updated;
  char      *summary;
  char      *content;
  GPtrArray *terms;
} PraxisFeedEntry;

/**
 * PraxisFeed:
 * @id: a URI that names the feed for ever
 * @home: (nullable): the page that it is the feed of
 * @self: (nullable): where it is itself
 * @title: its title, which is not empty
 * @subtitle: what it is about, or an empty text
 * @author: who writes it, or an empty text
 * @licence: under which licence it is, or an empty text
 * @language: a BCP 47 tag
 * @updated: when anything of it last changed, RFC 3339
 * @entries: (element-type PraxisFeedEntry): its posts, newest first
 *
 * What is in a feed, in whatever format it is written.
 */
typedef struct
{
  char       *id;
  char       *home;
  char       *self;
  char       *title;
  char       *subtitle;
  const char *author;
  const char *licence;
  const char *language;
  const char *updated;
  GPtrArray  *entries;
} PraxisFeed;

char *praxis_feed_to_atom (const PraxisFeed *self);
char *praxis_feed_to_json (const PraxisFeed *self);

G_END_DECLS
