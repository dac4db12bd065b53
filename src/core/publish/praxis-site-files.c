/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-feed.h"
#include "praxis-site-search.h"
#include "praxis-site.h"

/*
 * The list of a site's files, but for the pages of posts and months and the files of references, which come from the
 * same pass over the posts (praxis-export-site.c). What has a file to add says so in a function of its own, beside its
 * kind: how the key is found and how the file is made; and that function stands in the table below.
 */

/* Every part of a site that has files in the list. */
static void (*const parts[]) (PraxisSite *self) = {
  /* What takes longest goes first. */
  praxis_site_add_search,
  praxis_site_add_facets,
  praxis_site_add_tables,
  praxis_site_add_years,
  praxis_site_add_index,
  praxis_site_add_feeds,
  praxis_site_add_redirects,
  praxis_site_add_sitemap,
  praxis_site_add_share,
  praxis_site_add_frame,
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
