/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-note.h"
#include "praxis-store.h"

G_BEGIN_DECLS

PraxisNote *praxis_store_add_note        (PraxisStore   *self,
                                          const char    *post_uuid,
                                          const char    *text,
                                          const char    *quote,
                                          const char    *prefix,
                                          const char    *suffix,
                                          GError       **error);
PraxisNote *praxis_store_edit_note       (PraxisStore   *self,
                                          const char    *uuid,
                                          const char    *text,
                                          GError       **error);
PraxisNote *praxis_store_delete_note     (PraxisStore   *self,
                                          const char    *uuid,
                                          GError       **error);
PraxisNote *praxis_store_restore_note    (PraxisStore   *self,
                                          PraxisNote    *note,
                                          GError       **error);
PraxisNote *praxis_store_get_note        (PraxisStore   *self,
                                          const char    *uuid,
                                          GError       **error);
GPtrArray  *praxis_store_list_notes      (PraxisStore   *self,
                                          const char    *post_uuid,
                                          GError       **error);

G_END_DECLS
