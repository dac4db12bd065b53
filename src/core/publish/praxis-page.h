/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-digest.h"
#include "model/praxis-post.h"
#include "praxis-html.h"

G_BEGIN_DECLS

/**
 * PraxisPageStep:
 * @name: what the page is called
 * @path: its path in the site
 *
 * A page on the way from the site's first page to another.
 */
typedef struct
{
  const char *name;
  const char *path;
} PraxisPageStep;

/**
 * PraxisPage:
 * @digest: the digest that the page is of
 * @root: (nullable): the way from the page to the site's folder: "", "../", "../../", or where it is on the web; %NULL
 *   for a page that stands alone, which carries its style sheet in itself and leads nowhere
 * @address: (nullable): the page's path in the site
 * @style: (nullable): the style sheet that a page that stands alone carries; %NULL for that of the plain theme
 * @title: (nullable): what the page is about; %NULL for the digest itself
 * @description: (nullable): one sentence about it, for search engines
 * @kind: the class of the body, by which the style sheet knows the page
 * @has_heading: whether the page has a heading of the first level itself; otherwise the digest's title is it
 * @post: (nullable): the post that the page is of
 * @changed: when the post was changed last, in seconds since 1970-01-01 UTC; 0 where that is not known
 * @minutes: how long the post takes to read; 0 where that is not said
 * @citations: (nullable) (element-type PraxisCitation): the works that the page is about
 * @feed: (nullable): the path of the feed of what the page is about, in the site and without its ending, as
 *   praxis_feed_dup_stem() gives it; the digest's own is named on every page
 * @has_search: whether scripts of the site run in the page
 * @has_references: whether the files of references stand beside the site's first page, and the page leads to them
 * @steps: (nullable) (array length=n_steps): the way to the page, the page itself last
 * @n_steps: how many steps it has
 * @shows_steps: whether the page shows the way
 * @is_missing: whether the page stands for those that are not there
 *
 * What stands around the content of a page.
 */
typedef struct
{
  PraxisDigest      *digest;
  const char        *root;
  const char        *address;
  const char        *style;
  const char        *title;
  const char        *description;
  const char        *kind;
  gboolean           has_heading;
  PraxisPost        *post;
  gint64             changed;
  guint              minutes;
  GPtrArray         *citations;
  const char        *feed;
  gboolean           has_search;
  gboolean           has_references;
  const PraxisPageStep *steps;
  gsize              n_steps;
  gboolean           shows_steps;
  gboolean           is_missing;
} PraxisPage;

/* The picture beside links to any page of a site: its path, and its size in dots, which is that of a large card
 * (https://developer.x.com/en/docs/x-for-websites/cards/overview/summary-card-with-large-image). */
#define PRAXIS_PAGE_IMAGE "share.png"
#define PRAXIS_PAGE_IMAGE_WIDTH 1200
#define PRAXIS_PAGE_IMAGE_HEIGHT 630

void        praxis_page_begin         (PraxisHtml       *html,
                                       const PraxisPage *page);
void        praxis_page_end           (PraxisHtml       *html,
                                       const PraxisPage *page);
void        praxis_page_write_head    (PraxisHtml       *html,
                                       const char       *policy,
                                       const char       *title);
void        praxis_page_write_redirect (PraxisHtml      *html,
                                       const PraxisPage *page,
                                       const char       *target);
char       *praxis_page_dup_url       (PraxisDigest     *digest,
                                       const char       *path);
const char *praxis_page_get_digest_title (PraxisDigest  *digest);
char       *praxis_page_dup_policy    (const char       *css,
                                       const char       *data,
                                       gboolean          scripts);
const char *praxis_page_get_style     (void);
char       *praxis_page_dup_licence_url (const char     *licence);

/* praxis-page-metadata.c */
void        praxis_page_write_metadata (PraxisHtml      *html,
                                       const PraxisPage *page,
                                       const char       *url);

G_END_DECLS
