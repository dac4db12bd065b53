/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-site.h"

G_BEGIN_DECLS

/**
 * PraxisFeedFormat:
 * @PRAXIS_FEED_ATOM: Atom (RFC 4287)
 * @PRAXIS_FEED_JSON: JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)
 *
 * How a feed is written.
 */
typedef enum
{
  PRAXIS_FEED_ATOM,
  PRAXIS_FEED_JSON,
} PraxisFeedFormat;

#define PRAXIS_N_FEED_FORMATS 2

/* The whole digest's feed in its site, without the ending. */
#define PRAXIS_FEED_STEM "feed"

const char *praxis_feed_format_get_media_type (PraxisFeedFormat   format);
const char *praxis_feed_format_get_extension  (PraxisFeedFormat   format);
void        praxis_feed_add_posts             (PraxisSite        *site,
                                               PraxisSiteTerm    *topic,
                                               GArray            *places);
char       *praxis_feed_dup_stem              (const PraxisSiteTerm *topic);
char       *praxis_feed_write                 (PraxisSite        *site,
                                               PraxisSiteTerm    *topic,
                                               GPtrArray         *posts,
                                               PraxisFeedFormat   format,
                                               gboolean           alone);
void        praxis_site_add_feeds             (PraxisSite        *site);

G_END_DECLS
