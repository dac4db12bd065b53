/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-missing.h"
#include "model/praxis-digest.h"
#include "model/praxis-entry.h"
#include "store/praxis-library.h"
#include "store/praxis-store-batch.h"

G_BEGIN_DECLS

/* Which issue. */
typedef struct
{
  char        *digest_uuid;
  PraxisMonth  month;
} PraxisIssueKey;

PraxisIssueKey *praxis_issue_key_new  (const char     *digest_uuid,
                                       PraxisMonth     month);
void            praxis_issue_key_free (PraxisIssueKey *key);

/* What there is of an issue. */
typedef struct
{
  PraxisDigest *digest;
  GPtrArray    *entries;   /* of PraxisEntry, in the order of the issue */
  GArray       *missing;   /* of PraxisMissing, one an entry */
  char         *blurb;
} PraxisIssueContent;

void                praxis_issue_content_free (PraxisIssueContent *content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisIssueContent, praxis_issue_content_free)

/* What is done to it: an order, a post's month or a post's status, or one of the latter two taken back. */
typedef enum
{
  PRAXIS_ISSUE_CHANGE_ORDER,
  PRAXIS_ISSUE_CHANGE_MONTH,
  PRAXIS_ISSUE_CHANGE_STATUS,
  PRAXIS_ISSUE_CHANGE_BACK,
} PraxisIssueChangeKind;

typedef struct _PraxisIssueChange PraxisIssueChange;

struct _PraxisIssueChange
{
  PraxisIssueChangeKind  kind;
  PraxisIssueKey        *key;
  GArray                *ids;      /* of gint64: the order, or the one post */
  PraxisMonth            month;
  PraxisStatus           status;
  PraxisBatch           *batch;    /* what takes it back; the writer's alone */
  PraxisIssueChange     *other;    /* what is taken back */
};

PraxisIssueChange *praxis_issue_change_new_order  (const PraxisIssueKey *key,
                                                   GListModel           *items);
PraxisIssueChange *praxis_issue_change_new_month  (const PraxisIssueKey *key,
                                                   gint64                id,
                                                   PraxisMonth           month);
PraxisIssueChange *praxis_issue_change_new_status (const PraxisIssueKey *key,
                                                   gint64                id,
                                                   PraxisStatus          status);
PraxisIssueChange *praxis_issue_change_new_back   (PraxisIssueChange    *other);
PraxisIssueChange *praxis_issue_change_ref        (PraxisIssueChange    *change);
void               praxis_issue_change_unref      (PraxisIssueChange    *change);

/* Jobs: read_job takes a PraxisIssueKey, the other a PraxisIssueChange. */
gpointer praxis_issue_read_job   (PraxisStore   *store,
                                  gpointer       data,
                                  GCancellable  *cancellable,
                                  GError       **error);
gpointer praxis_issue_change_job (PraxisStore   *store,
                                  gpointer       data,
                                  GCancellable  *cancellable,
                                  GError       **error);

G_END_DECLS
