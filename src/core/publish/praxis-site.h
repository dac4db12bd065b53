/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "archive/praxis-signing-key.h"
#include "cite/praxis-references.h"
#include "model/praxis-post.h"
#include "praxis-hash.h"
#include "praxis-html.h"
#include "praxis-theme.h"
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
 * PraxisSiteYear:
 * @year: the year; 0 for the posts that have no month
 * @folder: its folder in the site
 * @months: the place of its newest month among the site's
 * @n_months: how many months it has
 * @first: the place of its first post among the site's
 * @n: how many posts it has
 */
typedef struct
{
  int    year;
  char  *folder;
  guint  months;
  guint  n_months;
  guint  first;
  guint  n;
} PraxisSiteYear;

/**
 * PraxisSiteTerm:
 * @term: a topic or type of research
 * @index: its place among the site's terms
 * @path: its page in the site
 * @posts: (element-type guint): the places of the posts that have it, newest first
 * @crossings: (element-type PraxisSiteCrossing): its posts by the terms of the other vocabulary, in their order
 * @facets: the hash of what a list of these crossings shows
 */
typedef struct
{
  PraxisTerm *term;
  guint       index;
  char       *path;
  GArray     *posts;
  GPtrArray  *crossings;
  PraxisHash  facets;
} PraxisSiteTerm;

/**
 * PraxisSiteCrossing:
 * @terms: a topic and a type of research that some posts have both, by their vocabularies
 * @path: its page in the site
 * @posts: (element-type guint): the places of these posts, newest first
 */
typedef struct
{
  PraxisSiteTerm *terms[PRAXIS_N_VOCABULARIES];
  char           *path;
  GArray         *posts;
} PraxisSiteCrossing;

/**
 * PraxisSiteRedirect:
 * @path: a page that was
 * @target: where its content is now
 * @title: the title of that
 * @topic: (nullable): the topic that it was the page of, whose feeds were beside it
 */
typedef struct
{
  char                 *path;
  const char           *target;
  const char           *title;
  const PraxisSiteTerm *topic;
} PraxisSiteRedirect;

/* How many related posts a page leads to: some that are older, and some that came later. */
#define PRAXIS_SITE_N_OLDER 3
#define PRAXIS_SITE_N_NEWER 2
#define PRAXIS_SITE_N_RELATED (PRAXIS_SITE_N_OLDER + PRAXIS_SITE_N_NEWER)

typedef struct _PraxisSite PraxisSite;
typedef struct _PraxisSiteFile PraxisSiteFile;

/**
 * PraxisSiteFileKind:
 * @dup_key: gives the hash of everything that the file is made from, as praxis_hash_data() does
 * @render: makes the file; called by any thread, with the posts that @add_posts named
 * @add_posts: (nullable): adds the places of the posts, as published, without which it cannot be made; their
 *   references are loaded
 * @load: (nullable): reads something else of the posts, in the thread that has the library; @render gets it in the place of
 *   the posts
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
  GPtrArray *(*load)   (PraxisSite            *site,
                        const PraxisSiteFile  *file,
                        PraxisStore           *store,
                        GError               **error);
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
 * @years: (element-type PraxisSiteYear): newest first, the posts without a month last
 * @terms: (element-type PraxisSiteTerm): those that have posts, topics before types
 * @n_topics: how many of the terms are topics
 * @crossings: (element-type PraxisSiteCrossing): in the order of the topics, then of the types
 * @facets: the hashes of what the lists of all topics and of all types show
 * @term_starts: (element-type guint): where the terms of each post begin in @term_indexes, and where the last ones end
 * @term_indexes: (element-type guint): the terms of the posts, as places among @terms
 * @related: (element-type guint): of each post %PRAXIS_SITE_N_RELATED places of others, first those that came later, then
 *   older ones by what they share with it; %G_MAXUINT where there are no more
 * @paths: the page of each post
 * @entries: (element-type PraxisHash): the hash of what lists show of each post
 * @terms_of_posts: (element-type PraxisHash): of each post what its page shows of its terms
 * @entry_pages: what lists show of each post, made when it is asked for
 * @redirects: (element-type PraxisSiteRedirect): pages that were
 * @files: (element-type PraxisSiteFile): every file that is neither the page of a post or a month nor one of references
 * @shards: (element-type PraxisSiteShard): the parts in which it is searched; none where nothing is published
 * @form: the hash of everything that is in every page
 * @signing_key: (nullable): the key that its archive is signed with; it outlives the site
 * @theme: (nullable): how it looks, in place of the digest's own theme; it outlives the site
 *
 * What pages a digest's web site has, and where each of them is.
 */
struct _PraxisSite
{
  PraxisPublication *publication;
  PraxisReferences  *references;
  GPtrArray         *months;
  GPtrArray         *years;
  GPtrArray         *terms;
  guint              n_topics;
  GPtrArray         *crossings;
  PraxisHash         facets[PRAXIS_N_VOCABULARIES];
  GHashTable        *terms_by_uuid;
  GArray            *term_starts;
  GArray            *term_indexes;
  GArray            *related;
  GPtrArray         *paths;
  GArray            *entries;
  GArray            *terms_of_posts;
  char             **entry_pages;
  GPtrArray         *redirects;
  GPtrArray         *files;
  GPtrArray         *shards;
  char              *form;
  const PraxisSigningKey *signing_key;
  PraxisTheme       *theme;
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

/* praxis-site.c, for its neighbours: a path that no other page has. */
char            *praxis_site_dup_path          (GHashTable          *taken,
                                                const char          *folder,
                                                const char          *slug,
                                                const char          *fallback);

/* praxis-site-terms.c, praxis-site-related.c: which posts belong together. */
void             praxis_site_hash_terms        (PraxisSite          *self);
void             praxis_site_add_terms         (PraxisSite          *self,
                                                GHashTable          *taken);
void             praxis_site_free_terms        (PraxisSite          *self);
void             praxis_site_add_related       (PraxisSite          *self);

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
char            *praxis_site_key_of_references (PraxisSite          *self);
char            *praxis_site_key_of_places     (PraxisSite          *self,
                                                const char          *path,
                                                GArray              *places);

/* The parts: praxis-site-PART.c. */
PraxisHtml      *praxis_site_render_post       (PraxisSite          *self,
                                                guint                i,
                                                PraxisPost          *post,
                                                const char          *article);
PraxisHtml      *praxis_site_render_month      (PraxisSite          *self,
                                                PraxisSiteMonth     *month,
                                                GPtrArray           *posts,
                                                const char          *articles);
void             praxis_site_find_redirects    (PraxisSite          *self,
                                                GHashTable          *taken);
void             praxis_site_add_redirects     (PraxisSite          *self);
void             praxis_site_add_index         (PraxisSite          *self);
void             praxis_site_add_years         (PraxisSite          *self);
void             praxis_site_add_facets        (PraxisSite          *self);
void             praxis_site_add_tables        (PraxisSite          *self);
void             praxis_site_add_sitemap       (PraxisSite          *self);
void             praxis_site_add_share         (PraxisSite          *self);
void             praxis_site_add_frame         (PraxisSite          *self);
char            *praxis_site_dup_year_name     (PraxisSite          *self,
                                                const PraxisSiteYear *year);
char            *praxis_page_of_posts          (PraxisDigest        *digest,
                                                PraxisReferences    *references,
                                                GPtrArray           *posts,
                                                PraxisMonth          month,
                                                const char          *blurb,
                                                const char          *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisSite, praxis_site_free)

G_END_DECLS
