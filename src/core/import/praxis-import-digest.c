/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/praxis-text.h"
#include "praxis-error.h"
#include "praxis-import-private.h"
#include "store/praxis-store-adopt.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-private.h"

/* Which digest an import goes into. */

/* The digest of mine that an import goes into where nobody says which: the only one, if there is one. */
static PraxisDigest *
find_only_digest (PraxisStore  *store,
                  gboolean     *several,
                  GError      **error)
{
  g_autoptr(GPtrArray) digests = praxis_store_list_digests (store, error);
  PraxisDigest *mine = NULL;

  *several = FALSE;
  for (guint i = 0; digests != NULL && i < digests->len; i++)
    {
      PraxisDigest *digest = g_ptr_array_index (digests, i);

      if (praxis_digest_get_origin (digest) != PRAXIS_ORIGIN_MINE)
        continue;
      *several = mine != NULL;
      mine = digest;
    }
  return mine != NULL && !*several ? g_object_ref (mine) : NULL;
}

/* A slug that no digest of the library has. */
static char *
make_digest_slug (PraxisStore  *store,
                  const char   *wanted,
                  GError      **error)
{
  g_autofree char *slug = g_strdup (wanted);

  for (guint n = 2;; n++)
    {
      gint64 taken = 0;

      if (!praxis_connection_get_int (praxis_store_get_connection (store), &taken, error,
                                      "SELECT count(*) FROM digest WHERE slug = ?", "t", slug))
        return NULL;
      if (taken == 0)
        return g_steal_pointer (&slug);
      g_free (slug);
      slug = g_strdup_printf ("%s-%u", wanted, n);
    }
}

/* A text of a source, or another one where it has none. */
const char *
praxis_import_text_or (const char *text,
                       const char *fallback)
{
  return text != NULL && *text != '\0' ? text : fallback;
}

static PraxisDigest *
add_digest (PraxisStore   *store,
            PraxisDigest  *described,
            const char    *wanted_title,
            GError       **error)
{
  g_autoptr(PraxisDigest) digest = NULL;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *wanted = NULL;
  g_autofree char *slug = NULL;
  const char *title = wanted_title != NULL ? wanted_title
                      : praxis_import_text_or (described != NULL ? praxis_digest_get_title (described) : NULL, _("My digest"));

  wanted = praxis_text_slugify (praxis_import_text_or (described != NULL ? praxis_digest_get_slug (described) : NULL, title),
                                "digest");
  slug = make_digest_slug (store, wanted, error);
  if (slug == NULL)
    return NULL;
  digest = g_object_new (PRAXIS_TYPE_DIGEST,
                         "uuid", praxis_import_text_or (described != NULL ? praxis_digest_get_uuid (described) : NULL, uuid),
                         "slug", slug,
                         "title", title,
                         "introduction", described != NULL ? praxis_digest_get_introduction (described) : NULL,
                         "author", described != NULL ? praxis_digest_get_author (described) : NULL,
                         "language", praxis_import_text_or (described != NULL ? praxis_digest_get_language (described) : NULL, "en"),
                         "licence", described != NULL ? praxis_digest_get_licence (described) : NULL,
                         "base-url", described != NULL ? praxis_digest_get_base_url (described) : NULL,
                         "citation-style", described != NULL ? praxis_digest_get_citation_style (described) : NULL,
                         "citation-locale", described != NULL ? praxis_digest_get_citation_locale (described) : NULL,
                         "site-theme", described != NULL ? praxis_digest_get_site_theme (described) : NULL,
                         "site-header", described != NULL ? praxis_digest_get_site_header (described) : NULL,
                         "site-footer", described != NULL ? praxis_digest_get_site_footer (described) : NULL,
                         "origin", described != NULL ? (int) praxis_digest_get_origin (described) : PRAXIS_ORIGIN_MINE,
                         NULL);
  return praxis_store_add_digest (store, digest, error) ? g_steal_pointer (&digest) : NULL;
}

/**
 * praxis_import_find_digest:
 * @import: an import
 * @store: a library
 * @name: (nullable): a digest's UUID, slug or title
 * @digest: (out) (nullable) (transfer full): the digest; %NULL where the import makes a new one
 * @error: return location
 *
 * Finds the digest that posts go into: the one that is named; else the one that they came from; else, for posts
 * that came from nowhere in particular, the only one of the user's own.
 *
 * Returns: whether that is certain; otherwise %PRAXIS_ERROR_NOT_FOUND, %PRAXIS_ERROR_AMBIGUOUS or an error of the library
 */
gboolean
praxis_import_find_digest (PraxisImport  *import,
                           PraxisStore   *store,
                           const char    *name,
                           PraxisDigest **digest,
                           GError       **error)
{
  gboolean from_known_digest = import->digest != NULL && *praxis_digest_get_uuid (import->digest) != '\0';
  g_autoptr(GError) failure = NULL;
  gboolean several = FALSE;

  *digest = NULL;
  if (name != NULL)
    return (*digest = praxis_store_find_digest (store, name, error)) != NULL;
  if (from_known_digest)
    *digest = praxis_store_find_digest (store, praxis_digest_get_uuid (import->digest), NULL);
  else
    *digest = find_only_digest (store, &several, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (several)
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_AMBIGUOUS,
                         _("The library has several digests. Say which one the posts shall go into."));
  return !several;
}

/**
 * praxis_import_choose_digest:
 * @import: an import
 * @store: a library, in a transaction
 * @name: (nullable): a digest's UUID, slug or title
 * @made: (out): whether the digest is new
 * @error: return location
 *
 * Finds the digest that posts go into as praxis_import_find_digest() does, or makes it.
 *
 * Returns: (transfer full): the digest; %NULL with %PRAXIS_ERROR_NOT_FOUND or %PRAXIS_ERROR_AMBIGUOUS
 */
PraxisDigest *
praxis_import_choose_digest (PraxisImport  *import,
                             PraxisStore   *store,
                             const char    *name,
                             gboolean      *made,
                             GError       **error)
{
  PraxisDigest *digest;

  *made = FALSE;
  if (!praxis_import_find_digest (import, store, name, &digest, error) || digest != NULL)
    return digest;
  *made = TRUE;
  digest = add_digest (store, import->digest, import->title, error);
  if (digest != NULL && import->terms != NULL &&
      !praxis_store_adopt_terms (store, praxis_digest_get_uuid (digest), import->terms, error))
    g_clear_object (&digest);
  return digest;
}
