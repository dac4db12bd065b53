/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/praxis-text.h"
#include "praxis-error.h"
#include "praxis-store-posts.h"
#include "praxis-store-private.h"

/* The names of posts in addresses. Once a post was published, the names that it had lead to it. */

/* Whether another post of the digest has a slug, or had it before. The first one has no number. */
static gboolean
is_slug_taken (PraxisStore  *self,
               gint64        digest_id,
               gint64        post_id,
               const char   *base,
               guint         number,
               gboolean     *taken,
               GError      **error)
{
  g_autofree char *slug = number > 1 ? g_strdup_printf ("%s-%u", base, number) : g_strdup (base);
  gint64 found = 0;

  if (!praxis_connection_get_int (praxis_store_get_connection (self), &found, error,
                                  "SELECT EXISTS (SELECT 1 FROM post "
                                  "WHERE digest_id = ?1 AND slug = ?2 AND id <> ?3) "
                                  "OR EXISTS (SELECT 1 FROM slug_redirect "
                                  "WHERE digest_id = ?1 AND slug = ?2 AND post_id <> ?3)", "iti",
                                  digest_id, slug, post_id))
    return FALSE;
  *taken = found != 0;
  return TRUE;
}

/* A slug of the post's own: the title's, or with a number behind it. The number is looked for in growing steps and
 * then between the last two, since thousands of posts may have one title. */
char *
praxis_store_make_slug (PraxisStore  *self,
                        gint64        digest_id,
                        gint64        post_id,
                        const char   *title,
                        GError      **error)
{
  g_autofree char *base = praxis_text_slugify (title, "post");
  guint taken_number = 0;
  guint free_number = 1;
  gboolean taken = TRUE;

  while (taken)
    {
      if (!is_slug_taken (self, digest_id, post_id, base, free_number, &taken, error))
        return NULL;
      if (taken)
        {
          taken_number = free_number;
          free_number *= 2;
        }
    }
  while (free_number - taken_number > 1)
    {
      guint middle = taken_number + (free_number - taken_number) / 2;

      if (!is_slug_taken (self, digest_id, post_id, base, middle, &taken, error))
        return NULL;
      if (taken)
        taken_number = middle;
      else
        free_number = middle;
    }
  return free_number > 1 ? g_strdup_printf ("%s-%u", base, free_number) : g_steal_pointer (&base);
}

/* Finds the digest that a post is in. */
static gboolean
find_digest (PraxisStore  *self,
             gint64        id,
             gint64       *digest_id,
             GError      **error)
{
  if (!praxis_connection_get_int (praxis_store_get_connection (self), digest_id, error,
                                  "SELECT coalesce (max (digest_id), 0) FROM post WHERE id = ?", "i", id))
    return FALSE;
  if (*digest_id == 0)
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("The post is gone."));
  return *digest_id != 0;
}

static gboolean
rename_slug (PraxisStore  *self,
             gint64        id,
             const char   *wanted,
             GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autofree char *slug = NULL;
  gint64 digest_id;

  if (!find_digest (self, id, &digest_id, error) || !praxis_store_check_own_digest (self, digest_id, error))
    return FALSE;
  slug = praxis_store_make_slug (self, digest_id, id, wanted, error);
  return slug != NULL &&
         praxis_connection_run (connection, error,
                                "INSERT INTO slug_redirect (digest_id, slug, post_id) "
                                "SELECT digest_id, slug, id FROM post "
                                "WHERE id = ? AND slug <> ? AND published <> 0", "it", id, slug) &&
         praxis_connection_run (connection, error,
                                "DELETE FROM slug_redirect WHERE digest_id = ? AND slug = ?", "it",
                                digest_id, slug) &&
         praxis_connection_run (connection, error,
                                "UPDATE post SET slug = ?, change = ? WHERE id = ?", "tii",
                                slug, praxis_store_get_own_change (self), id);
}

/**
 * praxis_store_rename_slug:
 * @self: a library
 * @id: a post's row
 * @slug: what it shall be called in addresses; made fit and, with a number, unlike any other
 * @error: return location
 *
 * Renames a post in addresses. Where it was published, the old name leads to it from now on.
 *
 * Returns: whether it was renamed
 */
gboolean
praxis_store_rename_slug (PraxisStore  *self,
                          gint64        id,
                          const char   *slug,
                          GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (slug != NULL, FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  return praxis_store_end (self, rename_slug (self, id, slug, error), error);
}

/**
 * praxis_store_is_new_slug:
 * @self: a library
 * @id: a post's row
 * @slug: a name in addresses
 * @is_new: (out): whether it does not lead to the post: it is neither the one that the post has now nor one that it had
 * @error: return location
 *
 * Tells a new name from that of a file which was written before the post got another one.
 *
 * Returns: whether the library could be asked
 */
gboolean
praxis_store_is_new_slug (PraxisStore  *self,
                          gint64        id,
                          const char   *slug,
                          gboolean     *is_new,
                          GError      **error)
{
  gint64 found = 0;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (slug != NULL && is_new != NULL, FALSE);

  if (!praxis_connection_get_int (praxis_store_get_connection (self), &found, error,
                                  "SELECT EXISTS (SELECT 1 FROM post WHERE id = ?1 AND slug = ?2) "
                                  "OR EXISTS (SELECT 1 FROM slug_redirect WHERE post_id = ?1 AND slug = ?2)", "it",
                                  id, slug))
    return FALSE;
  *is_new = found == 0;
  return TRUE;
}

/**
 * praxis_store_check_slug:
 * @self: a library
 * @id: a post's row
 * @slug: what somebody wants it to be called in addresses
 * @error: return location
 *
 * Returns: whether praxis_store_rename_slug() would give it this name to the letter; %FALSE with %PRAXIS_ERROR_INVALID where it
 *   is no name for addresses, %PRAXIS_ERROR_EXISTS where another post has it or had it, or an error of the library
 */
gboolean
praxis_store_check_slug (PraxisStore  *self,
                         gint64        id,
                         const char   *slug,
                         GError      **error)
{
  g_autofree char *fit = NULL;
  gboolean taken = FALSE;
  gint64 digest_id;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (slug != NULL, FALSE);

  fit = praxis_text_slugify (slug, "post");
  if (!g_str_equal (fit, slug))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   /* Translators: both %s are names of a post in addresses, such as "warm-lamps" */
                   _("“%s” cannot be the name of a post in addresses, which has small letters a to z, digits and single hyphens. "
                     "Write it as in “%s”."), slug, fit);
      return FALSE;
    }
  if (!find_digest (self, id, &digest_id, error) || !is_slug_taken (self, digest_id, id, slug, 1, &taken, error))
    return FALSE;
  if (taken)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS,
                 /* Translators: %s is the name of a post in addresses, such as "warm-lamps" */
                 _("Another post has “%s” as its name in addresses, or had it once. Choose another name."), slug);
  return !taken;
}
