/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-subscriptions.h"

#include <glib/gi18n-lib.h>

#include "praxis-error.h"
#include "praxis-store-digests.h"
#include "praxis-store-private.h"

/* Where the digests come from that are not the user's own. */

#define COLUMNS \
  "SELECT uuid, address, subscription.signing_key, issued, manifest, etag, last_modified, checked " \
  "FROM subscription JOIN digest ON digest.id = digest_id "

/**
 * praxis_subscription_free:
 * @subscription: (transfer full): a subscription
 */
void
praxis_subscription_free (PraxisSubscription *subscription)
{
  g_free (subscription->digest_uuid);
  g_free (subscription->address);
  g_free (subscription->signing_key);
  g_free (subscription->manifest);
  g_free (subscription->etag);
  g_free (subscription->last_modified);
  g_free (subscription);
}

/* Takes a statement that gives subscriptions, and reads them all. */
static GPtrArray *
read_subscriptions (PraxisStore      *self,
                    PraxisStatement  *statement,
                    GError          **error)
{
  g_autoptr(GPtrArray) subscriptions = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_subscription_free);
  g_autoptr(PraxisStatement) rows = statement;
  g_autoptr(GError) failure = NULL;

  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    {
      PraxisSubscription *subscription = g_new0 (PraxisSubscription, 1);

      subscription->digest_uuid = g_strdup (praxis_statement_get_text (rows, 0));
      subscription->address = g_strdup (praxis_statement_get_text (rows, 1));
      subscription->signing_key = g_strdup (praxis_statement_get_text (rows, 2));
      subscription->issued = praxis_statement_get_int (rows, 3);
      subscription->manifest = g_strdup (praxis_statement_get_text (rows, 4));
      subscription->etag = g_strdup (praxis_statement_get_text (rows, 5));
      subscription->last_modified = g_strdup (praxis_statement_get_text (rows, 6));
      subscription->checked = praxis_statement_get_int (rows, 7);
      g_ptr_array_add (subscriptions, subscription);
    }
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&subscriptions) : NULL;
}

/**
 * praxis_store_list_subscriptions:
 * @self: a library
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisSubscription): those of all digests that come from an archive
 */
GPtrArray *
praxis_store_list_subscriptions (PraxisStore  *self,
                                 GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  return read_subscriptions (self,
                             praxis_connection_query (praxis_store_get_connection (self), error,
                                                      COLUMNS "ORDER BY digest.id", ""),
                             error);
}

/**
 * praxis_store_get_subscription:
 * @self: a library
 * @digest_uuid: a digest
 * @error: return location
 *
 * Returns: (transfer full): where it comes from; %NULL with %PRAXIS_ERROR_NOT_FOUND where there is no such digest, or it comes
 *   from no archive
 */
PraxisSubscription *
praxis_store_get_subscription (PraxisStore  *self,
                               const char   *digest_uuid,
                               GError      **error)
{
  g_autoptr(GPtrArray) subscriptions = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (digest_uuid != NULL, NULL);

  subscriptions = read_subscriptions (self,
                                      praxis_connection_query (praxis_store_get_connection (self), error,
                                                               COLUMNS "WHERE uuid = ?", "t", digest_uuid),
                                      error);
  if (subscriptions == NULL)
    return NULL;
  if (subscriptions->len > 0)
    return g_ptr_array_steal_index (subscriptions, 0);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("There is no subscription of “%s”."), digest_uuid);
  return NULL;
}

/**
 * praxis_store_put_subscription:
 * @self: a library
 * @subscription: a subscription of a digest that comes from an archive; texts that are %NULL are empty
 * @error: return location
 *
 * Writes it, in the place of what was known of the digest before. When and whether a server was asked is no change that a list
 * would show; so the library's readers are told of none.
 *
 * Returns: whether it was written; %FALSE with %PRAXIS_ERROR_NOT_FOUND where there is no such digest
 */
gboolean
praxis_store_put_subscription (PraxisStore               *self,
                               const PraxisSubscription  *subscription,
                               GError                   **error)
{
  gint64 digest_id;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (subscription != NULL, FALSE);

#define TEXT(field) (subscription->field != NULL ? subscription->field : "")
  return praxis_store_find_digest_id (self, subscription->digest_uuid, &digest_id, error) &&
         praxis_connection_run (praxis_store_get_connection (self), error,
                                "INSERT OR REPLACE INTO subscription (digest_id, address, signing_key, issued, manifest, "
                                "etag, last_modified, checked) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", "ittittti",
                                digest_id, TEXT (address), TEXT (signing_key), subscription->issued, TEXT (manifest),
                                TEXT (etag), TEXT (last_modified), subscription->checked);
#undef TEXT
}
