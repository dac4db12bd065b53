/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-feed-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-article.h"
#include "praxis-page.h"
#include "praxis-prose.h"

/*
 * What is in the feeds of a digest and of its topics. A post is in them whole, with the article that is on every page of
 * it, so that it can be read where the site cannot be reached. Its id is made from its UUID alone: programs that read
 * feeds take a post whose id they know for one that was read, whatever became of its title, its month and its address.
 */

/* A digest has two or three posts a month, so that these are about the last year: who looks in after a summer has missed
 * nothing. Whole articles of more would make the file, which programs fetch again and again, larger than a megabyte where
 * the posts are long. */
#define N_POSTS 30

#define SUMMARY_LENGTH 280
#define SUBTITLE_LENGTH 500

/* RFC 4287, 4.1.1: a feed has a time also where nothing is in it. */
#define NEVER "1970-01-01T00:00:00Z"

typedef struct
{
  const char *extension;
  const char *media_type;
} Format;

static const Format formats[PRAXIS_N_FEED_FORMATS] = {
  { "xml", "application/atom+xml" },
  { "json", "application/feed+json" },
};

/**
 * praxis_feed_format_get_media_type:
 * @format: a format
 *
 * Returns: (transfer none): what the web calls such a file
 */
const char *
praxis_feed_format_get_media_type (PraxisFeedFormat format)
{
  return formats[format].media_type;
}

/**
 * praxis_feed_format_get_extension:
 * @format: a format
 *
 * Returns: (transfer none): how the name of such a file ends, without the dot
 */
const char *
praxis_feed_format_get_extension (PraxisFeedFormat format)
{
  return formats[format].extension;
}

/* Of a page's path. */
static char *
dup_stem (const char *path)
{
  return g_strndup (path, strlen (path) - strlen (".html"));
}

/**
 * praxis_feed_dup_stem:
 * @topic: (nullable): a topic; %NULL for the whole digest
 *
 * Returns: (transfer full): the path of its feed in the site, without the ending and the dot before it
 */
char *
praxis_feed_dup_stem (const PraxisSiteTerm *topic)
{
  return topic == NULL ? g_strdup (PRAXIS_FEED_STEM) : dup_stem (topic->path);
}

/* As entry_new() has it. */
static gint64
get_publication_time (PraxisSite *site,
                      guint       place)
{
  PraxisPublished *post = praxis_site_get_post (site, place);

  return post->published != 0 ? post->published : post->changed;
}

/* Keeps @places in order. What it is asked for comes newest month first, so that it seldom has to move anything. */
static void
take_if_newer (PraxisSite *site,
               GArray     *places,
               guint       place)
{
  gint64 time = get_publication_time (site, place);
  guint i = places->len;

  while (i > 0 && get_publication_time (site, g_array_index (places, guint, i - 1)) < time)
    i--;
  if (i == N_POSTS)
    return;
  if (places->len == N_POSTS)
    g_array_set_size (places, N_POSTS - 1);
  g_array_insert_val (places, i, place);
}

/**
 * praxis_feed_add_posts:
 * @site: a site
 * @topic: (nullable): one of its topics; %NULL for the whole digest
 * @places: (element-type guint): an empty array; gets the places of the posts that are in the feed
 *
 * Finds the posts that were published last, the last one first, whatever month they belong to: who follows a feed is told
 * of a post that is added to an old issue too. Those that were published together stand in the order of the site.
 */
void
praxis_feed_add_posts (PraxisSite     *site,
                       PraxisSiteTerm *topic,
                       GArray         *places)
{
  guint n = topic != NULL ? topic->posts->len : site->paths->len;

  g_return_if_fail (places->len == 0);

  for (guint i = 0; i < n; i++)
    take_if_newer (site, places, topic != NULL ? g_array_index (topic->posts, guint, i) : i);
}

/* RFC 9562: every UUID is a URN. */
static char *
dup_id (const char *uuid)
{
  return g_strconcat ("urn:uuid:", uuid, NULL);
}

static char *
format_time (gint64 seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup (NEVER);
}

/* Without a base URL nobody knows where the site will be. An address in an Atom document may then be the way from the
 * document's own one; JSON Feed knows no such thing, and in a file that stands alone it would lead nowhere. */
