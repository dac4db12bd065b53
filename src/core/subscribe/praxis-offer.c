/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-offer.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "praxis-archive-link.h"
#include "praxis-error.h"
#include "praxis-offer-private.h"
#include "praxis-sha256.h"
#include "store/praxis-store-digests.h"

/*
 * The way of an archive into the library:
 *
 *   find    what is it? its manifest, or the file where it is one     nothing but the web is asked
 *   fetch   the posts that the library has not                        the library is only read
 *   apply   all of it, in one transaction                             the web is not asked
 *
 * So the reader can be shown what it is before it is fetched, the writer of the library never waits for the web, and what is
 * not whole and verified never comes near it. What was fetched is kept in a folder until it is in the library: what breaks off goes on
 * there the next time.
 */

/* The largest page that is looked through for the way to an archive. */
#define MAX_PAGE (4 * 1024 * 1024)

/**
 * praxis_offer_dup_default_folder:
 *
 * Returns: (transfer full): where to keep what was fetched until it is in the library
 */
char *
praxis_offer_dup_default_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "praxis", "subscriptions", NULL);
}

static PraxisOffer *
offer_new (const char *folder)
{
  PraxisOffer *self = g_new0 (PraxisOffer, 1);

  self->folder = g_strdup (folder);
  return self;
}

/**
 * praxis_offer_free:
 * @self: (transfer full): an offer
 */
void
praxis_offer_free (PraxisOffer *self)
{
  g_clear_pointer (&self->archive, praxis_archive_free);
  if (self->file != NULL)
    g_unlink (self->file);
  g_free (self->address);
  g_free (self->base);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self->digest_uuid);
  g_free (self->folder);
  g_free (self->fetched);
  g_free (self->file);
  g_free (self);
}

/* --- Folder ----------------------------------------------------------------------------------------------- */

static char *
dup_own_folder (PraxisOffer *self)
{
  g_autofree char *name = praxis_sha256_of (self->address, strlen (self->address));

  return g_build_filename (self->folder, name, NULL);
}

/* Returns: (transfer full): where a part of the archive may be kept, in a folder that is there */
char *
praxis_offer_make_path (PraxisOffer  *self,
                        const char   *name,
                        GError      **error)
{
  g_autofree char *folder = dup_own_folder (self);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return g_build_filename (folder, name, NULL);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, _("The folder “%s” cannot be made, so nothing was fetched."), folder);
  return NULL;
}

/* What was fetched is in the library. */
static void
empty_folder (PraxisOffer *self)
{
  g_autofree char *folder = dup_own_folder (self);
  g_autoptr(GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* --- Find ------------------------------------------------------------------------------------------------- */

/* Where it is, and what the server says of it. */
static void
take_download (PraxisOffer    *self,
               const char     *address,
               PraxisDownload *download)
{
  self->is_in_clear = praxis_archive_link_is_in_clear (address) || praxis_archive_link_is_in_clear (download->address);
  g_set_str (&self->address, download->moved_to != NULL ? download->moved_to : address);
  self->is_current = download->not_modified;
  g_set_str (&self->etag, download->etag);
  g_set_str (&self->last_modified, download->last_modified);
}

/* Whether it is of the digest that it should be of. */
gboolean
praxis_offer_check_digest (PraxisOffer            *self,
                           PraxisArchiveManifest  *manifest,
                           GError                **error)
{
  if (self->digest_uuid == NULL || g_str_equal (self->digest_uuid, praxis_digest_get_uuid (manifest->digest)))
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_CONFLICT,
               /* Translators: the first is an address, the second the title of a digest */
               _("At “%s” there is another digest now, “%s”. Nothing was changed; subscribe to it if you want to read it."),
               self->address, praxis_digest_get_title (manifest->digest));
  return FALSE;
}

static gboolean
is_file (GBytes *body)
{
  gsize length;
  const char *data = g_bytes_get_data (body, &length);

  return length > strlen (PRAXIS_OFFER_FILE_START) && memcmp (data, PRAXIS_OFFER_FILE_START, strlen (PRAXIS_OFFER_FILE_START)) == 0;
}

static gboolean
read_manifest (PraxisOffer     *self,
               PraxisDownload  *download,
               GError         **error)
{
  gsize length;
  const char *text = g_bytes_get_data (download->body, &length);
  g_autoptr(PraxisArchiveManifest) manifest = NULL;

  if (download->is_page)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   _("“%s” is a web page and no digest. If this network asks to sign in first, do that in a browser and try again."),
                   download->address);
      return FALSE;
    }
  manifest = praxis_archive_manifest_parse (length > 0 ? text : "", (gssize) length, error);
  if (manifest == NULL || !praxis_offer_check_digest (self, manifest, error))
    return FALSE;
  g_set_str (&self->fetched, manifest->text);
  g_set_str (&self->base, download->address);
  g_set_str (&self->digest_uuid, praxis_digest_get_uuid (manifest->digest));
  g_clear_pointer (&self->archive, praxis_archive_free);
  self->archive = praxis_archive_new (g_steal_pointer (&manifest));
  self->is_fetched = FALSE;
  return TRUE;
}

