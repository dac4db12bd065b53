/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-issue.h"

#include "praxis-post-body.h"
#include "praxis-sha256.h"

/* One month of a digest, with its blurb. A snapshot: nothing in it changes. */

struct _PraxisIssue
{
  GObject parent_instance;

  char        *uuid;
  char        *digest_uuid;
  char        *blurb;
  PraxisMonth  month;
};

G_DEFINE_FINAL_TYPE (PraxisIssue, praxis_issue, G_TYPE_OBJECT)

static void
praxis_issue_finalize (GObject *object)
{
  PraxisIssue *self = PRAXIS_ISSUE (object);

  g_free (self->uuid);
  g_free (self->digest_uuid);
  g_free (self->blurb);

  G_OBJECT_CLASS (praxis_issue_parent_class)->finalize (object);
}

static void
praxis_issue_class_init (PraxisIssueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_issue_finalize;
}

static void
praxis_issue_init (PraxisIssue *self)
{
}

/**
 * praxis_issue_new:
 * @uuid: its UUID
 * @digest_uuid: the digest it is of
 * @month: its month
 * @blurb: (nullable): its "This month…", CommonMark
 *
 * Returns: (transfer full): the issue
 */
PraxisIssue *
praxis_issue_new (const char  *uuid,
                  const char  *digest_uuid,
                  PraxisMonth  month,
                  const char  *blurb)
{
  PraxisIssue *self = g_object_new (PRAXIS_TYPE_ISSUE, NULL);

  self->uuid = g_strdup (uuid);
  self->digest_uuid = g_strdup (digest_uuid);
  self->month = month;
  self->blurb = g_strdup (blurb != NULL ? blurb : "");
  return self;
}

/**
 * praxis_issue_get_uuid:
 * @self: an issue
 *
 * Returns: (transfer none): its UUID
 */
const char *
praxis_issue_get_uuid (PraxisIssue *self)
{
  g_return_val_if_fail (PRAXIS_IS_ISSUE (self), NULL);

  return self->uuid;
}

/**
 * praxis_issue_get_digest_uuid:
 * @self: an issue
 *
 * Returns: (transfer none): the UUID of its digest
 */
const char *
praxis_issue_get_digest_uuid (PraxisIssue *self)
{
  g_return_val_if_fail (PRAXIS_IS_ISSUE (self), NULL);

  return self->digest_uuid;
}

/**
 * praxis_issue_get_month:
 * @self: an issue
 *
 * Returns: its month
 */
PraxisMonth
praxis_issue_get_month (PraxisIssue *self)
{
  g_return_val_if_fail (PRAXIS_IS_ISSUE (self), PRAXIS_MONTH_NONE);

  return self->month;
}

/**
 * praxis_issue_get_blurb:
 * @self: an issue
 *
 * Returns: (transfer none): its "This month…", CommonMark; empty where there is none
 */
const char *
praxis_issue_get_blurb (PraxisIssue *self)
{
  g_return_val_if_fail (PRAXIS_IS_ISSUE (self), NULL);

  return self->blurb;
}

/**
 * praxis_issue_fingerprint:
 * @blurb: a "This month…", CommonMark
 *
 * Returns: (transfer full): 16 hexadecimal digits that are others for another text, whatever empty lines are around it
 */
char *
praxis_issue_fingerprint (const char *blurb)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (blurb != NULL, NULL);

  text = praxis_post_body_trim (blurb);
  return praxis_sha256_dup_fingerprint (text);
}
