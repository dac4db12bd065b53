/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "praxis-month.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_ISSUE (praxis_issue_get_type ())
G_DECLARE_FINAL_TYPE (PraxisIssue, praxis_issue, PRAXIS, ISSUE, GObject)

PraxisIssue *praxis_issue_new             (const char  *uuid,
                                           const char  *digest_uuid,
                                           PraxisMonth  month,
                                           const char  *blurb);
const char  *praxis_issue_get_uuid        (PraxisIssue *self);
const char  *praxis_issue_get_digest_uuid (PraxisIssue *self);
PraxisMonth  praxis_issue_get_month       (PraxisIssue *self);
const char  *praxis_issue_get_blurb       (PraxisIssue *self);
char        *praxis_issue_fingerprint     (const char  *blurb);

G_END_DECLS
