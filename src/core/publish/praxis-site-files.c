/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "praxis-feed.h"
#include "praxis-hash.h"
#include "praxis-page.h"
#include "praxis-site-search.h"
#include "praxis-site.h"
#include "praxis-theme.h"

/*
 * The list of a site's files, but for the pages of posts and months and the files of references, which come from the
 * same pass over the posts (praxis-export-site.c). What has a file to add says so in a function of its own, beside its
 * kind: how the key is found and how the file is made; and that function stands in the table below.
 */

static char *
dup_style (PraxisSite  *self,
           GError     **error)
{
  g_autoptr(PraxisTheme) theme = praxis_theme_load (praxis_digest_get_site_theme (self->publication->digest), error);

  return theme != NULL ? praxis_theme_dup_style (theme) : NULL;
}

/* A theme that cannot be used has a key too: what is wrong with it is said where the file is made. */
static char *
key_of_style (PraxisSite           *self,
              const PraxisSiteFile *file)
{
  g_autofree char *style = dup_style (self, NULL);

  return style != NULL ? praxis_hash_data (style, strlen (style)) : praxis_hash_data ("", 0);
}

static GBytes *
render_style (PraxisSite            *self,
              const PraxisSiteFile  *file,
              GPtrArray             *posts,
              GError               **error)
{
  char *style = dup_style (self, error);

  return style != NULL ? g_bytes_new_take (style, strlen (style)) : NULL;
}

static void
add_style (PraxisSite *self)
{
  static const PraxisSiteFileKind kind = { key_of_style, render_style, NULL };

  praxis_site_add_file (self, "style.css", &kind, NULL);
}

/* Every part of a site that has files in the list. */
static void (*const parts[]) (PraxisSite *self) = {
  add_style,
  praxis_site_add_lists,
  praxis_site_add_feeds,
  praxis_site_add_search,
  praxis_site_add_redirects,
};

/**
 * praxis_site_add_all_files:
 * @self: a site that knows its posts, months and terms
 *
 * Lists the files of every part.
 */
void
praxis_site_add_all_files (PraxisSite *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    parts[i] (self);
}

/**
 * praxis_site_add_file:
 * @self: a site
 * @path: the file's path in it, which no other file has
 * @kind: how it is made
 * @data: (nullable): what it is of; it lives as long as the site
 */
void
praxis_site_add_file (PraxisSite               *self,
                      const char               *path,
                      const PraxisSiteFileKind *kind,
                      gconstpointer             data)
{
  PraxisSiteFile *file = g_new0 (PraxisSiteFile, 1);

  file->path = g_strdup (path);
  file->kind = kind;
  file->data = data;
  g_ptr_array_add (self->files, file);
}
