/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-markdown-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cite/praxis-reference-parser.h"
#include "model/praxis-post-body.h"
#include "model/praxis-site-address.h"
#include "praxis-error.h"
#include "praxis-front-matter.h"
#include "praxis-import-private.h"
#include "praxis-markdown-evidence.h"
#include "praxis-markdown-terms.h"
#include "praxis-shortcode.h"

/*
 * One file of Markdown with front matter: the form of the sample's sources, which says what each key means
 * (data/sample/README.md). praxis_post_to_markdown() writes it. Nothing of a file is lost in silence: a value of the
 * wrong kind is an error, a key that nobody knows a problem that is spoken of.
 */

static GPtrArray *
problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_import_problem_free);
}

/* Adds a problem for each key that is not among those that are known. */
static void
list_unknown_keys (PraxisFrontMatter  *file,
                   yyjson_val         *object,
                   guint               line,
                   const char * const *known,
                   GPtrArray          *problems)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);
  yyjson_val *key;

  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    {
      const char *name = yyjson_get_str (key);
      g_autofree char *message = NULL;

      if (g_strv_contains (known, name))
        continue;
      /* Translators: %s is a key of a file's front matter that means nothing to Praxis */
      message = g_strdup_printf (_("“%s” is no key that Praxis knows; it was left out."), name);
      g_ptr_array_add (problems, praxis_import_problem_new (line != 0 ? line : praxis_front_matter_get_line (file, name),
                                                            message));
    }
}

static gboolean
read_needed_text (PraxisFrontMatter  *file,
                  const char         *key,
                  const char        **text,
                  GError            **error)
{
  if (!praxis_front_matter_get_text (file, key, text, error))
    return FALSE;
  if (*text != NULL)
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
               /* Translators: %s is a key of a file's front matter, such as "title" */
               _("The lines at the top of the file do not say “%s”."), key);
  return FALSE;
}

static gboolean
read_month (PraxisFrontMatter  *file,
            PraxisMonth        *month,
            GError            **error)
{
  const char *text;

  *month = PRAXIS_MONTH_NONE;
  if (!praxis_front_matter_get_text (file, "month", &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  *month = praxis_month_parse (text);
  if (*month != PRAXIS_MONTH_NONE)
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
               _("“%s” is no month. Write it as in 2023-03."), text);
  return FALSE;
}

static gboolean
read_uuid (PraxisFrontMatter  *file,
           char              **uuid,
           GError            **error)
{
  const char *text;

  if (!praxis_front_matter_get_text (file, "uuid", &text, error))
    return FALSE;
  *uuid = text != NULL ? g_ascii_strdown (text, -1) : NULL;
  if (text == NULL || g_uuid_string_is_valid (text))
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
               /* Translators: %s is what stands in a file where a UUID should */
               _("“%s” is no UUID. Leave the line out for a new post."), text);
  return FALSE;
}

static gboolean
read_status (PraxisFrontMatter   *file,
             PraxisMarkdownPost  *post,
             GError             **error)
{
  const char *text;

  post->status = PRAXIS_STATUS_DRAFT;
  if (!praxis_front_matter_get_text (file, "status", &text, error))
    return FALSE;
  post->has_status = text != NULL;
  if (text == NULL ||
      (praxis_status_parse (text, &post->status) && post->status != PRAXIS_STATUS_NEEDS_UPDATE))
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
               _("“%s” is no status. Write draft, ready or published."), text);
  return FALSE;
}

/* A reference that comes without its fields is read as one that somebody pastes. */
static PraxisCitation *
read_reference (PraxisMarkdownPost *post,
                guint               line,
                const char         *reference)
{
  g_autoptr(PraxisReferenceParse) parse = praxis_reference_parse (reference);

  for (guint i = 0; i < parse->doubts->len; i++)
    {
      const PraxisReferenceDoubt *doubt = g_ptr_array_index (parse->doubts, i);

      g_ptr_array_add (post->problems, praxis_import_problem_new (line, doubt->message));
    }
  return g_object_ref (parse->citation);
}

