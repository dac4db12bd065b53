/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-status.h"

#include <glib/gi18n-lib.h>

static const char *const names[PRAXIS_N_STATUSES] = {
  "draft",
  "ready",
  "published",
  "needs-update",
};

static const char *const labels[PRAXIS_N_STATUSES] = {
  NC_ ("status of a post", "Draft"),
  NC_ ("status of a post", "Ready"),
  NC_ ("status of a post", "Published"),
  NC_ ("status of a post", "Needs update"),
};

/**
 * praxis_status_to_string:
 * @status: a status
 *
 * Returns: (transfer none): its name in files and on the command line, the same in every language
 */
const char *
praxis_status_to_string (PraxisStatus status)
{
  g_return_val_if_fail (status < PRAXIS_N_STATUSES, NULL);

  return names[status];
}

/**
 * praxis_status_parse:
 * @text: a name as praxis_status_to_string() gives it
 * @status: (out): return location
 *
 * Returns: whether @text names a status
 */
gboolean
praxis_status_parse (const char   *text,
                     PraxisStatus *status)
{
  for (guint i = 0; i < PRAXIS_N_STATUSES; i++)
    {
      if (g_strcmp0 (text, names[i]) == 0)
        {
          *status = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * praxis_status_get_label:
 * @status: a status
 *
 * Returns: (transfer none): its name for people, in the process's language
 */
const char *
praxis_status_get_label (PraxisStatus status)
{
  g_return_val_if_fail (status < PRAXIS_N_STATUSES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "status of a post", labels[status]);
}
