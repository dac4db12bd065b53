/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisStatus:
 * @PRAXIS_STATUS_DRAFT: being written
 * @PRAXIS_STATUS_READY: finished, not yet published
 * @PRAXIS_STATUS_PUBLISHED: published as it stands
 * @PRAXIS_STATUS_NEEDS_UPDATE: edited since it was published; the published text is a revision
 *
 * The way of a post. The numbers are stored in libraries.
 */
typedef enum
{
  PRAXIS_STATUS_DRAFT = 0,
  PRAXIS_STATUS_READY = 1,
  PRAXIS_STATUS_PUBLISHED = 2,
  PRAXIS_STATUS_NEEDS_UPDATE = 3,
} PraxisStatus;

#define PRAXIS_N_STATUSES 4

const char *praxis_status_to_string (PraxisStatus  status);
gboolean    praxis_status_parse     (const char   *text,
                                     PraxisStatus *status);
const char *praxis_status_get_label (PraxisStatus  status);

G_END_DECLS
