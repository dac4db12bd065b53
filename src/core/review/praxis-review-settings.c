/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-review-settings.h"

#include <string.h>

struct _PraxisReviewSettings
{
  gatomicrefcount  ref_count;
  GHashTable      *off;
  GHashTable      *wordings;
};

/**
 * praxis_review_settings_new:
 *
 * Returns: (transfer full): settings with every check on, and the built-in list of wordings
 */
PraxisReviewSettings *
praxis_review_settings_new (void)
{
  PraxisReviewSettings *self = g_new0 (PraxisReviewSettings, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->off = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->wordings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * praxis_review_settings_ref:
 * @self: settings
 *
 * Returns: (transfer full): @self
 */
PraxisReviewSettings *
praxis_review_settings_ref (PraxisReviewSettings *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * praxis_review_settings_unref:
 * @self: (transfer full): settings
 */
void
praxis_review_settings_unref (PraxisReviewSettings *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->off);
  g_hash_table_unref (self->wordings);
  g_free (self);
}

/**
 * praxis_review_settings_switch_off:
 * @self: settings
 * @check: the name of a check, which need not be known: a newer Praxis may have it
 */
void
praxis_review_settings_switch_off (PraxisReviewSettings *self,
                                   const char           *check)
{
  g_hash_table_add (self->off, g_strdup (check));
}

/**
 * praxis_review_settings_is_on:
 * @self: settings
 * @check: the name of a check
 *
 * Returns: whether it shall run
 */
gboolean
praxis_review_settings_is_on (PraxisReviewSettings *self,
                              const char           *check)
{
  return !g_hash_table_contains (self->off, check);
}

/**
 * praxis_review_settings_add_wording:
 * @self: settings
 * @shorthand: words that name people by their illness, in small letters
 * @wording: what to write instead
 *
 * Adds to the author's own list, which takes the place of the built-in one.
 */
void
praxis_review_settings_add_wording (PraxisReviewSettings *self,
                                    const char           *shorthand,
                                    const char           *wording)
{
  g_hash_table_insert (self->wordings, g_strdup (shorthand), g_strdup (wording));
}

/**
 * praxis_review_settings_get_wordings:
 * @self: settings
 *
 * Returns: (transfer none) (element-type utf8 utf8): the author's own list, from shorthand to wording; empty where the built-in one
 *   is used
 */
GHashTable *
praxis_review_settings_get_wordings (PraxisReviewSettings *self)
{
  return self->wordings;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static void
hash_table (GChecksum  *checksum,
            GHashTable *table)
{
  g_autoptr(GPtrArray) keys = g_hash_table_get_keys_as_ptr_array (table);

  g_ptr_array_sort (keys, compare_texts);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *value = g_hash_table_lookup (table, keys->pdata[i]);

      g_checksum_update (checksum, keys->pdata[i], strlen (keys->pdata[i]) + 1);
      g_checksum_update (checksum, (const guchar *) value, strlen (value) + 1);
    }
}

/**
 * praxis_review_settings_dup_fingerprint:
 * @self: settings
 *
 * Returns: (transfer full): a text that is the same for the same settings
 */
char *
praxis_review_settings_dup_fingerprint (PraxisReviewSettings *self)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_MD5);

  hash_table (checksum, self->off);
  g_checksum_update (checksum, (const guchar *) "", 1);
  hash_table (checksum, self->wordings);
  return g_strdup (g_checksum_get_string (checksum));
}
