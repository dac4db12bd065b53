/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cite/praxis-references.h"
#include "model/praxis-post.h"
#include "praxis-html.h"
#include "store/praxis-store-publication.h"

G_BEGIN_DECLS

/**
 * PraxisSiteMonth:
 * @month: the month; %PRAXIS_MONTH_NONE for the posts that have none
 * @path: (nullable): its page in the site; %NULL where it has none
 * @blurb: its blurb, or an empty text
 * @first: the place of its first post among the site's
 * @n: how many posts it has
 */
typedef struct
{
  PraxisMonth  month;
  char        *path;
  const char  *blurb;
  guint        first;
  guint        n;
} PraxisSiteMonth;

/**
 * PraxisSiteTerm:
 * @term: a topic or type of research
 * @path: its page in the site
 * @posts: (element-type guint): the places of the posts that have it, newest first
 */
typedef struct
{
  PraxisTerm *term;
  char       *path;
  GArray     *posts;
} PraxisSiteTerm;

/**
 * PraxisSiteRedirect:
 * @path: a page that was
 * @post: the place of the post that is its content now, among the site's
 */
typedef struct
{
  char  *path;
  guint  post;
} PraxisSiteRedirect;

/**
 * PraxisSite:
 * @publication: what is published
 * @references: the references of its posts
 * @months: (element-type PraxisSiteMonth): newest first, the posts without a month last
 * @terms: (element-type PraxisSiteTerm): those that have posts, topics before types
 * @paths: the page of each post
 * @redirects: (element-type PraxisSiteRedirect): pages that were
 * @form: the hash of everything that is in every page
 *
 * What pages a digest's web site has, and where each of them is.
 */
typedef struct
{
  PraxisPublication *publication;
  PraxisReferences  *references;
  GPtrArray         *months;
  GPtrArray         *terms;
  GHashTable        *terms_by_uuid;
  GPtrArray         *paths;
  GPtrArray         *redirects;
  char              *form;
} PraxisSite;

PraxisSite      *praxis_site_new               (PraxisPublication   *publication,
                                                PraxisReferences    *references);
void             praxis_site_free              (PraxisSite          *self);
PraxisPublished *praxis_site_get_post          (PraxisSite          *self,
                                                guint                i);
PraxisSiteTerm  *praxis_site_get_term          (PraxisSite          *self,
                                                PraxisTerm          *term);
PraxisSiteMonth *praxis_site_get_current       (PraxisSite          *self);
const char      *praxis_site_word              (PraxisSite          *self,
                                                const char          *message);
gboolean         praxis_site_has_references    (PraxisSite          *self);
guint            praxis_site_count_pages       (PraxisSite          *self);

/* praxis-site-keys.c: what each page is made from, as a hash. */
char            *praxis_site_key_of_form       (PraxisDigest        *digest,
                                                PraxisReferences    *references);
char            *praxis_site_key_of_post       (PraxisSite          *self,
                                                guint                i);
char            *praxis_site_key_of_month      (PraxisSite          *self,
                                                PraxisSiteMonth     *month);
char            *praxis_site_key_of_index      (PraxisSite          *self);
char            *praxis_site_key_of_archive    (PraxisSite          *self);
char            *praxis_site_key_of_term       (PraxisSite          *self,
                                                PraxisSiteTerm      *term);
char            *praxis_site_key_of_redirect   (PraxisSite          *self,
                                                PraxisSiteRedirect  *redirect);
char            *praxis_site_key_of_references (PraxisSite          *self,
                                                const char          *path);

/* praxis-site-post.c, praxis-site-lists.c: the pages. */
PraxisHtml      *praxis_site_render_post       (PraxisSite          *self,
                                                guint                i,
                                                PraxisPost          *post,
                                                const char          *article);
PraxisHtml      *praxis_site_render_month      (PraxisSite          *self,
                                                PraxisSiteMonth     *month,
                                                GPtrArray           *posts,
                                                const char          *articles);
PraxisHtml      *praxis_site_render_redirect   (PraxisSite          *self,
                                                PraxisSiteRedirect  *redirect);
PraxisHtml      *praxis_site_render_index      (PraxisSite          *self,
                                                GPtrArray           *posts);
PraxisHtml      *praxis_site_render_archive    (PraxisSite          *self);
PraxisHtml      *praxis_site_render_term       (PraxisSite          *self,
                                                PraxisSiteTerm      *term);
char            *praxis_page_of_posts          (PraxisDigest        *digest,
                                                PraxisReferences    *references,
                                                GPtrArray           *posts,
                                                PraxisMonth          month,
                                                const char          *blurb);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisSite, praxis_site_free)

G_END_DECLS
