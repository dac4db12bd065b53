/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import/praxis-import.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

/* What the library is asked before anything is imported: which digests can be added to, and which posts of a page one of
 * them has already. */

/* What praxis_import_find_known() and praxis_import_find_edits() say. */
typedef struct
{
  GPtrArray *known;
  GPtrArray *edits;
} PraxisImportChecked;

void       praxis_import_list_digests_async  (PraxisLibrary        *library,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
GPtrArray *praxis_import_list_digests_finish (PraxisLibrary        *library,
                                              GAsyncResult         *result,
                                              GError              **error);
GPtrArray *praxis_import_choose_digests      (GPtrArray            *all,
                                              PraxisDigest         *described);
void       praxis_import_check_async         (PraxisLibrary        *library,
                                              PraxisImport         *import,
                                              const char           *digest_uuid,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
PraxisImportChecked *praxis_import_check_finish (PraxisLibrary     *library,
                                              GAsyncResult         *result,
                                              GError              **error);
void       praxis_import_checked_free        (PraxisImportChecked  *checked);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisImportChecked, praxis_import_checked_free)

G_END_DECLS
