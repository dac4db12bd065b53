/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-page.h"
#include "praxis-site.h"
#include "praxis-theme.h"

G_BEGIN_DECLS

/* What the parts of a site share. */

/* praxis-site-keys.c: a key is what a page is made from, added up and hashed at the end. */
GString    *praxis_site_key_begin       (PraxisSite       *self,
                                         const char       *path);
char       *praxis_site_key_end         (GString          *key);
void        praxis_site_key_add         (GString          *key,
                                         const char       *text);
void        praxis_site_key_add_number  (GString          *key,
                                         guint             number);
void        praxis_site_key_add_hash    (GString          *key,
                                         PraxisHash        hash);
void        praxis_site_key_add_entry   (GString          *key,
                                         PraxisSite       *self,
                                         guint             i);
void        praxis_site_key_add_content (GString          *key,
                                         PraxisPublished  *post);
void        praxis_site_key_add_posts   (GString          *key,
                                         PraxisSite       *self,
                                         GArray           *posts);

/* praxis-site-frame.c */
PraxisTheme *praxis_site_load_theme     (PraxisSite       *self,
                                         GError          **error);

/* praxis-site-facets.c */
void        praxis_site_key_add_facets  (GString          *key,
                                         PraxisSite       *self,
                                         PraxisSiteTerm   *topic,
                                         PraxisSiteTerm   *type);
void        praxis_site_write_facets    (PraxisHtml       *html,
                                         PraxisSite       *self,
                                         const char       *root,
                                         PraxisSiteTerm   *topic,
                                         PraxisSiteTerm   *type,
                                         gboolean          all_here);

/* praxis-site-evidence.c */
void        praxis_site_key_add_evidence (GString         *key,
                                         PraxisSite       *self,
                                         GArray           *posts);
void        praxis_site_write_evidence_link (PraxisHtml   *html,
                                         PraxisSite       *self,
                                         GArray           *posts);
void        praxis_site_write_evidence  (PraxisHtml       *html,
                                         PraxisSite       *self,
                                         GArray           *posts,
                                         const char       *root);

/* praxis-site-entries.c */
const char *praxis_site_get_title       (PraxisSite       *self,
                                         guint             i);
void        praxis_site_write_link      (PraxisHtml       *html,
                                         PraxisSite       *self,
                                         guint             i,
                                         const char       *root);
void        praxis_site_write_entries   (PraxisHtml       *html,
                                         PraxisSite       *self,
                                         GArray           *posts,
                                         const char       *root);
void        praxis_site_write_entry     (PraxisHtml       *html,
                                         PraxisSite       *self,
                                         guint             i,
                                         const char       *root);
void        praxis_site_write_count     (PraxisHtml       *html,
                                         guint             count);
void        praxis_site_write_neighbour (PraxisHtml       *html,
                                         const char       *class,
                                         const char       *label,
                                         const char       *root,
                                         const char       *path,
                                         const char       *title);

G_END_DECLS
