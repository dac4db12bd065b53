/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-post.h"
#include "praxis-export-site.h"
#include "praxis-folder.h"

G_BEGIN_DECLS

/* Files of a site that are made of all its posts come from so many parts. */
#define PRAXIS_SITE_N_COLLECTIONS 2

/* A site that is being written: for praxis-export-site.c and praxis-site-export.c. */
typedef struct _PraxisSiteExport PraxisSiteExport;

struct _PraxisSiteExport
{
  PraxisStore          *store;
  PraxisSite           *site;
  PraxisFolder         *folder;
  PraxisExportProgress  progress;
  gpointer              user_data;
  GCancellable         *cancellable;
  /* What the collections have taken; NULL: their files are right as they are. */
  gpointer              collected[PRAXIS_SITE_N_COLLECTIONS];
  /* (element-type guint PraxisPost): posts that were read for files, which share the newest ones. */
  GHashTable           *shared;

  /* The keys of the pages that are to be written, by the places of their posts and months; NULL: they are right as they are. */
  char                **post_keys;
  char                **month_keys;

  GThreadPool *pool;
  GMutex       lock;
  GCond        changed;
  /* Under the lock. */
  guint        n_jobs;
  gboolean     has_keys;
  guint        n_posts;
  guint        n_pages;
  GError      *error;
};

/**
 * PraxisSiteCollection:
 * @begin: before any post is read, in the thread that has the library: asks praxis_site_export_key_if_stale() for each
 *   of its files, and gives what it collects into; %NULL where all of them are right as they are
 * @wants: in the same thread: whether a post is needed
 * @add: (nullable): in the same thread, once for each post that is wanted, in any order: takes what is needed of a post, as
 *   published; %NULL where @begin has all that is needed
 * @settle: in the same thread, when no more posts are wanted: whether that stays so; otherwise it is called again after these
 *   posts
 * @end: when there are no more posts, or at once where there is no @add, in another thread: writes the files, with
 *   praxis_site_export_write(); called once for each part, several of them at a time
 * @n_parts: how many parts of the work do not depend on each other
 * @free: frees what @begin gave
 *
 * Files of a site that are made of all its posts, which are read only if they are needed, and once for all collections.
 * One is made known in the table in praxis-export-site.c.
 */
typedef struct
{
  gpointer       (*begin) (PraxisSiteExport  *self);
  gboolean       (*wants) (gpointer           collected,
                           guint              place);
  void           (*add)   (gpointer           collected,
                           guint              place,
                           PraxisPost        *post);
  gboolean       (*settle) (gpointer          collected);
  gboolean       (*end)   (PraxisSiteExport  *self,
                           gpointer           collected,
                           guint              part,
                           GError           **error);
  guint            n_parts;
  GDestroyNotify   free;
} PraxisSiteCollection;

PraxisSite  *praxis_site_export_get_site     (PraxisSiteExport  *self);
PraxisStore *praxis_site_export_get_store    (PraxisSiteExport  *self);
GCancellable *praxis_site_export_get_cancellable (PraxisSiteExport *self);
char        *praxis_site_export_dup_file     (PraxisSiteExport  *self,
                                              const char        *path,
                                              const char       **key);
gboolean     praxis_site_export_read_note    (PraxisSiteExport  *self,
                                              const char        *name,
                                              char             **text,
                                              gsize             *length);
void         praxis_site_export_take_note    (PraxisSiteExport  *self,
                                              const char        *name,
                                              char              *text);
void         praxis_site_export_fail         (PraxisSiteExport  *self,
                                              GError            *error);
char        *praxis_site_export_key_if_stale (PraxisSiteExport  *self,
                                              const char        *path,
                                              char              *key);
gboolean     praxis_site_export_keep_as      (PraxisSiteExport  *self,
                                              const char        *path,
                                              const char        *key);
gboolean     praxis_site_export_write        (PraxisSiteExport  *self,
                                              const char        *path,
                                              const char        *key,
                                              const char        *data,
                                              gsize              length,
                                              GError           **error);
gboolean     praxis_site_export_make         (PraxisSiteExport  *self,
                                              const char        *path,
                                              const char        *key,
                                              PraxisFolderMakeFunc make,
                                              gpointer           data,
                                              GError           **error);

/* praxis-site-archive.c */
extern const PraxisSiteCollection praxis_site_archive;

/* praxis-site-references.c */
extern const PraxisSiteCollection praxis_site_references;

G_END_DECLS
