/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-site-search.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-catalogue.h"
#include "praxis-hash.h"
#include "praxis-site-private.h"

/*
 * Search in a site, without a server: search.js finds, and what it finds in are scripts too, which call it back with their
 * data. A page that was opened from a file may load nothing else.
 *
 *   search.js              MiniSearch and what is in site/
 *   search/site.js         the words of its controls, the topics and types, which shards there are
 *   search/posts-N.js      what lists show of the posts of a shard
 *   search/words-N.js      MiniSearch's index of them: praxis-site-words.c
 *   search/places-N.js     where in them the words stand, for words in quotes
 *
 * A post's shard follows from its UUID, so that an edit, a new post and one that goes each change one shard. There is one
 * of them up to a thousand posts.
 */

#define SCRIPT_PATH APP_PATH "/search.js"

#define MAX_POSTS 1000

typedef struct
{
  const char *name;
  const char *message;
} Word;

/* The words of the controls. */
static const Word words[] = {
  { "search", NC_ ("page", "Search") },
  /* Translators: {count} is a number */
  { "found", NC_ ("page", "Posts found: {count}") },
  { "similar", NC_ ("page", "No post has exactly these words. Posts with similar words: {count}") },
  { "nothing", NC_ ("page", "No post was found.") },
  { "advice", NC_ ("page", "All words have to be in a post. Try fewer of them, look at their spelling, or choose fewer topics "
                           "and types.") },
  /* Translators: “OR” and the names with a colon stay as they are; the words are examples */
  { "syntax", NC_ ("page", "Words in quotes, as in \"alliance rupture\", stand side by side; -children leaves posts out; alliance OR "
                           "rapport finds one of both. Fields: title:, author:, journal:, topic:, year:2015-2020.") },
  { "clear", NC_ ("page", "Clear") },
  { "more", NC_ ("page", "Show more") },
  { "loading", NC_ ("page", "Loading…") },
  { "failed", NC_ ("page", "The search could not be loaded.") },
  /* Translators: {label} is a topic or a type of research that the list of posts is narrowed by */
  { "without", NC_ ("page", "Remove {label}") },
  { "topics", NC_ ("page", "Topics") },
  { "types", NC_ ("page", "Type of Research") },
  { "results", NC_ ("page", "Posts") },
  { "untitled", NC_ ("page", "Untitled") },
};

static GBytes *
get_script (void)
{
  g_autoptr(GError) error = NULL;
  GBytes *bytes = g_resources_lookup_data (SCRIPT_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL)
    g_error ("The script of the search is missing: %s", error->message);
  return bytes;
}

/**
 * praxis_site_shard_free:
 * @shard: (transfer full): a shard
 */
void
praxis_site_shard_free (PraxisSiteShard *shard)
{
  g_array_unref (shard->places);
  g_free (shard->key);
  g_free (shard->posts_path);
  g_free (shard->words_path);
  g_free (shard->places_path);
  g_clear_pointer (&shard->words, g_ptr_array_unref);
  for (guint i = 0; i < PRAXIS_N_SITE_SCRIPTS; i++)
    g_clear_pointer (&shard->scripts[i], g_bytes_unref);
  g_mutex_clear (&shard->lock);
  g_free (shard);
}

static PraxisSiteShard *
shard_new (guint number)
{
  PraxisSiteShard *shard = g_new0 (PraxisSiteShard, 1);

  shard->number = number;
  shard->places = g_array_new (FALSE, FALSE, sizeof (guint));
  shard->posts_path = g_strdup_printf ("search/posts-%u.js", number);
  shard->words_path = g_strdup_printf ("search/words-%u.js", number);
  shard->places_path = g_strdup_printf ("search/places-%u.js", number);
  g_mutex_init (&shard->lock);
  return shard;
}

/* FNV-1a: the number must be the same on every computer. */
static guint32
hash_uuid (const char *uuid)
{
  guint32 hash = 2166136261;

  for (; *uuid != '\0'; uuid++)
    hash = (hash ^ (guint8) *uuid) * 16777619;
  return hash ^ (hash >> 16);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  gint64 first = praxis_site_get_post (user_data, *(const guint *) a)->id;
  gint64 second = praxis_site_get_post (user_data, *(const guint *) b)->id;

  return first < second ? -1 : first > second;
}

static void
make_shards (PraxisSite *site)
{
  guint n = 1;

  while (site->paths->len > n * MAX_POSTS)
    n *= 2;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (site->shards, shard_new (i));
  for (guint i = 0; i < site->paths->len; i++)
    {
      PraxisSiteShard *shard = site->shards->pdata[hash_uuid (praxis_site_get_post (site, i)->uuid) & (n - 1)];

      g_array_append_val (shard->places, i);
    }
  for (guint i = 0; i < n; i++)
    {
      PraxisSiteShard *shard = site->shards->pdata[i];

      /* By the place in the site a new post would change every number. */
      g_array_sort_with_data (shard->places, compare_rows, site);
      shard->key = praxis_site_key_of_places (site, "search", shard->places);
    }
}

