/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-blog-page.h"

#include <string.h>

#include "model/praxis-name.h"
#include "praxis-json.h"

static void
problem_free (gpointer data)
{
  PraxisBlogPageProblem *problem = data;

  g_free (problem->field);
  g_free (problem->message);
  g_free (problem);
}

static void
blurb_free (gpointer data)
{
  PraxisBlogPageBlurb *blurb = data;

  g_free (blurb->text);
  g_free (blurb);
}

PraxisBlogPagePost *
praxis_blog_page_post_new (void)
{
  PraxisBlogPagePost *self = g_new0 (PraxisBlogPagePost, 1);

  self->citations = g_ptr_array_new_with_free_func (g_object_unref);
  self->doubts = g_ptr_array_new_with_free_func (problem_free);
  return self;
}

void
praxis_blog_page_post_free (PraxisBlogPagePost *self)
{
  g_free (self->title);
  g_free (self->month_label);
  g_ptr_array_unref (self->citations);
  g_free (self->summary);
  g_free (self->implications);
  g_strfreev (self->summary_paragraphs);
  g_strfreev (self->implication_paragraphs);
  g_ptr_array_unref (self->doubts);
  g_strfreev (self->keywords);
  g_free (self);
}

PraxisBlogPage *
praxis_blog_page_new (void)
{
  PraxisBlogPage *self = g_new0 (PraxisBlogPage, 1);

  self->blurbs = g_ptr_array_new_with_free_func (blurb_free);
  self->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_blog_page_post_free);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  return self;
}

