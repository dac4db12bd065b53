/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-page.h"

#include <string.h>

#include "model/praxis-name.h"
#include "praxis-json.h"

static void
problem_free (gpointer data)
{
  PraxisPageProblem *problem = data;

  g_free (problem->field);
  g_free (problem->message);
  g_free (problem);
}

static void
blurb_free (gpointer data)
{
  PraxisPageBlurb *blurb = data;

  g_free (blurb->text);
  g_free (blurb);
}

PraxisPagePost *
praxis_page_post_new (void)
{
  PraxisPagePost *self = g_new0 (PraxisPagePost, 1);

  self->citations = g_ptr_array_new_with_free_func (g_object_unref);
  self->doubts = g_ptr_array_new_with_free_func (problem_free);
  return self;
}

void
praxis_page_post_free (PraxisPagePost *self)
{
  g_free (self->title);
  g_free (self->month_label);
  g_ptr_array_unref (self->citations);
  g_free (self->summary);
  g_free (self->implications);
  g_strfreev (self->summary_paragraphs);
  g_strfreev (self->implication_paragraphs);
  g_ptr_array_unref (self->doubts);
  g_free (self);
}

PraxisPage *
praxis_page_new (void)
{
  PraxisPage *self = g_new0 (PraxisPage, 1);

  self->blurbs = g_ptr_array_new_with_free_func (blurb_free);
  self->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_page_post_free);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  return self;
}

void
praxis_page_free (PraxisPage *self)
{
  g_free (self->title);
  g_free (self->introduction);
  g_ptr_array_unref (self->blurbs);
  g_ptr_array_unref (self->posts);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static PraxisPageProblem *
problem_new (guint       line,
             const char *field,
             const char *message)
{
  PraxisPageProblem *problem = g_new0 (PraxisPageProblem, 1);

  problem->line = line;
  problem->field = g_strdup (field);
  problem->message = g_strdup (message);
  return problem;
}

/**
 * praxis_page_add_problem:
 * @self: a page
 * @post: (nullable): the post that it is about
 * @line: the line of the source, or 0
 * @field: (nullable): what is in doubt
 * @message: a sentence for people
 */
void
praxis_page_add_problem (PraxisPage     *self,
                         PraxisPagePost *post,
                         guint           line,
                         const char     *field,
                         const char     *message)
{
  if (post != NULL)
    g_ptr_array_add (post->doubts, problem_new (line, field, message));
  g_ptr_array_add (self->problems, problem_new (line, field, message));
}

void
praxis_page_add_blurb (PraxisPage  *self,
                       PraxisMonth  month,
                       const char  *text)
{
  PraxisPageBlurb *blurb = g_new0 (PraxisPageBlurb, 1);

  blurb->month = month;
  blurb->text = g_strdup (text);
  g_ptr_array_add (self->blurbs, blurb);
}

/**
 * praxis_page_post_dup_title:
 * @self: a post
 *
 * Returns: (transfer full): its title; for a post without one that of the work it cites, or an empty string
 */
char *
praxis_page_post_dup_title (PraxisPagePost *self)
{
  const char *title = self->title;

  if (title == NULL && self->citations->len > 0)
    title = praxis_citation_get_field (g_ptr_array_index (self->citations, 0), "title");
  return g_strdup (title != NULL ? title : "");
}

/**
 * praxis_page_post_to_draft:
 * @self: a post
 *
 * Returns: (transfer full): a draft with what was understood
 */
PraxisDraft *
praxis_page_post_to_draft (PraxisPagePost *self)
{
  PraxisDraft *draft = praxis_draft_new ();
  g_autofree char *title = praxis_page_post_dup_title (self);

  praxis_draft_set_title (draft, title);
  praxis_draft_set_month (draft, self->month);
  praxis_draft_set_summary (draft, self->summary);
  praxis_draft_set_implications (draft, self->implications);
  for (guint i = 0; i < self->citations->len; i++)
    praxis_draft_add_citation (draft, g_ptr_array_index (self->citations, i));
  return draft;
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
  GPtrArray *names = praxis_citation_get_names (citation, "author");
  const char *pages = praxis_citation_get_field (citation, "page");
  const char *container = praxis_citation_get_field (citation, "container-title");
  static const char * const more[] = { "publisher", "publisher", "publisher-place", "place", "edition", "edition", "chapter-number", "chapter", NULL };

  if (names == NULL || names->len == 0)
    names = praxis_citation_get_names (citation, "editor");
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
add_post (PraxisJsonBuilder *builder,
          yyjson_mut_val    *posts,
          PraxisPagePost    *post)
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
 * praxis_page_to_json:
 * @self: a page
 *
 * Returns: (transfer full): one JSON document, `{"posts": […], "problems": […]}`: what an import would take. A post's month
 *   keeps the page's words; article numbers stand as pages; text is plain
 */
char *
praxis_page_to_json (PraxisPage *self)
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
      PraxisPageProblem *problem = g_ptr_array_index (self->problems, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (builder, problems);

      yyjson_mut_obj_add_uint (builder, object, "line", problem->line);
      praxis_json_add_string (builder, object, "message", problem->message);
      if (problem->field != NULL)
        praxis_json_add_string (builder, object, "field", problem->field);
    }
  return praxis_json_to_string (builder, TRUE);
}
