/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export-email.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-email.h"
#include "praxis-error.h"
#include "praxis-export-private.h"
#include "store/praxis-store-posts.h"

/* The way from a library to a month that can be sent, in a folder or as a text. */

typedef struct
{
  PraxisStore     *store;
  PraxisEmailForm  form;
  const char      *digest_uuid;
  PraxisMonth      month;
  GFile           *folder;
  GCancellable    *cancellable;
} Export;

static PraxisSite *
load_site (const Export  *self,
           GError       **error)
{
  g_autoptr(PraxisPublication) publication = praxis_store_get_publication (self->store, self->digest_uuid, error);
  g_autoptr(PraxisReferences) references = NULL;

  if (publication == NULL)
    return NULL;
  references = praxis_references_new (self->store, publication->digest, error);
  if (references == NULL)
    return NULL;
  return praxis_site_new (g_steal_pointer (&publication), references);
}

static PraxisSiteMonth *
find_month (const Export  *self,
            PraxisSite    *site,
            GError       **error)
{
  g_autofree char *words = praxis_month_format (self->month);

  for (guint i = 0; i < site->months->len; i++)
    {
      PraxisSiteMonth *month = site->months->pdata[i];

      if (month->month == self->month)
        return month;
    }
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
               /* Translators: %s is a month, "March 2023" */
               _("Nothing is published in %s."), words);
  return NULL;
}

static GPtrArray *
load_posts (const Export     *self,
            PraxisSite       *site,
            PraxisSiteMonth  *month,
            GError          **error)
{
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = month->first; i < month->first + month->n; i++)
    {
      PraxisPost *post;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return NULL;
      post = praxis_store_get_published_post (self->store, praxis_site_get_post (site, i)->id, error);
      if (post == NULL)
        return NULL;
      g_ptr_array_add (posts, post);
      if (!praxis_references_load (site->references, self->store, praxis_post_get_citations (post), self->cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&posts);
}

static char *
make (const Export  *self,
      PraxisSite    *site,
      GError       **error)
{
  g_autoptr(GPtrArray) posts = NULL;
  PraxisEmail email = { .site = site, .month = find_month (self, site, error) };

  if (email.month == NULL)
    return NULL;
  posts = load_posts (self, site, email.month, error);
  if (posts == NULL)
    return NULL;
  email.posts = posts;
  return self->form == PRAXIS_EMAIL_MESSAGE ? praxis_email_to_message (&email, error) : praxis_email_to_html (&email, error);
}

static PraxisExportReport *
export (gconstpointer   data,
        GError        **error)
{
  const Export *self = data;
  g_autoptr(PraxisSite) site = load_site (self, error);
  g_autofree char *text = site != NULL ? make (self, site, error) : NULL;
  g_autofree char *month = praxis_month_to_string (self->month);
  /* Beside the page of the issue, which is YYYY-MM.html. */
  g_autofree char *path = g_strconcat (month, self->form == PRAXIS_EMAIL_MESSAGE ? ".eml" : "-newsletter.html", NULL);
  g_autoptr(PraxisFolder) target = NULL;

  if (text == NULL)
    return NULL;
  target = praxis_export_open_alone (self->folder, site->publication->digest, FALSE, error);
  return target != NULL ? praxis_export_end_alone (target, path, text, strlen (text), error) : NULL;
}

/**
 * praxis_export_email_to_string:
 * @store: a library
 * @form: what to make
 * @digest_uuid: a digest
 * @month: the month
 * @cancellable: (nullable): ends it early
 * @error: return location
 *
 * Makes what praxis_export_email() writes, for the clipboard. Reads the library as it is at one moment; if no transaction is
 * open it opens one.
 *
 * Returns: (transfer full) (nullable): the text; otherwise @error is %PRAXIS_ERROR_NOT_FOUND where nothing is published in the
 *   month, %G_IO_ERROR_CANCELLED, or one of the library or the references
 */
char *
praxis_export_email_to_string (PraxisStore      *store,
                               PraxisEmailForm   form,
                               const char       *digest_uuid,
                               PraxisMonth       month,
                               GCancellable     *cancellable,
                               GError          **error)
{
  const Export self = { store, form, digest_uuid, month, NULL, cancellable };
  g_autoptr(PraxisSite) site = NULL;
  char *text = NULL;
  gboolean in_read;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);
  g_return_val_if_fail (digest_uuid != NULL && month != PRAXIS_MONTH_NONE, NULL);

  in_read = praxis_store_in_read (store);
  if (!in_read && !praxis_store_begin_read (store, error))
    return NULL;
  site = load_site (&self, error);
  if (site != NULL)
    text = make (&self, site, error);
  if (!in_read)
    praxis_store_end_read (store);
  return text;
}

/**
 * praxis_export_email:
 * @store: a library
 * @form: what to make
 * @digest_uuid: a digest
 * @month: the month
 * @folder: an empty folder, or one that pages were exported to before; made if it is missing
 * @cancellable: (nullable): ends it early, with everything as it was
 * @report: (out) (optional) (transfer full): what was done
 * @error: return location
 *
 * Exports a month to be sent to people, which Praxis does not do itself.
 *
 * Returns: whether it did; otherwise the folder is as it was, and @error is one of praxis_export()'s
 */
gboolean
praxis_export_email (PraxisStore         *store,
                     PraxisEmailForm      form,
                     const char          *digest_uuid,
                     PraxisMonth          month,
                     GFile               *folder,
                     GCancellable        *cancellable,
                     PraxisExportReport **report,
                     GError             **error)
{
  const Export self = { store, form, digest_uuid, month, folder, cancellable };

  g_return_val_if_fail (PRAXIS_IS_STORE (store), FALSE);
  g_return_val_if_fail (digest_uuid != NULL && month != PRAXIS_MONTH_NONE, FALSE);
  g_return_val_if_fail (G_IS_FILE (folder), FALSE);

  return praxis_export_run (store, folder, FALSE, export, &self, report, error);
}