/* What stands in a script between the quotes of a text: nothing that could end the text, or the element around a script. */
static void
append_quoted (GString    *script,
               const char *text)
{
  for (const char *p = text; *p != '\0';)
    {
      /* Of the two separators, U+2028 and U+2029, the first byte; many other characters begin with it. */
      gsize length = strcspn (p, "\\'<\xe2");

      g_string_append_len (script, p, length);
      p += length;
      if (*p == '\\' || *p == '\'')
        g_string_append_printf (script, "\\%c", *p++);
      else if (*p == '<')
        {
          g_string_append (script, "\\u003c");
          p++;
        }
      else if (strncmp (p, "\u2028", 3) == 0 || strncmp (p, "\u2029", 3) == 0)
        {
          g_string_append (script, p[2] == '\xa8' ? "\\u2028" : "\\u2029");
          p += 3;
        }
      else if (*p != '\0')
        g_string_append_c (script, *p++);
    }
}

/**
 * praxis_site_search_append_call:
 * @script: what it is appended to
 * @function: a function of the search
 * @number: the number of a shard; -1 for none
 * @json: JSON
 *
 * Writes the call that gives data to the search. Browsers read JSON in a text faster than the same as a script.
 */
void
praxis_site_search_append_call (GString    *script,
                                const char *function,
                                int         number,
                                const char *json)
{
  g_string_append_printf (script, "praxisSearch.%s(", function);
  if (number >= 0)
    g_string_append_printf (script, "%d,", number);
  g_string_append (script, "JSON.parse('");
  append_quoted (script, json);
  g_string_append (script, "'));\n");
}

static GBytes *
call_to_bytes (const char        *function,
               int                number,
               PraxisJsonBuilder *json)
{
  g_autofree char *text = praxis_json_to_string (json, FALSE);
  g_autoptr(GString) script = g_string_sized_new (strlen (text) * 9 / 8 + 128);

  praxis_site_search_append_call (script, function, number, text);
  return g_string_free_to_bytes (g_steal_pointer (&script));
}

/* The files */

static char *
key_of_script (PraxisSite           *site,
               const PraxisSiteFile *file)
{
  g_autoptr(GBytes) bytes = get_script ();
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return praxis_hash_data (data, length);
}

static GBytes *
render_script (PraxisSite            *site,
               const PraxisSiteFile  *file,
               GPtrArray             *posts,
               GError               **error)
{
  return get_script ();
}

static char *
key_of_site (PraxisSite           *site,
             const PraxisSiteFile *file)
{
  GString *key = praxis_site_key_begin (site, file->path);

  praxis_site_key_add_facets (key, site, NULL, NULL);
  for (guint i = 0; i < site->shards->len; i++)
    praxis_site_key_add (key, ((PraxisSiteShard *) site->shards->pdata[i])->key);
  return praxis_site_key_end (key);
}

/* A term is known by its page, which is its own in the site, and keeps its name when another one comes. */
static void
add_term_id (PraxisJsonBuilder    *json,
             yyjson_mut_val       *array,
             const PraxisSiteTerm *term)
{
  yyjson_mut_arr_add_strncpy (json, array, term->path, strlen (term->path) - strlen (".html"));
}

static void
add_terms (PraxisJsonBuilder *json,
           yyjson_mut_val    *root,
           PraxisSite        *site)
{
  yyjson_mut_val *terms = yyjson_mut_obj_add_arr (json, root, "terms");

  for (guint i = 0; i < site->terms->len; i++)
    {
      const PraxisSiteTerm *term = site->terms->pdata[i];
      yyjson_mut_val *row = yyjson_mut_arr_add_arr (json, terms);

      add_term_id (json, row, term);
      yyjson_mut_arr_add_strcpy (json, row, praxis_term_get_label (term->term));
      yyjson_mut_arr_add_uint (json, row, term->posts->len);
    }
}

static GBytes *
render_site (PraxisSite            *site,
             const PraxisSiteFile  *file,
             GPtrArray             *posts,
             GError               **error)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);
  yyjson_mut_val *texts, *shards;

  yyjson_mut_doc_set_root (json, root);
  texts = yyjson_mut_obj_add_obj (json, root, "words");
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    yyjson_mut_obj_add_strcpy (json, texts, words[i].name, praxis_site_word (site, words[i].message));
  add_terms (json, root, site);
  /* With its key in the address no browser takes an older shard for the one that is there now. */
  shards = yyjson_mut_obj_add_arr (json, root, "shards");
  for (guint i = 0; i < site->shards->len; i++)
    yyjson_mut_arr_add_strncpy (json, shards, ((PraxisSiteShard *) site->shards->pdata[i])->key, 12);
  return call_to_bytes ("site", -1, json);
}

static char *
key_of_posts (PraxisSite           *site,
              const PraxisSiteFile *file)
{
  return g_strdup (((const PraxisSiteShard *) file->data)->key);
}

static void
add_years (PraxisJsonBuilder *json,
           yyjson_mut_val    *row,
           PraxisPublished   *post)
{
  yyjson_mut_val *years = yyjson_mut_arr_add_arr (json, row);

  if (post->year > 0)
    yyjson_mut_arr_add_int (json, years, post->year);
  for (guint i = 0; post->other_years != NULL && i < post->other_years->len; i++)
    yyjson_mut_arr_add_int (json, years, g_array_index (post->other_years, int, i));
}