static PraxisCitation *
read_citation (PraxisFrontMatter   *file,
               PraxisMarkdownPost  *post,
               yyjson_val          *value,
               GError             **error)
{
  static const char *const known[] = { "csl", "reference", NULL };
  guint line = praxis_front_matter_get_line (file, "citations");
  yyjson_val *csl = yyjson_obj_get (value, "csl");
  yyjson_val *reference = yyjson_obj_get (value, "reference");
  g_autofree char *json = NULL;

  if ((csl == NULL && !yyjson_is_str (reference)) || (reference != NULL && !yyjson_is_str (reference)))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   /* Translators: the number is a line; leave “csl” and “reference” as they are */
                   _("Line %u: a citation needs “csl” with its fields, “reference” with its text, or both."), line);
      return NULL;
    }
  list_unknown_keys (file, value, line, known, post->problems);
  if (csl == NULL)
    return read_reference (post, line, yyjson_get_str (reference));
  json = yyjson_val_write (csl, YYJSON_WRITE_NOFLAG, NULL);
  return praxis_citation_new (json != NULL ? json : "null", yyjson_get_str (reference), error);
}

static gboolean
read_citations (PraxisFrontMatter   *file,
                PraxisMarkdownPost  *post,
                GError             **error)
{
  yyjson_val *array = yyjson_obj_get (yyjson_doc_get_root (file->header), "citations");
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  yyjson_val *value;

  if (array != NULL && !yyjson_is_null (array) && !yyjson_is_arr (array))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   /* Translators: the number is a line; leave “citations” as it is */
                   _("Line %u: “citations” must be a list."), praxis_front_matter_get_line (file, "citations"));
      return FALSE;
    }
  while ((value = yyjson_arr_iter_next (&iter)) != NULL)
    {
      g_autoptr(PraxisCitation) citation = read_citation (file, post, value, error);

      if (citation == NULL)
        return FALSE;
      praxis_draft_add_citation (post->draft, citation);
    }
  return TRUE;
}

static gboolean
read_terms (PraxisFrontMatter  *file,
            PraxisDraft        *draft,
            GError            **error)
{
  static const char *const keys[PRAXIS_N_VOCABULARIES] = { "topics", "types" };

  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    {
      g_auto(GStrv) labels = NULL;

      if (!praxis_front_matter_get_texts (file, keys[i], &labels, error))
        return FALSE;
      praxis_draft_set_terms (draft, i, (const char * const *) labels);
    }
  return TRUE;
}

/* The text below the front matter, as it was before it was made safe for Hugo, without empty lines around it. */
static char *
dup_body (PraxisFrontMatter *file)
{
  g_autofree char *body = praxis_shortcode_take_back (file->body);

  return praxis_post_body_trim (body);
}

/* The name in an address of a post, such as "/posts/name.html"; %NULL for one of something else. */
static char *
dup_former_slug (const char *address)
{
  g_autofree char *name = NULL;

  if (*address == '/')
    address++;
  if (!g_str_has_prefix (address, "posts/"))
    return NULL;
  name = g_strdup (address + strlen ("posts/"));
  if (g_str_has_suffix (name, ".html"))
    name[strlen (name) - strlen (".html")] = '\0';
  else if (g_str_has_suffix (name, "/"))
    name[strlen (name) - 1] = '\0';
  return *name != '\0' && strchr (name, '/') == NULL ? g_steal_pointer (&name) : NULL;
}

