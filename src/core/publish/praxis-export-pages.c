/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cite/praxis-reference-list.h"
#include "model/praxis-issue.h"
#include "model/praxis-text.h"
#include "praxis-catalogue.h"
#include "praxis-error.h"
#include "praxis-site.h"
#include "praxis-selection.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-reading.h"

/* The way from a library to one file of posts that stands alone: a page, or the works that the posts are about. */

typedef struct
{
  PraxisStore               *store;
  const PraxisExportRequest *request;
  PraxisDigest              *digest;
  /* The name of the file without what its format adds. */
  char                      *stem;
  char                      *blurb;
  GPtrArray                 *posts;
  /* The works instead of the posts. */
  PraxisReferenceList       *references;
} Content;

static void
content_clear (Content *self)
{
  g_clear_object (&self->digest);
  g_clear_pointer (&self->stem, g_free);
  g_clear_pointer (&self->blurb, g_free);
  g_clear_pointer (&self->posts, g_ptr_array_unref);
  g_clear_pointer (&self->references, praxis_reference_list_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Content, content_clear)

static gboolean
load_references (const Content     *self,
                 PraxisReferences  *references,
                 GError           **error)
{
  for (guint i = 0; i < self->posts->len; i++)
    {
      if (!praxis_references_load (references, self->store, praxis_post_get_citations (self->posts->pdata[i]),
                                   self->request->cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* The post as it may be seen by others: of one that was edited since it was published, what was published. */
static PraxisPost *
get_public_post (PraxisStore  *store,
                 gint64        post_id,
                 GError      **error)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (store, post_id, error);

  if (post == NULL)
    return NULL;
  if (praxis_post_get_deleted (post) != 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                   _("“%s” is in the trash. Restore it before you export it."), praxis_post_get_title (post));
      return NULL;
    }
  if (praxis_post_get_status (post) == PRAXIS_STATUS_DRAFT)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   _("“%s” is a draft. Mark it as ready before you export it."), praxis_post_get_title (post));
      return NULL;
    }
  if (praxis_post_get_status (post) == PRAXIS_STATUS_NEEDS_UPDATE)
    return praxis_store_get_published_post (store, post_id, error);
  return g_steal_pointer (&post);
}

static const char *
find_blurb (PraxisPublication *publication,
            PraxisMonth        month)
{
  for (guint i = 0; i < publication->issues->len; i++)
    {
      if (praxis_issue_get_month (publication->issues->pdata[i]) == month)
        return praxis_issue_get_blurb (publication->issues->pdata[i]);
    }
  return NULL;
}

/* Takes a post in; of one whose works alone go out no more than these stays. */
static void
take_post (Content    *content,
           PraxisPost *post)
{
  if (content->references != NULL)
    praxis_reference_list_add (content->references, praxis_post_get_citations (post),
                               praxis_post_get_terms (post, PRAXIS_VOCABULARY_TOPIC));
  else
    g_ptr_array_add (content->posts, g_object_ref (post));
}

static gboolean
gather_post (Content  *self,
             GError  **error)
{
  g_autoptr(PraxisPost) post = get_public_post (self->store, self->request->post_id, error);

  if (post == NULL)
    return FALSE;
  self->digest = praxis_store_find_digest (self->store, praxis_post_get_digest_uuid (post), error);
  if (self->digest == NULL)
    return FALSE;
  self->stem = praxis_text_slugify (praxis_post_get_slug (post), "post");
  take_post (self, post);
  return TRUE;
}

/* A page begins with what comes first in the issue; works begin with the oldest, so that they keep their keys. A reading list
 * has its own order. */
static gboolean
gather_published (Content            *self,
                  PraxisPublication  *publication,
                  GError            **error)
{
  gboolean is_reversed = self->references != NULL && !self->request->reading_list;
  guint n = publication->posts->len;

  for (guint i = 0; i < n; i++)
    {
      PraxisPublished *published = publication->posts->pdata[is_reversed ? n - 1 - i : i];
      g_autoptr(PraxisPost) post = praxis_store_get_published_post (self->store, published->id, error);

      if (post == NULL || g_cancellable_set_error_if_cancelled (self->request->cancellable, error))
        return FALSE;
      take_post (self, post);
      if (self->request->progress != NULL)
        self->request->progress (i + 1, n, self->request->user_data);
    }
  return TRUE;
}

/* Why there is nothing to export. */
static void
set_nothing_error (const PraxisExportRequest *request,
                   PraxisPublication         *publication,
                   gboolean                   is_published,
                   GError                   **error)
{
  g_autofree char *words = praxis_month_format (request->month);

  if (request->month != PRAXIS_MONTH_NONE)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                 /* Translators: %s is a month, "March 2023" */
                 _("Nothing is published in %s."), words);
  else if (is_published)
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("Nothing of what was chosen is published."));
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                 /* Translators: %s is a digest's title */
                 _("“%s” has published nothing yet."), praxis_digest_get_title (publication->digest));
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      places)
{
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (places, ((const PraxisPublished *) a)->uuid));
  guint second = GPOINTER_TO_UINT (g_hash_table_lookup (places, ((const PraxisPublished *) b)->uuid));

  return first < second ? -1 : first > second;
}

