/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export-private.h"

#include <string.h>

#include "cite/praxis-references.h"
#include "import/praxis-import-revise.h"
#include "import/praxis-import-terms.h"
#include "import/praxis-markdown-reader.h"
#include "model/praxis-issue.h"
#include "praxis-digest-markdown.h"
#include "praxis-hash.h"
#include "praxis-post-markdown.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-terms.h"

/*
 * A digest as a folder of Markdown files: "digest.md", a file an issue and one a post. It is for git and for other programs, and
 * praxis_markdown_folder_read() takes it back. Hugo makes a site of it as it is: what it needs stands beside the files, and
 * what it reads in them is written behind what Praxis reads, made from it anew each time.
 */

#define HUGO_PATH APP_PATH "/hugo/"

/* Beside the files of the digest, as they are in the program. */
static const char *const companions[] = {
  "layouts/_default/_markup/render-heading.html",
  "layouts/_default/baseof.html",
  "layouts/_default/list.html",
  "layouts/_default/single.html",
  "layouts/index.html",
  "layouts/issues/single.html",
  "layouts/partials/issue.html",
  "layouts/partials/notices.html",
  "layouts/partials/title.html",
  "layouts/shortcodes/brace.html",
  "static/style.css",
};

/* Where a post stands in its issue. */
typedef struct
{
  int    position;
  gint64 id;
  char  *slug;
} Place;

typedef struct
{
  PraxisStore               *store;
  const PraxisExportRequest *request;
  PraxisPublication         *publication;
  PraxisReferences          *references;
  PraxisFolder              *target;
  /* The post whose file is written, or the text of that of an issue or of the digest. */
  PraxisPost                *writing;
  const char                *writing_issue;
  const char                *writing_digest;
  /* The places of each month. */
  GHashTable                *places;
  guint                      n_posts;
  guint                      n_done;
} Export;

static void
export_clear (Export *self)
{
  g_clear_pointer (&self->publication, praxis_publication_free);
  g_clear_pointer (&self->references, praxis_references_unref);
  g_clear_pointer (&self->target, praxis_folder_free);
  g_clear_pointer (&self->places, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

/* Takes the text. */
static gboolean
write_text (Export      *self,
            const char  *path,
            char        *text,
            GError     **error)
{
  g_autofree char *owned = text;
  gsize length = strlen (text);
  g_autofree char *key = praxis_hash_data (text, length);

  return praxis_folder_write (self->target, path, key, text, length, error);
}

/* --- Posts ------------------------------------------------------------------------------------------------ */

/* Hugo takes a file of that name for the page of the folder; no slug has this character. */
static char *
dup_path (const char *slug)
{
  return g_strdup_printf ("posts/%s%s.md", slug, g_str_equal (slug, "index") ? "_" : "");
}

static void
add_aliases (Export            *self,
             PraxisPost        *post,
             PraxisJsonBuilder *json,
             yyjson_mut_val    *header)
{
  GPtrArray *former_slugs = self->publication->former_slugs;
  yyjson_mut_val *aliases = NULL;

  for (guint i = 0; i < former_slugs->len; i++)
    {
      const PraxisFormerSlug *former = former_slugs->pdata[i];
      g_autofree char *path = NULL;

      if (former->post_id != praxis_post_get_id (post))
        continue;
      if (aliases == NULL)
        aliases = yyjson_mut_obj_add_arr (json, header, "aliases");
      path = g_strdup_printf ("/posts/%s.html", former->slug);
      yyjson_mut_arr_add_strcpy (json, aliases, path);
    }
}

/* What an import tells from what was edited since. */
static void
add_base (PraxisPost        *post,
          PraxisJsonBuilder *json,
          yyjson_mut_val    *header)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autofree char *base = praxis_draft_dup_fingerprint (draft, praxis_post_get_slug (post));

  praxis_json_add_string (json, header, "base", base);
}

static void
add_time (PraxisJsonBuilder *json,
          yyjson_mut_val    *header,
          const char        *key,
          gint64             seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = g_date_time_format_iso8601 (time);

  praxis_json_add_string (json, header, key, text);
}

static void
add_dates (PraxisPost        *post,
           PraxisJsonBuilder *json,
           yyjson_mut_val    *header)
{
  gint64 published = praxis_post_get_published (post);
  g_autofree char *month = praxis_month_to_string (praxis_post_get_month (post));
  g_autofree char *date = month != NULL ? g_strconcat (month, "-01", NULL) : NULL;

  if (date != NULL)
    praxis_json_add_string (json, header, "date", date);
  if (published != 0)
    add_time (json, header, "publishDate", published);
  /* What was written before it was published is new on the day that it is. */
  if (published != 0 && praxis_post_get_modified (post) > published)
    add_time (json, header, "lastmod", praxis_post_get_modified (post));
}

/* As they are printed everywhere else. */
static void
add_references (Export            *self,
                PraxisPost        *post,
                PraxisJsonBuilder *json,
                yyjson_mut_val    *header)
{
  GPtrArray *citations = praxis_post_get_citations (post);
  yyjson_mut_val *list = citations->len > 0 ? yyjson_mut_obj_add_arr (json, header, "references") : NULL;

  for (guint i = 0; i < citations->len; i++)
    {
      g_autofree char *html = praxis_references_dup_html (self->references, citations->pdata[i]);

      yyjson_mut_arr_add_strcpy (json, list, html);
    }
}

/* What Hugo reads and Praxis does not, or knows better. */
static void
add_hugo (Export            *self,
          PraxisPost        *post,
          PraxisJsonBuilder *json,
          yyjson_mut_val    *header)
{
  PraxisStatus status = praxis_post_get_status (post);

  add_dates (post, json, header);
  if (status == PRAXIS_STATUS_DRAFT || status == PRAXIS_STATUS_READY)
    yyjson_mut_obj_add_bool (json, header, "draft", TRUE);
  add_aliases (self, post, json, header);
  add_references (self, post, json, header);
}

static void
place_free (Place *place)
{
  g_free (place->slug);
  g_free (place);
}

static void
note_place (Export     *self,
            PraxisPost *post)
{
  PraxisMonth month = praxis_post_get_month (post);
  GPtrArray *places = g_hash_table_lookup (self->places, GUINT_TO_POINTER (month));
  Place *place;

  if (month == PRAXIS_MONTH_NONE)
    return;
  if (places == NULL)
    {
      places = g_ptr_array_new_with_free_func ((GDestroyNotify) place_free);
      g_hash_table_insert (self->places, GUINT_TO_POINTER (month), places);
    }
  place = g_new0 (Place, 1);
  place->position = praxis_post_get_position (post);
  place->id = praxis_post_get_id (post);
  place->slug = g_strdup (praxis_post_get_slug (post));
  g_ptr_array_add (places, place);
}

static gboolean
write_post (Export      *self,
            PraxisPost  *post,
            GError     **error)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *header = yyjson_mut_obj (json);
  g_autofree char *path = NULL;

  if (post == NULL || g_cancellable_set_error_if_cancelled (self->request->cancellable, error) ||
      !praxis_references_load (self->references, self->store, praxis_post_get_citations (post), self->request->cancellable, error))
    return FALSE;
  path = dup_path (praxis_post_get_slug (post));
  praxis_post_add_front_matter (post, json, header);
  add_base (post, json, header);
  add_hugo (self, post, json, header);
  note_place (self, post);
  self->writing = post;
  if (!write_text (self, path, praxis_post_write_markdown (post, json, header), error))
    return FALSE;
  self->writing = NULL;
  if (self->request->progress != NULL)
    self->request->progress (++self->n_done, self->n_posts, self->request->user_data);
  return TRUE;
}