void
praxis_blog_page_free (PraxisBlogPage *self)
{
  g_free (self->title);
  g_free (self->introduction);
  g_ptr_array_unref (self->blurbs);
  g_ptr_array_unref (self->posts);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static PraxisBlogPageProblem *
problem_new (guint       line,
             const char *field,
             const char *message)
{
  PraxisBlogPageProblem *problem = g_new0 (PraxisBlogPageProblem, 1);

  problem->line = line;
  problem->field = g_strdup (field);
  problem->message = g_strdup (message);
  return problem;
}

/**
 * praxis_blog_page_add_problem:
 * @self: a page
 * @post: (nullable): the post that it is about
 * @line: the line of the source, or 0
 * @field: (nullable): what is in doubt
 * @message: a sentence for people
 */
void
praxis_blog_page_add_problem (PraxisBlogPage     *self,
                              PraxisBlogPagePost *post,
                              guint               line,
                              const char         *field,
                              const char         *message)
{
  if (post != NULL)
    g_ptr_array_add (post->doubts, problem_new (line, field, message));
  g_ptr_array_add (self->problems, problem_new (line, field, message));
}

void
praxis_blog_page_add_blurb (PraxisBlogPage *self,
                            PraxisMonth     month,
                            const char     *text)
{
  PraxisBlogPageBlurb *blurb = g_new0 (PraxisBlogPageBlurb, 1);

  blurb->month = month;
  blurb->text = g_strdup (text);
  g_ptr_array_add (self->blurbs, blurb);
}

/**
 * praxis_blog_page_post_dup_title:
 * @self: a post
 *
 * Returns: (transfer full): its title; for a post without one that of the work it cites, or an empty string
 */
char *
praxis_blog_page_post_dup_title (PraxisBlogPagePost *self)
{
  const char *title = self->title;

  if (title == NULL && self->citations->len > 0)
    title = praxis_citation_get_field (g_ptr_array_index (self->citations, 0), "title");
  return g_strdup (title != NULL ? title : "");
}

/**
 * praxis_blog_page_post_to_draft:
 * @self: a post
 *
 * Returns: (transfer full): a draft with what was understood
 */
PraxisDraft *
praxis_blog_page_post_to_draft (PraxisBlogPagePost *self)
{
  PraxisDraft *draft = praxis_draft_new ();
  g_autofree char *title = praxis_blog_page_post_dup_title (self);

  praxis_draft_set_title (draft, title);
  praxis_draft_set_month (draft, self->month);
  praxis_draft_set_summary (draft, self->summary);
  praxis_draft_set_implications (draft, self->implications);
  for (guint i = 0; i < self->citations->len; i++)
    praxis_draft_add_citation (draft, g_ptr_array_index (self->citations, i));
  return draft;
}

/**
 * praxis_blog_page_to_import:
 * @self: a page
 * @source: what it comes from, for people: a file's name, "Clipboard"
 *
 * Returns: (transfer full): what a library shall take: the posts as published in their months, those without a month and
 *   those of records as drafts, with the blurbs and the problems
 */
PraxisImport *
praxis_blog_page_to_import (PraxisBlogPage *self,
                            const char     *source)
{
  PraxisImport *import = praxis_import_new (source);

  for (guint i = 0; i < self->posts->len; i++)
    {
      PraxisBlogPagePost *post = g_ptr_array_index (self->posts, i);
      g_autoptr(PraxisDraft) draft = praxis_blog_page_post_to_draft (post);

      if (self->is_records)
        praxis_import_add_work (import, draft, (const char * const *) post->keywords);
      else
        praxis_import_add_post (import, draft, NULL, NULL,
                                post->month != PRAXIS_MONTH_NONE ? PRAXIS_STATUS_PUBLISHED : PRAXIS_STATUS_DRAFT);
    }
  for (guint i = 0; i < self->blurbs->len; i++)
    {
      PraxisBlogPageBlurb *blurb = g_ptr_array_index (self->blurbs, i);

      if (blurb->month != PRAXIS_MONTH_NONE)
        praxis_import_add_blurb (import, blurb->month, blurb->text, NULL);
    }
  for (guint i = 0; i < self->problems->len; i++)
    {
      PraxisBlogPageProblem *problem = g_ptr_array_index (self->problems, i);

      praxis_import_add_problem (import, problem->line, problem->message);
    }
  return import;
}

/* "van der Berg, J., Jr.", or what the reference has instead of a name. */
static char *
name_text (const PraxisName *name)
{
  g_autofree char *family = praxis_name_dup_short (name);

  if (name->literal != NULL || name->given == NULL)
    return g_steal_pointer (&family);
  return g_strjoin (NULL, family, ", ", name->given,
                    name->dropping_particle != NULL ? " " : "", name->dropping_particle != NULL ? name->dropping_particle : "",
                    name->suffix != NULL ? ", " : "", name->suffix != NULL ? name->suffix : "", NULL);
}

static const char *
short_type (const char *type)
{
  if (g_strcmp0 (type, "article-journal") == 0 || g_strcmp0 (type, "article-magazine") == 0 || g_strcmp0 (type, "article-newspaper") == 0)
    return "article";
  if (g_strcmp0 (type, "article") == 0)
    return "preprint";
  return type != NULL ? type : "document";
}

static void
add_field (PraxisJsonBuilder *builder,
           yyjson_mut_val    *object,
           const char        *key,
           PraxisCitation    *citation,
           const char        *field)
{
  const char *value = praxis_citation_get_field (citation, field);

  praxis_json_add_string (builder, object, key, value != NULL ? value : "");
}

static yyjson_mut_val *
citation_to_json (PraxisJsonBuilder *builder,
                  PraxisCitation    *citation)
{
  yyjson_mut_val *object = yyjson_mut_obj (builder);
  yyjson_mut_val *authors = yyjson_mut_obj_add_arr (builder, object, "authors");
  g_autoptr(GPtrArray) names = praxis_citation_get_names (citation, "author");
  const char *pages = praxis_citation_get_field (citation, "page");
  const char *container = praxis_citation_get_field (citation, "container-title");
  static const char * const more[] = { "publisher", "publisher", "publisher-place", "place", "edition", "edition", "chapter-number", "chapter", NULL };

  if (names == NULL || names->len == 0)
    {
      g_clear_pointer (&names, g_ptr_array_unref);
      names = praxis_citation_get_names (citation, "editor");
    }
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *text = name_text (g_ptr_array_index (names, i));

      yyjson_mut_arr_add_strcpy (builder, authors, text);
    }
  if (praxis_citation_get_year (citation) > 0)
    yyjson_mut_obj_add_int (builder, object, "year", praxis_citation_get_year (citation));
  else
    yyjson_mut_obj_add_null (builder, object, "year");
  add_field (builder, object, "title", citation, "title");
  praxis_json_add_string (builder, object, "container", container != NULL ? container : "");
  add_field (builder, object, "volume", citation, "volume");
  add_field (builder, object, "issue", citation, "issue");
  add_field (builder, object, "pages", citation, pages != NULL ? "page" : container != NULL ? "number" : "page");
  add_field (builder, object, "doi", citation, "DOI");
  praxis_json_add_string (builder, object, "type", short_type (praxis_citation_get_field (citation, "type")));
  for (gsize i = 0; more[i] != NULL; i += 2)
    {
      if (praxis_citation_get_field (citation, more[i]) != NULL)
        add_field (builder, object, more[i + 1], citation, more[i]);
    }
  praxis_json_add_string (builder, object, "reference", praxis_citation_get_reference (citation));
  return object;
}

