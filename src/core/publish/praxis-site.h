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

typedef struct _PraxisSite PraxisSite;
typedef struct _PraxisSiteFile PraxisSiteFile;

/**
 * PraxisSiteFileKind:
 * @dup_key: gives the hash of everything that the file is made from, as praxis_hash_data() does
 * @render: makes the file; called by any thread, with the posts that @add_posts named
 * @add_posts: (nullable): adds the places of the posts, as published, without which it cannot be made; their
 *   references are loaded
 *
 * How files of a site are made. A file whose key is the one in the manifest is not made.
 */
typedef struct
{
  char   *(*dup_key)   (PraxisSite            *site,
                        const PraxisSiteFile  *file);
  GBytes *(*render)    (PraxisSite            *site,
                        const PraxisSiteFile  *file,
                        GPtrArray             *posts,
                        GError               **error);
  void    (*add_posts) (PraxisSite            *site,
                        const PraxisSiteFile  *file,
                        GArray                *places);
} PraxisSiteFileKind;

/**
 * PraxisSiteFile:
 * @path: its path in the site
 * @kind: how it is made
 * @data: (nullable): what it is of; it lives as long as the site
 */
struct _PraxisSiteFile
{
  char                     *path;
  const PraxisSiteFileKind *kind;
  gconstpointer             data;
};

/**
 * PraxisSite:
 * @publication: what is published
 * @references: the references of its posts
 * @months: (element-type PraxisSiteMonth): newest first, the posts without a month last
 * @terms: (element-type PraxisSiteTerm): those that have posts, topics before types
 * @paths: the page of each post
 * @redirects: (element-type PraxisSiteRedirect): pages that were
 * @files: (element-type PraxisSiteFile): every file that is neither the page of a post or a month nor one of references
 * @shards: (element-type PraxisSiteShard): the parts in which it is searched; none where nothing is published
 * @form: the hash of everything that is in every page
 *
 * What pages a digest's web site has, and where each of them is.
 */
struct _PraxisSite
{
  PraxisPublication *publication;
  PraxisReferences  *references;
  GPtrArray         *months;
  GPtrArray         *terms;
  GHashTable        *terms_by_uuid;
  GPtrArray         *paths;
  GPtrArray         *redirects;
  GPtrArray         *files;
  GPtrArray         *shards;
  char              *form;
};

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

/* praxis-site-files.c: the list of files, and what adds to it. */
void             praxis_site_add_all_files     (PraxisSite          *self);
void             praxis_site_add_file          (PraxisSite          *self,
                                                const char          *path,
                                                const PraxisSiteFileKind *kind,
                                                gconstpointer        data);

/* praxis-site-keys.c: what each page is made from, as a hash. */
char            *praxis_site_key_of_form       (PraxisDigest        *digest,
                                                PraxisReferences    *references);
char            *praxis_site_key_of_post       (PraxisSite          *self,
                                                guint                i);
char            *praxis_site_key_of_month      (PraxisSite          *self,
                                                PraxisSiteMonth     *month);
char            *praxis_site_key_of_index      (PraxisSite          *self,
                                                const PraxisSiteFile *file);
char            *praxis_site_key_of_archive    (PraxisSite          *self,
                                                const PraxisSiteFile *file);
char            *praxis_site_key_of_term       (PraxisSite          *self,
                                                const PraxisSiteFile *file);
char            *praxis_site_key_of_redirect   (PraxisSite          *self,
                                                const PraxisSiteFile *file);
char            *praxis_site_key_of_references (PraxisSite          *self,
                                                const char          *path);
char            *praxis_site_key_of_facets     (PraxisSite          *self,
                                                const char          *path);
char            *praxis_site_key_of_places     (PraxisSite          *self,
                                                const char          *path,
                                                GArray              *places);

/* praxis-site-post.c, praxis-site-lists.c: the pages. */
PraxisHtml      *praxis_site_render_post       (PraxisSite          *self,
                                                guint                i,
                                                PraxisPost          *post,
                                                const char          *article);
PraxisHtml      *praxis_site_render_month      (PraxisSite          *self,
                                                PraxisSiteMonth     *month,
                                                GPtrArray           *posts,
                                                const char          *articles);
void             praxis_site_add_redirects     (PraxisSite          *self);
void             praxis_site_add_lists         (PraxisSite          *self);
char            *praxis_page_of_posts          (PraxisDigest        *digest,
                                                PraxisReferences    *references,
                                                GPtrArray           *posts,
                                                PraxisMonth          month,
                                                const char          *blurb);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisSite, praxis_site_free)

G_END_DECLS
