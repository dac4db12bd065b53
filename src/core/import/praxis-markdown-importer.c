/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-markdown-importer.h"

#include <string.h>

#include "model/praxis-text.h"
#include "praxis-front-matter.h"
#include "praxis-import-private.h"
#include "praxis-markdown.h"
#include "praxis-text-decoder.h"

/*
 * A digest as Markdown files with front matter. Its files come together in one import, since an issue's file says in
 * which order the posts of the others stand.
 */

/**
 * praxis_markdown_is_file:
 * @text: (array length=length): the beginning of a text
 * @length: its length in bytes, or -1
 *
 * Returns: whether it looks like Markdown with front matter
 */
gboolean
praxis_markdown_is_file (const char *text,
                         gssize      length)
{
  return praxis_front_matter_is_there (text, length);
}

/**
 * praxis_markdown_decode:
 * @bytes: the content of a file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its text: what is UTF-8 as it is, with every character that ends a line elsewhere, and what is
 *   not as praxis_text_decoder_decode() reads it, with its errors
 */
char *
praxis_markdown_decode (GBytes  *bytes,
                        GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (text != NULL && g_utf8_validate_len (text, length, NULL))
    return g_strndup (text, length);
  return praxis_text_decoder_decode (bytes, error);
}

static gboolean
has_any (yyjson_val         *root,
         const char * const *keys)
{
  for (gsize i = 0; keys[i] != NULL; i++)
    {
      if (yyjson_obj_get (root, keys[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Of the keys that the three kinds have, some are found in one alone. */
static gboolean
is_issue (yyjson_val *root)
{
  static const char *const others[] = { "status", "topics", "types", "citations", NULL };

  return yyjson_obj_get (root, "month") != NULL && !has_any (root, others) &&
         (yyjson_obj_get (root, "posts") != NULL || yyjson_obj_get (root, "title") == NULL);
}

static gboolean
is_digest (yyjson_val *root)
{
  static const char *const own[] = { "author", "language", "licence", "base_url", "sample", "vocabularies", NULL };
  static const char *const others[] = { "month", "status", "topics", "types", "citations", NULL };

  return has_any (root, own) && !has_any (root, others);
}

/**
 * praxis_markdown_file_read:
 * @text: (array length=length): the content of a file of a digest, an issue or a post, UTF-8
 * @length: its length in bytes, or -1
 * @error: return location
 *
 * Returns: (transfer full): what was understood; %NULL with %PRAXIS_ERROR_INVALID
 */
PraxisMarkdownFile *
praxis_markdown_file_read (const char  *text,
                           gssize       length,
                           GError     **error)
{
  g_autoptr(PraxisFrontMatter) file = praxis_front_matter_parse (text, length, error);
  g_autoptr(PraxisMarkdownFile) self = NULL;
  yyjson_val *root;

  if (file == NULL)
    return NULL;
  root = yyjson_doc_get_root (file->header);
  self = g_new0 (PraxisMarkdownFile, 1);
  if (is_digest (root))
    {
      self->digest = praxis_markdown_read_digest (text, length, error);
      if (self->digest == NULL)
        return NULL;
      self->problems = g_ptr_array_ref (self->digest->problems);
      return g_steal_pointer (&self);
    }
  if (is_issue (root))
    {
      self->issue = praxis_markdown_read_issue (text, length, error);
      if (self->issue == NULL)
        return NULL;
      self->problems = g_ptr_array_ref (self->issue->problems);
      return g_steal_pointer (&self);
    }
  self->post = praxis_markdown_read_post (text, length, error);
  if (self->post == NULL)
    return NULL;
  self->problems = g_ptr_array_ref (self->post->problems);
  return g_steal_pointer (&self);
}

/**
 * praxis_markdown_file_set_name:
 * @self: a file
 * @name: its path
 *
 * Says what the file is called: its stem is the name of the post in addresses, where it says no other. A file "index.md", as Hugo
 * has them, is called as the folder that was made for it.
 */
void
praxis_markdown_file_set_name (PraxisMarkdownFile *self,
                               const char         *name)
{
  g_autofree char *folder = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *slug = NULL;

  g_return_if_fail (self != NULL && name != NULL);

  folder = g_path_get_dirname (name);
  stem = g_path_get_basename (name);
  if (g_str_equal (stem, "index.md") && strchr (folder, G_DIR_SEPARATOR) != NULL)
    {
      g_free (stem);
      stem = g_path_get_basename (folder);
    }
  else if (g_str_has_suffix (stem, ".md"))
    {
      stem[strlen (stem) - strlen (".md")] = '\0';
    }
  slug = g_utf8_validate (stem, -1, NULL) ? praxis_text_slugify (stem, NULL) : NULL;
  g_set_str (&self->stem, *stem != '\0' && g_strcmp0 (slug, stem) == 0 ? stem : NULL);
}

/**
 * praxis_markdown_file_free:
 * @self: (transfer full): a file
 */
void
praxis_markdown_file_free (PraxisMarkdownFile *self)
{
  g_clear_pointer (&self->digest, praxis_markdown_digest_free);
  g_clear_pointer (&self->issue, praxis_markdown_issue_free);
  g_clear_pointer (&self->post, praxis_markdown_post_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self->stem);
  g_free (self);
}

/**
 * praxis_markdown_file_add_to:
 * @self: a file
 * @import: an import
 * @name: (nullable): what its problems call it, where there are several files
 *
 * Adds what was understood, with its problems.
 */
void
praxis_markdown_file_add_to (PraxisMarkdownFile *self,
                             PraxisImport       *import,
                             const char         *name)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (import != NULL);

  if (self->digest != NULL)
    praxis_import_set_digest (import, self->digest->digest, self->digest->base);
  if (self->digest != NULL && self->digest->terms != NULL)
    praxis_import_set_terms (import, self->digest->terms, self->digest->term_bases);
  if (self->issue != NULL)
    {
      praxis_import_add_issue (import, self->issue->month, self->issue->uuid);
      praxis_import_add_blurb (import, self->issue->month, self->issue->blurb, self->issue->base);
      praxis_import_set_order (import, self->issue->month, (const char * const *) self->issue->slugs);
    }
  if (self->post != NULL)
    {
      praxis_import_add_post (import, self->post->draft, self->post->uuid, self->post->slug, self->post->status);
      praxis_import_add_past (import, (const char * const *) self->post->former_slugs, self->post->published,
                              self->post->modified);
      praxis_import_add_origin (import, self->stem, self->post->base);
    }
  for (guint i = 0; i < self->problems->len; i++)
    {
      const PraxisImportProblem *problem = g_ptr_array_index (self->problems, i);
      g_autofree char *message = name != NULL ? g_strdup_printf ("%s: %s", name, problem->message) : NULL;

      praxis_import_add_problem (import, problem->line, message != NULL ? message : problem->message);
    }
}

static GStrv
list_paragraphs (const char *markdown)
{
  g_autofree char *plain = praxis_markdown_to_plain (markdown);

  return g_strsplit (plain, "\n\n", -1);
}

/**
 * praxis_markdown_file_to_page:
 * @self: a file
 *
 * Returns: (transfer full): the same in the form of a page, to show before it is imported
 */
PraxisBlogPage *
praxis_markdown_file_to_page (PraxisMarkdownFile *self)
{
  PraxisBlogPage *page = praxis_blog_page_new ();
  PraxisBlogPagePost *post = NULL;

  g_return_val_if_fail (self != NULL, page);

  if (self->issue != NULL)
    praxis_blog_page_add_blurb (page, self->issue->month, self->issue->blurb);
  if (self->post != NULL)
    {
      PraxisDraft *draft = self->post->draft;

      post = praxis_blog_page_post_new ();
      post->title = g_strdup (praxis_draft_get_title (draft));
      post->month = praxis_draft_get_month (draft);
      post->month_label = praxis_month_to_string (post->month);
      for (guint i = 0; i < praxis_draft_get_citations (draft)->len; i++)
        g_ptr_array_add (post->citations, g_object_ref (g_ptr_array_index (praxis_draft_get_citations (draft), i)));
      post->summary = g_strdup (praxis_draft_get_summary (draft));
      post->implications = g_strdup (praxis_draft_get_implications (draft));
      post->summary_paragraphs = list_paragraphs (post->summary);
      post->implication_paragraphs = list_paragraphs (post->implications);
      g_ptr_array_add (page->posts, post);
    }
  for (guint i = 0; i < self->problems->len; i++)
    {
      const PraxisImportProblem *problem = g_ptr_array_index (self->problems, i);

      praxis_blog_page_add_problem (page, post, problem->line, NULL, problem->message);
    }
  return page;
}
