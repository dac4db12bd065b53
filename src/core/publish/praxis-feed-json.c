/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-feed-private.h"

/* A feed as JSON Feed (https://www.jsonfeed.org/version/1.1/). */

#define JSON_FEED_VERSION "https://jsonfeed.org/version/1.1"

static void
add (PraxisJsonBuilder *doc,
     yyjson_mut_val    *object,
     const char        *key,
     const char        *value)
{
  if (value != NULL && *value != '\0')
    yyjson_mut_obj_add_strcpy (doc, object, key, value);
}

static void
add_authors (PraxisJsonBuilder *doc,
             yyjson_mut_val    *root,
             const char        *author)
{
  if (*author == '\0')
    return;
  add (doc, yyjson_mut_arr_add_obj (doc, yyjson_mut_obj_add_arr (doc, root, "authors")), "name", author);
}

static void
add_item (PraxisJsonBuilder     *doc,
          yyjson_mut_val        *items,
          const PraxisFeedEntry *entry)
{
  yyjson_mut_val *item = yyjson_mut_arr_add_obj (doc, items);
  yyjson_mut_val *tags;

  add (doc, item, "id", entry->id);
  add (doc, item, "url", entry->link);
  add (doc, item, "title", entry->title);
  add (doc, item, "content_html", entry->content);
  add (doc, item, "summary", entry->summary);
  add (doc, item, "date_published", entry->published);
  add (doc, item, "date_modified", entry->updated);
  if (entry->terms->len == 0)
    return;
  tags = yyjson_mut_obj_add_arr (doc, item, "tags");
  for (guint i = 0; i < entry->terms->len; i++)
    yyjson_mut_arr_add_strcpy (doc, tags, praxis_term_get_label (entry->terms->pdata[i]));
}

/**
 * praxis_feed_to_json:
 * @self: what is in a feed
 *
 * Returns: (transfer full): the feed as JSON Feed
 */
char *
praxis_feed_to_json (const PraxisFeed *self)
{
  g_autoptr(PraxisJsonBuilder) doc = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (doc);
  yyjson_mut_val *items;

  yyjson_mut_doc_set_root (doc, root);
  add (doc, root, "version", JSON_FEED_VERSION);
  add (doc, root, "title", self->title);
  add (doc, root, "home_page_url", self->home);
  add (doc, root, "feed_url", self->self);
  add (doc, root, "description", self->subtitle);
  add (doc, root, "language", self->language);
  add_authors (doc, root, self->author);
  items = yyjson_mut_obj_add_arr (doc, root, "items");
  for (guint i = 0; i < self->entries->len; i++)
    add_item (doc, items, self->entries->pdata[i]);
  return praxis_json_to_string (doc, TRUE);
}