static void
add_nullable (PraxisJsonBuilder *builder,
              yyjson_mut_val    *object,
              const char        *key,
              const char        *value)
{
  if (value != NULL)
    praxis_json_add_string (builder, object, key, value);
  else
    yyjson_mut_obj_add_null (builder, object, key);
}

static void
add_post (PraxisJsonBuilder  *builder,
          yyjson_mut_val     *posts,
          PraxisBlogPagePost *post)
{
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (builder, posts);

  add_nullable (builder, object, "month", post->month_label);
  add_nullable (builder, object, "title", post->title);
  if (post->citations->len > 0)
    yyjson_mut_obj_add_val (builder, object, "citation", citation_to_json (builder, g_ptr_array_index (post->citations, 0)));
  else
    yyjson_mut_obj_add_null (builder, object, "citation");
  if (post->citations->len > 1)
    {
      yyjson_mut_val *others = yyjson_mut_obj_add_arr (builder, object, "more_citations");

      for (guint i = 1; i < post->citations->len; i++)
        yyjson_mut_arr_append (others, citation_to_json (builder, g_ptr_array_index (post->citations, i)));
    }
  praxis_json_add_strv (builder, object, "summary", (const char * const *) post->summary_paragraphs);
  praxis_json_add_strv (builder, object, "practice_implications", (const char * const *) post->implication_paragraphs);
}

/**
 * praxis_blog_page_to_json:
 * @self: a page
 *
 * Returns: (transfer full): one JSON document, `{"posts": […], "problems": […]}`: what an import would take. A post's month
 *   keeps the page's words; article numbers stand as pages; text is plain
 */
char *
praxis_blog_page_to_json (PraxisBlogPage *self)
{
  g_autoptr(PraxisJsonBuilder) builder = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (builder);
  yyjson_mut_val *posts, *problems;

  yyjson_mut_doc_set_root (builder, root);
  posts = yyjson_mut_obj_add_arr (builder, root, "posts");
  for (guint i = 0; i < self->posts->len; i++)
    add_post (builder, posts, g_ptr_array_index (self->posts, i));
  problems = yyjson_mut_obj_add_arr (builder, root, "problems");
  for (guint i = 0; i < self->problems->len; i++)
    {
      PraxisBlogPageProblem *problem = g_ptr_array_index (self->problems, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (builder, problems);

      yyjson_mut_obj_add_uint (builder, object, "line", problem->line);
      praxis_json_add_string (builder, object, "message", problem->message);
      if (problem->field != NULL)
        praxis_json_add_string (builder, object, "field", problem->field);
    }
  return praxis_json_to_string (builder, TRUE);
}
