/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export-email.h"

#include <glib/gi18n-lib.h>

#include "praxis-email.h"
#include "praxis-error.h"
#include "praxis-export-private.h"
#include "store/praxis-store-posts.h"

/* The way from a library to a month that can be sent. */

static PraxisSite *
load_site (PraxisStore                *store,
           const PraxisExportRequest  *request,
           GError                    **error)
{
  g_autoptr(PraxisPublication) publication = praxis_store_get_publication (store, request->digest_uuid, error);
  g_autoptr(PraxisReferences) references = NULL;

  if (publication == NULL)
    return NULL;
  references = praxis_references_new (store, publication->digest, error);
  if (references == NULL)
    return NULL;
  return praxis_site_new (g_steal_pointer (&publication), references);
}

static PraxisSiteMonth *
find_month (PraxisSite   *site,
            PraxisMonth   wanted,
            GError      **error)
{
  g_autofree char *words = praxis_month_format (wanted);

  for (guint i = 0; i < site->months->len; i++)
    {
      PraxisSiteMonth *month = site->months->pdata[i];

      if (month->month == wanted)
        return month;
    }
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
               /* Translators: %s is a month, "March 2023" */
               _("Nothing is published in %s."), words);
  return NULL;
}

static GPtrArray *
load_posts (PraxisStore                *store,
            const PraxisExportRequest  *request,
            PraxisSite                 *site,
            PraxisSiteMonth            *month,
            GError                    **error)
{
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = month->first; i < month->first + month->n; i++)
    {
      PraxisPost *post;

      if (g_cancellable_set_error_if_cancelled (request->cancellable, error))
        return NULL;
      post = praxis_store_get_published_post (store, praxis_site_get_post (site, i)->id, error);
      if (post == NULL)
        return NULL;
      g_ptr_array_add (posts, post);
      if (!praxis_references_load (site->references, store, praxis_post_get_citations (post), request->cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&posts);
}

static char *
make_text (PraxisStore                *store,
           const PraxisExportRequest  *request,
           PraxisEmailForm             form,
           PraxisSite                 *site,
           GError                    **error)
{
  g_autoptr(GPtrArray) posts = NULL;
  PraxisEmail email = { .site = site, .month = find_month (site, request->month, error) };

  if (email.month == NULL)
    return NULL;
  posts = load_posts (store, request, site, email.month, error);
  if (posts == NULL)
    return NULL;
  email.posts = posts;
  return form == PRAXIS_EMAIL_MESSAGE ? praxis_email_to_message (&email, error) : praxis_email_to_html (&email, error);
}

/**
 * praxis_export_make_email:
 *
 * Makes a month something to be sent to people, which Praxis does not do itself; a #PraxisExportFormat has it as its function, and
 * a #PraxisEmailForm as its variant.
 */
PraxisExportFile *
praxis_export_make_email (const PraxisExportFormat   *format,
                          PraxisStore                *store,
                          const PraxisExportRequest  *request,
                          GError                    **error)
{
  g_autoptr(PraxisSite) site = load_site (store, request, error);
  g_autofree char *month = praxis_month_to_string (request->month);
  /* Beside the page of the issue, which is YYYY-MM.html. */
  const char *suffix = format->variant == PRAXIS_EMAIL_MESSAGE ? ".eml" : "-newsletter.html";

  if (site == NULL)
    return NULL;
  return praxis_export_file_new (site->publication->digest, g_strconcat (month, suffix, NULL),
                                 make_text (store, request, format->variant, site, error));
}