static char *
dup_link (PraxisSite       *site,
          PraxisSiteTerm   *topic,
          PraxisFeedFormat  format,
          gboolean          alone,
          const char       *path)
{
  char *url = praxis_page_dup_url (site->publication->digest, path);

  if (url == NULL && !alone && format == PRAXIS_FEED_ATOM)
    url = g_strconcat (topic != NULL ? "../" : "", path, NULL);
  return url;
}

static void
entry_free (PraxisFeedEntry *entry)
{
  g_free (entry->id);
  g_free (entry->link);
  g_free (entry->title);
  g_free (entry->published);
  g_free (entry->updated);
  g_free (entry->summary);
  g_free (entry->content);
  g_ptr_array_unref (entry->terms);
  g_free (entry);
}

static void
feed_clear (PraxisFeed *self)
{
  g_free (self->id);
  g_free (self->home);
  g_free (self->self);
  g_free (self->title);
  g_free (self->subtitle);
  g_ptr_array_unref (self->entries);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PraxisFeed, feed_clear)

/* A topic that a post has twice is named once. */
static GPtrArray *
list_terms (PraxisPost *post)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint v = 0; v < PRAXIS_N_VOCABULARIES; v++)
    {
      GPtrArray *terms = praxis_post_get_terms (post, v);

      for (guint i = 0; i < terms->len; i++)
        {
          const char *uuid = praxis_term_get_uuid (terms->pdata[i]);

          if (i == 0 || strcmp (praxis_term_get_uuid (terms->pdata[i - 1]), uuid) != 0)
            g_ptr_array_add (all, terms->pdata[i]);
        }
    }
  return all;
}

static PraxisFeedEntry *
entry_new (PraxisSite *site,
           PraxisPost *post,
           char       *link)
{
  PraxisFeedEntry *entry = g_new0 (PraxisFeedEntry, 1);
  const char *title = praxis_post_get_title (post);
  gint64 modified = praxis_post_get_modified (post);
  gint64 published = praxis_post_get_published (post);

  entry->id = dup_id (praxis_post_get_uuid (post));
  entry->link = link;
  entry->title = g_strdup (*title != '\0' ? title : praxis_site_word (site, NC_ ("page", "Untitled")));
  entry->published = format_time (published != 0 ? published : modified);
  /* What was written before it was published is new to readers on the day that it is. */
  entry->updated = format_time (MAX (published, modified));
  entry->summary = praxis_prose_to_excerpt (praxis_post_get_summary (post), SUMMARY_LENGTH);
  entry->content = praxis_article_to_message (post, site->publication->digest, site->references);
  entry->terms = list_terms (post);
  return entry;
}

static char *
dup_title (PraxisSite     *site,
           PraxisSiteTerm *topic)
{
  const char *title = praxis_digest_get_title (site->publication->digest);

  if (*title == '\0')
    title = praxis_site_word (site, NC_ ("page", "Untitled"));
  return topic == NULL ? g_strdup (title) : g_strconcat (praxis_term_get_label (topic->term), " – ", title, NULL);
}

static const char *
find_updated (const PraxisFeed *self)
{
  const char *updated = NEVER;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const PraxisFeedEntry *entry = self->entries->pdata[i];

      updated = strcmp (entry->updated, updated) > 0 ? entry->updated : updated;
    }
  return updated;
}

/**
 * praxis_feed_write:
 * @site: a site
 * @topic: (nullable): one of its topics; %NULL for the whole digest
 * @posts: (element-type PraxisPost): the posts that praxis_feed_add_posts() names, as published, their references loaded
 * @format: how to write it
 * @alone: whether the feed is a file for itself, and not one of the site's
 *
 * Returns: (transfer full): the feed
 */
