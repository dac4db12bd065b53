/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "praxis-month.h"
#include "praxis-status.h"

G_BEGIN_DECLS

/**
 * PraxisEntry:
 * @id: the post's row in the library
 * @uuid: the post's UUID
 * @slug: its name in addresses
 * @digest_uuid: its digest
 * @title: its title
 * @citation: the short form of its citations, "Wampold & Flückiger, 2023"; several are joined by "; "
 * @topics: (array zero-terminated=1): the labels of its topics
 * @hash: the hash of its content, 64 hexadecimal digits
 * @snippet: (nullable): during a search the place that matches, with the marks of praxis_snippet_format()
 * @month: the month of its issue, or %PRAXIS_MONTH_NONE
 * @status: its status
 * @own: what the reader has on it, bits of #PraxisOwn
 * @n_notes: how many notes the reader has on it
 * @deleted: when it was moved to the trash, in seconds since 1970-01-01 UTC; 0 where it was not
 *
 * What a list shows of a post, without its texts.
 */
typedef struct
{
  gint64        id;
  char         *uuid;
  char         *slug;
  char         *digest_uuid;
  char         *title;
  char         *citation;
  GStrv         topics;
  char         *hash;
  char         *snippet;
  PraxisMonth   month;
  PraxisStatus  status;
  guint         own;
  guint         n_notes;
  gint64        deleted;
} PraxisEntry;

#define PRAXIS_TYPE_ENTRY (praxis_entry_get_type ())

GType        praxis_entry_get_type (void);
PraxisEntry *praxis_entry_new      (void);
PraxisEntry *praxis_entry_copy     (const PraxisEntry *self);
void         praxis_entry_free     (PraxisEntry       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisEntry, praxis_entry_free)

G_END_DECLS
