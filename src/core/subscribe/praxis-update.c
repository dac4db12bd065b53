/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-update.h"

#include <glib/gi18n-lib.h>

#include "praxis-error.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"

/*
 * News of one digest, from the question to what is said about it. Each step may be done on a thread of its own; what goes wrong
 * stays in the update, so that one digest whose server is away keeps none of the others.
 */

/**
 * praxis_update_new:
 * @offer: (transfer full): an archive that was found
 *
 * Returns: (transfer full): the update that brings it into the library for the first time, or once more
 */
PraxisUpdate *
praxis_update_new (PraxisOffer *offer)
{
  PraxisUpdate *self = g_new0 (PraxisUpdate, 1);
  PraxisDigest *digest = praxis_offer_get_manifest (offer)->digest;

  self->digest_uuid = g_strdup (praxis_digest_get_uuid (digest));
  self->title = g_strdup (praxis_digest_get_title (digest));
  self->offer = offer;
  return self;
}

/**
 * praxis_update_free:
 * @self: (transfer full): an update
 */
void
praxis_update_free (PraxisUpdate *self)
{
  g_free (self->digest_uuid);
  g_free (self->title);
  g_clear_pointer (&self->offer, praxis_offer_free);
  g_clear_error (&self->error);
  g_free (self->trusted_key);
  g_clear_pointer (&self->added, g_ptr_array_unref);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_clear_pointer (&self->months, g_array_unref);
  g_clear_pointer (&self->removed, g_ptr_array_unref);
  g_free (self);
}

/**
 * praxis_update_list:
 * @store: a library
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisUpdate): an update of each digest that has a server to ask
 */
GPtrArray *
praxis_update_list (PraxisStore  *store,
                    GError      **error)
{
  g_autoptr(GPtrArray) subscriptions = praxis_store_list_subscriptions (store, error);
  g_autoptr(GPtrArray) updates = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_update_free);

  if (subscriptions == NULL)
    return NULL;
  for (guint i = 0; i < subscriptions->len; i++)
    {
      PraxisSubscription *subscription = subscriptions->pdata[i];
      g_autoptr(PraxisDigest) digest = NULL;
      PraxisUpdate *update;

      if (*subscription->address == '\0')
        continue;
      digest = praxis_store_find_digest (store, subscription->digest_uuid, error);
      if (digest == NULL)
        return NULL;
      update = g_new0 (PraxisUpdate, 1);
      update->digest_uuid = g_strdup (subscription->digest_uuid);
      update->title = g_strdup (praxis_digest_get_title (digest));
      g_ptr_array_add (updates, update);
    }
  return g_steal_pointer (&updates);
}

static void
note_trusted_key (PraxisUpdate *self,
                  PraxisStore  *store)
{
  g_autoptr(PraxisSubscription) subscription = praxis_store_get_subscription (store, self->digest_uuid, NULL);

  if (subscription != NULL)
    g_set_str (&self->trusted_key, subscription->signing_key);
}

/**
 * praxis_update_fetch:
 * @self: an update
 * @downloader: what fetches
 * @store: a library, which is only read
 * @folder: see praxis_offer_find()
 * @agreed_key: (nullable): see praxis_offer_fetch()
 * @cancellable: (nullable): a cancellable
 *
 * Asks the server, where that was not done yet, and fetches what the library has not.
 *
 * Returns: whether the update can be applied; %FALSE with its @error
 */
gboolean
praxis_update_fetch (PraxisUpdate      *self,
                     PraxisDownloader  *downloader,
                     PraxisStore       *store,
                     const char        *folder,
                     const char        *agreed_key,
                     GCancellable      *cancellable)
{
  g_clear_error (&self->error);
  if (self->offer == NULL)
    {
      g_autoptr(PraxisSubscription) subscription = praxis_store_get_subscription (store, self->digest_uuid, &self->error);

      if (subscription == NULL)
        return FALSE;
      self->offer = praxis_offer_find_update (downloader, subscription, folder, cancellable, &self->error);
    }
  if (self->offer != NULL && praxis_offer_fetch (self->offer, downloader, store, agreed_key, cancellable, &self->error))
    return TRUE;
  if (g_error_matches (self->error, PRAXIS_ERROR, PRAXIS_ERROR_OTHER_KEY))
    note_trusted_key (self, store);
  return FALSE;
}