/* Asks what is at an address: a manifest, or a file where its name did not say so. */
gboolean
praxis_offer_load_manifest (PraxisOffer                  *self,
                            PraxisDownloader             *downloader,
                            const char                   *address,
                            const PraxisDownloadOptions  *options,
                            GCancellable                 *cancellable,
                            GError                      **error)
{
  g_autoptr(PraxisDownload) download = praxis_downloader_get (downloader, address, options, PRAXIS_ARCHIVE_MAX_ENVELOPE, cancellable, error);

  if (download == NULL)
    return FALSE;
  take_download (self, address, download);
  if (download->not_modified)
    return TRUE;
  if (is_file (download->body))
    return praxis_offer_load_file (self, downloader, address, NULL, cancellable, error);
  return read_manifest (self, download, error);
}

static char *
dup_file_name (const char *address)
{
  g_autoptr(GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  g_autofree char *name = g_path_get_basename (g_uri_get_path (uri));

  return g_strdup (g_str_has_suffix (name, ".praxis") && *name != '.' && strchr (name, G_DIR_SEPARATOR) == NULL ? name : "archive.praxis");
}

static gboolean
open_file (PraxisOffer   *self,
           const char    *path,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(PraxisArchive) archive = praxis_archive_open (path, error);

  if (archive == NULL || !praxis_offer_check_digest (self, praxis_archive_get_manifest (archive), error) ||
      !praxis_archive_verify (archive, cancellable, error))
    return FALSE;
  g_clear_pointer (&self->archive, praxis_archive_free);
  self->archive = g_steal_pointer (&archive);
  self->is_fetched = TRUE;
  return TRUE;
}

/* Fetches a whole archive, and looks at all of it. */
gboolean
praxis_offer_load_file (PraxisOffer                  *self,
                        PraxisDownloader             *downloader,
                        const char                   *address,
                        const PraxisDownloadOptions  *options,
                        GCancellable                 *cancellable,
                        GError                      **error)
{
  g_autofree char *name = dup_file_name (address);
  g_autofree char *path = NULL;
  g_autoptr(PraxisDownload) download = NULL;

  if (self->address == NULL)
    self->address = g_strdup (address);
  path = praxis_offer_make_path (self, name, error);
  if (path == NULL)
    return FALSE;
  download = praxis_downloader_get_file (downloader, address, path, PRAXIS_OFFER_FILE_START, options, PRAXIS_OFFER_MAX_FILE, cancellable, error);
  if (download == NULL)
    return FALSE;
  /* Where it is the archive beside a manifest, that is what the server is asked for the next time. */
  if (self->base == NULL)
    take_download (self, address, download);
  if (download->not_modified)
    return TRUE;
  g_set_str (&self->file, path);
  return open_file (self, path, cancellable, error);
}

/* Any page of a site, or its feed, says where the archive is. */
static gboolean
find_by_page (PraxisOffer       *self,
              PraxisDownloader  *downloader,
              const char        *address,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr(PraxisDownload) page = praxis_downloader_get (downloader, address, NULL, MAX_PAGE, cancellable, error);
  g_autofree char *link = NULL;
  const char *text;
  gsize length;

  if (page == NULL)
    return FALSE;
  if (is_file (page->body))
    return praxis_offer_load_file (self, downloader, address, NULL, cancellable, error);
  text = g_bytes_get_data (page->body, &length);
  link = length > 0 ? praxis_archive_link_find (text, length, page->address) : NULL;
  if (link != NULL)
    return praxis_offer_load_manifest (self, downloader, link, NULL, cancellable, error);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
               _("“%s” has no digest of Praxis. Is the address right? If this network asks to sign in first, do that in a browser "
                 "and try again."), address);
  return FALSE;
}

