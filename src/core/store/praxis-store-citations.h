/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-store.h"

G_BEGIN_DECLS

/**
 * PraxisCslStyleRow:
 * @id: its id
 * @title: its title
 *
 * A CSL style that the user added.
 */
typedef struct
{
  char *id;
  char *title;
} PraxisCslStyleRow;

GPtrArray *praxis_store_list_styles         (PraxisStore  *self,
                                             GError      **error);
char      *praxis_store_get_style           (PraxisStore  *self,
                                             const char   *id,
                                             GError      **error);
gboolean   praxis_store_put_style           (PraxisStore  *self,
                                             const char   *id,
                                             const char   *title,
                                             const char   *content,
                                             GError      **error);
gboolean   praxis_store_remove_style        (PraxisStore  *self,
                                             const char   *id,
                                             GError      **error);

gboolean   praxis_store_find_cited_post     (PraxisStore  *self,
                                             const char   *digest_uuid,
                                             gint64       *post_id,
                                             GError      **error);

char      *praxis_store_get_reference       (PraxisStore  *self,
                                             const char   *key,
                                             GError      **error);
GHashTable *praxis_store_list_references     (PraxisStore  *self,
                                              const char   *prefix,
                                              GError      **error);
void       praxis_store_note_reference      (PraxisStore  *self,
                                             const char   *key,
                                             const char   *html);
GStrv      praxis_store_steal_new_references (PraxisStore *self);
gboolean   praxis_store_keep_references     (PraxisStore  *self,
                                             const char * const *pairs,
                                             GError      **error);

G_END_DECLS