/* The posts in the order of their months and issues, published or, where they are asked for, not. */
static gboolean
write_posts (Export  *self,
             GError **error)
{
  g_autoptr(GArray) drafts = NULL;
  const char *digest_uuid = praxis_digest_get_uuid (self->publication->digest);

  if (self->request->drafts)
    {
      drafts = praxis_store_list_unpublished (self->store, digest_uuid, error);
      if (drafts == NULL)
        return FALSE;
    }
  self->n_posts = self->publication->posts->len + (drafts != NULL ? drafts->len : 0);
  for (guint i = 0; i < self->publication->posts->len; i++)
    {
      PraxisPublished *published = self->publication->posts->pdata[i];
      g_autoptr(PraxisPost) post = praxis_store_get_published_post (self->store, published->id, error);

      if (!write_post (self, post, error))
        return FALSE;
    }
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (self->store, g_array_index (drafts, gint64, i), error);

      if (!write_post (self, post, error))
        return FALSE;
    }
  return TRUE;
}

/* Finds the post that a file is about; one that was written by hand has no UUID. */
static PraxisPost *
find_post (Export             *self,
           PraxisMarkdownPost *file)
{
  if (file->uuid != NULL)
    return praxis_store_get_post (self->store, file->uuid, NULL);
  return self->writing != NULL ? g_object_ref (self->writing) : NULL;
}

static gboolean
has_post (Export     *self,
          const char *text,
          gsize       length)
{
  g_autoptr(PraxisMarkdownPost) file = praxis_markdown_read_post (text, length, NULL);
  g_autoptr(PraxisPost) post = NULL;
  gboolean has = FALSE;

  if (file == NULL || file->has_unknown)
    return FALSE;
  post = find_post (self, file);
  return post != NULL &&
         g_str_equal (praxis_post_get_digest_uuid (post), praxis_digest_get_uuid (self->publication->digest)) &&
         praxis_import_has_text (self->store, post, file->draft, file->slug, &has, NULL) && has;
}