static gboolean
find_in_web (PraxisOffer       *self,
             PraxisDownloader  *downloader,
             const char        *address,
             GCancellable      *cancellable,
             GError           **error)
{
  PraxisArchivePlace place = praxis_archive_link_get_place (address);
  g_autofree char *guess = place == PRAXIS_ARCHIVE_PLACE_SITE ? praxis_archive_link_guess (address) : g_strdup (address);
  g_autoptr(GError) failure = NULL;

  if (place == PRAXIS_ARCHIVE_PLACE_FILE)
    return praxis_offer_load_file (self, downloader, address, NULL, cancellable, error);
  if (praxis_offer_load_manifest (self, downloader, guess, NULL, cancellable, &failure))
    return TRUE;
  /* Many servers answer with a page also where there is nothing. */
  if (g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_INVALID) ||
      (place == PRAXIS_ARCHIVE_PLACE_SITE && g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND)))
    return find_by_page (self, downloader, address, cancellable, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* A file that is there, or the name of one that is not; addresses may come without "https://". */
static char *
dup_path (const char *place)
{
  if (g_ascii_strncasecmp (place, "file:", 5) == 0)
    return g_filename_from_uri (place, NULL, NULL);
  if (strstr (place, "://") != NULL)
    return NULL;
  if (g_path_is_absolute (place) || *place == '.' || g_file_test (place, G_FILE_TEST_EXISTS) ||
      (strchr (place, '/') == NULL && g_str_has_suffix (place, ".praxis")))
    return g_strdup (place);
  return NULL;
}

/**
 * praxis_offer_find:
 * @downloader: what fetches
 * @place: an archive's file, or an address: of an archive, its manifest, any page of a site that has one, or its feed
 * @folder: where to keep what is fetched until it is in the library; it is made where it is missing
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Finds an archive. Of one on a site only the manifest is fetched; a file is verified.
 *
 * Returns: (transfer full): the archive; %NULL with %PRAXIS_ERROR_NOT_FOUND where there is none, an error of
 *   praxis_archive_open() and praxis_archive_verify(), or of praxis_downloader_get_file()
 */
PraxisOffer *
praxis_offer_find (PraxisDownloader  *downloader,
                   const char        *place,
                   const char        *folder,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr(PraxisOffer) self = offer_new (folder);
  g_autofree char *path = NULL;
  g_autofree char *address = NULL;

  g_return_val_if_fail (place != NULL && folder != NULL, NULL);

  path = dup_path (place);
  if (path != NULL)
    return open_file (self, path, cancellable, error) ? g_steal_pointer (&self) : NULL;
  address = praxis_archive_link_complete (place, error);
  if (address == NULL || !find_in_web (self, downloader, address, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * praxis_offer_find_update:
 * @downloader: what fetches
 * @subscription: where a digest of the library comes from
 * @folder: as with praxis_offer_find()
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Asks whether there is a newer archive. Where the server says that there is not, praxis_offer_is_current() says so.
 *
 * Returns: (transfer full): what there is; %NULL with an error as with praxis_offer_find(), with %PRAXIS_ERROR_NOT_FOUND also where
 *   the digest came as a file, so that there is nobody to ask, or with %PRAXIS_ERROR_CONFLICT where there is another digest now
 */
PraxisOffer *
praxis_offer_find_update (PraxisDownloader          *downloader,
                          const PraxisSubscription  *subscription,
                          const char                *folder,
                          GCancellable              *cancellable,
                          GError                   **error)
{
  g_autoptr(PraxisOffer) self = offer_new (folder);
  PraxisDownloadOptions options = { subscription->etag, subscription->last_modified, FALSE };
  gboolean found;

  g_return_val_if_fail (folder != NULL, NULL);

  if (*subscription->address == '\0')
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                           _("This digest came as a file, so there is nobody to ask. Open a newer file of it."));
      return NULL;
    }
  self->digest_uuid = g_strdup (subscription->digest_uuid);
  if (praxis_archive_link_get_place (subscription->address) == PRAXIS_ARCHIVE_PLACE_FILE)
    found = praxis_offer_load_file (self, downloader, subscription->address, &options, cancellable, error);
  else
    found = praxis_offer_load_manifest (self, downloader, subscription->address, &options, cancellable, error);
  return found ? g_steal_pointer (&self) : NULL;
}

/* --- What it is ------------------------------------------------------------------------------------------- */

/**
 * praxis_offer_get_manifest:
 * @self: an offer
 *
 * Returns: (transfer none) (nullable): what it is, with its signature checked; %NULL where it is what the library has
 */
PraxisArchiveManifest *
praxis_offer_get_manifest (PraxisOffer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->archive != NULL ? praxis_archive_get_manifest (self->archive) : NULL;
}

/**
 * praxis_offer_get_address:
 * @self: an offer
 *
 * Returns: (nullable): where it is in the web; %NULL for a file
 */
const char *
praxis_offer_get_address (PraxisOffer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->address;
}

/**
 * praxis_offer_is_in_clear:
 * @self: an offer
 *
 * Returns: whether it came over a connection that others could have changed it on; that matters where it is not signed
 */
gboolean
praxis_offer_is_in_clear (PraxisOffer *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_in_clear;
}

/**
 * praxis_offer_is_current:
 * @self: an offer
 *
 * Returns: whether the server says that it is what the library has
 */
gboolean
praxis_offer_is_current (PraxisOffer *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_current;
}

/* --- Apply ------------------------------------------------------------------------------------------------ */

static PraxisArchiveReport *
report_current (PraxisOffer  *self,
                PraxisStore  *store,
                GError      **error)
{
  g_autoptr(PraxisDigest) digest = praxis_store_find_digest (store, self->digest_uuid, error);
  PraxisArchiveReport *report;

  if (digest == NULL)
    return NULL;
  report = praxis_archive_report_new ();
  report->digest = g_steal_pointer (&digest);
  report->is_same = TRUE;
  return report;
}

/* What the server said, for the next time. The name that it gave the manifest is kept only where that is what is in the library. */
static gboolean
note_server (PraxisOffer   *self,
             PraxisStore   *store,
             const char    *digest_uuid,
             GError       **error)
{
  g_autoptr(PraxisSubscription) subscription = NULL;
  PraxisArchiveManifest *manifest = praxis_offer_get_manifest (self);
  gboolean is_that = self->is_current || self->fetched == NULL || g_str_equal (self->fetched, manifest->text);

  if (self->address == NULL)
    return TRUE;
  subscription = praxis_store_get_subscription (store, digest_uuid, error);
  if (subscription == NULL)
    return FALSE;
  g_set_str (&subscription->address, self->address);
  if (!self->is_current)
    {
      g_set_str (&subscription->etag, is_that ? self->etag : "");
      g_set_str (&subscription->last_modified, is_that ? self->last_modified : "");
    }
  subscription->checked = g_get_real_time () / G_USEC_PER_SEC;
  return praxis_store_put_subscription (store, subscription, error);
}

/**
 * praxis_offer_apply:
 * @self: an offer that was fetched
 * @store: a library, open for writing
 * @agreed_key: (nullable): a key that the reader has agreed to, see praxis_archive_may_apply()
 * @cancellable: (nullable): takes everything back
 * @error: return location
 *
 * Brings what was found into the library, and notes what the server said of it.
 *
 * Returns: (transfer full): what was done; %NULL with an error of praxis_archive_apply()
 */
PraxisArchiveReport *
praxis_offer_apply (PraxisOffer   *self,
                    PraxisStore   *store,
                    const char    *agreed_key,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr(PraxisArchiveReport) report = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);
  g_return_val_if_fail (self->is_current || self->is_fetched, NULL);

  if (!self->is_current)
    report = praxis_archive_apply (store, self->archive, self->address, agreed_key, cancellable, error);
  else
    report = report_current (self, store, error);
  if (report == NULL || !note_server (self, store, praxis_digest_get_uuid (report->digest), error))
    return NULL;
  if (self->address != NULL)
    empty_folder (self);
  return g_steal_pointer (&report);
}
