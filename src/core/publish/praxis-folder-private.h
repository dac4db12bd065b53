/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sys/stat.h>

#include "praxis-folder.h"
#include "praxis-manifest.h"

G_BEGIN_DECLS

#define PRAXIS_FOLDER_MANIFEST ".praxis-manifest.json"
#define PRAXIS_FOLDER_STAGING ".praxis-export"
#define PRAXIS_FOLDER_JOURNAL "journal"
/* What the names of notes begin with. */
#define PRAXIS_FOLDER_NOTE ".praxis-note-"
#define PRAXIS_FOLDER_NEW_MANIFEST "manifest"

/* Folders that are kept open, since the next file is likely to be in one of them. */
#define PRAXIS_PARENTS_MAX 4

typedef struct
{
  int   root;
  char *paths[PRAXIS_PARENTS_MAX];
  int   fds[PRAXIS_PARENTS_MAX];
  guint next;
} PraxisParents;

struct _PraxisFolder
{
  char           *name;
  char           *path;
  int             root;
  int             staging;
  gboolean        made;
  gboolean        is_new;
  gboolean        only_plan;

  /* Who says which changed files may go; NULL: all that are written anew, and none that are removed. */
  PraxisFolderMayReplaceFunc may_replace;
  gpointer        may_replace_data;

  PraxisManifest *before;
  PraxisManifest *after;
  gboolean        changed;

  /* What several threads write. */
  GMutex          lock;
  guint           n_staged;
  guint           n_unchanged;
  PraxisParents   parents;
  GHashTable     *notes;
  /* Where folders wait that files are to be in, by their paths; "": they do not. */
  GHashTable     *folders;

  /* What waits for the disk, and who sends it there. */
  GThread        *syncer;
  GCond           written;
  gsize           n_unsynced;
  int             sync_error;
  gboolean        closing;

  /* What praxis_folder_commit() puts in place, by its paths. */
  GPtrArray      *staged;
  guint           n_written;
  GPtrArray      *kept;
};

/* praxis-folder-files.c: files below an open folder. Links in it are never followed; -1 or FALSE come with errno. */
int      praxis_folder_open_parent   (int           root,
                                      const char   *path,
                                      gboolean      create,
                                      const char  **name);
void     praxis_parents_init         (PraxisParents *self,
                                      int            root);
void     praxis_parents_clear        (PraxisParents *self);
int      praxis_parents_open         (PraxisParents *self,
                                      const char    *path,
                                      gboolean       create,
                                      const char   **name);
gboolean praxis_folder_stat          (int           root,
                                      const char   *path,
                                      struct stat  *info);
gboolean praxis_folder_read_file     (int           root,
                                      const char   *path,
                                      char        **data,
                                      gsize        *length);
gboolean praxis_folder_has_hash      (int           root,
                                      const char   *path,
                                      const char   *hash);
gboolean praxis_folder_write_file    (int           folder,
                                      const char   *name,
                                      const char   *data,
                                      gsize         length,
                                      gboolean      sync,
                                      struct stat  *info);
gboolean praxis_folder_put           (int           staging,
                                      const char   *staged,
                                      int           root,
                                      const char   *path,
                                      gboolean      replace);
gboolean praxis_folder_put_at        (int           staging,
                                      const char   *staged,
                                      int           folder,
                                      const char   *name,
                                      gboolean      replace);
gboolean praxis_folder_take_back     (int           staging,
                                      const char   *staged,
                                      int           root,
                                      const char   *path,
                                      gboolean      replaced);
gboolean praxis_folder_take          (int           root,
                                      const char   *path,
                                      int           staging,
                                      const char   *staged);
void     praxis_folder_prune         (int           root,
                                      const char   *path);
gboolean praxis_folder_is_empty      (int           folder);
void     praxis_folder_remove_all    (int           root,
                                      const char   *name);
gint64   praxis_folder_get_modified  (const struct stat *info);
void     praxis_folder_set_error     (GError      **error,
                                      int           code,
                                      const char   *folder,
                                      const char   *path);

/* praxis-folder.c */
PraxisFolder *praxis_folder_open_to_look (GFile      *folder,
                                         GError    **error);

/* praxis-folder-keep.c */
void     praxis_folder_carry_over    (PraxisFolder *self,
                                      PraxisManifestFile *file,
                                      const char   *key);
gboolean praxis_folder_look_at       (PraxisFolder *self,
                                      const char   *path,
                                      struct stat  *info);
gboolean praxis_folder_is_intact     (PraxisFolder *self,
                                      PraxisManifestFile *file,
                                      gboolean     *touched);

/* praxis-folder-staging.c */
gboolean praxis_folder_make_staging  (PraxisFolder *self);
void     praxis_folder_close_staging (PraxisFolder *self);
char    *praxis_folder_dup_staged    (PraxisFolder *self,
                                      const char   *path);
char    *praxis_folder_dup_staged_whole (const PraxisManifestFile *file,
                                      char        **path);
void     praxis_folder_count_staged  (PraxisFolder *self,
                                      gsize         n_bytes);
gboolean praxis_folder_sync_staged   (PraxisFolder *self);

/* praxis-folder-commit.c */
gboolean praxis_folder_resume        (PraxisFolder  *self,
                                      gboolean      *recovered,
                                      GError       **error);

/* For tests: the step after so many, from now on, fails, or kills the process as kill -9 does; -1 ends that. */
void     praxis_folder_break_after   (int           steps,
                                      gboolean      kill);
gboolean praxis_folder_step          (void);

G_END_DECLS
