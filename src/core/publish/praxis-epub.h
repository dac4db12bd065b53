/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cite/praxis-references.h"
#include "store/praxis-store-publication.h"

G_BEGIN_DECLS

/**
 * PraxisEpubProgress:
 * @done: how many posts are written
 * @total: how many there are
 * @user_data: what praxis_epub_write() was given
 */
typedef void (*PraxisEpubProgress) (guint    done,
                                    guint    total,
                                    gpointer user_data);

/**
 * PraxisEpub:
 * @store: a library, in a transaction that reads
 * @publication: the posts of the book, newest month first as praxis_store_get_publication() gives them, or as they shall stand
 * @references: the references of their digest; those of the posts are loaded as the book needs them
 * @subtitle: (nullable): what the posts have in common, such as "2023"
 * @selection: a text that is the same for the same selection of posts, from which the book's identifier is made
 * @keeps_order: whether the posts stand in the book as in @publication; otherwise it is by months, the oldest first
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 *
 * A book of posts. All of it is borrowed.
 */
typedef struct
{
  PraxisStore        *store;
  PraxisPublication  *publication;
  PraxisReferences   *references;
  const char         *subtitle;
  const char         *selection;
  gboolean            keeps_order;
  PraxisEpubProgress  progress;
  gpointer            user_data;
} PraxisEpub;

gboolean praxis_epub_write (const PraxisEpub  *self,
                            GOutputStream     *stream,
                            GCancellable      *cancellable,
                            GError           **error);
gboolean praxis_epub_save  (const PraxisEpub  *self,
                            GFile             *file,
                            GCancellable      *cancellable,
                            GError           **error);

G_END_DECLS
