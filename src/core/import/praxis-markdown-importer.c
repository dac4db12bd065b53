/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-markdown-importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-error.h"
#include "praxis-front-matter.h"

/*
 * A digest as Markdown files with front matter: the form of the sample's sources, which says what each key
 * means (data/sample/README.md).
 */

static gboolean
need_key (PraxisFrontMatter  *file,
          const char         *key,
          GError            **error)
{
  const char *value = praxis_json_get_string (yyjson_doc_get_root (file->header), key);

  if (value != NULL && *value != '\0')
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
               /* Translators: %s is a key of a file's front matter, such as "title" */
               _("The lines at the top of the file do not say “%s”."), key);
  return FALSE;
}

/**
 * praxis_markdown_import_digest:
 * @import: an import to add to
 * @text: the content of a "digest.md"
 * @error: return location
 *
 * Returns: whether it was understood; %FALSE with %PRAXIS_ERROR_INVALID
 */
gboolean
praxis_markdown_import_digest (PraxisImport  *import,
                               const char    *text,
                               GError       **error)
{
  g_autoptr(PraxisFrontMatter) file = praxis_front_matter_parse (text, error);
  g_autoptr(PraxisDigest) digest = NULL;
  yyjson_val *root;

  if (file == NULL || !need_key (file, "title", error))
    return FALSE;
  root = yyjson_doc_get_root (file->header);
  digest = g_object_new (PRAXIS_TYPE_DIGEST,
                         "uuid", praxis_json_get_string (root, "uuid"),
                         "slug", praxis_json_get_string (root, "slug"),
                         "title", praxis_json_get_string (root, "title"),
                         "author", praxis_json_get_string (root, "author"),
                         "language", praxis_json_get_string (root, "language"),
                         "licence", praxis_json_get_string (root, "licence"),
                         "base-url", praxis_json_get_string (root, "base_url"),
                         "introduction", file->body,
                         "origin", yyjson_get_bool (yyjson_obj_get (root, "sample"))
                                   ? PRAXIS_ORIGIN_SAMPLE : PRAXIS_ORIGIN_MINE,
                         NULL);
  praxis_import_set_digest (import, digest);
  return TRUE;
}

static gboolean
read_month (PraxisFrontMatter  *file,
            PraxisMonth        *month,
            GError            **error)
{
  const char *text = praxis_json_get_string (yyjson_doc_get_root (file->header), "month");

  *month = praxis_month_parse (text);
  if (*month != PRAXIS_MONTH_NONE || text == NULL)
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
               _("“%s” is no month. Write it as in 2023-03."), text);
  return FALSE;
}

/**
 * praxis_markdown_import_issue:
 * @import: an import to add to
 * @text: the content of a file of an issue
 * @error: return location
 *
 * Returns: whether it was understood; %FALSE with %PRAXIS_ERROR_INVALID
 */
gboolean
praxis_markdown_import_issue (PraxisImport  *import,
                              const char    *text,
                              GError       **error)
{
  g_autoptr(PraxisFrontMatter) file = praxis_front_matter_parse (text, error);
  g_auto(GStrv) slugs = NULL;
  PraxisMonth month;

  if (file == NULL || !need_key (file, "month", error) || !read_month (file, &month, error))
    return FALSE;
  slugs = praxis_json_get_strv (yyjson_doc_get_root (file->header), "posts");
  praxis_import_add_blurb (import, month, file->body);
  praxis_import_set_order (import, month, (const char * const *) slugs);
  return TRUE;
}

/* Splits a body at the line of the heading; a body without one is all summary. */
static void
set_texts (PraxisDraft *draft,
           const char  *body)
{
  const char *line = body;
  gsize length = strlen (PRAXIS_IMPLICATIONS_HEADING);

  while (line != NULL)
    {
      const char *next = strchr (line, '\n');

      if (strncmp (line, PRAXIS_IMPLICATIONS_HEADING, length) == 0 &&
          strspn (line + length, " \t\r") == (next != NULL ? (gsize) (next - line) : strlen (line)) - length)
        {
          g_autofree char *summary = g_strstrip (g_strndup (body, line - body));
          g_autofree char *implications = g_strstrip (g_strdup (next != NULL ? next : ""));

          praxis_draft_set_summary (draft, summary);
          praxis_draft_set_implications (draft, implications);
          return;
        }
      line = next != NULL ? next + 1 : NULL;
    }
  praxis_draft_set_summary (draft, body);
}

static gboolean
add_citations (PraxisDraft  *draft,
               yyjson_val   *array,
               GError      **error)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  yyjson_val *value;

  while ((value = yyjson_arr_iter_next (&iter)) != NULL)
    {
      g_autofree char *json = yyjson_val_write (yyjson_obj_get (value, "csl"), YYJSON_WRITE_NOFLAG, NULL);
      const char *reference = praxis_json_get_string (value, "reference");
      g_autoptr(PraxisCitation) citation = NULL;

      if (json == NULL && reference != NULL)
        citation = praxis_citation_new_verbatim (reference);
      else
        citation = praxis_citation_new (json != NULL ? json : "null", reference, error);
      if (citation == NULL)
        return FALSE;
      praxis_draft_add_citation (draft, citation);
    }
  return TRUE;
}

static gboolean
read_status (PraxisFrontMatter  *file,
             PraxisStatus       *status,
             GError            **error)
{
  const char *text = praxis_json_get_string (yyjson_doc_get_root (file->header), "status");

  *status = PRAXIS_STATUS_DRAFT;
  if (text == NULL || (praxis_status_parse (text, status) && *status != PRAXIS_STATUS_NEEDS_UPDATE))
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
               _("“%s” is no status. Write draft, ready or published."), text);
  return FALSE;
}

/**
 * praxis_markdown_import_post:
 * @import: an import to add to
 * @text: the content of a file of a post
 * @error: return location
 *
 * Returns: whether it was understood; %FALSE with %PRAXIS_ERROR_INVALID
 */
gboolean
praxis_markdown_import_post (PraxisImport  *import,
                             const char    *text,
                             GError       **error)
{
  static const char *const keys[PRAXIS_N_VOCABULARIES] = { "topics", "types" };
  g_autoptr(PraxisFrontMatter) file = praxis_front_matter_parse (text, error);
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  PraxisStatus status;
  PraxisMonth month;
  yyjson_val *root;

  if (file == NULL || !need_key (file, "title", error) || !read_month (file, &month, error) ||
      !read_status (file, &status, error))
    return FALSE;
  root = yyjson_doc_get_root (file->header);
  praxis_draft_set_title (draft, praxis_json_get_string (root, "title"));
  praxis_draft_set_month (draft, month);
  set_texts (draft, file->body);
  if (!add_citations (draft, yyjson_obj_get (root, "citations"), error))
    return FALSE;
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    {
      g_auto(GStrv) labels = praxis_json_get_strv (root, keys[i]);

      praxis_draft_set_terms (draft, i, (const char * const *) labels);
    }
  praxis_import_add_post (import, draft, praxis_json_get_string (root, "uuid"),
                          praxis_json_get_string (root, "slug"), status);
  return TRUE;
}