/* Whether those names that both lists have stand in the same order. */
static gboolean
same_order (GStrv a,
            GStrv b)
{
  guint n = 0;

  for (guint i = 0; a[i] != NULL; i++)
    {
      if (!g_strv_contains ((const char *const *) b, a[i]))
        continue;
      while (b[n] != NULL && !g_strv_contains ((const char *const *) a, b[n]))
        n++;
      if (b[n] == NULL || !g_str_equal (a[i], b[n]))
        return FALSE;
      n++;
    }
  return TRUE;
}

static gboolean
has_issue (Export     *self,
           const char *text,
           gsize       length)
{
  g_autoptr(PraxisMarkdownIssue) there = praxis_markdown_read_issue (text, length, NULL);
  g_autoptr(PraxisMarkdownIssue) new = praxis_markdown_read_issue (self->writing_issue, -1, NULL);

  return there != NULL && new != NULL && there->problems->len == 0 && there->month == new->month &&
         g_str_equal (there->blurb, new->blurb) && same_order (there->slugs, new->slugs);
}

static GStrv
list_labels (GPtrArray        *terms,
             PraxisVocabulary  vocabulary)
{
  g_autoptr(GStrvBuilder) labels = g_strv_builder_new ();

  for (guint i = 0; i < terms->len; i++)
    {
      if (praxis_term_get_vocabulary (terms->pdata[i]) == vocabulary)
        g_strv_builder_add (labels, praxis_term_get_label (terms->pdata[i]));
    }
  return g_strv_builder_end (labels);
}

/* Whether no term has another name in addresses than in the library, which imports do not take. */
static gboolean
same_slugs (GPtrArray *there,
            GPtrArray *here)
{
  g_autoptr(GHashTable) slugs = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < here->len; i++)
    g_hash_table_insert (slugs, (gpointer) praxis_term_get_uuid (here->pdata[i]), (gpointer) praxis_term_get_slug (here->pdata[i]));
  for (guint i = 0; i < there->len; i++)
    {
      const char *uuid = praxis_term_get_uuid (there->pdata[i]);
      const char *slug = praxis_term_get_slug (there->pdata[i]);
      const char *known = uuid != NULL ? g_hash_table_lookup (slugs, uuid) : NULL;

      if (slug != NULL && known != NULL && !g_str_equal (slug, known))
        return FALSE;
    }
  return TRUE;
}

/* Whether the library has what a file says of vocabularies; of a term that it leaves out it says nothing. */
static gboolean
has_terms (Export               *self,
           PraxisMarkdownDigest *there,
           PraxisMarkdownDigest *new)
{
  g_autoptr(GPtrArray) edits = NULL;

  if (there->terms == NULL)
    return TRUE;
  for (guint v = 0; v < PRAXIS_N_VOCABULARIES; v++)
    {
      g_auto(GStrv) a = list_labels (there->terms, v);
      g_auto(GStrv) b = list_labels (new->terms, v);

      if (!same_order (a, b))
        return FALSE;
    }
  edits = praxis_import_list_term_edits (self->store, praxis_digest_get_uuid (self->publication->digest), there->terms,
                                         there->term_bases, NULL);
  return edits != NULL && edits->len == 0 && same_slugs (there->terms, new->terms);
}

/* What a file says of a digest but for its vocabularies, as an export writes it: however it is written, it is the same where it says
 * the same. */
static char *
dup_normal_digest (PraxisMarkdownDigest *file)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  GPtrArray *const terms[PRAXIS_N_VOCABULARIES] = { none, none };

  return praxis_digest_to_markdown (file->digest, terms);
}

static gboolean
has_digest (Export     *self,
            const char *text,
            gsize       length)
{
  g_autoptr(PraxisMarkdownDigest) there = praxis_markdown_read_digest (text, length, NULL);
  g_autoptr(PraxisMarkdownDigest) new = praxis_markdown_read_digest (self->writing_digest, -1, NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (there == NULL || there->problems->len > 0 || new == NULL)
    return FALSE;
  first = dup_normal_digest (there);
  second = dup_normal_digest (new);
  return g_strcmp0 (first, second) == 0 && has_terms (self, there, new);
}

/* A file that somebody has edited may go when the library has what it says: it was imported. All else would be lost. */
static gboolean
may_replace (const char *path,
             const char *text,
             gsize       length,
             gpointer    data)
{
  Export *self = data;

  if (!g_utf8_validate_len (text, length, NULL))
    return FALSE;
  if (self->writing_issue != NULL)
    return has_issue (self, text, length);
  if (self->writing_digest != NULL)
    return has_digest (self, text, length);
  return g_str_has_prefix (path, "posts/") && has_post (self, text, length);
}

/* --- What is around them ---------------------------------------------------------------------------------- */

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *first = *(const Place *const *) a;
  const Place *second = *(const Place *const *) b;

  if (first->position != second->position)
    return first->position < second->position ? -1 : 1;
  return first->id < second->id ? -1 : first->id > second->id;
}

