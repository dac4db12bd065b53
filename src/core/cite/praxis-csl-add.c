/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-csl-check.h"
#include "praxis-csl-style.h"
#include "praxis-error.h"
#include "store/praxis-store-citations.h"

/* A style of the user's own: looked at, tried, and taken into the library. */

static gboolean
check (PraxisStore          *store,
       const PraxisCslInfo  *info,
       const char           *content,
       GCancellable         *cancellable,
       GError              **error)
{
  g_autofree char *parent = NULL;
  g_autoptr(GError) failure = NULL;

  if (g_str_equal (info->id, PRAXIS_CSL_STYLE_APA))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS, _("Praxis has the citation style “%s” already."), info->title);
      return FALSE;
    }
  if (info->parent == NULL)
    return praxis_csl_check (content, cancellable, error);

  parent = praxis_csl_style_load (store, info->parent, &failure);
  if (failure == NULL)
    return TRUE;
  if (g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND))
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                 /* Translators: addresses that name citation styles */
                 _("The citation style “%s” is only another name for “%s”, which is not on this computer. Add that one first."),
                 info->id, info->parent);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * praxis_csl_style_try:
 * @store: a library
 * @content: a CSL file
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Finds out whether a style can be added, without doing so: see praxis_csl_check().
 *
 * Returns: (transfer full): what the style says of itself; %NULL with an error of praxis_csl_style_add()
 */
PraxisCslInfo *
praxis_csl_style_try (PraxisStore   *store,
                      const char    *content,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(PraxisCslInfo) info = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);
  g_return_val_if_fail (content != NULL, NULL);

  if (!praxis_csl_check_text (content, error))
    return NULL;
  info = praxis_csl_info_read (content, error);
  if (info == NULL || !check (store, info, content, cancellable, error))
    return NULL;
  info->is_added = TRUE;
  return g_steal_pointer (&info);
}

/**
 * praxis_csl_style_add:
 * @store: a library
 * @content: a CSL file
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Takes a style into the library, in the place of one with the same id, after it has been tried.
 *
 * Returns: (transfer full): what the style says of itself; %NULL with %PRAXIS_ERROR_INVALID or %PRAXIS_ERROR_TOO_LARGE where it
 *   cannot be used, %PRAXIS_ERROR_NOT_FOUND where it is an alias of a style that is not here, %PRAXIS_ERROR_EXISTS where Praxis
 *   brings it, %G_IO_ERROR_CANCELLED, or an error of the library
 */
PraxisCslInfo *
praxis_csl_style_add (PraxisStore   *store,
                      const char    *content,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(PraxisCslInfo) info = praxis_csl_style_try (store, content, cancellable, error);

  if (info == NULL || !praxis_store_put_style (store, info->id, info->title, content, error))
    return NULL;
  return g_steal_pointer (&info);
}

/**
 * praxis_csl_style_read_file:
 * @file: a file
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full): its content, for praxis_csl_style_add(), and no more of it than that takes; %NULL with
 *   %PRAXIS_ERROR_INVALID where it is not text, or an error of reading it
 */
char *
praxis_csl_style_read_file (GFile         *file,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr(GFileInputStream) stream = NULL;
  g_autofree char *content = NULL;
  gsize length;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  /* One byte more, so that what is too large is seen to be, whatever the file is. */
  content = g_malloc (PRAXIS_CSL_MAX_SIZE + 2);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), content, PRAXIS_CSL_MAX_SIZE + 1, &length, cancellable, error))
    return NULL;
  content[length] = '\0';
  if (strlen (content) < length)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                           _("This is not a citation style: it is not text in UTF-8."));
      return NULL;
    }
  return g_steal_pointer (&content);
}
