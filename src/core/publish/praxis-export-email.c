/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export-email.h"

#include <glib/gi18n-lib.h>

#include "praxis-email.h"
#include "praxis-error.h"
#include "praxis-export-private.h"

/* The way from a library to a month that can be sent. */

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

static char *
make_text (PraxisStore                *store,
           const PraxisExportRequest  *request,
           PraxisEmailForm             form,
           PraxisSite                 *site,
           GError                    **error)
{
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GPtrArray) posts = NULL;
  PraxisEmail email = { .site = site, .month = find_month (site, request->month, error) };

  if (email.month == NULL)
    return NULL;
  for (guint i = email.month->first; i < email.month->first + email.month->n; i++)
    g_array_append_val (places, i);
  posts = praxis_export_load_posts (store, request, site, places, error);
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
  g_autoptr(PraxisSite) site = praxis_export_load_site (store, request, error);
  g_autofree char *month = praxis_month_to_string (request->month);
  /* Beside the page of the issue, which is YYYY-MM.html. */
  const char *suffix = format->variant == PRAXIS_EMAIL_MESSAGE ? ".eml" : "-newsletter.html";

  if (site == NULL)
    return NULL;
  return praxis_export_file_new (site->publication->digest, g_strconcat (month, suffix, NULL),
                                 make_text (store, request, format->variant, site, error));
}
