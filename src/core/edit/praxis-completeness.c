/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-completeness.h"

#include <glib/gi18n-lib.h>

#include "praxis-error.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"

/* The way of a post as an author goes it: nothing gets ready, or published, that is not whole. */

static void
set_missing_error (GError        **error,
                   const char     *title,
                   PraxisMissing   missing)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) labels = NULL;
  g_autofree char *list = NULL;

  for (guint bit = 0; bit < PRAXIS_N_MISSING; bit++)
    {
      if ((missing & (1 << bit)) != 0)
        g_strv_builder_add (builder, praxis_missing_get_label (1 << bit));
    }
  labels = g_strv_builder_end (builder);
  list = g_strjoinv (", ", labels);
  if ((missing & PRAXIS_MISSING_TITLE) != 0)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                 /* Translators: %s is a list such as "A title, A topic" */
                 _("The post is not complete. Still missing: %s."), list);
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                 /* Translators: the first %s is a post's title, the second a list such as "A citation, A topic" */
                 _("“%s” is not complete. Still missing: %s."), title, list);
}

static gboolean
advance (PraxisStore    *store,
         gint64          id,
         PraxisStatus    status,
         PraxisMissing  *missing,
         GError        **error)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (store, id, error);
  g_autoptr(PraxisDraft) draft = NULL;

  if (post == NULL)
    return FALSE;
  if (praxis_post_get_deleted (post) != 0)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_CONFLICT,
                           _("The post is in the trash. Restore it first."));
      return FALSE;
    }
  draft = praxis_draft_new_from_post (post);
  *missing = praxis_draft_get_missing_for (draft, status);
  if (*missing != 0)
    {
      set_missing_error (error, praxis_post_get_title (post), *missing);
      return FALSE;
    }
  return praxis_store_set_status (store, id, status, error);
}

/**
 * praxis_store_advance:
 * @store: a library
 * @id: a post's row
 * @status: its new status
 * @missing: (out) (optional): what stands in the way; 0 where nothing does
 * @error: return location
 *
 * As praxis_store_set_status(), but a post becomes ready, or published, only with everything that it must have.
 *
 * Returns: whether it was written; %FALSE with %PRAXIS_ERROR_INVALID where something is missing, or where a post that
 *   was never published shall need an update, %PRAXIS_ERROR_NOT_FOUND, %PRAXIS_ERROR_CONFLICT where the post is in the
 *   trash, %PRAXIS_ERROR_READ_ONLY, %PRAXIS_ERROR_NO_SPACE or %PRAXIS_ERROR_BUSY
 */
gboolean
praxis_store_advance (PraxisStore    *store,
                      gint64          id,
                      PraxisStatus    status,
                      PraxisMissing  *missing,
                      GError        **error)
{
  PraxisMissing ignored;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), FALSE);
  g_return_val_if_fail (status < PRAXIS_N_STATUSES, FALSE);

  if (missing == NULL)
    missing = &ignored;
  *missing = 0;
  if (!praxis_store_begin (store, error))
    return FALSE;
  return praxis_store_end (store, advance (store, id, status, missing, error), error);
}