char *
praxis_feed_write (PraxisSite       *site,
                   PraxisSiteTerm   *topic,
                   GPtrArray        *posts,
                   PraxisFeedFormat  format,
                   gboolean          alone)
{
  PraxisDigest *digest = site->publication->digest;
  const char *language = praxis_digest_get_language (digest);
  g_autofree char *stem = praxis_feed_dup_stem (topic);
  g_autofree char *path = g_strconcat (stem, ".", formats[format].extension, NULL);
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto(PraxisFeed) self = {
    .id = dup_id (topic != NULL ? praxis_term_get_uuid (topic->term) : praxis_digest_get_uuid (digest)),
    .home = dup_link (site, topic, format, alone, topic != NULL ? topic->path : "index.html"),
    .self = dup_link (site, topic, format, alone, path),
    .title = dup_title (site, topic),
    .subtitle = praxis_prose_to_excerpt (praxis_digest_get_introduction (digest), SUBTITLE_LENGTH),
    .author = praxis_digest_get_author (digest),
    .licence = praxis_digest_get_licence (digest),
    .language = language != NULL && *language != '\0' ? language : "en",
    .entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free),
  };

  praxis_feed_add_posts (site, topic, places);
  for (guint i = 0; i < posts->len && i < places->len; i++)
    {
      const char *page = site->paths->pdata[g_array_index (places, guint, i)];

      g_ptr_array_add (self.entries, entry_new (site, posts->pdata[i], dup_link (site, topic, format, alone, page)));
    }
  self.updated = find_updated (&self);
  return format == PRAXIS_FEED_ATOM ? praxis_feed_to_atom (&self) : praxis_feed_to_json (&self);
}

/* In a site */

static void
add_file_posts (PraxisSite           *site,
                const PraxisSiteFile *file,
                GArray               *places)
{
  praxis_feed_add_posts (site, (PraxisSiteTerm *) file->data, places);
}

static char *
key_of_feed (PraxisSite           *site,
             const PraxisSiteFile *file)
{
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));

  add_file_posts (site, file, places);
  return praxis_site_key_of_places (site, file->path, places);
}

static GBytes *
render_feed (PraxisSite           *site,
             const PraxisSiteFile *file,
             GPtrArray            *posts,
             PraxisFeedFormat      format)
{
  char *text = praxis_feed_write (site, (PraxisSiteTerm *) file->data, posts, format, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
render_atom (PraxisSite            *site,
             const PraxisSiteFile  *file,
             GPtrArray             *posts,
             GError               **error)
{
  return render_feed (site, file, posts, PRAXIS_FEED_ATOM);
}

static GBytes *
render_json (PraxisSite            *site,
             const PraxisSiteFile  *file,
             GPtrArray             *posts,
             GError               **error)
{
  return render_feed (site, file, posts, PRAXIS_FEED_JSON);
}

static void
add_feed (PraxisSite           *site,
          const char           *stem,
          const PraxisSiteTerm *topic)
{
  static const PraxisSiteFileKind kinds[PRAXIS_N_FEED_FORMATS] = {
    { key_of_feed, render_atom, add_file_posts },
    { key_of_feed, render_json, add_file_posts },
  };

  for (guint i = 0; i < PRAXIS_N_FEED_FORMATS; i++)
    {
      g_autofree char *path = g_strconcat (stem, ".", formats[i].extension, NULL);

      praxis_site_add_file (site, path, &kinds[i], topic);
    }
}

/* A feed cannot lead on without a server: who followed a topic that was merged gets the feed of the one that it is in now. */
static void
add_former_feeds (PraxisSite *site)
{
  for (guint i = 0; i < site->redirects->len; i++)
    {
      const PraxisSiteRedirect *redirect = site->redirects->pdata[i];
      g_autofree char *stem = dup_stem (redirect->path);

      if (redirect->topic != NULL)
        add_feed (site, stem, redirect->topic);
    }
}

/**
 * praxis_site_add_feeds:
 * @site: a site that knows its posts, terms and redirects
 *
 * Lists the feeds of the digest and of each topic among the site's files.
 */
void
praxis_site_add_feeds (PraxisSite *site)
{
  add_feed (site, PRAXIS_FEED_STEM, NULL);
  for (guint i = 0; i < site->terms->len; i++)
    {
      const PraxisSiteTerm *term = site->terms->pdata[i];
      g_autofree char *stem = praxis_feed_dup_stem (term);

      if (praxis_term_get_vocabulary (term->term) == PRAXIS_VOCABULARY_TOPIC)
        add_feed (site, stem, term);
    }
  add_former_feeds (site);
}