/* Leaves what the reader's list has, in the order of the list, and calls it by that. */
static gboolean
keep_listed (PraxisStore        *store,
             PraxisPublication  *publication,
             PraxisSelection    *selection,
             GError            **error)
{
  /* What is left is selected already. */
  static const gint64 none = 0;
  g_autoptr(GPtrArray) list = praxis_store_list_reading (store, error);
  g_autoptr(GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    g_hash_table_insert (places, ((PraxisReading *) list->pdata[i])->post_uuid, GUINT_TO_POINTER (i + 1));
  for (guint i = publication->posts->len; i > 0; i--)
    {
      if (!g_hash_table_contains (places, ((PraxisPublished *) publication->posts->pdata[i - 1])->uuid))
        g_ptr_array_remove_index (publication->posts, i - 1);
    }
  g_ptr_array_sort_values_with_data (publication->posts, compare_places, places);
  if (selection->ids == NULL)
    {
      selection->ids = &none;
      selection->n_ids = 0;
    }
  if (selection->name == NULL)
    selection->name = praxis_catalogue_get (praxis_digest_get_language (publication->digest), "page", NC_ ("page", "Reading List"));
  return TRUE;
}

/**
 * praxis_export_get_publication:
 * @store: a library
 * @request: what of
 * @selection: (out): what of it is meant
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is published of what was asked for; %NULL with %PRAXIS_ERROR_NOT_FOUND where nothing
 *   is, or the digest has no such topic
 */
PraxisPublication *
praxis_export_get_publication (PraxisStore                *store,
                               const PraxisExportRequest  *request,
                               PraxisSelection            *selection,
                               GError                    **error)
{
  g_autoptr(PraxisPublication) publication = praxis_store_get_publication (store, request->digest_uuid, error);
  gboolean is_published;

  if (publication == NULL)
    return NULL;
  *selection = (PraxisSelection) {
    .year = request->year,
    .month = request->month,
    .ids = request->ids,
    .n_ids = request->n_ids,
    .name = request->name,
  };
  if (request->topic != NULL)
    {
      selection->topic = praxis_selection_find_topic (publication, request->topic, error);
      if (selection->topic == NULL)
        return NULL;
    }
  is_published = publication->posts->len > 0;
  praxis_selection_apply (selection, publication);
  if (request->reading_list && !keep_listed (store, publication, selection, error))
    return NULL;
  if (publication->posts->len > 0)
    return g_steal_pointer (&publication);
  set_nothing_error (request, publication, is_published, error);
  return NULL;
}

static gboolean
gather (Content  *self,
        GError  **error)
{
  g_autoptr(PraxisPublication) publication = NULL;
  g_autofree char *suffix = NULL;
  PraxisSelection selection;

  if (self->request->post_id != 0)
    return gather_post (self, error);
  publication = praxis_export_get_publication (self->store, self->request, &selection, error);
  if (publication == NULL || !gather_published (self, publication, error))
    return FALSE;
  suffix = praxis_selection_dup_suffix (&selection);
  self->digest = g_object_ref (publication->digest);
  /* What is of a whole month is called by it. */
  self->stem = selection.month != PRAXIS_MONTH_NONE && strlen (suffix) == strlen ("-YYYY-MM")
                 ? g_strdup (suffix + 1) : g_strconcat (PRAXIS_REFERENCES_STEM, suffix, NULL);
  self->blurb = g_strdup (find_blurb (publication, selection.month));
  return TRUE;
}

static char *
dup_style (Content  *self,
           GError  **error)
{
  g_autoptr(PraxisTheme) theme = self->request->theme != NULL
                                   ? praxis_theme_ref (self->request->theme)
                                   : praxis_theme_load (praxis_digest_get_site_theme (self->digest), error);

  return theme != NULL ? praxis_theme_dup_style (theme) : NULL;
}

/**
 * praxis_export_make_page:
 *
 * Makes one post or one month as a page, `SLUG.html` or `YYYY-MM.html`, in the citation style and the theme of the digest; a #PraxisExportFormat
 * has it as its function.
 */
PraxisExportFile *
praxis_export_make_page (const PraxisExportFormat   *format,
                         PraxisStore                *store,
                         const PraxisExportRequest  *request,
                         GError                    **error)
{
  g_auto(Content) content = { .store = store, .request = request, .posts = g_ptr_array_new_with_free_func (g_object_unref) };
  g_autoptr(PraxisReferences) references = NULL;
  g_autofree char *style = NULL;

  if (!gather (&content, error))
    return NULL;
  references = praxis_references_new (store, content.digest, error);
  style = dup_style (&content, error);
  if (references == NULL || style == NULL || !load_references (&content, references, error))
    return NULL;
  return praxis_export_file_new (content.digest, g_strconcat (content.stem, ".html", NULL),
                                 praxis_page_of_posts (content.digest, references, content.posts, request->month, content.blurb, style));
}

/**
 * praxis_export_make_references:
 *
 * Makes the works that published posts are about as one file: `SLUG.EXT` of a post, `YYYY-MM.EXT` of a month, `references.EXT`
 * of a digest. Of what is exported as a post also one that is ready. A #PraxisExportFormat has it as its function.
 */
PraxisExportFile *
praxis_export_make_references (const PraxisExportFormat   *format,
                               PraxisStore                *store,
                               const PraxisExportRequest  *request,
                               GError                    **error)
{
  g_auto(Content) content = { .store = store, .request = request, .references = praxis_reference_list_new (TRUE) };

  if (!gather (&content, error))
    return NULL;
  return praxis_export_file_new (content.digest, praxis_reference_format_dup_file_name (format->variant, content.stem),
                                 praxis_reference_list_write (content.references, format->variant, error));
}

/**
 * praxis_export_load_site:
 * @store: a library
 * @request: what of; its digest
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the site of the digest, for what leads to its pages
 */
PraxisSite *
praxis_export_load_site (PraxisStore                *store,
                         const PraxisExportRequest  *request,
                         GError                    **error)
{
  g_autoptr(PraxisPublication) publication = praxis_store_get_publication (store, request->digest_uuid, error);
  g_autoptr(PraxisReferences) references = NULL;

  if (publication == NULL)
    return NULL;
  references = praxis_references_new (store, publication->digest, error);
  return references != NULL ? praxis_site_new (g_steal_pointer (&publication), references) : NULL;
}

/**
 * praxis_export_load_posts:
 * @store: a library
 * @request: what of
 * @site: the site of the digest
 * @places: (element-type guint): the places of posts among the site's
 * @error: return location
 *
 * Reads posts as they are published, and their references.
 *
 * Returns: (transfer full) (element-type PraxisPost) (nullable): the posts
 */
GPtrArray *
praxis_export_load_posts (PraxisStore                *store,
                          const PraxisExportRequest  *request,
                          PraxisSite                 *site,
                          GArray                     *places,
                          GError                    **error)
{
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < places->len; i++)
    {
      PraxisPost *post;

      if (g_cancellable_set_error_if_cancelled (request->cancellable, error))
        return NULL;
      post = praxis_store_get_published_post (store, praxis_site_get_post (site, g_array_index (places, guint, i))->id, error);
      if (post == NULL)
        return NULL;
      g_ptr_array_add (posts, post);
      if (!praxis_references_load (site->references, store, praxis_post_get_citations (post), request->cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&posts);
}
