/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PraxisStoreMode:
 * @PRAXIS_STORE_READ: nothing can be changed
 * @PRAXIS_STORE_WRITE: the library must exist; an older one is backed up and migrated
 * @PRAXIS_STORE_CREATE: as @PRAXIS_STORE_WRITE, and a missing library is made
 *
 * How a library is opened.
 */
typedef enum
{
  PRAXIS_STORE_READ,
  PRAXIS_STORE_WRITE,
  PRAXIS_STORE_CREATE,
} PraxisStoreMode;

/* SQLite's application_id of a library ("PrxL") and of an archive ("PrxA"). */
#define PRAXIS_LIBRARY_APPLICATION_ID 0x5072784c
#define PRAXIS_ARCHIVE_APPLICATION_ID 0x50727841

#define PRAXIS_TYPE_STORE (praxis_store_get_type ())
G_DECLARE_FINAL_TYPE (PraxisStore, praxis_store, PRAXIS, STORE, GObject)

PraxisStore *praxis_store_open        (const char       *path,
                                       PraxisStoreMode   mode,
                                       GError          **error);
const char  *praxis_store_get_path    (PraxisStore      *self);
void         praxis_store_set_cache   (PraxisStore      *self,
                                       guint             kibibytes);
gboolean     praxis_store_get_change  (PraxisStore      *self,
                                       gint64           *change,
                                       GError          **error);
gboolean     praxis_store_begin_read  (PraxisStore      *self,
                                       GError          **error);
void         praxis_store_end_read    (PraxisStore      *self);

G_END_DECLS
