/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-finding.h"
#include "model/praxis-month.h"
#include "praxis-store.h"

G_BEGIN_DECLS

/**
 * PraxisStoredFinding:
 * @post_id: the post that reports it
 * @revision_id: the post's newest content
 * @finding: what lists and plots show of it: neither p nor the place that it stands in
 * @citation: the short form of the post's citations
 * @title: the post's title
 * @month: the month of its issue, or %PRAXIS_MONTH_NONE
 * @year: when its first work came out; 0 where that is not known
 *
 * A finding, and the post that it is from.
 */
typedef struct
{
  gint64         post_id;
  gint64         revision_id;
  PraxisFinding *finding;
  char          *citation;
  char          *title;
  PraxisMonth    month;
  int            year;
} PraxisStoredFinding;

GPtrArray  *praxis_store_list_findings           (PraxisStore  *self,
                                                  GError      **error);
GArray     *praxis_store_list_noticeable         (PraxisStore  *self,
                                                  GError      **error);
GHashTable *praxis_store_map_published_findings  (PraxisStore  *self,
                                                  const char   *digest_uuid,
                                                  GError      **error);
GPtrArray  *praxis_store_narrow_findings         (GPtrArray    *findings);

G_END_DECLS