static GStrv
dup_slugs (GPtrArray *places)
{
  g_autoptr(GStrvBuilder) slugs = g_strv_builder_new ();

  if (places != NULL)
    g_ptr_array_sort (places, compare_places);
  for (guint i = 0; places != NULL && i < places->len; i++)
    g_strv_builder_add (slugs, ((Place *) places->pdata[i])->slug);
  return g_strv_builder_end (slugs);
}

/* An issue without a published post is not published itself. */
static gboolean
write_issues (Export  *self,
              GError **error)
{
  const char *language = praxis_digest_get_language (self->publication->digest);
  GPtrArray *issues = self->publication->issues;

  for (guint i = 0; i < issues->len; i++)
    {
      PraxisIssue *issue = issues->pdata[i];
      GPtrArray *places = g_hash_table_lookup (self->places, GUINT_TO_POINTER (praxis_issue_get_month (issue)));
      g_auto(GStrv) slugs = dup_slugs (places);
      g_autofree char *month = praxis_month_to_string (praxis_issue_get_month (issue));
      g_autofree char *path = g_strdup_printf ("issues/%s.md", month);
      g_autofree char *text = NULL;

      if (places == NULL && !self->request->drafts)
        continue;
      text = praxis_issue_to_markdown (issue, language, (const char * const *) slugs);
      self->writing_issue = text;
      if (!write_text (self, path, g_strdup (text), error))
        return FALSE;
      self->writing_issue = NULL;
    }
  return TRUE;
}

static gboolean
write_digest (Export  *self,
              GError **error)
{
  PraxisDigest *digest = self->publication->digest;
  g_autoptr(GPtrArray) topics =
    praxis_store_list_terms (self->store, praxis_digest_get_uuid (digest), PRAXIS_VOCABULARY_TOPIC, error);
  g_autoptr(GPtrArray) types =
    topics != NULL ? praxis_store_list_terms (self->store, praxis_digest_get_uuid (digest), PRAXIS_VOCABULARY_TYPE, error) : NULL;
  GPtrArray *const terms[PRAXIS_N_VOCABULARIES] = { topics, types };
  g_autofree char *text = NULL;

  if (types == NULL)
    return FALSE;
  text = praxis_digest_to_markdown (digest, terms);
  self->writing_digest = text;
  if (!write_text (self, "digest.md", g_strdup (text), error))
    return FALSE;
  self->writing_digest = NULL;
  return TRUE;
}

/* What Hugo needs to know of the digest. */
static gboolean
write_hugo (Export  *self,
            GError **error)
{
  g_autoptr(GPtrArray) terms = praxis_hugo_list_terms (self->publication);

  for (guint i = 0; i < terms->len; i++)
    {
      const PraxisHugoTerm *term = terms->pdata[i];

      if (!write_text (self, term->path, praxis_hugo_term_to_markdown (term), error))
        return FALSE;
    }
  return write_text (self, "hugo.toml", praxis_digest_to_hugo (self->publication->digest, terms), error);
}

static gboolean
write_companions (Export  *self,
                  GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *path = g_strconcat (HUGO_PATH, companions[i], NULL);
      g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

      if (bytes == NULL ||
          !write_text (self, companions[i], g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_export_write_markdown:
 *
 * Writes a digest as a folder of Markdown files; a #PraxisExportFormat has it as its function. Of a post that was edited since it
 * was published it has what was published. A file that somebody has edited stays as it is until it was imported.
 */
PraxisExportReport *
praxis_export_write_markdown (const PraxisExportFormat   *format,
                              PraxisStore                *store,
                              const PraxisExportRequest  *request,
                              GFile                      *folder,
                              GError                    **error)
{
  g_auto(Export) self = { .store = store, .request = request };

  self.publication = praxis_store_get_publication (store, request->digest_uuid, error);
  if (self.publication == NULL)
    return NULL;
  self.places = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self.references = praxis_references_new (store, self.publication->digest, error);
  if (self.references == NULL)
    return NULL;
  self.target = praxis_export_open (folder, format->name, self.publication->digest, request, error);
  if (self.target != NULL)
    praxis_folder_protect (self.target, may_replace, &self);
  if (self.target == NULL ||
      !write_posts (&self, error) ||
      !write_issues (&self, error) ||
      !write_digest (&self, error) ||
      !write_hugo (&self, error) ||
      !write_companions (&self, error) ||
      !praxis_folder_commit (self.target, error))
    return NULL;
  return praxis_export_report_new (self.target, "digest.md");
}
