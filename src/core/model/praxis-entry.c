/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-entry.h"

G_DEFINE_BOXED_TYPE (PraxisEntry, praxis_entry, praxis_entry_copy, praxis_entry_free)

/**
 * praxis_entry_new:
 *
 * Returns: (transfer full): an entry with nothing set
 */
PraxisEntry *
praxis_entry_new (void)
{
  return g_new0 (PraxisEntry, 1);
}

/**
 * praxis_entry_copy:
 * @self: an entry
 *
 * Returns: (transfer full): a deep copy
 */
PraxisEntry *
praxis_entry_copy (const PraxisEntry *self)
{
  PraxisEntry *copy = g_memdup2 (self, sizeof *self);

  copy->uuid = g_strdup (self->uuid);
  copy->slug = g_strdup (self->slug);
  copy->digest_uuid = g_strdup (self->digest_uuid);
  copy->title = g_strdup (self->title);
  copy->citation = g_strdup (self->citation);
  copy->topics = g_strdupv (self->topics);
  copy->hash = g_strdup (self->hash);
  copy->snippet = g_strdup (self->snippet);
  return copy;
}

/**
 * praxis_entry_free:
 * @self: (transfer full): an entry
 */
void
praxis_entry_free (PraxisEntry *self)
{
  g_free (self->uuid);
  g_free (self->slug);
  g_free (self->digest_uuid);
  g_free (self->title);
  g_free (self->citation);
  g_strfreev (self->topics);
  g_free (self->hash);
  g_free (self->snippet);
  g_free (self);
}