static gboolean
read_aliases (PraxisFrontMatter   *file,
              PraxisMarkdownPost  *post,
              GError             **error)
{
  g_autoptr(GStrvBuilder) slugs = g_strv_builder_new ();
  g_auto(GStrv) aliases = NULL;

  if (!praxis_front_matter_get_texts (file, "aliases", &aliases, error))
    return FALSE;
  for (gsize i = 0; aliases[i] != NULL; i++)
    {
      g_autofree char *message = NULL;
      char *slug = dup_former_slug (aliases[i]);

      if (slug != NULL)
        {
          g_strv_builder_take (slugs, slug);
          continue;
        }
      /* Translators: %s is an address, such as "/old/page.html" */
      message = g_strdup_printf (_("“%s” is no address of a post; it was left out."), aliases[i]);
      g_ptr_array_add (post->problems, praxis_import_problem_new (praxis_front_matter_get_line (file, "aliases"), message));
    }
  post->former_slugs = g_strv_builder_end (slugs);
  return TRUE;
}

/* A day is as good as a time. */
static gboolean
read_time (PraxisFrontMatter   *file,
           const char          *key,
           gint64              *seconds,
           GPtrArray           *problems,
           GError             **error)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr(GDateTime) time = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *message = NULL;
  const char *text;

  if (!praxis_front_matter_get_text (file, key, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  whole = g_strconcat (text, strlen (text) == strlen ("YYYY-MM-DD") ? "T00:00:00Z" : "", NULL);
  time = g_date_time_new_from_iso8601 (whole, zone);
  if (time != NULL)
    {
      *seconds = g_date_time_to_unix (time);
      return TRUE;
    }
  /* Translators: %s is what stands in a file where a date should */
  message = g_strdup_printf (_("“%s” is no date; it was left out."), text);
  g_ptr_array_add (problems, praxis_import_problem_new (praxis_front_matter_get_line (file, key), message));
  return TRUE;
}

/* What Hugo is told of the status must not be another one. */
static void
check_draft (PraxisFrontMatter  *file,
             PraxisMarkdownPost *post)
{
  yyjson_val *draft = yyjson_obj_get (yyjson_doc_get_root (file->header), "draft");

  if (yyjson_is_bool (draft) && post->has_status && yyjson_get_bool (draft) == (post->status == PRAXIS_STATUS_PUBLISHED))
    g_ptr_array_add (post->problems,
                     praxis_import_problem_new (praxis_front_matter_get_line (file, "draft"),
                                                /* Translators: leave “draft” and “status” as they are */
                                                _("“draft” says something else than “status”, which was taken.")));
}

/**
 * praxis_markdown_read_post:
 * @text: (array length=length): the content of a file of a post, UTF-8
 * @length: its length in bytes, or -1
 * @error: return location
 *
 * Reads what praxis_post_to_markdown() wrote, or somebody in its form. The title must be there, though it may be empty;
 * all else may be missing. Texts come without empty lines around them.
 *
 * Returns: (transfer full): the post; %NULL with %PRAXIS_ERROR_INVALID and a message that says what is wrong in the file
 */
PraxisMarkdownPost *
praxis_markdown_read_post (const char  *text,
                           gssize       length,
                           GError     **error)
{
  static const char *const known[] = {
    "uuid", "slug", "title", "month", "status", "topics", "types", "citations", "findings", "notices", "aliases",
    "publishDate", "lastmod", "base",
    /* Made for Hugo from the others. */
    "date", "draft", "references", NULL
  };
  g_autoptr(PraxisFrontMatter) file = NULL;
  g_autoptr(PraxisMarkdownPost) self = NULL;
  g_autofree char *body = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *implications = NULL;
  const char *title, *slug, *base;
  PraxisMonth month;

  g_return_val_if_fail (text != NULL, NULL);

  file = praxis_front_matter_parse (text, length, error);
  if (file == NULL)
    return NULL;
  self = g_new0 (PraxisMarkdownPost, 1);
  self->draft = praxis_draft_new ();
  self->problems = problems_new ();
  list_unknown_keys (file, yyjson_doc_get_root (file->header), 0, known, self->problems);
  self->has_unknown = self->problems->len > 0;
  if (!read_needed_text (file, "title", &title, error) ||
      !read_month (file, &month, error) ||
      !read_uuid (file, &self->uuid, error) ||
      !praxis_front_matter_get_text (file, "slug", &slug, error) ||
      !praxis_front_matter_get_text (file, "base", &base, error) ||
      !read_status (file, self, error) ||
      !read_aliases (file, self, error) ||
      !read_time (file, "publishDate", &self->published, self->problems, error) ||
      !read_time (file, "lastmod", &self->modified, self->problems, error) ||
      !read_terms (file, self->draft, error) ||
      !read_citations (file, self, error) ||
      !praxis_markdown_read_evidence (file, self->draft, self->problems, error))
    return NULL;
  check_draft (file, self);
  self->slug = g_strdup (slug);
  self->base = g_strdup (base);
  body = praxis_shortcode_take_back (file->body);
  praxis_post_body_split (body, &summary, &implications);
  praxis_draft_set_title (self->draft, title);
  praxis_draft_set_month (self->draft, month);
  praxis_draft_set_summary (self->draft, summary);
  praxis_draft_set_implications (self->draft, implications);
  return g_steal_pointer (&self);
}

/**
 * praxis_markdown_post_free:
 * @self: (transfer full): a post
 */
void
praxis_markdown_post_free (PraxisMarkdownPost *self)
{
  g_object_unref (self->draft);
  g_free (self->uuid);
  g_free (self->slug);
  g_free (self->base);
  g_strfreev (self->former_slugs);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/**
 * praxis_markdown_read_issue:
 * @text: (array length=length): the content of a file of an issue, UTF-8
 * @length: its length in bytes, or -1
 * @error: return location
 *
 * Returns: (transfer full): the issue; %NULL with %PRAXIS_ERROR_INVALID
 */
PraxisMarkdownIssue *
praxis_markdown_read_issue (const char  *text,
                            gssize       length,
                            GError     **error)
{
  /* The last two are made for Hugo from the month. */
  static const char *const known[] = { "uuid", "month", "posts", "base", "title", "date", NULL };
  g_autoptr(PraxisFrontMatter) file = NULL;
  g_autoptr(PraxisMarkdownIssue) self = NULL;
  const char *month, *base;

  g_return_val_if_fail (text != NULL, NULL);

  file = praxis_front_matter_parse (text, length, error);
  if (file == NULL)
    return NULL;
  self = g_new0 (PraxisMarkdownIssue, 1);
  self->problems = problems_new ();
  self->blurb = dup_body (file);
  list_unknown_keys (file, yyjson_doc_get_root (file->header), 0, known, self->problems);
  if (!read_needed_text (file, "month", &month, error) ||
      !read_month (file, &self->month, error) ||
      !read_uuid (file, &self->uuid, error) ||
      !praxis_front_matter_get_text (file, "base", &base, error) ||
      !praxis_front_matter_get_texts (file, "posts", &self->slugs, error))
    return NULL;
  self->base = g_strdup (base);
  return g_steal_pointer (&self);
}

/**
 * praxis_markdown_issue_free:
 * @self: (transfer full): an issue
 */
void
praxis_markdown_issue_free (PraxisMarkdownIssue *self)
{
  g_free (self->uuid);
  g_free (self->blurb);
  g_free (self->base);
  g_strfreev (self->slugs);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static gboolean
read_address (PraxisFrontMatter  *file,
              GPtrArray          *problems,
              char              **address,
              GError            **error)
{
  g_autofree char *message = NULL;
  const char *text;

  if (!praxis_front_matter_get_text (file, "base_url", &text, error))
    return FALSE;
  *address = praxis_site_address_normalize (text);
  if (*address != NULL)
    return TRUE;
  /* Translators: %s is what stands in a file where the web address of a site should */
  message = g_strdup_printf (_("“%s” is no address of a web site, such as https://example.org/blog/; it was left out."), text);
  g_ptr_array_add (problems, praxis_import_problem_new (praxis_front_matter_get_line (file, "base_url"), message));
  return TRUE;
}

static PraxisDigest *
read_digest (PraxisFrontMatter  *file,
             GPtrArray          *problems,
             GError            **error)
{
  g_autofree char *uuid = NULL;
  g_autofree char *introduction = NULL;
  g_autofree char *base_url = NULL;
  const char *slug, *title, *author, *language, *licence, *citation_style, *citation_locale;
  const char *site_theme, *site_header, *site_footer;
  yyjson_val *is_sample = yyjson_obj_get (yyjson_doc_get_root (file->header), "sample");

  if (!read_needed_text (file, "title", &title, error) ||
      !read_uuid (file, &uuid, error) ||
      !praxis_front_matter_get_text (file, "slug", &slug, error) ||
      !praxis_front_matter_get_text (file, "author", &author, error) ||
      !praxis_front_matter_get_text (file, "language", &language, error) ||
      !praxis_front_matter_get_text (file, "licence", &licence, error) ||
      !read_address (file, problems, &base_url, error) ||
      !praxis_front_matter_get_text (file, "citation_style", &citation_style, error) ||
      !praxis_front_matter_get_text (file, "citation_locale", &citation_locale, error) ||
      !praxis_front_matter_get_text (file, "site_theme", &site_theme, error) ||
      !praxis_front_matter_get_text (file, "site_header", &site_header, error) ||
      !praxis_front_matter_get_text (file, "site_footer", &site_footer, error))
    return NULL;
  introduction = dup_body (file);
  return g_object_new (PRAXIS_TYPE_DIGEST,
                       "uuid", uuid,
                       "slug", slug,
                       "title", title,
                       "author", author,
                       "language", language,
                       "licence", licence,
                       "base-url", base_url,
                       "citation-style", citation_style,
                       "citation-locale", citation_locale,
                       "site-theme", site_theme,
                       "site-header", site_header,
                       "site-footer", site_footer,
                       "introduction", introduction,
                       "origin", yyjson_get_bool (is_sample) ? PRAXIS_ORIGIN_SAMPLE : PRAXIS_ORIGIN_MINE,
                       NULL);
}

/**
 * praxis_markdown_read_digest:
 * @text: (array length=length): the content of a "digest.md", UTF-8
 * @length: its length in bytes, or -1
 * @error: return location
 *
 * Returns: (transfer full): what the file says of the digest; %NULL with %PRAXIS_ERROR_INVALID
 */
PraxisMarkdownDigest *
praxis_markdown_read_digest (const char  *text,
                             gssize       length,
                             GError     **error)
{
  static const char *const known[] = {
    "uuid", "slug", "title", "author", "language", "licence", "base_url", "citation_style", "citation_locale", "site_theme",
    "site_header", "site_footer", "sample", "base", "vocabularies", NULL
  };
  g_autoptr(PraxisFrontMatter) file = NULL;
  g_autoptr(PraxisMarkdownDigest) self = NULL;
  const char *base;
  guint n_unknown;

  g_return_val_if_fail (text != NULL, NULL);

  file = praxis_front_matter_parse (text, length, error);
  if (file == NULL)
    return NULL;
  self = g_new0 (PraxisMarkdownDigest, 1);
  self->problems = problems_new ();
  list_unknown_keys (file, yyjson_doc_get_root (file->header), 0, known, self->problems);
  n_unknown = self->problems->len;
  self->digest = read_digest (file, self->problems, error);
  if (self->digest == NULL ||
      !praxis_front_matter_get_text (file, "base", &base, error) ||
      !praxis_markdown_read_terms (file, &self->terms, &self->term_bases, error))
    return NULL;
  /* What cannot be read must not take away what is there. */
  self->base = self->problems->len == n_unknown ? g_strdup (base) : NULL;
  return g_steal_pointer (&self);
}

/**
 * praxis_markdown_digest_free:
 * @self: (transfer full): a digest
 */
void
praxis_markdown_digest_free (PraxisMarkdownDigest *self)
{
  g_clear_object (&self->digest);
  g_free (self->base);
  g_clear_pointer (&self->terms, g_ptr_array_unref);
  g_clear_pointer (&self->term_bases, g_ptr_array_unref);
  g_ptr_array_unref (self->problems);
  g_free (self);
}
