/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder that an export writes into: all of it or nothing. */
typedef struct _PraxisFolder PraxisFolder;

/**
 * PraxisFolderMakeFunc:
 * @path: where to
 * @data: what was given with it
 * @error: return location
 *
 * Makes a file that is not there yet.
 *
 * Returns: whether it is whole; otherwise @path holds anything
 */
typedef gboolean (*PraxisFolderMakeFunc) (const char  *path,
                                          gpointer     data,
                                          GError     **error);

/**
 * PraxisFolderMayReplaceFunc:
 * @path: a file's path in the folder
 * @text: (array length=length): what is in it, ended by a zero
 * @length: how many bytes
 * @data: what was given with it
 *
 * Asked about a file that somebody has changed, or has put where one is to be written. May be called by any thread that writes.
 *
 * Returns: whether it may be replaced or removed, since nothing in it is lost
 */
typedef gboolean (*PraxisFolderMayReplaceFunc) (const char *path,
                                                const char *text,
                                                gsize       length,
                                                gpointer    data);

PraxisFolder *praxis_folder_open          (GFile         *folder,
                                           const char    *kind,
                                           const char    *digest_uuid,
                                           gboolean       keep_others,
                                           GError       **error);
PraxisFolder *praxis_folder_open_to_plan  (GFile         *folder,
                                           const char    *kind,
                                           const char    *digest_uuid,
                                           gboolean       keep_others,
                                           GError       **error);
void          praxis_folder_free          (PraxisFolder  *self);
void          praxis_folder_protect       (PraxisFolder  *self,
                                           PraxisFolderMayReplaceFunc may_replace,
                                           gpointer       data);
void          praxis_folder_look_ahead    (PraxisFolder  *self);
gboolean      praxis_folder_keep          (PraxisFolder  *self,
                                           const char    *path,
                                           const char    *key);
gboolean      praxis_folder_keep_as       (PraxisFolder  *self,
                                           const char    *path,
                                           const char    *key);
char         *praxis_folder_dup_file      (PraxisFolder  *self,
                                           const char    *path,
                                           const char   **key);
gboolean      praxis_folder_read_note     (PraxisFolder  *self,
                                           const char    *name,
                                           char         **text,
                                           gsize         *length);
void          praxis_folder_take_note     (PraxisFolder  *self,
                                           const char    *name,
                                           char          *text);
gboolean      praxis_folder_write         (PraxisFolder  *self,
                                           const char    *path,
                                           const char    *key,
                                           const char    *data,
                                           gsize          length,
                                           GError       **error);
gboolean      praxis_folder_make          (PraxisFolder  *self,
                                           const char    *path,
                                           const char    *key,
                                           PraxisFolderMakeFunc make,
                                           gpointer       data,
                                           GError       **error);
gboolean      praxis_folder_commit        (PraxisFolder  *self,
                                           GError       **error);
guint         praxis_folder_get_written   (PraxisFolder  *self);
guint         praxis_folder_get_unchanged (PraxisFolder  *self);
guint         praxis_folder_get_removed   (PraxisFolder  *self);
GStrv         praxis_folder_dup_kept      (PraxisFolder  *self);
void          praxis_folder_dup_changes   (PraxisFolder  *self,
                                           GStrv         *added,
                                           GStrv         *changed,
                                           GStrv         *removed);
gboolean      praxis_folder_verify        (GFile         *folder,
                                           GStrv         *missing,
                                           GStrv         *changed,
                                           GStrv         *foreign,
                                           GCancellable  *cancellable,
                                           GError       **error);
gboolean      praxis_folder_recover       (GFile         *folder,
                                           gboolean      *recovered,
                                           GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisFolder, praxis_folder_free)

G_END_DECLS