static void
add_post (PraxisJsonBuilder *json,
          yyjson_mut_val    *rows,
          PraxisSite        *site,
          guint              place)
{
  PraxisPublished *post = praxis_site_get_post (site, place);
  g_autofree char *month = praxis_catalogue_format_month (praxis_digest_get_language (site->publication->digest), post->month);
  yyjson_mut_val *row = yyjson_mut_arr_add_arr (json, rows);
  yyjson_mut_val *terms;
  PraxisSiteTerm *last = NULL;

  yyjson_mut_arr_add_strcpy (json, row, site->paths->pdata[place]);
  yyjson_mut_arr_add_strcpy (json, row, post->title);
  yyjson_mut_arr_add_strcpy (json, row, post->citation);
  yyjson_mut_arr_add_strcpy (json, row, month != NULL ? month : "");
  yyjson_mut_arr_add_uint (json, row, post->month);
  yyjson_mut_arr_add_int (json, row, post->position);
  terms = yyjson_mut_arr_add_arr (json, row);
  for (guint i = 0; i < post->terms->len; i++)
    {
      PraxisSiteTerm *term = praxis_site_get_term (site, post->terms->pdata[i]);

      if (term != NULL && term != last)
        add_term_id (json, terms, term);
      last = term;
    }
  add_years (json, row, post);
}

static GBytes *
render_posts (PraxisSite            *site,
              const PraxisSiteFile  *file,
              GPtrArray             *posts,
              GError               **error)
{
  const PraxisSiteShard *shard = file->data;
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *rows = yyjson_mut_arr (json);

  yyjson_mut_doc_set_root (json, rows);
  for (guint i = 0; i < shard->places->len; i++)
    add_post (json, rows, site, g_array_index (shard->places, guint, i));
  return call_to_bytes ("posts", shard->number, json);
}

/**
 * praxis_site_has_search:
 * @site: a site
 *
 * Returns: whether it can be searched: whether it has posts
 */
gboolean
praxis_site_has_search (PraxisSite *site)
{
  return site->paths->len > 0;
}

/**
 * praxis_site_add_search:
 * @site: a site that knows its posts and terms, and its form
 *
 * Lists the files of the search.
 */
void
praxis_site_add_search (PraxisSite *site)
{
  static const PraxisSiteFileKind script_kind = { key_of_script, render_script, NULL };
  static const PraxisSiteFileKind site_kind = { key_of_site, render_site, NULL };
  static const PraxisSiteFileKind posts_kind = { key_of_posts, render_posts, NULL };

  if (!praxis_site_has_search (site))
    return;
  make_shards (site);
  /* What takes longest goes first. */
  for (guint i = 0; i < site->shards->len; i++)
    {
      PraxisSiteShard *shard = site->shards->pdata[i];

      praxis_site_add_file (site, shard->words_path, &praxis_site_words_kind, shard);
      praxis_site_add_file (site, shard->places_path, &praxis_site_places_kind, shard);
    }
  praxis_site_add_file (site, "search.js", &script_kind, NULL);
  praxis_site_add_file (site, "search/site.js", &site_kind, NULL);
  for (guint i = 0; i < site->shards->len; i++)
    {
      PraxisSiteShard *shard = site->shards->pdata[i];

      praxis_site_add_file (site, shard->posts_path, &posts_kind, shard);
    }
}

static void
write_script (PraxisHtml *html,
              const char *root,
              const char *path)
{
  g_autofree char *address = g_strconcat (root, path, NULL);

  praxis_html_element (html, "script", "", "src", address, "defer", "", NULL);
}

static void
append_term (GString              *terms,
             const PraxisSiteTerm *term)
{
  if (term == NULL)
    return;
  if (terms->len > 0)
    g_string_append_c (terms, ' ');
  g_string_append_len (terms, term->path, strlen (term->path) - strlen (".html"));
}

/**
 * praxis_site_write_search:
 * @html: a writer in the content of a page whose policy lets the site's scripts run
 * @site: the site
 * @root: the way from the page to the site's folder
 * @topic: (nullable): the topic that the page is about, which is chosen at the beginning
 * @type: (nullable): the type of research that it is about
 *
 * Writes the place where the search will be; what follows in the same element gives way to what is found. Without
 * JavaScript nothing of it is seen.
 */
void
praxis_site_write_search (PraxisHtml           *html,
                          PraxisSite           *site,
                          const char           *root,
                          const PraxisSiteTerm *topic,
                          const PraxisSiteTerm *type)
{
  g_autoptr(GString) terms = g_string_new (NULL);

  if (!praxis_site_has_search (site))
    return;
  append_term (terms, topic);
  append_term (terms, type);
  praxis_html_element (html, "div", "", "class", "search", "id", "search", "data-root", root, "data-terms", terms->str,
                       "hidden", "", NULL);
  write_script (html, root, "search.js");
  write_script (html, root, "search/site.js");
}