static GPtrArray *
list_entries (PraxisStore  *store,
              GArray       *ids,
              GError      **error)
{
  return praxis_store_get_entries (store, (const gint64 *) ids->data, ids->len, error);
}

static gboolean
take_report (PraxisUpdate        *self,
             PraxisStore         *store,
             PraxisArchiveReport *report)
{
  g_set_str (&self->title, praxis_digest_get_title (report->digest));
  self->is_new = report->is_new;
  self->is_current = report->is_same;
  self->months = g_array_ref (report->months);
  self->removed = g_ptr_array_ref (report->removed);
  self->n_withdrawn = report->n_withdrawn;
  self->added = list_entries (store, report->added, &self->error);
  if (self->added != NULL)
    self->changed = list_entries (store, report->changed, &self->error);
  return self->changed != NULL;
}

/**
 * praxis_update_apply:
 * @self: an update that was fetched
 * @store: a library, open for writing
 * @agreed_key: (nullable): see praxis_offer_apply()
 * @cancellable: (nullable): takes everything back
 *
 * Returns: whether it is in the library; %FALSE with its @error
 */
gboolean
praxis_update_apply (PraxisUpdate  *self,
                     PraxisStore   *store,
                     const char    *agreed_key,
                     GCancellable  *cancellable)
{
  g_autoptr(PraxisArchiveReport) report = praxis_offer_apply (self->offer, store, agreed_key, cancellable, &self->error);

  return report != NULL && take_report (self, store, report);
}

/**
 * praxis_update_try:
 * @self: an update that was fetched
 * @store: a library, open for writing, which stays as it is
 * @agreed_key: (nullable): see praxis_offer_apply()
 * @cancellable: (nullable): a cancellable
 *
 * Finds out what praxis_update_apply() would do.
 *
 * Returns: whether it would work; %FALSE with the update's @error
 */
gboolean
praxis_update_try (PraxisUpdate  *self,
                   PraxisStore   *store,
                   const char    *agreed_key,
                   GCancellable  *cancellable)
{
  gboolean success;

  if (!praxis_store_begin (store, &self->error))
    return FALSE;
  success = praxis_update_apply (self, store, agreed_key, cancellable);
  praxis_store_end (store, FALSE, NULL);
  return success;
}

/* --- Words ------------------------------------------------------------------------------------------------ */

static char *
dup_added (PraxisUpdate *self)
{
  guint n = self->added->len;

  if (self->months->len == 1)
    {
      g_autofree char *month = praxis_month_format (g_array_index (self->months, PraxisMonth, 0));

      /* Translators: %s is a month, "March 2026" */
      return g_strdup_printf (ngettext ("%u new post in %s", "%u new posts in %s", n), n, month);
    }
  return g_strdup_printf (ngettext ("%u new post", "%u new posts", n), n);
}

/* What is gone cannot be looked up: it is named, as long as that is short. */
static char *
dup_removed (PraxisUpdate *self)
{
  guint n = self->removed->len;

  if (n == 1)
    /* Translators: stands in a list, "3 new posts, “Rooms and Lanterns” withdrawn": its author has taken that post back */
    return g_strdup_printf (_("“%s” withdrawn"), ((PraxisEntry *) self->removed->pdata[0])->title);
  /* Translators: stands in a list, "3 new posts, 2 withdrawn": their author has taken them back */
  return g_strdup_printf (ngettext ("%u withdrawn", "%u withdrawn", n), n);
}

/**
 * praxis_update_dup_summary:
 * @self: an update that was applied
 *
 * Returns: (transfer full): what it brought, as "3 new posts in March 2026, 1 changed"
 */
char *
praxis_update_dup_summary (PraxisUpdate *self)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL && self->added != NULL, NULL);

  if (self->added->len > 0)
    g_ptr_array_add (parts, dup_added (self));
  if (self->changed->len > 0)
    /* Translators: stands in a list, "3 new posts, 1 changed" */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u changed", "%u changed", self->changed->len), self->changed->len));
  if (self->removed->len > 0)
    g_ptr_array_add (parts, dup_removed (self));
  if (parts->len == 0)
    return g_strdup (self->is_current ? _("nothing new") : _("no other posts than before"));
  g_ptr_array_add (parts, NULL);
  /* Translators: between the parts of a list, "3 new posts, 1 changed" */
  return g_strjoinv (C_("list", ", "), (char **) parts->pdata);
}
